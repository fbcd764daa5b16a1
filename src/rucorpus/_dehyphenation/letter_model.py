"""A score of the letters of two halves of a word, for or against a real hyphen between them: a learned linear model.

A feature is a string such as «о-», the last letter before the hyphen. The stored model finds its weight by a checksum,
so it holds numbers and no strings. Two features may share a weight: it was learned that way.
"""

from functools import cache
from typing import NamedTuple
from zlib import crc32

from .._base.data_files import data_bytes

BUCKETS = 1 << 17  # weights in the model
WORD_BITS = 1 << 21  # a bit for each checksum of a word; with 40,000 words 2 in 100 others seem to be among them
SCALE = 5  # the stored weights are whole numbers
BIAS = -1.0  # what the sum must exceed for the hyphen to stay; --check of the training tool prints what others give

PLAINLY = -3.0  # the score of halves that are one word, where a common word confirms it
# Words too short for the list of common words.
SHORT_WORDS = frozenset(
    ("а", "и", "в", "к", "о", "с", "у", "я", "бы", "во", "вы", "да", "до", "ее", "её", "ей", "ею", "же", "за", "из",
     "им", "их", "ко", "ли", "ль", "мы", "на", "не", "ни", "но", "ну", "об", "он", "от", "по", "со", "та", "те", "то",
     "ту", "ты", "уж", "это")
)  # fmt: skip

_ACROSS = ((1, 1), (2, 1), (1, 2), (2, 2), (3, 3), (3, 2), (2, 3), (4, 2), (2, 4), (4, 4))
_VOWELS = frozenset("аеиоуыэюяaeiouy")

# What features of form and of common words begin with. The checksums include it: to change one is to train anew.
_CASE, _MORE_BEFORE, _MORE_AFTER = "case", "h<", "h>"
_FIRST_LENGTH, _SECOND_LENGTH, _LENGTHS = "l", "r", "L"
_SHARED_ENDING, _ENDINGS = "e", "E"
_DOUBLE_VOWEL, _DOUBLE_CONSONANT = "dupv", "dupc"
_SAME_BEGINNING, _ENDS_WITH_SECOND, _BEGINS_WITH_FIRST = "=", "tail", "starts"
_FIRST_HAS_NO_VOWEL, _SECOND_HAS_NO_VOWEL = "vl", "vr"
_COMMON = "w"  # whether the first half, the second and the joined word are common words
_FIRST_COMMON_ENDING, _SECOND_COMMON_ENDING = "wm", "wn"
_FIRST_COMMON_LENGTH, _SECOND_COMMON_LENGTH, _JOINED_COMMON_LENGTH = "wl", "wr", "wj"
# Of halves that are common words where the joined word is none.
_COMMON_LAST_LETTERS, _COMMON_LENGTHS, _COMMON_SHARED_ENDING = "wa", "wb", "we"


class LetterModel(NamedTuple):
    """What was learned: a weight for each checksum of a feature, a bit for each checksum of a common word."""

    weights: memoryview
    words: bytes


def score(first: str, second: str) -> float:
    """Return how strongly the letters show a real hyphen; above 0 it stays.

    >>> score("северо", "западный") > 0 > score("необходи", "мость")
    True
    """
    model = learned()
    weights = model.weights
    encoded = "\n".join(features(first, second, model.words)).encode()
    return sum([weights[checksum % BUCKETS] for checksum in map(crc32, encoded.split(b"\n"))]) / SCALE - BIAS


def bucket(feature: str) -> int:
    """Return the index of the weight of a feature.

    >>> bucket("о-")
    78689
    """
    return crc32(feature.encode()) % BUCKETS


@cache
def learned() -> LetterModel:
    """Return the stored model, read on first use.

    >>> len(learned().weights)
    131072
    """
    import lzma

    stored = lzma.decompress(data_bytes("dehyphenation/letter_model.xz"))
    return LetterModel(memoryview(stored)[:BUCKETS].cast("b"), stored[BUCKETS:])


def word_bit(word: str) -> int:
    """Return the number of the bit of a word; its forms share one, because the last letters of a long word are cut off.

    >>> word_bit("городами") == word_bit("городу") != word_bit("город")
    False
    """
    return crc32(b"w" + (word if len(word) < 6 else word[: max(5, len(word) - 2)]).encode()) % WORD_BITS


def is_common(word: str, words: bytes) -> bool:
    """Return whether a word is among the common ones; a few others seem to be.

    >>> is_common("человека", learned().words), is_common("городдорог", learned().words)
    (True, False)
    """
    bit = word_bit(word)
    return len(word) > 2 and words[bit >> 3] >> (bit & 7) & 1 == 1


def are_two_words(first: str, second: str) -> bool:
    """Return whether both halves are common words and the joined word is none.

    >>> are_two_words("боли", "травма"), are_two_words("пере", "ехали")
    (True, False)
    """
    one, other, both = _are_common(first, second)
    return one and other and not both


def is_plainly_broken(first: str, second: str) -> bool:
    """Return whether the letters leave no doubt that two halves are one word: even a dash between them is a hyphen.

    Of 5,359 dashes between words of novels and news, after none of SHORT_WORDS, this takes 3 for a hyphen.

    >>> is_plainly_broken("скри", "пел"), is_plainly_broken("человек", "загадка"), is_plainly_broken("значит", "ты")
    (True, False, False)
    """
    one, other, both = _are_common(first, second)
    return both and not (one and other) and second.lower() not in SHORT_WORDS and score(first, second) < PLAINLY


