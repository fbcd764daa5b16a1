"""The tables `before → after` of the documentation are true."""

import doctest
import re
from importlib import import_module
from pathlib import Path

import pytest

import rucorpus
from rucorpus._typography import dashes, ellipsis, unicode_form

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
    rules = set(re.findall(r"^\| `((?:unicode|quotes|dashes|ellipsis)\.\w+)` \|", PAGE, re.M))
    found = set()
    for name in ("unicode_form", "homoglyphs", "quotes", "quote_fast_path"):
        source = Path(rucorpus.__file__).with_name("_typography").joinpath(f"{name}.py").read_text("utf-8")
        found |= set(re.findall(r'"((?:unicode|quotes)\.\w+)"', source))
    found |= {f"dashes.{rule.name}" for rule in (*dashes.RULES, *dashes.ASCII_RULES)}
    found |= {f"ellipsis.{rule.name}" for rule in (*ellipsis.RULES, *ellipsis.ASCII_RULES)}
    found |= {f"unicode.{rule.name}" for rule in (*unicode_form.ANYWHERE, *unicode_form.BY_NEIGHBOURS)}
    assert found == rules


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
