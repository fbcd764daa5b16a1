"""HTML tags: edits inside them are dropped, because a quotation mark or dash in an attribute is syntax."""

from bisect import bisect_left

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
    >>> outside_tags('<a\\nid="1-5">', [(8, 9, "–", "range")])
    []
    """
    tags = list(compiled(_TAG).finditer(text)) if edits and "<" in text else []
    if not tags:
        return edits
    ends = [0, *(tag.end() for tag in tags)]  # of the tags before each edit the last is the one that may overlap it
    starts = [tag.start() for tag in tags]
    return [edit for edit in edits if ends[bisect_left(starts, edit[1])] <= edit[0]]
