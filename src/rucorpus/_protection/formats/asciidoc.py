"""The syntax of AsciiDoc: delimited blocks, attributes, block lines, macros, references, items.

Source: AsciiDoc Language Documentation (docs.asciidoctor.org): delimited blocks, element attributes, macros, lists.
"""

from collections.abc import Iterator

from ..inline import CONSTRUCTS, inline
from ..page import LETTERS, WORD, Page, Span, compiled
from ..tables import Construct, Table, occurrences

LINES = Table(
    Construct("command", "/", r"^//(?!//)[^\n]*$", "да\n⟦// нет - да⟧\nда"),
    Construct("command", "[", r"^\[[^\]\n]*\]\]?[ \t]*$", "⟦[quote, Пушкин - поэт]⟧\nМороз\n⟦[[дом - 2]]⟧"),
    Construct("command", ":", r"^:!?[\w-]+!?:(?:[ \t][^\n]*)?$", "⟦:автор: Петров - Водкин⟧"),
    Construct("command", ":", r"^(?:ifdef|ifndef|ifeval|endif|include)::[^\n]*$", '⟦include::a--b.adoc[tag="x"]⟧'),
    Construct(
        "list",
        "",
        r"^([ \t]*)(?:(?:[-*]|\*{2,5}|<(?:\d+|\.)>)(?=[ \t]|$)|(?:\.{1,5}|\d{1,9}\.)(?=[ \t–—-]|$))",
        "⟦*⟧ да\n⟦..⟧ нет",
    ),
    Construct("list", "", r"^(?:-{2,}|={4,}|_{4,}|\*{4,}|\+|'{3}|<{3})[ \t]*$", "да\n⟦--⟧\nнет\n⟦+⟧\nда"),
    Construct("table", "|", r"^[|,:!]={3,}[ \t]*$", "⟦|===⟧\n| да\n⟦|===⟧"),
)
INLINE = [
    Construct("link", "<", r"<<[^<>«»„“\n]+>>", "см. ⟦<<дом,Дом - 2>>⟧"),
    Construct("link", "[", r"\[\[[^\[\]\n]+\]\]", "⟦[[дом - 2]]⟧Дом"),
    Construct("link", "(", r"\(\(\([^()\n]*\)\)\)", "⟦(((дом - дача)))⟧"),
    Construct("link", "(", r"\(\(([^()\n]*)\)\)", "⟦((⟧дом - дача⟦))⟧"),
    Construct("link", "[", r"\[\"(?<=\S..)([^\"\n\[\]]*)\"[\],]", 'https://a.ru/⟦["⟧дом - 2⟦"]⟧, [да - "нет"]'),
    Construct(
        "link",
        ":",
        rf":(?<={WORD}:):?(?![:/])[^\s\[\]]{{0,300}}\[(?:\"([^\"\n\[\]]*)\"[\],])?",
        'image⟦::a--b.png["⟧Дом - 2⟦",⟧300], xref⟦:дом-2[⟧Дом]',
    ),
    Construct("code", "+", r"\+\+\+?[^+\n]+\+{2,3}", "⟦+++a - b+++⟧"),
    Construct("code", "+", rf"\+(?<![{LETTERS}+]\+)(?=\S)[^+\n]*[^+\s]\+(?![{LETTERS}+])", "⟦+a - b+⟧"),
]
TABLE = Table(*INLINE, *CONSTRUCTS)
_DELIMITER = r"\n(?P<delimiter>-{4,}|\.{4,}|\+{4,}|/{4,})[ \t]*$"


def asciidoc(page: Page) -> None:
    """Protect the syntax of a page in AsciiDoc."""
    page.take(delimited_blocks(page.text))
    page.take(occurrences(page, LINES))
    inline(page, TABLE)


def delimited_blocks(text: str) -> Iterator[Span]:
    """Yield delimited blocks of code, literal text, raw text and comments.

    >>> list(delimited_blocks("да\\n----\\na - b\\n----\\nда"))
    [(3, 18, 'code')]
    """
    opened = None
    for line in compiled(_DELIMITER).finditer(f"\n{text}"):
        if opened is None:
            opened = line
        elif line["delimiter"] == opened["delimiter"]:
            yield opened.start(), line.end() - 1, "code"
            opened = None
    if opened:
        yield opened.start(), len(text), "code"
