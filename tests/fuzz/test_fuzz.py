"""A few random texts and damaged files on every run; `make fuzz` draws them for a given time."""

from random import Random

from fuzz.__main__ import Found, run, shortened
from fuzz.texts import any_text


def test_random_texts_and_damaged_files_meet_every_contract():
    found = run("test", range(150))
    assert found.failures == {}
    assert len(found.executions) > 8


def test_an_execution_is_determined_by_its_number():
    assert [any_text(Random("a:7")) for _ in range(2)] == [any_text(Random("a:7"))] * 2


def test_a_failure_is_counted_and_shortened(monkeypatch):
    def check(random, text):
        if "е" in text:
            raise ValueError("a letter: е")

    monkeypatch.setattr("fuzz.__main__.CHECKS", [check])
    failures = run("test", range(40), "check").failures
    assert failures.total() > 10
    assert len(failures) == 1
    assert shortened(lambda text: check(None, text), "Снег лежал до апреля.", ValueError) == "е"


def test_a_report_has_every_check(capsys):
    found = Found()
    found.add("tokens", 0.1, "1:2")
    found.report()
    assert "1 executions, the slowest 0.10 s (1:2)" in capsys.readouterr().out
