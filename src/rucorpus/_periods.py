"""Periods: which of them end a sentence, after abbreviations, initials and numbers.

A rule is a small function of a `Boundary` that votes SPLIT, JOIN or None; its docstring shows it, ‖ where one begins.
"""

import re
from collections.abc import Callable

from ._abbreviations import Table, openers

SPLIT, JOIN = True, False  # what a rule votes; None is no opinion
DASHES = "-–—−"
OPENING = "«„“\"'([{‘"
REACH = 64  # a rule sees that many characters to the left at most, which keeps the walk linear


def _last_word(left: str, known: Table) -> tuple[str, str]:
    """Return the word before the period, and its kind when it is an abbreviation, else ''."""
    before, _, word = left.rpartition(" ")
    word = word.lstrip(OPENING + DASHES + "/")
    lower = word.lower()
    kind = known.get(lower, "")
    if kind and len(word) > 1 and word.isupper() and not word.isascii():
        return word, ""  # «ЖЖ», «ВС» are names; only «ж», «вс» are abbreviations
    if not kind and "." in lower:
        kind = known.get(lower.rpartition(".")[2], "")
    if before.endswith("."):
        parts = [part.lstrip(OPENING) for part in before.lower().split()[-2:]]
        kind = known.get("".join([*parts, lower])) or known.get(parts[-1] + lower) or kind
    return word, kind


class Boundary:
    """A place where a sentence may end: what stands before the mark, the mark, what follows the blanks."""

    __slots__ = ("first", "kind", "left", "mark", "next", "right", "whole", "word")

    def __init__(self, text: str, start: int, stop: int, end: int, after: int, known: Table) -> None:
        self.whole = stop - start <= REACH  # `left` is all of the sentence so far
        self.left = text[start if self.whole else stop - REACH : stop].rstrip()
        self.mark = text[stop:end]
        self.right = text[after : after + 32]
        self.first = first = self.right[0]
        self.next = "A" if first.isupper() else "a" if first.islower() else "0" if first.isdigit() else "«"
        if first in DASHES:
            self.next = "-"
        self.word, self.kind = _last_word(self.left, known) if self.mark in (".", ".)") else ("", "")

    def letter(self) -> str:
        """Return what follows first behind quotes, brackets and a dash.

        >>> Boundary("Да. — «Нет»", 0, 2, 3, 4, {}).letter()
        'Н'
        """
        return self.right.lstrip(OPENING + DASHES + " ")[:1]

    def opener(self) -> bool:
        """Tell whether a capitalised word follows that plainly begins a sentence.

        >>> Boundary("Да. Однако нет.", 0, 2, 3, 4, {}).opener()
        True
        """
        match = NEXT_WORD.match(self.right)
        return match is not None and match[1].lower() in openers()


NEXT_WORD = re.compile(r"[^\w\s]*([А-ЯЁ][\w-]*)(?![\w.-])")
Rule = Callable[[Boundary], bool | None]


def _initial(place: Boundary) -> bool | None:
    """Роман написал Л. Н. Толстой. ‖ Его читают. ‖ Отметим точку M. ‖ Найдём отрезок KM."""
    word = place.word
    if not word[-1:].isupper() or (len(word) > 1 and word[-2] != "."):
        return None
    if not place.first.isupper():
        return JOIN if place.first in "([" else None
    if INITIAL.match(place.right):
        return JOIN
    words = place.left.split()
    return SPLIT if place.opener() or _after_label(words) or _after_surname(words) else JOIN


def _after_label(words: list[str]) -> bool:
    """Отметим точку M. ‖ Найдём отрезок KM."""
    return len(words[-1]) == 1 and len(words) > 1 and words[-2].lower().startswith(LABELS)


def _after_surname(words: list[str]) -> bool:
    """Дело слушал судья Громов П. Ю. ‖ Свидетели молчали. ‖ 10. Громов П. Ю. Основы права."""
    last = -2 if words[-1].count(".") == 1 else -3  # «П.Ю» or «П. Ю»
    return len(words) >= 1 - last and words[last - 1][-1].islower() and SURNAME.fullmatch(words[last]) is not None


INITIAL = re.compile(r"[^\W\d_]\.")
LABELS = tuple("точк витамин букв символ план вариант категори групп класс тип вершин пункт".split())  # noqa: SIM905
SURNAME = re.compile(r"[А-ЯЁ][а-яё]+(?:[оеё]в|[иы]н|[иыо]й|ая|ко|ич)[а-яё]{0,3}")


def _and_so_on(place: Boundary) -> bool | None:
    """Были врачи, сёстры и пр. ‖ Директор молчал."""
    return SPLIT if place.word == "пр" and place.left.endswith(" и пр") and place.first.isupper() else None


