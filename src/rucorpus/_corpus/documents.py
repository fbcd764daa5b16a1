"""Documents: what a corpus yields, and where in the data each of them comes from."""

from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from .._errors import CorpusError

Record = dict[str, Any]
_SHOWN = 80  # characters of a text in the repr of its document


@dataclass(slots=True, unsafe_hash=True)  # not frozen, which makes reading short records an eighth slower
class Place:
    """A position in the data; what is not known is None.

    >>> Place("news/7.jsonl", line=3, offset=512)
    Place(path='news/7.jsonl', member=None, line=3, offset=512, encoding=None)

    Attributes:
        path: The file as it was given or found.
        member: A file inside an archive.
        line: Counts from 1; the row where a format has no lines.
        offset: Counts bytes from 0 in the decompressed file or member.
        encoding: The detected one, None where none was detected.
    """

    path: str
    member: str | None = None
    line: int | None = None
    offset: int | None = None
    encoding: str | None = None

    def _asdict(self) -> dict[str, str | int | None]:
        """Return what `dataclasses.asdict` returns, ten times as fast."""
        return {name: getattr(self, name) for name in self.__slots__}

    def _replace(self, **changes: Any) -> "Place":
        return replace(self, **changes)

    def error(self, reason: str, cause: BaseException | None = None) -> CorpusError:
        """Return, not raise, an error at this position.

        >>> print(Place("news/7.jsonl", line=3).error("expected a JSON object, got a list"))
        news/7.jsonl:3: expected a JSON object, got a list
        """
        error = CorpusError(self.path, reason, member=self.member, line=self.line, offset=self.offset)
        error.__cause__ = cause
        return error


@dataclass(slots=True, repr=False)
class Document:
    """One text of a corpus, with what is known about it.

    >>> Document("7", "Правда", "2022-01", {"url": "https://example.org"}, Place("news/7.txt", line=1, offset=14)).date
    '2022-01'

    Documents compare by value and may be changed. The repr shows the beginning of a long text; `dataclasses.asdict`
    gives what the main job writes of them as JSON.

    Attributes:
        id: The one given in the data, or the path below the given root without suffix, with `#n` for the n-th record
            of a file.
        text: The text.
        date: An ISO 8601 date of a year, a month or a day, as written, or None.
        meta: The other fields of the record.
        place: The position in the data, a `Place`.
    """

    id: str
    text: str
    date: str | None = None
    meta: Record = field(default_factory=dict)
    place: Place = field(default_factory=partial(Place, ""))

    def __repr__(self) -> str:
        text = self.text if len(self.text) <= _SHOWN else f"{self.text[:_SHOWN]}…"
        shown = (
            f"id={self.id!r}",
            f"text={text!r}",
            *(f"{name}={getattr(self, name)!r}" for name in ("date", "meta", "place")),
        )
        return f"Document({', '.join(shown)})"


Place.__module__ = Document.__module__ = "rucorpus"  # their public home, shown in reprs and kept in pickles
