"""CoNLL-U: the text of treebanks; one document from `# newdoc` to the next."""

from collections.abc import Iterator

from ..._errors import CorpusError
from ..documents import Place, Record
from ..records import Found, Numbered, Reading, documents
from ..sources.lines import beginning, decoded, lines
from ..sources.streams import CHUNK, Stream, too_long

_COLUMNS = 10


def read_conllu(stream: Stream, own_id: str, place: Place, reading: Reading) -> Found:
    """Yield the documents of a CoNLL-U file: the sentences as they ran in the text, paragraphs by blank lines.

    >>> import io
    >>> lines = ["# newdoc id = n01", "# genre = news", "# text = Да.", "1\\tДа" + "\\t_" * 8, "2\\t." + "\\t_" * 8, ""]
    >>> stream = io.BufferedReader(io.BytesIO("\\n".join(lines).encode()))
    >>> next(read_conllu(stream, "a", Place("a.conllu"), Reading()))
    Document(id='n01', text='Да.', date=None, meta={'genre': 'news'}, \
place=Place(path='a.conllu', member=None, line=1, offset=0, encoding=None))

    A file without `# newdoc` is one document. `meta` has the comments before the first sentence; the annotation of
    words is not kept. A damaged line costs its document, and reading goes on at the next.
    """
    encoding, start, place = beginning(stream.peek(CHUNK), reading.encoding, place)
    stream.read(start)
    records = _records(stream, place._replace(line=1, offset=start), encoding, reading.max_record)
    return documents(records, own_id, reading.fields)


class _Text:
    """A document while it is read: its fields, its text so far, or what is wrong with it."""

    def __init__(self, place: Place, fields: Record) -> None:
        self.place, self.fields, self.size = place, fields, 0
        self.pieces: list[str] = []
        self.space = ""  # what stands between the text so far and the next sentence
        self.error: CorpusError | None = None

    def add(self, comments: dict[str, str], words: list[list[str]]) -> None:
        """Append a sentence."""
        if any(name.startswith("newpar") for name in comments) and self.pieces:
            self.space = "\n\n"
        text, space = _surface(words)
        self.pieces += self.space, comments.get("text") or text
        self.space = space

    def record(self, number: int) -> Numbered | CorpusError:
        """Return the whole as a record."""
        if self.error:
            return self.error
        return self.place, number, {**self.fields, "text": "".join(self.pieces)}, False


def _records(stream: Stream, place: Place, encoding: str, limit: int) -> Iterator[Numbered | CorpusError]:
    text, number = None, 0
    for at, size, block in _blocks(stream, place, encoding, limit):
        comments = {} if isinstance(block, CorpusError) else _comments(block)
        if text is None or any(name == "newdoc" or name.startswith("newdoc ") for name in comments):
            if text:
                yield text.record(number)
            text, number = _Text(at, _fields(comments)), number + 1
        text.size += size
        if isinstance(block, CorpusError):
            text.error = text.error or block
        elif text.size > limit:
            text.error, text.pieces = text.error or too_long("document", limit, text.place), []
        elif text.error is None:
            try:
                text.add(comments, _words(block, at))
            except CorpusError as error:
                text.error = error
    if text:
        yield text.record(number)


def _blocks(
    stream: Stream, start: Place, encoding: str, limit: int
) -> Iterator[tuple[Place, int, list[str] | CorpusError]]:
    """Yield place, size and lines of what stands between blank lines, or an error for it."""
    block: list[str] = []
    size, first, error = 0, start, None
    for place, raw in lines(stream, start, encoding, limit):
        if not raw.strip():
            if size:
                yield first, size, error or block
            block, size, error = [], 0, None
            continue
        if not size:
            first = place
        size += len(raw)
        if error is None:
            try:
                block.append(decoded(raw, encoding, place).rstrip("\r\n"))
            except CorpusError as wrong:
                error = wrong
            if error is None and size > limit:
                block, error = [], too_long("sentence", limit, first)
    if size:
        yield first, size, error or block


def _comments(block: list[str]) -> dict[str, str]:
    """['# newdoc id = n01', '# newpar'] → {'newdoc id': 'n01', 'newpar': ''}"""
    parts = (line[1:].partition("=") for line in block if line.startswith("#"))
    return {name.strip(): value.strip() for name, _, value in parts}


def _fields(comments: dict[str, str]) -> Record:
    """What the comments say of the document: those above the first that is about a paragraph or a sentence."""
    fields: Record = {}
    for name, value in comments.items():
        if name.startswith("newpar") or name in ("sent_id", "text"):
            break
        if name != "newdoc":
            fields["id" if name == "newdoc id" else name] = value
    return fields


def _words(block: list[str], place: Place) -> list[list[str]]:
    words = []
    for number, line in enumerate(block):
        if not line.startswith("#"):
            columns = line.split("\t")
            if len(columns) != _COLUMNS:
                at = place._replace(line=(place.line or 1) + number, offset=None)
                raise at.error(f"expected {_COLUMNS} columns with tabs between them, got {len(columns)}")
            words.append(columns)
    return words


def _surface(words: list[list[str]]) -> tuple[str, str]:
    """The sentence as it stood in the text, and the blank after it if there was one."""
    pieces: list[str] = []
    space, inside = "", 0
    for number, form, *_, misc in words:
        first, _, last = number.partition("-")
        if "." in number or (first.isdigit() and int(first) <= inside):  # an elided word; a part of the form above
            continue
        inside = int(last) if last.isdigit() else inside
        pieces += space, form
        space = "" if "SpaceAfter=No" in misc.split("|") else " "
    return "".join(pieces), space
