"""What the list of common Russian words says of two halves, where it leaves no doubt."""

from .._base.common_words import russian_words
from .closed_patterns import closed_patterns
from .letter_model import PLAINLY, completes_a_word, is_ending, make_a_word, score

_PARTICLES = ("то", "ка", "де", "те")  # бога-то, вели-ка: the joined word may be another one
_LAST_PARTS = (*_PARTICLES, "нибудь", "либо", "таки", "с")
_ADVERB = ("ова", "ева")  # before -то: суховато
_VERB_ENDINGS = ("и", "й", "ь", "у", "ю", "ем", "им", "те")  # in a request: скажи-ка, пойду-ка, споём-ка, идите-ка
_VOWELS = frozenset("аиоуыэюя")  # that are drawn out; not е, which often is double: батареей
_NO_WORDS = -6.0  # the score of halves that are one word although nobody knows it


def is_listed(word: str) -> bool:
    """Return whether a word is a common one.

    >>> is_listed("Ещё"), is_listed("щё")
    (True, False)
    """
    return word.lower() in russian_words()


def is_one_word(first: str, second: str) -> bool:
    """Return whether the joined word is a common one, as seven in ten are; the letter model takes ten times as long.

    >>> is_one_word("доро", "гой"), is_one_word("ка", "кой-то"), is_one_word("бога", "то"), is_one_word("сухова", "то")
    (True, True, False, True)
    >>> is_one_word("го", "род-герой"), is_one_word("го-ро", "да")
    (False, False)
    """
    right, _, tail = second.partition("-")
    if "-" in first or (tail and tail.lower() not in _LAST_PARTS):
        return False
    if right.lower() in _PARTICLES:
        is_adverb = right == "то" and first.islower() and first.endswith(_ADVERB)
        return not is_listed(first) and (is_adverb or is_listed(first + right))
    return is_listed(first + right)


def is_compound(first: str, second: str) -> bool:
    """Return whether a word and a particle, or a first part such as бизнес- and a word, make no word together.

    >>> is_compound("землю", "то"), is_compound("бизнес", "школа"), is_compound("бота", "нику")
    (True, True, False)
    """
    return not is_listed(first + second) and (
        is_request(first, second)
        or (second.lower() == "то" and len(first) > 3 and is_listed(first))
        or _begins_compounds(first, second)
        or _is_drawn_out(first, second)
    )


def _begins_compounds(first: str, second: str) -> bool:
    """Return whether the first half is a part such as бизнес- and the second a word of its own.

    >>> _begins_compounds("фан", "сектор"), _begins_compounds("фан", "тома"), _begins_compounds("фан", "тазёр")
    (True, False, False)
    """
    is_part = (first.lower(), "а*") in closed_patterns()
    return is_part and len(second) > 3 and is_listed(second) and not make_a_word(first, second)


def _is_drawn_out(first: str, second: str) -> bool:
    """Return whether a vowel is drawn out over the line end; not in names, some of which have it double (Даниил).

    >>> _is_drawn_out("ска", "азал"), _is_drawn_out("бу", "удет"), _is_drawn_out("со", "общил")
    (True, True, False)
    """
    vowel, word = second[0], first + second[1:]
    is_double = first[-1] == vowel != second[1:2] and vowel != first[-2:-1]
    return vowel in _VOWELS and is_double and first.islower() and len(word) > 4 and is_listed(word)


def is_request(first: str, second: str) -> bool:
    """Return whether a verb is followed by -ка; another form of it, if not its ending, tells it from a noun.

    >>> is_request("Спрошу", "ка"), is_request("брось", "ка"), is_request("купим", "ка"), is_request("деревень", "ка")
    (True, True, True, False)
    """
    if second.lower() != "ка" or len(first) < 4 or not first.endswith(_VERB_ENDINGS):
        return False
    other = first[:-1] + "т" if first.endswith("м") else first if first.endswith(("у", "ю", "е")) else first + "те"
    return is_listed(first) and is_listed(other) and not is_listed(first + second)


def are_no_words(first: str, second: str) -> bool:
    """Return whether neither half is a common word, and the letters go on or make a common word.

    Of 5,000 dashes this takes 8 for a hyphen.

    >>> are_no_words("обла", "чность"), are_no_words("дорога", "рытвина")
    (True, False)
    """
    return not is_listed(second) and (
        completes_a_word(first, second) or (not is_listed(first) and score(first, second) < _NO_WORDS)
    )


def is_half_of_a_word(first: str, second: str) -> bool:
    """Return whether a hyphen alone on its line continues a word: no dash is written there.

    >>> is_half_of_a_word("цемент", "ный"), is_half_of_a_word("полови", "ну"), is_half_of_a_word("стой", "ну")
    (True, True, False)
    """
    return is_ending(first, second) or (
        is_listed(first + second) and not is_listed(first) and score(first, second) < PLAINLY
    )
