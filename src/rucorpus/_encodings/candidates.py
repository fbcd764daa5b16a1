"""Candidates: the pieces of a text that may have a clear repair, found for many pieces at once."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate, chain

from .._base.scanner import compiled
from .bigram_costs import (
    ENCODINGS,
    LETTERS,
    MAX_CHARACTERS,
    PUNCTUATION,
    charmap,
    letters_and_cost,
    misreading_costs_at_most,
    running_misreading_costs,
)
from .detection import MAX_MEAN_COST
from .misreadings import READ_AS, decoded
from .repairs import MAX_CORRUPTED_COST, MIN_MEAN_COST, has_enough_letters, needed_gain

_FEWEST = needed_gain("", "", 0) // (MAX_CORRUPTED_COST - MIN_MEAN_COST) + 1  # letters


def candidates(pieces: Sequence[str]) -> set[str]:
    """Return the pieces that may have a clear repair; fast for letters that all Cyrillic encodings have.

    >>> candidates(["амфибии", "дПВТПЕ ХФТП", "ну😀да"])
    {'дПВТПЕ ХФТП'}
    """
    short = [piece for piece in pieces if len(piece) <= MAX_CHARACTERS]
    ends = list(accumulate(len(piece) + 1 for piece in short))
    # What no encoding has ends a stretch as a line end does.
    text = _unwritable().sub("\n", "\n".join(short))
    others = compiled(f"[^\0-\x7f{LETTERS}][^\n]*").finditer(text)
    stretches = chain(others, _utf_8_as_letters().finditer(text), _that_may_gain(text))
    found = {short[bisect_right(ends, stretch.start())] for stretch in stretches}
    return found.union(piece for piece in pieces if len(piece) > MAX_CHARACTERS)


def _that_may_gain(text: str) -> Iterator[re.Match[str]]:
    """Yield the stretches whose cost in some misreading leaves enough gain for a clear repair."""
    costs = running_misreading_costs(f"\n{text}\n")
    for stretch in compiled(f"[^\n]{{{_FEWEST},}}").finditer(text):
        packed = costs[stretch.end() + 1] - costs[stretch.start()]
        letters, cost = letters_and_cost(packed)
        if letters >= _FEWEST:
            most = min(cost - 1, MAX_MEAN_COST * (letters + 2))
            if " " not in stretch[0]:
                most = min(most, MAX_CORRUPTED_COST * letters - needed_gain("", "", letters))
            if misreading_costs_at_most(packed, most) and has_enough_letters(stretch[0]):
                yield stretch


@cache
def _unwritable() -> re.Pattern[str]:
    return re.compile(f"[^{re.escape(''.join(map(charmap, READ_AS)))}\u02dc]")


@cache
def _utf_8_as_letters() -> re.Pattern[str]:
    """Return a pattern of letters that UTF-8 is misread as, such as ТЛ for » in ISO 8859-5."""
    misread = (decoded(char.encode(), read_as) or "" for char in LETTERS + PUNCTUATION for read_as in ENCODINGS)
    seconds: dict[str, str] = {}
    for chars in filter(set(LETTERS).issuperset, sorted(misread)):
        seconds[chars[:1]] = seconds.get(chars[:1], "") + chars[1:2]
    utf_8 = f"(?:{'|'.join(f'{first}[{second}]' for first, second in seconds.items() if first)})"
    alone = rf"{utf_8}(?<![{LETTERS}]..)[{LETTERS}]*+(?![{LETTERS}])"
    return re.compile(rf"{alone}|{utf_8}.?[\0-\x7f]+{utf_8}")
