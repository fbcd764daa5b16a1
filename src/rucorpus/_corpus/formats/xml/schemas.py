"""The schemas of XML formats: which elements are a document, its text and its fields."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from .repair import ENTITIES

# Separators of the text of two elements. No XML file can hold these characters, and a smaller one separates more.
PARAGRAPH, LINE, SPACE = "\x1d", "\x1e", "\x1f"
ITEM = "\x1c"  # between the values of a field
_SEPARATORS = {PARAGRAPH: "\n\n", LINE: "\n", SPACE: " "}
_ALL_SEPARATORS = "".join(_SEPARATORS)
_WHITESPACE = re.compile(f"[{_ALL_SEPARATORS} \t\r\n]+")
_EXACT_SEPARATORS = re.compile(f"[{_ALL_SEPARATORS}]+")


class XmlSchema(NamedTuple):
    """How an XML format holds its documents. Elements go by their names without a prefix.

    root        of the files; `record` is the element that is a document, often the root itself
    text        the elements whose content is the text
    separators  what separates the text of an element from that before and after it; SPACE only from that before it
    skipped     elements in the text that do not belong to it
    replaced    elements that another one in the same parent corrects, and that parent; they do not belong to the text
    fields      parent/element: the name of the field for the content of the element; a list if there are several
    values      attributes that have the value of a field in a better form than its content
    exact       whitespace is part of the text, not folded as in prose
    entities    names that may be used without a declaration, and their values
    attributes  whether those of the record are fields
    items       parent/element: elements in the content of a field that are values of their own
    skipped_in_fields  elements in the content of a field that do not belong to it
    has_notes   whether some of the elements of the text hold notes
    """

    root: frozenset[str]
    record: str
    text: frozenset[str] = frozenset()
    separators: Mapping[str, str] = {}
    skipped: frozenset[str] = frozenset()
    replaced: Mapping[str, str] = {}
    fields: Mapping[str, str] = {}
    values: tuple[str, ...] = ()
    exact: bool = False
    entities: Mapping[str, str] = {}
    attributes: bool = True
    items: frozenset[str] = frozenset()
    skipped_in_fields: frozenset[str] = frozenset()
    has_notes: bool = False


def folded(pieces: list[str], exact: bool) -> str:
    """Join pieces of text; separators become spaces, line ends and empty lines.

    >>> folded(["Глава\\n  1", PARAGRAPH, "Снег", SPACE, "сошёл."], exact=False)
    'Глава 1\\n\\nСнег сошёл.'
    """
    text = "".join(pieces)
    if exact:
        return _EXACT_SEPARATORS.sub(_largest_separator, text.strip(_ALL_SEPARATORS))
    return _WHITESPACE.sub(_largest_separator, text).strip("\n ")


def _largest_separator(run: re.Match[str]) -> str:
    return next((text for separator, text in _SEPARATORS.items() if separator in run[0]), " ")


_XHTML_BLOCKS = """
    address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form
    h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table td th tr ul
"""  # of HTML 4 and 5

_TEI_BLOCKS = """
    ab argument back body byline castItem castList cell closer dateline div div1 div2 div3 div4 docAuthor docImprint
    docTitle entry epigraph front group head imprimatur item lg list note opener p postscript row salute signed sp
    speaker stage table text titlePage titlePart trailer
"""  # of TEI P5; a quotation is not among them, as it often stands in a paragraph

# HTML has no case, and converted books keep its capitals. Those of XHTML and FB2 are in small letters.
_HTML_TAGS = _XHTML_BLOCKS + _XHTML_BLOCKS.upper()
_HTML_LINES = "br BR"

_FB2_BLOCKS = "body cite date epigraph empty-line p poem section stanza subtitle table td text-author th title tr"


def _names(names: str) -> frozenset[str]:
    return frozenset(names.split())


def _separated(names: str, separator: str) -> dict[str, str]:
    return dict.fromkeys(names.split(), separator)


def _fields(parent: str, names: str) -> dict[str, str]:
    return {f"{parent}/{name}": name for name in names.split()}


SCHEMAS = {
    # http://www.gribuser.ru/xml/fictionbook/index.html.en
    "fb2": XmlSchema(
        root=_names("FictionBook"),
        record="FictionBook",
        text=_names("body"),
        separators={
            **_separated(_HTML_TAGS, PARAGRAPH),  # not of FB2, but met in converted books
            **_separated(_FB2_BLOCKS, PARAGRAPH),
            **_separated("first-name middle-name last-name nickname", SPACE),
            **_separated(f"{_HTML_LINES} v", LINE),
        },
        skipped=_names("binary src-title-info"),
        fields={
            **_fields("title-info", "genre author book-title annotation keywords date lang src-lang translator"),
            **_fields("publish-info", "publisher city year isbn"),
        },
        values=("value",),
        entities=ENTITIES,
        has_notes=True,
    ),
    # https://tei-c.org/release/doc/tei-p5-doc/en/html/
    "tei": XmlSchema(
        root=_names("TEI teiCorpus"),
        record="TEI",
        text=_names("text"),
        separators={
            **_separated(_TEI_BLOCKS, PARAGRAPH),
            **_separated("l lb", LINE),
            **_separated("forename surname addName", SPACE),
        },
        fields={
            **_fields("titleStmt", "title author"),
            **_fields("creation", "date"),
            **_fields("publicationStmt", "publisher"),
        },
        skipped=_names("fw"),  # a running head or a page number
        # As https://tei-c.org/release/doc/tei-p5-exemplars/html/tei_simplePrint.doc.html reads <choice>.
        replaced={"sic": "choice", "orig": "choice", "abbr": "choice", "del": "subst"},
        values=("when",),
        items=_names(
            "author/name author/persName author/orgName publisher/orgName"
        ),  # DraCor: a name in several languages
        skipped_in_fields=_names("idno"),
    ),
    # http://opencorpora.org/?page=export
    "opencorpora": XmlSchema(
        root=_names("annotations text"),  # a file of all texts, or a file for each
        record="text",
        text=_names("source"),
        separators={"paragraph": PARAGRAPH, "source": SPACE},
        fields={"tags/tag": "tags"},
        exact=True,
    ),
    # https://www.mediawiki.org/xml/export-0.11.xsd
    "mediawiki": XmlSchema(
        root=_names("mediawiki"),
        record="page",
        fields={**_fields("page", "title ns id redirect"), **_fields("revision", "timestamp text")},
        values=("title",),
        exact=True,
    ),
}

# Chapters and the package file of an EPUB: https://www.w3.org/TR/epub-33/
XHTML = XmlSchema(
    root=_names("html"),
    record="html",
    text=_names("body"),
    separators={**_separated(_HTML_TAGS, PARAGRAPH), **_separated(_HTML_LINES, LINE)},
    skipped=_names("script style template"),
    entities=ENTITIES,
)
SVG = XmlSchema(root=_names("svg"), record="svg", entities=ENTITIES)  # a page that is a picture has no text
PACKAGE = XmlSchema(
    root=_names("package"),
    record="package",
    fields=_fields(
        "metadata", "title creator contributor date description identifier language publisher rights subject"
    ),
    attributes=False,
)
