"""Edits: the one value every normalizer computes.

A normalizer is a pure function from text to a list of edits. The list is sorted and disjoint; honest: `new` differs
from what it replaces, so an empty list means "nothing to do"; local: as short as the change a reader would point at.
Applying and composing edits and mapping positions all read that one list, so they cannot disagree.

Inside the package edits are plain tuples, 1.4 times cheaper to make than the NamedTuple that users see.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator
from operator import attrgetter, itemgetter
from typing import NamedTuple, TypeAlias

Span: TypeAlias = tuple[int, int]
EditTuple: TypeAlias = tuple[int, int, str, str]
Edits: TypeAlias = list[EditTuple]
Step: TypeAlias = tuple[Edits, str]  # the edits of one pass over a text, and the text they make
_Boundaries: TypeAlias = tuple[list[int], list[int]]  # the starts of edits, and their stops

_PARTS, _SMALLEST_PART = 16, 1 << 20


class Edit(NamedTuple):
    """One change: `text[start:stop]` becomes `new` because of `rule`.

    >>> Edit(7, 8, "—", "dashes.between_words")
    Edit(start=7, stop=8, new='—', rule='dashes.between_words')

    Attributes:
        start, stop: Offsets in code points, half-open, into the text the normalizer was given.
        new: What takes the place of `text[start:stop]`.
        rule: The name of the rule. All rules: https://rucorpus.readthedocs.io/en/latest/rules.html
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
        if start > full:  # joined part by part, so that a large text is never in memory three times
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


def rules_kept(edits: Edits, without: Collection[str]) -> Edits:
    """Return `edits` but those of the rules `without`.

    >>> rules_kept([(0, 1, "", "first"), (2, 3, "", "second")], {"first"})
    [(2, 3, '', 'second')]
    """
    return [edit for edit in edits if edit[3] not in without] if without else edits


class _Change:
    """A span of the text between two stages that differs from the source, or that the next stage replaces."""

    __slots__ = ("grown", "rules", "start", "stop", "will_grow")

    def __init__(self, start: int, stop: int, will_grow: int, rule: tuple[int, str]) -> None:
        self.start, self.stop = start, stop
        self.grown = 0  # its length minus the length it had in the source
        self.will_grow = will_grow  # its length after the next stage minus its length now
        self.rules = [rule]  # number of the stage, name of the rule


def compose(lists: Iterable[Edits], source: str, target: str) -> list[Edit]:
    """Return one list of edits that does to `source` what `lists`, made one after the other, do.

    >>> compose([[(0, 1, "ab", "first")], [(1, 2, "c", "second"), (5, 6, "", "third")]], "x-----", "ac----")
    [Edit(start=0, stop=1, new='ac', rule='first+second'), Edit(start=4, stop=5, new='', rule='third')]

    Edits that overlap or touch become one; its rule joins theirs by `+`, each once, by list and then by position.
    What was changed and changed back is left out. `target` is the result of all lists; linear in their length.
    """
    changes: list[_Change] = []
    for stage, edits in enumerate(lists):
        changes += (_Change(start, stop, len(new) - (stop - start), (stage, rule)) for start, stop, new, rule in edits)
        changes.sort(key=attrgetter("start", "stop"))  # linear, because it merges two sorted runs
        changes = _joined(changes)
        _move_past_stage(changes)
    return list(_composed(changes, source, target))


def _joined(changes: list[_Change]) -> list[_Change]:
    """Return sorted `changes` with those that overlap or touch joined into one."""
    joined = changes[:1]
    for change in changes[1:]:
        last = joined[-1]
        if change.start > last.stop:
            joined.append(change)
        else:
            last.stop = max(last.stop, change.stop)
            last.grown += change.grown
            last.will_grow += change.will_grow
            last.rules += change.rules
    return joined


def _move_past_stage(changes: list[_Change]) -> None:
    """Give `changes` their positions in the text that the stage makes."""
    shift = 0
    for change in changes:
        change.start += shift
        shift += change.will_grow
        change.stop += shift
        change.grown += change.will_grow
        change.will_grow = 0


def _composed(changes: list[_Change], source: str, target: str) -> Iterator[Edit]:
    """Yield the edits of `source` that lead to `target`, in which `changes` have their positions."""
    shift = 0
    for change in changes:
        start = change.start - shift
        shift += change.grown
        stop = change.stop - shift
        new = target[change.start : change.stop]
        if source[start:stop] != new:
            rules = dict.fromkeys(rule for _, rule in sorted(change.rules, key=itemgetter(0)))
            yield Edit(start, stop, new, "+".join(rules))


class Alignment:
    """Positions in a text and in its edited form: spans are mapped in both directions.

    >>> alignment = Alignment([(1, 4, "…", "ellipsis.dots")])       # «А... Б» → «А… Б»
    >>> alignment.to_target(0, 2), alignment.to_source(1, 4)
    ((0, 2), (1, 6))

    An edit that overlaps a span counts whole, one that only touches it stays out. An empty span at a position where
    text was deleted or inserted is mapped to the end of that edit.
    """

    def __init__(self, edits: Iterable[EditTuple]) -> None:
        self._source: _Boundaries = ([], [])
        self._target: _Boundaries = ([], [])
        growth = 0
        for start, stop, new, _ in edits:
            self._source[0].append(start)
            self._source[1].append(stop)
            self._target[0].append(start + growth)
            growth += len(new) - (stop - start)
            self._target[1].append(stop + growth)

    def to_target(self, start: int, stop: int) -> Span:
        """Return the span of the edited text that `start, stop` of the text became."""
        return _mapped(self._source, self._target, start, stop)

    def to_source(self, start: int, stop: int) -> Span:
        """Return the span of the text that `start, stop` of the edited text came from."""
        return _mapped(self._target, self._source, start, stop)


def _mapped(here: _Boundaries, there: _Boundaries, start: int, stop: int) -> Span:
    first = bisect_right(here[0], start) - 1  # the last edit that starts at `start` or before it
    if first >= 0:
        beyond = start - here[1][first]
        start = there[1][first] + beyond if beyond >= 0 else there[0][first]
    last = bisect_left(here[0], stop) - 1  # the last edit that starts before `stop`
    if last >= 0:
        stop = there[1][last] + max(0, stop - here[1][last])
    return start, max(start, stop)
