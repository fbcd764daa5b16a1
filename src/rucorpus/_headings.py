"""What two options change after the rules: headings are cut off, quotes are kept whole.

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


PAIRS = {"«": "»", "„": "“", "“": "”", "(": ")", "[": "]", "{": "}", "‹": "›"}
QUOTE = re.compile(r"[«»„“”()\[\]{}‹›]|(?<![^\s(\[«„—–-])\"(?=\S)|\"")


def pairs(text: str, begin: int, end: int) -> list[Span]:
    """Return the outermost balanced pairs of quotes and brackets; a sign without its partner is passed over.

    >>> pairs("Закон (ст. 5) «О „мире“» (стар.", 0, 31)
    [(6, 12), (14, 23)]
    """
    opened: dict[str, list[int]] = {}  # for each closing sign, where a partner waits
    found: list[Span] = []
    for match in QUOTE.finditer(text, begin, end):
        sign, place = match[0], match.start()
        waiting = opened.get(sign)
        if waiting:
            start = waiting.pop()
            while found and found[-1][0] > start:
                found.pop()
            found.append((start, place))
            for others in opened.values():
                while others and others[-1] > start:
                    others.pop()
        elif sign in PAIRS or sign == '"':
            opened.setdefault(PAIRS.get(sign, sign), []).append(place)
    return found


def keep_pairs(spans: list[Span], inside: list[Span]) -> list[Span]:
    """Join the sentences that a cut inside a pair has divided.

    >>> keep_pairs([(0, 4), (5, 9), (10, 14)], [(2, 7)])
    [(0, 9), (10, 14)]
    """
    kept, pair = spans[:1], 0
    for start, stop in spans[1:]:
        while pair < len(inside) and inside[pair][1] < kept[-1][1]:
            pair += 1
        if pair < len(inside) and inside[pair][0] < kept[-1][1]:
            kept[-1] = kept[-1][0], stop
        else:
            kept.append((start, stop))
    return kept
