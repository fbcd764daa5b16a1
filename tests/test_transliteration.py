"""Transliteration: the data, the fast forms against a plain interpreter, and the ways back."""

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

import rucorpus
from interpreter import interpret
from rucorpus._spelling import spelling
from strategies import cyrillic

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
    assert all(set(wanted) <= letters | set("^$*") | set("їєёыэ") for rule in scheme.rules for wanted in rule.prev + rule.next)
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
