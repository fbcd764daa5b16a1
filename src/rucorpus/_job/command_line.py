"""The main job, `python -m rucorpus PATHS`: read documents, normalize them, split them into sentences, write them."""

import os
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing, contextmanager
from functools import partial
from typing import Any, NoReturn

from .._corpus.corpus import Corpus
from .._corpus.documents import Document
from .._corpus.reading import FORMATS
from .._dehyphenation.mending import dehyphenate
from .._encodings.mojibake import fix_mojibake
from .._errors import CorpusError
from .._pipeline import STAGES
from .atomic_output import output
from .processing import Tally, Work
from .writers import WRITERS

Advance = Callable[[int, int], object]  # of a progress bar: bytes and documents that are done

_INPUT = {  # options of Corpus
    "format": f"read every file as this, whatever its suffix: {', '.join(FORMATS)}",
    "encoding": "of all input files, or detect (default: utf-8)",
    "text": "the field of a record that holds the text (default: text)",
    "id": "the field that holds the id (default: id)",
    "date": "the field that holds the date (default: date)",
}
_STAGES = {stage.__name__: stage for stage in (*STAGES, dehyphenate, fix_mojibake)}

HELP = """\
Read documents, normalize their Russian typography, split them into sentences, write one JSON object a line:
id, date, text, sentences (spans into text), meta, place; or, with --to sentences, one sentence a line.

exit status: 0 done, 1 documents were damaged, 2 wrong use, 130 interrupted"""


