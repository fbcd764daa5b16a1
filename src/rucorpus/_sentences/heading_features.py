"""Features of a position where a heading may end.

A feature is a name with a value, `last end:ами`; headings.py adds up what each weighs. Only some hundred characters on
either side are looked at, which keeps the time linear.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from .._base.caches import CACHED_WORDS
from .capitalization import STEM

PART = 160  # characters of the part before and of the part after that are looked at
BESIDE = 64  # characters on either side in which the words beside the position are looked for
REPEATED = 80  # characters of the part after in which words of the part before are looked for
NEARBY = 700  # characters on either side in which the same word is looked for
DASHES = "—–-"
PUNCTUATION = ".,;:!?…»\"”)(«„“[]'" + DASHES
LOWER_CASE_WORD = re.compile("[а-яё](?<![А-ЯЁа-яё].)")
STEMS = re.compile(r"(\S{4,5})\S*+")  # of words of four characters or more


class Word(NamedTuple):
    """What the features see of a word.

    The shape is a lower case, A capitalized, U capitals, I one capital, l or L Latin, 0 a number, - a dash, « other.
    """

    bare: str  # in lower case, without punctuation
    shape: str
    punctuation: str  # the character after it


@lru_cache(CACHED_WORDS)
def word(written: str) -> Word:
    """Return what is seen of a word of a text.

    >>> word("Погода,"), word("1998")
    (Word(bare='погода', shape='A', punctuation=','), Word(bare='1998', shape='0', punctuation=''))
    >>> word("Windows").shape, word("windows").shape
    ('L', 'l')
    """
    bare, first = written.strip(PUNCTUATION), written[0]
    punctuation = written[len(written.rstrip(PUNCTUATION)) :][:1]
    if first in DASHES or not bare:
        shape = "-"
    elif first.isascii() and first.isalpha():
        shape = "L" if first.isupper() else "l"
    elif first.isupper():
        shape = "I" if len(bare) == 1 else "U" if bare.isupper() else "A"
    else:
        shape = "a" if first.islower() else "0" if first.isdigit() else "«"
    return Word(bare.lower(), shape, punctuation)


NO_WORD = Word("", "$", "")


class HeadingCandidate:
    """A position where a heading may end, with two words on either side: previous and last, opener and following."""

    __slots__ = ("following", "last", "offset", "opener", "previous", "start", "stop", "text")

    def __init__(self, text: str, start: int, offset: int, stop: int) -> None:
        self.text, self.start, self.offset, self.stop = text, start, offset, stop
        left = text[max(start, offset - BESIDE) : offset].rsplit(None, 2) or ["-"]
        right = text[offset : min(stop, offset + BESIDE)].split(None, 2)
        self.previous = word(left[-2]) if len(left) > 1 else NO_WORD
        self.last, self.opener = word(left[-1]), word(right[0])
        self.following = word(right[1]) if len(right) > 1 else NO_WORD

    def before(self) -> str:
        """Return the part before, as far as it is looked at."""
        return self.text[max(self.start, self.offset - PART) : self.offset]

    def after(self) -> str:
        """Return the part after, as far as it is looked at."""
        return self.text[self.offset : min(self.stop, self.offset + PART)]

    def beside_features(self, levels: dict[str, str]) -> list[str]:
        """Return the features of the words beside the position.

        >>> HeadingCandidate("Мир и война На фоне", 0, 12, 19).beside_features({})[2:]
        ['next end:не', 'last:война', 'last end:йна', 'last punctuation:a', 'before last:и']
        """
        opener, following = self.opener, self.following
        return [
            *opener_features(levels.get(opener.bare[:STEM], "?"), opener.punctuation, following.shape),
            f"next end:{following.bare[-2:]}",
            *last_features(self.last),
            f"before last:{self.previous.bare}",
        ]

    def part_features(self) -> list[str]:
        """Return the features of the part before, and whether the text after repeats its words.

        >>> HeadingCandidate("Аэропорт Донецкий аэропорт построен давно.", 0, 9, 42).part_features()[2:]
        ['words, own:1 False', 'first:аэропорт', 'rest:4 False', 'again:1 False']
        """
        before, after, opener = self.before(), self.after(), self.opener.bare
        first, size = "", "?"
        if self.offset - self.start <= PART:
            first, size = before.split(None, 1)[0].strip(PUNCTUATION).lower(), _size(before.count(" "))
        stems = set(STEMS.findall(before.lower()))
        own = opener[:5] in stems
        again = sum(map(stems.__contains__, STEMS.findall(after[:REPEATED].lower()))) if stems else 0
        return [
            f"words, start:{size} {self.start == 0}",
            f"words, small:{size} {LOWER_CASE_WORD.search(before) is not None}",
            f"words, own:{size} {own}",
            f"first:{first}",
            f"rest:{_size(after.count(' ') + 1)} {self.stop - self.offset > PART}",
            f"again:{min(again, 2)} {own and first[:5] == opener[:5]}",
        ]

    def nearby_features(self) -> list[str]:
        """Return how the word is written nearby: in lower case, capitalized in a sentence, after the same word as here.

        >>> HeadingCandidate("Гибель парома Паром затонул. У порта паром ждали.", 0, 14, 28).nearby_features()
        ['nearby:True False', 'pair:False']
        """
        text, offset, size = self.text, self.offset, len(self.opener.bare)
        name = f" {text[offset : offset + min(size, STEM)]}"
        lower, pair = name.lower(), f" {text[offset - 1 - len(self.last.bare) : offset + size]}"
        left, right = (max(0, offset - NEARBY), offset - 1), (offset + size, offset + NEARBY)
        small = text.find(lower, *left) >= 0 or text.find(lower, *right) >= 0
        inside = _inside(text, name, *left) or _inside(text, name, *right)
        return [f"nearby:{small} {inside}", f"pair:{text.find(pair, *left) >= 0 or text.find(pair, *right) >= 0}"]


def word_features(opener: str, levels: dict[str, str]) -> list[str]:
    """Return the features of the word alone.

    >>> word_features("сообщается", {"сообща": "8"})
    ['word:сообщается', 'level:8', 'end:тся']
    """
    return [f"word:{opener}", f"level:{levels.get(opener[:STEM], '?')}", f"end:{opener[-3:]}"]


def opener_features(level: str, punctuation: str, shape: str) -> list[str]:
    """Return the features of the word's level with the character after it, and with the shape of the next word."""
    return [f"level, comma:{level} {punctuation}", f"level, next:{level} {shape}"]


def last_features(last: Word) -> list[str]:
    """Return the features of the last word before the position.

    >>> last_features(word("Война,"))
    ['last:война', 'last end:йна', 'last punctuation:A,']
    """
    return [
        f"last:{last.bare[:STEM]}",
        f"last end:{last.bare[-3:]}",
        f"last punctuation:{last.shape}{last.punctuation}",
    ]


SIZES = [str(next((most for most in (1, 2, 3, 4, 6, 9, 14) if words <= most), 15)) for words in range(16)]


def _size(words: int) -> str:
    """Return a number of words, rounded up the more the larger it is."""
    return SIZES[min(words, 15)]


def _inside(text: str, name: str, low: int, high: int) -> bool:
    """Return whether a word stands inside a sentence."""
    offset = text.find(name, low, high)
    while offset > 0:
        if text[offset - 1].isalnum() or text[offset - 1] in ",»":
            return True
        offset = text.find(name, offset + 1, high)
    return False
