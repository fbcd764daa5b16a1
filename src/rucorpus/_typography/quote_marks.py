"""Quotation marks of a paragraph: which characters are quotation marks, and what their neighbours make of them."""

from collections.abc import Iterator
from enum import Enum
from re import Match

from .._base.characters import DASHES, LETTERS
from .._base.scanner import compiled
from .html_tags import TAG_CONTENT

# Every character that a quotation mark may begin with, except the comma of ,, which is too frequent for one search with
# the others.
FIRST_CHARACTERS = "\"“”„«»'‚‘`ʼ<>"

# An elided article and the like: L’«Aube», Д’«Ивуар», Dell’«Arte»
_LONGEST_ARTICLE = 5  # letters; a look-behind has one length
_AFTER_LATIN = "|".join(rf"(?<=\b[A-Za-z]{{{length}}}.)" for length in range(1, _LONGEST_ARTICLE + 1))
_AFTER_ARTICLE = rf"(?:(?<=\b[ЛлДд].)|{_AFTER_LATIN})"
# Nothing between two of them: an empty string.
_EMPTY_STRING = r"(?<=\")(?<![^\s=(\[{]\")\"(?=[\s,.;:!?)\]}]|\Z)"
# A pattern that starts with one class of characters and then looks around is several times faster than alternatives.
_QUOTATION_MARK = (
    rf"(?P<tag>(?<=<){TAG_CONTENT}>)|(?P<empty>{_EMPTY_STRING})"
    rf"|(?P<apostrophe>(?<=[{LETTERS}]['`ʼ])(?=[{LETTERS}]|{_AFTER_ARTICLE}[\"«„“][{LETTERS}]))"
    r"|(?<=<)<|(?<=>)>|(?<=`)`|(?<=')'|(?<=[\"“”„«»'‚‘])"
)
# Three in a row where a line begins with them are those of a docstring, unless others stand in pairs: """Дом"" тут".
_OF_DOCSTRING = r"(?<=\")(?<!\"\")\"\"(?!\")"
# Two low commas before a word are an opening quotation mark, and after one the end of what others opened; three are
# drawn-out dots, and two between quotation marks an empty cell: "да",,"нет". U+FFFC masks what is not prose.
_TWO_COMMAS = r"(?<!,,),(?!,)"
_COMMAS = (
    rf"(?:(?<=[{DASHES}\s:…/(\[{{{FIRST_CHARACTERS}],)|(?<=\.\.\.,)|(?<=^,)){_TWO_COMMAS}"
    rf"(?:(?=[{DASHES}{LETTERS}\d…(\[\ufffc]|[.+?][{LETTERS}\d.\-/{FIRST_CHARACTERS}])"
    rf"|(?=[{FIRST_CHARACTERS}])(?<![{FIRST_CHARACTERS}],,))"
    rf"|(?:(?<=[\s(\[{{],)|(?<=^,)),(?=,,[{LETTERS}])|(?:(?<=[\s(\[{{],,,)|(?<=^,,,)),(?=[{LETTERS}])"
    rf"|(?<=[{LETTERS}\d!?.…],){_TWO_COMMAS}(?=[\s.;:!?…)]|$)"
)
_IN_ADDRESS = r"://\S*\Z"
_LONGEST_ADDRESS = 200
_LEADING_DOTS = r"(?:^|[\s(\[])(?:…|\.\.\.)\Z"  # of an omitted beginning: …«и была она
_LONGEST_LEADING_DOTS = 4


class Direction(Enum):
    """What a quotation mark is by its neighbours: the start of a quotation, its end, or either."""

    OPEN = "open"
    CLOSE = "close"
    EITHER = "either"
    CLOSE_AFTER_SPACE = "close after space"


class QuotationMark:
    """A quotation mark or an apostrophe in its paragraph."""

    __slots__ = (
        "closes",
        "direction",
        "is_apostrophe",
        "number",
        "partner",
        "start",
        "stop",
        "touches_next",
        "written",
    )

    def __init__(self, match: Match[str], direction: Direction | None, *, touches_next: bool, number: int) -> None:
        self.start, self.stop = match.span()
        self.written, self.direction = match[0], direction
        self.is_apostrophe = match.lastgroup == "apostrophe"
        self.touches_next = touches_next  # another quotation mark follows directly
        self.number = number  # among the quotation marks of its paragraph
        self.partner: QuotationMark | None = None  # the other one of the pair
        self.closes: bool | None = None  # None: it is not used as a quotation mark


