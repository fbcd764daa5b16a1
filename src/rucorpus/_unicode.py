"""Unicode form: NFC, plain blanks and line ends, nothing invisible, no letters of another script inside a word.

Sources: the Unicode Standard, Annex 15 (NFC; not NFKC, because №, …, ², ½, ℃ and ™ mean what they say) and UTS 39
(letters that look alike). Three passes, each over what the one before made: characters, composition, look-alikes.
Classes are spelled out instead of `\\w`, whose meaning changes from one Python to the next.
"""

import re
from collections.abc import Iterator
from functools import cache
from re import Match

from ._arguments import require_text
from ._characters import CYRILLIC, LATIN
from ._edits import Edits, Pass, Rule, apply, compiled, in_passes, scanner

# What most Russian text consists of: a text of nothing else has no work for the first two passes.
_UNUSUAL = re.compile("[^\t\n -~А-Яа-яЁё«»„“”’—–…№°]")

_MARKS = "\u0300-\u036f"

_BLANKS = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_LINE_ENDS = "\n\r\x0c\x85\u2028\u2029"
_JOINERS = "\u200c\u200d"
_CONTROLS = "\0-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f"
_INVISIBLE = f"{_CONTROLS}\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
_WIDE_MARKS = "\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff5e"
_WIDE_LETTERS = "\uff10-\uff19\uff21-\uff3a\uff41-\uff5a"
_IDEOGRAPHS = "\u1100-\u11ff\u2e80-\u2fff\u3001-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff"

# Scripts in which a joiner between two letters is a slip; in Arabic or Indic scripts it is spelling.
_UNJOINED = f"[{LATIN}ɐ-ʯ{_MARKS}Ͱ-Ͽ{CYRILLIC}Ḁ-῿\u2126\u212a\u212b\ufb00-\ufb06{_WIDE_LETTERS}]"
_IDEOGRAPH = f"[{_IDEOGRAPHS}]"
_LINE_END_AHEAD = f"[ \t]*[{_LINE_ENDS}]"
_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_LIGATURES = dict(zip("ﬀﬁﬂﬃﬄﬅﬆ", ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True))

# Whatever takes part in a composition is outside these ranges, or is the one character before such a run.
_COMPOSED = "\0-\u02ff\u0400-\u0482\u048a-\u052f\u2002-\u2125\u2127-\u2129\u212c-\u2328\U0001f000-\U0001faff"
_MAYBE_DECOMPOSED = f"[^{_COMPOSED}]+"

_LATIN_RUN = re.compile(f"[{LATIN}]+")
_WORD = f"[{LATIN}{CYRILLIC}{_MARKS}]+"
_BESIDE_LATIN = f"[{CYRILLIC}{_MARKS}]"
_CYRILLIC_LETTER = f"[{CYRILLIC}]"
_LETTER_WITH_MARKS = f"[{LATIN}{CYRILLIC}][{_MARKS}]*"
# і is no Russian letter: where one of these stands, the text is Ukrainian, Belarusian, Kazakh or old.
_HAS_CYRILLIC_I = "[ІіЇїЄєҐґ]"

_TO_CYRILLIC = dict(zip("ABEKMHOPCTXYaeopcyx", "АВЕКМНОРСТХУаеорсух", strict=True))
_TO_LATIN = {cyrillic: latin for latin, cyrillic in _TO_CYRILLIC.items()} | dict(zip("ІіЈјЅѕ", "IiJjSs", strict=True))
# Marks that the twin of a letter may keep: stress, ё, ї.
_KEPT_MARKS = set("\u0300\u0301\u0308")


def normalize_unicode(text: str) -> str:
    """Return `text` in one Unicode form: NFC, plain blanks and line ends, nothing invisible, no look-alike letters.

    >>> normalize_unicode("Мои\\u0306\\u00a0сло\\u00adварь\\r\\n")
    'Мой словарь\\n'
    >>> normalize_unicode("Вирус \\u0421OVID-19 в Mоскве")     # a Cyrillic С, a Latin M
    'Вирус COVID-19 в Москве'

    Idempotent, linear in `len(text)`; text with nothing to change is returned itself, and the result is the same on
    every Python. Stress marks, №, …, ² and ½ stay; so do words of one script, the soft hyphen of a broken word at a
    line end, runs of blanks, ё and е. Mojibake is not repaired. Raises TypeError when `text` is not a str.
    """
    return apply(text, unicode_edits(text))


def unicode_edits(text: str) -> Edits:
    """Return the edits of `normalize_unicode`, sorted and disjoint.

    >>> unicode_edits("5\\u00a0кг")
    [(1, 2, ' ', 'unicode.blank')]
    """
    require_text(text)
    if _UNUSUAL.search(text):
        return in_passes(text, (_character_edits(), composition_edits, look_alike_edits))
    return look_alike_edits(text)


def _line_end(match: Match[str]) -> str:
    """раз\\r\\nдва\\u2028три → раз\\nдва\\nтри"""
    return "\n"


def _blank(match: Match[str]) -> str:
    """пять\\u00a0кг и 10\\u2009000 → пять кг и 10 000"""
    return " "


def _invisible(match: Match[str]) -> str:
    """сло\\u200bво из\\u00adрезано\\ufeff, на\\u200dпиши → слово изрезано, напиши"""
    text, (start, stop), run = match.string, match.span(), match[0]
    if compiled(_UNJOINED).match(text, start - 1, start) and compiled(_UNJOINED).match(text, stop):
        return ""
    # A soft hyphen before a line end marks a broken word, which is not for this function to mend.
    broken_word = "\u00ad" in run and compiled(_LINE_END_AHEAD).match(text, stop)
    return "".join(char for char in run if char in _JOINERS) + ("\u00ad" if broken_word else "")


