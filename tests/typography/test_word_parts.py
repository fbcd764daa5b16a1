"""The table of parts of words: each stands in its example, and each keeps its hyphen."""

import pytest

from rucorpus import normalize_dashes
from rucorpus._base.data_files import data_lines

ROWS = [line.split() for line in data_lines("typography/word_parts.txt")]


@pytest.mark.parametrize(("part", "word"), ROWS, ids=lambda text: text)
def test_a_part_of_a_word_keeps_its_hyphen(part, word):
    assert part in word.lower()
    text = f"Вместо -{part} пишут -{part.upper()} ({word})"
    assert normalize_dashes(text) is text


def test_no_part_stands_twice():
    assert len({part for part, _ in ROWS}) == len(ROWS)
