"""Rules about abbreviations, in the form that `rules` describes, and the rule for the caller's own abbreviations."""

import re
from collections.abc import Iterable
from functools import lru_cache

from .abbreviations import is_beginning, is_in_no_case, is_unknown, key
from .capitalization import BEGINS, NAME, level
from .features import LEFT_CONTEXT, BoundaryContext, Fields
from .next_words import SURNAME, meaning
from .word_shapes import CLOSERS, OPENING, VOWELS

SPLIT, JOIN = True, False
NO_NAME = "3"  # capitalization above which a word is seldom a name
SURNAME_OR_WORD = "4"  # that of stems which surnames share: «Третьяков», «третья»
LONG_SENTENCE = ("5", "6")  # more than 30 characters
ITEMS = ("00.", "00)")
TERMINATORS = (".", "!", "?", "…", ")")
Own = tuple[str, ...]  # the caller's abbreviations, sorted


def head(around: BoundaryContext) -> bool | None:
    """Экзамен принимал проф. Зимин. ‖ Все волновались. ‖ Читайте п. 5 приказа.\n\n‖ Амер.\n‖ 1938"""
    numbered = around.before == "both" and around.shape[0].isdigit() and not around.lead
    known = numbered or around.before in ("head", "pair-head")
    if known and around.distance == "=" and around.gap == "\n" and around.shape.startswith("year"):
        return SPLIT  # a line of its own
    return JOIN if known and around.ending in (".", ". ") else None


def degree(around: BoundaryContext) -> bool | None:
    """Докладывал к. т. н. Орлов. ‖ Брат — к. т. н. ‖ Он пишет. ‖ Степень к. т. н. присвоили давно."""
    if not around.before.endswith("degree") or around.lead:
        return None
    if around.shape != "Aa" or around.meaning == "surname":
        return JOIN
    return SPLIT if around.level > NAME or around.meaning else JOIN


def after_word(around: BoundaryContext) -> bool | None:
    """Груз сдан. ‖ 12 ящиков целы. ‖ Он уснул. ‖ Тихо."""
    if around.before not in WORDS or around.ending != "." or around.lead or around.gap == "0":
        return None
    goes_with = around.before != "adjective" and (around.shape == "Aa" or around.shape[0].isdigit())
    return SPLIT if goes_with or around.shape == "?№" else None


WORDS = ("a2", "a2c", "a3", "a3c", "a4", "Aa3", "Aa3c", "Aa4", "adjective")


def and_so_on(around: BoundaryContext) -> bool | None:
    """Чинил сани и т. д. ‖ Дронов брал недорого. ‖ Дуги, сани и т. д. — Орлов делал всё."""
    if around.before != "and-so-on" or around.ending not in (".", ".?", ".!"):
        return None
    if around.lead == "-" and around.first == "x":
        return JOIN
    return SPLIT if around.lead in ("", "«", '"') and around.shape in ("Aa", "I") else None


def after_unit(around: BoundaryContext) -> bool | None:
    """Налили 5 л. ‖ Мотор завёлся. ‖ Купили 3 кв. м. ‖ Плитка кончилась."""
    if around.before not in ("tail", "pair-tail") or around.ending != "." or around.shape != "Aa" or around.lead:
        return None
    unknown = around.level == "" and around.meaning != "surname" and around.follow not in ("A", ")")
    return SPLIT if around.level > NAME or unknown else None


def after_year(around: BoundaryContext) -> bool | None:
    """Родился в 1901 г. ‖ Служил. ‖ В 1871 г. Музей закрыли. ‖ Снова открыт лишь осенью 1902 г. ‖ Директор рад."""
    if around.before != "both-0" or around.shape != "Aa" or around.lead:
        return None
    late = around.level > NO_NAME and around.distance in LONG_SENTENCE and around.ending == "."
    return SPLIT if late or around.meaning in ("verb", "person") else None


def shortened(around: BoundaryContext) -> bool | None:
    """Работает эл. почта. ‖ Условия наст. Договора соблюдены. ‖ Это мат. ‖ Игра окончена."""
    if around.before != "adjective" or around.ending not in (".", ". ") or around.lead or around.shape[0] == "L":
        return None
    if around.shape in ("a", "i"):
        return None if around.ending == ". " else JOIN if around.first == "A" else SPLIT
    return JOIN if around.meaning == "document" or _surname_alone(around) else SPLIT


def _surname_alone(around: BoundaryContext) -> bool:
    """Return whether a surname is all that follows: «Опыт поставил лаб. Зимин.»; it is seldom a whole sentence."""
    return around.meaning == "surname" and around.follow in TERMINATORS


