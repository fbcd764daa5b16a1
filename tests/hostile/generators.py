"""Pieces of text that, repeated, make a function slow where it looks at what it has seen before."""

PIECES = {
    "periods": ".",
    "quotes": '"',
    "bars": "1―2 ",
    "verses": "11:1-9",
    "long verses": "1:1-" + "9" * 5000,
    "opened": "«а",
    "single": "'а ",
    "inches": "5\" 'а ",
    "brackets": "(",
    "tags": "<a",
    "commas": ",,",
    "hyphens": "-",
    "broken words": "мо-\nре и ",
    "words of many parts": "мо-\n",
    "pages": "мо-\n\n7\n\n",
    "heads": "мо-\n\nГлава ",
    "blank lines": "мо-\n \n",
    "form feeds": "мо-\n\f",
    "a broken word without end": "мо-\n" + "ре" * 5000,
    "spaced hyphens": "1 - 1 - ",
    "spaces after a hyphen": " ",
    "numbers": "1-2.",
    "digits": "9",
    "initials": "А. ",
    "marks": "\u0301",
    "mixed scripts": "aб",
    "soft hyphens": "\u00ad \u00ad",
    "joiners": "\u200d\u200b",
    "wide marks": "（",
    "line ends": "\r",
    "lone capitals": "Я ",
    "apostrophes": "б'",
    "accents": "а\u0301 ",
    "rare letters": "ӄѫ",
    "signs": "e`",
    "a Latin word without end": "shchya",
    "at signs": "a@",
    "domains": "a.b",
    "surrogates": "\ud800",
    "letters": "ж",
    "capitals": "Ж ",
    "words with a Latin i": "бi ",
    "mojibake": "РџСЂРёРІРµС‚ ",
    "marks of UTF-8": "вЂ”王",
    "bytes of UTF-8 by themselves": "Ð",
    "letters of another alphabet": "ќґé ",
    "misread lines": "рТЙЧЕФ\n",
    "a number without end": "1-" + "9" * 5000,
}
STARTS = {"spaces after a hyphen": "а-"}


def text(name, size):
    """Return about `size` characters of the piece of that name, between two words."""
    piece = PIECES[name]
    return f"Слово {STARTS.get(name, '')}{piece * max(1, size // len(piece))} слово."
