"""Subtraction: whether a hyphen or a minus sign between spaces is meant as a minus."""

from .._base.characters import CYRILLIC, LATIN, LETTERS
from .._base.scanner import before_in_line, compiled

_SPACE = " \t\u00a0\u202f\u2009"
_FRACTION = "½¼¾⅓⅔⅛⅜⅝⅞"
_NUMBER = rf"(?:\d{{1,3}}(?:[{_SPACE}]\d{{3}})+(?:[,.]\d+)?|\d[\d,.]{{0,20}}(?<![,.])[{_FRACTION}]?|[{_FRACTION}])"
_UNIT = rf"(?:[{_SPACE}]?(?:[%$€₽]|°C?))?(?:[{_SPACE}]?(?!и\b|а\b|или\b|это\b|как\b)[а-яё]{{1,12}}\.?(?![{LETTERS}]))?"
_FUNCTION = rf"(?:(?:sin|cos|c?tg|tan|log|lg|ln|exp)[²³]?[{_SPACE}])"
# A variable, with its coefficient, perhaps as the argument of a function.
_LETTER = rf"{_FUNCTION}?(?:\d{{0,4}}[{LATIN}]{{1,2}}\d?²?|[а-яё])(?![{LETTERS}\d])"
FIRST_OF_TERM = rf"(?:[\d({_FRACTION}{LATIN}]|[а-яё](?![{LETTERS}]))"
_TERM = rf"\(?(?:{_LETTER}|{_NUMBER}{_UNIT})\)?[²³]?"
_OPERATION = rf"(?:[{_SPACE}]?[-+*/×·:−–][{_SPACE}]?|(?=\())"  # none in (a + b)(a − b)
_SUM = rf"{_TERM}(?:{_OPERATION}{_TERM}){{0,8}}"
_SUM_BEFORE = rf"(?<![{LETTERS}\d.,]){_SUM}[{_SPACE}]\Z"
_AFTER_EQUALS = rf"=[{_SPACE}]?{_SUM}[{_SPACE}]\Z"
_SUM_AND_EQUALS = rf"[{_SPACE}]{_SUM}[{_SPACE}]?="
_TERM_AFTER = rf"[{_SPACE}]{_TERM}(?![{LETTERS}\d])"
# What a minus sign has beside it: a variable, perhaps with an index or a power, or a bar.
_GREEK = "α-ωΑ-Ω"
_AFTER_NAME = "[₀-₉₊₋ₐ-ₜ⁰¹²³⁴-⁹ⁿ′|]"
_VARIABLE_BEFORE = rf"(?:(?<![{LETTERS}])[{LATIN}{_GREEK}]|{_AFTER_NAME})[{_SPACE}]\Z"
_VARIABLE_AFTER = rf"[{_SPACE}](?:\||\d{{0,4}}[{LATIN}{_GREEK}](?![{LATIN}{CYRILLIC}]))"
_WORD_BEFORE, _WORD_AFTER = rf"[{CYRILLIC}]{{2}}[{_SPACE}]\Z", rf"[{_SPACE}][{CYRILLIC}]{{2}}"
_LONGEST = 60  # characters on each side


def is_subtraction(text: str, start: int, stop: int) -> bool:
    """Return whether the hyphen `text[start:stop]` stands in a sum on one side of an equals sign.

    >>> [is_subtraction(text, text.index("-"), text.index("-") + 1) for text in ("5 - 3 = 2", "x = 5 - y", "5 - да")]
    [True, True, False]
    """
    if "=" not in text[max(0, start - _LONGEST) : stop + _LONGEST]:
        return False
    before = before_in_line(text, start, _LONGEST)
    if compiled(_AFTER_EQUALS).search(before):
        return bool(compiled(_TERM_AFTER).match(text, stop))
    return bool(compiled(_SUM_BEFORE).search(before) and compiled(_SUM_AND_EQUALS).match(text, stop))


def is_minus(text: str, start: int, stop: int) -> bool:
    """Return whether the minus sign `text[start:stop]` between spaces is correct, and no dash that was typed so.

    >>> [is_minus(text, text.index("−"), text.index("−") + 1) for text in ("a₁ − a₂", "у = цена − сбор", "Нил − река")]
    [True, True, False]
    """
    before = before_in_line(text, start, _LONGEST)
    if compiled(_WORD_BEFORE).search(before) or compiled(_WORD_AFTER).match(text, stop):
        return "=" in before and "," not in before[before.rfind("=") :]
    return bool(compiled(_VARIABLE_BEFORE).search(before) or compiled(_VARIABLE_AFTER).match(text, stop))
