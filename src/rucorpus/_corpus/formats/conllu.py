"""CoNLL-U: the text of treebanks; one document from `# newdoc` to the next."""

import re
from collections.abc import Iterator

from ..._errors import CorpusError
from ..documents import Place, Record
from ..records import ParsedRecord, ReadOptions, Records
from ..sources.lines import decoded, lines, text_start
from ..sources.streams import Stream, too_long

_COLUMNS = 10
_ID = re.compile(r"[0-9]+[-.][0-9]+")  # of several words, and of an elided one


class _OpenDocument:
    """A document while it is read: its fields, its text so far, and the errors of sentences that are left out."""

    def __init__(self, place: Place, fields: Record) -> None:
        self.place, self.fields, self.size = place, fields, 0
        self.pieces: list[str] = []
        self.space = ""  # between the text so far and the next sentence
        self.ends_with_space = False  # whether it also ends the document
        self.errors: list[CorpusError] = []
        self.is_too_long = False

    def add(self, comments: dict[str, str], words: list[list[str]]) -> None:
        """Append a sentence."""
        if any(name.startswith("newpar") for name in comments) and self.pieces and "\n" not in self.space:
            self.space = "\n\n"
        text, space = _surface(words)
        exact = any("Spaces" in misc for *_, misc in words)  # the comment has a space for any whitespace
        self.pieces += self.space, (not exact and comments.get("text")) or text
        self.space, self.ends_with_space = space, bool(words) and "SpacesAfter=" in words[-1][-1]

    def found(self, number: int) -> Records:
        """Yield the errors, and the document as a record unless nothing of it could be read."""
        yield from self.errors
        if self.pieces or not self.errors:
            text = "".join([*self.pieces, self.space if self.ends_with_space else ""])
            yield ParsedRecord(self.place, number, {**self.fields, "text": text})


def read_conllu(stream: Stream, place: Place, options: ReadOptions) -> Records:
    """Yield the documents of a CoNLL-U file: the running text of the sentences, an empty line between paragraphs.

    >>> import io
    >>> lines = ["# newdoc id = n01", "# genre = news", "# text = Да.", "1\\tДа" + "\\t_" * 8, "2\\t." + "\\t_" * 8, ""]
    >>> stream = io.BufferedReader(io.BytesIO("\\n".join(lines).encode()))
    >>> next(read_conllu(stream, Place("a.conllu"), ReadOptions())).fields
    {'id': 'n01', 'genre': 'news', 'text': 'Да.'}

    A file without `# newdoc` is one document. Its fields are the comments before the first sentence; the annotation of
    words is not kept. A malformed line is an error that costs its sentence; a document without any other is left out.
    """
    encoding, place = text_start(stream, place, options.encoding)
    document, number, limit = None, 0, options.max_record
    for block_place, size, block in _blocks(stream, place, encoding, limit):
        comments = {} if isinstance(block, CorpusError) else _comments(block)
        if document is None or any(name == "newdoc" or name.startswith("newdoc ") for name in comments):
            if document:
                yield from document.found(number)
            document, number = _OpenDocument(block_place, _fields(comments)), number + 1
        document.size += size
        if document.size > limit and not document.is_too_long:
            document.is_too_long = True
            document.errors, document.pieces = [too_long("document", limit, document.place)], []
        if document.is_too_long:
            continue
        try:
            if isinstance(block, CorpusError):
                raise block
            document.add(comments, _words(block, block_place))
        except CorpusError as error:
            document.errors.append(error)
    if document:
        yield from document.found(number)


def _blocks(
    stream: Stream, start: Place, encoding: str, limit: int
) -> Iterator[tuple[Place, int, list[str] | CorpusError]]:
    """Yield position, size and lines of each block between empty lines, or its error instead of the lines."""
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
            except CorpusError as undecodable:
                error = undecodable
            if error is None and size > limit:
                block, error = [], too_long("sentence", limit, first)
    if size:
        yield first, size, error or block


def _comments(block: list[str]) -> dict[str, str]:
    """['# newdoc id = n01', '# newpar'] → {'newdoc id': 'n01', 'newpar': ''}"""
    parts = (line[1:].partition("=") for line in block if line.startswith("#"))
    return {name.strip(): value.strip() for name, _, value in parts}


def _fields(comments: dict[str, str]) -> Record:
    """Return the comments about the document: those before the first about a paragraph or a sentence."""
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
            if len(columns) != _COLUMNS or not (columns[0].isdecimal() or _ID.fullmatch(columns[0])):
                raise place._replace(line=(place.line or 1) + number, offset=None).error(_malformed(columns))
            words.append(columns)
    return words


def _malformed(columns: list[str]) -> str:
    if len(columns) != _COLUMNS:
        return f"expected {_COLUMNS} columns with tabs between them, got {len(columns)}"
    return f"expected the number of a word in the first column, such as 1, 1-2 or 1.1, got {columns[0][:80]!r}"


def _surface(words: list[list[str]]) -> tuple[str, str]:
    """Return the sentence as running text, and the whitespace after it, if any."""
    pieces: list[str] = []
    space, inside = "", 0
    for number, form, *_, misc in words:
        first, _, last = number.partition("-")
        if "." in number or (first.isdigit() and int(first) <= inside):  # an elided word; a part of the form before
            continue
        inside = int(last) if last.isdigit() else inside
        before, after = _spaces(misc)
        pieces += space, before, form
        space = after
    return "".join(pieces), space


def _spaces(misc: str) -> tuple[str, str]:
    r"""Return the whitespace before and after a word; UDPipe writes what is not a single space as SpacesAfter.

    >>> _spaces("_"), _spaces("SpaceAfter=No"), _spaces(r"SpacesBefore=\t|SpacesAfter=\s\n")
    (('', ' '), ('', ''), ('\t', ' \n'))
    """
    if misc == "_":
        return "", " "
    values = dict(part.partition("=")[::2] for part in misc.split("|"))
    after = "" if values.get("SpaceAfter") == "No" else " "
    return _unescaped(values.get("SpacesBefore", "")), _unescaped(values.get("SpacesAfter", after))


def _unescaped(spaces: str) -> str:
    return _ESCAPED.sub(lambda match: chr(int(match[2], 16)) if match[2] else _ESCAPES[match[1]], spaces)


_ESCAPED = re.compile(r"\\(?:([stnrp\\])|u([0-9A-Fa-f]{4}))")
_ESCAPES = {"s": " ", "t": "\t", "n": "\n", "r": "\r", "p": "|", "\\": "\\"}
