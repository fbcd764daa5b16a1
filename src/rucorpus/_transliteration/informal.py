"""Everyday Latin read as Russian: «privet, kak dela», «schyot», «4to».

A spelling may stand for several letters, and soft signs are often omitted. data/transliteration/informal.txt lists
what each spelling may stand for and how likely that is; data/transliteration/informal.xz, made by
tools/train_informal.py, is an n-gram model of Russian letters. A word becomes the likeliest reading by both, found by a
beam search.
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from math import inf, log

from .._base.data_files import data_bytes, data_lines
from .._base.edits import EditTuple
from .._base.scanner import compiled
from .latin_words import edits_of_words
from .romanizer import CACHED_WORDS, LONGEST_CACHED

ORDER = 5  # letters of the longest n-grams
QUANTUM = 0.5  # the model has multiples of it
_UNSEEN = -20.0
_BEAM = 12  # readings that are continued at each position
_LONGEST_SPELLING = 4
_SIGN_OMITTED = log(0.6)
_NAME_IN_Y = log(0.1)  # a name in -y is Krasny more often than Cheboksary
_BEFORE_SIGN = frozenset("бвгджзклмнпрстфхцчшщ")  # the letters that ь or ъ may follow

_WORD = "(?<!\\w)[A-Za-z4](?:[A-Za-z4]|['’\"](?=[A-Za-z])|'{2}(?=[A-Za-z])|(?<=[b-df-hj-np-tv-xz])['’])*(?!\\w)"
# Letters that no Russian word is spelt with, contractions, two cases in a word, Roman numbers, a lone or final digit.
_NOT_RUSSIAN = (
    "(?i:.*q|th|ph|.*th$|.*ght|.*tions?$|wh(?:at|en|ere|i\\w+|o|om|ose|y)$|.*ee[dknp]s?$|.*oo[dklmnpt]s?$"
    "|.*n['’]t$|.*['’](?:s|m|re|ve|ll|d)$)|[a-z]+ck$|.*[a-z][A-Z]|[IVX]{2,}$|.*4(?![a-z]*[aeiou])"
)


def edits(text: str) -> Iterator[EditTuple]:
    """Yield one edit for each word that is read as Russian.

    >>> [edit[:3] for edit in edits("privet, this @petya, Masha")]
    [(0, 6, 'привет'), (21, 26, 'Маша')]
    """
    return edits_of_words(text, compiled(_WORD), read_word, "transliteration.informal.reverse")


def read_word(word: str) -> str:
    """Return the likeliest Russian reading of a word; the word itself where its letters are plainly not Russian.

    >>> read_word("Oktyabr"), read_word("schastye"), read_word("GitHub")
    ('Октябрь', 'счастье', 'GitHub')
    """
    if len(word) > LONGEST_CACHED or compiled(_NOT_RUSSIAN).match(word):
        return word
    read = _likeliest(word.lower().replace("’", "'"), word.istitle())
    if read is None:
        return word
    if word.isupper() and len(word) > 1:
        return read.upper()
    return read[0].upper() + read[1:] if word[0].isupper() else read


@lru_cache(CACHED_WORDS)
def _likeliest(word: str, is_name: bool) -> str | None:
    """Return the likeliest reading of a word in lower case; None if one of its characters is in no spelling."""
    ended = {
        read + ending: score + cost + _score_after(read, f"{ending}$")
        for read, score in _beam_search(word).items()
        for ending, cost in _endings(read, is_name)
    }
    return max(ended, key=lambda read: ended[read])[1:] if ended else None


def _beam_search(word: str) -> dict[str, float]:
    """Return the likeliest readings of a word, after ^, with their scores: sums of log-probabilities."""
    readings: list[dict[str, float]] = [{"^": 0.0}, *({} for _ in word)]  # of the characters before each position
    for start in range(len(word)):
        for read, score in sorted(readings[start].items(), key=lambda item: -item[1])[:_BEAM]:
            for stop, longer, total in _continued(word, start, read, score):
                if total > readings[stop].get(longer, -inf):
                    readings[stop][longer] = total
    return readings[-1]


def _continued(word: str, start: int, read: str, score: float) -> Iterator[tuple[int, str, float]]:
    """Yield the readings that are one spelling longer: where the spelling ends, the reading, its score."""
    for stop in range(start + 1, min(start + _LONGEST_SPELLING, len(word)) + 1):
        for letters, cost in spellings().get(word[start:stop], ()):
            for sign in _omitted_signs(read, word[start], letters):
                added = sign + letters
                yield stop, read + added, score + cost + (_SIGN_OMITTED if sign else 0) + _score_after(read, added)


def _omitted_signs(read: str, char: str, letters: str) -> tuple[str, ...]:
    """Return what may be omitted between what was read and the letters to come: nothing, or a soft or hard sign."""
    if read[-1] not in _BEFORE_SIGN or char in "'\"":
        return ("",)
    return ("", "ь", "ъ") if letters[0] in "еёюя" else ("", "ь")


def _endings(read: str, is_name: bool) -> Iterator[tuple[str, float]]:
    """Yield what may be omitted at the end of a word, with its cost."""
    yield "", _NAME_IN_Y if is_name and read[-1] == "ы" else 0.0
    if read[-1] in _BEFORE_SIGN:
        yield "ь", _SIGN_OMITTED


def _score_after(read: str, letters: str) -> float:
    total = 0.0
    for letter in letters:
        total += log_probability((read[1 - ORDER :] + letter).replace("ё", "е"))
        read += letter
    return total


@lru_cache(65_536)
def log_probability(ngram: str) -> float:
    """Return the log-probability of the last letter after the others; ^ and $ are the ends of a word.

    >>> log_probability("^пр") > log_probability("^пщ")
    True
    """
    known, cost = ngrams(), 0.0
    while ngram not in known and len(ngram) > 1:
        cost += known.get(f"{ngram[:-1]}<", 0.0)
        ngram = ngram[1:]
    return known.get(ngram, _UNSEEN) + cost


@cache
def ngrams() -> dict[str, float]:
    """Return the log-probability of each n-gram in the model, and for `before<` what it costs to back off.

    >>> len(ngrams()) > 10_000
    True
    """
    import lzma

    model = lzma.decompress(data_bytes("transliteration/informal.xz")).decode()
    rows = (line.split("\t") for line in model.splitlines())
    return {
        before + letter: -QUANTUM * (ord(level) - ord("a"))
        for before, follow in rows
        for letter, level in zip(follow[::2], follow[1::2], strict=True)
    }


@cache
def spellings() -> dict[str, list[tuple[str, float]]]:
    """Return the letters that each spelling may stand for, and the log-probability that they are spelt so.

    >>> [letters for letters, _ in spellings()["y"]]
    ['ы', 'й', 'ый', 'ий']
    """
    found: dict[str, list[tuple[str, float]]] = {}
    for spelling, letters, likely, _ in (line.split("\t") for line in data_lines("transliteration/informal.txt")):
        found.setdefault(spelling, []).append((letters, log(float(likely))))
    return found