def _ligature(match: Match[str]) -> str:
    """ﬁnal → final"""
    return _LIGATURES[match[0]]


def _wide_letters(match: Match[str]) -> str:
    """ＡＢＣ１２ → ABC12"""
    return match[0].translate(_NARROW)


def _wide_marks(match: Match[str]) -> str:
    """（да）, но 王。，王 → (да), но 王。，王"""
    start, stop = match.span()
    beside = compiled(_IDEOGRAPH).match(match.string, start - 1, start) or compiled(_IDEOGRAPH).match(
        match.string, stop
    )
    return match[0] if beside else match[0].translate(_NARROW)


# Each pattern goes on after the first character, which is in one of these classes.
_FIRST = f"[\r\x0c\x85\u2028\u2029{_BLANKS}{_INVISIBLE}{_JOINERS}ﬀ-ﬆ{_WIDE_LETTERS}{_WIDE_MARKS}]"
CHARACTERS: list[Rule] = [
    (f"(?<=[{_BLANKS}])", _blank),
    (f"(?<=[{_INVISIBLE}{_JOINERS}])[{_INVISIBLE}{_JOINERS}]*", _invisible),
    (r"(?<=\r)\n?|(?<=[\x0c\x85\u2028\u2029])", _line_end),
    (f"(?<=[{_WIDE_LETTERS}])[{_WIDE_LETTERS}]*", _wide_letters),
    (f"(?<=[{_WIDE_MARKS}])[{_WIDE_MARKS}]*", _wide_marks),
    ("(?<=[ﬀ-ﬆ])", _ligature),
]


@cache
def _character_edits() -> Pass:
    return scanner("unicode", CHARACTERS, start=_FIRST)


def composition_edits(text: str) -> Edits:
    """Return the edits that bring `text` into NFC, one for each grapheme cluster that is not.

    >>> composition_edits("и\\u0306")
    [(0, 2, 'й', 'unicode.composition')]
    """
    return [edit for run in compiled(_MAYBE_DECOMPOSED).finditer(text) for edit in _composed(text, *run.span())]


def _composed(text: str, start: int, stop: int) -> Edits:
    from unicodedata2 import normalize

    start = max(0, start - 1)
    run = text[start:stop]
    whole = normalize("NFC", run)
    if whole == run:
        return []
    import regex

    clusters = [(match.start(), match.end(), normalize("NFC", match[0])) for match in regex.finditer(r"\X", run)]
    if "".join(new for _, _, new in clusters) != whole:  # letters of a few scripts compose across clusters
        clusters = [(0, len(run), whole)]
    return [
        (start + first, start + last, new, "unicode.composition")
        for first, last, new in clusters
        if new != run[first:last]
    ]


def look_alike_edits(text: str) -> Edits:
    """Return the edits that bring each word of Latin and Cyrillic letters into one script.

    >>> look_alike_edits("Cоветский XX век")     # a Latin C
    [(0, 1, 'С', 'unicode.look_alike')]

    A word goes wholly Cyrillic when every Latin letter of it has a Cyrillic twin, else wholly Latin when every
    Cyrillic letter has a Latin one, else it stays.
    """
    words = list(_mixed_words(text))
    with_i = bool(words) and compiled(_HAS_CYRILLIC_I).search(text) is not None
    return [edit for start, stop in words for edit in _in_one_script(text, start, stop, with_i)]


def _mixed_words(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of words in which a Latin letter stands beside a Cyrillic one, or beside a mark."""
    beside, word, done = compiled(_BESIDE_LATIN), compiled(_WORD), 0
    for latin in _LATIN_RUN.finditer(text):
        start, stop = latin.span()
        if start >= done and (beside.match(text, start - 1, start) or beside.match(text, stop)):
            while start > done and word.match(text, start - 1, start):
                start -= 1
            done = word.match(text, start).end()  # type: ignore[union-attr]  # a Latin letter stands there
            yield start, done


def _in_one_script(text: str, start: int, stop: int, with_i: bool) -> Edits:
    letters = list(compiled(_LETTER_WITH_MARKS).finditer(text, start, stop))
    cyrillic = [letter for letter in letters if compiled(_CYRILLIC_LETTER).match(letter[0])]
    latin = [letter for letter in letters if not compiled(_CYRILLIC_LETTER).match(letter[0])]
    to_cyrillic = _with_i(text[start:stop]) if with_i else _TO_CYRILLIC
    for strange, twins in ((latin, to_cyrillic), (cyrillic, _TO_LATIN)):
        new = [_twin(letter[0], twins) for letter in strange]
        if cyrillic and all(new):
            return [(*letter.span(), twin, "unicode.look_alike") for letter, twin in zip(strange, new, strict=True)]
    return []


def _with_i(word: str) -> dict[str, str]:
    # I among capitals is a Roman numeral or an acronym (XІХ, COVІD) more often than the letter.
    return _TO_CYRILLIC | ({"i": "і"} if word.isupper() else {"i": "і", "I": "І"})


def _twin(letter: str, twins: dict[str, str]) -> str:
    """Return the twin of a letter with its marks, "" when it has none."""
    from unicodedata2 import normalize

    base, *marks = normalize("NFD", letter)
    return normalize("NFC", twins[base] + "".join(marks)) if base in twins and _KEPT_MARKS.issuperset(marks) else ""
