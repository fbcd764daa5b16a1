"""Which evidence says what to do with a word that may be broken: patterns, marks, a vocabulary, letters, other places.

Closed patterns come first. What they leave open is weighed in the units of the table of letters: its own sum, what the
mark says, what the vocabulary knows. Where the whole sum is small, the same word nearby decides.
"""

from collections.abc import Callable, Container
from functools import cache, lru_cache, partial
from re import Match
from typing import NamedTuple, TypeAlias

from .._base.scanner import compiled
from .closed_patterns import halves, plain_verdict
from .letter_model import score
from .line_breaks import MARKS, REACH, SOFT_MARKS, first_token

Known: TypeAlias = Callable[[str], bool]
Answer: TypeAlias = tuple[str, str, bool]  # join, keep or leave; the name of the evidence; whether it is plain
Plain: TypeAlias = tuple[str, int, int, int, str, str, str]

# What a mark says that is no part of words, and a hyphen in a text whose broken words have such marks.
SOFT_MARK, HARD_HYPHEN = -9.0, 12.0
# A vocabulary knows the compound; only the joined word; both halves, but not the joined word.
KNOWN_COMPOUND, KNOWN_JOINED, KNOWN_HALVES = 12.0, -3.0, 6.0
SHORTEST = 3  # letters of a half whose being a word means something, but for what compounds begin or end with
SHORT_FIRST, SHORT_SECOND = ("по",), ("ка", "то", "де")
PLAIN = 3.0  # beyond this sum no other place is looked at, nor where a mark has told
NEARBY = 3_000  # characters before and behind, which keeps the time linear


_PRINTED = rf"(?s)(.*)([{MARKS}])([ \t\u00a0]*)((?:\r\n?|[\n\u0085\u2028\u2029])[ \t\u00a0]*)(.*)"


class Judge(NamedTuple):
    """Two functions that say what becomes of a broken word."""

    answer: Callable[[str, str, str], Answer]  # of two tokens and the mark between them
    # Of a word as it is printed: the mended word with its line end; how far from its end it begins, where the change
    # within it begins and ends; what comes there, the line end, the rule. None where that must be looked at closely.
    plain: Callable[[str], Plain | None]


def judge_by(known: Known | None, soft: bool) -> Judge:
    """Return what judges broken words, by a vocabulary or without one, in a text that has soft marks or has none.

    >>> judge_by(None, False).answer("мо", "ре,", "-")
    ('join', 'hyphens.letters', True)
    >>> judge_by(known_by({"ай-кью"}), False).answer("ай", "кью", "-")[:2]
    ('keep', 'hyphens.vocabulary')
    >>> judge_by(None, False).plain("«мо-\\n  ре,")
    ('«море,\\n  ', 10, 7, 3, '', '\\n  ', 'hyphens.letters')
    """
    return _judge(known, soft) if known else _judge_alone(soft)


@cache
def _judge_alone(soft: bool) -> Judge:
    return _judge(None, soft)


def _judge(known: Known | None, soft: bool) -> Judge:
    answer = lru_cache(maxsize=65_536)(partial(_answer, known, soft))
    return Judge(answer, lru_cache(maxsize=65_536)(partial(_plain, answer)))


def _plain(answer: Callable[[str, str, str], Answer], printed: str) -> Plain | None:
    before, mark, blanks, gap, second = compiled(_PRINTED).findall(printed)[0]
    first = before.rsplit(None, 1)[-1]
    verdict, rule, is_plain = answer(first, second, mark)
    if verdict == "leave" or not is_plain:
        return None
    kept = verdict == "keep" and mark not in SOFT_MARKS
    new = "-" if verdict == "keep" and not kept else ""
    goes = len(second) + len(blanks + gap) + (not kept)
    mended = f"{first}{mark if kept else new}{second}{gap}"
    return mended, len(first) + goes + kept, goes, len(second), new, gap, rule


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


def _answer(known: Known | None, soft: bool, first: str, second: str, mark: str) -> Answer:
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
    return "keep" if total > 0 else "join", f"hyphens.{evidence}", abs(total) > PLAIN or evidence == "mark"


def judged(judge: Judge, text: str, broken: Match[str]) -> Answer:
    """Return what to do with a word broken in a text, by its letters and by other places of the text."""
    first, second = first_token(text, broken.start()), broken["second"][:REACH]
    answer = judge.answer(first, second, broken["mark"])
    return answer if answer[2] else nearby(text, broken.start(), first, second) or answer


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
    whole = _tells(left, SHORT_FIRST) and _tells(right, SHORT_SECOND) and known(left) and known(right)
    return KNOWN_HALVES if whole else 0.0


def _tells(half: str, short: tuple[str, ...]) -> bool:
    return len(half) >= SHORTEST or half.lower() in short


def nearby(text: str, mark: int, first: str, second: str) -> Answer | None:
    """Return how a word broken at `mark` is written unbroken nearby; None where that does not tell.

    >>> nearby("Про сеть Мега-\\nмир. В Мегамире нет, а Мегамир есть.", 13, "Мега", "мир.")
    ('join', 'hyphens.document', True)
    """
    pair = halves(first, second)
    if pair is None:
        return None
    start, stop = max(0, mark - NEARBY), mark + NEARBY
    longer = max(pair, key=len)
    here = text.rfind(longer, start, mark) if longer is pair[0] else text.find(longer, mark, stop)
    if text.find(longer, start, max(start, here)) < 0 and text.find(longer, here + 1, stop) < 0:  # nearly always
        return None
    joined, compound = (_stands(text, sign.join(pair), start, stop) for sign in ("", "-"))
    return None if joined == compound else ("join" if joined else "keep", "hyphens.document", True)


def _stands(text: str, word: str, start: int, stop: int) -> bool:
    """Tell whether a word stands in a part of the text as a word of its own; a few places are looked at."""
    for _ in range(3):
        at = text.find(word, start, stop)
        if at < 0:
            return False
        start = at + len(word)
        if not text[max(0, at - 1) : at].isalnum() and not text[start : start + 1].isalnum():
            return True
    return False
