"""Sets of characters that several modules look for, each written as the inside of a character class."""

LATIN = "A-Za-zÀ-ÖØ-öø-ɏ"
CYRILLIC = "Ѐ-ҁҊ-ԯ"
LETTERS = LATIN + CYRILLIC
DASHES = "-‐‑‒–—―−"  # the hyphen first, where a class takes it literally
COMBINING = "\u0300-\u036f"
JOINERS = "\u200c\u200d"
_CONTROLS = "".join(map(chr, (*range(9), *range(0x0E, 0x1C), 0x1F, *range(0x7F, 0x85), *range(0x86, 0xA0))))
_DIRECTIONS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
INVISIBLE = f"{_CONTROLS}{_DIRECTIONS}\u180e\u200b\u2060\ufeff"  # anywhere; joiners are invisible between letters
LINE_ENDS = "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"  # where `str.splitlines` ends a line, beside \n and \r
LIGATURES = dict(zip("ﬀﬁﬂﬃﬄﬅﬆ", ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True))
WIDE_LETTERS = "".join(map(chr, (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))))
WIDTH = 0xFEE0  # from a wide form to the plain one
