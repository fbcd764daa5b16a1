"""The masked text: what the rules see instead of the places that are not prose.

A place becomes neutral characters, as many as it has: U+FFFC, which is no letter, no space and no punctuation; • for
the sign of an item; spaces or line ends for tags, so that what stands after a tag stands where the tag stood.
"""

from collections.abc import Iterable, Sequence

from .page import FILL, Span, compiled, filled

BULLET = "•"
_BLOCK_TAGS = (
    "address|article|aside|blockquote|body|br|caption|center|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form"
    "|h[1-6]|head|header|hr|html|li|link|main|meta|nav|ol|option|p|pre|section|summary|table|tbody|td|tfoot|th|thead|title"
    "|tr|ul|quote|list|center"
)
_BLOCK_TAG = rf"[<\[]/?(?i:{_BLOCK_TAGS})(?![\w-])|<[!?]"


def masked(text: str, spans: Sequence[Span], *, is_opaque: bool = False) -> str:
    r"""Return the text with every place masked by as many neutral characters; if `is_opaque`, all by U+FFFC.

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
    """Return the spans, with tags that stand side by side in one list."""
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
        return "".join(sign if sign.isalnum() or sign in ".)" else BULLET for sign in text[start:stop])
    return FILL * (stop - start)


def _tag_mask(text: str, run: list[Span]) -> str:
    """Return line ends for tags of blocks, spaces for others beside a space, and U+FFFC for those inside a word."""
    start, stop = run[0][0], run[-1][1]
    if any(compiled(_BLOCK_TAG).match(text, first) for first, _, _ in run):
        return "\n" * (stop - start)
    outside = text[max(0, start - 1) : start], text[stop : stop + 1]
    return (" " if any(not sign or sign.isspace() for sign in outside) else FILL) * (stop - start)
