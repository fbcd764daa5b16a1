"""Processing of one document by the main job, and the counts of what was done."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields
from typing import Any, NamedTuple

from .._corpus.documents import Document
from .._pipeline import STAGES, StageFunction, trace
from .._sentences.splitter import sentence_spans
from .writers import Split

_KEPT_ERRORS = 1000  # listed in the summary; all are counted


@dataclass
class Tally:
    """Counts of documents, sentences, changes by rule and errors, with the text of the first errors.

    >>> tally = Tally()
    >>> tally.add_error("a.jsonl:2: not JSON")
    >>> print(*tally.summary(), sep="\\n")
    0 documents, 0 sentences, 0 changes
    1 error
      a.jsonl:2: not JSON
    """

    documents: int = 0
    sentences: int = 0
    changes: Counter[str] = field(default_factory=Counter)
    damaged: int = 0
    errors: list[str] = field(default_factory=list)

    def add_error(self, error: object) -> None:
        """Count an error, and keep its text if it is among the first."""
        self.damaged += 1
        if len(self.errors) < _KEPT_ERRORS:
            self.errors.append(str(error))

    def add(self, other: "Tally") -> None:
        """Add the counts of another tally."""
        self.documents += other.documents
        self.sentences += other.sentences
        self.damaged += other.damaged
        self.changes += other.changes
        self.errors += other.errors[: _KEPT_ERRORS - len(self.errors)]

    def as_entry(self) -> dict[str, Any]:
        """Return the counts for a manifest; `of` is the inverse.

        >>> Tally.of(Tally().as_entry()).as_entry()
        {'documents': 0, 'sentences': 0, 'changes': {}, 'damaged': 0, 'errors': []}
        """
        return vars(self) | {"changes": dict(sorted(self.changes.items()))}

    @classmethod
    def of(cls, entry: dict[str, Any]) -> "Tally":
        """Return the tally of an entry of a manifest."""
        counts = {each.name: entry[each.name] for each in fields(cls)}
        return cls(**counts | {"changes": Counter(entry["changes"])})

    def summary(self) -> Iterator[str]:
        """Yield the lines of the summary."""
        counts = {"document": self.documents, "sentence": self.sentences, "change": self.changes.total()}
        yield ", ".join(_counted(count, noun) for noun, count in counts.items())
        for rule, count in sorted(self.changes.items(), key=lambda item: (-item[1], item[0])):
            yield f"  {count:>9,}  {rule}"
        if self.damaged:
            yield _counted(self.damaged, "error")
            yield from (f"  {error}" for error in self.errors)
        if self.damaged > len(self.errors):
            yield f"  … and {self.damaged - len(self.errors):,} more"


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'s' * (count != 1)}"


class Processor(NamedTuple):
    """The stages that the job applies to each document but for some rules, and whether it also splits headings."""

    stages: tuple[StageFunction, ...] = STAGES
    headings: bool = False
    without: tuple[str, ...] = ()

    def process(self, documents: Iterable[Document], tally: Tally) -> Iterator[Split]:
        """Yield the documents with normalized texts, and the spans of their sentences.

        >>> tally = Tally()
        >>> for document, spans in Processor().process([Document("1", "Да... Нет.", None, {}, None)], tally):
        ...     print(document.text, spans)
        Да… Нет. [(0, 3), (4, 8)]
        >>> tally.documents, tally.sentences, dict(tally.changes)
        (1, 2, {'ellipsis.three_dots': 1})
        """
        for document in documents:
            traced = trace(document.text, stages=self.stages, without=self.without)
            document.text = traced.text
            spans = sentence_spans(traced.text, headings=self.headings)
            tally.changes.update(edit.rule for _, edits in traced.stages for edit in edits)
            tally.documents += 1
            tally.sentences += len(spans)
            yield document, spans
