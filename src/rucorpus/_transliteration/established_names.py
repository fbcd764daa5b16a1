"""Names whose usual Latin spelling the letters alone would read as another word: «Syzran», «Tchaikovsky»."""

from functools import cache

from .._base.data_files import data_lines


def established_name(word: str) -> str | None:
    """Return the name in lower case that a word is the usual spelling of; None if it is none.

    >>> established_name("Tchaikovsky"), established_name("syzran"), established_name("Ust"), established_name("ust")
    ('чайковский', 'сызрань', 'усть', None)
    """
    lower = word.lower()
    return _names().get(lower) or (_names().get(f"^{lower}") if word[:1].isupper() else None)


@cache
def _names() -> dict[str, str]:
    """Return the names in data/transliteration/names.txt by their spellings, both in lower case."""
    rows = (line.split("\t") for line in data_lines("transliteration/names.txt"))
    return {spelling.lower(): name.lower() for name, spellings in rows for spelling in spellings.split()}
