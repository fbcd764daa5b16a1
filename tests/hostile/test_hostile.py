"""Time is linear on hostile text: counted in machine instructions, because a clock is unreliable on a busy machine.

Every run measures a few calls on short texts; `make hostile` measures every function on longer ones.
"""

import os
import shutil

import pytest

from hostile.functions import PROTECTION, SHORT, SHORT_PROTECTION, TEXT_FUNCTIONS
from hostile.generators import MARKUP
from hostile.instructions import counted

LONG = "RUCORPUS_HOSTILE" in os.environ
SIZES = (5_000, 40_000) if LONG else (500, 2_000)
PER_CHARACTER = 1.5  # how much more a character may cost in the longer text
ONCE = 200_000  # instructions that do not depend on the length: caches that grow, memory that is taken

pytestmark = pytest.mark.skipif(
    not shutil.which("valgrind"), reason="valgrind is not installed: apt-get install valgrind"
)


def grows(row):
    shorter, longer = row
    return longer > PER_CHARACTER * shorter * SIZES[1] / SIZES[0] + ONCE


# Every run of Python costs as much as many pieces, so the few functions share two of them.
GROUPS = [[name] for name in TEXT_FUNCTIONS] if LONG else [[*SHORT][::2], [*SHORT][1::2]]


@pytest.mark.parametrize("functions", GROUPS, ids=", ".join)
def test_time_is_linear_on_hostile_text(functions, tmp_path):
    rows = counted(functions, SIZES, tmp_path)
    assert {pair: row for pair, row in rows.items() if grows(row)} == {}


@pytest.mark.parametrize("function", PROTECTION if LONG else [SHORT_PROTECTION])
def test_time_is_linear_on_hostile_markup(function, tmp_path):
    rows = counted([function], SIZES, tmp_path, tuple(MARKUP))
    assert {pair: row for pair, row in rows.items() if grows(row)} == {}


def test_the_count_finds_what_is_quadratic(tmp_path):
    assert all(map(grows, counted(["quadratic"], SIZES, tmp_path, ["digits", "letters"]).values()))
