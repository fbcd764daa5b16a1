"""Sentences of a text that arrives in chunks: as many as can no longer change, with a bounded rest in memory.

Whatever decides a boundary looks at most `AHEAD` characters past it and `BEHIND` before it, so a sentence is final once
so many characters after it have arrived. The next run begins at its end.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from .._base.validation import require_text
from .lengths import checked_length, cut, pieces
from .own_abbreviations import Own, checked
from .headings import without_headings
from .paragraphs import Span, paragraphs, with_plain_spaces
from .splitter import Options, sentences, spans_in, terminators_of

AHEAD, BEHIND = 128, 1200  # see AFTER and BEFORE of list_items.py and habits.py
AHEAD_OF_HEADINGS = 900  # see NEARBY of heading_features.py
GROWTH = 8  # the rest is looked at again when it has grown by an eighth, which keeps the time linear
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

    `chunks` is any iterable of str: an open file, the tokens of a model, messages of a socket. The sentences and the
    options are those of `split_sentences` for the joined text, however it is chunked. A sentence can no longer change
    once some 200 characters after it have arrived (some 1,000 with `headings`), or the chunks end. Only the unfinished
    sentence and its surroundings are kept in memory; with `whole_quotes` the unfinished paragraph. Text whose
    sentences never end is bounded by `max_length`. Raises TypeError when a chunk is not a str.
    """
    own = checked(abbreviations) if abbreviations != () else ()
    checked_length(max_length)
    return _sentences(chunks, Options(headings, whole_quotes, lines, own), max_length)


class _Rest(NamedTuple):
    """What is not final yet: `text`, in which a sentence begins at `start`, of which all before `done` was yielded.

    No boundary stands before `scan`.
    """

    text: str
    start: int
    done: int
    scan: int


def _sentences(chunks: Iterable[str], options: Options, max_length: int | None) -> Iterator[str]:
    """Yield the sentences of the chunks."""
    ahead = AHEAD_OF_HEADINGS if options.headings else AHEAD
    rest = _Rest("", 0, 0, 0)
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
            least = max(1, (len(rest.text) - rest.start) // GROWTH)
    rest = rest._replace(text=rest.text + "".join(arrived))
    yield from _final(rest, len(rest.text) + 1, options, max_length)[0]


def _final(rest: _Rest, limit: int, options: Options, max_length: int | None) -> tuple[list[str], _Rest]:
    """Return the sentences that are final if boundaries up to `limit` are, and what is left."""
    text, start, done, scan = rest
    if limit <= start:
        return [], rest
    spans, start = _final_spans(rest, limit, options)
    if max_length is not None:
        spans = [part for begin, end in spans for part in pieces(text, max(begin, done), end, max_length)]
        done = max(done, start)
        decided = len(text[:limit].rstrip()) if _cuts_anywhere(options) else 0  # all before belongs to a sentence
        while done + max_length < decided:
            end, following = cut(text, done, max_length)
            spans.append((done, end))
            done = following
    return [text[begin:end] for begin, end in spans], _shortened(_Rest(text, start, max(done, start), scan))


def _cuts_anywhere(options: Options) -> bool:
    """Return whether a part of a sentence is final before the sentence is."""
    return not options.headings and not options.whole_quotes


def _final_spans(rest: _Rest, limit: int, options: Options) -> tuple[list[Span], int]:
    """Return the sentences that no longer change, and where the first one begins that may."""
    text, begin, _, scan = rest
    parts = [(low + begin, high + begin) for low, high in paragraphs(text[begin:], options.lines)]
    if options.whole_quotes:
        final, following = _up_to(parts, limit, len(text))
        return spans_in(text, final, options), following
    terminators = terminators_of(text)
    found = [span for low, high in parts for span in sentences(text, low, high, terminators, options.own, scan=scan)]
    final, following = _up_to(found, limit, len(text))
    return without_headings(with_plain_spaces(text), final) if options.headings else final, following


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
    text, start, done, scan = rest
    if (dropped := start - BEHIND) > BEHIND:
        text, start, done, scan = text[dropped:], start - dropped, done - dropped, scan - dropped
    if done - start > 4 * BEHIND:
        return _without_middle(_Rest(text, start, done, scan))
    return _Rest(text, start, done, scan)


def _without_middle(rest: _Rest) -> _Rest:
    """Return the rest of a sentence that does not end, with its first character and what stands around `done`."""
    text, start, done, _ = rest
    if not (quiet := QUIET.search(text, done - BEHIND, done)):
        return rest
    dropped = quiet.end() - BEHIND - 1
    return _Rest(text[start] + text[dropped + 1 :], 0, done - dropped, quiet.end() - dropped)
