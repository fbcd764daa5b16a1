"""The likeliest Russian words that a word in everyday Latin may stand for, found by a beam search."""

from collections.abc import Iterator
from functools import cache
from math import inf, log

from .._base.data_files import data_lines
from .._base.ngram_model import ORDER, russian_letters

BEAM = 12  # readings that are continued at each position
_HOPELESS = 8.0  # a reading that is so much less likely than the best is not continued
_LONGEST_SPELLING = 4
_SIGN_OMITTED = log(0.6)
_BEFORE_SIGN = frozenset("бвгджзклмнпрстфхцчшщ")  # the letters that ь or ъ may follow


def likely_readings(word: str) -> dict[str, float]:
    """Return the readings of a word in lower case, with the log-probability of their letters spelt so.

    >>> readings = likely_readings("mat")
    >>> sorted(readings, key=lambda reading: -readings[reading])[:2]
    ['мать', 'мат']
    """
    return {
        read[1:] + ending: score + cost + _score_after(read, f"{ending}$")
        for read, score in beam_search(word).items()
        for ending, cost in _endings(read)
    }


def likeliest_letters(spelling: str) -> str:
    """Return the letters that a spelling stands for most often; the spelling itself where it is none.

    >>> likeliest_letters("x"), likeliest_letters("q")
    ('х', 'q')
    """
    return max(spellings().get(spelling, [(spelling, 0.0)]), key=lambda item: item[1])[0]


def beam_search(word: str) -> dict[str, float]:
    """Return the likeliest readings of a word that may go on, after ^, with their scores: sums of log-probabilities."""
    readings: list[dict[str, float]] = [{"^": 0.0}, *({} for _ in word)]  # of the characters before each position
    for start in range(len(word)):
        least = max(readings[start].values(), default=0.0) - _HOPELESS
        for read, score in sorted(readings[start].items(), key=lambda item: -item[1])[:BEAM]:
            if score < least:
                break
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
    if read[-1] not in _BEFORE_SIGN or char in "'\"" or letters[0] == "ь":
        return ("",)
    return ("", "ь", "ъ") if letters[0] in "еёюя" else ("", "ь")


def _endings(read: str) -> Iterator[tuple[str, float]]:
    """Yield what may be omitted at the end of a word, with its cost; a lone letter has no sign after it."""
    yield "", 0.0
    if len(read) > 2 and read[-1] in _BEFORE_SIGN:
        yield "ь", _SIGN_OMITTED


def _score_after(read: str, letters: str) -> float:
    total = 0.0
    for letter in letters:
        total += russian_letters().log_probability((read[1 - ORDER :] + letter).replace("ё", "е"))
        read += letter
    return total


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
