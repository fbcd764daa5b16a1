"""Pieces of a text: lines, or parts of long ones, and which of them are not clearly correct.

One pass over many pieces sums the costs of all of them, so that a short line costs hardly more than its characters.
"""

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from .._base.scanner import compiled
from .bigram_costs import LETTERS, PUNCTUATION, running_costs

MAX_PIECE = 4000
PIECE = rf"[^\n]{{1,{MAX_PIECE}}}(?=[ \n]|\Z)|[^\n]{{{MAX_PIECE}}}"
USUAL_COST = 42  # of a character, on average, in text that needs no closer look
_AT_ONCE = 256
# Characters that Russian text lacks, a capital inside a word, and what cp1251 and Mac Cyrillic make of each other's.
_UNUSUAL = (
    rf"[^\0-\x7f{LETTERS}{PUNCTUATION}]|[а-яё][А-ЯЁ]"
    r"|(?:(?m:^)| )(?:[»”’“„–—\xa0][а-яё]|[»”\xa0] |Ё[бвгдзклмпрст])"
)


class Piece(NamedTuple):
    """A piece that is not clearly correct, and how much more than correct text it costs."""

    start: int
    text: str
    excess: int


def is_correct(piece: str) -> bool:
    """Return whether a piece clearly is no mojibake.

    >>> is_correct("Доброе утро"), is_correct("рейнвейн"), is_correct("Òèõèé âå÷åð")
    (True, False, False)
    """
    return not any(doubtful_pieces(piece))


def doubtful_pieces(text: str) -> Iterator[Piece]:
    """Yield the pieces that are not clearly correct.

    >>> list(doubtful_pieces("Доброе утро\\nрейнвейн"))
    [Piece(start=12, text='рейнвейн', excess=22)]
    """
    spans = (match.span() for match in compiled(PIECE).finditer(text))
    while some := list(islice(spans, _AT_ONCE)):
        yield from _doubtful(text, some)


def _doubtful(text: str, spans: list[tuple[int, int]]) -> Iterator[Piece]:
    """Yield those of successive spans that cost too much or have something unusual."""
    first, last = spans[0][0], spans[-1][1]
    costs = running_costs(f"\n{text[first:last]}\n", USUAL_COST)
    unusual = first - 1  # the offset of the next unusual character, if known
    for start, stop in spans:
        excess = costs[stop - first + 1] - costs[start - first]
        if excess <= 0:
            if unusual < start:
                found = compiled(_UNUSUAL).search(text, start, last)
                unusual = found.start() if found else last
            if unusual >= stop:
                continue
        yield Piece(start, text[start:stop], excess)
