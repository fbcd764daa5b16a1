"""Stages of every kind, and the error for every kind of wrong one."""

from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import rucorpus
from rucorpus import (
    STAGES,
    Corpus,
    Edit,
    normalize,
    normalize_dashes,
    normalize_ellipsis,
    normalize_quotes,
    trace,
)
from rucorpus._typography.rule_names import rule_names
from strategies import russian

TEXT = '"Да" - нет...'
NEWS = Path(__file__).parent.parent / "examples" / "news"
# Documents of examples/news that were written without a typographic fault.
CORRECT = ("001", "004", "006", "007", "010", "013", "015", "019", "022")


def loud(text):
    """A user's stage: НЕТ for нет."""
    for start in range(len(text)):
        if text.startswith("нет", start):
            yield start, start + 3, "НЕТ", "mine.loud"


def styled(text, *, style):
    return [(0, 0, style, "mine.style")]


@pytest.mark.parametrize(
    ("stages", "expected"),
    [
        ((), TEXT),
        (STAGES, "«Да» — нет…"),
        ([normalize_dashes], '"Да" — нет...'),
        ((normalize_ellipsis, normalize_quotes), "«Да» - нет…"),
        ((partial(normalize_quotes, style="ascii"), normalize_dashes), '"Да" — нет...'),
        ((*STAGES, loud), "«Да» — НЕТ…"),
        ((styled,), f"russian{TEXT}"),
        ((partial(styled, style="own "),), f"own {TEXT}"),
        ((normalize,), "«Да» — нет…"),
        ((partial(normalize, stages=(loud,)), normalize_dashes), '"Да" — НЕТ...'),
        ((str.upper,), '"ДА" - НЕТ...'),
        ((*STAGES, lambda text: text.replace("нет", "net")), "«Да» — net…"),
        ((lambda text: [],), TEXT),
        ((lambda text: [(0, 1, '"', "nothing")],), TEXT),
    ],
)
def test_stages_of_every_kind(stages, expected):
    assert normalize(TEXT, stages=stages) == expected
    assert trace(TEXT, stages=stages).text == expected


def test_a_stage_from_text_to_text_gives_an_edit_for_each_changed_word():
    def without_yo(text):
        return text.replace("ё", "е")

    traced = trace('Ещё - "ёж", ёлка\nи `ещё` код', stages=(*STAGES, without_yo), protect="markdown")
    assert traced.text == "Еще — «еж», елка\nи `ещё` код"
    assert [edit.rule for edit in traced.edits] == [
        "own.without_yo", "dashes.between_words", "quotes.outer+own.without_yo", "own.without_yo"
    ]  # fmt: skip


def test_style_reaches_the_stages_that_leave_it_open():
    stages = (normalize_ellipsis, partial(normalize_dashes, style="russian"), styled)
    assert normalize("«Да» - нет…", style="ascii", stages=stages) == "ascii«Да» — нет..."


def test_a_trace_names_its_stages_and_gives_each_its_own_offsets():
    traced = trace(TEXT, stages=(normalize_ellipsis, partial(normalize_quotes), loud))
    assert [name for name, _ in traced.stages] == ["normalize_ellipsis", "normalize_quotes", "loud"]
    assert traced.stages[2][1] == [Edit(7, 10, "НЕТ", "mine.loud")]
    assert traced.edits[-1] == Edit(7, 13, "НЕТ…", "ellipsis.three_dots+mine.loud")


@pytest.mark.parametrize(
    ("stages", "error", "words"),
    [
        (normalize_dashes, TypeError, "sequence of functions"),
        ("normalize_dashes", TypeError, "sequence of functions"),
        (("normalize_dashes",), TypeError, "expected functions, got 'normalize_dashes'"),
        ((None,), TypeError, "expected functions, got None"),
        ((lambda text: None,), TypeError, "expected a str or edits .*, got NoneType"),
        ((lambda text: [(0, 1, "x")],), TypeError, r"expected the new text or edits .*, got \(0, 1, 'x'\)"),
        ((lambda text: [("0", 1, "x", "y")],), TypeError, "expected the new text or edits"),
        ((lambda text: [(0, 99, "x", "far")],), ValueError, "not within the text of 13 characters"),
        ((lambda text: [(2, 1, "x", "back")],), ValueError, "not within"),
        (
            (lambda text: [(3, 4, "", "b"), (0, 1, "", "a")],),
            ValueError,
            r"sorted: \(3, 4, '', 'b'\), \(0, 1, '', 'a'\)",
        ),
        ((lambda text: [(0, 3, "", "a"), (2, 4, "", "b")],), ValueError, r"overlap .*: \(0, 3, '', 'a'\), \(2, 4"),
    ],
)
def test_a_wrong_stage_has_a_clear_error(stages, error, words):
    for function in (normalize, trace):
        with pytest.raises(error, match=words):
            function(TEXT, stages=stages)


