"""Type checkers accept correct code that uses the library, and report wrong names and values."""

import re
from typing import get_args

import pytest

import rucorpus
from rucorpus._corpus.formats.registry import FORMATS, FormatName

mypy = pytest.importorskip("mypy.api")

CODE = """
from functools import partial
from rucorpus import Corpus, Document, normalize, schemes, split_sentences, token_spans, trace

def capital(text: str) -> list[tuple[int, int, str, str]]:
    return [(0, 1, "А", "own.capital")]

stages = (*__import__("rucorpus").STAGES, capital)
text: str = normalize("Да", style="ascii", stages=(capital, partial(normalize, style="ascii")), protect=("html", None))
sentences: list[str] = split_sentences(text, headings=True)
kinds: list[tuple[int, int, str]] = token_spans(text, kinds=True)
documents: list[Document] = Corpus("a", format="jsonl", on_error=print, notes="drop").head()
same: bool = trace(text) == trace(text)
by_scheme = {scheme: scheme.reversible for scheme in schemes().values()}

from rucorpus import normalise  # wrong: attr-defined
import rucorpus
rucorpus.normalise  # wrong: attr-defined
normalize("Да", style="english")  # wrong: arg-type
normalize(b"x")  # wrong: arg-type
normalize("Да", stages=capital)  # wrong: arg-type
Corpus("a", format="jsonlines")  # wrong: arg-type
Corpus("a", on_error="ignore")  # wrong: arg-type
trace("Да").txt  # wrong: attr-defined
"""


def test_mypy_finds_what_is_wrong_and_nothing_else(tmp_path, monkeypatch):
    (tmp_path / "user.py").write_text(CODE, "utf-8")
    (package,) = rucorpus.__path__
    monkeypatch.setenv("MYPYPATH", package.removesuffix("rucorpus"))
    out, err, _ = mypy.run(
        ["--strict", f"--cache-dir={tmp_path}", "--follow-imports=silent", str(tmp_path / "user.py")]
    )
    assert not err
    found = {int(line): kind for line, kind in re.findall(r"user\.py:(\d+): error: .*\[([\w-]+)\]", out)}
    wrong = {number: line for number, line in enumerate(CODE.split("\n"), 1) if "# wrong: " in line}
    assert found == {number: line.split("# wrong: ")[1] for number, line in wrong.items()}, out


def test_the_names_of_formats_are_those_that_exist():
    assert list(get_args(FormatName)) == list(FORMATS)
