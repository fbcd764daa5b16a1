"""The documentation is true: the examples of the READMEs, the tables `before → after`, rule names, links."""

import doctest
import inspect
import re
import subprocess
import sys
import tomllib
from functools import partial
from importlib import import_module
from pathlib import Path

import pytest

import rucorpus
from rucorpus._cleaning import entities, line_unwrapping, spaces
from rucorpus._typography.rule_names import rule_names

ROOT = Path(__file__).parent.parent
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
URLS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["urls"]
ADDRESSES = {
    URLS["Documentation"]: ROOT / "docs",
    f"{URLS['Source']}/blob/main/": ROOT,
    f"{URLS['Source']}/raw/main/": ROOT,
}
PAGE = (ROOT / "docs" / "typography.md").read_text("utf-8")
RULES = (ROOT / "docs" / "rules.md").read_text("utf-8")
EXAMPLES = re.findall(r"^\| `([\w.+-]+)` \|(?: [^|]+ \|)?? `([^|]+)` \| `([^|]+)` \|$", RULES, re.M)
WITHOUT = rule_names() | {*entities.RULE_NAMES, *line_unwrapping.RULE_NAMES, *spaces.RULE_NAMES}
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


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_within_the_project_lead_to_a_file_and_a_heading(page):
    for path, anchor in re.findall(r"\]\(([^)#\s]*)#?([^)\s]*)\)", without_code(page)):
        target = local(page, path)
        if target is not None:
            assert target.exists(), path
            assert not anchor or anchor in map(anchor_of, re.findall(r"^#+ (.*)", without_code(target), re.M)), anchor


def test_the_pages_that_the_package_names_exist():
    found = set()
    for path in (ROOT / "src").rglob("*.*"):
        if path.suffix in (".py", ".json"):
            found |= set(re.findall(rf"{URLS['Documentation']}[\w/]+\.html", path.read_text("utf-8")))
    assert found
    assert not [address for address in found if not local(ROOT, address).exists()]


def local(page, path):
    """The file that a link leads to; None for one to another project."""
    if not re.match(r"\w+://", path):
        return page.parent / path if path else page
    for address, folder in ADDRESSES.items():
        if path.startswith(address):
            target = folder / path.removeprefix(address)
            return target.with_suffix(".md") if target.suffix == ".html" else target
    return None


@pytest.mark.parametrize("name", ["README.md", "README.ru.md"])
def test_the_links_of_a_readme_work_on_a_package_index(name):
    links = re.findall(r"\]\(([^)\s]*)\)", without_code(ROOT / name))
    assert links
    assert not [link for link in links if not link.startswith("https://")]


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


def test_every_rule_has_an_example():
    others = {rule for rule, _, _ in EXAMPLES if rule.startswith(("hyphens.", "mojibake."))}
    assert {rule for rule, _, _ in EXAMPLES} - others == WITHOUT
    decided = (ROOT / "src/rucorpus/_dehyphenation/decision.py").read_text("utf-8")
    assert {rule for rule in re.findall(r'"(hyphens\.\w+)"', decided) if rule != "hyphens.address"} <= others


@pytest.mark.parametrize(("rule", "before", "after"), EXAMPLES, ids=[rule for rule, _, _ in EXAMPLES])
def test_the_example_of_a_rule_is_true(rule, before, after):
    before, after = in_characters(before), in_characters(after)
    options = {"stages": stages_of(rule), "style": "ascii" if "ascii" in rule else "russian"}
    traced = rucorpus.trace(before, **options)
    assert traced.text == after
    assert rule in {name for edit in traced.edits for name in edit.rule.split("+")}
    if rule in WITHOUT:
        without = rucorpus.trace(before, **options, without={rule})
        assert rule not in {name for edit in without.edits for name in edit.rule.split("+")}


def stages_of(rule):
    return {
        "entities": (rucorpus.decode_entities,),
        "lines": (rucorpus.unwrap_lines,),
        "spaces": (rucorpus.normalize_spaces,),
        "hyphens": (partial(rucorpus.dehyphenate, vocabulary={"Кара-куль"}),),
        "mojibake": (rucorpus.fix_mojibake,),
    }.get(rule.partition(".")[0], rucorpus.STAGES)


