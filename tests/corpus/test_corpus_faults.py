"""Faults while a corpus is read: damage, floods, files that change, packages that are missing."""

import gzip
import io
import os
import re
import sys
import tarfile
import tracemalloc
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formats import FILES, JSONL, PACKINGS, PAGES, TEXTS, packed_tar, packed_zip
from rucorpus._corpus.corpus import Corpus
from rucorpus._corpus.sources import compression
from rucorpus._errors import CorpusError

links = pytest.mark.skipif(os.name == "nt", reason="links and pipes as Unix has them")


def texts(corpus):
    return [document.text for document in corpus]


class Peak:
    """The most memory that Python took in a block."""

    def __enter__(self):
        tracemalloc.start()
        return self

    def __exit__(self, *_):
        self.bytes = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()


# ---- damage -------------------------------------------------------------------------------------------------------
PLAIN = FILES | PAGES
ALL = PLAIN | {name + packing: pack(name, PLAIN[name]) for name in PLAIN for packing, pack in PACKINGS.items()}
positions = st.integers(0, 2**20)
cuts = positions.map(lambda at: lambda data: data[: at % len(data)])
holes = st.tuples(positions, st.integers(1, 99)).map(
    lambda hole: lambda data: data[: hole[0] % len(data)] + data[hole[0] % len(data) + hole[1] :]
)
noises = st.tuples(positions, st.binary(min_size=1, max_size=40)).map(
    lambda noise: lambda data: data[: noise[0] % len(data)] + noise[1] + data[noise[0] % len(data) + len(noise[1]) :]
)


@given(name=st.sampled_from(sorted(ALL)), damages=st.lists(cuts | holes | noises, min_size=1, max_size=3))
@settings(max_examples=1500)
def test_no_damage_brings_anything_but_errors_that_name_the_file(name, damages, tmp_path_factory):
    path = tmp_path_factory.getbasetemp() / name
    data = ALL[name]
    for damage in damages:
        data = damage(data or b"-")
    path.write_bytes(data)
    corpus = Corpus(path, on_error="skip")
    documents = list(corpus)
    for document in documents:
        document.text.encode()
        document.id.encode()
    assert all(error.path == str(path) and error.reason for error in corpus.errors)
    if corpus.errors:
        with pytest.raises(CorpusError):
            list(Corpus(path))
    recovered = Corpus(path, on_error="recover")
    assert len(list(recovered)) >= len(documents)
    assert bool(recovered.errors) == bool(corpus.errors)
    assert all(error.path == str(path) and error.reason for error in recovered.errors)


LINES = "".join(f'{{"text": "{number} {number * 7919 % 10007}"}}\n' for number in range(20_000)).encode()


