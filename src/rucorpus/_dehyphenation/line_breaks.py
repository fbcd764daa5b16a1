"""Where a word may be broken over a line end: a hyphen after a letter or digit, then a line end, then a word.

A page may end there too: then a form feed, a page number alone on its line or a running head stands between the halves.
"""

from collections.abc import Iterator
from functools import cache
from heapq import merge
from re import Match, Pattern

from .._base.scanner import compiled

SOFT_HYPHENS = "\u00ad¬"  # never part of a word: the hyphen goes
HYPHENS = "-" + SOFT_HYPHENS + "‐‑"
SPACES = " \t\u00a0"
LINE_END = r"(?:\r\n?+|[\n\u0085\u2028\u2029])"
_LETTER = r"[\w\u0300-\u036f]"
# Not after the hyphen of a word: a line end there would look like one that breaks the word.
NO_BREAK = rf"(?<!{_LETTER}[{HYPHENS}])(?<!{_LETTER}[{HYPHENS}]\u00ad)"
TOKEN_LIMIT = 64  # characters of a token that are looked at, which keeps the time linear

_SPACE = f"[{SPACES}]"
_END = rf"{_SPACE}*{LINE_END}"
_EMPTY_LINES = rf"(?:{_END}){{1,4}}"
_ANY_EMPTY_LINES = rf"(?:{_END}){{0,4}}"
_DIGITS = r"(?:\d{1,4}|[IVXLC]{1,7}|[ivxlc]{1,7})"
_BARE_NUMBER = rf"(?:[-–—\[(]{_SPACE}*)?(?:[Сс](?:тр)?\.{_SPACE}*)?{_DIGITS}(?:{_SPACE}*[–—\])]|{_SPACE}+-)?"
_NUMBER = rf"{_SPACE}*(?:-\d{{1,4}}-|{_BARE_NUMBER})"
# -7- is a page number and no first half. No line of a page end is one, so a page end that moves breaks no other word.
_NOT_A_NUMBER = r"(?:(?<!\d-)|(?<!\s-\d-)(?<!\s-\d{2}-)(?<!\s-\d{3}-)(?<!\s-\d{4}-))"
_IN_LINE = r"[^\r\n\f\u0085\u2028\u2029]"
_WHOLE = rf"(?<![{HYPHENS}{SPACES}])"  # no head ends with a broken word; spaces after it belong to the line end
_HEAD = rf"{_SPACE}*[A-ZА-ЯЁ0-9«]{_IN_LINE}{{0,60}}{_WHOLE}"
_TITLE = rf"{_HEAD}(?<![\s.,;:!?…])(?={_END})"  # not the end of a sentence, so the case of what follows does not matter
# Directly after a form feed a head need not be set off by empty lines; its page number or its capitals show it.
_REST = rf"{_IN_LINE}{{1,60}}"
_FIRST_LINE = rf"{_SPACE}*(?:\d{{1,4}}{_SPACE}{_REST}|{_REST}{_SPACE}\d{{1,4}}|[A-ZА-ЯЁ0-9 «».№]{{3,60}}){_WHOLE}"
_LOWER = rf"(?={_SPACE}*[a-zа-яё])"
_PAGE_ENDS = (
    rf"(?:{_END})?{_ANY_EMPTY_LINES}(?:{_NUMBER}{_END})?{_ANY_EMPTY_LINES}\f{_ANY_EMPTY_LINES}"
    rf"(?:(?:{_NUMBER}|{_FIRST_LINE}){_END}{_ANY_EMPTY_LINES}{_LOWER})?",
    rf"{_END}{_EMPTY_LINES}{_NUMBER}{_END}{_EMPTY_LINES}"
    rf"(?:{_HEAD}{_END}{_EMPTY_LINES}{_LOWER}|{_TITLE}{_END}{_EMPTY_LINES})?",
    rf"{_END}{_EMPTY_LINES}{_HEAD}{_END}{_EMPTY_LINES}{_LOWER}",
)
_PAGE = rf"(?P<page>{'|'.join(_PAGE_ENDS)}){_SPACE}*(?=[^\W\d_])"
_LINE = rf"{LINE_END}{_SPACE}*(?=\w)(?!\d{{1,4}}{_END}{_ANY_EMPTY_LINES}\f)"
_BETWEEN = rf"(?P<between>{_LINE}|{_PAGE})"
_BEFORE_LINE_END = r"(?=[\r\n\f\u0085\u2028\u2029])"
_AT_LINE_END = rf"{_BEFORE_LINE_END}{_BETWEEN}"
_AT_LINE_END_OR_SPACES = rf"(?:{_BEFORE_LINE_END}|(?<={_SPACE}))(?:{_BETWEEN}|(?<={_SPACE})(?=\w))"
# A dash after the word is pulled up with it: at the beginning of a line it would look like a remark.
_SECOND = rf"(?P<second>\S++(?:{_SPACE}+[-–—]{{1,2}}(?=\s|\Z))?)"
_GAP = rf"(?P<gap>{NO_BREAK}{_SPACE}+(?=\S))?"


def broken_words(text: str, *, across_spaces: bool = False) -> Iterator[list[Match[str]]]:
    """Yield the breaks of each broken word, in order; with `across_spaces` those over spaces too.

    A match begins with the hyphen and ends where the second half begins. Its groups are `hyphen`; `between`: the line
    end and the indent, or all that a page ended with, in which case it is `page` too; `second`: the token of the second
    half; `gap`: spaces after it that a line end can replace. Over mere spaces there is no `between`. A word is broken
    more than once if the second half of one break is the first half of the next.

    >>> [[broken.groups() for broken in word] for word in broken_words("в го-\\n  род наш")]
    [[('-', '\\n  ', None, 'род', ' ')]]
    >>> [len(word) for word in broken_words("го-\\nро-\\nда и мо-\\nре")]
    [2, 1]
    """
    word: list[Match[str]] = []
    # A search for one character is several times as fast as one for a class.
    for broken in merge(*_matches(text, HYPHENS, across_spaces), key=Match.start):
        if not word or broken.start() >= word[-1].end("second"):
            if word:
                yield word
            word = [broken]
        elif broken.start() >= word[-1].end():  # else it is within the end of a page
            word.append(broken)
    if word:
        yield word


def _matches(text: str, hyphens: str, across_spaces: bool) -> Iterator[Iterator[Match[str]]]:
    return (_break_pattern(hyphen, across_spaces).finditer(text) for hyphen in hyphens if hyphen in text)


def first_half(text: str, hyphen: int) -> str:
    """Return the token before the hyphen at an offset, or its last letters.

    >>> first_half("в го-\\nрод", 4)
    'го'
    """
    return text[hyphen - TOKEN_LIMIT if hyphen > TOKEN_LIMIT else 0 : hyphen].rsplit(None, 1)[-1]


def has_soft_breaks(text: str) -> bool:
    """Return whether a word is broken over a line end by a hyphen that is never part of a word.

    >>> has_soft_breaks("мо¬\\nре"), has_soft_breaks("мо-\\nре")
    (True, False)
    """
    return any(next(found, None) for found in _matches(text, SOFT_HYPHENS, False))


@cache
def _break_pattern(hyphen: str, across_spaces: bool) -> Pattern[str]:
    start = rf"(?P<hyphen>{hyphen}(?=[\s\u00ad])(?<={_LETTER}.){_NOT_A_NUMBER}\u00ad?){_SPACE}*+"
    return compiled(f"{start}{_AT_LINE_END_OR_SPACES if across_spaces else _AT_LINE_END}(?={_SECOND}{_GAP})")
