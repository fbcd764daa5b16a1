"""Repairs: stretches of a piece of text that become Russian when a misreading is undone, and what that gains."""

import re
from collections.abc import Container, Iterator, Sequence
from functools import cache
from math import inf
from typing import NamedTuple

from .._base.edits import apply
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
    other_letters,
    text_cost,
)
from .correct_ends import without_correct_ends
from .detection import MAX_MEAN_COST
from .misreadings import READ_AS, Misreadings, beyond_ascii, decoded, encoded
from .word_evidence import word_evidence

# What a clear repair gains. In 170,000 sentences no wrong one gains 60, among 100,000 words none gains 90.
_MIN_GAIN, _MIN_GAIN_OF_FEW = 60, 100
_FEW_LETTERS = 16  # a word or phrase of fewer may just be a rare one
_MAX_CORRUPTED_COST = 50  # of a character as it stands, so that other languages do not look worse than Russian nonsense
_MIN_MEAN_COST = 17  # of a character: no text costs less
_MAX_LEAD = 60  # of the cheapest reading of a stretch over others that are tried as well
_VARIED = 7  # different letters, at most, that a repair needs: «хахахаха» costs less as «ИБИБИБИБ»
_MAC = "mac-cyrillic"
_SIMILAR = {"cp1251", _MAC}  # few letters change between these, so that the words count as well
_RARITY = {_MAC: 5}  # what text written in a rare encoding must gain in addition
_PUNCTUATION_ONLY = 20  # the same where only dashes and quotation marks change: a space may be on their wrong side
_NO_LETTERS = PUNCTUATION + "•Ё"  # the same, with Ё, which Mac Cyrillic has where cp1251 has Э
# Text has these: where only they change, as in «60° СЕВЕРНОЙ ШИРОТЫ», nothing is repaired.
_SYMBOLS = "\u00ad°±§©®×"
_CAPITALS = 130  # the same for a piece in capitals: a name or an abbreviation
OTHER_LETTER = 20  # the same for each letter that Russian lacks: rare ё must not lose to ћ
_MAC_SHARE = 3  # where less than one letter in three changes, as between cp1251 and Mac Cyrillic, the new ones must fit
_GREEK = "iso-8859-7"
_MAX_MEAN_COSTS = {_GREEK: 40}  # other Greek looks like Russian nonsense
_UTF_8_CHARACTER = rb"(?:[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3})"
# И is D0 98 in UTF-8, and cp1251 has no 98. A space after D0 may have been a no-break space, the other half of Р,
# unless no-break spaces are there.
_WITHOUT_98 = re.compile(rb"\xd0[\xd0\xd1]|\xd0\xa0")
_BARE_D0, _I = re.compile(rb"\xd0(?![\x80-\xbf])"), "И".encode()


class Repair(NamedTuple):
    """A stretch of a piece, what it is and becomes, and the misreadings undone by that, the last one first.

    `gain` is how much less the stretch costs then, `explained` how many characters beyond ASCII were compared.
    """

    start: int
    stop: int
    old: str
    new: str
    gain: int
    explained: int
    misreadings: Misreadings

    @property
    def is_clear(self) -> bool:
        return self.gain >= _needed_gain(*self.misreadings[0], self.explained)

    @property
    def is_punctuation_only(self) -> bool:
        pairs = zip(self.old, self.new, strict=False)
        return len(self.old) == len(self.new) and all(a == b or a in _NO_LETTERS for a, b in pairs)


class Run(NamedTuple):
    """A stretch of a piece that an encoding can write, its bytes, and what stands for the characters around it."""

    start: int
    text: str
    data: bytes
    read_as: str
    before: str
    after: str


