"""Contexts: what stands around a mark, as the features that the learned weights speak of.

A feature is what one column of FEATURES names, such as «mark word» = «. им»; data/sentences/boundaries.txt holds
a weight for each, learned by tools/train_sentences.py. The sum of the weights at a
place says how strongly a sentence begins there.
"""

import re
from functools import cache
from typing import NamedTuple

from .._base.data_files import data_lines
from .word_shapes import beside, closing, leading, word_ahead, word_before

REACH = 160  # so many characters to the left are seen, which keeps the walk linear
FEATURES = (
    "sign word",
    "sign before distance",
    "mark open lead",
    "mark open ahead",
    "before ahead follow",
    "mark shape",
    "sign first lead",
)
Classes = tuple[str, str, str, str, str, str, str, str, str]


class Context(NamedTuple):
    """The classes of what stands around a mark."""

    mark: str  # with at most three closing signs; a blank behind it says that one stands before it
    before: str  # the kind of the abbreviation before it, or the shape of the word
    distance: str  # from the beginning of the sentence, in steps; "=" when the word is all there is
    open: str  # quotes and brackets that are open
    lead: str  # dash, quotes and brackets before the next word
    shape: str  # of the next word
    level: str  # of the next word in data/sentences/capitalization.txt, when it is capitalised
    follow: str  # what stands behind the next word
    first: str  # what the sentence begins with: its case before lower case; x for a letter or digit before a lead


def context(text: str, start: int, match: re.Match[str]) -> tuple[str, Classes]:
    """Return the word before a mark, and the fields of a `Context`.

    The match is one of `_marks`, in a sentence that begins at `start`.

    >>> from .terminators import patterns
    >>> text = "Он живёт в г. Орле."
    >>> context(text, 0, dict(patterns())["."].search(text))
    ('г', ('.', 'both', '3', '', '', 'Aa', '', '.', ''))
    """
    begin = match.start()
    distance = begin - start
    left = text[begin - REACH : begin] if distance > REACH else text[start:begin]
    marks, lead, written, tail = match.group(1, 2, 3, 4)
    mark = text[begin]
    if marks:
        mark += closing(marks)
    if distance and text[begin - 1].isspace():
        mark += " "
        left = left.rstrip()
    last = left.rfind(" ") + 1
    word, before, neighbours = word_before(left[last:])
    if neighbours:
        before = beside(left, word, before)
    shape, level, follow = word_ahead(written, tail)
    first = ""
    if lead:
        lead = leading(lead)
        if (first := text[start]).isalnum():
            first = "x"
    elif shape in ("a", "i"):
        first = "a" if text[start].islower() else "A"
    opened = "«" if "«" in left and left.rfind("«") > left.rfind("»") else ""
    if "(" in left and left.rfind("(") > left.rfind(")"):
        opened += "("
    if '"' in left and left.count('"') & 1:
        opened += '"'
    steps = DISTANCES[distance] if distance < 65 else "6"
    if not last and len(left.split()) < 2:
        steps = "="
    return word, (mark, before, steps, opened, lead, shape, level, follow, first)


def features(word: str, classes: Classes) -> tuple[str, ...]:
    """Return the features of a place, in the order of FEATURES.

    >>> features("г", (".", "both", "3", "", "", "Aa", "", ".", ""))[:2]
    ('. г', '. both 3')
    """
    mark, before, distance, opened, lead, shape, level, follow, first = classes
    sign = mark[0]
    return (
        f"{sign} {word}",
        f"{sign} {before} {distance}",
        f"{mark} {opened} {lead}",
        f"{mark} {opened} {lead}{shape}{level}",
        f"{before} {lead}{shape}{level} {follow}",
        f"{mark} {lead}{shape}",
        f"{sign} {first} {lead}",
    )


DISTANCES = "0111222223333333" + "4" * 15 + "5" * 34


@cache
def weights() -> tuple[dict[str, int], ...]:
    """Return for each of FEATURES the learned weight of its values, read from data/sentences/boundaries.txt.

    >>> weights()[FEATURES.index("sign word")][". тыс"] < 0
    True
    """
    tables: dict[str, dict[str, int]] = {name: {} for name in FEATURES}
    for line in data_lines("sentences/boundaries.txt"):
        feature, _, weight = line.rpartition("\t")
        name, _, value = feature.partition(": ")
        tables[name][value] = int(weight)
    return tuple(tables.values())


def class_sum(classes: Classes) -> int:
    """Return the sum of the weights of all features but the word's.

    >>> class_sum((".", "tail", "4", "", "", "a", "", "a", "")) < 0
    True
    """
    found = zip(weights()[1:], features("", classes)[1:], strict=True)
    return sum(table.get(value, 0) for table, value in found)


def word_weight(word: str, sign: str) -> int:
    """Return the weight of the word before a mark that begins with `sign`.

    >>> word_weight("тыс", ".") < 0
    True
    """
    return weights()[0].get(f"{sign} {word}", 0)


def reasons(word: str, classes: Classes) -> list[tuple[str, int]]:
    """Return the features of a place that have a weight, the weightiest first.

    >>> ("sign word: . тыс", weights()[0][". тыс"]) in reasons("тыс", (".", "tail", "4", "", "", "a", "", "a", ""))
    True
    """
    named = zip(FEATURES, weights(), features(word, classes), strict=True)
    found = [(f"{name}: {value}", table[value]) for name, table, value in named if value in table]
    return sorted(found, key=lambda reason: -abs(reason[1]))
