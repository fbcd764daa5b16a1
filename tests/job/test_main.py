"""The main job, run as its users run it: as a process."""

import datetime
import fcntl
import gzip
import json
import os
import select
import signal
import struct
import subprocess
import sys
import termios
import time
import tracemalloc
from dataclasses import asdict
from decimal import Decimal
from functools import partial
from pathlib import Path

import pyarrow.parquet
import pytest

import rucorpus
from formats import packed_zip
from rucorpus._job.atomic_output import output
from rucorpus._job.command_line import main

NEWS = Path(__file__).parents[2] / "examples" / "news"


def run(*arguments, **options):
    command = [sys.executable, "-m", "rucorpus", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, check=False, timeout=120, **options)


def records(output):
    return [json.loads(line) for line in output.decode().split("\n")[:-1]]


@pytest.fixture
def damaged(tmp_path):
    """A folder with one of each fault, and three good documents."""
    (tmp_path / "a.txt").write_text(" date 2022-01 Первый. Текст.\n\n", "utf-8")
    (tmp_path / "b.jsonl").write_text('{"text": "Раз."}\n{"text": "Два."}\n{"text": "Тр\n', "utf-8")
    (tmp_path / "c.jsonl.gz").write_bytes(gzip.compress(b'{"text": "x"}\n' * 20_000)[:-300])
    (tmp_path / "d.txt").write_bytes("Хорошо".encode()[:-1])
    (tmp_path / "e.txt").write_text(" date 2022-13 Дата неверна.\n\n", "utf-8")
    (tmp_path / "f.txt").symlink_to("gone.txt")
    return tmp_path


def test_one_line_of_json_for_each_document_with_spans_into_its_text():
    done = run(NEWS)
    assert done.returncode == 0
    documents = records(done.stdout)
    assert [document["id"] for document in documents] == sorted(path.stem for path in NEWS.iterdir())
    for document, read in zip(documents, rucorpus.Corpus(NEWS), strict=True):
        assert list(document) == ["id", "date", "text", "sentences", "meta", "place"]
        read.text = rucorpus.normalize(read.text)
        assert document == asdict(read) | {"sentences": document["sentences"]}
        assert document["sentences"] == [list(span) for span in rucorpus.sentence_spans(document["text"])]
    summary = done.stderr.decode()
    assert summary.startswith(f"{len(documents)} documents, ")
    assert "dashes.between_words" in summary


def test_sentences_one_a_line_whole_file_or_none(tmp_path):
    out = tmp_path / "sentences.txt"
    assert run(NEWS, "--to", "sentences", "--headings", "--out", out).returncode == 0
    expected = [
        sentence
        for document in rucorpus.Corpus(NEWS)
        for sentence in rucorpus.split_sentences(rucorpus.normalize(document.text), headings=True)
    ]
    assert out.read_text("utf-8").split("\n") == [*expected, ""]
    assert os.listdir(tmp_path) == ["sentences.txt"]


def test_conllu_is_read_as_the_documents_that_were_written(tmp_path):
    out = tmp_path / "news.conllu"
    assert run(NEWS, "--to", "conllu", "--out", out).returncode == 0
    for written, read in zip(rucorpus.Corpus(NEWS), rucorpus.Corpus(out), strict=True):
        assert (read.id, read.date, read.text) == (written.id, written.date, rucorpus.normalize(written.text))


def test_tokens_with_a_space_between_a_sentence_a_line(tmp_path):
    (tmp_path / "a.txt").write_text("Кто-то ушёл (в 5 утра). Ура!\n", "utf-8")
    assert run(tmp_path, "--to", "tokens").stdout.decode() == "Кто-то ушёл ( в 5 утра ) .\nУра !\n"


def test_a_compressed_result_is_the_same_on_every_run(tmp_path):
    outs = [tmp_path / "1.jsonl.gz", tmp_path / "2.jsonl.gz"]
    for out in outs:
        assert run(NEWS, "--out", out).returncode == 0
    assert outs[0].read_bytes() == outs[1].read_bytes()
    assert records(gzip.decompress(outs[0].read_bytes())) == records(run(NEWS).stdout)


def test_stages_are_chosen_by_name():
    done = run(NEWS, "--stages", "normalize_quotes, normalize_ellipsis")
    expected = [
        rucorpus.normalize(document.text, stages=(rucorpus.normalize_quotes, rucorpus.normalize_ellipsis))
        for document in rucorpus.Corpus(NEWS)
    ]
    assert [document["text"] for document in records(done.stdout)] == expected
    assert [document["text"] for document in records(run(NEWS, "--stages", "").stdout)] == [
        document.text for document in rucorpus.Corpus(NEWS)
    ]


