"""A quick check: a text where no construct can begin has nothing to protect, and most prose is such a text.

It costs a few searches for single characters; where one is found, a pattern checks its neighbours. The patterns also
match the whitespace and hyphens that `plain_form` replaces, so that only a text with something invisible or wide is
brought into that form first. A property in the tests holds that a text passed over here has no spans.
"""

import re
from collections.abc import Callable, Collection
from functools import cache

from .hidden_characters import hidden
from .page import LIKE_LETTERS, compiled

HIDDEN = hidden()
_HYPHEN = "[-‐‑‒]"
# What follows or precedes a sign where a construct may begin.
_RARE = {
    # Not об`єкт … п`ять; not ``слово'', because before a letter two backticks close nothing.
    "`": r"`(?:_|`(?!(?<!```)\w)|(?<!``)(?!`)(?:(?<![^\Wʼ]`)|(?![^\Wʼ]))[^`]*`)",
    "\\": r"\\",
    "{": r"\{(?:[^{}\s]*\}|[{|%/!]|\s*(?:\"[^\"\n]{1,100}\"|'[^'\n]{1,100}')\s*:)",
    "|": rf"\|(?:\s*:?{_HYPHEN}|===)",
    "~": "~~~",
    "_": r"_(?<=\.\.\s_)",
    "<": r"<(?:[/!?%]|<[A-Za-z_]|(?<!<<)(?=[^\W\d][^<>]*>)[^<>A-Za-z=:.@#*(\[]*+[^<>])",  # not <неразборчиво>, <<Труд>>
    "@": rf"@(?:[^\s@]*\.\S|@\s{_HYPHEN})",
    "#": r"#(?<!\S#)#*\s",
    "/": r"/(?:/|(?<=\./)|(?<![^\Wʼ]/)[^/\s]*/)",  # not и/или, 01/02/2022
    "%": rf"%(?:\(|(?:{_HYPHEN}|[+0#])*\d*(?:\.\d+)?\$?[a-zA-Z@])",  # not 5 %
    "*": r"\*\*(?<![*\w]\*\*)(?=\S)[^*\n]+(?<=\S)\*\*(?!\*)",  # not Г***
}
_OTHERS = {
    "'": r"'(?='')",
    '"': rf"\"(?:{_HYPHEN}{{2}}(?:{_HYPHEN}|[*~])|=(?<=[а-яё]..)(?=[а-яёА-ЯЁ])|(?<==\")(?<=[A-Za-z_]=.)|(?<=msgid.\"))",
    "(": r"\((?<=[A-Za-z_]\()[^\"'\n]{0,300}[\"']",
    "w": r"w(?=ww\.)",
    "]": r"\](?:\(|:\s+<?[#.])",
    # Not [1], [xxxv], [см. с. 5]; a block line of AsciiDoc, [source,py], begins its line.
    "[": rf"\[(?:[\[/]|[\"'](?<=[A-Za-z_\])]\[.)|(?<=\.(?:gif|jpg|png|svg)\[)|(?<=(?:{_HYPHEN}|\*)\s\[)[\sxX]\]"
    rf"|\^?(?:[A-Za-z]{_HYPHEN}[A-Za-z]|[А-Яа-яЁё]{_HYPHEN}[А-Яа-яЁё])"
    r"|(?<!\S\[)(?:[a-z]*\w[,=]|source|quote|verse|[A-Z]{3,}\]))",
}
_FRONT_MATTER_SIGNS = "-‐‑‒+"
_FRONT_MATTER = rf"{_HYPHEN}{{3}}|\+{{3}}"
# Where a sign occurs less often, `str.find` goes from one to the next faster than a pattern.
_CHARACTERS_FOR_ONE = 400


@cache  # compiled when a text has the sign, since all patterns would take a tenth of the first use
def _search(sign: str) -> Callable[[str], object]:
    """Return a function that looks whether the pattern of a sign, which begins with it, matches anywhere in a text."""
    if sign == "$":
        return _may_have_formula
    pattern = re.compile(_RARE.get(sign) or _OTHERS[sign])
    if sign in LIKE_LETTERS:
        return pattern.search

    def found(text: str) -> object:
        at, least = text.find(sign), -4 * _CHARACTERS_FOR_ONE
        while at >= 0 and at >= least:
            if pattern.match(text, at):
                return True
            at = text.find(sign, at + 1)
            least += _CHARACTERS_FOR_ONE
        return at >= 0 and pattern.search(text, at)

    return found


def _may_have_formula(text: str) -> object:
    from .pairs import dollar_formulas

    prompt = compiled(r"\$(?<=^\$)\s+[a-z.]")
    return "${" in text or prompt.search(text) or next(dollar_formulas(text), None)


# These are so rare in prose that `normalize_unicode` looks for them together with what it changes.
SIGNS = frozenset((*_RARE, "$"))
ALL_SIGNS = SIGNS.union(_OTHERS)  # a text without them that begins with a letter has nothing to protect


def may_have_markup(text: str, unusual: Collection[str] | None = None) -> bool:
    """Return False if there is nothing to protect.

    >>> may_have_markup("Он сказал [1], что «да»."), may_have_markup("Метод `sort`")
    (False, True)

    `unusual` are characters of the text, if known: all of `SIGNS` in it and all that `normalize_unicode` may change.
    """
    if unusual and (hiding := HIDDEN.intersection(unusual)):
        from .plain_form import plain_form

        text, unusual = plain_form(text, hiding), SIGNS.intersection(plain_form("".join(unusual)))
    present = SIGNS if unusual is None else SIGNS.intersection(unusual)
    for sign in present:
        if sign in text and _search(sign)(text):
            return True
    for sign in _OTHERS:
        if sign in text and _search(sign)(text):
            return True
    return text[:1] in _FRONT_MATTER_SIGNS and compiled(_FRONT_MATTER).match(text) is not None
