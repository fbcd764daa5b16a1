"""Corpus: the documents of files and folders, one after the other, lazily and always in the same order."""

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from functools import partial
from itertools import islice
from json import JSONDecodeError
from typing import Literal, TypeAlias, TypeVar, get_args

from .._errors import CorpusError
from .documents import Document, Place
from .formats.registry import BY_SUFFIX, FormatName
from .options import Notes, PathLike, given_paths, read_options, table_options, whole_number
from .reading import ARCHIVES, COMPRESSIONS, Source, raised, read_file, sources
from .records import ReadOptions, Selector, Skipped, has_unread_date
from .sources.paths import is_file

__all__ = ["Corpus", "Document"]

Result = TypeVar("Result")
OnError: TypeAlias = Literal["raise", "skip", "recover"]


class Corpus:
    """The documents of a file, a folder, a glob, or a list of them.

    >>> import os, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     with open(os.path.join(folder, "1.txt"), "w", encoding="utf-8") as file:
    ...         _ = file.write(" date 2022-01 Сообщила пресс-служба.")
    ...     for document in Corpus(folder):
    ...         print(document.id, document.date, document.text)
    1 2022-01 Сообщила пресс-служба.

    Reads text, subtitles, HTML, WARC, JSON, tables, Parquet, CoNLL-U, books and XML corpora, compressed and in
    archives. Can be iterated again and again, also several times at once. The formats and their rules:
    https://rucorpus.readthedocs.io/en/latest/corpus.html

    Args:
        paths: A file, a folder, a glob, a URL that fsspec knows, "-" for standard input, or a list of them. In a
            folder, hidden files are left out. So are files of unknown suffix, which `repr` counts (it lists the
            folders).
        format: "text", "jsonl", "csv" and so on: the format of every file, whatever its suffix.
        encoding: Any codec of Python, or "detect"; not guessed otherwise. XML and HTML may declare theirs.
        text, id, date: Where a record keeps them: a field name or a function of the record.
        date_format: strptime format of dates in records, or several; without it only ISO dates count as dates.
        max_record: How many decompressed bytes a record may have.
        on_error: "raise" the first CorpusError; "skip" the damaged record and keep the error in `.errors`, a new list
            in each pass; "recover": like "skip", but keep what can be read of the record; or a function that is called
            with each error; an exception that it raises ends the iteration.
        delimiter, quotechar, header: Of CSV and TSV, where the file does not show them: two characters, and the names
            of the columns of a table without a header.
        notes: Where the notes of a book in FB2 stand: at its "end", "inline" where they belong, or "drop".

    Guarantees:
        Files are opened one at a time, in the order of the components of their paths; those of a list in the order of
        the list. Memory is that of one record, whatever the size of a file.

    Raises:
        CorpusError: At once for a path that gives nothing to read and for a file of unknown suffix without `format`.
        ValueError, TypeError: A wrong option.
        ImportError: A file needs an extra that is not installed; with another `on_error`, a CorpusError like others.
    """

    def __init__(
        self,
        paths: PathLike | Sequence[PathLike],
        *,
        format: FormatName | None = None,  # noqa: A002
        encoding: str = "utf-8",
        text: Selector = "text",
        id: Selector = "id",  # noqa: A002
        date: Selector = "date",
        date_format: str | Sequence[str] | None = None,
        max_record: int = 256 * 2**20,
        on_error: OnError | Callable[[CorpusError], object] = "raise",
        delimiter: str | None = None,
        quotechar: str | None = None,
        header: Sequence[str] | None = None,
        notes: Notes = "end",
    ) -> None:
        if not callable(on_error) and on_error not in get_args(OnError):
            expected = "'raise', 'skip', 'recover' or a function of the error"
            raise ValueError(f"on_error must be {expected}, got {on_error!r}")
        self.errors: list[CorpusError] = []
        options = read_options(format, encoding, (text, id, date), date_format, max_record, notes)
        table = table_options(delimiter, quotechar, header)
        self.options: ReadOptions = options._replace(recover=on_error == "recover", table=table)
        self._members_left_out = self._unread_dates = 0
        self.on_error = on_error
        self._paths = given_paths(paths)
        self.files: Callable[[], Iterator[Source | CorpusError]] = partial(sources, self._paths, format)  # found anew
        for path in self._paths:
            _require_readable(path, format)

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

        This is a pass like any other and begins a new list of `.errors`. Raises what iteration raises.
        """
        with closing(self._pass()) as documents:
            return list(islice(documents, whole_number("n", n, least=0)))

    def map(
        self, function: Callable[[Document], Result], *, workers: int = 1, progress: bool = False
    ) -> Iterator[Result]:
        """Yield `function` of each document, in order; with more than one worker, computed in that many processes.

        >>> import os, tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     with open(os.path.join(folder, "a.jsonl"), "w", encoding="utf-8") as file:
        ...         _ = file.write('{"text": "Раз"}\\n{"text": "Четыре"}\\n')
        ...     list(Corpus(folder).map(lambda document: len(document.text)))
        [3, 6]

        Args:
            function: Called with each document. With `workers` > 1 it and its results must be picklable, and it pays
                only where it costs more than reading.
            workers: How many processes; 1 is this one.
            progress: Show a bar on standard error.

        Guarantees:
            Documents are read here, lazily, and sent to the workers in batches; memory is bounded by a few of these. No
            process outlives the iteration, however it ends.

        Raises:
            Exception: What the function raises, after the results before it, with a note that names the document and
                has the worker's traceback; and what iteration raises.
            BrokenProcessPool: A worker was killed.
            TypeError: `function` is not a function or cannot be sent to a process.
        """
        if not callable(function):
            raise TypeError(f"expected a function of a document, got {function!r}")
        from .parallel_map import parallel_map

        results = parallel_map(self._pass(), function, whole_number("workers", workers, least=1))
        return _with_bar(results) if progress else results

    def __repr__(self) -> str:
        return self._summary(list(self.files()))

    def _repr_html_(self) -> str:
        """Return the first documents as a table for a notebook, with the errors.

        The errors are those of the latest pass; where it had none, those met before the first documents. `.errors`
        stays as it is.
        """
        from .summary import SHOWN, html

        found_files = list(self.files())
        documents: list[Document] = []
        errors: list[CorpusError] = []
        with closing(self._found(found_files)) as everything:
            for found in everything:
                if isinstance(found, Document):
                    documents.append(found)
                elif isinstance(found, CorpusError):
                    errors.append(found)
                if SHOWN in (len(documents), len(errors)):
                    break
        return html(self._summary(found_files), found_files, documents, self.errors or errors)

    def _summary(self, files: list[Source | CorpusError]) -> str:
        from .summary import summary

        counts = len(self.errors), self._members_left_out, self._unread_dates
        return summary(self._paths, self.options.format, files, *counts)

    def _pass(self) -> Generator[Document, None, None]:
        # Not in the generator: `.errors` is that of the latest pass as soon as the pass exists.
        self.errors = []
        self._members_left_out = self._unread_dates = 0
        return self._documents(self.errors)

    def _documents(self, errors: list[CorpusError]) -> Generator[Document, None, None]:
        with closing(self._found(self.files())) as everything:  # an error that the caller keeps leaves no file open
            for found in everything:
                if isinstance(found, Document):
                    if found.date is None:
                        self._unread_dates += has_unread_date(found, self.options.fields.date)
                    yield found
                elif isinstance(found, Skipped):
                    self._members_left_out += found.place.member is not None
                elif self.on_error == "raise":
                    raise raised(found)
                elif callable(self.on_error):
                    self.on_error(_without_data(found))
                else:
                    errors.append(_without_data(found))

    def _found(self, files: Iterable[Source | CorpusError]) -> Generator[Document | CorpusError | Skipped, None, None]:
        for source in files:
            if isinstance(source, CorpusError):
                yield source
            elif source.is_known:
                yield from read_file(source, self.options)
            else:
                yield Skipped(Place(source.path))


def everything(corpus: Corpus) -> Generator[Document | CorpusError | Skipped, None, None]:
    """Yield the documents of a corpus, and the errors and the files left out, which iteration handles."""
    return corpus._found(corpus.files())


Corpus.__module__ = "rucorpus"  # its public home, shown in reprs and kept in pickles


def _with_bar(results: Iterator[Result]) -> Iterator[Result]:
    from tqdm import tqdm

    return iter(tqdm(results, unit=" documents"))


def _require_readable(path: str, format_name: str | None) -> None:
    """Raise CorpusError unless `path` leads to a file of known format."""
    skipped, problem = 0, None
    for source in sources([path], format_name):
        if isinstance(source, CorpusError):
            problem = problem or source
        elif source.is_known:
            return
        else:
            skipped += 1
    if problem:
        raise problem if problem.path == path else CorpusError(path, f"matches nothing ({problem})") from problem
    if not skipped:
        raise CorpusError(path, "matches nothing")
    from .summary import counted

    what = "unknown suffix" if is_file(path) else f"matches nothing but {counted(skipped, 'file')} of unknown suffix"
    known, packings = ", ".join(BY_SUFFIX), ", ".join([*COMPRESSIONS, *ARCHIVES])
    raise CorpusError(path, f"{what}; known are {known}, each also in {packings}; format= reads files of any other")


def _without_data(error: CorpusError) -> CorpusError:
    """Return `error` without references to the record, so that kept errors do not keep the corpus in memory."""
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
