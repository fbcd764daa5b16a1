"""One stream: the documents of a corpus into one file or standard output, in order, over processes if wanted."""

from collections.abc import Iterable, Iterator
from contextlib import closing
from typing import NamedTuple

from .._corpus.corpus import Corpus, everything
from .._corpus.documents import Document, Place
from .._corpus.parallel_map import parallel_map
from .atomic_output import Writable
from .processing import Processed, Processor, Tally, without_errors
from .progress import Progress
from .writers import OUTPUTS, Split


class Rendered(NamedTuple):
    """A document as it is written, and the counts of what was done to it."""

    written: bytes | Split
    sentences: int
    rules: list[str]  # of the changes, one each
    place: Place


class Work(NamedTuple):
    """What a process does with each document: process it, and render it as the output format `to`, or not if empty."""

    processor: Processor
    to: str

    def rendered(self, document: Document) -> Rendered:
        """Process a document and render it in the output format."""
        done = self.processor.processed(document)
        return Rendered(self._written(done), len(done.spans), done.rules, document.place)

    def _written(self, done: Processed) -> bytes | Split:
        if self.processor.explains:
            lines = done.explanation.splitlines()
            return "".join(f"{done.document.id}:{line}\n" for line in lines).encode("utf-8", "replace")
        if not self.to:
            return b""
        as_bytes = OUTPUTS[self.to].as_bytes
        split = done.document, done.spans
        return as_bytes(*split) if as_bytes else split


def write_stream(corpus: Corpus, out: Writable | None, work: Work, workers: int, tally: Tally, shown: Progress) -> None:
    """Write the documents in order and count them; without `out` only count.

    Raises the CorpusError of a damaged record unless errors are skipped, OSError where `out` cannot be written,
    BrokenProcessPool where a worker died.
    """
    documents = without_errors(everything(corpus), tally, corpus.on_error != "raise", corpus.options.fields.date)
    with closing(documents), closing(parallel_map(documents, work.rendered, workers)) as results:
        written = _counted(results, tally, shown)
        if out is None:
            for _ in written:
                pass
        elif work.processor.explains:
            out.writelines(written)  # type: ignore[arg-type]
        else:
            OUTPUTS[work.to].write_rendered(out, written)


def _counted(results: Iterable[Rendered], tally: Tally, shown: Progress) -> Iterator[bytes | Split]:
    for written, sentences, rules, place in results:
        tally.count(sentences, rules)
        yield written
        shown.at(place)
