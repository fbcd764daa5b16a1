"""The pipeline: stages made one after the other, and the trace of what they did."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from functools import cache, partial
from itertools import pairwise
from typing import Any, TypeAlias

from ._base.edits import Edits, EditTuple, Step, apply
from ._base.validation import require_style, require_text
from ._dehyphenation.mending import dehyphenate, hyphen_edits
from ._encodings.mojibake import fix_mojibake, mojibake_edits
from ._trace import Trace
from ._transliteration.transliterator import transliterate, transliteration_steps
from ._typography.dashes import dash_edits, normalize_dashes
from ._typography.ellipsis import ellipsis_edits, normalize_ellipsis
from ._typography.quotes import normalize_quotes, quote_edits
from ._typography.unicode_form import normalize_unicode, unicode_steps

Stage: TypeAlias = Callable[..., str | Iterable[EditTuple]]
Steps: TypeAlias = Callable[[str], Iterator[Step]]

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
    for _, made in _normalize_steps(text, style=style, stages=stages, account=False):
        text = made
    return text


def trace(text: str, *, style: str = "russian", stages: Sequence[Stage] = STAGES) -> Trace:
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
    for name, steps_of in _resolved(stages, style, account=True):
        passes = []
        for edits, made in steps_of(text):
            passes.append(edits)
            text = made
        done.append((name, passes))
    return Trace(source, text, done)


def _normalize_steps(
    text: str, *, style: str, stages: Sequence[Stage] = STAGES, account: bool = True
) -> Iterator[Step]:
    for _, steps_of in _resolved(stages, style, account):
        for step in steps_of(text):
            yield step
            text = step[1]


def _in_one_step(edits_of: Callable[..., Edits]) -> Callable[..., Iterator[Step]]:
    def steps(text: str, **options: Any) -> Iterator[Step]:
        edits = edits_of(text, **options)
        yield edits, apply(text, edits)

    return steps


# The text→text functions, the steps they take, and the options they leave open. Compared by identity, because a user's
# stage need not be hashable.
_STEPS: tuple[tuple[Stage, Callable[..., Iterator[Step]], tuple[str, ...]], ...] = (
    (normalize_unicode, unicode_steps, ("account",)),
    (normalize_quotes, _in_one_step(quote_edits), ("style",)),
    (normalize_dashes, _in_one_step(dash_edits), ("style",)),
    (normalize_ellipsis, _in_one_step(ellipsis_edits), ("style",)),
    (dehyphenate, _in_one_step(hyphen_edits), ()),
    (fix_mojibake, _in_one_step(mojibake_edits), ()),
    (transliterate, transliteration_steps, ("keep_edits",)),
    (normalize, _normalize_steps, ("style", "account")),
)


def _resolved(stages: Sequence[Stage], style: str, account: bool) -> list[tuple[str, Steps]]:
    """Return the name and the steps of every stage, with `style` bound where it is open."""
    require_style(style)
    if not isinstance(stages, Iterable) or isinstance(stages, (str, bytes, Set, Mapping)):
        raise TypeError(f"stages: expected a sequence of functions, got {stages!r}; for one stage write (stage,)")
    return _default(style, account) if stages is STAGES else [_resolve(stage, style, account) for stage in stages]


@cache
def _default(style: str, account: bool) -> list[tuple[str, Steps]]:
    return [_resolve(stage, style, account) for stage in STAGES]


def _resolve(stage: Stage, style: str, account: bool) -> tuple[str, Steps]:
    function, bound = (stage.func, stage.keywords) if isinstance(stage, partial) else (stage, {})
    name = getattr(function, "__name__", type(function).__name__)
    options = {"style": style, "account": account, "keep_edits": account}
    for public, steps_of, are_open in _STEPS:
        if function is public:
            _require_options(name, public, getattr(stage, "args", ()), bound)
            return name, partial(steps_of, **{option: options[option] for option in are_open} | bound)
    if not callable(function):
        raise TypeError(f"stages: expected functions, got {stage!r}; pass the function itself, as in STAGES")
    free = "style" not in bound and _has_style(function)
    return name, _in_one_step(partial(_checked, partial(stage, style=style) if free else stage, name))


def _require_options(name: str, function: Stage, args: tuple[object, ...], bound: dict[str, Any]) -> None:
    from inspect import signature

    try:
        if args and function is transliterate:
            raise TypeError("bind its options by name, as in partial(transliterate, scheme='passport')")
        if args or bound or function is transliterate:
            signature(function).bind("", *args, **bound)
    except TypeError as error:
        raise TypeError(f"stage {name}: {error}") from None


def _has_style(function: Callable[..., Any]) -> bool:
    from inspect import signature

    try:
        return "style" in signature(function).parameters
    except ValueError:  # some functions written in C have no signature
        return False


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
