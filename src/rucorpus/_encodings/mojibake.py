"""Mojibake: text written in one encoding and read as another, restored where that is clearly what happened.

`misreadings` undoes misreadings and `repairs` measures what that gains in a piece of a line. This module decides which
pieces are corrupted, first each by itself, then with the misreadings that the text as a whole shows.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache, partial
from heapq import nlargest
from operator import attrgetter
from typing import NamedTuple, TypeAlias, TypeVar

from .._base.edits import Edits, apply, compose
from .._base.protected import ProtectedSpan, Result, moved
from .._base.validation import require_text
from .._protection.application import keeping_markup
from .._protection.finder import Protect
from .bigram_costs import text_cost
from .detection import MAX_MEAN_COST
from .misreadings import Misreadings, beyond_ascii, only_case_differs, two_misreadings, undone
from .pieces import MAX_PIECE, Piece, doubtful_pieces, is_correct
from .protected_parts import parts_outside, spaced
from .remnants import is_whole
from .repairs import Repair, applied, is_varied, repairs, whole_repair
from .rivals import is_rival
from .settled_edits import settled_edits

Repairs: TypeAlias = tuple[Repair, ...]
Fixed: TypeAlias = dict[int, Repairs]  # by the offset of the piece
T = TypeVar("T")

_MIN_GAIN = 100  # of undoing two misreadings
_MIN_LEAD = 60  # of two misreadings over one, which is the simpler explanation of a line
_UNEXPLAINED = 100  # what a character that a repair leaves out counts when repairs are compared
_MOST_SURPRISING = 24  # pieces that are tried before short lines
_SAMPLES, _SAMPLE_LENGTH = 4, 200  # pieces in which two misreadings are looked for, and characters of each
# Short lines often repeat. Those of at most so many characters are remembered, so many of them.
_SHORT, _REMEMBERED = 40, 1 << 12


class Shown(NamedTuple):
    """The misreadings that a text shows, and the one that explains most if together they explain half of the text."""

    misreadings: tuple[Misreadings, ...]
    dominant: Misreadings | None


def fix_mojibake(text: str, *, protect: Protect = "auto") -> str:
    """Return `text` with mojibake repaired: what was written in one encoding and read as another, once or twice.

    >>> fix_mojibake("ïðèâåò èç äàë¸êîãî ãîðîäà"), fix_mojibake("РїСЂРёРІРµС‚ РёР· РґР°Р»С‘РєР°")
    ('привет из далёкого города', 'привет из далёка')
    >>> fix_mojibake("Он спросил: «РљС‚Рѕ С‚Р°Рј?» — и вышел.")
    'Он спросил: «Кто там?» — и вышел.'
    >>> fix_mojibake("Ветер гонит волну — «déjà vu».")
    'Ветер гонит волну — «déjà vu».'

    Written in UTF-8, cp1251, KOI8-R, KOI8-U, cp866, ISO 8859-5 or Mac Cyrillic, and read as one of these except
    UTF-8, or as latin-1, cp1252, cp437, cp850, Mac Roman, ISO 8859-15, cp1250, ISO 8859-7, cp1254, ISO 8859-2,
    cp857 or cp1253; of two misreadings each as one of the first eight. A line is changed where the result is clearly
    Russian and the original clearly is not; within a line also stretches of UTF-8, and stretches between characters
    of other kinds.
    A line of which a part would remain misread stays as it is. A misreading that explains most of a text also
    decides its short lines. Left alone: most single words, what was lost (`????`, U+FFFD, no-break spaces that became
    spaces), and other languages. It guesses, so it is not among the default stages of `normalize`.

    Args:
        text: Any str.
        protect: What is not prose and stays as it is; see `protected_spans`.

    Guarantees:
        No letter is lost: a repair is the exact reverse of a misreading. The only exception is И in UTF-8 without its
        byte 98, which cp1251 lacks. Idempotent. Linear in `len(text)`; text with nothing to repair is returned itself.
        Figures: https://rucorpus.readthedocs.io/en/latest/encodings.html

    Raises:
        TypeError: `text` is not a str.
    """
    return apply(text, mojibake_edits(text, protect=protect))


def mojibake_edits(text: str, *, protect: Protect = "auto") -> Edits:
    """Return the edits of `fix_mojibake`, sorted and disjoint; a rule names the two encodings of a misreading.

    >>> mojibake_edits("Тема: Ïðèâåòñòâåííîå ñëîâî")
    [(6, 26, 'Приветственное слово', 'mojibake.cp1251_as_cp1252')]
    """
    require_text(text)
    if text.isascii():
        return []
    made = keeping_markup(text, protect, repaired)
    return made.done[0] if len(made.done) == 1 else [*compose(made.done, text, made.text)]


def repaired(text: str, protected: Sequence[ProtectedSpan], keep_edits: bool = True) -> Result[Edits]:
    """Return the masked text repaired outside the protected spans, and the edits.

    >>> repaired("Òèõèé    ÷àñ íà ðåêå", [(6, 9, "tag")]).text
    'Тихий    час на реке'
    """
    edits = parts_outside(settled_edits(spaced(text, protected), _edits), text, protected)
    return Result(apply(text, edits), [edits] if keep_edits else [], moved(protected, edits))


def _edits(text: str) -> Edits:
    pieces = list(doubtful_pieces(text))
    fixed = _fixed_alone(pieces)
    if "\n" in text.strip():
        fixed = _confirmed(fixed)
    if shown := _shown(text, pieces, fixed):
        fixed = _fixed_together(pieces, fixed, shown)
    return [
        (piece.start + repair.start, piece.start + repair.stop, repair.new, _rule(repair.misreadings))
        for piece in pieces
        if piece.start in fixed and is_whole(piece.text, fixed[piece.start])
        for repair in fixed[piece.start]
        if repair.old != repair.new
    ]


def _fixed_alone(pieces: list[Piece]) -> Fixed:
    """Return the clear repairs of pieces; short ones are tried only if one of the most surprising has any.

    The misreading that those show is tried first: where it makes a clearly correct piece, no other is needed.
    """
    most_surprising = nlargest(_MOST_SURPRISING, pieces, key=attrgetter("excess"))
    shown = Counter(repair.misreadings for piece in most_surprising for repair in _remembered_repairs(piece.text))
    if not shown:
        return {start: found for start, text, _ in pieces if len(text) > _SHORT and (found := _clear_repairs(text))}
    ((_, read_as),) = shown.most_common(1)[0][0]
    return {start: found for start, text, _ in pieces if (found := _remembered_repairs(text, read_as))}


def _for_lines(function: Callable[..., T]) -> Callable[..., T]:
    """Return the function of a line, with results for short lines remembered."""
    remembered = lru_cache(_REMEMBERED)(function)
    return lambda line, *others: remembered(line, *others) if len(line) <= _SHORT else function(line, *others)


def _clear_repairs(piece: str, likely: str = "") -> Repairs:
    """Return the repairs of a piece that are clear by themselves; `likely` is the encoding that it was likely read as.

    >>> _clear_repairs("рейнвейн"), _clear_repairs("Òèõèé âå÷åð")[0].new
    ((), 'Тихий вечер')
    """
    if likely:
        found = _disjoint(piece, repairs(piece, [likely], clear=True))
        if found and is_correct(applied(piece, found)):
            return found
    return _disjoint(piece, repairs(piece, clear=True))


_cached_repairs = lru_cache(_REMEMBERED)(_clear_repairs)


def _remembered_repairs(piece: str, likely: str = "") -> Repairs:
    return (_cached_repairs if len(piece) <= _SHORT else _clear_repairs)(piece, likely)


def _disjoint(piece: str, candidates: Iterable[Repair], unclear: bool = False) -> Repairs:
    """Return the clear candidates in order, or with `unclear` all; of overlapping ones that which explains most.

    None where another candidate, clear or not, makes a text that is hardly less likely: it is unknown which is true.
    """
    chosen: list[Repair] = []
    taken = bytearray(MAX_PIECE)
    ranked = sorted(candidates, key=lambda repair: -repair.gain - _UNEXPLAINED * repair.explained)
    for repair in ranked:
        span = slice(repair.start, repair.stop)
        is_candidate = (unclear or repair.is_clear) and not any(taken[span])
        if is_candidate and not any(is_rival(piece, repair, other) for other in ranked):
            taken[span] = b"\1" * (repair.stop - repair.start)
            chosen.append(repair)
    return tuple(sorted(chosen))


def _confirmed(fixed: Fixed) -> Fixed:
    """Return the repairs without those of mere punctuation whose misreading no other repair of the text shows.

    Mac Cyrillic and cp1251 have dashes and quotation marks where the other has capitals, but a dash may also just lack
    its space.
    """
    every = [repair for found in fixed.values() for repair in found]
    shown = {repair.misreadings for repair in every if not repair.is_punctuation_only}
    return {
        start: tuple(r for r in found if r.misreadings in shown or not r.is_punctuation_only)
        for start, found in fixed.items()
    }


def _shown(text: str, pieces: list[Piece], fixed: Fixed) -> Shown | None:
    """Return the misreadings that a text shows, by how many characters each explains; None if it shows none."""
    explained, unexplained = Counter[Misreadings](), list[str]()
    for piece in pieces:
        found = fixed.get(piece.start)
        if found and is_correct(applied(piece.text, found)):
            for repair in found:
                explained[repair.misreadings] += repair.stop - repair.start
        else:
            unexplained.append(piece.text)
    for sample in _samples(unexplained):
        pair = two_misreadings(sample)
        if whole_repair(sample, undone(sample, pair) or sample, pair).gain >= _MIN_GAIN:
            explained[pair] += len(sample)
    if not explained:
        return None
    dominant = explained.most_common(1)[0][0] if 2 * explained.total() > len(text) else None
    return Shown(tuple(explained), dominant)


def _samples(pieces: list[str]) -> Iterator[str]:
    """Yield the beginnings of the longest pieces that are no text as they stand."""
    for text in nlargest(_SAMPLES, pieces, key=len):
        # Cut at a space, so that no character in UTF-8 is cut in two.
        sample = text if len(text) <= _SAMPLE_LENGTH else text[:_SAMPLE_LENGTH].rpartition(" ")[0] or text
        high = beyond_ascii(sample)
        if 2 * high > len(sample) and text_cost(sample) > MAX_MEAN_COST * high and is_varied(sample):
            yield sample


def _fixed_together(pieces: list[Piece], fixed: Fixed, shown: Shown) -> Fixed:
    """Return the repairs of pieces that are best given the misreadings which the text shows."""
    best_repairs = _for_lines(partial(_best_repairs, shown=shown))
    return {start: found for start, text, _ in pieces if (found := best_repairs(text, fixed.get(start, ())))}


def _best_repairs(piece: str, alone: Repairs, shown: Shown) -> Repairs:
    """Return the repairs after which a piece costs least: those found alone, or those of a misreading of the text."""
    by_dominant = bool(alone) and all(repair.misreadings == shown.dominant for repair in alone)
    if by_dominant and is_correct(applied(piece, alone)):
        return alone
    return min([alone, *_repairs_by_misreading(piece, shown)], key=partial(_cost_after, piece, shown))


def _repairs_by_misreading(piece: str, shown: Shown) -> Iterator[Repairs]:
    """Yield the clear repairs of a piece for each misreading of the text; if one is dominant, unclear ones as well."""
    encodings = {read_as for (_, read_as), *others in shown.misreadings if not others}
    possible = list(repairs(piece, encodings, clear=not shown.dominant))
    for misreadings in shown.misreadings:
        found = [repair for repair in possible if repair.misreadings == misreadings]
        new = undone(piece, misreadings) if not found and (shown.dominant or len(misreadings) > 1) else None
        if new and (shown.dominant or not only_case_differs(piece, new)):
            found = [whole_repair(piece, new, misreadings)]
        if found:
            yield _disjoint(piece, found, unclear=bool(shown.dominant))


def _cost_after(piece: str, shown: Shown, found: Repairs) -> int:
    """Return the cost of a piece after repairs, raised for two misreadings and for other than the dominant one."""
    is_unlikely = any(
        repair.misreadings != shown.dominant if shown.dominant else len(repair.misreadings) > 1 for repair in found
    )
    return text_cost(f"\n{applied(piece, found)}\n") + _MIN_LEAD * is_unlikely


def _rule(misreadings: Misreadings) -> str:
    return "+".join(f"mojibake.{written_in}_as_{read_as}" for written_in, read_as in misreadings)
