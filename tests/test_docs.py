"""The tables `before → after` of the documentation are true."""

import doctest
import re
from importlib import import_module
from pathlib import Path

import pytest

import rucorpus
from rucorpus._cleaning import entities, line_unwrapping, spaces
from rucorpus._typography.rule_names import rule_names

PAGE = (Path(__file__).parent.parent / "docs" / "typography.md").read_text("utf-8")
SLIPS = re.findall(
    r"^\| ([^|]+) \| ([^|→]+) → ([^|→]+) \|$", PAGE[PAGE.index("| slip |") : PAGE.index("Spaces are never")], re.M
)


@pytest.mark.parametrize(
    ("before", "after"), [row[1:] for row in SLIPS if row[0] != "slip"], ids=lambda text: text[:20]
)
def test_a_slip_turns_no_other_quotation_mark(before, after):
    assert rucorpus.normalize_quotes(before) == after
    assert rucorpus.normalize_quotes(after) is after


def test_every_rule_is_in_the_documentation():
    rules = set(re.findall(r"^\| `(\w+\.\w+)` \|", PAGE, re.M))
    assert rule_names() | {*entities.RULE_NAMES, *line_unwrapping.RULE_NAMES, *spaces.RULE_NAMES} == rules


def test_the_names_of_rules_are_those_in_the_code():
    found = set()
    for path in sorted(Path(rucorpus.__file__).parent.glob("_[ct][ly]*/*.py")):  # _cleaning and _typography
        found |= set(re.findall(r'"((?:unicode|quotes|spaces|lines|entities)\.\w+)"', path.read_text("utf-8")))
    assert found <= rule_names() | {*entities.RULE_NAMES, *line_unwrapping.RULE_NAMES, *spaces.RULE_NAMES}


CLASSES = [
    (name, module)
    for module, names in rucorpus._NAMES.items()
    for name in names
    if name != name.upper() and name[0].isupper()
]


@pytest.mark.parametrize(("name", "module"), CLASSES)
def test_the_examples_of_a_public_class_run(name, module):
    # Its `__module__` is the public one, so a search in the module that defines it passes it over.
    defined, value = import_module(f"rucorpus.{module}"), getattr(rucorpus, name)
    runner = doctest.DocTestRunner()
    examples = doctest.DocTestFinder().find(value, name, module=False, globs=vars(defined).copy())
    assert sum(len(found.examples) for found in examples)
    assert not sum(runner.run(found).failed for found in examples)
