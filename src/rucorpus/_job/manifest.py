"""The manifest of a folder of shards: their input and options, and the counts of each.

While shards are written, a journal gets one line for each finished shard; an interrupted run continues after it.
"""

import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from hashlib import blake2b
from time import sleep
from typing import Any, TypeAlias

from .atomic_output import output

Entry: TypeAlias = dict[str, Any]  # of a shard, with the keys of _KINDS

MANIFEST, JOURNAL = "manifest.json", ".journal.jsonl"
DECOMPRESSED = ".unpacked"  # the end of the name of a folder for decompressed parts
_KINDS = {
    "name": str, "input": dict, "bytes": int, "documents": int, "sentences": int, "changes": dict, "damaged": int,
    "errors": list, "left_out": dict, "unread_dates": int,
}  # fmt: skip
_WAITS = 10  # tenths of a second for workers to end
_COMPARED = 1 << 16  # bytes at each end of an input file


class Manifest:
    """The finished shards of a folder.

    >>> import tempfile
    >>> folder = tempfile.mkdtemp()
    >>> manifest = Manifest(folder, {"headings": False})
    >>> manifest.add({"name": "a.jsonl", "input": {"path": "a.txt", "size": 5}, "bytes": 0})
    >>> Manifest(folder, {"headings": True})
    Traceback (most recent call last):
    ValueError: it was made with other options (headings was false and is true); name a new \
folder or the same options, or delete this one

    Raises ValueError for a folder made with other options, for one that holds anything else, and for a manifest or a
    journal that no run has written.
    """

    def __init__(self, folder: str, options: dict[str, Any]) -> None:
        self.folder, self.options = folder, json.loads(json.dumps(options))
        self.entries: dict[str, Entry] = {}
        os.makedirs(folder, exist_ok=True)
        found, entries = _read(folder)
        if found is None:
            _require_empty(folder)
            self._append({"options": self.options})
        elif found != self.options:
            raise ValueError(_difference(found, self.options))
        self.entries = {entry["name"]: entry for entry in map(_checked, entries)}

    def is_done(self, name: str, read_input: Callable[[], dict[str, Any]]) -> bool:
        """Return whether the shard `name` exists, has the size that was written, and was made of the same input."""
        entry = self.entries.get(name)
        return entry is not None and file_size(self._path(name)) == entry["bytes"] and entry["input"] == read_input()

    def add(self, entry: Entry) -> None:
        """Record a finished shard."""
        self.entries[entry["name"]] = entry
        self._append(entry)

    def finish(self, names: list[str]) -> None:
        """Write the manifest with the shards `names`, in this order; remove other shards and unfinished files."""
        whole = {"options": self.options, "shards": [self.entries[name] for name in names]}
        with output(self._path(MANIFEST)) as file:
            file.write(json.dumps(whole, ensure_ascii=True, indent=1).encode() + b"\n")
        obsolete = [self._path(JOURNAL), *map(self._path, self.entries.keys() - set(names))]
        for folder, folders, files in os.walk(self.folder):
            unfinished = (name for name in files if name.startswith(".") and name.endswith(".part"))
            obsolete += (os.path.join(folder, name) for name in unfinished)
            for name in folders:
                if name.startswith(".") and name.endswith(DECOMPRESSED):
                    shutil.rmtree(os.path.join(folder, name), ignore_errors=True)
        for path in obsolete:
            with suppress(OSError):
                os.unlink(path)

    def _append(self, line: Entry) -> None:
        with open(self._path(JOURNAL), "ab") as journal:
            journal.write(b"\n" + json.dumps(line).encode())  # the line before may be truncated
            journal.flush()
            os.fsync(journal.fileno())

    def _path(self, name: str) -> str:
        return os.path.join(self.folder, name)


