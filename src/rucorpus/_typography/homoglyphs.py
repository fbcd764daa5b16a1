"""Look-alikes: a word that mixes Latin and Cyrillic letters is brought into one script.

Source: Unicode Technical Standard 39, letters that look alike. A word goes wholly Cyrillic when every Latin letter has
a Cyrillic twin, else wholly Latin when every Cyrillic letter has a Latin one, else it stays. That Cyrillic
comes first is this library's choice, because the text is Russian.
"""

from collections.abc import Iterator
from functools import lru_cache

from .._base.characters import CYRILLIC, LATIN, MARKS
from .._base.edits import Edits
from .._base.scanner import compiled

# The first Latin letter beside a Cyrillic one or beside a mark, and the rest of its word: a class first, what stands
# around it after.
_WORD = f"[{LATIN}{CYRILLIC}{MARKS}]+"
_BESIDE = f"[{LATIN}](?:(?<=[{CYRILLIC}{MARKS}].)|(?=[{CYRILLIC}{MARKS}]))(?:{_WORD})?"
_LONGEST = 40  # a longer word is looked up without being remembered
_CYRILLIC_LETTER = f"[{CYRILLIC}]"
_LETTER_WITH_MARKS = f"[{LATIN}{CYRILLIC}][{MARKS}]*"
# і is no Russian letter: where one of these stands, the text is Ukrainian, Belarusian, Kazakh or old.
OF_NEIGHBOURS = "ІіЇїЄєҐґӘәҒғҚқҢңӨөҰұҮүҺһ"

_TO_CYRILLIC = dict(zip("ABEKMHOPCTXYaeopcyx", "АВЕКМНОРСТХУаеорсух", strict=True))
_TO_LATIN = {cyrillic: latin for latin, cyrillic in _TO_CYRILLIC.items()} | dict(zip("ІіЈјЅѕ", "IiJjSs", strict=True))
# Marks that the twin of a letter may keep: stress, ё, ї.
_KEPT_MARKS = set("\u0300\u0301\u0308")


def look_alike_edits(text: str, *, with_i: bool = False) -> Edits:
    """Return the edits that bring each word of Latin and Cyrillic letters into one script.

    >>> look_alike_edits("Cоветский XX век")     # a Latin C
    [(0, 1, 'С', 'unicode.look_alike')]

    `with_i` tells whether the text has any of OF_NEIGHBOURS, so that a Latin i may stand for і.
    """
    found: Edits = []
    for start, stop in _mixed_words(text):
        replacements = (_remembered if stop - start <= _LONGEST else _replacements)(text[start:stop], with_i)
        for first, last, new in replacements:
            found.append((start + first, start + last, new, "unicode.look_alike"))
    return found


def _mixed_words(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of words in which a Latin letter stands beside a Cyrillic one, or beside a mark."""
    is_word, done = compiled(_WORD).fullmatch, 0
    for latin in compiled(_BESIDE).finditer(text):
        at = latin.start()
        start = max(done, text.rfind(" ", max(done, at - _LONGEST), at) + 1)
        if start < at and not is_word(text, start, at):  # the word does not begin after a blank
            start = _word_start(text, at, done)
        done = latin.end()
        yield start, done


def _word_start(text: str, at: int, least: int) -> int:
    is_word = compiled(_WORD).match
    while at > least and is_word(text, at - 1, at):
        at -= 1
    return at


def _replacements(word: str, with_i: bool) -> tuple[tuple[int, int, str], ...]:
    """Return what is to be put where in a word of both scripts.

    >>> _replacements("Mocква", False)
    ((0, 1, 'М'), (1, 2, 'о'), (2, 3, 'с'))
    """
    letters = list(compiled(_LETTER_WITH_MARKS).finditer(word))
    cyrillic = [letter for letter in letters if compiled(_CYRILLIC_LETTER).match(letter[0])]
    latin = [letter for letter in letters if not compiled(_CYRILLIC_LETTER).match(letter[0])]
    to_cyrillic = _with_i(word) if with_i else _TO_CYRILLIC
    for strange, twins in ((latin, to_cyrillic), (cyrillic, _TO_LATIN)):
        new = [_twin(letter[0], twins) for letter in strange]
        if cyrillic and all(new):
            return tuple((*letter.span(), twin) for letter, twin in zip(strange, new, strict=True))
    return ()


_remembered = lru_cache(maxsize=4096)(_replacements)


def _with_i(word: str) -> dict[str, str]:
    # I among capitals is a Roman numeral or an acronym (XІХ, COVІD) more often than the letter.
    return _TO_CYRILLIC | ({"i": "і"} if word.isupper() else {"i": "і", "I": "І"})


def _twin(letter: str, twins: dict[str, str]) -> str:
    """Return the twin of a letter with its marks, "" when it has none.

    >>> _twin("o", _TO_CYRILLIC), _twin("z", _TO_CYRILLIC), _twin("ë", _TO_CYRILLIC)
    ('о', '', 'ё')
    """
    if letter in twins or letter.isascii():
        return twins.get(letter, "")
    from unicodedata2 import normalize

    base, *marks = normalize("NFD", letter)
    return normalize("NFC", twins[base] + "".join(marks)) if base in twins and _KEPT_MARKS.issuperset(marks) else ""
