"""In which encoding bytes of Russian text are written.

UTF-8 and UTF-16 show themselves by their form; single-byte encodings are told apart by how usual the pairs of letters
are that they make of the bytes.
"""

import codecs
import re
from functools import cache
from itertools import islice

from .bigram_costs import CONTROL, ENCODINGS, SYMBOL, characters, costs, kind

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # begins as the mark of UTF-16 does
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
PLAUSIBLE = (
    48  # mean cost of a letter up to which bytes are text: Russian has 31 (capitals 35), Belarusian 46, Hebrew 52
)
_LEAST_GAP = 10  # by which a reading must be cheaper than a different one: odds of 2.7
_UTF_16_SHARE = 0.95  # of usual characters
_DAMAGED_SHARE = 0.05  # bytes that may be wrong in text that else is UTF-8
_CONTROL_SHARE = 0.05  # binary data have more; a table printed by an old program has a few
_CHUNK, _SAMPLE, _WINDOWS, _WORDS = 1 << 20, 1024, 3, 150


def detect_encoding(data: bytes) -> str | None:
    """Return the name of the codec that bytes of Russian text are written in; None where it cannot be told.

    >>> detect_encoding("Съешь ещё этих мягких булок".encode("koi8-r"))
    'koi8-r'
    >>> detect_encoding("Съешь ещё этих мягких булок".encode())
    'utf-8'
    >>> detect_encoding(b"\\x89PNG\\r\\n\\x1a\\n\\0\\0") is None
    True

    One of `utf-8`, `utf-8-sig`, `utf-16`, `utf-32` (with byte order mark), `utf-16-le`, `utf-16-be` (without it),
    `cp1251`, `koi8-r`, `koi8-u`, `cp866`, `iso-8859-5`, `mac-cyrillic`. Plain ASCII and no bytes at all are `utf-8`.
    `data` may be a part of a file, with characters of UTF-8 cut in two at its ends. Where encodings read the same, the
    most usual one is named. A codec that is right may still meet damaged bytes that it cannot decode.

    None: binary data, other alphabets, and too few letters to tell. Ukrainian, Belarusian, Bulgarian and Serbian are
    mostly told, for they are much like Russian; nothing is promised for them.

    Linear in `len(data)`: all of it is looked at for UTF-8, a sample for the rest. Raises TypeError when `data` is not
    bytes, bytearray or memoryview. Figures: docs/corpus.md.
    """
    if not isinstance(data, (bytes, bytearray, memoryview)):
        raise TypeError(f"expected bytes, got {type(data).__name__}")
    data = bytes(data)
    for mark, name in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return name
    if found := _utf_16(data):
        return found
    if data.isascii():
        return None if _is_binary(data) else "utf-8"
    return "utf-8" if _is_utf_8(data) else _single_byte(data)


def _utf_16(data: bytes) -> str | None:
    """Return the UTF-16 that bytes are written in; its text has a byte 00 or 04 in most characters."""
    sample = data[: min(_SAMPLE, len(data) & ~1)]
    if 4 * (sample.count(0) + sample.count(4)) >= len(sample) > 2:
        for name in ("utf-16-le", "utf-16-be"):
            kinds = [kind(char) for char in sample.decode(name, "replace")]
            if sum(found not in (SYMBOL, CONTROL) for found in kinds) >= _UTF_16_SHARE * len(kinds):
                return name
    return None


def _is_utf_8(data: bytes) -> bool:
    """Tell whether bytes are UTF-8, be it cut at the ends or damaged in a few places."""
    cut = len(data) - len(data[:4].lstrip(bytes(range(0x80, 0xC0))) + data[4:])
    decoder = codecs.getincrementaldecoder("utf-8")()
    seen = False
    try:
        for start in range(cut, len(data), _CHUNK):
            seen |= not decoder.decode(data[start : start + _CHUNK]).isascii()
    except UnicodeDecodeError:
        text = data[:_CHUNK].decode("utf-8", "replace")
        wrong = text.count("\ufffd")
        return wrong <= _DAMAGED_SHARE * len(_beyond_ascii().findall(text))
    return seen and cut < 4


@cache
def _beyond_ascii() -> re.Pattern[str]:
    return re.compile("[^\x00-\x7f\ufffd]")


def _single_byte(data: bytes) -> str | None:
    """Return the single-byte encoding that reads a sample best, plainly better than others that read it otherwise."""
    sample = data if len(data) <= _SAMPLE else _words(data, rb"[\x80-\xff]")
    if _is_binary(sample):
        return None
    found = dict(zip(ENCODINGS, costs(sample), strict=True))
    best = min(found, key=found.__getitem__)
    if found[best] > PLAUSIBLE * sum(byte > 0x7F for byte in sample):
        return None
    rivals = [name for name in ENCODINGS if found[name] < found[best] + _LEAST_GAP]
    doubtful = _read_differently(rivals, data)
    return rivals[0] if not doubtful else _by_words(data, rivals, doubtful)


def _read_differently(names: list[str], data: bytes) -> bytes:
    """Return the bytes of `data` that are not the same character in all these encodings."""
    readings = zip(*map(characters, names), strict=True)
    return bytes(byte for byte, chars in enumerate(readings) if len(set(chars)) > 1 and byte in data)


def _by_words(data: bytes, names: list[str], doubtful: bytes) -> str | None:
    """Return which of these encodings reads the words best in which they differ; None where it is not plain."""
    sample = _words(data, b"[" + re.escape(doubtful) + b"]")
    found = sorted((cost, place) for place, cost in enumerate(costs(sample)) if ENCODINGS[place] in names)
    return ENCODINGS[found[0][1]] if found[0][0] + _LEAST_GAP <= found[1][0] else None


def _words(data: bytes, having: bytes) -> bytes:
    """Return words with such a byte, and the bytes beside them, from the beginning, the middle and the end."""
    size = len(data) // _WINDOWS + 1
    pattern = re.compile(rb"[\x00-\x7f]?[\x80-\xff]{0,20}%b[\x80-\xff]{0,20}[\x00-\x7f]?" % having)
    return b"".join(
        match[0]
        for start in range(0, len(data), size)
        for match in islice(pattern.finditer(data, start, start + size), _WORDS)
    )


def _is_binary(data: bytes) -> bool:
    """Tell whether there are more controls among bytes than text has, or a zero."""
    controls = data[:_CHUNK].translate(None, _no_controls())
    return len(controls) > _CONTROL_SHARE * len(data[:_CHUNK]) or b"\0" in controls


@cache
def _no_controls() -> bytes:
    return bytes(byte for byte in range(256) if byte > 0x7F or kind(chr(byte)) != CONTROL)
