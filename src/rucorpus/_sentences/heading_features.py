"""Seams: places where a heading may end, and the features they have.

A feature is a name with a value, `last end:ами`; _headings.py adds up what each weighs. Only some hundred letters
to both sides are looked at, which keeps the search linear.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from .capitalization import STEM

REACH = 160  # so far to both sides a seam is looked at
TAKEN_UP = 80  # so far words of the part before are looked for
NEARBY = 700  # so far the same word is looked for
DASHES = "—–-"
SIGNS = ".,;:!?…»\"”)(«„“[]'" + DASHES
SMALL = re.compile("(?<![А-ЯЁа-яё])[а-яё]")


class Token(NamedTuple):
    """A word as the features see it; kind: a lower case, A capitalised, U capitals, I one capital, l L Latin, 0 - «."""

    word: str
    kind: str
    mark: str


@lru_cache(65_536)
def token(text: str) -> Token:
    """Return what is seen of a word of a text.

    >>> token("Погода,"), token("1998")
    (Token(word='погода', kind='A', mark=','), Token(word='1998', kind='0', mark=''))
    """
    bare, first = text.strip(SIGNS), text[0]
    mark = text[len(text.rstrip(SIGNS)) :][:1]
    if first in DASHES or not bare:
        kind = "-"
    elif first.isascii() and first.isalpha():
        kind = "L" if first.isupper() else "l"
    elif first.isupper():
        kind = "I" if len(bare) == 1 else "U" if bare.isupper() else "A"
    else:
        kind = "a" if first.islower() else "0" if first.isdigit() else "«"
    return Token(bare.lower(), kind, mark)


NOTHING = Token("", "$", "")


class Seam:
    """A place where a heading may end: the two words on either side, the later two the opener and what follows it."""

    __slots__ = ("following", "last", "opener", "place", "previous", "start", "stop", "text")

    def __init__(self, text: str, start: int, place: int, stop: int) -> None:
        self.text, self.start, self.place, self.stop = text, start, place, stop
        left = text[max(start, place - 64) : place].rsplit(None, 2) or ["-"]
        right = text[place : min(stop, place + 64)].split(None, 2)
        self.previous = token(left[-2]) if len(left) > 1 else NOTHING
        self.last, self.opener = token(left[-1]), token(right[0])
        self.following = token(right[1]) if len(right) > 1 else NOTHING

    def before(self) -> str:
        """Return the part before, as far as it is looked at."""
        return self.text[max(self.start, self.place - REACH) : self.place]

    def after(self) -> str:
        """Return the part after, as far as it is looked at."""
        return self.text[self.place : min(self.stop, self.place + REACH)]


def word_features(word: str, levels: dict[str, str]) -> list[str]:
    """Name what is seen of the word alone.

    >>> word_features("сообщается", {"сообща": "8"})
    ['word:сообщается', 'level:8', 'end:тся']
    """
    return [f"word:{word}", f"level:{levels.get(word[:STEM], '?')}", f"end:{word[-3:]}"]


def beside_features(seam: Seam, levels: dict[str, str]) -> list[str]:
    """Name what is seen of the words beside the place.

    >>> beside_features(Seam("Мир и война На фоне", 0, 12, 19), {})
    ['level, comma:? ', 'level, next:? a', 'next end:не', 'last:война', 'last end:йна', 'last mark:a', 'before last:и']
    """
    level = levels.get(seam.opener.word[:STEM], "?")
    last = seam.last
    return [
        f"level, comma:{level} {seam.opener.mark}",
        f"level, next:{level} {seam.following.kind}",
        f"next end:{seam.following.word[-2:]}",
        f"last:{last.word[:STEM]}",
        f"last end:{last.word[-3:]}",
        f"last mark:{last.kind}{last.mark}",
        f"before last:{seam.previous.word}",
    ]


def part_features(seam: Seam) -> list[str]:
    """Name what is seen of the part before, and whether the text takes its words up.

    >>> part_features(Seam("Аэропорт Донецкий аэропорт построен давно.", 0, 9, 42))[2:]
    ['words, own:1 False', 'first:аэропорт', 'rest:4 False', 'again:1 False']
    """
    before, after, word = seam.before(), seam.after(), seam.opener.word
    first, size = "", "?"
    if seam.place - seam.start <= REACH:
        first, size = before.split(None, 1)[0].strip(SIGNS).lower(), _size(before.count(" "))
    stems = {item[:5] for item in before.lower().split() if len(item) > 3}
    own = word[:5] in stems
    again = len([item for item in after[:TAKEN_UP].lower().split() if item[:5] in stems])
    return [
        f"words, start:{size} {seam.start == 0}",
        f"words, small:{size} {SMALL.search(before) is not None}",
        f"words, own:{size} {own}",
        f"first:{first}",
        f"rest:{_size(after.count(' ') + 1)} {seam.stop - seam.place > REACH}",
        f"again:{min(again, 2)} {own and first[:5] == word[:5]}",
    ]


SIZES = [str(next((most for most in (1, 2, 3, 4, 6, 9, 14) if words <= most), 15)) for words in range(16)]


def _size(words: int) -> str:
    """Return a number of words, the more roughly the more there are."""
    return SIZES[min(words, 15)]


def nearby_features(seam: Seam) -> list[str]:
    """Name how the word is written nearby: in lower case, capitalised inside a sentence, after the same word as here.

    >>> nearby_features(Seam("Гибель парома Паром затонул. У порта паром ждали.", 0, 14, 28))
    ['nearby:True False', 'pair:False']
    """
    text, place, size = seam.text, seam.place, len(seam.opener.word)
    name = f" {text[place : place + min(size, STEM)]}"
    lower, pair = name.lower(), f" {text[place - 1 - len(seam.last.word) : place + size]}"
    left, right = (max(0, place - NEARBY), place - 1), (place + size, place + NEARBY)
    small = text.find(lower, *left) >= 0 or text.find(lower, *right) >= 0
    inside = _inside(text, name, *left) or _inside(text, name, *right)
    return [f"nearby:{small} {inside}", f"pair:{text.find(pair, *left) >= 0 or text.find(pair, *right) >= 0}"]


def _inside(text: str, name: str, low: int, high: int) -> bool:
    """Tell whether a word stands inside a sentence."""
    place = text.find(name, low, high)
    while place > 0:
        if text[place - 1].isalnum() or text[place - 1] in ",»":
            return True
        place = text.find(name, place + 1, high)
    return False
