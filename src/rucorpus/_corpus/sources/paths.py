"""Paths: a file, a folder or a glob becomes the files it stands for, always in the same order.

Folders are read by one walk, which a glob narrows. Names are compared as code points, folder by folder, so the order is
that of the path's components and does not depend on the locale or the file system. Hidden entries (a leading dot) are
skipped unless the glob has the dot.
"""

import os
import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from operator import itemgetter
from typing import NamedTuple

from ..._errors import CorpusError
from ..documents import Place

STANDARD_INPUT = "-"
_URL = r"[A-Za-z][A-Za-z0-9+.-]+(?:://|::)"  # two letters at least: C: is a drive
_Parts = tuple[str, ...]  # the components of a glob that are not matched yet


class File(NamedTuple):
    """The path of a file, and its name below the given root, with `/` on every system."""

    path: str
    name: str


_EVERYTHING: frozenset[_Parts] = frozenset({("**",)})
_NOTHING: frozenset[_Parts] = frozenset()


def is_file(path: str) -> bool:
    """Return whether `path` exists and is not a folder but a file, a pipe or a device."""
    return os.path.exists(path) and not os.path.isdir(path)


def files(path: str) -> Iterator[File | CorpusError]:
    """Yield the files that `path` stands for, sorted by their components, and an error for each unreadable folder.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     for name in "b.txt", "a.txt", ".hidden", "readme.md":
    ...         open(os.path.join(folder, name), "w").close()
    ...     [file.name for file in files(os.path.join(folder, "*.txt"))]
    ['a.txt', 'b.txt']

    Links are followed, but a folder is read once, under the first name that leads to it, so loops end. Files are not
    checked: broken links, pipes and devices are yielded as well.
    """
    if path == STANDARD_INPUT:
        yield File(path, "stdin.txt")
    elif is_url(path):
        yield from _remote(path)
    elif os.path.isdir(path):
        yield from _walk(path, _EVERYTHING)
    elif os.path.exists(path):
        yield File(path, os.path.basename(path))
    elif _has_wildcards(path):
        yield from _walk(*_split(path))
    else:
        yield CorpusError(path, "no such file or folder" if path else "the path is empty")


def is_url(path: str) -> bool:
    """Return whether `path` is a URL, or a chain of them such as `simplecache::s3://…`.

    >>> is_url("s3://bucket/news/*.jsonl"), is_url("C:/news"), is_url("news/1.txt")
    (True, False, False)
    """
    return ":" in path and re.match(_URL, path) is not None


def _remote(url: str) -> Iterator[File | CorpusError]:
    from .remote import is_web, remote_files, remote_name

    root, patterns = (url, _EVERYTHING) if is_web(url) or not _has_wildcards(url) else _split(url)
    try:
        found = sorted(remote_files(root), key=lambda file: file[1].split("/"))
    except OSError as error:
        yield CorpusError(url, "no such file or folder" if isinstance(error, FileNotFoundError) else str(error))
        return
    for path, name in found:
        if not name:
            yield File(path, remote_name(path))
        elif _matches(name.split("/"), patterns):
            yield File(path, name)


def _matches(parts: list[str], patterns: frozenset[_Parts]) -> bool:
    for part in parts:
        if not patterns or _is_hidden(part, patterns):
            return False
        if patterns is not _EVERYTHING:
            patterns = _EVERYTHING if () in (rest := _after(patterns, part)) else rest
    return patterns is _EVERYTHING


def _has_wildcards(path: str) -> bool:
    return any(char in path for char in "*?[")


def _split(pattern: str) -> tuple[str, frozenset[_Parts]]:
    """news/2022-*/*.txt → ('news', {('2022-*', '*.txt')})"""
    parts = pattern.replace(os.sep, "/").split("/")
    first = next(number for number, part in enumerate(parts) if any(char in part for char in "*?["))
    root = "/".join(parts[:first])
    return root or "/" * (first > 0), frozenset({tuple(filter(None, parts[first:]))})


def _walk(root: str, patterns: frozenset[_Parts]) -> Iterator[File | CorpusError]:
    seen: set[tuple[int, int]] = set()
    pending = [iter([(File(root, ""), patterns)])]  # a stack, not recursion: folders may be nested a thousand deep
    while pending:
        found, rest = next(pending[-1], (None, patterns))
        if found is None:
            pending.pop()
        elif not rest:
            yield found
        else:
            try:
                status = os.stat(found.path or os.curdir)
                if (status.st_dev, status.st_ino) not in seen:
                    seen.add((status.st_dev, status.st_ino))
                    pending.append(_entries(found, rest))
            except OSError as error:
                yield Place(found.path).error(f"the folder cannot be read: {error.strerror}", error)


def _entries(folder: File, patterns: frozenset[_Parts]) -> Iterator[tuple[File, frozenset[_Parts]]]:
    """Return the matching entries of `folder`, sorted: folders with the patterns for their entries, files with none."""
    with os.scandir(folder.path or os.curdir) as entries:
        matching = sorted(
            ((entry.name, rest) for entry in entries if (rest := _rest(entry, patterns)) is not None),
            key=itemgetter(0),
        )
    path, name = os.path.join(folder.path, ""), f"{folder.name}/" if folder.name else ""
    return ((File(path + each, name + each), rest) for each, rest in matching)


def _rest(entry: os.DirEntry[str], patterns: frozenset[_Parts]) -> frozenset[_Parts] | None:
    """Return the patterns for the entries of a folder, _NOTHING for a file that matches, None for no match."""
    if _is_hidden(entry.name, patterns):
        return None
    rest = patterns if patterns is _EVERYTHING else _after(patterns, entry.name)
    if rest and _is_folder(entry):
        return _EVERYTHING if () in rest else rest
    return _NOTHING if rest is _EVERYTHING or () in rest else None


def _after(patterns: frozenset[_Parts], name: str) -> frozenset[_Parts]:
    """Return `patterns` without the component that matched `name`; an empty tuple is a pattern matched to its end."""
    rest: set[_Parts] = set()
    for first, *others in patterns:
        if first == "**":
            rest |= {(first, *others), *_after(frozenset({tuple(others)}), name)} if others else {(first,), ()}
        elif fnmatchcase(name, first):
            rest.add(tuple(others))
    return frozenset(rest)


def _is_hidden(name: str, patterns: frozenset[_Parts]) -> bool:
    return name.startswith(".") and not any(parts[0].startswith(".") for parts in patterns)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link to itself
        return False
