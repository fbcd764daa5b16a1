"""Streams: the bytes of one file, unpacked, cut into records and decoded, with every damage named by its place.

A compression is a function from a binary stream to a binary stream and a row in COMPRESSIONS.
"""

import codecs
import io
import os
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from gzip import BadGzipFile, GzipFile
from stat import S_ISREG

from ._documents import Place
from ._errors import CorpusError

Stream = io.FileIO | GzipFile

DAMAGE = (OSError, EOFError, zlib.error)  # what opening, reading and unpacking raise

_CHUNK = 1 << 16
# A pipe that nobody writes to would block for ever; Windows would translate newlines.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_BIG_ENDIAN = {"utf-16": codecs.BOM_UTF16_BE, "utf-32": codecs.BOM_UTF32_BE}


def opened(path: str) -> io.FileIO:
    """Return the file at `path`, open for reading bytes; raise OSError at once where it is no regular file.

    >>> opened(os.devnull)
    Traceback (most recent call last):
    OSError: [Errno None] not a regular file: '/dev/null'
    """
    descriptor = os.open(path, _FLAGS)
    if S_ISREG(os.fstat(descriptor).st_mode):
        return io.FileIO(descriptor)
    os.close(descriptor)
    raise OSError(None, "not a regular file", path)


def _gunzip(raw: io.FileIO) -> Stream:
    if not os.fstat(raw.fileno()).st_size:  # GzipFile takes it for one of no text; it is a copy that never began
        raise EOFError
    return GzipFile(fileobj=raw)


COMPRESSIONS: dict[str, Callable[[io.FileIO], Stream]] = {
    "": lambda raw: raw,
    ".gz": _gunzip,
}


def damage(error: BaseException, place: Place) -> CorpusError:
    """Return the error that says in plain words what opening, reading or unpacking ran into.

    >>> print(damage(EOFError(), Place("a.txt.gz")))
    a.txt.gz: the compressed data end too early, the file is cut short
    """
    if isinstance(error, EOFError):
        reason = "the compressed data end too early, the file is cut short"
    elif isinstance(error, (BadGzipFile, zlib.error)):
        reason = f"the compressed data are damaged: {error}"
    else:
        reason = f"cannot be read: {getattr(error, 'strerror', None) or error}"
    if place.offset is not None:
        reason += f"; reading stopped at byte {place.offset}"
    return place.error(reason, error)


def beginning(head: bytes, encoding: str) -> tuple[str, int]:
    """Return the encoding that the lines of a file really have, and the length of its byte order mark.

    >>> beginning(b"\\xef\\xbb\\xbfText", "utf-8"), beginning("Text".encode("utf-16-be"), "utf-16")
    (('utf-8', 3), ('utf-16-le', 0))

    UTF-16 and UTF-32 without a mark count as little-endian on every machine.
    """
    if encoding in _BIG_ENDIAN:
        encoding += "-be" if head.startswith(_BIG_ENDIAN[encoding]) else "-le"
    mark = "\ufeff".encode(encoding, "ignore")
    return encoding, len(mark) if head.startswith(mark) else 0


def decoded(raw: bytes, encoding: str, place: Place, start: int = 0) -> str:
    """Return `raw`, which stands at `place`, as text from byte `start` on; nothing is ever guessed or replaced.

    >>> decoded("да".encode("cp1251"), "utf-8", Place("a.txt", line=1, offset=0))
    Traceback (most recent call last):
    rucorpus._errors.CorpusError: a.txt:1: not utf-8 at byte 0 (e4: invalid continuation byte); if the file \
is in another encoding, name it with encoding=
    """
    raw = raw[start:]
    try:
        return raw.decode(encoding)
    except UnicodeError as error:
        first, stop = getattr(error, "start", 0), getattr(error, "end", 0)
        line = (place.line or 1) + raw[:first].decode(encoding, "replace").count("\n")
        offset = (place.offset or 0) + start + first
        why = f"{raw[first:stop].hex(' ')}: {getattr(error, 'reason', error)}"
        reason = f"not {encoding} at byte {offset} ({why}); if the file is in another encoding, name it with encoding="
        raise place._replace(line=line, offset=offset).error(reason, error) from error


