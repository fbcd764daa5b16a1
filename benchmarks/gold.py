"""Texts with known answers, put together from sentences of our own: what the errors of a function are counted on.

Everything is generated, the same in every run. Real corpora are harder: give some with `--data` (see bench.py).
"""

import re
from collections.abc import Iterator
from random import Random
from typing import NamedTuple

import kinds

# One sentence each, with what makes boundaries hard: abbreviations, initials, quoted speech, numbers, ellipses.
SENTENCES = [
    "Дом стоит на ул. Садовой, рядом с аптекой.",
    "В {} г. он переехал в г. Орёл и поступил на завод.",
    "Книгу подарил проф. {i} Лугин, когда вернулся из экспедиции.",
    "Это было в 19{} г.",
    "Мы купили хлеб, соль, спички и т. д.",
    "Цена выросла на {},5 % и достигла {} тыс. руб. за тонну.",
    "Река берёт начало на высоте {} м над уровнем моря.",
    "Работы завершат к {} мая {}0 г., сообщил подрядчик.",
    "«Ты идёшь?» — спросила Вера.",
    "— Куда ты? — спросил {i} Осокин.",
    "Он молчал... а потом ушёл.",
    "Никого нет!",
    "Кто там?",
    "Неужели опять?!",
    "Ну и что…",
    "См. рис. {} на с. {}.",
    "Институт им. Вавилова (т. е. прежняя станция) закрыт.",
    "Температура упала до -{} °C, ветер усилился до {} м/с.",
    "Адрес прежний: пр. Мира, д. {}, кв. {}.",
    "Версия 2.{}.1 вышла на прошлой неделе.",
    "Пишите на почту info@example.org или заходите на www.example.org.",
    "Роман «Кто виноват?» он перечитал дважды.",
    "Журнал «Знание — сила» выходит раз в месяц.",
    "Она родилась в семье военного (отец — полковник А. Лугин).",
    "В XIX в. здесь стояла мельница.",
    "Отряд вёл ст. лейтенант Рябов.",
    "До н. э. тут жили рыбаки.",
    "Прибыло {} чел., из них {} детей.",
    "Встреча пройдёт в 1{} ч. 30 мин. в большом зале.",
    "Статья напечатана в журн. «Вестник», № {}, с. {}.",
    "Дирижёр И. О. Берёзов получил премию.",
    "Всё!",
    "Снег растаял за ночь.",
    "Автобусы не ходили до вечера, и дети шли пешком.",
    "Когда рассвело, стало видно, что лодки нет.",
    "Господин Рябов — адвокат.",
    "Суд отказал ООО «Рассвет» в иске на {} млн руб.",
    "Он сказал: «Завтра уезжаю».",
    "«Завтра, — ответил он, — будет поздно».",
    "Длина моста {} км, ширина {} м.",
    "Тел. для справок: 8 (495) 123-45-{}.",
    "Родители, братья и др. родственники собрались к обеду.",
    "Акад. Н. Берёзова изучала мхи.",
    "Мороз и солнце; день чудесный.",
    "Ответ — нет.",
]

# Words with hyphens of their own, so that joining at every hyphen makes errors.
HYPHENATED = [
    "Кто-то постучал, но из-за двери никто не ответил, и премьер-министр ушёл по-прежнему довольный. ",
    "Северо-западный ветер принёс кое-какие тучи, чёрно-белые, как старый фотоснимок. ",
    "Где-нибудь в юго-восточной части уезда всё-таки найдётся какой-нибудь постоялый двор. ",
    "Инженер-механик приехал из Ростова-на-Дону с бизнес-планом и давным-давно уехал обратно. ",
]
VOWELS = "аеёиоуыэюя"


class Question(NamedTuple):
    """What a function is given, and what it should return."""

    given: str
    answer: list[str]


def _filled(template: str, random: Random) -> str:
    text = template.replace("{i}", random.choice(["А. Н.", "В.", "Е. П.", "С. И."]))
    return re.sub(r"\{\}", lambda _: str(random.randrange(1, 90)), text)


