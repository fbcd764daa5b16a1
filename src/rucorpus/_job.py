"""The main job, `python -m rucorpus PATHS`: read documents, normalize them, split them into sentences, write them."""

import os
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace, RawDescriptionHelpFormatter
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from json import JSONEncoder
from typing import NoReturn

from ._corpus import Corpus
from ._documents import Document
from ._errors import CorpusError
from ._hyphens import dehyphenate
from ._output import output
from ._pipeline import STAGES, trace
from ._sentences import sentence_spans

Span = tuple[int, int]

_KEPT_ERRORS = 1000  # named in the summary; all are counted
_JSON = JSONEncoder(ensure_ascii=False)
_JSON_ASCII = JSONEncoder()
_INPUT = {  # options of Corpus
    "format": "read every file as this, whatever its suffix: text or jsonl",
    "encoding": "of all input files (default: utf-8)",
    "text": "the field of a JSON record that holds the text (default: text)",
    "id": "the field that holds the id (default: id)",
    "date": "the field that holds the date (default: date)",
}
_STAGES = {stage.__name__: stage for stage in (*STAGES, dehyphenate)}

HELP = """\
Read documents, normalize their Russian typography, split them into sentences, write one JSON object a line:
id, date, text, sentences (spans into text), meta, place; or, with --to sentences, one sentence a line.

exit status: 0 done, 1 documents were damaged, 2 wrong use, 130 interrupted"""


