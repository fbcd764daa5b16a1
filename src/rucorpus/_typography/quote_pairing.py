"""Pairs of quotation marks: a closing mark takes the last open one, and what is open helps to read a mark.

An unpaired mark never changes the depth of others, and a mark between blanks is none.
"""

from .._base.characters import DASHES
from .._base.scanner import compiled
from .quote_marks import Mark, Way

# Marks that have more than so many others between them are no pair: two lost ones met.
FARTHEST = 16
# For marks that neither neighbours nor open marks decide.
_LOOKS_CLOSED = frozenset(("»", "”", ">>"))
# Marks that are quotes only in pairs, and what closes them; alone they are apostrophes, feet, commas, meaning marks.
_ONLY_IN_PAIRS = {"'": "'", "‚": "‘"}
_INCH = frozenset(('"', "''"))
_FRACTIONS = frozenset("½¼¾⅓⅔⅛⅜⅝⅞")
_TURNED = rf"\s(?![{DASHES}])"


def paired(text: str, marks: list[Mark]) -> list[Mark]:
    """Return the marks of a paragraph, each with its partner, if it has one.

    >>> from rucorpus._typography.quote_marks import marks_between
    >>> [bool(mark.partner) for mark in paired('Он: "Да" и "нет', marks_between('Он: "Да" и "нет', 0, 15))]
    [True, True, False]
    """
    pairing = _Pairing(text)
    for mark in marks:
        if not mark.is_apostrophe:
            pairing.take(mark)
    return marks


class _Pairing:
    """The state of one walk over the marks of a paragraph."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.stack: list[Mark] = []  # what is open
        self.unclosed = 0  # how many of the stack are quotation marks even without a partner
        self.between_blanks = False  # did the mark before stand between blanks?
        self.alone: Mark | None = None  # the mark before, if it closed nothing

    def take(self, mark: Mark) -> None:
        """Find the partner of `mark`: a closing mark takes the last open one."""
        way, is_turned = self._decided(mark), self._is_turned()
        alone, self.alone = self.alone, None
        if alone and is_turned and (way is Way.STRAY or (way is None and mark.way is None)):
            self._pair(alone, mark)  # из газеты" Труд ", with both blanks on the wrong side
        elif way is not None and self._is_inch(mark):
            if not self.unclosed:
                self.stack.clear()  # no pair of single marks stands around an inch: written «…» it would end there
        elif way is Way.OPEN:
            self._open(mark)
        elif way in (Way.CLOSE, Way.STRAY):
            self._close(mark)

    def _is_turned(self) -> bool:
        """Tell whether the mark before closed nothing and may be an opening one, with its blank on the wrong side."""
        # A blank before a dash may be one that the dash got: »- and » — are the same.
        return self.alone is not None and compiled(_TURNED).match(self.text, self.alone.stop) is not None

    def _decided(self, mark: Mark) -> Way | None:
        """Return the way of a mark, now that it is known what is open."""
        between_blanks, self.between_blanks = self.between_blanks, False
        if mark.way is None:
            if self.stack and self.text[self.stack[-1].stop : mark.start][:1].isspace():
                return Way.CLOSE  # (" слово " так), the blank of the opening mark is on the wrong side too
            if self.stack and mark.sign in "»“" and self.text[mark.stop + 1 : mark.stop + 2] == "—":
                return Way.CLOSE  # «слово » — так, which was «слово »- так
            self.between_blanks = True
            return None
        if mark.way in (Way.EITHER, Way.STRAY) and (mark.sign == "'" or (mark.sign == "‘" and not self._is_low())):
            return None
        if (mark.sign, mark.way) in (("‘", Way.OPEN), ("‚", Way.CLOSE)):  # G‘afur; ‚ for a comma
            return None
        if mark.way in (Way.OPEN, Way.CLOSE):
            return mark.way
        if self.stack:
            return Way.CLOSE
        if between_blanks and self.text[mark.start - 1].isspace():  # ( " слово ", да): left alone, like its partner
            return None
        if mark.way is Way.STRAY or (self._is_turned() and self.text[mark.start - 1].isspace()):
            return Way.STRAY
        return Way.CLOSE if mark.sign in _LOOKS_CLOSED else Way.OPEN

    def _is_low(self) -> bool:
        return bool(self.stack) and self.stack[-1].sign == "‚"

    def _is_inch(self, mark: Mark) -> bool:
        before, after = self.text[mark.start - 1 : mark.start], self.text[mark.stop : mark.stop + 1]
        if mark.sign not in _INCH or not (before.isdecimal() or before in _FRACTIONS) or after.isalpha():
            return False
        return not self.unclosed or mark.followed

    def _open(self, mark: Mark) -> None:
        self.stack.append(mark)
        if mark.sign not in _ONLY_IN_PAIRS:
            mark.closes = False
            self.unclosed += 1

    def _close(self, mark: Mark) -> None:
        if mark.sign in _ONLY_IN_PAIRS.values():
            if self.stack and _ONLY_IN_PAIRS.get(self.stack[-1].sign) == mark.sign:
                self._pair(self.stack.pop(), mark)
            return
        while self.stack and self.stack[-1].sign in _ONLY_IN_PAIRS:
            self.stack.pop()
        mark.closes = True
        if self.stack:
            self._pair(self.stack.pop(), mark)
            self.unclosed -= 1
        else:
            self.alone = mark

    def _pair(self, opening: Mark, closing: Mark) -> None:
        if closing.number - opening.number <= FARTHEST:
            opening.partner, closing.partner = closing, opening
        opening.closes, closing.closes = False, True
