"""Sentences of a text that arrives in chunks: as many as can no longer change, with a bounded rest in memory.

A decision depends on at most `LOOKAHEAD` characters after the boundary and `LOOKBACK` before it, so a sentence is final
once so many characters after it have arrived. The next run begins at its end.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from .._base.validation import require_text
from .headings import without_headings
from .paragraphs import Span, checked_length, cut, paragraphs, pieces, with_plain_spaces
from .splitter import Options, checked_options, sentences, spans_in
from .terminators import terminators_of

LOOKAHEAD, LOOKBACK = 128, 1200  # see AFTER and BEFORE of surroundings.py
HEADING_LOOKAHEAD = 900  # see NEARBY of heading_features.py
GROWTH = 8  # the rest is looked at again when it has grown by an eighth, which keeps the time linear
LARGE, GATHERED = 500, 4000  # chunks so large come from files, where speed matters: they are gathered to so many
QUIET = re.compile(r"[^.?!…;()]{100}\s(?=\w)")  # no boundary is near


def iter_sentences(
    chunks: Iterable[str],
    *,
    headings: bool = False,
    whole_quotes: bool = False,
    lines: bool = False,
    abbreviations: Iterable[str] = (),
    max_length: int | None = None,
) -> Iterator[str]:
    """Yield the sentences of a text that arrives in chunks, each as soon as it can no longer change.

    >>> list(iter_sentences(["Он уш", "ёл. Она ", "осталась."]))
    ['Он ушёл.', 'Она осталась.']

    A sentence can no longer change once some 200 characters after it have arrived (some 1,000 with `headings`), or the
    chunks end; chunks of 500 and more are gathered to 4,000 characters.

    Args:
        chunks: An iterable of str: an open file, the tokens of a model, messages of a socket.
        headings, whole_quotes, lines, abbreviations, max_length: As in `sentence_spans`.

    Guarantees:
        The sentences are those of `split_sentences` with `protect=None` for the joined text, however it is chunked:
        what is protected would depend on the whole text. Only the unfinished sentence and its
        surroundings are kept in memory; with `whole_quotes` the unfinished paragraph. Text whose sentences never end is
        bounded by `max_length`.

    Raises:
        TypeError: `chunks` is not an iterable of str, or an option has another type.
    """
    if not isinstance(chunks, Iterable):
        raise TypeError(f"chunks: expected an iterable of str, such as an open file, got {type(chunks).__name__}")
    checked_length(max_length)
    options = checked_options(headings, whole_quotes, lines, abbreviations)
    return _sentences(chunks, options, max_length)


class _Rest(NamedTuple):
    """What is not final yet: `text`, in which a sentence begins at `start`, of which all before `done` was yielded.

    Its paragraph begins at `low`; no boundary in it stands before `scan`.
    """

    text: str = ""
    start: int = 0
    done: int = 0
    low: int = 0
    scan: int = 0


def _sentences(chunks: Iterable[str], options: Options, max_length: int | None) -> Iterator[str]:
    """Yield the sentences of the chunks."""
    ahead = HEADING_LOOKAHEAD if options.headings else LOOKAHEAD
    rest = _Rest()
    arrived: list[str] = []
    size, least = 0, 1
    for chunk in chunks:
        require_text(chunk)
        arrived.append(chunk)
        size += len(chunk)
        if size >= least:
            rest = rest._replace(text=rest.text + "".join(arrived))
            arrived, size = [], 0
            found, rest = _final(rest, len(rest.text) - ahead, options, max_length)
            yield from found
            least = max(GATHERED if len(chunk) >= LARGE else 1, (len(rest.text) - rest.start) // GROWTH)
    rest = rest._replace(text=rest.text + "".join(arrived))
    yield from _final(rest, len(rest.text) + 1, options, max_length)[0]


def _final(rest: _Rest, limit: int, options: Options, max_length: int | None) -> tuple[list[str], _Rest]:
    """Return the sentences that are final if boundaries up to `limit` are, and what is left."""
    text, done = rest.text, rest.done
    if limit <= rest.start:
        return [], rest
    spans, start, low = _final_spans(rest, limit, options)
    if max_length is not None:
        spans = [part for begin, end in spans for part in pieces(text, max(begin, done), end, max_length)]
        if not options.headings and not options.whole_quotes:
            for end, following in _cuts(text, max(done, start), limit, max_length):
                spans.append((max(done, start), end))
                done = following
    return [text[begin:end] for begin, end in spans], _shortened(
        rest._replace(start=start, done=max(done, start), low=low)
    )


def _cuts(text: str, done: int, limit: int, max_length: int) -> Iterator[Span]:
    """Yield where parts of a sentence that has not ended yet end, and where the next begin."""
    decided = len(text[:limit].rstrip())  # all before belongs to the sentence
    while done + max_length < decided:
        yield (found := cut(text, done, max_length))
        done = found[1]


def _final_spans(rest: _Rest, limit: int, options: Options) -> tuple[list[Span], int, int]:
    """Return the sentences that no longer change, where the first one begins that may, and where its paragraph does."""
    text, begin = rest.text, rest.start
    parts = [(low + begin, high + begin) for low, high in paragraphs(text[begin:], options.lines)]
    if options.whole_quotes:
        final, start = _up_to(parts, limit, len(text))
        return spans_in(text, final, options), start, start
    found: list[Span] = []
    for low, high in parts:
        paragraph = rest.low if low == begin else low
        found += sentences(text, low, high, terminators_of(text[low:high]), options.own, low=paragraph, scan=rest.scan)
    final, start = _up_to(found, limit, len(text))
    low = max([low for low, _ in parts if low <= start], default=start)
    if options.headings:
        final = without_headings(with_plain_spaces(text), final)
    return final, start, rest.low if low == begin else low


def _up_to(parts: list[Span], limit: int, size: int) -> tuple[list[Span], int]:
    """Return the parts before the last one that begins up to `limit`, and where that one begins; beyond the end all.

    >>> _up_to([(0, 4), (5, 9), (10, 14)], 8, 14), _up_to([(0, 4), (5, 9)], 10, 9)
    (([(0, 4)], 5), ([(0, 4), (5, 9)], 9))
    """
    if limit > size or not parts:
        return parts, size
    number = max(0, bisect_right([start for start, _ in parts], limit) - 1)
    return parts[:number], parts[number][0]


def _shortened(rest: _Rest) -> _Rest:
    """Return the rest without what nothing looks at any more."""
    if rest.done - rest.start > 4 * LOOKBACK:
        return _without_middle(rest)
    dropped = rest.start - LOOKBACK
    return _dropped(rest, rest.text[dropped:], dropped) if dropped > LOOKBACK else rest


def _without_middle(rest: _Rest) -> _Rest:
    """Return the rest of a sentence that does not end, with its first character and what stands around `done`."""
    text, start, done = rest.text, rest.start, rest.done
    if not (quiet := QUIET.search(text, done - LOOKBACK, done)):
        return rest
    dropped = quiet.end() - LOOKBACK
    return _dropped(rest._replace(scan=quiet.end()), text[start] + text[dropped + 1 :], dropped)


def _dropped(rest: _Rest, text: str, size: int) -> _Rest:
    """Return the rest with a text that begins so many characters later."""
    return _Rest(text, *(max(0, offset - size) for offset in rest[1:]))