def whole(stream: Stream, place: Place, limit: int) -> bytes:
    """Return all bytes of `stream`; raise CorpusError where they are more than `limit` or damaged.

    >>> import io
    >>> whole(io.BytesIO(b"text"), Place("a.txt"), limit=3)
    Traceback (most recent call last):
    rucorpus._errors.CorpusError: a.txt: the text is longer than max_record=3 bytes; raise max_record to read it
    """
    pieces, size = [], 0
    read = stream.read1 if isinstance(stream, GzipFile) else stream.read  # its read() loses what came before a damage
    try:
        while size <= limit and (piece := read(_CHUNK)):
            pieces.append(piece)
            size += len(piece)
    except DAMAGE as error:
        line = 1 + sum(piece.count(b"\n") for piece in pieces)
        raise damage(error, place._replace(line=line, offset=size)) from error
    if size > limit:
        raise too_long("text", limit, place)
    return b"".join(pieces)


def too_long(what: str, limit: int, place: Place) -> CorpusError:
    """Return the error of a record that is longer than the user allows.

    >>> print(too_long("line", 1000, Place("a.jsonl", line=7)))
    a.jsonl:7: the line is longer than max_record=1000 bytes; raise max_record to read it
    """
    return place.error(f"the {what} is longer than max_record={limit} bytes; raise max_record to read it")


def buffered(stream: Stream) -> io.BufferedReader | GzipFile:
    """Return `stream` with a buffer, which reading by lines needs and reading a whole file does without.

    >>> buffered(io.BytesIO(b"Text")).peek(1)
    b'Text'
    """
    return stream if isinstance(stream, GzipFile) else io.BufferedReader(stream, _CHUNK)


def lines(
    stream: io.BufferedReader | GzipFile, place: Place, encoding: str, limit: int
) -> Iterator[tuple[Place, bytes]]:
    """Yield place and bytes of each line that is not blank; of a line longer than `limit` no more than one byte more.

    >>> import io
    >>> stream = buffered(io.BytesIO(b"1\\n234\\n5"))
    >>> for place, raw in lines(stream, Place("a.jsonl"), "utf-8", limit=2):
    ...     print(place.line, place.offset, raw)
    1 0 b'1\\n'
    2 2 b'234'
    3 6 b'5'

    Only a line feed ends a line, and the line keeps it. Memory is that of one line. Raises CorpusError where the stream
    is damaged, after the last line before it.
    """
    line, offset = place.line or 1, place.offset or 0
    newline = "\n".encode(encoding)
    read, is_blank = stream.readline, bytes.isspace
    if len(newline) > 1:
        read, is_blank = partial(_wide_line, stream, newline), partial(_is_wide_blank, encoding)
    try:
        while raw := read(limit + 1):
            complete = len(raw) <= limit or raw.endswith(newline)
            if not (complete and is_blank(raw)):
                yield Place(place.path, place.member, line, offset), raw
            line, offset = line + 1, offset + len(raw)
            while not complete and (raw := read(_CHUNK)):
                complete, offset = raw.endswith(newline), offset + len(raw)
    except DAMAGE as error:
        raise damage(error, place._replace(line=line, offset=offset)) from error


def _is_wide_blank(encoding: str, raw: bytes) -> bool:
    return raw.decode(encoding, "ignore").isspace()


def _wide_line(stream: io.BufferedReader | GzipFile, newline: bytes, limit: int) -> bytes:
    """A line of UTF-16 or UTF-32: readline() stops at every byte 0A, and a letter may hold one."""
    line = bytearray()
    while len(line) < limit and (piece := stream.readline(limit - len(line))):
        line += piece
        line += stream.read(-len(line) % len(newline))
        if line.endswith(newline):
            break
    return bytes(line)
