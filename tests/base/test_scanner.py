"""Positions of strings, and rules joined into one pass."""

from hypothesis import given
from hypothesis import strategies as st

from rucorpus._base.scanner import Rule, positions, scanner

texts = st.text("а,<>«\n", max_size=30)


@given(text=texts, strings=st.sets(st.sampled_from([*"а,<>«\n", ",,", "<<", "а,"])))
def test_positions_are_sorted_and_those_of_every_string(text, strings):
    expected = sorted(start for string in strings for start in range(len(text)) if text.startswith(string, start))
    assert positions(text, strings) == expected


@given(text=texts)
def test_where_two_rules_match_the_earlier_row_wins(text):
    rules = [
        Rule("two", "а", lambda match: "б", "аа → б"),
        Rule("comma", "(?=,)", "в", "а, → в,"),
        Rule("kept", "", "а", "а → а"),
    ]
    edits, start = [], text.find("а")
    while start >= 0:
        stop = start + 1 + text.startswith("а", start + 1)
        if stop - start == 2:
            edits.append((start, stop, "б", "test.two"))
        elif text.startswith(",", stop):
            edits.append((start, stop, "в", "test.comma"))
        start = text.find("а", stop)
    assert scanner("test", rules, start="а")(text) == edits
    assert scanner("test", rules, start="а", candidates=lambda text, _: positions(text, "а"))(text) == edits
