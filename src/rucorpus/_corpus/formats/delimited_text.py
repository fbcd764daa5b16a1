"""The lines of a table as text, with the position of the current row in the file."""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from itertools import accumulate, chain, repeat
from typing import Any

from ..documents import Place
from ..sources.lines import decoded, wide_line
from ..sources.streams import CHUNK, DAMAGE, Stream, damage, too_long


class TableLines:
    """The lines of a file, of which `count` are those of the current row.

    Bytes that are not text in the encoding are lone surrogates in the text (PEP 383). Where lines end with CR alone, as
    old Macs wrote them, each CR is read as a line feed.
    """

    def __init__(self, stream: Stream, place: Place, encoding: str, limit: int) -> None:
        self.start, self.encoding, self.limit, self.line = place, encoding, limit, place.line or 1
        head = stream.peek(CHUNK)
        if b"\r" in head[:-1] and b"\n" not in head:
            stream = io.BufferedReader(_LineFeeds(stream, encoding), CHUNK)
        self.newline = "\n".encode(encoding)
        self.is_wide = len(self.newline) > 1
        self.chunks = self._wide_lines(stream) if self.is_wide else self._chunks(stream)
        # Lines that were read, where each begins, and where the last one ends. The current row begins at `first`.
        self.raws, self.texts, self.bounds = list[bytes](), list[str](), [place.offset or 0]
        self.first = self.count = 0
        self.has_undecoded = False

    @property
    def place(self) -> Place:
        """Where the current row begins."""
        offset = self.bounds[self.first]
        return Place(self.start.path, self.start.member, self.line, offset, self.start.encoding)

    @property
    def row(self) -> list[bytes]:
        """The lines of the current row."""
        return self.raws[self.first : self.first + self.count]

    def rows(self, form: Mapping[str, Any]) -> Iterator[list[str]]:
        """Yield the fields of each row after the current one; it is the current one until `next_row` is called.

        Raises csv.Error at a malformed row, which then is the current one.
        """
        rows, lines = csv.reader(self._following(), **form), 0
        try:
            for row in rows:
                self.count, lines = rows.line_num - lines, rows.line_num
                self._require_short(self.bounds[self.first + self.count])
                yield row
        except csv.Error:
            self.count = rows.line_num - lines
            self._require_short(self.bounds[self.first + self.count])
            raise

    def first_line(self) -> str:
        """Return the next line, which is the first one of the current row; "" at the end of the file."""
        text = next(self._following(), "")
        self.count = 1 if text else 0
        self._require_short(self.bounds[self.first + self.count])
        return text

    def next_row(self) -> None:
        """Let the next row begin at the next line."""
        self.line += self.count
        self.first += self.count
        self.count = 0

    def require_decodable(self) -> None:
        """Raise CorpusError if the current row is not text in the encoding."""
        if self.has_undecoded:
            decoded(b"".join(self.row), self.encoding, self.place)

    def _following(self) -> Iterator[str]:
        """Yield the text of each line after the current row."""
        # Lists of lines, because a generator of lines takes a text of many lines 6 % more time in all.
        return chain.from_iterable(self._texts_by_chunk())

    def _texts_by_chunk(self) -> Iterator[list[str]]:
        yield self.texts[self.first + self.count :]
        try:
            for raws in self.chunks:
                del self.raws[: self.first], self.texts[: self.first], self.bounds[: self.first]
                self.first = 0
                self.raws += raws
                self.bounds += accumulate(map(len, raws), initial=self.bounds.pop())
                texts = self._decoded(raws)
                self.texts += texts
                yield texts
        except DAMAGE as error:
            raise damage(error, self.place) from error

    def _chunks(self, stream: Stream) -> Iterator[list[bytes]]:
        """Yield the lines that end in each chunk of a stream."""
        pieces: list[bytes] = []  # of the last line
        size = 0
        while piece := stream.read1(CHUNK):
            pieces.append(piece)
            size += len(piece)
            if b"\n" in piece:
                lines = io.BytesIO(b"".join(pieces)).readlines()
                pieces = [] if piece.endswith(b"\n") else [lines.pop()]
                size = sum(map(len, pieces))
                yield lines
            self._require_short(self.bounds[-1] + size)
        if pieces:
            yield [b"".join(pieces)]

    def _wide_lines(self, stream: Stream) -> Iterator[list[bytes]]:
        while raw := wide_line(stream, self.newline, self.limit + 3):
            yield [raw]
            self._require_short(self.bounds[-1])

    def _require_short(self, stop: int) -> None:
        """Raise CorpusError if the current row, which ends at `stop` or goes on, is longer than the limit."""
        if stop - self.bounds[self.first] > self.limit + 2:  # a line end may have two bytes
            raise too_long("row", self.limit, self.place)

    def _decoded(self, raws: list[bytes]) -> list[str]:
        try:
            return list(map(bytes.decode, raws, repeat(self.encoding)))
        except UnicodeError:
            self.has_undecoded = True
            if self.is_wide:  # where a character ends is unknown
                decoded(b"".join(self.raws[self.first :]), self.encoding, self.place)
            return [raw.decode(self.encoding, "surrogateescape") for raw in raws]


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
