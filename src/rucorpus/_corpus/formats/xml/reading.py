"""XML, read as a stream: the elements that are documents in an XML format become records, by the schema of the format.

The parser is expat: it reports the byte offset of an element, opens no files that the XML names, and expands no
entities here.
"""

import codecs
from collections.abc import Callable, Iterable, Mapping
from xml.parsers import expat

from ...._errors import CorpusError
from ...documents import Place
from ...records import ParsedRecord, ReadOptions, Records
from ...sources.streams import CHUNK, DAMAGE, Stream, UntilDamage, damage, too_long
from .encoding import xml_encoding
from .record import OpenRecord
from .repair import repaired
from .schemas import SCHEMAS, XmlSchema

_DEPTH = 1000  # of nested elements
_LONGEST_TAG = 1 << 23  # bytes; expat keeps a tag, a comment or an instruction in memory
_DEFAULTS = 100  # values of attributes that a file declares; expat goes through those of an element at each of its tags
_NAMES = 100_000  # of elements and attributes; expat keeps them all


def read_xml(stream: Stream, place: Place, options: ReadOptions, names: Iterable[str] = SCHEMAS) -> Records:
    """Yield the records of an XML file in one of the formats `names`, which its root element decides.

    >>> import io
    >>> data = "<annotations><text id='7'><source>Снег сошёл.</source></text></annotations>"
    >>> next(read_xml(io.BufferedReader(io.BytesIO(data.encode())), Place("a.xml"), ReadOptions())).fields
    {'id': '7', 'text': 'Снег сошёл.'}

    The encoding is the one that the file declares; `xml_encoding` has the exceptions. Memory is that of one record. A
    syntax error, an entity that the file declares or leaves undefined, and elements nested more than a thousand deep
    end the file; with `recover` the file is repaired and read to its end, after the error.
    """
    return records(stream, place, options, {name: SCHEMAS[name] for name in names})


def records(stream: Stream, place: Place, options: ReadOptions, schemas: Mapping[str, XmlSchema]) -> Records:
    """Yield the records of an XML file, and an error for each record longer than `max_record`."""
    encoding = xml_encoding(stream.peek(CHUNK), options.encoding, place)
    parser = _Parser(place, options, schemas, encoding, is_repaired=False)
    if not options.recover:
        yield from parser.records(stream.read1)
        return
    kept = _Kept(stream, parser)
    try:
        yield from parser.records(kept.read)
        return
    except CorpusError as error:
        yield error
    is_known = kept.source.failure is not None
    if parser.can_be_repaired and kept.head:
        root, number = kept.drop_finished()
        again = _Parser(place, options, schemas, "utf-8", is_repaired=True)
        again.number, again.lines = number, kept.lines
        chunks = filter(None, repaired(kept.read_again, _known(encoding, kept.head), root))
        yield from again.records(lambda size: next(chunks, b""))
    if kept.source.failure and not is_known:
        raise damage(kept.source.failure, place)


def _known(encoding: str, head: bytes) -> str:
    """Return a codec for bytes from the middle of a file that begins with `head`."""
    if encoding == "utf-16":
        return "utf-16-be" if head.startswith(codecs.BOM_UTF16_BE) else "utf-16-le"
    try:
        return codecs.lookup(encoding).name
    except LookupError:
        return "utf-8"


class _Kept:
    """The bytes of a stream from the record on that is not finished, so that they can be read again for repair."""

    def __init__(self, stream: Stream, parser: "_Parser") -> None:
        self.source, self.parser, self.head = UntilDamage(stream), parser, stream.peek(2)[:2]
        self.data = bytearray()
        self.start = self.lines = 0  # what stands before `data`

    def read(self, size: int) -> bytes:
        """Return the next bytes, at least one, and keep them."""
        self.drop_finished()
        chunk = self.source.read(1)
        if self.source.failure:
            raise self.source.failure
        self.data += chunk
        return chunk

    def drop_finished(self) -> tuple[str, int]:
        """Drop the bytes before the unfinished record; return the root that stood in them, and the records in them."""
        parser = self.parser
        if not parser.open:
            return "", parser.number
        record = parser.record
        start = (record.place.offset if record else parser.expat.CurrentByteIndex) or 0
        done = max(start - self.start, 0)
        self.lines += self.data.count(b"\n", 0, done)
        del self.data[:done]
        self.start += done
        is_root = record is not None and parser.open[0] == parser.schema.record
        return "" if is_root else parser.open[0], parser.number - (record is not None)

    def read_again(self, size: int) -> bytes:
        """Return what was kept, then what follows it."""
        kept = bytes(self.data)
        self.data.clear()
        return kept or self.source.read(1)


