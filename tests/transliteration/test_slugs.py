"""Slugs."""

import pytest
from hypothesis import given

import rucorpus
from strategies import russian


@pytest.mark.parametrize(
    ("text", "scheme", "slug"),
    [
        ("С++, первый урок", "wikipedia", "s-pervy-urok"),
        ("«Чайка» — пьеса…", "wikipedia", "chayka-pyesa"),
        ("Подъезд, объём", "bgn_pcgn", "podyezd-obyem"),
        ("Съёмка, тень", "iso9", "semka-ten"),
        ("Съёмка, тень", "gost_779_alt", "syomka-ten"),
        ("Қазақстан, Ђорђе", "wikipedia", "kazakstan-dorde"),
        ("rock'n'roll, café", "wikipedia", "rocknroll-cafe"),
        ("3,5 % за 2 дня", "wikipedia", "3-5-za-2-dnya"),
        ("!?", "wikipedia", ""),
    ],
)
def test_a_slug_has_words_and_hyphens_only(text, scheme, slug):
    assert rucorpus.slug(text, scheme) == slug


@given(text=russian)
def test_a_slug_is_its_own_slug(text):
    slug = rucorpus.slug(text)
    assert rucorpus.slug(slug) == slug
    assert all(part.isascii() and part.isalnum() and part == part.lower() for part in slug.split("-") if slug)
