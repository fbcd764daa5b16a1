"""A word in a scheme, letter by letter: rules, capitals, combining characters.

A letter is what `[^\\W\\d_]` matches, in any script. Rules look past combining characters and soft hyphens. An
apostrophe between letters counts as a letter.
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import repeat
from typing import NamedTuple
from unicodedata import normalize

from .._base.caches import CACHED_WORDS, LONGEST_CACHED
from .._base.edits import EditTuple
from .._protection.page import compiled
from .schemes import Scheme, SpellingRule

LETTER = "[^\\W\\d_\u02bc]"
APOSTROPHES = "'’\u02bc"
IGNORABLE = "\u0300-\u036f\u0483-\u0487\u00ad"  # combining characters and the soft hyphen
TIE = "\u0361"

_WORD = f"{LETTER}(?:[{IGNORABLE}]*[{APOSTROPHES}]?{LETTER})*[{IGNORABLE}]*"
_LONGER_WORD = f"{LETTER}(?:[{IGNORABLE}]*[{APOSTROPHES}]?{LETTER})+"  # of two letters at least
_LETTER_OF_WORD = f"([^{IGNORABLE}])([{IGNORABLE}]*)"
_WINDOW = 32  # characters on either side that decide whether a lone capital stands among capitals


class Letter(NamedTuple):
    """One letter of a word as it stands in the text, and the letter of the scheme that it is.

    `rest` are the combining characters that are not part of that letter: a stress, a soft hyphen.
    """

    text: str
    key: str
    is_capital: bool
    rest: str


class Forms(NamedTuple):
    """An output in its three cases."""

    lower: str
    title: str
    upper: str


class Romanizer:
    """One scheme applied to words.

    >>> from .schemes import find
    >>> wikipedia = Romanizer(find("wikipedia"))
    >>> wikipedia.word("Щукин"), wikipedia.slices("Юный")
    ('Shchukin', ['Yu', 'n', 'y', ''])
    >>> wikipedia.word("Я"), wikipedia.word("Я", among_capitals=True)
    ('Ya', 'YA')
    >>> list(wikipedia.edits("Да, yes"))
    [(0, 2, 'Da', 'transliteration.wikipedia')]
    """

    def __init__(self, scheme: Scheme) -> None:
        self.scheme = scheme
        self.keys = {normalize("NFD", letter): letter for letter in scheme.letters}
        self.rules = {letter: [rule for rule in scheme.rules if rule.letter == letter] for letter in scheme.letters}
        self._longest_key = max(map(len, self.keys))
        self.forms = cache(self._forms)

    def word(self, word: str, among_capitals: bool = False) -> str:
        """Return the output of a word; `among_capitals` matters only for a word of one letter."""
        return (_remembered if len(word) <= LONGEST_CACHED else _romanized)(self, word, among_capitals)

    def edits(self, text: str) -> Iterator[EditTuple]:
        """Yield one edit for each word that changes."""
        rule = f"transliteration.{self.scheme.name}"
        for start, stop, among_capitals in words(text):
            word = text[start:stop]
            if (new := self.word(word, among_capitals)) != word:
                yield start, stop, new, rule

    def slices(self, word: str, among_capitals: bool = False) -> list[str]:
        """Return the output of a word, one slice for each letter with its combining characters."""
        letters = list(self._letters(word))
        keys = [letter.key for letter in letters]
        outs = self.scheme.words.get("".join(keys))
        cases = [letter.is_capital for letter in letters if letter.text not in APOSTROPHES]
        made, cased = [], 0
        for index, letter in enumerate(letters):
            out = outs[index] if outs else self._out(keys, index)
            if letter.text in APOSTROPHES:
                made.append(letter.text if out is None else out)
            else:
                made.append(self._cased(out, letter, letter.is_capital and _in_capitals(cases, cased, among_capitals)))
                cased += 1
        return made

    def _letters(self, word: str) -> Iterator[Letter]:
        # A pattern is compiled only for a word that has more than letters.
        bases = zip(word, repeat("")) if word.isalpha() else compiled(_LETTER_OF_WORD).findall(word)
        for base, combining in bases:
            capital = is_capital(base)
            key, rest = self._key(base.lower() if capital else base, combining)
            yield Letter(base + combining, key, capital, rest)

    def _key(self, base: str, combining: str) -> tuple[str, str]:
        """Return the longest letter of the scheme that a base and its combining characters make, and their rest."""
        if not combining and base in self.scheme.letters:
            return base, ""
        whole = normalize("NFD", base) + combining
        for stop in range(min(len(whole), self._longest_key), 0, -1):
            if whole[:stop] in self.keys:
                return self.keys[whole[:stop]], whole[stop:]
        return base, ""

    def _out(self, keys: list[str], index: int) -> str | None:
        """Return the output of a letter in lower case; None for one that the scheme does not write."""
        key = keys[index]
        for rule in self.rules.get(key, ()):
            if _fits(rule, keys, index):
                return rule.out
        if key in APOSTROPHES and not {keys[index - 1], keys[index + 1]} <= self.scheme.letters.keys():
            return None
        return self.scheme.letters.get(key)

    def _cased(self, out: str | None, letter: Letter, in_capitals: bool) -> str:
        if out is None:
            return letter.text
        if not letter.is_capital:
            return out + letter.rest
        return (self.forms(out).upper if in_capitals else self.forms(out).title) + letter.rest

    def _forms(self, out: str) -> Forms:
        """Return an output in its three cases: ·y· is ·Y· in title case too, and i͡u is I͡U, both letters tied."""
        capitals = [self.scheme.upper.get(char, char.upper()) for char in out]
        first = next((index for index, char in enumerate(out) if capitals[index] != char), 0)
        after = first + (3 if out[first + 1 : first + 2] == TIE else 1)
        return Forms(out, out[:first] + "".join(capitals[first:after]) + out[after:], "".join(capitals))


def _romanized(romanizer: Romanizer, word: str, among_capitals: bool) -> str:
    return "".join(romanizer.slices(word, among_capitals))


_remembered = lru_cache(CACHED_WORDS)(_romanized)  # shared by all schemes, so that many take no more memory than one


def _fits(rule: SpellingRule, word: list[str], index: int) -> bool:
    """Return whether the neighbours of a letter of a word are those of the rule."""
    wanted = (*rule.prev, "*", *rule.next)
    return all(_is_among(letters, word, position) for position, letters in enumerate(wanted, index - len(rule.prev)))


def _is_among(letters: str, word: list[str], position: int) -> bool:
    if 0 <= position < len(word):
        return "*" in letters or word[position] in letters
    return "^" in letters or "$" in letters


def is_capital(char: str) -> bool:
    """Return whether a character is the capital of one other letter.

    >>> is_capital("Я"), is_capital("я"), is_capital("東")
    (True, False, False)
    """
    lower = char.lower()
    return lower != char and len(lower) == 1


def _in_capitals(cases: list[bool], index: int, among_capitals: bool) -> bool:
    """Return whether the whole output of a capital is in capitals: before another capital, or last after one."""
    if index + 1 < len(cases):
        return cases[index + 1]
    return cases[index - 1] if index else among_capitals


class Surroundings:
    """The words of two letters or more around the lone capitals of a text, which are asked for from left to right.

    >>> Surroundings("ЭТО Я").are_capitals(4, 5), Surroundings("Я люблю").are_capitals(0, 1)
    (True, False)
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._words = compiled(_LONGER_WORD).finditer(text)
        self._before = self._after = (0, 0)

    def are_capitals(self, start: int, stop: int) -> bool:
        """Return whether the nearest words on both sides, on the same line and not far away, are in capitals.

        Words of one letter are skipped. This is our convention, where the standards are silent.
        """
        text = self.text
        second = text[stop + 1 : stop + 3]
        if text[stop : stop + 1] == " " and len(second) == 2 and second.isalpha() and second.islower():
            return False  # nearly always
        self._move(start)
        (first, last), (first_after, last_after) = self._before, self._after
        near = [
            self._near(max(first, start - _WINDOW), last, last, start),
            self._near(first_after, min(last_after, stop + _WINDOW), stop, first_after),
        ]
        return any(near) and all(word.isupper() for word in near if word)

    def _move(self, position: int) -> None:
        """Find the words before and after a position; each part of a text is searched once."""
        if self._after[1] < position - _WINDOW:
            self._words, self._after = compiled(_LONGER_WORD).finditer(self.text, position - _WINDOW), (0, 0)
        while self._after[0] <= position:
            found = next(self._words, None)
            self._before, self._after = self._after, found.span() if found else (len(self.text), len(self.text))

    def _near(self, start: int, stop: int, gap_start: int, gap_stop: int) -> str:
        """Return what a word has in the window, if that is more than a letter and no line ends in the gap."""
        if stop - start < 2 or any(self.text.find(end, gap_start, gap_stop) >= 0 for end in "\r\n"):
            return ""
        found = compiled(_LONGER_WORD).search(self.text, start, stop)
        return found[0] if found else ""


def words(text: str, start: int = 0, stop: int | None = None) -> Iterator[tuple[int, int, bool]]:
    """Yield the span of each word of a text, and whether it is one letter among words in capitals.

    >>> list(words("ЭТО Я\\nд'Артаньян"))
    [(0, 3, False), (4, 5, True), (6, 16, False)]
    """
    surroundings: Surroundings | None = None
    for match in compiled(_WORD).finditer(text, start, len(text) if stop is None else stop):
        start, stop = match.span()
        if not text[start].isupper() or any(map(str.isalnum, text[start + 1 : stop])):
            yield start, stop, False
            continue
        surroundings = surroundings or Surroundings(text)
        yield start, stop, surroundings.are_capitals(start, stop)
