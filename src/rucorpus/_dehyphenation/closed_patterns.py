"""Halves of a word whose form or spelling alone decides: join them, keep the hyphen, or leave both as they are.

The patterns are listed in data/dehyphenation/known_words.txt; what they leave open is weighed in letter_model.py.
"""

import re
from functools import cache

from .._base.data_files import data_lines
from .._base.scanner import compiled
from .letter_model import is_cut_without_vowel

HALF_LIMIT = 32  # letters of a half that are looked at

# Not a syllable: no line may end or begin with it, so the hyphen is the writer's own (Т-34, да-с, в-третьих).
_NO_SYLLABLE = re.compile(r"[бвгджзйклмнпрстфхцчшщbcdfghj-np-tv-xz]+|\w", re.IGNORECASE)
_TWO_ALPHABETS = "[A-Za-z][А-Яа-яЁё]|[А-Яа-яЁё][A-Za-z]"
_TOWN = "(?:на|над|под|де|ла)-[А-ЯЁA-Z]"  # Комсомольск-на-Амуре
_ADDRESS = r"://|www\.|@|[a-z][./_=&?#%~][a-z0-9]|[0-9][./_=&?#%~][a-z]"
_COMBINING = "\u0300-\u036f"


def halves(first: str, second: str) -> tuple[str, str] | None:
    """Return the words next to a hyphen, out of the tokens around it; None if these are an address.

    >>> halves("«Ростов-на", "Дону»,")
    ('Ростов-на', 'Дону')
    >>> halves("https://exam", "ple.ru") is None
    True
    """
    if first.isalpha() and second.isalpha():
        return first[-HALF_LIMIT:], second[:HALF_LIMIT]
    if re.search(_ADDRESS, first, re.IGNORECASE) or re.search(_ADDRESS, second, re.IGNORECASE):
        return None
    before = _letters(compiled(rf"[\w{_COMBINING}-]*$").search(first))
    after = _letters(compiled(rf"[\w{_COMBINING}-]*").match(second))
    without_note = compiled(r"(?<=[^\W\d_])\d+$").sub("", after)  # слово1: the number of a footnote
    return before[-HALF_LIMIT:], without_note[:HALF_LIMIT]


def _letters(match: re.Match[str] | None) -> str:
    return compiled(f"[{_COMBINING}]").sub("", match[0]).strip("-") if match else ""


def action_by_pattern(first: str, second: str) -> str | None:
    """Return what a closed pattern or the form of the halves decides; None if neither does.

    >>> action_by_pattern("Касым", "Жомарт"), action_by_pattern("кое", "как"), action_by_pattern("мо", "ре")
    ('keep', 'keep', None)
    """
    left, (right, hyphen, _) = first.rpartition("-")[2], second.partition("-")
    patterns = closed_patterns()
    lower_left, lower_right = left.lower(), right.lower()
    if (right[:1].isupper() and (left, right) in patterns) or _is_drawn_out(lower_left, lower_right):
        return "join"
    listed = (
        patterns.get((lower_left, lower_right)) or patterns.get(("*", lower_right)) or patterns.get((lower_left, "*"))
    )
    if listed == "leave" and hyphen:  # мать-и-мачеха: the conjunction is a part of the word
        return "keep"
    if listed == "join" and right[0].isupper() and not left.isupper():
        listed = None
    if not listed and right.isalpha() and is_cut_without_vowel(left, right):
        return "join"
    return listed or ("keep" if _keeps_by_form(left, right) or compiled(_TOWN).match(second) else None)


def _is_drawn_out(left: str, right: str) -> bool:
    """Return whether a consonant is drawn out over the line end.

    >>> _is_drawn_out("тпрр", "рр"), _is_drawn_out("брр", "рысь"), _is_drawn_out("да", "с")
    (True, True, False)
    """
    consonant = right[:1]
    return (
        left[-1:] == consonant
        and min(len(left) - 1, len(right)) > 1
        and consonant in (left[-2], right[1])
        and bool(_NO_SYLLABLE.fullmatch(left))
    )


def takes_capital(first: str) -> bool:
    """Return whether a half in lower case may be followed by a capital.

    >>> takes_capital("пол"), takes_capital("чи"), takes_capital("Римский")
    (True, False, False)
    """
    return (first.rpartition("-")[2], "А*") in closed_patterns()


def _keeps_by_form(left: str, right: str) -> bool:
    """Return whether digits, capitals, two alphabets, lone consonants, пол- or a repeated word show a real hyphen."""
    return (
        not (left[-1:].isalpha() and right[:1].isalpha())
        or (right[0].isupper() and not (left.isupper() and len(left) > 1 and not right[2:].islower()))
        or bool(compiled(_TWO_ALPHABETS).fullmatch(left[-1] + right[0]))
        or bool(_NO_SYLLABLE.fullmatch(left) or _NO_SYLLABLE.fullmatch(right))
        or (left.lower() == "пол" and right[0] in "аеёиоуыэюял")
        or (len(left) > 2 and left.lower() == right.lower())
    )


@cache
def closed_patterns() -> dict[tuple[str, str], str]:
    """Return the closed patterns, read on first use; `*` stands for any half, `А*` for any that begins
    with a capital.

    >>> closed_patterns()["из", "за"], closed_patterns()["*", "и"]
    ('keep', 'leave')
    """
    rows = (line.split("\t") for line in data_lines("dehyphenation/known_words.txt"))
    return {
        (left, right): action
        for lefts, rights, action, _ in rows
        for left in lefts.split(",")
        for right in rights.split(",")
    }
