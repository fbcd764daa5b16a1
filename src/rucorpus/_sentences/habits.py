"""The habits of a text: whether its sentences begin with capitals, as far as its neighbourhood shows."""

import re
from itertools import islice

from .capitalization import BEGINS, level

BEFORE, AFTER = 800, 100  # characters looked at before a terminator and after it
MOST = 24  # beginnings of sentences counted on either side
# A sentence begins with a capital, or with lower case; or with a capital where the one before has no terminator.
# «!» and «?» before lower case are what is asked, and tell nothing.
BEGINNING = re.compile(
    r"[.!?…]\s+(?:[-–—]\s+)?(?P<large>[А-ЯЁA-Z])|\.\s+[а-яёa-z]|\s(?<=[а-яё]\s)(?P<word>[А-ЯЁ][а-яё]++)"
)
LEAST, SHARE = 3, 20  # so many sentences begin with a capital, and so many times as many as with lower case


def begins_with_capitals(text: str, stop: int, start: int) -> bool:
    """Return whether the sentences around a doubtful boundary, itself left out, begin with capitals after terminators.

    >>> text = "Дверь скрипнула. Вы тут! пролепетала она. Ответа не было. Свеча погасла."
    >>> begins_with_capitals(text, 23, 25), begins_with_capitals(text[17:41], 6, 8)
    (True, False)
    """
    begin = max(0, stop - BEFORE)
    large, small = int(text[:1].isupper() and not begin), 0
    for low, high in ((begin, stop - 1), (start, start + AFTER)):
        for match in islice(BEGINNING.finditer(text, low, high), MOST):
            if match["large"]:
                large += 1
            elif not match["word"] or level(match["word"]) >= BEGINS:
                small += 1
    return large >= LEAST and large >= SHARE * small
