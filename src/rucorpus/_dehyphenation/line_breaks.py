"""Where a word may be broken over a line end: a hyphen after a letter or digit, then a line end, then a word.

A page may end there too: then a form feed, a page number alone on its line or a running head stands between the halves.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import chain
from re import Match, Pattern
from typing import TypeAlias

from .._base.scanner import compiled, positions

SOFT_HYPHENS = "\u00ad¬"  # never part of a word: the hyphen goes
HYPHENS = "-" + SOFT_HYPHENS + "‐‑"
DASHES = "–—−"  # some programs break words with them
SPACES = " \t\u00a0"
LINE_END = r"(?:\r\n?+|[\n\u0085\u2028\u2029])"
_LETTER = r"[\w\u0300-\u036f]"
# Not after the hyphen of a word: a line end there would look like one that breaks the word.
NO_BREAK = rf"(?<!{_LETTER}[{HYPHENS}{DASHES}])(?<!{_LETTER}[{HYPHENS}]\u00ad)"
NEARBY = 3_000  # characters before and after a break that are searched, which keeps the time linear
TOKEN_LIMIT = 64  # characters of a token that are looked at, which keeps the time linear

SPACE = f"[{SPACES}]"
END = rf"{SPACE}*{LINE_END}"
_EMPTY_LINES = rf"(?:{END}){{1,4}}"
ANY_EMPTY_LINES = rf"(?:{END}){{0,4}}"
_DIGITS = r"(?:\d{1,4}|[IVXLC]{1,7}|[ivxlc]{1,7})"
_BARE_NUMBER = rf"(?:[-–—\[(]{SPACE}*)?(?:[Сс](?:тр)?\.{SPACE}*)?{_DIGITS}(?:{SPACE}*[–—\])]|{SPACE}+-)?"
NUMBER = rf"{SPACE}*(?:-\d{{1,4}}-|{_BARE_NUMBER})"
# -7- is a page number and no first half. No line of a page end is one, so a page end that moves breaks no other word.
_NOT_A_NUMBER = r"(?:(?<!\d-)|(?<!\s-\d-)(?<!\s-\d{2}-)(?<!\s-\d{3}-)(?<!\s-\d{4}-))"
IN_LINE = r"[^\r\n\f\u0085\u2028\u2029]"
_WHOLE = rf"(?<![{HYPHENS}{SPACES}])"  # no head ends with a broken word; spaces after it belong to the line end
_HEAD = rf"{SPACE}*[A-ZА-ЯЁ0-9«]{IN_LINE}{{0,60}}{_WHOLE}"
_TITLE = rf"{_HEAD}(?<![\s.,;:!?…])(?={END})"  # not the end of a sentence, so the case of what follows does not matter
# Directly after a form feed a head need not be set off by empty lines; its page number or its capitals show it.
_REST = rf"{IN_LINE}{{1,60}}"
_FIRST_LINE = rf"{SPACE}*(?:\d{{1,4}}{SPACE}{_REST}|{_REST}{SPACE}\d{{1,4}}|[A-ZА-ЯЁ0-9 «».№]{{3,60}}){_WHOLE}"
_LOWER = rf"(?={SPACE}*[a-zа-яё])"
_PAGE_ENDS = (
    rf"(?:{END})?{ANY_EMPTY_LINES}(?:{NUMBER}{END})?{ANY_EMPTY_LINES}\f{ANY_EMPTY_LINES}"
    rf"(?:(?:{NUMBER}|{_FIRST_LINE}){END}{ANY_EMPTY_LINES}{_LOWER})?",
    rf"{END}{_EMPTY_LINES}{NUMBER}{END}{_EMPTY_LINES}"
    rf"(?:{_HEAD}{END}{_EMPTY_LINES}{_LOWER}|{_TITLE}{END}{_EMPTY_LINES})?",
    rf"{END}{_EMPTY_LINES}{_HEAD}{END}{_EMPTY_LINES}{_LOWER}",
)
_PAGE = rf"(?P<page>{'|'.join(_PAGE_ENDS)}){SPACE}*(?=[^\W\d_])"
_LINE = rf"{LINE_END}{SPACE}*(?=\w)(?!\d{{1,4}}{END}{ANY_EMPTY_LINES}\f)"
_BETWEEN = rf"(?P<between>{_LINE}|{_PAGE})"
_CYRILLIC = "а-яёА-ЯЁѢѣІіѲѳѴѵ"
_LOWER_LETTER = "[a-zа-яёѣіѳѵ]"
_BEFORE_LINE_END = r"(?=[\r\n\f\u0085\u2028\u2029])"
# A hyphen alone on its line, between lines that end and begin with a letter in lower case.
_ALONE = rf"(?=\r?\n{_LOWER_LETTER})(?:(?<={_LOWER_LETTER}\n.)|(?<={_LOWER_LETTER}\r\n.))(?P<alone>)"
_AT_LINE_END = rf"{_BEFORE_LINE_END}{_BETWEEN}(?P<doubtful>(?(alone)|(?!)))?"
_AT_LINE_END_OR_SPACES = (
    rf"(?:{_BEFORE_LINE_END}|(?<={SPACE}))(?:{_BETWEEN}|(?<={SPACE})(?=\w))"
    "(?P<doubtful>(?(alone)|(?(between)(?!))))?"
)
# A dash after the word is pulled up with it: at the beginning of a line it would look like a remark.
SECOND = rf"(?P<second>\S++(?:{SPACE}+[-–—]{{1,2}}(?=\s|\Z))?)"
GAP = rf"(?P<gap>{NO_BREAK}{SPACE}+(?=\S))?"
_DOUBTFUL_DASH = (
    rf"(?P<hyphen>[{DASHES}](?=[\r\n])(?<={_LOWER_LETTER}.))(?P<alone>(?!))?"
    rf"(?P<between>(?P<page>(?!))?\r?\n)(?P<doubtful>)(?={_LOWER_LETTER})(?={SECOND}{GAP})"
)


# A second half begins with a letter in lower case; i, v, x, l, c and с may begin a page number: xii, с. 12.
_BEGINS_A_HALF = frozenset("абвгдеёжзийклмнопртуфхцчшщъыьэюяѣіѳѵabdefghjkmnopqrstuwyz")

# The groups of every pattern of a break. `Match.groups` returns them in a quarter of the time that their names take.
GROUPS = ("hyphen", "alone", "between", "page", "doubtful", "second", "gap")

Replace: TypeAlias = Callable[[str, Match[str]], Match[str] | None]


def broken_words(
    text: str, *, across_spaces: bool = False, replace: Replace | None = None
) -> Iterator[list[Match[str]]]:
    """Yield the breaks of each broken word, in order; with `across_spaces` those over spaces too.

    `replace` is asked about breaks whose second half begins with no lower-case letter, or as a page number may.

    A match begins with the hyphen and ends where the second half begins. Its groups are `hyphen`; `between`: the line
    end and the indent, or all that a page ended with, in which case it is `page` too; `second`: the token of the second
    half; `gap`: spaces after it that a line end can replace; `doubtful`, empty, where only the letters can show that a
    word is broken. Over mere spaces there is no `between`. A word is broken more than once if the second half of one
    break is the first half of the next.

    >>> [[broken]] = broken_words("в го-\\n  род наш")
    >>> broken.group("hyphen", "between", "page", "second", "gap")
    ('-', '\\n  ', None, 'род', ' ')
    >>> [len(word) for word in broken_words("го-\\nро-\\nда и мо-\\nре")]
    [2, 1]
    """
    word: list[Match[str]] = []
    break_end = word_end = 0
    for broken in _matches(text, across_spaces):
        start, stop = broken.span()
        if replace and text[stop] not in _BEGINS_A_HALF:
            replaced = replace(text, broken)
            if replaced is None:
                continue
            broken, (start, stop) = replaced, replaced.span()
        if start >= word_end:
            if word:
                yield word
            word = [broken]
        elif start >= break_end:
            word.append(broken)
        else:  # within the end of a page
            continue
        break_end, word_end = stop, broken.end("second")
    if word:
        yield word


def may_be_broken(text: str, across_spaces: bool) -> bool:
    """Return whether a hyphen or dash that may break a word is before a line end, or ¬ anywhere; fast for clean text.

    >>> may_be_broken("го-\\nрод", False), may_be_broken("кое-кто —\\nда", False), may_be_broken("двух- и", False)
    (True, False, False)
    """
    return (
        "¬" in text
        or any(hyphen in text and (across_spaces or _before_line_end(hyphen).search(text)) for hyphen in HYPHENS)
        or bool(_dashes_at_line_ends(text))
    )


@cache
def _before_line_end(hyphen: str) -> Pattern[str]:
    return compiled(rf"{hyphen}(?=\u00ad?{SPACE}*[\r\n\f\u0085\u2028\u2029])(?:(?<={_LETTER}.)|(?<=[\r\n].)(?=[\r\n]))")


def _matches(text: str, across_spaces: bool) -> Iterable[Match[str]]:
    """Return the matches of breaks, in order."""
    # A search for one character is several times as fast as one for a class.
    found = [_break_pattern(hyphen, across_spaces).finditer(text) for hyphen in HYPHENS if hyphen in text]
    found += [iter(others)] if (others := _doubtful_dashes(text)) else []
    found += [_within_line_pattern().finditer(text)] if "¬" in text else []
    # Most texts have one kind of hyphen; `heapq.merge` is slower than this.
    return found[0] if len(found) == 1 else sorted(chain.from_iterable(found), key=Match.start)


def _doubtful_dashes(text: str) -> list[Match[str]]:
    """Return the matches of dashes at a line end, where only letters show a break."""
    found = (compiled(_DOUBTFUL_DASH).match(text, dash) for dash in _dashes_at_line_ends(text))
    return [broken for broken in found if broken]


def _dashes_at_line_ends(text: str) -> list[int]:
    """Return the offsets of dashes between a letter and a line end; `positions` is faster here than a pattern."""
    dashes = positions(text, DASHES)
    return [dash for dash in dashes if text[dash + 1 : dash + 2] in ("\n", "\r") and text[dash - 1 : dash].isalpha()]


def is_alone(broken: Match[str]) -> bool:
    """Return whether the hyphen of a break is by itself on its line."""
    return broken["doubtful"] is not None and broken.string[broken.start() - 1] == "\n"


def first_half(text: str, hyphen: int) -> str:
    """Return the token before the hyphen at an offset, or its last letters.

    >>> first_half("в го-\\nрод", 4)
    'го'
    """
    return text[hyphen - TOKEN_LIMIT if hyphen > TOKEN_LIMIT else 0 : hyphen].rsplit(None, 1)[-1]


def soft_breaks_prevail(text: str) -> Callable[[int], bool]:
    """Return the function that says of an offset whether words near it are mostly broken by soft hyphens.

    >>> soft_breaks_prevail("мо¬\\nре и лу-\\nга")(9), soft_breaks_prevail("мо¬\\nре, по-\\nле и лу-\\nга")(9)
    (True, False)
    """
    soft = _offsets_before_line_ends(text, SOFT_HYPHENS)
    if not soft:
        return _nowhere
    plain = _offsets_before_line_ends(text, "-")

    def prevail(offset: int) -> bool:
        first, last = offset - NEARBY, offset + NEARBY
        near = bisect_right(soft, last) - bisect_left(soft, first)
        return near >= bisect_right(plain, last) - bisect_left(plain, first)

    return prevail


def _nowhere(offset: int) -> bool:
    return False


def _offsets_before_line_ends(text: str, hyphens: str) -> list[int]:
    found = (_before_line_end(hyphen).finditer(text) for hyphen in hyphens if hyphen in text)
    return sorted(map(Match.start, chain.from_iterable(found)))


@cache
def _break_pattern(hyphen: str, across_spaces: bool) -> Pattern[str]:
    start = rf"(?P<hyphen>{hyphen}(?=[\s\u00ad])(?:(?<={_LETTER}.)|{_ALONE}){_NOT_A_NUMBER}\u00ad?){SPACE}*+"
    return compiled(f"{start}{_AT_LINE_END_OR_SPACES if across_spaces else _AT_LINE_END}(?={SECOND}{GAP})")


@cache
def _within_line_pattern() -> Pattern[str]:
    no_groups = "(?P<alone>(?!))?(?P<between>(?P<page>(?!)))?(?P<doubtful>(?!))?"
    letter = f"[{_CYRILLIC}]"
    second = f"(?P<second>{letter}{{1,{TOKEN_LIMIT}}}+)"
    return compiled(f"(?P<hyphen>¬)(?<={letter}.){no_groups}(?={second})(?P<gap>(?!))?")