def _word_or_abbreviation(place: Boundary) -> bool | None:
    """Я помог им. ‖ Сам устал. ‖ Институт им. Чайковского закрыт."""
    if place.kind != "word":
        return None
    before = place.left[: -len(place.word)].rstrip()
    if place.first.isdigit() or place.first.isascii() or INITIAL.match(place.right) or before[-1:] in ":;,":
        return JOIN
    if place.word == "им" and not place.opener() and (NAMED.search(before) or GENITIVE.match(place.right)):
        return JOIN
    return SPLIT if place.first.isupper() else None


NAMED = re.compile(r"(?:институт|академи|центр|театр|завод|школ|музе|университет|фонд|больниц|клуб|зал)[а-яё]{0,3}$")
GENITIVE = re.compile(r"[А-ЯЁ][\w-]+(?:[ео]го|[оеё]ва|[иы]на|[иы]ча|ской)\b")


def _head(place: Boundary) -> bool | None:
    """Экзамен принимал проф. Зимин. ‖ Все волновались."""
    if place.kind == "head":
        return JOIN
    if place.kind != "own" and (place.kind != "both" or AFTER_NUMBER.search(place.left[-16:])):
        return None
    return SPLIT if place.opener() else JOIN


AFTER_NUMBER = re.compile(r"(?:\d|\b[IVX]+)[-–—\d]*\s?\w+$")


def _in_brackets(place: Boundary) -> bool | None:
    """Он выступал на майском (1987 г.) Пленуме партии. ‖ Ему хлопали."""
    short = place.mark == ".)" and place.kind and not place.word[-2:-1].isalpha()
    return JOIN if short and not place.opener() else None


def _date_first(place: Boundary) -> bool | None:
    """В 1870 г. Энгельс переехал. ‖ Он умер в 1895 г. ‖ Памятник ему стоит в Москве."""
    if place.word.lower() not in DATES or not place.first.isupper() or place.opener():
        return None
    return JOIN if DATE_FIRST.search("^ " + place.left if place.whole else place.left) else None


DATES = ("г", "гг", "в", "вв")
DATE_FIRST = re.compile(
    r"[\^,] (?:[аи] )?(?:[вксо]|до|от|на|после|около)\s[\dIVX][\dIVX–—-]*\s?[гв]{1,2}$", re.IGNORECASE
)


def _of_the_usa(place: Boundary) -> bool | None:
    """Дом стоит 3 млн долл. США. ‖ Он пуст."""
    return JOIN if place.kind == "tail" and place.right.startswith("США") else None


def _tail(place: Boundary) -> bool | None:
    """Вывезли 40 т. ‖ Осталось ещё 5 тыс. кирпичей. ‖ Купили хлеб, соль и т. д. ‖ Пошли домой."""
    if not place.kind:
        return None
    if place.first.isdigit():
        return SPLIT if ITEM.match(place.right) else JOIN
    return SPLIT if place.letter().isupper() and place.first not in "([" and not NUMERO.match(place.right) else JOIN


ITEM = re.compile(r"\d{1,2}[.)]\s")
NUMERO = re.compile(r"[N№]\s?\d|[«\"]Об? [а-я]")


def _foreign_script(place: Boundary) -> bool | None:
    """Ислам (араб. الإسلام) — религия."""
    return JOIN if place.first.isalpha() and not place.first.isupper() and not place.first.islower() else None


def _list_number(place: Boundary) -> bool | None:
    """1. Открыть дверь. ‖ 2. Войти. ‖ а) Снять шляпу."""
    left = place.left
    if place.whole and len(left) < 12 and (not left or NUMBER.fullmatch(left)):
        return JOIN
    return JOIN if left[-1:].isdigit() and NUMBER_INSIDE.search(left) else None


NUMBER = re.compile(r"[«\"„(]?(?:\d{1,3}(?:\.\d{1,3})*|[а-яёa-z]|[IVX]{1,5})\)?")
NUMBER_INSIDE = re.compile(r"[;:)»\"]\s+[«\"]?\d{1,2}$")


def _digit_after_period(place: Boundary) -> bool | None:
    """Он уехал. ‖ 5 мая вернулся. ‖ Дело слушали 19. 04. 2002 в суде."""
    if DAY_AND_MONTH.search(place.left):
        return JOIN if YEAR.match(place.right) else SPLIT
    return JOIN if place.word.isdigit() and DECIMAL.match(place.right) else SPLIT


DAY_AND_MONTH = re.compile(r"\b\d\d\. ?\d\d$")
YEAR = re.compile(r"(?:19|20)?\d\d(?:\D|$)")
DECIMAL = re.compile(r"\d\d?(?![\d.])(?!\s[А-ЯЁ])|\d\d?\.\s?\d")
PERIOD_RULES: list[tuple[str, str, Rule]] = [  # _sentences.RULES explains the columns
    (".!", "A0-«", _list_number),
    (".", "«", _foreign_script),
    *[
        (".", "A0-«", rule)
        for rule in (_initial, _and_so_on, _word_or_abbreviation, _head, _date_first, _of_the_usa, _tail)
    ],
    (".", "0", _digit_after_period),
    ("!", "A", _in_brackets),
]
