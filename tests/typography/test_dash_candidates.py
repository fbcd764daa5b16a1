"""The dashes that are not looked at are those that no rule changes."""

from hypothesis import given
from hypothesis import strategies as st

from rucorpus._base.characters import DASHES
from rucorpus._base.scanner import scanner
from rucorpus._typography import dashes

PIECES = [
    *"-–—−‐- - > .,:()«»=0512\n",
    "12",
    "1941",
    "2021",
    "-06-",
    "5-7,",
    "до ",
    "XIX",
    "слово",
    "то",
    "Во",
    "…",
    "[",
]
texts = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)


def all_dashes(text, unusual):
    return [position for position, character in enumerate(text) if character in DASHES]


@given(text=texts)
def test_every_dash_that_a_rule_changes_is_a_candidate(text):
    every = scanner("dashes", dashes.RULES, dashes.START, all_dashes)
    assert scanner("dashes", dashes.RULES, dashes.START, dashes.candidates)(text) == every(text)
