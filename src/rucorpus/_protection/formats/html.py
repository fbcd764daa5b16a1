"""The syntax of HTML and XML, for texts given as that format; code elements are found first.

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
    """Protect the syntax of a page in HTML or XML."""
    page.take(comments(page.text))
    page.take(raw_elements(page.text))
    page.take(occurrences(page, CONSTRUCTS))
    inline(page)
