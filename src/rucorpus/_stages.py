"""A stage as a value, and what runs a function of edits or of steps as one."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, NamedTuple

from ._base.edits import Edits, Step, apply
from ._base.protected import ProtectedSpan, Result, moved, untouched
from ._base.scanner import Normalizer
from ._protection.application import run_steps


class Stage(NamedTuple):
    """One stage: `run(text, protected, keep_edits)` returns the text it makes; with `keep_edits`, also its edits.

    One that works line by line has `edits_of` instead. Such stages that follow one another settle together.
    """

    name: str
    run: Callable[..., Result[Edits]] | None
    edits_of: Normalizer | None = None
    function: Callable[..., Any] | None = None  # that of the library which it runs


def one_pass(
    edits_of: Callable[..., Edits], text: str, protected: Sequence[ProtectedSpan], keep_edits: bool, **options: Any
) -> Result[Edits]:
    edits = edits_of(text, **options)
    if protected:
        edits = untouched(edits, protected)
        protected = moved(protected, edits)
    return Result(apply(text, edits), [edits] if keep_edits else [], protected)


def several_passes(
    steps_of: Callable[..., Iterator[Step]],
    text: str,
    protected: Sequence[ProtectedSpan],
    keep_edits: bool,
    **options: Any,
) -> Result[Edits]:
    made = run_steps(text, partial(steps_of, **options), keep_edits=keep_edits, protected=protected)
    return Result(made.text, [edits for _, edits in made.done] if keep_edits else [], made.protected)
