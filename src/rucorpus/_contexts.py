"""Contexts: what stands around a mark, as the features that the learned weights speak of.

A feature is what one column of FEATURES names, such as «mark word» = «. им»; data/sentences.txt holds a weight for
each, learned by tools/train_sentences.py. The sum of the weights at a place says how strongly a sentence begins there.
"""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from ._abbreviations import data_lines, table
from ._case import STEM, levels
from ._marks import SMILE

REACH = 160  # so many characters to the left are seen, which keeps the walk linear
OPENING = "«„“\"'([{‘"
DASHES = "-–—−"
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
    level: str  # of the next word in data/case.txt, when it is capitalised
    follow: str  # what stands behind the next word
    first: str  # what the sentence begins with: its case before lower case; x for a letter or digit before a lead


def context(text: str, start: int, match: re.Match[str]) -> tuple[str, Classes]:
    """Return the word before a mark, and the fields of a `Context`.

    The match is one of `_marks`, in a sentence that begins at `start`.

    >>> from ._marks import patterns
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
        mark += _closing(marks)
    if distance and text[begin - 1].isspace():
        mark += " "
        left = left.rstrip()
    last = left.rfind(" ") + 1
    word, before, beside = _word(left[last:])
    if beside:
        before = _beside(left, word, before)
    shape, level, follow = _next(written, tail)
    first = ""
    if lead:
        lead = _lead(lead)
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


@lru_cache(maxsize=65_536)
def _word(written: str) -> tuple[str, str, bool]:
    """Return the word in lower case, its class, and whether the words before it may change that.

    The class is the kind of an abbreviation, or else the shape.

    >>> _word("(тыс"), _word("Москва»"), _word("А.г")
    (('тыс', 'tail', False), ('москва»', 'Aa4»', False), ('а.г', 'part-both', False))
    """
    if not written.isprintable():
        written = (written.split() or [""])[-1]
    word = written.lstrip(OPENING + DASHES + "/")
    lower, known = word.lower(), table()
    kind = known.get(lower, "")
    if kind and word.isupper() and not word.isascii():
        kind = ""  # «ЖЖ» and «ВС» are names, «Ж» is an initial; only «ж» and «вс» are abbreviations
    elif not kind and "." in lower and word[-1].islower() and (last := known.get(lower.rpartition(".")[2])):
        kind = f"part-{last}"
    before = kind or _shape(word)
    return lower, before, before in ("both", "0", "I") or lower in last_parts()


def _beside(left: str, word: str, before: str) -> str:
    """Return the class of a word whose neighbours to the left matter.

    >>> _beside("Сыр, масло и т. д", "д", "both"), _beside("в 1998 г", "г", "both"), _beside("(хлеб) 2", "2", "0")
    ('pair-tail', 'both-0', 'item')
    >>> _beside("судья Орлов П. Ю", "ю", "I"), _beside("роман П. Ю", "ю", "I"), _beside("до точки М", "м", "I")
    ('I-name', 'I-chain', 'label')
    """
    *_, second, previous, _ = ["", "", *left.rsplit(None, 3)]
    last = previous.lstrip(OPENING).lower()
    if last[-1:] == "." or last == "и":
        known = table()
        if kind := known.get(second.lstrip(OPENING).lower() + last + word) or known.get(last + word):
            return f"pair-{kind}"
    if before == "both" and (last[-1:].isdigit() or (previous and ROMAN.issuperset(previous))):
        return "both-0"
    if before == "0" and (last[-1:] in ITEM_AFTER or (last[-1:] == ":" and word == "1")):
        return "item"
    if before == "I":
        if last.startswith(LABELS):
            return "label"
        chain = len(last) == 2 and last[1] == "."
        name = second if chain else previous
        return "I-name" if name[:1].isupper() and name.isalpha() and len(name) > 2 else "I-chain" if chain else "I"
    return before


ROMAN = frozenset("IVXLC")
ITEM_AFTER = (";", ")", "»", '"')
LABELS = tuple("точк витамин букв символ план вариант категори групп класс тип вершин пункт".split())  # noqa: SIM905


@cache
def last_parts() -> frozenset[str]:
    """Return the last words of the abbreviations that consist of several.

    >>> "д" in last_parts(), "тыс" in last_parts()
    (True, False)
    """
    return frozenset(last for whole in table() if (last := whole.rpartition(".")[2]) != whole) | {"пр"}


SHAPES = {
    "I": r"[^\W\d_a-zа-яё]",
    "i": r"[^\W\d_]",
    "0": r"\d\d?",
    "year": r"\d{4}",
    "000": r"\d+",
    "0.0": r"[\d.]+",
    "0x": r"\d.*",
    "I.I": r"(?:[A-ZА-ЯЁ]\.)+-?[A-ZА-ЯЁ]",
    "x.I": r".*\.[A-ZА-ЯЁ]",
    "x.i": r".*\.[a-zа-яё]",
    "x.x": r".*\..*",
    "rom": r"[IVXLC]+",
}
SHAPE = re.compile("|".join(f"({pattern})" for pattern in SHAPES.values()), re.DOTALL)
CLOSERS = '»")”’]'
VOWELS = frozenset("аеёиоуыэюяaeiouy")


def _shape(word: str) -> str:
    """Return the shape of a word: its letters and digits, capitals, length up to four, whether it lacks vowels.

    >>> [_shape(word) for word in ("", "И", "1998", "А.С", "стр", "Москва»", "США", "IV", "BBC")]
    ['_', 'I', 'year', 'I.I', 'a3c', 'Aa4»', 'AA3', 'rom', 'LAA3']
    """
    if not word:
        return "_"
    if word[-1] in CLOSERS:
        return _shape(word.rstrip(CLOSERS)) + word[-1]
    plain = len(word) > 1 and word.isalpha() and not word.isascii()
    if not plain and (match := SHAPE.fullmatch(word)):
        return list(SHAPES)[(match.lastindex or 1) - 1]
    latin, size = "L" if word.isascii() else "", min(len(word), 4)
    if word.isupper():
        return f"{latin}AA{size}"
    letters = "Aa" if word[0].isupper() else "a"
    if not word.isalpha():
        return f"{latin}{letters}?"
    return f"{latin}{letters}{size}{'c' if size < 4 and VOWELS.isdisjoint(word.lower()) else ''}"


@lru_cache(maxsize=4096)
def _closing(marks: str) -> str:
    """Return the first three of the signs behind a mark, without blanks and with one kind of smiley.

    >>> _closing("!! »"), _closing(" 😀")
    ('!!»', '☺')
    """
    return SMILEY.sub("☺", "".join(marks.split()))[:3]


SMILEY = re.compile(rf"(?:{SMILE})+")


@lru_cache(maxsize=4096)
def _lead(lead: str) -> str:
    """Return what leads to the next word, with one kind of dash and without blanks.

    >>> _lead("— «")
    '-«'
    """
    return "".join(lead.split()).replace("–", "-").replace("—", "-").replace("−", "-").replace("--", "-")


@lru_cache(maxsize=65_536)
def _next(written: str, tail: str) -> tuple[str, str, str]:
    """Return the shape of the next word, its level in data/case.txt when capitalised, the class of what is behind it.

    >>> _next("Однако", ", "), _next("1998", " г"), _next("А", ". ")
    (('Aa', '9', ','), ('year', '', 'a'), ('I.', '', '.'))
    """
    behind = tail.lstrip()[:1]
    follow = "A" if behind.isupper() else "a" if behind.islower() else "0" if behind.isdigit() else behind
    if not written:
        return f"?{tail[:1]}", "", follow
    if written[0].isdigit():
        sizes = {1: "00", 2: "00", 4: "year"} if written.isdigit() else {}
        return sizes.get(len(written), "000" if sizes else "0x") + tail[:1].strip(), "", follow
    if len(written) == 1:
        shape = ("I" if written.isupper() else "i") + ("." if tail[:1] == "." else "")
    else:
        latin = "L" if written[0].isascii() else ""
        shape = latin + ("AA" if written.isupper() else "Aa" if written[0].isupper() else "a")
    return shape, levels().get(written[:STEM].lower(), "") if shape in ("Aa", "I") else "", follow


@cache
def weights() -> tuple[dict[str, int], ...]:
    """Return for each of FEATURES the learned weight of its values, read from data/sentences.txt.

    >>> weights()[FEATURES.index("sign word")][". тыс"] < 0
    True
    """
    tables: dict[str, dict[str, int]] = {name: {} for name in FEATURES}
    for line in data_lines("sentences.txt"):
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
