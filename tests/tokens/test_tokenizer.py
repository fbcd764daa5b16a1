"""Tokens: the cases, and what holds for any text."""

import re
import tomllib
from functools import partial
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts import check_cover
from rucorpus import protected_spans, sentence_spans, split_tokens, token_spans
from rucorpus._tokens.kinds import KINDS
from rucorpus._tokens.patterns import BEFORE_UNIT, OTHER_TOKENS, WORD_GOES_ON
from rucorpus._tokens.tokenizer import spans_around
from strategies import russian

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "tokens.toml").read_text("utf-8"))["case"]
PIECES = st.sampled_from([char for case in CASES for char in re.findall(r"\w+|\W", case["text"])])
TEXTS = st.lists(PIECES, max_size=30).map("".join) | russian


def row(case):
    gap = [pytest.mark.xfail(reason="a known gap", strict=True)] if case.get("expect") == "fail" else []
    return pytest.param(case, id=case["why"], marks=gap)


@pytest.mark.parametrize("case", [row(case) for case in CASES])
def test_case(case):
    assert split_tokens(case["text"]) == case["tokens"].split(" ")
    if "kinds" in case:
        assert [kind for _, _, kind in token_spans(case["text"], kinds=True)] == case["kinds"].split(" ")


@pytest.mark.parametrize("case", [BEFORE_UNIT, *WORD_GOES_ON, *OTHER_TOKENS], ids=lambda case: case.name)
def test_the_example_of_a_row_is_true(case):
    text, tokens = case.example.split(" → ")
    assert split_tokens(text) == tokens.split(" ")


@given(TEXTS)
def test_every_visible_character_is_in_exactly_one_token(text):
    spans = token_spans(text)
    check_cover(text, spans)
    tokens = [text[start:stop] for start, stop in spans]
    protected = protected_spans(text)
    assert not any(
        re.search(r"\s", token)
        for token, (start, stop) in zip(tokens, spans, strict=True)
        if not any(first <= start and stop <= last for first, last, _ in protected)
    )
    assert split_tokens(text) == tokens


@given(TEXTS, st.booleans(), st.booleans())
def test_no_token_crosses_the_boundary_of_a_sentence(text, headings, lines):
    sentences = sentence_spans(text, headings=headings, lines=lines)
    by_sentence = [[span for span in token_spans(text) if start <= span[0] < stop] for start, stop in sentences]
    assert [*chain(*by_sentence)] == token_spans(text)
    assert all(spans[-1][1] <= stop for spans, (_, stop) in zip(by_sentence, sentences, strict=True))


@given(TEXTS.filter(lambda text: "))" not in text))
def test_tokens_do_not_depend_on_what_stands_beyond_whitespace(text):
    split = partial(split_tokens, protect=None)
    assert split(text) == [*chain(*map(split, text.split()))]


@given(TEXTS)
def test_kinds_are_those_documented_and_change_no_span(text):
    found = token_spans(text, kinds=True)
    assert [(start, stop) for start, stop, _ in found] == token_spans(text)
    assert {kind for _, _, kind in found} <= set(KINDS)
    with_letters = {kind for start, stop, kind in found if any(map(str.isalpha, text[start:stop]))}
    assert with_letters <= {"word", "address", "code", "emoji"}


@given(TEXTS)
def test_a_combining_character_stays_with_what_it_follows(text):
    for start, _ in token_spans(text):
        assert not start or text[start - 1].isspace() or not "\u0300" <= text[start] <= "\u036f"


@given(TEXTS, st.lists(st.integers(0, 40), max_size=6))
def test_a_protected_span_is_one_token_and_the_rest_is_as_it_is_alone(text, cuts):
    cuts = sorted({min(cut, len(text)) for cut in cuts})
    protected = [*zip(cuts[::2], cuts[1::2], strict=False)]
    spans = spans_around(text, protected)
    assert set(protected) <= set(spans)
    check_cover(text, spans)


def test_kinds_is_a_switch_not_the_name_of_a_kind():
    with pytest.raises(TypeError, match="kinds: expected True or False, got 'word'"):
        token_spans("Да", kinds="word")
