"""Edits inside HTML tags are dropped, and no others."""

import re

from hypothesis import given
from hypothesis import strategies as st

import strategies
from rucorpus._typography import html_tags

PIECES = ["<a", ' href="1-5"', ">", "</p>", "<b>", "<!-- да -->", "<", "\n", " ", "1-5", "слово", "<<", ">>", "=", '"']
texts = st.lists(st.sampled_from(PIECES), max_size=15).map("".join)


@given(case=strategies.stages(texts))
def test_edits_that_overlap_a_tag_are_dropped(case):
    text, lists = case
    tags = [match.span() for match in re.finditer(html_tags._TAG, text)]
    for edits in lists[:1]:
        kept = [edit for edit in edits if not any(start < edit[1] and edit[0] < stop for start, stop in tags)]
        assert html_tags.outside_tags(text, edits) == kept
