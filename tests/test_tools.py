"""The tools do what their docstrings show."""

import doctest
import importlib
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLE = "    $ python "
TOOLS = sorted((Path(__file__).parent.parent / "tools").glob("*.py"))
SHOWN = [tool for tool in TOOLS if EXAMPLE in tool.read_text("utf-8")]


WITH_EXAMPLES = [
    *("digest_corpus", "instruction_counts", "mutation_testing", "output_diff", "pattern_texts", "run_notebook")
]


@pytest.mark.parametrize("name", WITH_EXAMPLES)
def test_the_examples_of_the_functions_run(name, monkeypatch):
    monkeypatch.syspath_prepend(TOOLS[0].parent)
    results = doctest.testmod(importlib.import_module(name))
    assert results.attempted
    assert not results.failed


def test_the_texts_of_the_output_diff_are_changed_by_every_function(monkeypatch):
    monkeypatch.syspath_prepend(TOOLS[0].parent)
    monkeypatch.setattr(sys, "path", sys.path.copy())
    tool = importlib.import_module("output_diff")
    given = {name: some[:5] for name, some in tool.texts().items()}
    found = tool.all_results(given)
    assert found.keys() == tool.RUN.keys()
    assert all(map(any, found.values()))


def test_every_equivalent_mutant_of_the_record_is_one_of_the_code(monkeypatch):
    monkeypatch.syspath_prepend(TOOLS[0].parent)
    tool = importlib.import_module("mutation_testing")
    recorded = tool.equivalent()
    sources = {module: (tool.ROOT / module).read_text("utf-8") for module, _, _ in recorded}
    found = {
        (module, *mutant.lines(source)) for module, source in sources.items() for mutant in tool.mutants(module, source)
    }
    assert not recorded - found


@pytest.mark.parametrize("tool", SHOWN, ids=lambda tool: tool.stem)
def test_the_example_in_the_docstring_is_true(tool):
    example = tool.read_text("utf-8").split(EXAMPLE)[1].split("\n\n")[0]
    command, *shown = [line.removeprefix("    ") for line in example.split("\n")]
    arguments = [sys.executable, tool, *shlex.split(command)[1:]]
    done = subprocess.run(arguments, check=True, capture_output=True, text=True, encoding="utf-8")
    assert done.stdout.splitlines() == shown
