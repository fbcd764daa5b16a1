"""The caller's own abbreviations."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boundaries import TEXTS
from rucorpus import sentence_spans, split_sentences
from rucorpus._sentences.abbreviation_rules import own_decision
from rucorpus._sentences.capitalization import BEGINS, levels

BEGINNERS = sorted(stem for stem, level in levels().items() if level >= BEGINS and len(stem) < 6)


@pytest.mark.parametrize("word", ["однако", "он", "потом", "северный", "Северный", "Новый", "2"])
def test_no_sentence_begins_after_one_unless_a_capitalized_word_plainly_does(word):
    assert len(split_sentences(f"Живу в мкр. {word} давно.", abbreviations=["мкр"])) == 1


@pytest.mark.parametrize("space", [" ", "  ", "\n\t", "\u00a0"])
def test_whitespace_of_any_kind_may_follow_one(space):
    for word, count in (("Северный", 1), ("Однако", 2)):
        for own in ("мкр", "доме"):  # the second would be a plain end
            assert len(split_sentences(f"Живу в {own}.{space}{word} давно.", abbreviations=[own])) == count


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


@pytest.mark.parametrize(("signs", "begins"), [(0, True), (8, True), (9, False), (40, False)])
def test_eight_characters_are_looked_at_before_the_next_word(signs, begins):
    text = f"В мкр. {'«' * signs}Однако"
    assert own_decision(text, 0, 7, ("мкр",)) is begins
    assert len(sentence_spans(text, abbreviations=["мкр"])) == 1 + begins


@pytest.mark.parametrize("before", ["(", "«", "“(", "В «"])
def test_one_may_stand_after_an_opening_character(before):
    assert own_decision(f"{before}мкр. Северный", 0, len(before) + 5, ("мкр",)) is False


@pytest.mark.parametrize(("length", "decision"), [(157, False), (158, False), (159, None)])
def test_the_160_characters_before_the_next_word_are_looked_at(length, decision):
    abbreviation = "м" * length
    assert own_decision(f"В {abbreviation}. Новый", 0, length + 4, (abbreviation,)) is decision


@pytest.mark.parametrize("function", [sentence_spans, split_sentences])
def test_wrong_types_are_named(function):
    with pytest.raises(TypeError, match="мкр"):
        function("abc", abbreviations="мкр")
    with pytest.raises(TypeError, match="abbreviations: expected strings such as 'мкр', got 1"):
        function("abc", abbreviations=[1])
