"""The command line of the main job, `rucorpus PATHS` or `python -m rucorpus PATHS`."""

import os
import re
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack, nullcontext
from functools import partial
from itertools import chain
from typing import NoReturn

from .. import __version__
from .._cleaning.entities import decode_entities
from .._cleaning.line_unwrapping import unwrap_lines
from .._cleaning.spaces import normalize_spaces
from .._corpus.corpus import Corpus
from .._corpus.documents import Document, Place
from .._corpus.sources.paths import STANDARD_INPUT
from .._dehyphenation.mending import dehyphenate
from .._encodings.mojibake import fix_mojibake
from .._errors import CorpusError, abridged
from .._pipeline import STAGES
from . import flags
from .atomic_output import output
from .processing import Processor, Tally, error_line
from .progress import input_paths, progress
from .streaming import Work, write_stream
from .writers import EXPLANATIONS, IN_FOLDER, OUTPUTS

_OTHER_STAGES = (decode_entities, fix_mojibake, dehyphenate, unwrap_lines, normalize_spaces)
_FLAG = re.compile(r"--[\w-]+")
_STAGES = {stage.__name__: (stage,) for stage in (*STAGES, *_OTHER_STAGES)} | {"default": STAGES}

HELP = """\
Read documents, normalize their Russian typography, split them into sentences, write one JSON object per line:
id, date, text, sentences (spans into text), meta, place; or another format with --to. PATH - is standard input.

exit status: 0 done, 1 documents were damaged, 2 usage error, 130 interrupted"""


_OUT = """the file to write atomically (default: standard output, -), or a folder: one that exists, or a name that ends
in / or, with --workers or --to text, a new name without a suffix. A folder gets a file for each input file, and the
same command resumes a stopped run"""


_STAGES_HELP = f"""what to do, in order, separated by commas: {", ".join(_STAGES)}. Default stands for the first
{len(STAGES)}, which are done without this flag; to add to them, name it: dehyphenate,default"""


class _Parser(ArgumentParser):
    """An argument parser whose errors are one line."""

    def error(self, message: str) -> NoReturn:
        """Print the message, with the flags most similar to an unknown one, and exit with status 2."""
        from difflib import get_close_matches

        unknown = _FLAG.findall(message) if message.startswith("unrecognized") else []
        near = [flag for each in unknown for flag in get_close_matches(each, self._option_string_actions, n=1)]
        advice = f"; did you mean {', '.join(near)}?" if near else ";"
        self.exit(2, abridged(f"rucorpus: {message}{advice} see {self.prog} --help") + "\n")


def parser() -> _Parser:
    """Return the parser of the command line."""
    name = "python -m rucorpus" if os.path.basename(sys.argv[0]) == "__main__.py" else "rucorpus"
    made = _Parser(name, description=HELP, formatter_class=RawDescriptionHelpFormatter, allow_abbrev=False)
    add = made.add_argument
    add("paths", nargs="+", metavar="PATH", help="a file, a folder, a glob, or - for standard input")
    add("--version", action="version", version=f"rucorpus {__version__}")
    add("--out", metavar="PATH", help=_OUT)
    add("--to", choices=OUTPUTS, help="the output format (default: jsonl); excel is CSV that Excel opens by itself")
    add("--workers", type=_workers, metavar="N", help="processes, or auto: one for each processor")
    add("--explain", action="store_true", help="write what was changed, where and why, instead of the documents")
    add("--dry-run", action="store_true", help="write nothing but the summary")
    flags.add(made, "input", flags.CORPUS)
    flags.add(made, "text", flags.TEXT)
    flags.add(made, "what is not prose", flags.PROTECT)
    add("--stages", type=_stages, default=STAGES, metavar="NAMES", help=_STAGES_HELP)
    add("--transliterate", metavar="SCHEME", help="at the end, into Latin letters: passport, scientific and so on")
    flags.add(made, "sentences", flags.SENTENCES)
    return made


def _stages(names: str) -> tuple[object, ...]:
    wanted = flags.names(names)
    if unknown := [name for name in wanted if name not in _STAGES]:
        raise ArgumentTypeError(f"no stage {unknown[0]!r}; there are {', '.join(_STAGES)}")
    return tuple(chain.from_iterable(_STAGES[name] for name in wanted))


def _workers(given: str) -> int:
    if given == "auto":
        return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if not given.isdecimal() or int(given) < 1:
        raise ArgumentTypeError(f"expected a number from 1 on, or auto, got {given!r}")
    return int(given)


def main(argv: list[str] | None = None) -> int:
    """Run the main job and return its exit status."""
    arguments = parser().parse_args(argv)
    if arguments.out == "-":
        arguments.out = None
    try:
        job = _job(arguments)
    except (ValueError, LookupError, TypeError, ImportError) as error:
        return _fail(error_line(error) if isinstance(error, CorpusError) else flags.as_flags(str(error)), status=2)
    return _exit_status(job, arguments.out)


