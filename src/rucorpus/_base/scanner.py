"""Finding what rules look for: compiled patterns, positions of characters, and rules joined into one pass."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import TypeAlias

from .edits import Edits

Pass: TypeAlias = Callable[[str], Edits]
Rule: TypeAlias = tuple[str, Callable[[re.Match[str]], str]]  # a pattern, and what its match becomes

# Patterns are compiled when first used: all of them at import would take longer than the import itself.
compiled: Callable[[str], re.Pattern[str]] = cache(re.compile)


def places(text: str, signs: Iterable[str]) -> list[int]:
    """Return where any of `signs` stands in `text`, sorted.

    >>> places("«Да» — «нет»", "«»")
    [0, 3, 7, 11]

    One search for each sign is faster than one for all. `str.find` is the fastest where its sign is rare, by its lowest
    byte that is: in Russian text < and > share theirs with м and о.
    """
    found: list[int] = []
    for sign in signs:
        if sign in "<>" or len(sign) > 1:
            found += (
                match.start()
                for match in compiled(re.escape(sign[0]) + (f"(?={re.escape(sign[1:])})" if sign[1:] else "")).finditer(
                    text
                )
            )
            continue
        at = text.find(sign)
        while at >= 0:
            found.append(at)
            at = text.find(sign, at + 1)
    found.sort()
    return found


def scanner(
    family: str, rules: Sequence[Rule], start: str = "", places_of: Callable[[str], Iterable[int]] | None = None
) -> Pass:
    """Join `rules` into one left-to-right pass; where two match at a place, the earlier one wins.

    Their patterns go on after `start`, a character class that finds the candidates, or one that `places_of` finds the
    faster. A rule is called as its function.

    >>> def pause(match): return "…"
    >>> scanner("speech", [(r"\\.{3}", pause)])("Да...")
    [(2, 5, '…', 'speech.pause')]
    """
    known = {becomes.__name__: (becomes, f"{family}.{becomes.__name__.strip('_')}") for _, becomes in rules}
    choices = "|".join(f"(?P<{becomes.__name__}>{pattern})" for pattern, becomes in rules)
    pattern = re.compile(f"{start}(?:{choices})", re.MULTILINE)

    def edits(text: str) -> Edits:
        found = []
        for match in pattern.finditer(text) if places_of is None else _matches(pattern, text, places_of(text)):
            becomes, rule = known[match.lastgroup or ""]
            new = becomes(match)
            if new != match[0]:
                found.append((match.start(), match.end(), new, rule))
        return found

    return edits


def _matches(pattern: re.Pattern[str], text: str, starts: Iterable[int]) -> Iterator[re.Match[str]]:
    match_at, done = pattern.match, 0
    for start in starts:
        if start >= done and (match := match_at(text, start)):
            yield match
            done = match.end()
