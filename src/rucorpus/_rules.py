"""Rules: what is settled at a doubtful place before the learned weights are asked.

A rule is a small function of a `Context` that votes SPLIT, JOIN or None (no opinion); its docstring shows it, ‖ where a
sentence begins. RULES says for which classes beside the mark it speaks. Where none has an opinion, the sum of the
weights decides: what stands here is a matter of convention, what the weights say one of frequency.
"""

import re
from collections.abc import Callable
from functools import lru_cache

from ._abbreviations import key
from ._contexts import CLOSERS, REACH, Classes, Context, class_sum, context, word_weight

SPLIT, JOIN = True, False  # what a rule votes; None is no opinion
Rule = Callable[[Context], bool | None]


def shape(place: Context) -> str:
    """Return the dash and quotes that lead to the next word, and its shape."""
    return place.lead + place.shape


def _head(place: Context) -> bool | None:
    """Экзамен принимал проф. Зимин. ‖ Все волновались."""
    return JOIN if place.mark in (".", ". ") else None


def _number_after(place: Context) -> bool | None:
    """Бежал 3 мин. 17 сек. ‖ Ел хлеб, сыр и т. п. ‖ 2. Спать."""
    if shape(place) in ("00.", "00)"):
        return SPLIT
    return JOIN if shape(place)[:1].isdigit() and place.before == "tail" else None


def _needs_name(place: Context) -> bool | None:
    """Слово взято из нем. Welt. ‖ Зал им. А. Зимина закрыт. ‖ Я помог им. ‖ Они ушли."""
    return JOIN if shape(place)[:1] in "0123456789L" or shape(place) in ("?№", "I.") else None


def _label(place: Context) -> bool | None:
    """Проведём прямую до точки M. ‖ Найдём отрезок KM."""
    return SPLIT if shape(place) in ("Aa", "I", "AA") else None


def _after_initial(place: Context) -> bool | None:
    """Дело вёл Орлов П. Ю. ‖ Он молчал. ‖ Роман написал П. Ю. Орлов."""
    return SPLIT if place.level >= BEGINS else None


def _list_number(place: Context) -> bool | None:
    """1. Открыть дверь. ‖ 2. Войти и: а) Снять шляпу."""
    unopened = place.mark == ")" and "(" not in place.open
    return JOIN if unopened or place.before == "item" or place.distance == "=" else None


def _nothing_yet(place: Context) -> bool | None:
    """… А он остался. ‖ Все ушли."""
    return JOIN if place.distance == "=" else None


def _speech(place: Context) -> bool | None:
    """«Ты идёшь?» — спросил он. ‖ — Иду! — крикнула она. ‖ Все встали."""
    return JOIN if place.mark[0] in "?!…" else None


def _goes_on(place: Context) -> bool | None:
    """Читал «войну». ‖ понравилось. ‖ Вывезли 5 тыс. кирпичей. ‖ «Да!» сказал он."""
    if place.mark[0] in "?!…":
        return JOIN if place.mark[-1] in CLOSERS else None
    if place.before[-1] in '»"':
        return SPLIT
    return JOIN if place.before in ABBREVIATED else None


def _lettered_item(place: Context) -> bool | None:
    """а. Хлеб. ‖ б. Соль."""
    return SPLIT if place.before in ("a3", "a4", "Aa3", "Aa4") else None


BEGINS = "7"  # the level in data/case.txt from which a capitalised word plainly begins a sentence
ABBREVIATED = frozenset(("tail", "both", "both-0", "pair-tail", "part-tail", "I", "I-name", "I-chain", "I.I"))
RULES: list[tuple[str, str, Rule]] = [
    # before                            ahead       rule           the classes of what stands on both sides of the mark
    ("head pair-head",                  "",         _head),
    ("tail pair-tail part-tail",        "",         _number_after),
    ("word",                            "",         _needs_name),
    ("label",                           "",         _label),
    ("I I-name I.I",                    "",         _after_initial),
    ("item 0 000 0.0 i rom 0) i) rom)",  "",         _list_number),
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


@lru_cache(maxsize=65_536)
def verdict(classes: Classes) -> tuple[bool | None, str, int]:
    """Return the first opinion of the rules and who has it; without one None, "weights" and the sum of the weights.

    >>> verdict((".", "head", "4", "", "", "Aa", "0", "a", ""))[:2]
    (False, 'head')
    """
    place = Context._make(classes)
    for rule in BEFORE.get(place.before, []) + AHEAD.get(place.lead + place.shape, []):
        if (vote := rule(place)) is not None:
            return vote, rule.__name__.strip("_"), 0
    return None, "weights", class_sum(classes)


def decide(text: str, start: int, match: re.Match[str], own: tuple[str, ...]) -> tuple[bool, str]:
    """Tell whether a sentence begins at the end of a match, and what decided.

    The match is one of `_marks`, in a sentence that begins at `start`; `own` are the user's abbreviations.

    >>> from ._marks import patterns
    >>> text = "Экзамен принимал проф. Зимин."
    >>> decide(text, 0, patterns()["."].search(text), ())
    (False, 'head')
    """
    word, classes = context(text, start, match)
    if own and _own(own).search(text, max(start, match.start() - REACH), match.start()):
        return classes[6] >= BEGINS, "own"
    vote, rule, total = verdict(classes)
    if vote is None:
        vote = total + word_weight(word, classes[0][0]) > 0
    return vote, rule


@lru_cache(maxsize=64)
def _own(own: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern that finds one of the user's own abbreviations at the end of a text.

    They end a sentence only before a word that plainly begins one.

    >>> [bool(_own(("мкр", "т. ч")).search(text)) for text in ("в Мкр", "и т.ч", "от ч", "самкр")]
    [True, True, False, False]
    """
    forms = "|".join(r"\s*\.\s*".join(map(re.escape, form.split("."))) for item in own if (form := key(item)))
    return re.compile(rf"(?<!\w)(?:{forms or '(?!)'})\s?\Z", re.IGNORECASE)
