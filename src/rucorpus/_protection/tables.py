"""Tables of constructs: each row has a pattern, and all rows of a table are tried in one pass over the text."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import chain, compress, pairwise
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
        self._in_lines = [row for row in rows if row.pattern.startswith("^")]
        self._signs_in_lines = [row.sign for row in self._in_lines]
        self._others = [row for row in rows if not row.pattern.startswith("^")]
        self._signs = tuple(dict.fromkeys(row.sign for row in self._others))

    def matches(self, page: Page) -> Iterator[Match[AnyRow]]:
        """Yield the matches of the rows: those with `^` first, then the others.

        >>> [match[0] for match, *_ in Table(Construct("code", "`", "`[^`]*`", "")).matches(Page("да `нет`"))]
        ['`нет`']
        """
        has = page.has_each(self._signs_in_lines)
        if any(has):
            patterns = _patterns_of_lines(self, has)
            for match in _in_lines(page.text, patterns):
                row, groups = patterns.rows[match.lastgroup or ""]
                yield match, row, match.start(match.lastgroup or ""), groups
        if present := list(compress(self._signs, page.has_each(self._signs))):
            patterns = _patterns_of_signs(self)
            for match in _at_signs(page, present, patterns.rest):
                row, groups = patterns.rows[match.lastgroup or ""]
                yield match, row, match.start(), groups

    def rows_in_lines(self, has: tuple[bool, ...]) -> list[AnyRow]:
        """Return the rows with `^` whose `sign` occurs in the text, given which of them do."""
        return list(compress(self._in_lines, has))

    def other_rows(self) -> list[AnyRow]:
        """Return the rows without `^`."""
        return self._others


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
    """Rows combined into one pattern, in `first` for the first line and in `rest` for what follows a line end."""

    first: re.Pattern[str] | None  # for the first line, if the rows have ^
    rest: re.Pattern[str]
    rows: dict[str, tuple[AnyRow, range]]  # by group name, with the numbers of the groups inside it


def _in_lines(text: str, patterns: _Patterns[AnyRow]) -> Iterator[re.Match[str]]:
    match = patterns.first.match(text) if patterns.first else None
    if match:
        yield match
    yield from patterns.rest.finditer(text, match.end() if match else 0)


def _at_signs(page: Page, signs: Iterable[str], pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
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
def _patterns_of_lines(table: Table[AnyRow], has: tuple[bool, ...]) -> _Patterns[AnyRow]:
    """Return the patterns for the rows with `^` whose `sign` occurs in the text."""
    rows = {f"r{number}": row for number, row in enumerate(table.rows_in_lines(has))}
    # A search for a pattern that begins with a line end is several times faster than for one that begins with ^.
    whole = "|".join(f"(?P<{name}>{row.pattern[1:]})" for name, row in rows.items())
    rest = re.compile(f"\n(?:{whole})", re.M)
    return _Patterns(re.compile(whole, re.M), rest, _with_groups(rest, rows))


@cache
def _patterns_of_signs(table: Table[AnyRow]) -> _Patterns[AnyRow]:
    """Return the pattern for the rows without `^`, whether or not their signs occur: it is compiled once."""
    # Alternatives that begin with a literal are skipped without an attempt where another character stands.
    of_sign: dict[str, list[tuple[str, AnyRow]]] = {}
    for number, row in enumerate(table.other_rows()):
        of_sign.setdefault(row.sign, []).append((f"r{number}", row))
    rows = dict(chain.from_iterable(of_sign.values()))
    whole = "|".join(
        f"{re.escape(sign)}(?:{'|'.join(f'(?P<{name}>{_rest(row)})' for name, row in parts)})"
        for sign, parts in of_sign.items()
    )
    pattern = re.compile(whole, re.M)
    return _Patterns(None, pattern, _with_groups(pattern, rows))


def _rest(row: Row) -> str:
    """Return the pattern of a row without its first character."""
    for sign in (re.escape(row.sign), f"\\{row.sign}", row.sign):
        if row.pattern.startswith(sign):
            return row.pattern.removeprefix(sign)
    raise ValueError(f"expected a pattern that begins with {row.sign!r}, got {row.pattern!r}")


def _with_groups(pattern: re.Pattern[str], rows: dict[str, AnyRow]) -> dict[str, tuple[AnyRow, range]]:
    starts = [*(pattern.groupindex[name] for name in rows), pattern.groups + 1]
    groups = (range(start + 1, stop) for start, stop in pairwise(starts))
    return {name: (row, range_) for (name, row), range_ in zip(rows.items(), groups, strict=True)}
