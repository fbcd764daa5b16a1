"""The masked text: protected spans replaced by neutral characters, at the same length.

The usual replacement is U+FFFC, which is not a letter, whitespace or punctuation. The marker of a list item becomes •.
Tags become spaces or line ends, so that a rule sees the text after a tag as if it began there. A tag inside a word
becomes U+FFFC.
"""

from collections.abc import Iterable, Sequence

from .page import FILL, Span, compiled, filled
from .plain_form import invisible

BULLET = "•"
_BLOCK_TAGS = (
    "address|article|aside|blockquote|body|br|caption|center|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form"
    "|h[1-6]|head|header|hr|html|li|link|main|meta|nav|ol|option|p|pre|section|summary|table|tbody|td|tfoot|th|thead|title"
    "|tr|ul|quote|list|center"
)
_BLOCK_TAG = rf"[<\[]/?(?i:{_BLOCK_TAGS})(?![\w-])|<[!?]"


def masked(text: str, spans: Sequence[Span], *, is_opaque: bool = False) -> str:
    r"""Return the text with every span masked at the same length; if `is_opaque`, always by U+FFFC.

    >>> masked("<p>- Да, `a - b`.", [(0, 3, "tag"), (9, 16, "code")])
    '\n\n\n- Да, ￼￼￼￼￼￼￼.'
    """
    if not spans:
        return text
    if is_opaque:
        return filled(text, spans)
    pieces: list[str] = []
    done = 0
    for run in _runs(spans):
        start, stop = run[0][0], run[-1][1]
        pieces += text[done:start], _mask(text, run)
        done = stop
    return "".join((*pieces, text[done:]))


def _runs(spans: Iterable[Span]) -> list[list[Span]]:
    """Return the spans in lists: adjacent tags share one, and every other span has its own."""
    runs: list[list[Span]] = []
    for span in spans:
        if runs and span[2] == runs[-1][-1][2] == "tag" and runs[-1][-1][1] == span[0]:
            runs[-1].append(span)
        else:
            runs.append([span])
    return runs


def _mask(text: str, run: list[Span]) -> str:
    start, stop, kind = run[0][0], run[-1][1], run[0][2]
    if kind == "tag":
        return _tag_mask(text, run)
    if kind == "list":
        return "".join(
            character if character.isalnum() or character in ".)" else BULLET for character in text[start:stop]
        )
    return FILL * (stop - start)


def _tag_mask(text: str, run: list[Span]) -> str:
    """Return line ends for block tags, spaces for other tags next to whitespace, and otherwise U+FFFC."""
    start, stop = run[0][0], run[-1][1]
    if any(compiled(_BLOCK_TAG).match(text, first) for first, _, _ in run):
        return "\n" * (stop - start)
    outside = _visible(text, start - 1, -1), _visible(text, stop, 1)
    return (" " if any(not character or character.isspace() for character in outside) else FILL) * (stop - start)


def _visible(text: str, position: int, step: int) -> str:
    """Return the character at a position or the next one in a direction that stays; "" at the end of the text.

    >>> _visible("да\u200b", 2, -1), _visible("\ufeff", 0, -1)
    ('а', '')
    """
    while 0 <= position < len(text) and text[position] in invisible():
        position += step
    return text[position] if 0 <= position < len(text) else ""