def sentences(documents: int = 200) -> list[Question]:
    """Return documents of twenty sentences, four to a paragraph, with their sentences."""
    random = Random(20)
    found = []
    for _ in range(documents):
        answer = [_filled(random.choice(SENTENCES), random) for _ in range(20)]
        paragraphs = (" ".join(answer[start : start + 4]) for start in range(0, 20, 4))
        found.append(Question("\n\n".join(paragraphs), answer))
    return found


def clean_texts(each: int = 40) -> list[str]:
    """Return texts in correct typography, of four kinds in turn."""
    return [text for texts in zip(*map(kinds.texts, kinds.SENTENCES), strict=True) for text in texts][: 4 * each]


ASCII = str.maketrans({"«": '"', "»": '"', "„": '"', "“": '"', "—": "-", "–": "-", "…": "..."})


def damaged_typography() -> list[Question]:
    """Return texts in ASCII, with the correct ones."""
    return [Question(text.translate(ASCII), [text]) for text in clean_texts()]


def correct_typography() -> list[Question]:
    """Return correct texts, which nothing should change."""
    return [Question(text, [text]) for text in clean_texts()]


def broken_pages(documents: int = 60, width: int = 50) -> list[Question]:
    """Return texts in lines of `width`, with words broken over line ends, and the words they are made of."""
    random = Random(7)
    prose = [*kinds.SENTENCES["encyclopaedia"], *kinds.SENTENCES["news"], *HYPHENATED * 3]
    found = []
    for _ in range(documents):
        words = "".join(kinds.filled(random.choice(prose), random.random) for _ in range(40)).split()
        found.append(Question("\n".join(_lines(words, width)), words))
    return found


def _lines(words: list[str], width: int) -> Iterator[str]:
    line = ""
    for word in words:
        if len(line) + len(word) < width:
            line = f"{line} {word}".lstrip()
            continue
        head, tail = _broken(word, width - len(line) - 2)
        yield f"{line} {head}".strip()
        line = tail
    yield line


def _broken(word: str, room: int) -> tuple[str, str]:
    """Return the two lines' parts of a word: broken after its own hyphen or after a vowel, or not at all.

    >>> _broken("северо-запад", 8), _broken("деревня", 6), _broken("двор", 3)
    (('северо-', 'запад'), ('дере-', 'вня'), ('', 'двор'))
    """
    own = word.rfind("-", 0, room + 1) + 1
    if 1 < own < len(word):
        return word[:own], word[own:]
    for at in range(min(room, len(word) - 3), 1, -1):
        if word[: at + 3].isalpha() and word[at - 1] in VOWELS and set(word[at + 1 :]) & set(VOWELS):
            return f"{word[:at]}-", word[at:]
    return "", word


MISREAD = [
    ("cp1251", "latin-1"), ("utf-8", "cp1252"), ("utf-8", "latin-1"), ("koi8-r", "cp1251"), ("cp866", "cp1251"),
    ("cp1251", "koi8-r"), ("utf-8", "cp1251"),
]  # fmt: skip


def mojibake(length: int = 120) -> list[Question]:
    """Return pieces of text decoded with the wrong encoding, and the pieces."""
    pieces = [text[start : start + length].strip() for text in clean_texts(20) for start in range(0, 600, length)]
    found = []
    for number, piece in enumerate(pieces):
        written, read = MISREAD[number % len(MISREAD)]
        try:
            found.append(Question(piece.encode(written).decode(read), [piece]))
        except UnicodeError:  # it has a character that the encoding has not, or a byte that means nothing
            continue
    return found


ENCODINGS = ("utf-8", "cp1251", "koi8-r", "cp866", "iso8859-5", "mac-cyrillic")


def encoded(size: int) -> list[tuple[bytes, str]]:
    """Return pieces of `size` bytes in six encodings, each with its text."""
    plain = str.maketrans({"„": "«", "“": "»", "—": "-", "–": "-", "…": ".", "№": "N", "«": '"', "»": '"'})
    texts = [text.translate(plain)[start : start + size] for text in clean_texts(10) for start in (0, 1100)]
    pieces = []
    for text in texts:
        for codec in ENCODINGS:
            fitting = text[: size // 2] if codec == "utf-8" else text
            pieces.append((fitting.encode(codec, "ignore"), fitting))
    return pieces
