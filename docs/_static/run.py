"""Run in the page by `run.js`, in Pyodide: sessions of `>>>` lines."""

import contextlib
import doctest
import io
import re
import sys
import traceback
import types
import unicodedata

# Unicode 16 is what unicodedata2 has, which is not built for Pyodide. Of `regex`, which is in Pyodide's own collection
# but not in its package on npm, rucorpus needs only `\X` here: a character with the combining ones after it.
sys.path.insert(0, "/lib")
sys.modules["unicodedata2"] = unicodedata
if "regex" not in sys.modules:
    sys.modules["regex"] = types.ModuleType("regex")
    sys.modules["regex"].finditer = lambda pattern, text: re.finditer(r"(?s).[\u0300-\u036f\u0483-\u0489]*", text)

names = {"__name__": "__main__"}
exec("from rucorpus import *", names)


def run(session):
    """Return what a console shows for a session: its lines, and what they print."""
    shown = io.StringIO()
    with contextlib.redirect_stdout(shown), contextlib.redirect_stderr(shown):
        for example in doctest.DocTestParser().get_examples(session):
            print(">>> " + example.source.rstrip("\n").replace("\n", "\n... "))
            try:
                exec(compile(example.source, "page", "single"), names)
            except ImportError as error:
                print(f"{error}: this example runs where that is installed, not in the page")
                break
            except Exception:
                traceback.print_exc(limit=0)
    return shown.getvalue()
