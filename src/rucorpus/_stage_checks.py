"""Checks of what a caller gives as stages: options, names of rules, and the edits of stages of the caller's own."""

from collections.abc import Callable, Collection, Iterable
from itertools import pairwise
from typing import Any, TypeAlias

from ._base.edits import Edits, EditTuple
from ._base.word_diff import word_edits
from ._cleaning import entities, line_unwrapping, spaces
from ._transliteration.transliterator import transliterate
from ._typography.rule_names import rule_names

StageFunction: TypeAlias = Callable[..., str | Iterable[EditTuple]]
# The first part of the names of rules, and the stage that has them and no option `without`.
_WITHOUT_OPTION = {"hyphens": "dehyphenate", "mojibake": "fix_mojibake", "transliteration": "transliterate"}


def require_rules(without: Collection[str]) -> frozenset[str]:
    """Return names of rules as a set; raise ValueError for an unknown name.

    >>> require_rules(["ellipsis.dots"])  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ValueError: without: no rule 'ellipsis.dots'; did you mean 'ellipsis.three_dots', ...? All rules: ...
    """
    if isinstance(without, str):
        raise TypeError(
            f"without: expected a set of names of rules, got {without!r}; for one rule write {{{without!r}}}"
        )
    known = {*rule_names(), *entities.RULE_NAMES, *line_unwrapping.RULE_NAMES, *spaces.RULE_NAMES}
    for name in without:
        if name not in known:
            raise ValueError(f"without: no rule {name!r}; {_advice(str(name), sorted(known))}")
    return frozenset(without)


def _advice(name: str, known: list[str]) -> str:
    """Return what to write for a name that is no rule of a stage with `without`.

    >>> _advice("hyphens.mark", [])
    'the rules of dehyphenate cannot be left out; leave the stage out'
    >>> _advice("ellipsis", ["ellipsis.four_dots", "ellipsis.three_dots"])
    "name its rules: 'ellipsis.four_dots', 'ellipsis.three_dots'"
    """
    if stage := _WITHOUT_OPTION.get(name.partition(".")[0]):
        return f"the rules of {stage} cannot be left out; leave the stage out"
    if family := [rule for rule in known if rule.startswith(f"{name}.")]:
        return f"name its rules: {', '.join(map(repr, family))}"
    from difflib import get_close_matches

    nearest = ", ".join(map(repr, get_close_matches(name, known, cutoff=0)))
    return f"did you mean {nearest}? All rules: https://rucorpus.readthedocs.io/en/latest/rules.html"


def require_options(name: str, function: StageFunction, args: tuple[object, ...], bound: dict[str, Any]) -> None:
    from inspect import signature

    try:
        if args and function is transliterate:
            raise TypeError("bind its options by name, as in partial(transliterate, scheme='passport')")
        if "protect" in bound:
            raise TypeError("protect is an option of normalize and trace, for all stages together")
        if args or bound or function is transliterate:
            signature(function).bind("", *args, **bound)
    except TypeError as error:
        raise TypeError(f"stage {name}: {error}") from None


def has_style(function: Callable[..., Any]) -> bool:
    from inspect import signature

    try:
        return "style" in signature(function).parameters
    except ValueError:  # some functions written in C have no signature
        return False


def checked_edits(stage: StageFunction, name: str, text: str) -> Edits:
    """Return the edits of a user's stage that change something; raise where they are not edits of `text`.

    >>> checked_edits(lambda text: text.replace("ё", "е"), "yo", "Ещё ёж")
    [(0, 3, 'Еще', 'own.yo'), (4, 6, 'еж', 'own.yo')]
    """
    returned = stage(text)
    if isinstance(returned, str):
        return word_edits(text, returned, f"own.{name}")
    if not isinstance(returned, Iterable):
        raise TypeError(
            f"stage {name}: expected a str or edits (start, stop, new, rule), got {type(returned).__name__}"
        )
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
    raise TypeError(f"stage {name}: expected the new text or edits (start, stop, new, rule), got {edit!r}")
