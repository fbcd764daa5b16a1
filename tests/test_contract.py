"""What holds for every function, whatever the text."""

import re
from functools import partial

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import rucorpus
from contracts import check_cover, check_edits
from hostile.functions import TEXT_FUNCTIONS
from rucorpus._base.edits import apply
from rucorpus._cleaning.entities import entity_pass
from rucorpus._cleaning.spaces import space_pass
from rucorpus._dehyphenation.mending import hyphen_edits
from rucorpus._typography.dashes import dash_pass
from rucorpus._typography.ellipsis import ellipsis_pass
from rucorpus._typography.quotes import quote_pass
from rucorpus._typography.unicode_form import unusual_characters
from strategies import lines, russian


def traced_edits(function):
    """The edits that `trace` reports for a function alone."""
    return lambda text, **options: rucorpus.trace(text, stages=(function,), **options).edits


NORMALIZERS = {
    **{
        name: (function, traced_edits(function))
        for name, function in (
            ("unicode", rucorpus.normalize_unicode),
            ("quotes", rucorpus.normalize_quotes),
            ("dashes", rucorpus.normalize_dashes),
            ("ellipsis", rucorpus.normalize_ellipsis),
            ("entities", rucorpus.decode_entities),
            ("lines", rucorpus.unwrap_lines),
            ("spaces", rucorpus.normalize_spaces),
        )
    },
    "hyphens": (rucorpus.dehyphenate, hyphen_edits),
    "hyphens-across-spaces": tuple(
        partial(function, across_spaces=True) for function in (rucorpus.dehyphenate, hyphen_edits)
    ),
    "normalize": (rucorpus.normalize, lambda text, **options: rucorpus.trace(text, **options).edits),
}
IN_ASCII = {
    f"{name}-ascii": tuple(partial(function, style="ascii") for function in pair)
    for name, pair in NORMALIZERS.items()
    if name in ("quotes", "dashes", "ellipsis", "normalize")
}
SPLITTERS = {
    "default": {},
    "headings": {"headings": True},
    "whole_quotes": {"whole_quotes": True},
    "lines": {"lines": True},
    "abbreviations": {"abbreviations": ("мкр", "т. ч")},
}

each_normalizer = pytest.mark.parametrize("name", [*NORMALIZERS, *IN_ASCII])
each_splitter = pytest.mark.parametrize("options", SPLITTERS.values(), ids=SPLITTERS)


def both(name):
    return (NORMALIZERS | IN_ASCII)[name]


@each_normalizer
@given(text=russian)
def test_edits_are_sorted_disjoint_honest_and_what_the_function_does(name, text):
    function, edits_of = both(name)
    check_edits(text, edits_of(text), function(text))


@each_normalizer
@given(text=russian)
def test_normalizing_twice_changes_nothing_more(name, text):
    function, edits_of = both(name)
    once = function(text)
    assert function(once) is once
    assert edits_of(once) == []


REPEATABLE = (
    *rucorpus.STAGES,
    *(rucorpus.decode_entities, rucorpus.dehyphenate, rucorpus.unwrap_lines, rucorpus.normalize_spaces),
)


@given(text=russian, stages=st.lists(st.sampled_from(REPEATABLE), min_size=2, max_size=6, unique=True))
@example(text="5&nbsp;км троса&shy;", stages=[*rucorpus.STAGES, rucorpus.dehyphenate, rucorpus.decode_entities])
@example(text='‘\u200b"Да\u200b" -\u00ad да', stages=[rucorpus.normalize_dashes, rucorpus.normalize_unicode])
def test_several_stages_in_any_order_run_twice_change_nothing_more(text, stages):
    once = rucorpus.normalize(text, stages=stages)
    assert rucorpus.normalize(once, stages=stages) == once
    names = [name for name, _ in rucorpus.trace(once, stages=stages).stages]
    assert names == [stage.__name__ for stage in stages]


@pytest.mark.parametrize(
    ("text", "without"),
    [
        ("'''''‚`....„ 1,,„а=”", {"quotes.outer"}),  # the edit makes a tag of the row of apostrophes
        ("<i>\u200b<i>-- 1941'{", ()),  # two tags become neighbours
    ],
)
def test_where_edits_change_what_is_markup_the_result_is_a_fixed_point_too(text, without):
    once = rucorpus.normalize(text, without=without)
    assert rucorpus.normalize(once, without=without) is once
    assert rucorpus.trace(text, without=without).text == once


