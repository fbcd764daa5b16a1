"""Lines of a page between the halves of a word: running heads, signatures, notes and page numbers are no second half.

The next line is in doubt where it begins with a capital or a number after a half in lower case. Then either the word
goes on after those lines, which its letters must show, or it is left alone.
"""

from functools import cache
from re import Match, Pattern

from .._base.scanner import compiled
from .closed_patterns import halves, takes_capital
from .letter_model import is_ending, is_plainly_broken
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

WIDTH = 100  # characters of a line that are looked at
SHORT = 0.7  # of the line before: by a fifth lines of one text may differ

_IN_DOUBT = frozenset("ivxlcс")  # with what a page number may begin: xii, с. 12
_NUMBER_LINE = rf"{NUMBER}{END}(?={ANY_EMPTY_LINES}\f?{SPACE}*[^\W\d_])"
_NOTE = rf"{SPACE}*(?:\d{{1,3}}[.)]?{SPACE}+|[⁰¹²³⁴-⁹]+{SPACE}*|\*{{1,3}}\)?{SPACE}*)[A-ZА-ЯЁѢІ«]"
# A line that ends in a hyphen or spaces is none of these: moved, it could break another word.
_WHOLE = rf"(?<![{HYPHENS}{SPACES}])"
_HEAD_LINE = rf"{SPACE}*[A-ZА-ЯЁѢІ«\d]{IN_LINE}{{0,60}}+{_WHOLE}(?<![,;:–—]){LINE_END}"
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
_TO_TEXT = rf"(?:{_FORM_FEED}{_AFTER_FORM_FEED}|{ANY_EMPTY_LINES})"
_TO_TEXT += rf"(?:(?:{_NUMBER_ALONE}|{_HEAD_LINE}){ANY_EMPTY_LINES}){{0,2}}{SPACE}*[a-zа-яё]"
_SHORT_LINE = rf"(?P<line>{IN_LINE}{{1,60}}+)(?<![,;]){LINE_END}{_TO_TEXT}"
_LINE_ALONE = rf"{IN_LINE}{{1,60}}+{LINE_END}{SPACE}*{LINE_END}"
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
    if second[0] == "с" and not second.startswith(("с.", "стр.")):
        return broken
    number = compiled(_NUMBER_LINE).match(text, broken.end()) if broken["between"] else None
    if second[0] in _IN_DOUBT and not number:
        return broken
    first = first_half(text, broken.start()).lstrip("«„“\"'([")
    if not first[-1:].isalpha() or first[:1].isdigit() or ("-" in first and first[0].isupper()):
        return broken
    if len(first) > 1 and first.isupper():
        return None if number and not second[0].isalpha() else broken
    after_lines = _pattern().match(text, broken.start())
    pair = halves(first, after_lines["second"]) if after_lines else None
    if pair and all(pair) and is_plainly_broken(*pair):
        return after_lines
    if (second[0].isupper() and _is_short_line(text, broken)) or (pair and all(pair) and is_ending(*pair)):
        return None
    return None if _is_no_half(text, broken, first, bool(number)) else broken


def _is_short_line(text: str, broken: Match[str]) -> bool:
    """Return whether the line after a break is short for a line of prose, although the text goes on after it."""
    line = compiled(_SHORT_LINE).match(text, broken.end())
    if not line:
        return False
    before = text[max(0, broken.start() - WIDTH) : broken.start()].splitlines()[-1]
    return line.end("line") - line.start() < SHORT * len(before)


def _is_no_half(text: str, broken: Match[str], first: str, number: bool) -> bool:
    """Return whether a half is followed by a head, a note or the number of a page instead of its other half."""
    second = broken["second"]
    if number and not second[0].isupper():
        return True
    if second[0].isupper():
        alone = broken["page"] and compiled(_LINE_ALONE).match(text, broken.end())
        return bool(alone) or (first.islower() and not takes_capital(first))
    no_half = not (second[0].isalpha() or "0" <= second[0] <= "9")
    return no_half or compiled(_NOTE).match(text, broken.end()) is not None


@cache
def _pattern() -> Pattern[str]:
    page = rf"(?P<between>(?P<page>{_LINES})){SPACE}*(?=[a-zа-яёѣіѳѵ]){_NO_REST_OF_HEAD}"
    return compiled(
        rf"(?P<hyphen>[{HYPHENS}]\u00ad?)(?P<alone>(?!))?{SPACE}*+{page}(?P<doubtful>(?!))?(?={SECOND}{GAP})"
    )
