"""Apply functions to prose only: they run on the masked text, and their changes are made in the original."""

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import partial
from itertools import pairwise

from .._base.edits import Step
from .._base.fixed_point import ROUNDS, NumberedEdits, Settled, settle
from .._base.protected import Entry, ProtectedSpan, Result, moved, restored, touch
from .._base.scanner import Normalizer
from .finder import Protect, find
from .hidden_characters import ALL_LINE_ENDS
from .masking import masked
from .page import Span, compiled

_ATTEMPTS = 4
_LINE_END = rf"\r\n|[\n{ALL_LINE_ENDS}]"


def settled(text: str, protect: Protect, normalizer: Normalizer) -> str:
    """Return the fixed point of `normalizer` outside the protected spans.

    >>> settled("`да`, да", "auto", lambda text, _: [(i, i + 2, "нет", "") for i in range(len(text)) if text[i] == "д"])
    '`да`, нет'
    """
    return keeping_markup(text, protect, partial(settle, normalizers=(normalizer,), keep_edits=False)).text


def steps_outside(
    text: str,
    protect: Protect,
    steps_of: Callable[..., Iterator[Step]],
    *,
    keep_edits: bool = True,
    is_opaque: bool = False,
) -> Settled:
    """Return the text after the steps, applied outside the protected spans, and their edits."""
    run = partial(run_steps, steps_of=steps_of, keep_edits=keep_edits)
    return outside(text, protect, run, is_opaque=is_opaque)


def outside(
    text: str,
    protect: Protect,
    run: Callable[..., Result[Entry]],
    *,
    spans: list[Span] | None = None,
    unusual: Collection[str] | None = None,
    is_opaque: bool = False,
    repeats: bool = True,
    until_unchanged: bool = False,
) -> Result[Entry]:
    """Return what `run(masked text, protected=spans)` makes of the text outside the protected spans.

    Edits may change what is markup: "''" in a row of quotation marks, a space between two tags. With `repeats` the
    result then runs again, and the text is left as it was if that does not end; with `until_unchanged` it runs until
    nothing changes. `spans` are the protected spans if they are known, and `unusual` the `unusual_characters` if they
    are known and `run` adds none.
    """
    spans = find(text, protect, unusual) if spans is None else spans
    made, done, seen, at = text, list[Entry](), masked(text, spans, is_opaque=is_opaque), spans
    for _ in range(ROUNDS):
        found = run(seen, protected=at)
        if found.text is not seen or not done:
            done += found.done
        if found.text is seen:
            return Result(made, done, at)
        made = restored(found.text, found.protected, made, at) if at else found.text
        if not repeats:
            return Result(made, done, found.protected)
        at = find(made, protect, unusual)
        is_last = at == list(found.protected) and not until_unchanged
        if is_last and all(kind != "tag" for _, _, kind in at):  # only the masks of tags depend on what is beside
            return Result(made, done, at)
        seen = masked(made, at, is_opaque=is_opaque)
        if is_last and seen == found.text:
            return Result(made, done, at)
    return Result(text, [], spans)


def keeping_markup(
    text: str,
    protect: Protect,
    run: Callable[..., Result[Entry]],
    *,
    spans: list[Span] | None = None,
    unusual: Collection[str] | None = None,
    until_unchanged: bool = False,
) -> Result[Entry]:
    r"""Return what `outside` makes, but leave lines as they were where edits would create or destroy markup.

    The protected spans of the result are therefore those of the text, moved. `run` must keep the line ends. If the
    spans still differ after a few attempts, the whole text is left as it was.

    >>> def run(text, protected):
    ...     return Result(text.replace("—", "-"), [], protected)
    >>> keeping_markup("— да\n\nон — да", "markdown", run).text  # not a list
    '— да\n\nон - да'
    """
    spans = find(text, protect, unusual) if spans is None else spans
    unchanged: set[int] = set()
    for _ in range(_ATTEMPTS):
        if unchanged:
            protected = (protect, partial(_lines, numbers=unchanged))
            made = outside(text, protected, run, unusual=unusual, until_unchanged=until_unchanged)
            at: Sequence[ProtectedSpan] = find(made.text, protect, unusual)
        else:
            made = outside(text, protect, run, spans=spans, unusual=unusual, until_unchanged=until_unchanged)
            at = made.protected
        if _contents(text, spans) == _contents(made.text, at):
            return made._replace(protected=at)
        for first, last, _ in _by_line(text, spans) ^ _by_line(made.text, at):
            unchanged.update(range(first, last + 1))
    return Result(text, [], spans)


