"""The progress bar of the job: bytes of the input files, with a total; shown only on a terminal."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from .._corpus.corpus import Corpus
from .._corpus.documents import Place
from .._corpus.reading import Source
from .manifest import file_size


class Progress:
    """How far the job is: documents, and bytes of the files of the corpus."""

    def __init__(self, update: Callable[[int, int], object], sizes: dict[str, int]) -> None:
        self.update, self.sizes, self.documents = update, sizes, 0
        self.path, self.shown = "", 0  # of the current file, and how many of its bytes are shown

    def advance(self, size: int, documents: int) -> None:
        """Count bytes of input and documents."""
        self.documents += documents
        self.update(size, self.documents)

    def at(self, place: Place) -> None:
        """Count a document; all bytes of the files before its own, and those up to it if its file is not compressed."""
        if place.path != self.path:
            self.advance(self.sizes.get(self.path, 0) - self.shown, 0)
            self.path, self.shown = place.path, 0
        is_plain = place.member is None and not place.path.endswith((".gz", ".bz2", ".xz", ".zst"))
        reached = min(place.offset or 0, self.sizes.get(place.path, 0)) if is_plain else 0
        self.advance(max(reached - self.shown, 0), 1)
        self.shown = max(reached, self.shown)

    def finish(self) -> None:
        """Count the bytes of the last file."""
        self.advance(self.sizes.get(self.path, 0) - self.shown, 0)


@contextmanager
def progress(corpus: Corpus) -> Iterator[Progress]:
    """Provide the progress of a job, which is a bar on a terminal."""
    if not (sys.stderr and sys.stderr.isatty()):
        yield Progress(lambda size, documents: None, {})
        return
    from tqdm import tqdm

    sizes = {path: file_size(path) or 0 for path in input_paths(corpus) if os.path.isfile(path)}
    with tqdm(total=sum(sizes.values()) or None, unit="B", unit_scale=True) as bar:

        def update(size: int, documents: int) -> None:
            bar.set_postfix(documents=documents, refresh=False)
            bar.update(size)

        shown = Progress(update, sizes)
        yield shown
        shown.finish()


def input_paths(corpus: Corpus) -> Iterator[str]:
    """Yield the paths of the files that the corpus reads."""
    return (source.path for source in corpus.files() if isinstance(source, Source) and source.is_known)
