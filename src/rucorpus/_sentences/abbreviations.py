"""Abbreviations: the table in data/sentences/abbreviations.txt, and words in no table that are shortened.

The kind of an abbreviation says what it expects:
`head` — a name or a number after it;  `tail` — a number before it, or the end of a list, so it may end a sentence;
`both` — tail after a number, head elsewhere;  `degree` — an academic degree, which a name or a new sentence follows;
`adjective` — a shortened adjective («эл. почта»): before lower case it ends no sentence that begins with a capital;
`word` — also a word of its own (им, тел), so it counts as an
abbreviation only before a number, an initial or a name.
"""

import re
from functools import cache, lru_cache
from zlib import crc32

from .._base.common_words import russian_words
from .._base.data_files import data_bytes, data_lines


def key(abbreviation: str) -> str:
    """Return an abbreviation as the table holds it: in lower case, without whitespace and without its last period.

    >>> key(" Т. ч.")
    'т.ч'
    """
    return "".join(abbreviation.lower().split()).removesuffix(".")


@cache
def kinds() -> dict[str, str]:
    """Return the kind of every known abbreviation; in the data file «_» stands for a space.

    >>> known = kinds()
    >>> known["акад"], known["т.е"], known["ипр"]
    ('head', 'head', 'tail')
    """
    rows = (line.split(None, 2) for line in data_lines("sentences/abbreviations.txt"))
    return {key(abbreviation.replace("_", " ")): kind for abbreviation, kind, _ in rows}


@cache
def ends_of_abbreviations() -> frozenset[str]:
    """Return the last letters of the abbreviations: «д» of «т. д»."""
    spared = [item for item, kind in kinds().items() if kind != "adjective" or item in BEFORE_CAPITAL]
    words = (LAST_LETTERS.search(abbreviation) for abbreviation in spared)
    return frozenset(match[0] for match in words if match and len(match[0]) > 1)


# «наст. Договора», «лаб. Зимин», «акт. № 5»; after other adjectives a capital plainly begins a sentence.
BEFORE_CAPITAL = frozenset("наст лаб хир терап мех след админ электр спец письм".split())  # noqa: SIM905
LAST_LETTERS = re.compile(r"[^\W\d_]+$")


# GOST R 7.0.12: a word is cut after a consonant. «Блииин» is a whole word.
CONSONANT = "[бвгджзклмнпрстфхцчшщ]"
SHORTENED = re.compile(rf"(?![а-яё]*([а-яё])\1\1)[а-яё]{{1,11}}{CONSONANT}")
# Words with the endings of nouns, adjectives and verbs are taken for whole ones.
INFLECTED = re.compile("[а-яё]+(?:[аяоеё]м|[ыи][мх]|[ая]х|[еёиуюя]т|[аяиуыоеё]в)|[а-яё]{4,}(?:[аяеиуы]л|[аяеё]н)")
WORD_BITS = 1 << 21


@lru_cache(maxsize=4096)
def is_unknown(word: str) -> bool:
    """Return whether a word in lower case may be shortened: it is neither a common word nor in the dictionary.

    >>> [is_unknown(word) for word in ("роск", "упражн", "дом", "торф", "озером", "роско")]
    [True, True, False, False, False, False]
    """
    if SHORTENED.fullmatch(word) is None or INFLECTED.fullmatch(word) or word in russian_words():
        return False
    return not is_in_dictionary(word)


def is_in_dictionary(word: str) -> bool:
    """Return whether a word in lower case is in the OpenCorpora dictionary, which is asked for no common words.

    Only words that may be shortened by their letters are there; of other words 2 in 100 seem to be.

    >>> is_in_dictionary("торф"), is_in_dictionary("накл")
    (True, False)
    """
    bit = word_bit(word)
    return _dictionary()[bit >> 3] >> (bit & 7) & 1 == 1


def word_bit(word: str) -> int:
    """Return the number of the bit of a word; ё may be written as е.

    >>> word_bit("мёд") == word_bit("мед") != word_bit("лед")
    True
    """
    return crc32(word.replace("ё", "е").encode()) % WORD_BITS


@cache
def _dictionary() -> bytes:
    """Return a bit for each checksum of a word, made by tools/list_whole_words.py."""
    import lzma

    return lzma.decompress(data_bytes("sentences/whole_words.xz"))


SHORT = re.compile(rf"[а-яё]{{1,3}}{CONSONANT}")  # where abbreviations are frequent


@lru_cache(maxsize=4096)
def may_be_shortened(word: str) -> bool:
    """Return whether a word in lower case may be shortened in a text that abbreviates often: a short or unknown one.

    >>> may_be_shortened("хор"), may_be_shortened("предъяв"), may_be_shortened("рецепт")
    (True, True, False)
    """
    return SHORT.fullmatch(word) is not None or (SHORTENED.fullmatch(word) is not None and word not in russian_words())


# What follows in an adjective, геол|огический, in any word, накл|адная, and in a form of it, остров|а, родит|ся.
REST_OF_ADJECTIVE = re.compile("[а-я]*(?:н|ск|в|ш)(?:ый|ий|ая|ое|ые|ие|ого|ой|ых|их|ую|ым|им):")
REST_OF_WORD = re.compile("[а-я]{3}")
ANY_REST = re.compile("")
REST_OF_FORM = re.compile("(?:[аоеуыи]|[оа]м|ь?ся):")


@lru_cache(maxsize=4096)
def begins_adjective(word: str) -> bool:
    """Return whether a word in lower case, no common one, is the beginning of a common adjective and no noun.

    >>> begins_adjective("геол"), begins_adjective("дом"), begins_adjective("плот"), begins_adjective("озером")
    (True, False, False, False)
    """
    return is_beginning(word) and russian_words().has_longer(word, REST_OF_ADJECTIVE)


@lru_cache(maxsize=4096)
def is_beginning(word: str) -> bool:
    """Return whether a word in lower case, no common one, is an abbreviation or the beginning of a common word.

    >>> is_beginning("накл"), is_beginning("груз"), is_beginning("плот")
    (True, False, False)
    """
    if len(word) < 3 or SHORTENED.fullmatch(word) is None or word in (words := russian_words()):
        return False
    if word in kinds():
        return not is_in_dictionary(word)
    if INFLECTED.fullmatch(word):
        return words.has_longer(word, REST_OF_WORD) and not words.has_longer(word, REST_OF_FORM)
    return not is_in_dictionary(word) and words.has_longer(word, ANY_REST)


# «по» and «к» with the dative, «перед», «над» and «при», and a word that has no ending of these cases.
IN_NO_CASE = re.compile(
    r"(?<!\w)(?:по|ко?|при|над|перед|согласно) "
    r"(?!(?:[нв]ас|пояс|живот|март|август|понедельник|вторник|четверг|раз|мисс|факт)$)"
    rf"[а-яё]+(?<={CONSONANT})(?<![аяоеёыиу]м|[аяыиеёу]х)$"
)


def is_in_no_case(text: str, start: int, stop: int) -> bool:
    """Return whether the word before `stop` has no case that the preposition before it governs: it is shortened.

    >>> is_in_no_case("Оплачено по накл. 5", 0, 16), is_in_no_case("Он стоял по пояс. 5", 0, 16)
    (True, False)
    """
    return IN_NO_CASE.search(text, start, stop) is not None
