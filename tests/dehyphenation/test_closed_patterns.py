"""The closed patterns, and what the form of two halves decides.

The words written here are facts of spelling, listed apart from the data file, so that an entry of the file that
disappears or changes its action does not go unnoticed.
"""

import pytest

from rucorpus import dehyphenate
from rucorpus._base.data_files import data_lines
from rucorpus._dehyphenation.closed_patterns import HALF_LIMIT, action_by_pattern, halves
from rucorpus._dehyphenation.mending import hyphen_edits

PATTERNS = [
    (left, right, action, example)
    for lefts, rights, action, example in (line.split("\t") for line in data_lines("dehyphenation/known_words.txt"))
    for left in lefts.split(",")
    for right in rights.split(",")
]
GOES = {"join": "", "keep": "-"}
STANDS_FOR = {"*": "где", "А*": "Агде", "а*": "игра"}  # `а*`: decided with the list of common words, not here

SPELLINGS = {
    "keep": """
        кое-где кой-кто когда-нибудь где-либо опять-таки всё-таки все-таки из-за из-под из-подо по-за по-над
        кто-то кого-то кому-то кем-то ком-то что-то чего-то чему-то чем-то чём-то где-то куда-то откуда-то когда-то
        как-то отчего-то почему-то зачем-то сколько-то столько-то какой-то какая-то какое-то какие-то какого-то
        какому-то каким-то каком-то какую-то каких-то какими-то чей-то чья-то чьё-то чьи-то чьего-то чьей-то чью-то
        чьих-то такой-то такая-то такое-то такие-то такого-то
        по-моему по-твоему по-своему по-нашему по-вашему по-ихнему по-видимому по-прежнему по-новому по-старому по-иному
        по-другому по-разному по-хорошему по-пустому по-русски по-английски по-немецки по-французски по-казахски
        по-латыни по-человечески по-братски по-детски во-первых во-вторых точь-в
        скажи-ка дай-ка давай-ка смотри-ка гляди-ка поди-ка пойди-ка подожди-ка погоди-ка расскажи-ка иди-ка ступай-ка
        налей-ка возьми-ка помоги-ка посмотри-ка послушай-ка слушай-ка ну-ка попробуй-ка покажи-ка вспомни-ка подумай-ка
        Санкт-Петербург премьер-министр премьер-министра премьер-министру премьер-министром премьер-министре
        премьер-министры премьер-министров пресс-служба пресс-службы пресс-службе пресс-службу пресс-службой пресс-центр
        пресс-центра пресс-центре пресс-конференция пресс-конференции жили-были
        тили-тили трали-вали шуры-муры фигли-мигли гоголь-моголь хухры-мухры
    """,
    "join": "пла-то пальте-то коф-то кон-то брут-то",
    "leave": """
        пяти-и двух-или трёх-или трех-или четырёх-или четырех-или пяти-или шести-или семи-или восьми-или девяти-или
        десяти-или сто-или двух-либо сто-либо одно-или много-или мало-или полу-или разно-или теле-или радио-или
        аудио-или видео-или фото-или микро-или макро-или авто-или кино-или одно-либо кино-либо
    """,
}


@pytest.mark.parametrize("action", SPELLINGS)
def test_the_spelling_of_every_listed_word_is_known(action):
    assert {word for word in SPELLINGS[action].split() if action_by_pattern(*word.split("-", 1)) != action} == set()


@pytest.mark.parametrize(("right", "action", "example"), sorted({row[3]: row[1:] for row in PATTERNS}.values()))
def test_the_example_of_a_closed_pattern_is_true(right, action, example):
    first, second = example.split("¦")
    printed = f"{first.removesuffix(' ').removesuffix('-')}-\n{second}"
    if action == "leave":
        assert dehyphenate(printed) is printed
    else:
        assert " ".join(dehyphenate(printed).split()) == first + second
        assert f"hyphens.{'letters' if right == 'а*' else 'pattern'}" in [rule for *_, rule in hyphen_edits(printed)]


@pytest.mark.parametrize(
    ("left", "right", "action", "example"), PATTERNS, ids=[f"{row[0]}-{row[1]}" for row in PATTERNS]
)
def test_every_half_of_a_closed_pattern_decides(left, right, action, example):
    first, second = left.replace("*", "что"), STANDS_FOR.get(right, right)
    text = f"Да, {first}-\n{second} и вот."
    assert dehyphenate(text) == (text if action == "leave" else f"Да, {first}{GOES[action]}{second}\nи вот.")


@pytest.mark.parametrize(
    ("word", "action"),
    [
        *(("30-летие", "keep"), ("Ту-154", "keep"), ("а́-1", "keep")),
        *(("Мамин-Сибиряк", "keep"), ("Т-ЛЕНИЕ", "keep"), ("США-Россия", "keep"), ("ОБЪЯВ-ЛЕНИЕ", None)),
        *(("ОБ-Ак", None), ("web-камера", "keep"), ("веб-camera", "keep"), ("web-camera", None)),
        *(("да-с", "keep"), ("в-третьих", "keep"), ("а-капелла", "keep"), ("вскр-мо", "keep"), ("да-но", None)),
        *(("пол-апельсина", "keep"), ("пол-лимона", "keep"), ("пол-яйца", "keep"), ("пол-дня", None)),
        *(("вот-вот", "keep"), ("Вот-вот", "keep"), ("да-да", None), ("вот-ват", None)),
        *(("мать-и-мачеха", "keep"), ("двух-и", "leave"), ("видео-атака", "join"), ("видео-Азия", "keep")),
        *(
            ("ВИДЕО-АТАКА", "join"),
            ("Ростов-на-Дону", "keep"),
            ("Комсомольск-на-амуре", None),
            ("Шато-де-Брион", "keep"),
        ),
    ],
)
def test_the_form_of_the_halves_decides(word, action):
    assert action_by_pattern(*word.split("-", 1)) == action


def test_the_number_of_a_footnote_is_no_part_of_a_half():
    assert halves("сло", "во1") == ("сло", "во")
    assert halves("сло", "во12,") == ("сло", "во")
    assert halves("30", "летие7") == ("30", "летие")
    assert halves("Ту", "154") == ("Ту", "154")


def test_long_halves_are_cut():
    assert HALF_LIMIT == 32
    assert [*map(len, halves("а" * 40, "б" * 40))] == [32, 32]
    assert [*map(len, halves("«" + "а" * 40, "б" * 40 + ","))] == [32, 32]
