"""What becomes of a broken word: joined, joined with its hyphen, or left; and which evidence decided it.

Closed patterns come first. What they leave open is a sum in the units of the letter model: its own score, what the
kind of hyphen says, what the vocabulary knows. If the sum is small, the same word nearby decides.
"""

from collections.abc import Callable, Container
from functools import cache, lru_cache, partial
from re import Match
from typing import NamedTuple, TypeAlias

from .closed_patterns import action_by_pattern, halves
from .letter_model import SHORT_WORDS, are_two_words, is_plainly_broken, score
from .line_breaks import DASHES, NEARBY, SOFT_HYPHENS, TOKEN_LIMIT, first_half
from .listed_words import are_no_words, is_compound, is_half_of_a_word, is_one_word

Known: TypeAlias = Callable[[str], bool]
_CACHED_DECISIONS = 18_000  # 6 MB; three million characters of pages have 16,400 different broken words

# A hyphen that is never part of a word, and a plain one where words are mostly broken with such hyphens.
SOFT_HYPHEN, PLAIN_HYPHEN = -9.0, 12.0
# A vocabulary knows the compound; only the joined word; both halves, but not the joined word.
KNOWN_COMPOUND, KNOWN_JOINED, KNOWN_HALVES = 12.0, -3.0, 6.0
# A shorter half is a word by chance, unless compounds begin or end with it.
MIN_HALF, SHORT_FIRST, SHORT_SECOND = 3, ("по",), ("ка", "то", "де")
LINKING_VOWEL = ("о", "О")  # of a first part such as северо-
CERTAIN = 3.0  # beyond this sum the text nearby is not searched, nor where the kind of hyphen decided


class Decision(NamedTuple):
    """What to do with a broken word."""

    action: str  # join, keep or leave
    rule: str  # the name of the evidence
    certain: bool  # else the text nearby may decide otherwise


Decide: TypeAlias = Callable[[str, str, str], Decision]  # by two tokens and the hyphen between them


def decider(known: Known | None, soft_breaks: bool) -> Decide:
    """Return the function that decides, by a vocabulary or without one, where soft hyphens break words or do not.

    >>> decider(None, False)("мо", "ре,", "-")
    Decision(action='join', rule='hyphens.letters', certain=True)
    >>> decider(known_by({"ай-кью"}), False)("ай", "кью", "-")[:2]
    ('keep', 'hyphens.vocabulary')
    """
    return (
        lru_cache(_CACHED_DECISIONS)(partial(_decision, known, soft_breaks)) if known else _without_words(soft_breaks)
    )


@cache
def _without_words(soft_breaks: bool) -> Decide:
    return lru_cache(_CACHED_DECISIONS)(partial(_decision, None, soft_breaks))


def known_by(vocabulary: object) -> Known | None:
    """Return the function that looks a word up in a vocabulary, as it stands and in lower case.

    >>> known = known_by({"премьер-министр"})
    >>> known("Премьер-министр")
    True
    """
    if vocabulary is None:
        return None
    if isinstance(vocabulary, Container) and not isinstance(vocabulary, str | bytes):
        return lambda word: word in vocabulary or word.lower() in vocabulary
    if callable(vocabulary):
        return lambda word: bool(vocabulary(word) or vocabulary(word.lower()))
    raise TypeError(f"vocabulary: expected a set, a mapping or a function of a word, got {vocabulary!r}")


def _decision(known: Known | None, soft_breaks: bool, first: str, second: str, hyphen: str) -> Decision:
    pair = halves(first, second)
    if pair is None:
        return Decision("leave", "hyphens.address", True)
    if action := action_by_pattern(*pair):
        return Decision(action, "hyphens.pattern", not _may_have_inner_capital(*pair))
    if len(hyphen) > 1:  # U+00AD after a hyphen: a line may end here, and the hyphen is real
        return Decision("keep", "hyphens.mark", True)
    by_hyphen = SOFT_HYPHEN if hyphen in SOFT_HYPHENS else PLAIN_HYPHEN if soft_breaks and hyphen == "-" else 0.0
    if known is None and by_hyphen <= 0 and is_one_word(*pair):
        return Decision("join", "hyphens.mark" if by_hyphen else "hyphens.letters", True)
    if not (known or by_hyphen) and is_compound(*pair):
        return Decision("keep", "hyphens.letters", True)
    by_vocabulary = vocabulary_weight(*pair, known) if known else 0.0
    total = score(*pair) + by_hyphen + by_vocabulary
    evidence = "vocabulary" if by_vocabulary else "mark" if by_hyphen else "letters"
    certain = abs(total) > CERTAIN or evidence == "mark"
    return Decision("keep" if total > 0 else "join", f"hyphens.{evidence}", certain)


