"""Every row of a table of rules carries an example `before → after`, which is true because of that row."""

import pytest

import rucorpus
from rucorpus._base.edits import apply
from rucorpus._base.scanner import scanner
from rucorpus._typography import dashes, ellipsis, unicode_form


def character_rules(rows):
    return lambda text: unicode_form._character_edits(text, set(text), rows)


TABLES = {
    "dashes": (dashes.RULES, lambda rows: scanner("dashes", rows, dashes.START, dashes.candidates)),
    "dashes ascii": (dashes.ASCII_RULES, lambda rows: scanner("dashes", rows) if rows else lambda text: []),
    "ellipsis": (ellipsis.RULES, lambda rows: scanner("ellipsis", rows, candidates=ellipsis.candidates)),
    "ellipsis ascii": (ellipsis.ASCII_RULES, lambda rows: scanner("ellipsis", rows) if rows else lambda text: []),
    "unicode": ((*unicode_form.ANYWHERE, *unicode_form.BY_NEIGHBOURS), character_rules),
}
ROWS = [
    pytest.param(table, index, id=f"{table}: {rule.name} {rule.example}".encode("unicode_escape").decode())
    for table, (rules, _) in TABLES.items()
    for index, rule in enumerate(rules)
]


@pytest.mark.parametrize(("table", "index"), ROWS)
def test_the_example_of_a_rule_is_true_and_needs_the_rule(table, index):
    rules, normalizer = TABLES[table]
    before, after = rules[index].example.split(" → ")
    edits = normalizer(rules)(before)
    assert apply(before, edits) == after
    assert rules[index].name in {rule.partition(".")[2] for _, _, _, rule in edits}
    assert apply(before, normalizer([*rules[:index], *rules[index + 1 :]])(before)) != after


@pytest.mark.parametrize(("table", "index"), ROWS)
def test_the_example_of_a_rule_is_what_its_stage_does(table, index):
    stage, _, ascii_style = table.partition(" ")
    before, after = TABLES[table][0][index].example.split(" → ")
    options = {"style": "ascii"} if ascii_style else {}
    assert getattr(rucorpus, f"normalize_{stage}")(before, **options) == after
