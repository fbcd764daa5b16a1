"""Records: how the records of a file become documents, whatever its format."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any, NamedTuple

from .._errors import CorpusError
from .dates import DateReader, iso_date
from .documents import Document, Place, Record

Selector = str | Callable[[Record], Any]  # a field name or a function of the record

_JSON_TYPES = {
    type(None): "null", bool: "a boolean", int: "a number", float: "a number", str: "a string", list: "a list",
    dict: "an object",
}  # fmt: skip


class Skipped(NamedTuple):
    """A file that is not read, because its suffix is unknown."""

    place: Place

    @property
    def suffix(self) -> str:
        """The suffix of its name; the name itself if it has none."""
        name = re.split(r"[/\\]", self.place.member or self.place.path)[-1]
        stem, dot, suffix = name.rpartition(".")
        return dot + suffix.lower() if stem else name


Found = Iterator[Document | CorpusError | Skipped]  # what reading a file yields


class ParsedRecord(NamedTuple):
    """A record of a file, and what is needed to make a document of it."""

    place: Place
    number: int | None  # in the file; None where the file is the record
    fields: Record
    may_hold_surrogates: bool = False  # no decoder lets them through, but an escape sequence can produce one


Records = Iterator[ParsedRecord | CorpusError]  # what a format yields


class Fields(NamedTuple):
    """Where a record keeps its text, id and date, and how its date is read."""

    text: Selector = "text"
    id: Selector = "id"
    date: Selector = "date"
    read_date: DateReader = iso_date

    def document(self, record: Record, file_id: str, place: Place) -> tuple[Document, CorpusError | None]:
        """Return the document that `record` holds, and an error if only its date is wrong.

        >>> Fields().document({"id": 7, "text": "Да", "url": "/7"}, "news#1", Place("news.jsonl"))[0].meta
        {'url': '/7'}

        A field that is used is removed from the record; the others are `meta`, unchanged. Raises CorpusError where
        the record has no text or a value that cannot be an id.
        """
        text_from, id_from, date_from, _ = self
        text = record.get(text_from) if isinstance(text_from, str) else _called(text_from, record, "text", place)
        if not isinstance(text, str):
            raise self._no_text(text, record, place)
        given = record.get(id_from) if isinstance(id_from, str) else _called(id_from, record, "id", place)
        given_id = given if isinstance(given, str) or given is None else self._number(given, place)
        date, error = self._date(record, place)
        if isinstance(text_from, str):
            del record[text_from]
        if given_id and isinstance(id_from, str):  # an empty cell of a table is no id
            record.pop(id_from, None)  # the text may be the id too
        if date is not None and isinstance(date_from, str):
            record.pop(date_from, None)
        return Document(given_id or file_id, text, date, record, place), error

    def by_own_names(self, record: Record) -> "Fields":
        """Return the fields for a record of a format that has names of its own, whatever those of tables are.

        >>> Fields("Отзыв", "url", "Дата").by_own_names({"text": "Да", "url": "/7", "date": "2022"})[:3]
        ('text', 'url', 'date')

        Their dates may also be ISO dates, and one that is written otherwise is no error, as without a `date_format`.
        """
        text, id_, date, read_date = self
        return Fields(
            "text" if isinstance(text, str) else text,
            "id" if isinstance(id_, str) and id_ not in record else id_,
            "date" if isinstance(date, str) and date not in record else date,
            partial(_iso_date_or, read_date),
        )

    def _no_text(self, value: object, record: Record, place: Place) -> CorpusError:
        if isinstance(self.text, str) and self.text not in record:
            return place.error(
                f"no field {self.text!r}, the fields are: {listed(record)}; name the right one with text="
            )
        return place.error(f"{_origin(self.text, 'text')} must be a string, got {json_type(value)}")

    def _number(self, value: object, place: Place) -> str:
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        # A float no longer has the form it was written in («1.10»), so its text would be a guess.
        raise place.error(f"{_origin(self.id, 'id')} must be a string or a whole number, got {json_type(value)}")

    def _date(self, record: Record, place: Place) -> tuple[str | None, CorpusError | None]:
        source = self.date
        try:
            value = record.get(source) if isinstance(source, str) else _called(source, record, "date", place)
            return (None if value is None or value == "" else self.read_date(value)), None
        except CorpusError as error:
            return None, error
        except ValueError as error:
            return None, place.error(f"{_origin(source, 'date')}: {error}", error)


def _iso_date_or(read_date: DateReader, value: object) -> str | None:
    try:
        return iso_date(value) or read_date(value)
    except ValueError:
        return None


class TableOptions(NamedTuple):
    """How a CSV table is written: None for what the file itself shows."""

    delimiter: str | None = None
    quotechar: str | None = None
    header: tuple[str, ...] | None = None  # the names of the columns of a table without a header


def has_unread_date(document: Document, selector: Selector) -> bool:
    """Return whether a document has no date although the record has a value where dates are."""
    meta = document.meta
    return document.date is None and isinstance(selector, str) and bool(meta.get(selector, meta.get("date")))


class ReadOptions(NamedTuple):
    """The options of a Corpus that decide how a file is read."""

    encoding: str = "utf-8"
    fields: Fields = Fields()
    max_record: int = 2**28
    format: str | None = None  # of every file; None goes by the suffix
    recover: bool = False  # keep what can be read of a damaged record
    table: TableOptions = TableOptions()
    notes: str = "end"  # of a book in FB2; or "inline" or "drop"


def documents(
    records: Records, file_id: str, fields: Fields, has_own_names: bool = False
) -> Iterator[Document | CorpusError]:
    """Yield the document of each record, and the errors of records that give none.

    >>> records = [ParsedRecord(Place("a.csv", line=2), 1, {"text": "Text", "url": "/1"})]
    >>> document = next(documents(iter(records), "a", Fields()))
    >>> document.id, document.text, document.meta
    ('a#1', 'Text', {'url': '/1'})

    A record without an id gets the `file_id` of the file and its number.
    """
    for found in records:
        if isinstance(found, CorpusError):
            yield found
            continue
        place, number, record, may_hold_surrogates = found
        named = fields.by_own_names(record) if has_own_names else fields
        try:
            document, date_error = named.document(record, file_id if number is None else f"{file_id}#{number}", place)
            if may_hold_surrogates:
                _require_no_surrogates(document)
        except CorpusError as error:
            yield error
            continue
        if date_error:
            yield date_error
        yield document


def require_columns(names: Sequence[str], fields: Fields, place: Place) -> None:
    """Raise CorpusError unless the names differ and include those of `fields`; `id` and `date` may be missing.

    >>> require_columns(["text", "Дата"], Fields(date="дата"), Place("a.csv"))
    Traceback (most recent call last):
    rucorpus.CorpusError: a.csv: no column 'дата', the columns are: 'text', 'Дата'; name the right one with date=
    """
    for name, count in Counter(names).most_common(1):
        if count > 1:
            raise place.error(f"{count} columns are named {name!r}")
    for option, column in zip(("text", "id", "date"), fields, strict=False):
        if isinstance(column, str) and column not in names and (option == "text" or column != option):
            known = f"the columns are: {listed(names)}"
            raise place.error(f"no column {column!r}, {known}; name the right one with {option}=")


def listed(names: Iterable[str]) -> str:
    """Return names as an error lists them, cut to a readable length."""
    text = ", ".join(map(repr, names)) or "none"
    return text if len(text) <= 300 else text[:299] + "…"


def json_type(value: object) -> str:
    """Return the type of `value` in the terms of JSON."""
    return _JSON_TYPES.get(type(value), type(value).__name__)


def _called(function: Callable[[Record], Any], record: Record, option: str, place: Place) -> Any:
    try:
        return function(record)
    except Exception as error:
        raise place.error(f"{_origin(function, option)} raised {type(error).__name__}: {error}", error) from error


def _origin(selector: Selector, option: str) -> str:
    return f"field {selector!r}" if isinstance(selector, str) else f"the function given as {option}="


def _require_no_surrogates(document: Document) -> None:
    try:
        document.text.encode("utf-16-le")  # 2.5 times as fast as to UTF-8, and as strict
        document.id.encode("utf-16-le")
    except UnicodeEncodeError as error:
        field = "text" if error.object is document.text else "id"
        surrogate = f"\\u{ord(error.object[error.start]):04x} at {error.start}"
        raise document.place.error(f"the {field} has a lone surrogate, {surrogate}", error) from error