def test_a_stage_with_rules_of_its_own_left_out_leaves_out_the_others_too():
    stages = (partial(normalize, without={"quotes.outer"}),)
    assert normalize('1-5 - "а"', stages=stages, without={"dashes.between_numbers"}) == '1-5 — "а"'
    with pytest.raises(ValueError, match=r"no rule 'nosuch'; did you mean ('[^']+'(, )?){3}\? All rules: https://"):
        normalize("", stages=(partial(normalize, without={"nosuch"}),))


@pytest.mark.parametrize("function", [normalize, trace, normalize_quotes, normalize_dashes, normalize_ellipsis])
def test_an_unknown_style_is_refused(function):
    with pytest.raises(ValueError, match="no style 'English'; there are 'russian', 'ascii'"):
        function(TEXT, style="English")


@pytest.mark.parametrize("span", [(-1, 0), (0, 12)])
def test_a_span_outside_the_text_is_refused(span):
    traced = trace(TEXT)
    with pytest.raises(ValueError, match="is not within text, which has 11 characters"):
        traced.source_span(*span)
    with pytest.raises(ValueError, match="is not within source, which has 13"):
        traced.target_span(span[0], span[1] + 2 if span == (0, 12) else span[1])


def test_a_span_that_ends_before_it_begins_is_refused():
    for mapped in (trace(TEXT).source_span, trace(TEXT).target_span):
        with pytest.raises(ValueError, match="span 2:1 ends before it begins"):
            mapped(2, 1)


@pytest.mark.parametrize(
    ("given", "advice"),
    [
        (["Да"], "list; call it for each text"),
        (None, "NoneType; leave missing values out"),
        (Path("a.txt"), "Path; read it first"),
        (rucorpus.Document("1", "Да"), "Document; pass its text"),
    ],
)
def test_what_is_no_text_is_refused_with_advice(given, advice):
    for function in (normalize, trace, rucorpus.split_sentences, rucorpus.split_tokens, rucorpus.dehyphenate):
        with pytest.raises(TypeError, match=advice):
            function(given)


def test_text_that_needs_no_change_comes_back_itself():
    for document in Corpus(NEWS):
        if document.id.startswith(CORRECT):
            assert normalize(document.text) is document.text
            assert trace(document.text).edits == []
    assert sum(document.id.startswith(CORRECT) for document in Corpus(NEWS)) == len(CORRECT)


def test_ascii_style_and_back_restores_correct_text():
    for document in Corpus(NEWS):
        if document.id.startswith(CORRECT):
            there = normalize(document.text, style="ascii")
            assert not set("«»„“—–…") & set(there)
            assert normalize(there) == document.text


@pytest.mark.parametrize(
    "text",
    ['!"- с "', '"Журнал "- хорош, см."Луч"', '"?…ь', 'а`л "ы,"…', '„ю "…-н', ",,.'' ё", "11:1-" + "9" * 5000],
)
def test_a_second_run_changes_nothing_beside_a_dash_of_the_first(text):
    once = normalize(text)
    assert normalize(once) == once


@pytest.mark.parametrize("stages", [{normalize_quotes}, {normalize_quotes: 1}])
def test_stages_have_an_order(stages):
    with pytest.raises(TypeError, match="sequence of functions"):
        normalize("Да", stages=stages)


RULES = sorted(rule_names())


@given(text=russian, without=st.sets(st.sampled_from(RULES), max_size=4), style=st.sampled_from(["russian", "ascii"]))
def test_a_rule_left_out_is_left_out_in_full_and_a_second_run_changes_nothing(text, without, style):
    traced = trace(text, without=without, style=style)
    once = normalize(text, without=without, style=style)
    assert traced.text == once
    assert without.isdisjoint(name for edit in traced.edits for name in edit.rule.split("+"))
    assert normalize(once, without=without, style=style) is once


def test_no_break_spaces_and_scores_can_be_kept():
    assert normalize("5\u00a0кг - 1-5", without={"unicode.blank", "dashes.between_numbers"}) == "5\u00a0кг — 1-5"
    nested = partial(normalize, without=["dashes.between_words"])
    assert normalize("Да - нет...", stages=(nested,)) == "Да - нет…"


@pytest.mark.parametrize("function", [normalize, trace])
def test_the_name_of_no_rule_is_refused_with_the_nearest_ones(function):
    with pytest.raises(ValueError, match=r"no rule 'dashes\.between_word'; did you mean 'dashes\.between_words'"):
        function(TEXT, without={"dashes.between_word"})
    with pytest.raises(TypeError, match=r"expected a set of names of rules, got 'unicode\.blank'"):
        function(TEXT, without="unicode.blank")
