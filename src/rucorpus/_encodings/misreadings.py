"""Misreadings: what a piece of text would be if it had been written in one encoding and read as another.

A misreading is a pair of encodings: the one the text was written in and the one it was read as. It is undone by
encoding the text in the second and decoding it in the first. Every encoding of READ_AS has one byte per character, so
an offset in the bytes is an offset in the text.
"""

import codecs
from collections.abc import Iterator
from functools import cache
from typing import TypeAlias

from .bigram_costs import ENCODINGS, charmap, encoding_costs, text_cost
from .detection import MAX_MEAN_COST

Misreading: TypeAlias = tuple[str, str]  # written in, read as
Misreadings: TypeAlias = tuple[Misreading, ...]  # the last one first

_HIGH = bytes(range(0x80, 0x100))
_COMMON_READ_AS = ("cp1252", "latin-1", *ENCODINGS)
# The most common ones come first: where several can write a text alike, the first is named.
READ_AS = (
    *_COMMON_READ_AS,
    "cp437",
    "cp850",
    "mac-roman",
    "iso-8859-15",
    "cp1250",
    "iso-8859-7",
    "cp1254",
    "iso-8859-2",
    "cp857",
    "cp1253",
)
_MIN_LEAD = 100  # of two misreadings over one


def undone(text: str, misreadings: Misreadings) -> str | None:
    """Return a text with misreadings undone, the last one first; None if they cannot have happened to it.

    >>> undone("ïðèâåò", (("cp1251", "latin-1"),)), undone("привет", (("cp1251", "latin-1"),))
    ('привет', None)
    """
    for written_in, read_as in misreadings:
        data = encoded(text, read_as)
        before = None if data is None else decoded(data, written_in)
        if before is None:
            return None
        text = before
    return text


def encoded(text: str, encoding: str) -> bytes | None:
    """Return the bytes of a text in a single-byte encoding; None if the encoding lacks a character.

    >>> encoded("да", "cp1251"), encoded("да", "latin-1")
    (b'\\xe4\\xe0', None)

    A byte that the encoding leaves undefined stands for the control of the same number, as in browsers; byte 98 of
    cp1251 also for what it is in cp1252.
    """
    if encoding == "cp1251":
        text = text.replace("\u02dc", "\x98")
    try:
        return codecs.charmap_encode(text, "strict", _encoding_map(encoding))[0]
    except UnicodeEncodeError:
        return None


_encoding_map = cache(lambda encoding: codecs.charmap_build(charmap(encoding)))


def decoded(data: bytes, encoding: str) -> str | None:
    """Return the text of bytes in an encoding; None for UTF-8 if they are malformed or plain ASCII.

    >>> decoded(b"\\xe4\\xe0", "cp1251"), decoded(b"\\xe4\\xe0", "utf-8")
    ('да', None)
    """
    if encoding != "utf-8":
        return codecs.charmap_decode(data, "strict", charmap(encoding))[0]
    try:
        return None if data.isascii() else data.decode()
    except UnicodeDecodeError:
        return None


def two_misreadings(text: str) -> Misreadings:
    """Return the two misreadings, last first, that turn a text into Russian when undone; an empty tuple if none do.

    >>> once = "Вода и берег".encode().decode("cp1251")
    >>> two_misreadings(once.encode().decode("cp1251"))
    (('utf-8', 'cp1251'), ('utf-8', 'cp1251'))
    """
    undone_once = list(_undone_once(text))
    # One misreading that makes a text is the simpler explanation.
    once = [(_mean_cost(before), beyond_ascii(before) or 1) for _, before in undone_once]
    highest = min((mean - _MIN_LEAD / high for mean, high in once if mean < MAX_MEAN_COST), default=MAX_MEAN_COST)
    mean_costs = cache(lambda data: list(_mean_costs(data)))  # the same bytes come from several encodings
    candidates = [
        (mean_cost, (last, (written_in, read_as)))
        for last, between in undone_once
        for read_as in _COMMON_READ_AS
        if read_as != last[0] and (data := encoded(between, read_as))
        for written_in, mean_cost in mean_costs(data)
        if written_in != read_as and mean_cost < highest
    ]
    return next((pair for _, pair in sorted(candidates) if not only_case_differs(text, undone(text, pair) or "")), ())


def only_case_differs(old: str, new: str) -> bool:
    """Return whether most letters are the same in the other case, as after ISO 8859-5 is twice misread as cp1251.

    >>> only_case_differs("ДОБРОЕ УТРО", "доброе утро"), only_case_differs("дНАПНЕ СРПН", "Доброе утро")
    (True, False)
    """
    same = sum(a.lower() == b.lower() for a, b in zip(old, new, strict=False) if not a.isascii())
    return len(old) == len(new) and 2 * same > beyond_ascii(old)


def _undone_once(text: str) -> Iterator[tuple[Misreading, str]]:
    """Yield every misreading that can have happened to a text, and the text before it."""
    for read_as in _COMMON_READ_AS:
        data = encoded(text, read_as) or b""
        for written_in in (*ENCODINGS, "utf-8"):
            if (before := decoded(data, written_in)) and before != text:
                yield (written_in, read_as), before


def _mean_costs(data: bytes) -> Iterator[tuple[str, float]]:
    """Yield each encoding that bytes may be written in, and the mean cost of a character beyond ASCII in it."""
    high = len(data) - len(data.translate(None, _HIGH))
    if high:
        costs = encoding_costs(b"\n%b\n" % data)
        yield from ((name, cost / high) for name, cost in zip(ENCODINGS, costs, strict=True))
    if text := decoded(data, "utf-8"):
        yield "utf-8", _mean_cost(text)


def _mean_cost(text: str) -> float:
    return text_cost(f"\n{text}\n") / max(beyond_ascii(text), 1)


def beyond_ascii(text: str) -> int:
    """Return how many characters of a text are not ASCII.

    >>> beyond_ascii("да, ok")
    2
    """
    return len(text) - len(text.encode("ascii", "ignore"))
