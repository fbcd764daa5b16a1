"""HTML tags: edits inside them are dropped, because a quotation mark or dash in an attribute is part of a language."""

from .._base.edits import Edits
from .._base.scanner import compiled

# What follows the < of a tag: a name and what may come after it; or a declaration.
TAG_CONTENT = r"(?:/?[A-Za-z][\w:.-]*(?=[\s/>])|[?!][A-Za-z])[^<>\n]*"
# A tag continues on the next line only where that has an attribute. The literal comes first: six times as fast.
_TAG = rf"<(?<!<<){TAG_CONTENT}(?:\n[^<>\n]*=\s*[\"'][^<>\n]*)*+>(?!>)"


def outside_tags(text: str, edits: Edits) -> Edits:
    """Return those of `edits` that overlap no tag.

    >>> outside_tags('<a id="1-5"> 1-5', [(8, 9, "–", "range"), (14, 15, "–", "range")])
    [(14, 15, '–', 'range')]
    """
    if not edits or "<" not in text or not compiled(_TAG).search(text):
        return edits
    tags = (match.span() for match in compiled(_TAG).finditer(text))
    kept = []
    start, stop = next(tags, (len(text), len(text)))
    for edit in edits:
        while stop <= edit[0] and start < len(text):
            start, stop = next(tags, (len(text), len(text)))
        if edit[1] <= start:
            kept.append(edit)
    return kept