class _Parser:
    """The state of reading a file: the open elements, the record they are in, and the finished records."""

    def __init__(
        self, place: Place, options: ReadOptions, schemas: Mapping[str, XmlSchema], encoding: str, is_repaired: bool
    ) -> None:
        self.file, self.limit, self.notes = place, options.max_record, options.notes
        self.schemas, self.is_repaired = schemas, is_repaired
        self.done: list[ParsedRecord | CorpusError] = []
        self.open: list[str] = []
        self.number = self.fed = self.lines = self.defaults = 0  # `lines` of the file stand before what is parsed
        self.has_root, self.can_be_repaired = False, True
        self.record: OpenRecord | None = None
        self.names: dict[str, str] = {}
        self.expat = expat.ParserCreate(encoding, intern=self.names)
        self.expat.buffer_text = self.expat.specified_attributes = True  # values that are only declared stay out
        self.expat.StartElementHandler = self._root
        self.expat.EndElementHandler = self._end
        self.expat.CharacterDataHandler = self._characters
        self.expat.EntityDeclHandler = self._declared
        self.expat.AttlistDeclHandler = self._declared_attribute
        self.expat.SkippedEntityHandler = self._skipped
        if any(schema.entities for schema in schemas.values()):
            self.expat.UseForeignDTD(True)  # undeclared entities are skipped, not an error

    @property
    def place(self) -> Place:
        """The position of the parser."""
        offset = None if self.is_repaired else self.expat.CurrentByteIndex
        return self.file._replace(line=self.lines + self.expat.CurrentLineNumber, offset=offset)

    def _final(self, reason: str) -> CorpusError:
        """Return an error that a repair would only meet again."""
        self.can_be_repaired = False
        return self.place.error(reason)

    def records(self, read: Callable[[int], bytes]) -> Records:
        """Yield the records of what `read` returns until it returns no bytes; raise CorpusError where it is damaged."""
        chunk = b"-"
        while chunk:
            failure: CorpusError | None = None
            try:
                chunk = read(CHUNK)
                self.feed(chunk)
            except expat.ExpatError as error:
                reason = f"not well-formed XML: {expat.ErrorString(error.code)}"
                line, offset = self.lines + error.lineno, None if self.is_repaired else self.expat.ErrorByteIndex
                failure = self.file._replace(line=line, offset=offset).error(reason, error)
                self.can_be_repaired = bool(self.open) or not self.has_root  # nothing follows the end of the root
            except DAMAGE as error:
                failure = damage(error, self.place)
            except CorpusError as error:
                failure = error
            except (LookupError, ValueError) as error:  # by pyexpat, for an encoding unknown or of variable width
                failure = self.place.error(f"cannot be decoded: {error}", error)
            yield from self.done
            self.done.clear()
            if failure:
                raise failure

    def feed(self, chunk: bytes) -> None:
        """Parse `chunk`; an empty one is the end of the file."""
        self.expat.Parse(chunk, not chunk)
        self.fed += len(chunk)
        longest = min(self.limit, _LONGEST_TAG)
        if self.fed - self.expat.CurrentByteIndex > longest + CHUNK:
            raise self._final(f"a tag or a comment is longer than {longest} bytes")
        if len(self.names) > _NAMES:
            raise self._final(f"the XML has more than {_NAMES} names of elements and attributes")
        self._check_length()

    def _check_length(self) -> None:
        record = self.record
        if record and self.expat.CurrentByteIndex - (record.place.offset or 0) > self.limit:
            error = too_long(f"element <{self.schema.record}>", self.limit, record.place)
            if len(self.open) > 0 and self.open[0] == self.schema.record:  # nothing follows it
                self.can_be_repaired = False
                raise error
            self.done.append(error)
            self.record = None

    def _root(self, name: str, attributes: dict[str, str]) -> None:
        self.has_root = True
        local = name.rpartition(":")[2]
        for schema in self.schemas.values():
            if local in schema.root:
                self.schema = schema
                self.expat.StartElementHandler = self._start
                return self._start(name, attributes)
        known = ", ".join(f"<{root}>" for schema in self.schemas.values() for root in sorted(schema.root))
        raise self._final(f"the root element is <{name[:80]}>, expected {known}")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if ":" in name:
            name = name.rpartition(":")[2]
        if self.record:
            self.record.start(name, self.open[-1], attributes, len(self.open) + 1)
        elif name == self.schema.record:
            self.number += 1
            self.record = OpenRecord(self.schema, self.place, attributes, self.notes)
        self.open.append(name)
        if len(self.open) > _DEPTH:
            raise self.place.error(f"the XML is nested more than {_DEPTH} elements deep")

    def _characters(self, text: str) -> None:
        if self.record:
            self.record.characters(text)

    def _end(self, name: str) -> None:
        name = self.open[-1]
        record = self.record
        if record and name == self.schema.record:
            self._check_length()
            if self.record:
                number = None if len(self.open) == 1 else self.number
                self.done.append(ParsedRecord(record.place, number, record.whole()))
            self.record = None
        elif record:
            record.end(name, len(self.open))
        self.open.pop()

    def _declared(self, name: str, is_parameter: bool, *facts: str | None) -> None:
        if not is_parameter and facts[-1] is None:  # the last one is set for what is not text, such as a picture
            raise self.place.error(f"the file declares an entity, &{name[:80]};, and entities are not expanded")

    def _declared_attribute(self, element: str, name: str, type_: str, default: str | None, required: bool) -> None:
        self.defaults += default is not None
        if self.defaults > _DEFAULTS:
            raise self.place.error(f"the file declares more than {_DEFAULTS} values of attributes")

    def _skipped(self, name: str, is_parameter: bool) -> None:
        if is_parameter:
            return
        if name not in self.schema.entities:
            raise self.place.error(f"undefined entity &{name[:80]};")
        self._characters(self.schema.entities[name])
