"""Homoglyphs: which words are looked at, and how much is cached."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rucorpus._base.characters import COMBINING, CYRILLIC, LATIN
from rucorpus._base.edits import apply
from rucorpus._typography import homoglyphs

PIECES = ["c", "o", "W", "á", "с", "о", "ж", "Ж", "і", "\u0301", "\u0308", " ", "-", "\n", "Cлово" * 9, "слово" * 9]
# Words of this alphabet are not those that are left alone on purpose.
texts = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


@given(text=texts)
def test_every_word_of_two_scripts_is_looked_at_as_a_whole(text):
    expected = [
        (word.start() + first, word.start() + last, new, "unicode.look_alike")
        for word in re.finditer(f"[{LATIN}{CYRILLIC}{COMBINING}]+", text)
        for first, last, new in homoglyphs._replacements(word[0], has_i_beside(text, word.start()))
        if re.search(f"[{LATIN}][{CYRILLIC}{COMBINING}]|[{CYRILLIC}{COMBINING}][{LATIN}]", word[0])
    ]
    assert homoglyphs.homoglyph_edits(text) == expected


def has_i_beside(text, position):
    line = text[text.rfind("\n", 0, position) + 1 :].partition("\n")[0]
    return any(letter in homoglyphs.LETTERS_BESIDE_I for letter in line)


@pytest.mark.parametrize(
    ("before", "is_class"),
    [("0-9" * 25 + "__", True), ("0-9" * 26, False), ("_" * 38, True), ("_" * 39, False)],
    ids=["80 characters", "81 characters", "40 members", "41 members"],
)
def test_the_bounds_of_a_class_of_characters(before, is_class):
    assert (homoglyphs.homoglyph_edits(f"[{before}A-zА-я]") == []) is is_class


def test_a_latin_i_among_capitals_is_a_numeral_in_ukrainian_too():
    text = "ХIХ, Ліс, Iван, Хiх"  # a Latin I, I and i
    assert apply(text, homoglyphs.homoglyph_edits(text)) == "XIX, Ліс, Іван, Хіх"


@pytest.mark.parametrize(("length", "cached"), [(40, 1), (41, 0)])
def test_a_word_of_more_than_forty_characters_is_not_cached(length, cached):
    word = "c" + "л" * (length - 1)  # a Latin c
    homoglyphs._cached_replacements.cache_clear()
    assert apply(word, homoglyphs.homoglyph_edits(word)) == "с" + word[1:]
    assert homoglyphs._cached_replacements.cache_info().currsize == cached
