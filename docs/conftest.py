"""What the examples of these pages find beside them: a book of two pages."""

import pytest

from printed import pdf

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


@pytest.fixture(autouse=True)
def _a_book_beside_the_page(monkeypatch, tmp_path):
    tmp_path.joinpath("book.pdf").write_bytes(pdf(BOOK))
    monkeypatch.chdir(tmp_path)
