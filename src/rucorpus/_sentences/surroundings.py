"""What the text around a boundary shows: whether a number belongs to a list, whether sentences begin with capitals.

Only a bounded number of characters of the same paragraph is considered, so that streams and whole texts agree.
"""

import re

from .abbreviations import is_unknown, kinds, may_be_shortened
from .capitalization import BEGINS, level
from .paragraphs import Span

BEFORE, AFTER = 1000, 100  # characters looked at before and after a boundary
NUMBERS = ("0", "0.0", "rom", "i", "I")
AT_LINE = re.compile(r"(?:[\n\r]|^)[ \t]*(?:[-–—*•#>+]{1,6}[ \t]+){0,2}$")
BULLETED = re.compile(r"[-–—*•#>+]{1,6}[ \t]+$")
BEGUN = re.compile(r"(?:[\n\r:;?.!…]\s*|^)(?:[-–—*•#>+]{1,6}[ \t]+){0,2}$")
BEFORE_NUMBER = ("", *":;-–—*•#>+")
LETTERS = ("абвгдежзиклмнопрст", "АБВГДЕЖЗИКЛМНОПРСТ", "abcdefghijklmnop", "ABCDEFGHIJKLMNOP")
ROMAN = "I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX".split()  # noqa: SIM905
ENDS = ".?!…:;»"


def is_item(text: str, bounds: Span, start: int, offset: int, number: str) -> bool:
    """Return whether the number at `offset`, in lower case, numbers an item of a list in the paragraph of `bounds`.

    It does at the beginning of a line or after «:», «;», if the previous or the next number is in such a position too.

    >>> text = "Взять:\\n1. Нож\\n2. Хлеб. Ему\\n5. Утром"
    >>> [is_item(text, (0, 32), 0, text.index(number), number) for number in "125"]
    [True, True, False]
    """
    if offset - 1 > start and text[offset - 1] == " " and text[offset - 2].isalnum():
        return False  # most numbers and initials
    ahead = text[max(start, offset - 40) : offset]
    before = ahead.rstrip()
    if offset > start and before[-1:] not in BEFORE_NUMBER and "\n" not in ahead[len(before) :]:
        return False
    if offset == bounds[0] and number in LETTERS[0]:  # the items of a list may be paragraphs
        bounds = max(0, offset - BEFORE), offset + AFTER
    if number == "я" or offset < start:
        return False  # «— Я. — А кто ещё?»; İ, which is longer in lower case
    if offset > start and (at_line := AT_LINE.search(ahead)) and at_line[0]:
        if (BULLETED.search(ahead) and number[0].isdigit()) or before[-1:] in ENDS:
            return True
    elif offset > start and (before[-1:] not in (":", ";") or before[-2:-1].isdigit()):
        return False
    written = text[offset : offset + len(number)]
    after = text[offset + len(number) : min(bounds[1], offset + AFTER)]
    return any(_stands(text, other, (bounds[0], offset), after) for other in neighbours(written))


def follows(text: str, bounds: Span, number: str, sign: str = ".") -> bool:
    """Return whether a number follows that of an item within `bounds`; the sign stands after either.

    >>> follows("А. Молоток; Б. Пила", (0, 12), "Б"), follows("А. Молоток; Г. Ильин", (0, 12), "Г")
    (True, False)
    >>> follows("А) Молоток; Б) Пила", (0, 12), "Б", ")")
    True
    """
    return any(_stands(text, other, bounds, "", sign) for other in neighbours(number)[-1:])


def neighbours(number: str) -> list[str]:
    """Return the numbers that stand beside one in a list.

    >>> neighbours("2"), neighbours("1.2"), neighbours("1.1"), neighbours("II"), neighbours("б")
    (['3', '2.1', '1'], ['1.3', '1.2.1', '1.1'], ['1.2', '1.1.1', '1'], ['III', 'I'], ['в', 'а'])
    """
    if number[0].isdigit():
        whole, _, last = number.rstrip(".").rpartition(".")
        above = f"{whole}." if whole else ""
        previous = [f"{above}{int(last) - 1}"] if int(last) > 1 else [whole] if whole else []
        return [f"{above}{int(last) + 1}", f"{above}{last}.1", *previous]
    for row in (ROMAN, *LETTERS):
        if number in row and (len(number) == 1 or row is ROMAN):
            at = row.index(number)
            return [*row[at + 1 : at + 2], *row[max(0, at - 1) : at]]
    return []


