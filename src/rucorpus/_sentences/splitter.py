"""Sentences: where one ends and the next begins.

`_marks` finds the places and settles the plain ones. At the others small rules speak first, then the learned weights of
the context; `explain` says which decided. Conventions: docs/sentences.md; they follow OpenCorpora, SynTagRus, GICRYA
and RNC, the corpora razdel is measured on.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from .._base.validation import require_text
from .abbreviations import checked
from .bracket_pairs import keep_pairs, pairs
from .features import context
from .features import reasons as reasons_of
from .headings import without_headings
from .paragraphs import blocks, spaced_evenly
from .rules import decide, own_vote
from .terminators import patterns

Span = tuple[int, int]
Mark = tuple[str, re.Pattern[str]]
Decider = Callable[[str, int, re.Match[str], tuple[str, ...]], tuple[bool, str]]


class Decision(NamedTuple):
    """A place where a sentence could begin, whether one does, the rule that decided, and the weights that did."""

    place: int
    begins: bool
    rule: str
    weights: list[tuple[str, int]]


def _plain_but_for_blanks(text: str, match: re.Match[str]) -> bool:
    """Tell whether a sentence would plainly start if there were one blank before it instead of several.

    >>> text = "Он ушёл.  Она в  г.  Орле."
    >>> [_plain_but_for_blanks(text, match) for match in dict(patterns())["."].finditer(text)]
    [True, False]
    """
    begin = max(0, match.start() - 16)  # as far as a pattern looks, and several blanks more
    left = BLANKS.sub(" ", text[begin : match.start()])
    squeezed = f"{left}{BLANKS.sub(' ', text[match.start() : match.end(1)])} {text[match.end() : match.end() + 8]}"
    again = match.re.search(squeezed, len(left))
    return again is not None and again.lastindex is None


BLANKS = re.compile(r"\s+")


def walk(
    text: str, begin: int, end: int, marks: Iterable[Mark], own: tuple[str, ...] = (), ask: Decider = decide
) -> list[Span]:
    """Return the sentences of a block, found by the patterns of `_marks`; `ask` decides the doubtful places.

    >>> walk("Он ушёл. Она в г. Орле.", 0, 23, patterns())
    [(0, 8), (9, 23)]
    """
    starts: list[int] = []
    doubtful: list[re.Match[str]] = []
    settle, doubt = starts.append, doubtful.append
    for sign, pattern in marks:
        for match in pattern.finditer(text, begin, end) if sign in FREQUENT else _rare(text, begin, end, sign, pattern):
            if match.lastindex is None:
                settle(match.end())
            else:
                doubt(match)
    starts.sort()
    doubtful.sort(key=re.Match.start)
    if own:
        starts = [start for start in starts if own_vote(text, begin, start, own) is not False]
    early = _decided(text, begin, starts, doubtful, own, ask) if doubtful else {}
    spans: list[Span] = []
    found = spans.append
    for start in starts:
        found((begin, early.get(start, start - 1) if early else start - 1))
        begin = start
    found((begin, end))
    return spans


FREQUENT = ".?;"


def _rare(text: str, begin: int, end: int, sign: str, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Yield the matches of a pattern whose sign is rare, so that `str.find` skips the rest faster than the pattern.

    >>> [match.start() for match in _rare("Ура! Да! Нет", 0, 12, "!", dict(patterns())["!"])]
    [3, 7]
    """
    place = text.find(sign, begin, end)
    while place >= 0:
        if match := pattern.match(text, place, end):
            yield match
        place = text.find(sign, match.end() if match else place + 1, end)


def _decided(
    text: str, begin: int, starts: list[int], doubtful: list[re.Match[str]], own: tuple[str, ...], ask: Decider
) -> dict[int, int]:
    """Add to `starts` where `ask` lets a sentence begin; return where the one before ends if several blanks follow."""
    more: list[int] = []
    early: dict[int, int] = {}
    last = begin
    for match in doubtful:
        start, stop = match.end(), match.end(1)
        place = bisect_left(starts, start)
        if start == last or (place < len(starts) and starts[place] == start):
            continue  # two marks of one end: «…!»?) Он»
        if place and starts[place - 1] > last:
            last = starts[place - 1]
        plain = (
            start - stop > 1 and _plain_but_for_blanks(text, match) and own_vote(text, last, start, own) is not False
        )
        if plain or ask(text, last, match, own)[0]:
            more.append(start)
            last = start
            if start - stop > 1:
                early[start] = stop
    starts += more
    starts.sort()
    return early


