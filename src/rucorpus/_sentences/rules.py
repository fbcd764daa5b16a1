"""Rules: what is a matter of convention at a doubtful boundary, decided before the learned weights.

A rule is a small function of a `BoundaryContext` that decides SPLIT, JOIN or None (it does not apply); its docstring
shows it, ‖ where a sentence begins. Where none applies the sum of the weights decides, a matter of frequency.
"""

import re
from collections.abc import Callable
from functools import lru_cache

from .abbreviation_rules import (
    ABBREVIATED,
    ANY_ABBREVIATION,
    ITEMS,
    JOIN,
    NO_NAME,
    SPLIT,
    Own,
    after_abbreviation,
    after_initial,
    after_label,
    after_unit,
    after_word,
    after_year,
    and_so_on,
    degree,
    head,
    is_shortened_before,
    lettered,
    needs_name,
    number_after,
    own_decision,
    rank,
    shortened,
    weekday,
)
from .capitalization import BEGINS
from .features import (
    BoundaryContext,
    Fields,
    among_capitals,
    boundary_weights,
    context,
    is_before_lower_case,
    is_shortened,
    may_be_among_capitals,
    shared_features,
    word_weight,
)
from .word_shapes import CLOSERS

Decision = tuple[bool, str]  # whether a sentence begins, and the rule that decided


def glued(around: BoundaryContext) -> bool | None:
    """Он ушёл.‖ Она осталась дома.‖ 5 мая взошли бобы и т. п.‖ А мы читаем «Весну».‖ Хорошо...‖ Очень!!‖ Да."""
    if around.gap != "0":
        return None
    word = around.before.rstrip(CLOSERS)
    named = word in ("Aa3", "Aa4") and (around.ending != "." or word != around.before)
    ended = word in ("a3", "a4", "and-so-on") or named
    begun = around.shape == "Aa" or (around.shape in ("I", "00") and around.follow == "a")
    return SPLIT if ended and begun and not around.lead else JOIN


def one_whole(around: BoundaryContext) -> bool | None:
    """Приказ от 13. 02. 2002 и закон от 1 мая 1999 г. «О лесе». ‖ Сайт Yahoo! Mail. ‖ Вот Лb6! Фd7 и ничья."""
    return JOIN if around.meaning in ("date", "title", "name", "move after move") else None


def reference(around: BoundaryContext) -> bool | None:
    """Зимин, П. Ю. Под небом. ‖ Орлов и др. (1993) правы. ‖ Он ушёл (курсив мой. — О. З.)."""
    named = around.before == "I-author"
    dated = around.lead == "(" and around.shape == "year)" and around.before in ANY_ABBREVIATION
    noted = around.lead == "-" and "(" in around.open and around.gap != "\n" and around.follow == "."
    return JOIN if named or dated or (noted and around.shape in ("I.", "Aa")) else None


def ended(around: BoundaryContext) -> bool | None:
    """Пора!.... ‖ Граф встал. ‖ 'Вот и он!..' ‖ Что же там?... ‖ "Дом". ‖ Ели рис и др. ‖ «А сыр?»"""
    begun = around.shape in ("Aa", "I", "AA") and around.lead in ("", "-", '"', "«") and "(" not in around.open
    several = around.before != "_" and around.ending[0] in "?!" and around.ending[1:2] in (".", "?", "!", "'")
    return SPLIT if begun and (several or (around.before == "tail" and around.lead and around.level > "5")) else None


def remark(around: BoundaryContext) -> bool | None:
    """— Брат уже акад.\n‖ — Поздравляю! ‖ -Спасибо!\n‖ -Пожалуйста.\n‖ - [ссылка] на сайт"""
    spoken = around.shape.lstrip("L")[:1] in ("A", "I") or around.lead[1:2] in ("[", "(", "«", '"')
    return SPLIT if around.lead[:1] == "-" and around.gap == "\n" and spoken else None


def note(around: BoundaryContext) -> bool | None:
    """Он уехал в Сергиев Посад.\n‖ [(прим. 5)] Ныне город."""
    return SPLIT if around.lead[:1] == "[" and around.gap == "\n" else None


def number_line(around: BoundaryContext) -> bool | None:
    """Это есть у Орлова, стр. 31.\n‖ 102\nПервый поход."""
    return SPLIT if around.follow == "\n" and around.gap == "\n" and not around.lead else None


