"""Quotation marks: the fast path and the plain form agree, and the bounds of what is read around a quotation mark."""

from itertools import product

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rucorpus import normalize_quotes
from rucorpus._typography.quote_marks import quotation_marks
from rucorpus._typography.quotes import paragraph_edits, quote_pass
from strategies import russian

PIECES = [
    *'""«»„“”,.…:;!?()—-\n5',
    *("<<", ">>", "``", "''", ",,", " ", " ", " ", '"слово"', "«слово»", "слово", "слово", "Дым", "word"),
]
quoted = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)


def plain_form(text):
    start, edits = 0, []
    for line in text.split("\n"):
        edits += paragraph_edits(text, start, start + len(line))
        start += len(line) + 1
    return edits


@given(russian.filter(lambda text: "<" not in text) | quoted.filter(lambda text: "<" not in text))
@example("…«да»…«нет")
@example('"да" и "нет')
def test_the_fast_path_and_the_plain_form_agree(text):
    assert quote_pass(text, style="russian") == plain_form(text)


@pytest.mark.parametrize("mark", ['"', "«", "»", "„", "“", "”", "<<", ">>", "``", "''", ",,"])
def test_they_agree_on_every_neighbour_of_a_quotation_mark(mark):
    opened = [f"{left}{{0}}{first}ом{{1}} и" for left, first in product(["", " ", "(", "-", "д", "…"], "д5№-.\t„")]
    closed = [f"и {{0}}дом{last}{{1}}{right}" for last, right in product("д5.-=“…", ["", " ", ",", ")", "—", "д", "…"])]
    lines = [
        line.format(*pair)
        for line, other in product(opened + closed, ('"', "»", "”", "“", "''", ">>"))
        for pair in ((mark, other), (other, mark))
    ]
    for line in lines:
        assert quote_pass(line, style="russian") == plain_form(line), line


@pytest.mark.parametrize(
    ("opening", "closing", "inner"), [('"', '"', '"дым" '), ("«", "»", "„дым“ "), ("«", "»", "«дым» ")]
)
@pytest.mark.parametrize("count", range(10))
def test_they_agree_on_quotations_with_many_others_inside(opening, closing, inner, count):
    text = f"{opening}Вот {inner * count}и всё{closing}"
    assert quote_pass(text, style="russian") == plain_form(text)


@pytest.mark.parametrize(("others", "rule"), [(15, "quotes.outer"), (16, "quotes.unpaired")])
def test_quotation_marks_with_sixteen_others_between_them_are_no_pair(others, rule):
    text = '"Вот' + " '" * others + ' всё"'
    assert quote_pass(text, style="russian") == [(0, 1, "«", rule), (len(text) - 1, len(text), "»", rule)]


def test_apostrophes_do_not_count_among_the_others():
    text = "«об'ект», «д'Арк»"
    found = quotation_marks(text, 0, len(text))
    assert [mark.number for mark in found if not mark.is_apostrophe] == [1, 2, 3, 4]


@pytest.mark.parametrize(("length", "apostrophe"), [(200, "'"), (201, "’")])
def test_an_apostrophe_stays_in_an_address_of_up_to_two_hundred_characters(length, apostrophe):
    before = "Вот https" + "://".ljust(length, "a")
    assert normalize_quotes(f"{before}'b", protect=None) == f"{before}{apostrophe}b"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('"Он..."да', "«Он...»да"),  # dots that end a word
        ('"Он ..."да', "«Он ...«да"),  # dots that lead one
        ('"Он ("...да', "«Он («...да"),
        ('"А "... Б', "«А »... Б"),
        ('"А "...б', "«А «...б"),
        ('"А "… Б', "«А »… Б"),
        ("Да >>> нет <<<", "Да >>> нет <<<"),
        ('"А "…б', "«А «…б"),
        ("слово«}", "слово»}"),  # a closing bracket after it, an opening one before it
        ("слово{«,", "слово{«,"),
        ("Да -«-", "Да -«-"),  # dashes on both sides decide nothing, one side does
        ('а-"', "а-«"),
        ('Б/"', "Б/«"),
        ('да-"…', "да-«…"),
        (",»…да", ",»…да"),
        ('Да "!.', "Да »!."),  # terminators that end a phrase
        ("Да «.-", "Да ».-"),
        ('«Вот "-5»', "«Вот «-5»"),  # a negative number begins one
        ("мал’»да", "мал’»да"),  # an article is a word of one letter
    ],
)
def test_characters_beside_a_quotation_mark_are_read_with_the_ones_beyond_them(before, after):
    assert normalize_quotes(before) == after
