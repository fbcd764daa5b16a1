"""Mojibake: text written in one encoding and read as another, read rightly where it plainly was so.

_misreadings.py tells what a piece of a line could become; this module says which pieces need it, and what is plain.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from re import Match
from typing import TypeAlias

from ._arguments import require_text
from ._edits import Edits, apply, compiled
from ._letter_pairs import LETTERS, MARKS, cost
from ._misreadings import Misreading, Repair, repairs, twice_misread, undone

Piece: TypeAlias = Match[str]

_PIECE = r"[^\n]{1,4000}(?=[ \n]|\Z)|[^\n]{1,4000}"  # a line, or a part of a long one
_UNUSUAL = rf"[^\0-\x7f{LETTERS}{MARKS}]|[а-яё][А-ЯЁ]"
_USUAL = 42  # mean cost of a letter in text that needs no look
_LEAST_GAIN = 80  # what is gained by a plain repair: odds of three million
_LEAST_GAIN_KNOWN = 20  # the same in a text that is mostly mojibake of that kind
_SEARCHED, _SAMPLE, _SHORTEST = 4, 200, 12  # pieces that are searched for two misreadings, and letters of each


def fix_mojibake(text: str) -> str:
    """Return `text` with what was written in one encoding and read as another, once or twice over, read rightly.

    >>> fix_mojibake("ïðèâåò èç äàë¸êîãî ãîðîäà"), fix_mojibake("РїСЂРёРІРµС‚ РёР· РґР°Р»С‘РєР°")
    ('привет из далёкого города', 'привет из далёка')
    >>> fix_mojibake("Ветер гонит волну — «déjà vu».")
    'Ветер гонит волну — «déjà vu».'
    """
    return apply(text, mojibake_edits(text))


def mojibake_edits(text: str) -> Edits:
    """Return the edits of `fix_mojibake`, sorted and disjoint; a rule names what was written and what it was read as.

    >>> mojibake_edits("Тема: Ïðèâåòñòâåííîå ñëîâî")
    [(6, 26, 'Приветственное слово', 'mojibake.cp1251_as_cp1252')]
    """
    require_text(text)
    if text.isascii():
        return []
    doubtful = [piece for piece in compiled(_PIECE).finditer(text) if not _is_settled(piece[0])]
    found = {piece: _plain(repairs(piece[0]), _LEAST_GAIN) for piece in doubtful}
    kinds = Counter[tuple[Misreading, ...]]()
    for made in found.values():
        for repair in made:
            kinds[repair.misreadings] += repair.stop - repair.start
    left = [piece for piece in doubtful if not found[piece]]
    for sample in _longest(left):
        if pair := twice_misread(sample):
            kinds[pair] += len(sample)
    settled = len(text) - sum(len(piece[0]) for piece in doubtful)
    for piece in left if kinds else ():
        found[piece] = _plain(_known(piece[0], kinds), _LEAST_GAIN_KNOWN if kinds.total() > settled else _LEAST_GAIN)
    return [
        (piece.start() + repair.start, piece.start() + repair.stop, repair.new, _rule(repair.misreadings))
        for piece in doubtful
        for repair in found[piece]
        if piece[0][repair.start : repair.stop] != repair.new
    ]


def _rule(misreadings: tuple[Misreading, ...]) -> str:
    return "+".join(f"mojibake.{written}_as_{read}" for written, read in misreadings)


def _is_settled(piece: str) -> bool:
    """Tell whether a piece is plainly no mojibake."""
    if piece.isascii():
        return True
    if compiled(_UNUSUAL).search(piece):
        return False
    return cost(f"\n{piece}\n") <= _USUAL * sum(not char.isascii() for char in piece)


def _plain(found: Iterable[Repair], least: int) -> list[Repair]:
    """Return the repairs that gain enough, the best of those that overlap, in their order."""
    chosen: list[Repair] = []
    for repair in sorted(found, key=lambda repair: -repair.weight):
        if repair.gain >= least and all(repair.stop <= other.start or other.stop <= repair.start for other in chosen):
            chosen.append(repair)
    return sorted(map(_again, chosen))


def _again(repair: Repair) -> Repair:
    """Return a repair with what is plain in its result undone too."""
    for second in repairs(repair.new) if not _is_settled(repair.new) else ():
        if second.gain >= _LEAST_GAIN:
            new = repair.new[: second.start] + second.new + repair.new[second.stop :]
            return repair._replace(new=new, misreadings=(*repair.misreadings, *second.misreadings))
    return repair


def _longest(pieces: list[Piece]) -> Iterator[str]:
    """Yield the beginnings of the longest pieces that are more than ASCII for the most part."""
    for piece in sorted(pieces, key=lambda piece: -len(piece[0]))[:_SEARCHED]:
        sample = piece[0][: piece[0].rfind(" ", 0, _SAMPLE)] if len(piece[0]) > _SAMPLE else piece[0]
        if 2 * sum(not char.isascii() for char in sample) > len(sample) >= _SHORTEST:
            yield sample


def _known(piece: str, kinds: Iterable[tuple[Misreading, ...]]) -> Iterator[Repair]:
    once = [kind for kind in kinds if len(kind) == 1]
    if once:
        yield from (repair for repair in repairs(piece) if repair.misreadings in once)
    for kind in kinds:
        new = undone(piece, kind) if len(kind) > 1 else None
        if new is not None:
            gain = min(cost(f"\n{piece}\n"), 50 * sum(not char.isascii() for char in piece)) - cost(f"\n{new}\n")
            yield Repair(0, len(piece), new, gain, gain, kind)
