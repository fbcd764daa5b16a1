"""Formats: how one file becomes documents.

A format is a function from an open file to documents and a row in FORMATS. It yields the error of a record after which
reading goes on, and raises the one that ends the file.
"""

import json
import os
import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import NamedTuple

from ._dates import iso_date
from ._documents import Document, Fields, Place, Record, named
from ._errors import CorpusError
from ._paths import files
from ._streams import COMPRESSIONS, DAMAGE, Stream, beginning, buffered, damage, decoded, lines, opened, too_long, whole

Found = Iterator[Document | CorpusError]

_HEADER = re.compile(r"\s*date\s+([0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?)(?=\s|\Z)[ \t]?")


class Reading(NamedTuple):
    """How files are to be read: what the formats need of the options of a Corpus."""

    encoding: str = "utf-8"
    fields: Fields = Fields()
    max_record: int = 2**28


def read_text(stream: Stream, own_id: str, place: Place, reading: Reading) -> Found:
    """Yield the one document of a text file, dated if it begins with a header such as ` date 2022-01 `.

    >>> import io
    >>> next(read_text(io.BytesIO(b" date 2022-01 Text\\n"), "a", Place("a.txt"), Reading()))
    Document(id='a', text='Text', date='2022-01', meta={}, place=Place(path='a.txt', member=None, line=1, offset=14))

    A date that no calendar has is an error that comes before the document, which is kept without the date.
    """
    raw = whole(stream, place, reading.max_record)
    encoding, start = beginning(raw[:4], reading.encoding)
    text = decoded(raw, encoding, place, start)
    header = _HEADER.match(text)
    head, written = (header[0], header[1]) if header else ("", None)
    date = iso_date(written)
    place = Place(place.path, place.member, 1 + head.count("\n"), start + len(head.encode(encoding)))
    if date != written:
        yield place.error(f"the header's date {written!r} is not in the calendar")
    meta = {} if date == written else {"date": written}
    yield Document(own_id, text[len(head) :].rstrip("\r\n"), date, meta, place)


def read_jsonl(stream: Stream, own_id: str, place: Place, reading: Reading) -> Found:
    """Yield the documents of a file that has one JSON object a line.

    >>> import io
    >>> stream = io.BytesIO(b'{"text": "Text", "url": "/1"}\\n[]\\n')
    >>> for found in read_jsonl(stream, "a", Place("a.jsonl"), Reading()):
    ...     print(found)
    Document(id='a#1', text='Text', date=None, meta={'url': '/1'}, \
place=Place(path='a.jsonl', member=None, line=1, offset=0))
    a.jsonl:2: expected a JSON object, got a list

    Blank lines are no records. A line that is not a record is an error, and reading goes on at the next one.
    """
    with buffered(stream) as rows:
        encoding, start = beginning(rows.peek(4)[:4], reading.encoding)
        rows.read(start)
        records = lines(rows, place._replace(line=1, offset=start), encoding, reading.max_record)
        for number, (at, raw) in enumerate(records, 1):
            try:
                line = _line(raw, encoding, at, reading.max_record)
                document, wrong = reading.fields.document(_record(line, at), f"{own_id}#{number}", at)
                if "\\" in line:  # a line was decoded strictly, so only an escape can bring half a character
                    _check_whole_characters(document)
            except CorpusError as error:
                yield error
                continue
            if wrong:
                yield wrong
            yield document


def _line(raw: bytes, encoding: str, place: Place, limit: int) -> str:
    if len(raw) > limit and not raw.endswith("\n".encode(encoding)):
        raise too_long("line", limit, place)
    return decoded(raw, encoding, place)


def _record(line: str, place: Place) -> Record:
    try:
        record = _DECODER.decode(line.rstrip("\r\n"))
    except json.JSONDecodeError as error:
        near = repr(line[error.pos : error.pos + 20].rstrip("\r\n"))
        raise place.error(f"not JSON: {error.msg}: character {error.pos + 1}, {near}", error) from error
    except ValueError as error:
        raise place.error(f"not JSON that can be read: {error}", error) from error
    except RecursionError as error:
        raise place.error("the JSON is nested too deeply", error) from error
    if not isinstance(record, dict):
        raise place.error(f"expected a JSON object, got {named(record)}")
    return record


