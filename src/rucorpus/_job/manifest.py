"""The manifest of a folder of shards: their input and options, and the counts of each.

While shards are written, a journal gets one line for each finished shard; an interrupted run continues after it.
"""

import json
import os
import shutil
from contextlib import suppress
from typing import Any, TypeAlias

from .atomic_output import output

Entry: TypeAlias = dict[str, Any]  # of a shard: `name`, `input`, `bytes` and the counts

MANIFEST, JOURNAL = "manifest.json", ".journal.jsonl"
DECOMPRESSED = ".unpacked"  # the end of the name of a folder for decompressed parts


class Manifest:
    """The finished shards of a folder.

    >>> import tempfile
    >>> folder = tempfile.mkdtemp()
    >>> manifest = Manifest(folder, {"headings": False})
    >>> manifest.add({"name": "a.jsonl", "input": {"path": "a.txt", "size": 5}, "bytes": 0})
    >>> Manifest(folder, {"headings": True})
    Traceback (most recent call last):
    ValueError: it was made with other options (headings was false and is true); name a new folder or the same options

    Raises ValueError for a folder made with other options, and for one that holds anything else.
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
        self.entries = {entry["name"]: entry for entry in entries}

    def is_done(self, name: str, data: dict[str, Any]) -> bool:
        """Return whether the shard `name` exists, has the size that was written, and was made of the input `data`."""
        entry = self.entries.get(name)
        return entry is not None and entry["input"] == data and file_size(self._path(name)) == entry["bytes"]

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


def file_size(path: str) -> int | None:
    """Return the size of a file; None where there is none.

    >>> file_size("no/such/file") is None
    True
    """
    with suppress(OSError):
        return os.path.getsize(path)
    return None


def _read(folder: str) -> tuple[dict[str, Any] | None, list[Entry]]:
    """Return the options and the shards of a folder; None and an empty list where there is no manifest or journal."""
    with suppress(FileNotFoundError), open(os.path.join(folder, MANIFEST), "rb") as file:
        whole = json.load(file)
        return whole["options"], whole["shards"]
    lines: list[Entry] = []
    with suppress(FileNotFoundError), open(os.path.join(folder, JOURNAL), "rb") as journal:
        for line in journal:
            with suppress(ValueError):  # an empty or a truncated line
                lines.append(json.loads(line))
    return (lines[0]["options"], lines[1:]) if lines else (None, [])


def _require_empty(folder: str) -> None:
    if others := [name for name in os.listdir(folder) if name != JOURNAL]:
        raise ValueError(f"expected an empty folder or one that a run was writing, but it holds {min(others)!r}")


def _difference(found: dict[str, Any], wanted: dict[str, Any]) -> str:
    name = next(name for name in wanted | found if found.get(name) != wanted.get(name))
    was, now = json.dumps(found.get(name)), json.dumps(wanted.get(name))
    return f"it was made with other options ({name} was {was} and is {now}); name a new folder or the same options"
