"""The tables `before → after` of the documentation are true."""

import re
from pathlib import Path

import pytest

import rucorpus
from rucorpus import _dashes, _unicode

PAGE = (Path(__file__).parent.parent / "docs" / "typography.md").read_text("utf-8")
SLIPS = re.findall(
    r"^\| ([^|]+) \| ([^|→]+) → ([^|→]+) \|$", PAGE[PAGE.index("| slip |") : PAGE.index("Blanks are never")], re.M
)


@pytest.mark.parametrize(
    ("before", "after"), [row[1:] for row in SLIPS if row[0] != "slip"], ids=lambda text: text[:20]
)
def test_a_slip_turns_no_other_mark(before, after):
    assert rucorpus.normalize_quotes(before) == after
    assert rucorpus.normalize_quotes(after) is after


def test_every_rule_is_in_the_documentation():
    rules = set(re.findall(r"^\| `((?:unicode|quotes|dashes|ellipsis)\.\w+)` \|", PAGE, re.M))
    found = set()
    for name in ("_unicode", "_look_alikes", "_quotes", "_ellipsis"):
        source = Path(rucorpus.__file__).with_name(f"{name}.py").read_text("utf-8")
        found |= set(re.findall(r'"((?:unicode|quotes|ellipsis)\.\w+)"', source))
    found |= {f"dashes.{rule.__name__.strip('_')}" for _, rule in (*_dashes.RULES, *_dashes.ASCII_RULES)}
    characters = {rule for _, rule in (*_unicode.ANYWHERE, *_unicode.BY_NEIGHBOURS)} - {*_unicode._RULES}
    assert found | {f"unicode.{rule.__name__.strip('_')}" for rule in characters} == rules
