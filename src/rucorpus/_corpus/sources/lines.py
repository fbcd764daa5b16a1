"""Lines: the bytes of a file split into lines and decoded, strictly."""

import codecs
from collections.abc import Callable, Iterator
from functools import cache, partial

from ..._errors import CorpusError
from ..documents import Place
from .streams import CHUNK, DAMAGE, Stream, damage

DETECT = "detect"
_DAMAGED_SHARE = 0.05  # of the characters; with more the file is in another encoding
_BIG_ENDIAN = {"utf-16": codecs.BOM_UTF16_BE, "utf-32": codecs.BOM_UTF32_BE}


def beginning(head: bytes, encoding: str, place: Place) -> tuple[str, int, Place]:
    """Return the encoding of a file, the length of its byte order mark, and `place` with a detected encoding.

    >>> beginning(b"\\xef\\xbb\\xbfText", "utf-8", Place("a.txt"))[:2]
    ('utf-8', 3)
    >>> beginning("Text".encode("utf-16-be"), "utf-16", Place("a.txt"))[:2]
    ('utf-16-le', 0)

    UTF-16 and UTF-32 without a byte order mark count as little-endian on every machine. Under "detect" the encoding is
    detected from `head`, which may end inside a character; CorpusError where that fails.
    """
    if encoding == DETECT:
        encoding = _detected(head, place)
        place = place._replace(encoding=encoding)
    if encoding in _BIG_ENDIAN:
        encoding += "-be" if head.startswith(_BIG_ENDIAN[encoding]) else "-le"
    bom = _byte_order_mark(encoding)
    return encoding, len(bom) if head.startswith(bom) else 0, place


@cache
def _byte_order_mark(encoding: str) -> bytes:
    return "\ufeff".encode(encoding, "ignore")


def text_start(stream: Stream, place: Place, encoding: str) -> tuple[str, Place]:
    """Return the encoding of a stream and the position of its text, after a byte order mark, which is skipped."""
    encoding, start, place = beginning(stream.peek(CHUNK), encoding, place)
    stream.read(start)
    return encoding, place._replace(line=1, offset=start)


def _detected(head: bytes, place: Place) -> str:
    from ..._encodings.detection import detect_encoding

    found = detect_encoding(head)
    if found is None:
        raise place.error("the encoding cannot be detected from the bytes; name it with encoding=")
    return codecs.lookup(found).name.removesuffix("-sig")


def decoded(raw: bytes, encoding: str, place: Place, start: int = 0) -> str:
    """Return the text of `raw`, the bytes at `place`, from byte `start` on.

    >>> decoded("да".encode("cp1251"), "utf-8", Place("a.txt", line=1, offset=0))
    Traceback (most recent call last):
    rucorpus.CorpusError: a.txt:1: not utf-8 at byte 0 (e4: invalid continuation byte); if the file \
is in another encoding, name it with encoding= ("detect" detects it)
    """
    raw = raw[start:]
    try:
        return raw.decode(encoding)
    except UnicodeError as error:
        first, stop = getattr(error, "start", 0), getattr(error, "end", 0)
        line = (place.line or 1) + raw[:first].decode(encoding, "replace").count("\n")
        offset = (place.offset or 0) + start + first
        why = f"{raw[first:stop].hex(' ')}: {getattr(error, 'reason', error)}"
        advice = 'if the file is in another encoding, name it with encoding= ("detect" detects it)'
        reason = f"not {encoding} at byte {offset} ({why}); {advice}"
        raise place._replace(line=line, offset=offset).error(reason, error) from error


def recovered(raw: bytes, encoding: str, is_allowed: bool, error: CorpusError) -> str:
    """Return the text of `raw` with U+FFFD for bytes that are not in the encoding; raise `error` if they are many."""
    text = raw.decode(encoding, "replace")
    if not is_allowed or text.count("\ufffd") > _DAMAGED_SHARE * len(text) + 1:
        raise error
    return text


def lines(stream: Stream, start: Place, encoding: str, limit: int) -> Iterator[tuple[Place, bytes]]:
    """Yield position and bytes of each line with its line feed; of a line longer than `limit`, one byte more.

    >>> import io
    >>> stream = io.BufferedReader(io.BytesIO(b"1\\n234\\n5"))
    >>> found = lines(stream, Place("a.jsonl", line=1, offset=0), "utf-8", limit=2)
    >>> [(place.line, place.offset, raw) for place, raw in found]
    [(1, 0, b'1\\n'), (2, 2, b'234'), (3, 6, b'5')]

    Only a line feed ends a line. Memory is that of one line. Raises CorpusError where the stream is damaged, after the
    lines before.
    """
    path, member, first, offset, detected = start.path, start.member, start.line, start.offset, start.encoding
    line, offset, newline = first or 1, offset or 0, "\n".encode(encoding)
    read: Callable[[int], bytes] = stream.readline if len(newline) == 1 else partial(wide_line, stream, newline)
    try:
        while raw := read(limit + 1):
            yield Place(path, member, line, offset, detected), raw
            line, offset = line + 1, offset + len(raw)
            if len(raw) > limit and is_cut(raw, limit, newline):
                offset += _skip(read, newline)
    except DAMAGE as error:
        raise damage(error, start._replace(line=line, offset=offset)) from error


def is_cut(raw: bytes, limit: int, newline: bytes) -> bool:
    """Return whether `raw`, which `lines` yielded, is not the whole line."""
    return len(raw) > limit and not raw.endswith(newline)


def _skip(read: Callable[[int], bytes], newline: bytes) -> int:
    """Skip the rest of the line and return its number of bytes."""
    skipped = 0
    while raw := read(1 << 18):
        skipped += len(raw)
        if raw.endswith(newline):
            break
    return skipped


def wide_line(stream: Stream, newline: bytes, limit: int) -> bytes:
    """Read a line of UTF-16 or UTF-32, where readline() also stops at a byte 0A inside a character."""
    line = bytearray()
    while len(line) < limit and (piece := stream.readline(limit - len(line))):
        line += piece
        line += stream.read(-len(line) % len(newline))
        if line.endswith(newline):
            break
    return bytes(line)
