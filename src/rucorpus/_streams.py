"""Streams: the bytes of one file, opened and unpacked, with every damage named by its place.

A compression is a function from a binary stream to a binary stream and a row in COMPRESSIONS.
"""

import io
import os
from collections.abc import Callable
from functools import cache
from importlib import import_module
from stat import S_ISREG
from types import ModuleType
from typing import IO, Any

from ._documents import Place
from ._errors import CorpusError

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
    if S_ISREG(status.st_mode):
        file = _File(descriptor)
        file.size = status.st_size
        return io.BufferedReader(file, CHUNK)
    os.close(descriptor)
    raise OSError(None, "not a regular file", path)


class _File(io.FileIO):
    """A file, and how long it was when it was opened."""

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


def required(module: str, extra: str) -> ModuleType:
    """Return a module that belongs to an extra of this package.

    >>> required("no_such_module", "arrow")
    Traceback (most recent call last):
    ImportError: no_such_module is needed to read this and is not installed: pip install rucorpus[arrow]
    """
    try:
        return import_module(module)
    except ImportError as error:
        raise ImportError(
            f"{module} is needed to read this and is not installed: pip install rucorpus[{extra}]", name=module
        ) from error


class Unpacked(io.RawIOBase):
    """What an unpacker gives, piece by piece: nothing that comes before a damage is lost, and every one is in DAMAGE.

    >>> io.BufferedReader(Unpacked(io.BufferedReader(io.BytesIO(b"Text")))).read()
    b'Text'
    """

    def __init__(self, unpacker: Any) -> None:
        self.unpacker, self.is_damaged = unpacker, False

    def readable(self) -> bool:
        """Return True."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill the start of `buffer` and return how many bytes that took, 0 at the end."""
        try:
            piece = self.unpacker.read1(len(buffer))  # read() would lose what it has when it meets a damage
        except Exception as error:
            self.is_damaged = True
            if isinstance(error, EOFError | DamagedDataError) or getattr(error, "errno", None):
                raise
            raise DamagedDataError(str(error)) from error
        buffer[: len(piece)] = piece
        return len(piece)


def _gz(packed: Stream) -> Any:
    from gzip import GzipFile

    fast = _isal() if packed.seekable() else None
    return _FastGzip(packed, fast(fileobj=packed)) if fast else GzipFile(fileobj=packed)


@cache  # what is not installed would be looked for with every file
def _isal() -> Any:
    try:
        return import_module("isal.igzip").IGzipFile
    except ImportError:
        return None


class _FastGzip:
    """isal until it meets a damage: it then drops what it has, so gzip reads once more and says what is wrong."""

    def __init__(self, packed: Stream, reader: Any) -> None:
        self.packed, self.reader, self.given, self.is_fast = packed, reader, 0, True

    def read1(self, size: int) -> bytes:
        """Return the next piece, no longer than `size`."""
        try:
            piece: bytes = self.reader.read1(size)
        except Exception:
            if not self.is_fast:
                raise
            self._slow_down()
            piece = self.reader.read1(size)
        self.given += len(piece)
        return piece

    def _slow_down(self) -> None:
        from gzip import GzipFile

        self.is_fast = False
        self.packed.seek(0)
        self.reader = GzipFile(fileobj=self.packed)
        while self.given:
            self.given -= len(self.reader.read1(min(self.given, CHUNK)))


def _bz2(packed: Stream) -> Any:
    from bz2 import BZ2File

    return BZ2File(packed)


def _xz(packed: Stream) -> Any:
    from lzma import LZMAFile

    return LZMAFile(packed)


def _zst(packed: Stream) -> Any:
    try:
        zstd = import_module("compression.zstd")  # Python 3.14
    except ImportError:
        zstd = required("backports.zstd", "zstd")
    return zstd.ZstdFile(packed)


COMPRESSIONS: dict[str, Callable[[Stream], Any]] = {".gz": _gz, ".bz2": _bz2, ".xz": _xz, ".zst": _zst}


def decompressed(stream: Stream, compression: str) -> Stream:
    """Return a stream of what is packed in `stream`; EOFError where there is nothing at all.

    >>> import gzip
    >>> decompressed(io.BufferedReader(io.BytesIO(gzip.compress(b"Text"))), ".gz").read()
    b'Text'
    """
    if not stream.peek(1):  # unpackers take it for one of no text; it is a copy that never began
        raise EOFError
    return io.BufferedReader(Unpacked(COMPRESSIONS[compression](stream)), CHUNK)


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
    rucorpus._errors.CorpusError: a.txt: the text is longer than max_record=3 bytes; raise max_record to read it
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

    >>> seekable(io.BufferedReader(Unpacked(io.BufferedReader(io.BytesIO(b"Text")))), Place("a.epub"), limit=9).seek(2)
    2
    """
    return stream if stream.seekable() else io.BytesIO(whole(stream, place, limit))


def too_long(what: str, limit: int, place: Place) -> CorpusError:
    """Return the error of a record that is longer than the user allows.

    >>> print(too_long("line", 1000, Place("a.jsonl", line=7)))
    a.jsonl:7: the line is longer than max_record=1000 bytes; raise max_record to read it
    """
    return place.error(f"the {what} is longer than max_record={limit} bytes; raise max_record to read it")
