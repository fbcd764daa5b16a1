"""How usual a pair of neighbouring characters is in Russian text, and how a run of bytes reads in each encoding.

data/encodings/bigram_costs.txt, made by tools/train_encodings.py, gives the cost of every pair: how surprising the
second character is behind the first, in tenths of the natural logarithm of its probability.
The true reading of bytes is the cheapest. Characters that tell alike are one kind, written as one of them.
"""

import re
from functools import cache
from itertools import pairwise

from .._base.data_files import data_lines
from .._base.scanner import compiled

# The usual one first: where a text reads the same in two of them, the first is named.
ENCODINGS = ("cp1251", "koi8-r", "cp866", "koi8-u", "iso-8859-5", "mac-cyrillic")

LETTERS = "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюяЁё"
MARKS = "«»„“”’–—…№\u00a0"
START, BLANK, LATIN, OTHER_CAPITAL, OTHER_SMALL, SYMBOL, CONTROL = "^_aІі¤!"  # kinds of more than one character
KINDS = LETTERS + MARKS.replace("\u00a0", "~") + START + BLANK + LATIN + OTHER_CAPITAL + OTHER_SMALL + SYMBOL + CONTROL

_KIND_OF = {char: char for char in LETTERS + MARKS} | {"\u00a0": "~", "\n": START}
_KIND_OF |= {"‘": "“", "‚": "„", "•": BLANK}  # a bullet stands where others write a hyphen
# Where a sentence begins a capital is usual; what shows it is in ASCII, the same in every encoding.
_STARTS = r"[.!?:>\n-][\t-\r \"'(-]+"
_MACEDONIAN = "ЃЅЌѓѕќ"  # so much rarer than what bytes misread as Mac Cyrillic make them that they count as symbols
_USUAL_CONTROLS = "\t\n\v\f\r\x1a\x1b"  # U+001A ends a file of DOS, U+001B begins the colours of a terminal
_WIDTH = 24  # bits of one sum among the sums of all encodings
_SUM = (1 << _WIDTH) - 1
LONGEST = 1 << 14  # bytes that `costs` may be given at once, so that no sum overflows


def kind(char: str) -> str:
    """Return the kind of a character.

    >>> "".join(map(kind, "Ж«z,5\\n\\u00a0ђ║\\x98"))
    'Ж«a__^~і¤!'
    """
    if found := _KIND_OF.get(char):
        return found
    if char in _USUAL_CONTROLS or (char.isascii() and char.isprintable()):
        return LATIN if char.isalpha() else BLANK
    if not char.isprintable():
        return CONTROL
    if "Ѐ" <= char <= "ӿ" and char not in _MACEDONIAN:
        return OTHER_CAPITAL if char.isupper() else OTHER_SMALL
    return SYMBOL


@cache
def pair_costs() -> dict[tuple[str, str], int]:
    """Return the cost of every pair of kinds, read on first use.

    >>> pair_costs()["с", "т"] < pair_costs()["ъ", "й"]
    True
    """
    rows = (line.split(" ") for line in data_lines("encodings/bigram_costs.txt"))
    return {(row[0], second): int(cost) for row in rows for second, cost in zip(KINDS, row[1:], strict=True)}


def starts_marked(text: str) -> str:
    """Return a text with a line end for what stands before the beginnings of its sentences.

    >>> starts_marked("Да? - Я.")
    'Да\\nЯ.'
    """
    return compiled(_STARTS).sub("\n", text)


def cost(text: str) -> int:
    """Return the sum of the costs of a text's pairs; two neighbours in ASCII cost nothing, they never are in doubt.

    >>> cost("правда") < cost("ОПЮБДЮ"), cost("truth")
    (True, 0)
    """
    text = starts_marked(text)
    kinds = "".join(map(kind, text))
    costs_of_pairs = pair_costs()
    return sum(
        costs_of_pairs[kinds[at], kinds[at + 1]]
        for at in range(len(text) - 1)
        if not (text[at].isascii() and text[at + 1].isascii())
    )


@cache
def characters(encoding: str) -> str:
    """Return the 256 characters of a single-byte encoding; an undefined byte is the control of the same number.

    >>> characters("cp1251")[0xC0], characters("cp1251")[0x98]
    ('А', '\\x98')
    """
    found = bytes(range(256)).decode(encoding, "replace")
    return "".join(chr(byte) if char == "\ufffd" else char for byte, char in enumerate(found))


class _Readings(dict[tuple[int, int], int]):
    """The costs of two bytes in all encodings, made when first asked for, as one number: one addition serves all."""

    def __init__(self) -> None:
        self._kinds = ["".join(map(kind, characters(encoding))) for encoding in ENCODINGS]
        self._costs = pair_costs()

    def __missing__(self, pair: tuple[int, int]) -> int:
        first, second = pair
        found = 0
        if first > 0x7F or second > 0x7F:
            for place, kinds in enumerate(self._kinds):
                found |= self._costs[kinds[first], kinds[second]] << place * _WIDTH
        self[pair] = found
        return found


_readings = cache(_Readings)


@cache
def _byte_starts() -> re.Pattern[bytes]:
    return re.compile(_STARTS.encode())


def costs(data: bytes) -> list[int]:
    """Return the cost of bytes in each of ENCODINGS.

    >>> found = costs("Сколько воды утекло".encode("koi8-r"))
    >>> ENCODINGS[found.index(min(found))]
    'koi8-r'

    At most LONGEST bytes.
    """
    data = _byte_starts().sub(b"\n", data)
    total = sum(map(_readings().__getitem__, pairwise(data)))
    return [total >> place * _WIDTH & _SUM for place in range(len(ENCODINGS))]
