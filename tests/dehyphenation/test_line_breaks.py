"""Where a word may be broken: which lines between two halves are the end of a page, and how long they may be."""

import pytest

from rucorpus import dehyphenate
from rucorpus._dehyphenation.line_breaks import GROUPS, broken_words
from rucorpus._dehyphenation.page_lines import with_second_half

HEAD = "Г" + "а" * 60
FIRST_LINE = "к" * 60
CAPITALS = "КНИГА " * 10

PAGE_ENDS = {
    "a form feed": "\f",
    "a form feed after nine line ends": "\n" * 9 + "\f",
    "a form feed before four line ends": "\f\n\n\n\n",
    "a number of one digit": "\n7\n\f",
    "a number of four digits": "\n1234\n\f",
    "a Roman number of one letter": "\n\nV\n\f",
    "a Roman number of seven letters": "\n\nXXXVIII\n\f",
    "a Roman number of seven small letters": "\n\nxxxviii\n\f",
    "four empty lines around a number": "\n\n\n\n\n7\n\n\n\n\n",
    "a number in dashes": "\n\n— 7 —\n\n",
    "a number between hyphens": "\n-7-\n\f",
    "a number between spaced hyphens": "\n- 7 -\n\f",
    "a number with a word": "\n\nстр. 7\n\n",
    "a number in brackets": "\n\n[7]\n\n",
    "a number after a form feed": "\f1234\n",
    "a head alone": f"\n\n{HEAD}\n\n",
    "a head of one letter": "\n\nЯ\n\n",
    "a head between four empty lines": f"\n\n\n\n\n{HEAD}\n\n\n\n\n",
    "a head with spaces after it": f"\n\n{HEAD} \n\n",
    "a number and a head": f"\n\n7\n\n{HEAD}\n\n",
    "a first line after its number": f"\f1234 {FIRST_LINE}\n",
    "a first line of one letter": "\f7 к\n",
    "a first line before its number": f"\f{FIRST_LINE} 1234\n",
    "a first line of three capitals": "\fЗИМ\n",
    "a first line of sixty capitals": f"\f{CAPITALS[:59]}А\n",
    "a first line of two capitals": "\fЗИ\n",
    "a first line of 61 letters": f"\f{HEAD}\n",
    "a head without empty lines": "\nЗимний вечер\n",
    "a head and a number": "\nЗимний вечер 12\n",
    "a signature": "\nКн. 2. Отд. I.\n",
    "a number without empty lines": "\n44\n",
    "a number with a word, without empty lines": "\nс. 44\n",
    "a note": "\n1 Так в первом издании.\n",
    "a note after a rule, and a form feed": "\n____\n2 Дом снесён,\nна его месте сад.\n\f",
    "two notes, a number and a form feed": "\n1 Там же.\n2 Там же.\n44\n\f",
    "a signature, a form feed and a head": "\nЗаказ 218\n\fЗимний вечер\n\n",
    "four line ends after a first line": "\f7 к\n\n\n\n\n",
}
NO_PAGE_ENDS = {
    "an empty line": "\n\n",
    "ten line ends before a form feed": "\n" * 10 + "\f",
    "five line ends after a form feed": "\f\n\n\n\n\n",
    "a number of five digits": "\n\n12345\n\f",
    "a Roman number of eight letters": "\n\nLXXXVIII\n\f",
    "five empty lines before a number": "\n\n\n\n\n\n7\n\n",
    "five empty lines after a number": "\n\n7\n\n\n\n\n\n",
    "a head of 62 letters": f"\n\n{HEAD}а\n\n",
    "five empty lines before a head": "\n\n\n\n\n\nГлава\n\n",
    "five empty lines after a head": "\n\nГлава\n\n\n\n\n\n",
    "a small letter": "\n\nглава\n\n",
    "a head that ends with a broken word": "\n\nГлава вто-\n\n",
    "a head that ends with a broken word and a space": "\n\nГлава вто- \n\n",
    "a Roman number before a hyphen": "\n\nV-\n\n",
    "a head of two lines": "\n\nГлава\nвторая\n\n",
    "a first line of 61 letters after its number": f"\f7 {FIRST_LINE}к\n",
    "a first line of 61 letters before its number": f"\f{FIRST_LINE}к 7\n",
    "a first line after a number of five digits": "\f12345 к\n",
    "a first line before a number of five digits": "\fк 12345\n",
    "a first line of 62 letters": f"\f{HEAD}а\n",
    "five line ends after a first line": "\f7 к\n\n\n\n\n\n",
}


@pytest.mark.parametrize("between", PAGE_ENDS.values(), ids=PAGE_ENDS)
def test_a_page_ends_between_two_halves(between):
    assert dehyphenate(f"Вышла луна, и ста-{between}ло светло.") == f"Вышла луна, и стало{between}светло."


@pytest.mark.parametrize("between", NO_PAGE_ENDS.values(), ids=NO_PAGE_ENDS)
def test_no_page_ends_between_two_halves(between):
    assert "стало" not in dehyphenate(f"Вышла луна, и ста-{between}ло светло.")


