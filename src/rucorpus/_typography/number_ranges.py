"""Ranges: is a dash between two numbers one of a range, or part of a phone, a date, a code?

Both numbers must be whole, not part of a longer chain, and rise; before our era they may fall (5–1 вв. до н. э.).
"""

import re
from re import Match

from .._base.characters import DASHES
from .._base.scanner import compiled

_MOST_VERSES = 177  # in one chapter, psalm 118 (119)
_LONGEST = 40  # characters looked at before the dash: no number of a range is longer
_NUMBER = r"(?:\d{1,3}(?:[ \u00a0]\d{3})+(?:,\d+)?|\d+(?:[.,:]\d+)*)"
_LEFT = rf"(?<![\d.,:…])[.,:…]*(?P<number>{_NUMBER}|[IVXLCDM]+)\Z"
_RIGHT = rf"(?P<number>{_NUMBER}(?!\d)|[IVXLCDM]+)(?![A-Za-zА-ЯЁ_/\\@=]|\.[a-z]|[{DASHES}][\dA-ZА-ЯЁ])"
_NO_RANGE_AFTER = rf"[{DASHES}\w/\\+=@#]\Z"
_NUMBERED = (
    r"(?:\b(?i:ГОСТ|РД|СанПиН|ОСТ|СТБ|СП|СНиП|ТУ|ISO|ИСО|IEC|МЭК|ISBN|ISSN|тел|телефон\w*|факс\w*|код\w*|индекс\w*)|№|N)"
    r"[.:]{0,2}\s?(?:[РP]\s)?\Z|\d{3}\)\s?\Z|[A-Za-z]\s\Z"  # (495) 123-4567, Boeing 737-800
    r"|\d-\d{4}[,;]\s\Z"  # 123-4567, 234-5678
)
_BEFORE_OUR_ERA = r"\s?(?:гг?|вв?|тыс|год\w*|век\w*|тысячелети\w*)?\.?\s?(?:лет )?до н(?:\.|ашей)"
# Clock times may be written with a hyphen: «с 19-30 до 20-00», «в 10-15.»
_CLOCK_BEFORE = r"\b(?:[Сс]о?|[Дд]о|[Вв]|[Кк]|[Нн]а|[Оо]коло|[Пп]осле) \Z"
_CLOCK_AFTER = r" (?:до|по|и|час\w*|утра|дня|вечера|ночи|мск)\b|\s?[.,;!?…)»]|\s*\Z"
_ROMAN = r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})\Z"
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def is_range(text: str, start: int, stop: int) -> bool:
    """Tell whether the sign `text[start:stop]` between two numbers is the dash of a range.

    >>> [is_range(text, text.index("-"), text.index("-") + 1) for text in ("1941-45 гг.", "XIX-XX вв.", "8-800-555")]
    [True, True, False]
    """
    before = text[max(0, start - _LONGEST) : start]
    left, right = compiled(_LEFT).search(before), compiled(_RIGHT).match(text, stop)
    if not left or not right:
        return False
    lead = before[: left.start("number")]
    if (
        compiled(_NO_RANGE_AFTER).search(lead)
        or compiled(_NUMBERED).search(lead)
        or _is_clock(lead, left["number"], right)
    ):
        return False
    return _rises(left["number"], right) or bool(
        compiled(_BEFORE_OUR_ERA).match(text, right.end()) and _falls(left["number"], right)
    )


def _rises(left: str, right: Match[str]) -> bool:
    low, high = _value(left), _value(right["number"])
    if low and high and re.fullmatch(r"\d{4}-\d\d", f"{left}-{right['number']}"):
        high = (low[0] // 100 * 100 + high[0],)  # 1941-45
    return () < low < high or _are_verses(left, right["number"])


def _are_verses(left: str, last: str) -> bool:
    """Tell whether the numbers are verses of one chapter: 11:1-3."""
    _, colon, first = left.partition(":")
    are_numbers = bool(colon) and first.isdecimal() and last.isdecimal() and len(last) <= len(str(_MOST_VERSES))
    return are_numbers and int(first) < int(last) < _MOST_VERSES


def _falls(left: str, right: Match[str]) -> bool:
    return () < _value(right["number"]) < _value(left)


def _value(number: str) -> tuple[float, ...]:
    """Return a value to compare numbers by; empty for a code such as 007 and what is no number of a range."""
    if number[0] in _ROMAN_VALUES:
        return (_roman_value(number),) if compiled(_ROMAN).match(number) else ()
    whole, *rest = re.split("[.,:]", re.sub("[ \u00a0]", "", number))
    if len(whole) > _LONGEST:
        return ()
    if whole != "0" and whole.startswith("0") and ":" not in number:
        return ()
    return (int(whole), *(float(f"0.{part}") for part in rest))


def _roman_value(numeral: str) -> int:
    values = [_ROMAN_VALUES[digit] for digit in numeral]
    return sum(
        -value if value < following else value for value, following in zip(values, [*values[1:], 0], strict=True)
    )


def _is_clock(lead: str, hours: str, minutes: Match[str]) -> bool:
    written = re.match(r"(?:1?\d|2[0-4])-[0-5][05]\Z", f"{hours}-{minutes['number']}")
    return bool(
        written and compiled(_CLOCK_BEFORE).search(lead) and compiled(_CLOCK_AFTER).match(minutes.string, minutes.end())
    )
