"""Detection of the format of a document: Markdown, AsciiDoc, reStructuredText, LaTeX or wikitext.

Each row of the tables is a construct that does not occur in prose, with its weight. A document is in a format when the
weights of its constructs add up to `needed`: 3, and 1 more for every 40 line ends. A few odd characters in a novel are
therefore not enough. One row alone contributes at most two thirds of that, unless its weight is 3. If several formats
qualify, the first to reach the total wins.

No construct includes anything that `normalize` changes, so the detected format is the same before and after it.
"""

from collections import Counter
from collections.abc import Iterable
from functools import cache
from itertools import chain
from typing import NamedTuple

from .page import CYRILLIC, LETTERS, Page, compiled
from .tables import Match, Table

LEAST = 3
LINES_FOR_ONE_MORE = 40  # as many as there are between 20 paragraphs


class Evidence(NamedTuple):
    """A construct of one or more formats: its weight, its first character (`sign`), its pattern and an example."""

    formats: str
    weight: int
    sign: str
    pattern: str
    example: str


_LETTER = r"[^\W\d_]"
_UNTERMINATED = rf"[{LETTERS})`*;][ \t]*$"
_ANY_ITEM = r"[ \t]*(?:[-*+]|\d+[.)])[ \t]"
_ITEM = r"[ \t]*[-*+][ \t]+"
_BEFORE_ATTRIBUTION = r"[,.!?…][\"»“”]?[ \t]*[-–—]"  # - Запусти `make`, - сказал он.
_BLOCK_LINE = r"(?:\[|[a-z]*\w[,=]|source|quote|verse|[A-Z]{3,}\])[^\n]*\]"
_DIRECTIVE = r"\n\.\. (?:\|[^|\n]+\| )?[a-z][\w:-]*::"
# Constructs whose first characters are rare in prose.
LEADING = [
    Evidence("rst", 2, "`", r"`(?<=\w:`)[^`\n]+`", ":ref:`дом`"),
    Evidence("rst", 2, "`", r"`_(?<!\s`_)_?(?![\w`])", "`дом <http://a.ru>`_"),
    Evidence("rst markdown", 1, "`", r"``(?<![`\w]``)(?=\S)[^`\n]+``(?![`\w])", "метод ``sort``"),
    Evidence("markdown asciidoc", 1, "`", r"`(?<![`\w]`)[^`\n]+`(?![`\w])", "метод `sort`"),
    Evidence("markdown", 2, "]", r"\]\((?=[^\s()]+\))[^\s()]*?[#./:_-]", "[дом](https://a.ru)"),
    Evidence("markdown", 1, "#", rf"#(?<=^#)[ \t]+(?!\[\[)[^\n]*?{_LETTER}", "# Дом"),
    Evidence("markdown", 1, "#", rf"##(?<=^##)#{{0,4}}[ \t]+[^\n]*?{_LETTER}", "## Дом"),
    Evidence("markdown", 1, "*", rf"\*\*(?<![*\w]\*\*)(?=\S)(?=[^*\n]*?{_LETTER})[^*\n]++(?<=\S)\*\*(?!\*)", "**дом**"),
    Evidence("markdown", 2, "|", r"\|(?<=^\|)(?:[ \t]*:?-{2,}:?[ \t]*\|){2,}[ \t]*$", "|---|---|"),
    Evidence("markdown", 3, "[", r"\[(?:(?<=^[-*] \[)|(?<=[ \t][-*] \[))[ xX]\][ \t]+\S", "- [x] дом"),
    Evidence("asciidoc", 3, "[", r"\[(?<=\.(?:gif|jpg|png|svg)\[)", "image::a.png[Дом]"),
    Evidence("asciidoc", 2, "[", rf"\[(?<=^\[){_BLOCK_LINE}[ \t]*$", "[source,py]"),
    Evidence("asciidoc", 2, "/", r"//(?<=:..)[^\s\[\]<>()«»„“”\"]{1,200}\[[^\[\]\n]*\]", "https://a.ru[Дом]"),
    Evidence("asciidoc", 2, "|", r"\|===(?<=^\|===)[ \t]*$", "|==="),
    Evidence("asciidoc", 1, "<", r"<<[A-Za-z_][\w:.#/-]*(?:,[^<>«»„“\n]*)?>>", "см. <<dom-2>>"),
    Evidence("rst", 2, "_", r"_(?<=^\.\. _)[^:\n]+:", ".. _дом: http://a.ru"),
    Evidence("latex", 3, "\\", r"\\(?:documentclass|begin\{document\})", "\\documentclass{article}"),
    Evidence("latex", 2, "\\", r"\\(?:begin|end)\{[A-Za-z*]+\}", "\\begin{proof}"),
    Evidence("latex", 1, "\\", r"\\[A-Za-z]+\*?(?:\[[^\[\]\n]*\])?\{", "\\emph{дом}"),
    Evidence("latex", 1, "\\", r"\\[A-Za-z]+(?![A-Za-z*{[\\])(?<!:\\..)", "\\item Дом"),
    Evidence("wikitext markdown", 3, "[", rf"\[\[(?=[^\[\]|\n]*(?:{CYRILLIC}))[^\[\]\n]+\]\]", "[[Дом|дома]]"),
    Evidence("wikitext", 1, "{", r"\{\{[^\s{}|][^{}|\n]*[|}\n]", "{{конец}}"),
    Evidence("wikitext", 2, "{", r"\{\|(?<=^\{\|)", "{|"),
    Evidence("wikitext", 1, "'", r"'''(?<!'''')[^'\n]+'''(?!')", "'''Дом'''"),
]
# Constructs whose first characters are frequent. They are searched for only in formats with a third of `needed`.
SUPPORTING = [
    Evidence("wikitext", 1, "=", r"^={2,6}[^=\n]+={2,6}[ \t]*$", "== Дом =="),
    Evidence("asciidoc", 1, "=", r"^=+[ \t]+\S[^\n]*[^=\s][ \t]*$", "== Дом"),
    Evidence("asciidoc", 1, "-", r"^----[ \t]*$", "----"),
    Evidence("asciidoc", 2, ":", r"^(?:include|image|ifdef|endif|video)::[^\s\[]*\[[^\n]*\][ \t]*$", "image::a.png[]"),
    Evidence("rst", 2, ".", r"^\.\. (?:\|[^|\n]+\| )?[\w:-]+::", ".. note:: Дом"),
    Evidence("rst markdown", 1, "", r"^(?=\S)[^\n]{3,}\n(?:={3,}|-{3,}|~{3,}|\^{3,}|\"{3,}|\*{3,})$", "Дом\n==="),
    Evidence("markdown", 2, "-", rf"^{_ITEM}(?:`|\*|<\w|\[[^\]\n]*\]\()", "- `sort`"),
    Evidence("markdown", 1, "-", rf"^{_ITEM}(?![^\n]*{_BEFORE_ATTRIBUTION})[^\n`]*`", "- Метод `sort`."),
    # Two items of which the first is no remark: it begins with a lowercase letter, or ends without a terminator.
    Evidence("markdown", 1, "-", rf"^{_ITEM}(?:[а-яё]|[^\n]*{_UNTERMINATED})(?=[^\n]*\n{_ITEM})", "- Дом\n- Сад"),
    Evidence("markdown", 1, "-", rf"^{_ANY_ITEM}[^\n]*\n(?:[ \t]*\n)?(?=[ \t]+[-*+][ \t])", "1. Дом\n  - сад"),
    Evidence("markdown", 2, "[", r"^ {0,3}\[[^\]\n]+\]:[ \t]+<?(?:https?:|[./#])", "[дом]: https://a.ru"),
    Evidence("wikitext", 1, "<", r"<ref[ >/]", "<ref>Дом</ref>"),
    Evidence("asciidoc", 2, ":", r":(?<=link:|xref:)(?!:)[^\s\[\]]{0,200}\[", "xref:a[Дом]"),
    Evidence("rst", 1, ":", r"::(?<=[^\s:]::)[ \t]*\n[ \t]*\n[ \t]+\S", "Так::\n\n  дом"),
]


