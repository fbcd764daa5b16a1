"""Marks that may end a sentence: patterns that settle the plain case and hand every other place on.

Two facts carry the speed. A pattern that begins with a literal sign is found several times as fast as a character
class, so every sign has a pattern of its own. And most ends are plain: lower-case letters that are no abbreviation, a
mark, one blank, a capital. The pattern settles those by itself; such a match has no `marks`.
"""

import re
from collections.abc import Iterable
from functools import cache

from .abbreviations import table

SMILE = r"[:;=]-?[)(]+|[☀-➿\uFE0F\U0001F300-\U0001FAFF]+"
CLOSING = rf"""(?:\[\d{{1,3}}\]|\s*[)\]}}»”]|\s*["'’“]++(?=[\s)\]}}»”]|$)|\s*(?:{SMILE}))*+"""
SMALL = "а-яёіїєґўәғқңөұүһ"  # with the letters of the neighbours
LARGE = "А-ЯЁІЇЄҐЎӘҒҚҢӨҰҮҺ"
LOWER = f"[{SMALL}a-z]"
CAPITAL = f"[{LARGE}0-9№•*]"
STARTS = rf"(?={CAPITAL}|(?:[-–—]{{1,2}}\s|[«„(]\s?|\"){CAPITAL})"
SPEAKS = rf"(?={CAPITAL}|[-–—]{{1,2}}\s[{LARGE}{SMALL}0-9№]|(?:[«„(]\s?|\"){CAPITAL})"
# What else ends one before a capital: «Это я. Он», «в 90-х. Он»; «США. Он», «Ему 40. Он», «5%. Он», «(1998). Он»
LETTER_ENDS = (r"\sя", rf"\d-[{SMALL}]")
OTHER_ENDS = (
    f"[{LARGE}]{{3}}", rf"[{SMALL}№,]\s\d", rf"[{SMALL}№,]\s\d\d", rf"[{SMALL}№,]\s\d{{4}}", r"\d%", r"\d\s%",
    r"[\da-z]{3}[)\]]",
)  # fmt: skip
# Where nothing ends: «Да... он», «Зачем?.. он»; «Да… он»; «А. С. Пушкин», «т. е. он».
AFTER_DOTS = rf"\.\.{{0,3}}\s++[{SMALL}]"
AFTER_ELLIPSIS = rf"\s++[{SMALL}]"
AFTER_LETTER = rf"(?<=\b[{LARGE}].)\s++[{LARGE}]\.|(?<=\b[а-ью].)\s++[{SMALL}]"
AHEAD = r"(?=(?P<lead>(?:[-–—−]{1,2}\s*+|[«„“\"'(\[{‘…]){0,8}+)(?P<next>[\w’'-]{0,40}+)(?P<tail>\W{0,2}\w?))"
MARK = rf"(?<![.?!…].)(?P<marks>[.?!…]*+{CLOSING})\s+(?=\S){AHEAD}"
MORE_MARKS = r"(?:[.?!…]{1,3}+[»\")]?|[»\")])"
BRACKET = rf"(?<![)(.?!…].)(?P<marks>[)(]*+)\s+(?=[^\W{SMALL}a-z\d_]){AHEAD}"  # «Я так рада) Пошли гулять»
SAD = (
    rf"(?:(?<=[:;=].)|(?<=[:;=]-.)|(?<![)(].)(?=[(]))(?P<marks>[(]*+)\s+(?=[{LARGE}]){AHEAD}"  # «Дождь :( Пошли домой»
)
ITEM = rf"(?P<marks>)\s+(?=\d{{1,3}}[.)]\s|[-–—*•]{{1,2}}\s|[{LARGE}]){AHEAD}"  # «1) хлеб; 2) соль»


@cache
def patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return each sign and the pattern that it begins, which spares the known abbreviations.

    A match ends where a sentence may start. Without `marks` one does, and the blank before it is a single one.

    >>> [(match.end(), match["marks"]) for match in dict(patterns())["."].finditer("Он ушёл. Она в г. Орле». Да.")]
    [(9, None), (18, ''), (25, None)]
    """
    words = (LAST_LETTERS.search(abbreviation) for abbreviation in table())
    ends = {match[0] for match in words if match and len(match[0]) > 1}
    rest = {".": _period(ends), "?": _other_mark(), "!": _other_mark(), ")": BRACKET, "(": SAD, ";": ITEM}
    rest["…"] = f"(?!{AFTER_ELLIPSIS})(?:{_other_mark()})"
    # DOTALL, since the lookbehinds count any blank with a point.
    return tuple((sign, re.compile(rf"{re.escape(sign)}(?:{after})", re.DOTALL)) for sign, after in rest.items())


# In what follows the sign and one blank are passed already: a lookbehind ends with «..» for them, or with «.» where
# only the sign is.
CLOSED = rf"(?<=[{SMALL}][»\")]..)|(?<=[{SMALL}][»)]\s..)|(?<=[{SMALL}]\s[»)]\s..)"
WORD = rf"(?<={LOWER}{LOWER}..)"
SPACED_WORD = rf"(?<={LOWER}{LOWER}\s..)"
MORE = rf"(?=[.?!…»\")])(?<={LOWER}{LOWER}.)"


def _period(ends: set[str]) -> str:
    """Return what follows a period: the plain case after words that do not end like abbreviations, then any other."""
    safe = "".join(sorted(set(ALPHABET) - {end[-1] for end in ends}))
    letter, other = ("|".join(rf"(?<={end}..)" for end in some) for some in (LETTER_ENDS, OTHER_ENDS))
    plain = (
        rf"(?<={LOWER}[{safe}]..)|(?<={LOWER}..)(?:{WORD}{_guards(ends, '..')}|(?=[{LARGE}][^.])(?:{letter}))"
        rf"|(?<!{LOWER}..)(?:{CLOSED}|{SPACED_WORD}{_guards(ends, SPACED)}|(?=[{LARGE}][^.])(?:{other}))"
    )
    closed = rf"{MORE}{_guards(ends, '.')}{MORE_MARKS}\s{STARTS}"
    return rf"\s{SPEAKS}(?:{plain})|(?![\w,])(?:{closed}|(?!{AFTER_DOTS}|{AFTER_LETTER}){MARK})"


def _other_mark() -> str:
    """Return what follows a question or exclamation mark."""
    return rf"\s{STARTS}(?:{WORD}|{SPACED_WORD}|{CLOSED})|{MORE}{MORE_MARKS}\s{STARTS}|(?!{AFTER_DOTS}){MARK}"


SPACED = r"\s.."
LAST_LETTERS = re.compile(r"[^\W\d_]+$")
ALPHABET = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґўәғқңөұүһabcdefghijklmnopqrstuvwxyz"


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
