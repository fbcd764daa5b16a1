"""Word evidence: what common Russian words say for one reading of a text over another."""

from collections import Counter

from .._base.common_words import russian_words
from .._base.scanner import compiled
from .bigram_costs import LETTERS

_PER_NAT = 10  # costs are tenths of natural logarithms
_UNLISTED = -15.5  # at most, the log-probability of a word that is not among the common ones
_LEAST = 45  # of any common word: odds of 90


def word_evidence(text: str, other: str) -> int:
    """Return how much likelier common words make a text than another reading of it.

    >>> word_evidence("Если", "Осли"), word_evidence("Осли", "Если"), word_evidence("Если", "Если")
    (95, -95, 0)

    A single letter is evidence only for the other reading: a symbol would too easily become one.
    """
    words, others = _words(text), _words(other)
    more = (word for word in (words - others).elements() if len(word) > 1)
    return sum(map(_evidence_of, more)) - sum(map(_evidence_of, (others - words).elements()))


def _evidence_of(word: str) -> int:
    frequency = russian_words().log_frequency(word)
    return 0 if frequency is None else max(_LEAST, int(_PER_NAT * (frequency - _UNLISTED)))


def _words(text: str) -> Counter[str]:
    return Counter(compiled(f"[{LETTERS}]+").findall(text.lower().replace("ё", "е")))
