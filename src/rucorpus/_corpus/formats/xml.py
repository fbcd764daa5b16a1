"""XML, read as a stream: what an XML format calls a document becomes a record, whatever the format.

The parser is that of the standard library, expat: it tells the byte at which an element begins, opens nothing that a
file names, and here it expands nothing that a file declares.
"""

from collections.abc import Iterable, Iterator, Mapping
from xml.parsers import expat

from ..._errors import CorpusError
from ..dates import iso_date
from ..documents import Place, Record
from ..records import Found, Numbered, Reading, documents
from ..sources.streams import CHUNK, DAMAGE, Stream, damage, too_long
from .xml_schemas import SHAPES, Shape, folded

_DEPTH = 1000  # of elements in each other
_LONGEST_TAG = 1 << 23  # bytes; expat holds a tag, a comment or an instruction whole
_NAMES = 100_000  # of elements and attributes; expat keeps them all


def read_xml(stream: Stream, own_id: str, place: Place, reading: Reading, names: Iterable[str] = SHAPES) -> Found:
    """Yield the documents of an XML file in one of the formats of these names; its root element tells which.

    >>> import io
    >>> data = "<annotations><text id='7'><source>Снег сошёл.</source></text></annotations>"
    >>> next(read_xml(io.BufferedReader(io.BytesIO(data.encode())), "a", Place("a.xml"), Reading()))
    Document(id='7', text='Снег сошёл.', date=None, meta={}, \
place=Place(path='a.xml', member=None, line=1, offset=13, encoding=None))

    The encoding is the one that the file declares. Memory is that of one record. An error of the syntax, an entity
    that the file declares or does not, and elements nested more than a thousand deep end the file.
    """
    shapes = {name: SHAPES[name] for name in names}
    return documents(records(stream, place, reading.max_record, shapes), own_id, reading.fields)


def records(stream: Stream, place: Place, limit: int, shapes: Mapping[str, Shape]) -> Iterator[Numbered | CorpusError]:
    """Yield the records of an XML file, and an error for each that is longer than `limit`."""
    parser, chunk = _Parser(place, limit, shapes), b"-"
    while chunk:
        wrong: CorpusError | None = None
        try:
            chunk = stream.read1(CHUNK)
            parser.feed(chunk)
        except expat.ExpatError as error:
            reason = f"not well-formed XML: {expat.ErrorString(error.code)}"
            at = place._replace(line=error.lineno, offset=parser.expat.ErrorByteIndex)
            wrong = at.error(reason, error)
        except DAMAGE as error:
            wrong = damage(error, parser.place)
        except CorpusError as error:
            wrong = error
        except (LookupError, ValueError) as error:  # by pyexpat, of an encoding that is none or has no fixed width
            wrong = parser.place.error(f"cannot be decoded: {error}", error)
        yield from parser.done
        parser.done.clear()
        if wrong:
            raise wrong


class _Record:
    """A record while it is read."""

    def __init__(self, shape: Shape, place: Place, attributes: dict[str, str]) -> None:
        self.shape, self.place = shape, place
        self.fields: Record = {name: value for name, value in attributes.items() if not name.startswith("xmlns")}
        self.text: list[str] = []
        self.target: list[str] | None = None  # where characters go, and the field they are for
        self.field = self.given = ""
        self.top = self.hidden = 0  # how deep the elements stand that opened the target and that are left out

    def start(self, name: str, parent: str, attributes: dict[str, str], depth: int) -> None:
        """Note that an element begins."""
        shape = self.shape
        if self.hidden or name in shape.left_out:
            self.hidden = self.hidden or depth
        elif self.target is not None:
            self.target += shape.parts.get(name, "")
        elif name in shape.text:
            self.target, self.top, self.field = self.text, depth, ""
            self.target += shape.parts.get(name, "")
        elif field := shape.fields.get(f"{parent}/{name}"):
            self.target, self.top, self.field = [], depth, field
            self.given = next((attributes[each] for each in shape.values if attributes.get(each)), "")

    def characters(self, text: str) -> None:
        """Note a piece of text."""
        if self.target is not None and not self.hidden:
            self.target.append(text)

    def end(self, name: str, depth: int) -> None:
        """Note that an element ends."""
        if self.hidden:
            self.hidden *= depth != self.hidden
        elif self.target is not None:
            self.target += self.shape.parts.get(name, "")
            if depth == self.top:
                if self.field:
                    self._keep(folded(self.target, self.shape.exact))
                self.target = None

    def _keep(self, content: str) -> None:
        value = self.given if self.given and not iso_date(content) else content
        if self.field not in self.fields:
            self.fields[self.field] = value
        elif isinstance(self.fields[self.field], list):
            self.fields[self.field].append(value)
        else:
            self.fields[self.field] = [self.fields[self.field], value]

    def whole(self) -> Record:
        """Return the record, all of it read."""
        return {**self.fields, "text": folded(self.text, self.shape.exact)} if self.shape.text else self.fields


