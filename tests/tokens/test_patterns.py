"""The examples of the tables of tokens."""

import pytest

from rucorpus import split_tokens
from rucorpus._tokens.patterns import OTHER_TOKENS, WORD_GOES_ON


@pytest.mark.parametrize("row", [*WORD_GOES_ON, *OTHER_TOKENS], ids=lambda row: row.name)
def test_the_example_of_a_row_is_true(row):
    text, tokens = row.example.split(" → ")
    assert split_tokens(text) == tokens.split(" ")
