"""Quotation marks as they stand in a paragraph: which signs are marks, and what their neighbours make of them."""

from collections.abc import Iterator
from enum import Enum
from re import Match

from .._base.characters import DASHES, LETTERS
from .._base.scanner import compiled
from .html_tags import INSIDE

# Every character that a mark may begin with, except the comma of ,, which is so frequent that it is sought apart.
SIGNS = "\"“”„«»'‚‘`ʼ<>"

# A pattern that starts with one class of signs and then looks around is several times faster than one of alternatives.
_MARK = (
    rf"(?P<tag>(?<=<){INSIDE}>)|(?P<apostrophe>(?<=[{LETTERS}]['`ʼ])(?=[{LETTERS}]))"
    r"|(?<=<)<|(?<=>)>|(?<=`)`|(?<=')'|(?<=[\"“”„«»'‚‘])"
)
# Two low commas before a word are an opening mark.
_COMMAS = (
    rf"(?:(?<=[{DASHES}\s:…/(\[{{{SIGNS}],)|(?<=\.\.\.,)|(?<=[\s(\[{{],,,)|(?<=^,)|(?<=^,,,)),"
    rf"(?=[{DASHES}{LETTERS}\d…,(\[{SIGNS}]|[.+?][{LETTERS}\d.\-/{SIGNS}])"
)
_IN_ADDRESS = r"://\S*\Z"
_LONGEST_ADDRESS = 200
# What is left out at the start: …«и была она.
_LEADING_DOTS = r"(?:^|[\s(\[])(?:…|\.\.\.)\Z"


class Way(Enum):
    """What a mark is by its neighbours: the start of a quotation, its end, or what the open marks make of it."""

    OPEN = "open"
    CLOSE = "close"
    EITHER = "either"
    STRAY = "stray"  # an end with a blank before it


class Mark:
    """A quotation mark in its paragraph."""

    __slots__ = ("closes", "followed", "is_apostrophe", "number", "partner", "sign", "start", "stop", "way")

    def __init__(self, match: Match[str], way: Way | None, *, followed: bool, number: int) -> None:
        self.start, self.stop = match.span()
        self.sign, self.way = match[0], way
        self.is_apostrophe = match.lastgroup == "apostrophe"
        self.followed = followed  # by another mark, directly
        self.number = number  # among the marks of its paragraph
        self.partner: Mark | None = None  # the other mark of the pair
        self.closes: bool | None = None  # None: it is no quotation mark


def marks_between(text: str, start: int, stop: int) -> list[Mark]:
    """Return the marks of a paragraph with the way their neighbours give them.

    >>> [(mark.sign, mark.way.value) for mark in marks_between('Вот "Дым".', 0, 10)]
    [('"', 'open'), ('"', 'close')]
    """
    # The pattern is the slower for commas, so they are in it only where two stand together.
    pattern = f"(?m)[{SIGNS},](?:{_COMMAS}|{_MARK})" if ",," in text[start:stop] else f"[{SIGNS}](?:{_MARK})"
    return list(_read(text, filter(_is_mark, compiled(pattern).finditer(text, start, stop))))


def _is_mark(match: Match[str]) -> bool:
    if match.lastgroup == "apostrophe":
        start = match.start()
        return not compiled(_IN_ADDRESS).search(match.string[max(0, start - _LONGEST_ADDRESS) : start])
    return match.lastgroup != "tag"


def _read(text: str, matches: Iterator[Match[str]]) -> Iterator[Mark]:
    """Yield marks; those side by side have the same neighbours."""
    number = 0
    for run in _runs(matches):
        way = _way_between(text, run[0].start(), run[-1].end())
        for match in run:
            number += match.lastgroup is None  # an apostrophe will be none of the marks the next time
            yield Mark(match, way, followed=match is not run[-1], number=number)


def _runs(matches: Iterator[Match[str]]) -> Iterator[list[Match[str]]]:
    run: list[Match[str]] = []
    for match in matches:
        if run and run[-1].end() != match.start():
            yield run
            run = []
        run.append(match)
    if run:
        yield run


def _way_between(text: str, start: int, stop: int) -> Way | None:
    """Return what the neighbours of `text[start:stop]` make of it; None for a mark between blanks."""
    before, after, behind = text[start - 1 : start], text[stop : stop + 1], text[stop + 1 : stop + 2]
    if after in "<>" and after == text[stop - 1]:  # an odd number of them: reply marks, an arrow
        return None
    if not before or before.isspace():
        return _way_after_blank(after, behind, text[stop + 3 : stop + 4])
    if not after or after.isspace():
        return _way_before_blank(before)
    return _way_inside(text, start, before, after, behind)


def _way_after_blank(after: str, behind: str, fourth: str) -> Way | None:
    if not after or after.isspace():
        return None
    ends = _ends(behind)
    if (after == "…" and behind and ends) or (after + behind == ".." and fourth and _ends(fourth)):
        return Way.EITHER  # «А "... Б», and not «А "...б»
    if after in ",;:)" or (after in ".!?" and (ends or behind in ",;:!?)")) or (after in "!?" and behind in ".…"):
        return Way.STRAY
    return Way.EITHER if after in "/([" or (after in DASHES and not behind.isdecimal()) else Way.OPEN


def _ends(behind: str) -> bool:
    # A dash as well as a blank, because the dash may get a blank before it later.
    return not behind or behind.isspace() or behind in DASHES


def _way_before_blank(before: str) -> Way:
    return Way.EITHER if before in ":([{/" or before in DASHES else Way.CLOSE


def _way_inside(text: str, start: int, before: str, after: str, behind: str) -> Way:
    if after in ")]}":
        return Way.CLOSE
    if before in "([{":
        return Way.OPEN
    if after in ",;:!?" or (after == "." and behind != "."):
        return Way.CLOSE
    if after in DASHES:
        return Way.EITHER if before in DASHES else Way.CLOSE
    if before in DASHES or before in ",;:/=":
        return Way.EITHER if before in ",;" and after in ".…" else Way.OPEN  # the end of «да,"…»
    return Way.OPEN if compiled(_LEADING_DOTS).search(text[max(0, start - 4) : start]) else Way.EITHER
