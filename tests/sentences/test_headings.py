"""Headings glued to the next sentence: guards, thresholds, repetition, and how far is looked."""

import pytest
from hypothesis import given

from boundaries import TEXTS, marked, plain
from rucorpus import sentence_spans
from rucorpus._sentences import headings
from rucorpus._sentences.capitalization import levels
from rucorpus._sentences.heading_features import HeadingCandidate
from rucorpus._sentences.headings import begins, without_headings
from rucorpus._sentences.paragraphs import with_plain_spaces

TEXT = "Погода в столице На завтра обещают снег."
BIAS = {"bias": 0, "least alone": -9, "least beside": -9, "least part": -9}


@pytest.mark.parametrize("guard", headings.GUARDS, ids=lambda guard: guard.__name__)
def test_guard_keeps_what_its_docstring_shows(guard, monkeypatch):
    assert marked(plain(guard.__doc__), headings=True) == guard.__doc__
    monkeypatch.setattr(headings, "GUARDS", [other for other in headings.GUARDS if other is not guard])
    assert marked(plain(guard.__doc__), headings=True) != guard.__doc__


@pytest.fixture
def cut(monkeypatch):
    """Return whether TEXT is cut before «На» by a table of weights."""
    sums = headings.word_sum, headings.last_sum, headings.opener_sum

    def result(**weights):
        known = BIAS | {name.replace("_", " "): weight for name, weight in weights.items()}
        monkeypatch.setattr(headings, "heading_weights", lambda: known)
        for cached in sums:
            cached.cache_clear()
        return len(without_headings(TEXT, [(0, len(TEXT))])) == 2

    yield result
    for cached in sums:
        cached.cache_clear()


@pytest.mark.parametrize("bias", range(-3, 4))
def test_a_sentence_begins_from_a_sum_of_0_on(cut, bias):
    assert cut(bias=bias) is (bias >= 0)


@pytest.mark.parametrize("threshold", ["least_alone", "least_beside", "least_part"])
@pytest.mark.parametrize("bias", range(3, 8))
def test_nothing_more_is_looked_at_below_a_threshold(cut, threshold, bias):
    assert cut(bias=bias, **{threshold: 5}) is (bias >= 5)


@pytest.mark.parametrize(("feature", "thresholds"), [
    ("word:на", {"least_alone": 1, "least_beside": 1, "least_part": 1}),
    ("last:столиц", {"least_beside": 1, "least_part": 1}),
    ("first:погода", {"least_part": 1}),
    ("pair:False", {}),
])  # fmt: skip
def test_a_threshold_applies_to_the_features_before_it(cut, feature, thresholds):
    assert cut(**{feature: 1}, **thresholds)
    assert not cut(**{feature: -1}, **dict.fromkeys(thresholds, -1))
    later = {"least_alone", "least_beside", "least_part"} - {*thresholds}
    assert not any(cut(**{feature: 1, threshold: 1}) for threshold in later)


def test_a_heading_that_the_text_repeats_is_cut_before_a_word_that_is_usually_a_name():
    text = "Озеро Тихое (Карелия) Озеро Тихое лежит к северу от города."
    assert headings.word_sum("Озеро") < headings.heading_weights()["least alone"]
    assert without_headings(text, [(0, len(text))]) == [(0, 21), (22, len(text))]


def candidate(written):
    """Return the candidate that stands after «|»."""
    before, after = written.split("|")
    return HeadingCandidate(before + after, 0, len(before), len(before + after))


@pytest.mark.parametrize(("text", "own", "again"), [
    ("Тиктик |Тиктик построен.", "words, own:1 True", "again:1 True"),
    ("Тиктики |Тиктик построен.", "words, own:1 True", "again:1 True"),
    ("Завод Тиктик |Тиктик построен.", "words, own:2 True", "again:1 False"),
    ("Завод Тиктик |Тиктик, завод тиктика.", "words, own:2 True", "again:2 False"),
    ("Завод Тиктик |Тиктик, завод тиктика в Тиктике.", "words, own:2 True", "again:2 False"),
    ("Завод Рубин |Тиктик построен.", "words, own:2 False", "again:0 False"),
    ("Река Кама |Кама течёт.", "words, own:2 True", "again:1 False"),
    ("Река Обь |Обь течёт.", "words, own:2 False", "again:0 False"),
    ("Тиктак |Тиктик построен.", "words, own:1 False", "again:0 False"),
    ("Тик |Тик построен.", "words, own:1 False", "again:0 False"),
])  # fmt: skip
def test_repetition_is_of_the_first_five_letters_in_words_of_four(text, own, again):
    features = candidate(text).part_features()
    assert [feature for feature in features if feature.startswith(("words, own", "again"))] == [own, again]


