"""Repairs and decisions: the fast path agrees with the plain form, and each limit is where it belongs."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rucorpus import fix_mojibake
from rucorpus._base.scanner import compiled
from rucorpus._encodings.bigram_costs import (
    ENCODINGS,
    KINDS,
    LATIN,
    LETTERS,
    LINE_START,
    OTHER_ASCII,
    encoding_costs,
    pair_costs,
    text_cost,
)
from rucorpus._encodings.correct_ends import _clearly_worse
from rucorpus._encodings.misreadings import (
    READ_AS,
    beyond_ascii,
    encoded,
    only_case_differs,
    two_misreadings,
    undone,
)
from rucorpus._encodings.mojibake import Shown, _cost_after, _disjoint, _samples, _shown
from rucorpus._encodings.pieces import MAX_PIECE, PIECE, Piece, is_correct
from rucorpus._encodings.repairs import _MIN_MEAN_COST, Repair, _fits, repairs, whole_repair
from strategies import SENTENCES, mojibake

KOI8 = (("koi8-r", "cp1251"),)
PARTS = sorted({text[start : start + size] for text in SENTENCES for start in range(60) for size in (3, 5, 8)})
WORDS = [part for part in PARTS if part.isalpha() and part.islower()]


def as_cp1251(text):
    """The text written in KOI8-R and read as cp1251."""
    return text.encode("koi8-r").decode("cp1251")


letters = st.text(st.sampled_from(LETTERS + " -1"), max_size=20)
misread_parts = st.sampled_from(PARTS).map(as_cp1251)


@given(piece=mojibake | letters | misread_parts)
def test_the_fast_path_finds_every_clear_repair(piece):
    piece = piece.replace("\n", " ")
    clear = _disjoint(piece, [repair for repair in repairs(piece) if repair.gain > 0])
    assert _disjoint(piece, repairs(piece, clear=True)) == clear


def test_the_fast_path_finds_every_clear_repair_of_short_lines():
    for part in PARTS:
        for piece in (part, part.upper(), part.swapcase(), part[::-1], as_cp1251(part)):
            clear = _disjoint(piece, [repair for repair in repairs(piece) if repair.gain > 0])
            assert _disjoint(piece, repairs(piece, clear=True)) == clear


def test_the_least_mean_cost_is_that_of_the_cheapest_characters():
    """The cheapest way through the table: the mean cost of n characters beyond ASCII between ASCII ones."""
    ascii_kinds = (LINE_START, OTHER_ASCII, LATIN)
    others = [kind for kind in KINDS if kind not in (LINE_START, LATIN)]
    cheapest = {kind: min(pair_costs()[first, kind] for first in ascii_kinds) for kind in others}
    means = []
    for number in range(1, 2 * len(KINDS)):
        means.append(
            min(cheapest[kind] + pair_costs()[kind, last] for kind, last in product(others, ascii_kinds)) / number
        )
        cheapest = {kind: min(cheapest[first] + pair_costs()[first, kind] for first in others) for kind in others}
    assert int(min(means)) == _MIN_MEAN_COST


@pytest.mark.parametrize(
    ("misreading", "explained", "needed"),
    [
        (("koi8-r", "cp1251"), 15, 100),
        (("koi8-r", "cp1251"), 16, 60),
        (("utf-8", "cp1251"), 2, 60),
        (("cp1251", "latin-1"), 2, 60),
        (("cp1251", "cp1252"), 2, 60),
    ],
)
def test_a_clear_repair_gains_more_where_few_letters_of_russian_change(misreading, explained, needed):
    assert Repair(0, 1, "а", "б", needed, explained, (misreading,)).is_clear
    assert not Repair(0, 1, "а", "б", needed - 1, explained, (misreading,)).is_clear


def test_a_corrupted_character_counts_at_most_50():
    for old, new in (("ъЪъЪъ", "такая"), ("такая", "ъЪъЪъ")):
        cost = min(text_cost(f"\n{old}\n"), 250)
        assert whole_repair(old, new, KOI8).gain == cost - text_cost(f"\n{new}\n")


def only_repair(piece, written_in, read_as):
    return next(r for r in repairs(piece, [read_as]) if r.misreadings == ((written_in, read_as),))


def test_text_in_a_rare_encoding_gains_5_less():
    old = "Мороз".encode("mac-cyrillic").decode("koi8-r")
    assert only_repair(old, "mac-cyrillic", "koi8-r").gain == whole_repair(old, "Мороз", ()).gain - 5


def test_punctuation_alone_gains_20_less():
    old = "Синтра брата".encode("cp1251").decode("mac-cyrillic")
    assert old == "—интра брата"  # no common word, which would count as well
    repair = only_repair(old, "cp1251", "mac-cyrillic")
    assert (repair.old, repair.new, repair.is_punctuation_only) == ("—", "С", True)
    assert repair.gain == whole_repair(old, "Синтра брата", ()).gain - 20


def test_words_at_the_ends_are_left_out_if_they_lose_more_than_100():
    assert [_clearly_worse([loss, 500]) for loss in (-100, -101)] == [0, 1]


def test_one_changed_letter_in_ten_may_be_odd():
    new = "Их семь"
    assert _fits("І" + "Б" * 9, list(range(10)))
    assert not _fits("І" + "Б" * 8, list(range(9)))
    assert _fits(new, [0])


def test_letters_must_fit_where_less_than_one_in_three_changes():
    def is_proposed(piece):
        return any(repair.misreadings == (("mac-cyrillic", "cp1251"),) for repair in repairs(piece, ["cp1251"]))

    assert undone("§вна", (("mac-cyrillic", "cp1251"),)) == "Івна"
    assert is_proposed("§ви")
    assert not is_proposed("§вна")


def test_a_piece_is_correct_up_to_a_mean_cost_of_42():
    for word in WORDS:
        assert is_correct(word) == (text_cost(f"\n{word}\n") <= 42 * len(word))


def test_a_repair_may_gain_100_less_for_each_character_that_it_explains_more():
    short = Repair(0, 2, "пт", "жо", 200, 2, (("utf-8", "cp1251"),))
    for gain, chosen in ((101, True), (99, False)):
        long = Repair(0, 3, "птв", "жо¤", gain, 3, KOI8)
        assert _disjoint("птв", [short, long]) == ((long if chosen else short),)


def test_two_misreadings_and_others_than_the_dominant_one_count_60_more():
    twice = KOI8 * 2
    repair = Repair(0, 2, "аб", "вг", 0, 2, twice)
    cost = text_cost("\nвг\n")
    assert _cost_after("аб", Shown((twice,), None), (repair,)) == cost + 60
    assert _cost_after("аб", Shown((twice,), twice), (repair,)) == cost
    assert _cost_after("аб", Shown((KOI8,), KOI8), (repair,)) == cost + 60
    assert _cost_after("аб", Shown((KOI8,), None), (repair._replace(misreadings=KOI8),)) == cost


def twice(word):
    return word.encode("cp1251").decode("latin-1").encode("utf-8").decode("latin-1")


def test_a_piece_shows_two_misreadings():
    text = twice("Сторож долго")
    pair = two_misreadings(text)
    assert undone(text, pair) == "Сторож долго"
    assert _shown(text, [Piece(0, text, 0)], {}) == Shown((pair,), pair)


def test_two_misreadings_make_text_of_a_piece():
    found = 0
    for word in PARTS:
        text = twice(word)
        if pair := two_misreadings(text):
            new = undone(text, pair)
            assert text_cost(f"\n{new}\n") < 48 * beyond_ascii(new)
            found += 1
    assert 2 * found > len(PARTS)


def test_a_piece_is_repaired_up_to_a_mean_cost_of_48():
    for word in PARTS:
        for piece in (word.swapcase()[::-1], as_cp1251(word)):
            if piece.isalpha() and "Ё" not in piece.upper():
                costs = encoding_costs(f"\n{piece}\n".encode("cp1251"))
                found = [repair for repair in repairs(piece, ["cp1251"]) if repair.misreadings[0][0] != "utf-8"]
                is_text = min(costs) < costs[0] and min(costs) <= 48 * (len(piece) + 2)
                assert bool(found) == is_text or costs.index(min(costs)) == ENCODINGS.index("mac-cyrillic")


def test_most_characters_of_utf_8_must_be_russian():
    assert [repair.new for repair in repairs("даé".encode().decode("latin-1"), ["latin-1"])] == ["даé"]
    assert [repair.new for repair in repairs("аé".encode().decode("latin-1"), ["latin-1"])] != ["аé"]


def test_text_with_most_letters_in_the_other_case_is_no_misreading():
    assert only_case_differs("АБВГД", "абвЖЗ")
    assert not only_case_differs("АБВГ", "абЖЗ")


def test_samples_are_the_beginnings_of_the_four_longest_corrupted_pieces():
    words = as_cp1251("Сторож долго смотрел в окно и молчал ") * 10
    pieces = [words[:size] for size in (30, 350, 100, 200, 201, 90)]
    assert list(_samples(pieces)) == [words[:size].rpartition(" ")[0] for size in (200, 200)] + [
        words[:200],
        words[:100],
    ]
    assert list(_samples([words.replace(" ", "")])) == [words.replace(" ", "")]


def test_a_long_line_without_spaces_is_repaired_up_to_its_last_letter():
    line = "".join(SENTENCES * 2).translate({ord(char): None for char in " .,!;-"})
    assert fix_mojibake(line.encode().decode("latin-1").encode().decode("latin-1")) == line


def test_long_lines_are_cut_before_a_space():
    line = "слово " * 1500
    pieces = compiled(PIECE).findall(line)
    assert "".join(pieces) == line
    assert max(map(len, pieces)) <= 4000 == MAX_PIECE
    assert all(piece.startswith(" ") for piece in pieces[1:])
    assert list(map(len, compiled(PIECE).findall("я" * 9000))) == [4000, 4000, 1000]


def test_encodings_that_misreadings_are_read_as_have_all_of_their_bytes():
    assert all(encoded(chr(byte), read_as) == bytes([byte]) for byte in range(0x80) for read_as in READ_AS)
