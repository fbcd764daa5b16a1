"""Ranges of numbers: whether a dash between two numbers is that of a range, or part of a phone, a date, a code.

Both numbers must be whole, not part of a longer chain, and rise; before our era they may fall (5–1 вв. до н. э.).
"""

import re
from re import Match

from .._base.characters import DASHES
from .._base.scanner import compiled

_VERSES_IN_A_CHAPTER = 176  # at most: psalm 118 (119)
_LONGEST_NUMBER = 40  # no number of a range is longer; so many characters before the dash are read
_NUMBER = r"(?:\d{1,3}(?:[ \u00a0]\d{3})+(?:,\d+)?|\d+(?:[.,:]\d+)*)"
_LEFT = rf"(?<![\d.,:…])[.,:…]*(?P<number>{_NUMBER}|[IVXLCDM]+)\Z"
_RIGHT = rf"(?P<number>{_NUMBER}(?!\d)|[IVXLCDM]+)(?![A-Za-zА-ЯЁ_/\\@=]|\.[a-z]|[{DASHES}][\dA-ZА-ЯЁ])"
# What, before the first number, makes it no range: a longer chain; a code; (495) 123-4567; Boeing 737-800;
# 123-4567, 234-5678.
_NO_RANGE_AFTER = (
    rf"(?:[{DASHES}\w/\\+=@#]"
    r"|(?:\b(?i:ГОСТ|РД|СанПиН|ОСТ|СТБ|СП|СНиП|ТУ|ISO|ИСО|IEC|МЭК|ISBN|ISSN|тел|телефон\w*|факс\w*|код\w*|индекс\w*)"
    r"|№|N)[.:]{0,2}\s?(?:[РP]\s)?"
    r"|\d{3}\)\s?|[A-Za-z]\s|\d-\d{4}[,;]\s)\Z"
)
_BEFORE_OUR_ERA = r"\s?(?:гг?|вв?|тыс|год\w*|век\w*|тысячелети\w*)?\.?\s?(?:лет )?до н(?:\.|ашей)"
# Clock times may be written with a hyphen: «с 19-30 до 20-00», «в 10-15.»
_CLOCK = r"(?:1?\d|2[0-4])-[0-5][05]"
_BEFORE_CLOCK = r"\b(?:[Сс]о?|[Дд]о|[Вв]|[Кк]|[Нн]а|[Оо]коло|[Пп]осле) \Z"
_AFTER_CLOCK = r" (?:до|по|и|час\w*|утра|дня|вечера|ночи|мск)\b|\s?[.,;!?…)»]|\s*\Z"
_ROMAN = r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def is_range(text: str, start: int, stop: int) -> bool:
    """Return whether the dash `text[start:stop]` between two numbers is that of a range.

    >>> [is_range(text, text.index("-"), text.index("-") + 1) for text in ("1941-45 гг.", "XIX-XX вв.", "8-800-555")]
    [True, True, False]
    """
    before = text[max(0, start - _LONGEST_NUMBER) : start]
    left, right = compiled(_LEFT).search(before), compiled(_RIGHT).match(text, stop)
    if not left or not right:
        return False
    first, last, context = left["number"], right["number"], before[: left.start("number")]
    if compiled(_NO_RANGE_AFTER).search(context) or _is_clock(context, first, right):
        return False
    falls = () < _value(last) < _value(first)
    return _rises(first, last) or (falls and bool(compiled(_BEFORE_OUR_ERA).match(text, right.end())))


def _is_clock(context: str, hours: str, minutes: Match[str]) -> bool:
    return bool(
        compiled(_CLOCK).fullmatch(f"{hours}-{minutes['number']}")
        and compiled(_BEFORE_CLOCK).search(context)
        and compiled(_AFTER_CLOCK).match(minutes.string, minutes.end())
    )


def _rises(first: str, last: str) -> bool:
    low, high = _value(first), _value(last)
    if low and high and compiled(r"\d{4}-\d\d").fullmatch(f"{first}-{last}"):
        high = (low[0] // 100 * 100 + high[0],)  # 1941-45
    return () < low < high or _are_verses(first, last)


def _are_verses(first: str, last: str) -> bool:
    """Return whether the numbers are verses of one chapter: 11:1-3."""
    _, colon, verse = first.partition(":")
    if not (colon and verse.isdecimal() and last.isdecimal() and len(last) <= len(str(_VERSES_IN_A_CHAPTER))):
        return False
    return int(verse) < int(last) <= _VERSES_IN_A_CHAPTER


def _value(number: str) -> tuple[float, ...]:
    """Return a value to compare numbers by; () for a code such as 007 and for what is no number of a range.

    >>> _value("2.5"), _value("XIV"), _value("007"), _value("IIX")
    ((2, 0.5), (14,), (), ())
    """
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
