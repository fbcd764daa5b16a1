"""Headings: titles, captions and photo credits that a web page glued to the next sentence without punctuation.

«Токаев и террористы ‖ На фоне протестов президент обратился…»: features of the position (heading_features.py) decide
whether a sentence begins at a capitalized word: how it is usually written, what stands beside it, what the part before
looks like and whether the text after repeats its words. Each has a weight in data/sentences/headings.txt, learned by
tools/train_headings.py, which prefers a missed cut to a wrong one. The sum decides, unless a guard objects.
"""

import re
from bisect import bisect_right
from collections.abc import Callable
from functools import cache, lru_cache
from itertools import repeat

from .._base.caches import CACHED_WORDS
from .._base.data_files import data_lines
from .capitalization import STEM, levels
from .heading_features import (
    LOWER_CASE_WORD,
    HeadingCandidate,
    Word,
    last_features,
    opener_features,
    word_features,
)
from .next_words import meaning
from .paragraphs import Span
from .word_shapes import LABELS

# A capital after a word, a number, % or a closing bracket or quotation mark; not after a preposition, which ends no
# heading.
PREPOSITIONS = r"(?<![ «(][вксуо] .)(?<! (?:на|по|из|от|до|за|об|со|во|ко) .)(?<! (?:для|при|над|под|без|про) .)"
CANDIDATE = re.compile(rf" ([А-ЯЁ](?<=[а-яёА-ЯЁa-zA-Z\d»\"”)%\] ] .){PREPOSITIONS}[а-яё-]*+)(?![\w.(])")


def number(candidate: HeadingCandidate) -> bool:
    """Нужно купить: а) Сахар к чаю; б) Соль. ‖ 12 Однако это не всё."""
    last = candidate.last
    item = last.punctuation == ")" and (len(last.bare) < 3 or last.shape == "0")
    return item or (last.shape == "0" and candidate.offset - candidate.start < 5)


def quoted(candidate: HeadingCandidate) -> bool:
    """Роман «Отцы и дети Однако читают до сих пор» вышел летом."""
    before = candidate.before()
    opened = before.count("«") > before.count("»") or before.count("(") > before.count(")")
    return opened or before.count('"') % 2 == 1 or before.count("„") > before.count("“")


def label(candidate: HeadingCandidate) -> bool:
    """Прибору нужно 220 В переменного тока для работы. ‖ Врачи советуют витамин С каждый день. ‖ Блок У открыли."""
    last, letter, following = candidate.last, candidate.opener.bare, candidate.following.bare
    if len(letter) != 1:
        return False
    if last.shape == "0" or last.bare.startswith(LABELS):
        return True
    if letter not in "вксуо":
        return last.bare.startswith(LETTERED) or candidate.previous.bare.startswith(LABELS)  # «группа крови А»
    no_preposition = following.endswith(("ли", "лись")) and meaning(following) == "verb"
    return no_preposition or following in ("и", "или", "не")


LETTERED = tuple("корпус блок литеры сектор секци трибун подъезд".split())  # noqa: SIM905


def section_named(candidate: HeadingCandidate) -> bool:
    """Читайте раздел Методы: он короткий. ‖ Износ шин ‖ Методы: протектор измерили."""
    return candidate.last.bare.startswith(PARTS) and SECTION.match(candidate.after()) is not None


PARTS = ("раздел", "глав", "част", "рубрик", "параграф")


def title_case(candidate: HeadingCandidate) -> bool:
    """Новая Книга В Нашем Любимом Магазине Снова Есть."""
    return CAPITALS.match(candidate.after()) is not None and LOWER_CASE_WORD.search(candidate.before()) is None


CAPITALS = re.compile(r"(?:[А-ЯЁ]\S*+\s*+){4}|(?:[А-ЯЁ]\S*+\s*+)++$")


def name(candidate: HeadingCandidate) -> bool:
    """Рассказ Эдгара По напечатали в журнале снова. ‖ Дом литеры А и Б снесли."""
    opener, following = candidate.opener, candidate.following
    if len(opener.bare) == 1 and LETTERS.match(candidate.after()):
        return True
    return opener.bare in SHORT_NAMES and candidate.last.shape == "A" and VERB.search(following.bare) is not None


LETTERS = re.compile(r"[А-ЯЁ](?:,| и| или| либо|-) ?[А-ЯЁ]\b(?!\.)")
SHORT_NAMES = frozenset("или по но ли ан со ко то да".split())  # noqa: SIM905
VERB = re.compile(r"(?:[аеиоуыя]л(?:[аои]|с[яь]|[аои]сь)?|[аяеуёи]т(?:ся)?|умер|погиб)$")
GUARDS: list[Callable[[HeadingCandidate], bool]] = [number, quoted, label, name, title_case, section_named]


@cache
def heading_weights() -> dict[str, int]:
    """Return the weight of every feature, the "bias" of every sum, and the "least …" sums below which all else is moot.

    >>> heading_weights()["level:9"] > 0 > heading_weights()["level:0"]
    True
    """
    rows = (line.rpartition(" ") for line in data_lines("sentences/headings.txt"))
    return {name: int(weight) for name, _, weight in rows}


