"""The command line of the main job, `python -m rucorpus PATHS`."""

import os
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing, contextmanager
from functools import partial
from typing import Any, NoReturn

from .._cleaning.entities import decode_entities
from .._cleaning.line_unwrapping import unwrap_lines
from .._cleaning.spaces import normalize_spaces
from .._corpus.corpus import Corpus
from .._corpus.documents import Document
from .._corpus.formats.registry import FORMATS
from .._corpus.reading import Source
from .._dehyphenation.mending import dehyphenate
from .._encodings.mojibake import fix_mojibake
from .._errors import CorpusError
from .._pipeline import STAGES, require_rules
from .atomic_output import output
from .processing import Processor, Tally
from .writers import WRITERS

Advance = Callable[[int, int], object]  # of a progress bar: by bytes and documents

_INPUT = {  # options of Corpus
    "format": f"the format of every file, whatever its suffix: {', '.join(FORMATS)}",
    "encoding": "of all input files, or detect (default: utf-8)",
    "text": "the field of a record that holds the text (default: text)",
    "id": "the field that holds the id (default: id)",
    "date": "the field that holds the date (default: date)",
}
_OTHER_STAGES = (decode_entities, fix_mojibake, dehyphenate, unwrap_lines, normalize_spaces)
_STAGES = {stage.__name__: stage for stage in (*STAGES, *_OTHER_STAGES)}

HELP = """\
Read documents, normalize their Russian typography, split them into sentences, write one JSON object a line:
id, date, text, sentences (spans into text), meta, place; or, with --to sentences, one sentence a line.

exit status: 0 done, 1 documents were damaged, 2 wrong use, 130 interrupted"""


class _Parser(ArgumentParser):
    """An argument parser whose errors are one line."""

    def error(self, message: str) -> NoReturn:
        """Print the message and exit with status 2."""
        self.exit(2, f"rucorpus: {message}; see python -m rucorpus --help\n")


def parser() -> _Parser:
    """Return the parser of the command line.

    >>> parser().parse_args(["news", "--stages", "normalize_dashes"]).paths
    ['news']
    """
    made = _Parser(
        "python -m rucorpus", description=HELP, formatter_class=RawDescriptionHelpFormatter, allow_abbrev=False
    )
    add = made.add_argument
    add("paths", nargs="+", metavar="PATH", help="a file, a folder or a glob")
    add(
        "--out",
        metavar="FILE",
        help="write this file atomically (default: standard output, -); with --workers a folder",
    )
    add("--to", choices=WRITERS, default="jsonl", help="the output format (default: jsonl)")
    add(
        "--workers",
        type=_count,
        metavar="N",
        help="processes; each input file becomes one in the folder --out, and the same command resumes a stopped run",
    )
    add("--headings", action="store_true", help="also cut headings and captions glued to a sentence")
    add("--on-error", choices=("raise", "skip"), default="raise", help="stop at a damaged record, or skip it")
    add("--stages", type=_stages, default=STAGES, help=f"separated by commas: {','.join(_STAGES)}")
    add("--without", type=_rules, default=(), metavar="RULES", help="names of rules that stay out, separated by commas")
    for option, meaning in _INPUT.items():
        add(f"--{option}", metavar="NAME", help=meaning)
    return made


def _stages(names: str) -> tuple[object, ...]:
    wanted = [name.strip() for name in names.split(",") if name.strip()]
    if unknown := [name for name in wanted if name not in _STAGES]:
        raise ArgumentTypeError(f"no stage {unknown[0]!r}; there are {', '.join(_STAGES)}")
    return tuple(_STAGES[name] for name in wanted)


def _rules(names: str) -> tuple[str, ...]:
    try:
        return tuple(sorted(require_rules([name.strip() for name in names.split(",") if name.strip()])))
    except ValueError as error:
        raise ArgumentTypeError(str(error)) from None


def _count(given: str) -> int:
    if not given.isdecimal() or int(given) < 1:
        raise ArgumentTypeError(f"expected a number from 1 on, got {given!r}")
    return int(given)


def main(argv: list[str] | None = None) -> int:
    """Run the main job and return its exit status.

    >>> main(["no/such/folder"])     # and one line on standard error
    2
    """
    arguments = parser().parse_args(argv)
    if arguments.out == "-":
        arguments.out = None
    try:
        job = _job(arguments)
    except (ValueError, LookupError) as error:
        return _fail(error, status=2)
    return _exit_status(job, arguments.out)


def _job(arguments: Namespace) -> Callable[[], Tally]:
    """Return the job; raise ValueError or LookupError if its arguments are wrong."""
    tally = Tally()
    options = {name: value for name in _INPUT if (value := getattr(arguments, name)) is not None}
    on_error = tally.add_error if arguments.on_error == "skip" else "raise"
    corpus = Corpus(arguments.paths, on_error=on_error, **options)
    if arguments.workers:
        return _sharded_job(corpus, arguments, options)
    _require_output_file(arguments.out, corpus)
    return partial(_write, corpus, arguments, tally)


