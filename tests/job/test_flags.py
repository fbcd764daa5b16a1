"""The flags of the job, its formats, and one stream over processes."""

import csv
import gzip
import inspect
import io
import json
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet
import pytest

import rucorpus
from rucorpus import Corpus
from rucorpus._job import flags, tasks
from rucorpus._job.command_line import main, parser

NEWS = Path(__file__).parents[2] / "examples" / "news"
TEXT = '"Да" - сказал он... Мкр. Южный и 5 т. ч. груза.\nНет.'


def run(*arguments, **options):
    command = [sys.executable, "-m", "rucorpus", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, check=False, timeout=120, **options)


def written(capsysbinary, *arguments):
    """Return the status, what was written, and the lines on standard error."""
    try:
        status = main(list(map(str, arguments)))
    except SystemExit as end:
        status = end.code
    out, err = capsysbinary.readouterr()
    return status, out.decode(), err.decode().splitlines()


@pytest.fixture
def path(tmp_path):
    (tmp_path / "a.txt").write_text(f" date 2022-01 {TEXT}\n", "utf-8")
    return tmp_path / "a.txt"


@pytest.mark.parametrize(
    ("function", "table", "elsewhere"),
    [
        (Corpus, flags.CORPUS, {"paths"}),
        (rucorpus.normalize, flags.TEXT | flags.PROTECT, {"text", "stages"}),
        (rucorpus.sentence_spans, flags.SENTENCES | flags.PROTECT, {"text"}),
    ],
)
def test_every_option_has_its_flag(function, table, elsewhere):
    assert set(inspect.signature(function).parameters) == {*table, *elsewhere}


def test_version_and_help(capsysbinary):
    status, out, _ = written(capsysbinary, "--version")
    assert status == 0
    assert out.startswith("rucorpus ")
    assert written(capsysbinary, "--help")[1].startswith("usage: ")
    assert parser().prog in ("rucorpus", "python -m rucorpus")


@pytest.mark.parametrize(
    ("arguments", "options"),
    [
        ([], {}),
        (["--lines"], {"lines": True}),
        (["--whole-quotes", "--headings"], {"whole_quotes": True, "headings": True}),
        (["--abbreviations", "own.txt"], {"abbreviations": ("мкр", "т. ч")}),
    ],
)
@pytest.mark.parametrize("style", ["russian", "ascii"])
def test_options_of_text_and_sentences(path, capsysbinary, monkeypatch, arguments, options, style):
    monkeypatch.chdir(path.parent)
    Path("own.txt").write_text("# наши\nмкр\n\nт. ч\n", "utf-8")
    status, out, _ = written(capsysbinary, path, "--style", style, *arguments)
    assert status == 0
    document = json.loads(out)
    assert document["text"] == rucorpus.normalize(TEXT, style=style)
    assert document["sentences"] == [list(span) for span in rucorpus.sentence_spans(document["text"], **options)]


def test_sentences_of_a_transliterated_text_are_those_of_the_cyrillic_one(path, capsysbinary):
    document = json.loads(written(capsysbinary, path, "--transliterate", "passport")[1])
    normalized = rucorpus.normalize(TEXT)
    assert document["text"] == rucorpus.transliterate(normalized, "passport")
    assert [document["text"][start:stop] for start, stop in document["sentences"]] == [
        rucorpus.transliterate(sentence, "passport") for sentence in rucorpus.split_sentences(normalized)
    ]


def test_options_of_the_corpus(tmp_path, capsysbinary):
    (tmp_path / "a.csv").write_text("7|'Да|да'|05.01.2022\n", "utf-8")
    status, out, _ = written(
        capsysbinary, tmp_path, "--delimiter", "|", "--quotechar", "'", "--header", "id,text,date",
        "--date-format", "%Y", "--date-format", "%d.%m.%Y", "--max-record", "1K",
    )  # fmt: skip
    document = json.loads(out)
    assert (status, document["id"], document["text"], document["date"]) == (0, "7", "Да|да", "2022-01-05")


@pytest.fixture
def mixed(tmp_path):
    """A folder of files of several formats, each with one sentence."""
    (tmp_path / "a.txt").write_text("Из файла.", "utf-8")
    (tmp_path / "b.csv").write_text("Номер;Отзыв\r\n7;Из таблицы.\r\n", "utf-8")
    (tmp_path / "c.fb2").write_text("<FictionBook><body><p>Из книги.</p></body></FictionBook>", "utf-8")
    (tmp_path / "d.html").write_text("<html><body><p>Из страницы.</p></body></html>", "utf-8")
    return tmp_path


def test_a_folder_of_several_formats(mixed, capsysbinary):
    status, out, _ = written(capsysbinary, mixed, "--text", "Отзыв", "--id", "Номер")
    assert status == 0
    found = [json.loads(line) for line in out.splitlines()]
    assert [each["id"] for each in found] == ["a", "7", "c", "d"]
    assert [each["text"] for each in found] == ["Из файла.", "Из таблицы.", "Из книги.", "Из страницы."]


