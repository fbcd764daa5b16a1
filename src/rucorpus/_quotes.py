"""Quotes: « » outside, „ “ inside, ‚ ‘ deeper; ’ between letters.

A mark is read by its neighbours first, then by the marks that are open, and only then by its look, because every look
occurs on both sides. One mark in, one mark out. A paragraph is a line; marks are matched inside one paragraph only.

Source: Правила русской орфографии и пунктуации (ed. Лопатин, 2006), the chapter on quotation marks, for « » outside
and „ “ inside; the third level and ’ in names are this library's choice.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import pairwise

from ._arguments import require_style, require_text
from ._characters import DASHES, LETTERS
from ._edits import Edits, EditTuple, apply, compiled, places
from ._quote_marks import SIGNS, Mark, marks_between
from ._quote_pairs import FARTHEST, paired
from ._tags import outside_tags

_HAS_CYRILLIC = "[Ѐ-ԯ]"
_FORMS = (("«", "»", "quotes.outer"), ("„", "“", "quotes.inner"), ("‚", "‘", "quotes.third_level"))
_MARK_OR_APOSTROPHE = f"[«»„“”]|(?<=[{LETTERS}])’(?=[{LETTERS}])"
_THIRD_LEVEL = "‚[^‚‘\n]*‘"  # alone ‘ is part of a ‘meaning’

# The neighbours of a pair that can be nothing else, outside and inside. The empty string is the end of the text.
_PLAIN_SIGNS = frozenset('"«»„“”')
_DOUBLE = frozenset("<>`',")
_BEFORE_PLAIN = frozenset(("", *" \t\n([—–-"))
_AFTER_PLAIN = frozenset(("", *" \t\n.,;:!?)]}—–-"))
_NOT_FIRST = frozenset(("", *f" \t\n.,;:!?/()[]{{}}{DASHES}{SIGNS}"))
_NOT_LAST = frozenset(f" \t\n:/=([{{{DASHES}{SIGNS}")
# The most frequent case, a plain pair «…» that is in its form already, by a pattern that begins with one character.
_SETTLED = (
    rf"«(?<=[ \n(\[—–-]«)(?=[^{DASHES} \t\n.,;:!?/()\[\]{{}}{SIGNS}])[^{SIGNS}\n]*+"
    rf"»(?<=[^{DASHES} \t\n:/=(\[{{{SIGNS}]»)(?=[ \n.,;:!?)\]}}—–-])"
)
_OTHER_SIGNS = (*SIGNS.replace("«", "").replace("»", ""), ",,")


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
    return _russian_edits(text) if style == "russian" else _ascii_edits(text)


def _ascii_edits(text: str) -> Edits:
    found = [mark.start() for mark in compiled(_MARK_OR_APOSTROPHE).finditer(text)]
    for pair in compiled(_THIRD_LEVEL).finditer(text):
        found += pair.start(), pair.end() - 1
    edits = [(at, at + 1, "'" if text[at] == "’" else '"', "quotes.to_ascii") for at in sorted(found)]
    return outside_tags(text, edits)


def _russian_edits(text: str) -> Edits:
    """Look at the paragraphs that have more than plain pairs «…»."""
    others = places(text, _OTHER_SIGNS)
    if not others and 2 * len(compiled(_SETTLED).findall(text)) == text.count("«") + text.count("»"):
        return []
    settled = [place for match in compiled(_SETTLED).finditer(text) for place in (match.start(), match.end() - 1)]
    doubtful = _doubtful(text, others, settled)
    signs = sorted(doubtful + settled) if doubtful else []
    found: Edits = []
    at = 0
    while at < len(doubtful):
        start, stop = _paragraph(text, doubtful[at])
        found += _paragraph_edits(text, start, stop, signs[bisect_left(signs, start) : bisect_left(signs, stop)])
        at = bisect_left(doubtful, stop, at)
    return found


def _doubtful(text: str, others: list[int], settled: list[int]) -> list[int]:
    """Return where the signs stand that are not settled, sorted; of two that make one mark, the first."""
    found = sorted(others + list(set(places(text, "«»")).difference(settled)))
    return [at for before, at in pairwise([-2, *found]) if not (at == before + 1 and text[at] == text[before])]


def _paragraph(text: str, place: int) -> tuple[int, int]:
    stop = text.find("\n", place)
    return text.rfind("\n", 0, place) + 1, stop if stop >= 0 else len(text)


def _paragraph_edits(text: str, start: int, stop: int, signs: list[int]) -> Iterable[EditTuple]:
    """Return the edits of a paragraph, quotation by quotation as long as they are plain, else from its marks."""
    found: Edits = []
    at = 0
    while at < len(signs):
        marks = _plain_quotation(text, signs, at)
        if not marks:
            return _edits_of_marks(text, start, stop)
        at += len(marks)
        found += [edit for edit in _plain_edits(marks) if text[edit[0] : edit[1]] != edit[2]]
    return found


def _plain_quotation(text: str, signs: list[int], first: int) -> list[tuple[int, int]]:
    """Return the spans of the marks of the quotation that begins with the sign `first`; none where it is not plain.

    >>> _plain_quotation('О "Повести "Дым"", "Новь"', [2, 11, 15, 16, 19, 24], 4)
    [(19, 20), (24, 25)]

    Plain is a quotation that is the same whatever else the paragraph has: no blank on the wrong side, nothing but pairs
    inside, none of them deeper than the second level.
    """
    at, count = first + 1, len(signs)
    marks = [(signs[first], _plainly_opened(text, signs[first]))]
    while at + 1 < count and (opened := _plainly_opened(text, signs[at])):
        if not (closed := _plainly_closed(text, signs[at + 1])):
            return []
        marks += (signs[at], opened), (signs[at + 1], closed)
        at += 2
    if not marks[0][1] or at >= count or len(marks) > FARTHEST or not (closed := _plainly_closed(text, signs[at])):
        return []
    opening, closing = signs[first], signs[at]
    marks.append((closing, closed))
    is_russian = "Ѐ" <= text[opening + 1] <= "ԯ" or compiled(_HAS_CYRILLIC).search(text, opening, closing)
    return marks if is_russian or text[opening] + text[closing] == "«»" else []


def _plainly_opened(text: str, at: int) -> int:
    """Return where a mark ends that can only be an opening one, 0 for another sign."""
    first = at + 1 if text[at] in _PLAIN_SIGNS else _end_of_double(text, at)
    if text[at - 1 : at] not in _BEFORE_PLAIN or text[first : first + 1] in _NOT_FIRST:
        return 0
    return first if text[at] != "," or text[first].isalpha() else 0


def _plainly_closed(text: str, at: int) -> int:
    """Return where a mark ends that can only be a closing one, 0 for another sign."""
    after = at + 1 if text[at] in _PLAIN_SIGNS else _end_of_double(text, at)
    return after if text[at - 1] not in _NOT_LAST and text[after : after + 1] in _AFTER_PLAIN and text[at] != "," else 0


def _end_of_double(text: str, at: int) -> int:
    # Where it is a single one its end is its start, and there it is followed by no letter and no blank, but by itself.
    return at + 2 if text[at] in _DOUBLE and text.startswith(text[at], at + 1) else at


def _plain_edits(marks: list[tuple[int, int]]) -> Edits:
    """Return the edits of a plain quotation: «outer, with pairs „inside“»."""
    opening, closing, rule = _FORMS[0]
    first, *inner, last = marks
    edits = [(*first, opening, rule), (*last, closing, rule)]
    if inner:
        opening, closing, rule = _FORMS[1]
        edits[1:1] = [(*mark, closing if number % 2 else opening, rule) for number, mark in enumerate(inner)]
    return edits


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
