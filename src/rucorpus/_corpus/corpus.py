"""Corpus: the documents of files and folders, one after the other, lazily and always in the same order."""

from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from itertools import chain, islice
from json import JSONDecodeError
from typing import TypeVar

from .._errors import CorpusError
from .dates import date_reader
from .documents import Choice, Document, Fields, Place
from .options import PathLike, codec, given_paths, whole_number
from .reading import ARCHIVES, FORMATS, Kind, Source, read_file, sources
from .records import Reading
from .sources.compression import COMPRESSIONS
from .sources.paths import is_file

__all__ = ["Corpus", "Document"]

Result = TypeVar("Result")


class Corpus:
    """The documents of a file, a folder, a glob, or a list of them.

    >>> import os, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     with open(os.path.join(folder, "1.txt"), "w", encoding="utf-8") as file:
    ...         _ = file.write(" date 2022-01 Сообщила пресс-служба.")
    ...     for document in Corpus(folder):
    ...         print(document.id, document.date, document.text)
    1 2022-01 Сообщила пресс-служба.

    Reads text files (dated or plain), JSON lines, CSV, TSV, Parquet, Arrow, CoNLL-U, FB2, EPUB, TEI, the XML of
    OpenCorpora and of Wikipedia; plain, compressed (`.gz`, `.bz2`, `.xz`, `.zst`) and in archives (`.zip`, `.tar`);
    from disk and from URLs that fsspec knows. Can be iterated again and again, also several times at once; files are
    opened one at a time, in the order of the components of their paths (those of a list in the order of the list), and
    memory is that of one record, whatever the size of a file.

    format      "text", "jsonl", "csv" and so on: every file is read as that, whatever its suffix
    encoding    of all files that do not name theirs; any codec of Python, or "detect". Else never guessed
    text, id, date    where a record keeps them: a field name or a function of the record
    date_format       strptime format of dates in records, or several; without it only ISO dates count as dates
    max_record  how many decompressed bytes a record may have
    on_error    "raise" the first CorpusError; "skip" the damaged record and keep the error in `.errors`, a list begun
                anew by each pass; or a function that is called with each error, whose own exception ends the iteration

    In a folder, hidden files are left out; so are files of unknown suffix, which `repr` counts (it lists the folders).
    Raises CorpusError at once for a path that gives nothing to read and for a file of unknown suffix named directly
    without `format`; ValueError or TypeError for options that are none; ImportError where a file needs an extra that is
    not installed. docs/corpus.md has the rules of each format.
    """

    def __init__(
        self,
        paths: PathLike | Sequence[PathLike],
        *,
        format: str | None = None,  # noqa: A002
        encoding: str = "utf-8",
        text: Choice = "text",
        id: Choice = "id",  # noqa: A002
        date: Choice = "date",
        date_format: str | Sequence[str] | None = None,
        max_record: int = 256 * 2**20,
        on_error: str | Callable[[CorpusError], object] = "raise",
    ) -> None:
        if format is not None and format not in [*FORMATS]:
            raise ValueError(
                f"unknown format {format!r}; known are {', '.join(map(repr, FORMATS))}; None goes by the suffix"
            )
        if not callable(on_error) and on_error not in ("raise", "skip"):
            raise ValueError(f"on_error must be 'raise', 'skip' or a function of the error, got {on_error!r}")
        for option, choice in ("text", text), ("id", id), ("date", date):
            if not (isinstance(choice, str) or callable(choice)):
                raise TypeError(f"{option} must be a field name or a function of the record, got {choice!r}")
        fields = Fields(text, id, date, date_reader(date_format))
        self.errors: list[CorpusError] = []
        self._left_out = 0  # members of archives, in the latest pass
        self._format = format
        self._on_error = on_error
        self._reading = Reading(codec(encoding), fields, whole_number("max_record", max_record, least=1))
        self._paths = given_paths(paths)
        for path in self._paths:
            _check(path, format)

    def __iter__(self) -> Iterator[Document]:
        return self._pass()

    def head(self, n: int = 5) -> list[Document]:
        """Return the first `n` documents, or all if there are fewer.

        >>> import os, tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     with open(os.path.join(folder, "a.jsonl"), "w", encoding="utf-8") as file:
        ...         _ = file.write('{"text": "Раз"}\\n{"text": "Два"}\\n')
        ...     [document.text for document in Corpus(folder).head(1)]
        ['Раз']

        This is a pass like any other: it begins `.errors` anew. Raises what iteration raises.
        """
        with closing(self._pass()) as documents:
            return list(islice(documents, whole_number("n", n, least=0)))

    def map(
        self, function: Callable[[Document], Result], *, workers: int = 1, progress: bool = False
    ) -> Iterator[Result]:
        """Yield what `function` makes of each document, in order; with more than one worker, over so many processes.

        >>> import os, tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     with open(os.path.join(folder, "a.jsonl"), "w", encoding="utf-8") as file:
        ...         _ = file.write('{"text": "Раз"}\\n{"text": "Четыре"}\\n')
        ...     list(Corpus(folder).map(lambda document: len(document.text)))
        [3, 6]

        Documents are read here, lazily, and go to the workers in batches; memory is bounded by a few of these. Nothing
        outlives the iteration, however it ends. With `workers` > 1 the function and what it returns must be picklable,
        and it pays only where the function costs more than reading. `progress` shows a bar on standard error.

        What the function raises ends the iteration behind the results before it, with a note that names the document
        and has the worker's traceback; a worker that is killed ends it with BrokenProcessPool. Raises TypeError for a
        function that is none or cannot be sent to a process, and what iteration raises.
        """
        if not callable(function):
            raise TypeError(f"expected a function of a document, got {function!r}")
        from .parallel_map import mapped

        results = mapped(self._pass(), function, whole_number("workers", workers, least=1))
        return _with_bar(results) if progress else results

    def __repr__(self) -> str:
        from .summary import summary

        return summary(self._paths, self._format, self._kinds(), len(self.errors), self._left_out)

    def _repr_html_(self) -> str:
        """Return the first documents as a table for a notebook, with what could not be read.

        The errors are those of the latest pass; where it had none, those met before the first documents. Looking
        leaves `.errors` as it is.
        """
        from .summary import SHOWN, html

        documents: list[Document] = []
        errors: list[CorpusError] = []
        with closing(self._found()) as everything:
            for found in everything:
                if isinstance(found, Document):
                    documents.append(found)
                elif isinstance(found, CorpusError):
                    errors.append(found)
                if SHOWN in (len(documents), len(errors)):
                    break
        return html(repr(self), self._kinds(), documents, self.errors or errors)

    def _pass(self) -> Generator[Document, None, None]:
        # Begun here and not in the generator: `.errors` is that of the latest pass as soon as there is one.
        self.errors, self._left_out = [], 0
        return self._documents(self.errors)

    def _documents(self, kept: list[CorpusError]) -> Generator[Document, None, None]:
        with closing(self._found()) as everything:  # an error that is caught and kept must not keep the file open
            for found in everything:
                if isinstance(found, Document):
                    yield found
                elif isinstance(found, Place):
                    self._left_out += 1
                elif self._on_error == "raise":
                    raise found
                elif callable(self._on_error):
                    self._on_error(_without_data(found))
                else:
                    kept.append(_without_data(found))

    def _found(self) -> Generator[Document | CorpusError | Place, None, None]:
        for source in self._sources():
            if isinstance(source, CorpusError):
                yield source
            elif source.kind.is_known:
                yield from read_file(source, self._reading, self._format)

    def _kinds(self) -> list[Kind]:
        return [source.kind for source in self._sources() if isinstance(source, Source)]

    def _files(self) -> Iterator[str]:
        return (source.path for source in self._sources() if isinstance(source, Source) and source.kind.is_known)

    def _sources(self) -> Iterator[Source | CorpusError]:
        return chain.from_iterable(sources(path, self._format) for path in self._paths)


