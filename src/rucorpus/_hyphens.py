"""Words broken over a line end: the halves are joined, or joined with their hyphen, and the line end goes behind them.

_breaks.py finds the places, _verdicts.py says what to do there, and this module makes edits of it. A word may be broken
more than once, so places that touch are one broken word, mended as a whole or not at all.
"""

from collections.abc import Callable, Container
from re import Match
from typing import TypeAlias

from ._arguments import require_text
from ._breaks import BLANKS, NO_BREAK, REACH, SOFT_MARKS, break_at, first_token, has_soft_breaks, line_ends
from ._edits import Edits, EditTuple, apply, compiled, compose
from ._verdicts import Answer, judge_by, judged

Vocabulary: TypeAlias = Container[str] | Callable[[str], object]
Word: TypeAlias = list[tuple[Match[str], Answer]]  # the breaks of one word, and what to do at each
Room: TypeAlias = tuple[int, int]  # blanks that a line end can take the place of

_BLANK_LINE = rf"[{BLANKS}]*(?:\Z|(?:\r\n?|\n)[{BLANKS}]*(?:[\r\n\f]|\Z))"


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

    One pass is enough but for a mended word that becomes the running head between the halves of another. A page's end
    has two lines at most, and each pass mends words over ends that hold one line more, so three passes change something.
    """
    require_text(text)
    lists: list[Edits] = []
    unclear = True
    while unclear:
        edits, unclear = _one_pass(text, vocabulary, across_spaces)
        if not edits:
            break
        lists.append(edits)
        text = apply(text, edits)
    return lists, text


def _one_pass(text: str, vocabulary: Vocabulary | None, across_spaces: bool) -> tuple[Edits, bool]:
    """Return the edits of all broken words, in order, and whether a line ends with a mark where no word is broken."""
    edits: Edits = []
    word: Word = []  # breaks of one word: the second half of each is the first half of the next
    judge, passed, unclear = None, 0, False
    for match in line_ends(text, across_spaces=across_spaces):
        judge = judge or judge_by(vocabulary, has_soft_breaks(text))
        start, stop = match.span()
        if not word and stop - start > 1:  # nearly always, and worth the haste
            reach = start - REACH if start > REACH else 0
            if plain := judge.plain(text[text.rfind(" ", reach, start) + 1 or reach : stop]):
                mark, second, new, gap, rule = plain
                edits += (stop - mark, stop - second, new, rule), (stop, stop + 1, gap, "hyphens.line_end")
                continue
        broken = break_at(text, start) if start >= passed else None
        if broken is None:
            unclear = True
            continue
        if word and broken.start() >= word[-1][0].end("second"):
            edits += _mended(text, word, edits)
            word = []
        word.append((broken, judged(judge, text, broken)))
        passed = broken.end()
        if len(word) == 1 and broken["room"] and broken["gap"]:  # no other break can touch it
            edits += _mended(text, word, edits)
            word = []
    return edits + _mended(text, word, edits) if word else edits, unclear


def _joined(start: int, stop: int, mark: str, answer: Answer) -> EditTuple:
    if answer[0] == "join":
        return start, stop, "", answer[1]
    if mark in SOFT_MARKS:
        return start, stop, "-", answer[1]
    return start + 1, stop, "", answer[1]


def _mended(text: str, word: Word, before: Edits) -> Edits:
    """Return the edits that join the parts of a word and move what stood between them; none where it is left alone."""
    if any(answer[0] == "leave" for _, answer in word):
        return []
    gaps = [match["gap"] for match, _ in word if match["gap"]]
    pages = [match["gap"] for match, _ in word if match["page"]]
    if len(pages) > 1:
        return []
    taken = before[-1][1] if before else 0  # the blanks before this word may hold the line end of the last one
    rooms = _rooms(text, word, bool(pages), taken) if gaps else []
    moved = [(*room, gap, "hyphens.line_end") for room, gap in zip(rooms, pages or gaps, strict=False)]
    return sorted([_joined(*match.span(), match["mark"], answer) for match, answer in word] + moved)


def _rooms(text: str, word: Word, page: bool, taken: int) -> list[Room]:
    """Return where line ends can go: behind the word, before it, or on to a blank line that follows.

    A line that held nothing but a part of a word has no room, and goes; the end of a page always has.
    """
    last, stop = word[-1][0], word[-1][0].end("second")
    rooms = [(stop, stop + len(last["room"]))] if last["room"] else []
    if not page and len(rooms) < len(word):
        rooms += [room for room in _room_before(text, word[0][0].start()) if room[0] >= taken]
    if not rooms and (page or compiled(_BLANK_LINE).match(text, stop)):
        rooms.append((stop, stop))
    return rooms


def _room_before(text: str, mark: int) -> list[Room]:
    """Return the blanks before a word that does not begin its line, where a line end would not break another word."""
    start = mark - len(first_token(text, mark))
    before = text[max(0, start - REACH) : start]
    words = before.rstrip(BLANKS)
    room = (start - len(before) + len(words), start)
    if not words or words[-1].isspace() or len(words) == len(before) or not compiled(NO_BREAK).match(text, room[0]):
        return []
    return [room]
