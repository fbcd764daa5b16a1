"""Fenced code and code spans: runs of backticks or tildes, paired by a scan.

Source: CommonMark 0.31, 4.5 (fences) and 6.1 (code spans). Two forms common in chats are also accepted: a fence that
opens at the end of a line of text, and one that closes at the end of the last line of code.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from .page import CYRILLIC, LETTERS, WORD, Span, compiled

_DASHES = "-‐‑‒–—―−"
# What may precede a fence. A dash may originally have been one or more hyphens.
_CONTAINER = rf"[ \t>]*(?:(?:[{_DASHES}]{{1,3}}|[*+]|\d{{1,9}}[.)])[ \t]+)*"
_IS_CONTAINER = rf"{_CONTAINER}\Z"
_IS_INFO = rf"[ \t]*[{LETTERS}+#.-]*[ \t]*\Z"  # info string of a fence at the end of a line of text
# The latest end of a paragraph. A line that begins with a dash may be a list item or dialogue; either ends it.
_PARAGRAPH_END = rf"\n(?=[ \t>]*(?:\n|[{_DASHES}*+]|\d{{1,9}}[.)][ \t]|#{{1,6}}[ \t]|\Z))"
_BETWEEN_LETTERS = rf"(?<={WORD})`(?={WORD})"
_BEFORE_WORD = rf"(?<![^\s(\[{{])`+(?={WORD})"
# A code span in one line, recognized without regard to other runs; most are of this form.
_SIMPLE_SPAN_OR_BACKTICK = rf"`(?<!{WORD}`)(?![\s`])[^`\n]+(?<![\s(\[{{])`(?!`)|`"
_TWO_BEFORE_WORD = rf"``{WORD}"
_CLOSED_LIKE_TEX = rf"''(?!`|{WORD})"
_TWO_OPENING_LIKE_TEX = rf"````(?={WORD}[^\n`]*'')"


class Run(NamedTuple):
    """The only run of backticks or tildes in its line, with the text before and after it."""

    start: int
    stop: int
    line_end: int
    before: str
    info: str

    def length(self) -> int:
        return self.stop - self.start

    def begins_line(self) -> bool:
        return compiled(_IS_CONTAINER).match(self.before) is not None

    def opens_after_text(self) -> bool:
        return self.info.strip("`~") == self.info and compiled(_IS_INFO).match(self.info) is not None

    def closes(self, opened: "Run") -> bool:
        is_long_enough = self.length() >= opened.length() and not self.info.strip()
        return is_long_enough and (self.begins_line() or not opened.begins_line())


def fences(text: str, character: str = "`") -> Iterator[Span]:
    """Yield the spans of code fenced by backticks or tildes, fences included; an unclosed one ends with its container.

    >>> list(fences("Так:\\n```py\\nx = 1\\n```\\nИ так: ```\\ny"))
    [(5, 20, 'code')]
    """
    runs = list(_runs_alone(text, character))
    opened: Run | None = None
    for run, rest in zip(runs, _longest_closing(runs), strict=True):
        if opened is None:
            may_open = run.begins_line() or (run.opens_after_text() and rest >= run.length())
            opened = run if may_open else None
        elif run.closes(opened):
            yield opened.start, run.stop, "code"
            opened = None
    if opened:
        yield opened.start, _end_of_container(text, opened), "code"


def _runs_alone(text: str, character: str) -> Iterator[Run]:
    line_end = -1
    for run in compiled(f"{character * 3}++").finditer(text):
        start, stop = run.span()
        if start <= line_end or _may_be_quotation_mark(run):
            continue
        line_start, line_end = text.rfind("\n", 0, start) + 1, text.find("\n", stop)
        line_end = len(text) if line_end < 0 else line_end
        others_end = line_end if character == "`" else start
        if not (_has_run(text, line_start, start, character) or _has_run(text, stop, others_end, character)):
            yield Run(start, stop, line_end, text[line_start:start], text[stop:line_end])


def _has_run(text: str, start: int, stop: int, character: str) -> bool:
    """Return whether there is a run of a character that is no quotation mark."""
    if text.find(character, start, stop) < 0:
        return False
    return not all(map(_may_be_quotation_mark, compiled(f"{character}++").finditer(text, start, stop)))


def _may_be_quotation_mark(run: re.Match[str]) -> bool:
    """Return whether a run may be an apostrophe in a word, or one or two quotation marks of TeX."""
    length = run.end() - run.start()
    if length == 1 or length == 4:
        pattern = _BETWEEN_LETTERS if length == 1 else _TWO_OPENING_LIKE_TEX
        return compiled(pattern).match(run.string, run.start()) is not None
    return length == 2


def _longest_closing(runs: list[Run]) -> list[int]:
    """Return for every run the length of the longest later run that may close it."""
    longest, result = 0, []
    for run in reversed(runs):
        result.append(longest)
        if not run.info.strip():
            longest = max(longest, run.length())
    return result[::-1]


def _end_of_container(text: str, opened: Run) -> int:
    """Return the end of the quotation or list item that contains an unclosed fence."""
    if ">" in opened.before:
        outside = compiled(r"^(?![ \t]*>)").search(text, opened.line_end + 1)
    elif opened.before:
        indent = len(compiled(f"[{_DASHES}]+").sub("-", opened.before))
        outside = compiled(rf"^(?! {{{min(indent, 100)}}}|[ \t]*$|\t)").search(text, opened.line_end + 1)
    else:
        return len(text)
    return outside.start() - 1 if outside and outside.start() > opened.line_end else len(text)


def code_spans(text: str) -> Iterator[Span]:
    """Yield code spans: from a run of backticks to the next run of equal length in the paragraph.

    >>> list(code_spans("Метод `a`, об`єкт, п`ять, ``слово'' и ``c``"))
    [(6, 9, 'code'), (38, 43, 'code')]

    A backtick between two letters does not open a code span, nor do two that are a TeX quotation mark.
    """
    end: int | None = 0
    while end is not None:
        start, end = end, None
        for found in compiled(_SIMPLE_SPAN_OR_BACKTICK).finditer(text, start):
            if found.end() - found.start() == 1:
                paragraph_end = compiled(_PARAGRAPH_END).search(text, found.end())
                end = paragraph_end.start() if paragraph_end else len(text)
                yield from _spans_in(text, list(compiled("`++").finditer(text, found.start(), end)))
                break
            yield (*found.span(), "code")


def _spans_in(text: str, runs: list[re.Match[str]]) -> Iterator[Span]:
    """Yield the code spans that some runs of one paragraph enclose."""
    next_of_length: dict[int, int] = {}
    closing = dict[int, int]()
    for number in reversed(range(len(runs))):
        length = len(runs[number][0])
        if length in next_of_length:
            closing[number] = next_of_length[length]
        next_of_length[length] = number
    done = 0
    for number, run in enumerate(runs):
        if number < done:
            continue
        if number in closing and _is_pair(text, run, last := runs[closing[number]]):
            done = closing[number] + 1
            yield run.start(), last.end(), "code"
        elif len(run[0]) > 2 and not _may_be_quotation_mark(run):
            yield (*run.span(), "code")


def _is_pair(text: str, opening: re.Match[str], closing: re.Match[str]) -> bool:
    start, stop = opening.end(), closing.start()
    if len(opening[0]) > 2:
        return True
    if compiled(_BETWEEN_LETTERS).match(text, opening.start()) or compiled(_BEFORE_WORD).match(text, stop):
        return False
    if len(opening[0]) == 2 and compiled(_TWO_BEFORE_WORD).match(text, stop):
        return False
    if len(opening[0]) == 2 and compiled(_CLOSED_LIKE_TEX).search(text, start, closing.end()):
        return False
    is_padded = text[start].isspace()
    if not is_padded or not text[stop - 1].isspace():
        return not is_padded
    return len(opening[0]) == 2 or not compiled(CYRILLIC).search(text, start, stop)
