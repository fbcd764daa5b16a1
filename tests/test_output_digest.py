"""No output changes unnoticed: tools/output_digest.py, and that it notices."""

import importlib
import json
from pathlib import Path

import pytest

import rucorpus

TOOLS = Path(__file__).parent.parent / "tools"


@pytest.fixture
def tool(monkeypatch):
    monkeypatch.syspath_prepend(TOOLS)
    return importlib.import_module("output_digest")


def test_every_output_is_the_one_stored(tool):
    stored, called = json.loads(tool.STORED.read_text("utf-8")), set()
    for call, found in tool.each_output():
        called.add(call)
        assert not tool.skipped(found)
        differences = [*tool.compare({call: found}, {call: stored[call]} if call in stored else {})]
        assert not differences, "\n".join(
            [*differences, "`make digest` shows all; if on purpose: tools/output_digest.py --update, and CHANGELOG.md"]
        )
    assert called == stored.keys()


def test_a_changed_function_is_reported_with_its_texts(tool, monkeypatch):
    monkeypatch.setattr(tool, "corpus", lambda: {"fixed": "Да...", "changed": "А потом... он -- ушёл"})
    monkeypatch.setattr(tool, "CALLS", ["normalize_ellipsis(text)", "normalize_quotes(text)"])
    old = dict(tool.outputs_of_texts(lenient=False))
    stored = {call: tool.digest(found) for call, found in old.items()}
    normalize = rucorpus.normalize_ellipsis
    monkeypatch.setattr(rucorpus, "normalize_ellipsis", lambda text: normalize(text).replace("--", "—"))
    new = dict(tool.outputs_of_texts(lenient=False))
    first = ["normalize_ellipsis(text): 1 of 2 texts (stored: 2) differ: changed", "  changed"]
    assert [*tool.compare(new, stored)] == [*first, "    'А потом… он — ушёл'"]
    assert [*tool.compare(new, stored, old)] == [*first, "    'потом… он -- ушёл'\n  → 'потом… он — ушёл'"]


def test_new_and_removed_calls_are_reported(tool):
    stored = {"gone(text)": tool.digest({"a": "1"})}
    assert [*tool.compare({"new(text)": {"a": "1"}}, stored)] == [
        "gone(text): stored, but no longer called",
        "new(text): not stored yet",
    ]


def test_a_changed_corpus_is_reported(tool):
    stored = {"f(text)": tool.digest({"a": "1"})}
    longer = tool.compare({"f(text)": {"a": "1", "b": "2"}}, stored)
    assert [*longer] == ["f(text): 1 of 2 texts (stored: 1) differ: b", "  b", "    '2'"]
    assert [*tool.compare({"f(text)": {}}, stored)] == ["f(text): 0 of 0 texts (stored: 1) differ: "]


def test_what_needs_an_extra_is_left_out_and_the_rest_is_compared(tool):
    stored = {"f(text)": tool.digest({"a": "1", "b": "2"})}
    assert [*tool.compare({"f(text)": {"a": "1", "b": tool.NEEDS_EXTRA}}, stored)] == []
    assert [*tool.compare({"f(text)": {"a": "3", "b": tool.NEEDS_EXTRA}}, stored)] == [
        "f(text): 1 of 2 texts (stored: 2) differ: a", "  a", "    '3'"
    ]  # fmt: skip