@contextmanager
def locked(folder: str) -> Iterator[None]:
    """Make a folder and keep other runs out of it; raise ValueError if one is writing into it.

    The lock ends with the process, and with its workers a moment later. Where there are no locks of folders, as on
    Windows and some network file systems, this does nothing more than make the folder.
    """
    os.makedirs(folder, exist_ok=True)
    descriptor = None
    try:
        with suppress(ImportError, OSError):
            import fcntl

            descriptor = os.open(folder, os.O_RDONLY)
            _lock(partial(fcntl.flock, descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB))
        yield
    finally:
        if descriptor is not None:
            os.close(descriptor)


def _lock(lock: Callable[[], object]) -> None:
    for wait in *[0.1] * _WAITS, None:
        try:
            lock()
            return
        except BlockingIOError as error:
            if wait is None:
                raise ValueError("another run is writing into it; wait for its end or name another folder") from error
            sleep(wait)


def file_facts(path: str) -> dict[str, Any]:
    """Return what shows that a file was changed: its size, its modification time and a checksum of its two ends.

    >>> sorted(file_facts(__file__)), file_facts("no/such/file")
    (['checksum', 'modified', 'size'], {'size': None})
    """
    try:
        with open(path, "rb") as file:
            status = os.fstat(file.fileno())
            ends = file.read(_COMPARED)
            file.seek(max(status.st_size - _COMPARED, 0))
            ends += file.read(_COMPARED)
    except OSError:
        return {"size": None}
    checksum = blake2b(ends, digest_size=8).hexdigest()
    return {"size": status.st_size, "modified": status.st_mtime_ns, "checksum": checksum}


def file_size(path: str) -> int | None:
    """Return the size of a file; None where there is none."""
    with suppress(OSError):
        return os.path.getsize(path)
    return None


def _read(folder: str) -> tuple[dict[str, Any] | None, list[object]]:
    """Return the options and the shards of a folder; None and an empty list where there is no manifest or journal."""
    with suppress(FileNotFoundError), open(os.path.join(folder, MANIFEST), "rb") as file:
        try:
            match json.load(file):
                case {"options": dict(options), "shards": list(shards), **others} if not others:
                    return options, shards
        except ValueError:
            pass
        raise ValueError(_foreign(MANIFEST))
    lines: list[object] = []
    with suppress(FileNotFoundError), open(os.path.join(folder, JOURNAL), "rb") as journal:
        for line in journal:
            with suppress(ValueError):  # an empty or a truncated line
                lines.append(json.loads(line))
    match lines:
        case []:
            return None, []
        case [{"options": dict(options), **others}, *shards] if not others:
            return options, shards
    raise ValueError(_foreign(JOURNAL))


def _checked(entry: object) -> Entry:
    """Return an entry if it has the keys and types that a run writes, and the name of a file in the folder."""
    if (
        isinstance(entry, dict)
        and entry.keys() == _KINDS.keys()
        and all(type(entry[key]) is kind for key, kind in _KINDS.items())
        and {int}.issuperset(map(type, [*entry["changes"].values(), *entry["left_out"].values()]))
        and {str}.issuperset(map(type, entry["errors"]))
        and not os.path.isabs(entry["name"])
        and ".." not in entry["name"].split("/")
    ):
        return entry
    raise ValueError(_foreign(f"an entry of {MANIFEST} or {JOURNAL}"))


def _foreign(what: str) -> str:
    return f"{what} is not one that a run has written; name a new folder"


def _require_empty(folder: str) -> None:
    if others := [name for name in os.listdir(folder) if name != JOURNAL]:
        raise ValueError(f"expected an empty folder or one that a run was writing, but it holds {min(others)!r}")


def _difference(found: dict[str, Any], wanted: dict[str, Any]) -> str:
    name = next(name for name in wanted | found if found.get(name) != wanted.get(name))
    was, now = (
        json.dumps(options.get(name)) if options.get(name) is not None else "not given" for options in (found, wanted)
    )
    advice = "name a new folder or the same options, or delete this one"
    return f"it was made with other options ({name} was {was} and is {now}); {advice}"
