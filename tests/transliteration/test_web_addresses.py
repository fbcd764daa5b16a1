"""Addresses in Latin script stay in both directions."""

import pytest

import rucorpus
from rucorpus._transliteration.web_addresses import between_addresses

SCHEMES = rucorpus.schemes()
DIRECTIONS = [
    *((name, False) for name in SCHEMES),
    *((name, True) for name, scheme in SCHEMES.items() if scheme.has_reverse),
]


ADDRESSES = ["https://ex.com/a?b=privet", "info@mail.ru", "www.primer.ru/put", "@petya_k", "#novosti", "kloop.kg"]


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize(("name", "reverse"), DIRECTIONS)
def test_addresses_in_latin_script_stay(name, reverse, address):
    text = f"{address}, ({address}) {address}"
    assert rucorpus.transliterate(text, name, reverse=reverse) == text


ENDINGS = "com org info ru su kg kz uz tj by ua io me tv gov edu eu de uk us".split()  # noqa: SIM905


@pytest.mark.parametrize(
    "address",
    [
        *(f"primer.{ending}" for ending in ENDINGS),
        "a.b.c.primer.kg/put?a=b",
        f"{'a' * 63}.ru",
        "WWW-1.primer.ru",
        "HTTPS-ne.ru",
        "ftp://primer/put",
        "ftps://primer",
        "http://primer",
        "www.primer",
        f"{'a' * 64}@primer.xyz",
        "a.b_c%d+e-f@po.primer.xyz",
        "@a",
        "#novosti_1",
    ],
)
def test_an_address_is_found(address):
    text = f"da {address} da"
    assert [text[start:stop] for start, stop in between_addresses(text)] == ["da ", " da"]


@pytest.mark.parametrize(
    "text",
    [
        *(f"primer.{ending}da" for ending in ENDINGS),
        *(f"primer.{ending}.da" for ending in ENDINGS),
        "primer.rus",
        "primer.ru_",
        "a.b.c.d.e.ru",
        "_da.ru",
        "da-.da.da.da.da.da.ru",
        "да.ru",
        "da.net takogo",
        "konec.Novoe",
        "primer.ru.da",
        "da @ net",
        "da@net",
        "a#b",
        "#1",
        "@1",
        "da: net. da",
        "http: da",
        "wwww.primer",
        "_www.primer",
    ],
)
def test_what_only_looks_like_an_address_is_not_one(text):
    assert between_addresses(text) == [(0, len(text))]
