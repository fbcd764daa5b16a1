"""The reverse of a scheme."""

from unicodedata import normalize

import pytest

import rucorpus
from rucorpus._transliteration.cyrillizer import Cyrillizer
from rucorpus._transliteration.schemes import find

READ_BY_TABLE = [name for name, scheme in rucorpus.schemes().items() if scheme.has_reverse and name != "informal"]


@pytest.mark.parametrize("letter", rucorpus.schemes()["gost_779"].letters)
def test_every_letter_of_iso_9_comes_back(letter):
    for case in (letter, letter.upper()):
        written = rucorpus.transliterate(case, "iso9")
        for form in ("NFC", "NFD"):
            read = normalize("NFC", rucorpus.transliterate(normalize(form, written), "iso9", reverse=True))
            # A sign such as ʺ has no case: alone it cannot tell ъ from Ъ.
            assert read == normalize("NFC", case if written.lower() != written.upper() else letter)


def test_quotation_marks_are_no_letters():
    text = 'Он сказал: "Ель", \'съезд\' и "день" "в лесу какъ"'
    assert (
        rucorpus.transliterate(rucorpus.transliterate(text, "gost_16876_alt"), "gost_16876_alt", reverse=True) == text
    )


@pytest.mark.parametrize("name", READ_BY_TABLE)
def test_every_spelling_is_read_as_one_letter(name):
    cyrillizer = Cyrillizer(find(name))
    for spelling, letter in cyrillizer.letters.items():
        assert cyrillizer.word(spelling.removeprefix("^")) == normalize("NFC", letter), spelling
        if spelling[0].isalpha() and spelling[0] != spelling[0].upper():
            assert cyrillizer.word(spelling.capitalize()) == normalize("NFC", letter.capitalize()), spelling
            assert cyrillizer.word(spelling.upper()) == normalize("NFC", letter.upper()), spelling


@pytest.mark.parametrize(
    ("latin", "read"),
    [
        ("obʺekt", "объект"),
        ("OBʺEKT", "ОБЪЕКТ"),
        ("Obʺekt", "Объект"),
        ("OBʺekt", "ОБъект"),
        ("MATʹ", "МАТЬ"),
        ("Matʹ", "Мать"),
        ("Mʹ", "Мь"),
        ("mATʹ", "мАТЬ"),
        ("AʹʺB", "АЬЪБ"),
        ("ʹ", "ь"),
    ],
)
def test_a_sign_without_case_is_a_capital_between_capitals_and_after_two_at_the_end(latin, read):
    assert rucorpus.transliterate(latin, "iso9", reverse=True) == read


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [
        ("Injekcija, KONJUGACIJA, vanjezički", "Инјекција, КОНЈУГАЦИЈА, ванјезички"),
        ("podžupan, nadžanr, odžvakati", "поджупан, наджанр, оджвакати"),
        ("odžubore, odžmiriti, odžvrljati", "оджуборе, оджмирити, оджврљати"),
        ("Bridžvoter, Edžmont, udžbenik", "Бриџвотер, Еџмонт, уџбеник"),
        ("odžak, hodžar, nadžak, anjou, banjon", "оџак, хоџар, наџак, ањоу, бањон"),
        ("ǅep, ǆak, Ǉ, ǋiva, koǌ", "Џеп, џак, Љ, Њива, коњ"),
        ("Excel i Word, Wikipedia u gradu", "Excel и Word, Wikipedia у граду"),
    ],
)
def test_serbian_digraphs_are_one_letter_except_where_a_word_has_two(latin, cyrillic):
    assert rucorpus.transliterate(latin, "sr_latn", reverse=True) == cyrillic
