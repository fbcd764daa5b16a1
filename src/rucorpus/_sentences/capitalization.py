"""How a word is usually written: whether a capital shows a name or the beginning of a sentence.

data/sentences/capitalization.txt, made by tools/train_headings.py,
gives a level to the stems of usual words, their first letters: from 0
(«росси», capitalised inside sentences) to 9 («однако», capitalised only where a sentence begins); at 3 both are as
frequent, and each level more means twice as rarely a name.
"""

from functools import cache

from .._base.data_files import data_lines

STEM = 6  # letters; shorter words are stems as they are


@cache
def levels() -> dict[str, str]:
    """Return the level of every known stem, a digit.

    >>> levels()["россия"] < levels()["однако"[:STEM]]
    True
    """
    return dict(line.split(" ") for line in data_lines("sentences/capitalization.txt"))
