"""Records: how the records of a file become documents, whatever its format."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .._errors import CorpusError
from .documents import Document, Fields, Place, Record, shown

Found = Iterator[Document | CorpusError | Place]  # a place is that of a file in an archive that is left out
# Where a record stands; its number in the file, None where the file is the record; the record; and whether its strings
# may hold half a character, which no decoder lets through but an escape can bring.
Numbered = tuple[Place, int | None, Record, bool]


class Reading(NamedTuple):
    """How files are to be read: what the formats need of the options of a Corpus."""

    encoding: str = "utf-8"
    fields: Fields = Fields()
    max_record: int = 2**28


def documents(
    records: Iterator[Numbered | CorpusError], own_id: str, fields: Fields
) -> Iterator[Document | CorpusError]:
    """Yield the document of each record, and the errors of those that give none.

    >>> records = [(Place("a.csv", line=2), 1, {"text": "Text", "url": "/1"}, False)]
    >>> next(documents(iter(records), "a", Fields()))
    Document(id='a#1', text='Text', date=None, meta={'url': '/1'}, \
place=Place(path='a.csv', member=None, line=2, offset=None, encoding=None))

    Without an id of its own, a document has the `own_id` of the file and the number of the record.
    """
    for found in records:
        if isinstance(found, CorpusError):
            yield found
            continue
        place, number, record, doubtful = found
        try:
            document, wrong = fields.document(record, own_id if number is None else f"{own_id}#{number}", place)
            if doubtful:
                _check_whole_characters(document)
        except CorpusError as error:
            yield error
            continue
        if wrong:
            yield wrong
        yield document


def check_columns(names: Sequence[str], text: object, place: Place) -> None:
    """Raise CorpusError unless each name stands once and `text`, if it is a name, is one of them.

    >>> check_columns(["id", "body"], "text", Place("a.csv", line=1))
    Traceback (most recent call last):
    rucorpus.CorpusError: a.csv:1: no column 'text', the columns are: 'id', 'body'; name the right one with \
text=
    """
    for name, times in Counter(names).most_common(1):
        if times > 1:
            raise place.error(f"{times} columns are named {name!r}")
    if isinstance(text, str) and text not in names:
        raise place.error(f"no column {text!r}, the columns are: {shown(names)}; name the right one with text=")


def _check_whole_characters(document: Document) -> None:
    try:
        document.text.encode("utf-16-le")  # 2.5 times as fast as to UTF-8, and as strict
        document.id.encode("utf-16-le")
    except UnicodeEncodeError as error:
        what = "text" if error.object is document.text else "id"
        half = f"\\u{ord(error.object[error.start]):04x} at {error.start}"
        raise document.place.error(f"the {what} holds half a character, {half}", error) from error
