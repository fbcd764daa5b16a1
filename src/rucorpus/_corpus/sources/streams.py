"""Streams: the bytes of one file, with every damage named by its place."""

import io
import os
from stat import S_ISREG
from typing import IO

from ..._errors import CorpusError
from ..documents import Place

Stream = io.BufferedReader

CHUNK = 1 << 16
# A pipe that nobody writes to would block for ever; Windows would translate newlines.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class DamagedDataError(Exception):
    """What every unpacker raises here, whatever its own error is; that one is the cause."""


DAMAGE = (OSError, EOFError, DamagedDataError)  # what opening, reading and unpacking raise


def opened(path: str) -> Stream:
    """Return the file at `path`, open for reading bytes; raise OSError at once where it is no regular file.

    >>> opened(os.devnull)
    Traceback (most recent call last):
    OSError: [Errno None] not a regular file: '/dev/null'
    """
    descriptor = os.open(path, _FLAGS)
    status = os.fstat(descriptor)
    if not S_ISREG(status.st_mode):
        os.close(descriptor)
        raise OSError(None, "not a regular file", path)
    if status.st_size <= CHUNK:  # it is read in one piece
        return io.BufferedReader(io.FileIO(descriptor), CHUNK)
    file = _File(descriptor)
    file.size = status.st_size
    return io.BufferedReader(file, CHUNK)


class _File(io.FileIO):
    """A file of several pieces, and how long it was when it was opened."""

    size: int


def has_shrunk(stream: Stream) -> bool:
    """Return whether a file that `opened` gave is shorter now than it was then.

    >>> with opened(__file__) as stream:
    ...     has_shrunk(stream)
    False
    """
    file = stream.raw
    return isinstance(file, _File) and os.fstat(file.fileno()).st_size < file.size


def shrunk(place: Place) -> CorpusError:
    """Return the error of a file that became shorter while it was read.

    >>> print(shrunk(Place("a.txt")))
    a.txt: the file became shorter while it was read, and what it lost may be missing here
    """
    return place.error("the file became shorter while it was read, and what it lost may be missing here")


def damage(error: BaseException, place: Place) -> CorpusError:
    """Return the error that says in plain words what opening, reading or unpacking ran into.

    >>> print(damage(EOFError(), Place("a.txt.gz")))
    a.txt.gz: the compressed data end too early, the file is cut short
    """
    if isinstance(error, EOFError):
        reason = "the compressed data end too early, the file is cut short"
    elif isinstance(error, DamagedDataError):
        reason, error = f"the compressed data are damaged: {error}", error.__cause__ or error
    else:
        reason = f"cannot be read: {getattr(error, 'strerror', None) or error}"
    if place.offset is not None:
        reason += f"; reading stopped at byte {place.offset}"
    return place.error(reason, error)


def whole(stream: Stream, place: Place, limit: int) -> bytes:
    """Return all bytes of `stream`; raise CorpusError where they are more than `limit` or damaged.

    >>> whole(io.BufferedReader(io.BytesIO(b"text")), Place("a.txt"), limit=3)
    Traceback (most recent call last):
    rucorpus.CorpusError: a.txt: the text is longer than max_record=3 bytes; raise max_record to read it
    """
    pieces, size = [], 0
    try:
        while size <= limit and (piece := stream.read1(min(max(size, 1 << 13), 1 << 20))):  # most files are small
            pieces.append(piece)
            size += len(piece)
    except DAMAGE as error:
        line = 1 + sum(piece.count(b"\n") for piece in pieces)
        raise damage(error, place._replace(line=line, offset=size)) from error
    if size > limit:
        raise too_long("text", limit, place)
    return b"".join(pieces)


def seekable(stream: Stream, place: Place, limit: int) -> IO[bytes]:
    """Return `stream` if one can go back and forth in it, else its bytes in memory, no more than `limit`.

    >>> seekable(io.BufferedReader(io.BytesIO(b"Text")), Place("a.epub"), limit=9).seek(2)
    2
    """
    return stream if stream.seekable() else io.BytesIO(whole(stream, place, limit))


def too_long(what: str, limit: int, place: Place) -> CorpusError:
    """Return the error of a record that is longer than the user allows.

    >>> print(too_long("line", 1000, Place("a.jsonl", line=7)))
    a.jsonl:7: the line is longer than max_record=1000 bytes; raise max_record to read it
    """
    return place.error(f"the {what} is longer than max_record={limit} bytes; raise max_record to read it")