def plain_format(page: Page, *, has_front_matter: bool = False, fences: int = 0) -> str:
    """Return the format that the text is clearly in, or "" if there is none.

    >>> plain_format(Page("# Дом\\n\\nСм. `sort` и [дом](https://a.ru)."))
    'markdown'
    >>> plain_format(Page("# 5 - лучший результат."))
    ''

    Front matter is as strong evidence for Markdown as a line with a fence, and evidence against wikitext. `fences` are
    the blocks of fenced code, which are hidden in the page, because what code contains is no evidence. Bold words and
    code between two backticks are written alike in Markdown and reStructuredText; only the latter has directives.
    """
    leading = _LEADING.matches(page)
    first = next(leading, None)
    if first is None and not has_front_matter and not fences:
        return ""
    account = _Account(needed(page.text))
    account.points["markdown"] = 2 * LEAST * fences
    if has_front_matter:
        account.points.update(markdown=LEAST, wikitext=-account.least)  # adds to what is there
    found = chain([first] if first else [], leading)
    name = account.first_reached(found) or account.first_reached(account.supporting().matches(page))
    may_be_rst = name == "markdown" and not has_front_matter and not fences
    return "rst" if may_be_rst and compiled(_DIRECTIVE).search(page.text) else name


class _Account:
    """The evidence found so far for each format."""

    def __init__(self, least: int) -> None:
        self.least = least
        self.points: Counter[str] = Counter()
        self._of_row: Counter[Evidence] = Counter()

    def first_reached(self, found: Iterable[Match[Evidence]]) -> str:
        """Return the first format to have enough evidence, or "" if none has."""
        if name := self._reached(self.points):
            return name
        for _, row, _, _ in found:
            most = self.least if row.weight == LEAST else self.least * 2 // 3
            if self._of_row[row] < most:
                self._of_row[row] += row.weight
                for name in row.formats.split():
                    self.points[name] += row.weight
                if name := self._reached(row.formats.split()):
                    return name
        return ""

    def _reached(self, names: Iterable[str]) -> str:
        best = max(names, key=self.points.__getitem__, default="")
        return best if self.points[best] >= self.least else ""

    def supporting(self) -> Table[Evidence]:
        """Return the supporting rows for formats that have a third of the required evidence."""
        return _supporting(tuple(name for name in sorted(self.points) if self.points[name] >= self.least / 3))


_LEADING = Table(*LEADING)


@cache
def _supporting(formats: tuple[str, ...]) -> Table[Evidence]:
    return Table(*(row for row in SUPPORTING if not {*formats}.isdisjoint(row.formats.split())))


def needed(text: str) -> int:
    """Return the total weight required for a text: 3, and 1 more for every 40 line ends.

    >>> needed("да"), needed("да\\n\\n" * 100)
    (3, 8)
    """
    return LEAST + text.count("\n") // LINES_FOR_ONE_MORE
