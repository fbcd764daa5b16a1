"""Headings: titles, captions and photo credits that a web page glued to the next sentence without punctuation.

«Токаев и террористы ‖ На фоне протестов президент обратился…»: whether a sentence begins at a capitalised word is told
by features of the place, each with a weight: how the word is usually written (data/case.txt), what stands beside it,
what the part before looks like and whether the text after takes its words up. The sum decides; data/headings.txt holds
the weights, learnt by tools/train_headings.py so that better no cut is made than a wrong one.
"""

import re
from bisect import bisect_left
from collections.abc import Callable
from functools import cache, lru_cache
from typing import NamedTuple

from ._abbreviations import data_lines
from ._case import STEM, levels
from ._periods import LABELS

Span = tuple[int, int]
Place = tuple[int, int, str, bool]  # where a sentence may begin, the sum, what decided, whether one does

CANDIDATE = re.compile(r" ([А-ЯЁ](?<=[а-яёА-ЯЁa-zA-Z\d»\"”)%\] ] .)[а-яё-]*+)(?![\w.(])")
REACH = 160  # so far to both sides a seam is looked at, which keeps the search linear
TAKEN_UP = 80  # so far words of the part before are looked for
NEARBY = 700  # so far the same word is looked for
DASHES = "—–-"
SIGNS = ".,;:!?…»\"”)(«„“[]'" + DASHES
LONG = re.compile("[а-яё]{4,}")
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

    >>> part_features(Seam("Аэропорт Донецкий аэропорт построен давно.", 0, 9, 42))
    ['words, start:1 True', 'words, small:1 False', 'words, own:1 False', 'first:аэропорт', 'rest:4 False', 'again:1 False']
    """
    before, after, word = seam.before(), seam.after(), seam.opener.word
    first, size = "", "?"
    if seam.place - seam.start <= REACH:
        first, size = before.split(None, 1)[0].strip(SIGNS).lower(), _size(before.count(" "))
    stems = {item[:5] for item in LONG.findall(before.lower())}
    own = word[:5] in stems
    again = len([item for item in LONG.findall(after[:TAKEN_UP].lower()) if item[:5] in stems])
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
    sides = (max(0, place - NEARBY), place - 1), (place + size, place + NEARBY)
    small = any([text.find(lower, *side) >= 0 for side in sides])
    inside = any([_inside(text, name, *side) for side in sides])
    return [f"nearby:{small} {inside}", f"pair:{any([text.find(pair, *side) >= 0 for side in sides])}"]


def _inside(text: str, name: str, low: int, high: int) -> bool:
    """Tell whether a word stands inside a sentence."""
    place = text.find(name, low, high)
    while place > 0:
        if text[place - 1].isalnum() or text[place - 1] in ",»":
            return True
        place = text.find(name, place + 1, high)
    return False


def _quoted(seam: Seam) -> bool:
    """Роман «Отцы и дети Однако читают до сих пор» вышел летом."""
    before = seam.before()
    opened = before.count("«") > before.count("»") or before.count("(") > before.count(")")
    return opened or before.count('"') % 2 == 1 or before.count("„") > before.count("“")


def _number(seam: Seam) -> bool:
    """Нужно купить: а) Сахар к чаю; б) Соль. ‖ 12 Однако это не всё."""
    last = seam.last
    item = last.mark == ")" and (len(last.word) < 3 or last.kind == "0")
    return item or (last.kind == "0" and seam.place - seam.start < 5)


def _label(seam: Seam) -> bool:
    """Прибору нужно 220 В переменного тока для работы. ‖ Врачи советуют витамин С каждый день."""
    return len(seam.opener.word) == 1 and (seam.last.kind == "0" or seam.last.word.startswith(LABELS))


def _poe(seam: Seam) -> bool:
    """Рассказ Эдгара По напечатали в журнале снова."""
    return seam.opener.word == "по" and seam.last.word.startswith("эдгар")


def _title_case(seam: Seam) -> bool:
    """Новая Книга В Нашем Любимом Магазине Снова Есть."""
    return CAPITALS.match(seam.after()) is not None and SMALL.search(seam.before()) is None


CAPITALS = re.compile(r"(?:[А-ЯЁ]\S*+\s*+){4}|(?:[А-ЯЁ]\S*+\s*+)++$")
GUARDS: list[Callable[[Seam], bool]] = [_number, _quoted, _label, _poe, _title_case]


@cache
def weights() -> dict[str, int]:
    """Return the weight of every feature; "bias" is part of every sum; below "least …" the rest is not looked at.

    >>> weights()["level:9"] > 0 > weights()["level:0"]
    True
    """
    return {name: int(weight) for name, _, weight in (line.rpartition(" ") for line in data_lines("headings.txt"))}


def _sum(names: list[str]) -> int:
    known = weights()
    return sum([known.get(name, 0) for name in names])


@lru_cache(65_536)
def _word_sum(word: str) -> int:
    """Return what the word alone speaks for; most are names, and no more is asked."""
    known = weights()
    return known["bias"] + sum([known.get(name, 0) for name in word_features(word.lower(), levels())])


def begins(seam: Seam, so_far: int) -> bool:
    """Tell whether a sentence begins at the seam.

    >>> seam = Seam("Токаев и террористы На фоне протестов он выступил.", 0, 20, 50)
    >>> begins(seam, _word_sum("На"))
    True
    """
    known = weights()
    so_far += _sum(beside_features(seam, levels()))
    if so_far < known["least beside"] or any([objects(seam) for objects in GUARDS]):
        return False
    so_far += _sum(part_features(seam))
    return so_far >= known["least part"] and so_far + _sum(nearby_features(seam)) >= 0


def without_headings(text: str, spans: list[Span]) -> list[Span]:
    """Return the sentences with the headings glued to their front cut off.

    >>> without_headings("Погода в столице На завтра синоптики обещают снег.", [(0, 50)])
    [(0, 16), (17, 50)]
    """
    spans = spans.copy()
    found: list[Span] = []
    number = done = 0
    least = weights()["least alone"]
    for match in CANDIDATE.finditer(text, spans[0][0], spans[-1][1]):
        word, place = match[1], match.start(1)
        while place >= spans[number][1]:
            number += 1
        start, stop = spans[number]
        so_far = _word_sum(word)
        if so_far < least and text[start : start + 5] != word[:5]:
            continue
        if start < place and begins(Seam(text, start, place, stop), so_far):
            found += [*spans[done:number], (start, start + len(text[start:place].rstrip()))]
            spans[number], done = (place, stop), number
    return found + spans[done:]


def explain_headings(text: str, spans: list[Span]) -> list[Place]:
    """Return every place looked at: its sum, the guard or the feature that spoke most for the vote, and the vote.

    >>> text = "Токаев и террористы На фоне протестов он выступил."
    >>> [(place, reason, vote) for place, _, reason, vote in explain_headings(text, [(0, len(text))])]
    [(20, 'level:9', True)]
    """
    cut = without_headings(text, spans)
    old, new = {start for start, _ in spans}, [start for start, _ in cut]
    stops = [stop for _, stop in spans]
    found = []
    for match in CANDIDATE.finditer(text, spans[0][0], spans[-1][1]):
        if (place := match.start(1)) not in old:
            number = bisect_left(new, place)
            vote = new[number : number + 1] == [place]
            seam = Seam(text, new[number - 1], place, stops[bisect_left(stops, place)])
            found.append((place, *_reason(seam, vote), vote))
    return found


def _reason(seam: Seam, vote: bool) -> tuple[int, str]:
    """Return the sum of all features, and the name of what spoke most for the vote."""
    known, levels_ = weights(), levels()
    names = word_features(seam.opener.word, levels_) + beside_features(seam, levels_)
    names += part_features(seam) + nearby_features(seam)
    guards = [guard.__name__.strip("_") for guard in GUARDS if guard(seam)]
    loudest = max(names, key=lambda name: known.get(name, 0) * (1 if vote else -1))
    return known["bias"] + _sum(names), guards[0] if guards else loudest
