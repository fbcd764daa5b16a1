"""Mending of words broken over a line end: the halves are joined, with their hyphen or without it.

line_breaks.py finds the breaks, decision.py decides what to do there, and this module turns that into edits. A word may
be broken more than once; then it is mended as a whole or not at all.
"""

from collections.abc import Callable, Container, Iterator
from functools import partial
from itertools import islice
from re import Match
from typing import TypeAlias

from .._base.edits import Edits, EditTuple, Step, apply
from .._base.fixed_point import edits_of
from .._base.scanner import compiled
from .._base.validation import require_text
from .._protection.application import steps_outside
from .._protection.finder import Protect
from .decision import Decision, Known, decide_in_text, decider, decision_nearby, known_by
from .line_breaks import (
    NO_BREAK,
    SOFT_HYPHENS,
    TOKEN_LIMIT,
    broken_words,
    first_half,
    is_alone,
    may_be_broken,
    soft_breaks_prevail,
)
from .line_end_moves import PendingLineEnd, gaps_beside, place_pending
from .page_lines import with_second_half

Vocabulary: TypeAlias = Container[str] | Callable[[str], object]

# One pass is enough unless a running head was broken itself: then the next pass finds the word that it stands in. Each
# pass mends a word, so they end; heads nested in heads could take as many as there are heads, so the bound keeps the
# time linear. In a million random texts of halves and heads the most was five.
MAX_PASSES = 8


def dehyphenate(
    text: str, *, vocabulary: Vocabulary | None = None, across_spaces: bool = False, protect: Protect = "auto"
) -> str:
    """Return `text` with the words joined that are broken at a line end; real hyphens stay.

    >>> dehyphenate("Над горо-\\nдом кое-\\nгде видны северо-\\nзападные тучи.")
    'Над городом\\nкое-где\\nвидны северо-западные\\nтучи.'
    >>> dehyphenate("Тест ай-\\nкью готов.", vocabulary={"ай-кью"})
    'Тест ай-кью\\nготов.'
    >>> dehyphenate("пере- нос и двух- или трёхместный", across_spaces=True)
    'перенос и двух- или трёхместный'

    The second half moves up with the punctuation attached to it, and the line end goes after it, so the lines and
    paragraphs stay what they are. If the second half is alone on its line, the first half moves down instead. Page
    numbers, running heads and notes between the halves stay; none is ever taken for the second half, so a word may be
    left alone. Hyphens are `-`, ¬, U+00AD, U+2010 and U+2011; a dash at a line end or a hyphen alone on its line, if
    the letters leave no doubt; and ¬ within a line. Left alone: dashes at a line end, suspended hyphens (пяти- и
    шестиместные), addresses. Lines are not unwrapped.

    Args:
        text: Any str.
        vocabulary: What is a word: a set, a mapping, or a function such as `word_is_known` of pymorphy3.
        across_spaces: Also join «пере- нос», where the line ends are lost.
        protect: What is not prose and stays as it is; see `protected_spans`.

    Guarantees:
        Idempotent, unless more than eight running heads that are broken themselves stand one within another. No letter
        is lost; linear in `len(text)`; text without broken words is returned itself. It guesses: it may delete a real
        hyphen of a word that it has not seen.

    Raises:
        TypeError: `text` is not a str, or `vocabulary` is none of the three.

    Source:
        https://rucorpus.readthedocs.io/en/latest/dehyphenation.html#sources
    """
    require_text(text)
    steps_of = partial(hyphen_steps, vocabulary=vocabulary, across_spaces=across_spaces)
    if vocabulary is None and protect in ("auto", None) and not may_be_broken(text, across_spaces):
        return text  # for clean text, finding what is not prose would take ten times as long
    return steps_outside(text, protect, steps_of, keep_edits=False, is_opaque=True).text


def hyphen_edits(
    text: str, *, vocabulary: Vocabulary | None = None, across_spaces: bool = False, protect: Protect = "auto"
) -> Edits:
    """Return the edits of `dehyphenate`, sorted and disjoint.

    >>> hyphen_edits("мо-\\nре и луг")
    [(2, 4, '', 'hyphens.letters'), (6, 7, '\\n', 'hyphens.line_end')]
    """
    require_text(text)
    steps_of = partial(hyphen_steps, vocabulary=vocabulary, across_spaces=across_spaces)
    return edits_of(text, steps_outside(text, protect, steps_of, is_opaque=True))


