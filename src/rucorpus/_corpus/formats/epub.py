"""EPUB: a book as a zip archive of XHTML chapters; one document a book."""

import io
import posixpath
import zipfile
from collections.abc import Iterator
from urllib.parse import unquote

from ..._errors import CorpusError
from ..documents import Place, Record
from ..records import Found, ParsedRecord, ReadOptions, documents
from ..sources.archives import damage_of_archive
from ..sources.compression import Decompressed
from ..sources.streams import DAMAGE, Stream, damage, seekable, too_long, whole
from .xml import records
from .xml_schemas import PACKAGE, XHTML, XmlSchema

_CONTAINER = "META-INF/container.xml"


def read_epub(stream: Stream, file_id: str, place: Place, options: ReadOptions) -> Found:
    """Yield the one document of an EPUB book: its chapters in reading order, empty lines between paragraphs.

    The fields are those of Dublin Core: title, creator, date, language and so on. A chapter that cannot be read makes
    the book an error that names the chapter. `max_record` bounds the decompressed size of all chapters together.
    """
    return documents(_records(stream, place, options.max_record), file_id, options.fields)


def _records(stream: Stream, place: Place, limit: int) -> Iterator[ParsedRecord | CorpusError]:
    with damage_of_archive():
        archive = zipfile.ZipFile(seekable(stream, place, limit))
    book = _Book(archive, place, limit)
    yield ParsedRecord(place, None, book.record())


class _Book:
    """The archive of a book, and how many bytes of it were decompressed."""

    def __init__(self, archive: zipfile.ZipFile, place: Place, limit: int) -> None:
        self.archive, self.place, self.limit, self.size = archive, place, limit, 0

    def record(self) -> Record:
        """Return the text of the book and the fields of its package file."""
        package = self.package()
        [fields] = self.records(package, PACKAGE)
        paths = {each.get("id"): each.get("href", "") for each in self.records(package, _elements("package", "item"))}
        here, texts = posixpath.dirname(package), []
        for each in self.records(package, _elements("package", "itemref")):
            path = posixpath.normpath(posixpath.join(here, unquote(paths.get(each.get("idref"), ""))))
            texts += [chapter["text"] for chapter in self.records(path, XHTML)]
        return {**fields, "text": "\n\n".join(filter(None, texts))}

    def package(self) -> str:
        """Return the name of the package file, which lists all others."""
        for each in self.records(_CONTAINER, _elements("container", "rootfile")):
            if name := each.get("full-path"):
                return str(name)
        raise self.place._replace(member=_CONTAINER).error("names no package file")

    def records(self, name: str, schema: XmlSchema) -> list[Record]:
        """Return the records in a file of the book."""
        place = self.place._replace(member=name)
        try:
            with damage_of_archive():
                raw = Decompressed(self.archive.open(name))
            data = whole(io.BufferedReader(raw), place, self.limit)
        except DAMAGE as error:
            raise damage(error, place) from error
        self.size += len(data)
        if self.size > self.limit:
            raise too_long("book", self.limit, self.place)
        found = list(records(io.BufferedReader(io.BytesIO(data)), place, self.limit, {"": schema}))
        return [each.fields for each in found if not isinstance(each, CorpusError)]


def _elements(root: str, element: str) -> XmlSchema:
    """Return the schema by which each `element` is a record of its attributes."""
    return XmlSchema(frozenset({root}), element)
