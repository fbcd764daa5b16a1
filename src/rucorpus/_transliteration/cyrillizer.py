"""The reverse of a scheme: words read into Cyrillic, by the longest spelling at each position."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from .._base.caches import CACHED_WORDS, LONGEST_CACHED
from .._base.edits import EditTuple
from .._base.normal_forms import normalize
from .._errors import SchemeError
from .latin_words import COMBINING, QUOTES, edits_of_words
from .schemes import Scheme


class ReadLetter(NamedTuple):
    """A letter that was read, or a character that was not, which has no case and is not `is_caseless`."""

    text: str
    is_capital: bool | None  # None if it is spelt without case, as ʺ is
    is_caseless: bool


class Cyrillizer:
    """The reverse of one scheme.

    >>> from .schemes import find
    >>> list(Cyrillizer(find("gost_779")).edits("Ŝuka, 5"))
    [(0, 4, 'Щука', 'transliteration.gost_779.reverse')]
    """

    def __init__(self, scheme: Scheme) -> None:
        if not scheme.has_reverse:
            reason = "it has no reverse: different letters are written alike; 'informal' reads everyday spellings"
            raise SchemeError(scheme.name, reason)
        self.rule = f"transliteration.{scheme.name}.reverse"
        self.letters = _letters(scheme)
        longest_first = sorted(self.letters, key=lambda spelling: (-len(spelling), spelling))
        self.spelling = re.compile("|".join(map(_pattern, longest_first)) + "|(?s:.)")
        foreign = {*"abcdefghijklmnopqrstuvwxyz"} - {char for spelling in self.letters for char in spelling}
        self.foreign_letter = re.compile(f"(?i:[{''.join(sorted(foreign))}])" if foreign else "(?!)")
        self.has_quotes = any(char in spelling for spelling in self.letters for char in QUOTES)
        others = {char for spelling in self.letters for char in spelling if not char.isalpha() and char != "^"}
        self.words = re.compile(f"(?:[^\\W\\d_]|[{COMBINING}{re.escape(''.join(sorted(others)))}])+")

    def edits(self, text: str) -> Iterator[EditTuple]:
        """Yield one edit for each word that is read."""
        return edits_of_words(text, self.words, self.word, self.rule, has_quotes=self.has_quotes)

    def word(self, word: str) -> str:
        """Return a word in Cyrillic; what is no spelling of the scheme stays, and a word with a letter in none."""
        return (_remembered if len(word) <= LONGEST_CACHED else _read)(self, word)

    def _letters_of(self, match: re.Match[str]) -> str | None:
        at_start = None if match.start() else self.letters.get(f"^{match[0]}")
        return at_start or self.letters.get(match[0])

    def read_letters(self, word: str) -> Iterator[ReadLetter]:
        whole = normalize("NFD", word)
        lower = "".join(char.lower() if len(char.lower()) == 1 else char for char in whole)
        for match in self.spelling.finditer(lower):
            written, letters = whole[match.start() : match.end()], self._letters_of(match)
            if letters is None:
                yield ReadLetter(written, None, False)
            elif match[0] == match[0].upper():
                yield ReadLetter(letters, None, True)
            else:
                cased = [char != char.lower() for char in written if char.lower() != char.upper()]
                yield ReadLetter(letters[0], cased[0], False)
                yield from (ReadLetter(letter, cased[-1], False) for letter in letters[1:])


def _read(cyrillizer: Cyrillizer, word: str) -> str:
    letters = list(cyrillizer.read_letters(word))
    if cyrillizer.foreign_letter.search(word) or not any(
        letter.is_capital is not None or letter.is_caseless for letter in letters
    ):
        return word
    capitals = _caseless_capitals(letters)
    read = (
        letter.text.upper() if letter.is_capital or index in capitals else letter.text
        for index, letter in enumerate(letters)
    )
    return normalize("NFC", "".join(read))


_remembered = lru_cache(2 * CACHED_WORDS)(_read)  # shared by all schemes, so that many take no more memory than one


def _pattern(spelling: str) -> str:
    """Return the pattern of a spelling; one after ^ stands only at the beginning of a word."""
    return r"\A" + re.escape(spelling[1:]) if spelling.startswith("^") else re.escape(spelling)


def _letters(scheme: Scheme) -> dict[str, str]:
    """Return the letter that each spelling is read as; of several letters, the first of the scheme."""
    written = {normalize("NFD", out): letter for letter, out in reversed(list(scheme.letters.items())) if out}
    by_rule = {normalize("NFD", rule.out): rule.letter for rule in scheme.rules if rule.out}
    accepted = {normalize("NFD", out): letter for out, letter in scheme.reverse_accept.items()}
    return by_rule | accepted | written


def _caseless_capitals(letters: list[ReadLetter]) -> set[int]:
    """Return the indexes of letters without case that are capitals: between two capitals, or after two at the end."""
    cased = [index for index, letter in enumerate(letters) if letter.is_capital is not None]
    found: set[int] = set()
    for before, left, right in zip([-1, *cased], cased, [*cased[1:], len(letters)], strict=False):
        is_last = right == len(letters)
        other = before if is_last else right
        if letters[left].is_capital and other >= 0 and letters[other].is_capital:
            found.update(index for index in range(left + 1, right) if letters[index].is_caseless)
    return found
