"""Streams: the bytes of one file, and the errors that name the position of damage."""

import io
import os
from stat import S_ISREG
from typing import IO

from ..._errors import CorpusError
from ..documents import Place

Stream = io.BufferedReader

CHUNK = 1 << 16
# A pipe without a writer would block for ever; Windows would translate newlines.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class DamagedDataError(Exception):
    """Damage that a decompressor or an archive reports; its own exception is the cause."""


DAMAGE = (OSError, EOFError, DamagedDataError)  # raised by opening, reading and decompressing


def opened(path: str) -> Stream:
    """Return the file at `path`, open for reading bytes; raise OSError if it is not a regular file."""
    descriptor = os.open(path, _FLAGS)
    status = os.fstat(descriptor)
    if not S_ISREG(status.st_mode):
        os.close(descriptor)
        raise OSError(None, "not a regular file", path)
    file = _in_memory(descriptor, status.st_size) if status.st_size <= CHUNK else None
    return io.BufferedReader(file or _File(descriptor, status.st_size), CHUNK)


def _in_memory(descriptor: int, size: int) -> io.BytesIO | None:
    """Read a short file with one call, an eighth faster than by FileIO, and close it; None where that is not all."""
    try:
        raw = os.read(descriptor, size + 1)
    except OSError:  # which reading the stream raises again
        return None
    if len(raw) != size or not size:  # it has changed, or is one of /proc, whose sizes are 0
        os.lseek(descriptor, 0, os.SEEK_SET)
        return None
    os.close(descriptor)
    return io.BytesIO(raw)


def standard_input() -> Stream:
    """Return standard input, open for reading bytes; raise OSError if it was closed, as after it was read."""
    return io.BufferedReader(io.FileIO(0), CHUNK)


class _File(io.FileIO):
    """A file, and its size when it was opened."""

    def __init__(self, descriptor: int, size: int) -> None:
        super().__init__(descriptor)
        self.size = size


def has_shrunk(stream: Stream) -> bool:
    """Return whether a file that `opened` returned has become shorter since."""
    file = stream.raw
    return isinstance(file, _File) and os.fstat(file.fileno()).st_size < file.size


def shrunk(place: Place) -> CorpusError:
    """Return the error for a file that became shorter while it was read."""
    return place.error("the file became shorter while it was read, so documents may be missing")


def damage(error: BaseException, place: Place) -> CorpusError:
    """Return the CorpusError for an exception of opening, reading or decompressing."""
    if isinstance(error, EOFError):
        reason = "the compressed data end early, the file is truncated"
    elif isinstance(error, DamagedDataError):
        reason, error = f"the compressed data are damaged: {error}", error.__cause__ or error
    else:
        reason = f"cannot be read: {getattr(error, 'strerror', None) or error}"
    if place.offset is not None:
        reason += f"; reading stopped at byte {place.offset}"
    return place.error(reason, error)


def whole(stream: Stream, place: Place, limit: int) -> bytes:
    """Return all bytes of `stream`; raise CorpusError if they are more than `limit` or damaged."""
    raw, error = whole_or_part(stream, place, limit)
    if error:
        raise error
    return raw


def whole_or_part(stream: Stream, place: Place, limit: int) -> tuple[bytes, CorpusError | None]:
    """Return all bytes of `stream` and None, or those before its damage and the error."""
    is_in_memory = isinstance(stream.raw, io.BytesIO)  # as short files are
    raw, error = (stream.read(), None) if is_in_memory else _until_damage(stream, place, limit)
    return (b"", too_long("text", limit, place)) if len(raw) > limit else (raw, error)


def _until_damage(stream: Stream, place: Place, limit: int) -> tuple[bytes, CorpusError | None]:
    pieces: list[bytes] = []
    size = 0
    try:
        while size <= limit and (piece := stream.read1(min(max(size, CHUNK), 1 << 20))):
            pieces.append(piece)
            size += len(piece)
    except DAMAGE as error:
        line = 1 + sum(piece.count(b"\n") for piece in pieces)
        return b"".join(pieces), damage(error, place._replace(line=line, offset=size))
    return b"".join(pieces), None


class UntilDamage:
    """A stream whose damage ends it: `failure` is the exception."""

    def __init__(self, stream: Stream) -> None:
        self.stream, self.is_last = stream, False
        self.failure: BaseException | None = None

    def read(self, wanted: int) -> bytes:
        """Return at least `wanted` bytes, or all that are left; only as much as is there already is read at a time."""
        pieces: list[bytes] = []
        while wanted > 0 and not self.is_last:
            try:
                pieces.append(self.stream.read1(CHUNK))
            except DAMAGE as error:
                self.is_last, self.failure = True, error
                break
            self.is_last = not pieces[-1]
            wanted -= len(pieces[-1])
        return b"".join(pieces)


def seekable(stream: Stream, place: Place, limit: int) -> IO[bytes]:
    """Return `stream` if it is seekable, else its bytes in memory, at most `limit`."""
    return stream if stream.seekable() else io.BytesIO(whole(stream, place, limit))


def too_long(what: str, limit: int, place: Place) -> CorpusError:
    """Return the error for a record longer than `max_record`."""
    return place.error(f"the {what} is longer than max_record={limit} bytes; raise max_record to read it")
