"""Constructs of data that is pasted into text: unified diffs, JSON objects.

Sources: GNU diffutils, "Detailed Description of Unified Format"; RFC 8259 (JSON).
"""

import re
from collections.abc import Iterator

from .lines import line_end
from .page import Span, compiled

_HUNK = r"@@(?<=^@@) -\d{1,9}(?:,(?P<old>\d{1,9}))? \+\d{1,9}(?:,(?P<new>\d{1,9}))? @@[^\n]*"
_HEADER = (
    r"diff --git |index [0-9a-f]|--- |\+\+\+ |(?:new|old|deleted file) mode |new file |similarity |rename |Binary "
)
_MOST_HEADER_LINES = 10
_BEGINNING = r"\{\s*(?:\"[^\"\n]{1,100}\"|'[^'\n]{1,100}')\s*:"
# Strings are bounded and begin with no escaped quotation mark, because one that is not closed would be read at each.
_STRING_OR_BRACE = r"\"(?<!\\.)(?:[^\"\\\n]|\\.){0,1000}+\"|'(?<!\\.)(?:[^'\\\n]|\\.){0,1000}+'|[{}]|\n[ \t]*\n"


def diffs(text: str) -> Iterator[Span]:
    """Yield the hunks of unified diffs, each with the header before it.

    >>> list(diffs("Так:\\n@@ -1 +1,2 @@\\n-да\\n+нет\\n+ой\\nВот"))
    [(5, 31, 'code')]
    """
    done = 0
    for hunk in compiled(_HUNK).finditer(text):
        if hunk.start() >= done:
            start = max(done, _start_of_header(text, hunk.start()))
            done = _end_of_hunk(text, hunk)
            yield start, done, "code"


def _start_of_header(text: str, start: int) -> int:
    for _ in range(_MOST_HEADER_LINES):
        previous = text.rfind("\n", 0, max(start - 1, 0)) + 1
        if previous == start or not compiled(_HEADER).match(text, previous):
            break
        start = previous
    return start


def _end_of_hunk(text: str, hunk: re.Match[str]) -> int:
    """Return the end of the lines that a hunk has by its header, or of those before the first that is none."""
    old, new, stop = int(hunk["old"] or 1), int(hunk["new"] or 1), hunk.end()
    while (old > 0 or new > 0) and stop < len(text) and text[stop + 1 : stop + 2] in ("", "\n", " ", "+", "-", "\\"):
        sign = text[stop + 1 : stop + 2]
        old -= sign not in ("+", "\\")
        new -= sign not in ("-", "\\")
        stop = line_end(text, stop + 1)
    return stop


def objects(text: str) -> Iterator[Span]:
    """Yield JSON objects and the like whose first key is quoted, braces included.

    >>> list(objects('Ответ {"a": {"b": "}"}} - да'))
    [(6, 23, 'code')]
    """
    done = 0
    for beginning in compiled(_BEGINNING).finditer(text):
        if beginning.start() >= done:
            depth = 0
            for token in compiled(_STRING_OR_BRACE).finditer(text, beginning.start()):
                done = token.end()
                depth += {"{": 1, "}": -1}.get(token[0], 0)
                if depth == 0 or token[0][0] == "\n":
                    break
            if depth == 0:
                yield beginning.start(), done, "code"
