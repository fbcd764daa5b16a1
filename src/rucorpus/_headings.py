"""Headings: titles, captions and photo credits that a web page glued to the next sentence without punctuation.

«Токаев и террористы ‖ На фоне протестов президент обратился…»: whether a sentence begins at a capitalised word is told
by features of the place, each with a weight: how the word is usually written (data/case.txt), what stands beside it,
what the part before looks like and whether the text after takes its words up. The sum decides; data/headings.txt holds
the weights, learnt by tools/train_headings.py so that better no cut is made than a wrong one.
"""

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import NamedTuple

from ._abbreviations import data_lines
from ._case import STEM, levels

Span = tuple[int, int]
Place = tuple[int, int, str, bool]  # where a sentence may begin, the sum so far, what decided, whether one does

CANDIDATE = re.compile(r" ([А-ЯЁ](?<=[а-яёА-ЯЁa-zA-Z\d»\"”)%\] ] .)[а-яё-]*+)(?![^\W_]|\.)")
REACH = 160  # so far to both sides a seam is looked at, which keeps the search linear
NEARBY = 1500  # so far the same word is looked for
SIGNS = ".,;:!?…»\"”)(«„“[]—–-'"


class Token(NamedTuple):
    """A word as the features see it; kind: a lower case, A capitalised, U capitals, I one capital, l Latin, 0, -, «."""

    word: str
    kind: str
    mark: str
    verb: bool


VERB = re.compile(
    "..+(?:[аяиыеу]л(?:[аои]|ся|[аои]сь)?|[её]т(?:ся)?|[уюая]т(?:ся)?|ит(?:ся)?|[аияе]ть(?:ся)?|[её]н[аоы]?|[ая]н[аоы]?)"
    "|есть|был[аои]?|будет|будут|может|могут|стал[аи]?|нет|можно|нужно|нельзя"
)


@lru_cache(65_536)
def token(text: str) -> Token:
    """Return a word of a text with what is seen of it.

    >>> token("началась,")
    Token(word='началась', kind='a', mark=',', verb=True)
    """
    bare, first = text.strip(SIGNS), text[0]
    mark = text[len(text.rstrip(SIGNS)) :][:1]
    if first in "—–-" or not bare:
        kind = "-"
    elif first.isupper():
        kind = "l" if first.isascii() else "I" if len(bare) == 1 else "U" if bare.isupper() else "A"
    else:
        kind = "a" if first.islower() else "0" if first.isdigit() else "«"
    return Token(bare.lower(), kind, mark, kind == "a" and VERB.fullmatch(bare) is not None)


NOTHING = Token("", "$", "", False)


class Seam:
    """A place where a heading may end: the part before and the part after in words, the first of these the opener."""

    __slots__ = ("after", "before", "first", "last", "place", "rest", "start", "text", "word")

    def __init__(self, text: str, start: int, place: int, stop: int) -> None:
        self.text, self.start, self.place, self.rest = text, start, place, stop - place
        self.before = [token(word) for word in text[max(start, place - REACH) : place].split()]
        self.after = [token(word) for word in text[place : min(stop, place + REACH)].split()]
        self.first = self.before[0] if place - start <= REACH else NOTHING
        self.last = self.before[-1]
        self.word = self.after[0].word


def word_features(word: str, levels: dict[str, str]) -> list[str]:
    """Name what is seen of the word alone.

    >>> word_features("сообщается", {"сообща": "8"})
    ['word:сообщается', 'level:8', 'end:тся']
    """
    return [f"word:{word}", f"level:{levels.get(word[:STEM], '?')}", f"end:{word[-3:]}"]


def near_features(seam: Seam, levels: dict[str, str]) -> list[str]:
    """Name what is seen of the words beside the place.

    >>> near_features(Seam("Мир и война На фоне", 0, 12, 19), {})
    ['level, comma:? ', 'level, next:? a', 'next end:не', 'last:война', 'last end:йна', 'last mark:a', 'before last:и']
    """
    level = levels.get(seam.word[:STEM], "?")
    following = seam.after[1] if len(seam.after) > 1 else NOTHING
    last = seam.last
    return [
        f"level, comma:{level} {seam.after[0].mark}",
        f"level, next:{level} {following.kind}",
        f"next end:{following.word[-2:]}",
        f"last:{last.word[:STEM]}",
        f"last end:{last.word[-3:]}",
        f"last mark:{last.kind}{last.mark}",
        f"before last:{seam.before[-2].word if len(seam.before) > 1 else ''}",
    ]


