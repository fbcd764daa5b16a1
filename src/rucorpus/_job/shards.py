"""Shards: the main job from many files into a folder, over processes, so that it can be stopped and taken up again.

An input file becomes a shard; a large JSON lines file is cut and becomes several, so that all workers have work. A
shard is written beside and takes its name when it is whole; then the manifest notes it. What a run makes depends on its
input and options alone, not on the number of workers or on how often it was stopped.
"""

import os
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing, suppress
from functools import partial
from tempfile import TemporaryDirectory
from typing import IO, Any, NamedTuple

from .._corpus.corpus import Corpus
from .._corpus.documents import Document, Place
from .._corpus.formats.json_lines_parts import Part, can_be_cut, parts, read_part
from .._corpus.parallel_map import processes
from .._corpus.reading import Source, own_id, read_file
from .._corpus.records import Found, Reading
from .._corpus.sources.compression import decompressed
from .._corpus.sources.paths import is_url
from .._corpus.sources.streams import CHUNK, DAMAGE, damage, has_shrunk, opened, shrunk
from .._errors import CorpusError
from .atomic_output import output
from .manifest import UNPACKED, Entry, Manifest
from .processing import Tally, Work
from .writers import SUFFIXES, WRITERS

LARGE = 1 << 24  # bytes of a file on the disk, from which on it is cut
PART = 1 << 25  # bytes of a part, and what is missing to the end of a line
_AHEAD = 2  # shards of each worker that wait for it


class Task(NamedTuple):
    """A shard that is to be written: its name, its file, and the part of the file that goes there, if it is a part."""

    name: str
    source: Source
    part: Part | None = None
    unpacked: str = ""  # where that part lies decompressed
    error: CorpusError | None = None  # what ended the file there


class Orders(NamedTuple):
    """How every shard is to be made."""

    folder: str
    to: str
    work: Work
    reading: Reading
    format: str | None
    skip: bool  # damaged records


def run(
    corpus: Corpus, orders: Orders, manifest: Manifest, workers: int, advance: Callable[[int, int], object]
) -> Tally:
    """Write all shards that are not done, then the manifest; return what is in all of them.

    `advance` is called with the bytes of input and the documents of each shard that is done. Raises the CorpusError of
    a damaged record unless they are skipped, OSError where the shards cannot be written, BrokenProcessPool where a
    worker died.
    """
    tally, names = Tally(), []

    def undone(unpacked: str) -> Generator[Task]:
        for found in _tasks(corpus, orders, unpacked):
            if isinstance(found, CorpusError):
                _failed(found, orders, tally)
                continue
            names.append(found.name)
            if manifest.is_done(found.name, _input(found)):
                _forget(found)
                advance(_size_of(found), manifest.entries[found.name]["documents"])
            else:
                yield found

    with (
        TemporaryDirectory(UNPACKED, ".", orders.folder) as unpacked,
        closing(undone(unpacked)) as tasks,
        closing(_results(tasks, partial(_written, orders), workers)) as results,
    ):
        for task, entry in results:
            manifest.add(entry)
            _forget(task)
            advance(_size_of(task), entry["documents"])
    for name in names:
        tally.add(Tally.of(manifest.entries[name]))
    manifest.finish(names)
    return tally


def _forget(task: Task) -> None:
    if task.unpacked:
        os.unlink(task.unpacked)


def _input(task: Task) -> dict[str, Any]:
    """What a shard is made of; with other data it would be another one."""
    path = task.source.path
    data = {"path": path, "size": None if is_url(path) else _size(path)}
    return data | {"start": task.part.start, "stop": task.part.stop} if task.part else data


def _size_of(task: Task) -> int:
    """Return how many bytes of input a task is about."""
    return task.part.stop - task.part.start if task.part else _size(task.source.path) or 0


def _size(path: str) -> int | None:
    with suppress(OSError):
        return os.path.getsize(path)
    return None


def _results(tasks: Iterator[Task], function: Callable[[Task], Entry], workers: int) -> Generator[tuple[Task, Entry]]:
    """Yield the tasks with what came of them, as they are done."""
    if workers == 1:
        for task in tasks:
            yield task, function(task)
        return
    pending: dict[Future[Entry], Task] = {}
    with processes(workers) as pool:
        try:
            for task in tasks:
                pending[pool.submit(function, task)] = task
                if len(pending) >= _AHEAD * workers:
                    yield from _done(pending)
            while pending:
                yield from _done(pending)
        except BrokenProcessPool as broken:
            names = ", ".join(task.name for task in pending.values())
            broken.add_note(f"a worker died, perhaps killed for want of memory; under way were {names}")
            raise


