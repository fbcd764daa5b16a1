"""Ranges of numbers: whether a dash between two numbers is that of a range, or part of a phone, a date, a code.

Both numbers must be whole, not part of a longer chain, and rise; before our era they may fall (5–1 вв. до н. э.).
"""

import re
from functools import lru_cache

from .._base.characters import DASHES
from .._base.scanner import before_in_line, compiled
from .number_contexts import LONGEST_BEFORE, is_no_range

_VERSES_IN_A_CHAPTER = 176  # at most: psalm 118 (119)
_LONGEST_NUMBER = 40  # no number of a range is longer; so many characters before the dash are read
_SHORT = 6  # digits
_NUMBER = r"(?:\d{1,3}(?:[ \u00a0]\d{3})+(?:,\d+)?|\d+(?:[.,:]\d+)*)"
_LEFT = rf"(?<![\d.,:…])[.,:…]*(?P<number>{_NUMBER}|[IVXLCDM]+)\Z"
_RIGHT = rf"(?P<number>{_NUMBER}(?!\d)|[IVXLCDM]+)(?![A-Za-zА-ЯЁ_/\\@]|[ \t]?=|\.[a-z]|[{DASHES}][\dA-ZА-ЯЁ])"
_BEFORE_OUR_ERA = r"[ \t\u00a0]?(?:гг?|вв?|тыс|год\w*|век\w*|тысячелети\w*)?\.?[ \t\u00a0]?(?:лет )?до н(?:\.|ашей)"
# Hours with points: 09.00-18.00; the hours of other codes are too large.
_HOURS = r"(?:[01]\d|2[0-4])\.[0-5]\d"
_HOURS_TO_HOURS = rf"{_HOURS}-{_HOURS}"
# A list without spaces, its ranges separated by commas: 5-7,12-15.
_COMPACT_LIST = rf"(?:\d{{1,4}}(?:[{DASHES}]\d{{1,4}})?,)*\d{{1,4}}(?:[{DASHES}]\d{{1,4}})?"
_LIST_CHARACTERS = rf"[{DASHES}\d,]"
_ROMAN = r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def is_range(text: str, start: int, stop: int) -> bool:
    """Return whether the dash `text[start:stop]` between two numbers is that of a range.

    >>> [is_range(text, text.index("-"), text.index("-") + 1) for text in ("1941-45 гг.", "XIX-XX вв.", "8-800-555")]
    [True, True, False]
    """
    if _is_near(",", text, start, stop) and _is_in_compact_list(text, start, stop):
        return True
    right = compiled(_RIGHT).match(text, stop)
    number_start = _number_start(text, start) if right else None
    if right is None or number_start is None:
        return False
    first, last = text[number_start:start], right["number"]
    if not _rises(first, last):
        falls = () < _value(last) < _value(first)
        if not (falls and compiled(_BEFORE_OUR_ERA).match(text, right.end())):
            return False
    return not is_no_range(before_in_line(text, number_start, LONGEST_BEFORE), first, right)


def _is_near(character: str, text: str, start: int, stop: int) -> bool:
    return text.find(character, max(0, start - 5), start) >= 0 or text.find(character, stop, stop + 5) >= 0


def _number_start(text: str, stop: int) -> int | None:
    """Return where the number begins that ends at `stop`."""
    start = stop
    while start > 0 and text[start - 1] in "0123456789" and stop - start < _SHORT:
        start -= 1
    before = text[max(0, start - 2) : start]
    if start < stop and not before[-1:].isdecimal() and before[-1:] not in (".", ",", ":", "…", " ", "\u00a0"):
        return start
    if start < stop and before[-1:] == " " and not before[:1].isdecimal():  # nearly always
        return start
    line = before_in_line(text, stop, _LONGEST_NUMBER)
    found = compiled(_LEFT).search(line)
    return stop - len(line) + found.start("number") if found else None


def _is_in_compact_list(text: str, start: int, stop: int) -> bool:
    """Return whether the dash is that of a range in a list without spaces: 5-7,12-15,20-22."""
    before = compiled(rf"{_LIST_CHARACTERS}+\Z").search(before_in_line(text, start, _LONGEST_NUMBER))
    after = compiled(rf"{_LIST_CHARACTERS}{{1,{_LONGEST_NUMBER}}}").match(text, stop)
    if not before or not after or before.end() - before.start() == _LONGEST_NUMBER:
        return False
    left, right = before[0].rpartition(",")[2], after[0].partition(",")[0]
    ranges = compiled(rf"\d[{DASHES}]").findall(f"{before[0]}-{after[0]}")
    whole = f"{before[0]}-{after[0].rstrip(',')}"
    is_list = len(ranges) > 1 and compiled(_COMPACT_LIST).fullmatch(whole)
    return bool(is_list) and left.isdecimal() and right.isdecimal() and _rises(left, right)


def _rises(first: str, last: str) -> bool:
    low, high = _value(first), _value(last)
    if low and high and (len(first), len(last)) == (4, 2) and first.isdecimal() and last.isdecimal():
        high = (low[0] // 100 * 100 + high[0],)  # 1941-45
    return () < low < high or _are_verses(first, last) or _are_hours(first, last)


def _are_hours(first: str, last: str) -> bool:
    """Return whether the numbers are hours that rise: 09.00, 18.00."""
    return bool(compiled(_HOURS_TO_HOURS).fullmatch(f"{first}-{last}")) and first < last


def _are_verses(first: str, last: str) -> bool:
    """Return whether the numbers are verses of one chapter: 11:1-3."""
    _, colon, verse = first.partition(":")
    if not (colon and verse.isdecimal() and last.isdecimal() and len(last) <= len(str(_VERSES_IN_A_CHAPTER))):
        return False
    return int(verse) < int(last) <= _VERSES_IN_A_CHAPTER


@lru_cache(maxsize=4096)
def _value(number: str) -> tuple[float, ...]:
    """Return a value to compare numbers by; () for a code such as 007 and for what is no number of a range.

    >>> _value("2.5"), _value("XIV"), _value("007"), _value("IIX")
    ((2, 0.5), (14,), (), ())
    """
    if number.isdecimal() and len(number) <= _LONGEST_NUMBER:  # nearly always
        return () if number[0] == "0" and number != "0" else (int(number),)
    if number[0] in _ROMAN_VALUES:
        return (_roman_value(number),) if compiled(_ROMAN).fullmatch(number) else ()
    whole, *rest = re.split("[.,:]", re.sub("[ \u00a0]", "", number))
    has_leading_zero = whole != "0" and whole.startswith("0") and ":" not in number
    if has_leading_zero or len(whole) > _LONGEST_NUMBER:
        return ()
    return (int(whole), *(float(f"0.{part}") for part in rest))


def _roman_value(numeral: str) -> int:
    values = [_ROMAN_VALUES[digit] for digit in numeral]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))
