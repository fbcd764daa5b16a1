"""Writers: documents and the spans of their sentences as bytes of a file.

A format is a row in OUTPUTS, most of them with a function that makes bytes of a document.
"""

import csv
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator
from datetime import date, time
from functools import partial
from io import StringIO
from json import JSONEncoder
from typing import Any, NamedTuple

from .._base.extras import required
from .._corpus.documents import Document
from .atomic_output import Writable
from .token_output import as_conllu, as_token_lines

Split = tuple[Document, list[tuple[int, int]]]  # a document, and the spans of its sentences
AsBytes = Callable[[Document, list[tuple[int, int]]], bytes]

_BOM = "\ufeff".encode()
_CHARACTERS, _ROWS = 1 << 21, 10_000  # of a row group, whichever is reached first


def _as_json_value(value: object) -> str:
    """Return a value that a table can hold and JSON cannot: ISO 8601, base64, or its str."""
    if isinstance(value, bytes):
        return b64encode(value).decode()
    return value.isoformat() if isinstance(value, (date, time)) else str(value)


# Values come from files, so none holds itself; the check would take half of the time.
_JSON = JSONEncoder(ensure_ascii=False, check_circular=False, default=_as_json_value)


def as_json(document: Document, spans: list[tuple[int, int]]) -> bytes:
    """Return a document and its sentences as one line of JSON.

    >>> from rucorpus._corpus.documents import Place
    >>> line = as_json(Document("1", "Да.", "2022", {}, Place("a.txt", None, 1, 0)), [(0, 3)]).decode()
    >>> line[: line.index("meta")]
    '{"id": "1", "date": "2022", "text": "Да.", "sentences": [[0, 3]], "'
    """
    facts = {"id": document.id, "date": document.date, "text": document.text, "sentences": spans}
    return _json({**facts, "meta": document.meta, "place": document.place._asdict()}) + b"\n"


def _json(value: object) -> bytes:
    return _JSON.encode(value).encode("utf-8", "backslashreplace")  # so JSON escapes a lone surrogate too


def as_lines(document: Document, spans: list[tuple[int, int]]) -> bytes:
    """Return the sentences of a document, one a line; line ends inside a sentence become spaces.

    >>> as_lines(Document("1", "Да\\nили нет? Да.", None, {}, None), [(0, 11), (12, 15)]).decode()
    'Да или нет?\\nДа.\\n'
    """
    sentences = (" ".join(document.text[start:stop].splitlines()) for start, stop in spans)
    return "".join(f"{sentence}\n" for sentence in sentences).encode("utf-8", "replace")


def as_text(document: Document, spans: list[tuple[int, int]]) -> bytes:
    """Return the text of a document and a line end.

    >>> as_text(Document("1", "Да.", "2022", {}, None), [(0, 3)]).decode()
    'Да.\\n'
    """
    return f"{document.text}\n".encode("utf-8", "replace")


def as_dated_text(document: Document, spans: list[tuple[int, int]]) -> bytes:
    """Return the text of a document as `Corpus` reads it from a text file: after a header with its date, if any.

    >>> as_dated_text(Document("1", "Да.", "2022", {}, None), [(0, 3)]).decode()
    ' date 2022 Да.\\n'
    """
    header = f" date {document.date} ".encode() if document.date else b""
    return header + as_text(document, spans)


def as_csv(document: Document, spans: list[tuple[int, int]], delimiter: str = ",", line_end: str = "\n") -> bytes:
    """Return the sentences of a document as rows of CSV: id of the document, start, stop, sentence.

    >>> as_csv(Document("1", "Да, да. Нет.", None, {}, None), [(0, 7), (8, 12)]).decode()
    '1,0,7,"Да, да."\\n1,8,12,Нет.\\n'
    """
    out = StringIO()
    rows = csv.writer(out, delimiter=delimiter, lineterminator=line_end)
    rows.writerows((document.id, start, stop, document.text[start:stop]) for start, stop in spans)
    return out.getvalue().encode("utf-8", "replace")