def explain(text: str, abbreviations: Iterable[str] = ()) -> list[Decision]:
    """Return every place where a sentence could begin, whether one does, and what decided.

    >>> for place, begins, rule, weights in explain("Живу в г. Орле. Учусь у проф. Павлова."):
    ...     print(place, begins, rule, sum(weight for _, weight in weights) < 0)
    10 False weights True
    16 True plain False
    30 False head False

    A rule is the function of that name in `_rules.py`; «plain» is settled by the pattern of the mark, «own» by an
    abbreviation of the caller's; «weights» add up to more than 0 where a sentence begins, the weightiest first.
    """
    own = checked(abbreviations)
    decisions: list[Decision] = []

    def ask(text: str, start: int, match: re.Match[str], own: tuple[str, ...]) -> tuple[bool, str]:
        begins, rule = decide(text, start, match, own)
        reasons = reasons_of(*context(text, start, match)) if rule == "weights" else []
        decisions.append(Decision(match.end(), begins, rule, reasons))
        return begins, rule

    for begin, end in blocks(text, lines=False):
        asked = len(decisions)
        starts = [start for start, _ in walk(text, begin, end, patterns(), own, ask)[1:]]
        told = {decision.place for decision in decisions[asked:]}
        decisions += [Decision(start, True, "plain", []) for start in starts if start not in told]
        spared = {start for start, _ in walk(text, begin, end, patterns())[1:]} - {*starts, *told} if own else ()
        decisions += [Decision(start, False, "own", []) for start in spared]
    return sorted(decisions)


def sentence_spans(
    text: str,
    *,
    headings: bool = False,
    whole_quotes: bool = False,
    lines: bool = False,
    abbreviations: Iterable[str] = (),
) -> list[Span]:
    """Return where the sentences of `text` begin and end.

    >>> sentence_spans("Роман написал Л. Н. Толстой. Его читают.")
    [(0, 28), (29, 40)]

    Offsets count code points, half-open; spans are sorted and disjoint, never empty, without blanks at either end, and
    cover every character that is no blank. A blank line always ends a sentence; a single line end is a blank, or with
    `lines` an end too. `headings` also cuts headings, captions and photo credits glued to the next sentence without
    punctuation; `whole_quotes` never cuts inside a balanced pair of quotes or brackets; `abbreviations` adds your own,
    as they stand before the period («мкр», «т. ч»). Linear in `len(text)`.

    «;» and «:» never end a sentence, nor does a mark without a blank after it («конец.Начало»). Raises TypeError when
    `text` is not a str or `abbreviations` is a single one. Conventions and known gaps: docs/sentences.md.
    """
    require_text(text)
    own = checked(abbreviations) if abbreviations != () else ()
    marks = [mark for mark in patterns() if mark[0] in text]
    spaced = spaced_evenly(text) if headings else text
    spans: list[Span] = []
    for begin, end in blocks(text, lines):
        found = walk(text, begin, end, marks, own)
        if headings:
            found = without_headings(spaced, found)
        spans += keep_pairs(found, pairs(text, begin, end)) if whole_quotes else found
    return spans


def split_sentences(
    text: str,
    *,
    headings: bool = False,
    whole_quotes: bool = False,
    lines: bool = False,
    abbreviations: Iterable[str] = (),
) -> list[str]:
    """Return the sentences of `text`, the slices that `sentence_spans` names with the same options.

    >>> split_sentences("Он родился в 1900 г. в Москве. «Ты идёшь?» — спросил он. Она молчала...")
    ['Он родился в 1900 г. в Москве.', '«Ты идёшь?» — спросил он.', 'Она молчала...']
    >>> split_sentences("Токаев и террористы На фоне протестов он выступил.", headings=True)
    ['Токаев и террористы', 'На фоне протестов он выступил.']

    Blanks between sentences belong to none of them and are left out; nothing else is, and nothing is changed. What is
    promised, what is not done and what is raised: see `sentence_spans`.
    """
    spans = sentence_spans(text, headings=headings, whole_quotes=whole_quotes, lines=lines, abbreviations=abbreviations)
    return [text[start:stop] for start, stop in spans]
