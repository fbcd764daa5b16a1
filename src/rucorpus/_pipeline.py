"""The pipeline: stages made one after the other, and the trace of what they did."""

from collections.abc import Callable, Iterable, Sequence
from functools import cache, cached_property, partial
from itertools import pairwise
from typing import Any, TypeAlias

from ._arguments import require_style, require_text
from ._dashes import dash_edits, normalize_dashes
from ._edits import Alignment, Edit, Edits, EditTuple, Pass, apply, compose
from ._ellipsis import ellipsis_edits, normalize_ellipsis
from ._hyphens import dehyphenate, hyphen_edits
from ._quotes import normalize_quotes, quote_edits
from ._unicode import normalize_unicode, unicode_edits

Stage: TypeAlias = Callable[..., str | Iterable[EditTuple]]

STAGES: tuple[Stage, ...] = (normalize_unicode, normalize_quotes, normalize_dashes, normalize_ellipsis)


def normalize(text: str, *, style: str = "russian", stages: Sequence[Stage] = STAGES) -> str:
    """Return `text` in correct Russian typography: Unicode form, quotes, dashes, ellipses.

    >>> normalize('"Мир" - газета,- сказал он...')
    '«Мир» — газета, — сказал он…'
    >>> normalize("«Мир» — газета…", style="ascii")
    '"Мир" - газета...'
    >>> normalize('"Мир" - газета...', stages=(normalize_quotes,))
    '«Мир» - газета...'

    A stage is a function of this library from text to text, one with options bound by `functools.partial`, or your
    own function that takes a text and returns edits `(start, stop, new, rule)` into it. `style` reaches every stage
    that has such an option and leaves it unbound.

    With the default stages: idempotent, correct text is never changed, no letter is lost, text with nothing to change
    is returned itself; linear in `len(text)`. Broken words and mojibake are not repaired.

    Raises TypeError when `text` is not a str or a stage is no such function, ValueError for an unknown style and for
    edits of your own that overlap, are not sorted or lie outside the text.
    """
    require_text(text)
    for _, edits_of in _resolved(stages, style):
        text = apply(text, edits_of(text))
    return text


def trace(text: str, *, style: str = "russian", stages: Sequence[Stage] = STAGES) -> "Trace":
    """Return what `normalize` does to `text`: where, why, and how places map from one to the other.

    >>> traced = trace('Он сказал: "Да - да"')
    >>> traced.text
    'Он сказал: «Да — да»'
    >>> print(traced.explain())
    11:12 quotes.outer н сказал: ["→«]Да - да"
    15:16 dashes.between_words азал: "Да [-→—] да"
    19:20 quotes.outer : "Да - да["→»]
    >>> traced.source_span(11, 20)
    (11, 20)

    `trace(x).text == normalize(x)` for the same arguments; the errors are the same too.
    """
    require_text(text)
    source, done = text, []
    for name, edits_of in _resolved(stages, style):
        edits = edits_of(text)
        done.append((name, edits))
        text = apply(text, edits)
    return Trace(source, text, done)


class Trace:
    """A text, its normalized form and the edits between them.

    >>> traced = trace("Да - нет...")
    >>> traced
    <Trace: 2 edits, 11 → 9 characters>
    >>> traced.edits[1]
    Edit(start=8, stop=11, new='…', rule='ellipsis.three_dots')

    `.source` and `.text` are the two texts. `.edits` is one list into `.source`: the edits of all stages composed,
    touching ones merged, their rules joined by `+`. `.stages` has pairs of a stage's name and its edits, each into
    that stage's own input. All offsets are code points, half-open.
    """

    def __init__(self, source: str, text: str, stages: list[tuple[str, Edits]]) -> None:
        self.source, self.text, self._stages = source, text, stages

    @property
    def stages(self) -> list[tuple[str, list[Edit]]]:
        """Pairs of the name of a stage and its edits, each into that stage's input.

        >>> trace("Да...", stages=(normalize_ellipsis,)).stages
        [('normalize_ellipsis', [Edit(start=2, stop=5, new='…', rule='ellipsis.three_dots')])]
        """
        return [(name, [Edit(*edit) for edit in edits]) for name, edits in self._stages]

    @property
    def edits(self) -> list[Edit]:
        """One list of edits from `source` to `text`: all stages composed, touching edits merged.

        >>> trace('"Да"...').edits[1]
        Edit(start=3, stop=7, new='»…', rule='quotes.outer+ellipsis.three_dots')
        """
        return list(self._composed)

    @cached_property
    def _composed(self) -> list[Edit]:
        return compose((edits for _, edits in self._stages), self.source, self.text)

    @cached_property
    def _alignments(self) -> list[Alignment]:
        return [Alignment(edits) for _, edits in self._stages if edits]

    def source_span(self, start: int, stop: int) -> tuple[int, int]:
        """Return the span of `source` that `text[start:stop]` came from.

        >>> trace("Да - нет... Всё").source_span(8, 9)     # … came from three dots
        (8, 11)

        An edit that overlaps the span counts whole, one that only touches it stays out; what was inserted comes from
        an empty span. Raises ValueError unless `0 <= start <= stop <= len(text)`.
        """
        _require_span(start, stop, self.text, "text")
        for alignment in reversed(self._alignments):
            start, stop = alignment.to_source(start, stop)
        return start, stop

    def target_span(self, start: int, stop: int) -> tuple[int, int]:
        """Return the span of `text` that `source[start:stop]` became.

        >>> trace("Да - нет... Всё").target_span(12, 15)
        (10, 13)

        An edit that overlaps the span counts whole, one that only touches it stays out; deleted text became an empty
        span. Raises ValueError unless `0 <= start <= stop <= len(source)`.
        """
        _require_span(start, stop, self.source, "source")
        for alignment in self._alignments:
            start, stop = alignment.to_target(start, stop)
        return start, stop

    def explain(self) -> str:
        """Return one line per edit: its place in `source`, its rule and the change among its neighbours.

        >>> print(trace("Слово\\u00a0- дело").explain())
        5:7 unicode.blank+dashes.between_words Слово[U+00A0-→ —] дело
        """
        return "\n".join(map(self._line, self._composed))

    def _line(self, edit: Edit) -> str:
        start, stop, new, rule = edit
        before, after = self.source[max(0, start - 10) : start], self.source[stop : stop + 10]
        old, new, before, after = map(_visible, (self.source[start:stop], new, before, after))
        return f"{start}:{stop} {rule} {before}[{old}→{new}]{after}"

    def __repr__(self) -> str:
        return f"<Trace: {len(self._composed)} edits, {len(self.source)} → {len(self.text)} characters>"


