"""Corpus: good files, broken files with their exact messages, and what holds for any text."""

import codecs
import dataclasses
import errno
import gzip
import json
import os
import pickle
import re
import subprocess
import sys
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formats import packed_zip
from rucorpus._corpus.corpus import Corpus, Document
from rucorpus._corpus.documents import Place
from rucorpus._corpus.formats.registry import FORMATS
from rucorpus._errors import CorpusError

ROW = b'{"id": "x", "text": "\xd0\xb4\xd0\xb0"}\n'  # 28 bytes
ROWS = [("x", "да", None, {}, 1, 0), ("x", "да", None, {}, 2, 28)]
LONG = "".join(json.dumps({"text": str(n) * 500}) + "\n" for n in range(2000)).encode()


def write(folder, files):
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode() if isinstance(data, str) else data)
    return folder


def texts(corpus):
    return [document.text for document in corpus]


# ---- good files: name, bytes, options, then (id, text, date, meta, line, offset) of each document ------------------
GOOD = {
    "header": ("a.txt", " date 2022-01 Да.\n\n", {}, ("a", "Да.", "2022-01", {}, 1, 14)),
    "header with a year": ("a.txt", "date 2022\tДа", {}, ("a", "Да", "2022", {}, 1, 10)),
    "header on a later line": ("a.txt", "\n\ndate\n2024-02-29\nДа", {}, ("a", "\nДа", "2024-02-29", {}, 4, 17)),
    "header only": ("a.txt", " date 2022-01 \n", {}, ("a", "", "2022-01", {}, 1, 14)),
    "empty file": ("a.txt", "", {}, ("a", "", None, {}, 1, 0)),
    "no header": ("a.txt", " Дата date 2022-01 Да", {}, ("a", " Дата date 2022-01 Да", None, {}, 1, 0)),
    "a glued header is none": ("a.txt", "date 2022-01-5 Да", {}, ("a", "date 2022-01-5 Да", None, {}, 1, 0)),
    "other digits are none": ("a.txt", "date ٢٠٢٢ Да", {}, ("a", "date ٢٠٢٢ Да", None, {}, 1, 0)),
    "newlines stay": ("a.txt", "1\r\n2\r3\u2028\x854\n\r\n", {}, ("a", "1\r\n2\r3\u2028\x854", None, {}, 1, 0)),
    "BOM": ("a.txt", "\ufeff date 2022 Да\ufeff", {}, ("a", "Да\ufeff", "2022", {}, 1, 14)),
    "NUL": ("a.txt", "\0Да\0", {}, ("a", "\0Да\0", None, {}, 1, 0)),
    "gzip": ("a.TXT.Gz", gzip.compress(b" date 2022 A"), {}, ("a", "A", "2022", {}, 1, 11)),
    "the text is the id": ("a.jsonl", '{"text": "Да"}', {"id": "text"}, ("Да", "Да", None, {}, 1, 0)),
    "gzip of nothing": ("a.txt.gz", gzip.compress(b""), {}, ("a", "", None, {}, 1, 0)),
    "cp1251": ("a.txt", "date 2022 Да".encode("cp1251"), {"encoding": "cp1251"}, ("a", "Да", "2022", {}, 1, 10)),
    "UTF-16": ("a.txt", "date 2022 Да".encode("utf-16"), {"encoding": "utf-16"}, ("a", "Да", "2022", {}, 1, 22)),
    "dots in a name": ("2022.01.txt", "Да", {}, ("2022.01", "Да", None, {}, 1, 0)),
    "format given": ("page.12", "Да", {"format": "text"}, ("page.12", "Да", None, {}, 1, 0)),
    "format given, suffix cut": ("a.doc", "Да", {"format": "text"}, ("a", "Да", None, {}, 1, 0)),
    "format overrules": ("a.txt", ROW, {"format": "jsonl"}, ("x", "да", None, {}, 1, 0)),
    "meta as it was": (
        "a.jsonl",
        '{"n": 1.50, "text": "Да", "date": "2022", "m": {"k": [null, true]}}',
        {},
        ("a#1", "Да", "2022", {"n": 1.5, "m": {"k": [None, True]}}, 1, 0),
    ),
    "records are counted, empty lines are not": (
        "a.ndjson",
        b'\n \t\r\n{"text": "1"}\r\n\n{"text": "2"}',
        {},
        ("a#1", "1", None, {}, 3, 5),
        ("a#2", "2", None, {}, 5, 21),
    ),
    "a whole number is an id": ("a.jsonl", '{"id": 7, "text": ""}', {}, ("7", "", None, {}, 1, 0)),
    "null is no id and no date": (
        "a.jsonl",
        '{"id": null, "date": null, "text": ""}',
        {},
        ("a#1", "", None, {"id": None, "date": None}, 1, 0),
    ),
    "no date stays in meta": (
        "a.jsonl",
        '{"text": "", "date": "вчера"}\n{"text": "", "date": 2022}\n{"text": "", "date": "2022-02-30"}',
        {},
        ("a#1", "", None, {"date": "вчера"}, 1, 0),
        ("a#2", "", None, {"date": 2022}, 2, 35),
        ("a#3", "", None, {"date": "2022-02-30"}, 3, 62),
    ),
    "fields by name": (
        "a.jsonl",
        '{"body": "Да", "url": "/1", "day": "2022", "text": 5, "id": "x"}',
        {"text": "body", "id": "url", "date": "day"},
        ("/1", "Да", "2022", {"text": 5, "id": "x"}, 1, 0),
    ),
    "fields by function": (
        "a.jsonl",
        '{"title": "Да", "body": "нет", "y": 2022}',
        {"text": lambda r: r["title"] + r["body"], "id": lambda r: None, "date": lambda r: str(r["y"])},
        ("a#1", "Данет", "2022", {"title": "Да", "body": "нет", "y": 2022}, 1, 0),
    ),
    "JSON in UTF-16, with a letter that holds the byte 0A": (
        "a.jsonl",
        '{"text": "\u0a0a\u010a"}\n\n{"text": "2"}\n'.encode("utf-16"),
        {"encoding": "UTF-16"},
        ("a#1", "\u0a0a\u010a", None, {}, 1, 2),
        ("a#2", "2", None, {}, 3, 34),
    ),
    "JSON in big-endian UTF-32": (
        "a.jsonl",
        codecs.BOM_UTF32_BE + ' \n{"text": "1"}'.encode("utf-32-be"),
        {"encoding": "utf-32"},
        ("a#1", "1", None, {}, 2, 12),
    ),
    "JSON after a BOM": ("a.jsonl", b"\xef\xbb\xbf" + ROW, {"encoding": "utf-8-sig"}, ("x", "да", None, {}, 1, 3)),
    "line separators of others": (
        "a.jsonl",
        '{"text": "1\u2028\x85"}',
        {},
        ("a#1", "1\u2028\x85", None, {}, 1, 0),
    ),
    "a pair of surrogates": ("a.jsonl", b'{"text": "\\ud83d\\ude00"}', {}, ("a#1", "😀", None, {}, 1, 0)),
    "members and padding": (
        "a.jsonl.gz",
        gzip.compress(ROW[:9]) + gzip.compress(ROW[9:]) + b"\0" * 512,
        {},
        ("x", "да", None, {}, 1, 0),
    ),
    "a line of max_record": ("a.jsonl", ROW * 2, {"max_record": 27}, *ROWS),
    "a text of max_record": ("a.txt", "12345", {"max_record": 5}, ("a", "12345", None, {}, 1, 0)),
}  # fmt: skip


