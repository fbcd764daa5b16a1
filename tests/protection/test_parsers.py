"""What independent parsers call code, links, tags and templates is protected, in documents of our own.

Each parser yields the strings that are not prose; every line of them must be inside protected spans of its document,
with its format given and by default. KNOWN_GAPS has the strings that are known to be missed, and must be missed.
"""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from rucorpus import protected_spans, trace

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
            yield unquote(str(token.attrs.get("href", token.attrs.get("src"))))
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


MARKDOWN = ["answer", "components", "manual", "routes", "scripts", "setup", "site", "wiki"]
CASES = [
    ("readme.md", "markdown", not_prose_in_markdown),
    *((f"{name}.md", "markdown", not_prose_in_markdown) for name in MARKDOWN),
    ("guide.rst", "rst", not_prose_in_rst),
    ("notes.rst", "rst", not_prose_in_rst),
    ("lake.wiki", "wikitext", not_prose_in_wikitext),
]


@pytest.mark.parametrize("name", MARKDOWN)
def test_a_document_is_changed_alike_by_default_and_with_its_format(name):
    text = (DOCUMENTS / f"{name}.md").read_text(encoding="utf-8")
    edits = trace(text).edits
    assert edits
    assert edits == trace(text, protect="markdown").edits


@pytest.mark.parametrize("is_given", [True, False], ids=["given", "auto"])
@pytest.mark.parametrize(("name", "given", "not_prose"), CASES, ids=[case[0] for case in CASES])
def test_what_a_parser_calls_no_prose_is_protected(name, given, not_prose, is_given):
    text = (DOCUMENTS / name).read_text(encoding="utf-8")
    spans = protected_spans(text, given if is_given else "auto")
    strings = {line.strip().removeprefix("mailto:") for string in not_prose(text) for line in string.splitlines()} - {
        ""
    }
    assert len(strings) > 5
    missed = {string for string in strings if not is_protected(text, string, spans)}
    assert missed == KNOWN_GAPS.get(name, set())


def is_protected(text, string, spans):
    """Return whether at least one occurrence of a string is inside a protected span."""
    found = [match.span() for match in re.finditer(re.escape(string), text)]
    return any(any(start <= first and last <= stop for start, stop, _ in spans) for first, last in found)
