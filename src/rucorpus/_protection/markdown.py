"""The block syntax of Markdown: front matter, items, rulers, tables, indented code, references.

Source: CommonMark 0.31 (4.1, 4.3, 4.4, 4.7, 5.2), GFM (tables), Jekyll and Hugo for front matter.
"""

from collections.abc import Iterator

from .fences import code_spans, fences
from .lines import end_of_indented, width
from .page import Construct, Page, Span, compiled

# Lines of YAML between two rulers at the very start; the first with text has a key.
FRONT_MATTER = [
    Construct(
        "front",
        "-",
        r"\A(---[ \t]*\n(?:[ \t]*\n|#[^\n]*\n)*[\w\"'][^\n:]*:(?:[ \t][^\n]*)?\n(?:(?!(?:---|\.\.\.)[ \t]*$)[^\n]*\n)*+"
        r"(?:---|\.\.\.)[ \t]*)$",
        "⟦---\nкнига: Дом - 2\n---⟧\n- Да",
    ),
    Construct(
        "front",
        "+",
        r"\A(\+\+\+[ \t]*\n(?:(?!\+\+\+[ \t]*$)[^\n]*\n)*+\+\+\+[ \t]*)$",
        '⟦+++\nкнига = "Дом"\n+++⟧\n- Да',
    ),
]
_ITEM = r"(?:[-*+]|\d{1,9}[.)])"
BLOCKS = [
    Construct("list", "", r"^[ \t>]*((?:[-*_][ \t]*){3,})$", "да\n\n⟦* * *⟧\nнет"),
    Construct("list", "", rf"^[ \t>]*({_ITEM}(?:[ \t]+[-*+](?=[ \t]))*)(?=[ \t]|$)", "⟦-⟧ груши\n  ⟦1.⟧ сливы"),
    Construct("link", "[", r"^ {0,3}\[(?!\^)[^\]\[\n]+\]:[ \t]*\S[^\n]*$", '⟦[дом]: /dom.html "Дом - он"⟧'),
    Construct("link", "]", r"\]\[[^\[\]\n]*\]", "[дом⟦][дом - 2]⟧"),
    Construct("tag", ":", r"^[ \t]*(:{3,}[^\n]*)$", "⟦::: tip Совет⟧\nДа"),
    Construct("command", "{", r"\{(?<=[ \t]\{)[#.:%][^{}\n]*\}[ \t]*$", "# Дом ⟦{#dom-1}⟧"),
]
# A line that may open an item or begin a chunk of code: one with an item's sign, or the first after an empty line.
_OPENING = (
    rf"^(?P<blank>\A|[ \t]*\n)?(?P<indent>[ \t]*)"
    rf"(?:(?P<item>{_ITEM})(?=[ \t]|$)(?P<gap>[ \t]*)|(?(blank)(?=\S)|(?!)))"
)
_MAY_BE_INDENTED = r"^[ \t]*\n(?: {4}| {0,3}\t)|\A(?: {4}| {0,3}\t)"


def markdown(page: Page) -> None:
    """Find the block syntax of a page that is Markdown."""
    page.look_for(FRONT_MATTER)
    page.take(fences(page.text))
    page.take(indented_code(page.text))
    page.take(code_spans(page.text))
    page.look_for(BLOCKS)


def indented_code(text: str) -> Iterator[Span]:
    """Yield chunks of code indented by four columns more than what they stand in.

    >>> list(indented_code("Так:\\n\\n    x - 1\\n\\n- да\\n\\n    нет\\n"))
    [(10, 15, 'code')]
    """
    if not compiled(_MAY_BE_INDENTED).search(text):
        return
    columns: list[int] = []  # where the text of each open item begins
    done = 0
    for line in compiled(_OPENING).finditer(text):
        if line.start("indent") < done:
            continue
        column = width(line["indent"])
        while columns and column < columns[-1]:
            columns.pop()
        limit = (columns[-1] if columns else 0) + 4
        if column >= limit and line["blank"] is not None:
            done = end_of_indented(text, line.end("indent"), limit)
            yield line.end("indent"), done, "code"
        elif line["item"]:
            gap = width(line["gap"])
            columns.append(column + len(line["item"]) + (gap if 0 < gap < 5 else 1))
