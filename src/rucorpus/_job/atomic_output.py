"""Output files written atomically: a failed run leaves no partial file."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from errno import EBADF
from functools import partial
from gzip import GzipFile
from typing import IO

Writable = IO[bytes] | GzipFile

_BUFFER = 1 << 16  # bytes


@contextmanager
def output(path: str | None) -> Iterator[Writable]:
    """Provide a file to write to, which appears at `path` when all is written; None is standard output.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     with output(f"{folder}/a.txt") as file:
    ...         _ = file.write(b"whole")
    ...         unfinished = os.path.exists(f"{folder}/a.txt")
    ...     unfinished, os.listdir(folder)
    (False, ['a.txt'])

    The file is written under a hidden name in the same folder, and from the start has the mode of the file that it
    replaces. A name that ends in `.gz` is compressed, to the same bytes on every run. A device or a pipe is written to
    directly.
    """
    if path is None:
        if not sys.stdout:
            raise OSError(EBADF, os.strerror(EBADF))
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
    elif os.path.exists(path) and not os.path.isfile(path):  # a device or a pipe
        with open(path, "wb") as file:
            yield file
    else:
        with _replaced(os.path.realpath(path)) as out:
            yield out


@contextmanager
def _replaced(path: str) -> Iterator[Writable]:
    temporary = os.path.join(os.path.dirname(path), f".{os.path.basename(path)}.{os.getpid()}.part")
    mode = os.stat(path).st_mode & 0o777 if os.path.exists(path) else 0o666
    with suppress(OSError):
        os.unlink(temporary)  # of a stopped process that had the same number
    try:
        # "x" follows no link that someone else has put there.
        with open(temporary, "xb", _BUFFER, opener=partial(os.open, mode=mode)) as file, _compressed(path, file) as out:
            yield out
        if os.path.exists(path):
            shutil.copymode(path, temporary)
        os.replace(temporary, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise


@contextmanager
def _compressed(path: str, file: IO[bytes]) -> Iterator[Writable]:
    if path.endswith(".gz"):
        with GzipFile(filename="", mode="wb", fileobj=file, mtime=0) as out:  # the same bytes on every run
            yield out
    else:
        yield file
    file.flush()
    os.fsync(file.fileno())