def _may_have_inner_capital(first: str, second: str) -> bool:
    """Return whether two halves may be one name, such as ClearType, which the text nearby shows.

    >>> _may_have_inner_capital("Clear", "Type"), _may_have_inner_capital("Мамин", "Сибиряк")
    (True, False)
    """
    return second[:1].isupper() and (first[-1:] + second[:1]).isascii()


def decide_in_text(decide: Decide, text: str, broken: Match[str]) -> Decision:
    """Return what to do with a break, by its halves and by the text around it.

    >>> from rucorpus._dehyphenation.line_breaks import broken_words
    >>> text = "Посёлок Кара-\\nкуль мал, но Кара-куль стар."
    >>> [broken] = next(broken_words(text))
    >>> decide_in_text(decider(None, False), text, broken).rule
    'hyphens.document'
    """
    start = broken.start()
    hyphen, second, doubtful = broken.group("hyphen", "second", "doubtful")
    first, second = first_half(text, start), second[:TOKEN_LIMIT]
    if doubtful is not None:
        if broken["between"]:
            return _decision_by_letters(first, second, hyphen)
        if hyphen not in SOFT_HYPHENS and _is_typed_dash(first, second):
            return Decision("leave", "hyphens.letters", True)
    decision = decide(first, second, hyphen)
    return decision if decision.certain else decision_nearby(text, start, first, second) or decision


@lru_cache(1024)  # for rows of hyphens with the same few letters around each
def _decision_by_letters(first: str, second: str, hyphen: str) -> Decision:
    """Return what to do where nothing but the letters shows a broken word.

    >>> _decision_by_letters("скри", "пел", "—").action, _decision_by_letters("человек", "загадка", "—").action
    ('join', 'leave')
    """
    pair = halves(first, second)
    is_dash = hyphen in DASHES
    action = "leave"
    if not pair or not all(pair) or action_by_pattern(*pair) or (is_dash and pair[0].lower() in SHORT_WORDS):
        pass
    elif is_plainly_broken(*pair) or are_no_words(*pair) or (not is_dash and is_half_of_a_word(*pair)):
        action = "join"
    elif hyphen == "-" and pair[0].endswith(LINKING_VOWEL) and score(*pair) > CERTAIN:
        action = "keep"
    return Decision(action, "hyphens.letters", True)


def _is_typed_dash(first: str, second: str) -> bool:
    """Return whether a hyphen before a space is a dash: two words stand there, and no pattern has them.

    >>> _is_typed_dash("чистый", "персонал"), _is_typed_dash("из", "за"), _is_typed_dash("юго", "восток")
    (True, False, False)
    """
    pair = halves(first, second)
    if not pair or not all(pair) or action_by_pattern(*pair):
        return False
    return are_two_words(*pair) and not pair[0].endswith(LINKING_VOWEL)


def vocabulary_weight(first: str, second: str, known: Known) -> float:
    """Return what a vocabulary says of two halves: above 0 for a real hyphen.

    >>> vocabulary_weight("пол", "дня", {"полдня", "дня"}.__contains__)
    -3.0
    """
    left, right = first.rpartition("-")[2], second.partition("-")[0]
    if known(f"{first}-{second}") or known(f"{left}-{right}"):
        return KNOWN_COMPOUND
    if known(left + right):
        return KNOWN_JOINED
    whole = _is_telling(left, SHORT_FIRST) and _is_telling(right, SHORT_SECOND) and known(left) and known(right)
    return KNOWN_HALVES if whole else 0.0


def _is_telling(half: str, short: tuple[str, ...]) -> bool:
    return len(half) >= MIN_HALF or half.lower() in short


def decision_nearby(text: str, hyphen: int, first: str, second: str) -> Decision | None:
    """Return what the same word unbroken nearby decides; None if it does not stand there, or in both forms.

    >>> decision_nearby("Про сеть Мега-\\nмир. В Мегамире нет, а Мегамир есть.", 13, "Мега", "мир.")
    Decision(action='join', rule='hyphens.document', certain=True)
    """
    pair = halves(first, second)
    if pair is None:
        return None
    start, stop = max(0, hyphen - NEARBY), hyphen + NEARBY
    longer = max(pair, key=len)
    here = text.rfind(longer, start, hyphen) if longer is pair[0] else text.find(longer, hyphen, stop)
    if text.find(longer, start, max(start, here)) < 0 and text.find(longer, here + 1, stop) < 0:  # nearly always
        return None
    joined, compound = (_is_written(text, sign.join(pair), start, stop) for sign in ("", "-"))
    return None if joined == compound else Decision("join" if joined else "keep", "hyphens.document", True)


def _is_written(text: str, word: str, start: int, stop: int) -> bool:
    """Return whether a word stands in a part of the text as a word of its own, among its first three occurrences."""
    for _ in range(3):
        at = text.find(word, start, stop)
        if at < 0:
            return False
        start = at + len(word)
        if not text[max(0, at - 1) : at].isalnum() and not text[start : start + 1].isalnum():
            return True
    return False
