"""Bigram costs: how surprising two neighbouring characters are in Russian text, and what bytes cost in an encoding.

data/encodings/bigram_costs.txt, made by tools/train_encodings.py, holds the cost of every pair: the negative natural
logarithm, in tenths, of the probability of the second character after the first. The true reading of bytes is the
cheapest. Characters that are equally informative are one kind, written as one of them.
"""

import re
from functools import cache
from itertools import accumulate, pairwise
from struct import Struct

from .._base.data_files import data_lines
from .._base.scanner import compiled

# The most common encoding comes first: where several read a text alike, the first is named.
ENCODINGS = ("cp1251", "koi8-r", "cp866", "koi8-u", "iso-8859-5", "mac-cyrillic")

LETTERS = "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюяЁё"
PUNCTUATION = "«»„“”’–—…№\u00a0"  # beyond ASCII, each a kind of its own
LINE_START, OTHER_ASCII, LATIN, OTHER_CAPITAL, OTHER_SMALL, SYMBOL, CONTROL = _SHARED_KINDS = tuple("^_aІі¤!")
KINDS = LETTERS + PUNCTUATION.replace("\u00a0", "~") + "".join(_SHARED_KINDS)  # shared: by more than one character

_KIND_OF = {char: char for char in LETTERS + PUNCTUATION} | {"\u00a0": "~", "\n": LINE_START}
_KIND_OF |= {"‘": "“", "‚": "„", "•": "–"}  # a bullet stands where others write a dash
# A capital is usual where a sentence starts. Only ASCII shows a start: it is the same in every encoding.
_SENTENCE_START = r"[.!?:>#*\n-][\t-\r \"'(-]+"
_MACEDONIAN = "ЃЅЌѓѕќ"  # symbols here: they are much rarer in text than in bytes misread as Mac Cyrillic
_TEXT_CONTROLS = "\t\n\v\f\r\x1a\x1b"  # U+001A ends a DOS file, U+001B starts a terminal's colour code
_SUMS = Struct(f"<{len(ENCODINGS)}I")  # the sums of all encodings, 32 bits each
_BITS = 32
MAX_BYTES = 1 << 14  # at once for `encoding_costs`, so that no sum overflows
_BMP = 0x10000  # characters whose kinds are remembered: the rest are too many and too rare


def kind(char: str) -> str:
    """Return the kind of a character.

    >>> "".join(map(kind, "Ж«z,5\\n\\u00a0ђ║\\x98"))
    'Ж«a__^~і¤!'
    """
    if found := _KIND_OF.get(char):
        return found
    if char in _TEXT_CONTROLS or (char.isascii() and char.isprintable()):
        return LATIN if char.isalpha() else OTHER_ASCII
    if not char.isprintable():
        return CONTROL
    if "Ѐ" <= char <= "ӿ" and char not in _MACEDONIAN:
        return OTHER_CAPITAL if char.isupper() else OTHER_SMALL
    return SYMBOL


def other_letters(text: str) -> int:
    """Return how many Cyrillic letters of a text Russian lacks.

    >>> other_letters("всћ, всё, бiльше, більше")
    1
    """
    return sum(kind(char) in (OTHER_CAPITAL, OTHER_SMALL) and char not in "Іі" for char in text)


@cache
def pair_costs() -> dict[tuple[str, str], int]:
    """Return the cost of every pair of kinds, read on first use.

    >>> pair_costs()["с", "т"] < pair_costs()["ъ", "й"]
    True
    """
    rows = (line.split(" ") for line in data_lines("encodings/bigram_costs.txt"))
    return {(row[0], second): int(cost) for row in rows for second, cost in zip(KINDS, row[1:], strict=True)}


def sentences_as_lines(text: str) -> str:
    """Return a text in which a line feed replaces what precedes the start of each sentence.

    >>> sentences_as_lines("Да? - Я.")
    'Да\\nЯ.'
    """
    return compiled(_SENTENCE_START).sub("\n", text)


