"""Homoglyphs: a word that mixes Latin and Cyrillic letters is brought into one script.

Source: Unicode Technical Standard 39, confusable letters. A word becomes Cyrillic when every Latin letter has a
Cyrillic homoglyph, else Latin when every Cyrillic letter has a Latin one, else it stays. That Cyrillic comes first is
this library's choice, because the text is Russian.
"""

from functools import lru_cache
from typing import NamedTuple, TypeAlias

from .._base.characters import COMBINING, CYRILLIC, LATIN
from .._base.edits import Edits, Span
from .._base.scanner import compiled, present

Replacement: TypeAlias = tuple[int, int, str]  # start and stop within the word, the new letter

# A bracket, and characters that may be, or become, an opening quotation mark.
OPENINGS = "(«»„“”‚‘\"'`<>,"
_WORD = f"[{LATIN}{CYRILLIC}{COMBINING}]+"
# The first Latin letter beside a Cyrillic letter or a combining character, or one or two by themselves before a space;
# and the rest of the word. The class comes first and its neighbours after, which is faster than the other order.
_MIXED_OR_LONE = (
    rf"[{LATIN}](?:(?<=[{CYRILLIC}{COMBINING}].)|(?=[{CYRILLIC}{COMBINING}])"
    rf"|((?<![^ \t\n{OPENINGS}].)(?=[aeoy]? )))(?:{_WORD})?"
)
_CYRILLIC_LETTER = f"[{CYRILLIC}]"
_LETTER = f"[{LATIN}{CYRILLIC}][{COMBINING}]*"
# Two Latin capitals or more beside a Russian word with small letters.
_GLUED_ACRONYM = r"(?:[A-Z]{2,}[А-ЯЁа-яё]*[а-яё][А-ЯЁа-яё]*|[А-ЯЁ]?[а-яё]+[A-Z]{2,})"
# A move in Russian chess notation: a Russian letter for the piece and a Latin one for the file, an x for a capture.
_CHESS_MOVE = r"(?:Кр|[КФЛС])[a-h]?[xх]?[a-h][1-8](?!\w)"
_ON_PURPOSE = rf"{_GLUED_ACRONYM}(?!{_WORD})|{_CHESS_MOVE}"
# A class of characters in a regular expression.
_LETTER_OF_CLASS = f"[{LATIN}{CYRILLIC}0-9]"
_CHARACTER_CLASS = (
    rf"\[\^?(?:{_LETTER_OF_CLASS}-{_LETTER_OF_CLASS}|(?:[ЁёІіЇїҐґЄє]|\\.|[^{LATIN}{CYRILLIC}\s\]\[])){{1,40}}+\]"
)
_LONGEST_CLASS = 80
_LONGEST_CACHED = 40  # characters; a longer word is computed each time, to bound the cache
# і is not a Russian letter: where one of these stands, the text is Ukrainian, Belarusian, Kazakh or old.
LETTERS_BESIDE_I = "ІіЇїЄєҐґӘәҒғҚқҢңӨөҰұҮүҺһѢѣ"

_TO_CYRILLIC = dict(zip("ABEKMHOPCTXYaeopcyx", "АВЕКМНОРСТХУаеорсух", strict=True))
_TO_LATIN = {cyrillic: latin for latin, cyrillic in _TO_CYRILLIC.items()} | dict(zip("ІіЈјЅѕ", "IiJjSs", strict=True))
# A capital I is a letter of a word inside it, or where an old ending says so: IСТОРIЯ, Iванъ. Two are a numeral.
_WITH_OLD_I = rf"[{CYRILLIC}](?<![а-яё])I[{CYRILLIC}]|^I[{CYRILLIC}]{{2,}}ъ$"
_NUMERAL = "I[IVX]|[VX]I"
_KEPT_ACCENTS = frozenset("\u0300\u0301\u0308")  # that a Cyrillic letter may have too: stress, ё, ї


class LatinWords(NamedTuple):
    """Words of a text that may be Russian ones with Latin letters."""

    mixed: list[Span]  # those in which a Latin letter stands beside a Cyrillic letter or a combining character
    has_lone: bool  # whether any is one or two Latin letters by themselves


def latin_words(text: str) -> LatinWords:
    """Return the words with Latin letters that may be Russian ones.

    >>> latin_words("раз Cлово dos"), latin_words("y окна")
    (LatinWords(mixed=[(4, 9)], has_lone=False), LatinWords(mixed=[], has_lone=True))
    """
    is_word, mixed, has_lone = compiled(_WORD).match, list[Span](), False
    for found in compiled(_MIXED_OR_LONE).finditer(text):
        start = found.start()
        if found.lastindex:
            has_lone = True
            continue
        while start > 0 and is_word(text, start - 1, start):
            start -= 1
        mixed.append((start, found.end()))
    return LatinWords(mixed, has_lone)


