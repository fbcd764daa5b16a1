"""EPUB: a book as a zip archive of XHTML chapters; one document a book."""

import io
import posixpath
import zipfile
from collections.abc import Iterator
from urllib.parse import unquote

from ..._errors import CorpusError
from ..documents import Place, Record
from ..records import Found, Numbered, Reading, documents
from ..sources.archives import damage_of_archive
from ..sources.compression import Unpacked
from ..sources.streams import DAMAGE, Stream, damage, seekable, too_long, whole
from .xml import records
from .xml_schemas import PACKAGE, XHTML, Shape

_CONTAINER = "META-INF/container.xml"


def read_epub(stream: Stream, own_id: str, place: Place, reading: Reading) -> Found:
    """Yield the one document of an EPUB book: its chapters in reading order, paragraphs with blank lines between.

    The fields are those of Dublin Core that the book has: title, creator, date, language and so on. A chapter that
    cannot be read is an error that names it and costs the book. `max_record` bounds what all chapters unpack to.
    """
    return documents(_records(stream, place, reading.max_record), own_id, reading.fields)


def _records(stream: Stream, place: Place, limit: int) -> Iterator[Numbered | CorpusError]:
    with damage_of_archive():
        archive = zipfile.ZipFile(seekable(stream, place, limit))
    book = _Book(archive, place, limit)
    yield place, None, book.record(), False


class _Book:
    """The archive of a book, and how much of it was unpacked."""

    def __init__(self, archive: zipfile.ZipFile, place: Place, limit: int) -> None:
        self.archive, self.place, self.limit, self.unpacked = archive, place, limit, 0

    def record(self) -> Record:
        """Return the text of the book and what its package file says of it."""
        package = self.package()
        [fields] = self.records(package, PACKAGE)
        paths = {each.get("id"): each.get("href", "") for each in self.records(package, _elements("package", "item"))}
        here, texts = posixpath.dirname(package), []
        for each in self.records(package, _elements("package", "itemref")):
            path = posixpath.normpath(posixpath.join(here, unquote(paths.get(each.get("idref"), ""))))
            texts += [chapter["text"] for chapter in self.records(path, XHTML)]
        return {**fields, "text": "\n\n".join(filter(None, texts))}

    def package(self) -> str:
        """Return the name of the package file, which names all others."""
        for each in self.records(_CONTAINER, _elements("container", "rootfile")):
            if name := each.get("full-path"):
                return str(name)
        raise self.place._replace(member=_CONTAINER).error("names no package file")

    def records(self, name: str, shape: Shape) -> list[Record]:
        """Return the records in a file of the book."""
        place = self.place._replace(member=name)
        try:
            with damage_of_archive():
                raw = Unpacked(self.archive.open(name))
            data = whole(io.BufferedReader(raw), place, self.limit)
        except DAMAGE as error:
            raise damage(error, place) from error
        self.unpacked += len(data)
        if self.unpacked > self.limit:
            raise too_long("book", self.limit, self.place)
        found = list(records(io.BufferedReader(io.BytesIO(data)), place, self.limit, {"": shape}))
        return [each[2] for each in found if not isinstance(each, CorpusError)]


def _elements(root: str, element: str) -> Shape:
    """The shape by which each `element` is a record of its attributes."""
    return Shape(frozenset({root}), element)
