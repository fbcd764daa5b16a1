"""The tables of the byte romanizer: a code page for one scheme, and what becomes of its codes.

A letter of the scheme has a code in each case, and one for each form that a rule or capitals around it give it, so that
rules replace bytes by bytes. Letters for which no code is left are written by the `Romanizer`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar
from unicodedata import normalize

from .romanizer import APOSTROPHES, Romanizer, is_capital
from .schemes import Scheme

# Codes of characters outside the code page, by what they are to the words around them.
OUTSIDE_LETTER, OUTSIDE_CAPITAL, OUTSIDE_OTHER, LEFT_TO_ROMANIZER = range(1, 5)
OUTSIDE = "\x01"  # what the first three are decoded to

# Classes of codes: capitals with another form among capitals, other capitals, other letters, apostrophes in words.
_TWO_FORMS, _CAPITAL, _LETTER, _APOSTROPHE = b"CKl'"

_UNDEFINED = "\ufffe"  # what `codecs` takes for a code that stands for nothing
_ASCII = "\t\n\r" + "".join(map(chr, range(0x20, 0x7F)))
# In the order in which they get one of the 256 codes: letters of many readers first.
_LETTERS = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґўђѓѕјљњћќџәғқңөұүһҳҷӣӯ"
_UNCHANGED = "’ʼ«»—–…№„“”\u00a0°éèàçêôâîûïüöäáó"

_T = TypeVar("_T")
_LOWER, _TITLE, _UPPER = range(3)  # cases, in the order of `Forms`


class Code(NamedTuple):
    """One code: the character that is encoded as it, "" for a form of a letter, and its output.

    `letter` is what rules take it for, "" outside words; `rule` the output by which a rule leads to it.
    """

    number: int
    source: str
    output: str
    letter: str = ""
    rule: str | None = None
    case: int = _LOWER


class Pass(NamedTuple):
    """Where `pattern`, which begins with the code, matches, the code becomes `replacement`."""

    code: int
    pattern: bytes
    replacement: bytes


class ByteTables(NamedTuple):
    """What the byte romanizer needs of one scheme; strings, bytes and `outputs` have an item for each code."""

    sources: str
    outputs: tuple[str, ...]
    passes: tuple[Pass, ...]  # in the order of the rules
    exceptions: re.Pattern[bytes] | None  # words with an output of their own
    classes: bytes
    upper: bytes  # the form of a capital among capitals; empty where no capital has two
    expansions: tuple[tuple[bytes, bytes], ...]  # codes of outputs that are not one character, codes of the characters
    decoding: str  # outputs of one character


def byte_tables(romanizer: Romanizer) -> ByteTables:
    """Return the tables of a scheme.

    >>> from .schemes import find
    >>> tables = byte_tables(Romanizer(find("passport")))
    >>> [tables.outputs[tables.sources.index(letter)] for letter in "щЩ"]
    ['shch', 'Shch']
    """
    codes = _codes(romanizer)
    page = _CodePage(codes)
    outputs = {code.number: code.output for code in codes}
    upper = {page.numbers[code.letter, code.rule, _TITLE]: code.number for code in codes if code.case == _UPPER}
    return ByteTables(
        sources="".join(_row({code.number: code.source for code in codes if code.source}, _UNDEFINED)),
        outputs=tuple(_row(outputs, "")),
        passes=(*_apostrophe_passes(page, romanizer.scheme), *_rule_passes(page, romanizer.scheme)),
        exceptions=page.words(romanizer.scheme.words),
        classes=bytes(_row({code.number: _class_of(code, upper) for code in codes if code.letter}, 0)),
        upper=bytes(_row(upper, 0)) if upper else b"",
        expansions=tuple(_expansions(codes)),
        decoding="".join(_row({number: output for number, output in outputs.items() if len(output) == 1}, _UNDEFINED)),
    )


def _row(values: Mapping[int, _T], default: _T) -> list[_T]:
    return [values.get(number, default) for number in range(256)]


def _codes(romanizer: Romanizer) -> list[Code]:
    """Return the codes of ASCII, of the outputs and letters of a scheme, and of other letters while codes are left."""
    letters = romanizer.scheme.letters
    free = [number for number in range(255, LEFT_TO_ROMANIZER, -1) if chr(number) not in _ASCII]
    codes = [
        Code(0, "\0", "\0"),
        Code(OUTSIDE_LETTER, "", OUTSIDE, OUTSIDE),
        Code(OUTSIDE_CAPITAL, "", OUTSIDE, OUTSIDE, case=_TITLE),
        Code(OUTSIDE_OTHER, "", OUTSIDE),
        *(_unchanged(char, ord(char)) for char in _ASCII),
        *(Code(free.pop(), "", char) for char in _output_characters(romanizer)),
    ]
    for sign in APOSTROPHES:
        codes += _apostrophe_codes(free, sign, letters.get(sign))
    for letter in sorted(letters, key=lambda letter: (_LETTERS.find(letter) % 256, letter)):
        if len(letter) == 1 and letter not in APOSTROPHES:
            codes += _letter_codes(free, letter, romanizer)
    known = {code.source for code in codes}
    others = (
        char
        for char in _UNCHANGED + _LETTERS + _LETTERS.upper()
        if char not in known and normalize("NFD", char.lower())[0] not in romanizer.keys
    )
    return [*codes, *map(_unchanged, others, reversed(free))]


def _unchanged(char: str, number: int) -> Code:
    is_letter = char.isalnum() and not char.isdecimal()
    return Code(number, char, char, char.lower() if is_letter else "", case=_TITLE if is_capital(char) else _LOWER)


def _output_characters(romanizer: Romanizer) -> list[str]:
    """Return the characters outside ASCII of the outputs that have more than one."""
    outs = [*romanizer.scheme.letters.values(), *(rule.out for rule in romanizer.scheme.rules)]
    return sorted({char for out in outs for form in romanizer.forms(out) if len(form) > 1 for char in form} - {*_ASCII})


def _apostrophe_codes(free: list[int], sign: str, out: str | None) -> Iterator[Code]:
    """Yield the codes of an apostrophe: outside words, inside them, and between letters of a scheme that writes it."""
    if sign not in _ASCII:
        yield Code(free.pop(), sign, sign)
    yield Code(free.pop(), "", sign, sign)
    if out is not None:
        yield Code(free.pop(), "", out, sign, out)


def _letter_codes(free: list[int], letter: str, romanizer: Romanizer) -> Iterator[Code]:
    """Yield the codes of a letter in all cases and forms, or none where there are too few."""
    by_rule = [rule.out for rule in romanizer.scheme.rules if rule.letter == letter]
    capital = letter.upper()
    if len(free) < (1 + len(by_rule)) * (3 if capital != letter else 1):
        return
    for rule in dict.fromkeys([None, *by_rule]):
        lower, title, upper = romanizer.forms(romanizer.scheme.letters[letter] if rule is None else rule)
        yield Code(free.pop(), letter if rule is None else "", lower, letter, rule)
        if capital != letter and len(capital) == 1:
            yield Code(free.pop(), capital if rule is None else "", title, letter, rule, _TITLE)
            if upper != title:
                yield Code(free.pop(), "", upper, letter, rule, _UPPER)


def _class_of(code: Code, upper: dict[int, int]) -> int:
    if code.letter in APOSTROPHES:
        return _APOSTROPHE
    if code.number in upper:
        return _TWO_FORMS
    return _LETTER if code.case == _LOWER else _CAPITAL


def _expansions(codes: list[Code]) -> Iterator[tuple[bytes, bytes]]:
    number_of = {code.output: code.number for code in codes}
    for code in codes:
        if len(code.output) != 1:
            yield bytes([code.number]), bytes(number_of[char] for char in code.output)


class _CodePage:
    """The codes by what they stand for, and patterns over them."""

    def __init__(self, codes: list[Code]) -> None:
        self.numbers = {(code.letter, code.rule, code.case): code.number for code in codes}
        self.of_source = {code.source: code.number for code in codes}
        self.letters = {code.number for code in codes if code.letter}
        self.of_letter: dict[str, set[int]] = {}
        for code in codes:
            self.of_letter.setdefault(code.letter, set()).add(code.number)

    def one_of(self, letters: Iterable[str]) -> bytes:
        return _one_of(self._codes_of(letters))

    def none_of(self, letters: Iterable[str]) -> bytes:
        """Return a pattern for every letter but these."""
        return _one_of(self.letters - self._codes_of(letters))

    def _codes_of(self, letters: Iterable[str]) -> set[int]:
        return self.letters if "*" in letters else set().union(*(self.of_letter.get(letter, ()) for letter in letters))

    def between(self, code: int, letter: bytes) -> bytes:
        return b"%b(?<=%b%b)(?=%b)" % (_literal(code), letter, _literal(code), letter)

    def in_context(self, code: int, before: Sequence[str], after: Sequence[str]) -> bytes:
        """Return the pattern of a rule: the code first, which is found fast, then its neighbours."""
        pattern = _literal(code)
        near = b"".join(map(self.one_of, before[1:])) + pattern
        if before and "^" in before[0]:
            pattern += b"(?<=%b)(?<!%b%b)" % (near, self.none_of(before[0]), near)
        elif before:
            pattern += b"(?<=%b%b)" % (self.one_of(before[0]), near)
        if after and "$" in after[-1]:
            return pattern + b"(?=%b(?!%b))" % (b"".join(map(self.one_of, after[:-1])), self.none_of(after[-1]))
        return pattern + b"(?=%b)" % b"".join(map(self.one_of, after))

    def words(self, words: Iterable[str]) -> re.Pattern[bytes] | None:
        either = b"|".join(b"".join(map(self.one_of, word)) for word in words)
        letter = _one_of(self.letters)
        return re.compile(b"(?<!%b)(?:%b)(?!%b)" % (letter, either, letter)) if either else None


def _one_of(numbers: Iterable[int]) -> bytes:
    literals = b"".join(map(_literal, sorted(numbers)))
    return b"[%b]" % literals if literals else b"(?!)"


def _literal(number: int) -> bytes:
    return b"\\x%02x" % number


def _apostrophe_passes(page: _CodePage, scheme: Scheme) -> Iterator[Pass]:
    """Yield what gives an apostrophe between letters its code there, and between letters of the scheme another."""
    for sign in APOSTROPHES:
        outside, inside = page.of_source[sign], page.numbers[sign, None, _LOWER]
        yield Pass(outside, page.between(outside, page.none_of(APOSTROPHES)), bytes([inside]))
        if sign in scheme.letters:
            written = page.numbers[sign, scheme.letters[sign], _LOWER]
            yield Pass(inside, page.between(inside, page.one_of(scheme.letters)), bytes([written]))


def _rule_passes(page: _CodePage, scheme: Scheme) -> Iterator[Pass]:
    for letter, out, before, after in scheme.rules:
        for case in (_LOWER, _TITLE):
            if (code := page.numbers.get((letter, None, case))) is not None:
                yield Pass(code, page.in_context(code, before, after), bytes([page.numbers[letter, out, case]]))
