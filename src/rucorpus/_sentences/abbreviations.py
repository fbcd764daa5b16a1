"""Abbreviations: the table in data/sentences/abbreviations.txt, read on first use.

A kind says what an abbreviation expects:
`head` — a name or a number follows;  `tail` — it stands after a number or ends a list, so it may end a sentence;
`both` — tail after a number, head elsewhere;  `word` — a word of its own as well (им, тел), so only a number, an
initial or a name after it tells.
"""

from collections.abc import Iterable
from functools import cache

from .._base.data_files import data_lines

Table = dict[str, str]  # abbreviation in lower case, without blanks and without its last period -> kind


def key(abbreviation: str) -> str:
    """Return the form under which the table holds an abbreviation.

    >>> key(" Т. ч.")
    'т.ч'
    """
    return "".join(abbreviation.lower().split()).removesuffix(".")


@cache
def table() -> Table:
    """Return the kind of every known abbreviation; in the data file «_» stands for a blank.

    >>> known = table()
    >>> known["акад"], known["т.е"], known["ипр"]
    ('head', 'head', 'tail')
    """
    rows = (line.split(None, 2) for line in data_lines("sentences/abbreviations.txt"))
    return {key(abbreviation.replace("_", " ")): kind for abbreviation, kind, _ in rows}


def checked(abbreviations: Iterable[str]) -> tuple[str, ...]:
    """Return the user's abbreviations, sorted; TypeError unless they are several strings.

    >>> checked(["мкр", "т. ч"])
    ('мкр', 'т. ч')
    """
    if isinstance(abbreviations, str | bytes) or not isinstance(abbreviations, Iterable):
        raise TypeError(f"abbreviations: expected several strings such as ('мкр', 'т. ч'), got {abbreviations!r}")
    for abbreviation in (items := tuple(abbreviations)):
        if not isinstance(abbreviation, str):
            raise TypeError(f"expected str as an abbreviation, got {type(abbreviation).__name__}")
    return tuple(sorted(items))
