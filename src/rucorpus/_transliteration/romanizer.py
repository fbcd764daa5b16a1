"""A word in a scheme, letter by letter: contexts, capitals and marks.

Letters are what `[^\\W\\d_]` matches, of any script. Combining marks and soft hyphens are invisible to contexts, and an
apostrophe between letters counts as a letter.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple
from unicodedata import normalize

from .._base.scanner import compiled
from .schemes import Scheme, find

LETTER = "[^\\W\\d_\u02bc]"
APOSTROPHES = "'’\u02bc"
MARKS = "\u0300-\u036f\u0483-\u0487\u00ad"
WORD = f"{LETTER}(?:[{MARKS}]*[{APOSTROPHES}]?{LETTER})*[{MARKS}]*"
_PIECE = f"([^{MARKS}])([{MARKS}]*)"
LONGEST = 64  # letters of a word that is remembered
_REACH = 32  # characters on either side that tell whether a lone capital stands among capitals
_WORD_OF_MORE = f"{LETTER}(?:[{MARKS}]*[{APOSTROPHES}]?{LETTER})+"


class Letter(NamedTuple):
    """One letter of a word: the letter of the scheme it is, its capital, and the text behind that stays."""

    text: str
    key: str
    is_capital: bool
    rest: str


class Forms(NamedTuple):
    """An output in its three cases."""

    lower: str
    title: str
    upper: str


class Context(NamedTuple):
    """What letters may stand at a place; `outside` tells whether none may."""

    letters: frozenset[str]
    outside: bool
    anything: bool

    def fits(self, letter: str) -> bool:
        return (self.anything or letter in self.letters) if letter else self.outside


def context(letters: str) -> Context:
    """Return the meaning of a set of letters in a rule.

    >>> context("^ая").fits(""), context("ая$").fits("я"), context("*").fits("")
    (True, True, False)
    """
    return Context(frozenset(letters) - set("^$*"), bool({"^", "$"} & {*letters}), "*" in letters)


class Rule(NamedTuple):
    """A rule with its contexts, nearest first."""

    out: str
    before: tuple[Context, ...]
    after: tuple[Context, ...]


class Spelling:
    """How one scheme writes words.

    >>> Spelling(find("wikipedia")).word("Щукин")
    'Shchukin'
    """

    def __init__(self, scheme: Scheme) -> None:
        self.scheme = scheme
        self.keys = {normalize("NFD", letter): letter for letter in scheme.letters}
        self.rules: dict[str, list[Rule]] = {}
        for letter, out, before, after in scheme.rules:
            contexts = tuple(map(context, reversed(before))), tuple(map(context, after))
            self.rules.setdefault(letter, []).append(Rule(out, *contexts))
        self._longest = max(map(len, self.keys))
        self._known: Callable[[str, bool], str] = lru_cache(maxsize=65_536)(self._word)
        self.forms = cache(self._forms)

    def word(self, word: str, among_capitals: bool = False) -> str:
        """Return the output of a word; `among_capitals` counts for a word of one letter.

        >>> spelling("wikipedia").word("Я"), spelling("wikipedia").word("Я", True)
        ('Ya', 'YA')
        """
        return self._known(word, among_capitals) if len(word) <= LONGEST else self._word(word, among_capitals)

    def changes(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yield every word that is written otherwise: its place and its output.

        >>> list(spelling("wikipedia").changes("Да, yes"))
        [(0, 2, 'Da')]
        """
        for start, stop, among_capitals in words_of(text):
            word = text[start:stop]
            if (written := self.word(word, among_capitals)) != word:
                yield start, stop, written

    def _word(self, word: str, among_capitals: bool) -> str:
        return "".join(self.slices(word, among_capitals))

    def slices(self, word: str, among_capitals: bool = False) -> list[str]:
        """Return the output of a word, one slice for each letter with its marks.

        >>> Spelling(find("wikipedia")).slices("Юный")
        ['Yu', 'n', 'y', '']
        """
        letters = list(self._letters(word))
        keys = [letter.key for letter in letters]
        cases = [letter.is_capital for letter in letters if letter.text not in APOSTROPHES]
        outs = self.scheme.words.get("".join(keys))
        made, cased = [], 0
        for place, letter in enumerate(letters):
            out = outs[place] if outs else self._out(keys, place)
            if letter.text in APOSTROPHES:
                made.append((letter.text if out is None else out) + letter.rest)
            else:
                made.append(self._cased(out, letter, _is_loud(cases, cased, among_capitals)))
                cased += 1
        return made

    def _letters(self, word: str) -> Iterator[Letter]:
        for piece in compiled(_PIECE).finditer(word):
            base, marks = piece.groups()
            lower = base.lower()
            key, rest = self._key(lower if is_capital(base) else base, marks)
            yield Letter(piece[0], key, is_capital(base), rest)

    def _key(self, base: str, marks: str) -> tuple[str, str]:
        """Return the longest letter of the scheme that the base and its marks make, and the marks left over."""
        if not marks and base in self.scheme.letters:
            return base, ""
        whole = normalize("NFD", base) + marks
        for stop in range(min(len(whole), self._longest), 0, -1):
            if whole[:stop] in self.keys:
                return self.keys[whole[:stop]], whole[stop:]
        return base, ""

    def _out(self, keys: list[str], place: int) -> str | None:
        """Return the output of a letter in lower case; None for one that the scheme does not write."""
        for out, before, after in self.rules.get(keys[place], ()):
            if all(
                near.fits(keys[place - away] if away <= place else "") for away, near in enumerate(before, 1)
            ) and all(
                near.fits(keys[place + away] if place + away < len(keys) else "") for away, near in enumerate(after, 1)
            ):
                return out
        return self._plain(keys, place)

    def _plain(self, keys: list[str], place: int) -> str | None:
        key = keys[place]
        if key in APOSTROPHES and not {keys[place - 1], keys[place + 1]} <= self.scheme.letters.keys():
            return None
        return self.scheme.letters.get(key)

    def _cased(self, out: str | None, letter: Letter, is_loud: bool) -> str:
        if out is None:
            return letter.text
        if not letter.is_capital:
            return out + letter.rest
        return (self.forms(out).upper if is_loud else self.forms(out).title) + letter.rest

    def _forms(self, out: str) -> Forms:
        """Return an output in lower case, with one capital, and in capitals.

        >>> Spelling(find("bgn_pcgn")).forms("·y·")
        Forms(lower='·y·', title='·Y·', upper='·Y·')
        """
        capitals = [self.scheme.upper.get(letter, letter.upper()) for letter in out]
        first = next((at for at, letter in enumerate(out) if capitals[at] != letter), 0)
        return Forms(out, out[:first] + "".join(capitals[first : first + 1]) + out[first + 1 :], "".join(capitals))


