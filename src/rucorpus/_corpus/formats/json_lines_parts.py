"""Parts: a large JSON lines file divided between its lines, so that several workers can share it.

The documents of a part have the positions and numbers that they have in the whole file.
"""

import re
from collections.abc import Callable, Iterator
from itertools import takewhile
from typing import NamedTuple

from ..._errors import CorpusError
from ..documents import Place
from ..records import ParsedRecord, ReadOptions, Records
from ..sources.lines import DETECT, beginning
from ..sources.streams import CHUNK, DAMAGE, Stream, damage
from .json_lines import json_records

_EMPTY_LINE = re.compile(rb"\n[ \t\r\v\f]*(?=\n)")


class Part(NamedTuple):
    """A range of bytes of a decompressed file, and the numbers of its first line and its first record."""

    start: int
    stop: int
    line: int
    record: int
    encoding: str


def can_be_divided(head: bytes, encoding: str) -> bool:
    """Return whether the byte 0A is always a line feed in a file that begins with `head`."""
    return encoding != DETECT and len("\n".encode(beginning(head, encoding, Place(""))[0])) == 1


def parts(stream: Stream, place: Place, encoding: str, keep: Callable[[bytes], object], size: int) -> Iterator[Part]:
    """Yield the parts of a stream, of at least `size` bytes except the last; `keep` is called with all their bytes.

    >>> import io
    >>> stream = io.BufferedReader(io.BytesIO(b'{"text": "1"}\\n\\n{"text": "2"}\\n'))
    >>> for part in parts(stream, Place("a.jsonl"), "utf-8", keep=len, size=10):
    ...     print(part)
    Part(start=0, stop=14, line=1, record=1, encoding='utf-8')
    Part(start=14, stop=29, line=2, record=2, encoding='utf-8')

    Memory is that of one chunk. Damage of the stream is raised as CorpusError after the last complete line.
    """
    encoding, start, _ = beginning(stream.peek(CHUNK), encoding, place)
    stream.read(start)
    count = _Count(start)
    while True:
        line, record, damaged = count.lines + 1, count.lines - count.empty + 1, None
        try:
            while count.stop - start < size and (piece := stream.read1(min(CHUNK, size - (count.stop - start)))):
                count.add(piece, keep)
            while count.stop != count.line_start and (piece := stream.readline(CHUNK)):
                count.add(piece, keep)
        except DAMAGE as error:
            count.stop = count.line_start
            damaged = damage(error, place._replace(line=count.lines + 1, offset=count.stop))
        if count.stop > start:
            yield Part(start, count.stop, line, record, encoding)
        if damaged:
            raise damaged
        if count.stop == start:
            return
        start = count.stop


class _Count:
    """The numbers of bytes, lines and empty lines read so far."""

    def __init__(self, start: int) -> None:
        self.lines = self.empty = 0
        self.stop = self.line_start = start
        self.is_empty = True  # the line that has not ended yet

    def add(self, piece: bytes, keep: Callable[[bytes], object]) -> None:
        keep(piece)
        first, last = piece.find(b"\n"), piece.rfind(b"\n")
        if first >= 0:
            self.lines += piece.count(b"\n")
            self.empty += self.is_empty and not piece[:first].strip()
            self.empty += len(_EMPTY_LINE.findall(piece, first, last + 1))
            self.is_empty = True
            self.line_start = self.stop + last + 1
        self.is_empty = self.is_empty and not piece[last + 1 :].strip()
        self.stop += len(piece)


def read_part(stream: Stream, part: Part, place: Place, options: ReadOptions) -> Records:
    """Yield the records of a part from a stream positioned at its start."""
    start = place._replace(line=part.line, offset=part.start)
    records = json_records(stream, start, part.encoding, options, first=part.record)
    return takewhile(lambda found: _offset(found) < part.stop, records)


def _offset(found: ParsedRecord | CorpusError) -> int:
    return (found.offset if isinstance(found, CorpusError) else found.place.offset) or 0
