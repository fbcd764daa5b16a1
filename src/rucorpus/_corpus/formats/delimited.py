"""Tables as text, CSV and TSV: one document a row, its fields named by the first row."""

import csv
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Literal

from ..._errors import CorpusError
from ..documents import Place
from ..records import Found, ParsedRecord, ReadOptions, documents, require_columns
from ..sources.lines import beginning, decoded, lines
from ..sources.streams import CHUNK, DAMAGE, Stream, damage, too_long


def read_csv(
    stream: Stream, file_id: str, place: Place, options: ReadOptions, delimiters: str = ",;", quoted: bool = True
) -> Found:
    """Yield the documents of a table; its delimiter is the first of `delimiters` that yields the text column.

    >>> import io
    >>> stream = io.BufferedReader(io.BytesIO(b'id;text\\n7;"Text; more"\\n8\\n'))
    >>> for found in read_csv(stream, "a", Place("a.csv"), ReadOptions()):
    ...     print(found)
    Document(id='7', text='Text; more', date=None, meta={}, \
place=Place(path='a.csv', member=None, line=2, offset=8, encoding=None))
    a.csv:3: the row has 1 field, the header has 2

    A row of another length than the header is an error, and reading goes on at the next row. Malformed quoting ends the
    file, because the start of the next row is unknown.
    """
    encoding, start, place = beginning(stream.peek(CHUNK), options.encoding, place)
    stream.read(start)
    rows = _Rows(stream, place._replace(line=1, offset=start), encoding, options.max_record, quoted)
    header = rows.header(delimiters, options.fields.text)
    return documents(_records(rows, header), file_id, options.fields)


class _Rows:
    """The rows of a table and the position of each; a row may have many lines."""

    def __init__(self, stream: Stream, place: Place, encoding: str, limit: int, quoted: bool) -> None:
        self.stream, self.start, self.encoding, self.limit = stream, place, encoding, limit
        self.quoting: Literal[0, 3] = csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE
        self.line, self.offset = place.line or 1, place.offset or 0  # of the current row
        self.stop = self.offset  # of the lines that the csv module has taken so far
        self.damage: CorpusError | None = None
        # One limit for the whole process, 131,072 by default; it is only ever raised.
        csv.field_size_limit(max(csv.field_size_limit(), limit))
        self.text = self._decoded()

    @property
    def place(self) -> Place:
        """Where the current row begins."""
        return Place(self.start.path, self.start.member, self.line, self.offset, self.start.encoding)

    def _decoded(self) -> Iterator[str]:
        line, encoding, longest = self.line, self.encoding, self.limit + 2  # a line end may have two bytes
        try:
            for raw in self._lines(longest):
                start = self.stop
                self.stop += len(raw)
                if self.stop - self.offset > longest:
                    raise too_long("row", self.limit, self.place)
                try:
                    yield raw.decode(encoding)
                except UnicodeError:
                    self.damage = self._undecodable(raw, line, start)
                    yield raw.decode(encoding, "replace")  # its quotes still show where the row ends
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
        """Return the names of the columns, and choose the delimiter."""
        line = next(self.text, None)
        if line is None:
            raise self.start.error("the file is empty, expected a row with the names of the columns")
        if self.damage:
            raise self.damage
        headers = {each: _split(line, each, self.quoting) for each in delimiters}
        delimiter = next((each for each, names in headers.items() if text in names), delimiters[0])
        self.reader = csv.reader(self.text, delimiter=delimiter, strict=True, quoting=self.quoting)
        require_columns(headers[delimiter], text, self.place)
        return headers[delimiter]

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
            reason = f"not CSV: {error}; the start of the next row is unknown, so the rest of the file is left out"
            raise self.place.error(reason, error) from error


def _records(rows: _Rows, header: list[str]) -> Iterator[ParsedRecord | CorpusError]:
    for number, row in enumerate(rows, 1):
        if isinstance(row, CorpusError):
            yield row
        elif len(row) == len(header):
            yield ParsedRecord(rows.place, number, dict(zip(header, row, strict=True)))
        else:
            fields = f"{len(row)} field{'s' * (len(row) != 1)}"
            yield rows.place.error(f"the row has {fields}, the header has {len(header)}")


def _split(line: str, delimiter: str, quoting: Literal[0, 3]) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter, strict=True, quoting=quoting))
    except csv.Error:
        return [line.rstrip("\r\n")]
