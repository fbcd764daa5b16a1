"""`Corpus.map` over real processes: order, bounds, errors, and nothing that outlives it."""

import json
import os
import signal
import subprocess
import sys
import time
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from functions import deadly, length, odd, refusing_fifty, slow, unpicklable
from rucorpus import Corpus, CorpusError

COUNT = 3000


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    path = tmp_path_factory.mktemp("map") / "a.jsonl"
    lines = (json.dumps({"id": n, "text": "слово " * (n % 500)}) for n in range(COUNT))
    path.write_text("\n".join(lines), encoding="utf-8")
    return Corpus(path)


@pytest.mark.parametrize("workers", [1, 2, 4])
def test_results_come_in_order_whatever_the_number_of_workers(corpus, workers):
    found = list(corpus.map(length, workers=workers))
    assert [(id_, size) for id_, size, _ in found] == [(str(n), 6 * (n % 500)) for n in range(COUNT)]
    processes = {process for _, _, process in found}
    assert processes == {os.getpid()} if workers == 1 else os.getpid() not in processes


def test_several_workers_work(corpus):
    # One may be so quick that it takes every batch, but not of results that are slow to come.
    assert len({process for _, _, process in corpus.map(length, workers=2)}) == 2


def results_until(error, results):
    """What comes before the error, and the error."""
    found = []
    with pytest.raises(error) as raised:
        found += (found.append(result) for result in results)
    return [each for each in found if each is not None], raised.value


@pytest.mark.parametrize("workers", [1, 2])
def test_an_error_of_the_function_names_the_document_after_the_results_before_it(corpus, workers):
    found, error = results_until(KeyError, corpus.map(refusing_fifty, workers=workers))
    assert found == [str(n) for n in range(50)]
    notes = "\n".join(error.__notes__)
    assert "'50'" in notes
    assert "a.jsonl:51" in notes
    assert workers == 1 or "in refusing_fifty" in notes


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="looks at open files in /proc")
@pytest.mark.parametrize(("function", "workers"), [(odd, 1), (odd, 2), (unpicklable, 2)])
def test_an_error_that_is_kept_leaves_no_file_open(corpus, function, workers):
    results = corpus.map(function, workers=workers)
    with pytest.raises(Exception, match=r"this and that|'that'|pickle|local object") as kept:
        next(results)
    (source,) = corpus.files()
    assert kept.value.__traceback__
    assert not [file for file in Path("/proc/self/fd").iterdir() if file.exists() and file.samefile(source.path)]


def test_an_error_that_cannot_be_rebuilt_is_described(corpus):
    with pytest.raises(RuntimeError, match="OddError: this and that"):
        next(corpus.map(odd, workers=2))


def test_a_killed_worker_is_an_error_and_no_hang(corpus):
    with pytest.raises(BrokenProcessPool) as raised:
        list(corpus.map(deadly, workers=2))
    assert "a worker died" in raised.value.__notes__[0]


def test_what_cannot_be_sent_is_a_clear_error(corpus):
    with pytest.raises(TypeError, match="importable"):
        corpus.map(lambda document: document, workers=2)
    with pytest.raises(Exception, match=r"pickle|local object"):
        list(corpus.map(unpicklable, workers=2))
    with pytest.raises(TypeError, match="function of a document"):
        corpus.map("length")
    with pytest.raises(ValueError, match="workers"):
        corpus.map(length, workers=0)


@pytest.mark.parametrize("workers", [1, 2])
def test_a_damaged_record_comes_after_the_results_before_it(tmp_path, workers):
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "а"}\n{"text": "б"}\n[]\n{"text": "в"}\n', encoding="utf-8")
    found, error = results_until(CorpusError, Corpus(path).map(length, workers=workers))
    assert error.line == 3
    assert [size for _, size, _ in found] == [1, 1]
    corpus = Corpus(path, on_error="skip")
    assert [size for _, size, _ in corpus.map(length, workers=workers)] == [1, 1, 1]
    assert len(corpus.errors) == 1


def test_reading_stays_a_few_batches_ahead(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"text": "а"}\n' * 20_000)
    read = 0

    def text(record):
        nonlocal read
        read += 1
        return record["text"]

    results = Corpus(tmp_path / "a.jsonl", text=text).map(length, workers=2)
    assert read == 0
    next(results)
    assert 0 < read <= 5 * 512
    results.close()


def children(process):
    return Path(f"/proc/{process}/task/{process}/children").read_text().split()


def alive(process):
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="looks at processes in /proc")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL, signal.SIGTERM])
def test_no_process_is_left_behind(corpus, number):
    program = (
        "from rucorpus import Corpus; from functions import slow; import sys\n"
        "for result in Corpus(sys.argv[1]).map(slow, workers=2): print(result, flush=True)"
    )
    path = os.pathsep.join([str(Path(__file__).parents[1]), os.environ.get("PYTHONPATH", "")])
    with subprocess.Popen(
        [sys.executable, "-c", program, next(corpus.files()).path],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": path},
    ) as process:
        process.stdout.readline()
        workers = children(process.pid)
        assert len(workers) == 2
        process.send_signal(number)
        process.wait(30)
        for _ in range(600):
            if not any(map(alive, workers)):
                break
            time.sleep(0.05)
        assert not any(map(alive, workers)), "a worker outlived its parent"


def test_workers_end_when_the_results_are_not_wanted_any_more(corpus):
    before = set(children(os.getpid()))
    results = corpus.map(slow, workers=2)
    next(results)
    assert len(set(children(os.getpid())) - before) == 2
    results.close()
    assert set(children(os.getpid())) <= before


@pytest.mark.parametrize("method", ["spawn", "forkserver"])
@pytest.mark.parametrize("has_guard", [True, False])
def test_processes_that_import_the_main_module(tmp_path, method, has_guard):
    (tmp_path / "a.jsonl").write_text('{"text": "а"}\n' * 3, "utf-8")
    guard = "if __name__ == '__main__':" if has_guard else "if True:"
    (tmp_path / "program.py").write_text(
        "import multiprocessing\n"
        "from rucorpus import Corpus\n"
        "def length(document): return len(document.text)\n"
        f"{guard}\n"
        f"    multiprocessing.set_start_method({method!r}, force=True)\n"
        "    print(list(Corpus('a.jsonl').map(length, workers=2)))\n"
    )
    done = subprocess.run([sys.executable, "program.py"], cwd=tmp_path, capture_output=True, timeout=60, text=True)
    if has_guard:
        assert (done.stdout, done.stderr) == ("[1, 1, 1]\n", "")
    else:
        assert done.stdout == ""
        assert done.stderr.count("Traceback") == 1
        assert "put the lines that start them below: if __name__ == '__main__':" in done.stderr.splitlines()[-1]
