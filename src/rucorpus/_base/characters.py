"""Sets of characters that several modules look for, each written as the inside of a character class."""

LATIN = "A-Za-zÀ-ÖØ-öø-ɏ"
CYRILLIC = "Ѐ-ҁҊ-ԯ"
LETTERS = LATIN + CYRILLIC
DASHES = "-‐‑‒–—―−"  # the hyphen first, where a class takes it literally
COMBINING = "\u0300-\u036f"
