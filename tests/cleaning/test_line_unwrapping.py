"""unwrap_lines: the widths of lines that are taken for a wrapped paragraph."""

import pytest

from rucorpus import unwrap_lines


@pytest.mark.parametrize(("width", "is_joined"), [(49, False), (50, True), (120, True), (121, False)])
def test_wrapped_lines_have_50_to_120_columns(width, is_joined):
    words, letters = divmod(width - 1, 4)
    lines = ["о" * (letters + 1) + " дом" * words] * 9
    assert {len(line) for line in lines} == {width}
    assert unwrap_lines("\n".join(lines)) == (" " if is_joined else "\n").join(lines)


def test_a_line_much_longer_than_the_others_does_not_tell_the_width():
    lines = ["о" * 4 + " дом" * 14] * 60
    heading = "о" * 4 + " лес" * 24
    assert unwrap_lines("\n".join([heading, "", *lines])) == "\n".join([heading, "", " ".join(lines)])