def test_input_options_are_those_of_corpus(tmp_path):
    path = tmp_path / "data.json"
    path.write_bytes('{"body": "Да.", "key": 7, "day": "2022-01-05", "url": "/7"}\n'.encode("cp1251"))
    done = run(path, "--format", "jsonl", "--encoding", "cp1251", "--text", "body", "--id", "key", "--date", "day")
    (document,) = records(done.stdout)
    assert (document["id"], document["date"], document["text"]) == ("7", "2022-01-05", "Да.")
    assert document["meta"] == {"url": "/7"}


@pytest.mark.parametrize(
    ("name", "location", "reason"),
    [
        ("b.jsonl", "b.jsonl:3: ", "JSON"),
        ("c.jsonl.gz", "c.jsonl.gz:", "truncated"),
        ("d.txt", "d.txt:1: ", "utf-8"),
        ("e.txt", "e.txt:1: ", "2022-13"),
    ],
)
def test_damage_stops_the_job_with_one_line_that_names_file_and_line(damaged, tmp_path, name, location, reason):
    out = tmp_path / "out.jsonl"
    done = run(damaged / name, "--out", out)
    (message,) = done.stderr.decode().splitlines()
    assert done.returncode == 1
    assert location in message
    assert reason in message
    assert not out.exists()


def test_skip_keeps_every_other_document_and_names_what_was_left_out(damaged):
    done = run(damaged, "--on-error", "skip")
    assert done.returncode == 1
    texts = [document["text"] for document in records(done.stdout)]
    good = [text for text in texts if text != "x"]
    assert good == ["Первый. Текст.", "Раз.", "Два.", "Дата неверна."]
    assert 1_000 < texts.count("x") < 20_000
    summary = done.stderr.decode()
    assert "5 errors" in summary
    for name in ("b.jsonl:3", "c.jsonl.gz", "d.txt:1", "e.txt:1", "f.txt"):
        assert name in summary


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "required: PATH"),
        (["no/such/folder"], "no/such/folder"),
        ([NEWS, "--to", "xml"], "'xml'"),
        ([NEWS, "--stages", "normalise"], "no stage 'normalise'; there are normalize_unicode"),
        ([NEWS, "--encoding", "utf-9"], "utf-9"),
        ([NEWS, "--format", "docx"], "unknown format 'docx'"),
        ([NEWS, "--no-such-flag"], "--no-such-flag"),
        ([NEWS, "--head"], "--head"),
        ([NEWS, "--encoding", "idna"], "no encoding 'idna'"),
        ([NEWS, "--out", "no/such/folder/out.jsonl"], "--out no/such/folder/out.jsonl: there is no such folder"),
        ([NEWS, "--out", ""], "expected a file"),
    ],
)
def test_wrong_use_is_one_clear_line_and_status_2(arguments, words, capsys):
    try:
        status = main(list(map(str, arguments)))
    except SystemExit as end:
        status = end.code
    out, err = capsys.readouterr()
    assert (status, out) == (2, "")
    (message,) = err.splitlines()
    assert words in message


def test_a_result_never_takes_the_place_of_an_input(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "Да."}\n', "utf-8")
    (tmp_path / "link.jsonl").symlink_to(path)
    for paths, out in ((path, path), (path, tmp_path / "link.jsonl"), (tmp_path, path)):
        done = run(paths, "--out", out)
        assert done.returncode == 2
        assert "one of those to be read" in done.stderr.decode()
    assert path.read_text("utf-8") == '{"text": "Да."}\n'


def test_a_result_keeps_the_mode_of_the_file_it_replaces(tmp_path):
    out = tmp_path / "out.jsonl"
    out.touch(mode=0o600)
    assert run(NEWS, "--out", out).returncode == 0
    assert out.stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(os.name == "nt", reason="links and modes as Unix has them")
def test_an_unfinished_result_is_as_private_and_follows_no_link(tmp_path):
    out, other = tmp_path / "out.txt", tmp_path / "other.txt"
    out.touch(mode=0o600)
    other.write_text("stays")
    unfinished = tmp_path / f".out.txt.{os.getpid()}.part"
    unfinished.symlink_to(other)
    with output(str(out)) as file:
        assert unfinished.stat().st_mode & 0o777 == 0o600
        file.write(b"new")
    assert (out.read_bytes(), other.read_text()) == (b"new", "stays")


def test_a_hyphen_is_standard_output():
    assert run(NEWS, "--out", "-").stdout == run(NEWS).stdout


