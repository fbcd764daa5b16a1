"""The fast form of a scheme: a text as one byte for each letter.

The text is encoded into a code page of the scheme's own. Rules and capitals replace the codes of letters by those of
their forms, then each code becomes its output. Until then nothing moves: an offset in the bytes is an offset in the
text. Characters outside the code page are put back at the end. Words with combining characters, soft hyphens and rare
letters are left to the `Romanizer`, with which this form agrees.
"""

import codecs
import re
from collections.abc import Iterator
from functools import cache, lru_cache

from .byte_tables import LEFT_TO_ROMANIZER, OUTSIDE, OUTSIDE_CAPITAL, OUTSIDE_LETTER, OUTSIDE_OTHER, byte_tables
from .romanizer import IGNORABLE, Romanizer, Surroundings, is_capital, words

_SHORT = 64  # codes; below, looking up each is faster than replacing one after another
_ERRORS = "rucorpus.outside_code_page"

# A capital whose output depends on the next one: before a capital, last after one, or alone in its word. In classes.
_IN_CAPITALS = re.compile(b"C(?:(?='?[CK])|(?:(?<=[CK]C)|(?<=[CK]'C))(?![CKl'])|(?P<alone>(?<![CKl']C)(?![CKl'])))")

_OUTSIDE = re.compile(b"[\x01-\x03]")
_IGNORABLE = f"[{IGNORABLE}]"

_compiled = cache(re.compile)  # when first used: a text of one language needs few of the rules


class ByteRomanizer:
    """One scheme applied to whole texts.

    >>> from .schemes import find
    >>> ByteRomanizer(Romanizer(find("wikipedia"))).romanize("Щукин, ЩИ")
    'Shchukin, SHCHI'
    """

    def __init__(self, romanizer: Romanizer) -> None:
        self.romanizer = romanizer
        self.tables = byte_tables(romanizer)
        self._encoding = codecs.charmap_build(self.tables.sources)
        self._output = list(self.tables.outputs).__getitem__  # called faster than that of a tuple

    def romanize(self, text: str) -> str:
        """Return `text` in the scheme."""
        coded = self._with_forms(codecs.charmap_encode(text, _ERRORS, self._encoding)[0], text)
        kept: list[str] = []
        if 1 in coded or 2 in coded or 3 in coded or 4 in coded:
            coded, kept = self._without_unwritten(coded, text)
        written = self._short(coded) if len(coded) < _SHORT else self._long(coded)
        return _put_back(written, kept) if kept else written

    def _short(self, coded: bytes) -> str:
        return "".join(map(self._output, coded))

    def _long(self, coded: bytes) -> str:
        for code, output in self.tables.expansions:
            coded = coded.replace(code, output)
        return codecs.charmap_decode(coded, "strict", self.tables.decoding)[0]

    def _with_forms(self, coded: bytes, text: str) -> bytes:
        """Return the codes with every letter in the form that its neighbours and its case give it."""
        tables = self.tables
        for code, pattern, replacement in tables.passes:
            if code in coded:
                coded = _compiled(pattern).sub(replacement, coded)
        if tables.upper:
            coded = self._with_capitals(coded, text)
        if tables.exceptions:
            coded = tables.exceptions.sub(lambda match: bytes([LEFT_TO_ROMANIZER]) * len(match[0]), coded)
        return coded

    def _with_capitals(self, coded: bytes, text: str) -> bytes:
        """Return the codes with those capitals that are written in capitals throughout."""
        classes = coded.translate(self.tables.classes)
        if b"C" not in classes:
            return coded
        changed, surroundings = bytearray(coded), Surroundings(text)
        for match in _IN_CAPITALS.finditer(classes):
            offset = match.start()
            if not match.lastgroup or surroundings.are_capitals(offset, offset + 1):
                changed[offset] = self.tables.upper[coded[offset]]
        return bytes(changed)

    def _without_unwritten(self, coded: bytes, text: str) -> tuple[bytes, list[str]]:
        """Return the codes with one for each piece of text that is put back, and these pieces."""
        pieces, kept, done = list[bytes](), list[str](), 0
        for start, stop in _left_to_romanizer(coded):
            kept += [text[match.start()] for match in _OUTSIDE.finditer(coded, done, start)]
            kept.append(self._word_by_word(text, start, stop))
            pieces += coded[done:start], bytes([OUTSIDE_OTHER])
            done = stop
        kept += [text[match.start()] for match in _OUTSIDE.finditer(coded, done)]
        return b"".join([*pieces, coded[done:]]), kept

    def _word_by_word(self, text: str, start: int, stop: int) -> str:
        pieces: list[str] = []
        for left, right, among_capitals in words(text, start, stop):
            pieces += text[start:left], self.romanizer.word(text[left:right], among_capitals)
            start = right
        return "".join([*pieces, text[start:stop]])


def _left_to_romanizer(coded: bytes) -> Iterator[tuple[int, int]]:
    """Yield the stretches between spaces with a code that is left to the `Romanizer`."""
    for match in re.finditer(b"\x04[^ ]*", coded):
        yield coded.rfind(b" ", 0, match.start()) + 1, match.end()


def _put_back(written: str, kept: list[str]) -> str:
    together = [""] * (2 * len(kept) + 1)
    together[::2], together[1::2] = written.split(OUTSIDE), kept
    return "".join(together)


def _outside_code_page(error: UnicodeError) -> tuple[bytes, int]:
    """Return for characters without a code one that says what they are to the words around them."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return bytes(map(_kind, error.object[error.start : error.end])), error.end


@lru_cache(1 << 15)  # 3 MB at most, of characters outside the code page
def _kind(char: str) -> int:
    if "\u0400" <= char <= "\u052f" or _compiled(_IGNORABLE).match(char):
        return LEFT_TO_ROMANIZER
    if char.isalnum() and not char.isdecimal():
        return OUTSIDE_CAPITAL if is_capital(char) else OUTSIDE_LETTER
    return OUTSIDE_OTHER


codecs.register_error(_ERRORS, _outside_code_page)  # a pure function under a name of ours: it keeps no state
