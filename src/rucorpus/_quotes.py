"""Quotes: « » outside, „ “ inside, ‚ ‘ deeper; ’ between letters.

A mark is read by its neighbours first, then by the marks that are open, and only then by its look, because every look
occurs on both sides. One mark in, one mark out. A paragraph is a line; marks are matched inside one paragraph only.

Source: Правила русской орфографии и пунктуации (ed. Лопатин, 2006), the chapter on quotation marks, for « » outside
and „ “ inside; the third level and ’ in names are this library's choice.
"""

from collections.abc import Iterable, Iterator
from enum import Enum
from re import Match, Pattern

from ._arguments import require_style, require_text
from ._characters import DASHES, LETTERS
from ._edits import Edits, apply, compiled

_HAS_CYRILLIC = "[Ѐ-ԯ]"
_FORMS = (("«", "»", "quotes.outer"), ("„", "“", "quotes.inner"), ("‚", "‘", "quotes.third_level"))
_MARK_OR_APOSTROPHE = f"[«»„“”]|(?<=[{LETTERS}])’(?=[{LETTERS}])"
_THIRD_LEVEL = "‚[^‚‘\n]*‘"  # alone ‘ is part of a ‘meaning’
# Marks that have more than so many others between them are no pair: two lost ones met.
_FARTHEST = 30


class Way(Enum):
    """What a mark is by its neighbours: the start of a quotation, its end, or what the open marks make of it."""

    OPEN = "open"
    CLOSE = "close"
    EITHER = "either"


# For marks that neither neighbours nor open marks decide.
_LOOKS_CLOSED = frozenset(("»", "”", ">>"))
# Marks that are quotes only in pairs, and what closes them; alone they are apostrophes, feet, commas, meaning marks.
_ONLY_IN_PAIRS = {"'": "'", "‚": "‘"}
_INCH = frozenset(('"', "''"))


class Mark:
    """A quotation mark in its paragraph."""

    __slots__ = ("closes", "followed", "match", "number", "partner", "sign", "way")

    def __init__(self, match: Match[str], way: Way | None, *, followed: bool, number: int) -> None:
        self.match, self.sign, self.way = match, match[0], way
        self.followed = followed  # by another mark, directly
        self.number = number  # among the marks of its paragraph
        self.partner: Mark | None = None  # the other mark of the pair
        self.closes: bool | None = None  # None: it is no quotation mark


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
    if style == "ascii":
        return _ascii_edits(text)
    found: Edits = []
    for marks in _paragraphs(text):
        found += (edit for edit in _written(_paired(list(_read(marks)))) if text[edit[0] : edit[1]] != edit[2])
    return found


# A pattern that starts with one class of signs and then looks around is several times faster than one of alternatives.
_SIGNS = "\"“”„«»'‚‘`ʼ<>"
_MARK = (
    rf"(?P<tag>(?<=<)/?[A-Za-z][^<>\n]*>)|(?P<apostrophe>(?<=[{LETTERS}]['`ʼ])(?=[{LETTERS}]))"
    r"|(?<=<)<|(?<=>)>|(?<=`)`|(?<=')'|(?<=[\"“”„«»'‚‘])"
)
# Two low commas before a word are an opening mark.
_COMMAS = (
    rf"(?:(?<=[{DASHES}\s(\[{{{_SIGNS}],)|(?<=[\s(\[{{],,,)|(?<=^,)|(?<=^,,,)),"
    rf"(?=[{DASHES}{LETTERS}\d…,(\[{_SIGNS}]|\.\.)"
)


def _ascii_edits(text: str) -> Edits:
    places = [mark.start() for mark in compiled(_MARK_OR_APOSTROPHE).finditer(text)]
    for pair in compiled(_THIRD_LEVEL).finditer(text):
        places += pair.start(), pair.end() - 1
    return [(at, at + 1, "'" if text[at] == "’" else '"', "quotes.to_ascii") for at in sorted(places)]


def _marks(with_commas: bool) -> Pattern[str]:
    return compiled(f"(?m)[{_SIGNS},](?:{_COMMAS}|{_MARK})" if with_commas else f"[{_SIGNS}](?:{_MARK})")


# Matches as far as every mark is one of a plain pair «…» at the outer level.
_OPENED = r"«(?<=[\s(\[—–-]«)(?=[^\s.,;:!?)—–-])"
_CLOSED = r"»(?<=[^\s(\[—–-]»)(?=[\s.,;:!?)\]…—–-])"
_SETTLED = rf"(?:[^{_SIGNS}]*+{_OPENED}[^{_SIGNS}\n]*+{_CLOSED})*+[^{_SIGNS}]*+"


