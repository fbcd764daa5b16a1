"""The syntax of reStructuredText: directives, comments, literal blocks, roles, references, fields, items.

Source: reStructuredText Markup Specification (docutils.sourceforge.io), Sphinx for directives of code.
"""

from collections.abc import Iterator

from .lines import end_of_indented, width
from .page import Construct, Page, Span, compiled

# Directives whose content is no prose.
_CODE = (
    "code|code-block|sourcecode|highlight|literalinclude|parsed-literal|math|raw|doctest|testcode|testoutput|testsetup"
    "|graphviz|digraph|mermaid|uml|plantuml|toctree|productionlist|prompt|ipython|jupyter-execute|csv-table|role|default-role"
)
_IS_NO_COMMENT = r"[\w:+.-]+::|\[[^\]\n]+\][ \t]|_|\|[^|\n]+\|"
_OPENING = (
    rf"^(?P<indent>[ \t]*+)(?:(?P<comment>\.\.(?:[ \t]+(?!{_IS_NO_COMMENT})[^\n]*)?)$"
    rf"|\.\.[ \t]+(?:{_CODE})::[^\n]*$|(?!\.\.[ \t])[^\n]*::[ \t]*$)"
)
BLOCKS = [
    Construct("command", ".", r"^[ \t]*(\.\.[ \t]+(?:\|[^|\n]+\|[ \t]+)?[\w:+.-]+::)", "⟦.. note::⟧ Да - нет"),
    Construct(
        "command",
        ".",
        r"^[ \t]*(\.\.[ \t]+(?:image|figure|include|module|\w+:\w+|auto\w+)::[^\n]*)",
        "⟦.. image:: a--b.png⟧",
    ),
    Construct("link", ".", r"^[ \t]*(\.\.[ \t]+_[^\n]*)", "⟦.. _Дом - 2: http://a.ru⟧"),
    Construct("link", ".", r"^[ \t]*(\.\.[ \t]+\[[^\]\n]+\])", "⟦.. [1]⟧ Да - нет"),
    Construct("command", ":", r"^[ \t]*(:[^\s:][^:\n]*:)(?=[ \t]|$)", "⟦:param дом - 2:⟧ да"),
    Construct("code", ">", r"^[ \t]*(>>>[ \t][^\n]*(?:\n[ \t]*\S[^\n]*)*)", "⟦>>> a - b\n5⟧\n\nда"),
    Construct("table", "=", r"^[ \t]*(=+(?:[ \t]+=+)+)[ \t]*$", "⟦===  ===⟧\nда   нет"),
    Construct("table", "+", r"^[ \t]*(\+(?:[-=]+\+)+)[ \t]*$", "⟦+---+---+⟧"),
    Construct(
        "list",
        "",
        r"^[ \t]*([-*+•]|(?:\d{1,9}|#|[A-Za-z])[.)]|\((?:\d{1,9}|#|[A-Za-z])\)|\|)(?=[ \t]|$)",
        "⟦-⟧ да\n⟦#.⟧ нет",
    ),
    Construct("list", "", r"^(([-=~`^\"'#*+_:.])\2{2,})[ \t]*$", "Дом\n⟦---⟧"),
]
INLINE = [
    Construct("code", "`", r"``(?=\S)(?:[^`\n]|`(?!`)|\n(?![ \t]*\n))*?``(?!`)", "⟦``a - b``⟧"),
    Construct("code", ":", r":[\w:+.-]{1,60}:`[^`]*`", "⟦:ref:`дом - 2`⟧"),
    Construct("link", "<", r"<(?=[^<>`]*>`__?)[^<>`]*>`__?", "`Дом - дача ⟦<http://a.ru>`_⟧"),
    Construct("link", "`", r"`__?(?!\w)", "`Дом - дача⟦`_⟧"),
    Construct("link", "|", r"\|(?<!\w\|)(?=\S)[^|\n`*]+(?<=\S)\|(?:__?)?(?!\w)", "⟦|дом - 2|⟧"),
]


def restructured_text(page: Page) -> None:
    """Find the syntax of a page that is reStructuredText."""
    page.take(literal_blocks(page.text))
    page.look_for(BLOCKS)
    page.look_for(INLINE)


def literal_blocks(text: str) -> Iterator[Span]:
    """Yield what is indented after `::`, after a directive of code, and comments.

    >>> list(literal_blocks("Так::\\n\\n  a - b\\n\\nда"))
    [(9, 14, 'code')]
    """
    done = 0
    for line in compiled(_OPENING).finditer(text):
        if line.start() < done:
            continue
        done = end_of_indented(text, line.end(), width(line["indent"]) + 1)
        start = line.start("comment") if line["comment"] else _text_after(text, line.end())
        if start < done:
            yield start, done, "code"


def _text_after(text: str, start: int) -> int:
    found = compiled(r"\S").search(text, start)
    return found.start() if found else len(text)
