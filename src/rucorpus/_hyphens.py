"""Words broken over a line end: the halves are joined, or joined with their hyphen, and the line end goes behind them.

_breaks.py finds the places, _verdicts.py says what to do there, and this module makes edits of it. A word may be broken
more than once, so places that touch are one broken word, mended as a whole or not at all.
"""

from collections.abc import Callable, Container
from re import Match
from typing import TypeAlias

from ._arguments import require_text
from ._breaks import MARKS, REACH, SOFT_MARKS, break_at, has_soft_breaks, line_ends
from ._edits import Edits, EditTuple, apply, compose
from ._rooms import Owed, later_rooms, rooms_beside
from ._verdicts import Answer, Judge, Known, judge_by, judged, known_by

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
    return _passes(text, vocabulary, across_spaces)[1]


def hyphen_edits(text: str, *, vocabulary: Vocabulary | None = None, across_spaces: bool = False) -> Edits:
    """Return the edits of `dehyphenate`, sorted and disjoint.

    >>> hyphen_edits("мо-\\nре и луг")
    [(2, 4, '', 'hyphens.letters'), (6, 7, '\\n', 'hyphens.line_end')]
    """
    lists, target = _passes(text, vocabulary, across_spaces)
    return lists[0] if len(lists) == 1 else list(compose(lists, text, target))


def _passes(text: str, vocabulary: Vocabulary | None, across_spaces: bool) -> tuple[list[Edits], str]:
    """Return the edits of each pass and the mended text.

    One is enough but for a mended word that becomes the running head between the halves of another. What a page ends
    with has two lines at most, and the words of each pass stand on lines between those of the next: so there are three.
    """
    require_text(text)
    known = known_by(vocabulary)
    lists: list[Edits] = []
    unclear = True
    while unclear:
        edits, unclear = _one_pass(text, known, across_spaces)
        if not edits:
            break
        lists.append(edits)
        text = apply(text, edits)
    return lists, text


def _one_pass(text: str, known: Known | None, across_spaces: bool) -> tuple[Edits, bool]:
    """Return the edits of all broken words, in order, and whether another pass may find more."""
    walk = None
    for match in line_ends(text, across_spaces=across_spaces):
        if walk is None:
            walk = _Walk(text, judge_by(known, has_soft_breaks(text)))
            edits, plain_of = walk.edits, walk.judge.plain
        start, stop = match.span()
        plain = None
        if stop - start > 1 and start >= walk.passed and not walk.word:  # nearly always, and worth the haste
            reach = start - REACH if start > REACH else 0
            plain = plain_of(text[text.rfind(" ", reach, start) + 1 or reach : stop])
        if plain:
            mark, second, new, gap, rule = plain
            edits += (stop - mark, stop - second, new, rule), (stop, stop + 1, gap, "hyphens.line_end")
        else:
            walk.look_closely(start)
    return walk.finish() if walk else ([], False)


class _Walk:
    """One walk over the line ends of a text, and the edits made on the way."""

    def __init__(self, text: str, judge: Judge) -> None:
        self.text, self.judge = text, judge
        self.edits: Edits = []
        self.owed: list[Owed] = []
        self.word: list[Break] = []  # breaks of one word: the second half of each is the first half of the next
        self.passed = 0
        self.unclear = False  # a line ends with a mark, but no word is broken there: perhaps when the others are mended

    def look_closely(self, end: int) -> None:
        """Take the break at a line end into account, if it is one."""
        broken = break_at(self.text, end) if end >= self.passed else None  # else it is within the end of a page
        if broken is None:
            self.unclear = True
            return
        if self.word and broken.start() >= self.word[-1][0].end("second"):
            self._end_word()
        answer, self.passed = judged(self.judge, self.text, broken), broken.end()
        if self.word or not (broken["gap"] and broken["room"]) or answer[0] == "leave":
            self.word.append((broken, answer))
        else:  # no other break can touch it
            self.edits += _joined(broken, answer), (*broken.span("room"), broken["gap"], "hyphens.line_end")

    def finish(self) -> tuple[Edits, bool]:
        """Return the edits, and whether another pass may find more."""
        if self.word:
            self._end_word()
        if self.owed:
            self.edits = sorted(self.edits + later_rooms(self.text, self.owed, self.edits))
        return self.edits, self.unclear

    def _end_word(self) -> None:
        """Join the parts of a word and move what stood between them, unless it is left alone."""
        self.unclear = self.unclear or self.word[-1][0]["second"][-1] in MARKS
        pages = sum(broken["page"] is not None for broken, _ in self.word)
        if pages < 2 and all(answer[0] != "leave" for _, answer in self.word):
            self.edits += sorted([_joined(*part) for part in self.word] + self._moved())
        self.word = []

    def _moved(self) -> Edits:
        """Return the edits that move the line ends of a word; those that find no room beside it are owed."""
        first, last = self.word[0][0], self.word[-1][0]
        gaps = sorted((broken for broken, _ in self.word if broken["gap"]), key=lambda broken: broken["page"] is None)
        taken = self.edits[-1][1] if self.edits else 0  # the blanks before the word may hold the line end of the last
        rooms = rooms_beside(self.text, first, last, taken) if gaps else []
        if gaps and gaps[0]["page"] and not last["room"]:  # the end of a page needs no blanks to stand at
            rooms.insert(0, (last.end("second"), last.end("second")))
        self.owed += [(last.end("second"), broken["gap"]) for broken in gaps[len(rooms) :]]
        return [(*room, broken["gap"], "hyphens.line_end") for room, broken in zip(rooms, gaps, strict=False)]


def _joined(broken: Match[str], answer: Answer) -> EditTuple:
    start, stop = broken.span()
    if answer[0] == "join":
        return start, stop, "", answer[1]
    if broken["mark"] in SOFT_MARKS:
        return start, stop, "-", answer[1]
    return start + 1, stop, "", answer[1]
