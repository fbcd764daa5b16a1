"""Addresses: URLs, e-mail addresses, @names and #tags in Latin script, which stay Latin in reverse transliteration."""

import re

# A domain without http:// or www. is known by its ending. Not .net: «da.net takogo» is Russian.
_ENDINGS = "com|org|info|ru|su|kg|kz|uz|tj|by|ua|io|me|tv|gov|edu|eu|de|uk|us"
_NAME = "[A-Za-z0-9_-]"
ADDRESS = (
    rf"(?:https?|ftps?)://[^\s<>«»\"]+|(?<!{_NAME})www\.[^\s<>«»\"]+"
    rf"|(?<!{_NAME})[A-Za-z0-9][A-Za-z0-9._%+-]{{0,63}}@{_NAME}+(?:\.{_NAME}+)+"
    rf"|(?<![\w@#])[@#][A-Za-z]\w*"
    rf"|(?<![\w.-])(?:[A-Za-z0-9][A-Za-z0-9-]{{0,62}}\.){{1,4}}(?:{_ENDINGS})(?!\w|[.-]\w)(?:/[^\s<>«»\"]*)?"
)


def between_addresses(text: str) -> list[tuple[int, int]]:
    """Return the spans of a text between the addresses in it.

    >>> text = "pishi na info@mail.ru, @petya"
    >>> [text[start:stop] for start, stop in between_addresses(text)]
    ['pishi na ', ', ']
    """
    found, kept = [], 0
    if any(char in text for char in ".@#:"):
        for match in re.finditer(ADDRESS, text):
            found.append((kept, match.start()))
            kept = match.end()
    return [*found, (kept, len(text))] if kept < len(text) else found
