"""Formats: how one file becomes documents.

A format is a function from an open file to documents and a row in FORMATS. It yields the error of a record after which
reading goes on, and raises the one that ends the file.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from importlib import import_module
from typing import Any, NamedTuple

from .._errors import CorpusError
from .documents import Place
from .records import Found, Reading
from .sources.compression import COMPRESSIONS, decompressed
from .sources.paths import files, is_url
from .sources.streams import DAMAGE, Stream, damage, has_shrunk, opened, seekable, shrunk


class Format(NamedTuple):
    """A way to write documents into a file: the suffixes it goes by, and the function that reads it, with its options.

    The module is imported when a file of the format is met.
    """

    suffixes: tuple[str, ...]
    module: str
    function: str
    options: Mapping[str, Any] = {}


FORMATS = {
    "text": Format((".txt",), "plain_text", "read_text"),
    "jsonl": Format((".jsonl", ".ndjson"), "json_lines", "read_jsonl"),
    "csv": Format((".csv",), "delimited", "read_csv"),
    "tsv": Format((".tsv",), "delimited", "read_csv", {"delimiters": "\t"}),
    "tsv_unquoted": Format((), "delimited", "read_csv", {"delimiters": "\t", "quoted": False}),
    "parquet": Format((".parquet",), "columnar", "read_parquet"),
    "arrow": Format((".arrow", ".feather"), "columnar", "read_arrow"),
    "conllu": Format((".conllu",), "conllu", "read_conllu"),
    "xml": Format((".xml",), "xml", "read_xml"),  # one of the next four, told apart by the root element
    "fb2": Format((".fb2",), "xml", "read_xml", {"names": ("fb2",)}),
    "tei": Format((".tei",), "xml", "read_xml", {"names": ("tei",)}),
    "opencorpora": Format((), "xml", "read_xml", {"names": ("opencorpora",)}),
    "mediawiki": Format((), "xml", "read_xml", {"names": ("mediawiki",)}),
    "epub": Format((".epub",), "epub", "read_epub"),
}
_BY_SUFFIX = {suffix: name for name, format_ in FORMATS.items() for suffix in format_.suffixes}
ARCHIVES = (".zip", ".tar")
_TARBALLS = {".tgz": ".gz", ".tbz": ".bz2", ".tbz2": ".bz2", ".txz": ".xz", ".tzst": ".zst"}


class Kind(NamedTuple):
    """What a file name tells: the name without suffixes, format, compression and archive, if they are known ones."""

    stem: str
    format: str | None
    compression: str = ""
    archive: str = ""

    @property
    def is_known(self) -> bool:
        """Whether there is a way to read it."""
        return bool(self.format or self.archive)


class Source(NamedTuple):
    """A file and how it is to be read; its kind is not known if no one can tell."""

    path: str
    kind: Kind


def kind_of(name: str) -> Kind:
    """Return what the name of a file tells of what is in it; capitals in a suffix do not matter.

    >>> kind_of("news/2022.01.JSONL.gz")
    Kind(stem='news/2022.01', format='jsonl', compression='.gz', archive='')
    >>> kind_of("news.tgz"), kind_of("book.fb2.zip")  # doctest: +NORMALIZE_WHITESPACE
    (Kind(stem='news', format=None, compression='.gz', archive='.tar'),
     Kind(stem='book', format='fb2', compression='', archive='.zip'))
    >>> kind_of("notes.md"), kind_of("page.12")  # doctest: +NORMALIZE_WHITESPACE
    (Kind(stem='notes', format=None, compression='', archive=''),
     Kind(stem='page.12', format=None, compression='', archive=''))

    An unknown suffix is cut off only if it can be one: a word, no number.
    """
    stem, suffix = _parted(name)
    if suffix in _BY_SUFFIX:
        return Kind(stem, _BY_SUFFIX[suffix])
    compression = archive = ""
    if suffix in _TARBALLS:
        name, compression, archive, (stem, suffix) = stem, _TARBALLS[suffix], ".tar", _parted(stem)
    elif suffix in COMPRESSIONS:
        compression, name, (stem, suffix) = suffix, stem, _parted(stem)
    if suffix in ARCHIVES and not archive:
        archive, name, (stem, suffix) = suffix, stem, _parted(stem)
    format_name = _BY_SUFFIX.get(suffix)
    is_suffix = format_name if archive else suffix[1:].isidentifier()
    return Kind(stem if is_suffix else name, format_name, compression, archive)


def _parted(name: str) -> tuple[str, str]:
    stem, dot, suffix = name.rpartition(".")
    if not stem or stem.endswith("/") or "/" in suffix:  # a dot at the start hides a file, and begins no suffix
        return name, ""
    return stem, dot + suffix.lower()


def sources(path: str, format_name: str | None) -> Iterator[Source | CorpusError]:
    """Yield the files that `path` stands for, each with its kind; `format_name` is that of all files if it is given.

    >>> next(sources("/dev/null", "text")).kind.format
    'text'
    """
    for found in files(path):
        if isinstance(found, CorpusError):
            yield found
        else:
            kind = kind_of(found.name)
            yield Source(found.path, kind._replace(format=format_name) if format_name else kind)


def read_file(source: Source, reading: Reading, format_name: str | None = None) -> Found:
    """Yield the documents of one file and the errors met on the way; `format_name` is that of all files in an archive.

    >>> for found in read_file(Source("gone/a.txt", Kind("a", "text")), Reading()):
    ...     print(found)
    gone/a.txt: cannot be read: No such file or directory

    An error that ends the file is the last thing yielded. Memory is that of one record.
    """
    return _read(partial(_opened, source.path), source.kind, Place(source.path), reading, format_name)


@cache
def _reader(format_name: str) -> Callable[[Stream, str, Place, Reading], Found]:
    row = FORMATS[format_name]
    return partial(getattr(import_module(f".formats.{row.module}", __package__), row.function), **row.options)


def own_id(kind: Kind) -> str:
    """Return the id of a document that has none of its own: the name of its file without suffixes.

    >>> own_id(kind_of("news/1.txt.gz"))
    'news/1'

    Where the system's bytes of a name are no text, an id is still something that can be written.
    """
    return kind.stem if kind.stem.isascii() else kind.stem.encode("utf-8", "backslashreplace").decode()


def _opened(path: str) -> Stream:
    if not is_url(path):
        return opened(path)
    from .sources.remote import remote_opened

    return remote_opened(path)


def _read(open_: Callable[[], Stream], kind: Kind, place: Place, reading: Reading, format_name: str | None) -> Found:
    try:
        with open_() as raw:
            stream = decompressed(raw, kind.compression) if kind.compression else raw
            if kind.archive:
                yield from _read_archive(stream, kind, place, reading, format_name)
            else:
                yield from _reader(kind.format or "")(stream, own_id(kind), place, reading)
            if has_shrunk(raw):
                yield shrunk(place)
    except CorpusError as error:
        yield error
    except DAMAGE as error:
        yield damage(error, place)


def _read_archive(stream: Stream, kind: Kind, place: Place, reading: Reading, format_name: str | None) -> Found:
    from .sources.archives import tar_members, zip_members

    if kind.archive == ".zip":
        members = zip_members(seekable(stream, place, reading.max_record))
    else:
        members = tar_members(stream)
    is_empty = True
    for member in members:
        at = place._replace(member=member.name)
        parts = [part for part in member.name.split("/") if part not in ("", ".", "..")]
        if any(part.startswith(".") or part == "__MACOSX" for part in parts):
            continue
        inner = kind_of("/".join([kind.stem, *parts]))
        if inner.archive:
            is_empty = False
            yield at.error("an archive in an archive is not opened; unpack the outer one first")
        elif format_name or inner.format:
            is_empty = False
            yield from _read(member.open, inner._replace(format=format_name or inner.format), at, reading, None)
        else:
            yield at
    if is_empty:
        yield place.error("the archive holds no file that can be read")
