"""Lines of a page between the halves of a word: running heads, signatures, notes and page numbers are no second half.

The next line is in doubt where it begins with a capital or a number after a half in lower case. Then either the word
goes on after those lines, which its letters must show, or it is left alone.
"""

from functools import cache
from re import Match, Pattern

from .._base.scanner import compiled
from .closed_patterns import halves, takes_capital
from .letter_model import is_plainly_broken
from .line_breaks import (
    ANY_EMPTY_LINES,
    END,
    GAP,
    HYPHENS,
    IN_LINE,
    LINE_END,
    NUMBER,
    SECOND,
    SPACE,
    SPACES,
    first_half,
)

_IN_DOUBT = frozenset("ivxlcс")  # with what a page number may begin: xii, с. 12
_NUMBER_LINE = rf"{NUMBER}{END}(?={ANY_EMPTY_LINES}\f?{SPACE}*[^\W\d_])"
_NOTE = rf"{SPACE}*(?:\d{{1,3}}[.)]?{SPACE}+|[⁰¹²³⁴-⁹]+{SPACE}*|\*{{1,3}}\)?{SPACE}*)[A-ZА-ЯЁѢІ«]"
# A line that ends in a hyphen or spaces is none of these: moved, it could break another word.
_WHOLE = rf"(?<![{HYPHENS}{SPACES}])"
_HEAD_LINE = rf"{SPACE}*[A-ZА-ЯЁѢІ«\d]{IN_LINE}{{0,60}}+{_WHOLE}{LINE_END}"
_TEXT_LINE = rf"{IN_LINE}{{1,120}}+{_WHOLE}{LINE_END}"
_NOTE_LINES = rf"(?:{SPACE}*[_—–-]{{3,60}}{END})?{_NOTE}{_TEXT_LINE}(?:{_TEXT_LINE}){{0,8}}"
_SHORT_NOTE = rf"{_NOTE}{IN_LINE}{{1,120}}+(?<=[.!?…»)]){LINE_END}"
_NUMBER_ALONE = rf"{NUMBER}{END}"
_FORM_FEED = rf"{ANY_EMPTY_LINES}(?:{_NUMBER_ALONE}{ANY_EMPTY_LINES})?\f{ANY_EMPTY_LINES}"
_AFTER_FORM_FEED = rf"(?:(?:{_NUMBER_ALONE}|{_HEAD_LINE}){ANY_EMPTY_LINES})?"
_LINES = "|".join(
    (
        rf"{END}(?:{_NOTE_LINES}|{_HEAD_LINE}|{_NUMBER_ALONE}){_FORM_FEED}{_AFTER_FORM_FEED}",
        rf"(?:{END})?{_FORM_FEED}{_HEAD_LINE}{ANY_EMPTY_LINES}",
        rf"{END}{ANY_EMPTY_LINES}(?:{_NUMBER_ALONE}|{_SHORT_NOTE}|(?!{_NOTE}){_HEAD_LINE}){ANY_EMPTY_LINES}",
    )
)
# A line in lower case before an empty line may be the rest of a head, and what follows it the second half.
_NO_REST_OF_HEAD = rf"(?!{IN_LINE}{{1,60}}+{LINE_END}{SPACE}*{LINE_END}(?:{END}){{0,3}}{SPACE}*[a-zа-яё])"


def with_second_half(text: str, broken: Match[str]) -> Match[str] | None:
    """Return a break whose second half is the other half: as found, or after lines of the page; None if there is none.

    >>> from rucorpus._dehyphenation.line_breaks import broken_words
    >>> text = "Мы видели обла-\\nМорские рассказы\\nка на западе."
    >>> [[broken["second"] for broken in word] for word in broken_words(text, replace=with_second_half)]
    [['ка']]
    """
    second = broken["second"]
    number = compiled(_NUMBER_LINE).match(text, broken.end()) if broken["between"] else None
    if second[0] in _IN_DOUBT and not number:
        return broken
    first = first_half(text, broken.start()).lstrip("«„“\"'([")
    if not first[-1:].isalpha() or first[:1].isdigit() or (second[0].isupper() and takes_capital(first)):
        return broken
    if len(first) > 1 and first.isupper():
        return None if number and not second[0].isalpha() else broken
    if over_lines := _over_lines(text, broken, first):
        return over_lines
    return None if _is_no_half(text, broken, first, bool(number)) else broken


def _over_lines(text: str, broken: Match[str], first: str) -> Match[str] | None:
    found = _pattern().match(text, broken.start())
    pair = halves(first, found["second"]) if found else None
    return found if pair and all(pair) and is_plainly_broken(*pair) else None


def _is_no_half(text: str, broken: Match[str], first: str, number: bool) -> bool:
    """Return whether a half is followed by a head, a note or the number of a page instead of its other half."""
    second = broken["second"]
    if number and not second[0].isupper():
        return True
    note = compiled(_NOTE).match(text, broken.end()) is not None
    return not (second[0].isalpha() or "0" <= second[0] <= "9") or (first.islower() and (second[0].isupper() or note))


@cache
def _pattern() -> Pattern[str]:
    page = rf"(?P<between>(?P<page>{_LINES})){SPACE}*(?=[a-zа-яёѣіѳѵ]){_NO_REST_OF_HEAD}"
    return compiled(rf"(?P<hyphen>[{HYPHENS}]\u00ad?)(?P<doubtful>(?!))?{SPACE}*+{page}(?={SECOND}{GAP})")
