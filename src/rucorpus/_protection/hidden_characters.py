"""Characters that may hide markup: invisible ones inside it, and wide or composed forms of its signs.

The plain form replaces them. They stand apart from it so that the quick check of plain prose imports no more than this.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

from .._base.characters import JOINERS, LIGATURES, LINE_ENDS

SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
ALL_LINE_ENDS = f"\r{LINE_ENDS}"
INVISIBLE = (  # joiners as well, which are removed only between letters
    "\0-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
)
WIDE = "\uff01-\uff5e"
# What composition, ligatures, hyphens and apostrophes become.
OTHERS = {
    "\u212a": "K",
    "\u212b": "Å",
    "\u1fef": "`",
    "\u037e": ";",
    "‐": "-",
    "‑": "-",
    "‒": "-",
    "ʼ": "’",
} | LIGATURES


def hidden() -> frozenset[str]:
    """Return the characters that become markup, or are removed from inside it.

    >>> "＜" in hidden(), "\u200b" in hidden(), "я" in hidden()
    (True, True, False)
    """
    return invisible() | frozenset(map(chr, chain.from_iterable(map(_codes, (WIDE, "\u1fef")))))


@cache
def invisible() -> frozenset[str]:
    """Return the characters that `normalize_unicode` removes, joiners among them."""
    return frozenset(map(chr, chain.from_iterable(map(_codes, (INVISIBLE, JOINERS)))))


def _codes(characters: str) -> Iterator[int]:
    """Yield the code points that a character class has."""
    for found in re.finditer("(.)(?:-(.))?", characters, re.DOTALL):
        yield from range(ord(found[1]), ord(found[2] or found[1]) + 1)


@cache
def replaced() -> frozenset[str]:
    """Return the characters that the plain form replaces."""
    classes = (SPACES, ALL_LINE_ENDS, INVISIBLE, WIDE)
    return frozenset((*map(chr, chain.from_iterable(map(_codes, classes))), *JOINERS, *OTHERS))
