"""Checks of the arguments that every text function takes."""

from collections.abc import Iterable
from os import PathLike
from typing import Literal, TypeAlias, get_args

Style: TypeAlias = Literal["russian", "ascii"]
STYLES: tuple[Style, ...] = get_args(Style)


def require_text(text: object) -> None:
    """Raise TypeError unless `text` is a str.

    >>> require_text(["Да", "Нет"])
    Traceback (most recent call last):
    TypeError: expected a str, got list; call it for each text
    """
    if not isinstance(text, str):
        raise TypeError(f"expected a str, got {type(text).__name__}{_advice(text)}")


def _advice(given: object) -> str:
    """Return what to do with a value that is no text, as the end of a message.

    >>> _advice(b"abc"), _advice(None)
    ("; decode it first: data.decode('utf-8')", '; leave missing values out')
    """
    if given is None:
        return "; leave missing values out"
    if isinstance(given, (bytes, bytearray)):
        return "; decode it first: data.decode('utf-8')"
    if isinstance(given, PathLike):
        return "; read it first: path.read_text('utf-8')"
    if isinstance(getattr(given, "text", None), str):
        return "; pass its text: document.text"
    return "; call it for each text" if isinstance(given, Iterable) else ""


def require_switches(**switches: object) -> None:
    """Raise TypeError for the first value that is neither True nor False.

    >>> require_switches(kinds="word")
    Traceback (most recent call last):
    TypeError: kinds: expected True or False, got 'word'
    """
    for name, value in switches.items():
        if not isinstance(value, bool):
            raise TypeError(f"{name}: expected True or False, got {value!r}")


def require_style(style: object) -> None:
    """Raise ValueError unless `style` is one of `STYLES`.

    >>> require_style("french")
    Traceback (most recent call last):
    ValueError: no style 'french'; there are 'russian', 'ascii'
    """
    if style not in STYLES:
        raise ValueError(f"no style {style!r}; there are {', '.join(map(repr, STYLES))}")
