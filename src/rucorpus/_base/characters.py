"""Characters that several modules look for, as the insides of a character class."""

LATIN = "A-Za-zÀ-ÖØ-öø-ɏ"
CYRILLIC = "Ѐ-ҁҊ-ԯ"
LETTERS = LATIN + CYRILLIC
DASHES = "-‐‑‒–—―−"  # the hyphen first, where a class takes it for itself
MARKS = "\u0300-\u036f"  # combining ones
