"""Remnants: what remains of a misreading beside repairs. A line that has any is repaired wholly or not at all."""

import re
from collections.abc import Sequence
from functools import cache

from .._base.edits import apply
from .._base.scanner import compiled
from .bigram_costs import LETTERS, PUNCTUATION, charmap
from .repairs import Repair

# Characters that encodings of one byte have and Russian text lacks: beside a repair, they are what was not explained.
_FOREIGN = rf"(?![{LETTERS}{PUNCTUATION}\xad])[\x80-\u02ff\u0370-\u25ff\uf8ff\ufb01\ufb02]"
_LOST = "[\x80-\x84\x86-\x9f]|\ufffd[\xa0\xad«]|[\xa0\xad»]\ufffd"  # controls, but U+0085, which ends a line
_ALONE = frozenset("€•·°±×÷§©®≈≤≥−†")  # symbols that stand between spaces
_REPAIR = "\0"  # stands for each repair


def is_whole(piece: str, repairs: Sequence[Repair]) -> bool:
    """Return whether repairs leave nothing in a piece that looks like more of the same misreading.

    >>> is_whole("Â ÷àñ déjà vu", [Repair(0, 5, "Â ÷àñ", "В час", 0, 4, ())])
    True
    >>> is_whole("Â ÷àñ ğàññâåòà", [Repair(0, 5, "Â ÷àñ", "В час", 0, 4, ())])
    False
    """
    rest = apply(piece, [(repair.start, repair.stop, _REPAIR, "") for repair in repairs])
    read_as = {name for repair in repairs for written_in, name in repair.misreadings[:1] if written_in == "utf-8"}
    return not any(map(_is_remnant, rest.split(" "))) and not any(_half_letter(name).search(rest) for name in read_as)


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
