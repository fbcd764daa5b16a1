"""Finding what rules look for: compiled patterns, positions of characters, and rules joined into one pass."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple, TypeAlias

from .edits import Edits

# Given are a text and, if known, the unusual characters that it may have.
Normalizer: TypeAlias = Callable[[str, set[str] | None], Edits]


class Rule(NamedTuple):
    """One row of a table of rules; a test runs its example."""

    name: str  # without the name of the stage: «between_words»; several rows may share one
    pattern: str  # without capturing groups
    becomes: str | Callable[[re.Match[str]], str | None]  # None: the rule does not apply, a later row may
    example: str  # before → after


# Patterns are compiled when first used: all of them at import would take longer than the import itself.
compiled: Callable[[str], re.Pattern[str]] = cache(re.compile)


def positions(text: str, strings: Iterable[str]) -> list[int]:
    """Return the sorted positions in `text` at which any of `strings` stands.

    >>> positions("«Да» — «нет»", "«»")
    [0, 3, 7, 11]

    One search for each string is faster than one search for all of them.
    """
    found: list[int] = []
    for string in strings:
        if len(string) > 1:  # faster than `str.find` where the first character is frequent: ,,
            found += [match.start() for match in _string_pattern(string).finditer(text)]
            continue
        position = text.find(string)
        while position >= 0:
            found.append(position)
            position = text.find(string, position + 1)
    found.sort()
    return found


@cache
def _string_pattern(string: str) -> re.Pattern[str]:
    return re.compile(f"{re.escape(string[0])}(?={re.escape(string[1:])})")


def present(characters: str, unusual: set[str] | None) -> Iterable[str]:
    """Return those of some unusual characters that a text may have.

    >>> "".join(present("«„", {"„", "“"})), "".join(present("«„", None))
    ('„', '«„')
    """
    return characters if unusual is None else unusual.intersection(characters)


def before_in_line(text: str, stop: int, longest: int) -> str:
    """Return at most `longest` characters of a line that end at `stop`.

    >>> before_in_line("Да.\\nВот и всё", 10, 5), before_in_line("Да.\\nВот", 6, 5)
    ('от и ', 'Во')
    """
    start = max(0, stop - longest)
    return text[max(start, text.rfind("\n", start, stop) + 1) : stop]


def scanner(
    stage: str,
    rules: Sequence[Rule],
    start: str = "",
    candidates: Callable[[str, set[str] | None], Iterable[int]] | None = None,
) -> Normalizer:
    """Return a normalizer that makes one pass from left to right; where two rules match, the earlier row wins.

    >>> scanner("speech", [Rule("pause", r"\\.{3}", "…", "Да... → Да…")])("Да...")
    [(2, 5, '…', 'speech.pause')]

    The pattern of every rule continues `start`, a character class that finds the candidates. `candidates` returns
    their positions, sorted, where that is faster than a search.
    """
    named = [(f"{stage}.{rule.name}", rule.becomes) for rule in rules]
    joined = [f"(?m){start}(?:{'|'.join(f'({rule.pattern})' for rule in rules[row:])})" for row in range(len(rules))]

    def edits(text: str, unusual: set[str] | None = None) -> Edits:
        found: Edits = []
        done = 0
        first = compiled(joined[0])
        for position in candidates(text, unusual) if candidates else (match.start() for match in first.finditer(text)):
            match, row = first.match(text, position) if position >= done else None, 0
            while match:
                row += match.lastindex or 1  # of the row after the one that matched
                name, becomes = named[row - 1]
                new = becomes if isinstance(becomes, str) else becomes(match)
                if new is not None:
                    done = match.end()
                    if new != match[0]:
                        found.append((position, done, new, name))
                    break
                match = compiled(joined[row]).match(text, position) if row < len(rules) else None
        return found

    return edits


def matches(text: str, pattern: str, first: Collection[str]) -> Iterator[re.Match[str]]:
    """Yield the matches of a pattern; `first` are the characters of the text that a match may begin with.

    >>> [match[0] for match in matches("да, нет", "[ен]+", "ен")]
    ['не']
    """
    if len(first) > _MANY:
        yield from compiled(pattern).finditer(text)
        return
    done = 0
    for position in positions(text, first):
        if position >= done and (match := compiled(pattern).match(text, position)):
            done = match.end()
            yield match


_MANY = 10  # characters; one search for all of them is then about as fast as one search for each
