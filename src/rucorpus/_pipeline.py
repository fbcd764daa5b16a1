"""The pipeline: stages made one after the other, and the trace of what they did."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence, Set
from functools import cache, partial
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple, TypeAlias

from ._base.edits import Edits
from ._base.fixed_point import NumberedEdits, settle
from ._base.protected import ProtectedSpan, Result
from ._base.validation import Style, require_style, require_text
from ._cleaning import entities, line_unwrapping, spaces
from ._dehyphenation.mending import dehyphenate, hyphen_steps
from ._encodings.mojibake import fix_mojibake, repaired
from ._protection.application import keeping_markup, outside
from ._protection.finder import Protect, find
from ._protection.masking import SPACED_KINDS
from ._stage_checks import StageFunction, checked_edits, has_style, require_options, require_rules
from ._stages import Stage, one_pass, several_passes
from ._trace import Trace
from ._transliteration.transliterator import transliterate, transliteration_steps
from ._typography.dashes import dash_pass, normalize_dashes
from ._typography.ellipsis import ellipsis_pass, normalize_ellipsis
from ._typography.quotes import normalize_quotes, quote_pass
from ._typography.unicode_form import normalize_unicode, unicode_steps, unusual_characters

_Ran: TypeAlias = tuple[str, list[Edits]]  # the name of a stage that ran, and the edits of its passes


class _Stages(tuple[StageFunction, ...]):
    """The default stages, shown by their names, so that the signatures of `help(normalize)` can be read."""

    __slots__ = ()

    def __reduce__(self) -> str:
        return "STAGES"  # a worker recognizes them

    def __repr__(self) -> str:
        return f"({', '.join(stage.__name__ for stage in self)})"


STAGES = _Stages((normalize_unicode, normalize_quotes, normalize_dashes, normalize_ellipsis))


def normalize(
    text: str,
    *,
    style: Style = "russian",
    stages: "Sequence[StageFunction]" = STAGES,
    without: Collection[str] = (),
    protect: Protect = "auto",
) -> str:
    """Return `text` in correct Russian typography: Unicode form, quotes, dashes, ellipses.

    >>> normalize('"Мир" - газета,- сказал он...')
    '«Мир» — газета, — сказал он…'
    >>> normalize("«Мир» — газета…", style="ascii")
    '"Мир" - газета...'
    >>> normalize("Счёт 1-5, 2-0", without={"dashes.between_numbers"})
    'Счёт 1-5, 2-0'

    Args:
        text: Any str.
        style: "russian" or "ascii", for every stage that has such an option and leaves it unbound.
        stages: What to do, in order. A stage is a function of this library from text to text, one with options bound
            by `functools.partial`, or your own that takes a text and returns edits `(start, stop, new, rule)` into it,
            or the new text: its edits are then the words that differ, and their rule is `own.` with its name.
        without: The names of rules to leave out. `trace` reports them, and the documentation lists them all:
            https://rucorpus.readthedocs.io/en/latest/rules.html
        protect: What is not prose and stays as it is; see `protected_spans`.

    Guarantees:
        With the default stages: idempotent, linear in `len(text)`, no letter is lost, text with nothing to change is
        returned itself. Correct text keeps all but no-break spaces (`without={"unicode.blank"}` keeps these too).

    Raises:
        TypeError: `text` is not a str, or a stage is no such function.
        ValueError: An unknown style or rule, or edits of your own that overlap or are not sorted or within the text.
    """
    require_text(text)
    return _run(text, _resolved(stages, style, without), protect, keep_edits=False).text


def trace(
    text: str,
    *,
    style: Style = "russian",
    stages: "Sequence[StageFunction]" = STAGES,
    without: Collection[str] = (),
    protect: Protect = "auto",
) -> Trace:
    """Return what `normalize` does to `text`: where and why, and how offsets map from one to the other.

    >>> traced = trace('Он сказал: "Да - да"')
    >>> traced.text
    'Он сказал: «Да — да»'
    >>> print(traced.explain())
    11:12 quotes.outer н сказал: ["→«]Да - да"
    15:16 dashes.between_words азал: "Да [-→—] да"
    19:20 quotes.outer : "Да - да["→»]

    Arguments and errors are those of `normalize`, and `trace(x).text == normalize(x)` for the same arguments.
    """
    require_text(text)
    made = _run(text, _resolved(stages, style, without), protect, keep_edits=True)
    return Trace(text, made.text, made.done)


def _run(text: str, stages: list[Stage], protect: Protect, keep_edits: bool) -> Result[_Ran]:
    """Return what `stages` make of a text outside the protected spans."""
    functions, spans, unusual, known = [stage.function for stage in stages], None, None, None
    # By itself `fix_mojibake` leaves lines where a repair would make markup.
    makes_no_markup = functions == [fix_mojibake] or all(function in _MAKE_NO_MARKUP for function in functions)
    if functions and functions[0] is normalize_unicode and stages[0].run:
        known = unusual_characters(text)  # protection and the stages that follow need to know them as well
        spans = find(text, protect, known)
        if makes_no_markup and all(kind not in SPACED_KINDS for _, _, kind in spans):  # masking isolates no letters
            unusual = known
    run = partial(_run_stages, stages=stages, keep_edits=keep_edits, unusual=unusual)
    until_unchanged = functions != [function for function in STAGES if function in functions] and len(stages) > 1
    if makes_no_markup:
        known = known if functions == [*STAGES] else None
        return keeping_markup(text, protect, run, spans=spans, unusual=known, until_unchanged=until_unchanged)
    repeats = all(function in _REPEATABLE for function in functions)
    return outside(text, protect, run, spans=spans, repeats=repeats, until_unchanged=until_unchanged)


def _run_stages(
    text: str,
    stages: Iterable[Stage],
    keep_edits: bool,
    unusual: set[str] | None = None,
    protected: Sequence[ProtectedSpan] = (),
) -> Result[_Ran]:
    """Run the stages in turn; `unusual` are the unusual characters of the text if the first is normalize_unicode."""
    done: list[_Ran] = []
    for run, group in groupby(stages, key=attrgetter("run")):
        if run is None:
            names, normalizers = zip(*((stage.name, stage.edits_of) for stage in group), strict=True)
            text, found, protected = settle(
                text, normalizers, unusual=unusual, keep_edits=keep_edits, protected=protected
            )
            done += _by_stage(list(names), found)
        else:
            for stage in group:
                known = {"unusual": unusual} if unusual is not None and not done else {}
                text, passes, protected = run(text, protected, keep_edits, **known)
                unusual = unusual if known else None
                done.append((stage.name, passes))
    return Result(text, done, protected)


def _by_stage(names: list[str], numbered: list[NumberedEdits]) -> list[_Ran]:
    """Return the edits of each stage; those of a further round follow as stages that ran again."""
    done: list[_Ran] = [(name, []) for name in names]
    last = -1
    for number, edits in numbered:
        if number <= last:
            last = len(names)  # all that follows ran again
        if last < len(names):
            done[number][1].append(edits)
            last = number
        else:
            done.append((names[number], [edits]))
    return done


def _nested(
    text: str,
    protected: Sequence[ProtectedSpan],
    keep_edits: bool,
    *,
    style: Style,
    stages: Sequence[StageFunction] = STAGES,
    without: Collection[str] = (),
) -> Result[Edits]:
    """Run `normalize` as a stage."""
    made = _run_stages(text, stages=_resolved(stages, style, without), keep_edits=keep_edits, protected=protected)
    return Result(made.text, [edits for _, passes in made.done for edits in passes], made.protected)


class _Function(NamedTuple):
    """A text→text function of ours as a stage: what runs it, what its lines are run by, and which options it has."""

    public: StageFunction
    run: Callable[..., Result[Edits]] | None
    edits_of: Callable[..., Edits] | None = None
    options: tuple[str, ...] = ()


# Compared by identity, because a user's stage need not be hashable.
_FUNCTIONS = (
    _Function(normalize_unicode, partial(several_passes, unicode_steps), None, ("without",)),
    _Function(normalize_quotes, None, quote_pass, ("style", "without")),
    _Function(normalize_dashes, None, dash_pass, ("style", "without")),
    _Function(normalize_ellipsis, None, ellipsis_pass, ("style", "without")),
    _Function(entities.decode_entities, None, entities.entity_pass, ("without",)),
    _Function(line_unwrapping.unwrap_lines, line_unwrapping.unwrap, None, ("without",)),
    _Function(spaces.normalize_spaces, None, spaces.space_pass, ("without",)),
    _Function(dehyphenate, partial(several_passes, hyphen_steps)),
    _Function(fix_mojibake, repaired),
    _Function(transliterate, partial(several_passes, transliteration_steps)),
    _Function(normalize, _nested, None, ("style", "without")),
)
# A second run of `transliterate` or of a user's stage does harm; that of `fix_mojibake` would take as long again.
_REPEATABLE = (*STAGES, entities.decode_entities, spaces.normalize_spaces, line_unwrapping.unwrap_lines, dehyphenate)
# These decode and join nothing: what they make is not meant to be markup.
_MAKE_NO_MARKUP = (*STAGES, spaces.normalize_spaces)


def _resolved(stages: Sequence[StageFunction], style: Style, without: Collection[str]) -> list[Stage]:
    """Return the stages with `style` bound where it is open."""
    require_style(style)
    if not isinstance(stages, Iterable) or isinstance(stages, (str, bytes, Set, Mapping)):
        raise TypeError(f"stages: expected a sequence of functions, got {stages!r}; for one stage write (stage,)")
    if stages is STAGES and not without:
        return _default(style)
    options = {"style": style, "without": require_rules(without)}
    return [_resolve(stage, options) for stage in stages]


@cache
def _default(style: Style) -> list[Stage]:
    return [_resolve(stage, {"style": style, "without": frozenset()}) for stage in STAGES]


def _resolve(stage: StageFunction, options: dict[str, Any]) -> Stage:
    function, bound = (stage.func, stage.keywords) if isinstance(stage, partial) else (stage, {})
    name = getattr(function, "__name__", type(function).__name__)
    for ours in _FUNCTIONS:
        if function is ours.public:
            require_options(name, function, getattr(stage, "args", ()), bound)
            require_style(bound.get("style", options["style"]))
            if "without" in bound:
                bound = {**bound, "without": options["without"] | require_rules(bound["without"])}
            bound = {name: options[name] for name in ours.options} | bound
            run = partial(ours.run, **bound) if ours.run else None
            return Stage(name, run, partial(ours.edits_of, **bound) if ours.edits_of else None, function)
    if not callable(function):
        raise TypeError(f"stages: expected functions, got {stage!r}; pass the function itself, as in STAGES")
    if "style" not in bound and has_style(function):
        stage = partial(stage, style=options["style"])
    return Stage(name, partial(one_pass, partial(checked_edits, stage, name)))
