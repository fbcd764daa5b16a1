"""Paragraphs: the parts of a text that no sentence crosses; and one space for all kinds of whitespace."""

import re

Span = tuple[int, int]

SPACES = "\n\r\t\u00a0\u2009\u202f\v\f\x85\u2028\u2029"  # the usual ones beside the space
SHORT = 2000  # characters; below it, one look at all of them is faster than a search for each line end
LINE_ENDS = "\n\r\v\f\x85\u2028\u2029"
LINE_END = rf"[{LINE_ENDS}]\s*"
EMPTY_LINE = rf"(?>\r\r?\n|[{LINE_ENDS}])[^\S{LINE_ENDS}]*+[{LINE_ENDS}]\s*"  # some programs write CR CR LF for a line end
EMPTY_LINE_OF_LF = rf"\n[^\S{LINE_ENDS}]*+\n\s*"  # three times as fast, since it begins with a literal


def with_plain_spaces(text: str) -> str:
    """Return the text with a space for each whitespace character of the usual kinds; offsets stay.

    >>> with_plain_spaces("в\\u00a0г.\\nОрле")
    'в г. Орле'
    """
    for space in SPACES:
        if space in text:
            text = text.replace(space, " ")
    return text


def paragraphs(text: str, lines: bool) -> list[Span]:
    """Return the parts between empty lines, or the lines, without the whitespace around them; none is empty.

    >>> paragraphs("Да.\\nНет.\\n\\nТак.", lines=False)
    [(0, 8), (10, 14)]
    """
    if len(text) < SHORT and text.isprintable():  # no line end is printable
        return _trimmed(text, 0, len(text))
    line_ends = [line_end for line_end in LINE_ENDS if line_end in text]
    if not line_ends:
        return _trimmed(text, 0, len(text))
    gap = LINE_END if lines else EMPTY_LINE_OF_LF if line_ends == ["\n"] else EMPTY_LINE
    gaps = [match.span() for match in re.finditer(gap, text)]
    parts = zip([0, *(stop for _, stop in gaps)], [*(start for start, _ in gaps), len(text)], strict=True)
    return [part for start, stop in parts for part in _trimmed(text, start, stop)]


def _trimmed(text: str, start: int, stop: int) -> list[Span]:
    """Return the span without the whitespace around it, if anything is left."""
    while start < stop and text[start].isspace():
        start += 1
    while start < stop and text[stop - 1].isspace():
        stop -= 1
    return [(start, stop)] if start < stop else []
