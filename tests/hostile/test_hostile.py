"""Time is linear on hostile text: counted in machine instructions, because a clock is unreliable on a busy machine.

Every run counts a few calls on short texts. `make hostile` times every function with every option over every generator
and counts where the time of a character seems to grow or to be far above that of prose: under valgrind a call takes
some fifteen times as long.
"""

import os
import shutil

import pytest

from hostile.functions import EVERY_OPTION, SHORT, SHORT_PROTECTION
from hostile.generators import ALL, DISTINCT, MARKUP
from hostile.growth import suspicious
from hostile.instructions import counted

LONG = "RUCORPUS_HOSTILE" in os.environ
SIZES = (5_000, 40_000) if LONG else (500, 2_000)
DISTINCT_SIZES = (10_000, 27_000)  # all of a text are distinct
PER_CHARACTER = 1.5  # how much more a character may cost in the longer text
ABSOLUTE = 50  # how much more a character may cost than one of prose, in the same function or in `normalize`
# Known to cost more: with headings every chunk looks again at some thousand characters before it.
DEARER = {
    ("iter_sentences", "list numbers"): 80,
    ("iter_sentences", "lone periods"): 100,
    ("iter_sentences", "abbreviations before a capital"): 60,
    # Every word is a candidate for the end of a heading, and none is decided by its neighbours alone.
    ("sentence_spans with headings", "capitals"): 52,
    ("sentence_spans with headings", "lone capitals"): 52,
}
ONCE = 200_000  # instructions that do not depend on the length: caches that grow, memory that is taken

pytestmark = pytest.mark.skipif(
    not (shutil.which("valgrind") and shutil.which("cc")),
    reason="it takes valgrind and cc: apt-get install valgrind g++",
)


REMEMBERED = pytest.mark.xfail(strict=True, reason="its cache holds the shorter text, but not the longer one: 1.9")


def grows(row, sizes=SIZES):
    shorter, longer = row
    return longer > PER_CHARACTER * shorter * sizes[1] / sizes[0] + ONCE


# Every run of Python costs as much as many pieces, so the few functions share two of them.
@pytest.mark.skipif(LONG, reason="the long form has them all")
@pytest.mark.parametrize("functions", [[*SHORT][::2], [*SHORT][1::2]], ids=", ".join)
def test_time_is_linear_on_hostile_text(functions, tmp_path):
    rows = counted(functions, SIZES, tmp_path)
    assert {pair: row for pair, row in rows.items() if grows(row)} == {}


@pytest.mark.skipif(LONG, reason="the long form has them all")
def test_time_is_linear_on_hostile_markup(tmp_path):
    rows = counted([SHORT_PROTECTION], SIZES, tmp_path, tuple(MARKUP))
    assert {pair: row for pair, row in rows.items() if grows(row)} == {}


@pytest.mark.skipif(not LONG, reason="make hostile")
@pytest.mark.parametrize("function", EVERY_OPTION)
def test_a_character_costs_the_same_in_long_hostile_text_and_not_much_more_than_in_prose(function, tmp_path):
    names = [found.generator for found in suspicious(EVERY_OPTION[function])]
    rows = counted([function], SIZES, tmp_path, ["prose", *names])
    assert {pair: row for pair, row in rows.items() if grows(row)} == {}
    _, prose = zip(rows[function, "prose"], *counted(["normalize"], SIZES, tmp_path, ["prose"]).values(), strict=True)
    most = {pair: DEARER.get(pair, ABSOLUTE) * max(prose) for pair in rows}
    assert {pair: row for pair, row in rows.items() if row[-1] > most[pair]} == {}


@pytest.mark.skipif(not LONG, reason="make hostile")
@pytest.mark.parametrize(
    "function",
    [pytest.param(name, marks=REMEMBERED) if name == "transliterate" else name for name in EVERY_OPTION],
)
def test_distinct_characters_cost_no_pass_each(function, tmp_path):
    rows = counted([function], DISTINCT_SIZES, tmp_path, tuple(DISTINCT))
    assert {pair: row for pair, row in rows.items() if grows(row, DISTINCT_SIZES)} == {}


def test_there_are_many_generators():
    assert len(ALL) >= 120


def test_the_count_finds_what_is_quadratic_and_only_that(tmp_path):
    functions = ["quadratic", "sentence_spans in long text"]  # one run of Python for both
    rows = counted(functions, SIZES, tmp_path, ["letters", "short paragraphs"])
    assert {name for (name, _), row in rows.items() if grows(row)} == {"quadratic"}
    assert all(grows(row) for (name, _), row in rows.items() if name == "quadratic")