class _Representatives(dict[str, str]):
    """For a character the first one seen of its kind, so that pairs of characters are few; ASCII stays ASCII."""

    def __init__(self) -> None:
        self._first_of_kind: dict[tuple[str, bool], str] = {}

    def __missing__(self, char: str) -> str:
        found = self._first_of_kind.setdefault((kind(char), char.isascii()), char)
        if ord(char) < _BMP:
            self[char] = found
        return found


class _CharacterCosts(dict[tuple[str, str], int]):
    """The costs of pairs of representatives. Two ASCII characters cost nothing: no encoding puts them in doubt."""

    def __missing__(self, pair: tuple[str, str]) -> int:
        first, second = pair
        self[pair] = 0 if (first + second).isascii() else pair_costs()[kind(first), kind(second)]
        return self[pair]


_representatives = cache(_Representatives)
_character_costs = cache(_CharacterCosts)


def text_cost(text: str) -> int:
    """Return the sum of the costs of a text's pairs; two neighbours in ASCII cost nothing.

    >>> text_cost("правда") < text_cost("ОПЮБДЮ"), text_cost("truth")
    (True, 0)
    """
    characters = map(_representatives().__getitem__, sentences_as_lines(text))
    return sum(map(_character_costs().__getitem__, pairwise(characters)))


@cache
def charmap(encoding: str) -> str:
    """Return the 256 characters of a single-byte encoding; an undefined byte is the control of the same number.

    >>> charmap("cp1251")[0xC0], charmap("cp1251")[0x98]
    ('А', '\\x98')
    """
    found = bytes(range(256)).decode(encoding, "replace")
    return "".join(chr(byte) if char == "\ufffd" else char for byte, char in enumerate(found))


class _ByteCosts(dict[tuple[int, int], int]):
    """The costs of two bytes in all encodings, packed into one number so that one addition serves all."""

    def __init__(self) -> None:
        self._kinds = ["".join(map(kind, charmap(encoding))) for encoding in ENCODINGS]

    def __missing__(self, pair: tuple[int, int]) -> int:
        first, second = pair
        packed = 0
        if first > 0x7F or second > 0x7F:
            costs = pair_costs()
            packed = sum(costs[kinds[first], kinds[second]] << n * _BITS for n, kinds in enumerate(self._kinds))
        self[pair] = packed
        return packed


_byte_costs = cache(_ByteCosts)


@cache
def _byte_sentence_start() -> re.Pattern[bytes]:
    return re.compile(_SENTENCE_START.encode())


def encoding_costs(data: bytes) -> tuple[int, ...]:
    """Return the cost of bytes in each of ENCODINGS, as `text_cost` of the text they are in it.

    >>> found = encoding_costs("Сколько воды утекло".encode("koi8-r"))
    >>> ENCODINGS[found.index(min(found))]
    'koi8-r'

    At most MAX_BYTES bytes.
    """
    data = _byte_sentence_start().sub(b"\n", data)
    total = sum(map(_byte_costs().__getitem__, pairwise(data)))
    return _SUMS.unpack(total.to_bytes(_SUMS.size, "little"))


class _UsualCosts(dict[tuple[int, int], int]):
    """The costs of two bytes in cp1251, less `usual` if the second one is beyond ASCII."""

    def __init__(self, usual: int) -> None:
        self._usual = usual

    def __missing__(self, pair: tuple[int, int]) -> int:
        first, second = (_representatives()[charmap("cp1251")[byte]] for byte in pair)
        self[pair] = _character_costs()[first, second] - self._usual * (not second.isascii())
        return self[pair]


_usual_costs = cache(_UsualCosts)


def running_costs(text: str, usual: int) -> list[int]:
    """Return for each character what a text costs up to it, less `usual` for each character beyond ASCII.

    >>> running_costs("\\nправда\\n", 42)[-1] == text_cost("\\nправда\\n") - 6 * 42
    True

    A character that cp1251 lacks counts as one of ASCII.
    """
    data = _byte_sentence_start().sub(lambda match: b"\n" * len(match[0]), text.encode("cp1251", "replace"))
    return list(accumulate(map(_usual_costs(usual).__getitem__, pairwise(data)), initial=0))
