"""Tables as text, CSV and TSV: one document a row, its fields named by the first row."""

import csv
import re
from typing import Any

from ..._errors import CorpusError
from ..documents import Place
from ..records import ParsedRecord, ReadOptions, Records, require_columns
from ..sources.lines import decoded, text_start
from ..sources.streams import Stream
from .delimited_repair import repaired_fields
from .delimited_text import TableLines

_SEPARATOR_LINE = re.compile('"?sep=(.)"?\r?\n?', re.IGNORECASE)  # the first line of a table for Excel
_LEFT_OUT = "the start of the next row is unknown, so the rest of the file is left out"


def read_csv(
    stream: Stream, place: Place, options: ReadOptions, delimiters: str = ",;\t|", quoted: bool = True
) -> Records:
    """Yield the records of a table; its delimiter is the first of `delimiters` that yields the text column.

    >>> import io
    >>> stream = io.BufferedReader(io.BytesIO(b'id;text\\n7;"Text; more"\\n8\\n'))
    >>> record, error = read_csv(stream, Place("a.csv"), ReadOptions())
    >>> record.fields, str(error)
    ({'id': '7', 'text': 'Text; more'}, 'a.csv:3: the row has 1 field, the header has 2')

    The options `delimiter`, `quotechar` and `header` say how the table is written; a first line `sep=;` also does.
    Columns without a name at the end of the header are left out where they are empty. A row of another length than the
    header is an error, and so is a row with a stray quote; reading goes on at the next row. A quote that is not closed
    in its line ends the file, because the start of the next row is unknown; with `recover` reading goes on at the next
    line, and what can be read of the row is kept.
    """
    encoding, place = text_start(stream, place, options.encoding)
    lines = TableLines(stream, place, encoding, options.max_record)
    # One limit for the whole process, 131,072 by default; it is only ever raised.
    csv.field_size_limit(max(csv.field_size_limit(), options.max_record))
    return _Table(lines, options, options.table.delimiter or delimiters, quoted).records()


class _Table:
    """The header of a table and the rows that follow it."""

    def __init__(self, lines: TableLines, options: ReadOptions, delimiters: str, quoted: bool) -> None:
        self.lines, self.recover, self.number = lines, options.recover, 0
        self.form: dict[str, Any] = {"strict": True, "quoting": csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE}
        if options.table.quotechar is not None:
            self.form["quotechar"] = options.table.quotechar
        first = self._first_line()
        if separator := _SEPARATOR_LINE.fullmatch(first):
            lines.next_row()
            first = self._first_line()
            delimiters = separator[1] if len(delimiters) > 1 else delimiters
        self._keep_named(self._names(first, delimiters, options))
        require_columns(self.names, options.fields, lines.place)
        if options.table.header is None:
            lines.next_row()
        else:
            lines.count = 0

    def _keep_named(self, names: list[str]) -> None:
        """Leave out columns without a name, which Excel writes where cells are empty; a single one inside is kept."""
        has_name = [bool(name.strip()) for name in names]
        self.last = max((number for number, has in enumerate(has_name, 1) if has), default=0)
        is_one = has_name[: self.last].count(False) == 1
        self.named = [number for number, has in enumerate(has_name) if has or (is_one and number < self.last)]
        self.nameless = sorted(set(range(len(names))) - set(self.named))
        self.names = [names[number] for number in self.named]

    def _first_line(self) -> str:
        """Return the next line that is not empty, which is then the current row."""
        while (line := self.lines.first_line()) and not line.strip():
            self.lines.next_row()
        return line

    def _names(self, line: str, delimiters: str, options: ReadOptions) -> list[str]:
        """Return the names of the columns, and choose the delimiter by the first `line`."""
        given = options.table.header
        if not line and given is None:
            raise self.lines.place.error("the file is empty, expected a row with the names of the columns")
        self.lines.require_decodable()
        found = {each: self._fields(line, each) for each in delimiters}
        expected = len(given) if given else 0

        def fitness(delimiter: str) -> tuple[bool, int]:
            row = found[delimiter]
            return (len(row) == expected, 0) if given else (options.fields.text in row, len(row))

        self.form["delimiter"] = max(found, key=fitness)  # the first of the best
        return list(given) if given else found[self.form["delimiter"]]

    def _fields(self, line: str, delimiter: str, strict: bool = True) -> list[str]:
        try:
            return next(csv.reader([line], **self.form | {"delimiter": delimiter, "strict": strict}), [])
        except csv.Error:
            return [line.rstrip("\r\n")]

    def records(self) -> Records:
        """Yield the record of each row, or its error; raise CorpusError where the rest of the file is lost."""
        is_at_end = False
        while not is_at_end:
            try:
                yield from self._rows()
                is_at_end = True
            except csv.Error as error:
                yield from self._damaged(error)

    def _rows(self) -> Records:
        lines = self.lines
        for row in lines.rows(self.form):
            if row:
                self.number += 1
                yield self._record(row)
            lines.next_row()

    def _record(self, row: list[str]) -> ParsedRecord | CorpusError:
        lines, names = self.lines, self.names
        try:
            lines.require_decodable()
        except CorpusError as error:
            return error
        if self.nameless or len(row) != len(names):
            row, reason = self._fitted(row)
            if reason:
                return lines.place.error(reason)
        return ParsedRecord(lines.place, self.number, dict(zip(names, row, strict=True)))

    def _fitted(self, row: list[str]) -> tuple[list[str], str]:
        """Return the fields of the columns with a name, and why the row does not fit the header, "" if it does."""
        if len(row) not in (self.last, len(self.names) + len(self.nameless)):
            return [], f"the row has {len(row)} field{'s' * (len(row) != 1)}, the header has {self.last}"
        if any(row[number].strip() for number in self.nameless if number < len(row)):
            return [], "the row has a value in a column without a name"
        return [row[number] for number in self.named], ""

    def _damaged(self, error: csv.Error) -> Records:
        """Yield the error of the current row, and go on at its second line."""
        lines, place = self.lines, self.lines.place
        reason = f"not CSV: {str(error).partition(' - ')[0]}"  # what follows is about how Python opens files
        is_one_line = len(lines.row) == 1 and lines.row[0].endswith(lines.newline)
        self.number += 1
        if not (is_one_line or self.recover):
            raise place.error(f"{reason}; {_LEFT_OUT}", error) from error
        yield place.error(reason, error)
        lines.count = 1  # the others are read again
        if self.recover and (fields := self._recovered(place)):
            yield ParsedRecord(place, self.number, dict(zip(self.names, fields, strict=True)))
        lines.next_row()

    def _recovered(self, place: Place) -> list[str] | None:
        """Return the fields of a damaged row that has one line, if it has as many as the header."""
        try:
            line = decoded(self.lines.row[0], self.lines.encoding, place)
        except CorpusError:
            return None
        delimiter, line = self.form["delimiter"], line.rstrip("\r\n")
        repaired = repaired_fields(line, delimiter, self.form.get("quotechar", '"'))
        fitted = (self._fitted(row) for row in (repaired, self._fields(line, delimiter, strict=False)))
        return next((fields for fields, reason in fitted if not reason), None)