@pytest.mark.parametrize("case", GOOD.values(), ids=GOOD.keys())
def test_good_files(case, tmp_path):
    name, data, options, *expected = case
    path = str(write(tmp_path, {name: data}) / name)
    assert list(Corpus(path, **options)) == [
        Document(id_, text, date, meta, Place(path, None, line, offset))
        for id_, text, date, meta, line, offset in expected
    ]


# ---- broken files: name, bytes, options, what is kept, then the errors as (line, offset, reason) --------------------
TAIL = 'if the file is in another encoding, name it with encoding= ("detect" detects it)'
BROKEN = {
    "a month 13": (
        "a.txt", " date 2022-13 Да", {}, ["Да"], (1, 14, "the header's date '2022-13' is not in the calendar"),
    ),
    "a day 30 of February": (
        "a.txt", "date 2022-02-30 Да", {}, ["Да"], (1, 16, "the header's date '2022-02-30' is not in the calendar"),
    ),
    "not UTF-8": (
        "a.txt", "Да\nДа\n".encode() + b"\xff", {}, [],
        (3, 10, f"not utf-8 at byte 10 (ff: invalid start byte); {TAIL}"),
    ),
    "cut inside a letter, after a BOM": (
        "a.txt", b"\xef\xbb\xbf1\xd0", {}, [], (1, 4, f"not utf-8 at byte 4 (d0: unexpected end of data); {TAIL}"),
    ),
    "a line of another encoding": (
        "a.jsonl", ROW + '{"text": "Да"}\n'.encode("cp1251") + ROW, {}, ["да", "да"],
        (2, 38, f"not utf-8 at byte 38 (c4: invalid continuation byte); {TAIL}"),
    ),
    "a text too long": (
        "a.txt", "123456", {"max_record": 5}, [],
        (None, None, "the text is longer than max_record=5 bytes; raise max_record to read it"),
    ),
    "a line too long": (
        "a.jsonl", ROW + b" " * 99 + ROW + ROW, {"max_record": 27}, ["да", "да"],
        (2, 28, "the line is longer than max_record=27 bytes; raise max_record to read it"),
    ),
    "a broken line": (
        "a.jsonl", ROW + b'{"text": "1\n' + ROW, {}, ["да", "да"],
        (2, 28, "not JSON: Unterminated string starting at: character 10, '\"1'"),
    ),
    "two records on a line": (
        "a.jsonl", ROW + ROW.strip() + b"{}\n", {}, ["да"], (2, 28, "not JSON: Extra data: character 26, '{}'"),
    ),
    "what a power cut leaves": (
        "a.jsonl", ROW + b"\0" * 99 + b"\n" + ROW, {}, ["да", "да"],
        (2, 28, "not JSON: Expecting value: character 1, " + repr("\0" * 20)),
    ),
    "a list": ("a.jsonl", b"[]\n" + ROW, {}, ["да"], (1, 0, "expected a JSON object, got a list")),
    "no text": (
        "a.jsonl", b'{"id": "1", "body": ""}', {}, [],
        (1, 0, "no field 'text', the fields are: 'id', 'body'; name the right one with text="),
    ),
    "nothing at all": (
        "a.jsonl", b"{}", {}, [], (1, 0, "no field 'text', the fields are: none; name the right one with text="),
    ),
    "a null for a text": ("a.jsonl", b'{"text": null}', {}, [], (1, 0, "field 'text' must be a string, got null")),
    "a fraction for an id": (
        "a.jsonl", b'{"id": 1.10, "text": ""}', {}, [],
        (1, 0, "field 'id' must be a string or a whole number, got a number"),
    ),
    "a lone surrogate": (
        "a.jsonl", b'{"text": "12\\ud83d"}\n' + ROW, {}, ["да"],
        (1, 0, "the text has a lone surrogate, \\ud83d at 2"),
    ),
    "a lone surrogate in an id": (
        "a.jsonl", b'{"text": "", "id": "\\udc00"}', {}, [], (1, 0, "the id has a lone surrogate, \\udc00 at 0"),
    ),
    "a key twice": (
        "a.jsonl", b'{"text": "1", "m": {"k": 1, "k": 2}}', {}, [],
        (1, 0, "not JSON that can be read: duplicate key 'k' in an object"),
    ),
    "nested too deeply": (
        "a.jsonl", b'{"text": "1", "m": ' + b"[" * 200_000 + b"]" * 200_000 + b"}\n" + ROW, {}, ["да"],
        (1, 0, "the JSON is nested too deeply"),
    ),
    "a function that fails": (
        "a.jsonl", b'{"body": ""}', {"text": lambda record: record["text"]}, [],
        (1, 0, "the function given as text= raised KeyError: 'text'"),
    ),
    "a date function that fails": (
        "a.jsonl", b'{"text": "1"}', {"date": lambda record: record["day"]}, ["1"],
        (1, 0, "the function given as date= raised KeyError: 'day'"),
    ),
    "a function that gives no text": (
        "a.jsonl", b"{}", {"text": lambda record: b""}, [],
        (1, 0, "the function given as text= must be a string, got bytes"),
    ),
    "a date that does not match": (
        "a.jsonl", b'{"date": "2022", "text": "1"}', {"date_format": ["%d.%m.%Y", "%m.%Y"]}, ["1"],
        (1, 0, "field 'date': '2022' does not match date_format '%d.%m.%Y' or '%m.%Y'"),
    ),
    "a gzip that never began": (
        "a.txt.gz", b"", {}, [], (None, None, "the compressed data end early, the file is truncated"),
    ),
    "no gzip": (
        "a.jsonl.gz", ROW, {}, [], (None, None, "the compressed data are damaged: Not a gzipped file (b'{\"')"),
    ),
    "a gzip cut at its end": (
        "a.jsonl.gz", gzip.compress(ROW * 2)[:-4], {}, ["да", "да"],
        (3, 56, "the compressed data end early, the file is truncated; reading stopped at byte 56"),
    ),
    "a gzip with more after it": (
        "a.jsonl.gz", gzip.compress(ROW) + b"tail", {}, ["да"],
        (2, 28, "the compressed data are damaged: Not a gzipped file (b'ta'); reading stopped at byte 28"),
    ),
    "a wrong checksum": (
        "a.txt.gz", gzip.compress(b"1\n2")[:-8] + b"\0\0\0\0\3\0\0\0", {}, [],
        (2, 3, "the compressed data are damaged: CRC check failed 0x0 != 0xe8d0efbf; reading stopped at byte 3"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", BROKEN.values(), ids=BROKEN.keys())
def test_broken_files(case, tmp_path):
    name, data, options, kept, (line, offset, reason) = case
    path = str(write(tmp_path, {name: data}) / name)
    seen = []
    corpus = Corpus(path, on_error="skip", **options)
    assert texts(corpus) == kept
    assert texts(Corpus(path, on_error=seen.append, **options)) == kept
    with pytest.raises(CorpusError) as raised:
        list(Corpus(path, **options))
    for error in [*corpus.errors, *seen, raised.value]:
        assert (error.path, error.member, error.line, error.offset, error.reason) == (path, None, line, offset, reason)
        assert str(error) == (f"{path}:{line}: {reason}" if line else f"{path}: {reason}")
    assert (len(corpus.errors), len(seen)) == (1, 1)
    assert isinstance(pickle.loads(pickle.dumps(raised.value)), CorpusError)


def test_a_wrong_date_leaves_its_value_in_meta(tmp_path):
    write(tmp_path, {"a.txt": "date 2022-13 Да", "b.jsonl": '{"text": "", "date": "13.2022"}'})
    kept = [(document.date, document.meta) for document in Corpus(tmp_path, date_format="%m.%Y", on_error="skip")]
    assert kept == [(None, {"date": "2022-13"}), (None, {"date": "13.2022"})]


def test_a_long_number_is_an_error_and_not_a_crash(tmp_path):
    write(tmp_path, {"a.jsonl": b'{"text": "1", "n": ' + b"9" * 5000 + b"}\n" + ROW})
    corpus = Corpus(tmp_path, on_error="skip")
    assert texts(corpus) == ["да"]
    assert "5000 digits" in corpus.errors[0].reason


def test_records_before_a_cut_are_kept(tmp_path):
    packed = gzip.compress(LONG)
    write(tmp_path, {"a.jsonl.gz": packed[: len(packed) // 2], "b.jsonl": ROW})
    corpus = Corpus(tmp_path, on_error="skip")
    *kept, last = texts(corpus)
    assert kept == [str(n) * 500 for n in range(len(kept))]
    assert last == "да"
    assert len(kept) > 500
    assert corpus.errors[0].line == len(kept) + 1
    assert isinstance(corpus.errors[0].__cause__, EOFError)


def test_a_function_that_raises_ends_the_iteration(tmp_path):
    def stop(error):
        raise KeyError(error.line)

    write(tmp_path, {"a.jsonl": ROW + b"[]\n" + ROW})
    documents = iter(Corpus(tmp_path, on_error=stop))
    assert next(documents).text == "да"
    with pytest.raises(KeyError, match="2"):
        next(documents)
    assert list(documents) == []


def test_errors_kept_do_not_keep_the_records(tmp_path):
    write(tmp_path, {"a.jsonl": (b'{"text": "' + b"x" * 100_000 + b'\xff"}\n' + b"{" + b" " * 100_000 + b"\n") * 20})
    corpus = Corpus(tmp_path, on_error="skip")
    tracemalloc.start()
    try:
        assert texts(corpus) == []
        assert tracemalloc.get_traced_memory()[0] < 1_000_000
    finally:
        tracemalloc.stop()
    assert len(corpus.errors) == 40
    assert all(error.__cause__ is not None for error in corpus.errors)


# ---- what holds for any text --------------------------------------------------------------------------------------
any_text = st.text(st.characters(exclude_categories=["Cs"])) | st.text('\n\r\u2028\ufeff \\"/ud8да😀\0')
json_value = st.recursive(
    st.none() | st.booleans() | st.integers() | any_text, lambda inner: st.lists(inner, max_size=3)
)
record = st.fixed_dictionaries(
    {"text": any_text}, optional={"id": any_text | st.integers(), "url": any_text, "meta": json_value}
)
spaces = st.sampled_from(["", "\n", " \t\r\n", "\r\n\n"])


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("any")


@settings(deadline=None)
@given(
    st.lists(st.tuples(spaces, record)), st.booleans(), st.booleans(), st.sampled_from(["utf-8", "utf-16", "utf-32-be"])
)
def test_records_come_back_and_their_places_lead_to_them(folder, records, packed, ascii_only, encoding):
    raw = "".join(space + json.dumps(each, ensure_ascii=ascii_only) + "\n" for space, each in records).encode(encoding)
    path = folder / ("a.jsonl.gz" if packed else "a.jsonl")
    path.write_bytes(gzip.compress(raw) if packed else raw)
    documents = list(Corpus(path, encoding=encoding))
    assert len(documents) == len(records)
    for number, (document, (_, each)) in enumerate(zip(documents, records, strict=True), 1):
        assert document.text == each["text"]
        own = each.get("id", "") != ""  # an empty id is none, and stays where it is
        assert document.id == (str(each["id"]) if own else f"a#{number}")
        assert document.meta == {key: value for key, value in each.items() if key not in ("text", "id"[: 2 * own])}
        codec = {"utf-16": "utf-16-le" if raw[:2] == codecs.BOM_UTF16_LE else "utf-16-be"}.get(encoding, encoding)
        assert json.loads(raw[document.place.offset :].decode(codec).split("\n")[0]) == each
        assert raw[: document.place.offset].decode(encoding).count("\n") == document.place.line - 1


@settings(deadline=None)
@given(any_text, st.sampled_from(["", " date 2022-01 ", "\n date 1999\t", "\ufeffdate 2024-02-29 "]), st.booleans())
def test_texts_come_back_and_their_places_lead_to_them(folder, text, header, packed):
    text = text if header else "Текст: " + text  # so that it begins with no header or byte order mark of its own
    raw = (header + text).encode()
    path = folder / ("a.txt.gz" if packed else "a.txt")
    path.write_bytes(gzip.compress(raw) if packed else raw)
    [document] = Corpus(path)
    assert document.text == text.rstrip("\r\n")
    assert document.date == (header.split()[-1] if header else None)
    assert raw[document.place.offset :].decode() == text
    assert document.place.line == 1 + header.count("\n")


@settings(deadline=None)
@given(st.lists(st.binary(max_size=40) | st.sampled_from([ROW.strip(), b"\x1f\x8b", b"\0" * 9])), st.booleans())
def test_any_bytes_give_documents_or_errors_and_nothing_else(folder, pieces, packed):
    raw = b"\n".join(pieces)
    path = folder / ("b.jsonl.gz" if packed else "b.jsonl")
    path.write_bytes(raw)
    corpus = Corpus(path, on_error="skip")
    found = texts(corpus)
    if not packed:
        rows = [row for row in raw.removeprefix(codecs.BOM_UTF8).split(b"\n") if row and not row.isspace()]
        assert len(found) + len(corpus.errors) == len(rows)


# ---- paths, order, passes -----------------------------------------------------------------------------------------
@pytest.fixture
def tree(tmp_path):
    names = [
        "b.txt",
        "a/z.txt",
        "a/я.txt",
        "a.txt",
        "a/.hidden.txt",
        ".git/x.txt",
        "readme.doc",
        "B.txt",
        "a/b/c.jsonl.gz",
    ]
    return write(tmp_path, {name: gzip.compress(ROW) if name.endswith("gz") else name for name in names})


def test_order_is_that_of_the_components(tree):
    corpus = Corpus(tree)
    assert [document.id for document in corpus] == ["B", "x", "a/z", "a/я", "a", "b"]
    assert repr(corpus) == f"<Corpus {str(tree)!r}: 6 files, 1 of unknown suffix left out>"
    assert repr(Corpus([tree / "a"] * 5, format="text")).endswith(" and 2 more, format 'text': 15 files>")


def test_globs(tree):
    def found(pattern, **options):
        return [document.id for document in Corpus(f"{tree}/{pattern}", **options)]

    assert found("*.txt") == ["B", "a", "b"]
    assert found("[ab].txt") == ["a", "b"]
    assert found("**/?.txt") == ["B", "a/z", "a/я", "a", "b"]
    assert found("a/**") == ["x", "z", "я"]
    assert found("**/b/**/*.gz") == ["x"]
    assert found("*") == ["B", "x", "a/z", "a/я", "a", "b"]
    assert found("a/.*") == [".hidden"]
    assert found("*.doc", format="text") == ["readme"]


def test_a_list_is_read_in_its_order_and_a_name_with_stars_is_a_name(tree, monkeypatch):
    write(tree, {"[x]*.txt": "звёзды"})
    monkeypatch.chdir(tree)
    corpus = Corpus(["b.txt", Path("a/z.txt"), "[x]*.txt"])
    assert [(document.id, document.place.path) for document in corpus] == [
        ("b", "b.txt"), ("z", "a/z.txt"), ("[x]*", "[x]*.txt"),
    ]  # fmt: skip
    assert [document.place.path for document in Corpus("?.txt")] == ["B.txt", "a.txt", "b.txt"]


def test_iteration_can_be_repeated_and_interleaved(tree):
    corpus = Corpus(tree)
    once = list(corpus)
    assert list(corpus) == once
    assert list(zip(corpus, corpus, strict=True)) == list(zip(once, once, strict=True))
    assert corpus.head(2) == once[:2]
    assert corpus.head(99) == once


def test_errors_are_those_of_the_latest_pass(tmp_path):
    write(tmp_path, {"a.jsonl": ROW + b"[]\n" + ROW})
    corpus = Corpus(tmp_path, on_error="skip")
    for _ in range(2):
        list(corpus)
        assert len(corpus.errors) == 1
    first = iter(corpus)
    assert corpus.errors == []
    assert corpus.head(1)
    assert texts(first) == ["да", "да"]
    assert corpus.errors == []  # head() began a later pass, which ended before the damage


links = pytest.mark.skipif(os.name == "nt", reason="links and pipes as Unix has them")


@links
def test_loops_of_links_end_and_nothing_is_read_twice(tree):
    (tree / "a" / "up").symlink_to("..")
    (tree / "a" / "b" / "self").symlink_to(".")
    (tree / "zz").symlink_to("a")
    assert [document.id for document in Corpus(tree)] == ["B", "x", "a/z", "a/я", "a", "b"]
    assert len(list(Corpus(f"{tree}/**/*.txt"))) == 5


@links
def test_what_is_no_file_is_an_error_of_its_path(tmp_path):
    write(tmp_path, {"a.txt": "1", "z.txt": "2"})
    (tmp_path / "gone.txt").symlink_to("nowhere")
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    (tmp_path / "null.txt").symlink_to(os.devnull)
    os.mkfifo(tmp_path / "pipe.txt")
    corpus = Corpus(tmp_path, on_error="skip")
    assert texts(corpus) == ["1", "2"]
    assert [str(error).removeprefix(f"{tmp_path}{os.sep}") for error in corpus.errors] == [
        "gone.txt: cannot be read: No such file or directory",
        f"loop.txt: cannot be read: {os.strerror(errno.ELOOP)}",
        "null.txt: cannot be read: not a regular file",
        "pipe.txt: cannot be read: not a regular file",
    ]
    with pytest.raises(CorpusError, match="no such file or folder"):
        Corpus(tmp_path / "gone.txt")


@links
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_what_may_not_be_read_is_an_error_of_its_path(tmp_path):
    """Runs in a child that gives up the rights of root, which may read anything."""
    write(tmp_path, {"a.txt": "1", "b.txt": "2", "c/d.txt": "3", "e.txt": "4"})
    tmp_path.chmod(0o755)
    (tmp_path / "b.txt").chmod(0)
    (tmp_path / "c").chmod(0)
    child = os.fork()
    if not child:
        code = 1
        try:
            os.chdir(tmp_path)
            if os.geteuid() == 0:
                os.setgid(65534)
                os.setuid(65534)
            corpus = Corpus(".", on_error="skip")
            read = texts(corpus)
            said = [(os.path.basename(error.path), error.reason) for error in corpus.errors]
            code = 0 if (read, said) == (["1", "4"], DENIED) else 2
        finally:
            os._exit(code)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    (tmp_path / "c").chmod(0o700)
    assert code == 0


DENIED = [("b.txt", "cannot be read: Permission denied"), ("c", "the folder cannot be read: Permission denied")]


@links
def test_names_that_are_no_text_give_ids_that_can_be_written(tmp_path):
    try:
        with open(os.fsencode(tmp_path) + b"/b\xff.txt", "wb") as file:
            file.write(b"1")
    except OSError:
        pytest.skip("the file system wants names in UTF-8")
    [document] = Corpus(tmp_path)
    assert document.id.encode() == b"b\\udcff"
    assert os.fsencode(document.place.path).endswith(b"b\xff.txt")


def test_folders_may_be_nested_deeper_than_python(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    folders = [os.path.join(*"d" * depth) for depth in range(1, 1100)]
    for each in folders:
        os.mkdir(each)
    try:
        write(Path(), {f"{folders[-1]}/a.txt": "глубоко"})
        assert texts(Corpus(".")) == ["глубоко"]
    finally:  # pytest would remove them by recursion, and fail
        os.remove(f"{folders[-1]}/a.txt")
        for each in reversed(folders):
            os.rmdir(each)


# ---- memory -------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("packed", [False, True])
def test_memory_does_not_grow_with_the_file(tmp_path, packed):
    rows = json.dumps({"text": "x" * 1000}).encode() + b"\n"
    path = tmp_path / ("a.jsonl.gz" if packed else "a.jsonl")

    def peak(thousands):
        """The most memory that Python takes for so many thousand records and a last one that is too long."""
        with (gzip.open if packed else open)(path, "wb") as file:
            for _ in range(thousands):
                file.write(rows * 1000)
            file.write(b'{"text": "' + b"x" * (4_000_000 * thousands))
        corpus = Corpus(path, max_record=100_000, on_error="skip")
        tracemalloc.start()
        try:
            assert sum(1 for _ in corpus) == 1000 * thousands
            taken = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
        assert [error.line for error in corpus.errors] == [1000 * thousands + 1]
        return taken

    assert peak(8) - peak(2) < 200_000  # the texts between them take 6,000,000, the last record 24,000,000


def test_a_bomb_is_not_unpacked(tmp_path):
    write(tmp_path, {"a.txt.gz": gzip.compress(bytes(50_000_000), 1)})
    tracemalloc.start()
    try:
        with pytest.raises(CorpusError, match="longer than max_record=1000000 bytes"):
            list(Corpus(tmp_path, max_record=1_000_000))
        assert tracemalloc.get_traced_memory()[1] < 4_000_000
    finally:
        tracemalloc.stop()


# ---- dates --------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("date_format", "value", "expected"),
    [
        ("%Y-%m", "2022-01", "2022-01"),
        ("%d %B %Y", "10 января 2022", "2022-01-10"),
        ("%d %B %Y г.", "1 МАЯ 0999 г.", "0999-05-01"),
        ("%B %Y", "Август 2022", "2022-08"),
        ("%B, %Y", "December, 2022", "2022-12"),
        ("%Y", 2022, "2022"),
        ("%Y%m%d", 20220110, "2022-01-10"),
        ("%Y-%m-%dT%H:%M:%S%z", "2022-01-10T23:59:59+03:00", "2022-01-10"),
        ("%a, %m.%Y", "Mon, 01.2022", "2022-01"),
        ("%G-W%V-%u", "2022-W02-1", "2022-01-10"),
        ("%Y-%j", "2022-010", "2022-01-10"),
        ("%%B %Y", "%B 2022", "2022"),
        ("%Y-%U", "2022-02", "2022"),
        (["%d.%m.%Y", "%Y"], "2022", "2022"),
    ],
)
def test_date_formats_keep_their_precision(tmp_path, date_format, value, expected):
    write(tmp_path, {"a.jsonl": json.dumps({"text": "", "date": value})})
    assert next(iter(Corpus(tmp_path, date_format=date_format))).date == expected


def test_a_fraction_is_no_date(tmp_path):
    write(tmp_path, {"a.jsonl": '{"text": "", "date": 1.2022}'})
    with pytest.raises(CorpusError, match=re.escape("field 'date': 1.2022 does not match date_format '%m.%Y'")):
        list(Corpus(tmp_path, date_format="%m.%Y"))


@pytest.mark.parametrize(("length", "shown"), [(58, f"'{'x' * 58}' does"), (59, f"'{'x' * 58}… does")])
def test_a_long_value_that_is_no_date_is_shortened(tmp_path, length, shown):
    write(tmp_path, {"a.jsonl": json.dumps({"text": "", "date": "x" * length})})
    with pytest.raises(CorpusError, match=shown):
        list(Corpus(tmp_path, date_format="%Y"))


def test_russian_months_need_no_locale(tmp_path):
    write(tmp_path, {"a.jsonl": json.dumps({"text": "", "date": "10 января 2022"})})
    code = """if True:
        import locale, sys
        from rucorpus._corpus.corpus import Corpus
        try:
            locale.setlocale(locale.LC_ALL, sys.argv[1])
        except locale.Error:
            pass
        print(Corpus(sys.argv[2], date_format="%d %B %Y").head()[0].date)
    """
    for name in "C", "ru_RU.UTF-8":
        run = subprocess.run([sys.executable, "-c", code, name, tmp_path], capture_output=True, text=True, check=True)
        assert run.stdout == "2022-01-10\n"


# ---- arguments ----------------------------------------------------------------------------------------------------
NO_CODEC = "expected 'detect' or a codec of Python, such as 'utf-8' or 'cp1251'"
NO_FORMAT = f"known are {', '.join(map(repr, FORMATS))}; with None the suffix decides"
NO_PATH = "paths must be a str or os.PathLike, or a list of them"
SUFFIXES = (
    "known are .txt, .md, .markdown, .rst, .adoc, .asc, .tex, .srt, .vtt, .html, .htm, .xhtml, .warc, .jsonl, .ndjson, "
    ".json, .csv, .tsv, .parquet, .arrow, .feather, .conllu, .xml, .fb2, .tei, .epub, "
    "each also in .gz, .bz2, .xz, .zst, .zip, .tar; format= reads files of any other"
)
STRPTIME = "a strptime format such as '%d.%m.%Y'"
WRONG = [
    (TypeError, {"paths": b"a"}, f"{NO_PATH}, got b'a'"),
    (TypeError, {"paths": ["a.txt", 1]}, f"{NO_PATH}, got 1"),
    (ValueError, {"paths": []}, "paths is empty; expected a file, a folder, a glob, or a list of them"),
    (ValueError, {"format": "docx"}, f"unknown format 'docx'; {NO_FORMAT}"),
    (ValueError, {"format": ["text"]}, f"unknown format ['text']; {NO_FORMAT}"),
    (ValueError, {"encoding": "utf-9"}, f"no encoding 'utf-9'; {NO_CODEC}"),
    (ValueError, {"encoding": "hex"}, f"no encoding 'hex'; {NO_CODEC}"),
    (TypeError, {"encoding": None}, "encoding must be the name of a codec such as 'cp1251', got None"),
    (TypeError, {"text": 5}, "text must be a field name or a function of the record, got 5"),
    (TypeError, {"id": None}, "id must be a field name or a function of the record, got None"),
    (TypeError, {"date": ["d"]}, "date must be a field name or a function of the record, got ['d']"),
    (TypeError, {"date_format": 5}, f"date_format must be {STRPTIME} or a list of them, got 5"),
    (TypeError, {"date_format": ["%Y", 5]}, f"date_format must be {STRPTIME} or a list of them, got ['%Y', 5]"),
    (ValueError, {"date_format": []}, f"date_format is an empty list; leave it out, or name {STRPTIME}"),
    (ValueError, {"date_format": "%d %B"}, f"date_format '%d %B' has no year; expected {STRPTIME} or '%Y-%m'"),
    (
        ValueError, {"date_format": "%Y %Q"},
        "date_format '%Y %Q' is not a strptime format: 'Q' is a bad directive in format '%Y %Q'",
    ),
    (TypeError, {"max_record": "1"}, "max_record must be a whole number, got '1'"),
    (ValueError, {"max_record": 0}, "max_record must be 1 or more, got 0"),
    (
        ValueError, {"on_error": "no"},
        "on_error must be 'raise', 'skip', 'recover' or a function of the error, got 'no'",
    ),
    (ValueError, {"delimiter": ", "}, "delimiter must be one character, got ', '"),
    (TypeError, {"quotechar": 1}, "quotechar must be one character, got 1"),
    (ValueError, {"delimiter": "|", "quotechar": "|"}, "delimiter and quotechar are the same character, '|'"),
    (TypeError, {"header": "id"}, "header must be a list of the names of the columns, got 'id'"),
    (ValueError, {"notes": "below"}, "notes must be 'end', 'inline' or 'drop', got 'below'"),
    (CorpusError, {"paths": "gone.txt"}, "gone.txt: no such file or folder"),
    (
        CorpusError, {"paths": "gone/*.txt"},
        "gone/*.txt: matches nothing (gone: the folder cannot be read: No such file or directory)",
    ),
    (CorpusError, {"paths": ["a.txt", "*.csv"]}, "*.csv: matches nothing"),
    (CorpusError, {"paths": "*.doc"}, f"*.doc: matches nothing but 1 file of unknown suffix; {SUFFIXES}"),
    (CorpusError, {"paths": "a.doc"}, f"a.doc: unknown suffix; {SUFFIXES}"),
    (CorpusError, {"paths": "empty"}, "empty: matches nothing"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "options", "message"), WRONG)
def test_wrong_arguments(tmp_path, monkeypatch, kind, options, message):
    write(tmp_path, {"a.txt": "", "a.doc": ""})
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(kind) as raised:
        Corpus(**{"paths": "a.txt", **options})
    assert str(raised.value) == message


def test_wrong_heads(tmp_path):
    corpus = Corpus(write(tmp_path, {"a.txt": ""}))
    with pytest.raises(ValueError, match="n must be 0 or more, got -1"):
        corpus.head(-1)
    with pytest.raises(TypeError, match="n must be a whole number, got 'all'"):
        corpus.head("all")


def test_a_place_is_plain_json():
    place = Place("a", None, 1, 2)
    assert json.dumps(place._asdict()) == '{"path": "a", "member": null, "line": 1, "offset": 2, "encoding": null}'
    assert place._asdict() == dataclasses.asdict(place)


# ---- what a corpus shows of itself --------------------------------------------------------------------------------
def test_a_corpus_shows_its_files_and_how_the_latest_pass_went(tmp_path):
    write(tmp_path, {"a.jsonl": ROW + b"[]\n[]\n", "b.doc": "", "c.zip": packed_zip({"1.txt": "1", "2.doc": "2"})})
    corpus = Corpus(tmp_path, on_error="skip")
    shown = f"<Corpus {str(tmp_path)!r}: 2 files, 1 of unknown suffix left out"
    assert repr(corpus) == f"{shown}>"
    list(corpus)
    assert repr(corpus) == f"{shown}; latest pass: 2 errors, 1 member of archives left out>"


def test_a_notebook_shows_the_first_documents_and_errors(tmp_path):
    rows = [{"id": "<1>", "date": "2022", "text": "a < b " * 100}, 5, {"text": "2"}] + [[]] * 9
    write(tmp_path, {"a.jsonl": "".join(json.dumps(row) + "\n" for row in rows), "b.txt": "", "c.txt": ""})
    corpus = Corpus(tmp_path, on_error="skip")
    page = corpus._repr_html_()
    assert "<td>&lt;1&gt;</td><td>2022</td><td>a &lt; b" in page
    assert "<p>1 jsonl, 2 text</p>" in page
    assert "a.jsonl:2: expected a JSON object, got a number" in page
    assert len(page) < 4000
    assert corpus.errors == []
    list(corpus)
    assert "… and 5 more errors" in corpus._repr_html_()
    assert len(corpus.errors) == 10


def test_a_notebook_shows_a_corpus_of_damage_without_reading_it_all(tmp_path):
    write(tmp_path, {"a.jsonl": b"[]\n" * 100_000})
    tracemalloc.start()
    try:
        assert Corpus(tmp_path)._repr_html_().count("<li>") == 5
        assert tracemalloc.get_traced_memory()[1] < 1_000_000
    finally:
        tracemalloc.stop()
