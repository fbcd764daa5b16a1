"""Names whose usual Latin spelling the letters alone would read as another word: «Syzran», «Tchaikovsky»."""

from functools import cache

from .._base.data_files import data_lines


@cache
def established_names() -> dict[str, str]:
    """Return the names in data/transliteration/names.txt by their spellings, both in lower case.

    >>> established_names()["tchaikovsky"], established_names()["syzran"]
    ('чайковский', 'сызрань')
    """
    rows = (line.split("\t") for line in data_lines("transliteration/names.txt"))
    return {spelling.lower(): name.lower() for name, spellings in rows for spelling in spellings.split()}
