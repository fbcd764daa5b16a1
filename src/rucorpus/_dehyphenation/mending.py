"""Words broken over a line end: the halves are joined, or joined with their hyphen, and the line end goes behind them.

_breaks.py finds the places, _verdicts.py says what to do there, and this module makes edits of it. A word may be broken
more than once, so places that touch are one broken word, mended as a whole or not at all.
"""

from collections.abc import Callable, Container
from itertools import chain
from re import Match
from typing import TypeAlias

from .._base.edits import Edits, EditTuple, apply, compose
from .._base.scanner import compiled
from .._base.validation import require_text
from .decision import Answer, Judge, Known, judge_by, judged, known_by
from .line_breaks import NO_BREAK, REACH, SOFT_MARKS, break_at, has_soft_breaks, line_ends, mark_before
from .line_end_moves import Owed, later_rooms, room_before

Vocabulary: TypeAlias = Container[str] | Callable[[str], object]
Break: TypeAlias = tuple[Match[str], Answer]  # where a word is broken, and what to do there


def dehyphenate(text: str, *, vocabulary: Vocabulary | None = None, across_spaces: bool = False) -> str:
    """Return `text` with the words mended that a line end broke; real hyphens stay.

    >>> dehyphenate("Над горо-\\nдом кое-\\nгде видны северо-\\nзападные тучи.")
    'Над городом\\nкое-где\\nвидны северо-западные\\nтучи.'
    >>> dehyphenate("Тест ай-\\nкью готов.", vocabulary={"ай-кью"})
    'Тест ай-кью\\nготов.'
    >>> dehyphenate("пере- нос и двух- или трёхместный", across_spaces=True)
    'перенос и двух- или трёхместный'

    The second half moves up with the punctuation attached to it, and the line end goes behind it, so the lines and
    paragraphs stay what they are; where it is alone on its line the first half moves down instead. Page numbers and
    running heads between the halves stay. Marks are `-`, ¬, U+00AD, U+2010 and U+2011. `vocabulary` says what is a
    word: a set, a mapping, or a function such as `word_is_known` of pymorphy3. `across_spaces` also mends «пере- нос».

    Idempotent, no letter is lost, linear in `len(text)`; text without broken words is returned itself. It guesses: of
    a word it has not seen it may delete a hyphen that was real. Left alone: dashes at a line end, suspended hyphens
    (пяти- и шестиместные), addresses. Lines are not unwrapped.

    Raises TypeError when `text` is not a str or `vocabulary` is none of the three. Sources: docs/dehyphenation.md.
    """
    return _passes(text, vocabulary, across_spaces, account=False)[1]


def hyphen_edits(text: str, *, vocabulary: Vocabulary | None = None, across_spaces: bool = False) -> Edits:
    """Return the edits of `dehyphenate`, sorted and disjoint.

    >>> hyphen_edits("мо-\\nре и луг")
    [(2, 4, '', 'hyphens.letters'), (6, 7, '\\n', 'hyphens.line_end')]
    """
    lists, target = _passes(text, vocabulary, across_spaces, account=True)
    return lists[0] if len(lists) == 1 else list(compose(lists, text, target))


def _passes(text: str, vocabulary: Vocabulary | None, across_spaces: bool, account: bool) -> tuple[list[Edits], str]:
    """Return the edits of each pass and the mended text; where nobody asks for an account, an edit may be a whole word.

    One is enough but for a mended word that becomes the running head between the halves of another. What a page ends
    with has two lines at most, and the words of each pass stand on lines between those of the next: so there are three.
    """
    require_text(text)
    known = known_by(vocabulary)
    lists: list[Edits] = []
    unclear = True
    while unclear:
        edits, unclear = _one_pass(text, known, across_spaces, account)
        if not edits:
            break
        lists.append(edits)
        text = apply(text, edits)
    return lists, text