def test_a_number_of_five_digits_is_a_second_half_and_no_page_number():
    assert dehyphenate("Вышел код-\n12345\n\fздесь") == "Вышел\nкод-12345\n\fздесь"


@pytest.mark.parametrize(
    "between",
    [
        "\n* Так у автора.\n",
        "\n[44]\n",
        "\n1 Дом снесён,\nна его месте сад.\n",
        "\n\fЗимний вечер\nи другие повести\n\n",
    ],
)
@pytest.mark.parametrize(("first", "second"), [("ста", "ло"), ("Ста", "ло")])
def test_what_may_be_lines_of_a_page_is_left_alone(first, second, between):
    text = f"Над рекой взошла луна, и кругом вдруг {first}-{between}{second} светло."
    assert dehyphenate(text) is text


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("Он видел Алма-\nАту весной.", "Он видел Алма-Ату\nвесной."),
        ("Он живёт в Нью-\n\fЙорке давно.", "Он живёт в Нью-Йорке\n\fдавно."),
        ("Летит Як-\n40 сегодня.", "Летит Як-40\nсегодня."),
        ("Обошёл пол-\nМосквы пешком.", "Обошёл пол-Москвы\nпешком."),
        ("За 20-\n30 рублей.", "За 20-30\nрублей."),
    ],
)
def test_a_capital_or_a_number_can_be_a_second_half(text, mended):
    assert dehyphenate(text) == mended


@pytest.mark.parametrize("number", ["-7-", "-12-", "-123-", "-1234-"])
def test_a_page_number_between_hyphens_is_no_first_half(number):
    for text in (f"Вышла луна.\n{number}\n\fСтало светло.", f"Вышла луна.\n {number}\nСтало светло."):
        assert dehyphenate(text) is text


@pytest.mark.parametrize("number", ["7-", "--7-", "-12345-", "а-7-"])
def test_other_numbers_before_a_hyphen_are_first_halves(number):
    assert dehyphenate(f"Вот {number}\nлетие и") == f"Вот {number}летие\nи"


def test_a_title_needs_no_small_letter_after_it():
    assert dehyphenate("Вышел Мамин-\n\n7\n\nГлава вторая\n\nСибиряк тут") == (
        "Вышел Мамин-Сибиряк\n\n7\n\nГлава вторая\n\nтут"
    )
    text = "Вышел Мамин-\n\n7\n\nГлава вторая.\n\nСибиряк тут"
    assert dehyphenate(text) is text


@pytest.mark.parametrize(
    ("text", "between"),
    [
        *(("мо-\nре", "\n"), ("мо- \t\u00a0 \n  ре", "\n  "), ("мо-\u00ad   \nре", "\n"), ("мо‐\r\nре", "\r\n")),
        *(("мо¬\u2028ре", "\u2028"), ("мо\u00ad\u0085ре", "\u0085"), ("мо‑\rре", "\r"), ("мо\u0301-\nре", "\n")),
        *(("мо-\f\f\nре", None), ("мо--\nре", None), ("мо - \nре", None), ("мо-\x0bре", None), ("мо-\n(ре", None)),
    ],
)
def test_a_hyphen_after_a_letter_and_a_line_end_are_a_break(text, between):
    found = [broken["between"] for word in broken_words(text) for broken in word]
    assert found == ([between] if between else [])


def test_breaks_of_all_hyphens_come_in_order():
    text = "мо‐\nре мо-\nре мо¬\nре мо\u00ad\nре мо-\nре мо‑\nре"
    starts = [word[0].start() for word in broken_words(text)]
    assert starts == [2, 9, 16, 23, 30, 37]


def test_a_break_within_the_end_of_a_page_belongs_to_it():
    for hyphen in "-¬":
        [[broken]] = broken_words(f"ста-\n\nГла{hyphen} ва\n\nло", across_spaces=True)
        assert broken["page"] == f"\n\nГла{hyphen} ва\n\n"


@pytest.mark.parametrize(("dash", "moves"), [("—", True), ("-", True), ("--", True), ("---", False), ("—а", False)])
def test_a_dash_of_one_or_two_characters_is_pulled_up(dash, moves):
    [[broken]] = broken_words(f"пере-\nстал {dash} и")
    assert broken["second"] == (f"стал {dash}" if moves else "стал")


@pytest.mark.parametrize(("letters", "left"), [(57, True), (58, False)])
def test_a_token_is_looked_at_for_64_characters(letters, left):
    before = f"Про://{'а' * letters}чере-\nмуха и"  # the address is seen while :// is among the last 64
    assert (dehyphenate(before, protect=None) == before) == left
    after = f"Про чере-\nмуха{'а' * (letters + 2)}@ и"
    assert (dehyphenate(after, protect=None) == after) == left


@pytest.mark.parametrize(
    "text",
    [
        "мо-\nре",
        "мо­\nре",
        "мо- ре",
        "мо\n-\nре",
        "мо—\nре",
        "мо¬ре",
        "Мы видели обла-\nМорские рассказы\nка на западе.",
    ],
)
def test_the_groups_of_every_pattern_have_one_order(text):
    [[broken]] = broken_words(text, across_spaces=True, replace=with_second_half)
    assert tuple(broken.re.groupindex) == GROUPS