class _Parser(ArgumentParser):
    """A parser of arguments that says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        """Write the message and leave with status 2."""
        self.exit(2, f"rucorpus: {message}; see python -m rucorpus --help\n")


class _Job:
    """One run: what is done to each document, and the tally for the summary."""

    def __init__(self, arguments: Namespace) -> None:
        self.stages = arguments.stages
        self.headings = arguments.headings
        self.documents = self.sentences = self.damaged = 0
        self.changes: Counter[str] = Counter()
        self.errors: list[CorpusError] = []

    def failed(self, error: CorpusError) -> None:
        """Count an error; the first ones are named in the summary."""
        self.damaged += 1
        if len(self.errors) < _KEPT_ERRORS:
            self.errors.append(error)

    def done(self, document: Document) -> tuple[Document, list[Span]]:
        """Return the document with its text normalized, and the spans of its sentences."""
        traced = trace(document.text, stages=self.stages)
        document.text = traced.text
        spans = sentence_spans(traced.text, headings=self.headings)
        self.changes.update(edit.rule for _, edits in traced.stages for edit in edits)
        self.documents += 1
        self.sentences += len(spans)
        return document, spans

    def summary(self) -> Iterator[str]:
        """Yield the lines of the summary."""
        counted = {"document": self.documents, "sentence": self.sentences, "change": self.changes.total()}
        yield ", ".join(_counted(count, what) for what, count in counted.items())
        for rule, count in sorted(self.changes.items(), key=lambda item: (-item[1], item[0])):
            yield f"  {count:>9,}  {rule}"
        if self.damaged:
            yield _counted(self.damaged, "error")
            yield from (f"  {error}" for error in self.errors)
        if self.damaged > len(self.errors):
            yield f"  … and {self.damaged - len(self.errors):,} more"


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}{'s' * (count != 1)}"


def as_json(document: Document, spans: list[Span]) -> bytes:
    """Return a document and its sentences as one line of JSON.

    >>> from rucorpus._documents import Place
    >>> line = as_json(Document("1", "Да.", "2022", {}, Place("a.txt", None, 1, 0)), [(0, 3)]).decode()
    >>> line[: line.index("meta")]
    '{"id": "1", "date": "2022", "text": "Да.", "sentences": [[0, 3]], "'
    """
    record = {
        "id": document.id,
        "date": document.date,
        "text": document.text,
        "sentences": spans,
        "meta": document.meta,
        "place": document.place._asdict(),
    }
    try:
        return _JSON.encode(record).encode() + b"\n"
    except UnicodeEncodeError:  # a path that is no UTF-8 has surrogates, which JSON can only escape
        return _JSON_ASCII.encode(record).encode() + b"\n"


def as_lines(document: Document, spans: list[Span]) -> bytes:
    """Return the sentences of a document, one a line; line ends inside a sentence become blanks.

    >>> from rucorpus._documents import Place
    >>> as_lines(Document("1", "Да\\nили нет? Да.", None, {}, Place("a.txt")), [(0, 11), (12, 15)]).decode()
    'Да или нет?\\nДа.\\n'
    """
    sentences = (" ".join(document.text[start:stop].splitlines()) for start, stop in spans)
    return "".join(f"{sentence}\n" for sentence in sentences).encode("utf-8", "replace")


WRITERS = {"jsonl": as_json, "sentences": as_lines}


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
        "--out", metavar="FILE", help="write here, whole or not at all; - is standard output, the default"
    )
    made.add_argument("--to", choices=WRITERS, default="jsonl", help="what to write (default: jsonl)")
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


def main(argv: list[str] | None = None) -> int:
    """Run the main job and return its exit status.

    >>> main(["no/such/folder"])     # and a line on standard error that says what is wrong
    2
    """
    arguments = parser().parse_args(argv)
    job = _Job(arguments)
    options = {name: value for name in _INPUT if (value := getattr(arguments, name)) is not None}
    try:
        corpus = Corpus(arguments.paths, on_error=job.failed if arguments.on_error == "skip" else "raise", **options)
    except (ValueError, LookupError) as error:
        return _said(error, status=2)
    out = None if arguments.out == "-" else arguments.out
    if out is not None and (problem := _unfit(out, corpus)):
        return _said(f"--out {out}: {problem}", status=2)
    try:
        _run(job, corpus, out, WRITERS[arguments.to])
    except CorpusError as error:
        return _said(f"{error} (--on-error skip leaves damaged records out)", status=1)
    except BrokenPipeError:  # who reads has seen enough; nothing more must be flushed when Python ends
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        return _said(f"cannot write {out or 'to standard output'}: {error.strerror}", status=1)
    except KeyboardInterrupt:
        return _said("interrupted" + (f"; {out} was not written" if out else ""), status=130)
    _tell(*job.summary())
    return 1 if job.damaged else 0


def _said(message: object, status: int) -> int:
    _tell(f"rucorpus: {message}")
    return status


def _tell(*lines: str) -> None:
    if sys.stderr:  # None where it was closed, and print would then write to standard output
        print(*lines, sep="\n", file=sys.stderr)


def _unfit(out: str, corpus: Corpus) -> str | None:
    """Return why the result cannot be written to `out`, before anything is read."""
    if not os.path.isdir(os.path.dirname(os.path.abspath(out))):
        return "there is no such folder; make it first"
    if os.path.isdir(out) or not out:
        return "expected a file to write to"
    if os.path.isfile(out) and any(_is_same(out, path) for path in corpus._files()):
        return "this file is one of those to be read; name another one"
    return None


def _is_same(one: str, other: str) -> bool:
    return os.path.exists(other) and os.path.samefile(one, other)


def _run(job: _Job, corpus: Corpus, path: str | None, write: Callable[[Document, list[Span]], bytes]) -> None:
    with output(path) as out, closing(_with_progress(corpus)) as documents:
        for document in documents:
            out.write(write(*job.done(document)))


def _with_progress(documents: Iterable[Document]) -> Generator[Document]:
    if not (sys.stderr and sys.stderr.isatty()):
        yield from documents
        return
    from tqdm import tqdm

    with tqdm(unit="B", unit_scale=True) as bar:
        for number, document in enumerate(documents, 1):
            size = len(document.text.encode("utf-8", "replace"))
            yield document
            bar.set_postfix(documents=number, refresh=False)
            bar.update(size)