def make_a_word(first: str, second: str) -> bool:
    """Return whether both halves together are a common word.

    >>> make_a_word("человеч", "ность"), make_a_word("чудо", "печь")
    (True, False)
    """
    return _are_common(first, second)[2]


def completes_a_word(first: str, second: str) -> bool:
    """Return whether the joined word is a common word, the second half is none, and the letters go on.

    >>> completes_a_word("колоколь", "чик"), completes_a_word("колокол", "звон")
    (True, False)
    """
    _, other, both = _are_common(first, second)
    return both and not other and score(first, second) < 0


def is_ending(first: str, second: str) -> bool:
    """Return whether the second half is no common word and its letters go on from the first.

    >>> is_ending("цемент", "ный"), is_ending("человек", "загадка")
    (True, False)
    """
    return not _are_common(first, second)[1] and score(first, second) < PLAINLY and second not in SHORT_WORDS


def is_cut_without_vowel(first: str, second: str) -> bool:
    """Return whether consonants and what follows are a common word: a program without rules broke it.

    >>> is_cut_without_vowel("вст", "речу"), is_cut_without_vowel("гр", "ка")
    (True, False)
    """
    consonants = len(first) > 1 and first.islower() and _VOWELS.isdisjoint(first)
    return consonants and len(second) > 2 and make_a_word(first, second)


def _are_common(first: str, second: str) -> tuple[bool, bool, bool]:
    words = learned().words
    one, other = (half.lower().replace("ё", "е") for half in (first, second))
    return is_common(one, words), is_common(other, words), is_common(one + other, words)


def features(first: str, second: str, words: bytes) -> list[str]:
    """Return the features of two halves: letters before, after and across the hyphen, form, common words.

    >>> features("мо", "ре", bytes(WORD_BITS // 8))[:5]
    ['о-', 'мо-', '<мо-', '-р', '-ре']
    """
    head, _, left = first.rpartition("-")
    right, _, tail = second.partition("-")
    one, other = left.lower().replace("ё", "е"), right.lower().replace("ё", "е")
    case = "".join("A" if letter.isupper() else "a" for letter in f"{left[:1]}{left[-1:]}{right[:1]}")
    found = [*_letters(f"<{one}", f"{other}>"), *_form(one, other), *_common(one, other, words), _CASE + case]
    return found + [_MORE_BEFORE] * bool(head) + [_MORE_AFTER] * bool(tail)


def _letters(before: str, after: str) -> list[str]:
    """Return the letters at the hyphen, at both ends of the word, and the halves as a whole if they are not long."""
    found = [before[-size:] + "-" for size in range(1, min(6, len(before) + 1))]
    found += ["-" + after[:size] for size in range(1, min(6, len(after) + 1))]
    found += [before[-one:] + "-" + after[:other] for one, other in _ACROSS]
    if 5 < len(before) < 10:
        found.append(before + "-")
    if 5 < len(after) < 10:
        found.append("-" + after)
    found += [before[:size] + "+" for size in (4, 5, 6, 7)] + ["+" + after[-size:] for size in (3, 4, 5)]
    return [*found, before[:3] + "+" + after[-3:], before[-3:] + "*" + after[-3:]]


def _form(left: str, right: str) -> list[str]:
    """Return lengths, missing vowels and likeness of two halves; nouns side by side have the same ending."""
    one, other = len(left), len(right)
    found = [
        f"{_FIRST_LENGTH}{min(one, 9)}",
        f"{_SECOND_LENGTH}{min(other, 9)}",
        f"{_LENGTHS}{min(one, 6)}{min(other, 6)}",
    ]
    if min(one, other) > 3:
        found += f"{_SHARED_ENDING}{_shared_ending(left, right)}", f"{_ENDINGS}{left[-2:]}*{right[-2:]}"
    if left[-1:] == right[:1]:
        found.append(_DOUBLE_VOWEL if right[:1] in _VOWELS else _DOUBLE_CONSONANT)
    likeness = {
        _SAME_BEGINNING: left[:3] == right[:3],
        _ENDS_WITH_SECOND: other > 1 and left.endswith(right),
        _BEGINS_WITH_FIRST: one > 1 and right.startswith(left),
        _FIRST_HAS_NO_VOWEL: _VOWELS.isdisjoint(left),
        _SECOND_HAS_NO_VOWEL: _VOWELS.isdisjoint(right),
    }
    return found + [feature for feature, holds in likeness.items() if holds]


def _common(left: str, right: str, words: bytes) -> list[str]:
    """Return whether the halves and the joined word are common words, each with its ending or its length."""
    one, other, both = (is_common(word, words) for word in (left, right, left + right))
    found = [
        f"{_COMMON}{one:d}{other:d}{both:d}",
        f"{_FIRST_COMMON_ENDING}{one:d}{left[-2:]}",
        f"{_SECOND_COMMON_ENDING}{other:d}{right[-2:]}",
        f"{_FIRST_COMMON_LENGTH}{one:d}{min(len(left), 7)}",
        f"{_SECOND_COMMON_LENGTH}{other:d}{min(len(right), 7)}",
        f"{_JOINED_COMMON_LENGTH}{both:d}{min(len(left + right), 12)}",
    ]
    if one and other and not both:
        found += (
            f"{_COMMON_LAST_LETTERS}{left[-1:]}{right[-1:]}",
            f"{_COMMON_LENGTHS}{min(len(left), 6)}{min(len(right), 6)}",
            f"{_COMMON_SHARED_ENDING}{_shared_ending(left, right)}",
        )
    return found


def _shared_ending(left: str, right: str) -> int:
    """Return how many last letters two words share, up to three."""
    return next((size for size in range(3) if left[-1 - size :][:1] != right[-1 - size :][:1]), 3)
