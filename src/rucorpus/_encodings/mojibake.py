"""Mojibake: text written in one encoding and read as another, read rightly where it plainly was so.

_misreadings.py undoes misreadings, _repairs.py tells what that gains in a piece of a line; this module says which
pieces need it and what is plain.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from re import Match
from typing import TypeAlias

from .._base.edits import Edits, apply
from .._base.scanner import compiled
from .._base.validation import require_text
from .bigram_costs import ENCODINGS, LETTERS, MARKS, cost, costs
from .detection import PLAUSIBLE
from .misreadings import Misreadings, beyond_ascii, only_case, twice_misread, undone
from .repairs import Repair, repairs, whole_repair

Piece: TypeAlias = Match[str]

_LONGEST_PIECE = 4000
_PIECE = rf"[^\n]{{1,{_LONGEST_PIECE}}}(?=[ \n]|\Z)|[^\n]{{1,{_LONGEST_PIECE}}}"  # a line, or a part of a long one
# Characters of no Russian text, a capital inside a word, and what cp1251 and Mac Cyrillic make of each other's.
_UNUSUAL = rf"[^\0-\x7f{LETTERS}{MARKS}]|[а-яё][А-ЯЁ]|(?:^| )(?:[»”’“„–—\xa0][а-яё]|[»”\xa0] |Ё[бвгдзклмпрст])"
_USUAL = 42  # mean cost of a letter in text that needs no look
_ENOUGH = 16  # letters of a line; a word or phrase of fewer may just be a rare one
# What a plain repair gains. In 170,000 sentences none gains 60 that is wrong, among 100,000 words none 90.
_LEAST_GAIN, _LEAST_OF_FEW = 60, 100
_LEAST_LEAD = 60  # of two misreadings over one, which explains a line less simply
_EXPLAINED = 100  # what a letter left out counts when repairs are compared
_SEARCHED, _SAMPLE = 4, 200  # pieces that are searched for two misreadings, and characters of each


def fix_mojibake(text: str) -> str:
    """Return `text` with what was written in one encoding and read as another, once or twice over, put right.

    >>> fix_mojibake("ïðèâåò èç äàë¸êîãî ãîðîäà"), fix_mojibake("РїСЂРёРІРµС‚ РёР· РґР°Р»С‘РєР°")
    ('привет из далёкого города', 'привет из далёка')
    >>> fix_mojibake("Он спросил: «РљС‚Рѕ С‚Р°Рј?» — и вышел.")
    'Он спросил: «Кто там?» — и вышел.'
    >>> fix_mojibake("Ветер гонит волну — «déjà vu».")
    'Ветер гонит волну — «déjà vu».'

    Written in UTF-8, cp1251, KOI8-R, KOI8-U, cp866, ISO 8859-5 or Mac Cyrillic, and read as one of these but UTF-8, as
    latin-1 or as cp1252. Each line is judged alone, and mended where what comes out is plainly Russian and what stands
    there is not; within a line also stretches of UTF-8 and what other characters part. What is plain for most of a text
    decides its short lines too. No letter is lost: a repair is the exact reverse of a misreading.

    It guesses, so it is not among the default stages of `normalize`; text with nothing to repair is returned itself. It
    need not be idempotent. Left alone: most single words, what was lost (`????`, U+FFFD, no-break spaces that became
    blanks), and other languages. Linear in `len(text)`.

    Raises TypeError when `text` is not a str. Figures: docs/corpus.md.
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
    pieces = [piece for piece in compiled(_PIECE).finditer(text) if not _is_settled(piece[0])]
    possible = [list(repairs(piece[0])) for piece in pieces]
    found = _borne_out(text, pieces, [_plain(some) for some in possible])
    kinds = _kinds(pieces, found)
    known = 2 * kinds.total() > len(text)
    for number, piece in enumerate(pieces if kinds else ()):
        others = _by_kinds(piece[0], possible[number], kinds, known)
        found[number] = min([found[number], *others], key=partial(_cost_after, piece, kinds, known))
    return [
        (piece.start() + repair.start, piece.start() + repair.stop, repair.new, _rule(repair.misreadings))
        for piece, made in zip(pieces, found, strict=True)
        for repair in made
        if piece[0][repair.start : repair.stop] != repair.new
    ]


