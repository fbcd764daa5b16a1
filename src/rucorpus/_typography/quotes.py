"""Quotation marks: « » outside, „ “ inside, ‚ ‘ deeper; ’ between letters.

A quotation mark is read by its neighbours first, then by those that are open, and only then by its shape, because
every shape occurs on both sides. One in, one out. A paragraph is a line; pairs are found inside one paragraph only.

Source: Правила русской орфографии и пунктуации (ed. Лопатин, 2006), the chapter on quotation marks, for « » outside
and „ “ inside; the third level and ’ in names are this library's choice.
"""

from collections.abc import Collection, Iterable, Iterator
from functools import partial

from .._base.characters import LETTERS
from .._base.edits import Edits, EditTuple, rules_kept
from .._base.scanner import compiled
from .._base.validation import Style, require_style, require_text
from .._protection.application import settled
from .._protection.finder import Protect
from .html_tags import outside_tags
from .quote_fast_path import FORMS, HAS_CYRILLIC, fast_edits
from .quote_marks import QuotationMark, quotation_marks
from .quote_pairing import pair

_MARK_OR_APOSTROPHE = f"[«»„“”]|(?<=[{LETTERS}])’(?=[{LETTERS}])"


def normalize_quotes(text: str, *, style: Style = "russian", protect: Protect = "auto") -> str:
    """Return `text` with Russian quotation marks: « » outside, „ “ inside, ’ as the apostrophe in words.

    >>> normalize_quotes('Он сказал: "Читай "Вестник" каждый день".')
    'Он сказал: «Читай „Вестник“ каждый день».'
    >>> normalize_quotes("О'Нил купил монитор 17\\".")
    'О’Нил купил монитор 17".'
    >>> normalize_quotes("«Читай „Вестник“»", style="ascii")
    '"Читай "Вестник""'

    Reads " “ ” „ « » << >> `` '' ,, and paired '. A paragraph is a line, so unwrap hard-wrapped text first. Left alone:
    quotation marks between spaces, inches and minutes, ‘meanings’, attributes in HTML tags, paragraphs without
    Cyrillic letters.

    Args:
        text: Any str.
        style: "russian", or "ascii" for straight quotation marks.
        protect: What is not prose and stays as it is; see `protected_spans`.

    Guarantees:
        One quotation mark in, one out: none is added, dropped or moved. One without a partner takes the outer form and
        does not turn the others. Idempotent, linear in `len(text)`; text with nothing to change is returned itself.

    Raises:
        TypeError: `text` is not a str.
        ValueError: An unknown style.
    """
    require_text(text)
    require_style(style)
    return settled(text, protect, partial(quote_pass, style=style))


def quote_pass(text: str, unusual: set[str] | None = None, *, style: Style, without: Collection[str] = ()) -> Edits:
    """Return the edits of one pass but those of the rules `without`; it may leave work for another pass."""
    edits = fast_edits(text, paragraph_edits, unusual) if style == "russian" else _ascii_edits(text)
    return rules_kept(outside_tags(text, edits), without)


def _ascii_edits(text: str) -> Edits:
    found = [mark.start() for mark in compiled(_MARK_OR_APOSTROPHE).finditer(text)]
    found += _third_level(text)
    return [(start, start + 1, "'" if text[start] == "’" else '"', "quotes.to_ascii") for start in sorted(found)]


def _third_level(text: str) -> Iterator[int]:
    """Yield the positions of ‚ and ‘ in pairs; a lone ‘ belongs to a ‘meaning’."""
    opened: list[int] = []
    for mark in compiled("[‚‘\n]").finditer(text):
        if mark[0] == "‚":
            opened.append(mark.start())
        elif mark[0] == "\n":
            opened.clear()
        elif opened:
            yield from (opened.pop(), mark.start())


def paragraph_edits(text: str, start: int, stop: int) -> Iterator[EditTuple]:
    """Yield the edits of the paragraph `text[start:stop]`, from all its quotation marks.

    >>> list(paragraph_edits('Да.\\n"Нет', 4, 8))
    [(4, 5, '«', 'quotes.unpaired')]
    """
    if compiled(HAS_CYRILLIC).search(text, start, stop):
        for edit in _in_form(pair(text, quotation_marks(text, start, stop))):
            if text[edit[0] : edit[1]] != edit[2]:
                yield edit


def _in_form(marks: Iterable[QuotationMark]) -> Iterator[EditTuple]:
    """Yield an edit that gives each quotation mark the form of its level."""
    levels: list[int] = []
    runs_on = False  # whether a quotation has begun that does not end in this paragraph
    for mark in marks:
        start, stop = mark.start, mark.stop
        if mark.is_apostrophe:
            yield start, stop, "’", "quotes.apostrophe"
        elif mark.partner is None:
            if mark.closes is not None:
                runs_on = runs_on or not mark.closes
                yield start, stop, "»" if mark.closes else "«", "quotes.unpaired"
        else:
            if not mark.closes:
                # „…“ in a quotation that runs on into the next paragraph was written one level down on purpose.
                inside = runs_on and (mark.written, mark.partner.written) == ("„", "“")
                levels.append(levels[-1] + 1 if levels else int(inside))
            opening, closing, rule = FORMS[min(levels[-1], 2)]
            yield start, stop, closing if mark.closes else opening, rule
            if mark.closes:
                levels.pop()
