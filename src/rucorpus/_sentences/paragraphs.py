"""The parts of a text that no sentence crosses, and its blanks made one of a kind."""

import re

Span = tuple[int, int]

BLANKS = "\n\r\t\u00a0\u2009\u202f\v\f\x85\u2028\u2029"
SHORT = 2000
LINE_ENDS = "\n\r\v\f\x85\u2028\u2029"
ANY_LINE = rf"[{LINE_ENDS}]\s*"
BLANK_LINE = rf"[{LINE_ENDS}](?:(?<=\r)\n)?+[^\S{LINE_ENDS}]*+[{LINE_ENDS}]\s*"
BLANK_NEWLINE = rf"\n[^\S{LINE_ENDS}]*+\n\s*"  # a literal first is found three times as fast


def spaced_evenly(text: str) -> str:
    """Return the text with a plain blank for the other usual ones, so that one pattern finds them; offsets stay.

    >>> spaced_evenly("в\\u00a0г.\\nОрле")
    'в г. Орле'
    """
    for blank in BLANKS:
        if blank in text:
            text = text.replace(blank, " ")
    return text


def blocks(text: str, lines: bool) -> list[Span]:
    """Return the parts between blank lines, or the lines, without the blanks around them; no part is blank.

    >>> blocks("Да.\\nНет.\\n\\nТак.", lines=False)
    [(0, 8), (10, 14)]
    """
    if len(text) < SHORT and text.isprintable():  # no line end is; in longer texts each of them is looked for faster
        return _trimmed(text, 0, len(text))
    ends = [line_end for line_end in LINE_ENDS if line_end in text]
    if not ends:
        return _trimmed(text, 0, len(text))
    gap = ANY_LINE if lines else BLANK_NEWLINE if ends == ["\n"] else BLANK_LINE
    gaps = [match.span() for match in re.finditer(gap, text)]
    parts = zip([0, *(stop for _, stop in gaps)], [*(start for start, _ in gaps), len(text)], strict=True)
    return [part for start, stop in parts for part in _trimmed(text, start, stop)]


def _trimmed(text: str, start: int, stop: int) -> list[Span]:
    """Return the span without the blanks around it, if anything is left."""
    while start < stop and text[start].isspace():
        start += 1
    while start < stop and text[stop - 1].isspace():
        stop -= 1
    return [(start, stop)] if start < stop else []
