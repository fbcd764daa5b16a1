"""The main job over processes: one result for any number of workers, stops and restarts; nothing done twice or lost."""

import gzip
import json
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rucorpus import Corpus
from rucorpus._corpus.formats import json_lines_parts
from rucorpus._corpus.reading import source_of
from rucorpus._corpus.records import documents
from rucorpus._job import shards, tasks
from rucorpus._job.command_line import main
from rucorpus._job.manifest import JOURNAL, Manifest, file_facts, locked

LINES = [
    *('{"text": "Раз - два. Три..."}', '{"id": "x", "text": "\\"Буря\\" ушла.", "date": "2022-01"}', "[]", "", " \t"),
    *('{"text": ""}', '{"txt": "нет"}', '{"text": "' + "слово " * 40 + '"}', "не JSON", '{"text": "да"}\r', "\x85"),
]


@pytest.fixture
def divide_small(monkeypatch):
    """Divide small files, too."""
    monkeypatch.setattr(tasks, "LARGE", 1)
    monkeypatch.setattr(tasks, "PART", 2_000)


def news(folder, files=3, count=120):
    """Files of JSON lines, one of them gzipped, and a text file in a folder of its own."""
    folder.mkdir()
    for number in range(files):
        records = (
            {"id": f"{number}-{n}", "text": f'Запись {n}. Сказал: "Да - нет"... И ушёл.', "n": n} for n in range(count)
        )
        data = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records).encode()
        if number == 1:
            (folder / f"{number}.jsonl.gz").write_bytes(gzip.compress(data, mtime=0))
        else:
            (folder / f"{number}.jsonl").write_bytes(data)
    (folder / "more").mkdir()
    (folder / "more" / "0.txt").write_text("Раз. Два...", encoding="utf-8")
    return folder


