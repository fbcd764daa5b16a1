"""The pipeline: stages made one after the other, and the trace of what they did."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from functools import cache, partial
from itertools import pairwise
from typing import Any, NamedTuple, TypeAlias

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

StageFunction: TypeAlias = Callable[..., str | Iterable[EditTuple]]
Result: TypeAlias = tuple[str, list[Edits]]  # a text, and the edits of each pass that made it


class Stage(NamedTuple):
    """One stage: `run(text, keep_edits)` returns the text it makes and, with `keep_edits`, the edits of its passes."""

    name: str
    run: Callable[[str, bool], Result]


STAGES: tuple[StageFunction, ...] = (normalize_unicode, normalize_quotes, normalize_dashes, normalize_ellipsis)


def normalize(text: str, *, style: str = "russian", stages: Sequence[StageFunction] = STAGES) -> str:
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
    return _run(text, stages, style, keep_edits=False)[0]


def trace(text: str, *, style: str = "russian", stages: Sequence[StageFunction] = STAGES) -> Trace:
    """Return what `normalize` does to `text`: where and why, and how offsets map from one to the other.

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
    return Trace(text, *_run(text, stages, style, keep_edits=True))


def _run(
    text: str, stages: Sequence[StageFunction], style: str, keep_edits: bool
) -> tuple[str, list[tuple[str, list[Edits]]]]:
    """Return the text that `stages` make of `text`, and of each stage the name and the edits."""
    done = []
    for name, run in _resolved(stages, style):
        text, passes = run(text, keep_edits)
        done.append((name, passes))
    return text, done


def _one_pass(edits_of: Callable[..., Edits], text: str, keep_edits: bool, **options: Any) -> Result:
    edits = edits_of(text, **options)
    return apply(text, edits), [edits] if keep_edits else []


def _several_passes(steps_of: Callable[..., Iterator[Step]], text: str, keep_edits: bool, **options: Any) -> Result:
    passes = []
    for edits, made in steps_of(text, keep_edits=keep_edits, **options):
        text = made
        if keep_edits:
            passes.append(edits)
    return text, passes


def _nested(text: str, keep_edits: bool, *, style: str, stages: Sequence[StageFunction] = STAGES) -> Result:
    """Run `normalize` as a stage."""
    text, done = _run(text, stages, style, keep_edits)
    return text, [edits for _, passes in done for edits in passes]


# The text→text functions, what runs them, and whether they have the option `style`. Compared by identity, because a
# user's stage need not be hashable.
_RUNS: tuple[tuple[StageFunction, Callable[..., Result], bool], ...] = (
    (normalize_unicode, partial(_several_passes, unicode_steps), False),
    (normalize_quotes, partial(_one_pass, quote_edits), True),
    (normalize_dashes, partial(_one_pass, dash_edits), True),
    (normalize_ellipsis, partial(_one_pass, ellipsis_edits), True),
    (dehyphenate, partial(_one_pass, hyphen_edits), False),
    (fix_mojibake, partial(_one_pass, mojibake_edits), False),
    (transliterate, partial(_several_passes, transliteration_steps), False),
    (normalize, _nested, True),
)


def _resolved(stages: Sequence[StageFunction], style: str) -> list[Stage]:
    """Return the stages with `style` bound where it is open."""
    require_style(style)
    if not isinstance(stages, Iterable) or isinstance(stages, (str, bytes, Set, Mapping)):
        raise TypeError(f"stages: expected a sequence of functions, got {stages!r}; for one stage write (stage,)")
    return _default(style) if stages is STAGES else [_resolve(stage, style) for stage in stages]


@cache
def _default(style: str) -> list[Stage]:
    return [_resolve(stage, style) for stage in STAGES]


def _resolve(stage: StageFunction, style: str) -> Stage:
    function, bound = (stage.func, stage.keywords) if isinstance(stage, partial) else (stage, {})
    name = getattr(function, "__name__", type(function).__name__)
    for public, run, has_style in _RUNS:
        if function is public:
            _require_options(name, public, getattr(stage, "args", ()), bound)
            return Stage(name, partial(run, **({"style": style} if has_style else {}) | bound))
    if not callable(function):
        raise TypeError(f"stages: expected functions, got {stage!r}; pass the function itself, as in STAGES")
    if "style" not in bound and _has_style(function):
        stage = partial(stage, style=style)
    return Stage(name, partial(_one_pass, partial(_checked, stage, name)))


def _require_options(name: str, function: StageFunction, args: tuple[object, ...], bound: dict[str, Any]) -> None:
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


def _checked(stage: StageFunction, name: str, text: str) -> Edits:
    """Return the edits of a user's stage that change something; raise where they are not edits of `text`."""
    returned = stage(text)
    if isinstance(returned, str) or not isinstance(returned, Iterable):
        raise TypeError(f"stage {name}: expected edits (start, stop, new, rule), got {type(returned).__name__}")
    edits = [_checked_edit(edit, name, text) for edit in returned]
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
