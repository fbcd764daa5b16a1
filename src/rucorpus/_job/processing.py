"""The work of the main job on one document, and the tally of what was done."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from .._corpus.documents import Document
from .._pipeline import STAGES, StageFunction, trace
from .._sentences.splitter import sentence_spans
from .writers import Split

_KEPT_ERRORS = 1000  # named in the summary; all are counted


class Tally:
    """What was done: counted documents, sentences, changes by rule, and errors, the first of them by name.

    >>> tally = Tally()
    >>> tally.failed("a.jsonl:2: not JSON")
    >>> print(*tally.summary(), sep="\\n")
    0 documents, 0 sentences, 0 changes
    1 error
      a.jsonl:2: not JSON
    """

    def __init__(self) -> None:
        self.documents = self.sentences = self.damaged = 0
        self.changes: Counter[str] = Counter()
        self.errors: list[str] = []

    def failed(self, error: object) -> None:
        """Count an error; the first ones are named in the summary."""
        self.damaged += 1
        if len(self.errors) < _KEPT_ERRORS:
            self.errors.append(str(error))

    def add(self, other: "Tally") -> None:
        """Count what another one has counted."""
        self.documents += other.documents
        self.sentences += other.sentences
        self.damaged += other.damaged
        self.changes += other.changes
        self.errors += other.errors[: _KEPT_ERRORS - len(self.errors)]

    def as_entry(self) -> dict[str, Any]:
        """Return what was counted for a manifest, from which `of` makes the same tally.

        >>> Tally.of(Tally().as_entry()).as_entry()
        {'documents': 0, 'sentences': 0, 'changes': {}, 'damaged': 0, 'errors': []}
        """
        return {
            "documents": self.documents,
            "sentences": self.sentences,
            "changes": dict(sorted(self.changes.items())),
            "damaged": self.damaged,
            "errors": self.errors,
        }

    @classmethod
    def of(cls, entry: dict[str, Any]) -> "Tally":
        """Return the tally of a manifest's entry."""
        tally = cls()
        tally.documents, tally.sentences, tally.damaged = entry["documents"], entry["sentences"], entry["damaged"]
        tally.changes.update(entry["changes"])
        tally.errors += entry["errors"]
        return tally

    def summary(self) -> Iterator[str]:
        """Yield the lines of the summary."""
        counted = {"document": self.documents, "sentence": self.sentences, "change": self.changes.total()}
        yield ", ".join(_counted(count, what) for what, count in counted.items())
        for rule, count in sorted(self.changes.items(), key=lambda item: (-item[1], item[0])):
            yield f"  {count:>9,}  {rule}"
        if self.damaged:
            yield _counted(self.damaged, "error")
            yield from (f"  {error}" for error in self.errors)
        if self.damaged > len(self.errors):
            yield f"  … and {self.damaged - len(self.errors):,} more"


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}{'s' * (count != 1)}"


class Work(NamedTuple):
    """What the job does to each document."""

    stages: tuple[StageFunction, ...] = STAGES
    headings: bool = False

    def done(self, documents: Iterable[Document], tally: Tally) -> Iterator[Split]:
        """Yield the documents with their texts normalized, and the spans of their sentences.

        >>> tally = Tally()
        >>> for document, spans in Work().done([Document("1", "Да... Нет.", None, {}, None)], tally):
        ...     print(document.text, spans)
        Да… Нет. [(0, 3), (4, 8)]
        >>> tally.documents, tally.sentences, dict(tally.changes)
        (1, 2, {'ellipsis.three_dots': 1})
        """
        for document in documents:
            traced = trace(document.text, stages=self.stages)
            document.text = traced.text
            spans = sentence_spans(traced.text, headings=self.headings)
            tally.changes.update(edit.rule for _, edits in traced.stages for edit in edits)
            tally.documents += 1
            tally.sentences += len(spans)
            yield document, spans
