"""The registry of formats: the suffixes of each, and the function that reads it.

A new format is a module in this folder and a row in FORMATS. The module is imported when a file of the format is read.
Its function takes an open file, its position and the options, and yields records, and errors for what cannot be read.
"""

from collections.abc import Callable, Mapping
from functools import cache, partial
from importlib import import_module
from typing import Any, Literal, NamedTuple, TypeAlias

from ..documents import Place
from ..records import Fields, Found, ReadOptions, documents
from ..sources.streams import Stream

Reader = Callable[[Stream, str, Place, ReadOptions], Found]  # of an open file, the id of its document, and its position


class Format(NamedTuple):
    """A format: the suffixes of its files, and the module, the function and the arguments that read it."""

    suffixes: tuple[str, ...]
    module: str
    function: str
    arguments: Mapping[str, Any] = {}
    has_fields: bool = True  # besides the text and its date
    has_own_names: bool = False  # for its fields, as opposed to a table, whose columns have any


def _xml(suffixes: tuple[str, ...], **arguments: Any) -> Format:
    return Format(suffixes, "xml.reading", "read_xml", arguments, has_own_names=True)


FormatName: TypeAlias = Literal[
    "text", "subtitles", "html", "warc", "jsonl", "json", "csv", "tsv", "tsv_unquoted", "parquet", "arrow", "conllu",
    "xml", "fb2", "tei", "opencorpora", "mediawiki", "epub",
]  # fmt: skip
FORMATS: dict[FormatName, Format] = {
    "text": Format(
        (".txt", ".md", ".markdown", ".rst", ".adoc", ".asc", ".tex"), "plain_text", "read_text", has_fields=False
    ),
    "subtitles": Format((".srt", ".vtt"), "subtitles", "read_subtitles", has_fields=False),
    "html": Format((".html", ".htm", ".xhtml"), "html", "read_html", has_own_names=True),
    "warc": Format((".warc",), "warc", "read_warc", has_own_names=True),
    "jsonl": Format((".jsonl", ".ndjson"), "json_lines", "read_jsonl"),
    "json": Format((".json",), "json_values", "read_json"),
    "csv": Format((".csv",), "delimited", "read_csv"),
    "tsv": Format((".tsv",), "delimited", "read_csv", {"delimiters": "\t"}),
    "tsv_unquoted": Format((), "delimited", "read_csv", {"delimiters": "\t", "quoted": False}),
    "parquet": Format((".parquet",), "columnar", "read_columns", {"name": "Parquet"}),
    "arrow": Format((".arrow", ".feather"), "columnar", "read_columns", {"name": "Arrow IPC"}),
    "conllu": Format((".conllu",), "conllu", "read_conllu", has_own_names=True),
    "xml": _xml((".xml",)),  # one of the next four, which the root element decides
    "fb2": _xml((".fb2",), names=("fb2",)),
    "tei": _xml((".tei",), names=("tei",)),
    "opencorpora": _xml((), names=("opencorpora",)),
    "mediawiki": _xml((), names=("mediawiki",)),
    "epub": Format((".epub",), "epub", "read_epub", has_own_names=True),
}
BY_SUFFIX: dict[str, FormatName] = {suffix: name for name, format_ in FORMATS.items() for suffix in format_.suffixes}


@cache
def reader(format_name: FormatName) -> Reader:
    """Return the function that reads the documents of a file in a format; its module is imported now."""
    row = FORMATS[format_name]
    records = partial(getattr(import_module(f".{row.module}", __package__), row.function), **row.arguments)
    own_fields = None if row.has_fields else Fields()

    def read(stream: Stream, file_id: str, place: Place, options: ReadOptions) -> Found:
        fields = own_fields or options.fields
        return documents(records(stream, place, options), file_id, fields, row.has_own_names)

    return read
