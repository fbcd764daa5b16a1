"""The example job on a real local cluster, with what goes wrong there: a task that fails, an executor that dies."""

import os
import subprocess
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from faults import executor_of, failing_once, killing_once

from rucorpus import normalize, sentence_spans

ROOT = Path(__file__).parents[2]
PARTS = 6
SCHEMA = "id string, text string, sentences array<struct<start: int, stop: int>>"


def texts_of(part):
    """Texts of our own, many enough for several batches in each part."""
    return [f'Запись {part}-{number}. Он сказал: "Буря - это к {number} мая"... И ушёл.' for number in range(250)]


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    folder = tmp_path_factory.mktemp("source")
    for part in range(PARTS):
        texts = [*texts_of(part), None, ""]
        ids = [f"{part}/{number}" for number in range(len(texts))]
        pq.write_table(pa.table({"id": ids, "text": texts}), folder / f"{part}.parquet")
    return folder


def expected():
    for part in range(PARTS):
        for number, text in enumerate([*texts_of(part), None, ""]):
            made = None if text is None else normalize(text)
            yield f"{part}/{number}", made, None if made is None else sentence_spans(made)


def rows_of(folder):
    rows = pq.read_table(folder).to_pylist()
    return sorted((row["id"], row["text"], _tuples(row["sentences"])) for row in rows)


def _tuples(spans):
    return None if spans is None else [(span["start"], span["stop"]) for span in spans]


def write(texts, folder):
    texts.write.parquet(str(folder))
    return folder


def test_the_job_does_what_a_plain_loop_does(session, job, source, tmp_path):
    made = job.with_sentences(session.read.parquet(str(source)))
    assert rows_of(write(made, tmp_path / "out")) == sorted(expected())


def test_both_executors_work(session, source):
    rows = session.read.parquet(str(source)).mapInArrow(executor_of, "process long").collect()
    assert len({row.process for row in rows}) == 2


def test_a_task_that_fails_is_done_again(session, source, tmp_path):
    texts = session.read.parquet(str(source)).mapInArrow(failing_once(tmp_path / "failed"), SCHEMA)
    assert rows_of(write(texts, tmp_path / "out")) == sorted(expected())
    assert (tmp_path / "failed").exists()


def test_a_dead_executor_costs_no_document(session, source, tmp_path):
    texts = session.read.parquet(str(source)).mapInArrow(killing_once(tmp_path / "killed"), SCHEMA)
    assert rows_of(write(texts, tmp_path / "out")) == sorted(expected())
    assert (tmp_path / "killed").exists()


def test_a_bad_partition_is_named(session, job, tmp_path):
    (tmp_path / "source").mkdir()
    pq.write_table(pa.table({"id": ["a"], "text": ["Раз."]}), tmp_path / "source" / "good.parquet")
    (tmp_path / "source" / "bad.parquet").write_bytes(b"PAR1 cut off")
    texts = session.read.schema("id string, text string").parquet(str(tmp_path / "source"))
    with pytest.raises(Exception, match=r"bad\.parquet"):
        write(job.with_sentences(texts), tmp_path / "out")
    assert not (tmp_path / "out" / "_SUCCESS").exists()


def test_the_script_runs_under_spark_submit(tmp_path):
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text('Он сказал: "Да"... И ушёл.', encoding="utf-8")
    import pyspark

    submit = Path(pyspark.__file__).parent / "bin" / "spark-submit"
    command = [submit, "--master", "local-cluster[2,1,1024]", "--conf", "spark.driver.host=127.0.0.1"]
    subprocess.run(
        [*command, ROOT / "examples" / "spark_job.py", tmp_path / "texts", tmp_path / "out", "--text-files"],
        check=True,
        env=os.environ | {"SPARK_HOME": str(Path(pyspark.__file__).parent)},
        timeout=300,
    )
    (row,) = pq.read_table(tmp_path / "out").to_pylist()
    assert row["text"] == "Он сказал: «Да»… И ушёл."
    assert row["id"].endswith("a.txt")
    assert [row["text"][span["start"] : span["stop"]] for span in row["sentences"]] == ["Он сказал: «Да»…", "И ушёл."]
