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

from .._base.common_words import russian_words
from .._base.data_files import data_lines
from .whole_words import CONSONANT, INFLECTED, SHORTENED, is_in_dictionary, is_whole_word


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


SHORT = re.compile(rf"[а-яё]{{1,3}}{CONSONANT}")  # where abbreviations are frequent


@lru_cache(maxsize=4096)
def may_be_shortened(word: str) -> bool:
    """Return whether a word in lower case may be shortened in a text that abbreviates often: a short or unknown one.

    >>> may_be_shortened("хор"), may_be_shortened("предъяв"), may_be_shortened("рецепт")
    (True, True, False)
    """
    return SHORT.fullmatch(word) is not None or (SHORTENED.fullmatch(word) is not None and word not in russian_words())


@lru_cache(maxsize=4096)
def is_unknown(word: str) -> bool:
    """Return whether a word in lower case is no common word and may be shortened.

    >>> is_unknown("роск"), is_unknown("дом"), is_unknown("роско")
    (True, False, False)
    """
    return not is_whole_word(word)


# What follows in an adjective, геол|огический, in any word, накл|адная, and in another form, остров|а, родит|ся.
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
        return True
    if INFLECTED.fullmatch(word):
        return words.has_longer(word, REST_OF_WORD) and not words.has_longer(word, REST_OF_FORM)
    return not is_in_dictionary(word) and words.has_longer(word, ANY_REST)
