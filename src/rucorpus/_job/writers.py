"""Writers: documents and the spans of their sentences as bytes of a file.

A writer is a function of an open file and the documents, and a row in WRITERS.
"""

from base64 import b64encode
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from datetime import date, time
from functools import partial
from json import JSONEncoder

from .._base.extras import required
from .._corpus.documents import Document
from .._tokens.tokenizer import token_spans
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


def as_token_lines(document: Document, spans: list[tuple[int, int]]) -> bytes:
    """Return the sentences of a document, one a line, their tokens with a space between.

    >>> from rucorpus._corpus.documents import Place
    >>> as_token_lines(Document("1", "Да\\nили нет? Да.", None, {}, Place("a.txt")), [(0, 11), (12, 15)]).decode()
    'Да или нет ?\\nДа .\\n'
    """
    text = document.text
    lines = (" ".join(text[first:last] for first, last in tokens) for tokens in _by_sentence(text, spans))
    return "".join(f"{' '.join(line.split())}\n" for line in lines).encode("utf-8", "replace")


def _by_sentence(text: str, sentences: list[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Yield the spans of the tokens of each sentence."""
    tokens = token_spans(text)
    starts = [start for start, _ in tokens]
    for start, stop in sentences:
        yield tokens[bisect_left(starts, start) : bisect_left(starts, stop)]


def as_conllu(document: Document, spans: list[tuple[int, int]]) -> bytes:
    """Return a document as CoNLL-U: the sentences and their tokens, without annotation.

    >>> from rucorpus._corpus.documents import Place
    >>> print(as_conllu(Document("1", "Да!", None, {}, Place("a.txt")), [(0, 3)]).decode().replace("\\t", " "))
    # newdoc id = 1
    # sent_id = 1-1
    # text = Да!
    1 Да _ _ _ _ _ _ _ SpaceAfter=No
    2 ! _ _ _ _ _ _ _ SpaceAfter=No
    <BLANKLINE>
    <BLANKLINE>

    Whitespace that is not a single space is kept as `SpacesAfter` and `SpacesBefore`, as UDPipe writes it.
    """
    text, identifier = document.text, " ".join(document.id.split())
    lines = [f"# newdoc id = {identifier}", *([f"# date = {document.date}"] if document.date else [])]
    ends = [*(start for start, _ in spans[1:]), len(text)][: len(spans)]
    for number, (tokens, end) in enumerate(zip(_by_sentence(text, spans), ends, strict=True), 1):
        start, stop = spans[number - 1]
        lines += [f"# sent_id = {identifier}-{number}", f"# text = {' '.join(text[start:stop].split())}"]
        lines += _conllu_words(text, tokens, 0 if number == 1 else start, end)
        lines.append("")
    return "".join(f"{line}\n" for line in (lines if spans else [*lines, ""])).encode("utf-8", "replace")


def _conllu_words(text: str, tokens: list[tuple[int, int]], begin: int, end: int) -> Iterator[str]:
    """Yield the lines of the tokens of a sentence; the whitespace around them reaches from `begin` to `end`."""
    starts = [*(start for start, _ in tokens[1:]), end]
    for number, ((start, stop), following) in enumerate(zip(tokens, starts, strict=True), 1):
        spaces = [f"SpacesBefore={_escaped(text[begin:start])}"] if number == 1 and begin < start else []
        if stop == following:
            spaces.append("SpaceAfter=No")
        elif text[stop:following] != " " or following == len(text):
            spaces.append(f"SpacesAfter={_escaped(text[stop:following])}")
        form = " ".join(text[start:stop].split())
        yield "\t".join([str(number), form, *"_" * 7, "|".join(spaces) or "_"])


def _escaped(spaces: str) -> str:
    r"""Return whitespace as UDPipe escapes it; characters for which it has no escape as `\uXXXX`.

    >>> print(_escaped(" \n\xa0"))
    \s\n\u00a0
    """
    return "".join(_ESCAPES.get(char) or rf"\u{ord(char):04x}" for char in spaces)


_ESCAPES = {" ": r"\s", "\t": r"\t", "\n": r"\n", "\r": r"\r"}


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
    "tokens": partial(_write_bytes, as_token_lines),
    "conllu": partial(_write_bytes, as_conllu),
    "parquet": write_parquet,
}
SUFFIXES = {"jsonl": ".jsonl", "sentences": ".txt", "tokens": ".txt", "conllu": ".conllu", "parquet": ".parquet"}
