"""The values of `protect`: the constructs of a format, the matches of a pattern, the spans of a function."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any, TypeAlias

from .._base.edits import Alignment
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
from .plain_form import may_change_length, plain_edits, plain_form, replaced_in
from .quick_check import SIGNS

Function: TypeAlias = Callable[[str], Iterable[Any]]

FORMATS: Mapping[str, Callable[[Page], None]] = {
    "markdown": markdown,
    "asciidoc": asciidoc,
    "rst": restructured_text,
    "latex": latex,
    "html": html,
    "wikitext": wikitext,
    "subtitles": subtitles,
}


def chosen_spans(text: str, choices: tuple[object, ...], unusual: Collection[str] | None) -> list[Span]:
    """Return the spans of all choices, sorted and joined."""
    flat = [*_flat(choices)]
    names = [choice for choice in flat if isinstance(choice, str)]
    spans = _of_formats(text, names, unusual) if names else []
    for choice in flat:
        if not isinstance(choice, str):
            spans += _of_user(text, choice)
    return spans if choices == (*names,) and len(names) == 1 else joined(spans)


def _flat(choices: Iterable[object]) -> Iterator[str | re.Pattern[str] | Function]:
    """Yield the names, patterns and functions in nested tuples, without None; raise for anything else."""
    for choice in choices:
        if isinstance(choice, tuple):
            yield from _flat(choice)
        elif isinstance(choice, str):
            if choice != "auto" and choice not in FORMATS:
                raise ValueError(f"protect: no format {choice!r}; {_advice(choice)}")
            yield choice
        elif isinstance(choice, re.Pattern) or callable(choice):
            yield choice
        elif choice is not None:
            raise TypeError(
                f"protect: expected a name, a compiled pattern, a function, None or a tuple of these, got {choice!r}"
            )


def _advice(name: str) -> str:
    """md → did you mean 'markdown'? there are …"""
    from difflib import get_close_matches

    near = [f"did you mean {each!r}? " for each in get_close_matches(name.lower(), FORMATS, n=1, cutoff=0.4)]
    if not name.isidentifier():
        near.append("a pattern must be compiled: re.compile(…); ")
    return f"{''.join(near)}there are {', '.join(map(repr, ('auto', *FORMATS)))} and None"


def _of_formats(text: str, names: list[str], unusual: Collection[str] | None) -> list[Span]:
    absent = SIGNS.difference(plain_form("".join(unusual))) if unusual is not None else ()
    unusual = replaced_in(text) if unusual is None else unusual
    page = Page(plain_form(text, unusual), absent)
    for name in names:
        if name == "auto":
            name = _detected(page)
        FORMATS.get(name, inline)(page)
    spans = page.spans()
    edits = plain_edits(text, filter(may_change_length, unusual)) if spans else []
    if not edits:
        return spans
    to_source = Alignment(edits).to_source
    return joined((*to_source(start, stop), kind) for start, stop, kind in spans)


def _detected(page: Page) -> str:
    """Return the format that a page is clearly in, or ""; its front matter and fenced code are protected already."""
    page.take(front_matter(page.text))
    has_front_matter = bool(page.spans())
    found = [*fences(page.text)] if page.has("```") else []
    blocks = sum("\n" in page.text[start:stop] for start, stop, _ in found)
    page.take(found)
    return plain_format(page, has_front_matter=has_front_matter, fences=blocks)


def _of_user(text: str, choice: re.Pattern[str] | Function) -> list[Span]:
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