class _Parser:
    """What has been read of a file: the open elements, the record they are in, and the records that are done."""

    def __init__(self, place: Place, limit: int, shapes: Mapping[str, Shape]) -> None:
        self.file, self.limit, self.shapes = place, limit, shapes
        self.done: list[Numbered | CorpusError] = []
        self.open: list[str] = []
        self.number = self.fed = 0
        self.record: _Record | None = None
        self.names: dict[str, str] = {}
        self.expat = expat.ParserCreate(intern=self.names)
        self.expat.buffer_text = True
        self.expat.StartElementHandler = self._root
        self.expat.EndElementHandler = self._end
        self.expat.CharacterDataHandler = self._characters
        self.expat.EntityDeclHandler = self._declared
        self.expat.SkippedEntityHandler = self._skipped
        if any(shape.entities for shape in shapes.values()):
            self.expat.UseForeignDTD(True)  # entities that the file does not declare are skipped and no error

    @property
    def place(self) -> Place:
        """Where the parser stands."""
        return self.file._replace(line=self.expat.CurrentLineNumber, offset=self.expat.CurrentByteIndex)

    def feed(self, chunk: bytes) -> None:
        """Read on; an empty `chunk` is the end of the file."""
        self.expat.Parse(chunk, not chunk)
        self.fed += len(chunk)
        longest = min(self.limit, _LONGEST_TAG)
        if self.fed - self.expat.CurrentByteIndex > longest + CHUNK:
            raise self.place.error(f"a tag or a comment is longer than {longest} bytes")
        if len(self.names) > _NAMES:
            raise self.place.error(f"the XML has more than {_NAMES} names of elements and attributes")
        self._check_length()

    def _check_length(self) -> None:
        record = self.record
        if record and self.expat.CurrentByteIndex - (record.place.offset or 0) > self.limit:
            error = too_long(f"element <{self.shape.record}>", self.limit, record.place)
            if self.shape.record in self.shape.root:  # it is all there is
                raise error
            self.done.append(error)
            self.record = None

    def _root(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        for shape in self.shapes.values():
            if local in shape.root:
                self.shape = shape
                self.expat.StartElementHandler = self._start
                return self._start(name, attributes)
        known = ", ".join(f"<{root}>" for shape in self.shapes.values() for root in sorted(shape.root))
        raise self.place.error(f"the root element is <{name[:80]}>, expected {known}")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if ":" in name:
            name = name.rpartition(":")[2]
        if self.record:
            self.record.start(name, self.open[-1], attributes, len(self.open) + 1)
        elif name == self.shape.record:
            self.number += 1
            self.record = _Record(self.shape, self.place, attributes)
        self.open.append(name)
        if len(self.open) > _DEPTH:
            raise self.place.error(f"the XML is nested more than {_DEPTH} elements deep")

    def _characters(self, text: str) -> None:
        if self.record:
            self.record.characters(text)

    def _end(self, name: str) -> None:
        name = self.open[-1]
        record = self.record
        if record and name == self.shape.record:
            self._check_length()
            if self.record:
                number = None if len(self.open) == 1 else self.number
                self.done.append((record.place, number, record.whole(), False))
            self.record = None
        elif record:
            record.end(name, len(self.open))
        self.open.pop()

    def _declared(self, name: str, is_parameter: bool, *facts: str | None) -> None:
        if not is_parameter and facts[-1] is None:  # the last one is set for what is no text, such as a picture
            raise self.place.error(f"the file declares an entity, &{name[:80]};, and entities are not expanded")

    def _skipped(self, name: str, is_parameter: bool) -> None:
        if is_parameter:
            return
        if name not in self.shape.entities:
            raise self.place.error(f"undefined entity &{name[:80]};")
        self._characters(self.shape.entities[name])
