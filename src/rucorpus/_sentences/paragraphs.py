"""Paragraphs: the parts of a text that no sentence crosses; parts of sentences that are too long; plain spaces."""

import re
from collections.abc import Iterator

from .abbreviations import kinds

Span = tuple[int, int]

SPACES = "\n\r\t\u00a0\u2009\u202f\v\f\x85\u2028\u2029"  # the usual ones beside the space
SHORT = 500  # characters; below it `splitlines` is faster than a search for each line end
LINE_ENDS = "\n\r\v\f\x85\u2028\u2029"
LINE_END = rf"[{LINE_ENDS}]\s*"
EMPTY_LINE = (
    rf"(?>\r\r?\n|[{LINE_ENDS}])[^\S{LINE_ENDS}]*+[{LINE_ENDS}]\s*"  # some programs write CR CR LF for a line end
)
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
    if len(text) < SHORT and text.strip() is text and len(text.splitlines()) == 1:
        return [(0, len(text))]
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


def between(begin: int, starts: list[int], end: int) -> list[Span]:
    """Return the sentences that begin at `begin` and at `starts`, with one whitespace character between them.

    >>> between(0, [9], 23)
    [(0, 8), (9, 23)]
    """
    spans = []
    for start in starts:  # for a few a third of the time that `pairwise` takes
        spans.append((begin, start - 1))
        begin = start
    spans.append((begin, end))
    return spans


# Where a long sentence may be cut: before whitespace, or after a comma or semicolon that is not inside a number.
BREAK = re.compile(r".+(?:(?<=\S)(?=\s)|(?<=[,;])(?=[^\s\d]))", re.DOTALL)
BEFORE_PERIOD = re.compile(r"(?<![\w.-])(?:[\w.-]*\.-?)?([^\W\d_]+)\.$")  # not «да-с.»
LOWER = re.compile(r"\s+[a-zа-яё]")
UNIT = re.compile(r"\s([а-яё]{1,6})\.")


def checked_length(max_length: int | None) -> None:
    """Raise TypeError or ValueError unless the length is None or at least 1.

    >>> checked_length(0)
    Traceback (most recent call last):
    ValueError: max_length: expected at least 1 character, got 0
    """
    if max_length is None:
        return
    if not isinstance(max_length, int) or isinstance(max_length, bool):
        raise TypeError(f"max_length: expected a number of characters or None, got {max_length!r}")
    if max_length < 1:
        raise ValueError(f"max_length: expected at least 1 character, got {max_length}")


def pieces(text: str, start: int, stop: int, max_length: int) -> Iterator[Span]:
    """Yield the parts of a sentence, none longer than `max_length`.

    >>> list(pieces("Он шёл, бежал, летел.", 0, 21, 8))
    [(0, 7), (8, 14), (15, 21)]
    """
    while stop - start > max_length:
        end, following = cut(text, start, max_length)
        yield start, end
        start = following
    yield start, stop


def cut(text: str, start: int, max_length: int) -> Span:
    """Return where the first part of a long sentence ends, and where the next begins.

    >>> cut("Он шёл, бежал.", 0, 10), cut("Дом в г. Орле", 0, 10), cut("Тра-та-та-та", 0, 5)
    ((7, 8), (5, 6), (5, 5))
    """
    limit = start + max_length + 1
    last = found = BREAK.match(text, start, limit)
    while found and _expects_more(text, start, found.end()):
        found = BREAK.match(text, start, found.end())
    chosen = found or last
    end = following = chosen.end() if chosen else start + max_length
    while text[following].isspace():
        following += 1
    return end, following


def _expects_more(text: str, start: int, end: int) -> bool:
    """Return whether an abbreviation or initial before `end` may belong to what follows, or one after it to a number.

    >>> _expects_more("в г. Орле", 0, 4), _expects_more("5 т. угля", 0, 4), _expects_more("Он рад. Она тоже", 0, 7)
    (True, False, False)
    >>> _expects_more("в 1901 г. умер", 0, 6), _expects_more("в 1901 городе", 0, 6)
    (True, False)
    """
    if text[end - 1].isdigit():
        unit = UNIT.match(text, end)
        return unit is not None and kinds().get(unit[1]) in ("both", "tail")
    if text[end - 1] != "." or LOWER.match(text, end):
        return False
    found = BEFORE_PERIOD.search(text[max(start, end - LONGEST) : end])
    if not found:
        return False
    return len(found[1]) == 1 or found[1].lower() in kinds() or found[0][:-1].lower() in kinds()


LONGEST = 20  # characters of an abbreviation
