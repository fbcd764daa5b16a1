"""Pairs of quotation marks: a closing one is paired with the last open one; open ones decide how the next is read.

An unpaired quotation mark never changes the level of others, and one between spaces is in no pair.
"""

from .._base.characters import DASHES
from .._base.scanner import compiled
from .quote_marks import Direction, QuotationMark

# Two quotation marks whose numbers differ by more are not a pair: each has lost its partner.
FARTHEST = 16
# The closing ones, where neither neighbours nor open quotation marks decide.
_LOOK_CLOSED = frozenset(("»", "”", ">>"))
# Characters that are quotation marks only in pairs, and what closes them; alone they are apostrophes, feet, commas, or
# enclose a meaning.
_ONLY_IN_PAIRS = {"'": "'", "‚": "‘"}
# Of two quotation marks in succession one may stand between spaces: "Заря ".
_PAIRS_WITH_SPACE = frozenset((('"', '"'), ("«", "»"), ("„", "“"), ("‚", "‘"), ("“", "”"), ("„", "”")))
_INCH = frozenset(('"', "''"))
_FRACTIONS = frozenset("½¼¾⅓⅔⅛⅜⅝⅞")
_BY = r"[xхXХ]\d"  # 3"х4"
_SPACE_INSIDE = rf"\s(?![{DASHES}])"


def pair(text: str, marks: list[QuotationMark]) -> list[QuotationMark]:
    """Return the quotation marks of a paragraph, each with its partner, if it has one.

    >>> from rucorpus._typography.quote_marks import quotation_marks
    >>> [bool(mark.partner) for mark in pair('Он: "Да" и "нет', quotation_marks('Он: "Да" и "нет', 0, 15))]
    [True, True, False]
    """
    pairing = _Pairing(text)
    for mark in marks:
        if not mark.is_apostrophe:
            pairing.add(mark)
    return marks