def _done(pending: dict[Future[Entry], Task]) -> Iterator[tuple[Task, Entry]]:
    for future in wait(pending, return_when=FIRST_COMPLETED).done:
        entry = future.result()
        yield pending.pop(future), entry


def _tasks(corpus: Corpus, orders: Orders, unpacked: str) -> Iterator[Task | CorpusError]:
    """Yield what is to be done, in the order of the corpus."""
    taken: set[str] = set()
    for source in corpus._sources():
        if isinstance(source, CorpusError):
            yield source
        elif source.kind.is_known:
            name = stem = source.kind.stem.replace(":", "_")
            number = 1
            while name in taken:
                number += 1
                name = f"{stem}~{number}"
            taken.add(name)
            yield from _tasks_of(source, name, orders, unpacked)


def _tasks_of(source: Source, name: str, orders: Orders, unpacked: str) -> Iterator[Task]:
    suffix = SUFFIXES[orders.to]
    whole = Task(name + suffix, source)
    if not _is_large(source):
        yield whole
        return
    task = None
    for number, task in enumerate(_cut(whole, orders, unpacked), 1):
        yield task._replace(name=f"{name}-{number:05}{suffix}") if task.part else task


def _cut(whole: Task, orders: Orders, unpacked: str) -> Iterator[Task]:
    """Yield the parts of a large file, those of a compressed one laid decompressed into the folder `unpacked`.

    What cannot be cut is one task; a damage belongs to the part that it ends.
    """
    path, compression = whole.source.path, whole.source.kind.compression
    place, encoding = Place(path), orders.reading.encoding
    task, error = None, None
    try:
        with (
            opened(path) as raw,
            closing(decompressed(raw, compression) if compression else raw) as stream,
            closing(_Spool(os.path.join(unpacked, os.path.basename(whole.name)))) as spool,
        ):
            if can_be_cut(stream.peek(CHUNK), encoding):
                for part in parts(stream, place, encoding, spool.write if compression else len, PART):
                    if task:
                        yield task
                    task = whole._replace(part=part, unpacked=spool.taken() if compression else "")
            if has_shrunk(raw):
                error = shrunk(place)
    except CorpusError as damaged:
        error = damaged
    except DAMAGE as damaged:
        error = damage(damaged, place)
    yield task._replace(error=error) if task else whole


class _Spool:
    """Files for what is decompressed, one for each part."""

    def __init__(self, path: str) -> None:
        self.path, self.number = path, 1
        self.file: IO[bytes] | None = None

    def write(self, piece: bytes) -> None:
        if self.file is None:
            self.file = open(f"{self.path}.{self.number}", "wb")  # noqa: SIM115
        self.file.write(piece)

    def taken(self) -> str:
        """Close the file and return its path."""
        path, self.number = f"{self.path}.{self.number}", self.number + 1
        self.close()
        return path

    def close(self) -> None:
        if self.file:
            self.file.close()
            self.file = None


def _is_large(source: Source) -> bool:
    return (
        source.kind.format == "jsonl"
        and not source.kind.archive
        and not is_url(source.path)
        and (_size(source.path) or 0) >= LARGE
    )


def _written(orders: Orders, task: Task) -> Entry:
    """Write a shard and return what the manifest says of it."""
    tally = Tally()
    path = os.path.join(orders.folder, task.name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with output(path) as out, closing(_documents(task, orders, tally)) as documents:
        WRITERS[orders.to](out, orders.work.done(documents, tally))
    return {"name": task.name, "input": _input(task), "bytes": os.path.getsize(path), **tally.as_entry()}


def _documents(task: Task, orders: Orders, tally: Tally) -> Generator[Document]:
    for found in _found(task, orders):
        if isinstance(found, Document):
            yield found
        elif isinstance(found, CorpusError):
            _failed(found, orders, tally)


def _failed(error: CorpusError, orders: Orders, tally: Tally) -> None:
    if not orders.skip:
        raise error
    tally.failed(error)


def _found(task: Task, orders: Orders) -> Found:
    if not task.part:
        yield from read_file(task.source, orders.reading, orders.format)
        return
    place = Place(task.source.path)
    try:
        with opened(task.unpacked or task.source.path) as stream:
            stream.seek(0 if task.unpacked else task.part.start)
            yield from read_part(stream, task.part, own_id(task.source.kind), place, orders.reading)
            if not task.unpacked and os.fstat(stream.fileno()).st_size < task.part.stop:
                yield shrunk(place)
    except CorpusError as error:
        yield error
    except DAMAGE as error:
        yield damage(error, place)
    if task.error:
        yield task.error
