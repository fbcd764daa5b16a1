"""Sentences no longer than speech synthesis or translation can take."""

import re
from collections.abc import Iterator

from .paragraphs import Span

# Where a long sentence may be cut: before whitespace, or after a comma or semicolon that is not inside a number.
LAST_PLACE = re.compile(r".*(?:(?=\s)|(?<=[,;])(?=[^\s\d]))", re.DOTALL)


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

    >>> cut("Он шёл, бежал.", 0, 10), cut("Тра-та-та-та", 0, 5)
    ((7, 8), (5, 5))
    """
    found = LAST_PLACE.match(text, start + 1, start + max_length + 1)
    end = following = found.end() if found else start + max_length
    while text[end - 1].isspace():
        end -= 1
    while text[following].isspace():
        following += 1
    return end, following
