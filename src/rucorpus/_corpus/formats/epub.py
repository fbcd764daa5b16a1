"""EPUB: a book as a zip archive of XHTML chapters; one document a book."""

import io
import posixpath
import zipfile
from itertools import chain
from urllib.parse import unquote

from ..._errors import CorpusError
from ..documents import Place, Record
from ..records import ParsedRecord, ReadOptions, Records
from ..sources.archives import damage_of_archive
from ..sources.compression import Decompressed
from ..sources.streams import DAMAGE, Stream, damage, seekable, too_long, whole
from .xml.reading import records
from .xml.schemas import PACKAGE, SVG, XHTML, XmlSchema

_CONTAINER = "META-INF/container.xml"


def read_epub(stream: Stream, place: Place, options: ReadOptions) -> Records:
    """Yield the one record of an EPUB book: its chapters in reading order, empty lines between paragraphs.

    The fields are those of Dublin Core: title, creator, date, language and so on. A chapter that cannot be read makes
    the book an error that names the chapter; with `recover` it is read as far as possible, and the book is kept with
    the other chapters. A page that is a picture has no text. `max_record` bounds the decompressed size of all
    chapters together.
    """
    with damage_of_archive():
        archive = zipfile.ZipFile(seekable(stream, place, options.max_record))
    book = _Book(archive, place, options)
    record = book.record()
    yield from book.errors
    yield ParsedRecord(place, None, record)


class _Book:
    """The archive of a book, how many bytes of it were decompressed, and the errors met in chapters."""

    def __init__(self, archive: zipfile.ZipFile, place: Place, options: ReadOptions) -> None:
        self.archive, self.place, self.options, self.size = archive, place, options, 0
        self.errors: list[CorpusError] = []

    def record(self) -> Record:
        """Return the text of the book and the fields of its package file."""
        package = self.package()
        fields = next(iter(self.records(package, PACKAGE)), {})
        items = {each.get("id"): each for each in self.records(package, _elements("package", "item"))}
        chapters = dict[str, list[str]]()  # a chapter that is listed again is read once
        for each in self.records(package, _elements("package", "itemref")):
            if item := self.item(items, each.get("idref", ""), package):
                name = _name(package, item.get("href", ""))
                if name not in chapters:
                    chapters[name] = self.texts(name)
        texts = chain.from_iterable(chapters.values())
        return {**fields, "text": "\n\n".join(filter(None, texts))}

    def item(self, items: dict[str | None, Record], id_: str, package: str) -> Record | None:
        """Return the file with an id; None for a picture, which has no text, and where errors are recovered from."""
        if id_ in items:
            is_picture = items[id_].get("media-type", "").startswith("image/")
            return None if is_picture and items[id_]["media-type"] != "image/svg+xml" else items[id_]
        error = self.place._replace(member=package).error(f"the reading order names {id_[:80]!r}, which is no file")
        if not self.options.recover:
            raise error
        self.errors.append(error)
        return None

    def package(self) -> str:
        """Return the name of the package file, which lists all others."""
        for each in self.records(_CONTAINER, _elements("container", "rootfile")):
            if name := each.get("full-path"):
                return str(name)
        raise self.place._replace(member=_CONTAINER).error("names no package file")

    def texts(self, name: str) -> list[str]:
        """Return the text of a chapter; none where it cannot be read and errors are recovered from."""
        try:
            return [chapter.get("text", "") for chapter in self.records(name, XHTML, SVG)]
        except CorpusError as error:
            if not self.options.recover:
                raise
            self.errors.append(error)
            return []

    def records(self, name: str, *schemas: XmlSchema) -> list[Record]:
        """Return the records in a file of the book."""
        place = self.place._replace(member=name)
        by_record = {schema.record: schema for schema in schemas}
        found = list(records(io.BufferedReader(io.BytesIO(self.read(place))), place, self.options, by_record))
        self.errors += (each for each in found if isinstance(each, CorpusError))
        return [each.fields for each in found if not isinstance(each, CorpusError)]

    def read(self, place: Place) -> bytes:
        """Return the bytes of a file of the book."""
        name, limit = place.member or "", self.options.max_record
        if name not in self.archive.NameToInfo:
            raise place.error("the book has no such file, though it is part of it")
        try:
            with damage_of_archive():
                raw = Decompressed(self.archive.open(name))
            data = whole(io.BufferedReader(raw), place, limit)
        except DAMAGE as error:
            raise damage(error, place) from error
        self.size += len(data)
        if self.size > limit:
            raise too_long("book", limit, self.place)
        return data


def _name(package: str, href: str) -> str:
    """Return the name in the archive of what the package file refers to.

    >>> _name("OEBPS/content.opf", "text/ch%201.xhtml#top")
    'OEBPS/text/ch 1.xhtml'
    """
    return posixpath.normpath(posixpath.join(posixpath.dirname(package), unquote(href.partition("#")[0])))


def _elements(root: str, element: str) -> XmlSchema:
    """Return the schema by which each `element` is a record of its attributes."""
    return XmlSchema(frozenset({root}), element)