def _unique(pairs: list[tuple[str, object]]) -> Record:
    record = dict(pairs)
    if len(record) < len(pairs):
        twice = Counter(name for name, _ in pairs).most_common(1)[0][0]
        raise ValueError(f"key {twice!r} stands twice in an object")
    return record


_DECODER = json.JSONDecoder(object_pairs_hook=_unique)  # without the hook the first of two values is lost unsaid


def _check_whole_characters(document: Document) -> None:
    try:
        document.text.encode("utf-16-le")  # 2.5 times as fast as to UTF-8, and as strict
        document.id.encode("utf-16-le")
    except UnicodeEncodeError as error:
        what = "text" if error.object is document.text else "id"
        half = f"\\u{ord(error.object[error.start]):04x} at {error.start}"
        raise document.place.error(f"the {what} holds half a character, {half}", error) from error


class Format(NamedTuple):
    """A way to write documents into a file: the suffixes it goes by, and the function that reads it."""

    suffixes: tuple[str, ...]
    read: Callable[[Stream, str, Place, Reading], Found]


FORMATS = {
    "text": Format((".txt",), read_text),
    "jsonl": Format((".jsonl", ".ndjson"), read_jsonl),
}
_BY_SUFFIX = {suffix: name for name, format_ in FORMATS.items() for suffix in format_.suffixes}


class Kind(NamedTuple):
    """What a file name tells: the name without suffixes, the format if it is a known one, the compression if any."""

    stem: str
    format: str | None
    compression: str


class Source(NamedTuple):
    """A file and how it is to be read; its kind has no format if no one can tell."""

    path: str
    kind: Kind


def kind_of(name: str) -> Kind:
    """Return what the name of a file tells of what is in it; capitals in a suffix do not matter.

    >>> kind_of("news/2022.01.JSONL.gz")
    Kind(stem='news/2022.01', format='jsonl', compression='.gz')
    >>> kind_of("notes.md"), kind_of("page.12")
    (Kind(stem='notes', format=None, compression=''), Kind(stem='page.12', format=None, compression=''))

    An unknown suffix is cut off only if it can be one: a word, no number.
    """
    stem, suffix = os.path.splitext(name)
    compression = suffix.lower() if suffix.lower() in COMPRESSIONS else ""
    if compression:
        name, (stem, suffix) = stem, os.path.splitext(stem)
    return Kind(stem if suffix[1:].isidentifier() else name, _BY_SUFFIX.get(suffix.lower()), compression)


def sources(path: str, format_name: str | None) -> Iterator[Source | CorpusError]:
    """Yield the files that `path` stands for, each with its kind; `format_name` is that of all files if it is given.

    >>> next(sources(os.devnull, "text")).kind
    Kind(stem='null', format='text', compression='')
    """
    for found in files(path):
        if isinstance(found, CorpusError):
            yield found
        else:
            kind = kind_of(found.name)
            yield Source(found.path, kind._replace(format=format_name) if format_name else kind)


def read_file(source: Source, reading: Reading) -> Found:
    """Yield the documents of one file and the errors met on the way.

    >>> for found in read_file(Source("gone/a.txt", Kind("a", "text", "")), Reading()):
    ...     print(found)
    gone/a.txt: cannot be read: No such file or directory

    An error that ends the file is the last thing yielded. Memory is that of one record.
    """
    place = Place(source.path)
    stem, format_name, compression = source.kind
    # Where the system's bytes of a name are no text, an id must still be something that can be written.
    own_id = stem.encode("utf-8", "backslashreplace").decode()
    try:
        with opened(source.path) as raw:
            yield from FORMATS[format_name or ""].read(COMPRESSIONS[compression](raw), own_id, place, reading)
    except CorpusError as error:
        yield error
    except DAMAGE as error:
        yield damage(error, place)
