"""Files as they are found: formats with one or two samples each, and damage that costs no more than what is damaged."""

import csv
import gzip
import io
import json
import zipfile
from xml.parsers import expat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formats import ARTICLE, FILES, PAGES, packed_tar, packed_zip
from rucorpus import Corpus, CorpusError
from rucorpus._corpus.formats.delimited_repair import repaired_fields
from rucorpus._corpus.formats.xml.repair import repaired

WORD = "\t_" * 8 + "\n"


def read(folder, name, data, **options):
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    corpus = Corpus(path, **{"on_error": "skip"} | options)
    return [document.text for document in corpus], [str(error).removeprefix(f"{path}") for error in corpus.errors]


def fb2(body, head=""):
    return f"{head}<FictionBook><body>{body}</body></FictionBook>"


def epub(chapters, media=None, package="<package>"):
    items = "".join(f'<item id="{n}" href="{name}"/>' for n, name in enumerate(media or chapters))
    spine = "".join(f'<itemref idref="{n}"/>' for n in range(len(media or chapters)))
    return packed_zip({
        "META-INF/container.xml": '<container><rootfile full-path="p.opf"/></container>',
        "p.opf": f"{package}<manifest>{items}</manifest><spine>{spine}</spine></package>",
        **chapters,
    })  # fmt: skip


def page(text):
    return f"<html><body><p>{text}</p></body></html>"


def annotated(number):
    text = f"Да {number}" if number != 1500 else "Да & нет"
    return f"<text id='{number}'><paragraph><source>{text}</source></paragraph></text>\n"


def wiki_page(text):
    return f"<page><revision><text>{text}</text></revision></page>"