def _paragraphs(text: str) -> Iterator[list[Match[str]]]:
    """Yield the marks of each paragraph that has any to look at, and Cyrillic letters."""
    with_commas = ",," in text
    marks, start = _marks(with_commas), 0
    while first := marks.search(text, start if with_commas else _after_settled(text, start)):
        stop = text.find("\n", first.start())
        stop = len(text) if stop < 0 else stop
        if compiled(_HAS_CYRILLIC).search(text, text.rfind("\n", 0, first.start()) + 1, stop):
            yield [mark for mark in marks.finditer(text, first.start(), stop) if mark.lastgroup != "tag"]
        start = stop


def _after_settled(text: str, start: int) -> int:
    """Return where the first paragraph begins that has more than plain pairs «…»."""
    settled = compiled(_SETTLED).match(text, start)
    return max(start, text.rfind("\n", 0, settled.end()) + 1) if settled else start


def _read(matches: list[Match[str]]) -> Iterator[Mark]:
    """Yield the marks with the way their neighbours give them; marks side by side have the same neighbours."""
    number = 0
    for run in _runs(matches):
        way = _way_between(run[0].string, run[0].start(), run[-1].end())
        for match in run:
            number += match.lastgroup is None  # an apostrophe will be none of the marks the next time
            yield Mark(match, way, followed=match is not run[-1], number=number)


def _runs(matches: list[Match[str]]) -> Iterator[list[Match[str]]]:
    run: list[Match[str]] = []
    for match in matches:
        if run and run[-1].end() != match.start():
            yield run
            run = []
        run.append(match)
    if run:
        yield run


def _way_between(text: str, start: int, stop: int) -> Way | None:
    """Return what the neighbours of `text[start:stop]` make of it; None for a mark between blanks."""
    before, after, behind = text[start - 1 : start], text[stop : stop + 1], text[stop + 1 : stop + 2]
    ends_after = not after or after.isspace()
    if after in "<>" and after == text[stop - 1]:  # an odd number of them: reply marks, an arrow
        return None
    if not before or before.isspace():
        stray_blank = after in ",.;:!?)" and (not behind or behind.isspace() or behind in DASHES)
        return None if ends_after else Way.EITHER if stray_blank else Way.OPEN
    if before == ":" and ends_after:
        return Way.EITHER
    if ends_after or after in ")]}":
        return Way.CLOSE
    if before in "([{":
        return Way.OPEN
    if after in ",;:!?" or (after == "." and behind != "."):
        return Way.CLOSE
    if after in DASHES:
        return Way.EITHER if before in DASHES else Way.CLOSE
    return Way.OPEN if before in DASHES or before in ",;:/=" else Way.EITHER


def _paired(marks: list[Mark]) -> list[Mark]:
    """Find the partners: a closing mark takes the last open one."""
    stack: list[Mark] = []
    unclosed = 0  # how many of the stack are quotation marks even without a partner
    for mark in marks:
        way = _decided(mark, stack)
        if mark.match.lastgroup or way is None:
            continue
        if _is_inch(mark, unclosed > 0):
            if not unclosed:
                stack.clear()  # no pair of single marks stands around an inch: written «…» it would end there
            continue
        if way is Way.OPEN:
            stack.append(mark)
            if mark.sign not in _ONLY_IN_PAIRS:
                mark.closes = False
                unclosed += 1
        elif mark.sign in _ONLY_IN_PAIRS.values():
            if stack and _ONLY_IN_PAIRS.get(stack[-1].sign) == mark.sign:
                _pair(stack.pop(), mark)
        else:
            while stack and stack[-1].sign in _ONLY_IN_PAIRS:
                stack.pop()
            mark.closes = True
            if stack:
                _pair(stack.pop(), mark)
                unclosed -= 1
    return marks


def _pair(opening: Mark, closing: Mark) -> None:
    if closing.number - opening.number <= _FARTHEST:
        opening.partner, closing.partner = closing, opening
    opening.closes, closing.closes = False, True


def _decided(mark: Mark, stack: list[Mark]) -> Way | None:
    """Return the way of a mark, now that it is known what is open."""
    if mark.sign == "'" and mark.way is Way.EITHER:
        return None
    if mark.sign == "‘" and mark.way is Way.OPEN:
        return None
    if mark.way is not Way.EITHER:
        return mark.way
    return Way.CLOSE if stack or mark.sign in _LOOKS_CLOSED else Way.OPEN


def _is_inch(mark: Mark, is_open: bool) -> bool:
    start, stop = mark.match.span()
    text = mark.match.string
    if mark.sign not in _INCH or not text[start - 1 : start].isdecimal() or text[stop : stop + 1].isalpha():
        return False
    return not is_open or mark.followed


def _written(marks: Iterable[Mark]) -> Iterator[tuple[int, int, str, str]]:
    """Yield every quotation mark in the form of its level."""
    levels: list[int] = []
    runs_on = False
    for mark in marks:
        start, stop = mark.match.span()
        if mark.match.lastgroup == "apostrophe":
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
