"""The syntax of reStructuredText: directives, comments, literal blocks, roles, references, fields, items.

Source: reStructuredText Markup Specification (docutils.sourceforge.io), Sphinx for directives of code.
"""

import re
from collections.abc import Iterator

from ..inline import inline
from ..lines import end_of_indented, width
from ..page import WORD, Page, Span, compiled
from ..tables import Construct, Table, occurrences

# Directives whose content is not prose.
_CODE = (
    "code|code-block|sourcecode|highlight|literalinclude|parsed-literal|math|raw|doctest|testcode|testoutput|testsetup"
    "|graphviz|digraph|mermaid|uml|plantuml|toctree|productionlist|prompt|ipython|jupyter-execute|csv-table|role"
    "|default-role"
)
_IS_NO_COMMENT = r"[\w:+.-]+::|\[[^\]\n]+\][ \t]|_|\|[^|\n]+\|"
_OPENING = (
    rf"\n(?P<indent>[ \t]*+)(?:(?P<comment>\.\.(?:(?:[ \t]+(?!{_IS_NO_COMMENT})|(?=[–—-]))[^\n]*)?)$"
    rf"|\.\.[ \t]+(?:{_CODE})::[^\n]*$|(?!\.\.[ \t])[^\n]*::[ \t]*$)"
)
_ITEM = r"(?:(?:[-*+•|]|\((?:\d{1,9}|#|[A-Za-z])\))(?=[ \t]|$)|(?:\d{1,9}|#|[A-Za-z])[.)](?=[ \t–—-]|$))"
_RULER = "|".join(f"{re.escape(character)}{{3,}}" for character in "-=~`^\"'#*+_:.")
_WHOLE_LINE = r"(?:image|figure|include|module|\w+:\w+|auto\w+)"
LINES = Table(
    Construct("command", ".", rf"^([ \t]*)\.\.[ \t]+{_WHOLE_LINE}::[^\n]*", "⟦.. image:: a--b.png⟧"),
    Construct("command", ".", r"^([ \t]*)\.\.[ \t]+(?:\|[^|\n]+\|[ \t]+)?[\w:+.-]+::", "⟦.. note::⟧ Да - нет"),
    Construct("link", ".", r"^([ \t]*)\.\.[ \t]+_[^\n]*", "⟦.. _Дом - 2: http://a.ru⟧"),
    Construct("link", ".", r"^([ \t]*)\.\.[ \t]+\[[^\]\n]+\]", "⟦.. [1]⟧ Да - нет"),
    Construct("command", ":", r"^([ \t]*):[^\s:][^:\n]*:(?=[ \t]|$)", "⟦:param дом - 2:⟧ да"),
    Construct("code", ">", r"^([ \t]*)>>>[ \t][^\n]*(?:\n[ \t]*\S[^\n]*)*", "⟦>>> a - b\n5⟧\n\nда"),
    Construct("table", "=", r"^([ \t]*)=+(?:[ \t]+=+)+[ \t]*$", "⟦===  ===⟧\nда   нет"),
    Construct("table", "+", r"^([ \t]*)\+(?:[-=]+\+)+[ \t]*$", "⟦+---+---+⟧"),
    Construct("list", "", rf"^(?:{_RULER})[ \t]*$", "Дом\n⟦---⟧"),
    Construct("list", "", rf"^([ \t]*){_ITEM}", "⟦-⟧ да\n⟦#.⟧ нет"),
)
INLINE = Table(
    Construct("code", "`", r"``(?=\S)(?:[^`\n]|`(?!`)|\n(?![ \t]*\n))*?``(?!`)", "⟦``a - b``⟧"),
    Construct("code", ":", r":[\w:+.-]{1,60}:`[^`]*`", "⟦:ref:`дом - 2`⟧"),
    Construct("link", "<", r"<(?=[^<>`]*>`__?)[^<>`]*>`__?", "`Дом - дача ⟦<http://a.ru>`_⟧"),
    Construct("link", "`", r"`_(?<!\s`_)_?(?!\w)", "`Дом - дача⟦`_⟧"),
    Construct("link", "|", rf"\|(?<!{WORD}\|)(?=\S)[^|\n`*\"'’«»„“”‚‘]+(?<=\S)\|(?:__?)?(?!{WORD})", "⟦|дом - 2|⟧"),
)


def restructured_text(page: Page) -> None:
    """Protect the syntax of a page in reStructuredText."""
    page.take(literal_blocks(page.text))
    page.take(occurrences(page, LINES))
    page.take(occurrences(page, INLINE))
    inline(page)


def literal_blocks(text: str) -> Iterator[Span]:
    """Yield text indented after `::` or a code directive, and comments.

    >>> list(literal_blocks("Так::\\n\\n  a - b\\n\\nда"))
    [(9, 14, 'code')]
    """
    done = 0
    for line in compiled(_OPENING).finditer(f"\n{text}"):
        if line.start() < done:
            continue
        done = end_of_indented(text, line.end() - 1, width(line["indent"]) + 1)
        start = line.start("comment") - 1 if line["comment"] else _text_after(text, line.end() - 1)
        if start < done:
            yield start, done, "code"


def _text_after(text: str, start: int) -> int:
    found = compiled(r"\S").search(text, start)
    return found.start() if found else len(text)
