"""The caller's own abbreviations."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boundaries import TEXTS
from rucorpus import sentence_spans, split_sentences
from rucorpus._sentences.capitalization import BEGINS, levels
from rucorpus._sentences.own_abbreviations import own_decision

BEGINNERS = sorted(stem for stem, level in levels().items() if level >= BEGINS and len(stem) < 6)


@pytest.mark.parametrize("word", ["однако", "он", "потом", "северный", "Северный", "Новый", "2"])
def test_no_sentence_begins_after_one_unless_a_capitalized_word_plainly_does(word):
    assert len(split_sentences(f"Живу в мкр. {word} давно.", abbreviations=["мкр"])) == 1


@pytest.mark.parametrize("word", ["Однако", "Он", "Потом", "«Однако", "— Однако"])
def test_a_sentence_begins_before_a_capitalized_word_that_plainly_begins_one(word):
    assert len(split_sentences(f"Живу в мкр. {word} тихо.", abbreviations=["мкр"])) == 2


@given(st.sampled_from(BEGINNERS), st.sampled_from(["мкр. ", "мкр.» ", "мкр.  "]))
def test_case_decides_after_one(word, abbreviation):
    text, capitalized = f"{abbreviation}{word}", f"{abbreviation}{word.title()}"
    assert own_decision(text, 0, len(abbreviation), ("мкр",)) is False
    assert own_decision(capitalized, 0, len(abbreviation), ("мкр",)) is True


@given(TEXTS, st.lists(st.sampled_from(["мкр", "т. ч", "слово", "г", "А"])))
def test_nothing_but_what_stands_before_the_period_matters(text, abbreviations):
    written = [f" {abbreviation.upper()}." for abbreviation in abbreviations]
    assert sentence_spans(text, abbreviations=written) == sentence_spans(text, abbreviations=abbreviations)


@pytest.mark.parametrize("signs", range(7, 11))
def test_signs_without_a_word_after_one_begin_no_sentence(signs):
    text = f"В мкр. {'«(' * signs}Он"
    assert own_decision(text, 0, 7, ("мкр",)) in (False, signs * 2 <= 8)
    assert sentence_spans(text, abbreviations=["мкр"]) == [(0, len(text))]


@pytest.mark.parametrize(("length", "decision"), [(157, False), (158, False), (159, None)])
def test_the_160_characters_before_the_next_word_are_looked_at(length, decision):
    abbreviation = "м" * length
    assert own_decision(f"В {abbreviation}. Новый", 0, length + 4, (abbreviation,)) is decision


@pytest.mark.parametrize("function", [sentence_spans, split_sentences])
def test_wrong_types_are_named(function):
    with pytest.raises(TypeError, match="мкр"):
        function("abc", abbreviations="мкр")
    with pytest.raises(TypeError, match="int"):
        function("abc", abbreviations=[1])
