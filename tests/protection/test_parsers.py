"""What independent parsers call code, links, tags and templates is protected, in documents of our own.

Each parser says which strings are no prose; every line of them must stand in protected places of its document, told and
by default. What is known to be missed is in KNOWN_GAPS, and must be missed.
"""

import re
from pathlib import Path

import pytest

from rucorpus._protection.finder import protected_spans

DOCUMENTS = Path(__file__).with_name("documents")
KNOWN_GAPS: dict[str, set[str]] = {}


def not_prose_in_markdown(text):
    markdown_it = pytest.importorskip("markdown_it")
    front_matter = pytest.importorskip("mdit_py_plugins.front_matter")
    parser = markdown_it.MarkdownIt("commonmark").enable("table").use(front_matter.front_matter_plugin)
    tokens = parser.parse(text)
    for token in [*tokens, *(child for block in tokens for child in block.children or ())]:
        if token.type in ("fence", "code_block", "code_inline", "html_inline", "front_matter"):
            yield token.content
        elif token.type in ("link_open", "image"):
            yield str(token.attrs.get("href", token.attrs.get("src")))
            yield str(token.attrs.get("title", ""))


def not_prose_in_rst(text):
    pytest.importorskip("docutils")
    from docutils import nodes
    from docutils.core import publish_doctree

    tree = publish_doctree(text, settings_overrides={"report_level": 5})
    wanted = (nodes.literal, nodes.literal_block, nodes.comment, nodes.doctest_block, nodes.problematic)
    for node in tree.findall():
        if isinstance(node, wanted):
            yield node.astext()
        elif isinstance(node, nodes.target | nodes.reference):
            yield node.get("refuri", "")


def not_prose_in_wikitext(text):
    parser = pytest.importorskip("mwparserfromhell")
    code = parser.parse(text)
    yield from map(str, code.filter_templates(recursive=False))
    yield from (str(link.url) for link in code.filter_external_links())
    yield from (str(link.title) for link in code.filter_wikilinks())
    for tag in code.filter_tags():
        yield from (str(attribute) for attribute in tag.attributes if tag.wiki_markup != "|")
        if tag.tag in ("nowiki", "math"):
            yield str(tag)


CASES = [
    ("readme.md", "markdown", not_prose_in_markdown),
    ("answer.md", "markdown", not_prose_in_markdown),
    ("guide.rst", "rst", not_prose_in_rst),
    ("lake.wiki", "wikitext", not_prose_in_wikitext),
]


@pytest.mark.parametrize("is_told", [True, False], ids=["told", "auto"])
@pytest.mark.parametrize(("name", "told", "not_prose"), CASES, ids=[case[0] for case in CASES])
def test_what_a_parser_calls_no_prose_is_protected(name, told, not_prose, is_told):
    text = (DOCUMENTS / name).read_text(encoding="utf-8")
    spans = protected_spans(text, told if is_told else "auto")
    strings = {line.strip().removeprefix("mailto:") for string in not_prose(text) for line in string.splitlines()} - {
        ""
    }
    assert len(strings) > 5
    missed = {string for string in strings if not is_protected(text, string, spans)}
    assert missed == KNOWN_GAPS.get(name, set())


def is_protected(text, string, spans):
    """Tell whether every occurrence of a string that is not part of a word is inside a place, or at least one."""
    found = [match.span() for match in re.finditer(re.escape(string), text)]
    return any(any(start <= first and last <= stop for start, stop, _ in spans) for first, last in found)
