"""Sentences of a text with protected spans: those of the masked text, widened over the tags between them."""

from collections.abc import Sequence
from itertools import pairwise

from .._base.protected import ProtectedSpan
from .paragraphs import Span


def covering(sentences: Sequence[Span], text: str, protected: Sequence[ProtectedSpan]) -> list[Span]:
    """Return the sentences with the protected spans between them: closing tags end one, what follows begins the next.

    >>> text = "<p>Да.</p><p>Нет.</p>"
    >>> covering([(3, 6), (13, 17)], text, [(0, 3, "tag"), (6, 10, "tag"), (10, 13, "tag"), (17, 21, "tag")])
    [(0, 10), (10, 21)]
    """
    if not sentences:
        return [(protected[0][0], protected[-1][1])]
    bounds = [(0, 0), *sentences, (len(text), len(text))]
    starts, stops = [start for start, _ in bounds], [stop for _, stop in bounds]
    spans = iter(protected)
    span = next(spans, None)
    for number, ((_, stop), (start, _)) in enumerate(pairwise(bounds)):
        while span and span[1] <= stop:
            span = next(spans, None)
        while span and span[0] >= stop and span[1] <= start:
            ends_sentence = number and (number == len(sentences) or text.startswith(("</", "[/"), span[0]))
            if ends_sentence and starts[number + 1] == start:
                stops[number] = span[1]
            elif number < len(sentences):
                starts[number + 1] = min(starts[number + 1], span[0])
            span = next(spans, None)
    return list(zip(starts[1:-1], stops[1:-1], strict=True))
