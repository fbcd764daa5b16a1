"""The benchmarks: their examples, and one task from questions to table and plot, without any peer."""

import doctest
import importlib
from pathlib import Path
from xml.etree import ElementTree

import pytest

FOLDER = Path(__file__).parent.parent / "benchmarks"


@pytest.fixture
def module(monkeypatch):
    monkeypatch.syspath_prepend(FOLDER)
    return importlib.import_module


@pytest.mark.parametrize("name", ["errors", "gold", "plots", "report"])
def test_the_examples_run(module, name):
    results = doctest.testmod(module(name))
    assert results.attempted
    assert not results.failed


def test_a_task_becomes_a_table_and_a_plot(module, tmp_path):
    measuring, report = module("measuring"), module("report")
    (task,) = (task for task in module("peers").TASKS if task.name == "dehyphenate")
    rows = [*measuring.rows(task._replace(peers=[], questions=lambda: module("gold").broken_pages(3)))]
    assert [row.package for row in rows] == ["rucorpus"]
    assert rows[0].errors == 0
    rows.append(measuring.Row("other", "2.0", 12.34, 3.21, None))
    assert "| other | 2.0 | 12.3 | 3.21 | – |" in report.table(task, rows)
    assert report.errors_and_time(tmp_path, task, rows)
    (plot,) = (tmp_path / "plots").glob("*.svg")
    assert "rucorpus (0)" in "".join(ElementTree.parse(plot).getroot().itertext())


def test_a_peer_that_is_not_installed_is_said_to_be_missing(module):
    measuring, peers = module("measuring"), module("peers")

    def missing():
        raise ImportError("No module named 'other'")

    task = peers.TASKS[0]._replace(peers=[peers.Peer("other", missing)], questions=lambda: module("gold").sentences(1))
    lines = module("report").table(task, [*measuring.rows(task)])
    assert "| other | not measured: No module named 'other' | | | |" in lines


def test_errors_of_our_own_are_counted_on_the_right_answers(module):
    gold, errors = module("gold"), module("errors")
    for question in gold.sentences(20):
        assert errors.of_boundaries(question.answer, question.answer)[0] == 0
        assert errors.of_boundaries(question.answer, [question.given])[0] == len(question.answer) - 1
    for question in gold.broken_pages(20):
        assert errors.of_words(question.answer, question.given)[0] >= question.given.count("-\n") / 2
