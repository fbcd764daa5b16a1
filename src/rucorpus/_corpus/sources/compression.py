"""Compressions: a function from a packed stream to an unpacker, and a row in COMPRESSIONS."""

import io
from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import Any

from ..._base.extras import required
from .streams import CHUNK, DamagedDataError, Stream


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
            is_of_system = bool(getattr(error, "errno", None))
            self.is_damaged = not is_of_system
            if is_of_system or isinstance(error, EOFError | DamagedDataError):
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
    return io.BufferedReader(Unpacked(COMPRESSIONS[compression](stream)), 2 * CHUNK)
