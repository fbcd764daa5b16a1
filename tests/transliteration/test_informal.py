"""Everyday Latin read as Russian."""

import pytest

import rucorpus
from rucorpus._base.data_files import data_lines
from rucorpus._transliteration import informal

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


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("4to, 4asto, 4", "что, часто, 4"),
        ("PRIVET, Mir", "ПРИВЕТ, Мир"),
        ("skazal 'da' i \"net\"", "сказал 'да' и \"нет\""),
        ("Krasny Oktyabr", "Красный Октябрь"),
        ("vyuchit obyavlenie", "выучить объявление"),
        ("kak-nibud", "как-нибудь"),
        ("ob''yom s\"el", "объём съел"),
    ],
)
def test_everyday_latin_is_read(text, read):
    assert rucorpus.transliterate(text, "informal", reverse=True) == read


@pytest.mark.parametrize(
    "word", ["the", "with", "GitHub", "iPhone", "don't", "night", "look", "XXI", "4th", "H2O", "mp3"]
)
def test_words_that_are_plainly_not_russian_stay(word):
    assert rucorpus.transliterate(f"eto {word}", "informal", reverse=True) == f"это {word}"


def readings(word):
    """Yield every reading of a word with its score, in the plainest way: all spellings, all omitted signs."""
    if not word:
        yield "^", 0.0
    for size in range(1, len(word) + 1):
        for letters, cost in informal.spellings().get(word[-size:], ()):
            for read, score in readings(word[:-size]):
                for sign in signs(read[-1], letters[0], word[-size]):
                    yield read + sign + letters, score + cost + omitted(sign)


def signs(before, after, char):
    if before not in "бвгджзклмнпрстфхцчшщ" or char in "'\"":
        return [""]
    return ["", "ь", "ъ"] if after in "еёюя" else ["", "ь"]


def omitted(sign):
    return informal._SIGN_OMITTED if sign else 0.0


def score_of_letters(read):
    ngrams = (read[max(0, stop - informal.ORDER) : stop].replace("ё", "е") for stop in range(2, len(read) + 1))
    return sum(map(informal.log_probability, ngrams))


def endings(read):
    return ["$", "ь$"] if read[-1] in "бвгджзклмнпрстфхцчшщ" else ["$"]


def best_score(word):
    scores = (
        score + omitted(ending[:-1]) + score_of_letters(read + ending)
        for read, score in readings(word)
        for ending in endings(read)
    )
    return max(scores)


SHORT = sorted({example.split()[0].lower() for *_, example in ROWS if len(example.split()[0]) <= 6})


@pytest.mark.parametrize("word", [*SHORT, "shch", "yozh", "tyeyo", "eyo", "nyy", "ob'yom"])
def test_the_beam_finds_the_likeliest_of_all_readings(word):
    read = informal._likeliest(word, False)
    scores = [
        score + omitted(ending[:-1]) + score_of_letters(found + ending)
        for found, score in readings(word)
        for ending in endings(found)
        if found + ending[:-1] == f"^{read}"
    ]
    assert max(scores) == pytest.approx(best_score(word))


def test_the_model_has_ngrams_of_its_order():
    assert max(map(len, informal.ngrams())) == informal.ORDER


def test_the_readings_that_are_continued_are_few():
    # «y» has four readings: without a limit there are 4 ** 10.
    assert len(informal._beam_search("y" * 10)) <= 5 * informal._BEAM


@pytest.mark.parametrize("size", [64, 65])
def test_only_a_word_of_64_characters_at_most_is_read(size):
    word = "privet" + "a" * (size - 6)
    assert (rucorpus.transliterate(word, "informal", reverse=True) == word) == (size > 64)


def test_a_name_in_y_is_an_adjective_more_often():
    read = {word: rucorpus.transliterate(word, "informal", reverse=True) for word in ("Krasny", "krasny")}
    assert read == {"Krasny": "Красный", "krasny": "красны"}