def _contents(text: str, spans: Iterable[ProtectedSpan]) -> list[str]:
    return [text[start:stop] for start, stop, _ in spans]


def _by_line(text: str, spans: Iterable[ProtectedSpan]) -> set[tuple[int, int, str]]:
    """Return the first and last line of each span, and its content."""
    starts = [start for start, _ in _lines(text)]
    return {(bisect_right(starts, start), bisect_right(starts, stop - 1), text[start:stop]) for start, stop, _ in spans}


def _lines(text: str, numbers: Collection[int] | None = None) -> list[tuple[int, int]]:
    """Return the lines of a text, counted from 1; only those with the given `numbers`, if any are given."""
    ends = [match.span() for match in compiled(_LINE_END).finditer(text)]
    bounds = pairwise([(0, 0), *ends, (len(text), len(text))])
    return [
        (start, stop)
        for number, ((_, start), (stop, _)) in enumerate(bounds, 1)
        if numbers is None or number in numbers
    ]


def run_steps(
    text: str,
    steps_of: Callable[..., Iterator[Step]],
    *,
    keep_edits: bool = True,
    protected: Sequence[ProtectedSpan] = (),
) -> Settled:
    """Return the masked text after the steps; stop before the first step that would touch a protected span."""
    done: list[NumberedEdits] = []
    for edits, made in steps_of(text, keep_edits=keep_edits or bool(protected)):
        if protected:
            if touch(edits, protected):
                break
            protected = moved(protected, edits)
        done.append((len(done), edits))
        text = made
    return Result(text, done, protected)


def covering(
    sentences: Sequence[tuple[int, int]], text: str, protected: Sequence[ProtectedSpan]
) -> list[tuple[int, int]]:
    """Return sentences extended by the spans between them: closing tags join the previous one, others the next.

    Whitespace at the end of a span at the end of a sentence is left out, and so is a sentence of nothing else.

    >>> text = "<p>Да.</p><p>Нет.</p>"
    >>> covering([(3, 6), (13, 17)], text, [(0, 3, "tag"), (6, 10, "tag"), (10, 13, "tag"), (17, 21, "tag")])
    [(0, 10), (10, 21)]
    """
    if not sentences:
        return _without_space(text, [(protected[0][0], protected[-1][1])])
    bounds = [(0, 0), *sentences, (len(text), len(text))]
    starts, stops = [start for start, _ in bounds], [stop for _, stop in bounds]
    spans = iter(protected)
    span = next(spans, None)
    for number, ((_, stop), (start, _)) in enumerate(pairwise(bounds)):
        while span and span[1] <= stop:
            span = next(spans, None)
        while span and span[0] >= stop and span[1] <= start:
            ends_sentence = number and (number == len(sentences) or text.startswith(("</", "[/"), span[0]))
            if ends_sentence and starts[number + 1] == start:
                stops[number] = span[1]
            elif number < len(sentences):
                starts[number + 1] = min(starts[number + 1], span[0])
            span = next(spans, None)
    return _without_space(text, zip(starts[1:-1], stops[1:-1], strict=True))


def _without_space(text: str, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans without whitespace at their ends; those of whitespace alone are left out."""
    return [
        (start, start + len(text[start:stop].rstrip()) if text[stop - 1].isspace() else stop)
        for start, stop in spans
        if not text[start:stop].isspace()
    ]