def _stands(text: str, number: str, bounds: Span, after: str, sign: str = ".") -> bool:
    """Return whether a number with its sign stands within bounds or in the part after them where an item begins."""
    begin = max(bounds[0], bounds[1] - BEFORE)
    found = text.rfind(f"{number}{sign}", begin, bounds[1])
    if found >= 0 and BEGUN.search(text[max(begin, found - 20) : found]) and text[found - 1 : found] != ".":
        return True
    found = after.find(f"{number}{sign}")
    return found >= 0 and BEGUN.search(after[max(0, found - 20) : found]) is not None and after[found - 1] != "."


MOST = 24  # beginnings of sentences counted on either side
# A sentence begins with a capital, or with lower case; or with a capital where the one before has no terminator.
# «!» and «?» before lower case are what is to be decided, so they are no evidence.
LARGE_BEGINNING = re.compile(r"[.!?…][»\"]?\s*(?:[-–—]{1,2}\s+)?[«\"]?[А-ЯЁA-Z]")
SMALL_BEGINNING = re.compile(r"\.(?<=[а-яё]{3}\.)\s+[а-яёa-z]")
FIRST_BEGINNING = re.compile(r"(?:[-–—]{1,2}\s+)?[«\"]?[А-ЯЁA-Z]")
AUTHOR = re.compile(r"[,!?…»”][ \n][-–—]{1,2} [а-яё]")  # the words of an author, «– Пора, – сказал он»
NOT_ENDED = re.compile(r"[А-ЯЁ](?<=[а-яё]\s.)[а-яё]++")
LEAST, SHARE = 3, 20  # so many sentences begin with a capital, and so many times as many as without a terminator before


def begins_with_capitals(text: str, bounds: Span, stop: int, start: int) -> bool:
    """Return whether the sentences around a boundary, itself left out, begin with capitals after terminators.

    >>> text = "Дверь скрипнула. Вы тут! пролепетала она. Ответа не было. Свеча погасла."
    >>> begins_with_capitals(text, (0, 72), 23, 25), begins_with_capitals(text, (17, 41), 23, 25)
    (True, False)
    """
    begin, end = max(bounds[0], stop - BEFORE), min(bounds[1], start + AFTER)
    parts = (start, end), (begin, stop - 1)
    if any(SMALL_BEGINNING.search(text, low, high) for low, high in parts):
        return False
    large = int(begin == bounds[0] and FIRST_BEGINNING.match(text, begin, end) is not None)
    large += sum(len(LARGE_BEGINNING.findall(text, low, high)[:MOST]) for low, high in parts)
    if large < LEAST and not (large and any(AUTHOR.search(text, low, high) for low, high in parts)):
        return False
    words = (word for low, high in parts for word in NOT_ENDED.findall(text, low, high)[:MOST])
    return large >= SHARE * sum(level(word) >= BEGINS for word in words)


LOWER_CASE = re.compile(r"(?<!\w)([а-яё]{3,})\.\s+[а-яё]")


def begins_in_lower_case(text: str, bounds: Span, stop: int, start: int) -> bool:
    """Return whether a sentence around a boundary, itself left out, begins in lower case after a common word.

    >>> begins_in_lower_case("Он ел. потом спал. Ели роск. сыр.", (0, 33), 23, 29)
    False
    >>> begins_in_lower_case("Он ушёл. потом спал. Ели роск. сыр.", (0, 35), 25, 31)
    True
    """
    parts = (max(bounds[0], stop - BEFORE), stop), (start, min(bounds[1], start + AFTER))
    words = (word for low, high in parts for word in LOWER_CASE.findall(text, low, high)[:MOST])
    return any(word not in kinds() and not is_unknown(word) for word in words)


OFTEN = 3  # so many other abbreviations