def _sum(names: list[str]) -> int:
    return sum(map(heading_weights().get, names, repeat(0)))


@lru_cache(CACHED_WORDS)
def word_sum(opener: str) -> int:
    """Return the sum for the word alone, with the bias; it decides for most words, which are names."""
    return heading_weights()["bias"] + _sum(word_features(opener.lower(), levels()))


@lru_cache(CACHED_WORDS)
def last_sum(last: Word) -> int:
    """Return the sum for the last word before a position."""
    return _sum(last_features(last))


@lru_cache(CACHED_WORDS)
def opener_sum(level: str, punctuation: str, shape: str) -> int:
    """Return the sum for the level of the word at a position, the character after it and the shape of the next one."""
    return _sum(opener_features(level, punctuation, shape))


def beside_sum(candidate: HeadingCandidate) -> int:
    """Return the sum for the words beside the position: that of `beside_features`, a third of the time by caches."""
    opener, following, known = candidate.opener, candidate.following, heading_weights()
    return (
        opener_sum(levels().get(opener.bare[:STEM], "?"), opener.punctuation, following.shape)
        + known.get(f"next end:{following.bare[-2:]}", 0)
        + last_sum(candidate.last)
        + known.get(f"before last:{candidate.previous.bare}", 0)
    )


CERTAIN = 100_000  # outweighs all else
# The name of a section with its colon, in an abstract: «Сушка малины ‖ Материалы и методы: ягоды взвесили».
SECTION_NAMES = (
    "Введение,Цель,Цели,Задача,Задачи,Актуальность,Предмет,Объект,Методы,Методика,Методология,Методологические основы,"
    "Материал,Материалы,Новизна,Научная новизна,Практическая значимость,Теоретическая значимость,Значимость,Результат,"
    "Результаты,Вывод,Выводы,Заключение,Обсуждение,Гипотеза,Постановка,Проблема,Состояние,Контекст,Дизайн,Пациенты,"
    "Область,Краткое содержание,Аннотация,Резюме,Предпосылки,Ограничения,Рекомендации,Предисловие,Обоснование,Ход,"
    "Оборудование,Источники,Ключевые слова,Содержание,История вопроса,Степень,Итог,Итоги,Перспективы,Описание,"
    "Клинический случай"
)
SECTIONS = SECTION_NAMES.split(",")
SECTION = re.compile(rf"(?:{'|'.join(SECTIONS)})(?: [а-яё]+){{0,4}}:\s")
SECTION_OPENERS = frozenset(section.split()[0] for section in SECTIONS)


# A credit, «Фото: Пётр Орлов ‖ На площадь вышли…»: a name ends it, so another name (a sum below -30) goes on.
CREDIT = re.compile(r"(?:Фото|Фотограф|Автор|Текст|Снимок|Рисунок): [А-ЯЁ][а-яё-]+(?: [А-ЯЁ][а-яё-]+)? $")
CREDITED = 20


def is_credited(before: str) -> bool:
    """Return whether a credit stands right before a candidate.

    >>> is_credited("Снег выпал. Фото: Пётр Орлов "), is_credited("Он сказал: Пётр Орлов ")
    (True, False)
    """
    colon = before.rfind(":", -60)
    return colon >= 0 and CREDIT.search(before, max(0, colon - 10)) is not None


def begins(candidate: HeadingCandidate, so_far: int) -> bool:
    """Return whether a sentence begins at the candidate; `so_far` is the sum for its word alone.

    >>> begins(HeadingCandidate("Токаев и террористы На фоне протестов он выступил.", 0, 20, 50), word_sum("На"))
    True
    """
    known = heading_weights()
    so_far += beside_sum(candidate)
    if candidate.last.shape == "A" and is_credited(candidate.before()):
        so_far += CREDITED
    if so_far < known["least beside"]:
        return False
    so_far += _sum(candidate.part_features())
    if so_far < known["least part"] or so_far + _sum(candidate.nearby_features()) < 0:
        return False
    return not any(guard(candidate) for guard in GUARDS)  # last, since few get here


def without_headings(text: str, spans: list[Span]) -> list[Span]:
    """Return the sentences with the headings at their front cut off.

    >>> without_headings("Погода в столице На завтра синоптики обещают снег.", [(0, 50)])
    [(0, 16), (17, 50)]
    """
    if not spans:
        return []
    spans = spans.copy()
    starts = [start for start, _ in spans]
    found: list[Span] = []
    done = 0
    least = heading_weights()["least alone"]
    for match in CANDIDATE.finditer(text, starts[0], spans[-1][1]):
        opener, offset = match[1], match.start(1)
        so_far = word_sum(opener)
        if opener in SECTION_OPENERS and SECTION.match(text, offset):
            so_far += CERTAIN
        index = bisect_right(starts, offset) - 1
        start = starts[index]
        if so_far < least and text[start : start + 5] != opener[:5]:  # «Аэропорт Аэропорт построен» is plain by itself
            continue
        stop = spans[index][1]
        if start < offset and begins(HeadingCandidate(text, start, offset, stop), so_far):
            found += [*spans[done:index], (start, start + len(text[start:offset].rstrip()))]
            spans[index], starts[index], done = (offset, stop), offset, index
    return found + spans[done:]
