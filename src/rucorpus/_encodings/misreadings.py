"""Misreadings: what a piece of text would be if it had been written in one encoding and read as another.

A misreading is a pair of encodings, the one written and the one read as. It is undone by taking the bytes of the text
in the second and reading them in the first. Whatever a text may have been read as has one byte a character, so places
in the bytes are places in the text.
"""

import codecs
from collections.abc import Iterator
from functools import cache
from typing import TypeAlias

from .bigram_costs import ENCODINGS, characters, cost, costs
from .detection import PLAUSIBLE

Misreading: TypeAlias = tuple[str, str]  # written in, read as
Misreadings: TypeAlias = tuple[Misreading, ...]  # the last one first

READ_AS = ("cp1252", "latin-1", *ENCODINGS)


def undone(text: str, misreadings: Misreadings) -> str | None:
    """Return a text with misreadings undone, the last one first; None where they cannot have happened to it.

    >>> undone("ïðèâåò", (("cp1251", "latin-1"),)), undone("привет", (("cp1251", "latin-1"),))
    ('привет', None)
    """
    for written, read in misreadings:
        data = bytes_of(text, read)
        found = None if data is None else read_as(data, written)
        if found is None:
            return None
        text = found
    return text


def bytes_of(text: str, encoding: str) -> bytes | None:
    """Return the bytes of a text in an encoding of one byte a character; None where it lacks a character.

    >>> bytes_of("да", "cp1251"), bytes_of("да", "latin-1")
    (b'\\xe4\\xe0', None)
    """
    try:
        return codecs.charmap_encode(text, "strict", _byte_by_character(encoding))[0]
    except UnicodeEncodeError:
        return None


@cache
def _byte_by_character(encoding: str) -> dict[int, int]:
    # Bytes that an encoding leaves undefined are read as controls of the same number, as browsers do.
    return {ord(char): byte for byte, char in enumerate(characters(encoding))}


def read_as(data: bytes, encoding: str) -> str | None:
    """Return what bytes are in an encoding; None where they are no UTF-8 or mere ASCII.

    >>> read_as(b"\\xe4\\xe0", "cp1251"), read_as(b"\\xe4\\xe0", "utf-8")
    ('да', None)
    """
    if encoding != "utf-8":
        return codecs.charmap_decode(data, "strict", characters(encoding))[0]
    try:
        return None if data.isascii() else data.decode()
    except UnicodeDecodeError:
        return None


def twice_misread(text: str) -> Misreadings:
    """Return the two misreadings, last first, whose undoing makes Russian of a text; none where none does.

    >>> once = "Вода и берег".encode().decode("cp1251")
    >>> twice_misread(once.encode().decode("cp1251"))
    (('utf-8', 'cp1251'), ('utf-8', 'cp1251'))
    """
    found = [
        (mean, (last, (written, read)))
        for last, between in _readings_of(text)
        for read in READ_AS
        if read != last[0] and (data := bytes_of(between, read))
        for written, mean in _means(data)
        if written != read and mean < PLAUSIBLE
    ]
    return next((pair for _, pair in sorted(found) if not only_case(text, undone(text, pair) or "")), ())


def only_case(old: str, new: str) -> bool:
    """Tell whether most letters are the same in another case, as ISO 8859-5 taken for cp1251 twice makes them.

    >>> only_case("ДОБРОЕ УТРО", "доброе утро"), only_case("дНАПНЕ СРПН", "Доброе утро")
    (True, False)
    """
    same = sum(one.lower() == other.lower() for one, other in zip(old, new, strict=False) if not one.isascii())
    return len(old) == len(new) and 2 * same > beyond_ascii(old)


def _readings_of(text: str) -> Iterator[tuple[Misreading, str]]:
    """Yield every misreading that can have happened to a text, and what it was before."""
    for read in READ_AS:
        data = bytes_of(text, read) or b""
        for written in (*ENCODINGS, "utf-8"):
            if (between := read_as(data, written)) and between != text:
                yield (written, read), between


def _means(data: bytes) -> Iterator[tuple[str, float]]:
    """Yield the mean cost of a letter of bytes in every encoding that they may be written in."""
    high = sum(byte > 0x7F for byte in data)
    if high:
        yield from ((name, found / high) for name, found in zip(ENCODINGS, costs(b"\n%b\n" % data), strict=True))
    if text := read_as(data, "utf-8"):
        yield "utf-8", cost(f"\n{text}\n") / beyond_ascii(text)


def beyond_ascii(text: str) -> int:
    """Return how many characters of a text are not ASCII.

    >>> beyond_ascii("да, ok")
    2
    """
    return sum(not char.isascii() for char in text)
