"""What holds for the edits and spans of every function, as assertions that several tests share."""

from itertools import pairwise

from rucorpus._base.edits import apply


def check_spans(text, spans):
    """Spans are within the text, not empty, sorted and disjoint."""
    assert all(0 <= start < stop <= len(text) for start, stop, *_ in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))


def check_cover(text, spans):
    """Spans cover every visible character."""
    check_spans(text, spans)
    assert "".join("".join(text[start:stop] for start, stop, *_ in spans).split()) == "".join(text.split())


def check_edits(text, edits, made):
    """Edits are within the text, sorted and disjoint, each changes something, and together they make `made`."""
    assert all(0 <= start <= stop <= len(text) for start, stop, _, _ in edits)
    assert all(left[1] <= right[0] for left, right in pairwise(edits))
    assert all(text[start:stop] != new for start, stop, new, _ in edits)
    assert apply(text, edits) == made