def quotation_marks(text: str, start: int, stop: int) -> list[QuotationMark]:
    """Return the quotation marks of a paragraph with the direction that their neighbours give them.

    >>> [(mark.written, mark.direction.value) for mark in quotation_marks('Вот "Дым".', 0, 10)]
    [('"', 'open'), ('"', 'close')]
    """
    # Commas make the pattern slower, so they are in it only where two stand together.
    paragraph = text[start:stop]
    is_docstring = paragraph.lstrip().startswith('"""') and '""' not in paragraph.replace('"""', "")
    docstring = f"(?P<docstring>{_OF_DOCSTRING})|" if is_docstring else ""
    if ",," in paragraph:
        pattern = f"(?m)[{FIRST_CHARACTERS},](?:{docstring}{_COMMAS}|{_QUOTATION_MARK})"
    else:
        pattern = f"[{FIRST_CHARACTERS}](?:{docstring}{_QUOTATION_MARK})"
    return list(_with_directions(text, filter(_is_quotation_mark, compiled(pattern).finditer(text, start, stop))))


def _is_quotation_mark(match: Match[str]) -> bool:
    if match.lastgroup == "apostrophe":
        start = match.start()
        return not compiled(_IN_ADDRESS).search(match.string[max(0, start - _LONGEST_ADDRESS) : start])
    return match.lastgroup is None


def _with_directions(text: str, matches: Iterator[Match[str]]) -> Iterator[QuotationMark]:
    """Yield the quotation marks; those that touch have the same neighbours."""
    number = 0
    for run in _runs(matches):
        direction = _direction(text, run[0].start(), run[-1].end())
        for match in run:
            number += match.lastgroup is None  # an apostrophe will not be counted in the second run either
            yield QuotationMark(match, direction, touches_next=match is not run[-1], number=number)


def _runs(matches: Iterator[Match[str]]) -> Iterator[list[Match[str]]]:
    """Yield the matches in lists of those that touch; an apostrophe is one by itself."""
    run: list[Match[str]] = []
    for match in matches:
        if run and (run[-1].end() != match.start() or run[-1].lastgroup or match.lastgroup):
            yield run
            run = []
        run.append(match)
    if run:
        yield run


def _direction(text: str, start: int, stop: int) -> Direction | None:
    """Return what the neighbours of `text[start:stop]` make of it; None between spaces."""
    before, after, second = text[start - 1 : start], text[stop : stop + 1], text[stop + 1 : stop + 2]
    if after in "<>" and after == text[stop - 1]:  # an odd number of them: quoted mail, an arrow
        return None
    if not before or before.isspace():
        beyond_dots = text[stop + 3 : stop + 4] if text.startswith("...", stop) else ""
        return _direction_after_space(after, second, beyond_dots)
    if not after or after.isspace():
        return Direction.EITHER if before in ":([{/" or before in DASHES else Direction.CLOSE
    return _direction_between_characters(text, start, before, after, second)


def _direction_after_space(after: str, second: str, beyond_dots: str) -> Direction | None:
    if not after or after.isspace():
        return None
    ends = _ends_phrase(second)
    if (after == "…" and second and ends) or (beyond_dots and _ends_phrase(beyond_dots)):
        return Direction.EITHER  # «А "... Б», and not «А "...б»
    if after in ",;:)" or (after in ".!?" and (ends or second in ",;:!?)")) or (after in "!?" and second in ".…"):
        return Direction.CLOSE_AFTER_SPACE
    return Direction.EITHER if after in "/([" or (after in DASHES and not second.isdecimal()) else Direction.OPEN


def _ends_phrase(character: str) -> bool:
    # A dash as well as a space, because the dash may get a space before it later.
    return not character or character.isspace() or character in DASHES


def _direction_between_characters(text: str, start: int, before: str, after: str, second: str) -> Direction:
    if after in ")]}":
        return Direction.CLOSE
    if before in "([{":
        return Direction.OPEN
    if after in ",;:!?" or (after == "." and second != "."):
        return Direction.CLOSE
    if after in DASHES:
        return Direction.EITHER if before in DASHES else Direction.CLOSE
    if before in "'`ʼ’" and compiled(_AFTER_ARTICLE + r"\Z").search(text[max(0, start - _LONGEST_ARTICLE - 2) : start]):
        return Direction.OPEN
    if after in ".…" and (before.isalnum() or before in "!?)"):
        return Direction.CLOSE
    if before in DASHES or before in ",;:/=":
        return Direction.EITHER if before in ",;" and after in ".…" else Direction.OPEN  # the end of «да,"…»
    has_leading_dots = compiled(_LEADING_DOTS).search(text[max(0, start - _LONGEST_LEADING_DOTS) : start])
    return Direction.OPEN if has_leading_dots else Direction.EITHER
