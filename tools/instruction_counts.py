"""Machine instructions that our functions take, recorded so that a slow-down is seen on a machine however busy.

`python tools/instruction_counts.py` counts them with callgrind, compares with tools/instruction_counts.json and exits 1
if a function takes more than 5 % more. `--update` records them anew, on purpose. `--against REVISION` counts that
revision too, in the same environment, and compares with it. It needs valgrind and the extra `test`.

Counts hold for one build of Python and one version of regex. Where they are others (or a loop of plain Python takes
other instructions than it did), nothing is compared with the record, and a line says so.
"""

import argparse
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from importlib.metadata import version
from pathlib import Path

from revisions import ROOT, environment, sources

RECORD = Path(__file__).with_suffix(".json")
TOLERANCE = 0.05
SAME_BUILD = 0.02  # two runs of one build differ by up to 0.016
LOOP = "a loop of plain Python"

Counts = dict[str, int]


def versions() -> str:
    """Return what the counts depend on beside our code."""
    return f"Python {platform.python_version()}, {platform.machine()}, regex {version('regex')}"


def functions() -> dict[str, Callable[[str], object]]:
    """Return what is counted, by name."""
    import rucorpus

    ascii_stages = partial(rucorpus.normalize, style="ascii")
    cleaning = (rucorpus.decode_entities, rucorpus.unwrap_lines, rucorpus.normalize_spaces)
    return {
        LOOP: lambda text: [char for char in text if char > "я"],
        "normalize": rucorpus.normalize,
        "normalize, text in ASCII": lambda text: rucorpus.normalize(ascii_stages(text)),
        "trace": rucorpus.trace,
        "cleaning": partial(rucorpus.normalize, stages=cleaning),
        "dehyphenate": lambda text: rucorpus.dehyphenate(text.replace("а", "а-\n")),
        "fix_mojibake": lambda text: rucorpus.fix_mojibake(text.encode("cp1251", "ignore").decode("latin-1")[:500]),
        "detect_encoding": lambda text: rucorpus.detect_encoding(text.encode("koi8-r", "ignore")),
        "transliterate": partial(rucorpus.transliterate, scheme="wikipedia"),
        "split_sentences": rucorpus.split_sentences,
        "split_sentences, headings": partial(rucorpus.split_sentences, headings=True),
        "split_tokens": rucorpus.split_tokens,
        "protected_spans": lambda text: rucorpus.protected_spans(text, "markdown"),
    }


def texts() -> str:
    """Return the text that every function gets."""
    news = sorted((ROOT / "examples" / "news").glob("*.txt"))
    return "\n\n".join(path.read_text("utf-8") for path in news)[:6000]


def run_all() -> None:
    """Call every function twice; os.getppid() separates the second call, at which callgrind dumps its counts."""
    text = texts()
    for function in functions().values():
        function(text)  # reads tables, compiles patterns, fills caches
        os.getppid()
        function(text)
        os.getppid()


def counted(path: Path) -> Counts:
    """Return the counts of the package in a folder."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["valgrind", "--tool=callgrind", "--dump-before=getppid", f"--callgrind-out-file={folder}/out"]
        seeded = {**environment(path), "PYTHONHASHSEED": "0"}
        command += [sys.executable, __file__, "--run"]
        subprocess.run(command, env=seeded, check=True, capture_output=True)
        dumps = sorted(Path(folder).glob("out.*"), key=lambda dump: int(dump.suffix[1:]))
        totals = [re.search(r"^totals: (\d+)", dump.read_text(), re.M) for dump in dumps[1::2]]
    return dict(zip(functions(), (int(total[1]) for total in totals if total), strict=True))


def compare(counts: Counts, recorded: Counts) -> tuple[list[str], bool]:
    """Return a line for each function, and whether one takes more than it may.

    >>> compare({"f": 110, "g": 100}, {"f": 100, "g": 101})
    (['f: 110 instructions, +10.0 %: too many', 'g: 100 instructions, -1.0 %'], True)
    """
    lines, slower = [], False
    for name, count in counts.items():
        change = count / recorded[name] - 1 if name in recorded else 0.0
        slower |= change > TOLERANCE
        words = ": too many" if change > TOLERANCE else "" if name in recorded else ": not recorded yet"
        lines.append(f"{name}: {count:,} instructions, {100 * change:+.1f} %{words}")
    return lines, slower


def main() -> int:
    """Count, record or compare, and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--update", action="store_true", help="record the counts as they are now")
    parser.add_argument("--against", metavar="REVISION", help="compare with the counts of this revision of git")
    parser.add_argument("--run", action="store_true", help="call the functions, for callgrind")
    args = parser.parse_args()
    if args.run:
        run_all()
        return 0
    if not shutil.which("valgrind"):
        print("valgrind is not installed: no instructions are counted")
        return 0
    counts = counted(ROOT / "src")
    if args.update:
        RECORD.write_text(json.dumps({"versions": versions(), **counts}, indent=1) + "\n", "utf-8")
        return 0
    if args.against:
        with sources(args.against) as path:
            recorded = counted(path)
    else:
        recorded = json.loads(RECORD.read_text("utf-8"))
        if recorded["versions"] != versions() or abs(counts[LOOP] / recorded[LOOP] - 1) > SAME_BUILD:
            print(f"recorded with {recorded['versions']}, another build than {versions()}: nothing is compared")
            return 0
    lines, slower = compare(counts, recorded)
    print("\n".join(lines))
    return int(slower)


if __name__ == "__main__":
    sys.exit(main())