def hyphen_steps(
    text: str, *, vocabulary: Vocabulary | None = None, across_spaces: bool = False, keep_edits: bool = True
) -> Iterator[Step]:
    """Yield the edits of each pass, into the text of the pass before, and the text that they make."""
    known = known_by(vocabulary)
    for _ in range(MAX_PASSES):
        found = _one_pass(text, known, across_spaces)
        edits = list(found) if keep_edits else []
        made = apply(text, edits or found)  # a list of all edits takes more time than they do
        if made is text:
            return
        text = made
        yield edits, text


def _one_pass(text: str, known: Known | None, across_spaces: bool) -> Iterator[EditTuple]:
    """Yield the edits of the broken words of a text, in order."""
    pending: list[PendingLineEnd] = []
    edits = _edits_of_words(text, known, across_spaces, pending)
    for edit in edits:
        if pending:  # its gap may be among the edits that follow
            rest = [edit, *edits]
            yield from sorted(rest + place_pending(text, pending, rest))
        else:
            yield edit


def _edits_of_words(
    text: str, known: Known | None, across_spaces: bool, pending: list[PendingLineEnd]
) -> Iterator[EditTuple]:
    """Yield the edits of all broken words; line ends that find no gap beside their word go to `pending`."""
    is_soft_near, deciders = soft_breaks_prevail(text), (decider(known, False), decider(known, True))
    taken = 0  # the gap before a word may hold the line end of the last one
    for word in broken_words(text, across_spaces=across_spaces, replace=with_second_half):
        broken = word[0]
        start, stop = broken.span()
        hyphen, _, between, _, doubtful, second, gap = broken.groups()
        if gap and between and doubtful is None and len(word) == 1:  # nearly always; in general it takes twice as long
            first, second = first_half(text, start), second[:TOKEN_LIMIT]
            decision = deciders[hyphen == "-" and is_soft_near(start)](first, second, hyphen)
            if not decision.certain:
                decision = decision_nearby(text, start, first, second) or decision
            if decision.action != "leave":
                yield _joined(start, stop, hyphen, decision)
                taken = broken.end("gap")
                yield taken - len(gap), taken, between, "hyphens.line_end"
            continue
        decide = deciders[is_soft_near(start)]
        if edits := _mended(text, word, [decide_in_text(decide, text, broken) for broken in word], taken, pending):
            yield from edits
            taken = edits[-1][1]


def _mended(
    text: str, word: list[Match[str]], decisions: list[Decision], taken: int, pending: list[PendingLineEnd]
) -> Edits:
    """Return the edits of a word, none if it is left alone; line ends that find no gap beside it go to `pending`."""
    stop = word[-1].end("second")
    pages = [broken for broken in word if broken["page"]]
    if len(pages) > 1 or "leave" in [decision.action for decision in decisions]:
        return []
    if pages and not compiled(NO_BREAK).match(text, stop):  # moved there, the page end would break another word
        return []
    lines = [broken for broken in word if broken["between"] and not broken["page"] and not is_alone(broken)]
    at_line_ends = pages + lines
    line_ends = [broken["between"] for broken in at_line_ends]
    gaps = list(islice(gaps_beside(text, word, bool(pages), taken), len(line_ends)))
    pending += [PendingLineEnd(stop, line_end) for line_end in line_ends[len(gaps) :]]
    moved = [(*gap, line_end, "hyphens.line_end") for gap, line_end in zip(gaps, line_ends, strict=False)]
    return sorted([*map(_joined_break, word, decisions), *moved])


def _joined_break(broken: Match[str], decision: Decision) -> EditTuple:
    start, stop = broken.span()
    if broken["doubtful"] is not None and is_alone(broken):  # the line end before the hyphen goes too
        before = 2 if broken.string[start - 2 : start] == "\r\n" else 1
        return start - before, stop, "" if decision.action == "join" else "-", decision.rule
    return _joined(start, stop, broken["hyphen"], decision)


def _joined(start: int, stop: int, hyphen: str, decision: Decision) -> EditTuple:
    """Return the edit that joins two halves over a break."""
    if decision.action == "join":
        return start, stop, "", decision.rule
    if hyphen in SOFT_HYPHENS:
        return start, stop, "-", decision.rule
    return start + 1, stop, "", decision.rule
