"""Everyday Latin read as Russian."""

import pytest

import rucorpus
from rucorpus._base.data_files import data_lines
from rucorpus._base.ngram_model import ORDER, russian_letters
from rucorpus._transliteration import spelling_search

NAMES = [
    *("Александр", "Дмитрий", "Георгий", "Виталий", "Аркадий", "Игорь", "Илья", "Фёдор", "Анастасия", "Людмила"),
    *("Юлия", "Ксения", "Дарья", "Любовь", "Ольга", "Сергеевич", "Афанасьевна", "Ильинична", "Ильин", "Ковалёв"),
    *("Голубев", "Мещеряков", "Кудрявцев", "Толстой", "Прокофьев", "Высоцкая"),
]
ROWS = [line.split("\t") for line in data_lines("transliteration/informal.txt")]


@pytest.mark.parametrize("example", [example for *_, example in ROWS], ids=[" ".join(row[:2]) for row in ROWS])
def test_every_example_of_an_everyday_spelling_is_read(example):
    latin, russian = example.split()
    assert rucorpus.transliterate(latin, "informal", reverse=True).replace("ё", "е") == russian.replace("ё", "е")


def test_every_everyday_spelling_is_one_that_its_example_has():
    for spelling, letters, likely, example in ROWS:
        latin, russian = example.lower().split()
        assert spelling in latin
        assert letters in russian
        assert 0 < float(likely) <= 1


@pytest.mark.parametrize(("name", "spellings"), [line.split("\t") for line in data_lines("transliteration/names.txt")])
def test_names_are_read_in_all_their_spellings(name, spellings):
    for spelling in spellings.replace("^", "").split():
        assert rucorpus.transliterate(spelling, "informal", reverse=True) == name
        assert rucorpus.transliterate(spelling.upper(), "informal", reverse=True) == name.upper()


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Iz Syzrani v Syzran", "Из Сызрани в Сызрань"),
        ("Iz Ust-Kuta slukh shyol iz ust v usta", "Из Усть-Кута слух шёл из уст в уста"),
        ("Kem rabotaet Rimma Mikhailovich?", "Кем работает Римма Михайлович?"),
        ("Ob etom dal znat Tchaikovsky", "Об этом дал знать Чайковский"),
        ("v elets, na dunay", "в елец, на дунай"),
        ("Master of Sport", "Мастер of Спорт"),
        ("4to, 4asto, 4", "что, часто, 4"),
        ("PRIVET, Mir", "ПРИВЕТ, Мир"),
        ("skazal 'da' i \"net\"", "сказал 'да' и \"нет\""),
        ("Krasny Oktyabr", "Красный Октябрь"),
        ("vyuchit obyavlenie", "выучить объявление"),
        ("kak-nibud", "как-нибудь"),
        ("nu chto zh, t. d. F. C.", "ну что ж, т. д. Ф. Ц."),
        ("ob''yom s\"el", "объём съел"),
        ("tyulpan u lyulki", "тюльпан у люльки"),
    ],
)
def test_everyday_latin_is_read(text, read):
    assert rucorpus.transliterate(text, "informal", reverse=True) == read


@pytest.mark.parametrize(
    "word", ["the", "with", "GitHub", "iPhone", "don't", "night", "look", "XXI", "4th", "H2O", "mp3"]
)
def test_words_that_are_plainly_not_russian_stay(word):
    assert rucorpus.transliterate(f"eto {word}", "informal", reverse=True) == f"это {word}"


def all_readings(word):
    """Yield every reading of a word with its score, in the plainest way: all spellings, all omitted signs."""
    if not word:
        yield "^", 0.0
    for size in range(1, len(word) + 1):
        for letters, cost in spelling_search.spellings().get(word[-size:], ()):
            for read, score in all_readings(word[:-size]):
                for sign in signs(read[-1], letters[0], word[-size]):
                    yield read + sign + letters, score + cost + omitted(sign)


def signs(before, after, char):
    if before not in "бвгджзклмнпрстфхцчшщ" or char in "'\"":
        return [""]
    return ["", "ь", "ъ"] if after in "еёюя" else ["", "ь"]


def omitted(sign):
    return spelling_search._SIGN_OMITTED if sign else 0.0


