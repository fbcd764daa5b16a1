"""A small file of every format, and every compression and archive: what the tests of the reader write and damage.

Without the extra that makes a file, it is empty; only tools/output_digest.py runs without extras, and leaves it out.
"""

import bz2
import csv
import gzip
import io
import json
import lzma
import tarfile
import zipfile

try:
    import pyarrow
    import pyarrow.parquet
except ImportError:
    pyarrow = None

try:
    from compression import zstd
except ImportError:
    try:
        from backports import zstd
    except ImportError:
        zstd = None

TEXTS = ["Снег лежал до апреля.", "Потом пришла вода, и лёд ушёл."]
ROWS = [
    {"id": "a1", "text": TEXTS[0], "date": "2022-01", "url": "/1"},
    {"id": "a2", "text": TEXTS[1], "date": "2022-02-03", "url": "/2"},
]
BOTH = "\n\n".join(TEXTS)  # the text of a book


def table(delimiter):
    out = io.StringIO()
    rows = csv.DictWriter(out, [*ROWS[0]], delimiter=delimiter, quoting=csv.QUOTE_ALL)
    rows.writeheader()
    rows.writerows(ROWS)
    return out.getvalue().encode()


def parquet():
    out = io.BytesIO()
    if not pyarrow:
        return b""
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(ROWS), out)
    return out.getvalue()


def arrow(kind="new_file"):
    if not pyarrow:
        return b""
    out, rows = io.BytesIO(), pyarrow.Table.from_pylist(ROWS)
    with getattr(pyarrow.ipc, kind)(out, rows.schema) as writer:
        writer.write_table(rows)
    return out.getvalue()


def conllu():
    lines = []
    for row in ROWS:
        lines += [f"# newdoc id = {row['id']}", f"# url = {row['url']}", "# sent_id = 1", f"# text = {row['text']}"]
        lines += [f"{number}\t{word}" + "\t_" * 8 for number, word in enumerate(row["text"].split(), 1)] + [""]
    return "\n".join(lines).encode() + b"\n"


def opencorpora():
    texts = "".join(
        f'<text id="{row["id"]}" parent="0" name="N"><tags><tag>url:{row["url"]}</tag></tags><paragraphs><paragraph>'
        f'<sentence id="1"><source>{row["text"]}</source><tokens><token id="1" text="x"/></tokens></sentence>'
        "</paragraph></paragraphs></text>\n"
        for row in ROWS
    )
    return f'<?xml version="1.0" encoding="utf-8"?>\n<annotations version="0.1">\n{texts}</annotations>\n'.encode()


def mediawiki():
    pages = "".join(
        f"<page><title>N</title><ns>0</ns><id>{row['id']}</id><revision><id>9</id><timestamp>2022-01-10T00:00:00Z"
        f'</timestamp><text xml:space="preserve">{row["text"]}</text></revision></page>\n'
        for row in ROWS
    )
    return f'<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/">\n{pages}</mediawiki>\n'.encode()


def fb2():
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<FictionBook xmlns="http://www.gribuser.ru/xml/fictionbook/2.0">'
        "<description><title-info><genre>prose</genre><author><first-name>Анна</first-name><last-name>Лужина</last-name>"
        '</author><book-title>Весна</book-title><date value="2022-01-01">2022</date></title-info></description>'
        f"<body><section><p>{TEXTS[0]}</p>\n<p>{TEXTS[1]}</p></section></body><binary>AAAA</binary></FictionBook>"
    ).encode()


def tei():
    return (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Весна</title>'
        "<author>Анна Лужина</author></titleStmt></fileDesc><profileDesc><creation>"
        '<date when="2022"/></creation></profileDesc></teiHeader>'
        f"<text><body><p>{TEXTS[0]}</p>\n<p>{TEXTS[1]}</p></body></text></TEI>"
    ).encode()


def epub():
    chapter = '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>N</title></head><body><p>{}</p></body></html>'
    return packed_zip({
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<container><rootfiles><rootfile full-path="OPS/p.opf"/></rootfiles></container>',
        "OPS/p.opf": '<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>Весна</dc:title>'
        "<dc:creator>Анна Лужина</dc:creator><dc:date>2022</dc:date></metadata><manifest>"
        '<item id="c2" href="2%20.xhtml"/><item id="c1" href="1.xhtml"/></manifest>'
        '<spine><itemref idref="c1"/><itemref idref="c2"/></spine></package>',
        "OPS/1.xhtml": chapter.format(TEXTS[0]),
        "OPS/2 .xhtml": chapter.format(TEXTS[1].replace(" ", "&nbsp;", 1)),
    })  # fmt: skip


def packed_zstd(data):
    return zstd.compress(data, options={zstd.CompressionParameter.checksum_flag: 1}) if zstd else b""


def packed_zip(members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name, (2022, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def packed_tar(members, mode="w"):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:
        for name, data in members.items():
            header = tarfile.TarInfo(name)
            header.size = len(data)
            archive.addfile(header, io.BytesIO(data))
    return out.getvalue()


JSONL = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in ROWS).encode()
FILES = {
    "a.txt": f" date 2022-01 {BOTH}\n".encode(),
    "a.jsonl": JSONL,
    "a.json": json.dumps(ROWS, ensure_ascii=False, indent=1).encode(),
    "a.csv": table(","),
    "semicolons.csv": table(";"),
    "a.tsv": table("\t"),
    "a.parquet": parquet(),
    "a.arrow": arrow(),
    "stream.arrow": arrow("new_stream"),
    "a.conllu": conllu(),
    "opencorpora.xml": opencorpora(),
    "mediawiki.xml": mediawiki(),
    "a.fb2": fb2(),
    "tei.xml": tei(),
    "a.epub": epub(),
}
ARTICLE = [f"{text} Так написали в газете, и все с этим согласились." for text in TEXTS]


def html():
    paragraphs = "".join(f"<p>{text}</p>" for text in ARTICLE)
    return f"<html><head><title>Весна</title></head><body><article>{paragraphs}</article></body></html>".encode()


def warc():
    answer = b"HTTP/1.0 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + html()
    headers = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/{}\r\n"
        "WARC-Date: 2022-01-10T05:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(answer)}\r\n\r\n"
    )
    return b"".join(headers.format(number).encode() + answer + b"\r\n\r\n" for number in "12")


# Files whose text is not TEXTS.
PAGES = {
    "a.html": html(),
    "a.warc": warc(),
    "a.srt": "".join(f"{n}\n00:00:0{n},000 --> 00:00:0{n},900\n{text}\n\n" for n, text in enumerate(TEXTS, 1)).encode(),
}
PACKINGS = {
    ".gz": lambda name, data: gzip.compress(data, mtime=0),
    ".bz2": lambda name, data: bz2.compress(data),
    ".xz": lambda name, data: lzma.compress(data),
    ".zst": lambda name, data: packed_zstd(data),
    ".zip": lambda name, data: packed_zip({name: data}),
    ".tar": lambda name, data: packed_tar({name: data}),
    ".tar.gz": lambda name, data: gzip.compress(packed_tar({name: data}), mtime=0),
    ".tgz": lambda name, data: gzip.compress(packed_tar({name: data}), mtime=0),
    ".tar.zst": lambda name, data: packed_zstd(packed_tar({name: data})),
}
