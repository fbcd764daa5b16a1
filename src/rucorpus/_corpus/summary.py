"""The summary of a corpus: one line for a terminal, a table for a notebook."""

from collections import Counter
from collections.abc import Sequence
from itertools import islice

from .._errors import CorpusError
from .documents import Document
from .reading import Source

SHOWN = 5  # documents and errors
_CHARACTERS = 200  # of a text


def summary(
    paths: Sequence[str],
    format_name: str | None,
    files: Sequence[Source | CorpusError],
    errors: int = 0,
    members: int = 0,
    dates: int = 0,
) -> str:
    """Return one line: what a corpus reads, and the errors of the latest pass.

    >>> files = [Source("1.txt", "1", "text"), Source("2.txt", "2", "text"), Source("readme", "readme")]
    >>> summary(["news"], None, files, errors=1)
    "<Corpus 'news': 2 files, 1 of unknown suffix left out; latest pass: 1 error>"
    """
    named = ", ".join(map(repr, paths[:3])) + (f" and {len(paths) - 3} more" if len(paths) > 3 else "")
    format_given = f", format {format_name!r}" if format_name else ""
    sources = [file for file in files if isinstance(file, Source)]
    known = sum(source.is_known for source in sources)
    skipped = f", {len(sources) - known} of unknown suffix left out" if known < len(sources) else ""
    counts = [counted(errors, "error")] if errors else []
    counts += [f"{counted(members, 'member')} of archives left out"] if members else []
    counts += [f"{counted(dates, 'date')} not read"] if dates else []
    latest = f"; latest pass: {', '.join(counts)}" if counts else ""
    return f"<Corpus {named}{format_given}: {counted(known, 'file')}{skipped}{latest}>"


def counted(number: int, noun: str) -> str:
    """Return a number and its noun."""
    return f"{number} {noun}{'s' * (number != 1)}"


def html(
    line: str, files: Sequence[Source | CorpusError], documents: Sequence[Document], errors: Sequence[CorpusError]
) -> str:
    """Return a table of the first documents, below the summary `line` and the formats, above the errors.

    >>> from rucorpus._corpus.documents import Place
    >>> table = html("<Corpus>", [Source("1.txt", "1", "text")], [Document("1", "a < b", None, {}, Place("1.txt"))], [])
    >>> "<td>a &lt; b</td>" in table, "<p>1 text</p>" in table
    (True, True)
    """
    from html import escape

    sources = (file for file in files if isinstance(file, Source) and file.is_known)
    formats = Counter(source.format or source.archive for source in sources)
    rows = [(document.id, document.date or "", _beginning(document.text)) for document in documents]
    cells = ["".join(f"<td>{escape(_writable(cell))}</td>" for cell in row) for row in rows]
    items = [_writable(str(error)) for error in islice(errors, SHOWN)]
    items += [f"… and {len(errors) - SHOWN} more errors"] if len(errors) > SHOWN else []
    return "".join([
        f"<div class='rucorpus'><p><code>{escape(_writable(line))}</code></p>",
        f"<p>{', '.join(f'{number} {name}' for name, number in sorted(formats.items()))}</p>",
        "<table><thead><tr><th>id</th><th>date</th><th>text</th></tr></thead><tbody>",
        *(f"<tr>{row}</tr>" for row in cells),
        "</tbody></table>",
        f"<ul>{''.join(f'<li>{escape(item)}</li>' for item in items)}</ul>" if items else "",
        "</div>",
    ])  # fmt: skip


def _beginning(text: str) -> str:
    return text if len(text) <= _CHARACTERS else f"{text[:_CHARACTERS]}…"


def _writable(text: str) -> str:
    return text.encode("utf-8", "backslashreplace").decode()  # a path may hold bytes that are not text
