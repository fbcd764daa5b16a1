"""Tables as text, CSV and TSV: one document a row, its fields named by the first row."""

import csv
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Literal

from ..._errors import CorpusError
from ..documents import Place
from ..records import Found, Numbered, Reading, check_columns, documents
from ..sources.lines import beginning, decoded, lines
from ..sources.streams import CHUNK, DAMAGE, Stream, damage, too_long


def read_csv(
    stream: Stream, own_id: str, place: Place, reading: Reading, delimiters: str = ",;", quoted: bool = True
) -> Found:
    """Yield the documents of a table, whose fields the first of `delimiters` parts that makes the text a column.

    >>> import io
    >>> stream = io.BufferedReader(io.BytesIO(b'id;text\\n7;"Text; more"\\n8\\n'))
    >>> for found in read_csv(stream, "a", Place("a.csv"), Reading()):
    ...     print(found)
    Document(id='7', text='Text; more', date=None, meta={}, \
place=Place(path='a.csv', member=None, line=2, offset=8, encoding=None))
    a.csv:3: the row has 1 field, the header has 2

    A row of another length than the header is an error, and reading goes on at the next one. Where quotes do not fit
    nothing tells where the next row begins: that error ends the file.
    """
    encoding, start, place = beginning(stream.peek(CHUNK), reading.encoding, place)
    stream.read(start)
    rows = _Rows(stream, place._replace(line=1, offset=start), encoding, reading.max_record, quoted)
    header = rows.header(delimiters, reading.fields.text)
    return documents(_records(rows, header), own_id, reading.fields)


class _Rows:
    """The rows of a table and where each begins; a row may take many lines."""

    def __init__(self, stream: Stream, place: Place, encoding: str, limit: int, quoted: bool) -> None:
        self.stream, self.start, self.encoding, self.limit = stream, place, encoding, limit
        self.quoting: Literal[0, 3] = csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE
        self.line, self.offset = place.line or 1, place.offset or 0  # where the row begins that is read
        self.stop = self.offset  # how far lines were given to csv, which takes them as it needs them
        self.damage: CorpusError | None = None
        # The limit is one for the whole process and 131,072 at first; it is only ever raised.
        csv.field_size_limit(max(csv.field_size_limit(), limit))
        self.text = self._decoded()

    @property
    def place(self) -> Place:
        """Where the row begins that is read."""
        return Place(self.start.path, self.start.member, self.line, self.offset, self.start.encoding)

    def _decoded(self) -> Iterator[str]:
        line, encoding, longest = self.line, self.encoding, self.limit + 2  # a line end may be of two bytes
        try:
            for raw in self._lines(longest):
                at = self.stop
                self.stop += len(raw)
                if self.stop - self.offset > longest:
                    raise too_long("row", self.limit, self.place)
                try:
                    yield raw.decode(encoding)
                except UnicodeError:
                    self.damage = self._undecodable(raw, line, at)
                    yield raw.decode(encoding, "replace")  # the quotes still tell where the row ends
                line += 1
        except DAMAGE as error:
            raise damage(error, self.start._replace(line=line, offset=self.stop)) from error

    def _lines(self, longest: int) -> Iterable[bytes]:
        if len("\n".encode(self.encoding)) > 1:
            return (raw for _, raw in lines(self.stream, self.start, self.encoding, self.limit))
        return iter(partial(self.stream.readline, longest + 1), b"")

    def _undecodable(self, raw: bytes, line: int, offset: int) -> CorpusError | None:
        try:
            decoded(raw, self.encoding, self.start._replace(line=line, offset=offset))
        except CorpusError as error:
            return self.damage or error
        return self.damage

    def header(self, delimiters: str, text: object) -> list[str]:
        """Return the names of the columns, and settle by which sign fields are parted."""
        line = next(self.text, None)
        if line is None:
            raise self.start.error("the file is empty, expected a row with the names of the columns")
        if self.damage:
            raise self.damage
        parted = {each: _parted(line, each, self.quoting) for each in delimiters}
        delimiter = next((each for each, names in parted.items() if text in names), delimiters[0])
        self.reader = csv.reader(self.text, delimiter=delimiter, strict=True, quoting=self.quoting)
        check_columns(parted[delimiter], text, self.place)
        return parted[delimiter]

    def __iter__(self) -> Iterator[list[str] | CorpusError]:
        reader, first = self.reader, self.line + 1
        self.line, self.offset = first, self.stop
        try:
            for row in reader:
                if self.damage:
                    yield self.damage
                    self.damage = None
                elif row:
                    yield row
                self.line, self.offset = first + reader.line_num, self.stop
        except csv.Error as error:
            reason = f"not CSV: {error}; where the next row begins cannot be told, so the rest of the file is left out"
            raise self.place.error(reason, error) from error


def _records(rows: _Rows, header: list[str]) -> Iterator[Numbered | CorpusError]:
    for number, row in enumerate(rows, 1):
        if isinstance(row, CorpusError):
            yield row
        elif len(row) == len(header):
            yield rows.place, number, dict(zip(header, row, strict=True)), False
        else:
            fields = f"{len(row)} field{'s' * (len(row) != 1)}"
            yield rows.place.error(f"the row has {fields}, the header has {len(header)}")


def _parted(line: str, delimiter: str, quoting: Literal[0, 3]) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter, strict=True, quoting=quoting))
    except csv.Error:
        return [line.rstrip("\r\n")]
