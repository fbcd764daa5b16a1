"""Compare the outputs with the stored digests on Pyodide's Python, which has neither unicodedata2 nor regex.

`make digest-pyodide` runs this. Left out are the job, since Pyodide starts no processes, and files that need an extra.
"""

import json
import re
import sys
import types
import unicodedata
from pathlib import Path

ROOT = Path(__file__).parents[1]
# Grapheme clusters, as far as `normalize_unicode` needs them: a control character, or any other with the combining ones
# and jamo after it.
COMBINING = "".join(c for c in map(chr, range(sys.maxunicode + 1)) if unicodedata.category(c).startswith("M"))
CLUSTER = re.compile(f"(?s)[\x00-\x1f\u2028\u2029]|.[{re.escape(COMBINING)}\u1160-\u11ff\u200c\u200d]*")


def main() -> int:
    """Print what differs, and return the exit status."""
    sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tools"), str(ROOT / "tests")]
    sys.modules["unicodedata2"] = unicodedata
    regex = types.ModuleType("regex")
    regex.finditer = lambda pattern, text: CLUSTER.finditer(text)  # type: ignore[attr-defined]
    sys.modules["regex"] = regex
    import output_digest

    output_digest.outputs_of_job = lambda lenient: iter(())
    found = output_digest.outputs()
    stored = json.loads(output_digest.STORED.read_text("utf-8"))
    left_out = [call for call in stored if call.startswith("python -m ")]
    lines = list(output_digest.compare(found, {call: stored[call] for call in stored if call not in left_out}))
    print("\n".join(lines) or f"Python {sys.version.split()[0]}: {len(found)} calls return what they did")
    print(f"left out: {', '.join(left_out)}")
    return int(bool(lines))
