"""Sentences: where one ends and the next begins.

`terminators` finds the boundaries and decides the plain ones. At the doubtful ones rules decide first, then the learned
weights of the context; `explanation` says which decided. Conventions: docs/sentences.md; they follow
OpenCorpora, SynTagRus, GICRYA and RNC, the corpora razdel is measured on.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from typing import NamedTuple

from .._base.validation import require_switches, require_text
from .._protection.application import covering
from .._protection.finder import Protect, find
from .._protection.masking import masked
from .abbreviation_rules import Own, checked, own_decision
from .bracket_pairs import joined_inside, outermost_pairs, outside, titles, with_placeholders
from .features import opens
from .headings import without_headings
from .paragraphs import LINE_ENDS, Span, between, checked_length, paragraphs, pieces, with_plain_spaces
from .rules import Decision, decide
from .terminators import is_simple, patterns, plain_before_spaces, terminators_of

Decide = Callable[[str, int, re.Match[str], Own, int], Decision]


def sentences(
    text: str,
    begin: int,
    end: int,
    terminators: Iterable[re.Pattern[str]],
    own: Own = (),
    decide: Decide = decide,
    *,
    low: int | None = None,
    scan: int = 0,
) -> list[Span]:
    """Return the sentences of a paragraph, or of its part from `begin` on; the paragraph begins at `low`.

    `decide` decides the doubtful boundaries; there are none before `scan`.

    >>> sentences("Он ушёл. Она в г. Орле.", 0, 23, patterns().values())
    [(0, 8), (9, 23)]
    """
    plain: list[int] = []  # where sentences begin, one whitespace character after the end of the previous one
    doubtful: list[re.Match[str]] = []
    scanned = scan if scan > begin else begin
    for pattern in terminators:
        for match in pattern.finditer(text, scanned, end):
            if match.lastindex is None:
                plain.append(match.end())
            else:
                doubtful.append(match)
    if not plain and not doubtful:
        return [(begin, end)]
    plain.sort()
    if kept := titles(text, begin, end):
        plain = outside(plain, kept)
        doubtful = [match for match in doubtful if outside([match.end()], kept)]
    if own:
        plain = [start for start in plain if own_decision(text, begin, start, own) is not False]
    if not doubtful:
        return between(begin, plain, end)
    stops = _decided(text, begin, plain, doubtful, own, decide, begin if low is None else low)
    starts = sorted([*plain, *stops])
    spans = between(begin, starts, end)
    for start, stop in stops.items():
        if stop != start - 1:  # several whitespace characters, or none
            number = bisect_left(starts, start)
            spans[number] = spans[number][0], stop
    return spans


def _decided(
    text: str, begin: int, plain: list[int], doubtful: list[re.Match[str]], own: Own, decide: Decide, low: int
) -> dict[int, int]:
    """Return where else sentences begin, each with the end of the previous sentence."""
    stops: dict[int, int] = {}
    last, seen = begin, begin
    for match in sorted(doubtful, key=re.Match.start):
        stop, start = match.end(1), match.end()
        number = bisect_right(plain, start)
        if number and plain[number - 1] > last:
            last = plain[number - 1]
        if start in (last, seen):
            continue  # two terminators of one end: «…!»?) Он»
        seen = start
        spaced = start - stop > 1 and _plain_with_one_space(text, match)
        plainly = spaced and not (own and own_decision(text, last, start, own) is False)
        if plainly or decide(text, last, match, own, low)[0]:
            if (closing := match[1]) and closing[-1] == '"' and opens(text, last, stop):
                start = stop - 1
                stop = len(text[:start].rstrip())
            stops[start] = stop
            last = start
    return stops


def _plain_with_one_space(text: str, match: re.Match[str]) -> bool:
    """Return whether the boundary would be plain with one space for every run of whitespace.

    >>> text = "Он ушёл.  Она в  г.  Орле."
    >>> [_plain_with_one_space(text, match) for match in patterns()["."].finditer(text)]
    [True, False]
    """
    end, stop, start = match.start(), match.end(1), match.end()
    if plain_before_spaces().match(text, stop):
        return True
    begin = max(0, end - LOOKED_BACK)
    left, ending = text[begin:end], text[end:stop]
    if WHITESPACE.search(text, begin, stop):
        left, ending = WHITESPACE.sub(_as_one, left), WHITESPACE.sub(" ", ending)
    again = match.re.search(f"{left}{ending} {text[start : start + 8]}", len(left))
    return again is not None and again.lastindex is None


def _as_one(whitespace: re.Match[str]) -> str:
    """Return the one character that stands for whitespace: a line end, after which a number may be that of an item."""
    return "\n" if any(line_end in whitespace[0] for line_end in LINE_ENDS) else " "


WHITESPACE = re.compile(r"\s\s+")  # patterns do not distinguish whitespace characters other than line ends
LOOKED_BACK = 16  # characters before a terminator: as far as a pattern looks, and several spaces more


class Options(NamedTuple):
    """The options of `sentence_spans`, checked."""

    headings: bool = False
    whole_quotes: bool = False
    lines: bool = False
    own: Own = ()


NO_OPTIONS = Options()


def checked_options(headings: bool, whole_quotes: bool, lines: bool, abbreviations: Iterable[str]) -> Options:
    """Return the options; TypeError unless each has the type it should have.

    >>> checked_options("yes", False, False, ())
    Traceback (most recent call last):
    TypeError: headings: expected True or False, got 'yes'
    """
    if headings is whole_quotes is lines is False and abbreviations == ():
        return NO_OPTIONS  # a twentieth of a short text's time
    if not (type(headings) is type(whole_quotes) is type(lines) is bool):
        require_switches(headings=headings, whole_quotes=whole_quotes, lines=lines)
    own = checked(abbreviations)
    return Options(headings, whole_quotes, lines, own)


def spans_in(text: str, parts: list[Span], options: Options) -> list[Span]:
    """Return the sentences of some paragraphs of a text.

    >>> spans_in("Он ушёл. Она осталась.", [(0, 22)], Options())
    [(0, 8), (9, 22)]
    """
    if options is NO_OPTIONS and len(parts) == 1:
        return sentences(text, *parts[0], terminators_of(text))
    spaced = with_plain_spaces(text) if options.headings else text
    spans: list[Span] = []
    for begin, end in parts:
        found = sentences(text, begin, end, terminators_of(text[begin:end]), options.own)
        if options.headings:
            found = without_headings(spaced, found)
        spans += joined_inside(found, outermost_pairs(text, begin, end)) if options.whole_quotes else found
    return spans


def sentence_spans(
    text: str,
    *,
    headings: bool = False,
    whole_quotes: bool = False,
    lines: bool = False,
    abbreviations: Iterable[str] = (),
    max_length: int | None = None,
    protect: Protect = "auto",
) -> list[Span]:
    """Return where the sentences of `text` begin and end.

    >>> sentence_spans("Роман написал Л. Н. Толстой. Его читают.")
    [(0, 28), (29, 40)]

    An empty line always ends a sentence; a single line end counts as a space. No sentence ends at «:», or at «;» except
    before the next item of a list. Conventions and known gaps:
    https://rucorpus.readthedocs.io/en/latest/sentences.html

    Args:
        text: Any str.
        headings: Also cut headings, captions and photo credits glued to the next sentence without punctuation.
        whole_quotes: Never cut inside a balanced pair of quotation marks or brackets.
        lines: A line end also ends a sentence, as in chats.
        abbreviations: Your own, as they stand before the period («мкр», «т. ч»).
        max_length: Cut longer sentences at the last whitespace, comma or semicolon before so many characters.
        protect: What is not prose, and no sentence begins in it; see `protected_spans`.

    Returns:
        Spans that are sorted and disjoint, never empty, without whitespace at either end, and cover every character
        that is not whitespace. Offsets are code points, half-open.

    Guarantees:
        Linear in `len(text)`.

    Raises:
        TypeError: `text` is not a str, an option has another type, or `abbreviations` is one str instead of several.
        ValueError: `max_length` is less than 1.
    """
    require_text(text)
    if max_length is not None:
        checked_length(max_length)
    options = checked_options(headings, whole_quotes, lines, abbreviations)
    if options is NO_OPTIONS and protect == "auto" and is_simple(text):
        protected, prose, spans = [], text, sentences(text, 0, len(text), [patterns()["."]])
    else:
        protected = find(text, protect)
        prose = masked(text, with_placeholders(text, protected)) if protected else text
        spans = spans_in(prose, paragraphs(prose, lines), options)
    if max_length is not None:
        spans = [part for span in spans for part in pieces(prose, *span, max_length)]
    return covering(spans, text, protected) if protected else spans


def split_sentences(
    text: str,
    *,
    headings: bool = False,
    whole_quotes: bool = False,
    lines: bool = False,
    abbreviations: Iterable[str] = (),
    max_length: int | None = None,
    protect: Protect = "auto",
) -> list[str]:
    """Return the sentences of `text`: the slices at the spans that `sentence_spans` returns for the same options.

    >>> split_sentences("Он родился в 1900 г. в Москве. «Ты идёшь?» — спросил он. Она молчала...")
    ['Он родился в 1900 г. в Москве.', '«Ты идёшь?» — спросил он.', 'Она молчала...']
    >>> split_sentences("Токаев и террористы На фоне протестов он выступил.", headings=True)
    ['Токаев и террористы', 'На фоне протестов он выступил.']

    Whitespace between sentences is left out; nothing else is, and nothing is changed. Arguments, guarantees, gaps and
    errors are those of `sentence_spans`.
    """
    spans = sentence_spans(
        text,
        headings=headings,
        whole_quotes=whole_quotes,
        lines=lines,
        abbreviations=abbreviations,
        max_length=max_length,
        protect=protect,
    )
    return [text[start:stop] for start, stop in spans]
