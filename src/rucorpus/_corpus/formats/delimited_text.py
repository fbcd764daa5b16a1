"""The text of a table in blocks of whole lines, with the position of the current row in the file."""

import re

from ..._errors import CorpusError
from ..documents import Place
from ..sources.lines import decoded
from ..sources.streams import CHUNK, Stream, UntilDamage, damage, too_long

_BLOCK = 1 << 18  # bytes
_UNDECODED = re.compile("[\udc80-\udcff]")


class TextBlocks:
    """A part of the file as text; `text[done:]` begins with the current row, at `line` and `offset` of the file.

    Bytes that are not text in the encoding are lone surrogates in it (PEP 383). Where lines end with CR alone, as old
    Macs wrote them, each CR is read as a line feed.
    """

    def __init__(self, stream: Stream, place: Place, encoding: str, limit: int) -> None:
        self.source, self.start, self.encoding, self.limit = UntilDamage(stream), place, encoding, limit
        self.line, self.offset = place.line or 1, place.offset or 0
        self.text = ""
        self.raw = self.rest = b""  # the bytes of the text, and the beginning of the next line
        self.done = self.raw_done = 0
        self.has_undecoded = False
        head = stream.peek(CHUNK)
        self.has_cr_lines = b"\r" in head[:-1] and b"\n" not in head
        self.newline = ("\r" if self.has_cr_lines else "\n").encode(encoding)

    @property
    def place(self) -> Place:
        """Where the current row begins."""
        return Place(self.start.path, self.start.member, self.line, self.offset, self.start.encoding)

    @property
    def current_line(self) -> str:
        """The line at which the current row begins, with its end."""
        stop = self.text.find("\n", self.done) + 1
        return self.text[self.done : stop or len(self.text)]

    def size(self, lines: int) -> int:
        """Return the number of bytes of the next lines."""
        newline, find, stop = self.newline, self.raw.find, self.raw_done
        width = len(newline)
        for _ in range(lines):
            end = find(newline, stop)
            while width > 1 and end % width and end >= 0:  # half of one character and half of the next
                end = find(newline, end + 1)
            if end < 0:
                return len(self.raw) - self.raw_done
            stop = end + width
        return stop - self.raw_done

    def move(self, stop: int, lines: int, size: int) -> None:
        """Let the current row begin at `stop`, which is so many lines and bytes further."""
        self.done, self.line, self.offset = stop, self.line + lines, self.offset + size
        self.raw_done += size

    def skip_line(self) -> None:
        """Let the current row begin at the next line."""
        self.move(self.done + len(self.current_line), 1, self.size(1))

    def undecodable(self, stop: int, size: int) -> CorpusError | None:
        """Return the error for bytes up to `stop` that are not text in the encoding."""
        if self.has_undecoded and _UNDECODED.search(self.text, self.done, stop):
            try:
                decoded(self.raw[self.raw_done : self.raw_done + size], self.encoding, self.place)
            except CorpusError as error:
                return error
        return None

    def raise_failure(self) -> None:
        """Raise what ended the file early, if anything did."""
        if self.source.failure:
            raise damage(self.source.failure, self.place)

    def fill(self) -> bool:
        """Drop what is done and read on, by as much as is there already; return whether there is text."""
        carried = self.raw[self.raw_done :]
        has_grown = self.source.is_last
        while not has_grown:
            if max(len(carried), len(self.rest)) > self.limit:
                raise too_long("row", self.limit, self.place)
            read = self.rest + self.source.read(max(_BLOCK, len(carried) + len(self.rest)))
            cut = len(read) if self.source.is_last and not self.source.failure else self._after_last_newline(read)
            carried, self.rest = carried + read[:cut], read[cut:]
            has_grown = cut > 0 or self.source.is_last
        self.raw, self.raw_done, self.done = carried, 0, 0
        self.text = self._decoded()
        return bool(self.text)

    def _after_last_newline(self, raw: bytes) -> int:
        width = len(self.newline)
        stop = raw.rfind(self.newline)
        while stop % width and stop >= 0:
            stop = raw.rfind(self.newline, 0, stop + width - 1)
        return stop + width if stop >= 0 else 0

    def _decoded(self) -> str:
        try:
            text, self.has_undecoded = self.raw.decode(self.encoding), False
        except UnicodeError:
            if len(self.newline) > 1:
                decoded(self.raw, self.encoding, self.place)  # raises; where a character ends is unknown
            text, self.has_undecoded = self.raw.decode(self.encoding, "surrogateescape"), True
        return text.replace("\r", "\n") if self.has_cr_lines else text
