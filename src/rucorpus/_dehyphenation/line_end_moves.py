"""Where a line end goes that stood within a word: to a gap beside the word, or else to the next one after it."""

from bisect import bisect_left
from collections import deque
from collections.abc import Iterator
from re import Match
from typing import NamedTuple

from .._base.edits import Edits
from .._base.scanner import compiled
from .line_breaks import LINE_END, NO_BREAK, SPACES, TOKEN_LIMIT, first_half


class Gap(NamedTuple):
    """Spaces that a line end can replace; none at the end of a paragraph or page."""

    start: int
    stop: int


class PendingLineEnd(NamedTuple):
    """A line end that found no gap beside its word, and the offset where that word ends."""

    after: int
    line_end: str


_PARAGRAPH_END = rf"[{SPACES}]*(?:\Z|\f|{LINE_END}[{SPACES}]*(?:\Z|\f|{LINE_END}))"
# A line does not begin with a dash: it would look like a remark.
_GAP = rf"(?<=\S)(?:(?P<end>(?={_PARAGRAPH_END}))|{NO_BREAK}[{SPACES}]+(?=[^\s–—-]))"


def gaps_beside(text: str, word: list[Match[str]], over_page: bool, free_from: int) -> Iterator[Gap]:
    """Yield the gaps beside a broken word, the one after it first; spaces before `free_from` are taken.

    The end of a page can stand after the word even if there are no spaces.

    >>> from rucorpus._dehyphenation.line_breaks import broken_words
    >>> text = "Зацвела чере-\\nмуха у реки."
    >>> list(gaps_beside(text, next(broken_words(text)), False, 0))
    [Gap(start=18, stop=19), Gap(start=7, stop=8)]
    """
    last = word[-1]
    if last["gap"]:
        yield Gap(*last.span("gap"))
    elif over_page:
        yield Gap(last.end("second"), last.end("second"))
    if before := gap_before(text, word[0].start(), free_from):
        yield before


def gap_before(text: str, hyphen: int, free_from: int) -> Gap | None:
    """Return the gap before a broken word; None if it begins its line or another word would be broken there.

    >>> gap_before("Зацвела чере-\\nмуха.", 12, 0), gap_before("чере-\\nмуха.", 4, 0)
    (Gap(start=7, stop=8), None)
    """
    word = hyphen - len(first_half(text, hyphen))
    before = text[max(free_from, word - TOKEN_LIMIT) : word]
    line = before.rstrip(SPACES)
    start = word - len(before) + len(line)
    if not line or line[-1].isspace() or start == word or not compiled(NO_BREAK).match(text, start):
        return None
    return Gap(start, word)


def place_pending(text: str, pending: list[PendingLineEnd], edits: Edits) -> Edits:
    """Return edits that put each line end into the next gap that is free, or at the end of the paragraph.

    >>> place_pending("чере-\\nмуха\\nу реки", [PendingLineEnd(10, "\\n")], [(4, 6, "", "hyphens.letters")])
    [(12, 13, '\\n', 'hyphens.line_end')]
    """
    made: Edits = []
    later, waiting = deque(pending), deque[str]()
    for gap in compiled(_GAP).finditer(text, pending[0].after):
        while later and later[0].after <= gap.start():
            waiting.append(later.popleft().line_end)
        if waiting and _is_free(Gap(*gap.span()), edits):
            count = 1 if gap["end"] is None else len(waiting)
            made.append((*gap.span(), "".join(waiting.popleft() for _ in range(count)), "hyphens.line_end"))
        if not waiting and not later:
            break
    return made


def _is_free(gap: Gap, edits: Edits) -> bool:
    before = bisect_left(edits, (max(gap.stop, gap.start + 1),)) - 1
    return before < 0 or edits[before][1] <= gap.start
