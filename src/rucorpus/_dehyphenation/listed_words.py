"""What the list of common Russian words says of two halves, where it leaves no doubt."""

from .._base.common_words import russian_words
from .letter_model import PLAINLY, completes_a_word, is_ending, score

_PARTICLES = ("то", "ка", "де", "те")  # бога-то, вели-ка: the joined word may be another one
_LAST_PARTS = (*_PARTICLES, "нибудь", "либо", "таки", "с")
_NO_WORDS = -6.0  # the score of halves that are one word although nobody knows it
_VOWELS = frozenset("аеиоуыэюя")
_VERB_ENDINGS = ("и", "й", "ь", "у", "ю", "ем", "им", "те")  # in a request: скажи-ка, пойду-ка, споём-ка, идите-ка
_ADVERB_ENDINGS = ("ски", "цки", "ьи", "ому", "ему")  # по-соседски, по-лисьи, по-весеннему


def is_listed(word: str) -> bool:
    """Return whether a word is a common one.

    >>> is_listed("Ещё"), is_listed("щё")
    (True, False)
    """
    return russian_words().log_frequency(word.lower().replace("ё", "е")) is not None


def is_one_word(first: str, second: str) -> bool:
    """Return whether the joined word is a common one, as seven in ten are; the letter model takes ten times as long.

    >>> is_one_word("доро", "гой"), is_one_word("ка", "кой-то"), is_one_word("бога", "то")
    (True, True, False)
    """
    right, _, tail = second.partition("-")
    if "-" in first or right.lower() in _PARTICLES or (tail and tail.lower() not in _LAST_PARTS):
        return False
    return is_listed(first + right)


def action_by_words(first: str, second: str) -> str | None:
    """Return what the list decides of halves whose joined word it lacks; None if it does not.

    >>> action_by_words("по", "ужинай"), action_by_words("по", "осеннему"), action_by_words("конь", "огонь")
    ('join', 'keep', None)
    """
    left, right = first.rpartition("-")[2].lower(), second.partition("-")[0].lower()
    if is_listed(left + right):
        return None
    if _is_lengthened(left, right) or _is_echo(left, right) or _is_request(left, right) or _is_former(left, right):
        return "keep"
    if right == "то" and left.endswith(("ова", "ева")) and not is_listed(left):  # беловато
        return "join"
    return _action_after_po(right) if first.lower() == "по" else None


def _is_lengthened(left: str, right: str) -> bool:
    """Return whether a letter is drawn out.

    >>> _is_lengthened("да", "авно"), _is_lengthened("рас", "сада")
    (True, False)
    """
    return left[-1] == right[0] and is_listed(left + right[1:])


def _is_echo(left: str, right: str) -> bool:
    """Return whether an interjection repeats all but its first vowel.

    >>> _is_echo("эге", "ге"), _is_echo("мама", "ма")
    (True, False)
    """
    return left[0] in _VOWELS and left[1:] == right


def _is_request(left: str, right: str) -> bool:
    """Return whether a verb is followed by -ка.

    >>> _is_request("пойду", "ка"), _is_request("мир", "ка")
    (True, False)
    """
    return right == "ка" and len(left) > 3 and left.endswith(_VERB_ENDINGS) and is_listed(left)


def _is_former(left: str, right: str) -> bool:
    """Return whether экс- is before a word, and not a part of one.

    >>> _is_former("экс", "глава"), _is_former("экс", "курсия")
    (True, False)
    """
    return left == "экс" and is_listed(right)


def are_listed_words(first: str, second: str) -> bool:
    """Return whether both halves are common words of four letters or more, and no first part such as север(о)-.

    >>> are_listed_words("город", "крепость"), are_listed_words("лесо", "парк")
    (True, False)
    """
    return min(len(first), len(second)) > 3 and first[-1] not in "ое" and is_listed(first) and is_listed(second)


def _action_after_po(right: str) -> str | None:
    if right.endswith(("ому", "ему")):
        return "keep"
    return None if right.endswith(_ADVERB_ENDINGS) else "join"


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
