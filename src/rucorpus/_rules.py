"""Rules: what is settled at a doubtful place before the learned weights are asked.

A rule is a small function of a `Place` that votes SPLIT, JOIN or None (no opinion); its docstring shows it, ‖ where a
sentence begins. RULES says for which classes of words before the mark it speaks. Where none has an opinion, the sum of
the weights decides; it is a matter of convention what stands here, and of frequency what stands there.
"""

import re
from collections.abc import Callable
from functools import lru_cache

from ._abbreviations import key
from ._contexts import CLOSERS, REACH, Classes, context, score

SPLIT, JOIN = True, False  # what a rule votes; None is no opinion


class Place:
    """A doubtful place: the classes of what stands around a mark, and the text for those who want to look closer."""

    __slots__ = ("before", "level", "mark", "match", "open", "shape", "start", "text")

    def __init__(self, text: str, start: int, match: re.Match[str], classes: Classes) -> None:
        self.text, self.start, self.match = text, start, match
        self.mark, self.before, _, self.open, lead, shape, self.level, _, _ = classes
        self.shape = lead + shape

    def left(self) -> str:
        """Return the sentence up to the mark, or as much of it as a rule may see.

        >>> from ._marks import patterns
        >>> match = patterns()["."].search("Да. 1. Нет", 5)
        >>> Place("Да. 1. Нет", 4, match, (".", "0", "1", "", "", "Aa", "9", "", "")).left()
        '1'
        """
        stop = self.match.start()
        return self.text[max(self.start, stop - REACH) : stop].strip()


Rule = Callable[[Place], bool | None]


def _head(place: Place) -> bool | None:
    """Экзамен принимал проф. Зимин. ‖ Все волновались."""
    return JOIN if place.mark in (".", ". ") else None


def _number_after(place: Place) -> bool | None:
    """Бежал 3 мин. 17 сек. ‖ Ел хлеб, сыр и т. п. ‖ 2. Спать."""
    if place.shape in ("00.", "00)"):
        return SPLIT
    return JOIN if place.shape[:1].isdigit() and place.before == "tail" else None


def _needs_name(place: Place) -> bool | None:
    """Слово взято из нем. Welt. ‖ Зал им. А. Зимина закрыт. ‖ Я помог им. ‖ Они ушли."""
    return JOIN if place.shape[:1] in "0123456789L" or place.shape in ("?№", "I.") else None


def _label(place: Place) -> bool | None:
    """Проведём прямую до точки M. ‖ Найдём отрезок KM."""
    return SPLIT if place.shape in ("Aa", "I", "AA") else None


def _after_initial(place: Place) -> bool | None:
    """Дело вёл Орлов П. Ю. ‖ Он молчал. ‖ Роман написал П. Ю. Орлов."""
    return SPLIT if place.level >= BEGINS else None


def _list_number(place: Place) -> bool | None:
    """1. Открыть дверь. ‖ 2. Войти и: а) Снять шляпу."""
    unopened = place.mark == ")" and "(" not in place.open
    return JOIN if unopened or place.before == "item" or NUMBER.fullmatch(place.left()) else None


def _nothing_yet(place: Place) -> bool | None:
    """… А он остался. ‖ Все ушли."""
    return None if place.left() else JOIN


def _speech(place: Place) -> bool | None:
    """«Ты идёшь?» — спросил он. ‖ — Иду! — крикнула она. ‖ Все встали."""
    return JOIN if place.mark[0] in "?!…" else None


def _goes_on(place: Place) -> bool | None:
    """Читал «войну». ‖ понравилось. ‖ Вывезли 5 тыс. кирпичей. ‖ «Да!» сказал он."""
    if place.mark[0] in "?!…":
        return JOIN if place.mark[-1] in CLOSERS else None
    if place.before[-1] in '»"':
        return SPLIT
    return JOIN if place.before in ABBREVIATED else None


def _lettered_item(place: Place) -> bool | None:
    """а. Хлеб. ‖ б. Соль."""
    return SPLIT if place.before in ("a3", "a4", "Aa3", "Aa4") else None


BEGINS = "7"  # the level in data/case.txt from which a capitalised word plainly begins a sentence
NUMBER = re.compile(r"[«\"„(]?(?:\d{1,3}(?:\.\d{1,3})*|[а-яёa-z]|[IVX]{1,5})\)?")
ABBREVIATED = frozenset(("tail", "both", "both-0", "pair-tail", "part-tail", "I", "I-name", "I-chain", "I.I"))
RULES: list[tuple[str, str, Rule]] = [
    # before                            ahead       rule           the classes of what stands on both sides of the mark
    ("head pair-head",                  "",         _head),
    ("tail pair-tail part-tail",        "",         _number_after),
    ("word",                            "",         _needs_name),
    ("label",                           "",         _label),
    ("I I-name I.I",                    "",         _after_initial),
    ("item 0 000 0.0 i rom I 0) i) I)", "",         _list_number),
    ("_",                               "",         _nothing_yet),
    ("",                                "-a -i",    _speech),
    ("",                                "a i",      _goes_on),
    ("",                                "i.",       _lettered_item),
]  # fmt: skip


def _by(column: int) -> dict[str, list[Rule]]:
    """Return the rules by the classes that a column of RULES names."""
    names = {name for row in RULES for name in str(row[column]).split()}
    return {name: [row[2] for row in RULES if name in str(row[column]).split()] for name in names}


BEFORE, AHEAD = _by(0), _by(1)


def decide(text: str, start: int, match: re.Match[str], own: tuple[str, ...]) -> bool:
    """Tell whether a sentence begins at the end of a match, in a text whose sentence before begins at `start`."""
    word, classes = context(text, start, match)
    if own or classes[1] in BEFORE or classes[4] + classes[5] in AHEAD:
        place = Place(text, start, match, classes)
        for rule in _rules(place, own):
            if (vote := rule(place)) is not None:
                return vote
    return score(word, classes) > 0


def decide_aloud(text: str, start: int, match: re.Match[str], own: tuple[str, ...]) -> tuple[bool, str]:
    """Return what `decide` does, and the name of the rule that decided, or "weights"."""
    word, classes = context(text, start, match)
    place = Place(text, start, match, classes)
    votes = ((rule(place), rule.__name__.strip("_")) for rule in _rules(place, own))
    opinions = ((vote, name) for vote, name in votes if vote is not None)
    return next(opinions, (score(word, classes) > 0, "weights"))


def _rules(place: Place, own: tuple[str, ...]) -> list[Rule]:
    """Return the rules that speak for a place, the first one first."""
    rules = BEFORE.get(place.before, NONE) + AHEAD.get(place.shape, NONE)
    return [_own(own), *rules] if own else rules


NONE: list[Rule] = []


@lru_cache(maxsize=64)
def _own(own: tuple[str, ...]) -> Rule:
    """Return the rule for the user's own abbreviations: they end a sentence only before a word that plainly begins one.

    >>> _own(("мкр", "т. ч")).__name__
    'own'
    """
    forms = "|".join(r"\s*\.\s*".join(map(re.escape, form.split("."))) for item in own if (form := key(item)))
    abbreviation = re.compile(rf"(?<!\w)(?:{forms or '(?!)'})$", re.IGNORECASE)

    def own_rule(place: Place) -> bool | None:
        return place.level >= BEGINS if abbreviation.search(place.left()) else None

    own_rule.__name__ = "own"
    return own_rule
