"""The edits between two texts: applied to the one they give the other, and they are local."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rucorpus._base.edits import apply
from rucorpus._base.word_diff import word_edits
from strategies import russian


@given(old=russian, new=russian)
def test_the_edits_turn_one_text_into_the_other(old, new):
    edits = word_edits(old, new, "own")
    assert apply(old, edits) == new
    assert all(old[start:stop] != changed for start, stop, changed, _ in edits)
    assert all(left[1] <= right[0] for left, right in pairwise(edits))


@given(lines=st.lists(st.sampled_from(["Туман лёг.", "", "Ещё ёж", "а а а"]), max_size=30))
def test_what_did_not_change_is_in_no_edit(lines):
    old = "\n".join(lines)
    edits = word_edits(old, old.replace("ё", "е"), "own")
    assert [old[start:stop] for start, stop, _, _ in edits] == [
        word for line in lines for word in {"Туман лёг.": ["лёг"], "Ещё ёж": ["Ещё", "ёж"]}.get(line, [])
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("раз\nдва\nтри", "раз\nтри", [(4, 8, "")]),
        ("раз два", "раз  два", [(4, 4, " ")]),
        ("а " * 3000 + "ё", "а " * 3000 + "е", [(6000, 6001, "е")]),
        ("ё " + "а " * 3000 + "ё", "е " + "а " * 3000 + "е", [(0, 1, "е"), (6002, 6003, "е")]),
        ("ё " + "а " * 3000 + "ё", "е" + "а " * 3000 + "е", [(0, 6003, "е" + "а " * 3000 + "е")]),
        ("а\n" * 3000, "б\n" + "а\n" * 3000, [(0, 0, "б\n")]),
    ],
    ids=[
        "a line",
        "a space",
        "only the end of a long line",
        "both ends of a long line",
        "another number of words",
        "lines",
    ],
)
def test_edits_are_local_but_in_very_long_lines(old, new, expected):
    assert [edit[:3] for edit in word_edits(old, new, "own")] == expected