def is_capital(char: str) -> bool:
    """Tell whether a character is the capital of one other letter.

    >>> is_capital("Я"), is_capital("я"), is_capital("東")
    (True, False, False)
    """
    return char.lower() != char and len(char.lower()) == 1


def _is_loud(cases: list[bool], place: int, among_capitals: bool) -> bool:
    """Tell whether a capital stands for capitals: before one, or last behind one."""
    if place + 1 < len(cases):
        return cases[place + 1]
    return cases[place - 1] if place else among_capitals


def is_among_capitals(text: str, start: int, stop: int) -> bool:
    """Tell whether the nearest words on both sides, on the same line and not far away, are in capitals.

    >>> is_among_capitals("ЭТО Я", 4, 5), is_among_capitals("Я люблю", 0, 1), is_among_capitals("Я", 0, 1)
    (True, False, False)

    Words of one letter are passed over. This is our convention, where the standards are silent.
    """
    second = text[stop + 1 : stop + 3]
    if text[stop : stop + 1] == " " and len(second) == 2 and second.isalpha() and second.islower():
        return False  # nearly always
    before = re.split("[\r\n]", text[max(0, start - _REACH) : start])[-1]
    after = re.split("[\r\n]", text[stop : stop + _REACH])[0]
    words = compiled(_WORD_OF_MORE).findall(before)[-1:] + compiled(_WORD_OF_MORE).findall(after)[:1]
    return bool(words) and all(word.isupper() for word in words)


@cache
def spelling(name: str) -> Spelling:
    """Return how the scheme of that name or alias writes words.

    >>> spelling("passport") is spelling("icao_doc_9303")
    True
    """
    scheme = find(name)
    return Spelling(scheme) if scheme.name == name else spelling(scheme.name)


def words_of(text: str, start: int = 0, stop: int | None = None) -> Iterator[tuple[int, int, bool]]:
    """Yield where each word of a text stands, and whether it is one letter among words in capitals.

    >>> list(words_of("ЭТО Я\\nд'Артаньян"))
    [(0, 3, False), (4, 5, True), (6, 16, False)]
    """
    for match in compiled(WORD).finditer(text, start, len(text) if stop is None else stop):
        start, stop = match.span()
        is_alone = text[start].isupper() and (stop == start + 1 or not compiled(_WORD_OF_MORE).match(match[0]))
        yield start, stop, is_alone and is_among_capitals(text, start, stop)
