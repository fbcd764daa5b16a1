"""One stream: the documents of a corpus into one file or standard output, in order, over processes if wanted."""

from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from typing import NamedTuple

from .._corpus.corpus import Corpus, everything
from .._corpus.documents import Document, Place
from .._corpus.parallel_map import Batches, parallel_map
from .atomic_output import Writable
from .processing import Processed, Processor, Tally, without_errors
from .writers import Output, Split

_BATCH = 10_000  # characters; with 100,000 the memory would be half as large again, and the time 3 % less


class Rendered(NamedTuple):
    """A document as it is written, and the counts of what was done to it."""

    written: bytes | Split
    sentences: int
    rules: list[str]  # of the changes, one each
    place: Place


class Work(NamedTuple):
    """What is done with each document: it is processed and, if there is an output, rendered for it."""

    processor: Processor
    output: Output | None
    batch_size: int = _BATCH  # 1 for standard input: each document is written before the next has come

    def rendered(self, document: Document) -> Rendered:
        """Process a document and render it in the output format."""
        return self._rendered(self.processor.processed(document))

    def all_rendered(self, documents: Iterable[Document]) -> Generator[Rendered]:
        """Yield each of the documents, processed and rendered."""
        batches = Batches(documents, self.batch_size)
        for batch in batches:
            yield from map(self._rendered, self.processor.processed_batch(batch))
        if batches.error:
            raise batches.error

    def _rendered(self, processed: Processed) -> Rendered:
        document, spans, rules, explanation = processed
        written: bytes | Split = document, spans
        if self.processor.explains:
            lines = explanation.splitlines()
            written = "".join(f"{document.id}:{line}\n" for line in lines).encode("utf-8", "replace")
        elif self.output and self.output.as_bytes:
            written = self.output.as_bytes(document, spans)
        return Rendered(written, len(spans), rules, document.place)


def write_stream(
    corpus: Corpus, out: Writable | None, work: Work, workers: int, tally: Tally, at: Callable[[Place], None]
) -> None:
    """Write the documents in order and count them; `at` is called with the position of each; errors as `shards.run`."""
    documents = without_errors(everything(corpus), tally, corpus.on_error != "raise", corpus.options.fields.date)
    rendered = work.all_rendered(documents) if workers == 1 else parallel_map(documents, work.rendered, workers)
    with closing(documents), closing(rendered) as results:
        written = counted(results, tally, at)
        if out and work.output:
            work.output.write(out, written)
        else:
            for _ in written:
                pass


def counted(
    results: Iterable[Rendered], tally: Tally, at: Callable[[Place], None] = lambda place: None
) -> Iterator[bytes | Split]:
    """Yield what is to be written of each document, and count it."""
    for written, sentences, rules, place in results:
        tally.count(sentences, rules)
        yield written
        at(place)
