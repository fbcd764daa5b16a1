"""The features of two halves: their strings are what the stored weights are found by."""

import pytest

from rucorpus._dehyphenation.letter_model import WORD_BITS, features, is_common, learned, word_bit

NONE_COMMON = bytes(WORD_BITS // 8)
ALL_COMMON = b"\xff" * (WORD_BITS // 8)


def test_the_letters_of_two_halves():
    assert features("Бело-", "снежка", NONE_COMMON)[:6] == ["<-", "-с", "-сн", "-сне", "-снеж", "-снежк"]
    found = features("бело", "снежка", NONE_COMMON)
    assert {"о-", "ло-", "ело-", "бело-", "<бело-", "-с", "-снежк", "о-с", "ло-сне", "бело-снеж"} <= {*found}
    assert {"<бел+", "<бело+", "+ка>", "+жка>", "<бе+ка>", "ело*ка>", "-снежка>"} <= {*found}


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("мир-труд", "l3 r4 L34 w000 wm0ир wn0уд wl03 wr04 wj07 caseaaa"),
        ("дом-музей", "l3 r5 L35 dupc w000 wm0ом wn0ей wl03 wr05 wj08 caseaaa"),
        ("мастера-артисты", "l7 r7 L66 e0 Eра*ты dupv w000 wm0ра wn0ты wl07 wr07 wj012 caseaaa"),
        ("белый-белейший", "l5 r8 L56 e1 Eый*ий = w000 wm0ый wn0ий wl05 wr07 wj012 caseaaa"),
        ("тик-тик", "l3 r3 L33 = tail starts w000 wm0ик wn0ик wl03 wr03 wj06 caseaaa"),
        ("литератор-подруга", "l9 r7 L66 e0 Eор*га w000 wm0ор wn0га wl07 wr07 wj012 caseaaa"),
        ("книга-подруга", "l5 r7 L56 e2 Eга*га w000 wm0га wn0га wl05 wr07 wj012 caseaaa"),
        ("мото-о", "l4 r1 L41 dupv w000 wm0то wn0о wl04 wr01 wj05 caseaaa"),
        ("СП-Б", "l2 r1 L21 vl vr w000 wm0сп wn0б wl02 wr01 wj03 caseAAA"),
        ("Юго-то-де", "l2 r2 L22 w000 wm0то wn0де wl02 wr02 wj04 caseaaa h<"),
    ],
)
def test_the_form_of_two_halves(word, expected):
    found = features(*word.rsplit("-", 1), NONE_COMMON)
    assert " ".join(feature for feature in found if not {*"-+*"} & {*feature} or feature[0] == "E") == expected


def test_common_words():
    found = features("мастера", "певцы", ALL_COMMON)
    assert {"w111", "wm1ра", "wn1цы", "wl17", "wr15", "wj112"} <= {*found}
    words = bytearray(NONE_COMMON)
    for word in ("мастер", "повар"):
        words[word_bit(word) >> 3] |= 1 << (word_bit(word) & 7)
    assert {"w110", "waрр", "wb65", "we1"} <= {*features("мастер", "повар", bytes(words))}
    assert "h>" in features("а", "б-в", NONE_COMMON)


def test_a_short_word_is_never_common():
    assert not is_common("на", ALL_COMMON)
    assert is_common("нас", ALL_COMMON)


def test_forms_of_a_long_word_share_a_bit():
    assert word_bit("словами") == word_bit("слова")
    assert word_bit("человека") == word_bit("человеку") != word_bit("человечек")
    assert word_bit("мост") != word_bit("мосты")


def test_the_stored_model_has_all_weights():
    assert (len(learned().weights), len(learned().words)) == (1 << 17, WORD_BITS // 8)
