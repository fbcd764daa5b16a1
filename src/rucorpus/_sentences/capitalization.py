"""How a word is usually written: whether a capital letter means a name or the beginning of a sentence.

data/sentences/capitalization.txt, made by tools/train_headings.py, gives the stems of usual words a level from 0
(«россии», capitalized inside sentences) to 9 («однако», capitalized only where a sentence begins). At 3 both are as
frequent; a level more makes a name half as frequent.
"""

import re
from functools import cache

from .._base.data_files import data_lines

STEM = 6  # letters of a word that are its stem
NAME, BEGINS = "2", "7"  # up to the one level a capitalized word is a name, from the other on it begins a sentence


@cache
def levels() -> dict[str, str]:
    """Return the level of every known stem, a digit.

    >>> levels()["россия"] < levels()["однако"[:STEM]]
    True
    """
    return dict(line.split(" ") for line in data_lines("sentences/capitalization.txt"))


def level(word: str) -> str:
    """Return the level of a word in any case, an empty string if its stem is unknown.

    Words in the spelling before 1918 have the level of today's.

    >>> level("Однако"), level("Затѣмъ") == level("Затем"), level("Абракадабра")
    ('9', True, '')
    """
    found = levels().get(word[:STEM].lower(), "")
    if found or not OLD.search(word):
        return found
    return levels().get(word.translate(TODAY).removesuffix("ъ")[:STEM].lower(), "")


OLD = re.compile("[ѣѳѵіѢѲѴІ]|ъ$")
TODAY = str.maketrans("ѣѳѵіѢѲѴІ", "ефииЕФИИ")
