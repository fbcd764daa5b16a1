"""Where a text may have a word broken over a line end: a mark behind a letter or digit, then a line end, then a word.

A page may end there too: a form feed, a page number alone on its line or a running head stands between the halves.
"""

from collections.abc import Iterator
from functools import cache
from re import Match, Pattern

from .._base.scanner import compiled

SOFT_MARKS = "\u00ad¬"  # never part of a word, so they say that the hyphen goes
MARKS = "-" + SOFT_MARKS + "‐‑"
REACH = 64  # characters of a token that are looked at, which keeps the time linear

BLANKS = " \t\u00a0"
# A line end here would look like one that breaks a word.
NO_BREAK = rf"(?<![\w\u0300-\u036f][{MARKS}])(?<![\w\u0300-\u036f][{MARKS}]\u00ad)"

_BLANK = f"[{BLANKS}]"
LINE_END = r"(?:\r\n?+|[\n\u0085\u2028\u2029])"
_END = rf"{_BLANK}*{LINE_END}"
_EMPTY = rf"(?:{_END}){{0,4}}"
_EMPTIES = rf"(?:{_END}){{1,4}}"
_DIGITS = r"(?:\d{1,4}|[IVXLC]{1,7}|[ivxlc]{1,7})"
_NUMBER = rf"{_BLANK}*(?:[-–—\[(]{_BLANK}*)?(?:[Сс](?:тр)?\.{_BLANK}*)?{_DIGITS}(?:{_BLANK}*[-–—\])])?"
_WHOLE = rf"(?<![{MARKS}])"  # no head ends with a broken word
_HEAD = rf"{_BLANK}*[A-ZА-ЯЁ0-9«][^\r\n\f]{{0,60}}{_WHOLE}"
_BARE_HEAD = rf"{_HEAD}(?<![\s.,;:!?…])(?={_END})"  # not the end of a sentence, whatever comes behind it
# Right behind a form feed a head need not be set off by blank lines; its page number or its capitals tell it.
_REST = r"[^\r\n\f]{1,60}"
_FIRST_LINE = rf"{_BLANK}*(?:\d{{1,4}}{_BLANK}{_REST}|{_REST}{_BLANK}\d{{1,4}}|[A-ZА-ЯЁ0-9 «».№]{{3,60}}){_WHOLE}"
_LOWER = rf"(?={_BLANK}*[a-zа-яё])"
_PAGES = (
    rf"(?:{_END})?{_EMPTY}(?:{_NUMBER}{_END})?{_EMPTY}\f{_EMPTY}(?:(?:{_NUMBER}|{_FIRST_LINE}){_END}{_EMPTY}{_LOWER})?",
    rf"{_END}{_EMPTIES}{_NUMBER}{_END}{_EMPTIES}(?:{_HEAD}{_END}{_EMPTIES}{_LOWER}|{_BARE_HEAD}{_END}{_EMPTIES})?",
    rf"{_END}{_EMPTIES}{_HEAD}{_END}{_EMPTIES}{_LOWER}",
)
_LINE = rf"{LINE_END}{_BLANK}*(?=\w)(?!\d{{1,4}}{_END}{_EMPTY}\f)"
_PAGE = rf"(?P<page>{'|'.join(_PAGES)}){_BLANK}*(?=[^\W\d_])"
# A dash behind the word is pulled up with it: at the beginning of a line it would look like a remark.
_TOKEN = rf"(?P<second>\S++(?:{_BLANK}+[-–—]{{1,2}}(?=\s|\Z))?)"
_ROOM = rf"(?P<room>{NO_BREAK}{_BLANK}+(?=\S))?"

_LETTER = r"[\w\u0300-\u036f]"
_MARK = rf"(?P<mark>[{MARKS}](?<={_LETTER}.)\u00ad?)"
_SOFT_BREAK = rf"[{SOFT_MARKS}](?<={_LETTER}.)\u00ad?{_BLANK}*+(?:{_LINE}|{_PAGE})"
_RARE_ENDS = "\r\f\u0085\u2028\u2029"
_PLAIN = (
    rf"(?:(?<={_LETTER}[{MARKS}]\s)|(?<={_LETTER}[{MARKS}]{_BLANK}\s)|(?<={_LETTER}[{MARKS}]{_BLANK}{{2}}\s))"
    rf"(?<!\f)(?:(?<=\r)\n)?+{_BLANK}*+(?=[^\W\d])\S{{1,{REACH}}}+(?<![{MARKS}])"
    rf"(?:{_BLANK}[-–—](?=\s))?+(?={_BLANK}[^\s–—-])"
)
_BLANKS_BETWEEN = "|".join(
    [rf"(?<={_LETTER}[{MARKS}][{BLANKS}\u00ad]{{{count}}}\s)" for count in range(4)] + [rf"(?<={_BLANK}{{4}}\s)"]
)


def line_ends(text: str, *, across_spaces: bool = False) -> Iterator[Match[str]]:
    """Return matches of the line ends behind a mark, in order; with `across_spaces` of blanks too.

    In the plain case, a word behind the line end and one blank and another word behind that, a match ends behind the
    word; nothing else needs to be looked at. Otherwise it is one character, and `break_at` tells what is there.

    >>> [match[0] for match in line_ends("Го-\\n  род это по-\\n\\n7\\n\\nэма.")]
    ['\\n  род', '\\n']
    """
    ends = "\n" + "".join(end for end in _RARE_ENDS if end in text and _behind_a_mark(end).search(text))
    return _behind_a_mark(ends, BLANKS if across_spaces else "").finditer(text)


def break_at(text: str, end: int) -> Match[str] | None:
    """Return the match of the place where a word is broken at the line end or blank `end`; None where none is.

    A match begins with the mark and ends where the second half begins. Its groups are `mark`; `gap`: the line end and
    the indent, or all that a page ended with, in which case it is `page` too; `second`: the token of the second half;
    `room`: blanks behind it that a line end can replace. Without a line end there is no gap.

    >>> break_at("в го-\\n  род наш", 5).groups()
    ('-', '\\n  ', None, 'род', ' ')
    """
    stop = mark_before(text, end)
    match_at = _broken_word().match
    # The mark, or the mark before U+00AD.
    return (match_at(text, stop - 1) or match_at(text, stop - 2)) if stop else None


def mark_before(text: str, end: int) -> int:
    """Return where the mark before a line end or blank ends; 0 where blanks are all there is, or no mark.

    >>> mark_before("го-  \\nрод", 5), mark_before("го    \\nрод", 6)
    (3, 0)
    """
    while end > 0 and text[end - 1] in BLANKS:
        end -= 1
    return end if end > 0 and text[end - 1] in MARKS else 0


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
    return any(mark in text for mark in SOFT_MARKS) and compiled(_SOFT_BREAK).search(text) is not None


@cache
def _behind_a_mark(ends: str, blanks: str = "") -> Pattern[str]:
    """Return the pattern of `line_ends`: characters that are rare come first, because a search for them is fast."""
    across = rf"(?<={_LETTER}[{MARKS}][{blanks}])|(?<={_LETTER}[{MARKS}]\u00ad[{blanks}])|" if blanks else ""
    return compiled(rf"[{ends}{blanks}](?<=[{MARKS}{BLANKS}]\s)(?:{across}(?<=[{ends}])(?:{_PLAIN}|{_BLANKS_BETWEEN}))")


@cache
def _broken_word() -> Pattern[str]:
    return compiled(rf"{_MARK}{_BLANK}*+(?:(?P<gap>{_LINE}|{_PAGE})|(?<={_BLANK})(?=\w))(?={_TOKEN}{_ROOM})")
