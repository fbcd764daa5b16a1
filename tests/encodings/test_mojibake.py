"""fix_mojibake: sentences of our own misread as every encoding, and what must stay."""

import re
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts import check_edits
from rucorpus import STAGES, fix_mojibake, normalize, protected_spans, trace
from rucorpus._encodings.bigram_costs import ENCODINGS, charmap
from rucorpus._encodings.misreadings import READ_AS as ALL_READ_AS
from rucorpus._encodings.mojibake import mojibake_edits
from strategies import SENTENCES, mojibake

RUSSIAN = st.lists(st.sampled_from(SENTENCES), min_size=2, max_size=4).map(" ".join)

READ_AS = ("latin-1", "cp1252", *ENCODINGS)


def test_as_the_only_stage_it_leaves_the_same_lines():
    before_address = "┴╒ßΓα╨ ╘▐╓╘∞https://a.ru/╤╛╥▐Θ╪ÿ"  # «дождьhttps://» would be another address
    assert fix_mojibake(before_address) == normalize(before_address, stages=(fix_mojibake,)) == before_address


def misread(text, *pairs):
    """Return what becomes of a text that is misread, None where letters would be lost."""
    try:
        for written, read in pairs:
            text = text.encode(written).decode(read)
    except UnicodeError:
        return None
    return text


PAIRS = [pair for pair in product(("utf-8", *ENCODINGS), READ_AS) if pair[0] != pair[1]]


@pytest.mark.parametrize("pair", PAIRS, ids="_as_".join)
def test_a_sentence_misread_once_is_repaired(pair):
    for text in SENTENCES:
        damaged = misread(text, pair)
        assert damaged is None or fix_mojibake(damaged) == text


@pytest.mark.parametrize("read", ALL_READ_AS)
def test_a_part_of_a_sentence_is_repaired_wholly_or_not_at_all(read):
    parts = [text[start : start + 30] for text in SENTENCES for start in range(0, len(text) - 30, 7)]
    for written, part in product(("utf-8", *ENCODINGS), parts):
        if damaged := misread(part, (written, read)):
            assert fix_mojibake(damaged) in (part, damaged)


@given(text=RUSSIAN, first=st.sampled_from(PAIRS), second=st.sampled_from(PAIRS))
def test_sentences_misread_twice_are_repaired_or_left(text, first, second):
    damaged = misread(text, first, second)
    if damaged is not None and first[1] == "cp1252" and second[0] == "utf-8":
        assert fix_mojibake(damaged) == text


@given(text=mojibake)
def test_edits_are_sorted_disjoint_honest_and_what_the_function_does(text):
    edits, repaired = mojibake_edits(text), fix_mojibake(text)
    check_edits(text, edits, repaired)
    assert edits or repaired is text


@given(text=mojibake)
def test_every_repair_is_the_reverse_of_what_its_rule_names(text):
    for start, stop, new, rule in mojibake_edits(text):
        pairs = [part.removeprefix("mojibake.").split("_as_") for part in rule.split("+")]
        for written, read in reversed(pairs):
            data = new.encode("utf-8") if written == "utf-8" else bytes(map(charmap(written).index, new))
            new = "".join(map(charmap(read).__getitem__, data))
        old = text[start:stop]
        assert new == old or new.replace("\x98", "") == re.sub("[\x98\u02dc]", "", old)  # cp1251 lacks byte 98


@given(text=mojibake)
def test_a_second_run_changes_nothing_and_what_is_protected_stays(text):
    repaired = fix_mojibake(text)
    assert fix_mojibake(repaired) == repaired
    assert protected_contents(repaired) == protected_contents(text)


def protected_contents(text):
    return [text[start:stop] for start, stop, _ in protected_spans(text)]


def test_correct_documents_stay():
    for path in Path(__file__).parents[2].joinpath("examples", "news").glob("*.txt"):
        text = path.read_text("utf-8")
        assert fix_mojibake(text) is text
        assert fix_mojibake(text.upper()) == text.upper()


def test_it_is_a_stage_with_named_rules():
    text = '"Ранний поезд" - ' + misread("сказал смотритель станции", ("koi8-r", "cp1251"))
    stages = (fix_mojibake, *STAGES)
    assert normalize(text, stages=stages) == "«Ранний поезд» — сказал смотритель станции"
    assert "mojibake.koi8-r_as_cp1251" in [edit.rule for edit in trace(text, stages=stages).edits]
