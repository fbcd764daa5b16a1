"""The form of a text in which markup is searched for: plain spaces and line ends, nothing invisible or wide.

`normalize_unicode` replaces these characters alike, so the same spans are found before and after it.
"""

import re
from collections.abc import Collection, Iterator
from functools import cache
from itertools import chain

from .._base.edits import Edits
from .._base.scanner import compiled, positions

_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_LINE_ENDS = "\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_INVISIBLE = (
    "\0-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
)
_JOINERS = "\u200c\u200d"  # invisible as well; removed only between letters
_IN_WORD = r"(?<=[^\W_].)(?=[^\W_])"
_WIDE = "\uff01-\uff5e"
_WIDTH = 0xFEE0  # from a wide character to the plain one
# What composition, ligatures, hyphens and apostrophes become.
_OTHERS = {"\u212a": "K", "\u212b": "Å", "\u1fef": "`", "\u037e": ";", "‐": "-", "‑": "-", "‒": "-", "ʼ": "’"} | dict(
    zip("ﬀﬁﬂﬃﬄﬅﬆ", ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True)
)


def hidden() -> frozenset[str]:
    """Return the characters that become markup, or are removed from inside it.

    >>> "＜" in hidden(), "\u200b" in hidden(), "я" in hidden()
    (True, True, False)
    """
    return invisible() | frozenset(map(chr, chain.from_iterable(map(_codes, (_WIDE, "\u1fef")))))


@cache
def invisible() -> frozenset[str]:
    """Return the characters that `normalize_unicode` removes, joiners among them."""
    return frozenset(map(chr, chain.from_iterable(map(_codes, (_INVISIBLE, _JOINERS)))))


def _codes(characters: str) -> Iterator[int]:
    """Yield the code points that a character class has."""
    for found in re.finditer("(.)(?:-(.))?", characters, re.DOTALL):
        yield from range(ord(found[1]), ord(found[2] or found[1]) + 1)


@cache
def replaced() -> frozenset[str]:
    """Return the characters that the plain form replaces."""
    classes = (_SPACES, _LINE_ENDS, _INVISIBLE, _WIDE)
    return frozenset((*map(chr, chain.from_iterable(map(_codes, classes))), *_JOINERS, *_OTHERS))


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(f"[{_SPACES}{_LINE_ENDS}{_INVISIBLE}{_JOINERS}{_WIDE}{''.join(_OTHERS)}]")


def plain_form(text: str, unusual: Collection[str] | None = None) -> str:
    """Return the text in plain form.

    >>> plain_form("a\\u00a0= 1\\r\\n")
    'a = 1\\n'

    `unusual` are characters of the text, if known: all that the plain form replaces are among them.
    """
    present = replaced().intersection(_pattern().findall(text) if unusual is None else unusual)
    for joiner in present.intersection(_JOINERS):
        text = compiled(joiner + _IN_WORD).sub("", text)
    if "\r" in present:
        text = text.replace("\r\n", "\n")
    for character in present.difference(_JOINERS):
        text = text.replace(character, _plain(character, 0))
    return text


def plain_edits(text: str) -> Edits:
    """Return the edits that bring the text into plain form.

    >>> plain_edits("a\\u00a0= 1\\r\\n")
    [(1, 2, ' ', ''), (5, 6, '', '')]
    """
    return sorted(edit for character in {*_pattern().findall(text)} for edit in _edits_of(text, character))


def _edits_of(text: str, character: str) -> Edits:
    """Return the edits that replace all occurrences of a character by its plain form."""
    found = positions(text, character)
    if character == "\r" or character in _JOINERS:
        return [(at, at + 1, new, "") for at in found if (new := _plain(text, at)) != character]
    new = _plain(text, found[0])
    return [(at, at + 1, new, "") for at in found]


def _plain(text: str, at: int) -> str:
    character = text[at]
    if character in _LINE_ENDS:
        return "" if text.startswith("\r\n", at) else "\n"
    if character in _JOINERS and not (text[at - 1 : at].isalnum() and text[at + 1 : at + 2].isalnum()):
        return character
    if character in _OTHERS:
        return _OTHERS[character]
    if _WIDE[0] <= character <= _WIDE[-1]:
        return chr(ord(character) - _WIDTH)
    return " " if character.isspace() and character >= "\u00a0" else ""
