"""Which evidence says what to do with a word that may be broken: patterns, marks, a vocabulary, letters, other places.

Closed patterns come first. What they leave open is weighed in the units of the table of letters: its own sum, what the
mark says, what the vocabulary knows. Where the whole sum is small, the same word nearby decides.
"""

from collections.abc import Callable, Container
from functools import lru_cache
from typing import TypeAlias

from ._breaks import SOFT_MARKS
from ._halves import halves, plain_verdict, score

Known: TypeAlias = Callable[[str], bool]
Answer: TypeAlias = tuple[str, str, bool]  # join, keep or leave; the name of the evidence; whether it is plain
Judge: TypeAlias = Callable[[str, str, str, bool], Answer]

# What a mark says that is no part of words, and a hyphen in a text whose broken words have such marks.
SOFT_MARK, HARD_HYPHEN = -9.0, 12.0
# A vocabulary knows the compound; only the joined word; both halves, but not the joined word.
KNOWN_COMPOUND, KNOWN_JOINED, KNOWN_HALVES = 12.0, -5.0, 6.0
SHORTEST = 3  # letters of a half whose being a word means something
PLAIN = 2.0  # beyond this sum no other place is looked at
NEARBY = 3_000  # characters before and behind, which keeps the time linear


def judge_by(vocabulary: object) -> Judge:
    """Return the function that judges two tokens, the mark between them, and whether the text has soft marks.

    >>> judge_by(None)("мо", "ре,", "-", False), judge_by({"ай-кью"})("ай", "кью", "-", False)[:2]
    (('join', 'hyphens.letters', True), ('keep', 'hyphens.vocabulary'))
    """
    known = known_by(vocabulary)
    if known is None:
        return _judged_alone

    def judged(first: str, second: str, mark: str, soft: bool) -> Answer:
        return _judged(first, second, mark, soft, known)

    return lru_cache(maxsize=65_536)(judged)


def known_by(vocabulary: object) -> Known | None:
    """Return the function that asks a vocabulary for a word as it stands and in lower case.

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


@lru_cache(maxsize=65_536)
def _judged_alone(first: str, second: str, mark: str, soft: bool) -> Answer:
    return _judged(first, second, mark, soft, None)


def _judged(first: str, second: str, mark: str, soft: bool, known: Known | None) -> Answer:
    pair = halves(first, second)
    if pair is None:
        return "leave", "hyphens.address", True
    if verdict := plain_verdict(*pair):
        return verdict, "hyphens.pattern", True
    if len(mark) > 1:  # U+00AD behind a hyphen: a line may end here, and the hyphen is real
        return "keep", "hyphens.mark", True
    by_mark = SOFT_MARK if mark in SOFT_MARKS else HARD_HYPHEN if soft and mark == "-" else 0.0
    by_vocabulary = known_weight(*pair, known) if known else 0.0
    total = score(*pair) + by_mark + by_vocabulary
    evidence = "vocabulary" if by_vocabulary else "mark" if by_mark else "letters"
    return "keep" if total > 0 else "join", f"hyphens.{evidence}", abs(total) > PLAIN


def known_weight(first: str, second: str, known: Known) -> float:
    """Return what a vocabulary says of two halves: above 0 for a real hyphen.

    >>> known_weight("пол", "дня", {"полдня", "дня"}.__contains__) < 0
    True
    """
    left, right = first.rpartition("-")[2], second.partition("-")[0]
    if known(f"{first}-{second}") or known(f"{left}-{right}"):
        return KNOWN_COMPOUND
    if known(left + right):
        return KNOWN_JOINED
    whole = min(len(left), len(right)) >= SHORTEST and known(left) and known(right)
    return KNOWN_HALVES if whole else 0.0


def nearby(text: str, mark: int, first: str, second: str) -> Answer | None:
    """Return how a word broken at `mark` is written unbroken nearby; None where that does not tell.

    >>> nearby("Про сеть Мега-\\nмир. В Мегамире нет, а Мегамир есть.", 13, "Мега", "мир.")
    ('join', 'hyphens.document', True)
    """
    pair = halves(first, second)
    if pair is None:
        return None
    around = text[max(0, mark - NEARBY) : mark + NEARBY]
    joined, compound = (_stands(around, sign.join(pair)) for sign in ("", "-"))
    return None if joined == compound else ("join" if joined else "keep", "hyphens.document", True)


def _stands(text: str, word: str) -> bool:
    """Tell whether a word stands in the text as a word of its own; a few places are looked at."""
    start = -1
    for _ in range(3):
        start = text.find(word, start + 1)
        if start < 0:
            return False
        stop = start + len(word)
        if not text[max(0, start - 1) : start].isalnum() and not text[stop : stop + 1].isalnum():
            return True
    return False