def test_a_full_device_is_one_clear_line():
    done = run(NEWS, "--out", "/dev/full")
    (message,) = done.stderr.decode().splitlines()
    assert done.returncode == 1
    assert "No space left" in message


def test_a_closed_pipe_ends_quietly(tmp_path):
    path = tmp_path / "big.jsonl"
    path.write_text('{"text": "Слово. Дело."}\n' * 100_000, "utf-8")
    command = [sys.executable, "-m", "rucorpus", str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 0


def test_an_interrupt_is_one_line_and_leaves_no_file(tmp_path):
    path = tmp_path / "in" / "big.jsonl"
    path.parent.mkdir()
    path.write_text('{"text": "Слово. Дело."}\n' * 500_000, "utf-8")
    out = tmp_path / "out.jsonl"
    out.write_text("как было", "utf-8")
    command = [sys.executable, "-m", "rucorpus", str(path), "--out", str(out)]
    heard = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)  # a shell ignores it in background jobs
    with subprocess.Popen(command, stderr=subprocess.PIPE, preexec_fn=heard) as process:
        while not list(tmp_path.glob(".out.jsonl.*")):
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        (message,) = process.stderr.read().decode().splitlines()
        assert process.wait(60) == 130
    assert "interrupted" in message
    assert out.read_text("utf-8") == "как было"
    assert sorted(os.listdir(tmp_path)) == ["in", "out.jsonl"]


def test_a_path_that_is_no_utf8_is_written_as_escapes(tmp_path):
    (tmp_path / os.fsdecode(b"\xff.txt")).write_text("Да.", "utf-8")
    done = run(tmp_path)
    assert done.returncode == 0
    (document,) = records(done.stdout)
    assert document["place"]["path"] == str(tmp_path / os.fsdecode(b"\xff.txt"))


def test_a_progress_bar_is_shown_on_a_terminal(tmp_path):
    controller, terminal = os.openpty()
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 100, 0, 0))
    command = [sys.executable, "-m", "rucorpus", str(NEWS), "--out", str(tmp_path / "out.jsonl")]
    subprocess.run(command, stderr=terminal, check=True, timeout=60)
    os.close(terminal)
    shown = os.read(controller, 100_000).decode()
    os.close(controller)
    assert "documents=24" in shown
    assert "B/s" in shown


def test_memory_does_not_grow_with_the_input(tmp_path):
    text = "Слово за слово, так и вышло, что дело встало - и надолго. " * 40
    record = json.dumps({"text": text}, ensure_ascii=False) + "\n"

    def peak(number):
        """The most memory that Python takes for `number` records of 4,600 bytes each."""
        (tmp_path / "a.jsonl").write_text(record * number, "utf-8")
        tracemalloc.start()
        try:
            assert main([str(tmp_path / "a.jsonl"), "--out", str(tmp_path / "out.jsonl")]) == 0
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    peak(150)  # fills the caches
    assert peak(600) - peak(150) < 100_000  # the texts between them take 2,000,000


def test_values_that_json_has_no_form_for_are_written_as_text(tmp_path):
    rows = {
        "text": ["Да."],
        "at": [datetime.datetime(2022, 1, 10, 12, 30)],
        "day": [datetime.date(2022, 1, 10)],
        "price": [Decimal("1.50")],
        "blob": [b"\xff\0"],
    }
    pyarrow.parquet.write_table(pyarrow.table(rows), tmp_path / "a.parquet")
    (document,) = records(run(tmp_path).stdout)
    assert document["meta"] == {"at": "2022-01-10T12:30:00", "day": "2022-01-10", "price": "1.50", "blob": "/wA="}


def test_an_archive_that_is_read_is_not_written_to(tmp_path):
    path = tmp_path / "a.zip"
    path.write_bytes(packed_zip({"1.txt": "Да."}))
    done = run(path, "--out", path)
    assert done.returncode == 2
    assert "one of those to be read" in done.stderr.decode()


def test_a_document_from_standard_input_is_written_before_the_next_has_come():
    command = [sys.executable, "-m", "rucorpus", "-", "--format", "jsonl"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as job:
        for text in ("Да - нет.", "Нет..."):
            job.stdin.write(f'{{"text": "{text}"}}\n'.encode())
            job.stdin.flush()
            assert select.select([job.stdout], [], [], 60)[0], "nothing is written while the input is open"
            assert json.loads(job.stdout.readline())["text"] == rucorpus.normalize(text)
        job.stdin.close()
        assert job.wait() == 0
