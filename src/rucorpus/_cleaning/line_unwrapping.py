"""Hard-wrapped lines become paragraphs.

A line was wrapped if the first word of the next one would not have fitted: that is how every program fills lines, and
it needs no dictionary. The width is that of the longest lines. Line ends inside a paragraph are replaced by a space;
all others stay: at empty lines, before indents, remarks and items of lists, after lines that were not full.
"""

from collections.abc import Collection, Iterator, Sequence
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from .._base.edits import Edits, apply, rules_kept
from .._base.protected import ProtectedSpan, Result, moved, untouched
from .._base.scanner import compiled
from .._base.validation import require_text
from .._protection.application import outside
from .._protection.finder import Protect

RULE_NAMES = ("lines.joined",)
_NARROWEST, _WIDEST = 50, 120  # columns; narrower lines are verse or a table, longer ones are paragraphs
_GAP = 12  # columns by which a line that is no text may be longer than the others
_FEWEST = 2  # wrapped line ends that a text must have
_MOST_LOOSE = 0.15  # of the line ends of a block: where a word would have fitted in the middle of a sentence
_MOST_CAPITALS = 0.6  # of the wrapped lines: more begin with a capital in verse only
_LONG = 7  # lines of a paragraph
_ITEM = r"[ \t]*(?:[-–—*•·▪►+]|\(?\d{1,3}[.)]|\(?[а-яa-z]\)|[IVX]{1,5}\.|#{1,6}|>|\||```)(?:[ \t\n]|\Z)"
_TABLE = r"\t|\S {3,}\S|\|"
_BROKEN_WORD = r"\w[-\u00ad¬‐‑]\Z"
_SENTENCE_END = r"[.!?…:;][»“\")\]]{0,3}\Z"


class _Line(NamedTuple):
    start: int
    content: str  # without the spaces around
    indent: int
    stop: int  # where the content ends


def unwrap_lines(text: str, *, protect: Protect = "auto") -> str:
    """Return `text` with hard-wrapped lines joined into paragraphs, a line each.

    >>> page = "\\n".join((
    ...     "Широкая улица вела от вокзала к площади, на которой",
    ...     "стоял памятник, и дальше, к набережной старой реки,",
    ...     "а за рекой начинался лес.",
    ... ))
    >>> print(unwrap_lines(page)[-71:])
    памятник, и дальше, к набережной старой реки, а за рекой начинался лес.

    A line end goes only if the next word would not have fitted into the line. Dialogue, verse, lists, headings, tables
    and signatures keep their lines, empty lines stay, and so does text without long lines, or with lines longer than
    120 characters, which is not hard-wrapped. A word broken at a line end is left to `dehyphenate`, which comes before.
    It guesses: where only the width of lines separates paragraphs, one whose last line is full is joined to the next.

    Args:
        text: Any str.
        protect: What is not prose and stays as it is; see `protected_spans`.

    Guarantees:
        Idempotent, linear in `len(text)`, no letter is lost; text with nothing to join is returned itself.

    Raises:
        TypeError: `text` is not a str.
    """
    require_text(text)
    return outside(text, protect, partial(unwrap, keep_edits=False)).text


def unwrap(
    text: str, protected: Sequence[ProtectedSpan], keep_edits: bool, *, without: Collection[str] = ()
) -> Result[Edits]:
    """Join lines outside the protected spans; none if a second pass would join the text further."""
    edits = rules_kept(untouched(_edits(text), protected), without)
    made, spans = apply(text, edits), moved(protected, edits)
    if edits and untouched(_edits(made), spans):
        return Result(text, [], protected)
    return Result(made, [edits] if keep_edits else [], spans)


