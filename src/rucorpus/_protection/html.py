"""The syntax of HTML and XML, where the whole text is told to be that: elements of code before anything else.

Source: the HTML standard, 13.1 (syntax); XML 1.0 for names in any script.
"""

from .page import Construct, Page
from .pairs import comments, raw_elements

CONSTRUCTS = [
    Construct("tag", "<", r"</?[^\W\d][\w:.-]*(?=[\s/>])(?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*+>", '⟦<Товар Имя="а > б">⟧Мел⟦</Товар>⟧'),
]  # fmt: skip


def html(page: Page) -> None:
    """Find the syntax of a page that is HTML or XML."""
    page.take(comments(page.text))
    page.take(raw_elements(page.text))
    page.look_for(CONSTRUCTS)
