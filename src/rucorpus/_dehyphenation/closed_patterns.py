"""What becomes of two halves of a word with a hyphen between them: join, keep or leave.

The closed patterns of data/dehyphenation/known_words.txt and the form of the halves;
letter_model.py weighs what they leave open.
"""

import re
from functools import cache

from .._base.data_files import data_lines
from .._base.scanner import compiled

LONGEST = 32  # letters of a half that are looked at

# Not a syllable: no line may end or begin with it, so the hyphen is the writer's own (Т-34, да-с, в-третьих).
_NO_SYLLABLE = re.compile(r"[бвгджзйклмнпрстфхцчшщbcdfghj-np-tv-xz]+|\w", re.IGNORECASE)
_ALPHABETS = "[A-Za-z][А-Яа-яЁё]|[А-Яа-яЁё][A-Za-z]"
_TOWN = "(?:на|над|под|де|ла)-[А-ЯЁA-Z]"  # Комсомольск-на-Амуре
_ADDRESS = r"://|www\.|@|[a-z][./_=&?#%~][a-z0-9]|[0-9][./_=&?#%~][a-z]"


def halves(first: str, second: str) -> tuple[str, str] | None:
    """Return the words next to a hyphen, out of the tokens around it; None where these are an address.

    >>> halves("«Ростов-на", "Дону»,")
    ('Ростов-на', 'Дону')
    >>> halves("https://exam", "ple.ru") is None
    True
    """
    if first.isalpha() and second.isalpha():
        return first[-LONGEST:], second[:LONGEST]
    if re.search(_ADDRESS, first, re.IGNORECASE) or re.search(_ADDRESS, second, re.IGNORECASE):
        return None
    before = compiled(r"[\w\u0300-\u036f-]*$").search(first)
    after = compiled(r"[\w\u0300-\u036f-]*").match(second)
    noted = compiled(r"(?<=[^\W\d_])\d+$").sub("", _bare(after))  # слово1: the number of a note
    return _bare(before)[-LONGEST:], noted[:LONGEST]


def _bare(match: re.Match[str] | None) -> str:
    return compiled("[\u0300-\u036f]").sub("", match[0]).strip("-") if match else ""


def plain_verdict(first: str, second: str) -> str | None:
    """Return what the form of the halves or a closed pattern says; None where both are silent.

    >>> plain_verdict("Касым", "Жомарт"), plain_verdict("кое", "как"), plain_verdict("мо", "ре")
    ('keep', 'keep', None)
    """
    left, right = first.rpartition("-")[2], second.partition("-")[0]
    one, other = left.lower(), right.lower()
    patterns = closed_patterns()
    listed = patterns.get((one, other)) or patterns.get((one, "*")) or patterns.get(("*", other))
    return listed or ("keep" if _by_form(left, right) or compiled(_TOWN).match(second) else None)


def _by_form(left: str, right: str) -> bool:
    """Tell whether digits, capitals, alphabets, lone consonants, пол- or a repeated word show the hyphen to be real."""
    return (
        not (left[-1:].isalpha() and right[:1].isalpha())
        or (right[0].isupper() and not (left.isupper() and len(left) > 1 and not right[2:].islower()))
        or bool(compiled(_ALPHABETS).fullmatch(left[-1] + right[0]))
        or bool(_NO_SYLLABLE.fullmatch(left) or _NO_SYLLABLE.fullmatch(right))
        or (left.lower() == "пол" and right[0] in "аеёиоуыэюял")
        or (len(left) > 2 and left.lower() == right.lower())
    )


@cache
def closed_patterns() -> dict[tuple[str, str], str]:
    """Return the closed patterns, read on first use; `*` stands for any half.

    >>> closed_patterns()["из", "за"], closed_patterns()["*", "и"]
    ('keep', 'leave')
    """
    rows = (line.split("\t") for line in data_lines("dehyphenation/known_words.txt"))
    return {
        (left, right): verdict
        for lefts, rights, verdict, _ in rows
        for left in lefts.split(",")
        for right in rights.split(",")
    }
