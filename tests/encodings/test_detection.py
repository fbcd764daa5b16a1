"""detect_encoding: sentences of our own in every encoding, whole, cut, in capitals, damaged; and its limits."""

import codecs
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rucorpus import detect_encoding
from rucorpus._encodings.bigram_costs import ENCODINGS, encoding_costs
from strategies import SENTENCES

WIDE = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be")
RUSSIAN = st.lists(st.sampled_from(SENTENCES), min_size=2, max_size=4).map(" ".join)


@given(text=RUSSIAN, encoding=st.sampled_from(ENCODINGS + WIDE), capitals=st.booleans())
def test_russian_is_read_back(text, encoding, capitals):
    text = text.upper() if capitals else text
    data = text.encode(encoding)
    name = detect_encoding(data)
    assert name is not None
    assert data.decode(name) == text


@given(text=RUSSIAN, start=st.integers(0, 40), size=st.integers(50, 100), encoding=st.sampled_from(ENCODINGS))
def test_fifty_bytes_are_enough_or_the_result_is_none(text, start, size, encoding):
    data = text.encode(encoding)[start : start + size]
    name = detect_encoding(data)
    assert name is None or data.decode(name) == data.decode(encoding)


@given(text=RUSSIAN, start=st.integers(0, 5), stop=st.integers(1, 5))
def test_utf_8_may_be_cut_within_characters(text, start, stop):
    assert detect_encoding(text.encode()[start:-stop]) == "utf-8"


@given(text=RUSSIAN, encoding=st.sampled_from(ENCODINGS), repeat=st.integers(1, 30))
def test_a_sample_of_a_long_file_is_enough(text, encoding, repeat):
    data = ("<p>" * 500 + text * repeat + "</p>" * 500).encode(encoding)
    assert data.decode(detect_encoding(data)) == data.decode(encoding)


def test_the_sample_is_taken_from_the_middle_and_the_end_too():
    data = b"\xff " * 200 + " ".join(SENTENCES * 5).encode("cp1251")
    assert detect_encoding(data) == "cp1251"


def test_a_letter_far_from_the_sample_decides_between_encodings_that_agree_on_it():
    capitals = SENTENCES[1].upper().replace("Ё", "Е") * 200
    data = f"{capitals} ЁЖ, ЁЛКА И ЁРШ {capitals}".encode("mac-cyrillic")
    assert detect_encoding(data[:100]) in ("cp866", "mac-cyrillic")
    assert detect_encoding(data) == "mac-cyrillic"


OTHER_LANGUAGES = [
    ("Ukrainian", "Сьогодні вранці діти знайшли біля річки великий жовтий камінь.", "cp1251", "cp1251"),
    ("Ukrainian", "Сьогодні вранці діти знайшли біля річки великий жовтий камінь.", "koi8-u", "koi8-u"),
    ("Belarusian", "Сёння раніцай дзеці знайшлі каля ракі вялікі жоўты камень.", "cp1251", "cp1251"),
    ("Bulgarian", "Тази сутрин децата намериха край реката голям жълт камък.", "cp1251", "cp1251"),
    ("Serbian", "Јутрос су деца нашла поред реке велики жути камен.", "iso-8859-5", "iso-8859-5"),
    ("Kazakh", "Бүгін таңертең балалар өзен жағасынан үлкен сары тас тауып алды.", "utf-8", "utf-8"),
    ("Kazakh", "Бүгін таңертең балалар өзен жағасынан үлкен сары тас тауып алды.", "ptcp154", None),
    ("Kazakh", "Кешке ағам көлден үйге қайтты.", "kz1048", None),
    ("Kazakh", "Орманда көп терек өседі.", "kz1048", None),
    ("Kazakh", "Біз көлге кешке бардық.", "ptcp154", None),
    ("Greek", "Σήμερα το πρωί τα παιδιά βρήκαν μια μεγάλη κίτρινη πέτρα.", "cp1253", None),
    ("Hebrew", "הבוקר מצאו הילדים ליד הנהר אבן צהובה גדולה והביאו אותה", "cp1255", None),
    ("French", "Ce matin les élèves ont trouvé près de la rivière une pierre.", "cp1252", None),
    ("German", "Heute früh fanden die Schüler am Fluß einen großen Stein.", "cp1252", None),
    ("Polish", "Dziś rano dzieci znalazły nad rzeką duży żółty kamień.", "cp1250", None),
    ("English", "This morning the children found a big stone.", "ascii", "utf-8"),
    ("English", "This morning the children’s “stone” was lost…", "cp1252", None),
    ("Japanese", "今朝、子供たちは川のそばで大きな黄色い石を見つけました。", "shift_jis", None),
    ("Chinese", "今天早上孩子们在河边发现了一块大黄石头。", "gb18030", None),
]


