"""What an error says: errors.toml has calls with wrong arguments and what they raise; messages have a limit."""

import pickle
import tomllib
from functools import partial
from pathlib import Path

import pytest

import rucorpus
from rucorpus._corpus.records import listed
from rucorpus._errors import abridged

ROWS = tomllib.loads(Path(__file__).with_name("errors.toml").read_text("utf-8"))["error"]
NAMES = {**{name: getattr(rucorpus, name) for name in rucorpus.__all__}, "partial": partial}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["call"])
def test_an_error_says_what_was_given_and_what_was_expected(row):
    name, _, message = row["is"].partition(": ")
    with pytest.raises(Exception) as caught:  # noqa: PT011  # the type is compared below
        eval(row["call"], NAMES)  # noqa: S307  # our own file
    assert type(caught.value).__name__ == name
    assert str(caught.value) == message


@pytest.mark.parametrize("length", [0, 1, 998, 999, 1000])
def test_a_message_of_up_to_1000_characters_is_whole(length):
    message = "я" * length
    assert abridged(message) is message


@pytest.mark.parametrize("length", [1001, 1002, 5000])
def test_a_longer_message_keeps_both_ends(length):
    message = f"начало{'.' * (length - 11)}конец"
    cut = abridged(message)
    assert len(cut) == 1000
    assert cut == f"{message[:499]}…{message[-500:]}"


@pytest.mark.parametrize(
    "call",
    [
        lambda: rucorpus.transliterate("а", "x" * 5000),
        lambda: rucorpus.Corpus("а", encoding="x" * 5000),
        lambda: list(rucorpus.Corpus("x" * 5000)),
    ],
)
def test_no_message_is_longer(call):
    with pytest.raises(ValueError, match=r"x{400}") as caught:
        call()
    assert len(str(caught.value)) == 1000


@pytest.mark.parametrize(("length", "end"), [(298, "'"), (299, "…"), (400, "…")])
def test_names_in_a_message_take_up_to_300_characters(length, end):
    text = listed(["a" * length])
    assert len(text) == 300
    assert text.endswith(end)


def test_errors_keep_their_facts_through_pickle():
    for error in (
        rucorpus.CorpusError("a.zip", "empty", member="b.txt", line=3, offset=7),
        rucorpus.SchemeError("pasport", nearest=["passport", "uk_passport"], count=46),
        rucorpus.SchemeError("passport", "it has no reverse"),
    ):
        again = pickle.loads(pickle.dumps(error))
        assert (type(again), str(again), vars(again)) == (type(error), str(error), vars(error))
    assert str(rucorpus.CorpusError("a.zip", "empty", member="b.txt", line=3)) == "a.zip:b.txt:3: empty"
    assert str(rucorpus.CorpusError("a.zip", "empty", offset=7)) == "a.zip: empty"