def lettered(around: BoundaryContext) -> bool | None:
    """Вход показан на рис. Б слева. ‖ Дом стоит на Полевой, 4, стр. А, во дворе. ‖ Доели рис. ‖ А соус убрали."""
    if around.before not in ("word", "both") or around.shape != "I" or around.lead or around.ending != ".":
        return None
    no_word = around.before == "word" and around.level <= NO_NAME
    return JOIN if no_word or around.meaning == "label" or around.follow in (",", *TERMINATORS) else None


def needs_name(around: BoundaryContext) -> bool | None:
    """Изд. «Мир» закрыто. ‖ Из нем. Welt. ‖ Тел. (495) 1-22. ‖ Зал им. А. Зимина пуст. ‖ Я помог им. ‖ Они ушли."""
    quoted = around.lead[:1] in ("«", '"', "„") and around.distance == "=" and around.ending == "."
    if (around.before == "word" and around.lead == "(" and around.shape.startswith("000")) or (
        quoted and around.before in ("both", "word", "adjective")
    ):
        return JOIN
    if around.before != "word" or around.lead:
        return None
    if around.shape == "a" and around.first == "a" and around.meaning == "verb":
        return SPLIT  # a chat: «доели рис. пошли гулять»
    numbered = around.shape[0] in "0123456789L" and (around.shape not in ITEMS or around.meaning == "number")
    named = numbered or around.shape in ("?№", "I.") or _surname_alone(around)
    first = around.distance == "=" and around.shape == "Aa" and around.level < BEGINS
    if named or first:
        return JOIN
    return SPLIT if around.shape == "Aa" and around.follow == "a" and around.level > NO_NAME else None


def checked(abbreviations: Iterable[str]) -> Own:
    """Return the caller's abbreviations, sorted; TypeError unless they are several strings.

    >>> checked(["мкр", "т. ч"])
    ('мкр', 'т. ч')
    """
    if abbreviations == ():
        return ()
    if isinstance(abbreviations, str | bytes) or not isinstance(abbreviations, Iterable):
        raise TypeError(f"abbreviations: expected several strings such as ('мкр', 'т. ч'), got {abbreviations!r}")
    for abbreviation in (items := tuple(abbreviations)):
        if not isinstance(abbreviation, str):
            raise TypeError(f"abbreviations: expected strings such as 'мкр', got {abbreviation!r}")
    return tuple(sorted(items))


def is_shortened_before(text: str, start: int, match: re.Match[str], word: str, fields: Fields) -> bool:
    """Return whether the word before a match is shortened: before a number, «№» or a name.

    >>> from .features import context
    >>> from .terminators import patterns
    >>> texts = "Взят пробир. № 5 из шкафа", "Мяч взял голкип. Зуев.", "Взят болт. 5 гаек"
    >>> ends = [(text, patterns()["."].search(text)) for text in texts]
    >>> [is_shortened_before(text, 0, end, *context(text, 0, end, 0)) for text, end in ends]
    [True, True, False]
    """
    around = BoundaryContext(*fields)
    if BROKEN.search(text, max(start, match.start() - 16), match.start()):
        return False  # «пи-⏎сем»
    if match["word"][:1].isalpha():
        return _is_shortened_before_name(match["word"], word, around)
    if is_in_no_case(text, max(start, match.start() - LEFT_CONTEXT), match.start()):
        return True
    numbered = around.shape[0].isdigit() or around.shape == "?№"
    common = (around.before[0] == "a" or around.distance == "=") and is_beginning(word)
    return numbered and (common or (NUMBER_SIGN.match(text, match.end()) is not None and is_unknown(word)))


def _is_shortened_before_name(name: str, word: str, around: BoundaryContext) -> bool:
    """Return whether a word is shortened before a name; a capitalized one only where it begins the sentence."""
    if around.before[0] != "a":
        return around.distance == "=" and meaning(name) == "surname" and is_beginning(word)
    alone = around.follow in TERMINATORS
    begins = is_beginning(word) or VOWELS.isdisjoint(word)  # unlike new words, «хайп», «ковид»
    if meaning(name) == "surname":
        return begins + alone + is_unknown(word) > 1
    return begins and (alone or SURNAME.search(name) is not None) and level(name) < BEGINS and is_unknown(word)


NUMBER_SIGN = re.compile(r"№\s?\d++(?!\.)")  # not that of an item, «№ 5.»; a sentence seldom begins with one
BROKEN = re.compile(r"[-\xad‐¬]\n\w{1,12}$")  # the second half of a word


