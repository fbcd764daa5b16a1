"""The caller's own abbreviations, which end a sentence only before a word that plainly begins one."""

import re
from collections.abc import Iterable
from functools import lru_cache

from .abbreviations import key
from .capitalization import BEGINS, level
from .features import LEFT_CONTEXT
from .word_shapes import CLOSERS, OPENING

Own = tuple[str, ...]  # the caller's abbreviations, sorted


def checked(abbreviations: Iterable[str]) -> Own:
    """Return the caller's abbreviations, sorted; TypeError unless they are several strings.

    >>> checked(["мкр", "т. ч"])
    ('мкр', 'т. ч')
    """
    if abbreviations == ():
        return ()
    if isinstance(abbreviations, str | bytes) or not isinstance(abbreviations, Iterable):
        raise TypeError(f"abbreviations: expected several strings such as ('мкр', 'т. ч'), got {abbreviations!r}")
    for abbreviation in (items := tuple(abbreviations)):
        if not isinstance(abbreviation, str):
            raise TypeError(f"abbreviations: expected strings such as 'мкр', got {abbreviation!r}")
    return tuple(sorted(items))


def own_decision(text: str, start: int, offset: int, own: Own) -> bool | None:
    """Return whether a sentence begins at `offset`, or None unless one of `own` and its period stand before it.

    One begins only before a word that plainly begins sentences, and never inside an abbreviation of several parts.

    >>> [own_decision(text, 0, 7, ("мкр",)) for text in ("В мкр. Новый", "В мкр. Он", "В мкр. он", "В шар. Он")]
    [False, True, False, None]
    """
    left = text[max(start, offset - LEFT_CONTEXT) : offset].rstrip().rstrip(CLOSERS)
    next_word = NEXT_WORD.match(text, offset)
    if left[-1:] != "." or not next_word:
        return None
    following = next_word[1]
    whole, begun, most = _forms(own)
    words = left[:-1].lower().split()
    for number in range(1, min(most, len(words)) + 1):
        form = "".join(words[-number:]).lstrip(OPENING)
        if f"{form}.{following.lower()}" in begun:
            return False
        if form in whole:
            return following[:1].isupper() and level(following) >= BEGINS
    return None


NEXT_WORD = re.compile(r"\W{0,8}+([\w-]*)")


@lru_cache(maxsize=64)
def _forms(own: Own) -> tuple[frozenset[str], frozenset[str], int]:
    """Return the caller's abbreviations, these and the first parts of longer ones, and of how many words they are.

    >>> whole, begun, most = _forms(("мкр", "и т. ч"))
    >>> sorted(whole), sorted(begun), most
    (['ит.ч', 'мкр'], ['ит', 'ит.ч', 'мкр'], 3)
    """
    whole = frozenset(form for item in own if (form := key(item)))
    parts = {form[:end] for form in whole for end, character in enumerate(form) if character == "." and end}
    return whole, whole | parts, max((len(item.replace(".", " ").split()) for item in own), default=0)