def _edits(text: str) -> Edits:
    lines = _lines(text)
    width = _width(lines)
    if not _NARROWEST <= width <= _WIDEST:
        return []
    base = min(line.indent for line in lines if line.content)
    ends = [_End(left, right, width, base) for left, right in pairwise(lines)]
    wrapped = [end for end in ends if end.is_full and not end.is_kept]
    capitals = sum(end.next_begins_capitalized for end in wrapped)
    if len(wrapped) < _FEWEST or capitals > _MOST_CAPITALS * len(wrapped):
        return []
    return [(end.left.stop, end.right.start + end.right.indent, " ", "lines.joined") for end in _joined(ends)]


def _lines(text: str) -> list[_Line]:
    lines, start = list[_Line](), 0
    for line in text.split("\n"):
        content = line.strip(" \t")
        indent = len(line) - len(line.lstrip(" \t")) if content else 0
        lines.append(_Line(start, content, indent, start + indent + len(content)))
        start += len(line) + 1
    return lines


def _width(lines: Sequence[_Line]) -> int:
    """Return the length of the longest lines, but for a few that stand out."""
    lengths = sorted((line.stop - line.start for line in lines if line.content), reverse=True)
    for longest, next_one in pairwise(lengths[: 2 + len(lengths) // 50]):
        if longest - next_one <= _GAP:
            return longest
    return lengths[0] if lengths else 0


class _End:
    """The end of a line that is followed by another one."""

    __slots__ = (
        "before_item",
        "ends_sentence",
        "is_at_paragraph",
        "is_full",
        "is_kept",
        "is_loose",
        "left",
        "next_begins_capitalized",
        "right",
    )

    def __init__(self, left: _Line, right: _Line, width: int, base: int) -> None:
        self.left, self.right = left, right
        word = right.content.partition(" ")[0]
        self.next_begins_capitalized = compiled(r"\W*[A-ZА-ЯЁ]").match(right.content) is not None
        self.ends_sentence = compiled(_SENTENCE_END).search(left.content) is not None
        self.before_item = compiled(_ITEM).match(right.content) is not None
        self.is_full = bool(left.content and word) and left.stop - left.start + 1 + len(word) > width
        self.is_at_paragraph = not left.content or not right.content or right.indent > base
        self.is_kept = self.is_at_paragraph or bool(
            compiled(_BROKEN_WORD).search(left.content)
            or compiled(_TABLE).search(left.content)
            or compiled(_TABLE).search(right.content)
        )
        is_end = self.before_item or (self.ends_sentence and self.next_begins_capitalized)
        self.is_loose = not self.is_kept and not self.is_full and not is_end


def _joined(ends: Sequence[_End]) -> Iterator[_End]:
    """Yield the line ends that go: those of full lines in blocks that were wrapped."""
    only_width_tells = not any(end.is_at_paragraph for end in ends)
    block: list[_End] = []
    for end in [*ends, None]:
        if end is None or not (end.left.content and end.right.content):
            yield from _joined_in_block(block, only_width_tells)
            block = []
        if end is not None:
            block.append(end)


def _joined_in_block(block: Sequence[_End], only_width_tells: bool) -> Iterator[_End]:
    if sum(end.is_loose for end in block) > _MOST_LOOSE * len(block):
        return
    # A dash or a number may begin a line by chance; where one does after a line that was not full, it is a remark or
    # an item, and so are the others of the block.
    has_items = any(end.before_item and not end.is_full and not end.is_kept for end in block)
    far_inside = _far_inside(block) if only_width_tells else frozenset()
    for number, end in enumerate(block):
        ends_paragraph = end.ends_sentence and end.next_begins_capitalized and number in far_inside
        ends_item = end.before_item and end.ends_sentence and (has_items or only_width_tells)
        if end.is_full and not end.is_kept and not ends_paragraph and not ends_item:
            yield end


def _far_inside(block: Sequence[_End]) -> frozenset[int]:
    """Return the numbers of the line ends with `_LONG` full lines before them and after them.

    Few paragraphs are twice as long, so a sentence that ends there ends one more often than it goes on.
    """
    stops = [-1, *(number for number, end in enumerate(block) if not end.is_full), len(block)]
    return frozenset(number for left, right in pairwise(stops) for number in range(left + _LONG, right - _LONG + 1))
