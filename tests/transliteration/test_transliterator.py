"""Transliteration of texts: both directions, edits, errors."""

from functools import partial
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import rucorpus
from contracts import check_edits
from rucorpus._base.edits import apply
from rucorpus._transliteration.transliterator import transliteration_edits
from strategies import cyrillic, latin

SCHEMES = rucorpus.schemes()
DIRECTIONS = [
    *((name, False) for name in SCHEMES),
    *((name, True) for name, scheme in SCHEMES.items() if scheme.has_reverse),
]


@pytest.mark.parametrize(("name", "reverse"), DIRECTIONS)
@settings(max_examples=50)
@given(text=cyrillic | latin)
def test_edits_and_the_converted_text_agree(name, reverse, text):
    edits = transliteration_edits(text, name, reverse=reverse)
    check_edits(text, edits, rucorpus.transliterate(text, name, reverse=reverse))
    traced = rucorpus.trace(text, stages=(partial(rucorpus.transliterate, scheme=name, reverse=reverse),))
    assert traced.text == apply(text, edits)


# The alphabet that a scheme restores, letter for letter, and those of it that a sign may follow.
ALPHABETS = {
    "ru": ("абвгдеёжзийклмнопрстуфхцчшщыэюя", "ъь", "бвгджзклмнпрстфхцчшщ"),
    "uk": ("абвгґдеєжзиіїйклмнопрстуфхцчшщюя", "ь", "дтзснлрц"),
    "be": ("абвгдеёжзійклмнопрстуўфхцчшыэюя", "ь", "дзснлц"),
    "bg": ("абвгдежзийклмнопрстуфхцчшщъюя", "ь", "бвгдзклмнпрстфц"),
    "mk": ("абвгдѓежзѕијклљмнњопрстќуфхцчџш", "", ""),
}
EXACT = [(name, SCHEMES[name].languages[0]) for name in SCHEMES if SCHEMES[name].reversible]


@st.composite
def words_in(draw, language):
    letters, signs, before_signs = ALPHABETS[language]
    word = ""
    for letter in draw(st.lists(st.sampled_from(letters), min_size=2, max_size=10)):
        word += letter
        if signs and letter in before_signs and draw(st.integers(0, 3)) == 0:
            word += draw(st.sampled_from(signs))
    return draw(st.sampled_from([word, word.capitalize(), word.upper()]))


@pytest.mark.parametrize(("name", "language"), EXACT)
@settings(max_examples=50)
@given(data=st.data())
def test_the_reverse_of_a_reversible_scheme_is_exact(name, language, data):
    text = " ".join(data.draw(st.lists(words_in(language), max_size=4)))
    latin = rucorpus.transliterate(text, name, protect=None)
    assert rucorpus.transliterate(latin, name, reverse=True, protect=None) == text


@pytest.mark.parametrize("name", SCHEMES)
def test_a_decomposed_letter_is_the_letter(name):
    for text in ("Чайковский, ёлка, ЕЩЁ, мой", "Їжак, воўк, Ќе"):
        written = [rucorpus.transliterate(normalize(form, text), name, protect=None) for form in ("NFC", "NFD")]
        assert normalize("NFC", written[0]) == normalize("NFC", written[1])


def test_a_scheme_without_a_reverse_says_so():
    for name in SCHEMES:
        if not SCHEMES[name].has_reverse:
            with pytest.raises(rucorpus.SchemeError, match=f"'{name}': it has no reverse.*'informal'"):
                rucorpus.transliterate("Da", name, reverse=True)


@pytest.mark.parametrize("wrong", [None, 5, b"passport", ["passport"]], ids=repr)
def test_a_scheme_is_named_by_a_str(wrong):
    with pytest.raises(TypeError, match=f"str, got {type(wrong).__name__}"):
        rucorpus.transliterate("Да", wrong)


def test_a_stage_without_its_scheme_is_refused():
    for stage in (rucorpus.transliterate, partial(rucorpus.transliterate, "passport")):
        with pytest.raises(TypeError, match=r"stage transliterate: .*scheme"):
            rucorpus.normalize("Да", stages=(stage,))
