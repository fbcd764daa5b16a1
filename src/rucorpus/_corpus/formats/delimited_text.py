"""The lines of a table as text, with the position of the current row in the file."""

import io
import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from ..documents import Place
from ..sources.lines import decoded, wide_line
from ..sources.streams import CHUNK, DAMAGE, Stream, damage, too_long


class TableLines:
    """The lines of a file; those of the current row, which begins at `line` and `offset` of the file, are in `row`.

    Bytes that are not text in the encoding are lone surrogates in the text (PEP 383). Where lines end with CR alone, as
    old Macs wrote them, each CR is read as a line feed.
    """

    def __init__(self, stream: Stream, place: Place, encoding: str, limit: int) -> None:
        self.start, self.encoding, self.limit = place, encoding, limit
        self.line, self.offset = place.line or 1, place.offset or 0
        head = stream.peek(CHUNK)
        if b"\r" in head[:-1] and b"\n" not in head:
            stream = io.BufferedReader(_LineFeeds(stream, encoding), CHUNK)
        self.newline = "\n".encode(encoding)
        self.is_wide = len(self.newline) > 1
        self.read: Callable[[int], bytes] = stream.readline
        if self.is_wide:
            self.read = partial(wide_line, stream, self.newline)
        self.row: list[bytes] = []
        self.size, self.has_undecoded = 0, False  # of the current row
        self.again: list[bytes] = []  # lines to be read once more, the next one last

    @property
    def place(self) -> Place:
        """Where the current row begins."""
        return Place(self.start.path, self.start.member, self.line, self.offset, self.start.encoding)

    def texts(self) -> Iterator[str]:
        """Yield the text of each line that follows, which belongs to the current row until `next_row` is called."""
        read, again, row, encoding = self.read, self.again, self.row, self.encoding
        limit = self.limit + 2  # a line end may have two bytes
        try:
            while raw := again.pop() if again else read(limit + 1):
                row.append(raw)
                self.size += len(raw)
                if self.size > limit:
                    raise too_long("row", self.limit, self.place)
                try:
                    text = raw.decode(encoding)
                except UnicodeError:
                    text = self._undecoded(raw)
                yield text
        except DAMAGE as error:
            raise damage(error, self.place) from error

    def _undecoded(self, raw: bytes) -> str:
        self.has_undecoded = True
        if self.is_wide:  # where a character ends is unknown
            self.require_decodable()
        return raw.decode(self.encoding, "surrogateescape")

    def require_decodable(self) -> None:
        """Raise CorpusError if the current row is not text in the encoding."""
        if self.has_undecoded:
            decoded(b"".join(self.row), self.encoding, self.place)

    def next_row(self) -> None:
        """Let the next row begin at the next line to be read."""
        self.line += len(self.row)
        self.offset += self.size
        self.row.clear()
        self.size, self.has_undecoded = 0, False

    def read_again(self, first: int) -> None:
        """Let the lines of the current row be read again, from `first` on, counted from 0."""
        self.again += reversed(self.row[first:])
        del self.row[first:]
        self.size = sum(map(len, self.row))


class _LineFeeds(io.RawIOBase):
    """The bytes of a stream with a line feed for each CR."""

    def __init__(self, stream: Stream, encoding: str) -> None:
        self.stream, self.cr, self.newline = stream, "\r".encode(encoding), "\n".encode(encoding)

    def readable(self) -> bool:
        """Return True."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill the start of `buffer` with whole characters and return the number of bytes, 0 at the end."""
        width = len(self.cr)
        piece = self.stream.read1(len(buffer) // width * width)
        piece += self.stream.read(-len(piece) % width)
        piece = re.sub(re.escape(self.cr), lambda cr: cr[0] if cr.start() % width else self.newline, piece)
        buffer[: len(piece)] = piece
        return len(piece)
