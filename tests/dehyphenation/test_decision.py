"""The evidence that decides a break: the kind of hyphen, a vocabulary, letters, the same word nearby.

A word stands for a number here: its score lies next to the limit that the number sets, on this side of it or on that.
The scores are those of the stored model; after another training other words lie there.
"""

import pytest

from rucorpus import dehyphenate
from rucorpus._dehyphenation.decision import decider, known_by
from rucorpus._dehyphenation.letter_model import score


def decided(word, hyphen="-", vocabulary=None, soft_breaks=False):
    return decider(known_by(vocabulary), soft_breaks)(*word.split("-"), hyphen)


@pytest.mark.parametrize(
    ("words", "limit", "options"),
    [
        (("дом-поэт", "мир-музей"), 0.0, {}),
        (("вице-тренер", "вице-дворник"), 9.0, {"hyphen": "¬"}),
        (("вице-тренер", "вице-дворник"), 9.0, {"hyphen": "\u00ad"}),
        (("тра-ва", "бе-рёза"), -12.0, {"soft_breaks": True}),
        (("тра-ва", "бе-рёза"), -12.0, {"vocabulary": {"тра-ва", "бе-рёза"}}),
        (("дом-театр", "чай-актёр"), 3.0, {"vocabulary": {"домтеатр", "чайактёр"}}),
        (("повар-дом", "бар-мир"), -6.0, {"vocabulary": {"бар", "мир", "повар", "дом"}}),
    ],
)
def test_a_sum_above_zero_keeps_the_hyphen(words, limit, options):
    above, below = words
    assert limit - 0.5 < score(*below.split("-")) < limit < score(*above.split("-")) < limit + 0.5
    assert decided(above, **options).action == "keep"
    assert decided(below, **options).action == "join"


@pytest.mark.parametrize(
    ("word", "certain"), [("врач-театр", True), ("сад-музыкант", False), ("бар-физик", True), ("бар-магазин", False)]
)
def test_a_sum_beyond_three_is_certain(word, certain):
    assert decided(word).certain == certain


def test_the_kind_of_hyphen_is_certain():
    assert decided("вице-премьеры", hyphen="¬").certain


@pytest.mark.parametrize(
    ("word", "options", "rule"),
    [
        ("чере-муха", {}, "letters"),
        ("чере-муха", {"hyphen": "\u00ad"}, "mark"),
        ("чере-муха", {"hyphen": "-\u00ad"}, "mark"),
        ("чере-муха", {"soft_breaks": True}, "mark"),
        ("чере-муха", {"hyphen": "‐", "soft_breaks": True}, "letters"),
        ("чере-муха", {"vocabulary": {"черемуха"}}, "vocabulary"),
        ("чере-муха", {"vocabulary": {"тополь"}}, "letters"),
        ("кое-где", {"hyphen": "¬", "vocabulary": {"коегде"}}, "pattern"),
        ("a.ru/чере-муха", {}, "address"),
    ],
)
def test_the_rule_names_the_evidence(word, options, rule):
    assert decided(word, **options).rule == f"hyphens.{rule}"


@pytest.mark.parametrize(
    ("word", "vocabulary", "kept"),
    [
        *(("кара-ван", {"кара", "ван"}, True), ("ка-раван", {"ка", "раван"}, False)),
        *(("по-зиция", {"по", "зиция"}, True), ("спо-ра", {"спо", "ра"}, False), ("трат-ка", {"трат", "ка"}, True)),
        *(("трат-то", {"трат", "то"}, True), ("трат-де", {"трат", "де"}, True), ("трат-зу", {"трат", "зу"}, False)),
    ],
)
def test_short_halves_count_only_where_compounds_have_them(word, vocabulary, kept):
    assert (decided(word, vocabulary=vocabulary).rule == "hyphens.vocabulary") == kept


@pytest.mark.parametrize(("between", "seen"), [(2_984, True), (2_985, False)])
def test_the_same_word_decides_within_three_thousand_characters(between, seen):
    text = f"Про Кара-\nкуль и{' ' * between}Каракуль."
    assert text.index(".") - text.index("-") == (3_000 if seen else 3_001)
    assert ("Каракуль\n" in dehyphenate(text)) == seen
    before = f".Каракуль{' ' * (between + 2)}и Кара-\nкуль тут"
    assert before.index("-") - before.index("К") == (3_000 if seen else 3_001)
    assert ("Каракуль\n" in dehyphenate(before)) == seen


@pytest.mark.parametrize(
    ("others", "mended"),
    [
        ("Каракуль", "Каракуль"),
        ("Кара-куль", "Кара-куль"),
        ("Каракуль и Кара-куль", "Кара-куль"),
        ("Каракульский", "Кара-куль"),
        ("НовоКаракуль", "Кара-куль"),
        ("Каракулья, Каракулью, Каракуль", "Каракуль"),
        ("Каракулья, Каракулье, Каракулью, Каракуль", "Кара-куль"),
    ],
)
def test_a_whole_word_nearby_decides_if_it_has_one_form(others, mended):
    assert dehyphenate(f"Озеро Кара-\nкуль тут. {others}.") == f"Озеро {mended}\nтут. {others}."


@pytest.mark.parametrize(
    "vocabulary", [{"чере-муха"}, {"чере-муха": 1}, ["чере-муха"], lambda word: word == "чере-муха"]
)
def test_a_vocabulary_is_a_set_a_mapping_or_a_function(vocabulary):
    assert dehyphenate("Вот чере-\nмуха тут", vocabulary=vocabulary) == "Вот чере-муха\nтут"
    assert dehyphenate("Вот Чере-\nмуха тут", vocabulary=vocabulary) == "Вот Чере-муха\nтут"
    assert dehyphenate("Вот чере-\nмуха тут") == "Вот черемуха\nтут"


@pytest.mark.parametrize("vocabulary", ["черемуха", b"", 7])
def test_what_is_no_vocabulary_is_refused(vocabulary):
    with pytest.raises(TypeError, match="expected a set, a mapping or a function"):
        dehyphenate("Вот", vocabulary=vocabulary)


def test_the_dictionary_of_pymorphy3_is_a_vocabulary():
    pymorphy3 = pytest.importorskip("pymorphy3")
    known = pymorphy3.MorphAnalyzer().word_is_known
    text = "Пришёл вакуум-\nкамеру чинить физик-\nядерщик, вос-\nхититель-\nный человек."
    assert dehyphenate(text, vocabulary=known).split("\n")[0] == "Пришёл вакуум-камеру"
    assert "восхитительный" in dehyphenate(text, vocabulary=known)
