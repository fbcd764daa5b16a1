"""Headings: where a web page glued a heading, a caption or a photo credit to the sentence after it.

«Токаев и террористы На фоне протестов президент обратился…»: a word such as «На» stands capitalised inside a text only
where a sentence begins. A cut is made before such a word, unless something speaks against it: better no cut than a wrong one.
"""

import re
from functools import cache

from ._abbreviations import data_lines, openers

CAPITAL = re.compile(r"(?<=[\w»\"”)])\s+(?=([А-ЯЁ][а-яё]*(?:-[а-яё]+)*)\s+([^\W_]|[«\"(]))")
LAST_WORD = re.compile(r"([\w-]+)[»\"”)]*$")
REACH = 160  # so far back a heading is looked at, which keeps the search linear
NAMES = frozenset("я ты вы вас вам ваш ваша ваше ваши ваши бог да ли но по ей ее её ему его им он она".split())


def heading_ends(text: str, start: int, stop: int) -> list[tuple[int, int]]:
    """Return where headings inside a sentence end, and where what follows them begins."""
    cuts = []
    for match in CAPITAL.finditer(text, start, stop):
        left = text[max(start, match.start() - REACH) : match.start()]
        if match[1].lower() in openers() and is_heading(left, match[1], match[2], stop - match.end()):
            cuts.append((match.start(), match.end()))
            start = match.end()
    return cuts


def is_heading(left: str, opener: str, following: str, rest: int) -> bool:
    """Tell whether `left` is a heading and `opener` begins a sentence: no guard objects."""
    return not any(guard(left, opener, following, rest) for guard in GUARDS)


def too_short(left: str, opener: str, following: str, rest: int) -> bool:
    """A heading has a word of three letters, and a sentence more than two words: «А он», «пункт В есть»."""
    return len(left) < 4 or rest < 12


def quoted(left: str, opener: str, following: str, rest: int) -> bool:
    """A title in quotes or brackets is not cut: «роман «Отцы И дети»»."""
    return left.count("«") > left.count("»") or left.count("(") > left.count(")") or left.count('"') % 2 == 1


def goes_on(left: str, opener: str, following: str, rest: int) -> bool:
    """No heading ends with a preposition or a conjunction: «думал о Нём долго»."""
    word = LAST_WORD.search(left)
    return word is None or word[1] in never_last()


def title_case(left: str, opener: str, following: str, rest: int) -> bool:
    """Between two capitalised words only a longer word tells: «Война И Мир», «Эдгар По Читал»."""
    word = LAST_WORD.search(left)
    return word is not None and word[1][0].isupper() and following.isupper() and len(opener) < 3


def name(left: str, opener: str, following: str, rest: int) -> bool:
    """Words that are names or marks of respect as well: «благодарим Вас за», «землевладелец Том Остин»."""
    return opener.lower() in NAMES


def surname(left: str, opener: str, following: str, rest: int) -> bool:
    """Short words after a name may be one: «Эдгар По написал», «Че У в Корее»."""
    word = LAST_WORD.search(left)
    return word is not None and word[1][0].isupper() and opener in ("По", "У", "Во", "На", "Но")


def label(left: str, opener: str, following: str, rest: int) -> bool:
    """One letter may be a unit or a label: «220 В переменного тока», «в группе А три команды»."""
    return len(opener) == 1 and LABELLED.search(left) is not None


LABELLED = re.compile(r"(?:\d|точк[аеиу]|групп[аеыу]|класс\w*|витамин\w*|букв[аеыу]|категори\w|пункт\w*|вариант\w*)$")
GUARDS = [name, too_short, goes_on, quoted, title_case, surname, label]


@cache
def never_last() -> frozenset[str]:
    """Return the prepositions and conjunctions, which no heading ends with."""
    words = data_lines("openers.txt")
    return frozenset(words[: words.index("---")])
