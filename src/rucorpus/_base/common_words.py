"""The commonest Russian and English words: how common each is, and where a Russian one has ё.

They stand in words.packed and english_words.packed in data/transliteration, made by tools/train_informal.py, with a row
for the first two letters of words: for each word a space, its other letters with е for ё, a colon, its level, and for
each ё a digit: which е it is.
"""

import re
from functools import cache

from .packed_rows import PackedRows

QUANTUM = 0.5  # how much less each level is in log-probability


class CommonWords:
    """The commonest words of one language, names among them.

    >>> words = CommonWords("transliteration/words.packed")
    >>> words.log_frequency("год") > words.log_frequency("казань"), words.log_frequency("казан")
    (True, None)
    """

    def __init__(self, name: str) -> None:
        self._words = _WordsByFirstLetters(PackedRows(name))

    def __contains__(self, word: str) -> bool:
        """Return whether a word in lower case is a common one; ё may be written as е.

        >>> words = CommonWords("transliteration/words.packed")
        >>> "ещё" in words, "еще" in words, "щё" in words
        (True, True, False)
        """
        return self._facts(word.replace("ё", "е")) is not None

    def log_frequency(self, word: str) -> float | None:
        """Return the log-probability of a common word, ё written as е; None if it is not one."""
        facts = self._facts(word)
        return None if facts is None else -QUANTUM * (ord(facts[0]) - ord("A"))

    def with_yo(self, word: str) -> str:
        """Return a common word with ё where it has it.

        >>> words = CommonWords("transliteration/words.packed")
        >>> words.with_yo("семенов"), words.with_yo("лебедев"), words.with_yo("еще")
        ('семёнов', 'лебедев', 'ещё')
        """
        pieces = word.split("е")
        for index in map(int, reversed((self._facts(word) or "")[1:])):
            pieces[index : index + 2] = [f"{pieces[index]}ё{pieces[index + 1]}"]
        return "е".join(pieces)

    def has_longer(self, beginning: str, rest: re.Pattern[str]) -> bool:
        """Return whether a common word begins so, of at least two letters, and goes on with a match of `rest`.

        >>> words = CommonWords("transliteration/words.packed")
        >>> words.has_longer("геол", re.compile("[а-я]*ский")), words.has_longer("геолс", re.compile("[а-я]*ский"))
        (True, False)
        """
        beginning = beginning.replace("ё", "е")
        row, begun = self._words.row(beginning[:2]), f" {beginning[2:]}"
        found = row.find(begun)
        while found >= 0:
            if rest.match(row, found + len(begun)):
                return True
            found = row.find(begun, found + 1)
        return False

    def _facts(self, word: str) -> str | None:
        """Return the level of a word and the digits of its ё."""
        return self._words[word[:2]].get(word[2:])


class _WordsByFirstLetters(dict[str, dict[str, str]]):
    """The facts of the words that begin with two letters, by their other letters; a row is read when first asked for.

    A search in the row takes ten times as long.
    """

    def __init__(self, rows: PackedRows) -> None:
        self._rows = rows

    def row(self, letters: str) -> str:
        """Return the row of the words that begin with two letters."""
        return self._rows.get(letters)

    def __missing__(self, letters: str) -> dict[str, str]:
        parts = self.row(letters).replace(":", " ").split(" ")[1:]  # words and their facts in turn
        found = dict(zip(parts[::2], parts[1::2], strict=True))
        if found:
            self[letters] = found
        return found


@cache
def russian_words() -> CommonWords:
    """Return the common Russian words.

    >>> russian_words().log_frequency("мать") > russian_words().log_frequency("казань")
    True
    """
    return CommonWords("transliteration/words.packed")


@cache
def english_words() -> CommonWords:
    """Return the common English words.

    >>> english_words().log_frequency("morning") is not None
    True
    """
    return CommonWords("transliteration/english_words.packed")
