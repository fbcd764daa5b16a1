"""Correct ends: the words at the ends of a stretch that undoing a misreading would make worse."""

from itertools import accumulate, count

from .._base.scanner import compiled
from .bigram_costs import text_cost

_CLEAR_LOSS = 100  # of words that undoing a misreading would make worse


def without_correct_ends(old: str, new: str) -> tuple[int, int]:
    """Return the part of a run without the words at its ends that clearly cost less as they stand.

    >>> without_correct_ends("Слово уПЧУЕН ДТХЗПЕ", "яКНБН Совсем другое")
    (6, 19)
    """
    words = list(compiled("[^ ]+").finditer(old))
    changes = {word[0]: new[word.start() : word.end()] for word in words}
    gain_of = {word: text_cost(f" {word} ") - text_cost(f" {becomes} ") for word, becomes in changes.items()}
    gains = [gain_of[word[0]] for word in words]
    first = _clearly_worse(gains)
    last = len(words) - _clearly_worse(gains[::-1])
    if first >= last:
        return 0, 0
    return words[first].start() if first else 0, words[last - 1].end() if last < len(words) else len(old)


def _clearly_worse(gains: list[int]) -> int:
    """Return how many of the first words lose most together, if that is much.

    >>> _clearly_worse([-90, 10, -80, 300]), _clearly_worse([-20, 300])
    (3, 0)
    """
    total, number = min(zip(accumulate(gains), count(1), strict=False), default=(0, 0))
    return number if total < -_CLEAR_LOSS else 0
