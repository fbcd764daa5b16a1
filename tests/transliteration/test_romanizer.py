"""Words in a scheme, and the fast form of texts, against a plain interpreter of the data."""

from types import MappingProxyType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import rucorpus
from interpreter import interpret
from rucorpus._base.edits import apply
from rucorpus._transliteration import romanizer
from rucorpus._transliteration.byte_romanizer import ByteRomanizer
from rucorpus._transliteration.byte_tables import byte_tables
from rucorpus._transliteration.romanizer import Romanizer
from rucorpus._transliteration.schemes import Scheme, SpellingRule, find
from strategies import cyrillic

SCHEMES = rucorpus.schemes()
each_scheme = pytest.mark.parametrize("name", SCHEMES)


@each_scheme
@settings(max_examples=50)
@given(text=cyrillic)
def test_a_plain_interpreter_of_the_data_agrees(name, text):
    assert rucorpus.transliterate(text, name, protect=None) == interpret(SCHEMES[name], text)


ALPHABET = "".join(chr(code) for code in range(0x430, 0x530) if chr(code).isalpha() and chr(code).islower())
NOTHING = MappingProxyType({})


@st.composite
def any_scheme(draw):
    """A scheme of up to 128 letters, more than a code page can hold."""
    letters = ALPHABET[: draw(st.integers(3, len(ALPHABET)))] + draw(st.sampled_from(["", "'", "’ʼ"]))
    outs = st.sampled_from(["", "a", "sh", "·y·", "ʺ", "ŝ", "t͡s", "ıi"])
    near = st.lists(st.sampled_from(letters), max_size=4).map("".join)
    before = st.just(()) | st.tuples(near.map("^{}".format) | near.filter(bool) | st.just("*"), near.filter(bool))
    after = st.just(()) | st.tuples(near.filter(bool) | st.just("*"), near.map("{}$".format) | near.filter(bool))
    rules = st.lists(st.builds(SpellingRule, st.sampled_from(letters.strip("'’ʼ")), outs, before, after), max_size=9)
    written = {letter: draw(outs) if index < 40 else "xyz" for index, letter in enumerate(letters)}
    words = draw(st.dictionaries(st.text(letters[:3], min_size=1, max_size=3), st.just("q"), max_size=2))
    return Scheme(
        "any", "", None, "", ("ru",), (), None, (), "", written, tuple(draw(rules)), NOTHING,
        {word: tuple(out * len(word)) for word, out in words.items()}, {"ı": "İ"}, NOTHING,
    )  # fmt: skip


@given(any_scheme(), cyrillic | st.text(ALPHABET + ALPHABET.upper() + "' ’", max_size=20))
def test_any_scheme_is_written_as_a_plain_interpreter_writes_it(scheme, text):
    romanizer = Romanizer(scheme)
    assert apply(text, romanizer.edits(text)) == interpret(scheme, text)
    assert ByteRomanizer(romanizer).romanize(text) == interpret(scheme, text)


@given(any_scheme())
def test_a_code_page_has_256_codes_and_no_character_twice(scheme):
    tables = byte_tables(Romanizer(scheme))
    sources = [source for source in tables.sources if source != "\ufffe"]
    assert len(sources) == len(set(sources))
    assert [len(row) for row in (tables.sources, tables.outputs, tables.classes, tables.decoding)] == [256] * 4
    assert all(tables.sources[ord(char)] == char for char in "\t\n\r Az~")


def test_the_letters_of_russian_have_codes_in_every_scheme():
    for name in SCHEMES:
        scheme = find(name)
        if "ru" in scheme.languages and scheme.letters:
            sources = byte_tables(Romanizer(scheme)).sources
            assert {*"абвгдежзиклмнопрстуфхцчшщъыьэюя"} & scheme.letters.keys() <= set(sources), name


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Щука ЩУКА щука", "Shchuka SHCHUKA shchuka"),
        ("ОбЩина ОбщинА НИЩ нИЩ иЩ", "ObShchina ObshchinA NISHCH nISHCH iShch"),
        ("ЖЭКи ЖЭК", "ZHEKi ZHEK"),
        ("Щ-Щ щ'Щ Щ'Щ Щ'щ", "Shch-Shch shch'Shch SHCH'SHCH Shch'shch"),
        ("Щ\u0301А Щ\u0301а", "SHCH\u0301A Shch\u0301a"),
        ("ЭТО Я", "ETO YA"),
        ("Я ЗНАЮ", "YA ZNAYU"),
        ("ЭТО Я знаю", "ETO Ya znayu"),
        ("ЭТО. Я, и ОН", "ETO. YA, i ON"),
        ("ЭТО Я И Я", "ETO YA I YA"),
        ("ЭТО\nЯ", "ETO\nYa"),
        ("ЭТО\rЯ\rЭТО", "ETO\rYa\rETO"),
        ("Это Я", "Eto Ya"),
        ("Я", "Ya"),
        ("IBM Я", "IBM YA"),
        ("ЭТО" + " " * 29 + "Я", "ETO" + " " * 29 + "YA"),
        ("ЭТО" + " " * 30 + "Я", "ETO" + " " * 30 + "YA"),
        ("ЭТО" + " " * 31 + "Я", "ETO" + " " * 31 + "Ya"),
        ("Я" + " " * 30 + "ЭТО", "YA" + " " * 30 + "ETO"),
        ("Я" + " " * 31 + "ЭТО", "Ya" + " " * 31 + "ETO"),
    ],
)
def test_a_capital_is_written_in_capitals_among_capitals(text, written):
    assert rucorpus.transliterate(text, "wikipedia") == written
    assert apply(text, Romanizer(find("wikipedia")).edits(text)) == written


@pytest.mark.parametrize("size", [64, 65, 5000])
def test_only_a_word_of_64_characters_at_most_is_remembered(size):
    romanizer._remembered.cache_clear()
    assert Romanizer(find("wikipedia")).word("Щ" * size) == "SHCH" * size
    assert romanizer._remembered.cache_info().currsize == (size <= 64)
