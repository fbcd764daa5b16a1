"""What becomes of two halves of a word with a hyphen between them: join, keep or leave.

The closed patterns of data/hyphens.txt and the form of the halves come first, then a learned table of the letters
around the hyphen.
"""

import re
from functools import cache

from ._edits import compiled

LONGEST = 32  # letters of a half that are looked at
BIAS = -1.0  # what the sum must exceed for the hyphen to stay; --check of the training tool prints what others give
SCALE = 8  # weights in the file are whole numbers

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
    from ._abbreviations import data_lines

    rows = (line.split("\t") for line in data_lines("hyphens.txt"))
    return {
        (left, right): verdict
        for lefts, rights, verdict, _ in rows
        for left in lefts.split(",")
        for right in rights.split(",")
    }


def score(first: str, second: str) -> float:
    """Return how plainly the letters show a real hyphen; above 0 it stays.

    >>> score("северо", "западный") > 0 > score("необходи", "мость")
    True
    """
    weights = letter_weights()
    return sum(filter(None, map(weights.get, features(first, second)))) / SCALE - BIAS


@cache
def letter_weights() -> dict[str, int]:
    """Return the learned weights, read on first use.

    >>> len(letter_weights()) > 10_000
    True
    """
    import lzma
    from importlib.resources import files

    table = lzma.decompress((files(__package__) / "data" / "hyphens.xz").read_bytes()).decode()
    return {feature: int(weight) for feature, weight in (line.split("\t") for line in table.splitlines())}


def features(first: str, second: str) -> list[str]:
    """Return what the table weighs of two halves: the letters before, behind and across the hyphen, and their form.

    >>> features("мо", "ре")[:5]
    ['о-', 'мо-', '<мо-', '-р', '-ре']
    """
    head, _, left = first.rpartition("-")
    right, _, tail = second.partition("-")
    before = "<" + left.lower().replace("ё", "е")
    behind = right.lower().replace("ё", "е") + ">"
    found = [before[-size:] + "-" for size in range(1, min(6, len(before) + 1))]
    found += ["-" + behind[:size] for size in range(1, min(6, len(behind) + 1))]
    found += [before[-one:] + "-" + behind[:other] for one, other in _ACROSS]
    if 5 < len(before) < 10:
        found.append(before + "-")
    if 5 < len(behind) < 10:
        found.append("-" + behind)
    found += [before[:size] + "+" for size in (4, 5, 6, 7)] + ["+" + behind[-size:] for size in (3, 4, 5)]
    found += before[:3] + "+" + behind[-3:], before[-3:] + "*" + behind[-3:]
    found += _form(before[1:], behind[:-1], f"{left[:1]}{left[-1:]}{right[:1]}")
    return found + ["h<"] * bool(head) + ["h>"] * bool(tail)


_ACROSS = ((1, 1), (2, 1), (1, 2), (2, 2), (3, 3), (3, 2), (2, 3), (4, 2), (2, 4), (4, 4))
_VOWEL = r"[аеиоуыэюяaeiouy]"


def _form(before: str, behind: str, ends: str) -> list[str]:
    """Return lengths, capitals, missing vowels and likeness of two halves as features."""
    one, other = len(before), len(behind)
    found = [f"l{min(one, 9)}", f"r{min(other, 9)}", f"L{min(one, 6)}{min(other, 6)}"]
    found.append("case" + "".join("A" if letter.isupper() else "a" for letter in ends))
    vowel = compiled(_VOWEL).search
    return found + ["="] * (before[:3] == behind[:3]) + ["vl"] * (not vowel(before)) + ["vr"] * (not vowel(behind))
