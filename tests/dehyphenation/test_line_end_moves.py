"""Where the line end of a broken word goes, if not to the spaces after it."""

import pytest

from rucorpus import dehyphenate
from rucorpus._dehyphenation.line_end_moves import Gap, gap_before


@pytest.mark.parametrize(
    ("text", "gap"),
    [
        *(("Цвела чере-", Gap(5, 6)), ("Цвела \t чере-", Gap(5, 8)), ("чере-", None), (" чере-", None)),
        *(("Цвела\nчере-", None), ("Цвела\n чере-", None), ("бело- чере-", None), ("- чере-", Gap(1, 2))),
        (f"а{' ' * 63}чере-", Gap(1, 64)),
        (f"а{' ' * 64}чере-", None),
    ],
)
def test_the_gap_before_a_word(text, gap):
    assert gap_before(text, len(text) - 1, 0) == gap


def test_a_gap_that_is_taken_is_not_used_again():
    assert gap_before("Цвела чере-", 10, 5) is None
    assert dehyphenate("Вот го-\nрод дере-\nво.\nДа и") == "Вот город\nдерево.\nДа\nи"


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("чере-\nмуха\nу реки", "черемуха\nу\nреки"),
        ("чере-\nмуха\nлес — роща и", "черемуха\nлес —\nроща и"),
        ("чере-\nмуха\nбело- и чёрный", "черемуха\nбело- и\nчёрный"),
        ("мо-\nло-\n\n7\n\nко\n\nИ тут", "молоко\n\n\n7\n\n\n\nИ тут"),
        ("чере-\nмуха\nлес –", "черемуха\nлес –\n"),
        ("чере-\nмуха\nбело- \nи", "черемуха\nбело- \nи\n"),
        ("чере-\nмуха\n\nУ реки", "черемуха\n\n\nУ реки"),
        ("чере-\nмуха\n \t\nУ реки", "черемуха\n\n \t\nУ реки"),
        ("чере-\nмуха\fУ реки", "черемуха\n\fУ реки"),
        ("чере-\nмуха\nро-\nща\nу реки", "черемуха\nроща\nу\nреки\n"),
        ("чере-\nмуха\nро-\nща\nу реки и", "черемуха\nроща\nу\nреки\nи"),
        ("чере-\nмуха\nу го-\nры и", "черемуха\nу\nгоры\nи"),
        ("а-\nб-\n\n7\n\nв г", "а-б-в\n\n7\n\nг\n"),
    ],
)
def test_a_line_end_without_a_gap_beside_its_word_goes_to_the_next_one(text, mended):
    assert dehyphenate(text) == mended


@pytest.mark.parametrize(
    "text", ["Вот авто-\n\n7\n\nмото- и велоспорт.", "Вот авто-\fмото- вело- фото-", "авто-\n7\n\fмото-\n\nГлава"]
)
def test_a_page_end_does_not_move_to_a_hyphen(text):
    assert dehyphenate(text) is text
