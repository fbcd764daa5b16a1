"""The fixed point of normalizers: where they changed a text they run again, until nothing changes.

They must work line by line: what they do to a line depends on no other line, and they neither add nor remove a line
end. So only lines that were changed are run again, and text without edits costs nothing. A line that has not settled
after `ROUNDS` rounds is left as it was. What is returned is therefore a fixed point whatever the rules do: a second run
finds each line settled, or takes it through the same rounds and leaves it again.

HTML tags are the one thing that may go over line ends: where a changed line has `<` or `>`, the whole text is run
again, and left as it was if it does not settle.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress
from typing import TypeAlias

from .edits import Edits, EditTuple, Span, apply, compose
from .protected import ProtectedSpan, Result, are_outside, moved
from .scanner import Normalizer

ROUNDS = 6
_ATTEMPTS = 3
_SPARSE = 1000  # characters for each edit; where they are denser, most lines have one and the whole text is run again
NumberedEdits: TypeAlias = tuple[int, Edits]  # the number of a normalizer, and its edits
Settled: TypeAlias = Result[NumberedEdits]


def settle(
    text: str,
    normalizers: Sequence[Normalizer],
    *,
    unusual: set[str] | None = None,
    keep_edits: bool = True,
    protected: Sequence[ProtectedSpan] = (),
) -> Settled:
    """Return the fixed point of `normalizers`, run in turn, and their edits.

    >>> settle("aab", [lambda text, _: [(0, 1, "", "shorter")] if text.startswith("a") else []])
    Result(text='b', done=[(0, [(0, 1, '', 'shorter')]), (0, [(0, 1, '', 'shorter')])], protected=())
    >>> settle("ab", [lambda text, _: [(0, 2, text[::-1], "turned")]])      # never settles
    Result(text='ab', done=[], protected=())

    With `keep_edits=False` no edits are returned. Edits that touch one of the `protected` spans are left out. `unusual`
    are the unusual characters that the text may have, if known; those that the edits make are added to it.
    """
    left_alone: list[int] = []
    for _ in range(_ATTEMPTS):
        settled, unsettled = _attempt(Result(text, [], protected), normalizers, unusual, left_alone, keep_edits)
        if not unsettled:
            return settled
        if "<" in text or ">" in text:
            break
        left_alone = sorted({*left_alone, *unsettled})
    return Result(text, [], protected)


def edits_of(text: str, settled: Settled) -> Edits:
    """Return the edits of a fixed point as one list into `text`."""
    lists = [edits for _, edits in settled.done]
    return lists[0] if len(lists) == 1 else list(compose(lists, text, settled.text))


def _attempt(
    start: Settled, normalizers: Sequence[Normalizer], unusual: set[str] | None, left_alone: list[int], keep_edits: bool
) -> tuple[Settled, list[int]]:
    """Return what the normalizers make of all lines but those `left_alone`, and the numbers of unsettled lines."""
    done: list[NumberedEdits] = []
    text, protected = start.text, start.protected
    spans, last = _other_lines(text, left_alone), len(normalizers)
    for rounds_left in reversed(range(ROUNDS)):
        excerpt, touched, count = _Excerpt(text, spans, protected), list[int](), 0
        for number, edits in excerpt.edits_of(normalizers, unusual, last):
            count += len(edits)
            last = number
            if unusual is not None:
                unusual.update(*{new for _, _, new, _ in edits})
            if count * _SPARSE < len(text) or not rounds_left:
                touched = _moved(touched, edits)
            if keep_edits:
                done.append((number, edits))
        if not count:
            return Result(text, done, protected), []
        text, protected = excerpt.whole, excerpt.protected
        was_part = spans is not None
        spans = _lines_at(text, touched) if count * _SPARSE < len(text) else _other_lines(text, left_alone)
        if was_part and spans is None:  # more is run than before, so what the last normalizers said of less is no use
            last = len(normalizers)
    return Result(text, done, protected), _line_numbers(text, touched)


class _Excerpt:
    """Some lines of a text, run through normalizers as one text; without `spans`, all of it."""

    def __init__(self, text: str, spans: list[Span] | None, protected: Sequence[ProtectedSpan]) -> None:
        self.protected = protected
        self.whole = self.text = text
        self.starts, self.shifts = [0], [0]  # where each span begins in the excerpt, and how far that is from the text
        if spans is not None:
            self.text = "".join(text[start:stop] for start, stop in spans)
            self.starts, self.shifts, length = [], [], 0
            for start, stop in spans:
                self.starts.append(length)
                self.shifts.append(start - length)
                length += stop - start

    def edits_of(
        self, normalizers: Sequence[Normalizer], unusual: set[str] | None, last: int
    ) -> Iterator[NumberedEdits]:
        """Yield the edits of each normalizer that has any, into the text that the ones before made.

        Those after the `last` have run on this text before and found nothing: they run if the others change it.
        """
        start = self.text
        for number, normalizer in enumerate(normalizers):
            if number > last and self.text is start:
                return
            if self.text and (edits := normalizer(self.text, unusual)):
                is_whole, lifted = self.text is self.whole, self._lifted(edits)
                if self.protected:
                    outside = are_outside(lifted, self.protected)
                    edits, lifted = list(compress(edits, outside)), list(compress(lifted, outside))
                    if not edits:
                        continue
                    self.protected = moved(self.protected, lifted)
                self.text = apply(self.text, edits)
                self.whole = self.text if is_whole else apply(self.whole, lifted)
                self._move_starts(edits)
                yield number, lifted

    def _lifted(self, edits: Edits) -> Edits:
        """Return the edits of the excerpt as edits of the text."""
        if len(self.starts) == 1 and not self.shifts[0]:
            return edits
        lifted: Edits = []
        for start, stop, new, rule in edits:
            shift = self.shifts[bisect_right(self.starts, start) - 1]
            lifted.append((start + shift, stop + shift, new, rule))
        return lifted

    def _move_starts(self, edits: Edits) -> None:
        if len(self.starts) > 1:
            growth, grown = 0, [0]
            for start, stop, new, _ in edits:
                growth += len(new) - (stop - start)
                grown.append(growth)
            positions = [edit[0] for edit in edits]
            self.starts = [start + grown[bisect_left(positions, start)] for start in self.starts]


def _moved(touched: list[int], edits: Iterable[EditTuple]) -> list[int]:
    """Return the positions `touched` and those of the edits, in the text that `edits` make."""
    moved, done, growth = list[int](), 0, 0
    for start, stop, new, _ in edits:
        while done < len(touched) and touched[done] < start:
            moved.append(touched[done] + growth)
            done += 1
        while done < len(touched) and touched[done] < stop:
            done += 1
        moved.append(start + growth)
        growth += len(new) - (stop - start)
    moved += [position + growth for position in touched[done:]]
    return moved


def _lines_at(text: str, touched: list[int]) -> list[Span] | None:
    """Return the lines at sorted positions, with their line ends; None if it must be the whole text."""
    spans: list[Span] = []
    done = -1
    for position in touched:
        if position >= done:
            start, done = text.rfind("\n", 0, position) + 1, text.find("\n", position) + 1
            done = done or len(text) + 1
            if text.find("<", start, done) >= 0 or text.find(">", start, done) >= 0:
                return None
            spans.append((start, min(done, len(text))))
    return spans


def _line_numbers(text: str, positions: list[int]) -> list[int]:
    """Return the numbers of the lines at sorted positions."""
    numbers, number, counted = list[int](), 0, 0
    for position in positions:
        number += text.count("\n", counted, position)
        counted = position
        if not numbers or numbers[-1] != number:
            numbers.append(number)
    return numbers


def _other_lines(text: str, left_alone: list[int]) -> list[Span] | None:
    """Return the lines of a text but those with the numbers `left_alone`; None for all."""
    if not left_alone:
        return None
    numbers, spans, start = set(left_alone), list[Span](), 0
    for number, line in enumerate(text.split("\n")):
        stop = min(start + len(line) + 1, len(text))
        if number not in numbers:
            spans.append((start, stop))
        start = stop
    return spans
