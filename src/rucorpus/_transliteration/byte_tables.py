"""The code page of a scheme: which byte stands for which letter, its variants, and what becomes of them.

A variant of a letter is what a rule or its case makes of it; each has a code, so that rules rewrite bytes to bytes.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from unicodedata import normalize

from .romanizer import APOSTROPHES, Spelling, is_capital
from .schemes import SpellingRule

FOREIGN, FOREIGN_CAPITAL, OTHER, UNUSUAL = range(1, 5)  # characters outside the page, by what they are to words
_UNUSED = "\ufffe"  # what `codecs` takes for a code that stands for nothing
_ASCII = "\t\n\r" + "".join(map(chr, range(0x20, 0x7F)))
# In the order in which they get one of the 256 codes: letters of many readers first.
_LETTERS = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґўђѓѕјљњћќџәғқңөұүһҳҷӣӯ"
_PASSING = "’ʼ«»—–…№„“”\u00a0°éèàçêôâîûïüöäáó"

# Shapes of codes: a capital of more than one letter, another capital, another letter, an apostrophe in a word.
_LONG, _CAPITAL, _LETTER, _APOSTROPHE = b"CKl'"


class Pass(NamedTuple):
    """A rule for one letter in one case: where the pattern matches, its code becomes that of the variant."""

    code: int
    pattern: bytes
    variant: bytes


class CodePage:
    """The codes of a scheme while it is compiled: what each stands for, and what becomes of it."""

    def __init__(self, how: Spelling) -> None:
        self.how = how
        self.sources, self.outputs = [_UNUSED] * 256, [_UNUSED] * 256
        self.sources[0] = self.outputs[0] = "\0"
        self.outputs[FOREIGN] = self.outputs[FOREIGN_CAPITAL] = self.outputs[OTHER] = "\x01"
        self.free = [code for code in range(255, UNUSUAL, -1) if chr(code) not in _ASCII]
        self.codes: dict[str, list[int]] = {}  # of each letter, in both cases and all variants
        self.variants: dict[tuple[str, str | None, bool], int] = {}  # of letter, output by rule, is a capital
        self.longer: dict[bytes, bytes] = {}
        self.capital_codes = {FOREIGN_CAPITAL}
        self.letter_codes = {FOREIGN, FOREIGN_CAPITAL}
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
            if is_capital(char):
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
            for in_capitals in (False, True):
                plain = self.variants.get((rule.letter, None, in_capitals))
                if plain is not None:
                    variant = self.variants[rule.letter, rule.out, in_capitals]
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