def in_characters(written):
    return re.sub(
        r"\\u([0-9a-f]{4})|\\([nr])", lambda m: chr(int(m[1], 16)) if m[1] else {"n": "\n", "r": "\r"}[m[2]], written
    )


def test_the_names_of_rules_are_those_in_the_code():
    found = set()
    for path in sorted(Path(rucorpus.__file__).parent.glob("_[ct][ly]*/*.py")):  # _cleaning and _typography
        found |= set(re.findall(r'"((?:unicode|quotes|spaces|lines|entities)\.\w+)"', path.read_text("utf-8")))
    assert found <= WITHOUT


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


def test_every_public_name_is_in_the_reference_with_its_errors():
    page = (ROOT / "docs" / "reference.md").read_text("utf-8")
    shown = set(re.findall(r"^\.\. (?:auto\w+|py:data):: (?:rucorpus\.)?(\w+)", page, re.M))
    assert set(rucorpus.__all__) <= shown
    assert re.findall(r":members: (.*_batch.*)", page) == [", ".join(pytest.importorskip("rucorpus.arrow").__all__)]


FUNCTIONS = [name for name in rucorpus.__all__ if inspect.isfunction(getattr(rucorpus, name))]


@pytest.mark.parametrize("name", [*FUNCTIONS, "Corpus"])
def test_a_docstring_names_every_argument_and_has_an_example(name):
    function = getattr(rucorpus, name)
    doc = inspect.getdoc(function)
    assert ">>> " in doc
    named = set(re.findall(r"\w+", " ".join(re.findall(r"^    ([\w, ]+):", doc, re.M))))
    of_another = re.search(r"[Aa]rguments, guarantees|Arguments and errors are those of", doc)
    assert of_another or named >= set(inspect.signature(function).parameters)


def test_the_picture_shows_the_measured_errors():
    picture = (ROOT / "docs" / "_static" / "sentence-errors.svg").read_text("utf-8")
    bars = dict(re.findall(r">(\w+)</text>\n<rect [^>]*>\n<text [^>]*>([\d.]+)<", picture))
    for page in (ROOT / "docs" / "sentences.md", ROOT / "docs" / "benchmarks.md", *ROOT.glob("README*.md")):
        text = page.read_text("utf-8")
        table = text[text.index("| OpenCorpora | SynTagRus | G" if "README.ru" not in page.name else "| OpenCorpora") :]
        rows = dict(re.findall(r"^\| \**(\w+)\** \| \**([\d.]+)", table.split("\n\n")[0], re.M))
        assert rows == {name: bars[name] for name in rows}, page.name
        assert rows["rucorpus"]


TRANSLITERATION = (ROOT / "docs" / "transliteration.md").read_text("utf-8")
COMING_FROM = (ROOT / "docs" / "coming-from.md").read_text("utf-8")
SHOWN_BY_SCHEME = re.findall(r"^\| [^|]+ \| `(\w+)` \| ([^|]+) \|$", TRANSLITERATION, re.M)
UNLIKE_IULIIA = re.findall(
    r"^\| (`[^|]+`) \| ([^|]+) \| [^|]+ \| ([^|]+) \|$", COMING_FROM[COMING_FROM.index("| scheme | word |") :], re.M
)


@pytest.mark.parametrize(("scheme", "shown"), SHOWN_BY_SCHEME)
def test_the_table_of_schemes_shows_what_they_write(scheme, shown):
    assert rucorpus.transliterate("Юлия Щукина едет в Йошкар-Олу", scheme) == shown


@pytest.mark.parametrize(("schemes", "words", "shown"), UNLIKE_IULIIA)
def test_the_table_of_iuliia_shows_what_transliterate_returns(schemes, words, shown):
    for scheme in re.findall(r"\w+", schemes):
        assert rucorpus.transliterate(words, scheme) == shown
