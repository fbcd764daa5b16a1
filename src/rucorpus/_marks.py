"""Marks that may end a sentence: patterns that settle the plain case and hand every other place on.

Two facts carry the speed. A pattern that begins with a literal sign is found several times as fast as a character
class, so every sign has a pattern of its own. And most ends are plain: lower-case letters that are no abbreviation, a
mark, one blank, a capital. The pattern settles those by itself; such a match has no `marks`.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from ._abbreviations import key, table

SMILE = r"[:;=]-?[)(]+|[☀-➿\uFE0F\U0001F300-\U0001FAFF]+"
CLOSING = rf"""(?:\[\d{{1,3}}\]|\s?[)\]}}»”]|\s?["'’“]++(?=[\s)\]}}»”]|$)|\s?(?:{SMILE}))*+"""
LOWER = "[а-яёa-z]"
CAPITAL = r"[А-ЯЁ0-9№•*]"
STARTS = rf"(?={CAPITAL}|(?:[-–—]{{1,2}}\s|[«„(]\s?|\"){CAPITAL})"
SPEAKS = rf"(?={CAPITAL}|[-–—]{{1,2}}\s[А-ЯЁа-яё0-9№]|(?:[«„(]\s?|\"){CAPITAL})"
# What else ends one before a capital: «Это я. Он», «в 90-х. Он»; «США. Он», «Ему 40. Он», «5%. Он», «(1998). Он»
LETTER_ENDS = (r"\sя", r"\d-[а-яё]")
OTHER_ENDS = (
    r"[А-ЯЁ]{3}", r"[а-яё№,]\s\d", r"[а-яё№,]\s\d\d", r"[а-яё№,]\s\d{4}", r"\d%", r"\d\s%", r"[\da-z]{3}[)\]]"
)  # fmt: skip
# Where nothing ends: «Да... он», «Зачем?.. он»; «Да… он»; «А. С. Пушкин», «А. Пушкин, поэт», «т. е. он».
DOTS = r"\.\.{0,3}\s[а-яё]"
AFTER_ELLIPSIS = r"\s[а-яё]"
AFTER_LETTER = r"\s(?:[А-ЯЁ](?<=\b[А-ЯЁ]...)(?:\.|[а-яё]++[,.)])|[а-яё](?<=\b[а-ью]...))"
AHEAD = r"(?=(?P<lead>(?:[-–—−]{1,2}\s?|[«„“\"'(\[{‘…])*+)(?P<next>[\w’'-]*+)(?P<tail>\W{0,2}\w?))"
MARK = rf"(?<![.?!…].)(?P<marks>[.?!…]*+{CLOSING})\s+(?=\S){AHEAD}"
MORE_MARKS = r"(?:[.?!…]{1,3}+[»\")]?|[»\")])"
BRACKET = rf"(?<![)(.?!…].)(?P<marks>[)(]*+)\s+(?=[^\Wа-яёa-z\d_]){AHEAD}"  # «Я так рада) Пошли гулять»
ITEM = rf"(?P<marks>)\s+(?=\d{{1,3}}[.)]\s|[-–—*•]{{1,2}}\s|[А-ЯЁ]){AHEAD}"  # «1) хлеб; 2) соль»


@lru_cache(maxsize=64)
def patterns(own: tuple[str, ...] = ()) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return each sign and the pattern that it begins, which spares the known abbreviations and the user's `own`.

    A match ends where a sentence may start. Without `marks` one does, and the blank before it is a single one.

    >>> [(match.end(), match["marks"]) for match in dict(patterns())["."].finditer("Он ушёл. Она в г. Орле». Да.")]
    [(9, None), (18, ''), (25, None)]
    """
    ends = _last_letters(table(own))
    safe = "".join(sorted(set(ALPHABET) - {end[-1] for end in ends}))
    word, open_end = rf"(?<={LOWER}{LOWER}.)", r"(?=[.?!…»\")])"
    closed = r"(?<=[а-яё][»\")]..)|(?<=[а-яё][»)]\s..)|(?<=[а-яё]\s[»)]\s..)"
    letter, other = ("|".join(rf"(?<={end}..)" for end in some) for some in (LETTER_ENDS, OTHER_ENDS))
    capitals = "".join(rf"(?<!\b{end.upper()}..)" for end in _last_letters(map(key, own)))  # «ООН» may be one of them
    plain = (
        rf"(?<={LOWER}[{safe}]..)|(?<={LOWER}..)(?:(?<={LOWER}.{{3}}){_guards(ends, '..')}|(?=[А-ЯЁ][^.])(?:{letter}))"
        rf"|(?<![а-яёa-z]..)(?:{closed}|(?<={LOWER}{LOWER}\s..){_guards(ends, SPACED)}"
        rf"|(?=[А-ЯЁ][^.]){capitals}(?:{other}))"
    )
    more = rf"{MORE_MARKS}\s{STARTS}"
    closing = rf"{open_end}{word}{_guards(ends, '.')}{more}"
    period = rf"\s{SPEAKS}(?:{plain})|(?![\w,])(?:{closing}|(?!{DOTS}|{AFTER_LETTER}){MARK})"
    after_word = rf"(?<={LOWER}{LOWER}..)|(?<={LOWER}{LOWER}\s..)"
    mark = rf"\s{STARTS}(?:{after_word}|{closed})|{open_end}{word}{more}|(?!{DOTS}){MARK}"
    after = {".": period, "?": mark, "!": mark, "…": f"(?!{AFTER_ELLIPSIS})(?:{mark})", ")": BRACKET, ";": ITEM}
    return tuple((sign, re.compile(rf"{re.escape(sign)}(?:{rest})")) for sign, rest in after.items())


SPACED = r"\s.."
LAST_LETTERS = re.compile(r"[^\W\d_]+$")
ALPHABET = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяabcdefghijklmnopqrstuvwxyz"


def _last_letters(abbreviations: Iterable[str]) -> set[str]:
    """Return what the abbreviations end with, down to two letters: «кор» of «ген.-кор»."""
    found = (LAST_LETTERS.search(word) for word in abbreviations)
    return {match[0] for match in found if match and len(match[0]) > 1}


def _guards(ends: Iterable[str], behind: str) -> str:
    """Return lookbehinds that fail after the `ends` of abbreviations and what stands `behind` them.

    Short ones are looked for whole; of longer ones the last four letters speak, which may hand on a word too many and
    never one too few.
    """
    forms = {form for end in ends for form in (end, end.capitalize())}
    exact = [[form for form in forms if len(form) == size] for size in (2, 3)]
    groups = [rf"\b{_either(some)}" for some in exact if some] + [_either(form[-4:] for form in forms if len(form) > 3)]
    return "".join(rf"(?<!{group}{behind})" for group in groups)


def _either(words: Iterable[str]) -> str:
    """Return a pattern of words of equal length, grouped by their first letter to be tried fast."""
    groups: dict[str, list[str]] = {}
    for word in sorted(set(words)):
        groups.setdefault(word[0], []).append(word[1:])
    return "(?:" + "|".join(f"{letter}(?:{'|'.join(rests)})" for letter, rests in groups.items()) + ")"
