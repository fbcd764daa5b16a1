"""The error for a scheme that is unknown; imported when there is one, because `difflib` takes long to import."""

from difflib import get_close_matches

from .._errors import SchemeError
from .schemes import aliases, letters_and_digits, load, names


def unknown_scheme(name: str) -> SchemeError:
    """Return the error for a name, in Latin or Cyrillic, with the names nearest to it: those that contain it first.

    >>> unknown_scheme("паспорт").nearest[0]
    'passport'
    """
    known = {letters_and_digits(other): other for other in (*names(), *aliases())}
    latin = load("icao_doc_9303").letters
    given = "".join(latin.get(letter, letter) for letter in letters_and_digits(name))
    similar = get_close_matches(given, known, n=3, cutoff=0.5)
    longer = sorted((other for other in known if given and given in other), key=len)
    near = [known[other] for other in dict.fromkeys([*longer, *similar])]
    return SchemeError(name, nearest=near[:3], count=len(names()))
