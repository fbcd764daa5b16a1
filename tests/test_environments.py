"""The same results in threads, event loops, sub-interpreters and other locales; and what no call does to the system."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
NEWS = TESTS.parent / "examples" / "news"


def run(*arguments, **environment):
    """Return what a new Python prints, which has the modules of the tests."""
    path = os.pathsep.join([str(TESTS), *filter(None, [os.environ.get("PYTHONPATH")])])
    done = subprocess.run(
        [sys.executable, *map(str, arguments)], capture_output=True, env=os.environ | {"PYTHONPATH": path} | environment
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


# All begin at once in a new process, so that tables are read, patterns compiled and caches filled by several threads.
IN_THREADS = """
import asyncio, sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from hostile.functions import TEXT_FUNCTIONS
from strategies import BROKEN, SENTENCES, TRICKY

THREADS = 8
text = " ".join([*SENTENCES, *TRICKY, *BROKEN])
barrier = Barrier(THREADS)

def results(number):
    if number < THREADS:
        barrier.wait()
    return [function(text) for function in TEXT_FUNCTIONS.values()]

async def gathered():
    return await asyncio.gather(*(asyncio.to_thread(results, THREADS) for _ in range(4)))

sys.setswitchinterval(1e-5)
with ThreadPoolExecutor(THREADS) as pool:
    found = [*pool.map(results, range(THREADS)), *asyncio.run(gathered())]
expected = [function(text) for function in TEXT_FUNCTIONS.values()]
print(all(each == expected for each in found), len(found))
"""


def test_threads_and_event_loops_give_the_same_from_the_first_call_on():
    assert run("-c", IN_THREADS) == b"True 12\n"


IN_AN_INTERPRETER = """
import sys
try:
    import _interpreters as interpreters
except ImportError:
    import _xxsubinterpreters as interpreters
CODE = '''
import rucorpus
print(rucorpus.normalize('- Да... - сказал он.'), rucorpus.split_sentences('Да. Нет.'), flush=True)
'''
for _ in range(2):
    assert not interpreters.run_string(interpreters.create(), CODE)
"""


@pytest.mark.skipif(sys.version_info >= (3, 14), reason="the module has another interface")
def test_sub_interpreters_normalize_and_split_plain_text():
    assert run("-c", IN_AN_INTERPRETER, PYTHONUTF8="1").decode() == "— Да… — сказал он. ['Да.', 'Нет.']\n" * 2


def test_the_job_writes_the_same_in_a_locale_without_cyrillic():
    without = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    assert run("-m", "rucorpus", NEWS, **without) == run("-m", "rucorpus", NEWS, LC_ALL="C.UTF-8")


# What an audit hook sees of every function and every reader. Modules are loaded first: some are linked to C libraries.
AUDITED = """
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from formats import FILES, PACKINGS, PAGES
from hostile.functions import TEXT_FUNCTIONS
from rucorpus import Corpus
from strategies import BROKEN, SENTENCES, TRICKY

def use(folder):
    for path in sorted(Path(folder).iterdir()):
        for mode in "skip", "recover":
            list(Corpus(path, on_error=mode, encoding="detect"))
    for function in TEXT_FUNCTIONS.values():
        function(" ".join([*SENTENCES, *TRICKY, *BROKEN]))

def hook(event, arguments):
    writes = event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+")
    if watching and (writes or event.startswith(WATCHED)):
        seen.add((event, str(arguments)[:200]))

WATCHED = ("socket.", "urllib.", "subprocess.", "os.system", "os.exec", "os.fork", "os.posix_spawn", "pickle.",
           "marshal.loads", "exec", "compile", "ctypes.", "os.remove", "os.rename", "os.mkdir", "shutil.",
           "tempfile.", "os.chmod", "os.putenv")
seen, watching = set(), False
with TemporaryDirectory() as folder:
    for name, data in (FILES | PAGES).items():
        Path(folder, name).write_bytes(data)
        for packing, pack in PACKINGS.items():
            Path(folder, name + packing).write_bytes(pack(name, data))
    use(folder)
    sys.addaudithook(hook)
    watching = True
    use(folder)
    watching = False
print(*sorted(seen), sep="\\n")
"""


def test_no_call_connects_starts_a_program_writes_a_file_or_runs_what_it_reads():
    assert run("-c", AUDITED).decode().split() == []
