"""What tells that a whole document is plainly Markdown, AsciiDoc, reStructuredText, LaTeX or wikitext.

Each row of the tables is a construct that prose does not have, with its weight. A document is plainly of a format when
the weights of its constructs add up to what `needed` says: 3, and 1 more for every 20 lines that are not empty, so that
a few odd signs in a novel are no evidence. One row alone gives at most two thirds of it, unless its weight is 3. Among
several formats the one with the most wins.

Nothing that `normalize` changes is part of a construct, so a text is of the same format before and after it.
"""

from itertools import islice
from typing import NamedTuple

from .page import CYRILLIC, Page, compiled, matches

LEAST = 3
LINES_FOR_ONE_MORE = 20


class Evidence(NamedTuple):
    """A construct of a format, its weight, the sign it begins with, its pattern, and a text that has it once."""

    format: str
    weight: int
    sign: str
    pattern: str
    example: str


_LETTER = r"[^\W\d_]"
# The signs of these are rare in prose. Only a format that has one of these is looked at further.
LEADING = [
    Evidence("markdown", 3, "`", r"```(?<=^```)`*[\w+#-]*[ \t]*$", "```py"),
    Evidence("markdown", 1, "`", r"`(?<![`\w]`)[^`\n]+`(?![`\w])", "метод `sort`"),
    Evidence("markdown", 2, "]", r"\]\((?:https?:/|[#./])[^\s()]|\]\([\w./-]+\.[a-z]+[)#]", "[дом](https://a.ru)"),
    Evidence("markdown", 1, "#", rf"#(?<=^#)#{{0,5}}[ \t]+[^\n]*?{_LETTER}", "## Дом"),
    Evidence("markdown", 1, "*", rf"\*\*(?<![*\w]\*\*)(?=\S)[^*\n]*{_LETTER}[^*\n]*(?<=\S)\*\*(?!\*)", "**дом**"),
    Evidence("markdown", 2, "|", r"\|(?<=^\|)(?:[ \t]*:?-{2,}:?[ \t]*\|){2,}[ \t]*$", "|---|---|"),
    Evidence("asciidoc", 2, "[", r"\[(?<=^\[)(?:\[|[a-z]*\w[,=]|source|quote|verse|[A-Z]{3,}\])[^\n]*\][ \t]*$", "[source,py]"),
    Evidence("asciidoc", 2, "/", r"//(?<=:..)[^\s\[\]<>()]{1,200}\[[^\[\]\n]*\]", "https://a.ru[Дом]"),
    Evidence("asciidoc", 2, "|", r"\|===(?<=^\|===)[ \t]*$", "|==="),
    Evidence("asciidoc", 1, "<", r"<<[A-Za-z_][\w:.#/-]*(?:,[^<>\n]*)?>>", "см. <<dom-2>>"),
    Evidence("rst", 2, "`", r"`(?<=\w:`)[^`\n]+`", ":ref:`дом`"),
    Evidence("rst", 2, "`", r"`(?<!\s`)__?(?![\w`])", "`дом <http://a.ru>`_"),
    Evidence("rst", 1, "`", r"``(?<![`\w]``)(?=\S)[^`\n]+``(?![`\w])", "метод ``sort``"),
    Evidence("rst", 2, "_", r"_(?<=^\.\. _)[^:\n]+:", ".. _дом: http://a.ru"),
    Evidence("latex", 3, "\\", r"\\(?:documentclass|begin\{document\})", "\\documentclass{article}"),
    Evidence("latex", 2, "\\", r"\\(?:begin|end)\{[A-Za-z*]+\}", "\\begin{proof}"),
    Evidence("latex", 1, "\\", r"\\(?!begin|end)[A-Za-z]+\*?(?:\[[^\[\]\n]*\])?\{", "\\emph{дом}"),
    Evidence("latex", 1, "\\", r"\\[A-Za-z]+(?![A-Za-z*{[\\])(?<!:\\..)", "\\item Дом"),
    Evidence("wikitext", 3, "[", rf"\[\[(?=[^\[\]|\n]*(?:{CYRILLIC}))[^\[\]\n]+\]\]", "[[Дом|дома]]"),
    Evidence("wikitext", 1, "{", r"\{\{[^\s{}|][^{}|\n]*[|}\n]", "{{конец}}"),
    Evidence("wikitext", 1, "'", r"'''(?<!'''')[^'\n]+'''(?!')", "'''Дом'''"),
    Evidence("wikitext", 2, "{", r"\{\|(?<=^\{\|)", "{|"),
]  # fmt: skip
# The signs of these are frequent.
SUPPORTING = [
    Evidence("asciidoc", 1, "=", r"^=+[ \t]+\S[^\n]*[^=\s][ \t]*$", "== Дом"),
    Evidence("asciidoc", 1, "-", r"^----[ \t]*$", "----"),
    Evidence("asciidoc", 2, ":", r"^(?:include|image|ifdef|endif|video)::[^\s\[]*\[[^\n]*\][ \t]*$", "image::a.png[]"),
    Evidence("asciidoc", 2, ":", r":(?:(?<=\blink:)|(?<=\bxref:)|(?<=\bimage:)|(?<=\bfootnote:))(?!:)[^\s\[\]]{0,200}\[", "xref:a[Дом]"),
    Evidence("asciidoc", 1, "`", r"`(?<![`\w]`)[^`\n]+`(?![`\w])", "метод `sort`"),
    Evidence("rst", 2, ".", r"^\.\. (?:\|[^|\n]+\| )?[\w:-]+::", ".. note:: Дом"),
    Evidence("rst", 1, "", r"^(?=\S)[^\n]{3,}\n([=~^\"*+#-])\1{2,}$", "Дом\n==="),
    Evidence("rst", 1, ":", r"::(?<=[^\s:]::)[ \t]*\n[ \t]*\n[ \t]+\S", "Так::\n\n  дом"),
    Evidence("markdown", 1, "-", r"^[ \t]*[-*] \[[ xX]\] ", "- [x] дом"),
    Evidence("markdown", 2, "[", r"^ {0,3}\[[^\]\n]+\]:[ \t]+<?(?:https?:|[./#])", "[дом]: https://a.ru"),
    Evidence("wikitext", 1, "=", r"^(={2,6})[^=\n]+\1[ \t]*$", "== Дом =="),
    Evidence("wikitext", 1, "<", r"<ref[ >/]", "<ref>Дом</ref>"),
]  # fmt: skip


