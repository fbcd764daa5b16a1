"""The way back: words of a scheme read into Cyrillic, by the longest spelling at each place.

Signs that are quotation marks elsewhere (' " ` ’) are read as letters only where one of the word stands before them and
no quotation is open that they close.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple
from unicodedata import normalize

from .._base.scanner import compiled
from .._errors import SchemeError
from .romanizer import LONGEST
from .schemes import Scheme, find
from .web_addresses import between_addresses

_QUOTES = "'\"`’”"
_MARKS = "\u0300-\u036f\u00ad"
_SIGNS = f"(?P<behind>(?<=[^\\W\\d_])|(?<=[{_MARKS}]))?(?P<signs>[{_QUOTES}]+)(?P<before>(?=[^\\W\\d_]))?|[\r\n]"


class Token(NamedTuple):
    """What a spelling was read as, and its case: None where it has none or was not read."""

    text: str
    is_capital: bool | None
    is_sign: bool


class Reading:
    """How one scheme is read back.

    >>> Reading(find("gost_779")).word("Ŝuka")
    'Щука'
    """

    def __init__(self, scheme: Scheme) -> None:
        if not scheme.has_reverse:
            reason = "it has no way back, for different letters look alike in it; 'informal' reads everyday spellings"
            raise SchemeError(scheme.name, reason)
        self.letters = _letters(scheme)
        longest_first = sorted(self.letters, key=lambda spelling: (-len(spelling), spelling))
        self.token = re.compile("|".join(map(re.escape, longest_first)) + "|(?s:.)")
        self.has_quotes = any(sign in spelling for spelling in self.letters for sign in _QUOTES)
        others = {char for spelling in self.letters for char in spelling if not char.isalpha()}
        self.words = re.compile(f"(?:[^\\W\\d_]|[{_MARKS}{re.escape(''.join(sorted(others)))}])+")
        self._known: Callable[[str], str] = lru_cache(maxsize=65_536)(self._word)

    def changes(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yield every word that is read as something else: its place and what it is read as.

        >>> list(Reading(find("gost_779")).changes("Da, 5 km"))
        [(0, 2, 'Да'), (6, 8, 'км')]
        """
        for first, last in between_addresses(text):
            for start, stop in self._outside_quotes(text, first, last):
                for match in self.words.finditer(text, start, stop):
                    if (read := self.word(match[0])) != match[0]:
                        yield match.start(), match.end(), read

    def _outside_quotes(self, text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
        """Yield the stretches between quotation marks that are no letters."""
        for left, right in quotes(text, start, stop) if self.has_quotes else ():
            yield start, left
            start = right
        yield start, stop

    def word(self, word: str) -> str:
        """Return a word in Cyrillic; what the scheme does not write stays."""
        return self._known(word) if len(word) <= LONGEST else self._word(word)

    def _word(self, word: str) -> str:
        tokens = list(self._tokens(word))
        if not any(token.is_capital is not None or token.is_sign for token in tokens):
            return word
        loud = _loud_signs(tokens)
        read = (
            token.text.upper() if token.is_capital or (token.is_sign and place in loud) else token.text
            for place, token in enumerate(tokens)
        )
        return normalize("NFC", "".join(read))

    def _tokens(self, word: str) -> Iterator[Token]:
        whole = normalize("NFD", word)
        for match in self.token.finditer("".join(char.lower() if len(char.lower()) == 1 else char for char in whole)):
            written, letters = whole[match.start() : match.end()], self.letters.get(match[0])
            if letters is None:
                yield Token(written, None, False)
            elif match[0] == match[0].upper():
                yield Token(letters, None, True)
            else:
                cased = [char.isupper() for char in written if char.lower() != char.upper()]
                yield Token(letters[0], cased[0], False)
                yield from (Token(letter, cased[-1], False) for letter in letters[1:])


def _letters(scheme: Scheme) -> dict[str, str]:
    """Return the letter that each spelling is read as; of several letters, the first of the scheme."""
    written = {normalize("NFD", out): letter for letter, out in reversed(list(scheme.letters.items())) if out}
    by_rule = {normalize("NFD", rule.out): rule.letter for rule in scheme.rules if rule.out}
    accepted = {normalize("NFD", out): letter for out, letter in scheme.reverse_accept.items()}
    return by_rule | accepted | written


def quotes(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Yield the quotation marks among the signs: those that open before a word, and those that close them."""
    opened: list[str] = []
    for match in compiled(_SIGNS).finditer(text, start, stop):
        signs = match["signs"]
        if signs is None:
            opened.clear()
        elif match["behind"] is None:
            if match["before"] is not None:
                opened.append(signs)
            if match["before"] is not None or not _stands_alone(text, *match.span()):
                yield match.span()
        elif match["before"] is None and opened and signs.endswith(opened[-1]):
            yield match.end() - len(opened.pop()), match.end()


def _stands_alone(text: str, start: int, stop: int) -> bool:
    return not text[max(0, start - 1) : start].strip() and not text[stop : stop + 1].strip()


def _loud_signs(tokens: list[Token]) -> set[int]:
    """Return the places of the signs that are capitals: between two of them, or behind two at the end."""
    cased = [place for place, token in enumerate(tokens) if token.is_capital is not None]
    loud: set[int] = set()
    for before, left, right in zip([-1, *cased], cased, [*cased[1:], len(tokens)], strict=False):
        last = right == len(tokens)
        if tokens[left].is_capital and (
            before >= 0 and tokens[before].is_capital if last else tokens[right].is_capital
        ):
            loud.update(range(left + 1, right))
    return loud


@cache
def reading(name: str) -> Reading:
    """Return how the scheme of that name or alias is read back.

    >>> reading("iso9") is reading("gost_779")
    True
    """
    scheme = find(name)
    return Reading(scheme) if scheme.name == name else reading(scheme.name)