Corpus.__module__ = "rucorpus"  # its public home, shown in reprs and kept in pickles


def _with_bar(results: Iterator[Result]) -> Iterator[Result]:
    from tqdm import tqdm

    return iter(tqdm(results, unit=" documents"))


def _check(path: str, format_name: str | None) -> None:
    """Raise CorpusError unless `path` leads to a file that can be tried."""
    left_out, problem = 0, None
    for source in sources(path, format_name):
        if isinstance(source, CorpusError):
            problem = problem or source
        elif source.kind.is_known:
            return
        else:
            left_out += 1
    if problem:
        raise problem if problem.path == path else CorpusError(path, f"matches nothing ({problem})") from problem
    if not left_out:
        raise CorpusError(path, "matches nothing")
    from .summary import counted

    what = "unknown suffix" if is_file(path) else f"matches nothing but {counted(left_out, 'file')} of unknown suffix"
    suffixes = ", ".join(suffix for each in FORMATS.values() for suffix in each.suffixes)
    endings = ", ".join([*COMPRESSIONS, *ARCHIVES])
    raise CorpusError(path, f"{what}; known are {suffixes}, each also in {endings}; format= reads files of any other")


def _without_data(error: CorpusError) -> CorpusError:
    """The same error, holding on to no record: who keeps errors must not keep the corpus in memory."""
    link: BaseException | None = error
    while link is not None:
        link.__traceback__ = None
        if isinstance(link, (UnicodeDecodeError, UnicodeEncodeError)):
            wrong = link.object[link.start : link.end]
            link.args = link.encoding, wrong, 0, len(wrong), link.reason
            link.object, link.start, link.end = wrong, 0, len(wrong)
        elif isinstance(link, JSONDecodeError):
            link.doc = ""
        link = link.__cause__ or link.__context__
    return error
