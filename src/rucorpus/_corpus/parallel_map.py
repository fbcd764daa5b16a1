"""A function mapped over the documents of a corpus: in order, lazily, in this process or in several.

The documents are read here and sent to the workers in batches. Only a few batches are pending at a time, so memory is
bounded however slowly the caller takes the results.
"""

import pickle
import traceback
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from time import perf_counter
from typing import Generic, NamedTuple, TypeVar

from .documents import Document
from .process_pool import process_pool

Result = TypeVar("Result")
Function = Callable[[Document], Result]
Documents = Generator[Document, None, None]

_SMALLEST, _LARGEST = 1 << 13, 1 << 18  # characters of a batch
_DOCUMENTS = 512  # of a batch at most
_SHORT = 0.05  # seconds; a batch that takes less costs too much to send
_AHEAD = 2  # pending batches per worker


class _BatchResult(NamedTuple, Generic[Result]):
    """The results for a batch, the error that ended it early, and how long it took."""

    results: list[Result]
    error: BaseException | None
    seconds: float


_Pending = deque[tuple[list[Document], Future[_BatchResult[Result]]]]  # batches that were sent to a worker


def parallel_map(documents: Documents, function: Function[Result], workers: int) -> Generator[Result, None, None]:
    """Yield `function` of each document, in order; with more than one worker, computed in that many processes.

    >>> documents = (Document("1", text, None, {}, None) for text in ["Да", "Нет"])
    >>> list(parallel_map(documents, lambda document: len(document.text), workers=1))
    [2, 3]

    An exception of the function is raised after the results before it, with a note that names the document. However
    the results end, `documents` are closed, so that an exception which the caller keeps leaves no file open.
    """
    if workers == 1:
        return _in_this_process(documents, function)
    _require_picklable(function)
    return _in_processes(documents, function, workers)


def _in_this_process(documents: Documents, function: Function[Result]) -> Generator[Result, None, None]:
    with closing(documents):
        for document in documents:
            try:
                result = function(document)
            except Exception as error:
                error.add_note(_named(document))
                raise
            yield result


def _require_picklable(function: Function[Result]) -> None:
    try:
        pickle.dumps(function)
    except Exception as error:
        raise TypeError(
            f"function: {function!r} cannot be sent to a process ({error}); with workers > 1 it must be importable, "
            "so define it with def at the top of a module"
        ) from error


def _in_processes(documents: Documents, function: Function[Result], workers: int) -> Generator[Result, None, None]:
    pending: _Pending[Result] = deque()
    batches = Batches(documents)
    with closing(documents), process_pool(workers) as pool:
        try:
            for batch in batches:
                pending.append((batch, pool.submit(_batch_result, function, batch)))
                if len(pending) == _AHEAD * workers:
                    yield from _first_results(pending, batches)
            while pending:
                yield from _first_results(pending, batches)
        except BrokenProcessPool as broken:
            position = f" at or after {_named(pending[0][0][0])}" if pending else ""
            broken.add_note(f"a worker died, perhaps killed for lack of memory,{position}")
            raise
    if batches.error:
        raise batches.error


class Batches:
    """The documents in batches of about `size` characters; it grows as long as the batches before took little time."""

    def __init__(self, documents: Iterable[Document], size: int = _SMALLEST) -> None:
        self.documents, self.size = documents, size
        self.error: Exception | None = None  # what ended the reading; the results before it come first

    def learn(self, seconds: float) -> None:
        """Adapt the size to the time that a batch took."""
        self.size = min(2 * self.size, _LARGEST) if seconds < _SHORT else max(self.size // 2, _SMALLEST)

    def __iter__(self) -> Iterator[list[Document]]:
        batch: list[Document] = []
        left = self.size
        try:
            for document in self.documents:
                batch.append(document)
                left -= len(document.text)
                if left <= 0 or len(batch) == _DOCUMENTS:
                    yield batch
                    batch, left = [], self.size
        except Exception as error:
            self.error = error
        if batch:
            yield batch


def _first_results(pending: _Pending[Result], batches: Batches) -> Iterator[Result]:
    _, future = pending[0]
    results, error, seconds = future.result()
    pending.popleft()
    batches.learn(seconds)
    yield from results
    if error is not None:
        raise error


def _batch_result(function: Function[Result], batch: list[Document]) -> _BatchResult[Result]:
    """Return, in a worker, the results for the documents of a batch."""
    results: list[Result] = []
    start = perf_counter()
    for document in batch:
        try:
            results.append(function(document))
        except Exception as error:
            return _BatchResult(results, _portable(error, document), 0.0)
    return _BatchResult(results, None, perf_counter() - start)


def _portable(error: Exception, document: Document) -> Exception:
    """Return `error` with its document and traceback as notes, or a RuntimeError with its text if pickle fails."""
    shown = "".join(traceback.format_exception(error))
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301  # what was pickled here
    except Exception:
        error = RuntimeError(f"{type(error).__name__}: {error}")
    error.add_note(_named(document))
    error.add_note(f"in a worker:\n{shown}")
    return error


def _named(document: Document) -> str:
    return f"document {document.id!r}, {document.place.error('')}".rstrip(": ")
