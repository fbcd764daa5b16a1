"""A function of a document, mapped over the documents of a corpus: in order, lazily, over processes where asked.

The documents are read here and cross to the workers in batches. Only a few batches are under way at a time, so that
memory is bounded however slow the caller takes the results.
"""

import multiprocessing
import os
import pickle
import signal
import traceback
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from threading import Thread
from time import perf_counter
from typing import Any, TypeVar, cast

from .documents import Document

Result = TypeVar("Result")
Function = Callable[[Document], Result]
Answer = tuple[list[Result], BaseException | None, float]  # what came of a batch, what ended it early, the seconds

_FEWEST, _MOST = 1 << 13, 1 << 18  # characters of a batch
_QUICK = 0.05  # seconds; a batch that takes less is too small to be worth its way
_DOCUMENTS = 512  # of a batch at most
_AHEAD = 2  # batches of each worker that wait for it or for the caller


def mapped(documents: Iterable[Document], function: Function[Result], workers: int) -> Generator[Result, None, None]:
    """Yield `function` of each document, in order; with more than one worker, computed by so many processes.

    >>> list(mapped([Document("1", "Да", None, {}, None)], lambda document: len(document.text), workers=1))
    [2]

    What the function raises is raised here after the results before it, with a note that names the document.
    """
    if workers == 1:
        return _in_this_process(documents, function)
    _require_picklable(function)
    return _over_processes(documents, function, workers)


def _in_this_process(documents: Iterable[Document], function: Function[Result]) -> Generator[Result, None, None]:
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


def _over_processes(
    documents: Iterable[Document], function: Function[Result], workers: int
) -> Generator[Result, None, None]:
    under_way: deque[tuple[list[Document], Future[Answer[Result]]]] = deque()
    unreadable = None
    size = _Size()
    with processes(workers) as pool:
        try:
            for batch in _batches(documents, size):
                if isinstance(batch, Exception):
                    unreadable = batch
                    break
                under_way.append((batch, pool.submit(_work, function, batch)))
                if len(under_way) == _AHEAD * workers:
                    yield from _first_answer(under_way, size)
            while under_way:
                yield from _first_answer(under_way, size)
        except BrokenProcessPool as broken:
            at = f" at or behind {_named(under_way[0][0][0])}" if under_way else ""
            broken.add_note(f"a worker died, perhaps killed for want of memory,{at}")
            raise
    if unreadable:
        raise unreadable


class _Size:
    """How many characters a batch may have: more as long as the batches before were quick."""

    def __init__(self) -> None:
        self.characters = _FEWEST

    def learn(self, seconds: float) -> None:
        """Take into account how long a batch took."""
        self.characters = min(2 * self.characters, _MOST) if seconds < _QUICK else max(self.characters // 2, _FEWEST)


def _first_answer(under_way: "deque[tuple[list[Document], Future[Answer[Result]]]]", size: _Size) -> Iterator[Result]:
    _, future = under_way[0]
    results, error, seconds = future.result()
    under_way.popleft()
    size.learn(seconds)
    yield from results
    if error is not None:
        raise error


@contextmanager
def processes(workers: int) -> Iterator[ProcessPoolExecutor]:
    """Give a pool of so many processes, none of which outlives the block, however it ends, or this process.

    >>> with processes(1) as pool:
    ...     pool.submit(len, "Да").result()
    2
    """
    context = _RecordingContext()
    with ProcessPoolExecutor(workers, cast(BaseContext, context), _follow_parent) as pool:
        try:
            yield pool
        except BaseException:
            for process in context.started:
                process.kill()
            raise


class _RecordingContext:
    """The context of the platform, which also remembers the processes it started."""

    def __init__(self) -> None:
        self._context = multiprocessing.get_context()
        self.started: list[BaseProcess] = []

    def Process(self, *args: Any, **options: Any) -> BaseProcess:  # noqa: N802
        process = self._context.Process(*args, **options)
        self.started.append(process)
        return process

    def __getattr__(self, name: str) -> Any:
        return getattr(self._context, name)


def _follow_parent() -> None:
    """Leave Ctrl-C to the parent, and end when it ends: a worker alone would wait for work for ever."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    assert parent is not None

    def end_with_parent() -> None:
        parent.join()
        os._exit(1)

    Thread(target=end_with_parent, daemon=True).start()


def _batches(documents: Iterable[Document], size: _Size) -> Iterator[list[Document] | Exception]:
    """Yield the documents in batches, and behind them the error that ended the reading, if one did."""
    batch: list[Document] = []
    room = size.characters
    try:
        for document in documents:
            batch.append(document)
            room -= len(document.text)
            if room <= 0 or len(batch) == _DOCUMENTS:
                yield batch
                batch, room = [], size.characters
    except Exception as error:
        yield batch
        yield error
    else:
        yield batch


def _work(function: Function[Result], batch: list[Document]) -> Answer[Result]:
    """Return, in a worker, what `function` makes of the documents of a batch."""
    results: list[Result] = []
    begun = perf_counter()
    for document in batch:
        try:
            results.append(function(document))
        except Exception as error:
            return results, _portable(error, document), 0.0
    return results, None, perf_counter() - begun


def _portable(error: Exception, document: Document) -> Exception:
    """Return `error` with its document and traceback as notes, or what can be said of it where it cannot be pickled."""
    told = "".join(traceback.format_exception(error))
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:
        error = RuntimeError(f"{type(error).__name__}: {error}")
    error.add_note(_named(document))
    error.add_note(f"in a worker:\n{told}")
    return error


def _named(document: Document) -> str:
    return f"document {document.id!r}, {document.place.error('')}".rstrip(": ")
