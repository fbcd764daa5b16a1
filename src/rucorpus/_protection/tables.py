"""Tables of constructs: each row has a pattern, and all rows of a table are tried in one pass over the text."""

import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from itertools import chain
from typing import Generic, NamedTuple, Protocol, TypeAlias, TypeVar

from .page import LETTERS, Page, Span, compiled


class Row(Protocol):
    """What a table requires of a row: a pattern, and the character that it begins with."""

    @property
    def sign(self) -> str: ...
    @property
    def pattern(self) -> str: ...


AnyRow = TypeVar("AnyRow", bound=Row)


# A match, its row, its start, and the numbers of the groups that belong to the row.
Match: TypeAlias = tuple[re.Match[str], AnyRow, int, range]


class Construct(NamedTuple):
    """A construct found by one pattern; `⟦…⟧` in the example encloses what is protected.

    The pattern begins with the character `sign`, or with `^`. With `^` it is tried on every line of a text that
    contains `sign`. The whole match is protected except its groups, which are prose. `before` is a class of characters
    that are protected as well where they immediately precede `sign`.
    """

    kind: str
    sign: str
    pattern: str
    example: str
    before: str = ""


class Table(Generic[AnyRow]):
    """Rows that are tried together; if two match at the same position, the earlier row wins."""

    def __init__(self, *rows: AnyRow) -> None:
        self.rows = rows
        self._signs = tuple(dict.fromkeys(row.sign for row in rows))

    def matches(self, page: Page) -> Iterator[Match[AnyRow]]:
        """Yield the matches of the rows: those with `^` first, then the others.

        >>> [match[0] for match, *_ in Table(Construct("code", "`", "`[^`]*`", "")).matches(Page("да `нет`"))]
        ['`нет`']
        """
        for patterns in _patterns(self, tuple(map(page.has, self._signs))):
            if patterns.first:
                for match in _in_lines(page.text, patterns.first, patterns.rest):
                    row, groups = patterns.rows[match.lastgroup or ""]
                    yield match, row, match.start(match.lastgroup or ""), groups
            else:
                for match in _at_signs(page, patterns.rest, patterns.signs):
                    row, groups = patterns.rows[match.lastgroup or ""]
                    yield match, row, match.start(), groups

    def present(self, has: tuple[bool, ...]) -> list[AnyRow]:
        """Return the rows whose `sign` occurs in the text, given which of them do."""
        signs = dict(zip(self._signs, has, strict=True))
        return [row for row in self.rows if signs[row.sign]]


def occurrences(page: Page, table: Table[Construct]) -> Iterator[Span]:
    """Yield the spans that the rows of a table find, sorted and disjoint if all patterns have `^` or none has.

    >>> list(occurrences(Page("да `нет`"), Table(Construct("code", "`", "`[^`]*`", ""))))
    [(3, 8, 'code')]
    """
    done = 0
    for match, row, start, groups in table.matches(page):
        if row.before:
            start = _start_of(row.before, page.text, start, done)
        for group in groups:
            first, last = match.span(group)
            if first > start:
                yield start, first, row.kind
            start = max(start, last)
        done = match.end()
        if start < done:
            yield start, done, row.kind


def _start_of(characters: str, text: str, at: int, least: int) -> int:
    """Return the start of the run of `characters` that ends at `at`; if it may have letters, at a letter or digit."""
    belongs, start = compiled(f"[{characters}]").match, at
    while start > least and belongs(text, start - 1):
        start -= 1
    while LETTERS in characters and start < at and not text[start].isalnum():
        start += 1
    return start


class _Patterns(NamedTuple, Generic[AnyRow]):
    """The combined pattern of many rows: for the first line and for the others, or beginning with one of `signs`."""

    first: re.Pattern[str] | None
    rest: re.Pattern[str]
    signs: tuple[str, ...]
    rows: dict[str, tuple[AnyRow, range]]  # by group name, with the numbers of the groups inside it


def _in_lines(text: str, first: re.Pattern[str], pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    match = first.match(text)
    if match:
        yield match
    yield from pattern.finditer(text, match.end() if match else 0)


def _at_signs(page: Page, pattern: re.Pattern[str], signs: Collection[str]) -> Iterator[re.Match[str]]:
    """Yield the matches of a pattern that begins with one of `signs`; only at their positions if all are rare."""
    positions = [page.positions(sign) for sign in signs]
    if None in positions:
        yield from pattern.finditer(page.text)
        return
    done = 0
    for at in sorted(chain.from_iterable(found for found in positions if found)):
        if at >= done and (match := pattern.match(page.text, at)):
            yield match
            done = match.end()


@lru_cache(maxsize=512)
def _patterns(table: Table[AnyRow], has: tuple[bool, ...]) -> list[_Patterns[AnyRow]]:
    """Return the patterns for the rows whose `sign` occurs in the text."""
    lines, others = dict[str, AnyRow](), dict[str, AnyRow]()
    for number, row in enumerate(table.present(has)):
        (lines if row.pattern.startswith("^") else others)[f"r{number}"] = row
    return [*([_of_lines(lines)] if lines else []), *([_of_signs(others)] if others else [])]


def _of_lines(rows: dict[str, AnyRow]) -> _Patterns[AnyRow]:
    # A search for a pattern that begins with a line end is several times faster than for one that begins with ^.
    whole = "|".join(f"(?P<{name}>{row.pattern[1:]})" for name, row in rows.items())
    rest = re.compile(f"\n(?:{whole})", re.M)
    return _Patterns(re.compile(whole, re.M), rest, (), _with_groups(rest, rows))


def _of_signs(rows: dict[str, AnyRow]) -> _Patterns[AnyRow]:
    # A search for a pattern that begins with a character class is several times faster than for alternatives.
    of_sign: dict[str, list[str]] = {}
    for name, row in rows.items():
        of_sign.setdefault(row.sign, []).append(f"(?P<{name}>{_rest(row)})")
    branches = (f"(?<={re.escape(sign)})(?:{'|'.join(parts)})" for sign, parts in of_sign.items())
    pattern = re.compile(f"[{re.escape(''.join(of_sign))}](?:{'|'.join(branches)})", re.M)
    return _Patterns(None, pattern, tuple(of_sign), _with_groups(pattern, rows))


def _rest(row: Row) -> str:
    """Return the pattern of a row without its first character."""
    for sign in (re.escape(row.sign), f"\\{row.sign}", row.sign):
        if row.pattern.startswith(sign):
            return row.pattern.removeprefix(sign)
    raise ValueError(f"expected a pattern that begins with {row.sign!r}, got {row.pattern!r}")


def _with_groups(pattern: re.Pattern[str], rows: dict[str, AnyRow]) -> dict[str, tuple[AnyRow, range]]:
    groups = {}
    for name, row in rows.items():
        start = pattern.groupindex[name] + 1
        groups[name] = (row, range(start, start + re.compile(row.pattern).groups))
    return groups
