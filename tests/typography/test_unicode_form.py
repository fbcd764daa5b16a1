"""Unicode form, where a text is searched in chunks."""

from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rucorpus import normalize_unicode, trace
from rucorpus._typography.lone_letters import lone_letter_edits
from rucorpus._typography.unicode_form import CHUNK
from strategies import russian


@pytest.mark.parametrize("position", range(CHUNK - 2, CHUNK + 3))
@pytest.mark.parametrize(("word", "offset", "new"), [("cлово", 0, "с"), ("словo", 4, "о")])  # a Latin c, a Latin o
def test_a_homoglyph_is_seen_on_either_side_of_a_chunk(position, word, offset, new):
    text = "\n" * (position - offset) + word
    assert trace(text, stages=(normalize_unicode,)).edits == [(position, position + 1, new, "unicode.look_alike")]


@pytest.mark.parametrize("position", range(CHUNK - 3, CHUNK + 2))
@pytest.mark.parametrize(("text", "new"), [("лежит y окна", "у"), ("ушёл co всем домом", "с")])
def test_a_lone_letter_is_seen_with_the_next_word_in_another_chunk(position, text, new):
    before, after = text.split(" ")[0], text.split(" ", 1)[1]
    edit = trace(f"{before} ".rjust(position, "\n") + after, stages=(normalize_unicode,)).edits[0]
    assert (edit.start, edit.new[0], edit.rule) == (position, new, "unicode.look_alike")


@given(text=russian, data=st.data())
def test_where_a_chunk_ends_changes_nothing(text, data):
    before = "\n" * (CHUNK - data.draw(st.integers(0, len(text))))
    assert normalize_unicode(before + text) == before + normalize_unicode(text)


words = st.sampled_from(["a", "y", "K", "Co", "i", "Кот", "лежит", "окна", "cлово", "життя", "5", "год"])
separators = st.sampled_from([" ", " ", "\u00a0", ", ", ". ", "\n", "\u200b", "\u2028", " \u200b"])


@given(parts=st.lists(st.tuples(words, separators), max_size=8))
def test_no_lone_letter_is_overlooked(parts):
    made = normalize_unicode("".join(chain.from_iterable(parts)))
    assert lone_letter_edits(made) == []
    assert normalize_unicode(made) is made
