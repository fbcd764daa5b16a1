"""A text in which protected places are being found, and the rows of the tables that find them.

A place that has been found is filled with U+FFFC, so that no later construct sees what stands inside it.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import NamedTuple, TypeAlias

Span: TypeAlias = tuple[int, int, str]  # start, stop, kind
Step: TypeAlias = tuple[str, Callable[[str], Iterable[Span]]]  # a sign, and what finds constructs that have it

FILL = "\ufffc"
# Letters, digits, and marks that combine with them, so that composition makes no difference.
LETTERS = r"\w\u0300-\u036f\u0483-\u0489\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
WORD = f"[{LETTERS}]"
# A letter that makes its word Cyrillic for good: one that no Latin letter looks like, or one in a word without Latin.
_TWINS = "АВЕЁКМНОРСТХУаеёорсухІіЇїЈјЅѕ"
CYRILLIC = rf"[Ѐ-ԯ](?<![{_TWINS}])|(?<!{WORD})[{_TWINS}]+(?!{WORD})"


class Construct(NamedTuple):
    """A construct that one pattern finds; `⟦…⟧` in the example stands around what is protected.

    A pattern without groups protects its whole match, one with groups what they match. It begins with `sign`; or with
    `^`, and is tried on every line of a text that has the sign; or with `\\A`, and is tried on a text that begins so.
    """

    kind: str
    sign: str
    pattern: str
    example: str


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Return the pattern; `^` and `$` in it match at every line."""
    return re.compile(pattern, re.MULTILINE)


class Page:
    """A text, and the places found in it so far."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._spans: list[Span] = []
        self._signs: dict[str, bool] = {"": True}

    def has(self, sign: str) -> bool:
        """Tell whether the text had a sign at first; each is searched for once."""
        if sign not in self._signs:
            self._signs[sign] = sign in self.text
        return self._signs[sign]

    def take(self, found: Iterable[Span]) -> None:
        """Protect the places that were found, and hide them from whoever looks next.

        >>> page = Page("да `нет` да")
        >>> page.take([(3, 8, "code")])
        >>> page.spans(), page.text.count(FILL)
        ([(3, 8, 'code')], 5)
        """
        spans = joined(found)
        if spans:
            self.text = filled(self.text, spans)
            self._spans += spans

    def follow(self, steps: Iterable[Step]) -> None:
        """Protect what the steps find, one after the other, each only in a text that has its sign."""
        for sign, find in steps:
            if self.has(sign):
                self.take(find(self.text))

    def look_for(self, constructs: Iterable[Construct]) -> None:
        """Protect whatever the rows of a table find, one row after the other."""
        for construct in constructs:
            if self.has(construct.sign):
                self.take(occurrences(self.text, construct))

    def spans(self) -> list[Span]:
        """Return all places, sorted and disjoint."""
        return joined(self._spans)


def occurrences(text: str, construct: Construct) -> Iterator[Span]:
    """Yield the places that a row of a table finds in a text.

    >>> list(occurrences("да `нет`", Construct("code", "`", "`[^`]*`", "")))
    [(3, 8, 'code')]
    """
    for match in matches(text, construct.sign, construct.pattern):
        if match.re.groups == 0:
            yield (*match.span(), construct.kind)
        else:
            for group in range(1, match.re.groups + 1):
                if match.start(group) < match.end(group):
                    yield (*match.span(group), construct.kind)


def matches(text: str, sign: str, pattern: str) -> Iterator[re.Match[str]]:
    """Yield the matches of a pattern that begins with `sign`, which is looked for first, or with `^`."""
    if pattern.startswith((r"\A", "^")):
        if sign in text[:1] if pattern.startswith(r"\A") else sign in text:
            yield from compiled(pattern).finditer(text)
        return
    match_at, done, start = compiled(pattern).match, 0, text.find(sign)
    while start >= 0:
        if start >= done and (match := match_at(text, start)):
            yield match
            done = match.end()
        start = text.find(sign, max(start + 1, done))


def joined(spans: Iterable[Span]) -> list[Span]:
    """Return spans sorted and disjoint; those that overlap are one, of the kind of the first, the longer if two begin.

    >>> joined([(4, 6, "math"), (0, 5, "code"), (6, 6, "tag"), (6, 8, "tag")])
    [(0, 6, 'code'), (6, 8, 'tag')]
    """
    result: list[Span] = []
    for start, stop, kind in sorted(spans, key=lambda span: (span[0], -span[1])):
        if result and start < result[-1][1]:
            if stop > result[-1][1]:
                result[-1] = (result[-1][0], stop, result[-1][2])
        elif start < stop:
            result.append((start, stop, kind))
    return result


def filled(text: str, spans: Iterable[Span]) -> str:
    """Return the text with every one of the sorted, disjoint spans filled with U+FFFC."""
    pieces: list[str] = []
    done = 0
    for start, stop, _ in spans:
        pieces += text[done:start], FILL * (stop - start)
        done = stop
    return "".join((*pieces, text[done:]))
