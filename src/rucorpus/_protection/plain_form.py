"""The form of a text in which markup is searched for: plain spaces and line ends, nothing invisible or wide.

`normalize_unicode` replaces these characters alike, so the same spans are found before and after it.
"""

import re
from collections.abc import Collection, Iterable
from functools import cache

from .._base.characters import JOINERS, WIDTH
from .._base.edits import Edits
from .._base.scanner import compiled, positions
from .hidden_characters import ALL_LINE_ENDS, INVISIBLE, OTHERS, SPACES, WIDE, replaced

_IN_WORD = r"(?<=[^\W_].)(?=[^\W_])"


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(f"[{SPACES}{ALL_LINE_ENDS}{INVISIBLE}{JOINERS}{WIDE}{''.join(OTHERS)}]")


def replaced_in(text: str) -> set[str]:
    """Return the characters of the text that the plain form replaces.

    >>> replaced_in("a\\u00a0= 1\\r\\n") == {"\\u00a0", "\\r"}
    True
    """
    return {*_pattern().findall(text)}


def plain_form(text: str, unusual: Collection[str] | None = None) -> str:
    """Return the text in plain form.

    >>> plain_form("a\\u00a0= 1\\r\\n")
    'a = 1\\n'

    `unusual` are characters of the text, if known: all that the plain form replaces are among them.
    """
    present = replaced_in(text) if unusual is None else replaced().intersection(unusual)
    for joiner in present.intersection(JOINERS):
        text = compiled(joiner + _IN_WORD).sub("", text)
    if "\r" in present:
        text = text.replace("\r\n", "\n")
    for character in present.difference(JOINERS):
        text = text.replace(character, _plain(character, 0))
    return text


def plain_edits(text: str, unusual: Iterable[str] | None = None) -> Edits:
    """Return the edits that bring the text into plain form; with `unusual`, those that replace these characters.

    >>> plain_edits("a\\u00a0= 1\\r\\n")
    [(1, 2, ' ', ''), (5, 6, '', '')]
    """
    present = replaced_in(text) if unusual is None else replaced().intersection(unusual)
    return sorted(edit for character in present for edit in _edits_of(text, character))


def may_change_length(character: str) -> bool:
    """Return whether what the plain form replaces a character by may be empty or longer.

    >>> may_change_length("\\r"), may_change_length("\\u00a0")
    (True, False)
    """
    return character == "\r" or character in JOINERS or len(_plain(character, 0)) != 1


def _edits_of(text: str, character: str) -> Edits:
    """Return the edits that replace all occurrences of a character by its plain form."""
    found = positions(text, character)
    if not found:
        return []
    if character == "\r" or character in JOINERS:
        return [(at, at + 1, new, "") for at in found if (new := _plain(text, at)) != character]
    new = _plain(text, found[0])
    return [(at, at + 1, new, "") for at in found]


def _plain(text: str, at: int) -> str:
    character = text[at]
    if character in ALL_LINE_ENDS:
        return "" if text.startswith("\r\n", at) else "\n"
    if character in JOINERS and not (text[at - 1 : at].isalnum() and text[at + 1 : at + 2].isalnum()):
        return character
    if character in OTHERS:
        return OTHERS[character]
    if WIDE[0] <= character <= WIDE[-1]:
        return chr(ord(character) - WIDTH)
    return " " if character.isspace() and character >= "\u00a0" else ""
