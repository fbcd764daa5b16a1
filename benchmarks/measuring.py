"""What is measured of each library: errors, time in turn with ours, memory; and of our functions, cost over size."""

import pickle
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import gold
import kinds
import rucorpus
from adapters import Function
from bench import ratio
from peers import Task, version_of

ELSEWHERE = {"typograf"}  # runs in a process of its own
ENOUGH = 0.3  # seconds of one run: a slow library gets fewer texts, and so does ours in turn with it
SIZES = [1000, 3000, 10_000, 30_000, 100_000, 300_000, 1_000_000]  # characters


class Row(NamedTuple):
    """One library in the table of a task; None is what was not measured."""

    package: str
    version: str
    errors: float | None  # per thousand
    time: float | None  # as a multiple of ours
    memory: float | None  # MB
    reason: str = ""  # why it was left out


def rows(task: Task) -> Iterator[Row]:
    """Yield a row for our function, and one for each peer."""
    questions, inputs, ours = task.questions(), task.measured_on(), task.ours()
    yield Row("rucorpus", rucorpus.__version__, errors(task, questions, ours), 1.0, memory(task, "rucorpus"))
    for peer in task.peers:
        try:
            function = peer.make()
            function(inputs[0])
        except ImportError as error:
            yield Row(peer.package, "", None, None, None, str(error))
            continue
        some = fitting(function, inputs)
        clock = time.perf_counter if peer.package in ELSEWHERE else time.process_time
        slower = ratio(partial(each, function, some), partial(each, ours, some), 5, clock)
        wrong = errors(task, questions, function) if peer.judged else None
        yield Row(peer.package, version_of(peer.package), wrong, slower, memory(task, peer.package))


def errors(task: Task, questions: Sequence[tuple[Any, Any]], function: Function) -> float | None:
    """Return the errors per thousand chances; of a slow function over the questions that a few seconds allow."""
    if task.judge is None:
        return None
    wrong = chances = 0
    end = time.perf_counter() + 20 * ENOUGH
    for given, answer in questions:
        found, possible = task.judge(answer, function(given))
        wrong, chances = wrong + found, chances + possible
        if time.perf_counter() > end:
            break
    return 1000 * wrong / chances


def each(function: Function, inputs: Sequence[Any]) -> None:
    """Call a function with each input."""
    for given in inputs:
        function(given)


def fitting(function: Function, inputs: Sequence[Any]) -> Sequence[Any]:
    """Return the first inputs, as many as the function does in time."""
    end = time.perf_counter() + ENOUGH
    for number, given in enumerate(inputs, 1):
        function(given)
        if time.perf_counter() > end:
            return inputs[:number]
    return inputs


def memory(task: Task, package: str) -> float | None:
    """Return the megabytes that a function takes in a process of its own; None if it runs in yet another one."""
    if package in ELSEWHERE or not Path("/proc/self/status").exists():
        return None
    command = [sys.executable, str(Path(__file__).with_name("memory.py")), task.title, package]
    given = pickle.dumps(task.measured_on()[:20])
    done = subprocess.run(command, input=given, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    return float(done.stdout)


COSTS: dict[str, Callable[[str], object]] = {
    "normalize": rucorpus.normalize,
    "split_sentences": rucorpus.split_sentences,
    "split_tokens": rucorpus.split_tokens,
    "dehyphenate": rucorpus.dehyphenate,
    "transliterate": partial(rucorpus.transliterate, scheme="wikipedia"),
    "fix_mojibake": rucorpus.fix_mojibake,
}


def costs(functions: dict[str, Callable[[str], object]], longest: float = 2) -> dict[str, list[tuple[float, float]]]:
    """Return for each function pairs of characters and microseconds a character, up to texts that take too long."""
    text = "".join(kinds.texts("news"))
    text = (text * (SIZES[-1] // len(text) + 1)).translate(gold.ASCII)
    found: dict[str, list[tuple[float, float]]] = {name: [] for name in functions}
    for name, function in functions.items():
        function(text[:1000])
        for size in SIZES:
            seconds = min(timed(function, text[:size]) for _ in range(3))
            found[name].append((size, 1e6 * seconds / size))
            if seconds > longest:
                break
    return found


def timed(function: Function, given: object) -> float:
    """Return the seconds of one call."""
    start = time.process_time()
    function(given)
    return time.process_time() - start


def by_kind() -> Iterator[tuple[str, float, float, float]]:
    """Yield kinds of text with their quotation marks and dashes per thousand characters, and the times of `normalize`.

    The times, of clean text and of text in ASCII, are multiples of that of one `str.translate`.
    """
    table = {ord(letter): letter.upper() for letter in "abcdefghijklmnopqrst"}
    for kind in kinds.SENTENCES:
        clean = kinds.texts(kind)
        times = [
            ratio(partial(each, rucorpus.normalize, some), partial(each, lambda text: text.translate(table), some), 5)
            for some in (clean, [text.translate(gold.ASCII) for text in clean])
        ]
        yield kind, kinds.density(clean, "«»„“—–"), times[0], times[1]
