"""Headings: titles, captions and photo credits that a web page glued to the next sentence without punctuation.

«Токаев и террористы ‖ На фоне протестов президент обратился…»: whether a sentence begins at a capitalised word is told
by features of the place (heading_features.py), each with a weight: how the word is usually written (data/sentences/
capitalization.txt), what stands
beside it, what the part before looks like and whether the text after takes its words up. The sum decides, unless a
guard objects. data/sentences/headings.txt holds the weights, learned by
tools/train_headings.py so that better no cut is made
than a wrong one.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from functools import cache, lru_cache

from .._base.data_files import data_lines
from .capitalization import levels
from .heading_features import SMALL, Seam, beside_features, nearby_features, part_features, word_features
from .word_shapes import LABELS

Span = tuple[int, int]
Place = tuple[int, int, str, bool]  # where a sentence may begin, the sum, what decided, whether one does

# A capital after a word, a number or a closing sign, but not after a preposition: no heading ends with one.
PREPOSITIONS = r"(?<![ «(][вксуо] .)(?<! (?:на|по|из|от|до|за|об|со|во|ко) .)(?<! (?:для|при|над|под|без) .)"
CANDIDATE = re.compile(rf" ([А-ЯЁ](?<=[а-яёА-ЯЁa-zA-Z\d»\"”)%\] ] .){PREPOSITIONS}[а-яё-]*+)(?![\w.(])")


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


def _guarded(seam: Seam) -> bool:
    return any(objects(seam) for objects in GUARDS)


@cache
def weights() -> dict[str, int]:
    """Return the weight of every feature; "bias" is part of every sum; below "least …" the rest is not looked at.

    >>> weights()["level:9"] > 0 > weights()["level:0"]
    True
    """
    return {
        name: int(weight) for name, _, weight in (line.rpartition(" ") for line in data_lines("sentences/headings.txt"))
    }


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
    if so_far < known["least beside"] or _guarded(seam):
        return False
    so_far += _sum(part_features(seam))
    return so_far >= known["least part"] and so_far + _sum(nearby_features(seam)) >= 0


def without_headings(text: str, spans: list[Span]) -> list[Span]:
    """Return the sentences with the headings glued to their front cut off.

    >>> without_headings("Погода в столице На завтра синоптики обещают снег.", [(0, 50)])
    [(0, 16), (17, 50)]
    """
    if not spans:
        return []
    spans = spans.copy()
    starts = [start for start, _ in spans]
    found: list[Span] = []
    done = 0
    least = weights()["least alone"]
    for match in CANDIDATE.finditer(text, starts[0], spans[-1][1]):
        word, place = match[1], match.start(1)
        so_far = _word_sum(word)
        number = bisect_right(starts, place) - 1
        start = starts[number]
        if so_far < least and text[start : start + 5] != word[:5]:  # «Аэропорт Аэропорт построен» tells by itself
            continue
        stop = spans[number][1]
        if start < place and begins(Seam(text, start, place, stop), so_far):
            found += [*spans[done:number], (start, start + len(text[start:place].rstrip()))]
            spans[number], starts[number], done = (place, stop), place, number
    return found + spans[done:]


def explain_headings(text: str, spans: list[Span]) -> list[Place]:
    """Return every place looked at: its sum, the guard or the feature that spoke most for the vote, and the vote.

    >>> text = "Токаев и террористы На фоне протестов он выступил."
    >>> [(place, reason, vote) for place, _, reason, vote in explain_headings(text, [(0, len(text))])]
    [(20, 'level:9', True)]
    """
    if not spans:
        return []
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
