"""The documentation is true: the examples of the READMEs, the tables `before → after`, rule names, links."""

import doctest
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import rucorpus
from rucorpus._cleaning import entities, line_unwrapping, spaces
from rucorpus._typography.rule_names import rule_names

ROOT = Path(__file__).parent.parent
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md"))]
PAGE = (ROOT / "docs" / "typography.md").read_text("utf-8")
SLIPS = re.findall(
    r"^\| ([^|]+) \| ([^|→]+) → ([^|→]+) \|$", PAGE[PAGE.index("| slip |") : PAGE.index("Spaces are never")], re.M
)


@pytest.mark.parametrize("name", ["README.md", "README.ru.md"])
def test_the_examples_of_a_readme_run(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)  # they write files
    results = doctest.testfile(str(ROOT / name), module_relative=False, encoding="utf-8")
    assert results.attempted > 10
    assert not results.failed


def test_the_notebook_shows_what_its_cells_return():
    tool = [sys.executable, ROOT / "tools" / "run_notebook.py"]
    done = subprocess.run([*tool, "--check", ROOT / "examples" / "tour.ipynb"], capture_output=True, text=True)
    assert not done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_within_the_project_lead_to_a_file_and_a_heading(page):
    for path, anchor in re.findall(r"\]\((?!\w+://)([^)#\s]*)#?([^)\s]*)\)", without_code(page)):
        target = page.parent / path if path else page
        assert target.exists(), path
        assert not anchor or anchor in map(anchor_of, re.findall(r"^#+ (.*)", without_code(target), re.M)), anchor


def without_code(page):
    without_blocks = re.sub(r"^```.*?^```$", "", page.read_text("utf-8"), flags=re.M | re.S)
    return re.sub(r"(`+)(?!`).+?(?<!`)\1(?!`)", "", without_blocks)


def anchor_of(heading):
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


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
