"""Sentences: the cases, and what holds for any text."""

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boundaries import OPTIONAL, TEXTS, marked, plain
from rucorpus import protected_spans, sentence_spans, split_sentences
from rucorpus._sentences.paragraphs import paragraphs
from rucorpus._sentences.terminators import is_simple, patterns, terminators_of

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "sentences.toml").read_text("utf-8"))["case"]
OPTIONS = st.fixed_dictionaries({}, optional=OPTIONAL)


def row(case):
    gap = [pytest.mark.xfail(reason="a known gap", strict=True)] if case.get("expect") == "fail" else []
    return pytest.param(case["text"], case.get("options", {}), id=case["why"], marks=gap)


@pytest.mark.parametrize(("text", "options"), [row(case) for case in CASES])
def test_case(text, options):
    assert marked(plain(text), **options) == text


def test_there_are_cases_enough_and_each_has_a_name_of_its_own():
    assert len({case["why"] for case in CASES}) == len(CASES) > 120


@given(TEXTS, OPTIONS)
def test_spans_are_sorted_tight_and_cover_every_letter(text, options):
    spans, last = sentence_spans(text, **options), 0
    for start, stop in spans:
        assert last <= start < stop <= len(text)
        assert not text[last:start].strip()
        assert text[start:stop] == text[start:stop].strip()
        last = stop
    assert not text[last:].strip()


@given(TEXTS, st.lists(st.sampled_from(["\u00a0", "\t", "\u2009", "\n"]), min_size=1))
def test_whitespace_of_any_kind_and_a_line_end_count_as_a_space(text, spaces):
    text = " ".join(text.split())
    other = "".join(spaces[offset % len(spaces)] if char == " " else char for offset, char in enumerate(text))
    assert sentence_spans(other) == sentence_spans(text)


@given(TEXTS, st.sampled_from(["\n", "\r\n", "  "]))
def test_whitespace_of_any_kind_and_length_is_one_space_before_a_word(text, space):
    text = " ".join(text.split())
    wide = re.sub(r"(?<=[.?!…]) (?=\w)", space, text)
    assert [" ".join(sentence.split()) for sentence in split_sentences(wide)] == split_sentences(text)


@given(TEXTS)
def test_an_option_only_adds_or_only_removes_cuts(text):
    starts = {start for start, _ in sentence_spans(text)}
    assert starts <= {start for start, _ in sentence_spans(text, headings=True)}
    assert starts >= {start for start, _ in sentence_spans(text, whole_quotes=True)}


@given(TEXTS)
def test_with_lines_every_line_begins_a_sentence(text):
    starts = {start for start, _ in sentence_spans(text, lines=True)}
    assert {start for start, _ in paragraphs(text, lines=True)} <= starts


@given(TEXTS, TEXTS)
def test_an_empty_line_always_ends_a_sentence(left, right):
    assert split_sentences(f"{left}\n\n{right}") == split_sentences(left) + split_sentences(right)


HOSTILE = [
    *(".", "?", "…", "«", '"', "(", ")", "\n", " ", "\r", "1.", "а.", "'", "[1]", ":)", "\u0301"),
    *("да.\n\n", ". ", "А. ", "1. ", "« ", "«. ", '." ', "?! ", "и т. д. ", "г. ", "На ", "Он а ", "а На ", "Слово "),
    *('(«"', "))((", "а\n", ".[1] ", "мкр. ", "1.1.", "а" + " " * 99),
]
ALL = {"headings": True, "whole_quotes": True, "lines": True, "abbreviations": ["мкр", "и т. ч"]}


@pytest.mark.parametrize("piece", HOSTILE)
@pytest.mark.parametrize("options", [{}, ALL], ids=["plain", "all options"])
def test_a_hostile_text_is_searched_once(piece, options):
    text = piece * (100_000 // len(piece))  # what takes the square of this would not come to an end
    assert "".join("".join(split_sentences(text, **options)).split()) == "".join(text.split())


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\t\r\n \u00a0"])
def test_whitespace_has_no_sentences(text):
    assert sentence_spans(text) == split_sentences(text) == []


def test_lone_surrogates_and_nul_are_text():
    assert split_sentences("Он\ud800 ушёл\x00. Она осталась.") == ["Он\ud800 ушёл\x00.", "Она осталась."]


def test_a_word_of_many_hard_signs_is_a_word():
    hard_signs = "Ъ" + "ъ" * 5000
    assert split_sentences(f"В мкр. {hard_signs} тихо.", abbreviations=["мкр"]) == [f"В мкр. {hard_signs} тихо."]


@given(st.lists(st.sampled_from(["слово", "Он", "г.", "А.", "конец.", "5", "н. э.", "однако", "  "]), max_size=12))
def test_a_simple_text_has_the_sentences_that_it_has_among_others(words):
    text = " ".join(words).strip()
    assert is_simple(text) or not text
    assert sentence_spans(text) == sentence_spans(text, protect=None) == sentence_spans(text, whole_quotes=True)


@given(TEXTS)
def test_a_text_that_counts_as_simple_is_one_paragraph_with_nothing_to_protect(text):
    if is_simple(text):
        assert not protected_spans(text)
        assert paragraphs(text, lines=True) == [(0, len(text))]
        assert set(terminators_of(text)) <= {patterns()["."]}
