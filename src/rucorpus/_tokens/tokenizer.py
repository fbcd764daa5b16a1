"""Tokens: words, numbers, punctuation and all other visible text, each with its span.

One pattern finds them in one pass. Conventions: docs/tokens.md.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Literal, TypeAlias, overload

from .._base.validation import require_switches, require_text
from .._protection.finder import Protect, find
from .._protection.page import Span as ProtectedSpan
from .kinds import kind_of
from .patterns import token_pattern

Span: TypeAlias = tuple[int, int]  # as in `_base.edits`, whose import would slow the first use

_BRACKETS = re.compile(r"\n[^\S\n]*+\n|\(|\)++")


@overload
def token_spans(text: str, *, kinds: Literal[False] = False, protect: Protect = "auto") -> list[tuple[int, int]]: ...
@overload
def token_spans(text: str, *, kinds: Literal[True], protect: Protect = "auto") -> list[tuple[int, int, str]]: ...
@overload
def token_spans(
    text: str, *, kinds: bool, protect: Protect = "auto"
) -> list[tuple[int, int]] | list[tuple[int, int, str]]: ...
def token_spans(
    text: str, *, kinds: bool = False, protect: Protect = "auto"
) -> list[tuple[int, int]] | list[tuple[int, int, str]]:
    """Return the spans of the tokens of `text`: words, numbers, punctuation.

    >>> token_spans("Кто-то ушёл?!")
    [(0, 6), (7, 11), (11, 13)]
    >>> token_spans("5 кг", kinds=True)
    [(0, 1, 'number'), (2, 4, 'word')]

    A period is a separate token, also after an abbreviation. Words are not analysed: no lemmas, no parts of speech.
    Text without spaces between words (Chinese, Thai) is one token. The conventions follow razdel and the corpora it is
    measured on: https://rucorpus.readthedocs.io/en/latest/tokens.html

    Args:
        text: Any str.
        kinds: Add the kind of each token: word, number, punctuation, symbol, emoji, address or code.
        protect: What is not prose, of which each span is one token; see `protected_spans`.

    Returns:
        Spans that are sorted and disjoint, never empty, and cover every character that is not whitespace. Offsets are
        code points, half-open. No token outside the protected spans contains whitespace, and none crosses a sentence
        boundary of `sentence_spans`.

    Guarantees:
        Linear in `len(text)`.

    Raises:
        TypeError: `text` is not a str, or `kinds` neither True nor False.
    """
    require_text(text)
    require_switches(kinds=kinds)
    protected = _trimmed(text, find(text, protect))
    spans = spans_around(text, [(start, stop) for start, stop, _ in protected])
    if not kinds:
        return spans
    known = {start: "address" if kind == "address" else "code" for start, _, kind in protected}
    return [(start, stop, known.get(start) or kind_of(text[start:stop])) for start, stop in spans]


def split_tokens(text: str, *, protect: Protect = "auto") -> list[str]:
    """Return the tokens of `text`: the slices at the spans that `token_spans` returns.

    >>> split_tokens("Т. е. он купил 1,5 кг (за 300 руб.)...")
    ['Т', '.', 'е', '.', 'он', 'купил', '1,5', 'кг', '(', 'за', '300', 'руб', '.', ')', '...']

    Whitespace is omitted; everything else is kept unchanged. Arguments, guarantees and errors are those of
    `token_spans`.
    """
    return [text[start:stop] for start, stop in token_spans(text, protect=protect)]


def _trimmed(text: str, protected: Iterable[ProtectedSpan]) -> list[ProtectedSpan]:
    """Return the protected spans without whitespace at their ends."""
    trimmed = []
    for start, stop, kind in protected:
        content = text[start:stop].strip()
        if content:
            start = text.index(content, start)
            trimmed.append((start, start + len(content), kind))
    return trimmed


def spans_around(text: str, protected: Iterable[Span] = ()) -> list[Span]:
    """Return the spans of the tokens; each of the sorted, disjoint `protected` spans is one token.

    >>> spans_around("a - b или c", [(0, 5)])
    [(0, 5), (6, 9), (10, 11)]
    """
    found, pieces, begin = token_pattern().finditer, list[Iterable[Span]](), 0
    for start, stop in protected:
        pieces += map(re.Match.span, found(text, begin, start)), [(start, stop)]
        begin = stop
    pieces.append(map(re.Match.span, found(text, begin)))
    spans = list(chain.from_iterable(pieces))
    return list(_brackets_apart(text, spans)) if "))" in text and "(" in text else spans


def _brackets_apart(text: str, spans: list[Span]) -> Iterator[Span]:
    """Yield the spans, with each run of closing brackets split if it closes a bracket; other runs are smileys.

    >>> list(_brackets_apart("(a (b)) c))", [(0, 1), (1, 2), (3, 4), (4, 5), (5, 7), (8, 9), (9, 11)]))
    [(0, 1), (1, 2), (3, 4), (4, 5), (5, 6), (6, 7), (8, 9), (9, 11)]
    """
    closing = _closing_runs(text)
    for start, stop in spans:
        if start in closing:
            yield from ((position, position + 1) for position in range(start, stop))
        else:
            yield start, stop


def _closing_runs(text: str) -> set[int]:
    """Return the positions of runs of closing brackets whose first closes a bracket in the same paragraph."""
    found, depth = set(), 0
    for match in _BRACKETS.finditer(text):
        if match[0] == "(":
            depth += 1
        elif match[0][0] == "\n":
            depth = 0
        else:
            if depth:
                found.add(match.start())
            depth = max(0, depth - len(match[0]))
    return found
