"""Unicode form, where a text is searched in chunks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rucorpus import normalize_unicode
from rucorpus._typography.unicode_form import CHUNK, unicode_edits
from strategies import russian


@pytest.mark.parametrize("position", range(CHUNK - 2, CHUNK + 3))
@pytest.mark.parametrize(("word", "offset", "new"), [("cлово", 0, "с"), ("словo", 4, "о")])  # a Latin c, a Latin o
def test_a_homoglyph_is_seen_on_either_side_of_a_chunk(position, word, offset, new):
    text = "\n" * (position - offset) + word
    assert unicode_edits(text) == [(position, position + 1, new, "unicode.look_alike")]


@given(text=russian, data=st.data())
def test_where_a_chunk_ends_changes_nothing(text, data):
    before = "\n" * (CHUNK - data.draw(st.integers(0, len(text))))
    assert normalize_unicode(before + text) == before + normalize_unicode(text)