def tree(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def whole(made):
    """The shards, concatenated in the order of the manifest."""
    shards = json.loads((made / "manifest.json").read_text())["shards"]
    return b"".join((made / shard["name"]).read_bytes() for shard in shards)


def run(*arguments):
    return main([str(argument) for argument in arguments])


@given(st.lists(st.sampled_from(LINES), max_size=30), st.integers(1, 200), st.booleans(), st.sampled_from(["\n", ""]))
def test_parts_give_what_the_file_gives(tmp_path_factory, lines, size, has_mark, end):
    path = tmp_path_factory.mktemp("parts") / "a.jsonl"
    path.write_text("\ufeff" * has_mark + "\n".join(lines) + end * bool(lines), encoding="utf-8", newline="")
    corpus = Corpus(path, on_error="skip")
    expected = [*corpus]
    place, options = tasks.Place(str(path)), corpus.options
    found, errors, reached = [], [], 0
    with open(path, "rb") as stream:
        cut = list(json_lines_parts.parts(stream, place, "utf-8", len, size))
    for part in cut:
        with open(path, "rb") as stream:
            stream.seek(part.start)
            for each in documents(json_lines_parts.read_part(stream, part, place, options), "a", options.fields):
                (errors if isinstance(each, Exception) else found).append(each)
        assert part.start in (reached, 3)
        reached = part.stop
    assert found == expected
    assert [str(error) for error in errors] == [str(error) for error in corpus.errors]
    assert reached in (path.stat().st_size, 0)


@pytest.mark.parametrize("to", ["jsonl", "sentences"])
def test_shards_together_are_what_one_process_writes(tmp_path, divide_small, to):
    source = news(tmp_path / "news")
    assert run(source, "--out", tmp_path / "one", "--to", to) == 0
    assert run(source, "--out", tmp_path / "made", "--to", to, "--workers", 1) == 0
    assert whole(tmp_path / "made") == (tmp_path / "one").read_bytes()
    assert len(tree(tmp_path / "made")) > 10
    assert not [name for name in tree(tmp_path / "made") if name.startswith(".")]


@pytest.mark.parametrize("to", ["jsonl", "parquet"])
def test_the_number_of_workers_changes_nothing(tmp_path, divide_small, to):
    source = news(tmp_path / "news")
    made = []
    for workers in 1, 2, 4:
        out = tmp_path / f"{workers}"
        assert run(source, "--out", out, "--to", to, "--workers", workers) == 0
        made.append(tree(out))
    assert made[0] == made[1] == made[2]


def test_a_file_is_a_shard_unless_it_is_large(tmp_path):
    assert run(news(tmp_path / "news"), "--out", tmp_path / "made", "--workers", 2) == 0
    assert set(tree(tmp_path / "made")) == {"0.jsonl", "1.jsonl", "2.jsonl", "more/0.jsonl", "manifest.json"}
    manifest = json.loads((tmp_path / "made" / "manifest.json").read_text())
    assert [shard["documents"] for shard in manifest["shards"]] == [120, 120, 120, 1]
    assert manifest["options"]["to"] == "jsonl"
    path = tmp_path / "news" / "0.jsonl"
    assert manifest["shards"][0]["input"] == {"path": str(path), **file_facts(str(path))}


@pytest.mark.parametrize(("size", "is_large"), [(2**24 - 1, False), (2**24, True)])
def test_a_file_of_16_megabytes_is_large(tmp_path, size, is_large):
    path = tmp_path / "a.jsonl"
    path.touch()
    os.truncate(path, size)
    assert tasks._is_large(source_of(str(path), path.name)) is is_large


def test_parquet_has_what_json_has(tmp_path):
    pq = pytest.importorskip("pyarrow.parquet")
    source = news(tmp_path / "news", files=1)
    assert run(source, "--out", tmp_path / "json", "--workers", 1) == 0
    assert run(source, "--out", tmp_path / "parquet", "--workers", 1, "--to", "parquet") == 0
    rows = pq.read_table(tmp_path / "parquet" / "0.parquet").to_pylist()
    for line, row in zip((tmp_path / "json" / "0.jsonl").read_text().splitlines(), rows, strict=True):
        record = json.loads(line)
        spans = [[span["start"], span["stop"]] for span in row["sentences"]]
        row |= {"sentences": spans, "meta": json.loads(row["meta"]), "place": json.loads(row["place"])}
        assert row == record


def test_damaged_records_are_counted_where_they_are(tmp_path, divide_small, capsys):
    source = news(tmp_path / "news")
    with (source / "0.jsonl").open("ab") as file:
        file.write(b"[]\n")
    data = (source / "1.jsonl.gz").read_bytes()
    (source / "1.jsonl.gz").write_bytes(data[: len(data) * 2 // 3])
    assert run(source, "--out", tmp_path / "strict", "--workers", 2) == 1
    assert "0.jsonl:121: expected a JSON object" in capsys.readouterr().err
    assert run(source, "--out", tmp_path / "made", "--workers", 2, "--on-error", "skip") == 1
    summary = capsys.readouterr().err
    assert run(source, "--out", tmp_path / "one", "--on-error", "skip") == 1
    assert capsys.readouterr().err == summary
    assert "0.jsonl:121: expected" in summary
    assert "truncated" in summary
    assert whole(tmp_path / "made") == (tmp_path / "one").read_bytes()


def test_a_second_run_does_what_is_left(tmp_path, divide_small):
    source, made = news(tmp_path / "news"), tmp_path / "made"
    assert run(source, "--out", made, "--workers", 1) == 0
    first = tree(made)
    times = {path: path.stat().st_mtime_ns for path in made.rglob("*.jsonl")}
    lost = sorted(times)[3]
    lost.unlink()
    assert run(source, "--out", made, "--workers", 2) == 0
    assert tree(made) == first
    assert [path for path in times if path.stat().st_mtime_ns != times[path]] == [lost]


@pytest.mark.parametrize("damage", [lambda data: data[:-1], lambda data: data + b"x", lambda data: b""])
def test_a_shard_of_another_size_is_written_again(tmp_path, divide_small, damage):
    source, made = news(tmp_path / "news"), tmp_path / "made"
    assert run(source, "--out", made, "--workers", 1) == 0
    first = tree(made)
    shard = sorted(made.rglob("*.jsonl"))[3]
    shard.write_bytes(damage(shard.read_bytes()))
    assert run(source, "--out", made, "--workers", 1) == 0
    assert tree(made) == first


def test_what_has_changed_is_done_again(tmp_path):
    source, made = news(tmp_path / "news"), tmp_path / "made"
    assert run(source, "--out", made, "--workers", 1) == 0
    (source / "0.jsonl").write_text('{"text": "Одна запись..."}\n', encoding="utf-8")
    (source / "2.jsonl").unlink()
    assert run(source, "--out", made, "--workers", 1) == 0
    manifest = json.loads((made / "manifest.json").read_text())
    assert [shard["documents"] for shard in manifest["shards"]] == [1, 120, 1]
    assert "Одна запись…" in (made / "0.jsonl").read_text(encoding="utf-8")
    assert not (made / "2.jsonl").exists()


@pytest.mark.parametrize("keeps_time", [True, False])
@pytest.mark.parametrize("position", [30, 300_000, -30])
def test_a_change_that_keeps_the_size_is_done_again(tmp_path, keeps_time, position):
    path, made = tmp_path / "a.txt", tmp_path / "made"
    path.write_text("слово " * 100_000, "utf-8")
    assert run(path, "--out", made, "--workers", 1) == 0
    first, status = tree(made), path.stat()
    data = bytearray(path.read_bytes())
    at = position - position % 11
    data[at : at + 10] = "дом 5".encode().ljust(10)
    path.write_bytes(data)
    if keeps_time:
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert run(path, "--out", made, "--workers", 1) == 0
    assert (tree(made) != first) == (not keeps_time or position != 300_000)


def test_two_runs_do_not_write_into_one_folder(tmp_path, capsys):
    source, made = news(tmp_path / "news", files=1), tmp_path / "made"
    with locked(str(made)):
        assert run(source, "--out", made, "--workers", 1) == 2
    assert capsys.readouterr().err == (
        f"rucorpus: --out {made}: another run is writing into it; wait for its end or name another folder\n"
    )
    assert run(source, "--out", made, "--workers", 1) == 0


ENTRY = {"name": "0.jsonl", "input": {}, "bytes": 0, "documents": 0, "sentences": 0, "changes": {}, "damaged": 0}
ENTRY |= {"errors": [], "left_out": {}, "unread_dates": 0}
TRUNCATED = [b"", b"{", b"\xff"]  # in a journal, what a crash may leave of its first line
FOREIGN = [
    *(b"[1]", b"5", b"{}", b'{"options": [], "shards": []}', b'{"options": {}, "shards": {}}'),
    *(
        "null",
        7,
        {},
        ENTRY | {"more": 1},
        ENTRY | {"bytes": "0"},
        ENTRY | {"errors": None},
        ENTRY | {"documents": True},
    ),
    *(ENTRY | {"name": "../0.txt"}, ENTRY | {"name": "/0.txt"}, ENTRY | {"changes": {"a": "b"}}),
]


@pytest.mark.parametrize(
    ("name", "foreign"),
    [
        *(("manifest.json", foreign) for foreign in FOREIGN + TRUNCATED),
        *((".journal.jsonl", foreign) for foreign in FOREIGN),
    ],
    ids=str,
)
def test_a_manifest_that_no_run_has_written_is_refused(tmp_path, capsys, name, foreign):
    source, made = news(tmp_path / "news", files=1), tmp_path / "made"
    assert run(source, "--out", made, "--workers", 1) == 0
    options = json.loads((made / "manifest.json").read_text())["options"]
    if not isinstance(foreign, bytes):
        lines = (
            [{"options": options, "shards": [foreign]}] if name == "manifest.json" else [{"options": options}, foreign]
        )
        foreign = "\n".join(map(json.dumps, lines)).encode()
    (made / "manifest.json").unlink()
    (made / name).write_bytes(foreign)
    capsys.readouterr()
    assert run(source, "--out", made, "--workers", 1) == 2
    assert "is not one that a run has written" in capsys.readouterr().err


@pytest.mark.parametrize("truncated", TRUNCATED, ids=str)
def test_a_journal_whose_first_line_is_truncated_is_begun_anew(tmp_path, truncated):
    source, made = news(tmp_path / "news", files=1), tmp_path / "made"
    assert run(source, "--out", made, "--workers", 1) == 0
    undisturbed = tree(made)
    for path in undisturbed:
        (made / path).unlink()
    (made / ".journal.jsonl").write_bytes(truncated)
    shutil.rmtree(made / "more")
    assert run(source, "--out", made, "--workers", 1) == 0
    assert tree(made) == undisturbed


def test_what_a_stopped_run_left_is_removed_and_nothing_else(tmp_path):
    source, made = news(tmp_path / "news", files=1), tmp_path / "made"
    assert run(source, "--out", made, "--workers", 1) == 0
    first = tree(made)
    others = {".0.jsonl.99.part": False, ".99.unpacked/1": False, ".keep": True, "0.part": True, "1.unpacked/1": True}
    others[".folder/1"] = True
    for name in others:
        (made / name).parent.mkdir(exist_ok=True)
        (made / name).touch()
    assert run(source, "--out", made, "--workers", 1) == 0
    assert tree(made) == first | {name: b"" for name, is_kept in others.items() if is_kept}


def test_a_folder_that_is_not_its_own_is_refused(tmp_path, capsys):
    source, made = news(tmp_path / "news", files=1), tmp_path / "made"
    assert run(source, "--out", made, "--workers", 1) == 0
    before = tree(made)
    for arguments, words in [
        ((source, "--out", made, "--workers", 1, "--headings"), ["headings was false and is true"]),
        ((source / "0.jsonl", "--out", made, "--workers", 1), ["paths"]),
        ((source, "--out", source, "--workers", 1), ["to be read"]),
        ((source, "--out", tmp_path, "--workers", 1), ["to be read"]),
    ]:
        assert run(*arguments) == 2
        error = capsys.readouterr().err
        assert all(word in error for word in words), error
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "letter.txt").write_text("")
    assert run(source, "--out", tmp_path / "other", "--workers", 1) == 2
    assert "letter.txt" in capsys.readouterr().err
    assert tree(made) == before


# Divides small files, and kills its process before the n-th change of the output folder; 0 is never.
PROGRAM = """
import os, signal, sys
from rucorpus._job import tasks
from rucorpus._job.command_line import main
from rucorpus._job.manifest import file_facts, locked

tasks.LARGE, tasks.PART = 1, 500
kill_at, folder, changes = int(sys.argv[1]), sys.argv[2], 0

def count(event, args):
    global changes
    is_change = event in ("os.rename", "os.remove", "os.mkdir") or (event == "open" and args[1] in ("wb", "ab"))
    if is_change and str(args[0]).startswith(folder):
        changes += 1
        if changes == kill_at:
            os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(count)
status = main([*sys.argv[3:], "--out", folder])
print(changes)
sys.exit(status)
"""
KILLS = int(os.environ.get("RUCORPUS_KILLS", "4"))  # 20 and more take a while


def started(source, made, workers, kill_at=0):
    command = [sys.executable, "-c", PROGRAM, str(kill_at), str(made), str(source), "--workers", str(workers)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def finished(source, made, workers):
    done = started(source, made, workers)
    assert done.returncode == 0, done.stderr
    return tree(made)


def test_killed_again_and_again_it_ends_as_if_undisturbed(tmp_path):
    source, made = news(tmp_path / "news"), tmp_path / "made"
    done = started(source, tmp_path / "undisturbed", 1)
    undisturbed, changes = tree(tmp_path / "undisturbed"), int(done.stdout)
    assert changes > 100
    chance, killed = random.Random(7), 0
    while killed < KILLS:
        done = started(source, made, chance.choice([1, 2, 4]), chance.randrange(1, changes // 2))
        if done.returncode == 0:
            assert tree(made) == undisturbed
            shutil.rmtree(made)
        else:
            assert done.returncode == -9 or "a worker died" in done.stderr
            truncate_journal(made, chance.choice([0, 1, 40]))
            killed += 1
    assert finished(source, made, 2) == undisturbed


def entry(name, path, size=0):
    counts = dict.fromkeys(("documents", "sentences", "damaged", "unread_dates"), 0)
    return {"name": name, "input": {"path": path}, "bytes": size, "changes": {}, "errors": [], "left_out": {}, **counts}


def test_the_shard_after_a_truncated_line_of_the_journal_is_recorded(tmp_path):
    first, second = entry("a", "a.txt"), entry("b", "b.txt")
    Manifest(str(tmp_path), {}).add(first)
    os.truncate(tmp_path / JOURNAL, (tmp_path / JOURNAL).stat().st_size - 5)
    Manifest(str(tmp_path), {}).add(second)
    assert Manifest(str(tmp_path), {}).entries == {"b": second}


@pytest.mark.parametrize(
    ("written", "is_done"), [(b"1234", False), (b"12345", True), (b"123456", False), (None, False)]
)
def test_a_shard_is_done_if_it_has_the_size_that_was_written(tmp_path, written, is_done):
    manifest = Manifest(str(tmp_path), {})
    manifest.add(entry("a", "a.txt", size=5))
    if written is not None:
        tmp_path.joinpath("a").write_bytes(written)
    assert manifest.is_done("a", lambda: {"path": "a.txt"}) is is_done
    assert not manifest.is_done("a", lambda: {"path": "b.txt"})


def truncate_journal(made, count):
    """Cut off the end of the last line, as a crash of the machine may, unless it is the options."""
    journal = made / ".journal.jsonl"
    if journal.exists() and journal.read_bytes().count(b"\n") > 1:
        os.truncate(journal, journal.stat().st_size - count)


@pytest.fixture
def small_disk(tmp_path):
    """A folder on a disk of its own, which is soon full."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=100k", "tmpfs", folder], capture_output=True).returncode:
        pytest.skip("a small disk cannot be mounted here")
    yield folder
    subprocess.run(["umount", folder], check=True)


def test_a_full_disk_loses_nothing_done(tmp_path, small_disk):
    source, made = news(tmp_path / "news"), small_disk / "made"
    undisturbed = finished(source, tmp_path / "undisturbed", 2)
    done = started(source, made, 2)
    assert done.returncode == 1
    assert done.stderr.startswith(f"rucorpus: cannot write {made}: No space left"), done.stderr
    noted = [json.loads(line) for line in (made / ".journal.jsonl").read_text().split("\n")[2:] if line.endswith("}")]
    kept = {made / entry["name"]: (made / entry["name"]).stat().st_mtime_ns for entry in noted}
    assert len(kept) > 2
    subprocess.run(["mount", "-o", "remount,size=10m", small_disk], check=True)
    assert finished(source, made, 2) == undisturbed
    assert [path for path, time in kept.items() if path.stat().st_mtime_ns != time] == []


def test_a_killed_worker_is_reported(tmp_path, monkeypatch, capsys, divide_small):
    source = news(tmp_path / "news")
    monkeypatch.setattr(shards.Work, "all_rendered", lambda self, documents: os.kill(os.getpid(), 9))
    assert run(source, "--out", tmp_path / "made", "--workers", 2) == 1
    assert "a worker died" in capsys.readouterr().err


def test_two_files_of_one_name_are_two_shards(tmp_path):
    source = tmp_path / "news"
    source.mkdir()
    (source / "a.txt").write_text("Раз.")
    (source / "a.jsonl").write_text('{"text": "Два."}')
    assert run(source, "--out", tmp_path / "made", "--workers", 1) == 0
    assert set(tree(tmp_path / "made")) == {"a.jsonl", "a~2.jsonl", "manifest.json"}


def test_large_files_of_one_name_in_several_folders(tmp_path, divide_small):
    for year in "2021", "2022":
        records = ({"id": f"{year}-{n}", "text": f"Год {year}, запись {n}."} for n in range(200))
        (tmp_path / "news" / year).mkdir(parents=True)
        data = "\n".join(map(json.dumps, records)).encode()
        (tmp_path / "news" / year / "a.jsonl.gz").write_bytes(gzip.compress(data))
    corpus = Corpus(tmp_path / "news")
    pending = list(tasks.shard_tasks(corpus, str(tmp_path)))  # none is done before the last file is divided
    assert len({task.name for task in pending}) == len(pending) > 10
    assert [document for task in pending for document in task.found(corpus.options)] == [*corpus]


def test_the_size_of_a_task_is_that_of_its_input(tmp_path, divide_small):
    data = b'{"text": "A"}\n' * 1000
    (tmp_path / "a.jsonl").write_bytes(data)
    (tmp_path / "b.txt").write_text("Раз.", encoding="utf-8")
    parts = list(tasks.shard_tasks(Corpus(tmp_path), str(tmp_path)))
    assert len(parts) > 5
    assert [sum(task.size for task in parts if task.part), parts[-1].size] == [len(data), 7]
    assert tasks.Task("c", parts[-1].source._replace(path="https://news.example/c.txt")).size == 0


def test_a_part_and_a_file_of_one_name_are_two_shards(tmp_path, divide_small):
    source = news(tmp_path / "news", files=1)
    (source / "0-00001.txt").write_text("Раз.", encoding="utf-8")
    assert run(source, "--out", tmp_path / "one") == 0
    assert run(source, "--out", tmp_path / "made", "--workers", 1) == 0
    assert whole(tmp_path / "made") == (tmp_path / "one").read_bytes()
    assert {"0-00001.jsonl", "0-00001~2.jsonl", "0-00002.jsonl"} <= {*tree(tmp_path / "made")}


def test_paths_are_not_left_by_a_shard(tmp_path):
    (tmp_path / "a.txt").write_text("Раз.")
    (tmp_path / "in").mkdir()
    assert run(Path(tmp_path / "in" / ".." / "a.txt"), "--out", tmp_path / "made", "--workers", 1) == 0
    assert set(tree(tmp_path / "made")) == {"a.jsonl", "manifest.json"}