def test_where_protected_lines_stay_apart_unwrapped_text_is_a_fixed_point_too():
    text = " —<b>\n```]да{http://a.ru/-o( &nbsp;co\\( ... }. сказал```\n«\nc\n. <b>…\n(\n|\n."
    once = rucorpus.unwrap_lines(text)
    assert rucorpus.unwrap_lines(once) is once


@pytest.mark.parametrize("text", ["ъ\u200b\u2011\nщ", "го-\u200b\nрод", "мо\ufeff-\nре"])
def test_hyphens_with_something_invisible_beside_them_are_settled_in_one_run(text):
    stages = (rucorpus.dehyphenate, *rucorpus.STAGES)
    once = rucorpus.normalize(text, stages=stages)
    assert rucorpus.normalize(once, stages=stages) is once


PASSES = {
    f"{function.__name__} {style}": partial(function, style=style)
    for function in (quote_pass, dash_pass, ellipsis_pass)
    for style in ("russian", "ascii")
} | {"entities": entity_pass, "spaces": space_pass}


@pytest.mark.parametrize("edits_of", PASSES.values(), ids=PASSES)
@given(text=lines)
def test_what_a_pass_does_to_a_line_depends_on_no_other_line(edits_of, text):
    text = rucorpus.normalize_unicode(text)  # one kind of line ends
    by_lines, start = [], 0
    for line in re.findall(r"[^\n]*\n|[^\n]+", text):
        by_lines += [(start + first, start + last, new, rule) for first, last, new, rule in edits_of(line)]
        start += len(line)
    assert edits_of(text) == by_lines


@pytest.mark.parametrize("edits_of", PASSES.values(), ids=PASSES)
@given(text=russian)
def test_a_pass_that_is_told_the_unusual_characters_overlooks_nothing(edits_of, text):
    assert edits_of(text, unusual_characters(text)) == edits_of(text)


@given(text=lines)
def test_the_other_stages_make_no_work_for_normalize_unicode(text):
    normalized = rucorpus.normalize(text)
    assert rucorpus.normalize_unicode(normalized) is normalized


@pytest.mark.parametrize("name", [name for name in [*NORMALIZERS, *IN_ASCII] if name != "entities"])
@given(text=russian)
def test_no_letter_and_no_digit_is_lost(name, text):
    function, _ = both(name)
    in_order = sorted if name.startswith("hyphens") else list  # a page number moves after the word that it interrupted
    assert in_order(letters(function(text))) == in_order(letters(text))


def letters(text):
    """The letters and digits of a text, those that look alike or fold into one another taken for the same."""
    folded = unfold(text).translate(str.maketrans("ABEKMHOPCTXYaeopcyxiIïÏjJsS", "АВЕКМНОРСТХУаеорсухіІїЇјЈѕЅ"))
    return [char for char in folded if char.isalnum()]


def unfold(text):
    from unicodedata2 import normalize

    return normalize("NFKD", text)


@each_normalizer
@given(text=russian)
def test_untouched_text_maps_to_equal_text_both_ways(name, text):
    style = "ascii" if name in IN_ASCII else "russian"
    stage, _ = NORMALIZERS[name.removesuffix("-ascii")]
    traced = rucorpus.trace(text, style=style, stages=(stage,))
    assert traced.text == apply(text, traced.edits)
    kept = 0
    for start, stop, _, _ in [*traced.edits, (len(text), len(text), "", "")]:
        if kept < start:
            target = traced.target_span(kept, start)
            assert traced.text[slice(*target)] == text[kept:start]
            assert traced.source_span(*target) == (kept, start)
        kept = stop


@given(text=russian)
def test_trace_and_normalize_agree(text):
    for style in ("russian", "ascii"):
        assert rucorpus.trace(text, style=style).text == rucorpus.normalize(text, style=style)
    assert len(rucorpus.trace(text).explain().split("\n")) == max(1, len(rucorpus.trace(text).edits))


@each_splitter
@given(text=russian)
def test_sentences_are_sorted_disjoint_and_cover_every_visible_character(options, text):
    spans = rucorpus.sentence_spans(text, **options)
    check_cover(text, spans)
    sentences = [text[start:stop] for start, stop in spans]
    assert all(sentence == sentence.strip() for sentence in sentences)
    assert rucorpus.split_sentences(text, **options) == sentences


@pytest.mark.parametrize("function", TEXT_FUNCTIONS.values(), ids=TEXT_FUNCTIONS)
@pytest.mark.parametrize("wrong", [None, 1, b"\xd0", ["text"]], ids=repr)
def test_what_is_not_a_str_is_refused_by_its_type(function, wrong):
    with pytest.raises(TypeError, match=f"str.*{type(wrong).__name__}"):
        function(wrong)
