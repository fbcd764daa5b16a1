"""What the examples of these pages find beside them: a book of two pages, and a crawl of one."""

import gzip

import pytest

from printed import pdf

# For Sphinx, which has an environment of its own. A `collect_ignore` here would hide that of the root.
collect_ignore_glob = ["conf.py", "_extensions", "_static"]

BOOK = [
    [
        "Вечером над рекой подня-",
        "лся туман, и огни за-",
        "речных деревень ста-",
        "ли жёлтыми пятнами. Где-",
        "то пели, но песня дохо-",
    ],
    ["7", "дила только до юго-", "западного берега."],
]
PAGE = """<html><head><title>Лёд</title></head><body><nav><a href="/">Домой</a></nav><article><h1>Лёд сошёл</h1>
<p>Лёд на реке сошёл в ночь на субботу, на неделю раньше, чем в прошлом году, сообщили на метеостанции.</p>
<p>Первые лодки вышли на воду утром, а паром, по словам его капитана, начнёт ходить не раньше мая.</p></article>
</body></html>"""


def crawl():
    """Return an archive of the web with one page."""
    page = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + PAGE.encode()
    facts = {
        "WARC-Type": "response",
        "WARC-Target-URI": "https://example.org/led",
        "WARC-Date": "2022-01-10T05:00:00Z",
        "Content-Type": "application/http; msgtype=response",
        "Content-Length": len(page),
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in facts.items())
    return gzip.compress(f"WARC/1.0\r\n{head}\r\n".encode() + page + b"\r\n\r\n")


@pytest.fixture(autouse=True)
def _files_beside_the_page(monkeypatch, tmp_path):
    tmp_path.joinpath("book.pdf").write_bytes(pdf(BOOK))
    tmp_path.joinpath("crawl.warc.gz").write_bytes(crawl())
    monkeypatch.chdir(tmp_path)
