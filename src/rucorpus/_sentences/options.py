"""The options of `sentence_spans`, `split_sentences` and `iter_sentences`, checked."""

from collections.abc import Iterable
from typing import NamedTuple

from .own_abbreviations import Own, checked


class Options(NamedTuple):
    """The options that decide where sentences begin."""

    headings: bool = False
    whole_quotes: bool = False
    lines: bool = False
    own: Own = ()


DEFAULT = Options()


def checked_options(headings: bool, whole_quotes: bool, lines: bool, abbreviations: Iterable[str]) -> Options:
    """Return the options; TypeError unless each has the type it should have.

    >>> checked_options("yes", False, False, ())
    Traceback (most recent call last):
    TypeError: headings: expected True or False, got 'yes'
    """
    if not (type(headings) is type(whole_quotes) is type(lines) is bool):
        _refuse(headings=headings, whole_quotes=whole_quotes, lines=lines)
    own = checked(abbreviations)
    return Options(headings, whole_quotes, lines, own) if headings or whole_quotes or lines or own else DEFAULT


def _refuse(**switches: object) -> None:
    """Raise TypeError for the first value that is neither True nor False."""
    for name, value in switches.items():
        if not isinstance(value, bool):
            raise TypeError(f"{name}: expected True or False, got {value!r}")
