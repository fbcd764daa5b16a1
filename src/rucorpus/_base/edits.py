"""Edits: the one value every normalizer computes.

A normalizer is a pure function from text to a list of edits. The list is sorted and disjoint; honest: `new` differs
from what it replaces, so an empty list means "nothing to do"; local: as short as the change a reader would point at.
Applying, composing and mapping places back all read that one list, so they cannot disagree.

Inside the package edits are plain tuples, 1.4 times cheaper to make than the NamedTuple that users see.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from heapq import merge
from operator import itemgetter
from typing import NamedTuple, TypeAlias

EditTuple: TypeAlias = tuple[int, int, str, str]
Edits: TypeAlias = list[EditTuple]
Step: TypeAlias = tuple[Edits, str]  # what one pass changed, and the text it made
Stretch: TypeAlias = tuple[int, int]
# A changed stretch: its span in the source, its span in the text so far, and (number of the stage, rule) of its edits.
Block: TypeAlias = tuple[int, int, int, int, list[tuple[int, str]]]

_PARTS, _SMALLEST_PART = 16, 1 << 20


class Edit(NamedTuple):
    """One change: `text[start:stop]` becomes `new` because of `rule`.

    >>> Edit(7, 8, "—", "dashes.between_words")
    Edit(start=7, stop=8, new='—', rule='dashes.between_words')

    Offsets are code points, half-open, into the text the normalizer was given.
    """

    start: int
    stop: int
    new: str
    rule: str


Edit.__module__ = "rucorpus"  # its public home, shown in reprs and kept in pickles


def apply(text: str, edits: Iterable[EditTuple]) -> str:
    """Return `text` with `edits` made; the very same object when there are none.

    >>> apply("Правда - ложь", [(7, 8, "—", "dashes.between_words")])
    'Правда — ложь'
    """
    made, pieces, kept = "", list[str](), 0
    append = pieces.append
    full = step = max(len(text) // _PARTS, _SMALLEST_PART)
    for start, stop, new, _ in edits:
        if start > full:  # a part after the other, so that a large text is never there three times
            made += "".join(pieces)
            pieces.clear()
            full = start + step
        append(text[kept:start])
        append(new)
        kept = stop
    if not (made or pieces):
        return text
    append(text[kept:])
    made += "".join(pieces)
    return made


def compose(lists: Iterable[Edits], source: str, target: str) -> list[Edit]:
    """Return one list of edits that does to `source` what `lists`, made one after the other, do.

    >>> compose([[(0, 1, "ab", "first")], [(1, 2, "c", "second"), (5, 6, "", "third")]], "x-----", "ac----")
    [Edit(start=0, stop=1, new='ac', rule='first+second'), Edit(start=4, stop=5, new='', rule='third')]

    Edits that overlap or touch become one; its rule joins theirs by `+`, each once, by list and then by place.
    What was changed and changed back is left out. `target` is the result of all lists; linear in their length.
    """
    blocks: list[Block] = []
    for stage, edits in enumerate(lists):
        blocks = list(_moved(_merged(blocks, edits, stage)))
    return [
        Edit(start, stop, target[new_start:new_stop], _joined(rules))
        for start, stop, new_start, new_stop, rules in blocks
        if source[start:stop] != target[new_start:new_stop]
    ]


def _joined(rules: list[tuple[int, str]]) -> str:
    return "+".join(dict.fromkeys(rule for _, rule in sorted(rules, key=itemgetter(0))))


# In the text between two stages: start, stop, growth towards the source, growth towards the next text, rules.
Group: TypeAlias = tuple[int, int, int, int, list[tuple[int, str]]]


def _merged(blocks: list[Block], edits: Edits, stage: int) -> Iterator[Group]:
    """Yield what earlier stages changed and what this one changes, joined where they touch."""
    before = ((start, stop, (b - a) - (stop - start), 0, rules) for a, b, start, stop, rules in blocks)
    now = ((start, stop, 0, len(new) - (stop - start), [(stage, rule)]) for start, stop, new, rule in edits)
    groups = merge(before, now, key=itemgetter(0, 1))
    for last in groups:
        for group in groups:
            if group[0] > last[1]:
                yield last
                last = group
            else:
                last[4].extend(group[4])
                last = (last[0], max(last[1], group[1]), last[2] + group[2], last[3] + group[3], last[4])
        yield last


def _moved(groups: Iterable[Group]) -> Iterator[Block]:
    """Turn places between two stages into places in the source and in the next text."""
    back = forward = 0
    for start, stop, to_source, to_target, rules in groups:
        yield start + back, stop + back + to_source, start + forward, stop + forward + to_target, rules
        back += to_source
        forward += to_target


class Alignment:
    """Places in a text and in its edited form: spans go both ways.

    >>> alignment = Alignment([(1, 4, "…", "ellipsis.dots")])       # «А... Б» → «А… Б»
    >>> alignment.to_target(0, 2), alignment.to_source(1, 4)
    ((0, 2), (1, 6))

    An edit that overlaps a span counts whole, one that only touches it stays out, and an empty span that stands where
    text was deleted or inserted is taken behind it.
    """

    def __init__(self, edits: Iterable[EditTuple]) -> None:
        self._source: tuple[list[int], list[int]] = ([], [])
        self._target: tuple[list[int], list[int]] = ([], [])
        growth = 0
        for start, stop, new, _ in edits:
            self._source[0].append(start)
            self._source[1].append(stop)
            self._target[0].append(start + growth)
            growth += len(new) - (stop - start)
            self._target[1].append(stop + growth)

    def to_target(self, start: int, stop: int) -> Stretch:
        """Return the span of the edited text that `start, stop` of the text became.

        >>> Alignment([(1, 4, "…", "dots")]).to_target(4, 6)
        (2, 4)
        """
        return _carried(self._source, self._target, start, stop)

    def to_source(self, start: int, stop: int) -> Stretch:
        """Return the span of the text that `start, stop` of the edited text came from.

        >>> Alignment([(1, 4, "…", "dots")]).to_source(2, 4)
        (4, 6)
        """
        return _carried(self._target, self._source, start, stop)


def _carried(here: tuple[list[int], list[int]], there: tuple[list[int], list[int]], start: int, stop: int) -> Stretch:
    first = bisect_right(here[0], start) - 1
    if first >= 0:
        behind = start - here[1][first]
        start = there[1][first] + behind if behind >= 0 else there[0][first]
    last = bisect_left(here[0], stop) - 1
    if last >= 0:
        stop = there[1][last] + max(0, stop - here[1][last])
    return start, max(start, stop)
