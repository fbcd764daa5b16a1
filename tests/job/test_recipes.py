"""The recipes of docs/scale.md for other engines, each run where its library is installed."""

import re
from pathlib import Path

import pytest

import rucorpus

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")
PAGE = (Path(__file__).parents[2] / "docs" / "scale.md").read_text(encoding="utf-8")
RECIPES = dict(re.findall(r"^### ([^\n]+)\n\n```python\n(.*?)^```", PAGE, re.S | re.M))
MODULES = {"Polars": "polars", "DuckDB": "duckdb", "Hugging Face datasets": "datasets", "Ray": "ray"}


def test_every_recipe_has_its_library():
    assert RECIPES.keys() == MODULES.keys()


@pytest.mark.parametrize("name", MODULES)
@pytest.mark.filterwarnings("ignore")
def test_a_recipe_does_what_a_plain_loop_does(name, tmp_path, monkeypatch):
    pytest.importorskip(MODULES[name])
    texts = [f'Запись {number}. Он сказал: "Да"... И ушёл.' for number in range(2500)]
    pq.write_table(pa.table({"id": range(2500), "text": texts}), tmp_path / "news.parquet")
    monkeypatch.chdir(tmp_path)
    exec(compile(RECIPES[name], name, "exec"), {"__name__": name})
    rows = sorted(pq.read_table("made.parquet").to_pylist(), key=lambda row: row["id"])
    assert [row["text"] for row in rows] == [rucorpus.normalize(text) for text in texts]
    spans = [[(span["start"], span["stop"]) for span in row["sentences"]] for row in rows]
    assert spans == [rucorpus.sentence_spans(row["text"]) for row in rows]
