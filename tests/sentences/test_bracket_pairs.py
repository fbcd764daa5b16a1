"""Pairs of quotation marks and brackets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boundaries import TEXTS
from rucorpus import sentence_spans, split_sentences
from rucorpus._sentences.bracket_pairs import PAIRS, joined_inside, outermost_pairs
from rucorpus._sentences.paragraphs import paragraphs

BRACKETED = st.lists(st.sampled_from([*PAIRS, *PAIRS.values(), '"', " ", "а", ". Он "]), max_size=30).map("".join)


@given(BRACKETED)
def test_pairs_match_and_neither_cross_nor_nest(text):
    last = -1
    for start, stop in outermost_pairs(text, 0, len(text)):
        assert last < start < stop
        assert text[stop] == PAIRS.get(text[start], text[start])
        last = stop


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("«а (б» в)", [(0, 5)]),  # the bracket was opened inside a pair that is closed, so nothing closes it
        ("(а «б) в»", [(0, 5)]),
        ("«(а» б)", [(0, 3)]),
        ("«а [б (в» г) д]", [(0, 8)]),
        ("(а «б» в)", [(0, 8)]),
        ("«а» (б)", [(0, 2), (4, 6)]),
        ("(а (б)", [(3, 5)]),
        ("а) (б", []),
        ("дождь :( он (а)", [(12, 14)]),
    ],
)
def test_pairs_of_an_example(text, pairs):
    assert outermost_pairs(text, 0, len(text)) == pairs


@pytest.mark.parametrize(("pair", "joined"), [((2, 3), 2), ((2, 4), 1), ((3, 8), 1), ((4, 8), 2)])
def test_sentences_are_joined_where_one_ends_before_the_closing_character(pair, joined):
    assert len(joined_inside([(0, 4), (4, 9)], [pair])) == joined


def test_a_bracket_opened_inside_a_closed_pair_joins_nothing():
    text = "Фильм «Да (нет» идёт. Он нравится) всем. Вот и всё."
    assert split_sentences(text, whole_quotes=True) == split_sentences(text)


@given(TEXTS | BRACKETED)
def test_whole_quotes_removes_the_cuts_inside_pairs_and_no_others(text):
    found = [start for start, _ in sentence_spans(text, whole_quotes=True)]
    expected = []
    for begin, end in paragraphs(text, lines=False):
        pairs = outermost_pairs(text, begin, end)
        starts = [start for start, _ in sentence_spans(text) if begin <= start < end]
        expected += [start for start in starts if not any(first < start <= last for first, last in pairs)]
    assert found == expected
