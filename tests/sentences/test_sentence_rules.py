"""The rules, rows and tables of the splitter do what the example beside each shows."""

import re
import zlib

import pytest

from boundaries import marked, plain
from rucorpus._base.data_files import data_lines
from rucorpus._sentences import abbreviations, rules, terminators
from rucorpus._sentences.capitalization import STEM, level, levels
from rucorpus._sentences.explanation import explain
from rucorpus._sentences.features import BoundaryContext, boundary_weights, context, features
from rucorpus._sentences.surroundings import LETTERS, ROMAN, is_item, neighbours
from rucorpus._sentences.terminators import SPACE, TERMINATOR, after, patterns

ABBREVIATIONS = [line.split(None, 2) for line in data_lines("sentences/abbreviations.txt")]


@pytest.mark.parametrize(("abbreviation", "kind", "example"), ABBREVIATIONS)
def test_abbreviation(abbreviation, kind, example):
    assert kind in {"head", "tail", "both", "word", "degree", "adjective"}
    assert abbreviation.replace("_", "") in "".join(example.lower().split())
    assert marked(plain(example)) == example


def test_few_words_seem_to_be_in_the_dictionary_by_chance():
    assert sum(byte.bit_count() for byte in abbreviations._dictionary()) < 0.02 * abbreviations.WORD_BITS


@pytest.mark.parametrize("word", ["торф", "болт", "борщ", "мотор", "резец", "кварц", "портрет", "свор"])
def test_a_word_of_the_dictionary_is_whole(word):
    assert not abbreviations.is_unknown(word)


@pytest.mark.parametrize("word", ["свароч", "накл", "упражн", "ипот", "древнерус", "голкип", "квитанц"])
def test_a_word_in_no_dictionary_is_unknown(word):
    assert abbreviations.is_unknown(word)
    assert not abbreviations.is_unknown(f"{word}а")


def test_abbreviations_are_known_once():
    assert len(abbreviations.kinds()) == len(ABBREVIATIONS) > 200


@pytest.mark.parametrize("rule", rules.RULES, ids=lambda rule: rule.__name__)
def test_rule_does_what_its_docstring_shows(rule):
    text = plain(rule.__doc__)
    assert marked(text) == rule.__doc__
    assert rule.__name__ in {explanation.rule for explanation in explain(text)}


ENDS = {**terminators.WORD_ENDS, **terminators.CLOSED_ENDS, **terminators.LETTER_ENDS, **terminators.OTHER_ENDS}


@pytest.mark.parametrize(("before", "example"), ENDS.items())
def test_a_plain_end_is_plain_by_its_row_alone(before, example):
    text = plain(example)
    assert marked(text) == example
    (plain_end,) = [found.offset for found in explain(text) if found.rule == "plain"]
    rows = [row for row in ENDS if re.compile(after(row, TERMINATOR + SPACE), re.DOTALL).match(text, plain_end)]
    assert rows == [before]


@pytest.mark.parametrize("example", ENDS.values())
def test_an_end_is_plain_with_any_whitespace(example):
    # After a line end a number may be that of an item.
    spaces = ("  ", " \t", "\u00a0") if re.search(r" \d+\.", example) else ("  ", " \n\t", "\u00a0")
    for space in spaces:
        text = plain(example).replace(" ", space)
        assert [found.rule for found in explain(text) if found.begins] == ["plain"]


@pytest.mark.parametrize("opening", ["— О", "-- О", "« О", "( О", "«О", '"О', "№ 5", "• О"])
def test_an_opening_is_plain_after_any_whitespace(opening):
    for space in (" ", "  ", "\n\t", "\u00a0"):
        assert [found.rule for found in explain(f"Он опаздывал.{space}{opening}на осталась")] == ["plain"]


def test_several_terminators_are_one_end():
    for ending in ("…!»?)", ".)", "!))", "?!..", "! :) :(", ".»)"):
        text = f"Он сказал «да{ending} Она ушла."
        assert marked(text) == text.replace(" Она", " ‖ Она")
        assert [found.offset for found in explain(text)] == [text.index("Она")]


def test_eight_characters_before_a_word_and_forty_of_it_are_looked_at():
    match = patterns()["."].search(f"г. {'«' * 9}Он")
    assert (match["lead"], match["word"]) == ("«" * 8, "")
    assert patterns()["."].search(f"г. {'А' * 41}")["word"] == "А" * 40