def is_terse(text: str, bounds: Span, stop: int, start: int) -> bool:
    """Return whether the text around a boundary, itself left out, abbreviates often, as advertisements and notes do.

    Sentences that begin in lower case, after a word that is no abbreviation, must be much less frequent.

    >>> text = "Сдам 2-комн. кв. Есть стир. машина, хол., на длит. срок."
    >>> is_terse(text, (0, len(text)), 22, 28), is_terse("Есть стир. машина.", (0, 18), 5, 11)
    (True, False)
    """
    parts = (max(bounds[0], stop - BEFORE), stop), (start, min(bounds[1], start + AFTER))
    ended = (before.rpartition(" ")[2].lower() for low, high in parts for before in text[low:high].split(".")[:-1])
    abbreviated = sum(word in kinds() or is_unknown(word) for word in ended)
    if abbreviated < OFTEN:
        return False
    begun = (word for low, high in parts for word in LOWER_CASE.findall(text, low, high)[:MOST])
    return abbreviated >= OFTEN * sum(not may_be_shortened(word) for word in begun)


DATE = re.compile(r"(?<!\d)[0-3]?\d\s?\.\s?(?:0\d|1[0-2])\s?\.\s?(?:1\d|20)?\d\d(?!\d)")


def in_date(text: str, begin: int, offset: int) -> bool:
    """Return whether a date with spaces in it goes on from before a period, at `begin`, to after it.

    >>> in_date("от 13. 02. 2002 г.", 5, 7), in_date("Их 13. 40 ушли.", 5, 7)
    (True, False)
    """
    return any(date.start() < begin < date.end() for date in DATE.finditer(text, max(0, begin - 9), offset + 12))


CLAUSE_NUMBERS = ("0", "0.0", "000", "0x")
CLAUSES = frozenset("п пп п.п подп ч ст абз разд гл § §§ пункт пункта пункте пункту пунктом пунктам пунктах".split())  # noqa: SIM905
CLAUSE_LIST = re.compile(r"(?<!\w)(?:([а-я.]+)\s|§§?\s?)\d[\d.]*+(?:(?:,| и| или|\s?[–-])\s?\d[\d.]*+){0,4}$")
CLAUSE_LENGTH = 40  # characters of a list that are looked at


def among_clauses(left: str, last: str, before: str) -> bool:
    """Return whether the number at the end is one of several clauses, or of a range.

    >>> among_clauses("по пп. 1.2. и 1.3", "и", "0.0"), among_clauses("от 5 и 6", "и", "0")
    (True, False)
    """
    if last[-1:] not in LISTED and before != "0x" and left.find("§", -8) < 0:
        return False  # most numbers
    found = CLAUSE_LIST.search(left, max(0, len(left) - CLAUSE_LENGTH))
    return found is not None and (found[1] is None or found[1].rstrip(".") in CLAUSES)


LISTED = (",", "и", "–", "-")


# «Приказ № 5 от 18 мая с. г», «закон от 5 мая 1999 г»
ACT = re.compile(
    r"(?<!\w)(?:[№N] ?\d|(?:закон|приказ|постановлени|распоряжени|указ|решени)[а-я]*)[^.!?;:]{0,80}?\s?(?<!\w)от "
    r"\d{1,2}(?:\. ?\d\d\. ?| [а-я]+ )(?:\d{2,4} ?г|с\. ?г)$",
    re.IGNORECASE,
)
PRONOUN = re.compile(
    r"Об? (?:н[её]м|ней|них|нас|вас|том|той|тех|этом|этой|этих|ч[её]м|ком|вс[её]м|всех|себе|сво(?:[её]м|ей|их))(?!\w)"
)


def is_title(text: str, offset: int, left: str) -> bool:
    """Return whether «О…» at `offset`, after a date, is the title of the law or order named before it.

    >>> text = "Приказ № 5 от 1.02.2003 г. О посеве"
    >>> is_title(text, 27, text[:25]), is_title("Это было в 1999 г. О нём забыли", 19, "Это было в 1999 г")
    (True, False)
    """
    return ACT.search(left) is not None and PRONOUN.match(text, offset) is None