def _visible(text: str) -> str:
    return "".join(char if char.isprintable() else f"U+{ord(char):04X}" for char in text)


def _require_span(start: int, stop: int, text: str, name: str) -> None:
    if not (isinstance(start, int) and isinstance(stop, int)):
        raise TypeError(f"expected a span of two ints, got {start!r}, {stop!r}")
    if not 0 <= start <= stop <= len(text):
        raise ValueError(f"span {start}:{stop} is not within {name}, which has {len(text)} characters")


def _normalize_edits(text: str, *, style: str, stages: Sequence[Stage] = STAGES) -> Edits:
    return list(trace(text, style=style, stages=stages).edits)


# The text→text functions and their edits. Compared by identity, because a user's stage need not be hashable.
_EDITS: tuple[tuple[Stage, Callable[..., Edits]], ...] = (
    (normalize_unicode, unicode_edits),
    (normalize_quotes, quote_edits),
    (normalize_dashes, dash_edits),
    (normalize_ellipsis, ellipsis_edits),
    (dehyphenate, hyphen_edits),
    (normalize, _normalize_edits),
)


def _resolved(stages: Sequence[Stage], style: str) -> list[tuple[str, Pass]]:
    """Return the name and the edits function of every stage, with `style` bound where it is open."""
    require_style(style)
    if not isinstance(stages, Iterable) or isinstance(stages, (str, bytes)):
        raise TypeError(f"stages: expected a sequence of functions, got {stages!r}; for one stage write (stage,)")
    return [_resolve(stage, style) for stage in stages]


def _resolve(stage: Stage, style: str) -> tuple[str, Pass]:
    function, bound = (stage.func, stage.keywords) if isinstance(stage, partial) else (stage, {})
    name = getattr(function, "__name__", type(function).__name__)
    for public, edits_of in _EDITS:
        if function is public:
            _require_options(name, public, getattr(stage, "args", ()), bound)
            return name, partial(edits_of, **({"style": style} if _takes_style(edits_of) else {}) | bound)
    if not callable(function):
        raise TypeError(f"stages: expected functions, got {stage!r}; pass the function itself, as in STAGES")
    free = "style" not in bound and _has_style(function)
    return name, partial(_checked, partial(stage, style=style) if free else stage, name)


def _require_options(name: str, function: Stage, args: tuple[object, ...], bound: dict[str, Any]) -> None:
    from inspect import signature

    try:
        if args or bound:
            signature(function).bind("", *args, **bound)
    except TypeError as error:
        raise TypeError(f"stage {name}: {error}") from None


def _has_style(function: Callable[..., Any]) -> bool:
    from inspect import signature

    try:
        return "style" in signature(function).parameters
    except ValueError:  # some functions written in C have no signature
        return False


_takes_style = cache(_has_style)  # for our own few functions only


def _checked(stage: Stage, name: str, text: str) -> Edits:
    """Return the edits of a user's stage that change something; raise where they are no edits of `text`."""
    answer = stage(text)
    if isinstance(answer, str) or not isinstance(answer, Iterable):
        raise TypeError(f"stage {name}: expected edits (start, stop, new, rule), got {type(answer).__name__}")
    edits = [_checked_edit(edit, name, text) for edit in answer]
    for left, right in pairwise(edits):
        if left[1] > right[0]:
            raise ValueError(f"stage {name}: edits overlap or are not sorted: {left!r}, {right!r}")
    return [edit for edit in edits if text[edit[0] : edit[1]] != edit[2]]


def _checked_edit(edit: EditTuple, name: str, text: str) -> EditTuple:
    match edit:
        case (int(start), int(stop), str(new), str(rule)):
            if not 0 <= start <= stop <= len(text):
                raise ValueError(f"stage {name}: edit {edit!r} is not within the text of {len(text)} characters")
            return start, stop, new, rule
    raise TypeError(f"stage {name}: expected an edit (start, stop, new, rule), got {edit!r}")
