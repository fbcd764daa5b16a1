"""fix_mojibake: how much work it is. What is priced is counted; no clock."""

from collections import Counter
from itertools import islice, permutations, product

import pytest

from rucorpus import fix_mojibake
from rucorpus._encodings import misreadings, mojibake, pieces, repairs
from strategies import SENTENCES

PARTS = sorted({text[start : start + size] for text in SENTENCES for start in range(60) for size in (2, 3, 4, 6, 9)})
DISTINCT_LINES = {
    "words": sorted({word for text in SENTENCES for word in text.split()}),
    "parts of words": PARTS,
    "parts of words in capitals": [part.upper() for part in PARTS],
    "numbers": [f"№ {number}" for number in range(1000)],
    "pieces": [f"{number} шт." for number in range(1000)],
    "prices": [f"{number} руб. {number % 100} коп." for number in range(1000)],
    "messages": [f"12:{number % 60} Петя{number}: ок" for number in range(1000)],
}
SHORT_LINES = ["ок", "да", "нет", "Ага", "мо-", "\f", "№ 5", "рейнвейн", "«а", "12 шт.", "", "да ну", "\u00ad \u00ad"]


@pytest.fixture
def priced(monkeypatch):
    """What is priced while a test runs: by the name of the function, how many characters or bytes it was given."""
    characters = Counter()

    def counting(name, function):
        def counted(text, *others):
            characters[name] += len(text)
            return function(text, *others)

        return counted

    names = ("text_cost", "encoding_costs", "running_costs")
    for module, name in product((mojibake, misreadings, pieces, repairs), names):
        if function := getattr(module, name, None):
            monkeypatch.setattr(module, name, counting(name, function))
    return characters


@pytest.fixture(autouse=True)
def _nothing_remembered(monkeypatch):
    monkeypatch.setattr(mojibake, "_remembered_repairs", mojibake._for_lines(mojibake._clear_repairs))


def test_repeated_lines_of_a_chat_are_tried_once(priced):
    counts = []
    for repeat in (1, 10, 1000):
        chat = "\n".join(SHORT_LINES * repeat)
        priced.clear()
        assert fix_mojibake(chat) is chat
        assert priced.pop("running_costs") <= len(chat) + 2 + len(chat) // 256
        counts.append(priced.total())
    assert counts[1] < counts[0]
    assert counts[2] == counts[1]  # the longest lines are looked at as samples of the text


@pytest.mark.parametrize("letters", ["бвгджзклмн", "бвг№«»ѓ", "éàü§", "αβγδ"])
def test_of_many_short_lines_only_the_most_surprising_are_tried_if_none_can_be_repaired(priced, letters):
    chat = "\n".join(map("".join, islice(permutations(letters, 4), 2000)))
    chat = "\n".join(f"{line}{number}" for number, line in enumerate([*chat.split("\n")] * 3))
    assert fix_mojibake(chat) is chat
    assert priced.pop("running_costs") <= 1.1 * len(chat)
    assert priced.total() < 64 * 9 * 40


def test_a_short_corrupted_line_is_found_among_many_surprising_ones():
    chat = "\n".join(f"{word}{number}" for number, word in enumerate(["рейнвейн", "ж", "амфибии", "вдруг", "щъ"] * 200))
    damaged = "Тихий вечер".encode("koi8-r").decode("cp1251")
    assert fix_mojibake(f"{chat}\n{damaged}\n{chat}") == f"{chat}\nТихий вечер\n{chat}"


@pytest.mark.parametrize("letters", ["ах", "ахы", "хи", "гы", "эхе", "аы", "щш"])
def test_laughter_is_no_misreading(letters):
    for line in map("".join, islice(product(letters, repeat=12), 0, None, len(letters) ** 12 // 2000)):
        for laughter in (line, line * 4, line.upper(), f"{line}\n{line[::-1]}"):
            assert fix_mojibake(laughter) is laughter


def test_repeated_lines_of_a_misread_chat_are_priced_once_alone_and_twice_together(priced):
    chat = "Здравствуй, дорогой сосед\nда\nнет\nНу и ладно тогда\n" * 500
    assert fix_mojibake(chat.encode("koi8-r").decode("cp1251")) == chat
    assert priced["text_cost"] < 1000


@pytest.mark.parametrize("lines", DISTINCT_LINES.values(), ids=DISTINCT_LINES)
def test_characters_of_distinct_short_lines_are_priced_at_most_three_times(priced, lines):
    text = "\n".join(line.strip() for line in lines)
    assert fix_mojibake(text) is text
    assert priced.total() <= 3 * len(text)


CORRECT = {
    "periods in a quotation": "«а",
    "form feeds": "мо-\n\f",
    "lines of spaces": "мо-\n \n",
    "soft hyphens": "\u00ad \u00ad",
    "mixed scripts": "aб",
    "letters": "ж",
    "capitals": "Я ",
    "accents": "а\u0301 ",
    "another alphabet": "ќґé ",
    "a word": "рейнвейн ",
}


@pytest.mark.parametrize("piece", CORRECT.values(), ids=CORRECT)
def test_work_is_linear_and_small_on_hostile_text(priced, piece):
    counts = []
    for size in (40_000, 80_000):
        priced.clear()
        fix_mojibake(piece * (size // len(piece)))
        counts.append(priced.total())
    assert counts[1] - counts[0] <= 40_000 * 16  # twice for each encoding that it may have been read as


def test_only_short_lines_are_remembered_and_not_too_many():
    calls = Counter()
    remembered = mojibake._for_lines(lambda line: calls.update([line]))
    for line in ["а" * 40, "а" * 41] * 3:
        remembered(line)
    assert calls == {"а" * 40: 1, "а" * 41: 3}
    for number in range(4095):
        remembered(str(number))
    remembered("а" * 40)
    assert calls["а" * 40] == 1
    for number in range(4096):
        remembered(str(-number))
    remembered("а" * 40)
    assert calls["а" * 40] == 2
