"""The results as Markdown and SVG."""

import os
import platform
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import plots
from measuring import Row
from peers import Task


def machine() -> str:
    """Return the processor, the system and the Python."""
    names = [line.split(":")[1].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")]
    processor = names[0] if names else platform.processor() or platform.machine()
    return f"{processor}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"


def _lines(path: str) -> list[str]:
    try:
        return Path(path).read_text("utf-8").splitlines()
    except OSError:
        return []


def heading(command: str, data: str) -> list[str]:
    """Return the beginning of the page: what was run, where, when and on what."""
    return [
        "# Benchmarks\n",
        f"Measured on {datetime.now(UTC):%Y-%m-%d} by `{command}` on {machine()}.\n",
        "- **Errors** are counted on texts with known answers.",
        f"  {data}",
        "- **Time** is a multiple of ours on the same texts: the median of five pairs of runs, one after the other.",
        "  The texts are prose of four kinds for sentences, tokens and transliteration, those with answers otherwise.",
        "- **Memory** is what the function adds to a process, in MB, with its modules and tables.\n",
    ]


def table(task: Task, rows: Sequence[Row]) -> list[str]:
    """Return the table of a task."""
    unit = f", errors per 1,000 {task.per}" if task.per else ""
    lines = [f"## {task.title}\n", f"`{task.name}`{unit}.\n"]
    lines += ["| library | version | errors | time | memory |", "| --- | --- | ---: | ---: | ---: |"]
    for row in rows:
        if row.reason:
            lines.append(f"| {row.package} | not measured: {row.reason} | | | |")
        else:
            figures = " | ".join(map(shown, (row.errors, row.time, row.memory)))
            lines.append(f"| {row.package} | {row.version} | {figures} |")
    return [*lines, ""]


def shown(figure: float | None) -> str:
    """Return a figure with three digits.

    >>> shown(None), shown(0.0), shown(0.01234), shown(1234.5), shown(56.78)
    ('–', '0', '0.0123', '1,230', '56.8')
    """
    if figure is None:
        return "–"
    return f"{float(f'{figure:.3g}'):,}".removesuffix(".0")


def picture(folder: Path, name: str, svg: str, words: str) -> list[str]:
    """Write a plot into a folder, and return what shows it on a page there."""
    folder.joinpath("plots").mkdir(parents=True, exist_ok=True)
    folder.joinpath("plots", f"{name}.svg").write_text(svg, "utf-8")
    return [f"![{words}](plots/{name}.svg)\n"]


def errors_and_time(folder: Path, task: Task, rows: Sequence[Row]) -> list[str]:
    """Return the plot of a task whose errors are counted."""
    measured = [(row.package, row.time, row.errors) for row in rows if row.errors is not None and row.time]
    if len(measured) < 2:
        return []
    labels = "time as a multiple of rucorpus", f"errors per 1,000 {task.per}"
    points = [(name, time, wrong) for name, time, wrong in measured if time and wrong is not None]
    name = "".join(letter if letter.isalnum() else "-" for letter in task.title.lower())
    return picture(folder, name, plots.scatter(task.title, labels, points), f"Errors and time: {task.title.lower()}")
