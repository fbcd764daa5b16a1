"""The places of a text that are not prose: what every text function leaves alone, and `protected_spans` shows."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias

from .evidence import plain_format
from .inline import inline
from .asciidoc import asciidoc
from .latex import latex
from .restructured_text import restructured_text
from .subtitles import subtitles
from .wikitext import wikitext
from .markdown import markdown
from .page import Page, Span, joined
from .plain_form import plain_form

Finder: TypeAlias = Callable[[str], Iterable[tuple[int, ...] | Span]]
Protect: TypeAlias = "str | re.Pattern[str] | Finder | tuple[Protect, ...] | None"

FORMATS: Mapping[str, Callable[[Page], None]] = {"markdown": markdown,"asciidoc":asciidoc,"rst":restructured_text,"latex":latex,"wikitext":wikitext,"subtitles":subtitles}


def protected_spans(text: str, protect: Protect = "auto") -> list[Span]:
    if protect is None or not text:
        return []
    form, alignment = plain_form(text)
    page = Page(form)
    formats = [plain_format(form)] if protect == "auto" else [protect]
    for name in formats:
        if name in FORMATS:
            FORMATS[name](page)
    inline(page)
    spans = page.spans()
    if alignment:
        spans = joined((*alignment.to_source(start, stop), kind) for start, stop, kind in spans)
    return spans