def _job(arguments: Namespace) -> Callable[[], Tally]:
    """Return the job; raise ValueError, LookupError or TypeError if its arguments are wrong."""
    if arguments.explain and arguments.to:
        raise ValueError(f"--explain writes lines of its own and no {arguments.to}; leave out --to or --explain")
    arguments.to = arguments.to or "jsonl"
    corpus = Corpus(arguments.paths, **flags.given(arguments, flags.CORPUS))
    processor = Processor(
        {"stages": arguments.stages, **flags.given(arguments, flags.TEXT)},
        flags.given(arguments, flags.SENTENCES),
        arguments.transliterate,
        arguments.explain,
        arguments.protect,
    )
    processor.processed(Document("", "", None, {}, Place("")))  # raises where an option is wrong
    if arguments.dry_run:
        return partial(_stream, corpus, None, Work(processor, None), arguments)
    if _is_folder(arguments):
        return _sharded_job(corpus, arguments, processor)
    _require_output_file(arguments.out, corpus)
    work = Work(processor, EXPLANATIONS if arguments.explain else OUTPUTS[arguments.to])
    if STANDARD_INPUT in arguments.paths:
        work = work._replace(batch_size=1)
    return partial(_stream, corpus, arguments.out, work, arguments)


def _is_folder(arguments: Namespace) -> bool:
    out = arguments.out
    if not out or os.path.isdir(out) or out.endswith(("/", os.sep)):
        return bool(out)
    takes_folder = arguments.workers or arguments.to == "text"
    return bool(takes_folder) and not os.path.exists(out) and "." not in os.path.basename(out)


def _stream(corpus: Corpus, path: str | None, work: Work, arguments: Namespace) -> Tally:
    tally = Tally()
    with nullcontext() if arguments.dry_run else output(path) as out, progress(corpus) as shown:
        write_stream(corpus, out, work, arguments.workers or 1, tally, shown.at)
    return tally


def _exit_status(job: Callable[[], Tally], out: str | None) -> int:
    """Run the job, print its summary or its error, and return the exit status."""
    try:
        tally = job()
    except CorpusError as error:
        line = error_line(error)  # which may already say what to do; without the right field, every record is damaged
        advice = "" if "the right one" in line else " (--on-error skip leaves damaged records out)"
        return _fail(f"{line}{advice}", status=1)
    except ImportError as error:  # an extra that is not installed
        return _fail(error, status=2)
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
    _print_to_stderr(abridged(f"rucorpus: {message}"))
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
    elif not out:
        problem = "expected a file to write to"
    elif os.path.isfile(out) and any(
        os.path.exists(path) and os.path.samefile(out, path) for path in input_paths(corpus)
    ):
        problem = "this file is one of those to be read; name another one"
    if problem:
        raise ValueError(f"--out {out}: {problem}")


def _sharded_job(corpus: Corpus, arguments: Namespace, processor: Processor) -> Callable[[], Tally]:
    """Return the job over processes; raise ValueError if the folder cannot be used for it."""
    from .manifest import Manifest, locked
    from .shards import ShardOptions, run

    folder = arguments.out
    _require_output_folder(folder, corpus, arguments)
    names = ("paths", "to", "transliterate", *flags.CORPUS, *flags.TEXT, *flags.PROTECT, *flags.SENTENCES)
    made_with = {"rucorpus": __version__, "stages": [stage.__name__ for stage in arguments.stages]}
    made_with |= {name: getattr(arguments, name) for name in names}
    try:
        with ExitStack() as stack:
            stack.enter_context(locked(folder))
            manifest = Manifest(folder, made_with)
            lock = stack.pop_all()
    except (OSError, ValueError) as error:
        raise ValueError(f"--out {folder}: {error}") from error
    options = ShardOptions(folder, processor, IN_FOLDER[arguments.to], corpus.options, corpus.on_error != "raise")

    def job() -> Tally:
        with lock, progress(corpus) as shown:
            return run(corpus, options, manifest, arguments.workers or 1, shown.advance)

    return job


def _require_output_folder(folder: str, corpus: Corpus, arguments: Namespace) -> None:
    if arguments.explain or STANDARD_INPUT in arguments.paths:
        what = "--explain" if arguments.explain else "standard input"
        raise ValueError(f"--out {folder}: {what} needs one file or standard output, not a folder")
    if os.path.exists(folder):
        inside = os.path.join(os.path.realpath(folder), "")
        for path in input_paths(corpus):
            if os.path.realpath(path).startswith(inside):
                raise ValueError(f"--out {folder}: {path}, which is to be read, lies in it; name another folder")
