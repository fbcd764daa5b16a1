"""A text during the search for protected spans.

Every span found is filled with U+FFFC, so that no later search matches anything inside it.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import islice
from typing import TypeAlias

Span: TypeAlias = tuple[int, int, str]  # start, stop, kind
Step: TypeAlias = tuple[str, Callable[[str], Iterable[Span]]]  # a marker, and a search for constructs with it

FILL = "\ufffc"
# Letters, digits and combining characters, so that Unicode composition makes no difference.
LETTERS = r"\w\u0300-\u036f\u0483-\u0489\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
WORD = f"[{LETTERS}]"
# A letter that proves its word Cyrillic: one without a Latin lookalike, or any in a word of lookalikes only.
_TWINS = "АВЕЁКМНОРСТХУаеёорсухІіЇїЈјЅѕ"
CYRILLIC = rf"[Ѐ-ԯ](?<![{_TWINS}])|(?<!{WORD})[{_TWINS}]+(?!{WORD})"

_CHARACTERS_FOR_ONE = 300  # a character is frequent if it occurs more than once in this many
_SHORT = 1500  # characters; in so few a pattern is as fast as a search for each position


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Return the pattern; `^` and `$` in it match at every line."""
    return re.compile(pattern, re.MULTILINE)


class Page:
    """A text, the spans found in it so far, and the positions of markers in it.

    `absent` are characters that the text is known not to have.
    """

    def __init__(self, text: str, absent: Iterable[str] = ()) -> None:
        self.text = text
        self._spans: list[Span] = []
        self._done: list[Step] = []
        self._has: dict[str, bool] = dict.fromkeys(absent, False) | {"": True}
        self._positions: dict[str, list[int] | None] = {}

    def has(self, marker: str) -> bool:
        """Return whether the text contained a marker at the first call with it; later calls reuse the answer."""
        if marker not in self._has:
            self._has[marker] = self._find(marker)
        return self._has[marker]

    def _find(self, marker: str) -> bool:
        if len(marker) == 1:
            is_like_letter = marker in LIKE_LETTERS and len(self.text) > _SHORT
            return self.positions(marker) != [] if is_like_letter else marker in self.text
        # Searching for one character is many times faster than for several.
        if not self.has(marker[0]):
            return False
        positions = self.positions(marker[0])
        if positions is None:
            return marker in self.text
        return any(self.text.startswith(marker, at) for at in positions)

    def has_each(self, markers: Iterable[str]) -> tuple[bool, ...]:
        """Return for each marker whether the text contained it.

        >>> Page("да `нет`").has_each("`~")
        (True, False)
        """
        known = self._has
        return tuple([known[marker] if marker in known else self.has(marker) for marker in markers])

    def positions(self, marker: str) -> list[int] | None:
        """Return the positions of a character at the first call with it; None if it is frequent or the text short."""
        if marker not in self._positions:
            self._positions[marker] = _positions(self.text, marker) if self._has.get(marker, True) else []
        return self._positions[marker]

    def take(self, found: Iterable[Span]) -> None:
        """Protect the given spans, which are sorted and disjoint, and hide them from later searches.

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
        """Run the steps in order and protect what they find; skip those done before, or with an absent marker."""
        for step in steps:
            marker, find = step
            if self.has(marker) and step not in self._done:
                self._done.append(step)
                self.take(find(self.text))

    def spans(self) -> list[Span]:
        """Return all protected spans, sorted and disjoint."""
        return joined(self._spans)


# These share their lowest byte with letters frequent in Russian, so a pattern finds them faster than `str.find`.
LIKE_LETTERS = "<>=:@"


def _positions(text: str, marker: str) -> list[int] | None:
    if len(text) <= _SHORT:
        return None
    most = len(text) // _CHARACTERS_FOR_ONE + 1
    if marker in LIKE_LETTERS:
        positions: Iterator[int] = (match.start() for match in compiled(marker).finditer(text))
    else:
        positions = _all_positions(text, marker)
    found = [*islice(positions, most)]
    return found if len(found) < most else None


def _all_positions(text: str, marker: str) -> Iterator[int]:
    at = text.find(marker)
    while at >= 0:
        yield at
        at = text.find(marker, at + 1)


def joined(spans: Iterable[Span]) -> list[Span]:
    """Return the spans sorted, with overlapping ones merged; the kind is that of the first, or of the longest there.

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
    """Return the text with the spans, which are sorted and disjoint, filled with U+FFFC."""
    pieces: list[str] = []
    done = 0
    for start, stop, _ in spans:
        pieces += text[done:start], FILL * (stop - start)
        done = stop
    return "".join((*pieces, text[done:]))
