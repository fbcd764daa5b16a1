"""How many errors an output has, and out of how many chances."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import accumulate
from typing import TypeAlias

Count: TypeAlias = tuple[int, int]  # errors, chances

_SPACES = re.compile(r"\s+")
_SIGNS = re.compile(r"\.\.\.|[«»„“”‘’\"'…—–-]")


def of_boundaries(answer: Sequence[str], given: Sequence[str]) -> Count:
    """Count the boundaries missed and those too many; whitespace counts for nothing.

    >>> of_boundaries(["Дождь.", "Ветер.", "Снег."], ["Дождь. Ветер. ", "Снег", "."])
    (2, 2)
    """
    ends, found = (_ends(sentences) for sentences in (answer, given))
    return len(ends ^ found), len(ends)


def _ends(sentences: Sequence[str]) -> set[int]:
    lengths = (len(_SPACES.sub("", sentence)) for sentence in sentences)
    return {*accumulate(filter(None, lengths))} - {sum(len(_SPACES.sub("", sentence)) for sentence in sentences)}


def of_punctuation(answer: Sequence[str], given: str) -> Count:
    """Count the quotation marks, dashes, hyphens and ellipses that are others; spaces count for nothing.

    >>> of_punctuation(["«Да» — нет…"], '«Да» - нет...')
    (2, 4)
    """
    right, found = _SIGNS.findall(answer[0]), _SIGNS.findall(given)
    return _differing(right, found), len(right)


def of_words(answer: Sequence[str], given: str) -> Count:
    """Count the words that are others, out of all words.

    >>> of_words(["северо-запад", "реки"], "северозапад реки")
    (1, 2)
    """
    return _differing(answer, given.split()), len(answer)


def _differing(right: Sequence[str], found: Sequence[str]) -> int:
    same = SequenceMatcher(None, right, found, autojunk=False).get_matching_blocks()
    return max(len(right), len(found)) - sum(block.size for block in same)


def of_texts(answer: Sequence[str], given: str) -> Count:
    """Count a text that is another one.

    >>> of_texts(["Дождь"], "Äîæäü")
    (1, 1)
    """
    return int(given != answer[0]), 1


def of_codecs(answer: tuple[bytes, str], given: str | None) -> Count:
    """Count a codec that does not decode the bytes to the text.

    >>> of_codecs(("Да".encode("cp1251"), "Да"), "koi8-r")
    (1, 1)
    """
    data, text = answer
    try:
        return int(data.decode(given or "ascii", "replace") != text), 1
    except LookupError:
        return 1, 1