@pytest.mark.parametrize("packing", [".gz", ".bz2", ".xz", ".zst", ".zip", ".tar", ".tar.gz", ".tar.zst"])
def test_what_comes_before_a_cut_is_kept(tmp_path, packing):
    path = tmp_path / f"a.jsonl{packing}"
    whole = PACKINGS[packing]("a.jsonl", LINES)
    path.write_bytes(whole[: len(whole) * 9 // 10])
    corpus = Corpus(path, on_error="skip")
    kept = texts(corpus)
    assert kept == [f"{number} {number * 7919 % 10007}" for number in range(len(kept))]
    if packing == ".zip":  # its list of files stands at the end
        assert kept == []
    else:
        assert len(kept) > 10_000 or packing == ".bz2"  # which packs all of it into one block
    assert len(corpus.errors) == 1
    assert str(path) in str(corpus.errors[0])


def test_gzip_gives_the_same_with_and_without_isal(tmp_path, monkeypatch):
    pytest.importorskip("isal")
    good = gzip.compress(JSONL)
    cases = [
        good,
        good + good,
        good + b"\0" * 99,
        good + b"tail",
        good[:-4],
        good[:40],
        good[:20] + b"\xff" * 40,
        JSONL,
    ]
    cases += [good[:-8] + b"\0\0\0\0" + good[-4:], gzip.compress(LINES)[:-9000], b""]

    def results():
        for number, data in enumerate(cases):
            path = tmp_path / f"{number}.jsonl.gz"
            path.write_bytes(data)
            corpus = Corpus(path, on_error="skip")
            yield list(corpus), list(map(str, corpus.errors))

    fast = list(results())
    monkeypatch.setattr(compression, "_isal", lambda: None)
    assert list(results()) == fast


# ---- floods -------------------------------------------------------------------------------------------------------
@links
def test_a_line_of_a_quarter_of_a_gigabyte_is_one_error_and_takes_no_memory(tmp_path):
    path = tmp_path / "a.jsonl"
    with path.open("wb") as file:
        file.write(b'{"text": "1"}\n{"text": "')
        file.truncate(2**28)  # a hole in the file, which takes no disk
        file.seek(0, os.SEEK_END)
        file.write(b'"}\n{"text": "3"}\n')
    corpus = Corpus(path, on_error="skip", max_record=1_000_000)
    with Peak() as peak:
        assert texts(corpus) == ["1", "3"]
    assert [(error.line, error.offset) for error in corpus.errors] == [(2, 14)]
    assert "longer than max_record=1000000 bytes" in corpus.errors[0].reason
    assert peak.bytes < 4_000_000


FLOOD = 40_000_000
FLOODS = {
    "a.txt.bz2": b"x" * FLOOD,
    "a.txt.xz": b"x" * FLOOD,
    "a.txt.zst": b"x" * FLOOD,
    "a.txt.zip": b"x" * FLOOD,
    "a.txt.tar.gz": b"x" * FLOOD,
    "a.csv.gz": b'text\n"' + (b"x" * 99 + b"\n") * (FLOOD // 100),
    "a.conllu.gz": (b"# " + b"x" * 997 + b"\n") * (FLOOD // 1000),
    "a.fb2.gz": b"<FictionBook><body>" + b"x" * FLOOD + b"</body></FictionBook>",
    "tag.fb2.gz": b"<FictionBook><p a='" + b"x" * FLOOD,
    "comment.xml.gz": b"<TEI><!--" + b"x" * FLOOD,
    "deep.fb2.gz": b"<FictionBook>" + b"<p>" * (FLOOD // 3),
    "names.fb2.gz": b"<FictionBook>" + b"".join(b"<p%d/>" % number for number in range(FLOOD // 100)),
    "a.parquet.gz": b"PAR1" + b"x" * FLOOD,
    "a.json.gz": b'[{"text": "' + b"x" * FLOOD,
    "a.srt.gz": b"x" * FLOOD,
}


@pytest.mark.parametrize("name", FLOODS)
def test_what_unpacks_to_very_much_is_an_error_and_takes_little_memory(tmp_path, name):
    path = tmp_path / name
    packing = name[name.index(".", name.index(".") + 1) :]
    path.write_bytes(PACKINGS[packing](name.removesuffix(packing), FLOODS[name]))
    with Peak() as peak, pytest.raises(CorpusError):
        list(Corpus(path, max_record=1_000_000))
    assert peak.bytes < 20_000_000
    recovered = Corpus(path, max_record=1_000_000, on_error="recover")
    with Peak() as peak:
        list(recovered)
    assert recovered.errors
    assert peak.bytes < 20_000_000


def test_members_of_a_zip_that_share_their_bytes_are_refused(tmp_path):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("1.txt", "x" * 1000)
        for number in range(2, 9):
            info = zipfile.ZipInfo(f"{number}.txt")
            first = archive.filelist[0]
            for fact in "compress_type", "CRC", "compress_size", "file_size", "header_offset":
                setattr(info, fact, getattr(first, fact))
            archive.filelist.append(info)
    (tmp_path / "a.zip").write_bytes(out.getvalue())
    with pytest.raises(CorpusError, match="members of the archive overlap"):
        list(Corpus(tmp_path))


def test_a_header_of_a_tar_is_not_read_without_bound(tmp_path):
    header = tarfile.TarInfo("long")
    header.type, header.size = tarfile.XHDTYPE, FLOOD
    (tmp_path / "a.tar.gz").write_bytes(gzip.compress(header.tobuf() + b"x" * FLOOD))
    with Peak() as peak, pytest.raises(CorpusError, match=f"a header of {FLOOD} bytes"):
        list(Corpus(tmp_path))
    assert peak.bytes < 2_000_000


def comment(size):
    """An extended header of `size` bytes that holds a comment, which may be as long as wanted."""
    header = tarfile.TarInfo("comment")
    header.type, header.size = tarfile.XHDTYPE, size
    return header.tobuf() + f"{size} comment=".encode().ljust(size - 1, b"x") + b"\n" + bytes(-size % 512)


@pytest.mark.parametrize(("size", "expected"), [(2**20, ["1"]), (2**20 + 1, [])])
def test_a_header_of_a_tar_may_have_a_mebibyte(tmp_path, size, expected):
    (tmp_path / "a.tar").write_bytes(comment(size) + packed_tar({"1.txt": b"1"}))
    corpus = Corpus(tmp_path, on_error="skip")
    assert texts(corpus) == expected
    assert len(corpus.errors) == (not expected)


def instructions(function):
    """Return how many lines of Python `function` runs."""
    count = 0

    def trace(frame, event, argument):
        nonlocal count
        count += 1
        return trace

    sys.settrace(trace)
    try:
        function()
    finally:
        sys.settrace(None)
    return count


def test_a_global_header_of_a_tar_is_not_applied_to_every_member(tmp_path):
    def count(keys, members):
        records = b"".join(b"%d k%05d=1\n" % (len(b"NN k00000=1\n"), number) for number in range(keys))
        header = tarfile.TarInfo("global")
        header.type, header.size = tarfile.XGLTYPE, len(records)
        path = tmp_path / "a.tar"
        path.write_bytes(
            header.tobuf()
            + records
            + bytes(-len(records) % 512)
            + packed_tar({f"{number}.txt": b"x" for number in range(members)})
        )
        return instructions(lambda: texts(Corpus(path)))

    count(1, 1)  # what is imported only once
    with_many_keys, with_one = (count(keys, members=50) - count(keys, members=10) for keys in (5_000, 1))
    assert with_many_keys < 1.1 * with_one


@pytest.mark.parametrize("name", [b"", b"\0.txt"])
@pytest.mark.parametrize("pack", [packed_zip, packed_tar])
def test_a_member_without_a_name_is_an_error(tmp_path, name, pack):
    (tmp_path / "a").write_bytes(pack({"b.txt": b"1", "c.txt": b"2"}).replace(b"b.txt", name.ljust(5, b"\0")))
    archive = "zip" if pack is packed_zip else "tar"
    path = (tmp_path / "a").rename(tmp_path / f"a.{archive}")
    corpus = Corpus(path, on_error="skip")
    assert texts(corpus) == (["2"] if archive == "zip" else [])
    assert corpus.errors[0].path == str(path)


def test_declared_values_of_attributes_are_bounded_and_stay_out(tmp_path):
    def book(count):
        declared = "".join(f" a{number} CDATA '1'" for number in range(count))
        return f"<!DOCTYPE b [<!ATTLIST FictionBook{declared}>]><FictionBook><body>Да</body></FictionBook>"

    (tmp_path / "a.fb2").write_text(book(100))
    (tmp_path / "b.fb2").write_text(book(101))
    corpus = Corpus(tmp_path, on_error="skip")
    assert [(document.text, document.meta) for document in corpus] == [("Да", {})]
    assert "b.fb2:1: the file declares more than 100 values of attributes" in str(corpus.errors[0])


def test_a_chapter_that_is_listed_again_is_read_once(tmp_path):
    names = {"META-INF/container.xml": "<container><rootfile full-path='b'/></container>"}
    items, spine = (
        "<item id='1' href='1'/><item id='2' href='./1#end'/>",
        "<itemref idref='1'/><itemref idref='2'/>" * 9,
    )
    names["b"] = f"<package><manifest>{items}</manifest><spine>{spine}</spine></package>"
    names["1"] = "<html><body>Да</body></html>"
    (tmp_path / "a.epub").write_bytes(packed_zip(names))
    assert texts(Corpus(tmp_path)) == ["Да"]


def test_an_encoding_with_a_nul_in_a_warc_is_no_encoding(tmp_path):
    (tmp_path / "a.warc").write_bytes(PAGES["a.warc"].replace(b"charset=utf-8", b"charset=utf\0" + b"8"))
    assert len(texts(Corpus(tmp_path))) == 2


LONG_NAME = "ю" * 100_000


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jsonl", f'{{"{LONG_NAME}": 1, "{LONG_NAME}": 2}}'),
        ("a.csv", f"{LONG_NAME},{LONG_NAME}\n1,2\n"),
        ("a.csv", f"text,{LONG_NAME},{LONG_NAME}\n1,2,3\n"),
        ("a.xml", f"<{LONG_NAME}/>"),
        ("a.conllu", f"# {LONG_NAME}\n{LONG_NAME}\t1\n"),
        ("a.zip", packed_zip({f"{'x' * 60_000}.txt": b"\xff"})),
        (
            "a.epub",
            packed_zip({"META-INF/container.xml": f"<container><rootfile full-path='{LONG_NAME}'/></container>"}),
        ),
    ],
)
def test_a_message_is_never_long(tmp_path, name, data):
    (tmp_path / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    corpus = Corpus(tmp_path, on_error="skip")
    assert texts(corpus) == []
    assert all(len(str(error)) <= 1_000 and len(error.reason) <= 1_000 for error in corpus.errors)
    assert corpus.errors


@pytest.mark.parametrize(("suffix", "pack"), [("zip", packed_zip), ("tar", packed_tar)])
@pytest.mark.parametrize("size", [1000, 2**20 + 1])
def test_a_member_of_max_record_is_read_and_a_longer_one_is_an_error(tmp_path, suffix, pack, size):
    data = pack({"1.txt": b"1" * size, "2.txt": b"2" * (size + 1), "3.txt": b"3"})
    (tmp_path / f"a.{suffix}").write_bytes(data)
    corpus = Corpus(tmp_path, max_record=size, on_error="skip")
    assert texts(corpus) == ["1" * size, "3"]
    assert [error.member for error in corpus.errors] == ["2.txt"]


def test_a_zip_that_must_be_read_into_memory_is_bounded(tmp_path):
    data = packed_zip({"1.txt": "1"})
    (tmp_path / "a.zip.gz").write_bytes(gzip.compress(data))
    assert texts(Corpus(tmp_path, max_record=len(data))) == ["1"]
    with pytest.raises(CorpusError, match=f"longer than max_record={len(data) - 1}"):
        list(Corpus(tmp_path, max_record=len(data) - 1))


def test_a_long_name_in_a_tar(tmp_path):
    (tmp_path / "a.tar").write_bytes(packed_tar({f"{'x' * 300}.txt": b"1"}))
    assert [document.id for document in Corpus(tmp_path)] == [f"a/{'x' * 300}"]


def test_the_chapters_of_a_book_together_are_bounded(tmp_path):
    chapter = f"<html><body>{'x' * 400}</body></html>"
    names = {"META-INF/container.xml": "<container><rootfile full-path='b'/></container>"}
    names["b"] = "<package><manifest><item id='1' href='1'/></manifest><spine><itemref idref='1'/></spine></package>"
    names["1"] = chapter
    (tmp_path / "a.epub").write_bytes(packed_zip(names))
    size = len(names["META-INF/container.xml"]) + 3 * len(names["b"]) + len(chapter)  # the package is read three times
    assert len(list(Corpus(tmp_path, max_record=size))) == 1
    with pytest.raises(CorpusError, match="the book is longer than max_record"):
        list(Corpus(tmp_path, max_record=size - 1))


def test_an_archive_of_very_many_members_takes_little_memory(tmp_path):
    (tmp_path / "a.tar").write_bytes(packed_tar({f"{number}.doc": b"" for number in range(3_000)} | {"a.txt": b"x"}))
    corpus = Corpus(tmp_path)
    with Peak() as peak:
        assert texts(corpus) == ["x"]
    assert peak.bytes < 400_000


def test_a_folder_of_very_many_files_takes_little_memory(tmp_path):
    for number in range(2_000):
        os.close(os.open(tmp_path / f"{number:06}.txt", os.O_CREAT))
    corpus = Corpus(tmp_path)
    with Peak() as peak:
        assert sum(1 for _ in corpus) == 2_000
    assert peak.bytes < 400_000


# ---- what is no file ----------------------------------------------------------------------------------------------
def test_what_is_not_a_regular_file_in_an_archive_is_an_error_of_its_name(tmp_path):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        kinds = [tarfile.SYMTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE, tarfile.GNUTYPE_SPARSE]
        for name, kind in zip(["1.txt", "2.txt", "3.txt", "holes.txt"], kinds, strict=True):
            header = tarfile.TarInfo(name)
            header.type, header.linkname = kind, "/etc/passwd"
            archive.addfile(header)
        header = tarfile.TarInfo("../4.txt")
        header.size = 1
        archive.addfile(header, io.BytesIO(b"4"))
    (tmp_path / "a.tar").write_bytes(out.getvalue())
    corpus = Corpus(tmp_path, on_error="skip")
    # Nothing comes after the first damage of a tar archive, but a link is none.
    assert texts(corpus) == ["4"]
    assert [error.member for error in corpus.errors] == ["1.txt", "2.txt", "3.txt", "holes.txt"]
    assert sorted(os.listdir(tmp_path)) == ["a.tar"]


def test_an_encrypted_zip_is_an_error_of_each_member(tmp_path):
    data = bytearray(packed_zip({"1.txt": "1", "2.txt": "2"}))
    for sign, flags in (b"PK\x01\x02", 8), (b"PK\x03\x04", 6):
        at = data.index(sign)
        data[at + flags] |= 1
    (tmp_path / "a.zip").write_bytes(data)
    corpus = Corpus(tmp_path, on_error="skip")
    assert texts(corpus) == ["2"]
    assert str(corpus.errors[0]).endswith("a.zip:1.txt: cannot be read: it is encrypted")


# ---- changes while reading ----------------------------------------------------------------------------------------
@links
def test_a_file_that_becomes_shorter_is_an_error_of_its_path(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "1"}\n' * 50_000)
    (tmp_path / "b.jsonl").write_bytes(JSONL)
    corpus = Corpus(tmp_path, on_error="skip")
    documents = iter(corpus)
    next(documents)
    os.truncate(path, 14 * 10_000)  # between two lines, so that what is left is valid
    assert sum(1 for _ in documents) < 50_000
    assert [str(error) for error in corpus.errors] == [
        f"{path}: the file became shorter while it was read, so documents may be missing"
    ]


@links
def test_a_file_that_another_takes_the_place_of_is_read_to_its_end(tmp_path):
    path, other = tmp_path / "a.jsonl", tmp_path / "other"
    path.write_bytes(b'{"text": "1"}\n' * 50_000)
    other.write_bytes(b'{"text": "2"}\n')
    documents = iter(Corpus(path))
    next(documents)
    other.replace(path)
    assert {document.text for document in documents} == {"1"}


@links
def test_a_folder_that_changes_while_it_is_read(tmp_path):
    for name in "a/1", "a/2", "b/1", "c/1":
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / f"{name}.txt").write_text(name)
    corpus = Corpus(tmp_path, on_error="skip")
    documents = iter(corpus)
    assert next(documents).text == "a/1"
    (tmp_path / "a" / "2.txt").unlink()
    (tmp_path / "b" / "1.txt").unlink()
    (tmp_path / "b").rmdir()
    (tmp_path / "c" / "0.txt").write_text("c/0")
    assert texts(documents) == ["c/0", "c/1"]
    assert [os.path.relpath(error.path, tmp_path) for error in corpus.errors] == ["a/2.txt", "b"]


# ---- packages that are not there ----------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("name", "modules", "extra"),
    [
        ("a.parquet", ["pyarrow", "pyarrow.parquet"], "arrow"),
        ("a.arrow", ["pyarrow", "pyarrow.ipc"], "arrow"),
        ("a.txt.zst", ["compression.zstd", "backports.zstd"], "zstd"),
        ("a.html", ["trafilatura"], "html"),
        ("a.warc", ["warcio.archiveiterator"], "warc"),
    ],
)
def test_a_missing_package_is_one_error_of_each_file_that_names_the_extra(tmp_path, monkeypatch, name, modules, extra):
    for file in (name, f"1/{name}"):
        (tmp_path / file).parent.mkdir(exist_ok=True)
        (tmp_path / file).write_bytes(ALL[name])
    (tmp_path / "z.txt").write_text("Последний")
    for module in modules:
        monkeypatch.setitem(sys.modules, module, None)
    missing = rf"^{re.escape(str(tmp_path))}/1/{name}: .* not installed: pip install \"rucorpus\[{extra}\]\"$"
    with pytest.raises(ImportError, match=missing) as raised:
        list(Corpus(tmp_path))
    assert (type(raised.value), raised.value.name) == (ImportError, modules[-1] if extra == "zstd" else modules[0])
    for on_error in ("skip", "recover"):
        corpus = Corpus(tmp_path, on_error=on_error)
        assert [document.text for document in corpus] == ["Последний"]
        assert [os.path.relpath(error.path, tmp_path) for error in corpus.errors] == [f"1/{name}", name]
        assert re.search(missing, str(corpus.errors[0]))


def test_a_url_without_fsspec_is_an_import_error_that_names_the_extra(monkeypatch):
    monkeypatch.setitem(sys.modules, "fsspec.core", None)
    with pytest.raises(ImportError, match=r'pip install "rucorpus\[fsspec\]"'):
        Corpus("memory://news/1.txt")


# ---- URLs ---------------------------------------------------------------------------------------------------------
@pytest.fixture
def remote():
    """A folder in the memory of fsspec."""
    import fsspec

    system = fsspec.filesystem("memory")
    for name in "b.txt", "a/x.jsonl.gz", "a/.hidden.txt", "readme.doc", "z.zip", "a/p.parquet":
        data = {"jsonl.gz": gzip.compress(JSONL), "zip": packed_zip({"1.txt": "1"}), "parquet": FILES["a.parquet"]}
        system.pipe(f"/shelf/{name}", data.get(name.partition(".")[2], name.encode()))
    yield "memory://shelf"
    system.rm("/shelf", recursive=True)


def test_urls_are_read_as_paths_are(remote):
    corpus = Corpus(remote)
    assert [document.id for document in corpus] == ["a1", "a2", "a1", "a2", "b", "z/1"]
    assert {document.place.path for document in corpus} == {
        f"memory:///shelf/{name}" for name in ("a/p.parquet", "a/x.jsonl.gz", "b.txt", "z.zip")
    }
    assert repr(corpus) == "<Corpus 'memory://shelf': 4 files, 1 of unknown suffix left out>"
    assert texts(Corpus(f"{remote}/*/*.gz")) == TEXTS
    assert [document.id for document in Corpus(f"{remote}/**/*.txt")] == ["b"]
    assert [document.id for document in Corpus(f"{remote}/b.txt")] == ["b"]
    for nothing in "gone.txt", "gone/*.txt", "*.csv":
        with pytest.raises(CorpusError):
            Corpus(f"{remote}/{nothing}")


def test_a_url_that_fails_is_an_error_of_its_path(remote, monkeypatch):
    from fsspec.implementations.memory import MemoryFile

    def fail(*_):
        raise RuntimeError("the line is dead")

    monkeypatch.setattr(MemoryFile, "read", fail)
    corpus = Corpus(f"{remote}/b.txt", on_error="skip")
    assert texts(corpus) == []
    assert "the line is dead" in str(corpus.errors[0])
