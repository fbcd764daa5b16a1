"""Every rule carries an example `before → after` in its docstring, and the example is true."""

import pytest
from hypothesis import example, given

from rucorpus import _dashes, _quotes, _unicode
from rucorpus._edits import apply
from strategies import russian

# Everything that is not seen goes by one name.
NAMES = {_unicode._soft_hyphen: "invisible", _unicode._joiner: "invisible"}
TABLES = [
    *((rule, _dashes.dash_edits, {}) for _, rule in _dashes.RULES),
    *((rule, _dashes.dash_edits, {"style": "ascii"}) for _, rule in _dashes.ASCII_RULES),
    *((rule, _unicode.unicode_edits, {}) for _, rule in (*_unicode.ANYWHERE, *_unicode.BY_NEIGHBOURS)),
]


@pytest.mark.parametrize(("rule", "edits_of", "options"), TABLES, ids=[row[0].__name__.strip("_") for row in TABLES])
def test_the_example_of_a_rule_is_true_and_shows_the_rule(rule, edits_of, options):
    before, after = (part.encode("raw_unicode_escape").decode("unicode_escape") for part in rule.__doc__.split(" → "))
    edits = edits_of(before, **options)
    assert apply(before, edits) == after
    assert NAMES.get(rule, rule.__name__.strip("_")) in {name.partition(".")[2] for _, _, _, name in edits}


@given(russian)
@example("…«да»…«нет")
def test_plain_pairs_of_quotes_are_what_the_whole_paragraph_makes_of_them(text):
    """The way that is taken for most text, and the one that looks at every mark, agree."""
    start, found = 0, []
    for line in text.split("\n"):
        found += _quotes._edits_of_marks(text, start, start + len(line))
        start += len(line) + 1
    assert _quotes._russian_edits(text) == found
