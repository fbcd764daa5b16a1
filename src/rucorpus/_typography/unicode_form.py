"""Unicode form: NFC, plain blanks and line ends, nothing invisible, no letters of another script inside a word.

Source: the Unicode Standard, Annex 15 (NFC; not NFKC, because №, …, ², ½, ℃ and ™ mean what they say). Four passes,
each over what the one before made: characters, joiners, composition, look-alikes. Classes are spelled out instead of
`\\w`, whose meaning changes from one Python to the next.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, partial
from typing import TypeAlias

from .._base.characters import CYRILLIC, LATIN, MARKS
from .._base.edits import Edits, Step, apply, compose
from .._base.scanner import Pass, compiled, places
from .._base.validation import require_text
from .homoglyphs import OF_NEIGHBOURS, look_alike_edits

# What most Russian text consists of: a text of nothing else has no work here. The class is written twice because a
# search for `[…]+` is three times slower than one for `[…]`. A Latin letter is usual unless it touches a Cyrillic one.
_USUAL = "\t\n -@[-`{-~А-Яа-яЁё«»„“”’—–…№°"
_UNUSUAL = re.compile(
    f"[^{_USUAL}](?:(?<=[^{LATIN}])[^{_USUAL}{LATIN}]*|(?<=[{CYRILLIC}{MARKS}].)|(?=[{CYRILLIC}{MARKS}]))"
)
_CHUNK = 1 << 16  # so much text is looked at in one go, to bound the memory

_BLANKS = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_LINE_ENDS = "\n\r\x0c\x85\u2028\u2029"
_JOINERS = "\u200c\u200d"
_SOFT_HYPHEN = "\u00ad"
_CONTROLS = "".join(map(chr, (*range(9), 0x0B, *range(0x0E, 0x20), *range(0x7F, 0x85), *range(0x86, 0xA0))))
_DIRECTIONS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_INVISIBLE = f"{_CONTROLS}{_DIRECTIONS}\u180e\u200b\u2060\ufeff"
_WIDE_LETTERS = "".join(map(chr, (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))))
_WIDE_MARKS = "！＂＃＄％＆＇（）＊＋，－．／：；＜＝＞？＠［＼］＾＿｀｛｜｝～"
_LIGATURES = dict(zip("ﬀﬁﬂﬃﬄﬅﬆ", ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True))
_WIDTH = 0xFEE0  # from a wide form to the plain one

_IDEOGRAPH = "[\u1100-\u11ff\u2e80-\u2fff\u3001-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff]"
_LINE_END_AHEAD = f"[{re.escape(_INVISIBLE)}{_JOINERS}]*[ \t{_BLANKS}]*[{_LINE_ENDS}]"
# Scripts in which a joiner between two letters is a slip; in Arabic or Indic scripts it is spelling.
_UNJOINED = f"[{LATIN}ɐ-ʯ{MARKS}Ͱ-Ͽ{CYRILLIC}Ḁ-῿\u2126\u212a\u212b]"
_NEEDLESS_JOINERS = f"[{_JOINERS}](?<={_UNJOINED}.)[{_JOINERS}]*(?={_UNJOINED})"

# Whatever takes part in a composition is outside these ranges, or is the one character before such a run.
_COMPOSED = "\0-\u02ff\u0400-\u0482\u048a-\u052f\u2002-\u2125\u2127-\u2129\u212c-\u2328\U0001f000-\U0001faff"
_MAYBE_DECOMPOSED = f"[^{_COMPOSED}][^{_COMPOSED}]*"
# What may leave a Latin letter beside a Cyrillic one: the letter itself, or what stands between them and goes.
_ANY_LATIN = f"[{LATIN}{re.escape(_INVISIBLE)}{_JOINERS}{_SOFT_HYPHEN}{''.join(_LIGATURES)}{_WIDE_LETTERS}\u212a\u212b]"
_SHORT = 8  # a longer run of marks is no letter, and is not remembered

Becomes: TypeAlias = Callable[[str, int], str]  # what the character at a place becomes


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
    require_text(text)
    for _, made in unicode_steps(text, account=False):
        text = made
    return text


def unicode_edits(text: str) -> Edits:
    """Return the edits of `normalize_unicode`, sorted and disjoint.

    >>> unicode_edits("5\\u00a0кг")
    [(1, 2, ' ', 'unicode.blank')]
    """
    require_text(text)
    steps = list(unicode_steps(text))
    if len(steps) < 2:
        return steps[0][0] if steps else []
    return list(compose((edits for edits, _ in steps), text, steps[-1][1]))


def unicode_steps(text: str, *, account: bool = True) -> Iterator[Step]:
    """Yield the edits of each pass, into the text of the pass before, and the text that it makes.

    Where nobody wants an account, characters that are the same everywhere are replaced without one, in less time and
    memory.

    >>> [edits for edits, _ in unicode_steps("5\\u00a0cм")]
    [[(1, 2, ' ', 'unicode.blank')], [(2, 3, 'с', 'unicode.look_alike')]]
    """
    unusual = _unusual(text)
    if not unusual:
        return
    in_all = "".join(unusual)
    if not account:
        text = _without_account(text, unusual)
        yield [], text
    passes: list[Pass] = [partial(_character_edits, unusual=unusual, table=ANYWHERE)] if account else []
    passes.append(partial(_character_edits, unusual=unusual, table=BY_NEIGHBOURS))
    if not unusual.isdisjoint(_JOINERS):
        passes.append(_joiner_edits)
    if marks := {*"".join(compiled(_MAYBE_DECOMPOSED).findall(in_all))}:
        passes.append(partial(_composition_edits, marks=marks))
    if compiled(_ANY_LATIN).search(in_all):
        passes.append(partial(look_alike_edits, with_i=not unusual.isdisjoint(OF_NEIGHBOURS)))
    for edits_of in passes:
        if edits := edits_of(text):
            text = apply(text, edits)
            yield edits, text


def _unusual(text: str) -> set[str]:
    found: set[str] = set()
    for start in range(0, len(text), _CHUNK):  # with one character more, so that no two that touch are parted
        found.update(_UNUSUAL.findall(text, start, start + _CHUNK + 1))
    return set("".join(found))


def _blank(text: str, at: int) -> str:
    """пять\\u00a0кг и 10\\u2009000 → пять кг и 10 000"""
    return " "


def _line_end(text: str, at: int) -> str:
    """раз\\r\\nдва\\u2028три → раз\\nдва\\nтри"""
    return "" if text.startswith("\r\n", at) else "\n"


def _invisible(text: str, at: int) -> str:
    """сло\\u200bво\\ufeff → слово"""
    return ""


def _soft_hyphen(text: str, at: int) -> str:
    """из\\u00adрезано, но пере\\u00ad\\nнос → изрезано, но пере\\u00ad\\nнос"""
    # Before a line end it marks a broken word, which is not for this function to mend.
    ends = not text[at + 1 : at + 2].isalpha() and compiled(_LINE_END_AHEAD).match(text, at + 1)
    return _SOFT_HYPHEN if ends else ""


def _joiner(text: str, at: int) -> str:
    """на\u200dпиши, но می\u200cخواهم → напиши, но می\u200cخواهم"""
    is_unjoined = compiled(_UNJOINED).match
    return "" if is_unjoined(text, at - 1, at) and is_unjoined(text, at + 1) else text[at]


def _ligature(text: str, at: int) -> str:
    """ﬁnal → final"""
    return _LIGATURES[text[at]]


def _wide_letters(text: str, at: int) -> str:
    """ＡＢＣ１２ → ABC12"""
    return chr(ord(text[at]) - _WIDTH)


def _wide_marks(text: str, at: int) -> str:
    """（да）, но 王。，王 → (да), но 王。，王"""
    is_ideograph = compiled(_IDEOGRAPH).match
    return text[at] if is_ideograph(text, at - 1, at) or is_ideograph(text, at + 1) else chr(ord(text[at]) - _WIDTH)


ANYWHERE: list[tuple[str, Becomes]] = [
    (_BLANKS, _blank),
    (_LINE_ENDS.replace("\r", "").replace("\n", ""), _line_end),
    (_INVISIBLE, _invisible),
    ("".join(_LIGATURES), _ligature),
    (_WIDE_LETTERS, _wide_letters),
]
BY_NEIGHBOURS: list[tuple[str, Becomes]] = [
    ("\r", _line_end),
    (_SOFT_HYPHEN, _soft_hyphen),
    (_JOINERS, _joiner),
    (_WIDE_MARKS, _wide_marks),
]


# Everything that is not seen goes by one name.
_RULES: dict[Becomes, str] = {_soft_hyphen: "unicode.invisible", _joiner: "unicode.invisible"}


def _without_account(text: str, unusual: set[str]) -> str:
    for characters, becomes in ANYWHERE:
        for sign in unusual.intersection(characters):
            text = text.replace(sign, becomes(sign, 0))
    return text


def _character_edits(text: str, unusual: set[str], table: list[tuple[str, Becomes]]) -> Edits:
    found = []
    for characters, becomes in table:
        rule = _RULES.get(becomes, f"unicode.{becomes.__name__.strip('_')}")
        present = unusual.intersection(characters)
        for at in places(text, present) if present else ():
            new = becomes(text, at)
            if new != text[at]:
                found.append((at, at + 1, new, rule))
    found.sort()
    return found


def _joiner_edits(text: str) -> Edits:
    """Return the edits that take runs of joiners from words, and single ones that had stood beside something else."""
    found = compiled(_NEEDLESS_JOINERS).finditer(text) if any(joiner in text for joiner in _JOINERS) else ()
    return [(match.start(), match.end(), "", "unicode.invisible") for match in found]


def _composition_edits(text: str, marks: Iterable[str]) -> Edits:
    """Return the edits that bring `text` into NFC, one for each grapheme cluster that is not.

    >>> _composition_edits("и\\u0306", "\\u0306")
    [(0, 2, 'й', 'unicode.composition')]

    `marks` are the characters of it that may be part of a composition.
    """
    found: Edits = []
    run, done = compiled(_MAYBE_DECOMPOSED).match, 0
    for place in places(text, marks):
        if place >= done:
            start, done = max(0, place - 1), run(text, place).end()  # type: ignore[union-attr]
            for first, last, new in (_remembered if done - start <= _SHORT else _clusters)(text[start:done]):
                found.append((start + first, start + last, new, "unicode.composition"))
    return found


def _clusters(run: str) -> tuple[tuple[int, int, str], ...]:
    """Return what is to be put where in a run of letters and marks.

    >>> _clusters("и\\u0306е\\u0308")
    ((0, 2, 'й'), (2, 4, 'ё'))
    """
    from unicodedata2 import normalize

    whole = normalize("NFC", run)
    if whole == run:
        return ()
    import regex

    found = [(*match.span(), normalize("NFC", match[0])) for match in regex.finditer(r"\X", run)]
    if "".join(new for _, _, new in found) != whole:  # letters of a few scripts compose across clusters
        return ((0, len(run), whole),)
    return tuple((first, last, new) for first, last, new in found if new != run[first:last])


_remembered = lru_cache(maxsize=4096)(_clusters)
