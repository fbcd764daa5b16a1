"""Remnants: what remains of a misreading beside repairs. A line that has any is repaired wholly or not at all."""

import re
from collections.abc import Sequence
from functools import cache

from .._base.edits import apply
from .._base.scanner import compiled
from .bigram_costs import LETTERS, PUNCTUATION, charmap
from .detection import ALPHABETS
from .repairs import Repair

# Characters that encodings of one byte have and Russian text lacks: beside a repair, they are what was not explained.
_FOREIGN = rf"(?![{LETTERS}{PUNCTUATION}\xad])[\x80-\u036f\u0370-\u25ff\ue000-\uf8ff\ufb01\ufb02]"
_LOST = "[\x80-\x84\x86-\x9f]|\ufffd[\xa0\xad«\0]|[\xa0\xad»\0]\ufffd|^\\W*\ufffd\\W*$"  # U+0085 ends a line
_ALONE = frozenset("€•·°±×÷§©®≈≤≥−†")  # symbols that stand between spaces
_REPAIR = "\0"  # stands for each repair
# What shows that the encoding was a similar one: symbols beside letters, but │ ║ ─ ═, which tables have there; ≈ for a
# dash; capitals at the ends of words, but МэВ; in the rest also letters that Russian never had, or lost ones.
_SYMBOL = "[\u2200-\u24ff\u2503-\u254f\u2552-\u25ff¼½¾¤¦¬¶¨¯¸]"
_MISFIT = (
    rf"(?<=[{LETTERS}])(?:[„•·](?=[{LETTERS}])|{_SYMBOL})|{_SYMBOL}(?=[{LETTERS}])"
    rf"|≈(?! ?\d)|[а-яё]{{2}}[А-ЯЁ](?![{LETTERS}])"
)
_UNREAD = rf"(?![{LETTERS}іІѣѢѳѲѵѴ])[\u0400-\u052f]|[а-яё][А-ЯЁ](?![а-яё])|\ufffd"


def is_whole(piece: str, repairs: Sequence[Repair]) -> bool:
    """Return whether repairs leave nothing in a piece that looks like more of the same misreading.

    >>> is_whole("Â ÷àñ déjà vu", [Repair(0, 5, "Â ÷àñ", "В час", 0, 4, ())])
    True
    >>> is_whole("Â ÷àñ ğàññâåòà", [Repair(0, 5, "Â ÷àñ", "В час", 0, 4, ())])
    False
    """
    rest = apply(piece, [(repair.start, repair.stop, _REPAIR, "") for repair in repairs])
    read_as = {name for repair in repairs for written_in, name in repair.misreadings[:1] if written_in == "utf-8"}
    if any(map(_is_remnant, rest.split(" "))) or any(_half_letter(name).search(rest) for name in read_as):
        return False
    made = " ".join(
        repair.new for repair in repairs for written_in, _ in repair.misreadings[:1] if written_in != "utf-8"
    )
    return not made or (_is_well_read(made) and not compiled(_UNREAD).search(rest))


def _is_well_read(text: str) -> bool:
    """Return whether what was made from single bytes has no symbols in words, nor letters of two alphabets.

    >>> [_is_well_read(text) for text in ("дурной", "дљрной", "нас„роен", "верхЕ", "їхній сад", "їослышался", "║км²║")]
    [True, False, False, False, True, False, True]
    """
    letters = set(text.lower())
    others = {letter for letter in letters if "\u0400" <= letter <= "\u052f" and letter not in LETTERS}
    alphabets = (letters.isdisjoint(missing) and others.issubset(added) for added, missing in ALPHABETS)
    return (not others or any(alphabets)) and not compiled(_MISFIT).search(text)


@cache
def _half_letter(read_as: str) -> re.Pattern[str]:
    """Return a pattern of half a letter in UTF-8 beside a repair, its other half lost or become a space."""
    first, second = map(re.escape, charmap(read_as)[0xD0:0xD2])
    return re.compile(f"[{first}{second}][\0\ufffd]|\0[{first}{second}\ufffd]|{first} \0")


def _is_remnant(word: str) -> bool:
    """Return whether a word has a foreign character next to a repair, or more of them than other letters.

    >>> [_is_remnant(word) for word in ("ğ\\0", "ğà", "\\x88", "déjà", "5°C", "€", "\\0.")]
    [True, True, True, False, False, False, False]
    """
    if compiled(_LOST).search(word):
        return True
    foreign = compiled(_FOREIGN).findall(word)
    if not foreign or word in _ALONE:
        return False
    letters = sum(map(str.isalpha, word)) - sum(map(str.isalpha, foreign))
    return len(foreign) > letters or bool(compiled(rf"\0{_FOREIGN}|{_FOREIGN}\0").search(word))
