"""Documents: what a corpus gives, where each came from, and how a record with fields becomes one."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from .._errors import CorpusError
from .dates import DateReader, iso_date

Record = dict[str, Any]
Choice = str | Callable[[Record], Any]

_KINDS = {
    type(None): "null",
    bool: "a boolean",
    int: "a number",
    float: "a number",
    str: "a string",
    list: "a list",
    dict: "an object",
}


class Place(NamedTuple):
    """Where in the data something stands; what is not known is None.

    >>> Place("news/7.jsonl", line=3, offset=512)._asdict()
    {'path': 'news/7.jsonl', 'member': None, 'line': 3, 'offset': 512, 'encoding': None}

    `path` is the file as it was given or found, `member` a file inside an archive, `line` counts from 1 (rows where a
    format has no lines), `offset` counts bytes from 0 in the decompressed file or member. `encoding` is the one that
    was detected, None where none was.
    """

    path: str
    member: str | None = None
    line: int | None = None
    offset: int | None = None
    encoding: str | None = None

    def error(self, reason: str, cause: BaseException | None = None) -> CorpusError:
        """Return, not raise, the error that says what is wrong at this place, and why.

        >>> print(Place("news/7.jsonl", line=3).error("expected a JSON object, got a list"))
        news/7.jsonl:3: expected a JSON object, got a list
        """
        error = CorpusError(self.path, reason, member=self.member, line=self.line, offset=self.offset)
        error.__cause__ = cause
        return error


@dataclass(slots=True)
class Document:
    """One text of a corpus, with what is known about it.

    >>> from rucorpus._corpus.documents import Place
    >>> Document("7", "Правда", "2022-01", {"url": "https://example.org"}, Place("news/7.txt", line=1, offset=14)).date
    '2022-01'

    `id` is the one given in the data, or the path below the given root without suffix, with `#n` for the n-th record
    of a file. `date` is an ISO 8601 date of a year, a month or a day, as written, or None. `meta` holds the other
    fields of the record, `place` where it stands. Documents compare by value and are yours to change.
    """

    id: str
    text: str
    date: str | None
    meta: Record
    place: Place


Document.__module__ = "rucorpus"  # its public home, shown in reprs and kept in pickles


class Fields(NamedTuple):
    """Where a record keeps its text, id and date: each a field name or a function of the record."""

    text: Choice = "text"
    id: Choice = "id"
    date: Choice = "date"
    read_date: DateReader = iso_date

    def document(self, record: Record, own_id: str, place: Place) -> tuple[Document, CorpusError | None]:
        """Return the document that `record` holds, and the error if only its date is wrong.

        >>> Fields().document({"id": 7, "text": "Да", "url": "/7"}, "news#1", Place("news.jsonl"))[0].meta
        {'url': '/7'}

        A field leaves the record for the document where it is used; all others, untouched, are `meta`. Raises
        CorpusError where there is no text or the id cannot be one.
        """
        text = self._text(record, place)
        number_or_name = self._id(record, place)
        day, wrong = self._date(record, place)
        if isinstance(self.text, str):
            record.pop(self.text, None)
        if number_or_name is not None and isinstance(self.id, str):
            record.pop(self.id, None)
        if day is not None and isinstance(self.date, str):
            record.pop(self.date, None)
        return Document(own_id if number_or_name is None else number_or_name, text, day, record, place), wrong

    def _text(self, record: Record, place: Place) -> str:
        text = record.get(self.text) if isinstance(self.text, str) else _called(self.text, record, "text", place)
        if isinstance(text, str):
            return text
        if isinstance(self.text, str) and self.text not in record:
            raise place.error(f"no field {self.text!r}, the fields are: {shown(record)}; name the right one with text=")
        raise place.error(f"{_said(self.text, 'text')} must be a string, got {named(text)}")

    def _id(self, record: Record, place: Place) -> str | None:
        given = record.get(self.id) if isinstance(self.id, str) else _called(self.id, record, "id", place)
        if given is None or isinstance(given, str):
            return given or None  # an empty cell of a table is no id
        if isinstance(given, int) and not isinstance(given, bool):
            return str(given)
        # A float has lost the way it was written («1.10»), so its text would be a guess.
        raise place.error(f"{_said(self.id, 'id')} must be a string or a whole number, got {named(given)}")

    def _date(self, record: Record, place: Place) -> tuple[str | None, CorpusError | None]:
        try:
            value = record.get(self.date) if isinstance(self.date, str) else _called(self.date, record, "date", place)
            return (None if value in (None, "") else self.read_date(value)), None
        except CorpusError as error:
            return None, error
        except ValueError as error:
            return None, place.error(f"{_said(self.date, 'date')}: {error}", error)


def shown(names: Iterable[str]) -> str:
    """Return names as an error shows them, no more of them than one can read.

    >>> shown(["id", "body"]), shown([])
    ("'id', 'body'", 'none')
    """
    listed = ", ".join(map(repr, names)) or "none"
    return listed if len(listed) <= 300 else listed[:299] + "…"


def named(value: object) -> str:
    """Return what `value` is, in the words of JSON.

    >>> named(None), named([1]), named(b"")
    ('null', 'a list', 'bytes')
    """
    return _KINDS.get(type(value), type(value).__name__)


def _called(choice: Callable[[Record], Any], record: Record, option: str, place: Place) -> Any:
    try:
        return choice(record)
    except Exception as error:
        reason = f"{_said(choice, option)} raised {type(error).__name__}: {error}"
        raise place.error(reason, error) from error


def _said(choice: Choice, option: str) -> str:
    return f"field {choice!r}" if isinstance(choice, str) else f"the function given as {option}="