def plain_format(page: Page, *, has_front_matter: bool = False) -> str | None:
    """Return the format that the text is plainly of, if there is one.

    >>> plain_format(Page("# Дом\\n\\nСм. `sort` и [дом](https://a.ru)."))
    'markdown'
    >>> plain_format(Page("# 5 - лучший результат.")) is None
    True

    Front matter speaks for Markdown as much as a fence does, and against wikitext.
    """
    text = page.text
    present = {row.format for row in LEADING if page.has(row.sign) and any(matches(text, row.sign, row.pattern))}
    if has_front_matter:
        present = (present | {"markdown"}) - {"wikitext"}
    if not present:
        return None
    least = needed(text)
    totals = {name: evidence(text, name, least) for name in sorted(present)}
    if has_front_matter:
        totals["markdown"] += LEAST
    best = max(totals, key=totals.__getitem__)
    return best if totals[best] >= least else None


def evidence(text: str, format: str, least: int) -> float:
    """Return the weight of what a text has of a format; a row of less than 3 counts for two thirds of `least` at most.

    >>> evidence("метод `sort`, метод `reverse`, метод `find`, метод `map`", "markdown", 3)
    2.0
    """
    total = 0.0
    for row in (*LEADING, *SUPPORTING):
        if row.format == format:
            most = least * 4 if row.weight >= LEAST else least * 2 / 3
            enough = int(most / row.weight) + 1
            total += min(most, row.weight * len([*islice(matches(text, row.sign, row.pattern), enough)]))
    return total


def needed(text: str) -> int:
    """Return how much evidence a text needs: 3, and 1 more for every 20 lines that are not empty.

    >>> needed("да"), needed("да\\n\\n" * 100)
    (3, 8)
    """
    return LEAST + len(compiled(r"^[ \t]*\S").findall(text)) // LINES_FOR_ONE_MORE