@pytest.mark.parametrize("arguments", [[], ["--out", "made/"]])
def test_a_folder_of_several_formats_without_an_extra(mixed, capsysbinary, monkeypatch, arguments):
    monkeypatch.chdir(mixed.parent)
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    missing = (
        f'{mixed / "d.html"}: trafilatura is needed to read HTML and is not installed: pip install "rucorpus[html]"'
    )
    status, _, err = written(capsysbinary, mixed, "--text", "Отзыв", *arguments)
    assert (status, err) == (2, [f"rucorpus: {missing}"])
    for mode in ("skip", "recover"):
        out = [argument.replace("made", mode) for argument in arguments]
        status, _, err = written(capsysbinary, mixed, "--text", "Отзыв", "--on-error", mode, *out)
        assert (status, err) == (1, ["3 documents, 3 sentences, 0 changes", "1 error", f"  {missing}"])


def test_a_large_file_without_the_extra_of_its_compression(tmp_path, capsysbinary, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(tasks, "LARGE", 1)
    monkeypatch.setitem(sys.modules, "compression.zstd", None)
    monkeypatch.setitem(sys.modules, "backports.zstd", None)
    (tmp_path / "a.jsonl.zst").write_bytes(b"(")
    (tmp_path / "b.jsonl").write_text('{"text": "Да."}\n', "utf-8")
    status, _, err = written(capsysbinary, "*.jsonl*", "--on-error", "skip", "--out", "made/")
    assert (status, err[0]) == (1, "1 document, 1 sentence, 0 changes")
    assert err[-1].startswith("  a.jsonl.zst: backports.zstd is needed to read .zst files and is not installed")


def test_default_among_the_stages(path, capsysbinary):
    path.write_text("Чере-\nмуха - куст.", "utf-8")
    out = written(capsysbinary, path, "--to", "text", "--stages", "dehyphenate,default")[1]
    assert out == "Черемуха —\nкуст.\n"


def test_recover_keeps_what_can_be_read_and_names_the_damage(tmp_path, capsysbinary):
    (tmp_path / "a.fb2").write_text("<FictionBook><body><p>Соль & хлеб</p></body></FictionBook>", "utf-8")
    status, out, err = written(capsysbinary, tmp_path, "--on-error", "recover", "--to", "text")
    assert (status, out) == (1, "Соль & хлеб\n")
    assert "1 error" in err
    assert "a.fb2:1: not well-formed XML" in err[-1]


def test_sentences_as_csv(path, capsysbinary):
    out = written(capsysbinary, path, "--to", "csv")[1]
    text = rucorpus.normalize(TEXT)
    rows = list(csv.DictReader(io.StringIO(out)))
    assert [row["document"] for row in rows] == ["a"] * len(rows)
    assert [row["text"] for row in rows] == rucorpus.split_sentences(text)
    assert [text[int(row["start"]) : int(row["stop"])] for row in rows] == rucorpus.split_sentences(text)


def test_sentences_for_excel(path, capsysbinary):
    out = written(capsysbinary, path, "--to", "excel")[1]
    assert out.startswith("\ufeffdocument;start;stop;text\r\n")
    path.with_suffix(".csv").write_bytes(out.encode())
    sentences = [document.text for document in Corpus(path.with_suffix(".csv"))]
    assert sentences == rucorpus.split_sentences(rucorpus.normalize(TEXT))


def test_text_in_a_folder_is_the_corpus_under_its_own_names(tmp_path):
    assert main([str(NEWS), "--to", "text", "--out", str(tmp_path / "clean")]) == 0
    before, after = list(Corpus(NEWS)), list(Corpus(tmp_path / "clean" / "*.txt"))
    assert [(each.id, each.date) for each in after] == [(each.id, each.date) for each in before]
    assert [each.text for each in after] == [rucorpus.normalize(each.text) for each in before]


def test_texts_in_markdown_and_the_like_keep_their_suffix_in_a_folder(tmp_path):
    (tmp_path / "in").mkdir()
    for name in ("a.md", "b.TeX", "c.txt", "d.srt"):
        (tmp_path / "in" / name).write_text("1\n00:00:01,000 --> 00:00:02,000\nДа - нет.\n", "utf-8")
    (tmp_path / "in" / "e.md.gz").write_bytes(gzip.compress("Да - `a - b`.".encode()))
    assert main([str(tmp_path / "in"), "--to", "text", "--out", str(tmp_path / "out")]) == 0
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert names == ["a.md", "b.tex", "c.txt", "d.txt", "e.md", "manifest.json"]
    assert (tmp_path / "out" / "e.md").read_text("utf-8") == "Да — `a - b`.\n"


def test_texts_of_one_stream_have_an_empty_line_between(tmp_path, capsysbinary):
    (tmp_path / "a.jsonl").write_text('{"text": "Раз"}\n{"text": "Два"}\n', "utf-8")
    assert written(capsysbinary, tmp_path, "--to", "text")[1] == "Раз\n\nДва\n"


def test_explain_says_what_was_changed_and_why(path, capsysbinary):
    status, out, _ = written(capsysbinary, path, "--explain")
    lines = rucorpus.trace(TEXT).explain().splitlines()
    assert (status, out.splitlines()) == (0, [f"a:{line}" for line in lines])


def test_a_dry_run_writes_the_summary_alone(path, tmp_path, capsysbinary):
    status, out, err = written(capsysbinary, path, "--dry-run", "--out", tmp_path / "out.jsonl")
    assert (status, out) == (0, "")
    assert err == written(capsysbinary, path)[2]
    assert not (tmp_path / "out.jsonl").exists()


def test_standard_input_is_read():
    done = run("-", "--to", "sentences", input="Да... Нет.".encode())
    assert done.stdout.decode() == "Да…\nНет.\n"
    lines = '{"text": "Раз."}\n{"text": "Два."}\n'.encode()
    done = run("-", "--format", "jsonl", "--workers", "2", input=lines)
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["stdin#1", "stdin#2"]


@pytest.mark.parametrize("to", ["jsonl", "sentences", "text", "csv", "excel", "parquet"])
def test_workers_write_the_same_file_in_order(tmp_path, to):
    outs = [tmp_path / f"{workers}.{to}" for workers in (1, 2)]
    for workers, out in enumerate(outs, 1):
        assert main([str(NEWS), "--to", to, "--workers", str(workers), "--out", str(out)]) == 0
    if to == "parquet":
        one, other = map(pyarrow.parquet.read_table, outs)
        assert one.equals(other)
    else:
        assert outs[0].read_bytes() == outs[1].read_bytes()


def test_workers_write_to_standard_output_in_order():
    one, other = run(NEWS), run(NEWS, "--workers", "auto")
    assert (one.stdout, one.stderr) == (other.stdout, other.stderr)


@pytest.mark.parametrize("out", [[], ["--out", "made/"]])
def test_what_is_left_out_is_counted_in_the_summary(tmp_path, capsysbinary, monkeypatch, out):
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    for name, text in {"a.jsonl": '{"text": "Да", "date": "вчера"}', "b.doc": "", "c.DOC": "", "README": ""}.items():
        Path("in", name).write_text(text, "utf-8")
    status, _, err = written(capsysbinary, "in", *out)
    assert status == 0
    assert "1 date not read; --date-format says how they are written" in err
    assert "3 files of unknown suffix left out: 2 .doc, 1 README" in err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--max-record", "much"], "expected a number of bytes such as 1000000 or 512M, got 'much'"),
        (["--date-format", "%d"], "--date-format '%d' has no year"),
        (["--delimiter", ", "], "--delimiter must be one character"),
        (["--abbreviations", "gone.txt"], "gone.txt: No such file or directory"),
        (["--transliterate", "gost"], "no scheme 'gost'"),
        (["--without", "dash"], "--without: no rule 'dash'"),
        (["-", "-"], "standard input (-) twice, but it can be read only once"),
        (["--workers", "some"], "expected a number from 1 on, or auto, got 'some'"),
        (["--explain", "--out", "made/"], "--explain needs one file or standard output"),
        (["--worker", "2"], "unrecognized arguments: --worker 2; did you mean --workers? see "),
        (["--explain", "--to", "csv"], "--explain writes lines of its own and no csv; leave out --to or --explain"),
    ],
)
def test_wrong_flags_are_one_line_that_speaks_of_flags(path, capsysbinary, arguments, words):
    status, out, err = written(capsysbinary, path, *arguments)
    assert (status, out, len(err)) == (2, "", 1)
    assert words in err[0]


