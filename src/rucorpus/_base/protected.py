"""Protected spans of a text: edits are kept away from them, and they move with the text around them."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Generic, NamedTuple, TypeAlias, TypeVar

from .edits import Edits, EditTuple

ProtectedSpan: TypeAlias = tuple[int, int, str]  # start, stop, kind
Entry = TypeVar("Entry")


class Result(NamedTuple, Generic[Entry]):
    """What is made of a text, and how: lists of edits, each into the text that the ones before made."""

    text: str
    done: list[Entry]
    protected: Sequence[ProtectedSpan] = ()  # where the protected spans are in the text


def are_outside(edits: Iterable[EditTuple], spans: Sequence[ProtectedSpan]) -> list[bool]:
    """Return for each of the sorted `edits` whether it neither overlaps a span nor inserts inside one.

    >>> are_outside([(2, 3, "—", "dash"), (5, 5, " ", "space"), (8, 8, " ", "space")], [(2, 8, "code")])
    [False, False, True]
    """
    outside, rest = [], iter((*spans, (1 << 62, 1 << 62, "")))
    span_start, span_stop, _ = next(rest)
    for start, stop, _, _ in edits:
        while span_stop <= start:
            span_start, span_stop, _ = next(rest)
        outside.append(stop <= span_start)
    return outside


def untouched(edits: Edits, spans: Sequence[ProtectedSpan]) -> Edits:
    """Return those of the sorted `edits` that are outside all spans.

    >>> untouched([(2, 3, "—", "dash"), (8, 8, " ", "space")], [(2, 8, "code")])
    [(8, 8, ' ', 'space')]
    """
    return [edit for edit, is_outside in zip(edits, are_outside(edits, spans), strict=True) if is_outside]


def touch(edits: Edits, spans: Sequence[ProtectedSpan]) -> bool:
    """Return whether any of the sorted, disjoint `edits` overlaps a span or inserts inside one.

    >>> touch([(2, 3, "—", "dash")], [(3, 8, "code")]), touch([(2, 4, "—", "dash")], [(3, 8, "code")])
    (False, True)
    """
    ends = ((start, bisect_left(edits, (stop,))) for start, stop, _ in spans)
    return any(end and edits[end - 1][1] > start for start, end in ends)


def moved(spans: Iterable[ProtectedSpan], edits: Edits) -> list[ProtectedSpan]:
    """Return where the spans are after sorted edits that are outside all of them.

    >>> moved([(4, 6, "code")], [(0, 3, "…", "dots"), (6, 6, " ", "space")])
    [(2, 4, 'code')]
    """
    result, growth, done = [], 0, 0
    for start, stop, kind in spans:
        before = bisect_left(edits, (start, start + 1), done)
        growth += sum(len(new) - last + first for first, last, new, _ in edits[done:before])
        done = before
        result.append((start + growth, stop + growth, kind))
    return result


def restored(masked: str, at: Sequence[ProtectedSpan], text: str, spans: Sequence[ProtectedSpan]) -> str:
    """Return `masked` with what `text` has at `spans` put back at the spans `at`, one for one.

    >>> restored("… ￼￼￼", [(2, 5, "code")], "... `a`", [(4, 7, "code")])
    '… `a`'
    """
    pieces: list[str] = []
    done = 0
    for (start, stop, _), (first, last, _) in zip(at, spans, strict=True):
        pieces += masked[done:start], text[first:last]
        done = stop
    return "".join((*pieces, masked[done:]))
