"""Tasks: the shards of a corpus. A file is one shard; a large JSON lines file is divided into several."""

import os
from collections.abc import Iterator
from contextlib import closing, suppress
from typing import IO, Any, NamedTuple

from .._corpus.corpus import Corpus
from .._corpus.documents import Place
from .._corpus.formats.json_lines_parts import Part, can_be_divided, parts, read_part
from .._corpus.reading import Source, errors_yielded, read_file
from .._corpus.records import Found, ReadOptions, Skipped, documents
from .._corpus.sources.compression import decompressed
from .._corpus.sources.paths import is_url
from .._corpus.sources.streams import CHUNK, DAMAGE, damage, has_shrunk, opened, shrunk
from .._errors import CorpusError
from .manifest import file_facts, file_size

LARGE = 1 << 24  # bytes on disk; a file of this size is divided
PART = 1 << 25  # bytes of a part, which also has the rest of its last line


class Task(NamedTuple):
    """A shard to be written, from a file or a part of it."""

    name: str  # without suffix
    source: Source
    part: Part | None = None
    decompressed: str = ""  # the path of the decompressed part
    error: CorpusError | None = None  # what ended the file after the part

    def input(self) -> dict[str, Any]:
        """Return the input as the manifest records it."""
        path = self.source.path
        data = {"path": path, **({"size": None} if is_url(path) else file_facts(path))}
        return data | {"start": self.part.start, "stop": self.part.stop} if self.part else data

    @property
    def size(self) -> int:
        """The number of bytes of input."""
        return self.part.stop - self.part.start if self.part else file_size(self.source.path) or 0

    def found(self, options: ReadOptions) -> Found:
        """Yield the documents of the input and the errors met in it."""
        if not self.part:
            yield from read_file(self.source, options)
            return
        place = Place(self.source.path)
        yield from errors_yielded(self._found_in_part(self.part, place, options), place)
        if self.error:
            yield self.error

    def _found_in_part(self, part: Part, place: Place, options: ReadOptions) -> Found:
        with opened(self.decompressed or place.path) as stream:
            stream.seek(0 if self.decompressed else part.start)
            records = read_part(stream, part, place, options)
            yield from documents(records, self.source.id, options.fields)
            if not self.decompressed and stream.seek(0, os.SEEK_END) < part.stop:
                yield shrunk(place)

    def release(self) -> None:
        """Delete the decompressed part."""
        if self.decompressed:
            os.unlink(self.decompressed)


def shard_tasks(corpus: Corpus, folder: str) -> Iterator[Task | CorpusError | Skipped]:
    """Yield the tasks in the order of the corpus, each with a name of its own, and the files that are left out.

    Decompressed parts are written into `folder`. An error in a large file belongs to the task of the part that it ends.
    """
    taken: set[str] = set()
    for source in corpus.files():
        if isinstance(source, CorpusError):
            yield source
        elif not source.is_known:
            yield Skipped(Place(source.path))
        else:
            whole = Task(_new_name(source.stem.replace(":", "_"), taken), source)
            if not _is_large(source):
                yield whole
                continue
            part_path = os.path.join(folder, str(len(taken)))  # files in two folders may have the same name
            for number, task in enumerate(_divided(whole, corpus.options.encoding, part_path), 1):
                yield task._replace(name=_new_name(f"{whole.name}-{number:05}", taken)) if task.part else task


def _new_name(wanted: str, taken: set[str]) -> str:
    """Return `wanted`, with a number if it is taken, and add it to `taken`.

    >>> taken = {"a"}
    >>> _new_name("a", taken), _new_name("a", taken), _new_name("b", taken)
    ('a~2', 'a~3', 'b')
    """
    name, number = wanted, 1
    while name in taken:
        number += 1
        name = f"{wanted}~{number}"
    taken.add(name)
    return name


def _is_large(source: Source) -> bool:
    is_local_file = source.format == "jsonl" and not source.archive and not is_url(source.path)
    return is_local_file and (file_size(source.path) or 0) >= LARGE


def _divided(whole: Task, encoding: str, part_path: str) -> Iterator[Task]:
    """Yield the parts of a large file as tasks, or `whole` if it cannot be divided.

    Decompressed parts are written to files whose paths begin with `part_path`.
    """
    place, compression = Place(whole.source.path), whole.source.compression
    task, error = None, None
    try:
        with (
            opened(place.path) as raw,
            closing(decompressed(raw, compression) if compression else raw) as stream,
            closing(_PartFiles(part_path)) as files,
        ):
            if can_be_divided(stream.peek(CHUNK), encoding):
                for part in parts(stream, place, encoding, files.write if compression else len, PART):
                    if task:
                        yield task
                    task = whole._replace(part=part, decompressed=files.next_path() if compression else "")
            if has_shrunk(raw):
                error = shrunk(place)
    except CorpusError as corpus_error:
        error = corpus_error
    except DAMAGE as exception:
        error = damage(exception, place)
    except ImportError:
        pass  # reading the file will report that an extra is missing
    yield task._replace(error=error) if task else whole


class _PartFiles:
    """Files for the decompressed parts, written one after the other."""

    def __init__(self, path: str) -> None:
        self.path, self.number = path, 1
        self.file: IO[bytes] | None = None

    def write(self, piece: bytes) -> None:
        if self.file is None:
            self.file = open(f"{self.path}.{self.number}", "wb")  # noqa: SIM115
        self.file.write(piece)

    def next_path(self) -> str:
        """Close the current file and return its path; what is written next goes into a new one."""
        path, self.number = f"{self.path}.{self.number}", self.number + 1
        if self.file:
            self.file.close()
            self.file = None
        return path

    def close(self) -> None:
        """Give up an unfinished part; an error of a full disk does not matter."""
        if self.file:
            with suppress(OSError):
                self.file.close()
