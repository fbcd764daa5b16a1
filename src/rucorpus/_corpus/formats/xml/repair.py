"""Repair of XML that is not well-formed, so that the text in it can be read.

A stray `&` or `<` becomes text, entities of HTML become their characters, control characters are dropped, end tags are
added where they are missing and dropped where nothing is open. Text is never dropped; what is left of a tag that the
end of the file cuts off is no text. Line ends stay, so that the numbers of lines do. libxml2 also recovers, but loses
the rest of the file at «A < B» and at an unquoted attribute.
"""

import re
from codecs import getincrementaldecoder
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from html.entities import html5
from xml.sax.saxutils import escape, quoteattr

from ...sources.streams import CHUNK

_NAME = r"[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?"
_TOKEN = re.compile(
    rf"""<!--|<!\[CDATA\[|<\?|<!DOCTYPE
    | </(?P<end>{_NAME})\s*>
    | <(?P<start>{_NAME})(?=[\s/>])(?P<attributes>(?:[^<>"']|"[^"<]*"|'[^'<]*')*|[^<>]*)>
    | &(?:\#(?P<number>[0-9]{{1,7}}|[xX][0-9A-Fa-f]{{1,6}});|(?P<entity>[A-Za-z]\w{{1,31}});)?
    | [<\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]""",
    re.VERBOSE | re.ASCII,
)
_CLOSERS = {"<!--": "-->", "<![CDATA[": "]]>", "<?": "?>", "<!DOCTYPE": ">"}
_ATTRIBUTE = re.compile(rf"""({_NAME})\s*=\s*("[^"]*"|'[^']*'|[^\s"'<>]+)""", re.ASCII)
_REFERENCE = re.compile(r"&(?:#(?P<number>[0-9]{1,7}|[xX][0-9A-Fa-f]{1,6});|(?P<entity>[A-Za-z]\w{1,31});)", re.ASCII)
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_VOID = frozenset(["br", "col", "empty-line", "hr", "image", "img", "input", "link", "meta", "wbr"])
_SAME_NAME_ENDS = frozenset(["li", "p", "td", "th", "tr", "v"])  # an element that cannot hold another one of its name
_CUT_TAG = re.compile(rf"</?(?:{_NAME}(?:\s+[^<>]*=[^<>]*)?\s*)?", re.ASCII)  # at the end of a truncated file
_LONGEST_REFERENCE = 40
_LONGEST = 1 << 20  # characters of a comment or a tag; what is longer is text
ENTITIES: Mapping[str, str] = {name.removesuffix(";"): character for name, character in html5.items()}


def repaired(read: Callable[[int], bytes], encoding: str, root: str = "") -> Iterator[bytes]:
    """Yield well-formed XML in UTF-8 with the elements and the text of what `read` returns; nothing without an element.

    >>> import io
    >>> broken = io.BytesIO("<p>Соль & <i>хлеб</p>".encode())
    >>> b"".join(repaired(broken.read, "utf-8")).decode()
    '<p>Соль &amp; <i>хлеб</i></p>'

    `root` is an element that is open at the start. Bytes that are not text in `encoding` become U+FFFD. Memory is that
    of a chunk and of the longest tag.
    """
    decoder, repair, text, is_last = (
        getincrementaldecoder(encoding)("replace"),
        _Repair(),
        f"<{root}>" if root else "",
        False,
    )
    while not is_last:
        raw = read(max(CHUNK, len(text)))  # as much again, so that a long tag is not scanned once a chunk
        is_last = not raw
        text += decoder.decode(raw, is_last)
        pieces, done = repair.pieces(text, is_last)
        text = text[done:]
        yield "".join(pieces).encode("utf-8", "replace")
    yield "".join(repair.end()).encode()


class _Repair:
    """The open elements, and whether the root has ended."""

    def __init__(self) -> None:
        self.open: list[str] = []
        self.names: Counter[str] = Counter()
        self.has_root = False

    def pieces(self, text: str, is_last: bool) -> tuple[list[str], int]:
        """Return the repaired `text` up to a token that may continue in the next chunk, and its position."""
        made: list[str] = []
        done, last = 0, {closer: text.rfind(closer) for closer in (">", *_CLOSERS.values())}
        while token := _TOKEN.search(text, done):
            made += self._text(text[done : token.start()])
            if not is_last and len(text) - token.start() < _LONGEST and _is_cut(token, len(text), last):
                return made, token.start()
            if is_last and token[0] == "<" and _CUT_TAG.fullmatch(text, token.start()):
                return made, len(text)
            closer = _CLOSERS.get(token[0], "")
            done = text.index(closer, token.end()) + len(closer) if last.get(closer, 0) >= token.end() else token.end()
            made += self._token(token, text[token.start() : done])
        return [*made, *self._text(text[done:])], len(text)

    def _token(self, token: re.Match[str], whole: str) -> list[str]:
        if token["start"]:
            return self._start(token["start"], token["attributes"])
        if token["end"]:
            return self._end(token["end"])
        if whole.startswith("<![CDATA["):
            return self._text(whole[9:].removesuffix("]]>"))
        if token[0] in _CLOSERS:
            return ["\n" * whole.count("\n")] if self.has_root else []
        return self._text(_character(token) if token[0][0] == "&" else "<" if whole == "<" else "")

    def _text(self, text: str) -> list[str]:
        return [escape(_NOT_IN_XML.sub("", text))] if self.open else []

    def _start(self, name: str, attributes: str) -> list[str]:
        if self.has_root and not self.open:
            return []
        self.has_root = True
        made = self._end(name) if self.open and self.open[-1] == name and name in _SAME_NAME_ENDS else []
        is_empty = attributes.endswith("/") or name in _VOID
        if not is_empty:
            self.open.append(name)
            self.names[name] += 1
        return [*made, f"<{name}{_attributes(attributes)}{'/' * is_empty}>"]

    def _end(self, name: str) -> list[str]:
        made: list[str] = []
        while self.names[name]:
            last = self.open.pop()
            self.names[last] -= 1
            made.append(f"</{last}>")
            if last == name:
                break
        return made

    def end(self) -> list[str]:
        """Return the end tags of what is open."""
        made = [f"</{name}>" for name in reversed(self.open)]
        self.open.clear()
        return made


def _is_cut(token: re.Match[str], length: int, last: Mapping[str, int]) -> bool:
    """Return whether a token may go on after a chunk of this length; `last` has the positions of the last closers."""
    if token[0] == "&":
        return token.end() + _LONGEST_REFERENCE > length
    closer = ">" if token[0] == "<" else _CLOSERS.get(token[0])
    return closer is not None and last[closer] < token.end()


def _character(reference: re.Match[str]) -> str:
    """&laquo; → «; a reference to nothing that XML can hold stays as it is."""
    number, name = reference["number"], reference["entity"]
    if number:
        code = int(number[1:], 16) if number[0] in "xX" else int(number)
        character = chr(code) if 0 < code < 0x110000 else ""
        return "" if _NOT_IN_XML.fullmatch(character) else character
    return ENTITIES.get(name, reference[0]) if name else reference[0]


def _attributes(text: str) -> str:
    """a=1 b="2&3" → a="1" b="2&amp;3"; the first of two with the same name stays."""
    found = {name: value.strip("\"'") for name, value in reversed(_ATTRIBUTE.findall(text))}
    values = {name: _NOT_IN_XML.sub("", _REFERENCE.sub(_character, value)) for name, value in found.items()}
    return "".join(f" {name}={quoteattr(value)}" for name, value in values.items())