def score_of_letters(read):
    ngrams = (read[max(0, stop - ORDER) : stop].replace("ё", "е") for stop in range(2, len(read) + 1))
    return sum(map(russian_letters().log_probability, ngrams))


def endings(read):
    return ["$", "ь$"] if len(read) > 2 and read[-1] in "бвгджзклмнпрстфхцчшщ" else ["$"]


def best_score(word):
    scores = (
        score + omitted(ending[:-1]) + score_of_letters(read + ending)
        for read, score in all_readings(word)
        for ending in endings(read)
    )
    return max(scores)


SHORT = sorted({example.split()[0].lower() for *_, example in ROWS if len(example.split()[0]) <= 6})


@pytest.mark.parametrize("word", [*SHORT, "shch", "yozh", "tyeyo", "eyo", "nyy", "ob'yom"])
def test_the_beam_finds_the_likeliest_of_all_readings(word):
    assert max(spelling_search.likely_readings(word).values()) == pytest.approx(best_score(word))


def test_the_model_has_ngrams_of_its_order():
    assert russian_letters().of_word("привет")
    assert max(map(len, russian_letters()._rows._rows)) == ORDER - 1


def test_the_readings_that_are_continued_are_few():
    # «y» has four readings: without a limit there are 4 ** 10.
    assert len(spelling_search.beam_search("y" * 10)) <= 5 * spelling_search.BEAM


@pytest.mark.parametrize("size", [64, 65])
def test_only_a_word_of_64_characters_at_most_is_read(size):
    word = "privet" + "a" * (size - 6)
    assert (rucorpus.transliterate(word, "informal", reverse=True) == word) == (size > 64)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Krasny", "Красный"),
        ("krasny dom", "красный дом"),
        ("rozy krasny", "розы красны"),
        ("oni gotovy", "они готовы"),
        ("horoshiy", "хороший"),
        ("dom horoshiy", "дом хороший"),
    ],
)
def test_an_adjective_in_y_has_its_full_form_in_names_and_before_nouns(text, read):
    assert rucorpus.transliterate(text, "informal", reverse=True) == read


@pytest.mark.parametrize("text", ["Wi-Fi", "e-mail", "Google", "COVID", "online", "password", "HTML"])
def test_words_that_are_likelier_english_stay(text):
    assert rucorpus.transliterate(f"u nas {text}", "informal", reverse=True) == f"у нас {text}"


@pytest.mark.parametrize("text", ["more", "sad", "kit", "sport", "list", "most"])
def test_common_russian_words_are_russian_even_if_english_has_them_too(text):
    assert rucorpus.transliterate(text, "informal", reverse=True) != text


@pytest.mark.parametrize("text", ["", "Semenov", "Natalia Kovaleva", "Fedor, https://ex.com/Artem", "да Net", "the"])
def test_the_first_reading_is_what_transliterate_returns(text):
    found = rucorpus.readings(text)
    assert found[0] == rucorpus.transliterate(text, "informal", reverse=True)
    assert len(set(found)) == len(found) <= 5


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Semenov", ["Семенов", "Семёнов"]),
        ("SOLOVEV", ["СОЛОВЬЕВ", "СОЛОВЬЁВ"]),
        ("Natalia", ["Наталья", "Наталия"]),
        ("vse", ["все", "всё"]),
    ],
)
def test_a_name_has_several_readings(name, expected):
    assert rucorpus.readings(name)[: len(expected)] == expected


def test_there_are_as_many_readings_as_asked_for():
    assert len(rucorpus.readings("Natalia Semenova", limit=3)) == 3
    with pytest.raises(ValueError, match="limit: expected at least 1, got 0"):
        rucorpus.readings("Natalia", limit=0)
    with pytest.raises(TypeError, match="limit: expected an int of at least 1, got '3'"):
        rucorpus.readings("Natalia", limit="3")


@pytest.mark.parametrize("name", NAMES)
def test_names_in_passports_are_read(name):
    passport = rucorpus.transliterate(name, "passport")
    read = rucorpus.transliterate(passport, "informal", reverse=True)
    assert read.replace("ё", "е") == name.replace("ё", "е")
