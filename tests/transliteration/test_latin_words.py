"""Quotation marks in Latin text, as opposed to the same characters as letters."""

import pytest

from rucorpus._transliteration.latin_words import quotation_marks


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("'den'' i ob'ekt", "‹'›den'‹'› i ob'ekt"),
        ('"ob\'ekt"', '‹"›ob\'ekt‹"›'),
        ("\"ob'", "‹\"›ob'"),
        ("\"da 'net' da\"", "‹\"›da ‹'›net‹'› da‹\"›"),
        ("'da\nden'", "‹'›da\nden'"),
        ("'da\rden'", "‹'›da\rden'"),
        ("den'", "den'"),
        ("de\u0301n\u0301' i n\u00ad'", "de\u0301n\u0301' i n\u00ad'"),
        ("da.' da", "da.‹'› da"),
        ("da ' da", "da ' da"),
        ("' da", "' da"),
        ("(' da", "(‹'› da"),
        ("'", "'"),
    ],
)
def test_a_quotation_mark_opens_before_a_word_and_closes_what_is_open(text, marked):
    spans = list(quotation_marks(text, 0, len(text)))
    for start, stop in reversed(spans):
        text = f"{text[:start]}‹{text[start:stop]}›{text[stop:]}"
    assert text == marked