def clause(around: BoundaryContext) -> bool | None:
    """Согласно п. 3.2. Договора и пп. 1.2. и 1.3. Правил снег убирают. ‖ Это п. 3.2. ‖ Его ждали."""
    if around.before != "clause" or around.lead:
        return None
    if around.meaning == "document" or (around.shape == "i" and around.follow == "0"):
        return JOIN
    return SPLIT if around.shape == "Aa" and around.distance not in SHORT_SENTENCE else None


def asked(around: BoundaryContext) -> bool | None:
    """Он вернулся в 2001 г.? ‖ Не знаю. ‖ Привет, А. П.! ‖ Жду вас."""
    capital = around.shape[0] in "AI" and not around.lead
    return SPLIT if capital and around.ending[0] == "." and around.ending[-1] in "?!" else None


def in_a_book(around: BoundaryContext) -> bool | None:
    """Дверь скрипнула. ‖ Как вы бледны! сказала она. ‖ Ответа не было. ‖ «Беда! думал он. ‖ Пора!»"""
    thought = around.ending[0] in "?!" and around.shape == "a" and around.meaning == "verb" and around.open.strip("(")
    return JOIN if (around.first == "capitals" or thought) and not around.lead else None


def next_item(around: BoundaryContext) -> bool | None:
    """Виды: 1.1) лирика; ‖ 1.2) проза; ‖ II. Романы."""
    numbered = around.shape in ITEMS or around.meaning == "item"
    return SPLIT if around.ending == ";" and around.lead in ("", "«", '"') and numbered else None


def list_number(around: BoundaryContext) -> bool | None:
    """(А) Взять зонт. ‖ 1. Открыть дверь. ‖ 2. Войти и: а) Снять шляпу. ‖ 3. Ходы: 1. e4 e5 2. Кf3 Кc6"""
    begins = around.distance == "=" or around.meaning == "move"
    if around.before == "item" or (around.before in NUMBERS and begins):
        return JOIN
    lettered = around.before in (*NUMBERS, "I", "both") and around.ending == ")"
    first = around.before == "I" and around.distance in ("=", "0")
    return JOIN if lettered and (first or "(" not in around.open) else None


def nothing_yet(around: BoundaryContext) -> bool | None:
    """… А он остался. ‖ — А.С. Грибоедов"""
    signature = around.before == "I.I" and around.distance in SHORT_SENTENCE and around.shape == "Aa"
    return JOIN if signature or (around.before == "_" and around.distance == "=") else None


def name_after_bracket(around: BoundaryContext) -> bool | None:
    """Кафе (старое) Дружба закрыто. ‖ Снял (вчера) @petya. ‖ Здесь тепло (юг) ‖ Однако сухо.\n‖ - (тихо) Все спят."""
    if around.ending != ")" or "(" not in around.open or around.first == "=":
        return None
    if around.meaning == "after bracket":
        return JOIN if around.shape[0] in "AIL" else None
    apposed = around.meaning == "after word and bracket" and around.follow == "a"
    most = BEGINS if around.follow == "A" else OPENER if apposed else NO_NAME
    named = around.level < most
    return JOIN if around.shape == "?@" or (named and around.shape in ("Aa", "AA", "LAa", "LAA")) else None


def sad_smiley(around: BoundaryContext) -> bool | None:
    """Опять дождь :( ‖ Пошли домой."""
    return SPLIT if around.ending[0] == "(" else None


def reply(around: BoundaryContext) -> bool | None:
    """«Кто там?» ‖ — «Это я, брат». ‖ — «Ты». ‖ 'Ты один?' ‖ — 'Один'."""
    quoted = around.ending[-1] in f"{CLOSERS}'" or (around.ending == "." and around.before[-1] in CLOSERS)
    replied = quoted and around.shape[0] in "AI"
    return SPLIT if replied and around.lead[:1] == "-" and around.lead[1:] in ('"', "«", "„", "“") else None


def author(around: BoundaryContext) -> bool | None:
    """— Пора, — сказал он вдруг; — вы меня поняли."""
    return JOIN if around.first == "said" and around.shape in ("a", "i") else None