class _Pairing:
    """The state of one walk over the quotation marks of a paragraph."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.stack: list[QuotationMark] = []  # those that are open
        self.unclosed = 0  # how many of the stack are quotation marks even without a partner
        self.after_spaced = False  # whether the previous one stood between spaces
        self.last: QuotationMark | None = None  # the previous one, whatever it was
        self.unpaired: QuotationMark | None = None  # the previous one, if it closed nothing

    def add(self, mark: QuotationMark) -> None:
        """Find the partner of `mark`."""
        direction, may_open = self._decided(mark), self._unpaired_may_open()
        unpaired, self.unpaired = self.unpaired, None
        closes_after_space = direction is Direction.CLOSE_AFTER_SPACE
        if unpaired and may_open and (closes_after_space or (direction is None and mark.direction is None)):
            self._pair(unpaired, mark)  # из газеты" Труд ", with both spaces on the wrong side
        elif direction is not None and self._is_inch(mark):
            if not self.unclosed:
                self.stack.clear()  # single quotation marks enclose no inch: written «…» the pair would end there
        elif direction is Direction.OPEN:
            self._open(mark)
        elif direction is Direction.CLOSE or closes_after_space:
            self._close(mark)
        self._pair_with_spaced(mark, direction)
        self.last = mark

    def _pair_with_spaced(self, mark: QuotationMark, direction: Direction | None) -> None:
        """Pair two quotation marks in succession, one of which stands between spaces: "Заря " and " Прибой"."""
        last = self.last
        if last is None or (last.written, mark.written) not in _PAIRS_WITH_SPACE:
            return
        if direction is None and mark.direction is None and self.stack and self.stack[-1] is last:
            if not self._is_inch_or_opens(mark):
                self._pair(self.stack.pop(), mark)
                self.unclosed -= 1
        elif self.unpaired is mark and last.closes is None and last.direction is None:
            self.unpaired = None
            self._pair(last, mark)

    def _is_inch_or_opens(self, mark: QuotationMark) -> bool:
        """Return whether a quotation mark between spaces does not end a quotation: 3 " or сказал: " Да."""
        before = self.text[max(0, mark.start - 4) : mark.start].rstrip()[-1:]
        return before.isdecimal() or before in ":,(—–-"

    def _unpaired_may_open(self) -> bool:
        """Return whether the previous one closed nothing and may open, with its space on the wrong side."""
        # A space before a dash may be one that the dash got: »- and » — are the same.
        return self.unpaired is not None and compiled(_SPACE_INSIDE).match(self.text, self.unpaired.stop) is not None

    def _decided(self, mark: QuotationMark) -> Direction | None:
        """Return the direction of a quotation mark, now that it is known what is open."""
        after_spaced, self.after_spaced = self.after_spaced, False
        if mark.direction is None:
            self.after_spaced = not self._closes_between_spaces(mark)
            return None if self.after_spaced else Direction.CLOSE
        if self._is_no_quotation_mark(mark):
            return None
        if mark.direction in (Direction.OPEN, Direction.CLOSE):
            return mark.direction
        if self.stack:
            return Direction.CLOSE
        is_after_space = mark.start == 0 or self.text[mark.start - 1].isspace()
        if after_spaced and is_after_space:  # ( " слово ", да): left alone, like its partner
            return None
        if mark.direction is Direction.CLOSE_AFTER_SPACE or (self._unpaired_may_open() and is_after_space):
            return Direction.CLOSE_AFTER_SPACE
        return Direction.CLOSE if mark.written in _LOOK_CLOSED else Direction.OPEN

    def _closes_between_spaces(self, mark: QuotationMark) -> bool:
        if not self.stack:
            return False
        stop = self.stack[-1].stop
        if self.text[stop : stop + 1].isspace():
            return True  # (" слово " так), the space of the opening one is on the wrong side too
        # «слово » — так, which was «слово »- так
        return mark.written in "»“" and self.text[mark.stop + 1 : mark.stop + 2] == "—"

    def _is_no_quotation_mark(self, mark: QuotationMark) -> bool:
        if mark.direction in (Direction.EITHER, Direction.CLOSE_AFTER_SPACE):
            closes_low = bool(self.stack) and self.stack[-1].written == "‚"
            return mark.written == "'" or (mark.written == "‘" and not closes_low)
        if mark.written == ",," and mark.direction is not Direction.OPEN:  # it closes only what it opened
            return not self.stack or self.stack[-1].written != ",,"
        # G‘afur; ‚ for a comma
        return (mark.written, mark.direction) in (("‘", Direction.OPEN), ("‚", Direction.CLOSE))

    def _is_inch(self, mark: QuotationMark) -> bool:
        before, after = self.text[mark.start - 1 : mark.start], self.text[mark.stop : mark.stop + 1]
        if mark.written not in _INCH or not (before.isdecimal() or before in _FRACTIONS):
            return False
        if compiled(_BY).match(self.text, mark.stop):
            return True
        if after.isalpha():
            return False
        return not self.unclosed or mark.touches_next

    def _open(self, mark: QuotationMark) -> None:
        self.stack.append(mark)
        if mark.written not in _ONLY_IN_PAIRS:
            mark.closes = False
            self.unclosed += 1

    def _close(self, mark: QuotationMark) -> None:
        if mark.written in _ONLY_IN_PAIRS.values():
            if self.stack and _ONLY_IN_PAIRS.get(self.stack[-1].written) == mark.written:
                self._pair(self.stack.pop(), mark)
            return
        while self.stack and self.stack[-1].written in _ONLY_IN_PAIRS:
            self.stack.pop()
        mark.closes = True
        if self.stack:
            self._pair(self.stack.pop(), mark)
            self.unclosed -= 1
        else:
            self.unpaired = mark

    def _pair(self, opening: QuotationMark, closing: QuotationMark) -> None:
        if closing.number - opening.number <= FARTHEST:
            opening.partner, closing.partner = closing, opening
        opening.closes, closing.closes = False, True