def _borne_out(text: str, pieces: list[Piece], found: list[list[Repair]]) -> list[list[Repair]]:
    """Return repairs without those of mere dashes and quotation marks that no other line of a text bears out.

    Mac Cyrillic and cp1251 have marks where the other has capitals, but a mark may also just lack its blank.
    """
    if "\n" not in text.strip():
        return found
    plain = {
        repair.misreadings
        for piece, made in zip(pieces, found, strict=True)
        for repair in made
        if not _has_only_marks(piece[0], repair)
    }
    return [
        [repair for repair in made if repair.misreadings in plain or not _has_only_marks(piece[0], repair)]
        for piece, made in zip(pieces, found, strict=True)
    ]


def _has_only_marks(piece: str, repair: Repair) -> bool:
    old = piece[repair.start : repair.stop]
    return len(old) == len(repair.new) and all(
        one == other or one in MARKS for one, other in zip(old, repair.new, strict=True)
    )


def _kinds(pieces: list[Piece], found: list[list[Repair]]) -> Counter[Misreadings]:
    """Return how many letters each kind of misreading explains."""
    kinds, unsettled = Counter[Misreadings](), []
    for piece, made in zip(pieces, found, strict=True):
        if made and _is_settled(_after(piece[0], made)):
            for repair in made:
                kinds[repair.misreadings] += repair.stop - repair.start
        else:
            unsettled.append(piece[0])
    for sample in _longest(unsettled):
        pair = twice_misread(sample)
        if whole_repair(sample, undone(sample, pair) or sample, pair).gain >= _LEAST_OF_FEW:
            kinds[pair] += len(sample)
    return kinds


def _after(piece: str, made: list[Repair]) -> str:
    return apply(piece, [(repair.start, repair.stop, repair.new, "") for repair in made])


def _cost_after(piece: Piece, kinds: Counter[Misreadings], known: bool, made: list[Repair]) -> int:
    """Return the cost of a piece after repairs, raised for two misreadings and for others than the text is full of."""
    usual = known and all(repair.misreadings == kinds.most_common(1)[0][0] for repair in made)
    odd = not usual and (bool(made) if known else any(len(repair.misreadings) > 1 for repair in made))
    return cost(f"\n{_after(piece[0], made)}\n") + _LEAST_LEAD * odd


def _rule(misreadings: Misreadings) -> str:
    return "+".join(f"mojibake.{written}_as_{read}" for written, read in misreadings)


def _is_settled(piece: str) -> bool:
    """Tell whether a piece is plainly no mojibake."""
    if piece.isascii():
        return True
    if compiled(_UNUSUAL).search(piece):
        return False
    data = piece.encode("cp1251")  # which has all that is usual
    return costs(b"\n%b\n" % data)[ENCODINGS.index("cp1251")] <= _USUAL * beyond_ascii(piece)


def _plain(found: Iterable[Repair], known: bool = False) -> list[Repair]:
    """Return the repairs that gain enough, the one that explains most of those that overlap, in their order."""
    chosen: list[Repair] = []
    taken = bytearray(_LONGEST_PIECE)
    for repair in sorted(found, key=lambda repair: -repair.gain - _EXPLAINED * repair.explained):
        told = repair.explained >= _ENOUGH or _is_telling(*repair.misreadings[0])
        plain = known or repair.gain >= (_LEAST_GAIN if told else _LEAST_OF_FEW)
        if plain and not any(taken[repair.start : repair.stop]):
            chosen.append(repair)
            taken[repair.start : repair.stop] = b"\1" * (repair.stop - repair.start)
    return sorted(chosen)


def _is_telling(written: str, read: str) -> bool:
    """Tell whether no Russian word can look as a word so misread does: by its form or its letters."""
    return written == "utf-8" or read in ("cp1252", "latin-1")


def _by_kinds(piece: str, possible: list[Repair], kinds: Iterable[Misreadings], known: bool) -> Iterator[list[Repair]]:
    """Yield what each of these kinds of misreading makes of a piece where it gains enough."""
    for kind in kinds:
        if same := [repair for repair in possible if repair.misreadings == kind]:
            yield _plain(same, known)
        elif (new := undone(piece, kind)) and (known or (len(kind) > 1 and not only_case(piece, new))):
            yield _plain([whole_repair(piece, new, kind)], known)


def _longest(pieces: list[str]) -> Iterator[str]:
    """Yield the beginnings of the longest pieces that are no text as they stand."""
    for piece in sorted(pieces, key=lambda piece: -len(piece))[:_SEARCHED]:
        sample = piece[: piece.rfind(" ", 0, _SAMPLE)] if len(piece) > _SAMPLE else piece
        high = beyond_ascii(sample)
        if 2 * high > len(sample) and cost(sample) > PLAUSIBLE * high:
            yield sample
