"""The fixed point of normalizers: lines that changed run again, what does not settle stays, and edits lead there."""

from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rucorpus._base.edits import apply
from rucorpus._base.fixed_point import ROUNDS, edits_of, settle

texts = st.text("abcxyz\n", max_size=40)


def replacing(old, new):
    """A normalizer that makes one replacement in every line."""

    def edits(text, unusual):
        found, start = [], 0
        for line in text.split("\n"):
            if (at := line.find(old)) >= 0:
                found.append((start + at, start + at + len(old), new, f"{old}→{new}"))
            start += len(line) + 1
        return found

    return edits


rules = st.lists(
    st.tuples(st.sampled_from(["a", "b", "ab", "ca", "x"]), st.sampled_from(["", "b", "bc", "a", "cab", "y"])).map(
        lambda pair: replacing(*pair)
    ),
    min_size=1,
    max_size=4,
)


@given(text=texts, normalizers=rules)
def test_what_is_returned_is_a_fixed_point_and_its_edits_lead_there(text, normalizers):
    settled = settle(text, normalizers)
    assert settle(settled.text, normalizers)[:2] == (settled.text, [])
    assert reduce(apply, (edits for _, edits in settled.done), text) == settled.text
    assert apply(text, edits_of(text, settled)) == settled.text
    assert settle(text, normalizers, keep_edits=False)[:2] == (settled.text, [])


@given(text=texts, normalizers=rules)
def test_every_line_settles_by_itself(text, normalizers):
    lines = [settle(line, normalizers).text for line in text.split("\n")]
    assert settle(text, normalizers).text == "\n".join(lines)


def plainly_settled(text, normalizers):
    """Run all normalizers in every round."""
    made = text
    for _ in range(ROUNDS):
        count = 0
        for normalizer in normalizers:
            edits = normalizer(made, None)
            count += len(edits)
            made = apply(made, edits)
        if not count:
            return made
    return text


@given(text=texts, normalizers=rules)
def test_a_normalizer_is_left_out_only_where_it_would_find_nothing(text, normalizers):
    assert settle(text, normalizers).text == "\n".join(plainly_settled(line, normalizers) for line in text.split("\n"))


@pytest.mark.parametrize(("count", "result"), [(ROUNDS - 1, ""), (ROUNDS, "a" * ROUNDS)])
def test_a_line_that_needs_more_rounds_is_left_as_it_was(count, result):
    assert settle("a" * count, [replacing("a", "")]).text == result
    assert settle(f"ca\n{'a' * count}\nca", [replacing("a", "")]).text == f"c\n{result}\nc"


def test_text_that_is_settled_is_returned_itself():
    text = "".join(["b", "\n", "b"])
    assert settle(text, [replacing("a", "b")]).text is text


@pytest.mark.parametrize("bracket", ["<", ">"])
def test_where_a_tag_may_go_over_line_ends_the_whole_text_settles_or_stays(bracket):
    text = f"ca\n{'a' * ROUNDS}{bracket}"
    assert settle(text, [replacing("a", "")]).text == text
    assert settle(f"ca{bracket}\nca", [replacing("a", "")]).text == f"c{bracket}\nc"
