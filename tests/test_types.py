"""Type checkers accept correct code that uses the library, and report wrong names and values."""

import inspect
import re
from typing import get_args, get_type_hints

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


def functions():
    """Return the public functions and the public methods, `__init__` included, of the public classes."""
    for name in rucorpus.__all__:
        value = getattr(rucorpus, name)
        members = vars(value).items() if inspect.isclass(value) else [(name, value)]
        yield from (
            member for key, member in members if inspect.isfunction(member) and (key == "__init__" or key[0] != "_")
        )


@pytest.mark.parametrize("function", [*functions()], ids=lambda function: function.__qualname__)
def test_annotations_can_be_read_at_run_time(function):
    # DuckDB, pydantic, typer and others do.
    assert get_type_hints(function).keys() >= {*inspect.signature(function).parameters} - {"self"}


def test_the_names_of_formats_are_those_that_exist():
    assert list(get_args(FormatName)) == list(FORMATS)
