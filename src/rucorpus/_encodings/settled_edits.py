"""Repairs that are settled: a further search of the repaired text finds nothing more to repair."""

from bisect import bisect_left
from collections.abc import Callable
from typing import TypeAlias

from .._base.edits import Alignment, Edits, Span, apply

Further: TypeAlias = dict[Span, tuple[str, str]]  # what a later search puts for a span of the text, and the rule

_MOST_SEARCHES = 4


def settled_edits(text: str, search: Callable[[str], Edits]) -> Edits:
    """Return the edits of `search` with those that it makes of its own results; none if that does not end soon.

    A repair that is repaired again as a whole was misread once more, and its rule names both misreadings. One that is
    repaired again in part was no repair, and is left out.

    >>> def search(text):
    ...     return [(0, 1, chr(ord(text[0]) + 1), f"after_{text[0]}")] if text[0] in "ab" else []
    >>> settled_edits("a-", search)
    [(0, 1, 'c', 'after_a+after_b')]
    """
    refuted: set[Span] = set()
    for _ in range(_MOST_SEARCHES):
        edits = [edit for edit in search(text) if edit[:2] not in refuted]
        further = _further(text, edits, search, refuted) if edits else {}
        if further is None:
            continue
        if not further:
            return edits
        edits = _chained(edits, further)
        if _further(text, edits, search, refuted) == {}:
            return edits
    return []


def _chained(edits: Edits, further: Further) -> Edits:
    """Return the edits of two searches as one list."""
    chained = {edit[:2]: edit for edit in edits}
    for span, (new, rule) in further.items():
        chained[span] = (*span, new, f"{chained[span][3]}+{rule}" if span in chained else rule)
    return sorted(chained.values())


def _further(text: str, edits: Edits, search: Callable[[str], Edits], refuted: set[Span]) -> Further | None:
    """Return what a search of the edited text finds; None if it refutes edits, whose spans are added to `refuted`."""
    alignment, known, found = Alignment(edits), len(refuted), Further()
    for start, stop, new, rule in search(apply(text, edits)):
        span = alignment.to_source(start, stop)
        changed = [edit[:2] for edit in edits[bisect_left(edits, span[:1]) : bisect_left(edits, span[1:])]]
        if changed and (changed != [span] or alignment.to_target(*span) != (start, stop)):
            refuted.update(changed)
        elif span not in refuted:
            found[span] = new, rule
    return found if len(refuted) == known else None
