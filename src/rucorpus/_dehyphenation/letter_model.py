"""What the letters of two halves of a word weigh for or against a real hyphen between them: a learned table.

Features are names such as «о-», letters before the hyphen; a name is found in the table by its checksum, so that the
table holds figures and no names. Two names may share a figure: it was learned that way.
"""

from functools import cache
from typing import NamedTuple
from zlib import crc32

from .._base.data_files import data_bytes

BUCKETS = 1 << 17  # figures in the table
WORD_BITS = 1 << 20  # a bit for each checksum of a word; with 21,000 words 2 in 100 others seem to be among them
SCALE = 5  # figures in the table are whole numbers
BIAS = -0.75  # what the sum must exceed for the hyphen to stay; --check of the training tool prints what others give

_ACROSS = ((1, 1), (2, 1), (1, 2), (2, 2), (3, 3), (3, 2), (2, 3), (4, 2), (2, 4), (4, 4))
_VOWELS = frozenset("аеиоуыэюяaeiouy")


class Table(NamedTuple):
    """What was learned: a figure for each checksum of a feature, a bit for each checksum of a common word."""

    figures: memoryview
    words: bytes


def score(first: str, second: str) -> float:
    """Return how plainly the letters show a real hyphen; above 0 it stays.

    >>> score("северо", "западный") > 0 > score("необходи", "мость")
    True
    """
    table = learned()
    figures = table.figures
    return sum([figures[bucket(name)] for name in features(first, second, table.words)]) / SCALE - BIAS


def bucket(name: str) -> int:
    """Return the place of a feature in the table.

    >>> bucket("о-")
    78689
    """
    return crc32(name.encode()) % BUCKETS


@cache
def learned() -> Table:
    """Return the learned table, read on first use.

    >>> len(learned().figures)
    131072
    """
    import lzma

    table = lzma.decompress(data_bytes("dehyphenation/letter_model.xz"))
    return Table(memoryview(table)[:BUCKETS].cast("b"), table[BUCKETS:])


def word_bit(word: str) -> int:
    """Return the number of the bit of a word; its forms share one, for the last letters of a long word do not count.

    >>> word_bit("городами") == word_bit("городу") != word_bit("город")
    False
    """
    return crc32(b"w" + (word if len(word) < 6 else word[: max(5, len(word) - 2)]).encode()) % WORD_BITS


def is_common(word: str, words: bytes) -> bool:
    """Tell whether a word is among the common ones; a few others seem to be.

    >>> is_common("человека", learned().words), is_common("городдорог", learned().words)
    (True, False)
    """
    bit = word_bit(word)
    return len(word) > 2 and words[bit >> 3] >> (bit & 7) & 1 == 1


def features(first: str, second: str, words: bytes) -> list[str]:
    """Return what the table weighs of two halves: letters before, behind and across the hyphen, form, common words.

    >>> features("мо", "ре", bytes(WORD_BITS // 8))[:5]
    ['о-', 'мо-', '<мо-', '-р', '-ре']
    """
    head, _, left = first.rpartition("-")
    right, _, tail = second.partition("-")
    one, other = left.lower().replace("ё", "е"), right.lower().replace("ё", "е")
    found = [*_letters(f"<{one}", f"{other}>"), *_form(one, other), *_common(one, other, words)]
    found.append("case" + "".join("A" if letter.isupper() else "a" for letter in f"{left[:1]}{left[-1:]}{right[:1]}"))
    return found + ["h<"] * bool(head) + ["h>"] * bool(tail)


def _letters(before: str, behind: str) -> list[str]:
    """Return the letters at the hyphen, at both ends of the word, and the halves as a whole where they are not long."""
    found = [before[-size:] + "-" for size in range(1, min(6, len(before) + 1))]
    found += ["-" + behind[:size] for size in range(1, min(6, len(behind) + 1))]
    found += [before[-one:] + "-" + behind[:other] for one, other in _ACROSS]
    if 5 < len(before) < 10:
        found.append(before + "-")
    if 5 < len(behind) < 10:
        found.append("-" + behind)
    found += [before[:size] + "+" for size in (4, 5, 6, 7)] + ["+" + behind[-size:] for size in (3, 4, 5)]
    return [*found, before[:3] + "+" + behind[-3:], before[-3:] + "*" + behind[-3:]]


def _form(left: str, right: str) -> list[str]:
    """Return lengths, missing vowels and likeness of two halves; nouns side by side have the same ending."""
    one, other = len(left), len(right)
    found = [f"l{min(one, 9)}", f"r{min(other, 9)}", f"L{min(one, 6)}{min(other, 6)}"]
    if min(one, other) > 3:
        found += f"e{_same_end(left, right)}", f"E{left[-2:]}*{right[-2:]}"
    if left[-1:] == right[:1]:
        found.append("dup" + ("v" if right[:1] in _VOWELS else "c"))
    likeness = {
        "=": left[:3] == right[:3],
        "tail": other > 1 and left.endswith(right),
        "starts": one > 1 and right.startswith(left),
        "vl": _VOWELS.isdisjoint(left),
        "vr": _VOWELS.isdisjoint(right),
    }
    return found + [name for name, holds in likeness.items() if holds]


def _common(left: str, right: str, words: bytes) -> list[str]:
    """Return whether the halves and the joined word are common words."""
    one, other, both = (is_common(word, words) for word in (left, right, left + right))
    found = [
        f"w{one:d}{other:d}{both:d}",
        f"wm{one:d}{left[-2:]}",
        f"wn{other:d}{right[-2:]}",
        f"wl{one:d}{min(len(left), 7)}",
        f"wr{other:d}{min(len(right), 7)}",
        f"wj{both:d}{min(len(left + right), 12)}",
    ]
    if one and other and not both:
        found += (
            f"wa{left[-1:]}{right[-1:]}",
            f"wb{min(len(left), 6)}{min(len(right), 6)}",
            f"we{_same_end(left, right)}",
        )
    return found


def _same_end(left: str, right: str) -> int:
    """Return how many letters the ends of two words share, up to three."""
    return next((size for size in range(3) if left[-1 - size :][:1] != right[-1 - size :][:1]), 3)
