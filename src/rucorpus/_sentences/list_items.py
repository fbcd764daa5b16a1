"""Items of a list: whether a number before a period numbers one, «2.1. От ворот», or ends a sentence, «дом 2. Он»."""

import re

BEFORE = 1000  # characters before a number that are searched for its neighbours
AFTER = 100  # and after it
NUMBERS = ("0", "0.0", "rom", "i", "I")
AT_LINE = re.compile(r"(?:[\n\r]|^)[ \t]*(?:[-–—*•#]{1,6}[ \t]+)?$")
BULLETED = re.compile(r"[-–—*•#]{1,6}[ \t]+$")
BEGUN = re.compile(r"(?:[\n\r:;?.!…]\s*|^)(?:[-–—*•#]{1,6}[ \t]+)?$")
LETTERS = ("абвгдежзиклмнопрст", "АБВГДЕЖЗИКЛМНОПРСТ", "abcdefghijklmnop", "ABCDEFGHIJKLMNOP")
ROMAN = "I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX".split()  # noqa: SIM905
ENDS = ".?!…:;»"


def is_item(text: str, start: int, offset: int, number: str) -> bool:
    """Return whether the number at `offset`, in lower case, numbers an item of a list.

    It does at the beginning of a line or after «:», «;», if the number before or after it stands so as well.

    >>> text = "Взять:\\n1. Нож\\n2. Хлеб. Ему\\n5. Утром"
    >>> [is_item(text, 0, text.index(number), number) for number in "125"]
    [True, True, False]
    """
    ahead = text[max(start, offset - 40) : offset]
    before = ahead.rstrip()
    if number == "я":
        return False  # «— Я. — А кто ещё?»
    if offset > start and (at_line := AT_LINE.search(ahead)) and at_line[0]:
        if (BULLETED.search(ahead) and number[0].isdigit()) or before[-1:] in ENDS:
            return True
    elif offset > start and (before[-1:] not in (":", ";") or before[-2:-1].isdigit()):
        return False
    written = text[offset : offset + len(number)]
    after = text[offset + len(number) : offset + AFTER]
    return any(_stands(text, other, offset, after) for other in neighbours(written))


def follows(text: str, offset: int, number: str) -> bool:
    """Return whether the number at `offset` follows the number of an item before it.

    >>> follows("А. Молоток; Б. Пила", 12, "Б"), follows("А. Молоток; Г. Ильин", 12, "Г")
    (True, False)
    """
    return any(_stands(text, other, offset, "") for other in neighbours(number)[-1:])


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


def _stands(text: str, number: str, offset: int, after: str) -> bool:
    """Return whether a number with its period stands before `offset` or in the part after it where an item begins."""
    found = text.rfind(f"{number}.", max(0, offset - BEFORE), offset)
    if found >= 0 and BEGUN.search(text[max(0, found - 20) : found]) and text[found - 1 : found] != ".":
        return True
    found = after.find(f"{number}.")
    return found >= 0 and BEGUN.search(after[max(0, found - 20) : found]) is not None and after[found - 1] != "."
