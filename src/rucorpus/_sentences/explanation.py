"""Explanations: for every position where a sentence could begin, what decided whether one does."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from typing import NamedTuple

from .capitalization import levels
from .features import FEATURES, boundary_weights, context, features
from .heading_features import HeadingCandidate, word_features
from .headings import CANDIDATE, GUARDS, heading_weights, without_headings
from .own_abbreviations import checked
from .paragraphs import Span, paragraphs
from .rules import Decision, decide
from .splitter import sentences
from .terminators import patterns


class Explanation(NamedTuple):
    """Whether a sentence begins at an offset, what decided, and the weights if they did, the largest first."""

    offset: int
    begins: bool
    rule: str
    weights: list[tuple[str, int]]


def explain(text: str, abbreviations: Iterable[str] = ()) -> list[Explanation]:
    """Return every position where a sentence could begin, and what decided.

    >>> for offset, begins, rule, weights in explain("Живу в г. Орле. Учусь у проф. Павлова."):
    ...     print(offset, begins, rule, sum(weight for _, weight in weights) < 0)
    10 False weights True
    16 True plain False
    30 False head False

    A rule is the function of that name in rules.py; «plain» is settled by the pattern of the terminator, «own» by an
    abbreviation of the caller's; «weights» add up to more than 0 where a sentence begins.
    """
    own = checked(abbreviations)
    found: list[Explanation] = []

    def explained(text: str, start: int, match: re.Match[str], own: tuple[str, ...]) -> Decision:
        begins, rule = decide(text, start, match, own)
        weights = _boundary_weights(text, start, match) if rule == "weights" else []
        found.append(Explanation(match.end(), begins, rule, weights))
        return begins, rule

    for begin, end in paragraphs(text, lines=False):
        before = len(found)
        starts = {start for start, _ in sentences(text, begin, end, patterns(), own, explained)[1:]}
        known = {explanation.offset for explanation in found[before:]}
        found += [Explanation(start, True, "plain", []) for start in starts - known]
        kept = {start for start, _ in sentences(text, begin, end, patterns())[1:]} - starts - known if own else ()
        found += [Explanation(start, False, "own", []) for start in kept]
    return sorted(found)


def _boundary_weights(text: str, start: int, match: re.Match[str]) -> list[tuple[str, int]]:
    named = zip(FEATURES, boundary_weights(), features(*context(text, start, match)), strict=True)
    return _largest_first([(f"{name}: {value}", table.get(value, 0)) for name, table, value in named])


def _largest_first(weights: list[tuple[str, int]]) -> list[tuple[str, int]]:
    return sorted([(name, weight) for name, weight in weights if weight], key=lambda item: -abs(item[1]))


def explain_headings(text: str, spans: list[Span]) -> list[Explanation]:
    """Return every position where a heading may end; the rule is «weights» or the guard that objected.

    >>> text = "Токаев и террористы На фоне протестов он выступил."
    >>> [(offset, begins, rule, weights[0][0]) for offset, begins, rule, weights in explain_headings(text, [(0, 50)])]
    [(20, True, 'weights', 'level:9')]
    """
    if not spans:
        return []
    cut = [start for start, _ in without_headings(text, spans)]
    sentence_starts, stops = {start for start, _ in spans}, [stop for _, stop in spans]
    found = []
    for match in CANDIDATE.finditer(text, spans[0][0], spans[-1][1]):
        if (offset := match.start(1)) not in sentence_starts:
            index = bisect_left(cut, offset)
            candidate = HeadingCandidate(text, cut[index - 1], offset, stops[bisect_left(stops, offset)])
            guards = [guard.__name__ for guard in GUARDS if guard(candidate)]
            weights = [] if guards else _heading_weights(candidate)
            found.append(Explanation(offset, offset in cut[index : index + 1], (*guards, "weights")[0], weights))
    return found


def _heading_weights(candidate: HeadingCandidate) -> list[tuple[str, int]]:
    names = ["bias", *word_features(candidate.opener.bare, levels()), *candidate.beside_features(levels())]
    names += candidate.part_features() + candidate.nearby_features()
    return _largest_first([(name, heading_weights().get(name, 0)) for name in names])
