"""Headings: cut off where a web page glued them to the next sentence without punctuation.

«Токаев и террористы На фоне протестов президент обратился…»: a word such as «На» stands capitalised inside a text only
where a sentence begins. A heading is cut before such a word, unless a guard objects: better no cut than a wrong one.
"""

import re
from collections.abc import Iterator
from functools import cache

from ._abbreviations import data_lines, openers
from ._periods import LABELS

Span = tuple[int, int]


CAPITAL = re.compile(r"[А-ЯЁ](?<=[\w»\"”)]\s.)(?=([а-яё]*(?:-[а-яё]+)*),?\s+([^\W_]|[«\"(]))")
REACH = 160  # so far back a heading is looked at, which keeps the search linear
# Names (Том, Под) and words that respect writes with a capital (Вы, Он).
NAMES = "я ты вы вас вам ваш ваша ваше ваши да ей ее её ему его им он она том под".split()  # noqa: SIM905


class Seam:
    """A place where a heading may end: what stands before, its last word, the capitalised word, what follows that."""

    __slots__ = ("before", "following", "last", "opener", "rest")

    def __init__(self, before: str, opener: str, following: str, rest: int) -> None:
        self.before, self.opener, self.following, self.rest = before, opener, following, rest
        self.last = before.rpartition(" ")[2].strip('«»„“”"()')


def without_headings(text: str, start: int, stop: int) -> Iterator[Span]:
    """Yield the parts of a sentence: the headings glued to its front, then the rest.

    >>> list(without_headings("Токаев и террористы На фоне протестов он выступил.", 0, 50))
    [(0, 19), (20, 50)]
    """
    for match in CAPITAL.finditer(text, start, stop):
        opener, place = match[0] + match[1], match.start()
        if opener.lower() not in openers():
            continue
        seam = Seam(text[max(start, place - REACH) : place].rstrip(), opener, match[2], stop - place)
        if place > start and not any(objects(seam) for objects in GUARDS):
            yield start, place - 1
            start = place
    yield start, stop


def _name(seam: Seam) -> bool:
    """Мы благодарим Вас за помощь. ‖ Землевладелец Том Остин развёл кроликов."""
    return seam.opener.lower() in NAMES


def _too_short(seam: Seam) -> bool:
    """Вот И он. ‖ Все ушли, а Он нет."""
    return len(seam.before) < 4 or seam.rest < 16


def _quoted(seam: Seam) -> bool:
    """Роман «Отцы Или дети нового века» вышел летом."""
    before = seam.before
    opened = before.count("«") > before.count("»") or before.count("(") > before.count(")")
    return opened or before.count('"') % 2 == 1


def _goes_on(seam: Seam) -> bool:
    """Он долго думал о Том человеке и о Когда написанной книге."""
    return not seam.last or seam.last in _never_last()


def _title_case(seam: Seam) -> bool:
    """Поэт Эдгар По написал поэму. ‖ Роман Война И Мир переведён."""
    short = len(seam.opener) < 3 and (seam.following.isupper() or seam.opener in ("По", "У", "Во", "На", "Но"))
    return short and seam.last[:1].isupper()


def _label(seam: Seam) -> bool:
    """Прибору нужно 220 В переменного тока. ‖ Здание класса А сдано в аренду."""
    return len(seam.opener) == 1 and (seam.last[-1:].isdigit() or seam.last.lower().startswith(LABELS))


GUARDS = [_name, _too_short, _goes_on, _quoted, _title_case, _label]


@cache
def _never_last() -> frozenset[str]:
    """Return the prepositions and conjunctions, which no heading ends with."""
    words = data_lines("openers.txt")
    return frozenset(words[: words.index("---")])
