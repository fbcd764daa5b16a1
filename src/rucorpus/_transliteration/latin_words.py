"""The words of a Latin text that may be read as Cyrillic: outside addresses and without quotation marks around them.

The characters ' " ` ’ are letters in some schemes. They are letters only after a letter, and unless they close a
quotation that is open.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from .._base.edits import EditTuple
from .._base.scanner import compiled
from .web_addresses import between_addresses

QUOTES = "'\"`’”"
_ALL_QUOTES = frozenset(QUOTES)
COMBINING = "\u0300-\u036f\u00ad"  # and the soft hyphen

_RUN_OF_QUOTES = (
    f"(?P<after>(?<=[^\\W\\d_])|(?<=[{COMBINING}]))?(?P<quotes>[{QUOTES}]+)(?P<before>(?=[^\\W\\d_]))?|[\r\n]"
)


def edits_of_words(
    text: str, words: re.Pattern[str], read: Callable[[str], str], rule: str, *, has_quotes: bool = True
) -> Iterator[EditTuple]:
    """Yield an edit for each of the `words` that `read` changes.

    >>> list(edits_of_words("'a' b@c.de", re.compile("[a-z']+"), str.upper, "upper"))
    [(1, 2, 'A', 'upper')]

    Without `has_quotes`, no spelling has any, so that quotation marks need not be found.
    """
    return edits_of_matches(matches_of_words(text, words, has_quotes=has_quotes), lambda match: read(match[0]), rule)


def edits_of_matches(
    matches: Iterable[re.Match[str]], read: Callable[[re.Match[str]], str], rule: str
) -> Iterator[EditTuple]:
    """Yield an edit for each match that `read` changes."""
    for match in matches:
        if (new := read(match)) != match[0]:
            yield match.start(), match.end(), new, rule


def matches_of_words(text: str, words: re.Pattern[str], *, has_quotes: bool = True) -> Iterator[re.Match[str]]:
    """Yield the matches of `words` outside addresses and without quotation marks around them."""
    has_quotes = has_quotes and not _ALL_QUOTES.isdisjoint(text)
    for first, last in between_addresses(text):
        start = first
        for left, right in chain(quotation_marks(text, first, last) if has_quotes else (), [(last, last)]):
            yield from words.finditer(text, start, left)
            start = right


def quotation_marks(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Yield the spans of quotation marks: those that open before a word, and those that close them.

    >>> list(quotation_marks("d'Art 'ob'ekt'", 0, 14))
    [(6, 7), (13, 14)]
    """
    opened: list[str] = []
    for match in compiled(_RUN_OF_QUOTES).finditer(text, start, stop):
        found, after, before = match["quotes"], match["after"] is not None, match["before"] is not None
        if found is None:
            opened.clear()
        elif not after:
            if before:
                opened.append(found)
            if before or not _stands_alone(text, *match.span()):
                yield match.span()
        elif not before and opened and found.endswith(opened[-1]):
            yield match.end() - len(opened.pop()), match.end()


def _stands_alone(text: str, start: int, stop: int) -> bool:
    return not text[max(0, start - 1) : start].strip() and not text[stop : stop + 1].strip()