@pytest.mark.parametrize(("text", "nearby"), [
    ("Рубин |Тиктик построен. Завод Тиктик стоит. Рубин Тиктик", ["nearby:False True", "pair:True"]),
    ("Рубин |Тиктик построен. Завод. Тиктик стоит.", ["nearby:False False", "pair:False"]),
    ("Рубин |Тиктик построен. Завод. Тиктик стоит. Рядом Тиктик", ["nearby:False True", "pair:False"]),
    ("Рубин |Тиктик построен. Здесь, Тиктик стоит.", ["nearby:False True", "pair:False"]),
    ("Рубин |Тиктик построен. Завод тиктиков стоит.", ["nearby:True False", "pair:False"]),
    ("Вот тиктик. Рубин |Тиктик построен.", ["nearby:True False", "pair:False"]),
    ("Вот тиктика. Рубин |Тиктиком построен.", ["nearby:True False", "pair:False"]),
    ("Вот тикта. Рубин |Тиктиком построен.", ["nearby:False False", "pair:False"]),
])  # fmt: skip
def test_the_same_word_nearby(text, nearby):
    assert candidate(text).nearby_features() == nearby


def test_the_level_of_a_word_is_that_of_its_first_six_letters():
    assert candidate("Лёд |Сообщается о них").beside_features({"сообща": "8"})[:2] == [
        "level, comma:8 ",
        "level, next:8 a",
    ]


def test_the_first_heading_of_a_text_is_known():
    assert "words, start:1 True" in HeadingCandidate("Завод Он", 0, 6, 8).part_features()
    assert "words, start:1 False" in HeadingCandidate("Да.\n\nЗавод Он", 5, 11, 13).part_features()


@given(TEXTS)
def test_the_cached_sum_is_that_of_the_features_beside_a_position(text):
    for match in headings.CANDIDATE.finditer(text):
        found = HeadingCandidate(text, 0, match.start(1), len(text))
        known = [headings.heading_weights().get(name, 0) for name in found.beside_features(levels())]
        assert headings.beside_sum(found) == sum(known)


def at(offset, word):
    """Return a candidate with a word that many characters after it."""
    return candidate("Погода в столице |" + f"На {'и ' * offset}"[: offset - 1].ljust(offset) + word)


@pytest.mark.parametrize(("offset", "again"), [(60, 1), (75, 1), (76, 0), (200, 0)])
def test_repetition_is_looked_for_in_80_characters(offset, again):
    assert f"again:{again} False" in at(offset, "погод").part_features()


@pytest.mark.parametrize("length", [159, 160, 161])
def test_160_characters_of_the_part_before_are_looked_at(length):
    part = candidate(f"{'б' * 8} {'и ' * 90}"[: length - 1].ljust(length) + "|На завтра")
    assert len(part.before()) == min(length, 160)
    assert ("first:бббббббб" in part.part_features()) is (length <= 160)
    assert any(feature.startswith("words, start:?") for feature in part.part_features()) is (length > 160)


@pytest.mark.parametrize("length", [159, 160, 161])
def test_160_characters_of_the_part_after_are_looked_at(length):
    part = at(length - 1, "а")
    assert len(part.after()) == min(length, 160)
    assert f"rest:15 {length > 160}" in part.part_features()


@pytest.mark.parametrize(("offset", "small"), [(698, True), (697, True), (699, False)])
def test_the_same_word_is_looked_for_in_700_characters_after(offset, small):
    assert at(offset, "на").nearby_features()[0] == f"nearby:{small} False"


@pytest.mark.parametrize(("distance", "small"), [(699, True), (700, True), (701, False)])
def test_the_same_word_is_looked_for_in_700_characters_before(distance, small):
    part = candidate(f"а на{' и' * 400}"[:distance] + " |На завтра")
    assert part.offset == distance + 1
    assert part.nearby_features()[0] == f"nearby:{small} False"


@pytest.mark.parametrize("length", [60, 61, 62, 63, 64])
def test_64_characters_on_either_side_hold_the_words_beside(length):
    beside = candidate(f"Он {'б' * length} |{'Н' * 70}")
    assert beside.previous.bare == {60: "он", 61: "н"}.get(length, "")
    assert len(beside.last.bare) == min(length, 63)
    assert len(beside.opener.bare) == 64


def test_a_decision_counts_every_feature():
    text = "Токаев и террористы На фоне протестов он выступил."
    heading = HeadingCandidate(text, 0, 20, len(text))
    assert begins(heading, headings.word_sum("На"))
    assert not begins(heading, headings.word_sum("На") - 1000)


@given(TEXTS)
def test_headings_only_add_cuts_inside_sentences(text):
    spans = sentence_spans(text)
    cut = without_headings(with_plain_spaces(text), spans)
    assert {start for start, _ in spans} <= {start for start, _ in cut}
    assert {stop for _, stop in spans} <= {stop for _, stop in cut}