def test_damage_is_reported_in_terms_of_flags(tmp_path, capsysbinary):
    (tmp_path / "a.csv").write_text("id,body\n1,Да\n", "utf-8")
    status, _, [message] = written(capsysbinary, tmp_path)
    assert status == 1
    assert message.endswith("name the right one with --text")
    (tmp_path / "a.csv").write_text('text\n"Да\n', "utf-8")
    status, _, [message] = written(capsysbinary, tmp_path)
    assert status == 1
    assert message.endswith("(--on-error skip leaves damaged records out)")


def test_a_missing_extra_is_one_line_that_says_what_it_is_for(path, capsysbinary, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    status, _, [message] = written(capsysbinary, path, "--to", "parquet", "--out", path.parent / "a.parquet")
    assert status == 2
    assert 'pyarrow is needed to write Parquet and is not installed: pip install "rucorpus[arrow]"' in message


@pytest.mark.parametrize("method", ["spawn", "forkserver"])
def test_the_job_under_other_start_methods(tmp_path, method):
    program = tmp_path / "program.py"
    program.write_text(
        "import multiprocessing, sys\nfrom rucorpus._job.command_line import main\n"
        "if __name__ == '__main__':\n"
        f"    multiprocessing.set_start_method({method!r})\n    sys.exit(main(sys.argv[1:]))\n"
    )
    command = [sys.executable, str(program), str(NEWS), "--workers", "2"]
    assert subprocess.run(command, capture_output=True, check=True, timeout=120).stdout == run(NEWS).stdout
