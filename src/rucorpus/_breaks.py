"""Where a text may have a word broken over a line end: a mark behind a letter or digit, then a line end, then a word.

A page may end there too: a form feed, a page number alone on its line or a running head stands between the halves.
"""

from collections.abc import Iterator
from functools import cache
from re import Match, Pattern

from ._edits import compiled

SOFT_MARKS = "\u00ad¬"  # never part of a word, so they say that the hyphen goes
MARKS = "-" + SOFT_MARKS + "‐‑"
REACH = 64  # characters of a token that are looked at, which keeps the time linear

BLANKS = " \t\u00a0"
# A line end here would look like one that breaks a word.
NO_BREAK = rf"(?<![\w\u0300-\u036f][{MARKS}])(?<![\w\u0300-\u036f][{MARKS}]\u00ad)"

_BLANK = f"[{BLANKS}]"
_LINE_END = r"(?:\r\n?|[\n\u0085\u2028\u2029])"
_END = rf"{_BLANK}*{_LINE_END}"
_EMPTY = rf"(?:{_END}){{0,4}}"
_EMPTIES = rf"(?:{_END}){{1,4}}"
_DIGITS = r"(?:\d{1,4}|[IVXLC]{1,7}|[ivxlc]{1,7})"
_NUMBER = rf"{_BLANK}*(?:[-–—\[(]{_BLANK}*)?(?:[Сс](?:тр)?\.{_BLANK}*)?{_DIGITS}(?:{_BLANK}*[-–—\])])?"
_HEAD = rf"{_BLANK}*[A-ZА-ЯЁ0-9«][^\r\n\f]{{0,60}}"
_BARE_HEAD = rf"{_HEAD}(?<![\s.,;:!?…])(?={_END})"  # not the end of a sentence, whatever comes behind it
# Right behind a form feed a head need not be set off by blank lines; its page number or its capitals tell it.
_REST = r"[^\r\n\f]{1,60}"
_FIRST_LINE = rf"{_BLANK}*(?:\d{{1,4}}{_BLANK}{_REST}|{_REST}{_BLANK}\d{{1,4}}|[A-ZА-ЯЁ0-9 «».№]{{3,60}})"
_LOWER = rf"(?={_BLANK}*[a-zа-яё])"
_PAGES = (
    rf"(?:{_END})?{_EMPTY}(?:{_NUMBER}{_END})?{_EMPTY}\f{_EMPTY}(?:(?:{_NUMBER}|{_FIRST_LINE}){_END}{_EMPTY}{_LOWER})?",
    rf"{_END}{_EMPTIES}{_NUMBER}{_END}{_EMPTIES}(?:{_HEAD}{_END}{_EMPTIES}{_LOWER}|{_BARE_HEAD}{_END}{_EMPTIES})?",
    rf"{_END}{_EMPTIES}{_HEAD}{_END}{_EMPTIES}{_LOWER}",
)
_LINE = rf"{_LINE_END}{_BLANK}*(?=\w)(?!\d{{1,4}}{_END}{_EMPTY}\f)"
_PAGE = rf"(?P<page>{'|'.join(_PAGES)}){_BLANK}*(?=[^\W\d_])"
# A dash behind the word is pulled up with it: at the beginning of a line it would look like a remark.
_TOKEN = rf"(?P<second>\S++(?:{_BLANK}+[-–—]{{1,2}}(?=\s|\Z))?)"
_ROOM = rf"(?P<room>{NO_BREAK}{_BLANK}+(?=\S))?"


def breaks(text: str, *, across_spaces: bool = False) -> Iterator[Match[str]]:
    """Return matches of the places where a word may be broken, in order.

    A match begins with the mark and ends where the second half begins. Its groups are `mark`; `gap`: the line end and
    the indent, or all that a page ended with, in which case it is `page` too; `second`: the token of the second half;
    `room`: blanks behind it that a line end can replace. Without a line end there is no gap.

    >>> [match.groups() for match in breaks("Го-\\n  род это по-\\n\\n7\\n\\nэма.")]
    [('-', '\\n  ', None, 'род', ' '), ('-', '\\n\\n7\\n\\n', '\\n\\n7\\n\\n', 'эма.', None)]
    """
    marks = "".join(mark for mark in MARKS if mark in text)
    return _pattern(marks, across_spaces).finditer(text) if marks else iter(())


def first_token(text: str, mark: int) -> str:
    """Return the token before the mark, or its last letters.

    >>> first_token("в го-\\nрод", 4)
    'го'
    """
    return text[max(0, mark - REACH) : mark].rsplit(None, 1)[-1]


def has_soft_breaks(text: str) -> bool:
    """Tell whether words are broken here with marks that are no part of words.

    >>> has_soft_breaks("мо¬\\nре"), has_soft_breaks("мо-\\nре")
    (True, False)
    """
    marks = "".join(mark for mark in SOFT_MARKS if mark in text)
    return bool(marks) and _pattern(marks, False).search(text) is not None


@cache
def _pattern(marks: str, across_spaces: bool) -> Pattern[str]:
    """Return the pattern of the places; it begins with the marks and looks around them afterwards."""
    space = rf"|(?<={_BLANK})(?=\w)" if across_spaces else ""
    mark = rf"(?P<mark>[{marks}](?<=[\w\u0300-\u036f].)\u00ad?)"
    return compiled(rf"{mark}{_BLANK}*(?:(?P<gap>{_LINE}|{_PAGE}){space})(?={_TOKEN}{_ROOM})")
