"""N-gram models of the letters in words: how likely a letter is after those before it.

A model is a file made by tools/train_informal.py, with a row for the letters before: pairs of a letter and a level.
A level is a capital from `A`; each is `QUANTUM` less in log-probability. `<` in place of a letter is the cost of
backing off: what the last of fewer letters before it is multiplied by.
"""

from functools import cache, lru_cache

from .caches import CACHED_WORDS
from .common_words import QUANTUM
from .packed_rows import PackedRows

ORDER = 5  # letters of the longest n-grams
_UNSEEN = -20.0


class NgramModel:
    """The letters of words in one language.

    >>> model = NgramModel("transliteration/letters.packed")
    >>> model.log_probability("^пр") > model.log_probability("^пщ")
    True
    """

    def __init__(self, name: str, cached: int = 2 * CACHED_WORDS) -> None:
        self._rows = PackedRows(name)
        self.log_probability = lru_cache(cached)(self._log_probability)

    def _log_probability(self, ngram: str) -> float:
        """Return the log-probability of the last letter after the others; ^ and $ are the ends of a word."""
        cost = 0.0
        while ngram:
            row = self._rows.get(ngram[:-1])
            if (found := row.find(ngram[-1])) >= 0:
                return cost - QUANTUM * (ord(row[found + 1]) - ord("A"))
            if (back_off := row.find("<")) >= 0:
                cost -= QUANTUM * (ord(row[back_off + 1]) - ord("A"))
            ngram = ngram[1:]
        return _UNSEEN

    def of_word(self, word: str) -> float:
        """Return the log-probability of a whole word.

        >>> model = NgramModel("transliteration/letters.packed")
        >>> model.of_word("привет") > model.of_word("превет")
        True
        """
        whole = f"^{word}$"
        return sum(self.log_probability(whole[max(0, stop - ORDER) : stop]) for stop in range(2, len(whole) + 1))


@cache
def russian_letters() -> NgramModel:
    """Return the model of the letters in Russian words.

    >>> russian_letters().of_word("привет") > russian_letters().of_word("превет")
    True
    """
    return NgramModel("transliteration/letters.packed")


@cache
def english_letters() -> NgramModel:
    """Return the model of the letters in English words.

    >>> english_letters().of_word("morning") > english_letters().of_word("utrom")
    True
    """
    return NgramModel("transliteration/english_letters.packed", CACHED_WORDS)
