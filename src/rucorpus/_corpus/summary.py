"""What a corpus shows of itself: one line for a terminal, a table for a notebook."""

from collections import Counter
from collections.abc import Sequence
from itertools import islice

from .._errors import CorpusError
from .documents import Document
from .reading import Kind

SHOWN = 5  # documents and errors
_LETTERS = 200  # of a text


def summary(
    paths: Sequence[str], format_name: str | None, kinds: Sequence[Kind], errors: int = 0, members: int = 0
) -> str:
    """Return one line that says what a corpus reads, and how the latest pass went.

    >>> kinds = [Kind("1", "text"), Kind("2", "text"), Kind("readme", None)]
    >>> summary(["news"], None, kinds, errors=1)
    "<Corpus 'news': 2 files, 1 of unknown suffix left out; latest pass: 1 error>"
    """
    named = ", ".join(map(repr, paths[:3])) + (f" and {len(paths) - 3} more" if len(paths) > 3 else "")
    form = f", format {format_name!r}" if format_name else ""
    known = sum(kind.is_known for kind in kinds)
    left_out = f", {len(kinds) - known} of unknown suffix left out" if known < len(kinds) else ""
    latest = [counted(errors, "error")] if errors else []
    latest += [f"{counted(members, 'member')} of archives left out"] if members else []
    passed = f"; latest pass: {', '.join(latest)}" if latest else ""
    return f"<Corpus {named}{form}: {counted(known, 'file')}{left_out}{passed}>"


def counted(number: int, what: str) -> str:
    """Return a number with what it counts.

    >>> counted(1, "file"), counted(2, "file")
    ('1 file', '2 files')
    """
    return f"{number} {what}{'' if number == 1 else 's'}"


def html(line: str, kinds: Sequence[Kind], documents: Sequence[Document], errors: Sequence[CorpusError]) -> str:
    """Return a table of the first documents, under the summary `line` and the formats, above the errors.

    >>> from rucorpus._corpus.documents import Place
    >>> shown = html("<Corpus>", [Kind("1", "text")], [Document("1", "a < b", None, {}, Place("1.txt"))], [])
    >>> "<td>a &lt; b</td>" in shown, "<p>1 text</p>" in shown
    (True, True)
    """
    from html import escape

    formats = Counter(kind.format or kind.archive for kind in kinds if kind.is_known)
    rows = [(document.id, document.date or "", _beginning(document.text)) for document in documents]
    cells = ["".join(f"<td>{escape(_writable(cell))}</td>" for cell in row) for row in rows]
    more = [f"… and {len(errors) - SHOWN} more errors"] if len(errors) > SHOWN else []
    wrong = [_writable(str(error)) for error in islice(errors, SHOWN)] + more
    return "".join([
        f"<div class='rucorpus'><p><code>{escape(_writable(line))}</code></p>",
        f"<p>{', '.join(f'{number} {name}' for name, number in sorted(formats.items()))}</p>",
        "<table><thead><tr><th>id</th><th>date</th><th>text</th></tr></thead><tbody>",
        *(f"<tr>{row}</tr>" for row in cells),
        "</tbody></table>",
        f"<ul>{''.join(f'<li>{escape(each)}</li>' for each in wrong)}</ul>" if wrong else "",
        "</div>",
    ])  # fmt: skip


def _beginning(text: str) -> str:
    return text if len(text) <= _LETTERS else f"{text[:_LETTERS]}…"


def _writable(text: str) -> str:
    return text.encode("utf-8", "backslashreplace").decode()  # a path may be no text
