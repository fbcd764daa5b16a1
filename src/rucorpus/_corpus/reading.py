"""Reading one file: its name decides format, compression and archive, and the format yields its documents."""

import os
import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from .._errors import CorpusError
from .documents import Place
from .formats.registry import BY_SUFFIX, reader
from .records import Found, ReadOptions, Skipped
from .sources.paths import STANDARD_INPUT, files, is_url
from .sources.streams import DAMAGE, Stream, damage, has_shrunk, opened, seekable, shrunk, standard_input

COMPRESSIONS, ARCHIVES = (".gz", ".bz2", ".xz", ".zst"), (".zip", ".tar")
_ONE_BOOK = ".fbz"  # a zip archive of one FB2
# Of Taiga: the texts once more, word by word, and a table of metadata.
_NOT_TEXTS = r"(?s)(?:.*/)?(?:tagged_texts/.*|metatable\w*\.(?:txt|csv))"
_TARBALLS = {".tgz": ".gz", ".tbz": ".bz2", ".tbz2": ".bz2", ".txz": ".xz", ".tzst": ".zst"}


class Source(NamedTuple):
    """A file: its path, its name without suffixes, and the format, compression and archive that they stand for."""

    path: str
    stem: str
    format: str | None = None
    compression: str = ""
    archive: str = ""

    @property
    def is_known(self) -> bool:
        """Whether such a file can be read."""
        return bool(self.format or self.archive)

    @property
    def id(self) -> str:
        """The id of a document that has none in the data; bytes of a name that are not text are escaped in it."""
        return self.stem if self.stem.isascii() else self.stem.encode("utf-8", "backslashreplace").decode()


def source_of(path: str, name: str) -> Source:
    """Return a file with what the suffixes of its `name` stand for; capitals in a suffix do not matter.

    >>> source_of("/data/news/2022.01.JSONL.gz", "news/2022.01.JSONL.gz")
    Source(path='/data/news/2022.01.JSONL.gz', stem='news/2022.01', format='jsonl', compression='.gz', archive='')
    >>> source_of("book.fb2.tgz", "book.fb2.tgz")[1:]
    ('book', 'fb2', '.gz', '.tar')
    >>> source_of("notes.doc", "notes.doc").stem, source_of("page.12", "page.12").stem
    ('notes', 'page.12')

    An unknown suffix is cut off if it is a word, not a number.
    """
    stem, suffix = _split_suffix(name)
    if suffix in BY_SUFFIX:
        return Source(path, stem, BY_SUFFIX[suffix])
    if suffix == _ONE_BOOK:
        return Source(path, stem, "fb2", archive=".zip")
    compression = archive = ""
    if suffix in _TARBALLS:
        name, compression, archive, (stem, suffix) = stem, _TARBALLS[suffix], ".tar", _split_suffix(stem)
    elif suffix in COMPRESSIONS:
        compression, name, (stem, suffix) = suffix, stem, _split_suffix(stem)
    if suffix in ARCHIVES and not archive:
        archive, name, (stem, suffix) = suffix, stem, _split_suffix(stem)
    format_name = BY_SUFFIX.get(suffix)
    is_suffix = format_name if archive else suffix[1:].isidentifier()
    return Source(path, stem if is_suffix else name, format_name, compression, archive)


def _split_suffix(name: str) -> tuple[str, str]:
    stem, dot, suffix = name.rpartition(".")
    if not stem or stem.endswith("/") or "/" in suffix:  # a dot at the start hides a file, and begins no suffix
        return name, ""
    return stem, dot + suffix.lower()


def sources(paths: Sequence[str], format_name: str | None = None) -> Iterator[Source | CorpusError]:
    """Yield the files that `paths` stand for, and errors for what cannot be found or listed.

    `format_name` is that of all files; without it the suffix decides. In a folder, what is no text in Taiga is unknown.
    """
    for path in paths:
        is_folder = os.path.isdir(path)
        for found in files(path):
            if isinstance(found, CorpusError):
                yield found
            elif is_folder and not format_name and re.fullmatch(_NOT_TEXTS, found.name):
                yield Source(found.path, found.name)
            else:
                source = source_of(found.path, found.name)
                yield source._replace(format=format_name) if format_name else source


def read_file(source: Source, options: ReadOptions) -> Found:
    """Yield the documents of one file and the errors met in it.

    An error that ends the file is yielded last. Memory is that of one record.
    """
    return _read(partial(_opened, source.path), source, Place(source.path), options)


def errors_yielded(found: Found, place: Place) -> Found:
    """Yield what is `found`, and last the error that ends it instead of raising it."""
    try:
        yield from found
    except CorpusError as error:
        yield error
    except DAMAGE as error:
        yield damage(error, place)
    except ImportError as error:
        yield place.error(str(error), error)


def raised(error: CorpusError) -> Exception:
    """Return what is raised for an error if errors are not skipped: itself; ImportError where an extra is missing."""
    missing = error.__cause__
    return ImportError(str(error), name=missing.name) if isinstance(missing, ImportError) else error


def _opened(path: str) -> Stream:
    if not is_url(path):
        return standard_input() if path == STANDARD_INPUT else opened(path)
    from .sources.remote import remote_opened

    return remote_opened(path)


def _read(open_: Callable[[], Stream], source: Source, place: Place, options: ReadOptions) -> Found:
    return errors_yielded(_read_opened(open_, source, place, options), place)


def _read_opened(open_: Callable[[], Stream], source: Source, place: Place, options: ReadOptions) -> Found:
    with open_() as raw:
        stream = _decompressed(raw, source.compression) if source.compression else raw
        if source.archive:
            yield from _read_archive(stream, source, place, options)
        else:
            yield from reader(source.format or "")(stream, source.id, place, options)
        if has_shrunk(raw):
            yield shrunk(place)


def _decompressed(stream: Stream, compression: str) -> Stream:
    from .sources.compression import decompressed

    return decompressed(stream, compression)


def _read_archive(stream: Stream, source: Source, place: Place, options: ReadOptions) -> Found:
    from .sources.archives import tar_members, zip_members

    if source.archive == ".zip":
        members = zip_members(seekable(stream, place, options.max_record))
    else:
        members = tar_members(stream)
    is_empty = True
    for member in members:
        parts = [part for part in member.name.split("/") if part not in ("", ".", "..")]
        if any(part.startswith(".") or part == "__MACOSX" for part in parts):
            continue
        member_place = place._replace(member=f"{place.member}/{member.name}" if place.member else member.name)
        inner = source_of(member.name, "/".join([source.stem, *parts]))
        format_name = options.format or inner.format
        if not parts:
            yield place.error("the archive holds a file without a name, which is not read")
        elif inner.archive and (place.member or not format_name):
            yield member_place.error("an archive in an archive is not opened; unpack the outer one first")
        elif not format_name or (not options.format and re.fullmatch(_NOT_TEXTS, member.name)):
            yield Skipped(member_place)
            continue
        else:
            yield from _read(member.open, inner._replace(format=format_name), member_place, options)
        is_empty = False
    if is_empty:
        yield place.error("the archive holds no file that can be read")
