"""Where a line end can go that stood within a word: to blanks beside the word, or else to the next ones behind it."""

from bisect import bisect_left
from typing import TypeAlias

from .._base.edits import Edits
from .._base.scanner import compiled
from .line_breaks import BLANKS, LINE_END, NO_BREAK, REACH, first_token

Room: TypeAlias = tuple[int, int]  # blanks that a line end can take the place of
Owed: TypeAlias = tuple[int, str]  # the end of a word, and a line end that found no room beside it

_PARAGRAPH_END = rf"[{BLANKS}]*(?:\Z|\f|{LINE_END}[{BLANKS}]*(?:\Z|\f|{LINE_END}))"
# A line does not begin with a dash: it would look like a remark.
_ROOM = rf"(?<=\S)(?:(?P<end>(?={_PARAGRAPH_END}))|{NO_BREAK}[{BLANKS}]+(?=[^\s–—-]))"


def room_before(text: str, mark: int, taken: int) -> list[Room]:
    """Return the blanks before a broken word; none where it begins its line or where another word would be broken.

    >>> room_before("Зацвела чере-\\nмуха.", 12, 0), room_before("чере-\\nмуха.", 4, 0)
    ([(7, 8)], [])

    Blanks before `taken` are not free.
    """
    start = mark - len(first_token(text, mark))
    before = text[max(taken, start - REACH) : start]
    words = before.rstrip(BLANKS)
    begin = start - len(before) + len(words)
    if not words or words[-1].isspace() or begin == start or not compiled(NO_BREAK).match(text, begin):
        return []
    return [(begin, start)]


def later_rooms(text: str, owed: list[Owed], edits: Edits) -> Edits:
    """Return edits that put each line end to the next blanks that are free, or to the end of the paragraph.

    >>> later_rooms("чере-\\nмуха\\nу реки", [(10, "\\n")], [(4, 6, "", "hyphens.letters")])
    [(12, 13, '\\n', 'hyphens.line_end')]
    """
    made: Edits = []
    waiting: list[str] = []
    owed = owed[::-1]
    for room in compiled(_ROOM).finditer(text, owed[-1][0]):
        while owed and owed[-1][0] <= room.start():
            waiting.append(owed.pop()[1])
        if waiting and _is_free(room.span(), edits):
            count = 1 if room["end"] is None else len(waiting)
            made.append((*room.span(), "".join(waiting[:count]), "hyphens.line_end"))
            del waiting[:count]
        if not waiting and not owed:
            break
    return made


def _is_free(room: Room, edits: Edits) -> bool:
    before = bisect_left(edits, (max(room[1], room[0] + 1),)) - 1
    return before < 0 or edits[before][1] <= room[0]
