"""Sentences: the cases, the examples beside the data and the rules, and what holds for any text."""

import re
import tomllib
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rucorpus._base.data_files import data_lines
from rucorpus._sentences import headings, rules
from rucorpus._sentences.features import FEATURES, weights
from rucorpus._sentences.headings import explain_headings, without_headings
from rucorpus._sentences.paragraphs import blocks, spaced_evenly
from rucorpus._sentences.splitter import explain, sentence_spans, split_sentences

CASES = tomllib.loads((Path(__file__).parent / "cases" / "sentences.toml").read_text("utf-8"))["case"]
RULES = rules.RULES
ABBREVIATIONS = [line.split(None, 2) for line in data_lines("sentences/abbreviations.txt")]
OPTIONS = st.fixed_dictionaries(
    {},
    optional={
        "headings": st.booleans(),
        "whole_quotes": st.booleans(),
        "lines": st.booleans(),
        "abbreviations": st.lists(st.sampled_from(["мкр", "т. ч", "", ".", "А"])),
    },
)
WORDS = "А Б В Он На По им г т д др тыс ул см В. А. слово конец Москва США lenta.ru Club т.е. й 😀 أمة"
PIECES = [*".!?…,;:—-–«»\"„“()[]12№%/'\ud800\x00", "1998", "XIX", ":)", *WORDS.split()]
PIECES += [" ", " ", " ", " ", " ", "\n", "\n\n", "\r\n", "\u00a0", "\u2029", "\x0c"]
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=40).map("".join)


def marked(text, **options):
    """Return `text` with ‖ where a sentence begins."""
    starts = [start for start, _ in sentence_spans(text, **options)][1:]
    for start in reversed(starts):
        text = text[:start] + "‖ " + text[start:]
    return text


def plain(text):
    return text.replace("‖ ", "").replace("‖", "")


def row(case):
    gap = [pytest.mark.xfail(reason="a known gap", strict=True)] if case.get("expect") == "fail" else []
    return pytest.param(case["text"], case.get("options", {}), id=case["why"], marks=gap)


@pytest.mark.parametrize(("text", "options"), [row(case) for case in CASES])
def test_case(text, options):
    assert marked(plain(text), **options) == text


def test_there_are_cases_enough_and_each_has_a_name_of_its_own():
    assert len({case["why"] for case in CASES}) == len(CASES) > 120


@pytest.mark.parametrize(("abbreviation", "kind", "example"), ABBREVIATIONS)
def test_abbreviation(abbreviation, kind, example):
    assert kind in {"head", "tail", "both", "word"}
    assert abbreviation.replace("_", "") in "".join(example.lower().split())
    assert marked(plain(example)) == example


def test_abbreviations_are_known_once():
    assert len({abbreviation for abbreviation, _, _ in ABBREVIATIONS}) == len(ABBREVIATIONS) > 200


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_rule_does_what_its_docstring_shows(rule):
    text = plain(rule.__doc__)
    assert marked(text) == rule.__doc__
    assert rule.__name__.strip("_") in {decision.rule for decision in explain(text)}


def test_every_weight_belongs_to_a_feature_and_says_something():
    assert len(weights()) == len(FEATURES)
    assert all(table and all(table.values()) for table in weights())


@pytest.mark.parametrize("guard", headings.GUARDS, ids=lambda guard: guard.__name__)
def test_guard_keeps_what_its_docstring_shows(guard, monkeypatch):
    assert marked(plain(guard.__doc__), headings=True) == guard.__doc__
    monkeypatch.setattr(headings, "GUARDS", [other for other in headings.GUARDS if other is not guard])
    assert marked(plain(guard.__doc__), headings=True) != guard.__doc__


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
def test_a_blank_of_any_kind_and_a_line_end_count_as_a_space(text, blanks):
    text = " ".join(text.split())
    other = "".join(blanks[place % len(blanks)] if char == " " else char for place, char in enumerate(text))
    assert sentence_spans(other) == sentence_spans(text)


@given(TEXTS, st.sampled_from(["\n", "\r\n", "  "]))
def test_blanks_of_any_kind_and_number_are_one_before_a_word(text, blank):
    text = " ".join(text.split())
    wide = re.sub(r"(?<=[.?!…]) (?=\w)", blank, text)
    assert [" ".join(sentence.split()) for sentence in split_sentences(wide)] == split_sentences(text)


@given(TEXTS, OPTIONS)
def test_sentences_are_the_slices_of_the_spans(text, options):
    assert split_sentences(text, **options) == [text[start:stop] for start, stop in sentence_spans(text, **options)]


