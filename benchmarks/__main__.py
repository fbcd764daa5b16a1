"""`python benchmarks` measures errors, time and memory of our functions and of peers, and writes RESULTS.md with plots.

`make bench` installs the peers first; one that is not installed is left out, and the results say so. The texts are
generated, so that everybody can repeat it. With `--data DIR` (or RUCORPUS_DATA) speed is measured on texts of your own:
`*.txt`, and `*.txt.xz` with a document on each line and `|` between its sentences, on which errors are counted too.
Those results are written into build/bench, unless `--out` names another folder.
"""

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import kinds
import plots
import report
import yardsticks
from bench import questions, texts
from measuring import COSTS, ELSEWHERE, by_kind, costs, rows
from peers import TASKS, Task

ROOT = Path(__file__).resolve().parent.parent
GENERATED = "The texts are generated from sentences of our own (`gold.py`, `kinds.py`); real ones are harder."
OWN = "Sentences are those of the files given; the other texts are generated (`gold.py`, `kinds.py`)."


def peers(out: Path, tasks: list[Task]) -> list[str]:
    """Return the tables and plots of all tasks."""
    lines = []
    for task in tasks:
        print(task.title, file=sys.stderr)
        measured = list(rows(task))
        lines += report.table(task, measured) + report.errors_and_time(out, task, measured)
    return lines


def sizes(out: Path) -> list[str]:
    """Return the plots of cost over size, of our functions and of the splitters and typography of peers."""
    functions: dict[str, Callable[[Any], Any]] = {}
    for task in TASKS[:2]:
        functions[f"rucorpus {task.name}"] = task.ours()
        for peer in task.peers:
            if peer.package in ELSEWHERE:
                continue
            try:
                functions[peer.package] = peer.make()
                functions[peer.package]("Да.")
            except ImportError:
                functions.pop(peer.package, None)
    labels = "characters", "microseconds a character"
    ours, others = plots.lines("Our functions", labels, costs(COSTS)), plots.lines("Peers", labels, costs(functions))
    return [
        "## Cost over size\n",
        *report.picture(out, "size", ours, "Microseconds a character over the length of the text, of our functions"),
        *report.picture(out, "size-peers", others, "The same of peers that split sentences or restore typography"),
    ]


def density(out: Path) -> list[str]:
    """Return the plot and the table of `normalize` by kind of text."""
    found = list(by_kind())
    bars = [
        (f"{kind}, {state} ({density:.0f})", value)
        for kind, density, clean, damaged in found
        for state, value in (("correct", clean), ("in ASCII", damaged))
    ]
    title = "normalize, by kind of text (quotation marks and dashes in 1,000 characters)"
    svg = plots.bars(title, "time as a multiple of one str.translate", bars)
    return ["## Kinds of text\n", *report.picture(out, "kinds", svg, title)]


def own(documents: list[str], goals: bool) -> list[str]:
    """Return the table of our functions against yardsticks; `goals` adds those set for texts like those of corpora."""
    lines = ["## Yardsticks\n", "Time as a multiple of that of the yardstick; below 1 is faster.\n"]
    lines += ["| what | yardstick | time |" + " goal |" * goals, "| --- | --- | ---: |" + " --- |" * goals]
    for benchmark in yardsticks.ALL:
        print(benchmark.__name__, file=sys.stderr)
        for row in benchmark(documents):
            goal = f" {row.wanted} |" * goals
            lines.append(f"| {row.what} | {row.yardstick} | {report.shown(row.ratio)} |{goal}")
    return [*lines, ""]


def main() -> None:
    """Measure, and write or print the results."""
    parser = argparse.ArgumentParser("python benchmarks", description=__doc__)
    parser.add_argument("--data", type=Path, default=os.environ.get("RUCORPUS_DATA"), help="a folder of Russian texts")
    parser.add_argument("--mb", type=float, default=1, help="how much of it to use (default: 1)")
    parser.add_argument("--only", metavar="WORD", help="only the tasks with this word in the title")
    parser.add_argument("--out", type=Path, help="the folder for RESULTS.md and plots")
    arguments = parser.parse_args()
    out = arguments.out or (ROOT / "build" / "bench" if arguments.data or arguments.only else ROOT / "benchmarks")
    tasks = [task for task in TASKS if (arguments.only or "").lower() in task.title.lower()]
    if arguments.data:
        documents = texts(Path(arguments.data), arguments.mb)
        if answered := questions(Path(arguments.data), arguments.mb):
            tasks = [task._replace(questions=lambda: answered) if task.title == "Sentences" else task for task in tasks]
    else:
        documents = [text for kind in kinds.SENTENCES for text in kinds.texts(kind)]
    lines = report.heading("make bench", OWN if arguments.data else GENERATED) + peers(out, tasks)
    if not arguments.only:
        lines += [*sizes(out), *density(out), *own(documents, bool(arguments.data))]
    out.mkdir(parents=True, exist_ok=True)
    out.joinpath("RESULTS.md").write_text("\n".join(lines), "utf-8")
    print(out / "RESULTS.md")


if __name__ == "__main__":
    main()
