"""Repairs: stretches of a piece of text that become Russian when a misreading is undone, and what that gains."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import accumulate, count
from typing import NamedTuple

from .._base.scanner import compiled
from .bigram_costs import (
    CONTROL,
    ENCODINGS,
    LETTERS,
    MARKS,
    OTHER_CAPITAL,
    OTHER_SMALL,
    SYMBOL,
    characters,
    cost,
    costs,
    kind,
)
from .detection import PLAUSIBLE
from .misreadings import READ_AS, Misreadings, beyond_ascii, bytes_of, read_as

_AT_MOST = 50  # mean cost of a letter as it stands, so that other languages look no worse than what they could become
_MAC = "mac-cyrillic"
_RARER = {_MAC: 5}  # by which text must look better that is said to be written in it
_ONLY_MARKS = 20  # for dashes and quotation marks that may just stand on the wrong side of a blank
_FEW = 3  # where less than one letter in three changes, as between cp1251 and Mac Cyrillic, more is asked
_PLAIN_LOSS = 100  # of words that a misreading would make worse
# Characters of UTF-8 beyond ASCII, from the first to the last that stand together or have only ASCII between them.
_SEQUENCE = rb"(?:[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3})"


class Repair(NamedTuple):
    """A stretch of a piece, what it becomes, and the misreadings that are undone by that, the last one first.

    `gain` is how much cheaper the stretch gets, `explained` how many characters beyond ASCII it was judged by.
    """

    start: int
    stop: int
    new: str
    gain: int
    explained: int
    misreadings: Misreadings


def repairs(piece: str) -> Iterator[Repair]:
    """Yield what may be undone in a piece of a line, whatever is gained by it.

    >>> max(repairs("Тут: ïðèâåò"), key=lambda repair: repair.gain)[:3]
    (5, 11, 'привет')
    """
    for read in READ_AS:
        for start, run in _runs(piece, read):
            data = bytes_of(run, read) or b""
            if repair := _by_letters(run, data, read, *_beside(piece, start, start + len(run))):
                yield repair._replace(start=start + repair.start, stop=start + repair.stop)
            yield from _sequences(piece, start, data, read)


def _beside(piece: str, start: int, stop: int) -> tuple[str, str]:
    """Return what stands for the neighbours of a run: at the ends of a piece a line end, else a letter."""
    return "a" if start else "\n", "a" if stop < len(piece) else "\n"


def _by_letters(run: str, data: bytes, read: str, before: str, behind: str) -> Repair | None:
    """Return the reading of a run in the single-byte encoding whose letters are the most usual."""
    found = costs(before.encode() + data + behind.encode())
    best = min(found)
    written = ENCODINGS[found.index(best)]
    high = sum(byte > 0x7F for byte in data)
    if written == read or best > PLAUSIBLE * (high + 2):  # the two ends count as well
        return None
    new = read_as(data, written) or run
    start, stop = _without_good_ends(run, new)
    if (start, stop) != (0, len(run)):
        high, before, behind = beyond_ascii(run[start:stop]), " ", " "
    repair = whole_repair(run[start:stop], new[start:stop], ((written, read),), before, behind)
    changed = [at for at in range(start, stop) if run[at] != new[at]] or [start]
    if _MAC in (read, written) and _FEW * len(changed) < high and not _fits(new, changed):
        return None
    first, last = changed[0], changed[-1] + 1
    gain = repair.gain - _RARER.get(written, 0) - _ONLY_MARKS * all(run[at] in MARKS for at in changed)
    return repair._replace(start=first, stop=last, new=new[first:last], gain=gain)


def _fits(new: str, changed: list[int]) -> bool:
    """Tell whether the changed characters are Russian ones in their places; in text of a kindred language some are not.

    >>> _fits("Он пришёл", [0]), _fits("КиЪана", [0, 2])
    (True, False)
    """
    odd = sum(
        kind(new[at]) in (OTHER_CAPITAL, OTHER_SMALL, SYMBOL, CONTROL)
        or (new[at].isupper() and new[at - 1 : at].islower())
        for at in changed
    )
    return 10 * odd <= len(changed)


def _without_good_ends(old: str, new: str) -> tuple[int, int]:
    """Return the part of a run without the words at its ends that plainly are better as they stand.

    >>> _without_good_ends("Слово уПЧУЕН ДТХЗПЕ", "яКНБН Совсем другое")
    (6, 19)
    """
    words = list(compiled("[^ ]+").finditer(old))
    gains = [cost(f" {word[0]} ") - cost(f" {new[word.start() : word.end()]} ") for word in words]
    first = _plainly_worse(gains)
    last = len(words) - _plainly_worse(gains[::-1])
    if first >= last:
        return 0, 0
    return words[first].start() if first else 0, words[last - 1].end() if last < len(words) else len(old)


def _plainly_worse(gains: list[int]) -> int:
    """Return how many of the first words lose most together, if that is much.

    >>> _plainly_worse([-90, 10, -80, 300]), _plainly_worse([-20, 300])
    (3, 0)
    """
    least, number = min(zip(accumulate(gains), count(1), strict=False), default=(0, 0))
    return number if least < -_PLAIN_LOSS else 0


def whole_repair(old: str, new: str, misreadings: Misreadings, before: str = "\n", behind: str = "\n") -> Repair:
    """Return the repair of a whole text, with what it gains between these neighbours.

    >>> whole_repair("ïðèâåò", "привет", (("cp1251", "latin-1"),)).gain > 50
    True
    """
    high = beyond_ascii(old)
    gain = min(cost(before + old + behind), _AT_MOST * high) - cost(before + new + behind)
    return Repair(0, len(old), new, gain, high, misreadings)


def _sequences(piece: str, start: int, data: bytes, read: str) -> Iterator[Repair]:
    """Yield the stretches of a run that are UTF-8."""
    for match in _utf_8().finditer(data):
        new = read_as(match[0], "utf-8")
        if new and 2 * len(compiled(f"[{LETTERS}{MARKS}]").findall(new)) > beyond_ascii(new):
            first, stop = start + match.start(), start + match.end()
            before, behind = piece[:first][-1:] or "\n", piece[stop : stop + 1] or "\n"
            repair = whole_repair(piece[first:stop], new, (("utf-8", read),), before, behind)
            yield repair._replace(start=first, stop=stop)


@cache
def _utf_8() -> re.Pattern[bytes]:
    return re.compile(rb"%b(?:[\x00-\x7f]*%b)*" % (_SEQUENCE, _SEQUENCE))


def _runs(piece: str, read: str) -> Iterator[tuple[int, str]]:
    """Yield the stretches of a piece that an encoding can write, with more in them than ASCII."""
    if bytes_of(piece, read) is not None:
        yield 0, piece
        return
    for match in _writable(read).finditer(piece):
        if not match[0].isascii():
            yield match.start(), match[0]


@cache
def _writable(encoding: str) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(characters(encoding))}]+")
