"""Transliteration of a text with protected spans."""

from collections.abc import Callable, Iterable, Sequence

from .._base.edits import Edits, apply
from .._base.protected import untouched
from .._protection.masking import SPACED_KINDS, masked
from .._protection.page import FILL, Span


def edits_outside(text: str, spans: Sequence[Span], edits_of: Callable[[str], Edits]) -> Edits:
    """Return the edits made to the masked text, without those that touch a protected span.

    >>> edits_outside("`ж` ж", [(0, 3, "code")], lambda text: [(4, 5, "zh", "")] if text.endswith("ж") else [])
    [(4, 5, 'zh', '')]
    """
    return untouched(edits_of(masked(text, spans)), spans)


def converted(text: str, spans: Sequence[Span], convert: Callable[[str], str], edits_of: Callable[[str], Edits]) -> str:
    """Return the text converted outside the protected spans: by `edits_of`, or where that is the same by `convert`.

    `convert` must leave U+FFFC unchanged.

    >>> converted("да `да` да", [(3, 7, "code")], str.upper, lambda text: [])
    'ДА `да` ДА'
    """
    if FILL in text or any(kind in SPACED_KINDS for _, _, kind in spans):
        return apply(text, edits_outside(text, spans, edits_of))
    pieces = convert(FILL.join(between(text, spans))).split(FILL)
    inside = (text[start:stop] for start, stop, _ in spans)
    return pieces[0] + "".join(kept + piece for kept, piece in zip(inside, pieces[1:], strict=True))


def between(text: str, spans: Iterable[Span]) -> Iterable[str]:
    """Yield the text before, between and after the spans.

    >>> list(between("да `да`", [(3, 7, "code")]))
    ['да ', '']
    """
    done = 0
    for start, stop, _ in spans:
        yield text[done:start]
        done = stop
    yield text[done:]