@given(TEXTS, st.lists(st.sampled_from(["мкр", "т. ч", "слово"])))
def test_explain_names_every_cut_but_blank_lines(text, abbreviations):
    decisions = explain(text, abbreviations)
    starts = {decision.place for decision in decisions if decision.begins}
    spans = sentence_spans(text, abbreviations=abbreviations)
    assert starts <= {start for start, _ in spans}
    assert len({decision.place for decision in decisions}) == len(decisions)
    assert {start for start, _ in spans[1:]} - starts <= gaps(text)
    for decision in decisions:
        assert (sum(weight for _, weight in decision.weights) > 0) is decision.begins or decision.rule != "weights"


@given(TEXTS)
def test_explain_headings_names_every_cut_of_a_heading(text):
    spaced, spans = spaced_evenly(text), sentence_spans(text)
    places = {place for place, _, _, vote in explain_headings(spaced, spans) if vote}
    assert places == {start for start, _ in without_headings(spaced, spans)} - {start for start, _ in spans}


def test_an_explained_sum_decides():
    text = "Погода в столице На завтра обещают снег, сообщила Анна Орлова."
    ((place, total, _, vote), *others) = explain_headings(text, sentence_spans(text))
    assert (place, vote) == (17, True)
    assert total >= 0 > max(total for _, total, _, _ in others)


def test_learned_tables_are_sorted_and_small():
    size = 0
    for name, between in (("capitalization.txt", " "), ("headings.txt", " "), ("boundaries.txt", "\t")):
        lines = data_lines(f"sentences/{name}")
        assert lines == sorted(set(lines), key=lambda line: line.rpartition(between)[0])
        size += len(zlib.compress("\n".join(lines).encode(), 9))
    assert size < 100_000


def gaps(text):
    """Return where something stands behind a blank line, or behind blanks at the beginning."""
    return {begin for begin, _ in blocks(text, lines=False)}


@given(TEXTS)
def test_an_option_only_adds_or_only_removes_cuts(text):
    starts = {start for start, _ in sentence_spans(text)}
    assert starts <= {start for start, _ in sentence_spans(text, headings=True)}
    assert starts >= {start for start, _ in sentence_spans(text, whole_quotes=True)}


@given(TEXTS)
def test_with_lines_every_line_begins_a_sentence(text):
    starts = {start for start, _ in sentence_spans(text, lines=True)}
    assert {start for start, _ in blocks(text, lines=True)} <= starts


@given(TEXTS, TEXTS)
def test_a_blank_line_always_ends_a_sentence(left, right):
    both = split_sentences(left + "\n\n" + right)
    assert both == split_sentences(left) + split_sentences(right)


HOSTILE = [
    *(".", "?", "…", "«", '"', "(", ")", "\n", " ", "\r", "1.", "а.", "'", "[1]", ":)", "\u0301"),
    *(
        "да.\n\n",
        ". ",
        "А. ",
        "1. ",
        "« ",
        "«. ",
        '." ',
        "?! ",
        "и т. д. ",
        "г. ",
        "На ",
        "Он а ",
        "а На ",
        "Слово ",
        '(«"',
        "))((",
        "а\n",
        ".[1] ",
    ),
]


@pytest.mark.parametrize("piece", HOSTILE)
@pytest.mark.parametrize("option", [None, "headings", "whole_quotes", "lines"])
def test_a_hostile_text_is_walked_once(piece, option):
    text = piece * (200_000 // len(piece))  # what takes the square of this would not come to an end
    options = {option: True} if option else {}
    assert "".join("".join(split_sentences(text, **options)).split()) == "".join(text.split())


@pytest.mark.parametrize("piece", [".", "«", "(", ")", "А. ", "1.1.", "а" + " " * 99])
def test_a_million_characters(piece):
    text = piece * (1_000_000 // len(piece))
    assert "".join("".join(split_sentences(text)).split()) == "".join(text.split())


@pytest.mark.parametrize("blank", ["", " ", "\n\n", "\t\r\n \u00a0"])
def test_blank_text_has_no_sentences(blank):
    assert sentence_spans(blank) == split_sentences(blank) == []


@pytest.mark.parametrize("function", [sentence_spans, split_sentences])
def test_wrong_types_are_named(function):
    with pytest.raises(TypeError, match="bytes"):
        function(b"abc")
    with pytest.raises(TypeError, match="мкр"):
        function("abc", abbreviations="мкр")
    with pytest.raises(TypeError, match="int"):
        function("abc", abbreviations=[1])


def test_lone_surrogates_and_nul_are_text():
    assert split_sentences("Он\ud800 ушёл\x00. Она осталась.") == ["Он\ud800 ушёл\x00.", "Она осталась."]
