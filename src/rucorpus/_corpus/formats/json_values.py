"""Files named .json: one array of objects, or one object after the other, usually a line each.

The end of a value is found by its brackets, without parsing it, so a malformed value is one error and reading goes on
at the next. Memory is that of one value.
"""

import io
import json
import re

from ..._errors import CorpusError
from ..documents import Place
from ..records import ParsedRecord, ReadOptions, Records
from ..sources.lines import text_start
from ..sources.streams import CHUNK, Stream, UntilDamage, damage, too_long, whole
from .json_lines import json_records, parsed_record, recovered_records

_BEFORE_ARRAY = re.compile(rb"\s*\[?")
_AFTER_ARRAY = re.compile(rb"[\s\]]*")
_BEFORE_VALUE = re.compile(rb"[\s,]*")
_AFTER_LINES = b" \t\r\n,]"
_TOKEN = re.compile(rb"""[{\[}\]]|"(?:[^"\\]++|\\.)*+(?P<quote>"?)|[^\s,{}\[\]":]+""", re.DOTALL)
_OBJECT_ON_NEW_LINE = re.compile(rb"\n([ \t]*)\{")


def read_json(stream: Stream, place: Place, options: ReadOptions) -> Records:
    """Yield the records of an array of JSON objects, or of one object after the other.

    >>> import io
    >>> stream = io.BufferedReader(io.BytesIO(b'[{"text": "Text"},\\n {"text": 5}]'))
    >>> [record.fields for record in read_json(stream, Place("a.json"), ReadOptions())]
    [{'text': 'Text'}, {'text': 5}]

    An object of another shape, such as one that has the array in a field, is an error. Where a value has no end, the
    next one is searched for at the start of a line. A file in UTF-16 or UTF-32 is read into memory.
    """
    encoding, place = text_start(stream, place, options.encoding)
    if len("\n".encode(encoding)) > 1:
        text = whole(stream, place, options.max_record).decode(encoding, "replace")
        stream, encoding, place = io.BufferedReader(io.BytesIO(text.encode())), "utf-8", place._replace(offset=None)
    if _has_an_object_a_line(stream.peek(CHUNK)):
        return json_records(stream, place, encoding, options)
    return _Values(stream, place, options).records(encoding)


def _has_an_object_a_line(head: bytes) -> bool:
    """Return whether the first line that is not empty is a JSON object."""
    line, newline, _ = head.lstrip().partition(b"\n")
    try:
        return bool(newline) and isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


class _Values:
    """The values of a file: `data[start:]` is what was read and not yielded yet, at `place`."""

    def __init__(self, stream: Stream, place: Place, options: ReadOptions) -> None:
        self.source, self.place, self.limit = UntilDamage(stream), place, options.max_record
        self.recover = options.recover
        self.data, self.start = b"", 0
        self.is_array = False  # whose end is not read yet
        self.is_by_lines = False  # values are no longer separated by brackets, but by the starts of lines
        self.column = self.indentation = 0  # of the current value, and of the values that are separated so

    def records(self, encoding: str) -> Records:
        """Yield the record of each value; raise CorpusError where the rest of the file cannot be read."""
        self._skip(_BEFORE_ARRAY)
        self.is_array = self.start > 0 and self.data[self.start - 1 : self.start] == b"["
        number = 0
        while self._is_at_value():
            number += 1
            stop = self._stop()
            if self.source.failure and stop < 0:
                break
            raw = self.data[self.start : stop if stop >= 0 else len(self.data)]
            raw = raw.rstrip(_AFTER_LINES) if self.is_by_lines else raw
            found = self._found(raw, encoding, number)
            yield found
            following = self._after_error(stop) if stop < 0 or _is_malformed(found) else stop
            if self.recover and _is_malformed(found) and following == stop:
                yield from recovered_records(raw, encoding, self.place, number)
            if following < 0:
                return  # what is longer than the limit has no end here, and no line after it begins an object
            self._move(following)
        if self.source.failure:
            raise damage(self.source.failure, self.place)
        if self.is_array and not self.is_by_lines:
            raise self.place.error("the array is not closed, the file may be truncated")

    def _found(self, raw: bytes, encoding: str, number: int) -> ParsedRecord | CorpusError:
        if len(raw) > self.limit:
            return too_long("value", self.limit, self.place)
        return parsed_record(raw, encoding, self.place, number)

    def _is_at_value(self) -> bool:
        """Move to the next value; return whether there is one."""
        self._skip(_BEFORE_VALUE)
        if self.data[self.start : self.start + 1] == b"]":
            self._skip(_AFTER_ARRAY)
            self.is_array = False
        return self.start < len(self.data)

    def _skip(self, pattern: re.Pattern[bytes]) -> None:
        """Move to the end of what matches `pattern`, which always matches."""
        while (found := pattern.match(self.data, self.start)) and found.end() == len(self.data) and self._read_on():
            pass
        self._move(found.end() if found else self.start)

    def _stop(self) -> int:
        """Return where the value that begins here ends; -1 if nowhere, or not within the limit."""
        find = self._next_line_with_object if self.is_by_lines else self._end_by_brackets
        while (stop := find()) < 0 and len(self.data) - self.start <= self.limit and self._read_on():
            pass
        return len(self.data) if stop < 0 and self.is_by_lines and self.source.is_last else stop

    def _end_by_brackets(self) -> int:
        depth = 0
        for token in _TOKEN.finditer(self.data, self.start):
            if token[0] in b"{[":
                depth += 1
            elif token[0] in b"}]":
                depth -= 1
            elif token["quote"] == b"":
                return -1  # a string without an end
            if depth <= 0:
                return token.end()
        return len(self.data) if depth == 0 and self.source.is_last else -1

    def _next_line_with_object(self, stop: int = -1) -> int:
        for found in _OBJECT_ON_NEW_LINE.finditer(self.data, self.start + 1, stop if stop >= 0 else len(self.data)):
            if len(found[1]) <= self.indentation:
                return found.start()
        return -1

    def _after_error(self, stop: int) -> int:
        """Return where to go on after a malformed value that seems to end at `stop`."""
        if not self.is_by_lines:
            self.indentation = self.column
            following = self._next_line_with_object(stop)
            if following >= 0:
                self.is_by_lines = True
                return following
        return len(self.data) if stop < 0 and self.source.is_last else stop

    def _move(self, stop: int) -> None:
        passed, newline = self.data.count(b"\n", self.start, stop), self.data.rfind(b"\n", self.start, stop)
        self.column = stop - newline - 1 if newline >= 0 else self.column + stop - self.start
        offset = None if self.place.offset is None else self.place.offset + stop - self.start
        self.place = self.place._replace(line=(self.place.line or 1) + passed, offset=offset)
        self.start = stop

    def _read_on(self) -> bool:
        """Read as much again; return whether there was anything."""
        left = self.data[self.start :]
        more = self.source.read(max(CHUNK, len(left)))
        self.data, self.start = left + more, 0
        return bool(more)


def _is_malformed(found: ParsedRecord | CorpusError) -> bool:
    return isinstance(found, CorpusError) and found.__cause__ is not None
