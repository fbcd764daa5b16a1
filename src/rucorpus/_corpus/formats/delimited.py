"""Tables as text, CSV and TSV: one document a row, its fields named by the first row."""

import csv
import io
import re
from typing import Any

from ..._errors import CorpusError
from ..documents import Place
from ..records import ParsedRecord, ReadOptions, Records, require_columns
from ..sources.lines import text_start
from ..sources.streams import Stream, too_long
from .delimited_text import TextBlocks

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
    blocks = TextBlocks(stream, place, encoding, options.max_record)
    # One limit for the whole process, 131,072 by default; it is only ever raised.
    csv.field_size_limit(max(csv.field_size_limit(), options.max_record))
    return _Table(blocks, options, options.table.delimiter or delimiters, quoted).records()


class _Table:
    """The header of a table and the rows that follow it."""

    def __init__(self, blocks: TextBlocks, options: ReadOptions, delimiters: str, quoted: bool) -> None:
        self.blocks, self.limit, self.recover, self.number = blocks, options.max_record, options.recover, 0
        self.form: dict[str, Any] = {"strict": True, "quoting": csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE}
        if options.table.quotechar is not None:
            self.form["quotechar"] = options.table.quotechar
        blocks.fill()
        if separator := _SEPARATOR_LINE.fullmatch(blocks.current_line):
            blocks.skip_line()
            delimiters = separator[1] if len(delimiters) > 1 else delimiters
        self.names = self._names(delimiters, options)
        self.empty = 0
        while self.names and not self.names[-1]:
            self.names.pop()
            self.empty += 1
        require_columns(self.names, options.fields.text, blocks.place)
        if options.table.header is None:
            blocks.skip_line()

    def _names(self, delimiters: str, options: ReadOptions) -> list[str]:
        """Return the names of the columns, and choose the delimiter."""
        blocks, given = self.blocks, options.table.header
        line = blocks.current_line
        if not line and given is None:
            blocks.raise_failure()
            raise blocks.place.error("the file is empty, expected a row with the names of the columns")
        if error := blocks.undecodable(blocks.done + len(line), blocks.size(1)):
            raise error
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
        blocks = self.blocks
        while blocks.fill():
            lines, is_cut = io.StringIO(blocks.text), False
            while blocks.done < len(blocks.text) and not is_cut:
                lines.seek(blocks.done)
                try:
                    yield from self._rows(lines)
                except csv.Error as error:
                    is_cut = lines.tell() == len(blocks.text) and not (
                        blocks.source.is_last and not blocks.source.failure
                    )
                    if is_cut:  # the row goes on in the next block, or where the file is damaged
                        break
                    yield from self._damaged(error, lines.tell())
            if is_cut:
                blocks.raise_failure()
        blocks.raise_failure()

    def _rows(self, lines: io.StringIO) -> Records:
        blocks, reader, count = self.blocks, csv.reader(lines, **self.form), 0
        for row in reader:
            stop, number = lines.tell(), reader.line_num - count
            size = blocks.size(number)
            if size > self.limit + 2:  # a line end may have two bytes
                raise too_long("row", self.limit, blocks.place)
            if row:
                self.number += 1
                yield self._record(row, stop, size)
            blocks.move(stop, number, size)
            count = reader.line_num

    def _record(self, row: list[str], stop: int, size: int) -> ParsedRecord | CorpusError:
        blocks, names = self.blocks, self.names
        if error := blocks.undecodable(stop, size):
            return error
        if len(row) != len(names):
            if len(row) != len(names) + self.empty or any(row[len(names) :]):
                fields = f"{len(row)} field{'s' * (len(row) != 1)}"
                return blocks.place.error(f"the row has {fields}, the header has {len(names)}")
            row = row[: len(names)]
        return ParsedRecord(blocks.place, self.number, dict(zip(names, row, strict=True)))

    def _damaged(self, error: csv.Error, stop: int) -> Records:
        """Yield the error of the row that begins here, which was read up to `stop`, and go on at the next line."""
        blocks = self.blocks
        line, reason = blocks.current_line, f"not CSV: {error}"
        is_one_line = blocks.done + len(line) >= stop and line.endswith("\n")
        self.number += 1
        if not (is_one_line or self.recover):
            raise blocks.place.error(f"{reason}; {_LEFT_OUT}", error) from error
        yield blocks.place.error(reason, error)
        row = self._fields(line, self.form["delimiter"], strict=False) if self.recover else []
        if len(row) == len(self.names) and not blocks.undecodable(blocks.done + len(line), blocks.size(1)):
            fields = (field.rstrip("\r\n") for field in row)
            yield ParsedRecord(blocks.place, self.number, dict(zip(self.names, fields, strict=True)))
        blocks.skip_line()
