"""Encodings of bytes and mojibake: sentences of our own in every encoding, whole, cut, in capitals, misread."""

from itertools import pairwise, product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rucorpus import STAGES, detect_encoding, fix_mojibake, normalize, trace
from rucorpus._base.edits import apply
from rucorpus._encodings.bigram_costs import ENCODINGS, KINDS, LONGEST, characters, cost, costs, pair_costs
from rucorpus._encodings.mojibake import mojibake_edits
from strategies import mojibake

OURS = [
    "Ранним утром на пристани собрались рыбаки, и каждый говорил о погоде.",
    "Старый учитель закрыл журнал, снял очки и долго смотрел в окно.",
    "Завод выпустил первую партию подшипников, сообщила городская газета.",
    "Если дождь не кончится к вечеру, мы останемся в сторожке до утра.",
    "Жители посёлка ждут объездную дорогу уже двенадцать лет!",
    "Чуть слышно скрипнула дверь; кто-то вошёл и поставил фонарь на стол.",
    "Цена на щебень, шифер и эмаль выросла, хотя съезд обещал обратное.",
    "Юный фотограф снял, как ёж пьёт из блюдца молоко.",
]
WIDE = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be")
RUSSIAN = st.lists(st.sampled_from(OURS), min_size=2, max_size=4).map(" ".join)


@given(text=RUSSIAN, encoding=st.sampled_from(ENCODINGS + WIDE), capitals=st.booleans())
def test_russian_is_read_back(text, encoding, capitals):
    text = text.upper() if capitals else text
    data = text.encode(encoding)
    name = detect_encoding(data)
    assert name is not None
    assert data.decode(name) == text


@given(text=RUSSIAN, start=st.integers(0, 40), size=st.integers(50, 100), encoding=st.sampled_from(ENCODINGS))
def test_fifty_bytes_are_enough_or_it_says_so(text, start, size, encoding):
    data = text.encode(encoding)[start : start + size]
    name = detect_encoding(data)
    assert name is None or data.decode(name) == data.decode(encoding)


@given(text=RUSSIAN, start=st.integers(0, 5), stop=st.integers(1, 5))
def test_utf_8_may_be_cut_within_characters(text, start, stop):
    assert detect_encoding(text.encode()[start:-stop]) == "utf-8"


@given(text=RUSSIAN, encoding=st.sampled_from(ENCODINGS), repeat=st.integers(1, 30))
def test_a_long_file_is_told_by_a_sample(text, encoding, repeat):
    data = ("<p>" * 500 + text * repeat + "</p>" * 500).encode(encoding)
    assert data.decode(detect_encoding(data)) == data.decode(encoding)


def test_a_letter_far_from_the_sample_decides_between_encodings_that_agree_on_it():
    capitals = OURS[1].upper().replace("Ё", "Е") * 200
    data = f"{capitals} ЁЖ, ЁЛКА И ЁРШ {capitals}".encode("mac-cyrillic")
    assert detect_encoding(data[:100]) in ("cp866", "mac-cyrillic")
    assert detect_encoding(data) == "mac-cyrillic"


