"""The fast form of a scheme: a text as one byte a letter.

The text is encoded into a code page of the scheme's own, rules and capitals rewrite the codes of letters to variants of
them, and when all letters are settled each code becomes its output. Until then nothing moves, so a place in the bytes
is a place in the text. Characters outside the code page are put back at the end; words with combining marks, soft
hyphens and rare letters are left to `_spelling`, which this form agrees with.
"""

import codecs
import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple
from unicodedata import normalize

from ._schemes import SpellingRule
from ._spelling import APOSTROPHES, MARKS, Spelling, is_among_capitals, spelling, words_of

_FOREIGN, _FOREIGN_CAPITAL, _OTHER, _UNUSUAL = range(1, 5)
_SHORT = 64  # characters; below, a look-up for each is faster than a pass for each letter
_UNUSED = "\ufffe"  # what `codecs` takes for a code that stands for nothing
_ERRORS = "rucorpus.outside_code_page"
_ASCII = "\t\n\r" + "".join(map(chr, range(0x20, 0x7F)))
# In the order in which they get one of the 256 codes: letters of many readers first.
_LETTERS = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґўђѓѕјљњћќџәғқңөұүһҳҷӣӯ"
_PASSING = "’ʼ«»—–…№„“”\u00a0°éèàçêôâîûïüöäáó"


_compiled = cache(re.compile)  # when first used: a text of one language needs few of the rules


class Pass(NamedTuple):
    """A rule for one letter in one case: where the pattern matches, its code becomes that of the variant."""

    code: int
    pattern: bytes
    variant: bytes


class Charmap:
    """How one scheme writes texts.

    >>> charmap("wikipedia").write("Щукин, ЩИ")
    'Shchukin, SHCHI'
    """

    def __init__(self, how: Spelling) -> None:
        self.how = how
        page = _CodePage(how)
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
        coded = codecs.charmap_encode(text, _ERRORS, self.encoding)[0]  # type: ignore[arg-type]
        settled = self._settled(coded, text)
        if self.whole_words:
            settled = self.whole_words.sub(lambda match: bytes([_UNUSUAL]) * len(match[0]), settled)
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
            if coded[place] != _UNUSUAL:
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
            pieces += coded[done:start], bytes([_OTHER])
            done = stop
        return b"".join([*pieces, coded[done:]]), things

    def _word_by_word(self, text: str, start: int, stop: int) -> str:
        pieces = []
        for left, right, among_capitals in words_of(text, start, stop):
            pieces += text[start:left], self.how.word(text[left:right], among_capitals)
            start = right
        return "".join([*pieces, text[start:stop]])


_OUTSIDE = re.compile(b"[\x01-\x04]")

# Shapes of codes: a capital of more than one letter, another capital, another letter, an apostrophe in a word.
_LONG, _CAPITAL, _LETTER, _APOSTROPHE = b"CKl'"
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
        return _UNUSUAL
    if char.isalnum() and not char.isdecimal():
        return _FOREIGN_CAPITAL if _is_capital(char) else _FOREIGN
    return _OTHER


def _is_capital(char: str) -> bool:
    return char.lower() != char and len(char.lower()) == 1


codecs.register_error(_ERRORS, _outside_code_page)  # a pure function under a name of ours: it keeps nothing


