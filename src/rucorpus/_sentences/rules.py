"""Rules: what is a matter of convention at a doubtful boundary, decided before the learned weights.

A rule is a small function of a `BoundaryContext` that decides SPLIT, JOIN or None (it does not apply); its docstring
shows it, ‖ where a sentence begins. Where none applies the sum of the weights decides, a matter of frequency.
"""

import re
from collections.abc import Callable
from functools import lru_cache

from .capitalization import BEGINS, NAME
from .features import BoundaryContext, Fields, boundary_weights, context, features
from .own_abbreviations import Own, own_decision
from .word_shapes import CLOSERS

SPLIT, JOIN = True, False
Decision = tuple[bool, str]  # whether a sentence begins, and the rule that decided


def head(around: BoundaryContext) -> bool | None:
    """Экзамен принимал проф. Зимин. ‖ Все волновались."""
    return JOIN if around.before in ("head", "pair-head") and around.ending in (".", ". ") else None


def number_after(around: BoundaryContext) -> bool | None:
    """Бежал 3 мин. 17 сек. ‖ Ел хлеб, сыр и т. п. ‖ 2. Спать."""
    if around.lead or not around.before.endswith("tail") or not around.shape[0].isdigit():
        return None
    return SPLIT if around.shape in ITEMS else JOIN if around.before == "tail" else None


def needs_name(around: BoundaryContext) -> bool | None:
    """Слово взято из нем. Welt. ‖ Зал им. А. Зимина закрыт. ‖ Я помог им. ‖ Они ушли."""
    named = around.shape[0] in "0123456789L" or around.shape in ("?№", "I.")
    return JOIN if around.before == "word" and named and not around.lead else None


def list_number(around: BoundaryContext) -> bool | None:
    """1. Открыть дверь. ‖ 2. Войти и: а) Снять шляпу."""
    if around.before == "item" or (around.before in NUMBERS and around.distance == "="):
        return JOIN
    return (
        JOIN if around.before in (*NUMBERS, "I", "both") and around.ending == ")" and "(" not in around.open else None
    )


def after_label(around: BoundaryContext) -> bool | None:
    """Проведём прямую до точки M. ‖ Найдём отрезок KM."""
    return SPLIT if around.before == "label" and around.shape in ("Aa", "I", "AA") else None


def after_initial(around: BoundaryContext) -> bool | None:
    """Дело вёл Орлов П. Ю. ‖ Он молчал. ‖ Роман написал П. Ю. Орлов."""
    return SPLIT if around.before in ("I", "I-name", "I.I") and around.level >= BEGINS else None


def nothing_yet(around: BoundaryContext) -> bool | None:
    """… А он остался. ‖ Все ушли."""
    return JOIN if around.before == "_" and around.distance == "=" else None


def name_after_bracket(around: BoundaryContext) -> bool | None:
    """Город (столица) Казахстана растёт. ‖ Здесь тепло (юг) ‖ Однако сухо."""
    return JOIN if around.ending == ")" and "(" in around.open and "" < around.level <= NAME else None


def sad_smiley(around: BoundaryContext) -> bool | None:
    """Опять дождь :( ‖ Пошли домой."""
    return SPLIT if around.ending[0] == "(" else None


def speech(around: BoundaryContext) -> bool | None:
    """«Ты идёшь?» — спросил он. ‖ — Иду! — крикнула она. ‖ Все встали."""
    return JOIN if around.ending[0] in "?!…" and around.lead == "-" and around.shape in ("a", "i") else None


def goes_on(around: BoundaryContext) -> bool | None:
    """Читал «войну». ‖ понравилось. ‖ Вывезли 5 тыс. кирпичей. ‖ «Да!» сказал он."""
    if around.lead or around.shape not in ("a", "i"):
        return None
    if around.ending[0] in "?!…":
        return JOIN if around.ending[-1] in CLOSERS else None
    return SPLIT if around.before[-1] in '»"' else JOIN if around.before in ABBREVIATED else None


def lettered_item(around: BoundaryContext) -> bool | None:
    """а. Хлеб. ‖ б. Соль."""
    return SPLIT if around.shape == "i." and not around.lead and around.before in ("a3", "a4", "Aa3", "Aa4") else None


ITEMS = ("00.", "00)")
NUMBERS = ("0", "000", "0.0", "i", "rom", "0)", "i)", "rom)", "I)")
ABBREVIATED = ("tail", "both", "both-0", "pair-tail", "part-tail", "I", "I-name", "I-chain", "I.I")
RULES: list[Callable[[BoundaryContext], bool | None]] = [  # the first that applies decides
    head, number_after, needs_name, list_number, after_label, after_initial, nothing_yet, name_after_bracket,
    sad_smiley, speech, goes_on, lettered_item,
]  # fmt: skip


@lru_cache(maxsize=65_536)
def decide_context(fields: Fields) -> tuple[bool | None, str, int]:
    """Return what the first rule that applies decides, and its name; without one None, "weights" and their sum.

    >>> decide_context((".", "head", "4", "", "", "Aa", "0", "a", ""))
    (False, 'head', 0)
    """
    around = BoundaryContext(*fields)
    for rule in RULES:
        if (begins := rule(around)) is not None:
            return begins, rule.__name__, 0
    known = boundary_weights()
    return None, "weights", sum(known.get(feature, 0) for feature in features("", fields)[1:])


def decide(text: str, start: int, match: re.Match[str], own: Own) -> Decision:
    """Return whether a sentence begins at the end of a match, and the rule that decided.

    The match is one of `terminators`, in a sentence that begins at `start`; `own` are the caller's abbreviations.

    >>> from .terminators import patterns
    >>> text = "Экзамен принимал проф. Зимин."
    >>> decide(text, 0, patterns()["."].search(text), ())
    (False, 'head')
    """
    if own and (begins := own_decision(text, start, match.end(), own)) is not None:
        return begins, "own"
    word, fields = context(text, start, match)
    begins, rule, weight = decide_context(fields)
    if begins is None:
        begins = weight + boundary_weights().get(f"terminator word: {fields[0][0]} {word}", 0) > 0
    return begins, rule