ELSEWHERE = [
    ("Ukrainian", "Сьогодні вранці діти знайшли біля річки великий жовтий камінь.", "cp1251", "cp1251"),
    ("Ukrainian", "Сьогодні вранці діти знайшли біля річки великий жовтий камінь.", "koi8-u", "koi8-u"),
    ("Belarusian", "Сёння раніцай дзеці знайшлі каля ракі вялікі жоўты камень.", "cp1251", "cp1251"),
    ("Bulgarian", "Тази сутрин децата намериха край реката голям жълт камък.", "cp1251", "cp1251"),
    ("Serbian", "Јутрос су деца нашла поред реке велики жути камен.", "iso-8859-5", "iso-8859-5"),
    ("Kazakh", "Бүгін таңертең балалар өзен жағасынан үлкен сары тас тауып алды.", "utf-8", "utf-8"),
    ("Kazakh", "Бүгін таңертең балалар өзен жағасынан үлкен сары тас тауып алды.", "ptcp154", None),
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


@pytest.mark.parametrize(("language", "text", "encoding", "told"), ELSEWHERE)
def test_what_happens_to_other_languages(language, text, encoding, told):
    assert detect_encoding(text.encode(encoding)) == told


BYTES = [
    (b"", "utf-8"),
    (b"plain ASCII\r\n\x1a", "utf-8"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xff\xfe\0\0a\0\0\0", "utf-32"),
    (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0", None),
    (b"\0" * 100, None),
    (b"\1\2\3\4\5\6", None),
    (b"PK\3\4\x14\0\6\0\x08\0\x9f\xb4\xe1X\xd7", None),
    (b"\x80", None),
    ("я".encode("cp1251"), None),
    (b"\xd0", None),
    ("a".encode("utf-16-le") * 9, "utf-16-le"),
    ("Слово".encode("utf-16-be"), "utf-16-be"),
    (bytearray("Слово".encode()), "utf-8"),
    (memoryview("Слово".encode()), "utf-8"),
    ("Слово за слово".encode().replace(b"\xd0\xb7", b"\xff", 1) * 1 + OURS[0].encode() * 3, "utf-8"),
]


@pytest.mark.parametrize(("data", "told"), BYTES)
def test_odd_bytes(data, told):
    assert detect_encoding(data) == told


@given(st.binary(max_size=300))
def test_any_bytes_have_an_answer_that_python_knows(data):
    name = detect_encoding(data)
    assert name is None or isinstance(data.decode(name, "replace"), str)


@pytest.mark.parametrize("wrong", [None, 1, "str", [1]], ids=repr)
def test_what_is_not_bytes_is_refused_by_its_type(wrong):
    with pytest.raises(TypeError, match=f"bytes.*{type(wrong).__name__}"):
        detect_encoding(wrong)


@given(st.binary(max_size=50))
def test_all_encodings_are_summed_as_each_one_alone(data):
    read = ["".join(map(characters(encoding).__getitem__, data)) for encoding in ENCODINGS]
    assert costs(data) == [cost(text) for text in read]


def test_no_sum_overflows_into_the_next():
    dearest = max(pair_costs().values())
    assert set(pair_costs()) == set(product(KINDS, KINDS))
    assert dearest * LONGEST < 1 << 24


READ_AS = ("latin-1", "cp1252", *ENCODINGS)


def misread(text, *pairs):
    """Return what becomes of a text that is misread, None where letters would be lost."""
    try:
        for written, read in pairs:
            text = text.encode(written).decode(read)
    except UnicodeError:
        return None
    return text


PAIRS = [pair for pair in product(("utf-8", *ENCODINGS), READ_AS) if pair[0] != pair[1]]


@pytest.mark.parametrize("pair", PAIRS, ids="_as_".join)
def test_a_sentence_misread_once_is_repaired(pair):
    for text in OURS:
        damaged = misread(text, pair)
        assert damaged is None or fix_mojibake(damaged) == text


@given(text=RUSSIAN, first=st.sampled_from(PAIRS), second=st.sampled_from(PAIRS))
def test_sentences_misread_twice_are_repaired_or_left(text, first, second):
    damaged = misread(text, first, second)
    if damaged is not None and first[1] == "cp1252" and second[0] == "utf-8":
        assert fix_mojibake(damaged) == text


@given(text=mojibake)
def test_edits_are_sorted_disjoint_honest_and_what_the_function_does(text):
    edits = mojibake_edits(text)
    assert all(left[1] <= right[0] for left, right in pairwise(edits))
    assert all(text[start:stop] != new for start, stop, new, _ in edits)
    assert fix_mojibake(text) == apply(text, edits)
    assert edits or fix_mojibake(text) is text


@given(text=mojibake)
def test_every_repair_is_the_reverse_of_what_its_rule_names(text):
    for start, stop, new, rule in mojibake_edits(text):
        pairs = [part.removeprefix("mojibake.").split("_as_") for part in rule.split("+")]
        for written, read in reversed(pairs):
            data = new.encode("utf-8") if written == "utf-8" else bytes(map(characters(written).index, new))
            new = "".join(map(characters(read).__getitem__, data))
        assert new == text[start:stop]


def test_correct_documents_stay():
    for path in Path(__file__).parent.parent.joinpath("examples", "news").glob("*.txt"):
        text = path.read_text("utf-8")
        assert fix_mojibake(text) is text
        assert fix_mojibake(text.upper()) == text.upper()


def test_it_is_a_stage_with_named_rules():
    text = '"Ранний поезд" - ' + misread("сказал смотритель станции", ("koi8-r", "cp1251"))
    stages = (fix_mojibake, *STAGES)
    assert normalize(text, stages=stages) == "«Ранний поезд» — сказал смотритель станции"
    assert "mojibake.koi8-r_as_cp1251" in [edit.rule for edit in trace(text, stages=stages).edits]