def homoglyph_edits(text: str, unusual: set[str] | None = None, words: list[Span] | None = None) -> Edits:
    """Return the edits that bring each word of Latin and Cyrillic letters into one script.

    >>> homoglyph_edits("Cоветский XX век")     # a Latin C
    [(0, 1, 'С', 'unicode.look_alike')]

    In a line that has any of `LETTERS_BESIDE_I`, a Latin i stands for і in every word. `words` are those of both
    scripts, if they are known.
    """
    edits: Edits = []
    line_stop, with_i = -1 if any(present(LETTERS_BESIDE_I, unusual)) else len(text), False
    for start, stop in latin_words(text).mixed if words is None else words:
        if start > line_stop:
            line_stop, with_i = line_with_i(text, start)
        if _is_on_purpose(text, start, stop):
            continue
        replacements = _cached_replacements if stop - start <= _LONGEST_CACHED else _replacements
        for first, last, new in replacements(text[start:stop], with_i):
            edits.append((start + first, start + last, new, "unicode.look_alike"))
    return edits


def line_with_i(text: str, position: int) -> tuple[int, bool]:
    """Return where the line ends and whether it has any of `LETTERS_BESIDE_I`."""
    start, stop = text.rfind("\n", 0, position) + 1, text.find("\n", position)
    stop = len(text) if stop < 0 else stop
    return stop, compiled(f"[{LETTERS_BESIDE_I}]").search(text, start, stop) is not None


def _is_on_purpose(text: str, start: int, stop: int) -> bool:
    """Return whether a word of both scripts is meant so: HTTPКлиент, [A-Za-zА-я], Кc6."""
    if compiled(_ON_PURPOSE).match(text, start):
        return True
    if text[start - 1 : start] != "-" and text[stop : stop + 1] != "-":
        return False
    opening = text.rfind("[", max(0, start - _LONGEST_CLASS), start)
    found = compiled(_CHARACTER_CLASS).match(text, opening) if opening >= 0 else None
    return found is not None and found.end() > stop


def _replacements(word: str, with_i: bool) -> tuple[Replacement, ...]:
    """Return which letters of a word are replaced by which.

    >>> _replacements("Mocква", False)
    ((0, 1, 'М'), (1, 2, 'о'), (2, 3, 'с'))
    """
    letters = list(compiled(_LETTER).finditer(word))
    cyrillic = [letter for letter in letters if compiled(_CYRILLIC_LETTER).match(letter[0])]
    latin = [letter for letter in letters if not compiled(_CYRILLIC_LETTER).match(letter[0])]
    is_old = compiled(_WITH_OLD_I).search(word) and not compiled(_NUMERAL).search(word)
    with_small_i = _TO_CYRILLIC | ({"i": "і", "I": "І"} if is_old else {"i": "і"})
    for foreign, homoglyphs in ((latin, _to_cyrillic(word, with_i)), (cyrillic, _TO_LATIN), (latin, with_small_i)):
        new = [_homoglyph(letter[0], homoglyphs) for letter in foreign]
        if cyrillic and all(new):
            return tuple((*letter.span(), made) for letter, made in zip(foreign, new, strict=True))
    return ()


_cached_replacements = lru_cache(maxsize=4096)(_replacements)


def _to_cyrillic(word: str, with_i: bool) -> dict[str, str]:
    if not with_i:
        return _TO_CYRILLIC
    # I among capitals is a Roman numeral or an acronym (XІХ, COVІD) more often than the letter.
    return _TO_CYRILLIC | ({"i": "і"} if word.isupper() else {"i": "і", "I": "І"})


def _homoglyph(letter: str, homoglyphs: dict[str, str]) -> str:
    """Return the homoglyph of a letter with its accents, "" when it has none.

    >>> _homoglyph("o", _TO_CYRILLIC), _homoglyph("z", _TO_CYRILLIC), _homoglyph("ë", _TO_CYRILLIC)
    ('о', '', 'ё')
    """
    if letter in homoglyphs or letter.isascii():
        return homoglyphs.get(letter, "")
    from .._base.normal_forms import normalize

    base, *accents = [*normalize("NFD", letter)]
    has_homoglyph = base in homoglyphs and _KEPT_ACCENTS.issuperset(accents)
    return normalize("NFC", homoglyphs[base] + "".join(accents)) if has_homoglyph else ""
