"""Where a line end can go that stood within a word: to blanks beside the word, or else to the next ones behind it."""

from bisect import bisect_left
from re import Match
from typing import TypeAlias

from ._breaks import BLANKS, LINE_END, NO_BREAK, REACH, first_token
from ._edits import Edits, compiled

Room: TypeAlias = tuple[int, int]  # blanks that a line end can take the place of
Owed: TypeAlias = tuple[int, str]  # the end of a word, and a line end that found no room beside it

_PARAGRAPH_END = rf"[{BLANKS}]*(?:\Z|\f|{LINE_END}[{BLANKS}]*(?:\Z|\f|{LINE_END}))"
# A line does not begin with a dash: it would look like a remark.
_ROOM = rf"(?<=\S)(?:(?P<end>(?={_PARAGRAPH_END}))|{NO_BREAK}[{BLANKS}]+(?=[^\s–—-]))"


def rooms_beside(text: str, first: Match[str], last: Match[str], taken: int) -> list[Room]:
    """Return the blanks behind the last break of a word and before the first; not those before `taken`."""
    behind = [last.span("room")] if last["room"] else []
    return behind + [room for room in _room_before(text, first.start()) if room[0] >= taken]


def _room_before(text: str, mark: int) -> list[Room]:
    """Return the blanks before a word that does not begin its line, where a line end would not break another word."""
    start = mark - len(first_token(text, mark))
    before = text[max(0, start - REACH) : start]
    words = before.rstrip(BLANKS)
    room = (start - len(before) + len(words), start)
    if not words or words[-1].isspace() or len(words) == len(before) or not compiled(NO_BREAK).match(text, room[0]):
        return []
    return [room]


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
