"""Transliteration: the data, the fast forms against a plain interpreter, and the ways back."""

import pickle
import subprocess
import sys
from functools import partial
from itertools import pairwise
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

import rucorpus
from interpreter import interpret
from rucorpus._base.data_files import data_lines
from rucorpus._base.edits import apply
from rucorpus._transliteration.transliterator import transliteration_edits
from strategies import cyrillic, latin

SCHEMES = rucorpus.schemes()
each_scheme = pytest.mark.parametrize("name", SCHEMES)


@each_scheme
def test_every_sample_in_the_data_holds(name):
    samples = SCHEMES[name].samples
    assert len(samples) >= 3
    assert {source: rucorpus.transliterate(source, name) for source in samples} == dict(samples)


@each_scheme
def test_the_data_is_what_the_format_says(name):
    scheme = SCHEMES[name]
    letters = set(scheme.letters)
    assert scheme.name == name
    assert scheme.title
    assert scheme.sources
    assert all(letter == normalize("NFC", letter).lower() for letter in letters)
    assert all(rule.letter in letters for rule in scheme.rules)
    assert all(
        set(wanted) <= letters | set("^$*") | set("їєёыэ") for rule in scheme.rules for wanted in rule.prev + rule.next
    )
    assert all("^" not in wanted for rule in scheme.rules for wanted in rule.prev[1:] + rule.next)
    assert all("$" not in wanted for rule in scheme.rules for wanted in rule.prev + rule.next[:-1])
    assert all(len(word) == len(outs) for word, outs in scheme.words.items())
    assert scheme.reverse in ("exact", "guess", None)


def test_names_and_aliases_are_each_of_one_scheme():
    names = [*SCHEMES, *(alias for scheme in SCHEMES.values() for alias in scheme.aliases)]
    assert len(set(names)) == len(names)
    assert list(SCHEMES) == sorted(SCHEMES)


@each_scheme
@given(text=cyrillic)
def test_a_plain_interpreter_of_the_data_agrees(name, text):
    assert rucorpus.transliterate(text, name) == interpret(SCHEMES[name], text)


ways = [(name, False) for name in SCHEMES] + [(name, True) for name in SCHEMES if SCHEMES[name].has_reverse]


@pytest.mark.parametrize(("name", "reverse"), ways)
@given(text=cyrillic | latin)
def test_edits_and_the_fast_form_agree(name, reverse, text):
    edits = transliteration_edits(text, name, reverse=reverse)
    assert all(left[1] <= right[0] for left, right in pairwise(edits))
    assert all(text[start:stop] != new for start, stop, new, _ in edits)
    assert apply(text, edits) == rucorpus.transliterate(text, name, reverse=reverse)
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
@given(data=st.data())
def test_the_way_back_is_exact_where_the_scheme_says_so(name, language, data):
    text = " ".join(data.draw(st.lists(words_in(language), max_size=4)))
    assert rucorpus.transliterate(rucorpus.transliterate(text, name), name, reverse=True) == text


@pytest.mark.parametrize("letter", SCHEMES["gost_779"].letters)
def test_every_letter_of_iso_9_comes_back(letter):
    for case in (letter, letter.upper()):
        written = rucorpus.transliterate(case, "iso9")
        for form in ("NFC", "NFD"):
            read = normalize("NFC", rucorpus.transliterate(normalize(form, written), "iso9", reverse=True))
            # A sign such as ʺ has no case: alone it cannot tell ъ from Ъ.
            assert read == normalize("NFC", case if written.lower() != written.upper() else letter)


@each_scheme
def test_a_decomposed_letter_is_the_letter(name):
    for text in ("Чайковский, ёлка, ЕЩЁ, мой", "Їжак, воўк, Ќе"):
        written = [rucorpus.transliterate(normalize(form, text), name) for form in ("NFC", "NFD")]
        assert normalize("NFC", written[0]) == normalize("NFC", written[1])


ADDRESSES = ["https://ex.com/a?b=privet", "info@mail.ru", "www.primer.ru/put", "@petya_k", "#novosti", "kloop.kg"]


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize(("name", "reverse"), ways)
def test_addresses_in_latin_script_stay(name, reverse, address):
    text = f"{address}, ({address}) {address}"
    assert rucorpus.transliterate(text, name, reverse=reverse) == text