class _Parser(ArgumentParser):
    """A parser of arguments that says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        """Write the message and leave with status 2."""
        self.exit(2, f"rucorpus: {message}; see python -m rucorpus --help\n")


def parser() -> _Parser:
    """Return the parser of the command line.

    >>> parser().parse_args(["news", "--stages", "normalize_dashes"]).paths
    ['news']
    """
    made = _Parser(
        "python -m rucorpus", description=HELP, formatter_class=RawDescriptionHelpFormatter, allow_abbrev=False
    )
    made.add_argument("paths", nargs="+", metavar="PATH", help="a file, a folder or a glob")
    made.add_argument(
        "--out",
        metavar="FILE",
        help="write here, whole or not at all; - is standard output, the default; with --workers a folder",
    )
    made.add_argument("--to", choices=WRITERS, default="jsonl", help="what to write (default: jsonl)")
    made.add_argument(
        "--workers",
        type=_count,
        metavar="N",
        help="processes; each input file becomes one in the folder --out, and a second run goes on where one stopped",
    )
    made.add_argument("--headings", action="store_true", help="also cut headings and captions glued to a sentence")
    made.add_argument(
        "--on-error", choices=("raise", "skip"), default="raise", help="stop at a damaged record, or go on"
    )
    made.add_argument("--stages", type=_stages, default=STAGES, help=f"with commas between them: {','.join(_STAGES)}")
    for option, meaning in _INPUT.items():
        made.add_argument(f"--{option}", metavar="NAME", help=meaning)
    return made


def _stages(names: str) -> tuple[object, ...]:
    wanted = [name.strip() for name in names.split(",") if name.strip()]
    if unknown := [name for name in wanted if name not in _STAGES]:
        raise ArgumentTypeError(f"no stage {unknown[0]!r}; there are {', '.join(_STAGES)}")
    return tuple(_STAGES[name] for name in wanted)


def _count(given: str) -> int:
    if not given.isdecimal() or int(given) < 1:
        raise ArgumentTypeError(f"expected a number from 1 on, got {given!r}")
    return int(given)


def main(argv: list[str] | None = None) -> int:
    """Run the main job and return its exit status.

    >>> main(["no/such/folder"])     # and a line on standard error that says what is wrong
    2
    """
    arguments = parser().parse_args(argv)
    out = None if arguments.out == "-" else arguments.out
    tally = Tally()
    options = {name: value for name in _INPUT if (value := getattr(arguments, name)) is not None}
    try:
        corpus = Corpus(arguments.paths, on_error=tally.failed if arguments.on_error == "skip" else "raise", **options)
        if arguments.workers:
            run = _sharded(corpus, arguments, options)
        else:
            _check_file(out, corpus)
            run = partial(_written, corpus, out, arguments, tally)
    except (ValueError, LookupError) as error:
        return _said(error, status=2)
    try:
        tally = run()
    except CorpusError as error:
        return _said(f"{error} (--on-error skip leaves damaged records out)", status=1)
    except BrokenPipeError:  # who reads has seen enough; nothing more must be flushed when Python ends
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except BrokenProcessPool as error:
        return _said("; ".join(error.__notes__), status=1)
    except OSError as error:
        return _said(f"cannot write {out or 'to standard output'}: {error.strerror}", status=1)
    except KeyboardInterrupt:
        return _said("interrupted" + (f"; {out} was not written" if out else ""), status=130)
    _tell(*tally.summary())
    return 1 if tally.damaged else 0


def _said(message: object, status: int) -> int:
    _tell(f"rucorpus: {message}")
    return status


def _tell(*lines: str) -> None:
    if sys.stderr:  # None where it was closed, and print would then write to standard output
        print(*lines, sep="\n", file=sys.stderr)


def _check_file(out: str | None, corpus: Corpus) -> None:
    """Raise ValueError where the result cannot be written to `out`, before anything is read."""
    if out is None:
        return
    problem = None
    if not os.path.isdir(os.path.dirname(os.path.abspath(out))):
        problem = "there is no such folder; make it first"
    elif os.path.isdir(out) or not out:
        problem = "expected a file to write to; for a folder give --workers"
    elif os.path.isfile(out) and any(_is_same(out, path) for path in corpus._files()):
        problem = "this file is one of those to be read; name another one"
    if problem:
        raise ValueError(f"--out {out}: {problem}")


def _is_same(one: str, other: str) -> bool:
    return os.path.exists(other) and os.path.samefile(one, other)


def _written(corpus: Corpus, path: str | None, arguments: Namespace, tally: Tally) -> Tally:
    work = Work(arguments.stages, arguments.headings)
    with output(path) as out, _progress() as advance, closing(_passing(corpus, advance)) as documents:
        WRITERS[arguments.to](out, work.done(documents, tally))
    return tally


def _passing(documents: Iterable[Document], advance: Advance) -> Generator[Document]:
    if advance is _no_bar:
        yield from documents
        return
    for document in documents:
        size = len(document.text.encode("utf-8", "replace"))
        yield document
        advance(size, 1)


def _sharded(corpus: Corpus, arguments: Namespace, options: dict[str, Any]) -> Callable[[], Tally]:
    """Return what runs the job over processes; raise ValueError where the folder is not fit for it."""
    from importlib.metadata import version

    from .manifest import Manifest
    from .shards import Orders, run

    folder = arguments.out
    if not folder or folder == "-":
        raise ValueError("--workers needs a folder: --out FOLDER")
    inside = os.path.join(os.path.realpath(folder), "")
    if os.path.exists(folder) and (
        own := next((p for p in corpus._files() if os.path.realpath(p).startswith(inside)), None)
    ):
        raise ValueError(f"--out {folder}: {own}, which is to be read, lies in it; name another folder")
    made_with = {
        "rucorpus": version("rucorpus"),
        "paths": arguments.paths,
        "to": arguments.to,
        "stages": [stage.__name__ for stage in arguments.stages],
        "headings": arguments.headings,
        "on_error": arguments.on_error,
        **options,
    }
    try:
        manifest = Manifest(folder, made_with)
    except (OSError, ValueError) as error:
        raise ValueError(f"--out {folder}: {error}") from error
    orders = Orders(
        folder,
        arguments.to,
        Work(arguments.stages, arguments.headings),
        corpus._reading,
        corpus._format,
        arguments.on_error == "skip",
    )

    def job() -> Tally:
        with _progress() as advance:
            return run(corpus, orders, manifest, arguments.workers, advance)

    return job


def _no_bar(size: int, documents: int) -> None:
    """Show nothing."""


@contextmanager
def _progress() -> Iterator[Advance]:
    """Give what moves a bar on by so many bytes and documents; there is one only on a terminal."""
    if not (sys.stderr and sys.stderr.isatty()):
        yield _no_bar
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
