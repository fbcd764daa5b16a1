"""Rules: what is settled at a doubtful place before the learned weights are asked.

A rule is a small function of a `Context` that votes SPLIT, JOIN or None (no opinion); its docstring shows it, ‖ where a
sentence begins. Where none has an opinion the sum of the weights decides: what stands here is a matter of convention,
what the weights say one of frequency.
"""

import re
from collections.abc import Callable
from functools import lru_cache

from .abbreviations import key
from .capitalization import STEM, levels
from .features import REACH, Classes, Context, class_sum, context, word_weight
from .word_shapes import CLOSERS, OPENING

SPLIT, JOIN = True, False  # what a rule votes; None is no opinion
Rule = Callable[[Context], bool | None]


def _head(place: Context) -> bool | None:
    """Экзамен принимал проф. Зимин. ‖ Все волновались."""
    return JOIN if place.before in ("head", "pair-head") and place.mark in (".", ". ") else None


def _number_after(place: Context) -> bool | None:
    """Бежал 3 мин. 17 сек. ‖ Ел хлеб, сыр и т. п. ‖ 2. Спать."""
    if place.lead or not place.before.endswith("tail") or not place.shape[0].isdigit():
        return None
    return SPLIT if place.shape in ITEMS else JOIN if place.before == "tail" else None


def _needs_name(place: Context) -> bool | None:
    """Слово взято из нем. Welt. ‖ Зал им. А. Зимина закрыт. ‖ Я помог им. ‖ Они ушли."""
    named = place.shape[0] in "0123456789L" or place.shape in ("?№", "I.")
    return JOIN if place.before == "word" and named and not place.lead else None


def _list_number(place: Context) -> bool | None:
    """1. Открыть дверь. ‖ 2. Войти и: а) Снять шляпу."""
    if place.before == "item" or (place.before in NUMBERS and place.distance == "="):
        return JOIN
    return JOIN if place.before in (*NUMBERS, "I", "both") and place.mark == ")" and "(" not in place.open else None


def _after_label(place: Context) -> bool | None:
    """Проведём прямую до точки M. ‖ Найдём отрезок KM."""
    return SPLIT if place.before == "label" and place.shape in ("Aa", "I", "AA") else None


def _after_initial(place: Context) -> bool | None:
    """Дело вёл Орлов П. Ю. ‖ Он молчал. ‖ Роман написал П. Ю. Орлов."""
    return SPLIT if place.before in ("I", "I-name", "I.I") and place.level >= BEGINS else None


def _nothing_yet(place: Context) -> bool | None:
    """… А он остался. ‖ Все ушли."""
    return JOIN if place.before == "_" and place.distance == "=" else None


def _name_after_bracket(place: Context) -> bool | None:
    """Город (столица) Казахстана растёт. ‖ Здесь тепло (юг) ‖ Однако сухо."""
    return JOIN if place.mark == ")" and "(" in place.open and "" < place.level <= NAME else None


def _sad_smiley(place: Context) -> bool | None:
    """Опять дождь :( ‖ Пошли домой."""
    return SPLIT if place.mark[0] == "(" else None


def _speech(place: Context) -> bool | None:
    """«Ты идёшь?» — спросил он. ‖ — Иду! — крикнула она. ‖ Все встали."""
    return JOIN if place.mark[0] in "?!…" and place.lead == "-" and place.shape in ("a", "i") else None


def _goes_on(place: Context) -> bool | None:
    """Читал «войну». ‖ понравилось. ‖ Вывезли 5 тыс. кирпичей. ‖ «Да!» сказал он."""
    if place.lead or place.shape not in ("a", "i"):
        return None
    if place.mark[0] in "?!…":
        return JOIN if place.mark[-1] in CLOSERS else None
    return SPLIT if place.before[-1] in '»"' else JOIN if place.before in ABBREVIATED else None


