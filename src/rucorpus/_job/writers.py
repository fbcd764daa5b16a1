"""Writers: documents and the spans of their sentences as bytes of a file.

A writer is a function of an open file and the documents, and a row in WRITERS.
"""

from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator
from datetime import date, time
from functools import partial
from json import JSONEncoder

from .._base.extras import required
from .._corpus.documents import Document
from .atomic_output import Writable

Split = tuple[Document, list[tuple[int, int]]]  # a document, and the spans of its sentences

_CHARACTERS, _ROWS = 1 << 23, 10_000  # of a row group, whichever is reached first


def _as_json_value(value: object) -> str:
    """Return a value that a table can hold and JSON cannot: ISO 8601, base64, or its str."""
    if isinstance(value, bytes):
        return b64encode(value).decode()
    return value.isoformat() if isinstance(value, (date, time)) else str(value)


_JSON = JSONEncoder(ensure_ascii=False, default=_as_json_value)
_JSON_ASCII = JSONEncoder(default=_as_json_value)


def as_json(document: Document, spans: list[tuple[int, int]]) -> bytes:
    """Return a document and its sentences as one line of JSON.

    >>> from rucorpus._corpus.documents import Place
    >>> line = as_json(Document("1", "Да.", "2022", {}, Place("a.txt", None, 1, 0)), [(0, 3)]).decode()
    >>> line[: line.index("meta")]
    '{"id": "1", "date": "2022", "text": "Да.", "sentences": [[0, 3]], "'
    """
    record = {
        "id": document.id,
        "date": document.date,
        "text": document.text,
        "sentences": spans,
        "meta": document.meta,
        "place": document.place._asdict(),
    }
    return _json(record) + b"\n"


def _json(value: object) -> bytes:
    try:
        return _JSON.encode(value).encode()
    except UnicodeEncodeError:  # a path that is not UTF-8 has surrogates, which JSON can only escape
        return _JSON_ASCII.encode(value).encode()


def as_lines(document: Document, spans: list[tuple[int, int]]) -> bytes:
    """Return the sentences of a document, one a line; line ends inside a sentence become spaces.

    >>> from rucorpus._corpus.documents import Place
    >>> as_lines(Document("1", "Да\\nили нет? Да.", None, {}, Place("a.txt")), [(0, 11), (12, 15)]).decode()
    'Да или нет?\\nДа.\\n'
    """
    sentences = (" ".join(document.text[start:stop].splitlines()) for start, stop in spans)
    return "".join(f"{sentence}\n" for sentence in sentences).encode("utf-8", "replace")


def _write_bytes(
    as_bytes: Callable[[Document, list[tuple[int, int]]], bytes], out: Writable, found: Iterable[Split]
) -> None:
    for document, spans in found:
        out.write(as_bytes(document, spans))


def write_parquet(out: Writable, found: Iterable[Split]) -> None:
    """Write the documents as rows of Parquet; `meta` and `place`, which differ from file to file, are JSON.

    >>> import io, pyarrow.parquet
    >>> from rucorpus._corpus.documents import Place
    >>> out = io.BytesIO()
    >>> write_parquet(out, [(Document("1", "Да.", None, {"url": "/1"}, Place("a.txt")), [(0, 3)])])
    >>> pyarrow.parquet.read_table(out).select(["id", "text", "sentences", "meta"]).to_pylist()
    [{'id': '1', 'text': 'Да.', 'sentences': [{'start': 0, 'stop': 3}], 'meta': '{"url": "/1"}'}]
    """
    pa, pq = required("pyarrow", "arrow"), required("pyarrow.parquet", "arrow")
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


WRITERS: dict[str, Callable[[Writable, Iterable[Split]], None]] = {
    "jsonl": partial(_write_bytes, as_json),
    "sentences": partial(_write_bytes, as_lines),
    "parquet": write_parquet,
}
SUFFIXES = {"jsonl": ".jsonl", "sentences": ".txt", "parquet": ".parquet"}
