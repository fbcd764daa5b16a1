"""Compressions: for each a function from a compressed stream to a decompressor, and a row in _DECOMPRESSORS."""

import io
from collections.abc import Callable
from functools import cache
from gzip import GzipFile
from importlib import import_module
from typing import Any

from ..._base.extras import required
from .streams import CHUNK, DamagedDataError, Stream


class Decompressed(io.RawIOBase):
    """The bytes of a decompressor: those before damage are not lost, and every exception is one of DAMAGE."""

    def __init__(self, decompressor: Any) -> None:
        self.decompressor, self.is_damaged = decompressor, False

    def readable(self) -> bool:
        """Return True."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill the start of `buffer` and return the number of bytes, 0 at the end."""
        try:
            piece = self.decompressor.read1(len(buffer))  # read() loses what it has when it meets damage
        except Exception as error:
            is_system_error = bool(getattr(error, "errno", None))
            self.is_damaged = not is_system_error
            if is_system_error or isinstance(error, EOFError | DamagedDataError):
                raise
            raise DamagedDataError(str(error)) from error
        buffer[: len(piece)] = piece
        return len(piece)


def _gz(packed: Stream) -> Any:
    fast = _isal() if packed.seekable() else None
    return _FastGzip(packed, fast(fileobj=packed)) if fast else GzipFile(fileobj=packed)


@cache  # without it a missing module would be searched for with every file
def _isal() -> Any:
    try:
        return import_module("isal.igzip").IGzipFile
    except ImportError:
        return None


class _FastGzip:
    """isal until it meets damage: it then drops what it has, so gzip reads the file again and describes the damage."""

    def __init__(self, packed: Stream, reader: Any) -> None:
        self.packed, self.reader, self.returned, self.is_fast = packed, reader, 0, True

    def read1(self, size: int) -> bytes:
        """Return the next bytes, at most `size`."""
        try:
            piece: bytes = self.reader.read1(size)
        except Exception:
            if not self.is_fast:
                raise
            self._use_gzip()
            piece = self.reader.read1(size)
        self.returned += len(piece)
        return piece

    def _use_gzip(self) -> None:
        self.is_fast = False
        self.packed.seek(0)
        self.reader = GzipFile(fileobj=self.packed)
        while self.returned:
            self.returned -= len(self.reader.read1(min(self.returned, CHUNK)))


def _zst(packed: Stream) -> Any:
    try:
        zstd = import_module("compression.zstd")  # Python 3.14
    except ImportError:
        zstd = required("backports.zstd", "zstd", "to read .zst files")
    return zstd.ZstdFile(packed)


_DECOMPRESSORS: dict[str, Callable[[Stream], Any]] = {
    ".gz": _gz,
    ".bz2": lambda packed: import_module("bz2").BZ2File(packed),  # not every Python is built with it
    ".xz": lambda packed: import_module("lzma").LZMAFile(packed),
    ".zst": _zst,
}


def decompressed(stream: Stream, compression: str) -> Stream:
    """Return a stream of the decompressed bytes of `stream`; raise EOFError if it is empty."""
    if not stream.peek(1):  # decompressors read nothing from it; it is a failed copy
        raise EOFError
    return io.BufferedReader(Decompressed(_DECOMPRESSORS[compression](stream)), 2 * CHUNK)
