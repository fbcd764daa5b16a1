"""The syntax of AsciiDoc: delimited blocks, attributes, block lines, macros, references, items.

Source: AsciiDoc Language Documentation (docs.asciidoctor.org): delimited blocks, element attributes, macros, lists.
"""

from collections.abc import Iterator

from .page import Construct, Page, Span, compiled

BLOCKS = [
    Construct("command", "/", r"^//(?!//)[^\n]*$", "да\n⟦// нет - да⟧\nда"),
    Construct("command", "[", r"^\[[^\]\n]*\](?:\])?[ \t]*$", "⟦[quote, Пушкин - поэт]⟧\nМороз\n⟦[[дом - 2]]⟧"),
    Construct("command", ":", r"^:!?[\w-]+!?:(?:[ \t][^\n]*)?$", "⟦:автор: Петров - Водкин⟧"),
    Construct("command", ":", r"^(?:ifdef|ifndef|ifeval|endif|include)::[^\n]*$", '⟦include::a--b.adoc[tag="x"]⟧'),
    Construct("list", "", r"^[ \t]*([-*]|\.{1,5}|\*{2,5}|\d{1,9}\.|<(?:\d+|\.)>)(?=[ \t]|$)", "⟦*⟧ груши\n⟦..⟧ сливы"),
    Construct("list", "", r"^(?:-{2,}|={4,}|_{4,}|\*{4,}|\+|'{3}|<{3})[ \t]*$", "да\n⟦--⟧\nнет\n⟦+⟧\nда"),
    Construct("table", "|", r"^[|,:!]={3,}[ \t]*$", "⟦|===⟧\n| да\n⟦|===⟧"),
]
INLINE = [
    Construct("link", "<", r"<<[^<>\n]+>>", "см. ⟦<<дом,Дом - 2>>⟧"),
    Construct("link", "[", r"\[\[[^\[\]\n]+\]\]", "⟦[[дом - 2]]⟧Дом"),
    Construct("link", "(", r"\(\(\([^()\n]*\)\)\)", "⟦(((дом - дача)))⟧"),
    Construct("link", "(", r"(\(\()[^()\n]*(\)\))", "⟦((⟧дом - дача⟦))⟧"),
    Construct("link", "[", r"(\[\")(?<=\S..)[^\"\n\[\]]*(\"[\],])", 'https://a.ru/⟦["⟧дом - 2⟦"]⟧, [да - "нет"]'),
    Construct("link", ":", r":(?<=\w:):?(?!:)[^\s\[\]]{0,300}\[", "image⟦::a--b.png[⟧Дом], xref⟦:дом-2[⟧Дом]"),
    Construct("code", "+", r"\+{2,3}[^+\n]+\+{2,3}|\+(?<![\w+].)(?=\S)[^+\n]*[^+\s]\+(?![\w+])", "⟦+++a - b+++⟧"),
]
_DELIMITER = r"^(?P<sign>-{4,}|\.{4,}|\+{4,}|/{4,})[ \t]*$"


def asciidoc(page: Page) -> None:
    """Find the syntax of a page that is AsciiDoc."""
    page.take(delimited_blocks(page.text))
    page.look_for(BLOCKS)
    page.look_for(INLINE)


def delimited_blocks(text: str) -> Iterator[Span]:
    """Yield blocks of code, of literal text, of raw text and of comments.

    >>> list(delimited_blocks("да\\n----\\na - b\\n----\\nда"))
    [(3, 18, 'code')]
    """
    opened = None
    for line in compiled(_DELIMITER).finditer(text):
        if opened is None:
            opened = line
        elif line["sign"] == opened["sign"]:
            yield opened.start(), line.end(), "code"
            opened = None
    if opened:
        yield opened.start(), len(text), "code"
