"""Processing of one document by the main job, and the counts of what was done."""

import os
from collections import Counter
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import lru_cache, partial
from typing import Any, NamedTuple, TypeVar

from .._corpus.documents import Document
from .._corpus.reading import raised
from .._corpus.records import Selector, Skipped, has_unread_date
from .._errors import CorpusError
from .._pipeline import trace
from .._sentences.splitter import sentence_spans
from .._trace import Trace, rules_by_stage
from .._transliteration.transliterator import transliterate
from .flags import as_flags

# The format of the texts of a file, by its suffix; other texts show theirs, or are prose.
MARKUP = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".rst": "rst",
    ".adoc": "asciidoc",
    ".asc": "asciidoc",
    ".tex": "latex",
}
_KEPT_ERRORS = 1000  # listed in the summary; all are counted
_SUFFIXES = 20  # listed in the summary

Item = TypeVar("Item")


def error_line(error: object) -> str:
    """Return an error as the command line shows it: with the flags that set options.

    >>> error_line(CorpusError("max.csv", "no column 'text'; name the right one with text="))
    "max.csv: no column 'text'; name the right one with --text"
    """
    if not isinstance(error, CorpusError):
        return str(error)
    line = str(error)
    return line.removesuffix(error.reason) + as_flags(error.reason) if line.endswith(error.reason) else line


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
    left_out: Counter[str] = field(default_factory=Counter)  # files that were not read, by suffix
    unread_dates: int = 0

    def add_error(self, error: object) -> None:
        """Count an error, and keep its text if it is among the first."""
        self.damaged += 1
        if len(self.errors) < _KEPT_ERRORS:
            self.errors.append(error_line(error))

    def count(self, sentences: int, rules: list[str]) -> None:
        """Count a document, its sentences and the rules of its changes."""
        self.documents += 1
        self.sentences += sentences
        self.changes.update(rules)

    def add(self, other: "Tally") -> None:
        """Add the counts of another tally."""
        for name, value in vars(other).items():
            setattr(self, name, getattr(self, name) + value)
        del self.errors[_KEPT_ERRORS:]

    def as_entry(self) -> dict[str, Any]:
        """Return the counts for a manifest; `of` is the inverse.

        >>> Tally.of(Tally().as_entry()).as_entry()
        {'documents': 0, 'sentences': 0, 'changes': {}, 'damaged': 0, 'errors': [], 'left_out': {}, 'unread_dates': 0}
        """
        return vars(self) | {name: dict(sorted(vars(self)[name].items())) for name in ("changes", "left_out")}

    @classmethod
    def of(cls, entry: dict[str, Any]) -> "Tally":
        """Return the tally of an entry of a manifest."""
        counts = {each.name: entry[each.name] for each in fields(cls)}
        return cls(**counts | {name: Counter(entry[name]) for name in ("changes", "left_out")})

    def summary(self) -> Iterator[str]:
        """Yield the lines of the summary."""
        counts = {"document": self.documents, "sentence": self.sentences, "change": self.changes.total()}
        yield ", ".join(_counted(count, noun) for noun, count in counts.items())
        for rule, count in sorted(self.changes.items(), key=lambda item: (-item[1], item[0])):
            yield f"  {count:>9,}  {rule}"
        if self.unread_dates:
            yield f"{_counted(self.unread_dates, 'date')} not read; --date-format says how they are written"
        if self.left_out:
            suffixes = (f"{count:,} {suffix}" for suffix, count in self.left_out.most_common(_SUFFIXES))
            more = ", …" if len(self.left_out) > _SUFFIXES else ""
            yield f"{_counted(self.left_out.total(), 'file')} of unknown suffix left out: {', '.join(suffixes)}{more}"
        if self.damaged:
            yield _counted(self.damaged, "error")
            yield from (f"  {error}" for error in self.errors)
        if self.damaged > len(self.errors):
            yield f"  … and {self.damaged - len(self.errors):,} more"


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'s' * (count != 1)}"


def without_errors(
    found: Iterable[Item | CorpusError | Skipped], tally: Tally, skips_errors: bool, date: Selector
) -> Generator[Item]:
    """Yield what is `found` except errors, which are counted, or raised unless they are to be skipped.

    Files that were left out are counted too, and dates in the field `date` that could not be read.
    """
    for each in found:
        if isinstance(each, CorpusError):
            if not skips_errors:
                raise raised(each)
            tally.add_error(each)
        elif isinstance(each, Skipped):
            tally.left_out[each.suffix] += 1
        else:
            if isinstance(each, Document):
                tally.unread_dates += has_unread_date(each, date)
            yield each


class Processed(NamedTuple):
    """What the job made of a document."""

    document: Document
    spans: list[tuple[int, int]]
    rules: list[str]  # of the changes, one each
    explanation: str = ""


@lru_cache(maxsize=16)  # many documents come from one file
def _protect_of_file(name: str) -> str:
    return MARKUP.get(os.path.splitext(name)[1].lower(), "auto")


class Processor(NamedTuple):
    """What the job does to each document: the options of `normalize`, of transliteration and of `sentence_spans`."""

    text_options: Mapping[str, Any] = {}
    sentence_options: Mapping[str, Any] = {}
    scheme: str | None = None
    explains: bool = False
    protect: str | None = None  # "none", a format or "auto"; None: by the suffix of the file

    def processed(self, document: Document) -> Processed:
        """Normalize a document in place and find its sentences.

        >>> Processor().processed(Document("1", "Да... Нет.", None, {}, None))[1:3]
        ([(0, 3), (4, 8)], ['ellipsis.three_dots'])

        With a scheme the sentences are found in the Cyrillic text, and their spans are those in the Latin one.
        """
        return self.processed_batch([document])[0]

    def processed_batch(self, documents: Sequence[Document]) -> list[Processed]:
        """Return what `processed` returns for each document."""
        # Step by step, so that the code of a step stays in the caches of the processor: 18 % less time for documents of
        # 250 characters, 4 % for those of 3,000.
        protects = [self._protect(document) for document in documents]
        traces = [
            trace(document.text, **self.text_options, protect=protect)
            for document, protect in zip(documents, protects, strict=True)
        ]
        splits = [
            sentence_spans(traced.text, **self.sentence_options, protect=protect)
            for traced, protect in zip(traces, protects, strict=True)
        ]
        return list(map(self._processed, documents, protects, traces, splits))

    def _processed(
        self, document: Document, protect: str | None, traced: Trace, spans: list[tuple[int, int]]
    ) -> Processed:
        document.text = traced.text
        if self.scheme:
            latin = trace(traced.text, stages=(partial(transliterate, scheme=self.scheme),), protect=protect)
            document.text = latin.text
            spans = [latin.target_span(start, stop) for start, stop in spans]
        return Processed(document, spans, rules_by_stage(traced), traced.explain() if self.explains else "")

    def _protect(self, document: Document) -> str | None:
        if self.protect is None:
            place = document.place
            return _protect_of_file(place.member or place.path) if place else "auto"
        return None if self.protect == "none" else self.protect
