"""Every rule carries an example `before → after` in its docstring, and the example is true."""

import pytest
from hypothesis import example, given

from rucorpus._base.edits import apply
from rucorpus._typography import dashes, quotes, unicode_form
from strategies import russian

# Everything that is not seen goes by one name.
NAMES = {unicode_form._soft_hyphen: "invisible", unicode_form._joiner: "invisible"}
TABLES = [
    *((rule, dashes.dash_edits, {}) for _, rule in dashes.RULES),
    *((rule, dashes.dash_edits, {"style": "ascii"}) for _, rule in dashes.ASCII_RULES),
    *((rule, unicode_form.unicode_edits, {}) for _, rule in (*unicode_form.ANYWHERE, *unicode_form.BY_NEIGHBOURS)),
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
        found += quotes._edits_of_marks(text, start, start + len(line))
        start += len(line) + 1
    assert quotes._russian_edits(text) == found
