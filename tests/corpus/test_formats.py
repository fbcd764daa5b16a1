"""The formats of a corpus, compressed and in archives: their documents, and the errors of damage."""

import gzip
import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import formats
from formats import BOTH, FILES, PACKINGS, TEXTS, packed_tar, packed_zip
from rucorpus._corpus.corpus import Corpus
from rucorpus._corpus.formats import delimited_text
from rucorpus._corpus.formats.registry import FORMATS
from rucorpus._errors import CorpusError

BOOKS = {"a.fb2", "tei.xml", "a.epub", "a.txt"}


def read(folder, name, data, **options):
    """Return the documents of one file and the errors met, in the words after the path."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    corpus = Corpus(path, on_error="skip", **options)
    documents = list(corpus)
    assert all(error.path == str(path) for error in corpus.errors)
    return documents, [str(error).removeprefix(f"{path}") for error in corpus.errors]


def texts(found):
    return [document.text for document in found[0]]


# ---- good files ---------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("packing", ["", *PACKINGS])
@pytest.mark.parametrize("name", FILES)
def test_every_format_in_every_packing(tmp_path, name, packing):
    data = FILES[name]
    documents, errors = read(tmp_path, name + packing, PACKINGS[packing](name, data) if packing else data)
    assert errors == []
    assert [document.text.replace("\xa0", " ") for document in documents] == ([BOTH] if name in BOOKS else TEXTS)
    stem = name.partition(".")[0]
    is_archive = ".zip" in packing or ".t" in packing
    for document in documents:
        assert document.place.member == (name if is_archive else None)
        if name in BOOKS:
            assert document.id == (f"{stem}/{stem}" if is_archive else stem)
        elif packing == "" and "xml" not in name and "conllu" not in name:
            assert (document.date, document.meta) == next(
                (row["date"], {"url": row["url"]}) for row in formats.ROWS if row["id"] == document.id
            )


@pytest.mark.parametrize("name", [name for name in FILES if not name.endswith((".arrow", ".parquet", ".epub"))])
def test_a_place_leads_back_to_the_record(tmp_path, name):
    data = FILES[name]
    for document in read(tmp_path, name, data)[0]:
        place = document.place
        assert place.line == data[: place.offset].count(b"\n") + 1
        inside = data[place.offset :].decode()
        assert document.text.partition("\n")[0] in inside
        starts = {"jsonl": "{", "json": "{", "csv": '"', "tsv": '"', "conllu": "# newdoc", "txt": "Снег"}
        assert inside.startswith(starts.get(name.rpartition(".")[2], "<"))


def test_every_format_has_a_sample_that_it_reads(tmp_path):
    names = {"text": "a.txt", "tsv_unquoted": None, "xml": "tei.xml", "tei": "tei.xml"}
    names |= {"subtitles": "a.srt", "html": "a.html", "warc": "a.warc", "json": "a.json", "csv": "a.csv"}
    for form in FORMATS:
        name = names.get(form, next((each for each in FILES if form in each), None))
        data = (FILES | formats.PAGES)[name] if name else f"id\ttext\n1\t{TEXTS[0]}\n2\t{TEXTS[1]}\n".encode()
        assert texts(read(tmp_path, f"{form}/file", data, format=form))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    data=st.lists(
        st.sampled_from([b"a", b"1,", b'"', b'""', b"\n", b"\r\n", "я".encode(), b"\xd0", b"7,b\n"]), max_size=40
    ),
    chunk=st.integers(1, 9),
    on_error=st.sampled_from(["skip", "recover"]),
    limit=st.sampled_from([6, 1000]),
)
def test_a_table_is_the_same_in_chunks_of_any_size(tmp_path, monkeypatch, data, chunk, on_error, limit):
    path = tmp_path / "a.csv"
    path.write_bytes(b"id,text\n" + b"".join(data))

    def found():
        corpus = Corpus(path, on_error=on_error, max_record=limit)
        return list(corpus), [str(error) for error in corpus.errors]

    expected = found()
    with monkeypatch.context() as patched:
        patched.setattr(delimited_text, "CHUNK", chunk)
        assert found() == expected


@pytest.mark.parametrize("on_error", ["skip", "recover"])
@pytest.mark.parametrize("name", [name for name in FILES | formats.PAGES if not name.endswith((".parquet", ".arrow"))])
def test_what_is_longer_than_the_limit_is_an_error_and_the_rest_is_read(tmp_path, name, on_error):
    (tmp_path / name).write_bytes((FILES | formats.PAGES)[name])
    whole = [document.text for document in Corpus(tmp_path, on_error=on_error)]
    found = {}
    for limit in (1, 20, 50, *range(100, 1000, 25), 2000):
        corpus = Corpus(tmp_path, on_error=on_error, max_record=limit)
        found[limit] = [document.text for document in corpus]
        missing = len(whole) - len(found[limit])
        assert set(found[limit]) <= set(whole)
        assert bool(missing) <= sum(f"max_record={limit}" in error.reason for error in corpus.errors)
    assert found[1] == []
    assert found[2000] == whole


TABLES = (".jsonl", ".json", ".csv", ".tsv", ".parquet", ".arrow")


@pytest.mark.parametrize("name", [name for name in FILES | formats.PAGES if not name.endswith(TABLES)])
def test_names_of_columns_concern_tables_and_json_alone(tmp_path, name):
    data = (FILES | formats.PAGES)[name]
    options = {"text": "Отзыв", "id": "Номер", "date": "Дата", "date_format": "%d.%m.%Y"}
    assert read(tmp_path, name, data, **options) == read(tmp_path, name, data)


def test_a_date_of_a_book_is_not_an_error_for_the_format_of_dates_in_tables(tmp_path):
    book = "<FictionBook><title-info><date>{}</date></title-info><body>Да</body></FictionBook>"
    for written, expected in {"1910-05": "1910-05", "02.05.1910": "1910-05-02", "около 1910": None}.items():
        (tmp_path / "a.fb2").write_text(book.format(written))
        corpus = Corpus(tmp_path, date="Дата", date_format="%d.%m.%Y")
        [document] = corpus
        assert (document.date, document.meta.get("date")) == (expected, None if expected else written)
    assert "1 date not read" in repr(corpus)


def test_other_formats_may_have_the_field_of_an_id_or_a_date(tmp_path):
    [page, *_], _ = read(tmp_path, "a.warc", formats.PAGES["a.warc"], text="url", id="url", date="url")
    [plain, *_], _ = read(tmp_path, "a.warc", formats.PAGES["a.warc"])
    assert (page.id, page.text, page.date) == (plain.meta["url"], plain.text, None)


GOOD = {
    "CSV: quotes, line ends and commas": (
        "a.csv", 'id,text\n1,"a ""b"",\n\nc"\n\n2,d\r\n', {}, [("1", 'a "b",\n\nc', 2, 8), ("2", "d", 6, 25)],
    ),
    "CSV: a field of a megabyte": ("a.csv", f"text\n{'x' * 1_000_000}\n", {}, [("a#1", "x" * 1_000_000, 2, 5)]),
    "CSV: after a byte order mark": ("a.csv", "\ufefftext\nДа\n", {}, [("a#1", "Да", 2, 8)]),
    "CSV: in cp1251": ("a.csv", "text\nДа\n".encode("cp1251"), {"encoding": "cp1251"}, [("a#1", "Да", 2, 5)]),
    "CSV: in UTF-16": ("a.csv", "text\nДа\n".encode("utf-16"), {"encoding": "utf-16"}, [("a#1", "Да", 2, 12)]),
    "CSV: the text is a function": ("a.csv", "a,b\n1,2\n", {"text": lambda r: r["a"] + r["b"]}, [("a#1", "12", 2, 4)]),
    "CSV: an empty cell is no id and no date": (
        "a.csv", "id,text,date\n,1,\n", {"date_format": "%d.%m.%Y"}, [("a#1", "1", 2, 13)],
    ),
    "TSV: quotes mean what they do in CSV": ("a.tsv", 'id\ttext\n1\t"a\tb"\n', {}, [("1", "a\tb", 2, 8)]),
    "TSV without quotes": (
        "a.tsv", 'text\n"Да" — нет\n"x', {"format": "tsv_unquoted"},
        [("a#1", '"Да" — нет', 2, 5), ("a#2", '"x', 3, 23)],
    ),
    "CoNLL-U: one document without newdoc": (
        "a.conllu",
        "# text = Да.\n1\tДа" + "\t_" * 8 + "\n\n# newpar\n1\tНет" + "\t_" * 7 + "\tSpaceAfter=No\n2\t."
        + "\t_" * 8 + "\n\n",
        {}, [("a#1", "Да.\n\nНет.", 1, 0)],
    ),
    "CoNLL-U: words of two tokens, elided words, sentences without a space between": (
        "a.conllu",
        "1-2\tвона" + "\t_" * 8 + "\n1\tво" + "\t_" * 8 + "\n2\tна" + "\t_" * 8 + "\n2.1\tесть" + "\t_" * 8
        + "\n3\t!" + "\t_" * 7 + "\tX=1|SpaceAfter=No\n\n1\tДа" + "\t_" * 8 + "\n",
        {}, [("a#1", "вона !Да", 1, 0)],
    ),
    "FB2: verse, titles, notes, entities": (
        "a.fb2",
        "<f:FictionBook xmlns:f='x'><f:body><f:title><f:p>I</f:p></f:title><f:poem><f:stanza><f:v>a</f:v><f:v>b</f:v>"
        "</f:stanza><f:stanza><f:v>c\n  d</f:v></f:stanza></f:poem><f:p>e<f:a>[1]</f:a>&amp;&#160;</f:p></f:body>"
        "<f:body name='notes'><f:p>f</f:p></f:body></f:FictionBook>",
        {}, [("a", "I\n\na\nb\n\nc d\n\ne[1]&\xa0\n\nf", 1, 0)],
    ),
    "FB2 in cp1251, which it declares": (
        "a.fb2",
        "<?xml version='1.0' encoding='cp1251'?><FictionBook><body>Да</body></FictionBook>".encode("cp1251"),
        {}, [("a", "Да", 1, 39)],
    ),
    "FB2 in koi8-r, which encoding= says and the file does not": (
        "a.fb2",
        "<?xml version='1.0' encoding='cp1251'?><FictionBook><body>Да</body></FictionBook>".encode("koi8-r"),
        {"encoding": "koi8-r"}, [("a", "Да", 1, 39)],
    ),
    "FB2 in UTF-8, though encoding= is for the files beside it": (
        "a.fb2",
        "<?xml version='1.0' encoding='utf8'?><FictionBook><body>Да</body></FictionBook>".encode(),
        {"encoding": "koi8-r"}, [("a", "Да", 1, 37)],
    ),
    "FB2 with a byte order mark, which wins over the declaration": (
        "a.fb2",
        "\ufeff<?xml version='1.0' encoding='cp1251'?><FictionBook><body>Да</body></FictionBook>",
        {}, [("a", "Да", 1, 42)],
    ),
    "FB2 with entities of HTML": (
        "a.fb2", "<FictionBook><body>&laquo;Да&raquo;&nbsp;&hellip;</body></FictionBook>", {},
        [("a", "«Да»\xa0…", 1, 0)],
    ),
    "FB2 of no text": ("a.fb2", "<FictionBook/>", {}, [("a", "", 1, 0)]),
    "TEI: a corpus": (
        "a.xml",
        "<teiCorpus><teiHeader/>\n<TEI><text><p>a</p></text></TEI><TEI xml:id='t'><text><l>b</l><l>c</l></text></TEI>"
        "</teiCorpus>",
        {}, [("a#1", "a", 2, 24), ("a#2", "b\nc", 2, 56)],
    ),
    "MediaWiki: white space is text": (
        "a.xml", "<mediawiki><page><id>7</id><revision><id>8</id><text> a\n\n* b </text></revision></page></mediawiki>",
        {}, [("7", " a\n\n* b ", 1, 11)],
    ),
    "an entity that is no text may be declared": (
        "a.fb2", "<!DOCTYPE f [<!ENTITY % p 'x'><!ENTITY i SYSTEM 'x.png' NDATA png>]><FictionBook/>", {},
        [("a", "", 1, 68)],
    ),
    "a zip of folders, hidden files and files of unknown suffix": (
        "a.zip",
        packed_zip({"d/": "", "d/1.txt": "1", ".x/2.txt": "2", "__MACOSX/3.txt": "3", "4.doc": "4", "../../5.txt": "5",
                    "/6.jsonl.gz": gzip.compress(b'{"text": "6"}')}),
        {}, [("a/d/1", "1", 1, 0), ("a/5", "5", 1, 0), ("a/6#1", "6", 1, 0)],
    ),
    "a zip whose files are all of one format": (
        "a.zip", packed_zip({"1.doc": "1", "2": "2"}), {"format": "text"}, [("a/1", "1", 1, 0), ("a/2", "2", 1, 0)],
    ),
    "a book in a zip": ("24.fb2.zip", packed_zip({"24.fb2": "<FictionBook/>"}), {}, [("24/24", "", 1, 0)]),
}  # fmt: skip


@pytest.mark.parametrize("case", GOOD.values(), ids=GOOD.keys())
def test_good_files(case, tmp_path):
    name, data, options, expected = case
    documents, errors = read(tmp_path, name, data, **options)
    assert errors == []
    assert [(each.id, each.text, each.place.line, each.place.offset) for each in documents] == expected


def test_names_in_a_zip_are_utf8_or_those_of_russian_windows(tmp_path):
    for encoding in "cp866", "utf-8":
        name = "Пушкин.txt".encode(encoding)
        data = packed_zip({"X" * len(name): "Да"}).replace(b"X" * len(name), name)
        [document] = read(tmp_path, "a.zip", data)[0]
        assert (document.id, document.place.member) == ("a/Пушкин", "Пушкин.txt")


def test_columns_of_other_types_are_read_and_kept(tmp_path):
    import datetime
    from decimal import Decimal

    import pyarrow as pa

    day = datetime.date(2022, 1, 10)
    table = pa.table({
        "text": pa.array(["Да"]).dictionary_encode(), "id": [7], "date": [day], "at": [datetime.datetime(2022, 1, 10)],
        "price": [Decimal("1.50")], "tags": [["a", "b"]], "blob": [b"\xff"],
    })  # fmt: skip
    out = io.BytesIO()
    pa.parquet.write_table(table, out)
    [document] = read(tmp_path, "a.parquet", out.getvalue())[0]
    assert (document.id, document.text, document.date) == ("7", "Да", "2022-01-10")
    assert document.meta == {
        "at": datetime.datetime(2022, 1, 10), "price": Decimal("1.50"), "tags": ["a", "b"], "blob": b"\xff",
    }  # fmt: skip


# ---- broken files: name, bytes, options, the texts that are kept, then the errors without the path ------------------
ENCODING = 'if the file is in another encoding, name it with encoding= ("detect" detects it)'
LATER = "the start of the next row is unknown, so the rest of the file is left out"
BROKEN = {
    "CSV: rows of other lengths": (
        "a.csv", "id,text\n1\n2,a\n3,b,c\n4,d\n", {}, ["a", "d"],
        [":2: the row has 1 field, the header has 2", ":4: the row has 3 fields, the header has 2"],
    ),
    "CSV: a quote that is not closed": (
        "a.csv", 'text\na\n"b\nc\n', {}, ["a"], [f":3: not CSV: unexpected end of data; {LATER}"],
    ),
    "CSV: a quote inside a field": (
        "a.csv", 'text\na\n"b"c\nd\n', {}, ["a", "d"], [":3: not CSV: ',' expected after '\"'"],
    ),
    "CSV: a row of another encoding, its other lines whole": (
        "a.csv", b'id,text\n1,"a\n\xff\nb"\n2,c\n', {}, ["c"],
        [f":3: not utf-8 at byte 13 (ff: invalid start byte); {ENCODING}"],
    ),
    "CSV: no such column": (
        "a.csv", "id,body\n1,a\n", {}, [],
        [":1: no column 'text', the columns are: 'id', 'body'; name the right one with text="],
    ),
    "CSV: a column twice": ("a.csv", "text,text\n1,a\n", {}, [], [":1: 2 columns are named 'text'"]),
    "CSV: nothing at all": (
        "a.csv", "", {}, [], [":1: the file is empty, expected a row with the names of the columns"],
    ),
    "CSV: a row too long": (
        "a.csv", f"text\na\n{'b' * 99}\nc\n", {"max_record": 50}, ["a"],
        [":3: the row is longer than max_record=50 bytes; raise max_record to read it"],
    ),
    "CSV: a row of many lines too long": (
        "a.csv", "text\na\n\"" + "b\n" * 99 + '"\nc\n', {"max_record": 50}, ["a"],
        [":3: the row is longer than max_record=50 bytes; raise max_record to read it"],
    ),
    "CoNLL-U: a malformed line makes its document an error": (
        "a.conllu",
        "# newdoc\n1\tДа" + "\t_" * 8 + "\n2 нет\n\n# newdoc id = 2\n# text = Да\n1\tДа" + "\t_" * 8 + "\n",
        {}, ["Да"], [":3: expected 10 columns with tabs between them, got 1"],
    ),
    "CoNLL-U: a document too long": (
        "a.conllu",
        ("# newdoc\n" + ("1\tДа" + "\t_" * 8 + "\n\n") * 9) + "# newdoc\n# text = Да\n1\tДа" + "\t_" * 8 + "\n",
        {"max_record": 100}, ["Да"],
        [":1: the document is longer than max_record=100 bytes; raise max_record to read it"],
    ),
    "XML: cut short": (
        "a.xml", FILES["mediawiki.xml"][:-60], {}, TEXTS[:1], [":3: not well-formed XML: no element found"],
    ),
    "XML: of another kind": (
        "a.xml", "<html/>", {}, [],
        [":1: the root element is <html>, expected <FictionBook>, <TEI>, <teiCorpus>, <annotations>, <text>, "
         "<mediawiki>"],
    ),
    "XML: of another format than the one given": (
        "a.xml", "<TEI/>", {"format": "fb2"}, [], [":1: the root element is <TEI>, expected <FictionBook>"],
    ),
    "XML: an entity": (
        "a.fb2", "<!DOCTYPE f [<!ENTITY x 'y'>]><FictionBook/>", {}, [],
        [":1: the file declares an entity, &x;, and entities are not expanded"],
    ),
    "XML: an entity that is nowhere declared": (
        "a.fb2", "<FictionBook>\n<body>&nbspp;</body></FictionBook>", {}, [],
        [":2: undefined entity &nbspp;"],
    ),
    "XML: an entity of a file that is not opened": (
        "a.fb2", "<!DOCTYPE f SYSTEM 'f.dtd'><FictionBook>\n<body>&own;</body></FictionBook>", {}, [],
        [":2: undefined entity &own;"],
    ),
    "XML: nested too deeply": (
        "a.fb2", "<FictionBook>" + "<p>" * 5000, {}, [], [":1: the XML is nested more than 1000 elements deep"],
    ),
    "XML: a page too long": (
        "a.xml", "<mediawiki><page><revision><text>" + "x" * 200_000 + "</text></revision></page>\n"
        "<page><revision><text>Да</text></revision></page></mediawiki>",
        {"max_record": 1000}, ["Да"],
        [":1: the element <page> is longer than max_record=1000 bytes; raise max_record to read it"],
    ),
    "XML: a book too long": (
        "a.fb2", "<FictionBook><body>" + "x" * 2000 + "</body></FictionBook>", {"max_record": 1000}, [],
        [":1: the element <FictionBook> is longer than max_record=1000 bytes; raise max_record to read it"],
    ),
    "XML: an encoding that is none": (
        "a.fb2", "<?xml version='1.0' encoding='utf-9'?><FictionBook/>", {}, [],
        [":1: cannot be decoded: unknown encoding: utf-9"],
    ),
    "XML: a page of two revisions": (
        "a.xml", "<mediawiki><page><revision><text>1</text></revision><revision><text>2</text></revision></page>"
        "</mediawiki>", {}, [], [":1: field 'text' must be a string, got a list"],
    ),
    "EPUB: no zip": ("a.epub", "x", {}, [], [": the compressed data are damaged: File is not a zip file"]),
    "EPUB: no package": (
        "a.epub", packed_zip({"META-INF/container.xml": "<container/>"}), {}, [],
        [":META-INF/container.xml: names no package file"],
    ),
    "EPUB: a chapter that is not there": (
        "a.epub", FILES["a.epub"].replace(b"OPS/1.xhtml", b"OPS/9.xhtml"), {}, [],
        [":OPS/1.xhtml: the book has no such file, though it is part of it"],
    ),
    "zip: a damaged member": (
        "a.zip", packed_zip({"1.txt": "1", "2.txt": "2", "3.txt": "3"}).replace(b"\x33\x02\x00", b"\x33\x04\x00", 1),
        {}, ["1", "3"],
        [":2.txt:1: the compressed data are damaged: Bad CRC-32 for file '2.txt'; reading stopped at byte 0"],
    ),
    "an archive in an archive": (
        "a.zip", packed_zip({"1.txt": "1", "b.zip": packed_zip({"2.txt": "2"})}), {}, ["1"],
        [":b.zip: an archive in an archive is not opened; unpack the outer one first"],
    ),
    "an archive of nothing to read": (
        "a.zip", packed_zip({"1.doc": "1"}), {}, [], [": the archive holds no file that can be read"],
    ),
    "tar: cut inside a member": (
        "a.tar", packed_tar({"1.txt": b"1", "2.txt": b"2" * 2000})[:3000], {}, ["1"],
        [":2.txt:1: the compressed data end early, the file is truncated; reading stopped at byte 1464"],
    ),
    "tar: cut between members": (
        "a.tar", packed_tar({"1.txt": b"1", "2.txt": b"2"})[:1024], {}, ["1"],
        [": the compressed data end early, the file is truncated"],
    ),
    "tar.gz: cut": (
        "a.tar.gz", gzip.compress(packed_tar({"1.txt": b"1", "2.txt": b"2" * 2000})[:3000]), {}, ["1"],
        [":2.txt:1: the compressed data end early, the file is truncated; reading stopped at byte 1464"],
    ),
    "tar: none": ("a.tar", b"x" * 2000, {}, [], [": the compressed data are damaged: invalid header"]),
    "Parquet: no such column": (
        "a.parquet", FILES["a.parquet"], {"text": "body"}, [],
        [": no column 'body', the columns are: 'id', 'text', 'date', 'url'; name the right one with text="],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", BROKEN.values(), ids=BROKEN.keys())
def test_broken_files(case, tmp_path):
    name, data, options, kept, expected = case
    documents, errors = read(tmp_path, name, data, **options)
    assert ([document.text for document in documents], errors) == (kept, expected)
    with pytest.raises(CorpusError) as raised:
        list(Corpus(tmp_path / name, **options))
    assert str(raised.value) == f"{tmp_path / name}{expected[0]}"


# ---- encodings that are detected ----------------------------------------------------------------------------------
WORDS = "Снег лежал до апреля, потом пришла вода, и лёд ушёл вниз по реке вместе с мостками и чужой лодкой."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251", "koi8-r", "cp866", "mac-cyrillic"])
@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a.csv", "a.conllu", "a.jsonl.gz"])
def test_encodings_are_detected_file_by_file(tmp_path, name, encoding):
    line = {"a.csv": f'text\n"{WORDS}"\n', "a.txt": WORDS, "a.conllu": f"# text = {WORDS}\n1\tСнег" + "\t_" * 8 + "\n"}
    text = line.get(name, f'{{"text": "{WORDS}"}}\n')
    data = text.encode(encoding)
    documents, errors = read(tmp_path, name, gzip.compress(data) if name.endswith("gz") else data, encoding="detect")
    assert errors == []
    assert [(each.text, each.place.encoding) for each in documents] == [(WORDS, encoding.removesuffix("-sig"))]


def test_an_encoding_that_cannot_be_detected_is_an_error_of_the_file(tmp_path):
    documents, errors = read(tmp_path, "a.txt", b"\x89PNG\r\n\x1a\n\0\0", encoding="detect")
    assert (documents, errors) == ([], [": the encoding cannot be detected from the bytes; name it with encoding="])
    assert texts(read(tmp_path, "b.txt", b"", encoding="detect")) == [""]
