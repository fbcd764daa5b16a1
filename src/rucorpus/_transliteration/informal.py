"""Everyday Latin read as Russian: «privet, kak dela», «schyot», «4to», «Anastasiia».

A spelling may stand for several letters, and soft signs are often omitted. data/transliteration/informal.txt lists
what each spelling may stand for and how likely that is. A search finds the readings whose spellings and letters are
likely; they are ranked by how likely they are as words. A word stays Latin where it is likelier to be English than to
be any of its readings, and none of them is a common Russian word. names.txt lists names that the search would misread.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from math import log
from typing import TypeAlias

from .._base.caches import CACHED_WORDS, LONGEST_CACHED
from .._base.common_words import english_words, russian_words
from .._base.edits import EditTuple
from .._base.ngram_model import english_letters, russian_letters
from .._base.scanner import compiled
from .._base.validation import require_text
from .established_names import established_name
from .latin_words import edits_of_matches, matches_of_words
from .spelling_search import likeliest_letters, likely_readings

_Chain: TypeAlias = "tuple[_Chain | None, str]"  # a reading of a text: that of what comes before, and one more piece

_UNKNOWN = log(0.05)  # how likely it is that a word is no common one
_RARE_IN_NAMES = log(0.1)  # the plural, a case, a verb: a name is Krasny, Georgii or Renat more often
_BEFORE_NOUN = log(10)  # «krasny dom» has the full form of an adjective, which is spelt -y too
_AT_END = log(0.05)  # «rozy krasny» has the short one
# Георгии, Ломать, Полторатский, Собакьевич; counted twice, as even rarer: Ираклы, Авдеи, Терентиевич
_RARE_NAME = "(?:ть|шь|ии)$|[аеиоу]тск|[кгхжчшщ]ь[еюя]"
_RAREST_NAME = "(?:ы|[аео]и)$|(?:[аеиоуэюя][бвджзлмнпрстф]|нт)иев(?:ич|на)$"
# Within a word, л is soft between ю and a consonant: тюльпан, люлька, 66 of 68 words of the OpenCorpora dictionary.
_HARD_AFTER_YU, _RARELY_HARD = "(?<=.)юл[бвгджзкмнпрстфхцчшщ]", log(0.03)
_USUAL_IN_NAMES = (("ы", "(?<!i)y(?![aeou])"), ("щ", "s?ch|shh"))
_UNLIKELY = log(0.001)  # readings that are so much less likely than the best are none
_WITH_YO = log(0.5)
_ENGLISH = log(0.05)  # how likely a word is English, to how likely it is Russian
_RARE_ENGLISH = log(0.01)  # a word that is in neither list is more often a Russian name

_WORD = (
    "(?<!\\w)(?:(?i:(?:wi|hi|sci)-fi|e-mail)"
    "|[A-Za-z4](?:[A-Za-z4]|['’\"](?=[A-Za-z])|'{2}(?=[A-Za-z])|(?<=[b-df-hj-np-tv-xz])['’])*)(?!\\w)"
)
_AMBIGUOUS = "[^aeiouyj]y$|ii$|(?:t|sh)$"  # «красны» or «красный», «марии» or «марий», «мат» or «мать»
# Letters that no Russian word is spelt with, contractions, two cases in a word, Roman numbers, a lone or final digit.
_NOT_RUSSIAN = (
    "(?i:.*q|th|ph|of$|.*th$|.*ght|.*tions?$|wh(?:at|en|ere|i\\w+|o|om|ose|y)$|.*ee[dknp]s?$|.*oo[dklmnpt]s?$"
    "|.*n['’]t$|.*['’](?:s|m|re|ve|ll|d)$)|[a-z]+ck$|.*[a-z][A-Z]|[IVX]{2,}$|.*4(?![a-z]*[aeiou])"
)


def readings(text: str, *, limit: int = 5) -> list[str]:
    """Return the likeliest readings of everyday Latin as Russian, the best first, at most `limit`.

    >>> readings("Semenov"), readings("Sofia Kovaleva", limit=2)
    (['Семенов', 'Семёнов'], ['София Ковалева', 'София Ковалёва'])
    >>> readings("GitHub")
    ['GitHub']

    Meant for names: several Russian names may share one spelling. There is no `protect`: names and titles hold no code
    or markup, and addresses stay in any case.

    Args:
        text: A name or a few words.
        limit: The largest number of readings.

    Returns:
        At least one reading. The first is the result of `transliterate(text, "informal", reverse=True)`; a common word
        in which е is read for ё is followed by itself with ё. Readings less likely than a thousandth of the best are
        left out.

    Guarantees:
        Linear in `len(text)`.

    Raises:
        TypeError: `text` is not a str, or `limit` not an int.
        ValueError: `limit` is less than 1.
    """
    require_text(text)
    if not isinstance(limit, int):
        raise TypeError(f"limit: expected an int of at least 1, got {limit!r}")
    if limit < 1:
        raise ValueError(f"limit: expected at least 1, got {limit}")
    found: Sequence[tuple[float, _Chain | None]] = [(0.0, None)]
    done = 0
    for match in matches_of_words(text, compiled(_WORD)):
        pieces = [(score, text[done : match.start()] + new) for new, score in _with_yo(_readings_of_match(match))]
        longer = ((before + score, (chain, piece)) for before, chain in found for score, piece in pieces)
        found = sorted(longer, key=lambda item: -item[0])[:limit]
        done = match.end()
    return [_joined(chain) + text[done:] for _, chain in found]


def _joined(chain: "_Chain | None") -> str:
    pieces = []
    while chain:
        chain, piece = chain
        pieces.append(piece)
    return "".join(reversed(pieces))


def _with_yo(found: Iterable[tuple[str, float]]) -> Iterator[tuple[str, float]]:
    """Yield readings, and after each the one with ё where it is usual."""
    for reading, score in found:
        yield reading, score
        if (spelt := russian_words().with_yo(reading.lower())) != reading.lower():
            yield _in_case_of(reading, spelt), score + _WITH_YO


def edits(text: str) -> Iterator[EditTuple]:
    """Yield one edit for each word that is read as Russian.

    >>> [edit[:3] for edit in edits("privet, this @petya, Masha")]
    [(0, 6, 'привет'), (21, 26, 'Маша')]
    """
    words = matches_of_words(text, compiled(_WORD))
    return edits_of_matches(words, lambda match: _readings_of_match(match)[0][0], "transliteration.informal.reverse")


def _readings_of_match(match: re.Match[str]) -> list[tuple[str, float]]:
    return readings_of_word(match[0], _before_noun(match))


def _before_noun(match: re.Match[str]) -> bool | None:
    """Return whether a word stands before another one, as an adjective before its noun; None if it is alone."""
    text, (start, stop) = match.string, match.span()
    if compiled(" [A-Za-z]{2}").match(text, stop):
        return True
    return False if start > 1 and text[start - 1] == " " and text[start - 2].isalpha() else None


def readings_of_word(word: str, before_noun: bool | None = None) -> list[tuple[str, float]]:
    """Return the readings of a word that are not unlikely, with their log-probabilities, the likeliest first.

    >>> readings_of_word("Oktyabr")[0][0], readings_of_word("GitHub")
    ('Октябрь', [('GitHub', 0.0)])

    A word whose letters are plainly not Russian is its only reading.
    """
    if name := established_name(word):
        return [(_in_case_of(word, name), 0.0)]
    if len(word) > LONGEST_CACHED or compiled(_NOT_RUSSIAN).match(word):
        return [(word, 0.0)]
    if len(word) == 1:  # often an initial
        return [(_in_case_of(word, likeliest_letters(word.lower())), 0.0)]
    is_name = word.istitle() or word.isupper()
    found = ranked(word.lower().replace("’", "'"), is_name, before_noun)
    return [(_in_case_of(word, reading), score) for reading, score in found] or [(word, 0.0)]


def _in_case_of(word: str, reading: str) -> str:
    if word.isupper() and len(word) > 1:
        return reading.upper()
    return reading[0].upper() + reading[1:] if word[0].isupper() else reading


@lru_cache(CACHED_WORDS // 2)  # each with several readings
def ranked(word: str, is_name: bool, before_noun: bool | None) -> list[tuple[str, float]]:
    """Return the readings of a word in lower case that are not unlikely; none if it is likelier English."""
    scores = {reading: score + _known_word_gain(reading) for reading, score in likely_readings(word).items()}
    if is_name:
        scores = {reading: score + _gain_in_names(word, reading) for reading, score in scores.items()}
    elif compiled(_AMBIGUOUS).search(word):
        scores = {reading: score + _ending_gain(reading, before_noun) for reading, score in scores.items()}
    best_first = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    if not best_first or _is_english(word, *best_first[0]):
        return []
    return [(reading, score) for reading, score in best_first if score > best_first[0][1] + _UNLIKELY]


def _known_word_gain(reading: str) -> float:
    """Return by how much a word is likelier, or less likely, than its letters are.

    >>> _known_word_gain("тюлпан") < _known_word_gain("тюльпан") < _known_word_gain("роза")
    True
    """
    plain = reading.replace("ё", "е")
    known = russian_words().log_frequency(plain)
    if known is None:
        return _UNKNOWN + _RARELY_HARD * bool(compiled(_HARD_AFTER_YU).search(plain))
    return max(_UNKNOWN, known - russian_letters().of_word(plain))


def _gain_in_names(word: str, reading: str) -> float:
    """Return by how much less likely a capital makes a reading with letters that are rare in names or spelt otherwise.

    >>> _gain_in_names("zimin", "зымин") < _gain_in_names("zimin", "зимин") == 0
    True

    Short words such as «Vi» may be no names.
    """
    rare = len(compiled(_RARE_NAME).findall(reading)) + 2 * bool(compiled(_RAREST_NAME).search(reading))
    for letter, usual in _USUAL_IN_NAMES if len(word) > 3 else ():
        rare += max(0, reading.count(letter) - len(compiled(usual).findall(word)))
    return _RARE_IN_NAMES * rare


def _ending_gain(reading: str, before_noun: bool | None) -> float:
    """Return by how much the neighbours of a word make a reading of its ambiguous ending likelier."""
    if before_noun is None or not reading.endswith(("ый", "ий")):
        return 0.0
    if not before_noun:
        return _AT_END
    return _BEFORE_NOUN if reading in russian_words() else 0.0


def _is_english(word: str, best: str, score: float) -> bool:
    """Return whether a word is likelier English than its best Russian reading, which is no common word."""
    if not word.isalpha() or best in russian_words():
        return False
    known = english_words().log_frequency(word)
    return _ENGLISH + (english_letters().of_word(word) + _RARE_ENGLISH if known is None else known) > score
