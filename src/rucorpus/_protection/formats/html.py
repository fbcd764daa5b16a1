"""The syntax of HTML and XML, where the whole text is told to be that: elements of code before anything else.

Source: the HTML standard, 13.1 (syntax); XML 1.0 for names in any script.
"""

from ..inline import inline
from ..page import Page
from ..pairs import comments, raw_elements
from ..tables import Construct, Table, occurrences

CONSTRUCTS = Table(
    Construct(
        "tag",
        "<",
        r"</?[^\W\d][\w:.-]*(?=[\s/>])(?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*+>",
        '⟦<Товар Имя="а > б">⟧Мел⟦</Товар>⟧',
    ),
)


def html(page: Page) -> None:
    """Find the syntax of a page that is HTML or XML."""
    page.take(comments(page.text))
    page.take(raw_elements(page.text))
    page.take(occurrences(page, CONSTRUCTS))
    inline(page)
