"""The syntax of MediaWiki: bold and italics, templates, links, tables, list items, behavior switches.

Source: mediawiki.org, Help:Formatting, Help:Links, Help:Tables, Help:Templates.
"""

from collections.abc import Iterator
from typing import NamedTuple

from ..inline import CONSTRUCTS, inline
from ..page import Page, Span, compiled, joined
from ..pairs import nested
from ..tables import Construct, Table, occurrences

_FILE = r"\[\[[ \t]*(?i:file|image|media|файл|изображение)[ \t]*:"
LINES = Table(
    Construct("command", "#", r"^#(?i:redirect|перенаправление)\b", "⟦#перенаправление⟧ [[Дом]]"),
    Construct("table", "|", r"^([ \t:]*)(?:\{\|[^\n]*|\|\}|\|-[^\n]*|\|\+)", '⟦{| class="a-b"⟧\n⟦|-⟧\n| да\n⟦|}⟧'),
    Construct("table", "=", r"^([|!])(?=[^|\n\[\]{}]*=)[^|\n\[\]{}]*\|(?!\|)", '|⟦ style="a - b" |⟧ да'),
    Construct("list", "", r"^(?:[*#:;]+|-{4,})", "⟦**⟧ да"),
)
INLINE = [
    Construct("tag", "'", r"''(?<!''')'*+", "⟦'''⟧Дом⟦'''⟧ - это ⟦''⟧дача⟦''⟧"),
    Construct("command", "_", r"__[A-ZА-ЯЁ]+__", "⟦__ОГЛАВЛЕНИЕ__⟧"),
]
TABLE = Table(*INLINE, *CONSTRUCTS)


class _Link(NamedTuple):
    start: int
    bars: list[int]


def wikitext(page: Page) -> None:
    """Protect the syntax of a page in wikitext."""
    page.take(nested(page.text, "{{", "}}", "command", across_paragraphs=True))
    page.take(joined(links(page.text)))
    page.take(occurrences(page, LINES))
    inline(page, TABLE)


def links(text: str) -> Iterator[Span]:
    """Yield the targets of links, and for files the options too; the text of a link is prose.

    >>> sorted(links("[[Дом|дом]] [[Файл:а - б.jpg|мини|Вид на [[Дом]]]]"))
    [(0, 6, 'link'), (12, 34, 'link'), (41, 48, 'link')]
    """
    if "[[" not in text:
        return
    opened: list[_Link] = []
    for delimiter in compiled(r"\[\[|\]\]|\||\n[ \t]*\n").finditer(text):
        if delimiter[0] == "[[":
            opened.append(_Link(delimiter.start(), []))
        elif delimiter[0] == "|" and opened:
            opened[-1].bars.append(delimiter.end())
        elif delimiter[0] == "]]" and opened:
            yield _protected(text, opened.pop(), delimiter.end())
        elif delimiter[0][0] == "\n":
            opened.clear()


def _protected(text: str, link: _Link, stop: int) -> Span:
    if not link.bars:
        return link.start, stop, "link"
    is_file = compiled(_FILE).match(text, link.start)
    return link.start, link.bars[-1] if is_file else link.bars[0], "link"
