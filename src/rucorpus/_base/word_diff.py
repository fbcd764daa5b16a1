"""The edits between two texts, word by word: what a function from text to text has changed."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import TypeAlias

from .edits import Edits

_Change: TypeAlias = tuple[int, int, int, int]  # start and stop in the old sequence, start and stop in the new one

_WORDS = re.compile(r"\w+|\W")
_COMPARED = 1000  # lines, or words of a line, because difflib takes quadratic time


def word_edits(old: str, new: str, rule: str) -> Edits:
    """Return the edits that turn `old` into `new`: one for each stretch of words that differs.

    >>> word_edits("Ещё один ёж", "Еще один еж", "own.yo")
    [(0, 3, 'Еще', 'own.yo'), (9, 11, 'еж', 'own.yo')]

    Linear in the length of both: what differs of more than 1,000 lines, or of more than 1,000 words of a line, is
    compared one by one if both have the same number of them, and is one edit otherwise.
    """
    lines, new_lines = old.splitlines(keepends=True), new.splitlines(keepends=True)
    changes = _changes(lines, new_lines)
    edits: Edits = []
    for begin, end, new_begin, new_end in _at_offsets(changes, lines, new_lines):
        words, new_words = _WORDS.findall(old, begin, end), _WORDS.findall(new, new_begin, new_end)
        for start, stop, new_start, new_stop in _at_offsets(_changes(words, new_words), words, new_words):
            changed = new[new_begin + new_start : new_begin + new_stop]
            edits.append((begin + start, begin + stop, changed, rule))
    return edits


def _changes(old: Sequence[str], new: Sequence[str]) -> Iterator[_Change]:
    """Yield what differs between two sequences.

    >>> list(_changes("abcd", "axcdz"))
    [(1, 2, 1, 2), (4, 4, 4, 5)]
    """
    before = _equal_at_the_start(old, new)
    after = _equal_at_the_start(old[before:][::-1], new[before:][::-1])
    stop, new_stop = len(old) - after, len(new) - after
    if max(stop, new_stop) - before <= _COMPARED:
        yield from _compared(old, new, before, stop, new_stop)
    elif len(old) == len(new):
        yield from ((n, n + 1, n, n + 1) for n in range(before, stop) if old[n] != new[n])
    else:
        yield before, stop, before, new_stop


def _equal_at_the_start(old: Sequence[str], new: Sequence[str]) -> int:
    differing = (n for n, (one, other) in enumerate(zip(old, new, strict=False)) if one != other)
    return next(differing, min(len(old), len(new)))


def _compared(old: Sequence[str], new: Sequence[str], start: int, stop: int, new_stop: int) -> Iterator[_Change]:
    from difflib import SequenceMatcher

    for tag, a, b, c, d in SequenceMatcher(None, old[start:stop], new[start:new_stop]).get_opcodes():
        if tag != "equal":
            yield start + a, start + b, start + c, start + d


def _at_offsets(changes: Iterable[_Change], old: list[str], new: list[str]) -> Iterator[_Change]:
    """Yield changes of lines or words as changes of characters.

    >>> list(_at_offsets([(1, 2, 1, 1)], ["Да", "нет"], ["Да"]))
    [(2, 5, 2, 2)]
    """
    offsets, new_offsets = [0, *accumulate(map(len, old))], [0, *accumulate(map(len, new))]
    for start, stop, new_start, new_stop in changes:
        yield offsets[start], offsets[stop], new_offsets[new_start], new_offsets[new_stop]
