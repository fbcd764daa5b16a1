"""Whole words: what is in a dictionary is no abbreviation, «торф» and «болт» beside «упражн» and «накл».

data/sentences/whole_words.xz has a bit for each checksum of a word that is in the OpenCorpora dictionary, is no common
one and could be shortened by its letters. tools/list_whole_words.py makes it. Of other words 1.5 in 100 seem to be there.
"""

import re
from functools import cache, lru_cache
from zlib import crc32

from .._base.common_words import russian_words
from .._base.data_files import data_bytes

WORD_BITS = 1 << 21
# GOST R 7.0.12: a word is cut after a consonant. «Блииин» is a whole word.
CONSONANT = "[бвгджзклмнпрстфхцчшщ]"
SHORTENED = re.compile(rf"(?![а-яё]*([а-яё])\1\1)[а-яё]{{1,11}}{CONSONANT}")
# Endings of nouns, adjectives and verbs: words that end so are taken for whole ones.
INFLECTED = re.compile("[а-яё]+(?:[аяоеё]м|[ыи][мх]|[ая]х|[еёиуюя]т|[аяиуыоеё]в)|[а-яё]{6,}(?:[аяеиуы]л|[аяеё]н)")


@lru_cache(maxsize=4096)
def is_whole_word(word: str) -> bool:
    """Return whether a word in lower case is in the dictionary, or could not be shortened by its letters.

    >>> [is_whole_word(word) for word in ("дом", "торф", "озером", "накл", "упражн")]
    [True, True, True, False, False]
    """
    if SHORTENED.fullmatch(word) is None or word in russian_words() or INFLECTED.fullmatch(word):
        return True
    return is_in_dictionary(word)


def is_in_dictionary(word: str) -> bool:
    """Return whether a word in lower case is in the dictionary, but no common one and without the usual endings.

    >>> is_in_dictionary("торф"), is_in_dictionary("накл")
    (True, False)
    """
    bit = word_bit(word)
    return _bits()[bit >> 3] >> (bit & 7) & 1 == 1


def word_bit(word: str) -> int:
    """Return the number of the bit of a word; ё may be written as е.

    >>> word_bit("мёд") == word_bit("мед") != word_bit("лед")
    True
    """
    return crc32(word.replace("ё", "е").encode()) % WORD_BITS


@cache
def _bits() -> bytes:
    """Return the bits of the words of the dictionary, read when first asked for."""
    import lzma

    return lzma.decompress(data_bytes("sentences/whole_words.xz"))
