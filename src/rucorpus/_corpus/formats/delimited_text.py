"""The text of a table in blocks of whole lines, with the position of the current row in the file."""

import re
from codecs import getincrementaldecoder
from collections.abc import Iterator

from ..._errors import CorpusError
from ..documents import Place
from ..sources.lines import decoded
from ..sources.streams import CHUNK, DAMAGE, Stream, damage, too_long

_BLOCK = 1 << 18  # bytes
_UNDECODED = re.compile("[\udc80-\udcff]")


class TextBlocks:
    """A part of the file as text; `text[done:]` begins with the current row, at `line` and `offset` of the file.

    Bytes that are not text in the encoding are lone surrogates in it (PEP 383). Where lines end with CR alone, as old
    Macs wrote them, each CR is read as a line feed. `failure` is what ended the file early.
    """

    def __init__(self, stream: Stream, place: Place, encoding: str, limit: int) -> None:
        self.stream, self.start, self.encoding, self.limit = stream, place, encoding, limit
        self.line, self.offset = place.line or 1, place.offset or 0
        self.text = self.rest = ""  # whole lines, and the beginning of the next one
        self.done, self.read = 0, self.offset
        self.is_last = self.has_undecoded = False
        self.failure: BaseException | None = None
        is_wide = len("\n".encode(encoding)) > 1
        self.errors = "strict" if is_wide else "surrogateescape"
        head = stream.peek(CHUNK)
        self.has_cr_lines = not is_wide and b"\r" in head[:-1] and b"\n" not in head
        self.decoder = getincrementaldecoder(encoding)(self.errors)

    @property
    def place(self) -> Place:
        """Where the current row begins."""
        return Place(self.start.path, self.start.member, self.line, self.offset, self.start.encoding)

    @property
    def current_line(self) -> str:
        """The line at which the current row begins, with its end."""
        stop = self.text.find("\n", self.done) + 1
        return self.text[self.done : stop or len(self.text)]

    def size(self, stop: int) -> int:
        """Return the number of bytes up to `stop`."""
        return len(self.text[self.done : stop].encode(self.encoding, self.errors))

    def move(self, stop: int, lines: int, size: int) -> None:
        """Let the current row begin at `stop`, which is so many lines and bytes further."""
        self.done, self.line, self.offset = stop, self.line + lines, self.offset + size

    def skip_line(self) -> None:
        """Let the current row begin at the next line."""
        stop = self.done + len(self.current_line)
        self.move(stop, 1, self.size(stop))

    def undecodable(self, stop: int) -> CorpusError | None:
        """Return the error for bytes up to `stop` that are not text in the encoding."""
        if self.has_undecoded and _UNDECODED.search(self.text, self.done, stop):
            try:
                decoded(self.text[self.done : stop].encode(self.encoding, self.errors), self.encoding, self.place)
            except CorpusError as error:
                return error
        return None

    def raise_failure(self) -> None:
        """Raise what ended the file early, if anything did."""
        if isinstance(self.failure, CorpusError):
            raise self.failure
        if self.failure:
            raise damage(self.failure, self.place)

    def fill(self) -> bool:
        """Drop what is done and read on, by as much as is there already; return whether there is text."""
        self.text, self.done = self.text[self.done :], 0
        while not self.is_last:
            if max(len(self.text), len(self.rest)) > self.limit:
                self.text, self.rest = "", ""
                raise too_long("row", self.limit, self.place)
            pieces = [self.text, self.rest, *self._pieces(max(_BLOCK, len(self.text) + len(self.rest)))]
            text = "".join(pieces)
            cut = len(text) if self.is_last and not self.failure else text.rfind("\n") + 1
            has_grown, self.text, self.rest = cut > len(self.text), text[:cut], text[cut:]
            self.has_undecoded = bool(_UNDECODED.search(self.text))
            if has_grown:
                break
        return bool(self.text)

    def _pieces(self, wanted: int) -> Iterator[str]:
        while wanted > 0 and not self.is_last:
            try:
                raw = self.stream.read1(CHUNK)
            except DAMAGE as error:
                self.is_last, self.failure = True, error
                return
            wanted -= len(raw)
            self.read += len(raw)
            self.is_last = not raw
            text = self._decoded(raw)
            yield text.replace("\r", "\n") if self.has_cr_lines else text

    def _decoded(self, raw: bytes) -> str:
        try:
            return self.decoder.decode(raw, not raw)
        except UnicodeDecodeError as error:
            data = error.object
            start = self.read - len(data) + error.start
            why = f"{data[error.start : error.end].hex(' ')}: {error.reason}"
            reason = f"not {self.encoding} at byte {start} ({why}); the rest of the file is left out"
            self.is_last, self.failure = True, self.start._replace(line=None, offset=start).error(reason, error)
            return data[: error.start].decode(self.encoding)
