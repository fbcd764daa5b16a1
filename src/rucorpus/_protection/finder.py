"""The spans of a text that are not prose: every text function leaves them alone, and `protected_spans` returns them."""

import re
from collections.abc import Callable, Collection, Iterable
from typing import Any, TypeAlias

from .._base.validation import require_text
from .hidden_characters import replaced
from .page import Span
from .quick_check import SIGNS, may_have_markup

Finder: TypeAlias = Callable[[str], Iterable[Any]]
Protect: TypeAlias = str | re.Pattern[str] | Finder | tuple["Protect", ...] | None


def protected_spans(text: str, protect: Protect = "auto") -> list[Span]:
    """Return the spans of `text` that are not prose, as `(start, stop, kind)`.

    >>> text = "Метод `a - b` - см. https://a.ru/1-2."
    >>> [(text[start:stop], kind) for start, stop, kind in protected_spans(text)]
    [('`a - b`', 'code'), ('https://a.ru/1-2', 'address')]

    Args:
        text: Any str.
        protect: `"auto"`: what is unmistakably code, markup, a formula, an address or a placeholder, and the block
            syntax of a document that is clearly Markdown, AsciiDoc, reStructuredText, LaTeX or wikitext. `"markdown"`,
            `"asciidoc"`, `"rst"`, `"latex"`, `"html"`, `"wikitext"`, `"subtitles"`: the syntax of that format. None:
            nothing. A compiled pattern: its matches. A function from the text to pairs `(start, stop)`. A tuple of any
            of these.

    Returns:
        Spans that are sorted, disjoint and not empty; overlapping ones are joined. Offsets are code points, half-open.
        Kinds: code, front (front matter), list, table, link, tag, math, command, address, placeholder, user.

    Guarantees:
        Linear in `len(text)`.

    Raises:
        TypeError: `text` is not a str, or `protect` is none of these.
        ValueError: An unknown name, or spans that are not pairs of int within the text.
    """
    require_text(text)
    return find(text, protect, {*SIGNS, *replaced()}.intersection(text))


def find(text: str, protect: Protect, unusual: Collection[str] | None = None) -> list[Span]:
    """Return the protected spans.

    `unusual` are the `unusual_characters` of the text, if known. Without them, a text is passed over if all its markup
    is written in wide characters or has invisible characters inside.
    """
    if protect is None or (protect == "auto" and not may_have_markup(text, unusual)):
        return []
    from .choices import chosen_spans  # late: the formats take a third of the first use, and plain prose needs none

    return chosen_spans(text, protect if isinstance(protect, tuple) else (protect,), unusual)
