"""Time grows with the length of hostile markup, not with its square: each piece repeated, and nested pairs."""

import time

import pytest

from rucorpus._protection.finder import FORMATS, protected_spans
from rucorpus._protection.masking import masked

PIECES = [
    *("`", "` ", "`` ", "```\n", "- ```a\n", "x ```\n", "~~~\n", "<", "<a ", "<a b=\"", "<b>", "</b>"),
    *("<pre>", "<pre></code>", "<!--", "<![CDATA[", "<?xml ", "$", "$ ", "$x", "$$ ", "[", "[[", "[[|"),
    *("[[a", "](", "](((", "](x \"", "](a(b)", "[b]", "[b][/i]", "\\(", "\\[", "\\begin{align}", "\\a["),
    *("\\a{", "\\", "{", "{{", "{{a", "{{a}}", "%(a", "|", "|---", "--- | ", "| a | b |\n", "|---|---|\n"),
    *("\"", "'''", "'''x", "http://", "a@", "a@b", "a.", "w", "# x\n", "**x", "- x\n", "    x\n\n", "<<"),
    *("<<a_1", "= x\n", ":", ":a: b\n", ".. a::\n", "..\n", "a::\n\n", "`_", ":a:`", "---\n", "+++\n"),
    *("\u200b`", "\r\n", "＜", "\u00a0", "\n", " ", " \n", "\t", "[а-", "> ```\n", "((", "[^1]: a\n"),
    *("[a]: b\n", "00:01,0 --> 00:02,0\n", "\\verb|", "\"--- ", "a=\"", "image::", "a::b[", "::a", "+a"),
    *("${", "{a:", "[[Файл:a|", "msgid \"", "msgid \"x\"\n\"y\"\n", "**слово "),
    *("слово слово слово слово слово слово слово слово слово **"),
]  # fmt: skip
NESTED = [
    ("[[", "]]"),
    ("{{", "}}"),
    ("](", ")"),
    ("<pre>", "</pre>"),
    ("\\begin{align}", "\\end{align}"),
    ("<!--", "-->"),
]
LENGTH = 6_000


def seconds(text, protect):
    start = time.perf_counter()
    masked(text, protected_spans(text, protect))
    return time.perf_counter() - start


def assert_linear(make, protect):
    shorter, longer = (min(seconds(make(length), protect) for _ in range(2)) for length in (LENGTH, 4 * LENGTH))
    assert longer < 10 * shorter + 0.05  # linear is 4, quadratic 16; below 50 ms a clock sees only noise


@pytest.mark.parametrize("protect", ["auto", *FORMATS])
@pytest.mark.parametrize("piece", PIECES, ids=repr)
def test_time_is_linear_in_repeated_signs(piece, protect):
    assert_linear(lambda length: piece * (length // len(piece)), protect)


@pytest.mark.parametrize("protect", ["auto", "markdown", "wikitext", "latex"])
@pytest.mark.parametrize(("opener", "closer"), NESTED)
def test_time_is_linear_in_nested_pairs(opener, closer, protect):
    def nested(length):
        depth = length // (len(opener) + len(closer))
        return opener * depth + closer * depth

    assert_linear(nested, protect)


@pytest.mark.parametrize("sign", "`~=")
def test_time_is_linear_in_runs_of_growing_length(sign):
    assert_linear(lambda length: "\n".join(sign * n + "a" for n in range(1, int((2 * length) ** 0.5))), "auto")