def write_parquet(out: Writable, found: Iterable[Split]) -> None:
    """Write the documents as rows of Parquet; `meta` and `place`, which differ from file to file, are JSON.

    >>> import io, pyarrow.parquet
    >>> from rucorpus._corpus.documents import Place
    >>> out = io.BytesIO()
    >>> write_parquet(out, [(Document("1", "Да.", None, {"url": "/1"}, Place("a.txt")), [(0, 3)])])
    >>> pyarrow.parquet.read_table(out).select(["id", "text", "sentences", "meta"]).to_pylist()
    [{'id': '1', 'text': 'Да.', 'sentences': [{'start': 0, 'stop': 3}], 'meta': '{"url": "/1"}'}]
    """
    pa, pq = required("pyarrow", "arrow", "to write Parquet"), required("pyarrow.parquet", "arrow", "to write Parquet")
    from ..arrow import SPANS, span_array

    names = ("id", "date", "text", "sentences", "meta", "place")
    schema = pa.schema([(name, SPANS if name == "sentences" else pa.string()) for name in names])
    with pq.ParquetWriter(out, schema, compression="zstd") as table:
        for rows in _row_groups(found):
            documents = [document for document, _ in rows]
            columns = [
                pa.array([document.id for document in documents], pa.string()),
                pa.array([document.date for document in documents], pa.string()),
                pa.array([document.text for document in documents], pa.string()),
                span_array([spans for _, spans in rows]),
                pa.array([_json(document.meta) for document in documents], pa.string()),
                pa.array([_json(document.place._asdict()) for document in documents], pa.string()),
            ]
            table.write_batch(pa.RecordBatch.from_arrays(columns, schema=schema))


def _row_groups(found: Iterable[Split]) -> Iterator[list[Split]]:
    rows: list[Split] = []
    left = _CHARACTERS
    for row in found:
        rows.append(row)
        left -= len(row[0].text)
        if left <= 0 or len(rows) == _ROWS:
            yield rows
            rows, left = [], _CHARACTERS
    if rows:
        yield rows


class Output(NamedTuple):
    """An output format: the suffix of its files, and what is written.

    Either `as_bytes` makes the bytes of each document, which follow those of `header`, or `write` writes all documents.
    """

    suffix: str
    as_bytes: AsBytes | None = None
    header: bytes = b""
    separator: bytes = b""  # between two documents
    write_all: Callable[[Writable, Iterable[Split]], None] | None = None
    keeps_markup: bool = False  # so a file of texts in Markdown or the like keeps its suffix

    def write(self, out: Writable, found: Iterable[Any]) -> None:
        """Write to a file what `as_bytes` makes of each document, or the documents if there is no `as_bytes`."""
        if self.write_all:
            self.write_all(out, found)
            return
        separator = self.header
        for rendered in found:
            out.write(separator + rendered)
            separator = self.separator
        if separator is self.header:
            out.write(separator)


OUTPUTS = {
    "jsonl": Output(".jsonl", as_json),
    "sentences": Output(".txt", as_lines),
    "text": Output(".txt", as_text, separator=b"\n"),
    "tokens": Output(".txt", as_token_lines),
    "conllu": Output(".conllu", as_conllu),
    "csv": Output(".csv", as_csv, header=b"document,start,stop,text\n"),
    # As Excel writes CSV where the comma is the decimal separator; without the byte order mark it expects cp1251.
    "excel": Output(".csv", partial(as_csv, delimiter=";", line_end="\r\n"), _BOM + b"document;start;stop;text\r\n"),
    "parquet": Output(".parquet", write_all=write_parquet),
}
EXPLANATIONS = Output(".txt")  # of the bytes that are found
IN_FOLDER = {
    **OUTPUTS,
    "text": Output(".txt", as_dated_text, separator=b"\n", keeps_markup=True),
}  # one file for each input file
