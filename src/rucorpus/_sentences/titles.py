"""Titles of several sentences, «Эй! Постой!», inside a sentence that goes on after them in lower case."""

import re
from bisect import bisect_right

from .paragraphs import Span

INSIDE = r"{1,40}+[.?!…]{1,3}\s"  # to the first terminator
TITLES = {
    "«": re.compile(rf"«(?<=\w\s.)(?=[А-ЯЁA-Z0-9])[^«».?!…\n]{INSIDE}[^«»\n]{{1,60}}+»(?=\s[а-яё])"),
    '"': re.compile(rf'"(?<=\w\s.)(?=[А-ЯЁA-Z0-9])[^".?!…\n]{INSIDE}[^"\n]{{1,60}}+"(?=\s[а-яё])'),
}


def titles(text: str, begin: int, end: int) -> list[Span]:
    """Return where the titles of several sentences begin and end.

    >>> titles("Песня «Эй! Постой!» звучит.", 0, 27), titles("«Стой! Куда?» — крикнул он.", 0, 27)
    ([(6, 19)], [])
    """
    # One search for each quotation mark, which begins its pattern.
    found = [title.span() for pattern in TITLES.values() for title in pattern.finditer(text, begin, end)]
    return sorted(found)


def outside(offsets: list[int], spans: list[Span]) -> list[int]:
    """Return the offsets that stand in none of the spans.

    >>> outside([5, 10, 20], [(6, 19)])
    [5, 20]
    """
    starts = [start for start, _ in spans]
    kept = []
    for offset in offsets:
        number = bisect_right(starts, offset) - 1
        if number < 0 or offset >= spans[number][1]:
            kept.append(offset)
    return kept