@pytest.mark.parametrize(("rule", "ending", "before", "meaning", "levels"), [
    (rules.after_initial, ".", "I-name", "", "789"),
    (rules.after_initial, ".", "I-surname", "surname", "3456789"),
    (rules.after_initial, ".", "I-surname", "", "0123456789"),  # Доложил Зуев А. П. Комиссия
    (rules.name_after_bracket, ")", "a4", "", "012"),
    (rules.degree, ".", "pair-degree", "", "0123456789"),
])  # fmt: skip
def test_the_level_of_a_name_and_of_a_beginning(rule, ending, before, meaning, levels):
    contexts = [BoundaryContext(ending, before, "4", "(", "", "Aa", level, "a", "", meaning) for level in "0123456789"]
    assert "".join(found.level for found in contexts if rule(found) is not None) == levels


WHOLE = {**terminators.GOES_ON, **terminators.GOES_ON_AFTER_ELLIPSIS, **terminators.GOES_ON_AFTER_LETTER}


@pytest.mark.parametrize(("following", "example"), WHOLE.items())
def test_nothing_is_asked_where_a_sentence_goes_on(following, example):
    found = re.search(f"[.…](?:{following})", example, re.DOTALL)
    assert found
    assert marked(example) == example
    assert found.end() - 1 not in {found.offset for found in explain(example)}


@pytest.mark.parametrize(("terminator", "example"), [(key, row[1]) for key, row in terminators.DOUBTFUL_ENDS.items()])
def test_a_doubtful_end_begins_with_its_terminator(terminator, example):
    text = plain(example)
    assert marked(text) == example
    assert example.index("‖") in {match.end() for match in patterns()[terminator].finditer(text)}


def around(text):
    """Return what stands around the first doubtful terminator of a text."""
    match = next(match for match in patterns()["."].finditer(text) if match.lastindex)
    return BoundaryContext(*context(text, 0, match, 0)[1])


@pytest.mark.parametrize(("distance", "opened"), [(159, "«"), (160, "«"), (161, ""), (400, "")])
def test_the_160_characters_before_a_terminator_are_looked_at(distance, opened):
    text = f"Он «{'а' * (distance - 3)} г. Орле."
    assert text.index(".") - text.index("«") == distance
    assert around(text).open == opened


@pytest.mark.parametrize(
    ("length", "step"),
    [(3, "1"), (4, "2"), (8, "2"), (9, "3"), (15, "3"), (16, "4"), (30, "4"), (31, "5"), (64, "5"), (65, "6")],
)
def test_the_distance_from_the_beginning_is_a_step(length, step):
    assert around(f"{'а' * (length - 2)} г. Орле").distance == step


def test_a_word_at_the_beginning_has_the_distance_of_its_own():
    assert around("г. Орёл").distance == around(f"{'а' * 70}г. орёл").distance == "="


def test_every_weight_belongs_to_a_feature_and_says_something():
    fields = BoundaryContext(*"...........")._replace(before="head")
    names = [feature.partition(": ")[0] for feature in features("", fields)]
    assert {feature.partition(": ")[0] for feature in boundary_weights()} == set(names)
    assert len(set(names)) == len(names)
    assert all(boundary_weights().values())


def test_learned_tables_are_sorted_and_small():
    size = 0
    for name, between in (("capitalization.txt", " "), ("headings.txt", " "), ("boundaries.txt", "\t")):
        lines = data_lines(f"sentences/{name}")
        assert lines == sorted(set(lines), key=lambda line: line.rpartition(between)[0])
        size += len(zlib.compress("\n".join(lines).encode(), 9))
    assert size < 100_000


def test_a_stem_is_the_first_six_letters():
    assert max(map(len, levels())) == STEM == 6
    assert level("Однако") == level("однаковый") == levels()["однако"] == "9"
    assert level("Однак") == ""


SERIES = [*LETTERS, ROMAN, [str(number) for number in range(1, 20)], [f"7.{number}" for number in range(1, 20)]]


@pytest.mark.parametrize("series", SERIES, ids=lambda series: series[0])
def test_the_neighbours_of_a_number_are_those_before_and_after_it(series):
    for at, number in enumerate(series[1:-1], 1):
        if number in ROMAN and series is not ROMAN:
            continue
        part = [f"{number}.1"] if number[0].isdigit() else []
        assert sorted(neighbours(number)) == sorted([series[at - 1], series[at + 1], *part])
    assert series[-1] not in neighbours(series[0])


ITEMS = [
    ("Взять: 1. Нож; 2. Хлеб", True),
    ("Взять: 4.1. Нож; 2. Хлеб", False),  # 1. is the end of another number
    ("Взять: см. 1. Нож; 2. Хлеб", True),
    ("Взять: 2. Хлеб; 3. Соль", True),
    ("Взять: 2. Хлеб; 4.3. Соль", False),
]


@pytest.mark.parametrize(("text", "expected"), ITEMS)
def test_an_item_has_the_number_before_or_after_it_in_the_text(text, expected):
    assert is_item(text, (0, len(text)), 0, text.index("2. Хлеб"), "2") is expected
