"""Quotes: « » outside, „ “ inside, ‚ ‘ deeper; ’ between letters.

A mark is read by its neighbours first, then by the marks that are open, and only then by its look, because every look
occurs on both sides. One mark in, one mark out. A paragraph is a line; marks are matched inside one paragraph only.

Source: Правила русской орфографии и пунктуации (ed. Лопатин, 2006), the chapter on quotation marks, for « » outside
and „ “ inside; the third level and ’ in names are this library's choice.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import cycle

from .._base.characters import DASHES, LETTERS
from .._base.edits import Edits, EditTuple, apply
from .._base.scanner import compiled, places
from .._base.validation import require_style, require_text
from .html_tags import outside_tags
from .quote_marks import SIGNS, Mark, marks_between
from .quote_pairing import FARTHEST, paired

_HAS_CYRILLIC = "[Ѐ-ԯ]"
_FORMS = (("«", "»", "quotes.outer"), ("„", "“", "quotes.inner"), ("‚", "‘", "quotes.third_level"))
_MARK_OR_APOSTROPHE = f"[«»„“”]|(?<=[{LETTERS}])’(?=[{LETTERS}])"

# A plain pair is the same whatever else its paragraph has: no blank on the wrong side, only such pairs inside.
_BEFORE = r"[^ \t\n(\[—–-]"
_FIRST = rf"[^{DASHES} \t\n.,;:!?/()\[\]{{}}{SIGNS}]"
_LAST = rf"[^{DASHES} \t\n:/=(\[{{{SIGNS}]"
_AFTER = r"[^ \t\n.,;:!?…)\]}—–-]"
_DOTS = "[….]"  # between two of them a mark may be an opening one: …"…да"
_MARK = "[\"«»„“”]|<<|>>|``|''"
_OPENED = rf"(?<!{_BEFORE})(?:{_MARK}|,,(?=[{LETTERS}]))(?={_FIRST})"
_CLOSED = rf"(?<={_LAST})(?<!{_DOTS}(?=(?:{_MARK})…))(?:{_MARK})(?!{_AFTER})"
_TEXT = rf"(?:[^{SIGNS},\n]++|,(?!,))*+"
_MOST_INSIDE = FARTHEST // 2 - 1
_PLAIN = (
    rf"({_OPENED})(?=[^{SIGNS}\n]*?{_HAS_CYRILLIC}){_TEXT}"
    rf"((?:{_OPENED}{_TEXT}{_CLOSED}{_TEXT}){{1,{_MOST_INSIDE}}}+)?+({_CLOSED})"
)
_INSIDE = f"{_OPENED}|{_CLOSED}"
# The most frequent case, plain pairs that are in their form already, by a pattern that begins with one character.
_SETTLED_INSIDE = (
    rf"„(?<!(?!«){_BEFORE}„)(?={_FIRST})[^{SIGNS}\n]*+“(?<={_LAST}“)(?<!{_DOTS}“(?=…))(?!(?!»){_AFTER})[^{SIGNS}\n]*+"
)
_SETTLED = (
    rf"«(?<!{_BEFORE}«)(?={_FIRST}|„)[^{SIGNS}\n]*+(?:{_SETTLED_INSIDE}){{0,{_MOST_INSIDE}}}+"
    rf"»(?<=(?:{_LAST}|“)»)(?<!{_DOTS}»(?=…))(?!{_AFTER})"
)
_OTHER_SIGNS = (*SIGNS.translate(dict.fromkeys(map(ord, "«»„“"))), ",,")


def normalize_quotes(text: str, *, style: str = "russian") -> str:
    """Return `text` with Russian quotation marks: « » outside, „ “ inside, ’ as the apostrophe in words.

    >>> normalize_quotes('Он сказал: "Читай "Вестник" каждый день".')
    'Он сказал: «Читай „Вестник“ каждый день».'
    >>> normalize_quotes("О'Нил купил монитор 17\\".")
    'О’Нил купил монитор 17".'
    >>> normalize_quotes("«Читай „Вестник“»", style="ascii")
    '"Читай "Вестник""'

    Reads " “ ” „ « » << >> `` '' ,, and paired '. Idempotent, linear in `len(text)`; text with nothing to change is
    returned itself. One mark in, one mark out: none is added, dropped or moved. A mark without a partner takes the
    outer form and does not turn the others. Left alone: marks between blanks, inches and minutes, ‘meanings’,
    attributes in HTML tags, paragraphs without Cyrillic letters. A paragraph is a line, so unwrap hard-wrapped text
    first. Raises TypeError when `text` is not a str, ValueError for an unknown style.
    """
    return apply(text, quote_edits(text, style=style))


def quote_edits(text: str, *, style: str = "russian") -> Edits:
    """Return the edits of `normalize_quotes`, sorted and disjoint.

    >>> quote_edits('"Да" «нет»')
    [(0, 1, '«', 'quotes.outer'), (3, 4, '»', 'quotes.outer')]
    """
    require_text(text)
    require_style(style)
    return outside_tags(text, _russian_edits(text) if style == "russian" else _ascii_edits(text))


def _ascii_edits(text: str) -> Edits:
    found = [mark.start() for mark in compiled(_MARK_OR_APOSTROPHE).finditer(text)]
    found += _third_level(text)
    return [(at, at + 1, "'" if text[at] == "’" else '"', "quotes.to_ascii") for at in sorted(found)]


def _third_level(text: str) -> Iterator[int]:
    """Yield where the marks of pairs ‚…‘ stand; a lone ‘ is part of a ‘meaning’."""
    opened: list[int] = []
    for mark in compiled("[‚‘\n]").finditer(text):
        if mark[0] == "‚":
            opened.append(mark.start())
        elif mark[0] == "\n":
            opened.clear()
        elif opened:
            yield from (opened.pop(), mark.start())


def _russian_edits(text: str) -> Edits:
    """Return the edits of plain pairs at once, and those of a paragraph that has more from all its marks."""
    others, inner = places(text, _OTHER_SIGNS), places(text, "„“")
    if not others and _is_settled(text, len(inner)):
        return []
    plain, done = compiled(_PLAIN).match, 0
    found: Edits = []
    for at in sorted(others + inner + places(text, "«»")):
        if at < done:
            continue
        if pair := plain(text, at):
            done = pair.end()
            found += _plain_edits(pair)
        else:
            start, done = _paragraph(text, at)
            while found and found[-1][0] >= start:
                found.pop()
            found += _edits_of_marks(text, start, done)
    return found


def _is_settled(text: str, inner: int) -> bool:
    """Tell whether all « » and the `inner` marks „ “ stand in plain quotations."""
    quotations = compiled(_SETTLED).findall(text)
    settled = "".join(quotations)
    return settled.count("„") + settled.count("“") == inner and text.count("«") == len(quotations) == text.count("»")


def _paragraph(text: str, place: int) -> tuple[int, int]:
    stop = text.find("\n", place)
    return text.rfind("\n", 0, place) + 1, stop if stop >= 0 else len(text)


def _plain_edits(pair: re.Match[str]) -> list[EditTuple]:
    """Return the edits of a plain pair: «outer, with pairs „inside“»."""
    opening, closing, rule = _FORMS[0]
    found: Edits = []
    if pair[1] != opening:
        found.append((pair.start(1), pair.end(1), opening, rule))
    if pair[2]:
        found += _inner_edits(compiled(_INSIDE).finditer(pair.string, *pair.span(2)))
    if pair[3] != closing:
        found.append((pair.start(3), pair.end(3), closing, rule))
    return found


def _inner_edits(marks: Iterable[re.Match[str]]) -> Iterator[EditTuple]:
    *forms, rule = _FORMS[1]
    for mark, form in zip(marks, cycle(forms), strict=False):
        if mark[0] != form:
            yield mark.start(), mark.end(), form, rule


def _edits_of_marks(text: str, start: int, stop: int) -> Iterator[EditTuple]:
    if compiled(_HAS_CYRILLIC).search(text, start, stop):
        for edit in _written(paired(text, marks_between(text, start, stop))):
            if text[edit[0] : edit[1]] != edit[2]:
                yield edit


def _written(marks: Iterable[Mark]) -> Iterator[EditTuple]:
    """Yield every quotation mark in the form of its level."""
    levels: list[int] = []
    runs_on = False
    for mark in marks:
        start, stop = mark.start, mark.stop
        if mark.is_apostrophe:
            yield start, stop, "’", "quotes.apostrophe"
        elif mark.closes is not None and mark.partner is None:
            runs_on = runs_on or not mark.closes
            yield start, stop, "»" if mark.closes else "«", "quotes.unpaired"
        elif mark.partner:
            if not mark.closes:
                # „…“ in a quotation that runs on into the next paragraph was written one level down on purpose.
                inside = runs_on and (mark.sign, mark.partner.sign) == ("„", "“")
                levels.append(levels[-1] + 1 if levels else int(inside))
            opening, closing, rule = _FORMS[min(levels[-1], 2)]
            yield start, stop, closing if mark.closes else opening, rule
            if mark.closes:
                levels.pop()
