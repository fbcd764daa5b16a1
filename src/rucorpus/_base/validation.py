"""Checks of the arguments that every text function takes."""

from typing import Literal, TypeAlias, get_args

Style: TypeAlias = Literal["russian", "ascii"]
STYLES: tuple[Style, ...] = get_args(Style)


def require_text(text: object) -> None:
    """Raise TypeError unless `text` is a str.

    >>> require_text(b"abc")
    Traceback (most recent call last):
    TypeError: expected a str, got bytes; decode it first: data.decode('utf-8')
    """
    if not isinstance(text, str):
        advice = "; decode it first: data.decode('utf-8')" if isinstance(text, (bytes, bytearray)) else ""
        raise TypeError(f"expected a str, got {type(text).__name__}{advice}")


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
