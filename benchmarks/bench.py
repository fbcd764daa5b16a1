"""What every benchmark needs: texts to run on, and a ratio that a noisy machine cannot bend.

A speed is always a ratio to a yardstick that runs in turn with it, A B A B …: whatever slows the machine slows both.
"""

import lzma
import re
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import zip_longest
from pathlib import Path
from statistics import median
from typing import NamedTuple, TypeVar

T = TypeVar("T")
_CHUNKS = re.compile(r"(?<!\\)\|")


class Result(NamedTuple):
    """One row of the table."""

    what: str
    yardstick: str
    ratio: float  # time of the one through time of the other; below 1 is faster
    wanted: str


def ratio(
    run: Callable[[], object],
    yardstick: Callable[[], object],
    rounds: int = 7,
    clock: Callable[[], float] = time.process_time,
) -> float:
    """Return the time of `run` as a multiple of that of `yardstick`: the median of `rounds` alternating pairs.

    `clock` counts the time of this process, so that others do not disturb; what runs in another one needs
    `time.perf_counter`.
    """
    run(), yardstick()  # the first run fills caches
    return median(_seconds(run, clock) / _seconds(yardstick, clock) for _ in range(rounds))


def _seconds(run: Callable[[], object], clock: Callable[[], float]) -> float:
    start = clock()
    run()
    return clock() - start


def texts(data: Path, megabytes: float = 2) -> list[str]:
    """Return documents of about `megabytes` in all from the files below `data`.

    `*.txt` are plain texts, cut into documents of a few thousand letters; `*.txt.xz` have a document on each line,
    with `|` between its sentences. Both kinds give half, and the files of a kind take turns.
    """
    found = [*_taken(_plain(data), megabytes / 2), *_taken(_split(data), megabytes / 2)]
    if not found:
        raise SystemExit(f"no *.txt and no *.txt.xz below {data}: name another folder with --data or RUCORPUS_DATA")
    return found


def _taken(documents: Iterator[str], megabytes: float) -> Iterator[str]:
    size = 0
    for document in documents:
        if size >= megabytes * 1e6:
            return
        size += len(document.encode())
        yield document


def _plain(data: Path) -> Iterator[str]:
    return _in_turn(map(_cut, sorted(data.rglob("*.txt"))))


def _cut(path: Path) -> Iterator[str]:
    text = path.read_text("utf-8", errors="replace")
    yield from (text[start : start + 3000] for start in range(0, len(text), 3000))


def _split(data: Path) -> Iterator[str]:
    return _in_turn(map(_lines, sorted(data.rglob("*.txt.xz"))))


def questions(data: Path, megabytes: float = 1) -> list[tuple[str, list[str]]]:
    """Return documents of `*.txt.xz` with their sentences, of about `megabytes` in all, the files in turn."""
    found, size = [], 0
    for chunks in _in_turn(map(_chunks, sorted(data.rglob("*.txt.xz")))):
        if size >= megabytes * 1e6:
            break
        found.append(("".join(chunks), [chunk for chunk in chunks if not chunk.isspace()]))
        size += len(found[-1][0].encode())
    return found


def _lines(path: Path) -> Iterator[str]:
    return map("".join, _chunks(path))


def _chunks(path: Path) -> Iterator[list[str]]:
    with lzma.open(path, "rt", encoding="utf-8", newline="\n") as lines:
        for line in lines:
            yield [chunk.replace(r"\n", "\n").replace(r"\|", "|") for chunk in _CHUNKS.split(line.rstrip("\n"))]


def _in_turn(files: Iterable[Iterator[T]]) -> Iterator[T]:
    """Yield the first document of each file, then the second of each, and so on."""
    for documents in zip_longest(*files):
        yield from (document for document in documents if document is not None)