def _one_pass(text: str, known: Known | None, across_spaces: bool, account: bool) -> tuple[Edits, bool]:
    """Return the edits of all broken words, in order, and whether another pass may find more."""
    ends = line_ends(text, across_spaces=across_spaces)
    if (first := next(ends, None)) is None:
        return [], False
    walk = _Walk(text, judge_by(known, has_soft_breaks(text)))
    edits, word, passed, plain_of = walk.edits, walk.word, 0, walk.judge.plain
    for match in chain((first,), ends):
        start, stop = match.span()
        plain = None
        if stop - start > 1 and start >= passed and not word:  # nearly always, and worth the haste
            reach = start - REACH if start > REACH else 0
            # Up to two blanks may stand behind the mark; what is before them is a letter.
            plain = plain_of(text[text.rfind(" ", reach, start - 2) + 1 or reach : stop])
        if not plain:
            passed = walk.look_closely(start)
        elif account:
            _, _, mark, second, new, gap, rule = plain
            edits += (stop - mark, stop - second, new, rule), (stop, stop + 1, gap, "hyphens.line_end")
        else:
            edits.append((stop - plain[1], stop + 1, plain[0], plain[6]))
    return walk.finish()


class _Walk:
    """One walk over the line ends of a text, and the edits made on the way."""

    def __init__(self, text: str, judge: Judge) -> None:
        self.text, self.judge = text, judge
        self.edits: Edits = []
        self.owed: list[Owed] = []
        self.word: list[Break] = []  # breaks of one word: the second half of each is the first half of the next
        self.passed = 0
        self.unclear = False  # a line ends with a mark, but no word is broken there: perhaps when the others are mended

    def look_closely(self, end: int) -> int:
        """Take the break at a line end into account, if it is one, and return up to where the text is looked at."""
        broken = break_at(self.text, end) if end >= self.passed else None  # else it is within the end of a page
        if broken is None:
            self.unclear = self.unclear or mark_before(self.text, end) > 0
            return self.passed
        if self.word and broken.start() >= self.word[-1][0].end("second"):
            self.unclear = True  # its second half ends with a mark
            self._end_word()
        answer, self.passed = judged(self.judge, self.text, broken), broken.end()
        if broken["gap"] and broken["room"] and not self.word and answer[0] != "leave":  # the haste again
            self.edits += _joined(broken, answer), (*broken.span("room"), broken["gap"], "hyphens.line_end")
            return self.passed
        self.word.append((broken, answer))
        if compiled(NO_BREAK).match(self.text, broken.end("second")):
            self._end_word()
        return self.passed

    def finish(self) -> tuple[Edits, bool]:
        """Return the edits, and whether another pass may find more."""
        if self.word:
            self.unclear = True
            self._end_word()
        if self.owed:
            self.edits = sorted(self.edits + later_rooms(self.text, self.owed, self.edits))
        return self.edits, self.unclear

    def _end_word(self) -> None:
        """Join the parts of a word and move what stood between them, unless it is left alone."""
        word = self.word[:]
        self.word.clear()
        pages = [broken for broken, _ in word if broken["page"]]
        if len(pages) < 2 and "leave" not in [answer[0] for _, answer in word]:
            gaps = pages + [broken for broken, _ in word if broken["gap"] and not broken["page"]]
            moved = self._moved(gaps, word[0][0].start(), word[-1][0]) if gaps else []
            self.edits += sorted([_joined(*part) for part in word] + moved)

    def _moved(self, gaps: list[Match[str]], first: int, last: Match[str]) -> Edits:
        """Return the edits that move the line ends of a word; those that find no room beside it are owed."""
        stop = last.end("second")
        rooms = [last.span("room")] if last["room"] else []
        if gaps[0]["page"] and not rooms:  # the end of a page needs no blanks to stand at
            rooms.append((stop, stop))
        if len(rooms) < len(gaps):
            taken = self.edits[-1][1] if self.edits else 0  # blanks before the word may hold the line end of the last
            rooms += room_before(self.text, first, taken)
        self.owed += [(stop, broken["gap"]) for broken in gaps[len(rooms) :]]
        return [(*room, broken["gap"], "hyphens.line_end") for room, broken in zip(rooms, gaps, strict=False)]


def _joined(broken: Match[str], answer: Answer) -> EditTuple:
    start, stop = broken.span()
    if answer[0] == "join":
        return start, stop, "", answer[1]
    if broken["mark"] in SOFT_MARKS:
        return start, stop, "-", answer[1]
    return start + 1, stop, "", answer[1]
