"""Which dashes between numbers are those of a range, at the bounds of every rule."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rucorpus._typography import number_contexts as contexts
from rucorpus._typography.number_ranges import is_range


def digits(count):
    return "1" + "0" * (count - 1), "2" + "0" * (count - 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("4-5", True),
        ("5-5", False),
        ("0-5", True),
        ("007-010", False),
        ("00-5", False),
        ("2,5-2,6", True),
        ("2,5-2,5", False),
        ("1 000-1 001", True),
        ("1941-45", True),
        ("1941-41", False),
        ("1941-1942", True),
        ("IX-XI", True),
        ("XI-XI", False),
        ("IIX-XX", False),
        ("V-I вв. до н. э.", True),
        ("5-1 вв. до н. э.", True),
        ("5-5 вв. до н. э.", False),
        ("177:1-176", True),
        ("178:1-177", False),
        ("11:1-3", True),
        ("11:3-3", False),
        ("11:1-0003", False),
        ("09.00-18.00", True),
        ("09.00-09.00", False),
        ("09.00-24.00", True),
        ("09.00-25.00", False),
        ("1240-1241,1234-1235", True),
        ("1234-1235,1240", True),
        ("1240-1241," * 3 + "1234-1235", True),
        ("10-11," + "1240-1241," * 3 + "1234-1235", False),  # 40 characters before the dash
        ("1-11," + "1240-1241," * 3 + "1234-1235", True),
        ("в 10-15.", False),
        ("в 10-16.", True),
        ("в 20-55.", False),
        ("до 24-55.", False),
        ("встал в 6-52.", False),
        ("встал в 6-60.", True),
        ("встал в 6-52 дома.", True),
        ("стиль в 6-52.", True),
        ("до 25-55.", True),
        ("ГОСТ 5-7", False),
        ("123-4567, 234-567", False),
        ("-".join(digits(40)), True),
        ("-".join(digits(41)), False),
    ],
)
def test_a_range(text, expected):
    position = text.rindex("-")
    assert is_range(text, position, position + 1) is expected


WORDS = [
    *(
        "счёт",
        "СО",
        "со",
        "счётом",
        "по",
        "пенальти",
        "буллитам",
        "в",
        "В",
        "серии",
        "(победа",
        "выиграл",
        "(разгромил",
    ),
    *("матч:", "Матч", "«Заря»", "«Три", "сосны»,", "—", "-", "–", '"Луч"', "Заря,", "Заря:", "Луч", "тел.", "(тел."),
    *(
        "ГОСТ",
        "дом",
        "д.",
        "л.",
        "ул.",
        "пер.",
        "Садовая,",
        "позвоните",
        "№",
        "N",
        "паспорт",
        "карта",
        "номер:",
        "начало:",
    ),
    *("улица", "шоссе", "адрес:", "рейс", "рабочий", "набери", "справок:", "обращайтесь:", "код", "замка", "заявка"),
    *("тайм", "Сет:", "стало", "игре", "ведут", "первый", "период", "пропустили:", "финале", "на", "выезде", "табло"),
    *("сеанс", "с", "До", "после", "(", "(3-1", "(2:2", "и", "на", "5"),
]
BEFORE = st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join)


@given(before=BEFORE, end=st.sampled_from(["", " ", ": ", ", "]))
def test_what_is_checked_before_the_patterns_overlooks_nothing(before, end):
    before = (before + end)[-contexts.LONGEST_BEFORE :]
    last = re.compile(r"-(?P<number>\d+)").match(f"{before}3-5", len(before) + 1)
    found = contexts.is_no_range(before, "3", last)
    if re.search(contexts._CODE_BEFORE, before[-contexts._LONGEST_CODE :]):
        assert found
    if re.search(contexts._SCORE_BEFORE, before) or re.search(contexts._RESULT_BEFORE, before):
        assert found