def number_after(around: BoundaryContext) -> bool | None:
    """Бежал 3 мин. 17 сек. ‖ Ел хлеб, сыр и т. п. ‖ 2. Спать. ‖ Сервис на ул. Лесной, 15 стр. 2, закрыт."""
    if around.before == "both-0" and around.shape == "00," and not around.lead:
        return JOIN
    if around.lead or not around.before.endswith(("tail", "and-so-on")) or not around.shape[0].isdigit():
        return None
    return SPLIT if around.shape in ITEMS else JOIN if around.before == "tail" else None


def weekday(around: BoundaryContext) -> bool | None:
    """Приём ведут в ср. ‖ Очередь живая. ‖ Он бывал в ср. Европе."""
    if around.before != "day" or around.ending != ".":
        return None
    unknown = around.level == "" and around.meaning != "surname" and around.follow == "a"
    return SPLIT if around.shape == "Aa" and not around.lead and (around.level > NAME or unknown) else JOIN


def after_abbreviation(around: BoundaryContext) -> bool | None:
    """Приём по пн. – пт. до обеда. ‖ Вязка: изн.п. – изнаночная петля. ‖ Это просто."""
    going = around.lead == "-" and around.shape in ("a", "i") and around.gap != "\n" and around.first == "x"
    return JOIN if going and around.ending == "." and around.before in ANY_ABBREVIATION else None


ABBREVIATED = frozenset((
    "tail", "both", "both-0", "degree", "pair-degree", "and-so-on", "pair-tail", "part-tail", "I", "I-name",
    "I-surname", "I-chain", "I-rank", "I.I",
))  # fmt: skip
ANY_ABBREVIATION = ABBREVIATED | {"head", "word", "part-head", "part-both"}


def after_label(around: BoundaryContext) -> bool | None:
    """Проведём прямую до точки M. ‖ Найдём отрезок KM."""
    return SPLIT if around.before == "label" and around.shape in ("Aa", "I", "AA") else None


def after_initial(around: BoundaryContext) -> bool | None:
    """Доложил Орлов П. Ю. ‖ Комиссия молчала. ‖ Роман написал П. Ю. Орлов. ‖ Пьесу написал П. Ю. Началов."""
    if around.before == "I-chain" and around.shape == "Aa" and not around.lead:
        return JOIN if around.level < BEGINS and around.meaning != "verb" else None
    if around.before == "I-surname" and around.shape == "Aa" and not around.lead:
        return SPLIT if around.level > NAME or around.meaning != "surname" else None
    if around.before in ("I", "I-name", "I-surname", "I.I") and around.level >= BEGINS:
        return JOIN if around.meaning == "surname" else SPLIT
    return None


def rank(around: BoundaryContext) -> bool | None:
    """Ушёл советник второго класса Р. Третьяков. ‖ Он из третьего класса Б. ‖ Шли с группой Е. Орловой."""
    if around.before != "I-rank" or around.shape != "Aa" or around.lead:
        return None
    return SPLIT if around.level > SURNAME_OR_WORD or around.meaning == "verb" else JOIN


def own_decision(text: str, start: int, offset: int, own: Own) -> bool | None:
    """Return whether a sentence begins at `offset`, or None unless one of `own` and its period stand before it.

    One begins only before a word that plainly begins sentences, and never inside an abbreviation of several parts.

    >>> [own_decision(text, 0, 7, ("мкр",)) for text in ("В мкр. Новый", "В мкр. Он", "В мкр. он", "В шар. Он")]
    [False, True, False, None]
    """
    left = text[max(start, offset - LEFT_CONTEXT) : offset].rstrip().rstrip(CLOSERS)
    next_word = NEXT_WORD.match(text, offset)
    if left[-1:] != "." or not next_word:
        return None
    following = next_word[1]
    whole, begun, most = _forms(own)
    words = left[:-1].lower().split()
    for number in range(1, min(most, len(words)) + 1):
        form = "".join(words[-number:]).lstrip(OPENING)
        if f"{form}.{following.lower()}" in begun:
            return False
        if form in whole:
            return following[:1].isupper() and level(following) >= BEGINS
    return None


NEXT_WORD = re.compile(r"\W{0,8}+([\w-]*)")


@lru_cache(maxsize=64)
def _forms(own: Own) -> tuple[frozenset[str], frozenset[str], int]:
    """Return the caller's abbreviations, these and the first parts of longer ones, and of how many words they are.

    >>> whole, begun, most = _forms(("мкр", "и т. ч"))
    >>> sorted(whole), sorted(begun), most
    (['ит.ч', 'мкр'], ['ит', 'ит.ч', 'мкр'], 3)
    """
    whole = frozenset(form for item in own if (form := key(item)))
    parts = {form[:end] for form in whole for end, character in enumerate(form) if character == "." and end}
    return whole, whole | parts, max((len(item.replace(".", " ").split()) for item in own), default=0)
