"""Repairs: stretches of a piece of text that become Russian when a misreading is undone, and what that gains."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate, count
from typing import NamedTuple

from .._base.scanner import compiled
from .bigram_costs import (
    CONTROL,
    ENCODINGS,
    LETTERS,
    OTHER_CAPITAL,
    OTHER_SMALL,
    PUNCTUATION,
    SYMBOL,
    charmap,
    encoding_costs,
    kind,
    text_cost,
)
from .detection import MAX_MEAN_COST
from .misreadings import READ_AS, Misreadings, beyond_ascii, decoded, encoded

MAX_CORRUPTED_COST = 50  # of a character as it stands, so that other languages do not look worse than Russian nonsense
_MAC = "mac-cyrillic"
_RARITY = {_MAC: 5}  # what text written in a rare encoding must gain in addition
_PUNCTUATION_ONLY = 20  # the same where only dashes and quotation marks change: a space may be on their wrong side
_FEW = 3  # where less than one letter in three changes, as between cp1251 and Mac Cyrillic, the new ones must fit
_CLEAR_LOSS = 100  # of words that undoing a misreading would make worse
_UTF_8_CHARACTER = rb"(?:[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3})"


class Repair(NamedTuple):
    """A stretch of a piece, what it becomes, and the misreadings undone by that, the last one first.

    `gain` is how much less the stretch costs then, `explained` how many characters beyond ASCII were compared.
    """

    start: int
    stop: int
    new: str
    gain: int
    explained: int
    misreadings: Misreadings


class Run(NamedTuple):
    """A stretch of a piece that an encoding can write, its bytes, and what stands for the characters around it."""

    start: int
    text: str
    data: bytes
    read_as: str
    before: str
    after: str


def repairs(piece: str, encodings: Sequence[str] = READ_AS, min_gain: int | None = None) -> Iterator[Repair]:
    """Yield what can be undone in a piece of a line if it was read as one of these encodings, whatever the gain.

    >>> max(repairs("Тут: ïðèâåò"), key=lambda repair: repair.gain)[:3]
    (5, 11, 'привет')

    With `min_gain` those that gain less may be missing, and so may those that an earlier encoding yields as well: most
    of correct text is then rejected early.
    """
    fewest = 1 if min_gain is None else min_gain // MAX_CORRUPTED_COST + 1
    if beyond_ascii(piece) < fewest:
        return
    seen = set[tuple[int, bytes]]()
    for read_as in encodings:
        for run in _runs(piece, read_as, fewest):
            if min_gain is not None:
                if (run.start, run.data) in seen:
                    continue
                seen.add((run.start, run.data))
            if repair := _by_letters(run, min_gain):
                yield repair._replace(start=run.start + repair.start, stop=run.start + repair.stop)
            yield from _utf_8_stretches(piece, run)


def _runs(piece: str, read_as: str, fewest: int) -> Iterator[Run]:
    """Yield the stretches of a piece that an encoding can write, with at least so many characters beyond ASCII.

    The line ends before and after a piece; within it, the characters around a run count as letters.
    """
    data = encoded(piece, read_as)
    if data is not None:
        yield Run(0, piece, data, read_as, "\n", "\n")
        return
    for match in _writable(read_as, fewest).finditer(piece):
        before, after = "a" if match.start() else "\n", "a" if match.end() < len(piece) else "\n"
        yield Run(match.start(), match[0], encoded(match[0], read_as) or b"", read_as, before, after)


@cache
def _writable(encoding: str, fewest: int) -> re.Pattern[str]:
    characters = charmap(encoding)
    writable, high = re.escape(characters), re.escape(characters[0x80:])
    return re.compile(rf"(?<![{writable}])(?:[\0-\x7f]*[{high}]){{{fewest}}}[{writable}]*")


def _by_letters(run: Run, min_gain: int | None) -> Repair | None:
    """Return the repair of a run in the single-byte encoding in which it costs least."""
    costs = encoding_costs(run.before.encode() + run.data + run.after.encode())
    least = min(costs)
    written_in = ENCODINGS[costs.index(least)]
    high = beyond_ascii(run.text)
    if written_in == run.read_as or least > MAX_MEAN_COST * (high + 2):  # the two ends count as well
        return None
    if min_gain is not None and " " not in run.text and MAX_CORRUPTED_COST * high - least < min_gain:
        return None
    return _of_changed_words(run, decoded(run.data, written_in) or run.text, written_in)


def _of_changed_words(run: Run, new: str, written_in: str) -> Repair | None:
    """Return the repair of a run from its first changed character to the last, without correct words at its ends."""
    start, stop = _without_correct_ends(run.text, new)
    before, after = (run.before, run.after) if (start, stop) == (0, len(run.text)) else (" ", " ")
    repair = whole_repair(run.text[start:stop], new[start:stop], ((written_in, run.read_as),), before, after)
    changed = [at for at in range(start, stop) if run.text[at] != new[at]] or [start]
    if _MAC in (run.read_as, written_in) and _FEW * len(changed) < repair.explained and not _fits(new, changed):
        return None
    first, last = changed[0], changed[-1] + 1
    doubt = _RARITY.get(written_in, 0) + _PUNCTUATION_ONLY * all(run.text[at] in PUNCTUATION for at in changed)
    return repair._replace(start=first, stop=last, new=new[first:last], gain=repair.gain - doubt)


def _fits(new: str, changed: list[int]) -> bool:
    """Return whether the changed characters are Russian in their context; in a related language some are not.

    >>> _fits("Он пришёл", [0]), _fits("КиЪана", [0, 2])
    (True, False)
    """
    odd = sum(
        kind(new[at]) in (OTHER_CAPITAL, OTHER_SMALL, SYMBOL, CONTROL)
        or (new[at].isupper() and new[at - 1 : at].islower())
        for at in changed
    )
    return 10 * odd <= len(changed)


def _without_correct_ends(old: str, new: str) -> tuple[int, int]:
    """Return the part of a run without the words at its ends that clearly cost less as they stand.

    >>> _without_correct_ends("Слово уПЧУЕН ДТХЗПЕ", "яКНБН Совсем другое")
    (6, 19)
    """
    words = list(compiled("[^ ]+").finditer(old))
    gains = [text_cost(f" {word[0]} ") - text_cost(f" {new[word.start() : word.end()]} ") for word in words]
    first = _clearly_worse(gains)
    last = len(words) - _clearly_worse(gains[::-1])
    if first >= last:
        return 0, 0
    return words[first].start() if first else 0, words[last - 1].end() if last < len(words) else len(old)


def _clearly_worse(gains: list[int]) -> int:
    """Return how many of the first words lose most together, if that is much.

    >>> _clearly_worse([-90, 10, -80, 300]), _clearly_worse([-20, 300])
    (3, 0)
    """
    total, number = min(zip(accumulate(gains), count(1), strict=False), default=(0, 0))
    return number if total < -_CLEAR_LOSS else 0


def whole_repair(old: str, new: str, misreadings: Misreadings, before: str = "\n", after: str = "\n") -> Repair:
    """Return the repair of a whole text, with what it gains between these neighbours.

    >>> whole_repair("ïðèâåò", "привет", (("cp1251", "latin-1"),)).gain > 50
    True
    """
    high = beyond_ascii(old)
    gain = min(text_cost(before + old + after), MAX_CORRUPTED_COST * high) - text_cost(before + new + after)
    return Repair(0, len(old), new, gain, high, misreadings)


def _utf_8_stretches(piece: str, run: Run) -> Iterator[Repair]:
    """Yield the stretches of a run that are UTF-8, from one character beyond ASCII to another with only ASCII between."""
    for match in _utf_8().finditer(run.data):
        new = decoded(match[0], "utf-8")
        if new and 2 * len(compiled(f"[{LETTERS}{PUNCTUATION}]").findall(new)) > beyond_ascii(new):
            start, stop = run.start + match.start(), run.start + match.end()
            before, after = piece[start - 1 : start] or "\n", piece[stop : stop + 1] or "\n"
            repair = whole_repair(piece[start:stop], new, (("utf-8", run.read_as),), before, after)
            yield repair._replace(start=start, stop=stop)


@cache
def _utf_8() -> re.Pattern[bytes]:
    return re.compile(rb"%b(?:[\x00-\x7f]*%b)*" % (_UTF_8_CHARACTER, _UTF_8_CHARACTER))
