"""The spans of a text that are not prose: every text function leaves them alone, and `protected_spans` returns them."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any, TypeAlias

from .._base.edits import Alignment
from .._base.validation import require_text
from .evidence import plain_format
from .fences import fences
from .formats.asciidoc import asciidoc
from .formats.html import html
from .formats.latex import latex
from .formats.markdown import front_matter, markdown
from .formats.restructured_text import restructured_text
from .formats.subtitles import subtitles
from .formats.wikitext import wikitext
from .inline import inline
from .page import Page, Span, joined
from .plain_form import plain_edits, plain_form, replaced
from .quick_check import SIGNS, may_have_markup

Finder: TypeAlias = Callable[[str], Iterable[Any]]
Protect: TypeAlias = "str | re.Pattern[str] | Finder | tuple[Protect, ...] | None"

FORMATS: Mapping[str, Callable[[Page], None]] = {
    "markdown": markdown,
    "asciidoc": asciidoc,
    "rst": restructured_text,
    "latex": latex,
    "html": html,
    "wikitext": wikitext,
    "subtitles": subtitles,
}


def protected_spans(text: str, protect: Protect = "auto") -> list[Span]:
    """Return the spans of `text` that are not prose, as `(start, stop, kind)`.

    >>> text = "Метод `a - b` - см. https://a.ru/1-2."
    >>> [(text[start:stop], kind) for start, stop, kind in protected_spans(text)]
    [('`a - b`', 'code'), ('https://a.ru/1-2', 'address')]

    Kinds: code, front (front matter), list, table, link, tag, math, command, address, placeholder, user.

    `protect` is `"auto"`: what is unmistakably code, markup, a formula, an address or a placeholder, and the block
    syntax of a document that is clearly Markdown, AsciiDoc, reStructuredText, LaTeX or wikitext. `"markdown"`,
    `"asciidoc"`, `"rst"`, `"latex"`, `"html"`, `"wikitext"`, `"subtitles"`: the syntax of that format. None: nothing.
    A compiled pattern: its matches. A function from the text to pairs `(start, stop)`. A tuple of any of these.

    Offsets are code points, half-open. Spans are sorted, disjoint and not empty; overlapping ones are joined. Linear
    in `len(text)`. Raises TypeError when `text` is not a str or `protect` is none of these, ValueError for an unknown
    name and for spans that are not pairs of int within the text.
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
    choices = protect if isinstance(protect, tuple) else (protect,)
    names = [choice for choice in _flat(choices) if isinstance(choice, str)]
    spans = _of_formats(text, names, unusual) if names else []
    for choice in _flat(choices):
        if not isinstance(choice, str):
            spans += _of_user(text, choice)
    return joined(spans) if len(choices) > 1 or not names else spans


def _flat(choices: Iterable[Protect]) -> Iterator[str | re.Pattern[str] | Finder]:
    """Yield the names, patterns and functions in nested tuples, without None; raise for anything else."""
    for choice in choices:
        if isinstance(choice, tuple):
            yield from _flat(choice)
        elif isinstance(choice, str):
            if choice != "auto" and choice not in FORMATS:
                known = ", ".join(map(repr, ("auto", *FORMATS)))
                raise ValueError(f"protect: no format {choice!r}; there are {known}")
            yield choice
        elif isinstance(choice, re.Pattern) or callable(choice):
            yield choice
        elif choice is not None:
            raise TypeError(
                f"protect: expected a name, a compiled pattern, a function, None or a tuple of these, got {choice!r}"
            )


def _of_formats(text: str, names: list[str], unusual: Collection[str] | None) -> list[Span]:
    form = plain_form(text, unusual)
    page = Page(form)
    for name in names:
        if name == "auto":
            name = _detected(page)
        FORMATS.get(name, inline)(page)
    spans = page.spans()
    if not spans or form == text:
        return spans
    to_source = Alignment(plain_edits(text)).to_source
    return joined((*to_source(start, stop), kind) for start, stop, kind in spans)


def _detected(page: Page) -> str:
    """Return the format that a page is clearly in, or ""; its front matter and fenced code are protected already."""
    page.take(front_matter(page.text))
    has_front_matter = bool(page.spans())
    found = [*fences(page.text)] if page.has("```") else []
    blocks = sum("\n" in page.text[start:stop] for start, stop, _ in found)
    page.take(found)
    return plain_format(page, has_front_matter=has_front_matter, fences=blocks)


def _of_user(text: str, choice: re.Pattern[str] | Finder) -> list[Span]:
    if isinstance(choice, re.Pattern):
        return [(*match.span(), "user") for match in choice.finditer(text) if match.end() > match.start()]
    found = choice(text)
    if not isinstance(found, Iterable):
        raise TypeError(
            f"protect: expected a function that returns pairs (start, stop), but {choice!r} returned {found!r}"
        )
    return [_checked(span, text) for span in found]


def _checked(span: Any, text: str) -> Span:
    match span:
        case (int(start), int(stop), *_) if 0 <= start <= stop <= len(text):
            return start, stop, "user"
    raise ValueError(
        f"protect: expected pairs (start, stop) of int within the text of {len(text)} characters, got {span!r}"
    )
