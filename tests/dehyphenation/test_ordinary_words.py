"""Ordinary words, broken wherever Russian words may be: a rule that keeps hyphens must not keep their halves apart.

The common words are those of the package. The others are words of the dictionary of pymorphy3 that are not common, so
rules and letters alone decide.
"""

import re
from itertools import chain, islice, product

import pytest

from rucorpus._base.common_words import russian_words
from rucorpus._base.packed_rows import PackedRows
from rucorpus._dehyphenation.closed_patterns import action_by_pattern
from rucorpus._dehyphenation.decision import decider
from rucorpus._dehyphenation.listed_words import is_compound

# The halves of these are words that may stand with a hyphen too.
KNOWN_GAPS = """
    артем-ка бога-то вар-вар вели-ка зла-то кой-ка кой-ке на-де по-видимому по-за по-прежнему полно-те сто-или шин-шин
    шлем-ка
"""
# Among them are beginnings of compounds, so that rules for these are tried on other words: фантом, экспорт, чекан.
BEGINNINGS = """
    акт арт бло бод веб вер гор диз дре зам икс кам код кро кри лес мин мол нар офи пар пол поп при рис рок спа ста сто
    тай тел тес топ фан фла хит цар час чек чуд шеф шоу экс яхт
"""
EVERY = 50  # words of the dictionary
VOWELS = frozenset("аеёиоуыэюя")


def breaks(word):
    """Yield the halves of a word at the end of each syllable."""
    for cut in range(2, len(word) - 1):
        first, second = word[:cut], word[cut:]
        follows = word[cut - 1] in VOWELS or word[cut - 1] in "ьъй" or word[cut] not in VOWELS
        if follows and word[cut] not in "ьъйы" and VOWELS & set(first) and VOWELS & set(second):
            yield first, second


def common_words():
    rows = PackedRows("transliteration/words.packed")
    for letters in map("".join, product("абвгдежзийклмнопрстуфхцчшщъыьэюя", repeat=2)):
        yield from (letters + found[1] for found in re.finditer(" ([а-я]*):", rows.get(letters)))


@pytest.fixture(scope="module")
def uncommon():
    """The halves of words that are not common."""
    dictionary = pytest.importorskip("pymorphy3").MorphAnalyzer().dictionary
    found = chain.from_iterable(map(dictionary.words.iteritems, BEGINNINGS.split()))
    words = {word for word, *_ in islice(found, 0, None, EVERY) if re.fullmatch("[а-яё]{4,}", word)}
    return [pair for word in sorted(words) if word not in russian_words() for pair in breaks(word)]


def test_syllables():
    assert list(breaks("сестра")) == [("се", "стра"), ("сес", "тра"), ("сест", "ра")]
    assert list(breaks("подъезд")) == [("по", "дъезд"), ("подъ", "езд")]


def test_common_words_are_joined():
    decide = decider(None, False)
    halves = [pair for word in common_words() for pair in breaks(word)]
    assert len(halves) > 190_000
    kept = {"-".join(pair) for pair in halves if decide(*pair, "-").action != "join"}
    assert kept.difference(KNOWN_GAPS.split()) == set()


@pytest.mark.xfail(reason="a word with a hyphen is as likely", strict=True)
@pytest.mark.parametrize("word", KNOWN_GAPS.split())
def test_known_gaps(word):
    assert decider(None, False)(*word.split("-"), "-").action == "join"


def test_no_rule_keeps_uncommon_words_apart(uncommon):
    assert len(uncommon) > 30_000
    kept = ["-".join(pair) for pair in uncommon if action_by_pattern(*pair) in ("keep", "leave") or is_compound(*pair)]
    assert len(kept) < len(uncommon) / 2_000, kept


def test_letters_keep_few_uncommon_words_apart(uncommon):
    decide = decider(None, False)
    kept = ["-".join(pair) for pair in uncommon if decide(*pair, "-").action != "join"]
    assert len(kept) < len(uncommon) / 70, kept
