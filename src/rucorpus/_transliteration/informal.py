"""Everyday Latin read as Russian: «privet, kak dela», «schyot», «4to».

A spelling may stand for several letters, and soft signs are often left out. data/transliteration/informal.txt
says what stands for what and how likely; data/transliteration/informal.xz, made by tools/train_informal.py, how
likely letters follow each other. A word is read as what is likeliest by both, found by a beam search.
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from math import log

from .._base.data_files import data_bytes, data_lines
from .._base.scanner import compiled
from .cyrillizer import quotes
from .romanizer import LONGEST
from .web_addresses import between_addresses

ORDER = 5  # letters that are weighed together
STEP = 0.5  # weights in the table are whole numbers of it
_RARE = 20.0
_BEAM = 12
_LEFT_OUT = log(0.6)  # a sign that was not typed
_NAME = log(0.1)  # a name that ends in y is Krasny more often than Cheboksary
_HARD = frozenset("бвгджзклмнпрстфхцчшщ")  # a sign may follow

_WORD = "(?<!\\w)[A-Za-z4](?:[A-Za-z4]|['’\"](?=[A-Za-z])|'{2}(?=[A-Za-z])|(?<=[b-df-hj-np-tv-xz])['’])*(?!\\w)"
# Letters that no Russian word is spelt with, contractions, two cases in a word, Roman numbers, a lone or final digit.
_NOT_RUSSIAN = (
    "(?i:.*q|th|ph|.*th$|.*ght|.*tions?$|wh(?:at|en|ere|i\\w+|o|om|ose|y)$|.*ee[dknp]s?$|.*oo[dklmnpt]s?$"
    "|.*n['’]t$|.*['’](?:s|m|re|ve|ll|d)$)|[a-z]+ck$|.*[a-z][A-Z]|[IVX]{2,}$|.*4(?![a-z]*[aeiou])"
)


def changes(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield every word that is read as Russian: its place and the reading.

    >>> list(changes("privet, this @petya, Masha"))
    [(0, 6, 'привет'), (21, 26, 'Маша')]
    """
    for first, last in between_addresses(text):
        start = first
        for left, right in [*quotes(text, first, last), (last, last)]:
            for match in compiled(_WORD).finditer(text, start, left):
                if (read := read_word(match[0])) != match[0]:
                    yield match.start(), match.end(), read
            start = right


def read_word(word: str) -> str:
    """Return the likeliest Russian reading of a word; the word itself where its letters are plainly not Russian.

    >>> read_word("Oktyabr"), read_word("schastye"), read_word("GitHub")
    ('Октябрь', 'счастье', 'GitHub')
    """
    if len(word) > LONGEST or compiled(_NOT_RUSSIAN).match(word):
        return word
    read = _read(word.lower().replace("’", "'"), word.istitle())
    if read is None:
        return word
    if word.isupper() and len(word) > 1:
        return read.upper()
    return read[0].upper() + read[1:] if word[0].isupper() else read


@lru_cache(maxsize=65_536)
def _read(word: str, is_name: bool) -> str | None:
    """Return the likeliest reading of a word in lower case; None where its spelling stands for nothing."""
    found: list[dict[str, float]] = [{"^": 0.0}, *({} for _ in word)]
    for start in range(len(word)):
        for read, weight in sorted(found[start].items(), key=lambda item: -item[1])[:_BEAM]:
            for length, letters, cost in _spelt(word, start):
                for sign in _signs(read, word[start], letters):
                    new = read + sign + letters
                    total = weight + cost + (_LEFT_OUT if sign else 0) + _weight(read, sign + letters)
                    if total > found[start + length].get(new, -float("inf")):
                        found[start + length][new] = total
    ended = {
        read + sign: weight + cost + _weight(read, f"{sign}$")
        for read, weight in found[-1].items()
        for sign, cost in _ends(read, is_name)
    }
    return max(ended, key=lambda read: ended[read])[1:] if ended else None


def _ends(read: str, is_name: bool) -> Iterator[tuple[str, float]]:
    """Yield what may have been left out at the end of a word, with its cost."""
    yield "", _NAME if is_name and read[-1] == "ы" else 0.0
    if read[-1] in _HARD:
        yield "ь", _LEFT_OUT


def _spelt(word: str, start: int) -> Iterator[tuple[int, str, float]]:
    for length in range(1, min(4, len(word) - start) + 1):
        for letters, cost in spellings().get(word[start : start + length], ()):
            yield length, letters, cost


def _signs(read: str, char: str, letters: str) -> tuple[str, ...]:
    """Return what may have been left out between what was read and the letters to come: nothing, or a sign."""
    if read[-1] not in _HARD or char in "'\"":
        return ("",)
    return ("", "ь", "ъ") if letters[0] in "еёюя" else ("", "ь")


def _weight(before: str, letters: str) -> float:
    total = 0.0
    for letter in letters:
        total += weight((before[1 - ORDER :] + letter).replace("ё", "е"))
        before += letter
    return total


@lru_cache(maxsize=65_536)
def weight(letters: str) -> float:
    """Return how likely the last letter follows the others, as a logarithm; ^ and $ are the ends of a word.

    >>> weight("^пр") > weight("^пщ")
    True
    """
    known, cost = weights(), 0.0
    while letters not in known and len(letters) > 1:
        cost += known.get(f"{letters[:-1]}<", 0.0)
        letters = letters[1:]
    return known.get(letters, -_RARE) + cost


@cache
def weights() -> dict[str, float]:
    """Return the learned weights, read on first use.

    >>> len(weights()) > 10_000
    True
    """
    import lzma

    table = lzma.decompress(data_bytes("transliteration/informal.xz")).decode()
    rows = (line.split("\t") for line in table.splitlines())
    return {
        before + letter: -STEP * (ord(level) - ord("a"))
        for before, follow in rows
        for letter, level in zip(follow[::2], follow[1::2], strict=True)
    }


@cache
def spellings() -> dict[str, list[tuple[str, float]]]:
    """Return what each spelling may stand for, and the logarithm of how likely it does.

    >>> [letters for letters, _ in spellings()["y"]]
    ['ы', 'й', 'ый', 'ий']
    """
    found: dict[str, list[tuple[str, float]]] = {}
    for spelling, letters, likely, _ in (line.split("\t") for line in data_lines("transliteration/informal.txt")):
        found.setdefault(spelling, []).append((letters, log(float(likely))))
    return found