class _CodePage:
    """The codes of a scheme while it is compiled: what each stands for, and what becomes of it."""

    def __init__(self, how: Spelling) -> None:
        self.how = how
        self.sources, self.outputs = [_UNUSED] * 256, [_UNUSED] * 256
        self.sources[0] = self.outputs[0] = "\0"
        self.outputs[_FOREIGN] = self.outputs[_FOREIGN_CAPITAL] = self.outputs[_OTHER] = "\x01"
        self.free = [code for code in range(255, _UNUSUAL, -1) if chr(code) not in _ASCII]
        self.codes: dict[str, list[int]] = {}  # of each letter, in both cases and all variants
        self.variants: dict[tuple[str, str | None, bool], int] = {}  # of letter, output by rule, is a capital
        self.longer: dict[bytes, bytes] = {}
        self.capital_codes = {_FOREIGN_CAPITAL}
        self.letter_codes = {_FOREIGN, _FOREIGN_CAPITAL}
        self.apostrophes: list[tuple[int, int, int | None]] = []
        self.loud: dict[int, int] = {}
        self._assign()

    def _assign(self) -> None:
        letters = self.how.scheme.letters
        for char in _ASCII:
            self._pass(char, ord(char))
        for char in sorted(set("".join(self._outputs())) - {*_ASCII}):
            self.outputs[self.free.pop()] = char
        for sign in APOSTROPHES:
            self._add_apostrophe(sign)
        for letter in sorted(letters, key=lambda letter: (_LETTERS.find(letter) % 256, letter)):
            if len(letter) == 1 and letter not in APOSTROPHES:
                self._add_letter(letter)
        for char in _PASSING + _LETTERS + _LETTERS.upper():
            if self.free and char not in self.sources and normalize("NFD", char.lower())[0] not in self.how.keys:
                self._pass(char, self.free.pop())

    def _outputs(self) -> Iterator[str]:
        """Yield every output of more than one character in its three cases."""
        outs = [*self.how.scheme.letters.values(), *(rule.out for rule in self.how.scheme.rules)]
        yield from (form for out in outs for form in self.how.forms(out) if len(form) > 1)

    def _pass(self, char: str, code: int) -> None:
        self.sources[code] = self.outputs[code] = char
        if char.isalnum() and not char.isdecimal() and char not in APOSTROPHES:
            self.letter_codes.add(code)
            self.codes.setdefault(char.lower(), []).append(code)
            if _is_capital(char):
                self.capital_codes.add(code)

    def _add_apostrophe(self, sign: str) -> None:
        """Give codes to a sign: outside words, inside them, and between letters of a scheme that writes it."""
        outside = ord(sign) if sign in _ASCII else self.free.pop()
        self._pass(sign, outside)
        inside, out = self.free.pop(), self.how.scheme.letters.get(sign)
        self.outputs[inside] = sign
        written = None if out is None else self._variant(out)
        self.apostrophes.append((outside, inside, written))
        inner = [inside] if written is None else [inside, written]
        self.codes[sign] = inner
        self.letter_codes.update(inner)

    def _add_letter(self, letter: str) -> None:
        """Give codes to a letter in both cases and all variants, or none where there are too few."""
        outs = [None, *(rule.out for rule in self.how.scheme.rules if rule.letter == letter)]
        capital = letter.upper()
        if len(self.free) < len(outs) * (3 if capital != letter else 1):
            return
        for out in dict.fromkeys(outs):
            lower, title, upper = self.how.forms(self.how.scheme.letters[letter] if out is None else out)
            self._add_form(letter, out, False, lower)
            if capital != letter and len(capital) == 1:
                self._add_form(letter, out, True, title)
                if upper != title:
                    quiet = self.variants[letter, out, True]
                    self.loud[quiet] = self._variant(upper)
                    self._note(letter, self.loud[quiet], is_capital=True)
        self.sources[self.variants[letter, None, False]] = letter
        if (letter, None, True) in self.variants:
            self.sources[self.variants[letter, None, True]] = capital

    def _add_form(self, letter: str, out: str | None, is_capital: bool, form: str) -> None:
        self.variants[letter, out, is_capital] = code = self._variant(form)
        self._note(letter, code, is_capital)

    def _note(self, letter: str, code: int, is_capital: bool) -> None:
        self.codes.setdefault(letter, []).append(code)
        self.letter_codes.add(code)
        if is_capital:
            self.capital_codes.add(code)

    def _variant(self, output: str) -> int:
        """Return a new code that becomes `output`."""
        code = self.free.pop()
        if len(output) == 1:
            self.outputs[code] = output
        else:
            self.longer[bytes([code])] = bytes(self._plain(char) for char in output)
        return code

    def _plain(self, char: str) -> int:
        return ord(char) if char in _ASCII else self.outputs.index(char)

    def passes(self) -> Iterator[Pass]:
        """Yield the rewriting of apostrophes inside words, and of each letter with a rule, in order."""
        inside = self._class(self.letter_codes - {code for _, *inner in self.apostrophes for code in inner if code})
        ours = self._class(code for letter in self.how.scheme.letters for code in self.codes.get(letter, ()))
        for outside, inner, written in self.apostrophes:
            sign = _literal(outside)
            yield Pass(outside, b"%b(?<=%b%b)(?=%b)" % (sign, inside, sign, inside), _template(inner))
            if written:
                sign = _literal(inner)
                yield Pass(inner, b"%b(?<=%b%b)(?=%b)" % (sign, ours, sign, ours), _template(written))
        for rule in self.how.scheme.rules:
            for is_capital in (False, True):
                plain = self.variants.get((rule.letter, None, is_capital))
                if plain is not None:
                    variant = self.variants[rule.letter, rule.out, is_capital]
                    yield Pass(plain, self._pattern(rule, plain), _template(variant))

    def _pattern(self, rule: SpellingRule, code: int) -> bytes:
        """Return the pattern of a rule: the letter first, which is found fast, then its neighbours."""
        sign = _literal(code)
        near = [self._wanted(letters) for letters in rule.prev[1:]]
        before = b"(?<=%b)" % b"".join([*near, sign])
        if rule.prev and "^" in rule.prev[0]:
            before += b"(?<!%b)" % b"".join([self._unwanted(rule.prev[0]), *near, sign])
        elif rule.prev:
            before = b"(?<=%b)" % b"".join([self._wanted(rule.prev[0]), *near, sign])
        near = [self._wanted(letters) for letters in rule.next[:-1]]
        if rule.next and "$" in rule.next[-1]:
            after = b"(?=%b(?!%b))" % (b"".join(near), self._unwanted(rule.next[-1]))
        else:
            after = b"(?=%b)" % b"".join(map(self._wanted, rule.next))
        return sign + before + after

    def _wanted(self, letters: str) -> bytes:
        return self._class(self._codes_of(letters))

    def _unwanted(self, letters: str) -> bytes:
        return self._class(self.letter_codes - set(self._codes_of(letters)))

    def _codes_of(self, letters: str) -> Iterable[int]:
        if "*" in letters:
            return self.letter_codes
        return [code for letter in letters for code in self.codes.get(letter, ())]

    def _class(self, codes: Iterable[int]) -> bytes:
        return b"[%b]" % b"".join(map(_literal, sorted(set(codes)))) if codes else b"(?!)"

    def shapes(self) -> bytes:
        """Return a table from codes to their shapes, by which `_LOUD` finds what is written in capitals."""
        shapes = bytearray(256)
        for codes, shape in (
            (self.letter_codes, _LETTER),
            (self.capital_codes, _CAPITAL),
            (self.loud, _LONG),
            ((code for _, *inner in self.apostrophes for code in inner if code), _APOSTROPHE),
        ):
            for code in codes:
                shapes[code] = shape
        return bytes(shapes)

    def whole_words(self) -> re.Pattern[bytes] | None:
        words = [b"".join(self._wanted(letter) for letter in word) for word in self.how.scheme.words]
        if not words:
            return None
        letter = self._class(self.letter_codes)
        return re.compile(b"(?<!%b)(?:%b)(?!%b)" % (letter, b"|".join(words), letter))


def _literal(code: int) -> bytes:
    return b"\\x%02x" % code


def _template(code: int) -> bytes:
    return bytes([code]) if code != ord("\\") else b"\\\\"


@cache
def charmap(name: str) -> Charmap:
    """Return how the scheme of that name or alias writes texts.

    >>> charmap("passport") is charmap("icao_doc_9303")
    True
    """
    how = spelling(name)
    return Charmap(how) if how.scheme.name == name else charmap(how.scheme.name)
