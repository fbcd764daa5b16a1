"""Explanations: for every position where a sentence could begin, what decided whether one does."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from typing import NamedTuple

from .abbreviation_rules import Own, checked
from .capitalization import levels
from .features import boundary_weights, context, features
from .heading_features import HeadingCandidate, word_features
from .headings import CANDIDATE, GUARDS, heading_weights, without_headings
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

    A rule is a function of rules.py, «plain» the pattern of the terminator, «own» an abbreviation of the caller's;
    «weights» add up to more than 0 where a sentence begins.
    """
    own = checked(abbreviations)
    found: list[Explanation] = []

    def explained(text: str, start: int, match: re.Match[str], own: Own, low: int) -> Decision:
        begins, rule = decide(text, start, match, own, low)
        names = features(*context(text, start, match, low)) if rule == "weights" else ()
        found.append(Explanation(match.end(), begins, rule, _weighed(names, boundary_weights())))
        return begins, rule

    for begin, end in paragraphs(text, lines=False):
        before = len(found)
        starts = {start for start, _ in sentences(text, begin, end, patterns().values(), own, explained)[1:]}
        known = {explanation.offset for explanation in found[before:]}
        found += [Explanation(start, True, "plain", []) for start in starts - known]
        kept = (
            {start for start, _ in sentences(text, begin, end, patterns().values())[1:]} - starts - known if own else ()
        )
        found += [Explanation(start, False, "own", []) for start in kept]
    return sorted(found)


def _weighed(names: Iterable[str], known: dict[str, int]) -> list[tuple[str, int]]:
    """Return the features that have a weight, the largest first."""
    return sorted([(name, known[name]) for name in names if name in known], key=lambda item: -abs(item[1]))


def explain_headings(text: str, spans: list[Span]) -> list[Explanation]:
    """Return every position where a heading may end; the rule is «weights» or the guard that objected.

    >>> for offset, begins, rule, weights in explain_headings("Токаев и террористы На фоне протестов.", [(0, 38)]):
    ...     print(offset, begins, rule, sum(weight for _, weight in weights) >= 0)
    20 True weights True
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
            weights = [] if guards else _weighed(_features(candidate), heading_weights())
            found.append(Explanation(offset, offset in cut[index : index + 1], (*guards, "weights")[0], weights))
    return found


def _features(candidate: HeadingCandidate) -> list[str]:
    near = ["bias", *word_features(candidate.opener.bare, levels()), *candidate.beside_features(levels())]
    return near + candidate.part_features() + candidate.nearby_features()
