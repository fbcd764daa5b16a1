"""Abbreviations: the table in data/sentences/abbreviations.txt.

The kind of an abbreviation says what it expects:
`head` — a name or a number after it;  `tail` — a number before it, or the end of a list, so it may end a sentence;
`both` — tail after a number, head elsewhere;  `degree` — an academic degree, which a name or a new sentence follows;
`adjective` — a shortened adjective («эл. почта»): before lower case it ends no sentence that begins with a capital;
`word` — also a word of its own (им, тел), so it counts as an
abbreviation only before a number, an initial or a name.
"""

from functools import cache

from .._base.data_files import data_lines


def key(abbreviation: str) -> str:
    """Return an abbreviation as the table holds it: in lower case, without whitespace and without its last period.

    >>> key(" Т. ч.")
    'т.ч'
    """
    return "".join(abbreviation.lower().split()).removesuffix(".")


@cache
def kinds() -> dict[str, str]:
    """Return the kind of every known abbreviation; in the data file «_» stands for a space.

    >>> known = kinds()
    >>> known["акад"], known["т.е"], known["ипр"]
    ('head', 'head', 'tail')
    """
    rows = (line.split(None, 2) for line in data_lines("sentences/abbreviations.txt"))
    return {key(abbreviation.replace("_", " ")): kind for abbreviation, kind, _ in rows}
