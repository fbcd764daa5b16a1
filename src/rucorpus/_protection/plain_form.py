"""The form of a text in which markup is looked for: plain spaces and line ends, nothing invisible, no wide signs.

It is what `normalize_unicode` makes of these characters, so the same places are found before and after it.
"""

import re
from collections.abc import Collection
from functools import cache

from .._edits import Alignment, Edits, apply, places

_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_LINE_ENDS = "\r\x0c\x85\u2028\u2029"
_INVISIBLE = (
    "\0-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
)
_JOINERS = "\u200c\u200d"  # invisible as well; they go only from between letters
_WIDE = "\uff01-\uff5e"
_WIDTH = 0xFEE0  # from a wide sign to the plain one
# What composition, ligatures, hyphens and apostrophes become.
_OTHERS = {"\u212a": "K", "\u212b": "Å", "\u1fef": "`", "\u037e": ";", "‐": "-", "‑": "-", "‒": "-", "ʼ": "’"} | dict(
    zip("ﬀﬁﬂﬃﬄﬅﬆ", ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True)
)


@cache
def _unusual() -> re.Pattern[str]:
    return re.compile(f"[{_SPACES}{_LINE_ENDS}{_INVISIBLE}{_WIDE}{''.join(_OTHERS)}]")


def plain_form(text: str, characters: Collection[str] | None = None) -> tuple[str, Alignment | None]:
    """Return the text in plain form and the way back to the text itself, None where it is the same.

    >>> form, alignment = plain_form("a\\u00a0=\\u200b 1\\r\\n")
    >>> form, alignment.to_source(4, 5)
    ('a = 1\\n', (5, 6))

    `characters` are those among which the text has all that are not plain; without them they are looked for.
    """
    found = _unusual().findall(text) if characters is None else filter(_unusual().match, characters)
    if not (unusual := set(found)):
        return text, None
    edits: Edits = [(at, at + 1, _plain(text, at), "") for at in places(text, unusual)]
    edits = [edit for edit in edits if edit[2] != text[edit[0]]]
    return (apply(text, edits), Alignment(edits)) if edits else (text, None)


def _plain(text: str, at: int) -> str:
    sign = text[at]
    if sign in _LINE_ENDS:
        return "" if text.startswith("\r\n", at) else "\n"
    if sign in _JOINERS and not (text[at - 1 : at].isalnum() and text[at + 1 : at + 2].isalnum()):
        return sign
    if sign in _OTHERS:
        return _OTHERS[sign]
    if sign >= _WIDE[0] and sign <= _WIDE[-1]:
        return chr(ord(sign) - _WIDTH)
    return " " if sign.isspace() and sign >= "\u00a0" else ""
