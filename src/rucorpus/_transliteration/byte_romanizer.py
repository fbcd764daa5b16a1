"""The fast form of a scheme: a text as one byte a letter.

The text is encoded into a code page of the scheme's own, rules and capitals rewrite the codes of letters to variants of
them, and when all letters are settled each code becomes its output. Until then nothing moves, so a place in the bytes
is a place in the text. Characters outside the code page are put back at the end; words with combining marks, soft
hyphens and rare letters are left to `_spelling`, which this form agrees with.
"""

import codecs
import re
from functools import cache

from .byte_tables import FOREIGN, FOREIGN_CAPITAL, OTHER, UNUSUAL, CodePage
from .romanizer import MARKS, Spelling, is_among_capitals, is_capital, spelling, words_of

_SHORT = 64  # characters; below, a look-up for each is faster than a pass for each letter
_ERRORS = "rucorpus.outside_code_page"


_compiled = cache(re.compile)  # when first used: a text of one language needs few of the rules


class Charmap:
    """How one scheme writes texts.

    >>> charmap("wikipedia").write("Щукин, ЩИ")
    'Shchukin, SHCHI'
    """

    def __init__(self, how: Spelling) -> None:
        self.how = how
        page = CodePage(how)
        self.encoding = codecs.charmap_build("".join(page.sources))
        self.decoding = "".join(page.outputs)
        self.passes = list(page.passes())
        self.shapes = page.shapes()
        self.louder = page.loud
        self.longer = sorted(page.longer.items())
        longer = {code[0]: "".join(page.outputs[part] for part in output) for code, output in self.longer}
        self.strings = [longer.get(code, output) for code, output in enumerate(page.outputs)]
        self.whole_words = page.whole_words()

    def write(self, text: str) -> str:
        """Return `text` in the scheme."""
        coded = codecs.charmap_encode(text, _ERRORS, self.encoding)[0]
        settled = self._settled(coded, text)
        if self.whole_words:
            settled = self.whole_words.sub(lambda match: bytes([UNUSUAL]) * len(match[0]), settled)
        kept: list[str] = []
        if 1 in settled or 2 in settled or 3 in settled or 4 in settled:
            settled, kept = self._cut(settled, text)
        written = self._short(settled) if len(settled) < _SHORT else self._long(settled)
        return _put_back(written, kept) if kept else written

    def _short(self, settled: bytes) -> str:
        return "".join(map(self.strings.__getitem__, settled))

    def _long(self, settled: bytes) -> str:
        for code, output in self.longer:
            settled = settled.replace(code, output)
        return codecs.charmap_decode(settled, "strict", self.decoding)[0]

    def _settled(self, coded: bytes, text: str) -> bytes:
        """Return the codes with every letter as the variant that its neighbours and its case make it."""
        for code, pattern, variant in self.passes:
            if code in coded:
                coded = _compiled(pattern).sub(variant, coded)
        return self._with_capitals(coded, text) if self.louder else coded

    def _with_capitals(self, coded: bytes, text: str) -> bytes:
        """Return the codes with those capitals that are written as capitals throughout."""
        shapes = coded.translate(self.shapes)
        if b"C" not in shapes:
            return coded
        louder = bytearray(coded)
        for match in _LOUD.finditer(shapes):
            place = match.start()
            if not match.lastgroup or is_among_capitals(text, place, place + 1):
                louder[place] = self.louder[coded[place]]
        return bytes(louder)

    def _cut(self, coded: bytes, text: str) -> tuple[bytes, list[str]]:
        """Return the codes with one for each thing that is put back, and these things."""
        places: list[int] = []
        things: list[str] = []
        pieces: list[bytes] = []
        done = 0
        for match in _OUTSIDE.finditer(coded):
            place = match.start()
            if place < done:
                continue
            if coded[place] != UNUSUAL:
                places.append(place)
                things.append(text[place])
                continue
            start = max(done, coded.rfind(b" ", done, place) + 1)
            stop = coded.find(b" ", place)
            stop = stop if stop >= 0 else len(coded)
            while places and places[-1] >= start:
                del places[-1], things[-1]
            things.append(self._word_by_word(text, start, stop))
            places.append(start)
            pieces += coded[done:start], bytes([OTHER])
            done = stop
        return b"".join([*pieces, coded[done:]]), things

    def _word_by_word(self, text: str, start: int, stop: int) -> str:
        pieces: list[str] = []
        for left, right, among_capitals in words_of(text, start, stop):
            pieces += text[start:left], self.how.word(text[left:right], among_capitals)
            start = right
        return "".join([*pieces, text[start:stop]])


_OUTSIDE = re.compile(b"[\x01-\x04]")

# A capital of more than one letter among capitals, by the shapes of codes.
_LOUD = re.compile(b"C(?:(?='?[CK])|(?:(?<=[CK]C)|(?<=[CK]'C))(?![CKl'])|(?P<alone>(?<![CKl']C)(?![CKl'])))")


def _put_back(written: str, things: list[str]) -> str:
    pieces = written.split("\x01")
    together = [""] * (2 * len(things) + 1)
    together[::2], together[1::2] = pieces, things
    return "".join(together)


def _outside_code_page(error: UnicodeError) -> tuple[bytes, int]:
    """Return for characters that have no code one that says what they are to the words around them."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return bytes(map(_kind, error.object[error.start : error.end])), error.end


@cache
def _kind(char: str) -> int:
    if "\u0400" <= char <= "\u052f" or re.match(f"[{MARKS}]", char):
        return UNUSUAL
    if char.isalnum() and not char.isdecimal():
        return FOREIGN_CAPITAL if is_capital(char) else FOREIGN
    return OTHER


codecs.register_error(_ERRORS, _outside_code_page)  # a pure function under a name of ours: it keeps nothing


@cache
def charmap(name: str) -> Charmap:
    """Return how the scheme of that name or alias writes texts.

    >>> charmap("passport") is charmap("icao_doc_9303")
    True
    """
    how = spelling(name)
    return Charmap(how) if how.scheme.name == name else charmap(how.scheme.name)
