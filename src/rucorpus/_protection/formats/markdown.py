"""The block syntax of Markdown: front matter, list items, thematic breaks, indented code, references, containers.

Source: CommonMark 0.31 (4.1, 4.4, 4.7, 5.2), Jekyll and Hugo (front matter), markdown-it (containers, attributes).
"""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from ..inline import CODE_SPANS, CONSTRUCTS, FENCES, inline
from ..lines import end_of_indented, width
from ..page import Page, Span, compiled
from ..tables import Construct, Table, occurrences

# A number needs no space before a dash, because normalization may insert one.
_ITEM = r"(?:[-*+](?=[ \t]|$)|\d{1,9}[.)](?=[ \t–—-]|$))"
LINES = Table(
    Construct("list", "", r"^([ \t>]*)(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$", "да\n\n⟦* * *⟧\nнет"),
    Construct("list", "", rf"^([ \t>]*){_ITEM}(?:[ \t]+[-*+](?=[ \t]))*", "⟦-⟧ груши\n  ⟦1.⟧ сливы"),
    Construct("link", "[", r"^ {0,3}\[(?!\^)[^\]\[\n]+\]:[ \t]*\S[^\n]*$", '⟦[дом]: /dom.html "Дом - он"⟧'),
    Construct(
        "tag", ":", r"^([ \t]*):{3,}(?:[ \t]*(?:\{[^{}\n]*\}|[\w-]+))?(?:\[|\{[^{}\n]*\})?", "⟦::: tip⟧ Дом\n⟦:::⟧"
    ),
    # The title of an admonition or a tab in Python-Markdown.
    Construct("tag", "!", r"^([ \t]*)!!![ \t]+[\w -]*\"([^\"\n]*)\"[ \t]*$", '⟦!!! note "⟧Дом - 2⟦"⟧'),
    Construct("tag", "?", r"^([ \t]*)\?\?\?\+?[ \t]+[\w -]*\"([^\"\n]*)\"[ \t]*$", '⟦??? note "⟧Дом - 2⟦"⟧'),
    Construct("tag", "=", r"^([ \t]*)===[!+]?[ \t]+\"([^\"\n]*)\"[ \t]*$", '⟦=== "⟧Дом - 2⟦"⟧'),
    Construct("code", "<", r"^<<<[ \t][^\n]*$", "⟦<<< @/a.js{2-3}⟧"),
)
INLINE = [
    Construct("link", "]", r"\]\[[^\[\]\n]*\]", "[дом⟦][дом - 2]⟧"),
    Construct("command", "{", r"\{(?<=[ \t]\{)[#.:%][^{}\n]*\}[ \t]*$", "# Дом ⟦{#dom-1}⟧"),
]
TABLE = Table(*INLINE, *CONSTRUCTS)
# At the start of the text: YAML between lines of ---, whose first non-empty line has a key, or lines between +++.
_FRONT_MATTER = (
    r"---[ \t]*\n(?:[ \t]*\n|#[^\n]*\n)*[\w\"'][^\n:]*:(?:[ \t][^\n]*)?\n(?:(?!(?:---|\.\.\.)[ \t]*$)[^\n]*\n)*+"
    r"(?:---|\.\.\.)[ \t]*$|\+\+\+[ \t]*\n(?:(?!\+\+\+[ \t]*$)[^\n]*\n)*+\+\+\+[ \t]*$"
)
_NO_BREAK = r"(?!(?:-[ \t]*){3,}$|(?:\*[ \t]*){3,}$)"
# A line that may begin a list item or indented code: one with an item marker, or the first after an empty line.
_OPENING = (
    rf"\n(?P<empty>[ \t]*\n|(?<=\A\n))?(?P<indent>[ \t]*)"
    rf"(?:{_NO_BREAK}(?P<item>{_ITEM})(?P<gap>[ \t]*)|(?(empty)(?=\S)|(?!)))"
)
_QUOTATION = r"(?:^ {0,3}>[^\n]*\n?)++"
_QUOTATION_MARKER = r"^ {0,3}> ?"
_MAY_BE_INDENTED = r"\n[ \t]*\n(?: {4}| {0,3}\t)"


def markdown(page: Page) -> None:
    """Protect the syntax of a page in Markdown."""
    page.take(front_matter(page.text))
    page.follow(FENCES)
    page.take(indented_code(page.text))
    page.take(quoted_indented_code(page.text))
    page.follow([CODE_SPANS])
    page.take(occurrences(page, LINES))
    inline(page, TABLE)


def front_matter(text: str) -> Iterator[Span]:
    """Yield the front matter in YAML or TOML at the start of a text, delimiters included.

    >>> list(front_matter("---\\nкнига: Дом - 2\\n---\\n- Да"))
    [(0, 22, 'front')]
    """
    if text.startswith(("---", "+++")) and (found := compiled(_FRONT_MATTER).match(text)):
        yield (*found.span(), "front")


def indented_code(text: str) -> Iterator[Span]:
    """Yield blocks of code indented by at least four columns relative to the list item or page that contains them.

    >>> list(indented_code("Так:\\n\\n    x - 1\\n\\n- да\\n\\n    нет\\n"))
    [(10, 15, 'code')]
    """
    if not (text[:1] in " \t" or compiled(_MAY_BE_INDENTED).search(text)):
        return
    columns: list[int] = []  # the column where the text of each open item begins
    done = 0
    for line in compiled(_OPENING).finditer(f"\n{text}"):
        start = line.end("indent") - 1
        if start < done:
            continue
        column = width(line["indent"])
        while columns and column < columns[-1]:
            columns.pop()
        limit = (columns[-1] if columns else 0) + 4
        if column >= limit and line["empty"] is not None:
            done = end_of_indented(text, start, limit)
            yield start, done, "code"
        elif line["item"]:
            gap = width(line["gap"])
            columns.append(column + len(line["item"]) + (gap if 0 < gap < 5 else 1))


def quoted_indented_code(text: str) -> Iterator[Span]:
    """Yield blocks of indented code in block quotations.

    >>> list(quoted_indented_code("> Так:\\n>\\n>     x - 1\\n"))
    [(15, 20, 'code')]
    """
    if not compiled(r">(?: {0,4}\t| {5})").search(text):
        return
    for quotation in compiled(_QUOTATION).finditer(text):
        markers = [marker.span() for marker in compiled(_QUOTATION_MARKER).finditer(quotation[0])]
        removed = [0, *accumulate(stop - start for start, stop in markers)]
        starts = [start - gone for (start, _), gone in zip(markers, removed, strict=False)]  # without the markers
        for start, stop, kind in indented_code(compiled(_QUOTATION_MARKER).sub("", quotation[0])):
            first, last = (quotation.start() + at + removed[bisect_right(starts, at)] for at in (start, stop - 1))
            yield first, last + 1, kind