def far_features(seam: Seam) -> list[str]:
    """Name what is seen of the part before, and whether the text takes its words up.

    >>> far_features(Seam("Аэропорт Донецкий аэропорт построен давно.", 0, 9, 42))[-3:]
    ['again:1 False', 'nearby:False False', 'pair:False']
    """
    before, after, word = seam.before, seam.after, seam.word
    size = _size(len(before)) if seam.first is not NOTHING else "?"
    stems = {item.word[:5] for item in before if len(item.word) > 3}
    own = word[:5] in stems
    again = sum(item.word[:5] in stems for item in after[:10])
    lower, inside, pair = _nearby(seam)
    return [
        f"words, start:{size} {seam.start == 0}",
        f"words, verbs:{size} {min(2, sum(item.verb for item in before))}",
        f"words, small:{size} {any(item.kind == 'a' for item in before)}",
        f"words, own:{size} {own}",
        f"first:{seam.first.word}",
        f"rest:{_size(len(after))} {seam.rest > REACH}",
        f"again:{min(again, 2)} {own and seam.first.word[:5] == word[:5]}",
        f"nearby:{lower} {inside}",
        f"pair:{pair}",
    ]


def _size(words: int) -> str:
    """Return a number of words, the more roughly the more there are."""
    return next((f"{most}" for most in (1, 2, 3, 4, 6, 9, 14) if words <= most), "15")


def _nearby(seam: Seam) -> tuple[bool, bool, bool]:
    """Tell whether the word stands nearby in lower case, capitalised inside a sentence, after the same word.

    >>> _nearby(Seam("Гибель парома Паром затонул. У порта паром ждали.", 0, 14, 28))
    (True, False, False)
    """
    text, place, size = seam.text, seam.place, len(seam.word)
    window = text[max(0, place - NEARBY) : place - 1] + " . " + text[place + size : place + NEARBY]
    name = text[place : place + min(size, STEM)]
    around = text[place - 1 - len(seam.last.word) : place + size]
    return f" {name.lower()}" in window, _inside(window, f" {name}"), f" {around}" in window


def _inside(window: str, word: str) -> bool:
    """Tell whether a word stands inside a sentence."""
    place = window.find(word)
    while place > 0:
        if window[place - 1].isalnum() or window[place - 1] in ",»":
            return True
        place = window.find(word, place + 1)
    return False


def _quoted(seam: Seam) -> bool:
    """Роман «Отцы и дети Однако читают до сих пор» вышел летом."""
    before = seam.text[max(seam.start, seam.place - REACH) : seam.place]
    opened = before.count("«") > before.count("»") or before.count("(") > before.count(")")
    return opened or before.count('"') % 2 == 1 or before.count("„") > before.count("“")


def _item(seam: Seam) -> bool:
    """Нужно купить: а) Хлеб из муки; б) Соль."""
    last = seam.last
    return last.mark == ")" and (len(last.word) < 3 or last.kind == "0")


GUARDS: list[Callable[[Seam], bool]] = [_quoted, _item]


@cache
def weights() -> dict[str, int]:
    """Return the weight of every feature; "bias" is added to all, what "least" says ends the sum early.

    >>> weights()["word:однако"] > 0 > weights()["bias"]
    True
    """
    return {name: int(weight) for name, _, weight in (line.rpartition(" ") for line in data_lines("headings.txt"))}


def _sum(names: list[str]) -> int:
    known = weights()
    return sum([known.get(name, 0) for name in names])


@lru_cache(65_536)
def _word_sum(word: str) -> int:
    """Return what the word alone speaks for; most are names, and no more is asked."""
    return weights()["bias"] + _sum(word_features(word.lower(), levels()))


def begins(seam: Seam, so_far: int) -> bool:
    """Tell whether a sentence begins at the seam.

    >>> seam = Seam("Токаев и террористы На фоне протестов он выступил.", 0, 20, 50)
    >>> begins(seam, _word_sum("На"))
    True
    """
    so_far += _sum(near_features(seam, levels()))
    if so_far < weights()["least near"] or any(objects(seam) for objects in GUARDS):
        return False
    return so_far + _sum(far_features(seam)) >= 0


def without_headings(text: str, spans: list[Span]) -> list[Span]:
    """Return the sentences with the headings glued to their front cut off.

    >>> without_headings("Погода На завтра синоптики обещают снег.", [(0, 40)])
    [(0, 6), (7, 40)]
    """
    found: list[Span] = []
    rest, least = iter(spans), weights()["least word"]
    start, stop = next(rest)
    for match in CANDIDATE.finditer(text, start, spans[-1][1]):
        if (so_far := _word_sum(match[1])) < least:
            continue
        place = match.start() + 1
        while place >= stop:
            found.append((start, stop))
            start, stop = next(rest)
        if place > start and begins(Seam(text, start, place, stop), so_far):
            found.append((start, len(text[start:place].rstrip()) + start))
            start = place
    return [*found, (start, stop), *rest]
