"""Remote files: URLs that fsspec knows, such as s3:// and hdfs://. Needs the extra `fsspec`."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from errno import EIO
from typing import Any
from urllib.parse import urlsplit

from ..._base.extras import required
from .streams import CHUNK, Stream


def is_web(url: str) -> bool:
    """Return whether a URL is on the web, where there are no folders."""
    return urlsplit(url).scheme in ("http", "https")


def remote_name(url: str) -> str:
    """Return the file name in a URL."""
    path = urlsplit(url).path if is_web(url) else url
    return path.rpartition("/")[2]


def remote_files(url: str) -> Iterator[tuple[str, str]]:
    """Yield the URL and the relative path of every file below a folder, unordered; or of the file itself.

    >>> import fsspec
    >>> with fsspec.open("memory://news/1.txt", "wb") as file:
    ...     _ = file.write(b"Text")
    >>> list(remote_files("memory://news"))
    [('memory:///news/1.txt', '1.txt')]
    >>> list(remote_files("memory://news/1.txt"))
    [('memory://news/1.txt', '')]

    Raises OSError if nothing is found.
    """
    if is_web(url):  # a check would load it
        yield url, ""
        return
    with _as_os_error():
        system, root = required("fsspec.core", "fsspec", "to read URLs").url_to_fs(url)
        if not system.isdir(root):
            system.info(root)
            yield url, ""
            return
        found = system.find(root)
    for path in found:
        yield system.unstrip_protocol(path), path[len(root) :].lstrip("/")


def remote_opened(url: str) -> Stream:
    """Return the file at a URL, open for reading bytes."""
    with _as_os_error():
        return io.BufferedReader(
            _Remote(required("fsspec.core", "fsspec", "to read URLs").open(url, "rb").open()), CHUNK
        )


class _Remote(io.RawIOBase):
    """A file of fsspec, whose exceptions, which are of many types, become OSErrors."""

    def __init__(self, file: Any) -> None:
        self.file = file

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return bool(self.file.seekable())

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        with _as_os_error():
            return int(self.file.seek(offset, whence))

    def tell(self) -> int:
        return int(self.file.tell())

    def readinto(self, buffer: Any) -> int:
        with _as_os_error():
            piece = self.file.read(len(buffer))
        buffer[: len(piece)] = piece
        return len(piece)

    def close(self) -> None:
        self.file.close()
        super().close()


@contextmanager
def _as_os_error() -> Iterator[None]:
    try:
        yield
    except (OSError, ImportError):
        raise
    except Exception as error:
        raise OSError(EIO, f"{type(error).__name__}: {error}") from error
