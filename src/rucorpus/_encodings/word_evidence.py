"""Word evidence: how much likelier one reading of a text is than another one, by the words in which they differ."""

from collections import Counter
from math import inf, log

from .._base.common_words import russian_words
from .._base.ngram_model import russian_letters
from .._base.scanner import compiled
from .bigram_costs import PUNCTUATION, text_cost

_PER_NAT = 10  # costs are tenths of natural logarithms
_UNLISTED = -15.5  # at most, the log-probability of a word that is not among the common ones
_LEAST = 45  # of any common word: odds of 90
_UNKNOWN = log(0.05)  # how likely it is that a word is no common one
# A lone letter is a word where another one follows: «О том», «О, да», not «О. Н. Иванов».
_WORD = rf"[^\0-\x7f{PUNCTUATION}]{{2,}}|[^\0-\x7f{PUNCTUATION}](?=,? [^\0-\x7f{PUNCTUATION}])"


def word_evidence(text: str, other: str) -> int:
    """Return how much likelier the words make a text than another reading of it.

    >>> word_evidence("Если", "Осли") > 90, word_evidence("Осли", "Если") < -90, word_evidence("Если", "Если")
    (True, True, 0)

    Rare words are judged by their letters if both readings have equally many: a shorter word is always likelier.
    """
    words, others = _words(text), _words(other)
    more, less = [*(words - others).elements()], [*(others - words).elements()]
    if [*map(len, more)] == [*map(len, less)]:
        return sum(map(_evidence_over, more, less))
    return sum(map(_evidence_of, more)) - sum(map(_evidence_of, less))


def _evidence_over(word: str, other: str) -> int:
    """Return how much likelier a word is than another one of as many letters.

    >>> _evidence_over("если", "осли"), _evidence_over("опекушин", "епекушин"), _evidence_over("цапли", "рапли")
    (99, 22, -9)

    Of two rare words only what longer sequences of letters say beyond pairs, and half of it: many are foreign names.
    """
    frequency, that_of_other = map(russian_words().log_frequency, (word, other))
    letters, those_of_other = map(russian_letters().of_word, (word, other))
    if frequency is None and that_of_other is None:
        by_pairs = text_cost(f" {other} ") - text_cost(f" {word} ")
        return int(_PER_NAT * (letters - those_of_other) - by_pairs) // 2
    likelihood = max(frequency or -inf, _UNKNOWN + letters)
    return int(_PER_NAT * (likelihood - max(that_of_other or -inf, _UNKNOWN + those_of_other)))


def _evidence_of(word: str) -> int:
    frequency = russian_words().log_frequency(word)
    return 0 if frequency is None or len(word) == 1 else max(_LEAST, int(_PER_NAT * (frequency - _UNLISTED)))


def _words(text: str) -> Counter[str]:
    return Counter(compiled(_WORD).findall(text.lower().replace("ё", "е")))