def repairs(piece: str, encodings: Container[str] = READ_AS, clear: bool = False) -> Iterator[Repair]:
    """Yield what can be undone in a piece of a line if it was read as one of these encodings, whatever the gain.

    >>> max(repairs("Тут: ïðèâåò"), key=lambda repair: repair.gain)[:4]
    (5, 11, 'ïðèâåò', 'привет')

    With `clear` only what gains, where a clear repair is possible; each by the first encoding that yields it.
    """
    fewest = _MIN_GAIN // _MAX_CORRUPTED_COST + 1 if clear else 1
    if beyond_ascii(piece) < fewest:
        return
    seen = set[tuple[int, bytes]]()
    for read_as in filter(encodings.__contains__, READ_AS):
        for run in _runs(piece, read_as, fewest):
            if clear and (run.start, run.data) in seen:
                continue
            seen.add((run.start, run.data))
            found = [*_by_letters(run, clear), *_utf_8_stretches(piece, run)]
            yield from (repair for repair in found if repair.gain > 0 or not clear)


def _needed_gain(written_in: str, read_as: str, explained: int) -> int:
    """Return what a clear repair gains at least."""
    return _MIN_GAIN if explained >= _FEW_LETTERS or _is_distinctive(written_in, read_as) else _MIN_GAIN_OF_FEW


def _is_distinctive(written_in: str, read_as: str) -> bool:
    """Return whether no Russian word looks like this misreading: not like UTF-8, nor like Latin with diacritics."""
    return written_in == "utf-8" or read_as in ("cp1252", "latin-1")


def is_varied(text: str) -> bool:
    """Return whether a text has enough different letters to say more than laughter does.

    >>> is_varied("ахахпхахаах"), is_varied("дПВТПЕ ХФТП")
    (False, True)
    """
    letters = [char for char in text.lower() if not char.isascii()]
    return len(set(letters)) >= min(len(letters) / 2, _VARIED)


def _runs(piece: str, read_as: str, fewest: int) -> Iterator[Run]:
    """Yield the stretches of a piece that an encoding can write, with at least so many characters beyond ASCII.

    The line ends before and after a piece; within it, the characters around a run count as letters.
    """
    if _high_characters(read_as).isdisjoint(piece):
        return
    data = encoded(piece, read_as)
    if data is not None:
        yield Run(0, piece, data, read_as, "\n", "\n")
        return
    for match in _writable(read_as, fewest).finditer(piece):
        before, after = "a" if match.start() else "\n", "a" if match.end() < len(piece) else "\n"
        yield Run(match.start(), match[0], encoded(match[0], read_as) or b"", read_as, before, after)


@cache
def _high_characters(encoding: str) -> frozenset[str]:
    return frozenset(charmap(encoding)[0x80:] + "\u02dc" * (encoding == "cp1251"))


@cache
def _writable(encoding: str, fewest: int) -> re.Pattern[str]:
    high = re.escape("".join(sorted(_high_characters(encoding))))
    writable = rf"\0-\x7f{high}"
    return re.compile(rf"(?<![{writable}])(?:[\0-\x7f]*[{high}]){{{fewest}}}[{writable}]*")


def _by_letters(run: Run, clear: bool) -> Iterator[Repair]:
    """Yield the repair of a run in the single-byte encoding in which it costs least, if less than as it stands."""
    high = beyond_ascii(run.text)
    max_gain = (_MAX_CORRUPTED_COST - _MIN_MEAN_COST) * high
    needed = _needed_gain("", run.read_as, high) if clear else -inf
    if max_gain < needed:
        return
    costs = encoding_costs(run.before.encode() + run.data + run.after.encode())
    least = min(costs)
    if least > _MAX_MEAN_COSTS.get(run.read_as, MAX_MEAN_COST) * (high + 2):  # the two ends count as well
        return
    if run.read_as in ENCODINGS and least == costs[ENCODINGS.index(run.read_as)]:
        return
    written_in = ENCODINGS[costs.index(least)]
    if run.read_as == _GREEK and "koi8" in written_in:
        return  # р of KOI8 has no character there, and Greek capitals look like Russian in KOI8
    if " " not in run.text and _MAX_CORRUPTED_COST * high - least < needed:
        return
    # «джинсы Яна» in cp1251 may be «джинсы яна» in Mac Cyrillic
    readings = {decoded(run.data, written_in): written_in}
    for name, cost in zip(ENCODINGS, costs, strict=True):
        if cost < least + _MAX_LEAD and name != run.read_as:
            readings.setdefault(decoded(run.data, name), name)
    for new, name in readings.items():
        yield from _of_changed_words(run, new or run.text, name)


