"""Explanations agree with the splitter."""

from hypothesis import given
from hypothesis import strategies as st

from boundaries import TEXTS
from rucorpus import sentence_spans
from rucorpus._sentences.explanation import explain, explain_headings
from rucorpus._sentences.headings import GUARDS, without_headings
from rucorpus._sentences.paragraphs import paragraphs, with_plain_spaces


def total(explanation):
    return sum(weight for _, weight in explanation.weights)


@given(TEXTS, st.lists(st.sampled_from(["мкр", "т. ч", "слово"])))
def test_explain_names_every_cut_but_empty_lines(text, abbreviations):
    found = explain(text, abbreviations)
    starts = {explanation.offset for explanation in found if explanation.begins}
    spans = sentence_spans(text, abbreviations=abbreviations)
    assert starts <= {start for start, _ in spans}
    assert len({explanation.offset for explanation in found}) == len(found)
    assert {start for start, _ in spans[1:]} - starts <= {begin for begin, _ in paragraphs(text, lines=False)}
    for explanation in found:
        assert (total(explanation) > 0) is explanation.begins or explanation.rule != "weights"


def test_an_own_abbreviation_is_named():
    found = explain("В мкр. Новый. В мкр. Он", ["мкр"])
    assert [explanation[:3] for explanation in found] == [(7, False, "own"), (14, True, "plain"), (21, True, "own")]


@given(TEXTS)
def test_explain_headings_names_every_cut_of_a_heading(text):
    spaced, spans = with_plain_spaces(text), sentence_spans(text)
    found = explain_headings(spaced, spans)
    assert {rule for _, _, rule, _ in found} <= {"weights", *(guard.__name__ for guard in GUARDS)}
    starts = {explanation.offset for explanation in found if explanation.begins}
    assert starts == {start for start, _ in without_headings(spaced, spans)} - {start for start, _ in spans}


def test_an_explained_sum_decides():
    text = "Погода в столице На завтра обещают снег, сообщила Анна Орлова."
    first, *others = explain_headings(text, sentence_spans(text))
    assert (first.offset, first.begins) == (17, True)
    assert total(first) >= 0 > max(map(total, others))


def test_a_guard_is_named():
    text = "Роман «Отцы и дети Однако читают до сих пор» вышел летом."
    assert [explanation[:3] for explanation in explain_headings(text, [(0, len(text))])] == [(19, False, "quoted")]
