"""Shards: the main job from many files into a folder, over processes, so that it can be stopped and resumed.

A shard is written to a temporary file and renamed when it is complete; then the manifest records it. The result depends
on the input and the options alone, not on the number of workers or on interruptions.
"""

import os
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from functools import partial
from tempfile import TemporaryDirectory
from typing import NamedTuple

from .._corpus.corpus import Corpus
from .._corpus.process_pool import process_pool
from .._corpus.reading import Source
from .._corpus.records import ReadOptions, Skipped
from .._errors import CorpusError
from .atomic_output import output
from .manifest import DECOMPRESSED, Entry, Manifest
from .processing import MARKUP, Item, Processor, Tally, without_errors
from .streaming import Work, counted
from .tasks import Task, shard_tasks
from .writers import Output

_AHEAD = 2  # pending shards per worker


class ShardOptions(NamedTuple):
    """How every shard is made."""

    folder: str
    processor: Processor
    output: Output
    read_options: ReadOptions
    skip_errors: bool


def run(
    corpus: Corpus, options: ShardOptions, manifest: Manifest, workers: int, advance: Callable[[int, int], object]
) -> Tally:
    """Write the shards that are not done, then the manifest; return the counts of all shards.

    `advance` is called with the bytes of input and the documents of each finished shard. Raises the CorpusError of a
    damaged record unless errors are skipped, OSError where a shard cannot be written, BrokenProcessPool where a worker
    died.
    """
    tally, names = Tally(), []

    def not_done(folder: str) -> Generator[Task]:
        for found in _without_errors(shard_tasks(corpus, folder), options, tally):
            task = found._replace(name=found.name + _suffix(found.source, options.output))
            names.append(task.name)
            if manifest.is_done(task.name, task.input):
                task.release()
                advance(task.size, manifest.entries[task.name]["documents"])
            else:
                yield task

    with (
        TemporaryDirectory(DECOMPRESSED, ".", options.folder) as folder,
        closing(not_done(folder)) as pending,
        closing(_results(pending, partial(_write_shard, options), workers)) as results,
    ):
        for task, entry in results:
            manifest.add(entry)
            task.release()
            advance(task.size, entry["documents"])
    for name in names:
        tally.add(Tally.of(manifest.entries[name]))
    manifest.finish(names)
    return tally


def _suffix(source: Source, output: Output) -> str:
    """Return the suffix of the file that is made of a file; that of a text in Markdown or the like may stay."""
    name = source.path.removesuffix(source.compression)
    suffix = os.path.splitext(name)[1].lower()
    return suffix if output.keeps_markup and not source.archive and suffix in MARKUP else output.suffix


def _results(tasks: Iterator[Task], function: Callable[[Task], Entry], workers: int) -> Generator[tuple[Task, Entry]]:
    """Yield the tasks with their results, as they finish."""
    if workers == 1:
        for task in tasks:
            yield task, function(task)
        return
    pending: dict[Future[Entry], Task] = {}
    with process_pool(workers) as pool:
        try:
            for task in tasks:
                pending[pool.submit(function, task)] = task
                if len(pending) >= _AHEAD * workers:
                    yield from _finished(pending)
            while pending:
                yield from _finished(pending)
        except BrokenProcessPool as broken:
            names = ", ".join(task.name for task in pending.values())
            broken.add_note(f"a worker died, perhaps killed for lack of memory; these shards were pending: {names}")
            raise


def _finished(pending: dict[Future[Entry], Task]) -> Iterator[tuple[Task, Entry]]:
    for future in wait(pending, return_when=FIRST_COMPLETED).done:
        entry = future.result()
        yield pending.pop(future), entry


def _write_shard(options: ShardOptions, task: Task) -> Entry:
    """Write a shard and return its entry for the manifest."""
    tally, data, work = Tally(), task.input(), Work(options.processor, options.output)
    path = os.path.join(options.folder, task.name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    found = task.found(options.read_options)
    with output(path) as out, closing(_without_errors(found, options, tally)) as documents:
        options.output.write(out, counted(work.all_rendered(documents), tally))
    return {"name": task.name, "input": data, "bytes": os.path.getsize(path), **tally.as_entry()}


def _without_errors(
    found: Iterable[Item | CorpusError | Skipped], options: ShardOptions, tally: Tally
) -> Generator[Item]:
    return without_errors(found, tally, options.skip_errors, options.read_options.fields.date)