GOOD = {
    "JSON: an array": ("a.json", '[\n {"text": "Раз"},\n {"text": "Два, [3]"}\n]\n', {}, ["Раз", "Два, [3]"]),
    "JSON: an object a line": ("a.json", '{"text": "Раз"}\n{"text": "Два"}\n', {}, ["Раз", "Два"]),
    "JSON: objects over several lines": ("a.json", '{\n"text": "Раз"\n}\n{\n"text": "Два"}', {}, ["Раз", "Два"]),
    "JSON: quotes and brackets in a string": ("a.json", r'[{"text": "\"}]\\"}]', {}, ['"}]\\']),
    "JSON: in UTF-16": ("a.json", '[{"text": "Да"}]'.encode("utf-16"), {"encoding": "utf-16"}, ["Да"]),
    "JSON: an empty array": ("a.json", " [ ] ", {}, []),
    "JSON: a value longer than a chunk": ("a.json", json.dumps([{"text": "а" * 99_999}] * 2), {}, ["а" * 99_999] * 2),
    "Markdown: front matter stays": ("a.md", "---\ntitle: Лёд\n---\n# Лёд\n", {}, ["---\ntitle: Лёд\n---\n# Лёд"]),
    "SubRip": (
        "a.srt", "\ufeff1\r\n00:00:01,000 --> 00:00:02,500\r\n<i>- Лёд?</i>\r\n- Лёд.\r\n\r\n2\r\n"
        "00:00:03,000 --> 00:00:04,000\r\n{\\an8}Уже 3\r\n", {}, ["- Лёд?\n- Лёд.\nУже 3"],
    ),
    "SubRip: a number is said": (
        "a.srt", "1\n00:00:01,000 --> 00:00:02,000\nШёл год\n1998\nи зима\n", {}, ["Шёл год\n1998\nи зима"],
    ),
    "SubRip: no empty lines, two before the text": (
        "a.srt", "1\n00:00:01,000 --> 00:00:02,000\n\nРаз\n2\n00:00:03,000 --> 00:00:04,000\nДва\n", {}, ["Раз\nДва"],
    ),
    "WebVTT": (
        "a.vtt", "WEBVTT - x\n\nNOTE\nне текст\n\nSTYLE\n::cue {}\n\nc1\n00:01.000 --> 00:02.000 align:start\n"
        "<v Анна>Лёд &amp; снег</v>\n", {}, ["Лёд & снег"],
    ),
    "SubRip: an empty line in a cue, negative times": (
        "a.srt", "1\n-00:00:01,000 --> 00:00:02,000\nЛёд\n\nтронулся.\n\n2\n00:00:03,000 --> 00:00:04,000\nДа.\n", {},
        ["Лёд\nтронулся.\nДа."],
    ),
    "Markdown: the long suffix": ("a.markdown", "# Лёд\n", {}, ["# Лёд"]),
    "HTML: a part of a page": ("a.html", "<p>Лёд &amp; снег.</p>", {}, ["Лёд & снег."]),
    "HTML: no tags": ("a.html", "Снег сошёл.", {}, ["Снег сошёл."]),
    "HTML: no text": ("a.html", "<html><body><script>var a</script></body></html>", {}, [""]),
    "HTML: no script, no style, blocks apart": (
        "a.html",
        "<html><head><style>p{}</style><script>1 < 2</script></head><body><h2>Лёд</h2><p>Сошёл.</p></body></html>", {},
        ["Лёд\n\nСошёл."],
    ),
    "HTML: in the encoding that it declares": (
        "a.html",
        '<html><head><meta charset="windows-1251"></head><body><p>Лёд сошёл.</p></body></html>'.encode("cp1251"), {},
        ["Лёд сошёл."],
    ),
    "OpenCorpora: a file for each text, paragraphs apart": (
        "7.xml", "<text id='7'><paragraphs><paragraph><source>Раз.</source><source>Два.</source></paragraph>"
        "<paragraph><source>Три.</source></paragraph></paragraphs></text>", {}, ["Раз. Два.\n\nТри."],
    ),
    "FB2: tags of HTML part words, those of FB2 do not": (
        "a.fb2", fb2("<p>Раз<br/>два</p><ul><li>три</li><li>че<b>ты</b>ре</li></ul>"), {},
        ["Раз\nдва\n\nтри\n\nчетыре"],
    ),
    "FB2: tags of HTML in capitals": ("a.fb2", fb2("<p>Раз<BR/>два</p><UL><LI>три</LI></UL>"), {}, ["Раз\nдва\n\nтри"]),
    "TEI: one of several readings": (
        "a.xml",
        "<TEI><text><p>Он <choice><sic>пошол</sic><corr>пошёл</corr></choice> на "
        "<choice><reg>реку</reg><orig>рѣку</orig></choice>, <subst><del>нет</del><add>да</add></subst>, "
        "<abbr>ул.</abbr> <del>зачёркнута</del>.</p></text></TEI>", {}, ["Он пошёл на реку, да, ул. зачёркнута."],
    ),
    "TEI: a word over the end of a page": (
        "a.xml", "<TEI><text><p>Снеж<fw>Глава 2</fw><pb n='3'/><lb break='no'/>ная<lb/>зима.</p></text></TEI>", {},
        ["Снежная\nзима."],
    ),
    "FB2: .fbz": ("a.fbz", packed_zip({"1.fb2": fb2("Да")}), {}, ["Да"]),
    "FB2: packed twice": (
        "a.zip",
        packed_zip({"1.fb2.zip": packed_zip({"1.fb2": fb2("Да")}), "2.fbz": packed_zip({"2.fb2": fb2("Нет")})}), {},
        ["Да", "Нет"],
    ),
    "EPUB: a page that is a picture": (
        "a.epub", epub({"0.svg": "<svg><text>не текст</text></svg>", "1.xhtml": page("Да")}), {}, ["Да"],
    ),
    "EPUB: a picture in the reading order": (
        "a.epub",
        epub({"1.xhtml": page("Да")}, package='<package><manifest><item id="j" href="j.jpg" media-type="image/jpeg"/>'
        '</manifest><spine><itemref idref="j"/></spine>'), {}, ["Да"],
    ),
    "EPUB: a fragment in href, and a number sign in a name": (
        "a.epub", epub({"1.xhtml": page("Да"), "2#.xhtml": page("Нет")}, ["1.xhtml#top", "2%23.xhtml"]), {},
        ["Да\n\nНет"],
    ),
    "XML: UTF8 is UTF-8": ("a.fb2", fb2("Да", "<?xml version='1.0' encoding='UTF8'?>"), {}, ["Да"]),
    "XML: UTF-8 that says it is cp1251": (
        "a.fb2", fb2("Снег сошёл в апреле.", "<?xml version='1.0' encoding='windows-1251'?>"), {},
        ["Снег сошёл в апреле."],
    ),
    "XML: cp1251 that says so": (
        "a.fb2", fb2("Снег сошёл в апреле.", "<?xml version='1.0' encoding='windows-1251'?>").encode("cp1251"), {},
        ["Снег сошёл в апреле."],
    ),
    "XML: UTF-8 that says it is UTF-16": (
        "a.fb2", fb2("Да", "<?xml version='1.0' encoding='utf-16'?>"), {}, ["Да"],
    ),
    "XML: cp1251 that says it is UTF-16": (
        "a.fb2", fb2("Снег сошёл.", "<?xml version='1.0' encoding='utf-16'?>").encode("cp1251"), {"encoding": "cp1251"},
        ["Снег сошёл."],
    ),
    "CSV: sep=": ("a.csv", "sep=|\r\nid|text\r\n1|Да, да; да\r\n", {}, ["Да, да; да"]),
    "CSV: empty columns at the end": ("a.csv", "id;text;;\n1;Да;;\n2;Нет\n", {}, ["Да", "Нет"]),
    "CSV: empty columns inside, names of spaces": (
        "a.csv", "id;;;text; ;\n1;;;Да; ;\n2;;;Нет\n", {}, ["Да", "Нет"],
    ),
    "CSV: empty lines before the header": ("a.csv", "\r\n \r\nid;text\r\n1;Да\r\n", {}, ["Да"]),
    "CSV: tabs": ("a.csv", "id\ttext\n1\tДа, да\n", {}, ["Да, да"]),
    "CSV: CR alone": ("a.csv", "id;text\r1;Да\r2;Нет\r", {}, ["Да", "Нет"]),
    "CSV: without a header": ("a.csv", "1;Да\n", {"header": ["id", "text"]}, ["Да"]),
    "CSV: a delimiter and a quotation mark of its own": (
        "a.csv", "id^text\n1^'Да^да'\n", {"delimiter": "^", "quotechar": "'"}, ["Да^да"],
    ),
    "Taiga: the texts once, without the table": (
        "a.tar",
        packed_tar({"h/texts/1.txt": "Да".encode(), "h/tagged_texts/1.txt": b"1", "h/metatable_texts.txt": b"id"}), {},
        ["Да"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", GOOD.values(), ids=GOOD.keys())
def test_good_files(case, tmp_path):
    name, data, options, expected = case
    assert read(tmp_path, name, data, **options) == (expected, [])
    assert read(tmp_path, name, data, **options | {"on_error": "recover"}) == (expected, [])


# name, data, options, kept with "skip", kept with "recover", the first error of both
DAMAGED = {
    "JSON: a malformed value in an array": (
        "a.json", '[{"text": "Раз"}, {"text" "Два"}, {"text": "Три"}]', {}, ["Раз", "Три"], ["Раз", "Три"],
        ":1: not JSON: Expecting ':' delimiter: character 9, '\"Два\"}'",
    ),
    "JSON: a string without an end": (
        "a.json", '[\n {"text": "Раз},\n {"text": "Два"},\n {"text": "Три"}\n]', {}, ["Два", "Три"], ["Два", "Три"],
        ":2: not JSON: Invalid control character at: character 16",
    ),
    "JSON: an array without an end": (
        "a.json", '[{"text": "Раз"},\n', {}, ["Раз"], ["Раз"], ":2: the array is not closed, the file may be truncated",
    ),
    "JSON: values that are no objects": (
        "a.json", '[{"text": "Раз"}, 5, [1], {"text": "Два"}]', {}, ["Раз", "Два"], ["Раз", "Два"],
        ":1: expected a JSON object, got a number",
    ),
    "JSON: control characters in a string": (
        "a.json", '[{"text": "Раз\tдва\nтри"}, {"text": "Да"}]', {}, ["Да"], ["Раз\tдва\nтри", "Да"],
        ":1: not JSON: Invalid control character at: character 14",
    ),
    "JSON lines: control characters in a string": (
        "a.jsonl", '{"text": "Раз\tдва"}\n{"text": "Да\x1f"\n', {}, [], ["Раз\tдва"],
        ":1: not JSON: Invalid control character at: character 14",
    ),
    "JSON: no array and no text": (
        "a.json", '{"name": "Да"}', {}, [], [],
        ":1: no field 'text', the fields are: 'name'; name the right one with text=",
    ),
    "CSV: a stray quote": (
        "a.csv", 'id,text\n1,"Раз "два" три"\n2,Да\n', {}, ["Да"], ['Раз "два" три', "Да"],
        ":2: not CSV: ',' expected after '\"'",
    ),
    "CSV: stray quotes at the end of a field, at its start, and beside doubled ones": (
        "a.csv", 'id;text\n1;"Клуб "Лёд""\n2;"Лёд" тонок\n3;"Он ""да", она "нет""\n4;Да\n', {}, ["Да"],
        ['Клуб "Лёд"', '"Лёд" тонок', 'Он "да", она "нет"', "Да"], ":2: not CSV: ';' expected after '\"'",
    ),
    "CSV: values in columns without a name": (
        "a.csv", 'text;;;id;;\nРаз;а;;1;;\nДва;;;2;б;\nТри;;;3\n"Четыре" и пять;;;4;;\nШесть;6\n', {}, ["Три"],
        ["Три", '"Четыре" и пять'], ":2: the row has a value in a column without a name",
    ),
    "CSV: a carriage return in a row": (
        "a.csv", "id,text\n1,Раз\rдва\n2,Да\n", {}, ["Да"], ["Раз\rдва", "Да"],
        ":2: not CSV: new-line character seen in unquoted field",
    ),
    "CSV: a quote that is not closed": (
        "a.csv", 'id,text\n1,"Раз\n2,Да\n', {}, [], ["Раз", "Да"], ":2: not CSV: unexpected end of data",
    ),
    "CoNLL-U: a malformed line costs its sentence": (
        "a.conllu", f"1\tДа{WORD}\n2 нет\n\n1\tНет{WORD}", {}, ["Да Нет"], ["Да Нет"],
        ":3: expected 10 columns with tabs between them, got 1",
    ),
    "CoNLL-U: a word without a number": (
        "a.conllu", f"x\tДа{WORD}\n1\tНет{WORD}", {}, ["Нет"], ["Нет"],
        ":1: expected the number of a word in the first column, such as 1, 1-2 or 1.1, got 'x'",
    ),
    "FB2: a bare &": (
        "a.fb2", fb2("<p>Соль & хлеб</p>"), {}, [], ["Соль & хлеб"],
        ":1: not well-formed XML: not well-formed (invalid token)",
    ),
    "FB2: something after its end": (
        "a.fb2", fb2("Да") + "<p>", {}, ["Да"], ["Да"], ":1: not well-formed XML: junk after document element",
    ),
    "FB2: in UTF-16": (
        "a.fb2", fb2("<p>Соль & хлеб</p>").encode("utf-16"), {}, [], ["Соль & хлеб"], ":1: not well-formed XML",
    ),
    "OpenCorpora: a text in the middle of a long file": (
        "a.xml", f"<annotations>{''.join(map(annotated, range(3000)))}</annotations>", {},
        [f"Да {n}" for n in range(1500)], [f"Да {n}" if n != 1500 else "Да & нет" for n in range(3000)],
        ":1501: not well-formed XML",
    ),
    "FB2: a bare <": (
        "a.fb2", fb2("<p>1 < 2</p><p>Да</p>"), {}, [], ["1 < 2\n\nДа"],
        ":1: not well-formed XML: not well-formed (invalid token)",
    ),
    "FB2: a tag that is none": (
        "a.fb2", fb2("<p>Да <прим. ред.></p>"), {}, [], ["Да <прим. ред.>"],
        ":1: not well-formed XML: not well-formed (invalid token)",
    ),
    "FB2: a control character": (
        "a.fb2", fb2("<p>Да\x1f</p>"), {}, [], ["Да"], ":1: not well-formed XML: not well-formed (invalid token)",
    ),
    "FB2: an unclosed element": (
        "a.fb2", fb2("<p><i>Да</p><p>Нет</p>"), {}, [], ["Да\n\nНет"], ":1: not well-formed XML: mismatched tag",
    ),
    "FB2: an end tag too many": (
        "a.fb2", fb2("<p>Да</b></p>"), {}, [], ["Да"], ":1: not well-formed XML: mismatched tag",
    ),
    "FB2: a line end before the declaration": (
        "a.fb2", fb2("<p>Да</p>", "\n<?xml version='1.0'?>"), {}, [], ["Да"],
        ":2: not well-formed XML: XML or text declaration not at start of entity",
    ),
    "FB2: cut short": (
        "a.fb2", fb2("<p>Да</p><p>Н")[:-21], {}, [], ["Да\n\nН"], ":1: not well-formed XML: no element found",
    ),
    "FB2: cut short in a tag": (
        "a.fb2", fb2("<p>Да <a href='#1'>нет</a></p>")[:-34], {}, [], ["Да"], ":1: not well-formed XML: unclosed token",
    ),
    "FB2: a sign like a tag at the end": (
        "a.fb2", fb2("<p>Да <b или нет")[:-21], {}, [], ["Да <b или нет"], ":1: not well-formed XML",
    ),
    "FB2: bytes of another encoding": (
        "a.fb2", fb2("<p>Да, X</p>").encode().replace(b"X", b"\xdf"), {}, [], ["Да, \ufffd"],
        ":1: not well-formed XML: not well-formed (invalid token)",
    ),
    "MediaWiki: the pages before and after": (
        "a.xml", f"<mediawiki>{''.join(map(wiki_page, ['Раз', 'Соль & хлеб', 'Да']))}</mediawiki>", {}, ["Раз"],
        ["Раз", "Соль & хлеб", "Да"], ":1: not well-formed XML: not well-formed (invalid token)",
    ),
    "EPUB: a malformed chapter": (
        "a.epub", epub({"1.xhtml": page("Да"), "2.xhtml": page("Соль & <i>хлеб")}), {}, [], ["Да\n\nСоль & хлеб"],
        ":2.xhtml:1: not well-formed XML: not well-formed (invalid token)",
    ),
    "EPUB: a chapter that is not there": (
        "a.epub", epub({"1.xhtml": page("Да")}, ["1.xhtml", "2.xhtml"]), {}, [], ["Да"],
        ":2.xhtml: the book has no such file, though it is part of it",
    ),
    "EPUB: a chapter that no file is named for": (
        "a.epub", epub({"1.xhtml": page("Да")}, package='<package><spine><itemref idref="9"/></spine>'), {}, [], ["Да"],
        ":p.opf: the reading order names '9', which is no file",
    ),
    "SubRip: a wrong byte": (
        "a.srt", "1\n00:00:01,000 --> 00:00:02,000\nСнег ".encode() + b"\xff", {}, [], ["Снег \ufffd"],
        ":3: not utf-8 at byte 41 (ff: invalid start byte)",
    ),
    "HTML: a wrong byte": (
        "a.html", "<html><body><p>Снег сошёл: ".encode() + b"\xff.", {}, [], ["Снег сошёл: \ufffd."],
        ":1: not utf-8 at byte 36 (ff: invalid start byte)",
    ),
    "HTML: cut short": (
        "a.html.gz", gzip.compress("<html><body><p>Снег сошёл.".encode())[:-8], {}, [], ["Снег сошёл."],
        ":1: the compressed data end early",
    ),
    "WARC: cut short": (
        "a.warc", PAGES["a.warc"][:-10], {}, ["\n\n".join(ARTICLE)], ["\n\n".join(ARTICLE)] * 2,
        ":2: the page ends early, the file is truncated",
    ),
    "CSV in UTF-16: half a character": (
        "a.csv", "text\nСнег\n".encode("utf-16-le") + b"\0\xde\n\0" + "Лёд\n".encode("utf-16-le"),
        {"encoding": "utf-16-le"}, ["Снег"], ["Снег"], ":3: not utf-16-le at byte 20",
    ),
    "a text with a wrong byte": (
        "a.txt", "Снег сошёл. ".encode() + b"\xff", {}, [], ["Снег сошёл. \ufffd"],
        ":1: not utf-8 at byte 21 (ff: invalid start byte)",
    ),
    "a text in another encoding": (
        "a.txt", "Снег сошёл.".encode("cp1251"), {}, [], [], ":1: not utf-8 at byte 0",
    ),
    "a text cut short": (
        "a.txt.gz", gzip.compress("Снег сошёл.".encode())[:-8], {}, [], ["Снег сошёл."],
        ":1: the compressed data end early",
    ),
    "SubRip: no times": (
        "a.srt", "Просто текст\n", {}, [], [], ":1: no line with times, such as 00:00:01,000 --> 00:00:02,500",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", DAMAGED.values(), ids=DAMAGED.keys())
def test_damage_costs_what_is_damaged(case, tmp_path):
    name, data, options, skipped, recovered, first = case
    for on_error, kept in ("skip", skipped), ("recover", recovered):
        texts, errors = read(tmp_path, name, data, **options | {"on_error": on_error})
        assert texts == kept
        assert errors[0].startswith(first)
    with pytest.raises(CorpusError) as raised:
        list(Corpus(tmp_path / name, **options))
    assert str(raised.value).removeprefix(str(tmp_path / name)).startswith(first)


TAGS = ["<a>", "</a>", "<b c='1' c=2 d>", "</b>", "<br>", "<!--", "-->", "<![CDATA[", "]]>", "<?x ?>", "<р>"]
SIGNS = ["<", ">", "&", "&amp;", "&laquo;", "&#1;", "&#x41f;", "&x;", "'", '"', "\0", "\n", "слово", "<!DOCTYPE x ["]
markup = st.lists(st.sampled_from(TAGS + SIGNS) | st.text(max_size=3)).map("".join)


@given(markup)
def test_repaired_xml_is_well_formed_and_loses_no_letter(text):
    made = b"".join(repaired(io.BytesIO(f"<r>{text}</r>".encode("utf-8", "replace")).read, "utf-8"))
    pieces = []
    parser = expat.ParserCreate("utf-8")
    parser.CharacterDataHandler = pieces.append
    parser.Parse(made, True)
    if not set("<&") & set(text):
        letters = "".join(filter(str.isalpha, text.encode("utf-8", "replace").decode()))
        assert "".join(filter(str.isalpha, "".join(pieces))) == letters


@given(st.lists(st.sampled_from(["да", '"', '""', '"""', ",", ' "', '",', '","', "\\", " "])).map("".join))
def test_a_repaired_row_keeps_all_but_quotation_marks_and_delimiters(row):
    fields = repaired_fields(row, ",", '"')
    assert "".join(fields).replace('"', "").replace(",", "") == row.replace('"', "").replace(",", "")


@given(st.lists(st.text(st.sampled_from('да", \n')), min_size=1))
def test_a_sound_row_is_repaired_to_its_own_fields(fields):
    line = io.StringIO()
    csv.writer(line, quoting=csv.QUOTE_ALL, lineterminator="").writerow(fields)
    read_again = repaired_fields(line.getvalue(), ",", '"')
    assert read_again == fields or any('",' in field or field.endswith('"') for field in fields)


@pytest.mark.parametrize("name", ["a.fb2", "tei.xml", "opencorpora.xml", "mediawiki.xml"])
def test_repairing_what_is_well_formed_changes_no_text(tmp_path, name):
    data = b"".join(repaired(io.BytesIO(FILES[name]).read, "utf-8"))
    assert read(tmp_path, f"1{name}", data) == read(tmp_path, name, FILES[name])


@pytest.mark.parametrize("notes", ["end", "inline", "drop"])
def test_notes_of_a_book(tmp_path, notes):
    book = (
        "<FictionBook><body><p>Лёд<a href='#n1'>[1]</a> тонок<a href='#n9'>[9]</a>.</p></body><body name='notes'>"
        "<section id='n1'><title>1</title><p>До марта.</p></section><section id='n2'>Ничей.</section></body>"
        "</FictionBook>"
    )
    expected = {
        "end": "Лёд[1] тонок[9].\n\n1\n\nДо марта.\n\nНичей.",
        "inline": "Лёд [До марта.] тонок[9].\n\nНичей.",
        "drop": "Лёд тонок[9].",
    }
    assert read(tmp_path, "a.fb2", book, notes=notes) == ([expected[notes]], [])


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("2021-05-03T10:00:00", "2021-05-03"),
        ("2021-05-03T23:30:00.123+03:00", "2021-05-03"),
        ("2021-05-03 10:00", "2021-05-03"),
        ("2021-05-03T10:00:00Z", "2021-05-03"),
        ("2021-05-03T10:00:00+03:00[Europe/Moscow]", "2021-05-03"),
        ("2021-05-03t10:00:00z", "2021-05-03"),
        ("20210503T100000Z", "2021-05-03"),
        ("20210503T10", "2021-05-03"),
        ("20210230T100000", None),
        ("2021-02-30T10:00:00", None),
        ("2021-05-03T", None),
        ("2021-05-03 утром", None),
    ],
)
def test_time_stamps_are_dates_and_what_is_none_is_counted(tmp_path, value, date):
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": "Да", "date": value}), "utf-8")
    corpus = Corpus(tmp_path / "a.jsonl")
    [document] = corpus
    assert (document.date, document.meta) == (date, {} if date else {"date": value})
    assert ("1 date not read" in repr(corpus)) == (date is None)


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        ("Рассказ о весне", "cp1251"),
        ("ТОМ 2", "cp866"),
        ("Стихи", "cp866"),
        ("Über Flüsse", "cp437"),
        ("Стихи", "utf-8"),
    ],
)
def test_names_in_a_zip_are_told_by_their_letters(tmp_path, name, encoding):
    raw = f"{name}.txt".encode(encoding)
    data = packed_zip({"X" * len(raw): "Да"}).replace(b"X" * len(raw), raw)
    assert zipfile.is_zipfile(io.BytesIO(data))
    (tmp_path / "a.zip").write_bytes(data)
    assert [document.id for document in Corpus(tmp_path / "a.zip")] == [f"a/{name}"]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("<persName xml:lang='ru'>Толстой, Лев</persName><idno>Q7243</idno>", "Толстой, Лев"),
        ("<name>Козьма Прутков</name><name>Kozma Prutkov</name>", ["Козьма Прутков", "Kozma Prutkov"]),
        ("<persName><surname>Толстой</surname>, <forename>Лев</forename></persName>", "Толстой, Лев"),
        ("<forename>Лев</forename><surname>Толстой</surname>", "Лев Толстой"),
    ],
)
def test_authors_of_tei(tmp_path, names, expected):
    title = "<title>Письмо <persName>Анны</persName> брату</title>"
    header = f"<teiHeader><fileDesc><titleStmt>{title}<author>{names}</author></titleStmt></fileDesc></teiHeader>"
    (tmp_path / "a.xml").write_text(f"<TEI>{header}<text><p>Да.</p></text></TEI>", "utf-8")
    [document] = Corpus(tmp_path / "a.xml")
    assert document.meta == {"title": "Письмо Анны брату", "author": expected}


def test_a_folder_of_taiga_is_read_like_its_archive(tmp_path):
    for name in "texts/1.txt", "tagged_texts/1.txt", "metatable_texts.txt", "tables/1.txt":
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name, "utf-8")
    corpus = Corpus(tmp_path)
    assert [document.id for document in corpus] == ["tables/1", "texts/1"]
    assert "2 of unknown suffix left out" in repr(corpus)
    assert [document.id for document in Corpus(tmp_path / "tagged_texts")] == ["1"]
    assert len(list(Corpus(tmp_path, format="text"))) == 4


def test_only_the_markup_of_a_page_dates_it(tmp_path):
    for number, date in enumerate(("<time datetime='2021-05-03'>3 мая</time>", "<footer>© 2019 Газета</footer>")):
        (tmp_path / f"{number}.html").write_text(f"<html><body><p>Снег сошёл.</p>{date}</body></html>", "utf-8")
    assert [document.date for document in Corpus(tmp_path)] == ["2021-05-03", None]
