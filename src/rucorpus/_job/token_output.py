"""Tokens as output: sentences with their tokens apart, and CoNLL-U, whose whitespace is that of UDPipe."""

from bisect import bisect_left
from collections.abc import Iterator

from .._corpus.documents import Document
from .._tokens.tokenizer import token_spans


def as_token_lines(document: Document, spans: list[tuple[int, int]]) -> bytes:
    """Return the sentences of a document, one a line, their tokens with a space between.

    >>> from rucorpus._corpus.documents import Place
    >>> as_token_lines(Document("1", "Да\\nили нет? Да.", None, {}, Place("a.txt")), [(0, 11), (12, 15)]).decode()
    'Да или нет ?\\nДа .\\n'
    """
    text = document.text
    lines = (" ".join(text[first:last] for first, last in tokens) for tokens in _by_sentence(text, spans))
    return "".join(f"{' '.join(line.split())}\n" for line in lines).encode("utf-8", "replace")


def _by_sentence(text: str, sentences: list[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Yield the spans of the tokens of each sentence."""
    tokens = token_spans(text)
    starts = [start for start, _ in tokens]
    for start, stop in sentences:
        yield tokens[bisect_left(starts, start) : bisect_left(starts, stop)]


def as_conllu(document: Document, spans: list[tuple[int, int]]) -> bytes:
    """Return a document as CoNLL-U: the sentences and their tokens, without annotation.

    >>> from rucorpus._corpus.documents import Place
    >>> print(as_conllu(Document("1", "Да!", None, {}, Place("a.txt")), [(0, 3)]).decode().replace("\\t", " "))
    # newdoc id = 1
    # sent_id = 1-1
    # text = Да!
    1 Да _ _ _ _ _ _ _ SpaceAfter=No
    2 ! _ _ _ _ _ _ _ SpaceAfter=No
    <BLANKLINE>
    <BLANKLINE>

    Whitespace that is not a single space is kept as `SpacesAfter` and `SpacesBefore`, as UDPipe writes it.
    """
    text, identifier = document.text, " ".join(document.id.split())
    lines = [f"# newdoc id = {identifier}", *([f"# date = {document.date}"] if document.date else [])]
    ends = [*(start for start, _ in spans[1:]), len(text)][: len(spans)]
    for number, (tokens, end) in enumerate(zip(_by_sentence(text, spans), ends, strict=True), 1):
        start, stop = spans[number - 1]
        lines += [f"# sent_id = {identifier}-{number}", f"# text = {' '.join(text[start:stop].split())}"]
        lines += _conllu_words(text, tokens, 0 if number == 1 else start, end)
        lines.append("")
    return "".join(f"{line}\n" for line in (lines if spans else [*lines, ""])).encode("utf-8", "replace")


def _conllu_words(text: str, tokens: list[tuple[int, int]], begin: int, end: int) -> Iterator[str]:
    """Yield the lines of the tokens of a sentence; the whitespace around them reaches from `begin` to `end`."""
    starts = [*(start for start, _ in tokens[1:]), end]
    for number, ((start, stop), following) in enumerate(zip(tokens, starts, strict=True), 1):
        spaces = [f"SpacesBefore={_escaped(text[begin:start])}"] if number == 1 and begin < start else []
        if stop == following:
            spaces.append("SpaceAfter=No")
        elif text[stop:following] != " " or following == len(text):
            spaces.append(f"SpacesAfter={_escaped(text[stop:following])}")
        form = " ".join(text[start:stop].split())
        yield "\t".join([str(number), form, *"_" * 7, "|".join(spaces) or "_"])


def _escaped(spaces: str) -> str:
    r"""Return whitespace as UDPipe escapes it; characters for which it has no escape as `\uXXXX`.

    >>> print(_escaped(" \n\xa0"))
    \s\n\u00a0
    """
    return "".join(_ESCAPES.get(char) or rf"\u{ord(char):04x}" for char in spaces)


_ESCAPES = {" ": r"\s", "\t": r"\t", "\n": r"\n", "\r": r"\r"}