def _lettered_item(place: Context) -> bool | None:
    """а. Хлеб. ‖ б. Соль."""
    return SPLIT if place.shape == "i." and not place.lead and place.before in ("a3", "a4", "Aa3", "Aa4") else None


NAME, BEGINS = (
    "2",
    "7",
)  # levels in data/sentences/capitalization.txt: up to the one it is a name, from the other on a sentence begins
ITEMS = ("00.", "00)")
NUMBERS = ("0", "000", "0.0", "i", "rom", "0)", "i)", "rom)", "I)")
ABBREVIATED = ("tail", "both", "both-0", "pair-tail", "part-tail", "I", "I-name", "I-chain", "I.I")
RULES: list[Rule] = [  # the first opinion counts
    _head,
    _number_after,
    _needs_name,
    _list_number,
    _after_label,
    _after_initial,
    _nothing_yet,
    _name_after_bracket,
    _sad_smiley,
    _speech,
    _goes_on,
    _lettered_item,
]


@lru_cache(maxsize=65_536)
def verdict(classes: Classes) -> tuple[bool | None, str, int]:
    """Return the first opinion of the rules and who has it; without one None, "weights" and the sum of the weights.

    >>> verdict((".", "head", "4", "", "", "Aa", "0", "a", ""))[:2]
    (False, 'head')
    """
    place = Context._make(classes)
    for rule in RULES:
        if (vote := rule(place)) is not None:
            return vote, rule.__name__.strip("_"), 0
    return None, "weights", class_sum(classes)


def decide(text: str, start: int, match: re.Match[str], own: tuple[str, ...]) -> tuple[bool, str]:
    """Tell whether a sentence begins at the end of a match, and what decided.

    The match is one of `_marks`, in a sentence that begins at `start`; `own` are the user's abbreviations.

    >>> from .terminators import patterns
    >>> text = "Экзамен принимал проф. Зимин."
    >>> decide(text, 0, dict(patterns())["."].search(text), ())
    (False, 'head')
    """
    if own and (vote := own_vote(text, start, match.end(), own)) is not None:
        return vote, "own"
    word, classes = context(text, start, match)
    vote, rule, total = verdict(classes)
    if vote is None:
        vote = total + word_weight(word, classes[0][0]) > 0
    return vote, rule


def own_vote(text: str, start: int, place: int, own: tuple[str, ...]) -> bool | None:
    """Tell whether a sentence begins at `place`, if one of the user's own abbreviations with its period stands before.

    One does only before a word that plainly begins sentences, and never inside an abbreviation of several parts.

    >>> [own_vote(text, 0, 7, ("мкр",)) for text in ("В мкр. Новый", "В мкр. Он", "В шар. Он")]
    [False, True, None]
    """
    left = text[max(start, place - REACH) : place].rstrip().rstrip(CLOSERS)
    following = NEXT_WORD.match(text, place)
    if left[-1:] != "." or not following:
        return None
    whole, longer, most = _forms(own)
    words = left[:-1].lower().split()
    for number in range(1, min(most, len(words)) + 1):
        form = "".join(words[-number:]).lstrip(OPENING)
        if f"{form}.{following[1].lower()}" in longer:
            return JOIN
        if form in whole:
            return following[1][0].isupper() and levels().get(following[1][:STEM].lower(), "") >= BEGINS
    return None


NEXT_WORD = re.compile(r"\W{0,8}+([\w-]*)")


@lru_cache(maxsize=64)
def _forms(own: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str], int]:
    """Return the user's abbreviations, these with the first parts of longer ones, and of how many words they are.

    >>> whole, longer, most = _forms(("мкр", "и т. ч"))
    >>> sorted(whole), sorted(longer), most
    (['ит.ч', 'мкр'], ['ит', 'ит.ч', 'мкр'], 3)
    """
    whole = frozenset(form for item in own if (form := key(item)))
    begun = {form[:place] for form in whole for place, sign in enumerate(form) if sign == "." and place}
    return whole, whole | begun, max((len(item.replace(".", " ").split()) for item in own), default=0)