def _exit_status(job: Callable[[], Tally], out: str | None) -> int:
    """Run the job, print its summary or its error, and return the exit status."""
    try:
        tally = job()
    except CorpusError as error:
        return _fail(f"{error} (--on-error skip leaves damaged records out)", status=1)
    except BrokenPipeError:  # the reader has closed the pipe; nothing more must be flushed when Python ends
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except BrokenProcessPool as error:
        return _fail("; ".join(error.__notes__), status=1)
    except OSError as error:
        return _fail(f"cannot write {out or 'to standard output'}: {error.strerror}", status=1)
    except KeyboardInterrupt:
        return _fail("interrupted" + (f"; {out} was not written" if out else ""), status=130)
    _print_to_stderr(*tally.summary())
    return 1 if tally.damaged else 0


def _fail(message: object, status: int) -> int:
    _print_to_stderr(f"rucorpus: {message}")
    return status


def _print_to_stderr(*lines: str) -> None:
    if sys.stderr:  # None if it was closed, and print would then write to standard output
        print(*lines, sep="\n", file=sys.stderr)


def _require_output_file(out: str | None, corpus: Corpus) -> None:
    """Raise ValueError if the result cannot be written to `out`, before anything is read."""
    if out is None:
        return
    problem = None
    if not os.path.isdir(os.path.dirname(os.path.abspath(out))):
        problem = "there is no such folder; make it first"
    elif os.path.isdir(out) or not out:
        problem = "expected a file to write to; for a folder give --workers"
    elif os.path.isfile(out) and any(_is_same(out, path) for path in _input_paths(corpus)):
        problem = "this file is one of those to be read; name another one"
    if problem:
        raise ValueError(f"--out {out}: {problem}")


def _is_same(one: str, other: str) -> bool:
    return os.path.exists(other) and os.path.samefile(one, other)


def _input_paths(corpus: Corpus) -> Iterator[str]:
    return (source.path for source in corpus.files() if isinstance(source, Source) and source.kind.is_known)


def _write(corpus: Corpus, arguments: Namespace, tally: Tally) -> Tally:
    processor = Processor(arguments.stages, arguments.headings, arguments.without)
    with output(arguments.out) as out, _progress() as advance, closing(_counted(corpus, advance)) as documents:
        WRITERS[arguments.to](out, processor.process(documents, tally))
    return tally


def _counted(documents: Iterable[Document], advance: Advance) -> Generator[Document]:
    for document in documents:
        size = len(document.text.encode("utf-8", "replace"))
        yield document
        advance(size, 1)


def _sharded_job(corpus: Corpus, arguments: Namespace, options: dict[str, Any]) -> Callable[[], Tally]:
    """Return the job over processes; raise ValueError if the folder cannot be used for it."""
    from importlib.metadata import version

    from .manifest import Manifest
    from .shards import ShardOptions, run

    folder = arguments.out
    _require_output_folder(folder, corpus)
    made_with = {
        "rucorpus": version("rucorpus"),
        "paths": arguments.paths,
        "to": arguments.to,
        "stages": [stage.__name__ for stage in arguments.stages],
        "without": list(arguments.without),
        "headings": arguments.headings,
        "on_error": arguments.on_error,
        **options,
    }
    try:
        manifest = Manifest(folder, made_with)
    except (OSError, ValueError) as error:
        raise ValueError(f"--out {folder}: {error}") from error
    processor = Processor(arguments.stages, arguments.headings, arguments.without)
    shard_options = ShardOptions(folder, arguments.to, processor, corpus.options, arguments.on_error == "skip")

    def job() -> Tally:
        with _progress() as advance:
            return run(corpus, shard_options, manifest, arguments.workers, advance)

    return job


def _require_output_folder(folder: str | None, corpus: Corpus) -> None:
    if not folder:
        raise ValueError("--workers needs a folder: --out FOLDER")
    if os.path.exists(folder):
        inside = os.path.join(os.path.realpath(folder), "")
        for path in _input_paths(corpus):
            if os.path.realpath(path).startswith(inside):
                raise ValueError(f"--out {folder}: {path}, which is to be read, lies in it; name another folder")


@contextmanager
def _progress() -> Iterator[Advance]:
    """Provide a function that advances a progress bar; the bar is shown only on a terminal."""
    if not (sys.stderr and sys.stderr.isatty()):
        yield lambda size, documents: None
        return
    from tqdm import tqdm

    with tqdm(unit="B", unit_scale=True) as bar:
        number = 0

        def advance(size: int, documents: int) -> None:
            nonlocal number
            number += documents
            bar.set_postfix(documents=number, refresh=False)
            bar.update(size)

        yield advance
