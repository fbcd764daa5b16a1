"""What each XML format calls a document, its text and its fields."""

import re
from collections.abc import Mapping
from html.entities import html5
from typing import NamedTuple

# What parts the text of two elements. No XML file can hold these characters, and a smaller one parts more.
PARAGRAPH, LINE, BLANK = "\x1d", "\x1e", "\x1f"
_PARTS = {PARAGRAPH: "\n\n", LINE: "\n", BLANK: " "}
_ALL_SIGNS = "".join(_PARTS)
_SIGNS = re.compile(f"[{_ALL_SIGNS} \t\r\n]+")
_EXACT_SIGNS = re.compile(f"[{_ALL_SIGNS}]+")


class Shape(NamedTuple):
    """How an XML format holds its documents. Elements go by their names without a prefix.

    root      of the files; `record` is the element that is a document, often the root itself
    text      the elements whose content is the text
    parts     what parts the text of an element from that before and after it
    left_out  elements in the text that are none of it
    fields    parent/element: the name of the field that gets the content of the element; a list if there are several
    values    attributes that hold the value of a field in a better form than its content
    exact     white space is part of the text, and is not folded as in prose
    entities  names that may be used without a declaration, and what they stand for
    """

    root: frozenset[str]
    record: str
    text: frozenset[str] = frozenset()
    parts: Mapping[str, str] = {}
    left_out: frozenset[str] = frozenset()
    fields: Mapping[str, str] = {}
    values: tuple[str, ...] = ()
    exact: bool = False
    entities: Mapping[str, str] = {}


def folded(pieces: list[str], exact: bool) -> str:
    """Join pieces of text; the signs that part them become blanks, line ends and blank lines.

    >>> folded(["Глава\\n  1", PARAGRAPH, "Снег", BLANK, "сошёл."], exact=False)
    'Глава 1\\n\\nСнег сошёл.'
    """
    text = "".join(pieces)
    return _SIGNS.sub(_parting, text).strip("\n ") if not exact else _EXACT_SIGNS.sub(_parting, text.strip(_ALL_SIGNS))


def _parting(run: re.Match[str]) -> str:
    return next((what for sign, what in _PARTS.items() if sign in run[0]), " ")


_XHTML_BLOCKS = """
    address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form
    h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table td th tr ul
"""  # of HTML 4 and 5

_TEI_BLOCKS = """
    ab argument back body byline castItem castList cell closer dateline div div1 div2 div3 div4 docAuthor docImprint
    docTitle entry epigraph front group head imprimatur item lg list note opener p postscript row salute signed sp
    speaker stage table text titlePage titlePart trailer
"""  # of TEI P5; a quotation is not among them, it stands in a paragraph as often as around it


def _blocks(names: str) -> dict[str, str]:
    return dict.fromkeys(names.split(), PARAGRAPH)


SHAPES = {
    # http://www.gribuser.ru/xml/fictionbook/index.html.en
    "fb2": Shape(
        root=frozenset({"FictionBook"}),
        record="FictionBook",
        text=frozenset({"body"}),
        parts={
            **_blocks(
                "body cite date epigraph empty-line p poem section stanza subtitle table td text-author th title tr"
            ),
            "v": LINE,
            **dict.fromkeys(["first-name", "middle-name", "last-name", "nickname"], BLANK),
        },
        left_out=frozenset({"binary", "src-title-info"}),
        fields={
            **{
                f"title-info/{name}": name
                for name in ["genre", "author", "book-title", "annotation", "keywords", "date", "lang"]
            },
            **{f"title-info/{name}": name for name in ("src-lang", "translator")},
            **{f"publish-info/{name}": name for name in ("publisher", "city", "year", "isbn")},
        },
        values=("value",),
    ),
    # https://tei-c.org/release/doc/tei-p5-doc/en/html/
    "tei": Shape(
        root=frozenset({"TEI", "teiCorpus"}),
        record="TEI",
        text=frozenset({"text"}),
        parts={
            **_blocks(_TEI_BLOCKS),
            "l": LINE,
            "lb": LINE,
            **dict.fromkeys(["forename", "surname", "addName"], BLANK),
        },
        fields={
            "titleStmt/title": "title",
            "titleStmt/author": "author",
            "creation/date": "date",
            "publicationStmt/publisher": "publisher",
        },
        values=("when",),
    ),
    # http://opencorpora.org/?page=export
    "opencorpora": Shape(
        root=frozenset({"annotations"}),
        record="text",
        text=frozenset({"source"}),
        parts={"paragraph": PARAGRAPH, "source": BLANK},
        fields={"tags/tag": "tags"},
        exact=True,
    ),
    # https://www.mediawiki.org/xml/export-0.11.xsd
    "mediawiki": Shape(
        root=frozenset({"mediawiki"}),
        record="page",
        fields={
            "page/title": "title",
            "page/ns": "ns",
            "page/id": "id",
            "page/redirect": "redirect",
            "revision/timestamp": "timestamp",
            "revision/text": "text",
        },
        values=("title",),
        exact=True,
    ),
}

# Chapters and the package file of an EPUB: https://www.w3.org/TR/epub-33/
XHTML = Shape(
    root=frozenset({"html"}),
    record="html",
    text=frozenset({"body"}),
    parts={**_blocks(_XHTML_BLOCKS), "br": LINE},
    left_out=frozenset({"script", "style", "template"}),
    entities={name.removesuffix(";"): character for name, character in html5.items()},
)
PACKAGE = Shape(
    root=frozenset({"package"}),
    record="package",
    fields={
        f"metadata/{name}": name
        for name in [
            "title",
            "creator",
            "contributor",
            "date",
            "description",
            "identifier",
            "language",
            "publisher",
            "rights",
            "subject",
        ]
    },
)