def _of_changed_words(run: Run, new: str, written_in: str) -> Iterator[Repair]:
    """Yield the repair of a run from its first changed character to the last, without correct words at its ends."""
    start, stop = without_correct_ends(run.text, new)
    before, after = (run.before, run.after) if (start, stop) == (0, len(run.text)) else (" ", " ")
    repair = whole_repair(run.text[start:stop], new[start:stop], ((written_in, run.read_as),), before, after)
    changed = [at for at in range(start, stop) if run.text[at] != new[at]] or [start]
    if _MAC in (run.read_as, written_in) and _MAC_SHARE * len(changed) < repair.explained and not _fits(new, changed):
        return
    first, last = changed[0], changed[-1] + 1
    doubt = _RARITY.get(written_in, 0) + _PUNCTUATION_ONLY * all(run.text[at] in _NO_LETTERS for at in changed)
    doubt += _CAPITALS * (run.text[start:stop].isupper() and new[start:stop].islower())
    doubt += OTHER_LETTER * other_letters("".join(new[at] for at in changed))
    gain = repair.gain - doubt
    if {run.read_as, written_in} == _SIMILAR and " " in run.text:
        evidence = word_evidence(new[start:stop], run.text[start:stop])
        gain = min(gain + evidence, (_MAX_CORRUPTED_COST - _MIN_MEAN_COST) * repair.explained)
    if all(run.text[at] in _SYMBOLS for at in changed) or (
        not _is_distinctive(written_in, run.read_as) and not is_varied(run.text[start:stop])
    ):
        gain = min(gain, 0)
    old, new = run.text[first:last], new[first:last]
    yield repair._replace(start=run.start + first, stop=run.start + last, old=old, new=new, gain=gain)


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


def applied(piece: str, found: Sequence[Repair]) -> str:
    """Return a piece with repairs made."""
    return apply(piece, [(repair.start, repair.stop, repair.new, "") for repair in found])


def whole_repair(old: str, new: str, misreadings: Misreadings, before: str = "\n", after: str = "\n") -> Repair:
    """Return the repair of a whole text, with what it gains between these neighbours."""
    high = beyond_ascii(old)
    gain = min(text_cost(before + old + after), _MAX_CORRUPTED_COST * high) - text_cost(before + new + after)
    return Repair(0, len(old), old, new, gain, high, misreadings)


def _utf_8_stretches(piece: str, run: Run) -> Iterator[Repair]:
    """Yield the stretches of a run that are UTF-8: characters beyond ASCII and the ASCII between them."""
    drops_98 = run.read_as == "cp1251" and _WITHOUT_98.search(run.data)
    for match in _utf_8(bool(drops_98)).finditer(run.data):
        new = decoded(_BARE_D0.sub(_I, match[0]) if drops_98 else match[0], "utf-8")
        if new and 2 * len(compiled(f"[{LETTERS}{PUNCTUATION}]").findall(new)) > beyond_ascii(new):
            start, stop = run.start + match.start(), run.start + match.end()
            before, after = piece[start - 1 : start] or "\n", piece[stop : stop + 1] or "\n"
            if compiled(f"[{LETTERS}]+").fullmatch(piece[start:stop]) and (before in LETTERS or after in LETTERS):
                continue  # НаК in «СкидкаНаКнигу» is UTF-8 in ISO 8859-5
            repair = whole_repair(piece[start:stop], new, (("utf-8", run.read_as),), before, after)
            yield repair._replace(start=start, stop=stop)


@cache
def _utf_8(drops_98: bool) -> re.Pattern[bytes]:
    character = rb"(?:%b|\xd0)" % _UTF_8_CHARACTER if drops_98 else _UTF_8_CHARACTER
    return re.compile(rb"%b(?:[\x00-\x7f]*%b)*" % (character, character))
