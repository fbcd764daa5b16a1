"""A text in which protected places are being found.

A place that has been found is filled with U+FFFC, so that no later construct sees what stands inside it.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import islice
from typing import TypeAlias

Span: TypeAlias = tuple[int, int, str]  # start, stop, kind
Step: TypeAlias = tuple[str, Callable[[str], Iterable[Span]]]  # a sign, and what finds constructs that have it

FILL = "\ufffc"
# Letters, digits, and marks that combine with them, so that composition makes no difference.
LETTERS = r"\w\u0300-\u036f\u0483-\u0489\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
WORD = f"[{LETTERS}]"
# A letter that makes its word Cyrillic for good: one that no Latin letter looks like, or one in a word without Latin.
_TWINS = "АВЕЁКМНОРСТХУаеёорсухІіЇїЈјЅѕ"
CYRILLIC = rf"[Ѐ-ԯ](?<![{_TWINS}])|(?<!{WORD})[{_TWINS}]+(?!{WORD})"

_CHARACTERS_FOR_ONE = 300  # a sign that stands more often than once in so many characters is frequent


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Return the pattern; `^` and `$` in it match at every line."""
    return re.compile(pattern, re.MULTILINE)


class Page:
    """A text, the places found in it so far, and where its signs stand."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._spans: list[Span] = []
        self._has: dict[str, bool] = {"": True}
        self._positions: dict[str, list[int] | None] = {}

    def has(self, sign: str) -> bool:
        """Tell whether the text had a sign at first; each is searched for once."""
        if sign not in self._has:
            self._has[sign] = _has(self.text, sign) if len(sign) == 1 else self._has_all(sign)
        return self._has[sign]

    def _has_all(self, signs: str) -> bool:
        # One character is found many times faster than several.
        positions = self.positions(signs[0])
        if positions is None:
            return signs in self.text
        return any(self.text.startswith(signs, at) for at in positions)

    def positions(self, sign: str) -> list[int] | None:
        """Return where a sign stood at first, None if it is frequent."""
        if sign not in self._positions:
            self._positions[sign] = _positions(self.text, sign) if self.has(sign) else []
        return self._positions[sign]

    def take(self, found: Iterable[Span]) -> None:
        """Protect the places that were found, sorted and disjoint, and hide them from whoever looks next.

        >>> page = Page("да `нет` да")
        >>> page.take([(3, 8, "code")])
        >>> page.spans(), page.text.count(FILL)
        ([(3, 8, 'code')], 5)
        """
        spans = [*found]
        if spans:
            self.text = filled(self.text, spans)
            self._spans += spans

    def follow(self, steps: Iterable[Step]) -> None:
        """Protect what the steps find, one after the other, each only in a text that has its sign."""
        for sign, find in steps:
            if self.has(sign):
                self.take(find(self.text))

    def spans(self) -> list[Span]:
        """Return all places, sorted and disjoint."""
        return joined(self._spans)


# In Russian text these share their lowest byte with frequent letters, and a pattern finds them faster than `str.find`.
_LIKE_LETTERS = "<>=:@"


def _has(text: str, sign: str) -> bool:
    return compiled(sign).search(text) is not None if sign in _LIKE_LETTERS else sign in text


def _positions(text: str, sign: str) -> list[int] | None:
    most = len(text) // _CHARACTERS_FOR_ONE + 1
    if sign in _LIKE_LETTERS:
        places: Iterator[int] = (match.start() for match in compiled(sign).finditer(text))
    else:
        places = _places(text, sign)
    found = [*islice(places, most)]
    return found if len(found) < most else None


def _places(text: str, sign: str) -> Iterator[int]:
    at = text.find(sign)
    while at >= 0:
        yield at
        at = text.find(sign, at + 1)


def joined(spans: Iterable[Span]) -> list[Span]:
    """Return spans sorted and disjoint; those that overlap are one, of the kind of the first, the longer if two begin.

    >>> joined([(4, 6, "math"), (0, 5, "code"), (6, 6, "tag"), (6, 8, "tag")])
    [(0, 6, 'code'), (6, 8, 'tag')]
    """
    result: list[Span] = []
    start, end = -1, 0
    for span in sorted(spans):
        if span[0] >= end:
            if span[1] > span[0]:
                result.append(span)
                start, end, _ = span
        elif span[1] > end:
            end = span[1]
            result[-1] = (start, end, span[2] if span[0] == start else result[-1][2])
    return result


def filled(text: str, spans: Iterable[Span]) -> str:
    """Return the text with every one of the sorted, disjoint spans filled with U+FFFC."""
    pieces: list[str] = []
    done = 0
    for start, stop, _ in spans:
        pieces += text[done:start], FILL * (stop - start)
        done = stop
    return "".join((*pieces, text[done:]))
