"""The data of the schemes: their format, samples and names."""

import pickle
from unicodedata import normalize

import pytest

import rucorpus
from rucorpus._transliteration import schemes

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


def test_a_name_or_alias_is_of_one_scheme():
    aliases = schemes.aliases()
    assert not aliases.keys() & SCHEMES.keys()
    assert set(aliases.values()) <= SCHEMES.keys()
    assert {alias for scheme in SCHEMES.values() for alias in scheme.aliases} == aliases.keys()
    assert list(SCHEMES) == sorted(SCHEMES)


@each_scheme
def test_a_scheme_is_found_by_each_alias_and_survives_a_pickle(name):
    scheme = SCHEMES[name]
    for alias in scheme.aliases:
        assert SCHEMES[alias] is scheme
        assert rucorpus.transliterate("Щука", alias) == rucorpus.transliterate("Щука", name)
    assert pickle.loads(pickle.dumps(scheme)) == scheme
    with pytest.raises(TypeError):
        scheme.letters["а"] = "o"


def test_schemes_can_be_hashed():
    assert len({*rucorpus.schemes().values()}) == len(rucorpus.schemes())


def test_an_alias_is_found_without_reading_other_schemes():
    schemes.load.cache_clear()
    assert rucorpus.schemes()["passport"].name == "icao_doc_9303"
    assert schemes.load.cache_info().currsize == 1


def test_an_unknown_scheme_is_an_error_that_helps():
    with pytest.raises(rucorpus.SchemeError, match=r"did you mean 'wikipedia'.*lists all 46") as caught:
        rucorpus.transliterate("Да", "wikipeda")
    assert (caught.value.scheme, caught.value.nearest, caught.value.reason) == ("wikipeda", ("wikipedia",), None)
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)
    with pytest.raises(KeyError, match="wikipeda"):
        SCHEMES["wikipeda"]


@pytest.mark.parametrize(
    "name", ["../schemes/uz", "../x", "schemes/uz", "./uz", "uz.txt", "", "uz\0", "\ud800", "u" * 9999]
)
def test_only_a_name_finds_a_scheme(name):
    assert name not in SCHEMES
    with pytest.raises(rucorpus.SchemeError, match="no scheme"):
        rucorpus.transliterate("Да", name)
    assert schemes.load.cache_info().currsize <= len(SCHEMES)


@pytest.mark.parametrize(
    ("name", "found"), [("UZ", "uz"), ("ISO 9", "gost_779"), ("GOST R 7.79", None), ("ISO-9", "gost_779")]
)
def test_a_scheme_is_found_in_any_case_and_with_any_separators(name, found):
    assert (SCHEMES[name].name if name in SCHEMES else None) == found


@pytest.mark.parametrize(
    ("name", "nearest"),
    [("GOST", "gost_779"), ("bgn", "bgn_pcgn"), ("iso", "iso9"), ("паспорт", "passport"), ("ГОСТ 7.79", "gost_779")],
)
def test_names_that_contain_the_given_one_are_the_nearest(name, nearest):
    with pytest.raises(rucorpus.SchemeError) as caught:
        rucorpus.transliterate("Да", name)
    assert caught.value.nearest[0] == nearest


def test_the_table_of_schemes_has_a_row_for_each():
    lines = repr(SCHEMES).split("\n")
    assert [line.split()[0] for line in lines[1:]] == list(SCHEMES)
    assert max(map(len, lines)) <= 160
    assert SCHEMES._repr_html_().count("<tr>") == 1 + len(SCHEMES)


def test_a_scheme_shows_its_letters_in_a_notebook():
    for scheme in SCHEMES.values():
        html = scheme._repr_html_()
        assert html.count("<td>") == 2 * len(scheme.letters)
        assert html.startswith(f"<b>{scheme.name}</b>")