def speech(around: BoundaryContext) -> bool | None:
    """«Ты идёшь?»¹ — спросил он. ‖ Ответа не было."""
    return JOIN if around.ending.startswith(REMARK_ENDS) and around.lead == "-" and around.shape in ("a", "i") else None


def goes_on(around: BoundaryContext) -> bool | None:
    """Читал «войну». ‖ понравилось. ‖ Дали 5 тыс. (их ждут) книг. ‖ Он (так говорят.) не прав. ‖ «Да!» сказал он."""
    if around.lead not in ("", "(") or around.shape not in ("a", "i"):
        return None
    if around.lead:
        return JOIN if around.before in ABBREVIATED else None
    if around.ending in (".)", "...)") and "(" in around.open:
        return JOIN
    if around.ending[0] in "?!…":
        smiling = around.ending[-1] == ")" and "(" not in around.open
        return JOIN if around.ending[-1] in f"{CLOSERS}“" and not smiling else None
    return SPLIT if around.before[-1] in '»"' else JOIN if around.before in ABBREVIATED else None


def lettered_item(around: BoundaryContext) -> bool | None:
    """а. Хлеб. ‖ б. Соль. ‖ а) Белая соль."""
    bracket = around.shape == "i" and around.follow == ")"
    lettered = around.ending == "." and (bracket or (around.shape == "i." and around.meaning == "item"))
    return SPLIT if lettered and not around.lead and around.before in ("a3", "a4", "Aa3", "Aa4") else None


OPENER = "9"  # capitalization of a word that is no name
REMARK_ENDS = ("?", "!", "…", "...")
SHORT_SENTENCE = ("=", "0", "1", "2")  # up to 8 characters
NUMBERS = ("0", "000", "0.0", "i", "rom", "0)", "i)", "rom)", "I)")
RULES: list[Callable[[BoundaryContext], bool | None]] = [  # the first that applies decides
    glued, after_word, one_whole, reference, remark, note, ended, asked, clause, degree, head, number_line,
    number_after, and_so_on, after_unit, after_year, shortened, in_a_book, next_item, lettered, needs_name, weekday,
    list_number, after_label, after_initial, rank, nothing_yet, name_after_bracket, sad_smiley, reply, author, speech,
    goes_on, after_abbreviation, lettered_item,
]  # fmt: skip


@lru_cache(8_192)
def decide_context(fields: Fields) -> tuple[bool | None, str, int, str]:
    """Return what the first rule that applies decides, and its name; without one None, "weights" and their sum.

    And what may change a decision to begin a sentence: "capitals" around, a "shortened" word, or nothing.

    >>> decide_context((".", "head", "4", "", "", "Aa", "0", "a", ""))
    (False, 'head', 0, '')
    """
    around = BoundaryContext(*fields)
    asked = "capitals" if may_be_among_capitals(around) else "shortened" if is_before_lower_case(around) else ""
    for rule in RULES if around.ending[0] not in '»"' else ():
        if (begins := rule(around)) is not None:
            return begins, rule.__name__, 0, asked
    known = boundary_weights()
    return None, "weights", sum([known.get(feature, 0) for feature in shared_features(fields)]), asked


def decide(text: str, start: int, match: re.Match[str], own: Own, low: int) -> Decision:
    """Return whether a sentence begins at the end of a match, and the rule that decided.

    The sentence of the match begins at `start`, its paragraph at `low`; `own` are the caller's abbreviations.

    >>> from .terminators import patterns
    >>> text = "Экзамен принимал проф. Зимин."
    >>> decide(text, 0, patterns()["."].search(text), (), 0)
    (False, 'head')
    """
    if own and (begins := own_decision(text, start, match.end(), own)) is not None:
        return begins, "own"
    word, fields = context(text, start, match, low)
    begins, rule, weight, asked = decide_context(fields)
    if begins is None:
        begins = weight + word_weight(word, fields) > 0
    if begins and rule in ("after_word", "shortened") and is_shortened_before(text, start, match, word, fields):
        return JOIN, "unknown_word"
    if not begins or not asked:
        return begins, rule
    if asked == "capitals":
        if (changed := among_capitals(text, match, low, fields)) is not fields:
            begins, rule, _, _ = decide_context(changed)
    elif rule == "weights" and is_shortened(text, match, low, word):
        return JOIN, "unknown_word"
    return bool(begins), rule
