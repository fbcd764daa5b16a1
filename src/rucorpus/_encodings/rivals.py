"""Rivals: repairs of one stretch that make different texts, neither of which is clearly the likelier one."""

from .bigram_costs import other_letters, text_cost
from .misreadings import undone
from .repairs import OTHER_LETTER, Repair, applied
from .word_evidence import word_evidence

# Of a repair over another one of the same stretch: odds of 120. In 400,000 lines of 30 characters the largest lead of a
# wrong repair was 47, but for a heading in capitals.
_MIN_LEAD = 48


def is_rival(piece: str, repair: Repair, other: Repair) -> bool:
    """Return whether another repair makes a different text of the stretch, and one that is hardly less likely.

    >>> first = Repair(0, 2, "ľŮ", "Ой", 60, 2, (("iso-8859-5", "cp1250"),))
    >>> second = Repair(0, 2, "ľŮ", "Ей", 60, 2, (("iso-8859-5", "iso-8859-2"),))
    >>> is_rival("ľŮ", first, second), is_rival("ľŮ", first, first)
    (True, False)
    """
    if other.start >= repair.stop or repair.start >= other.stop or _is_part(other, repair):
        return False
    new, different = applied(piece, (repair,)), applied(piece, (other,))
    return new != different and _cost(different) - _cost(new) + word_evidence(new, different) < _MIN_LEAD


def _is_part(repair: Repair, whole: Repair) -> bool:
    """Return whether a repair does a part of what another does, because its misreading cannot explain the rest."""
    start, stop = repair.start - whole.start, repair.stop - whole.start
    return start >= 0 and whole.new[start:stop] == repair.new and undone(whole.old, repair.misreadings) is None


def _cost(text: str) -> int:
    """Return the cost of a text, raised for letters that Russian lacks."""
    return text_cost(f"\n{text}\n") + OTHER_LETTER * other_letters(text)