@pytest.mark.parametrize(
    "word", ["the", "with", "GitHub", "iPhone", "don't", "night", "look", "XXI", "4th", "H2O", "mp3"]
)
def test_words_that_are_plainly_not_russian_stay(word):
    assert rucorpus.transliterate(f"eto {word}", "informal", reverse=True) == f"это {word}"


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
        ("kak-nibud", "как-нибудь"),
        ("ob''yom s\"el", "объём съел"),
    ],
)
def test_everyday_latin_is_read(text, read):
    assert rucorpus.transliterate(text, "informal", reverse=True) == read


def test_quotation_marks_are_no_letters():
    text = 'Он сказал: "Ель", \'съезд\' и "день" "в лесу какъ"'
    assert (
        rucorpus.transliterate(rucorpus.transliterate(text, "gost_16876_alt"), "gost_16876_alt", reverse=True) == text
    )


def test_an_unknown_scheme_is_an_error_that_helps():
    with pytest.raises(rucorpus.SchemeError, match=r"did you mean 'wikipedia'.*lists all 46") as caught:
        rucorpus.transliterate("Да", "wikipeda")
    assert (caught.value.scheme, caught.value.nearest, caught.value.reason) == ("wikipeda", ("wikipedia",), None)
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)
    with pytest.raises(KeyError, match="wikipeda"):
        SCHEMES["wikipeda"]
    with pytest.raises(rucorpus.SchemeError, match=r"no scheme '../x'"):
        rucorpus.transliterate("Да", "../x")


def test_a_scheme_without_a_way_back_says_so():
    for name in SCHEMES:
        if not SCHEMES[name].has_reverse:
            with pytest.raises(rucorpus.SchemeError, match=f"'{name}': it has no way back.*'informal'"):
                rucorpus.transliterate("Da", name, reverse=True)


@pytest.mark.parametrize("wrong", [None, 5, b"passport", ["passport"]], ids=repr)
def test_a_scheme_is_named_by_a_str(wrong):
    with pytest.raises(TypeError, match=f"str, got {type(wrong).__name__}"):
        rucorpus.transliterate("Да", wrong)


def test_a_stage_without_its_scheme_is_refused():
    for stage in (rucorpus.transliterate, partial(rucorpus.transliterate, "passport")):
        with pytest.raises(TypeError, match=r"stage transliterate: .*scheme"):
            rucorpus.normalize("Да", stages=(stage,))


@each_scheme
def test_a_scheme_is_found_by_each_alias_and_survives_a_pickle(name):
    scheme = SCHEMES[name]
    for alias in scheme.aliases:
        assert SCHEMES[alias] is scheme
        assert rucorpus.transliterate("Щука", alias) == rucorpus.transliterate("Щука", name)
    assert pickle.loads(pickle.dumps(scheme)) == scheme
    with pytest.raises(TypeError):
        scheme.letters["а"] = "o"


def test_the_table_of_schemes_has_a_row_for_each():
    lines = repr(SCHEMES).split("\n")
    assert [line.split()[0] for line in lines[1:]] == list(SCHEMES)
    assert max(map(len, lines)) <= 160
    assert SCHEMES._repr_html_().count("<tr>") == 1 + len(SCHEMES)


def test_transforms_of_icu():
    pytest.importorskip("icu")
    text = "Да, 東京\ud800\n\0 нет"
    assert rucorpus.transliterate("Ångström", "icu:Latin-ASCII") == "Angstrom"
    stage = partial(rucorpus.transliterate, scheme="icu:Any-Latin")
    traced = rucorpus.trace(text, stages=(stage,))
    assert traced.text == rucorpus.transliterate(text, "icu:Any-Latin")
    assert "\ud800\n\0 net" in traced.text
    assert len(traced.edits) == 2
    assert rucorpus.transliterate("moskva", "icu:Cyrillic-Latin", reverse=True) == "москва"
    with pytest.raises(rucorpus.SchemeError, match=r"'icu:Any-Latinn'; did you mean 'icu:Any-Latin'"):
        rucorpus.transliterate("Да", "icu:Any-Latinn")


def test_without_icu_the_error_says_how_to_install_it():
    code = (
        "import sys; sys.modules['icu'] = None\n"
        "import rucorpus\n"
        "try: rucorpus.transliterate('Да', 'icu:Any-Latin')\n"
        "except ImportError as error: print(error)"
    )
    said = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    assert "pip install rucorpus[icu]" in said
    assert "libicu-dev" in said
