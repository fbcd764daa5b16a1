"""Parts: a large JSON lines file cut between its lines, so that several workers can share it.

A part is read like the whole file, and its documents have the places and numbers they have there.
"""

import re
from collections.abc import Callable, Iterator
from itertools import takewhile
from typing import NamedTuple

from ..._errors import CorpusError
from ..documents import Place
from ..records import Found, Numbered, Reading, documents
from ..sources.lines import DETECT, beginning
from ..sources.streams import CHUNK, DAMAGE, Stream, damage
from .json_lines import json_records

_BLANK_LINE = re.compile(rb"\n[ \t\r\v\f]*(?=\n)")


class Part(NamedTuple):
    """A stretch of a decompressed file, and the numbers of its first line and of its first record."""

    start: int
    stop: int
    line: int
    record: int
    encoding: str


def can_be_cut(head: bytes, encoding: str) -> bool:
    """Return whether a line feed is one byte in a file that begins so, and stands for nothing else.

    >>> can_be_cut(b"{", "utf-8"), can_be_cut(b"{", "utf-16")
    (True, False)
    """
    return encoding != DETECT and len("\n".encode(beginning(head, encoding, Place(""))[0])) == 1


def parts(stream: Stream, place: Place, encoding: str, keep: Callable[[bytes], object], size: int) -> Iterator[Part]:
    """Yield the parts of a stream, each of at least `size` bytes but the last; `keep` is called with all their bytes.

    >>> import io
    >>> stream = io.BufferedReader(io.BytesIO(b'{"text": "1"}\\n\\n{"text": "2"}\\n'))
    >>> for part in parts(stream, Place("a.jsonl"), "utf-8", keep=len, size=10):
    ...     print(part)
    Part(start=0, stop=14, line=1, record=1, encoding='utf-8')
    Part(start=14, stop=29, line=2, record=2, encoding='utf-8')

    Memory is that of a few thousand bytes. A damage of the stream is raised as CorpusError behind the last whole line.
    """
    encoding, start, _ = beginning(stream.peek(CHUNK), encoding, place)
    stream.read(start)
    count = _Count(start)
    while True:
        line, record, damaged = count.lines + 1, count.lines - count.blank + 1, None
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
    """How many bytes and lines went by, and how many lines are blank."""

    def __init__(self, start: int) -> None:
        self.lines = self.blank = 0
        self.stop = self.line_start = start
        self.is_blank = True  # the line that is not over yet

    def add(self, piece: bytes, keep: Callable[[bytes], object]) -> None:
        keep(piece)
        first, last = piece.find(b"\n"), piece.rfind(b"\n")
        if first >= 0:
            self.lines += piece.count(b"\n")
            self.blank += self.is_blank and not piece[:first].strip()
            self.blank += len(_BLANK_LINE.findall(piece, first, last + 1))
            self.is_blank = True
            self.line_start = self.stop + last + 1
        self.is_blank = self.is_blank and not piece[last + 1 :].strip()
        self.stop += len(piece)


def read_part(stream: Stream, part: Part, own_id: str, place: Place, reading: Reading) -> Found:
    """Yield the documents of a part from a stream that stands at its start.

    >>> import io
    >>> stream = io.BufferedReader(io.BytesIO(b'{"text": "2"}\\n{"text": "3"}\\n'))
    >>> part = Part(start=14, stop=28, line=2, record=2, encoding="utf-8")
    >>> for document in read_part(stream, part, "a", Place("a.jsonl"), Reading()):
    ...     print(document.id, document.text, document.place.line, document.place.offset)
    a#2 2 2 14
    """
    at = place._replace(line=part.line, offset=part.start)
    records = json_records(stream, at, part.encoding, reading.max_record, first=part.record)
    return documents(takewhile(lambda found: _offset(found) < part.stop, records), own_id, reading.fields)


def _offset(found: Numbered | CorpusError) -> int:
    return (found.offset if isinstance(found, CorpusError) else found[0].offset) or 0
