"""Costs of pairs: the fast sums agree with the plain definition, stay within their bits and are bounded in memory."""

import re
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rucorpus._encodings import bigram_costs
from rucorpus._encodings.bigram_costs import (
    ENCODINGS,
    KINDS,
    LETTERS,
    MAX_BYTES,
    charmap,
    encoding_costs,
    kind,
    pair_costs,
    running_costs,
    sentences_as_lines,
    text_cost,
)
from strategies import mojibake


def plain_cost(text):
    """The cost by its definition."""
    pairs = pairwise(sentences_as_lines(text))
    return sum(pair_costs()[kind(a), kind(b)] for a, b in pairs if not (a + b).isascii())


@given(text=mojibake | st.text(max_size=20))
def test_the_cost_of_a_text_is_that_of_its_pairs(text):
    assert text_cost(text) == plain_cost(text)


@given(st.binary(max_size=50))
def test_all_encodings_are_summed_as_each_one_alone(data):
    read = ["".join(map(charmap(encoding).__getitem__, data)) for encoding in ENCODINGS]
    assert list(encoding_costs(data)) == list(map(plain_cost, read))


@given(text=mojibake | st.text(LETTERS + ' .!?-\n01aZ\0\t"(é😀', max_size=30))
def test_running_costs_are_those_of_every_line(text):
    text = text.encode("cp1251", "ignore").decode("cp1251").replace("\r", "")
    sums = running_costs(f"\n{text}\n", 42)
    for line in re.finditer("[^\n]+", text):
        high = len(line[0]) - len(line[0].encode("ascii", "ignore"))
        assert sums[line.end() + 1] - sums[line.start()] == text_cost(f"\n{line[0]}\n") - 42 * high


def test_no_sum_overflows_into_the_next():
    assert set(pair_costs()) == set(product(KINDS, KINDS))
    assert max(pair_costs().values()) * MAX_BYTES < 1 << 32
    dearest = max(range(0x80, 0x100), key=lambda byte: max(encoding_costs(bytes([byte, byte]))))
    assert encoding_costs(bytes([dearest]) * MAX_BYTES) == tuple(
        cost * (MAX_BYTES - 1) for cost in encoding_costs(bytes([dearest, dearest]))
    )


@pytest.mark.parametrize("name", ["_representatives", "_character_costs"])
def test_memory_does_not_grow_with_the_characters_seen(name):
    remembered = getattr(bigram_costs, name)()
    for start in [*range(0, 0x20000, 0x1000), 0x10F000]:
        text_cost("".join(map(chr, range(start, start + 0x1000))))
    assert len(remembered) <= {"_representatives": 1 << 16}.get(name, (len(KINDS) + 10) ** 2)
