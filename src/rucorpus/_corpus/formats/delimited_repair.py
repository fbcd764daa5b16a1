"""The fields of a row of a table whose quotation marks are not doubled as RFC 4180 asks."""

import re
from bisect import bisect_left


def repaired_fields(line: str, delimiter: str, quote: str) -> list[str]:
    """Return the fields of a row; a quotation mark ends a field only before a delimiter or at the end of the row.

    >>> repaired_fields('7,"Он сказал "да" и ушёл","1"', ",", '"')
    ['7', 'Он сказал "да" и ушёл', '1']
    >>> repaired_fields('7;"Мир" и труд', ";", '"'), repaired_fields('7;"Мир; труд', ";", '"')
    (['7', '"Мир" и труд'], ['7', 'Мир; труд'])

    A field whose quotation mark nothing ends is as it is written, or the rest of the row if no other one follows.
    """
    row = _Row(line, delimiter, quote)
    fields: list[str] = []
    start = 0
    while start <= len(line):
        stop = row.end_of_quoted(start)
        if stop > start:
            fields.append(line[start + 1 : stop].replace(quote * 2, quote))
            start = stop + 2
        else:
            stop = row.end_of_unquoted(start)
            fields.append(line[start:stop])
            start = stop + 1
    return fields


class _Row:
    """A row, and the positions of the quotation marks in it that may end a field."""

    def __init__(self, line: str, delimiter: str, quote: str) -> None:
        self.line, self.delimiter, self.quote = line, delimiter, quote
        self.runs = {run.start(): run.end() for run in re.finditer(f"{re.escape(quote)}+", line)}
        self.closers = [stop - 1 for start, stop in self.runs.items() if self._closes(stop - start, stop)]
        self.last = max(self.runs, default=-1)

    def _closes(self, count: int, stop: int) -> bool:
        """Return whether the last of `count` quotation marks ends a field; two of them stand for one."""
        return stop == len(self.line) or (count % 2 == 1 and self.line.startswith(self.delimiter, stop))

    def end_of_quoted(self, start: int) -> int:
        """Return where the quotation mark is that ends the field at `start`, -1 if the field has none."""
        if start not in self.runs:
            return -1
        after = self.runs[start]
        if after - start > 1 and self._closes(after - start - 1, after):
            return after - 1
        found = bisect_left(self.closers, after)
        if found == len(self.closers):
            return len(self.line) if start == self.last and after - start == 1 else -1
        return self.closers[found]

    def end_of_unquoted(self, start: int) -> int:
        """Return where the field at `start` ends."""
        stop = self.line.find(self.delimiter, start)
        return stop if stop >= 0 else len(self.line)
