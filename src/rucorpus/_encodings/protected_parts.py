"""Protected spans within a line: the search for misreadings looks past them, and an edit is made around them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from .._base.edits import Edits, EditTuple
from .._base.protected import ProtectedSpan
from .._protection.masking import BULLET
from .._protection.page import FILL
from .misreadings import beyond_ascii

_SPACES = str.maketrans(dict.fromkeys(FILL + BULLET, " "))


def spaced(text: str, spans: Sequence[ProtectedSpan]) -> str:
    """Return a masked text in which masks are spaces.

    >>> spaced("• да ￼￼￼", [(0, 1, "list"), (5, 8, "code")])
    '  да    '
    """
    pieces, done = list[str](), 0
    for start, stop, _ in spans:
        pieces += text[done:start], text[start:stop].translate(_SPACES)
        done = stop
    return "".join((*pieces, text[done:]))


def parts_outside(edits: Edits, text: str, spans: Sequence[ProtectedSpan]) -> Edits:
    """Return edits without what they have inside the spans.

    >>> parts_outside([(0, 8, "да   нет", "")], "äà   íåò", [(2, 5, "tag")])
    [(0, 2, 'да', ''), (5, 8, 'нет', '')]
    """
    if not spans:
        return edits
    starts, stops = [start for start, _, _ in spans], [stop for _, stop, _ in spans]
    return [
        part
        for edit in edits
        for part in _around(edit, text, spans[bisect_right(stops, edit[0]) : bisect_left(starts, edit[1])])
    ]


def _around(edit: EditTuple, text: str, spans: Sequence[ProtectedSpan]) -> Iterator[EditTuple]:
    """Yield the changed parts of an edit around spans, found in `new` by the ASCII before them: it stays ASCII."""
    start, stop, new, rule = edit
    ascii_at = [at for at, char in enumerate(new) if char.isascii()] + [len(new)]
    done = number = 0
    for first, last, _ in (*spans, (stop, stop, "")):
        old = text[start:first]
        number += len(old) - beyond_ascii(old)
        part = new[done : ascii_at[number]]
        if part != old:
            left = start + len(old) - len(old.lstrip(" "))
            yield left, left + len(old.strip(" ")), part.strip(" "), rule
        masked = min(last, stop) - max(first, start)
        start, done, number = min(last, stop), ascii_at[number] + masked, number + masked
