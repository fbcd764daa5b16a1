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
from ._verdicts import Answer, Known, judge_by, judged, known_by

Vocabulary: TypeAlias = Container[str] | Callable[[str], object]
Word: TypeAlias = list[tuple[Match[str], Answer]]  # the breaks of one word, and what to do at each


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
    """Return the edits of all broken words, in order, and whether a line ends with a mark where no word is broken."""
    edits: Edits = []
    owed: list[Owed] = []
    word: Word = []  # breaks of one word: the second half of each is the first half of the next
    judge, passed, unclear = None, 0, False
    for match in line_ends(text, across_spaces=across_spaces):
        judge = judge or judge_by(known, has_soft_breaks(text))
        start, stop = match.span()
        if start < passed:  # within the end of a page
            unclear = True
            continue
        if stop - start > 1 and not word:  # nearly always, and worth the haste
            reach = start - REACH if start > REACH else 0
            if plain := judge.plain(text[text.rfind(" ", reach, start) + 1 or reach : stop]):
                mark, second, new, gap, rule = plain
                edits += (stop - mark, stop - second, new, rule), (stop, stop + 1, gap, "hyphens.line_end")
                continue
        broken = break_at(text, start)
        unclear = unclear or broken is None or broken["second"][-1] in MARKS
        if broken is None:
            continue
        if word and broken.start() >= word[-1][0].end("second"):
            edits += _mended(text, word, edits, owed)
            word = []
        answer, passed = judged(judge, text, broken), broken.end()
        if word or not (broken["gap"] and broken["room"]) or answer[0] == "leave":
            word.append((broken, answer))
        else:  # no other break can touch it
            edits += _joined(broken, answer), (*broken.span("room"), broken["gap"], "hyphens.line_end")
    if word:
        edits += _mended(text, word, edits, owed)
    return sorted(edits + later_rooms(text, owed, edits)) if owed else edits, unclear


def _joined(broken: Match[str], answer: Answer) -> EditTuple:
    start, stop = broken.span()
    if answer[0] == "join":
        return start, stop, "", answer[1]
    if broken["mark"] in SOFT_MARKS:
        return start, stop, "-", answer[1]
    return start + 1, stop, "", answer[1]


def _mended(text: str, word: Word, before: Edits, owed: list[Owed]) -> Edits:
    """Return the edits that join the parts of a word and move what stood between them; none where it is left alone.

    Line ends that find no room beside the word are `owed`.
    """
    if any(answer[0] == "leave" for _, answer in word) or sum(match["page"] is not None for match, _ in word) > 1:
        return []
    gaps = sorted((match for match, _ in word if match["gap"]), key=lambda match: match["page"] is None)
    taken = before[-1][1] if before else 0  # the blanks before this word may hold the line end of the last one
    rooms = rooms_beside(text, word[0][0], word[-1][0], taken) if gaps else []
    if gaps and gaps[0]["page"] and not word[-1][0]["room"]:  # the end of a page needs no blanks to stand at
        rooms.insert(0, (word[-1][0].end("second"),) * 2)
    moved = [(*room, match["gap"], "hyphens.line_end") for room, match in zip(rooms, gaps, strict=False)]
    owed += [(word[-1][0].end("second"), match["gap"]) for match in gaps[len(rooms) :]]
    return sorted([_joined(match, answer) for match, answer in word] + moved)
