"""The masked text: protected spans replaced by neutral characters, at the same length.

The usual replacement is U+FFFC, which is not a letter, whitespace or punctuation. The marker of a list item becomes •.
Tags become spaces or line ends, so that a rule sees the text after a tag as if it began there. A tag inside a word
becomes U+FFFC.
"""

from collections.abc import Iterable, Sequence

from .hidden_characters import invisible
from .page import FILL, Span, compiled, filled

BULLET = "•"
SPACED_KINDS = ("tag", "list")  # those whose masks have or keep whitespace
_BLOCK_TAGS = (
    "address|article|aside|blockquote|body|br|caption|center|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form"
    "|h[1-6]|head|header|hr|html|li|link|main|meta|nav|ol|option|p|pre|section|summary|table|tbody|td|tfoot|th|thead|title"
    "|tr|ul|quote|list"
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
    for run in _runs(text, spans):
        tag = _tag_mask(text, run) if run[0][2] == "tag" else ""
        for start, stop, kind in run:
            pieces += text[done:start], tag * (stop - start) or _mask(text[start:stop], kind)
            done = stop
    return "".join((*pieces, text[done:]))


def _runs(text: str, spans: Iterable[Span]) -> list[list[Span]]:
    """Return the spans in lists: adjacent tags share one, and every other span has its own."""
    runs: list[list[Span]] = []
    for span in spans:
        last = runs[-1][-1] if runs else (0, 0, "")
        if span[2] == last[2] == "tag" and invisible().issuperset(text[last[1] : span[0]]):
            runs[-1].append(span)
        else:
            runs.append([span])
    return runs


def _mask(inside: str, kind: str) -> str:
    if kind == "list":
        return "".join(character if character.isalnum() or character in ".)" else BULLET for character in inside)
    return FILL * len(inside)


def _tag_mask(text: str, run: list[Span]) -> str:
    """Return a line end for block tags, a space for other tags next to whitespace, and otherwise U+FFFC."""
    if any(compiled(_BLOCK_TAG).match(text, start) for start, _, _ in run):
        return " " if _visible(text, run[0][0] - 1, -1) == "\r" else "\n"  # CR and a line end would be one
    outside = _visible(text, run[0][0] - 1, -1), _visible(text, run[-1][1], 1)
    return " " if any(not character or character.isspace() for character in outside) else FILL


def _visible(text: str, position: int, step: int) -> str:
    """Return the character at a position or the next one in a direction that stays; "" at the end of the text.

    >>> _visible("да\u200b", 2, -1), _visible("\ufeff", 0, -1)
    ('а', '')
    """
    while 0 <= position < len(text) and text[position] in invisible():
        position += step
    return text[position] if 0 <= position < len(text) else ""