@pytest.mark.parametrize(("language", "text", "encoding", "name"), OTHER_LANGUAGES)
def test_what_happens_to_other_languages(language, text, encoding, name):
    assert detect_encoding(text.encode(encoding)) == name


TITLES = ("Азия", "Аптека", "Жираф", "Хутор", "Щука и рак", "Ценные советы", "Хлеб и соль", "Письмо от бабушки", "Аист")


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_the_capital_at_the_beginning_of_a_title_is_one_of_russian(title, encoding):
    name = detect_encoding(title.encode(encoding))
    assert name is not None
    assert title.encode(encoding).decode(name) == title


RUSSIAN_LINE = "Старый учитель закрыл журнал, снял очки и смотрел в окно. " * 4
BYTES = [
    (b"", "utf-8"),
    (b"plain ASCII\r\n\x1a", "utf-8"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xff\xfe\0\0a\0\0\0", "utf-32"),
    (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0", None),
    (b"\0" * 100, None),
    (b"a" * 100 + b"\0", None),
    (RUSSIAN_LINE.encode("cp1251") + b"\0", None),
    ("да".encode("cp866"), "cp866"),
    ("по".encode("cp1251"), None),  # cp1251 leads by 9
    (b"\1\2\3\4\5\6", None),
    (b"PK\3\4\x14\0\6\0\x08\0\x9f\xb4\xe1X\xd7", None),
    (b"\x80", None),
    ("я".encode("cp1251"), None),
    (b"\xd0", None),
    ("a".encode("utf-16-le") * 9, "utf-16-le"),
    ("Слово".encode("utf-16-be"), "utf-16-be"),
    (b"\x80" * 3 + "Слово".encode(), "utf-8"),
    (b"\x80" * 4 + "Слово".encode(), None),
    ("Часто так".encode("cp866"), "cp866"),  # three letters of Chinese in UTF-8, the first one cut
    (bytearray("Слово".encode()), "utf-8"),
    (memoryview("Слово".encode()), "utf-8"),
    ("Слово за слово".encode().replace(b"\xd0\xb7", b"\xff", 1) * 1 + SENTENCES[0].encode() * 3, "utf-8"),
]


@pytest.mark.parametrize(("data", "name"), BYTES)
def test_unusual_bytes(data, name):
    assert detect_encoding(data) == name


# What is left of UTF-16 when fewer characters are those of Russian text, or a control character is added to ASCII.
SHARES = [
    ("б—" * 9, "utf-16-le", True),  # a quarter of the bytes are 00 or 04
    ("ббб————" * 4, "utf-16-le", False),
    ("аб", "utf-16-le", True),
    ("б", "utf-16-le", False),
    ("б" * 19 + "王", "utf-16-le", True),  # 5 % of others
    ("б" * 37 + "王王", "utf-16-le", False),
    ("a" * 19 + "\1", "utf-8", True),
    ("a" * 37 + "\1\1", "utf-8", False),
    ("б" * 20 + "я", "utf-8", True),
]


@pytest.mark.parametrize(("text", "encoding", "is_found"), SHARES)
def test_the_shares_of_characters_that_a_text_may_have(text, encoding, is_found):
    assert detect_encoding(text.encode(encoding)) == (encoding if is_found else None)


@pytest.mark.parametrize(("damaged", "name"), [(1, "utf-8"), (2, None)])
def test_a_twentieth_of_the_characters_of_utf_8_may_be_damaged(damaged, name):
    data = ("жэ" * 10).encode() + b"\xff" * damaged + b" end"
    assert detect_encoding(data) == name


@given(st.binary(max_size=300))
def test_the_result_for_any_bytes_is_a_codec_of_python(data):
    name = detect_encoding(data)
    assert name is None or isinstance(data.decode(name, "replace"), str)


@pytest.mark.parametrize("wrong", [None, 1, "str", [1]], ids=repr)
def test_what_is_not_bytes_is_refused_by_its_type(wrong):
    with pytest.raises(TypeError, match=f"bytes.*{type(wrong).__name__}"):
        detect_encoding(wrong)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_three_letters_that_other_encodings_read_as_letters_are_not_enough(encoding):
    assert detect_encoding("абв".encode(encoding)) is None


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_word_is_enough(encoding):
    more_common = {"koi8-u": "koi8-r", "mac-cyrillic": "cp1251"}  # where it reads these letters alike
    assert detect_encoding("совсем".encode(encoding)) == more_common.get(encoding, encoding)


@pytest.mark.parametrize("text", ["砡", "堡", "⠠⠡", "Price 砡", "Price 堡 1", "砡堡", "Цена 砡"])
def test_characters_whose_bytes_are_letters_of_cp866_are_utf_8(text):
    assert detect_encoding(text.encode()) == "utf-8"


@pytest.mark.parametrize("text", ["совсем", "Price совсем 1", "семь", "свечка"])
def test_a_common_word_of_cp866_whose_bytes_are_utf_8_is_cp866(text):
    assert not codecs.getincrementaldecoder("utf-8")().decode(text.encode("cp866")).isascii()
    assert detect_encoding(text.encode("cp866")) == "cp866"


def test_for_the_name_of_a_file_the_error_says_how_to_read_it():
    with pytest.raises(TypeError, match="read_bytes"):
        detect_encoding("letters.txt")


@pytest.mark.parametrize(("wrong", "name"), [(1, "utf-8"), (5, "utf-8"), (6, None), (20, None)])
def test_utf_8_may_have_one_wrong_byte_in_twenty_letters(wrong, name):
    assert detect_encoding(("ж" * 100).encode() + b"\xff " * wrong) == name


@pytest.mark.parametrize(("controls", "name"), [(1, "cp1251"), (5, "cp1251"), (6, None), (20, None)])
def test_text_may_have_one_control_character_in_twenty_bytes(controls, name):
    text = RUSSIAN_LINE[: 100 - controls].encode("cp1251")
    assert detect_encoding(text + b"\1" * controls) == name


@pytest.mark.parametrize(("controls", "name"), [(5, "utf-8"), (6, None)])
def test_so_may_plain_ascii(controls, name):
    assert detect_encoding(b"a" * (100 - controls) + b"\1" * controls) == name


@pytest.mark.parametrize(("symbols", "name"), [(5, "utf-16-le"), (6, None)])
def test_utf_16_may_have_one_symbol_in_twenty_characters(symbols, name):
    assert detect_encoding((RUSSIAN_LINE[: 100 - symbols] + "\u2202" * symbols).encode("utf-16-le")) == name


@pytest.mark.parametrize(("letters", "name"), [(48, None), (49, "cp1251")])
def test_cp1251_may_have_one_letter_of_another_alphabet_in_fifty(letters, name):
    russian = "".join(filter(str.isalpha, RUSSIAN_LINE))[:letters]
    assert detect_encoding(f"{russian} џ".encode("cp1251")) == name


PARTS_OF_WORDS = sorted(set(re.findall(r"(?=(\w{5}))", " ".join(SENTENCES))))
NONSENSE = sorted({part[::-1].swapcase() for part in PARTS_OF_WORDS})


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_word_is_text_up_to_a_mean_cost_and_must_lead_what_reads_otherwise(encoding):
    for word in PARTS_OF_WORDS + NONSENSE:
        data = word.encode(encoding).join([b" " * 40] * 2)
        costs = dict(zip(ENCODINGS, encoding_costs(b"\n" + data), strict=True))
        best = min(costs, key=costs.get)
        others = [name for name in costs if data.decode(name, "replace") != data.decode(best, "replace")]
        if best == "cp1251":
            others = [name for name in others if name != "mac-cyrillic"]
        lead = min(map(costs.get, others)) - costs[best]
        is_clear = costs[best] <= 48 * len(word) and lead >= (45 if len(word) <= 3 else 10)
        assert detect_encoding(data) in (best if is_clear else None, "utf-8"), word
