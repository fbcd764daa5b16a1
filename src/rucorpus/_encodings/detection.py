"""Detection: the encoding in which bytes of Russian text are written.

UTF-8 and UTF-16 are recognized by their form. Single-byte encodings are distinguished by the cost of the bytes in each:
how surprising the pairs of letters are.
"""

import codecs
import re
from collections import Counter
from functools import cache
from itertools import islice
from os import PathLike

from .._base.common_words import russian_words
from .._base.scanner import compiled
from .bigram_costs import CONTROL, ENCODINGS, LETTERS, PUNCTUATION, SYMBOL, charmap, encoding_costs, kind

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose byte order mark it starts with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
MAX_MEAN_COST = 48  # of a byte above 7F in text: Russian has 31 (in capitals 35), Belarusian 46, Hebrew 52
_MIN_HIGH = 2  # bytes above 7F: a letter alone says nothing
_MIN_LEAD = 10  # by which the decision must be cheaper than a reading that differs: odds of 2.7
# More for a few letters, which are often likely in a wrong reading too («мне» in KOI8-R is «НОЕ»). Of single words of
# three letters 2.8 % were wrong without that and 0.5 % with it.
_FEW_LETTERS, _LEAD_OF_FEW = 3, 45
_UTF_16_SHARE = 0.95  # of characters that Russian text has, at least
_DAMAGED_SHARE = 0.05  # of wrong bytes among the characters beyond ASCII of UTF-8, at most
_CONTROL_SHARE = 0.05  # of control characters in text, at most: a table printed by an old program has a few
# Letters that an alphabet of cp1251 has besides the Russian ones, and Russian letters that it lacks: the old spelling
# and Belarusian, Ukrainian, Serbian, Macedonian. Ukrainian ґ is too rare to be distinguished from Kazakh ө.
ALPHABETS = (("іў", ""), ("іїє", "ыэъё"), ("ђјљњћџ", "йщьъыэюяё"), ("ѓѕјљњќџ", "йщьъыэюяё"))
_CYRILLIC_OR_SYMBOL = "[Ѐ-ӿ]|[¤¦±µ‡‰](?=[а-яё])"  # symbols are letters in PTCP154
_MISFIT_SHARE = 0.02  # of letters of other alphabets, at most: a foreign name
# A word in small letters of cp866: «совсем» may be UTF-8 as well. Three letters may be a character of Chinese.
_WORD_OF_CP866 = rb"[\0-\x7f]*+([\xa0-\xaf\xe0-\xef]{4,12})[\0-\x7f]*+"
_CHUNK = 1 << 20
_SAMPLE, _WINDOWS, _WORDS_PER_WINDOW = 1024, 3, 150


def detect_encoding(data: bytes) -> str | None:
    """Return the name of the codec that bytes of Russian text are written in; None if it cannot be determined.

    >>> detect_encoding("Съешь ещё этих мягких булок".encode("koi8-r"))
    'koi8-r'
    >>> detect_encoding("Съешь ещё этих мягких булок".encode())
    'utf-8'
    >>> detect_encoding(b"\\x89PNG\\r\\n\\x1a\\n\\0\\0") is None
    True

    Args:
        data: A file or a part of it, with UTF-8 characters cut in two at its ends.

    Returns:
        One of `utf-8`, `utf-8-sig`, `utf-16`, `utf-32` (with byte order mark), `utf-16-le`, `utf-16-be` (without it),
        `cp1251`, `koi8-r`, `koi8-u`, `cp866`, `iso-8859-5`, `mac-cyrillic`. Plain ASCII and no bytes at all are
        `utf-8`. Where encodings read the bytes alike, the most common one is named. The codec may be right and still
        fail to decode damaged bytes. None: binary data, other alphabets, and too few letters to decide. Ukrainian,
        Belarusian, Bulgarian and Serbian are mostly recognized, being close to Russian; nothing is promised for them.
        Kazakh in KZ-1048 or PTCP154 is None.

    Guarantees:
        Linear in `len(data)`: UTF-8 is checked in all of it, the rest in a sample. Figures:
        https://rucorpus.readthedocs.io/en/latest/encodings.html

    Raises:
        TypeError: `data` is not bytes, bytearray or memoryview.
    """
    if not isinstance(data, (bytes, bytearray, memoryview)):
        hint = "; Path(name).read_bytes() gives those of a file" if isinstance(data, (str, PathLike)) else ""
        raise TypeError(f"expected bytes, got {type(data).__name__}{hint}")
    data = bytes(data)
    for byte_order_mark, name in _BYTE_ORDER_MARKS:
        if data.startswith(byte_order_mark):
            return name
    if utf_16 := _utf_16(data):
        return utf_16
    if data.isascii():
        return None if _is_binary(data) else "utf-8"
    return "utf-8" if _is_utf_8(data) else _single_byte(b"\n" + data)  # a capital is usual there


def _utf_16(data: bytes) -> str | None:
    """Return the UTF-16 that bytes are written in; Russian has a byte 00 or 04 in most characters."""
    sample = data[: min(_SAMPLE, len(data) & ~1)]
    if 4 * (sample.count(0) + sample.count(4)) >= len(sample) > 2:
        for name in ("utf-16-le", "utf-16-be"):
            kinds = [kind(char) for char in sample.decode(name, "replace")]
            if sum(found not in (SYMBOL, CONTROL) for found in kinds) >= _UTF_16_SHARE * len(kinds):
                return name
    return None


def _is_utf_8(data: bytes) -> bool:
    """Return whether bytes are UTF-8, possibly cut at the ends or damaged in a few characters."""
    word = re.fullmatch(_WORD_OF_CP866, data)
    if word and word[1].decode("cp866") in russian_words():
        return False
    cut = len(data) - len(data[:4].lstrip(bytes(range(0x80, 0xC0))) + data[4:])
    if cut and not compiled(f"[{LETTERS}]").search(data[cut : cut + _SAMPLE].decode("utf-8", "ignore")):
        return False  # «Зачем так» in cp866 may be a part of Chinese
    decoder = codecs.getincrementaldecoder("utf-8")()
    has_high = False
    try:
        for start in range(cut, len(data), _CHUNK):
            has_high |= not decoder.decode(data[start : start + _CHUNK]).isascii()
    except UnicodeDecodeError:
        text = data[:_CHUNK].decode("utf-8", "replace")
        return text.count("\ufffd") <= _DAMAGED_SHARE * len(_valid_high().findall(text))
    return has_high and cut < 4


@cache
def _valid_high() -> re.Pattern[str]:
    return re.compile("[^\x00-\x7f\ufffd]")


def _single_byte(data: bytes) -> str | None:
    """Return the single-byte encoding in which a sample costs clearly less than in any that reads it otherwise."""
    sample = data if len(data) <= _SAMPLE else _words(data, rb"[\x80-\xff]")
    if _is_binary(sample):
        return None
    costs = dict(zip(ENCODINGS, encoding_costs(sample), strict=True))
    least = min(costs.values())
    high = sum(byte > 0x7F for byte in sample)
    if high < _MIN_HIGH or least > MAX_MEAN_COST * high:
        return None
    lead = _LEAD_OF_FEW if high <= _FEW_LETTERS else _MIN_LEAD
    rivals = [name for name in ENCODINGS if costs[name] < least + lead]
    differing = _read_differently(rivals, data)
    found = rivals[0] if not differing else _by_words(data, rivals, differing, lead)
    return None if found == "cp1251" and _is_in_no_alphabet(sample.decode(found, "replace")) else found


def _is_in_no_alphabet(text: str) -> bool:
    """Return whether text read as cp1251 is in none of its alphabets, as Kazakh is in the code pages made from it.

    >>> _is_in_no_alphabet("Қала үлкен".encode("kz1048").decode("cp1251")), _is_in_no_alphabet("їхній сад")
    (True, False)
    """
    if not compiled(f"[^\0-\x7f{LETTERS}{PUNCTUATION}]").search(text):
        return False
    letters = Counter(compiled(_CYRILLIC_OR_SYMBOL).findall(text.lower()))
    others = {char: count for char, count in letters.items() if char not in LETTERS}
    misfits = (
        sum(count for char, count in others.items() if char not in added) + sum(map(letters.__getitem__, missing))
        for added, missing in ALPHABETS
    )
    return bool(others) and min(misfits) > _MISFIT_SHARE * letters.total()


def _read_differently(names: list[str], data: bytes) -> bytes:
    """Return the bytes of `data` that are not the same character in all these encodings."""
    columns = zip(*map(charmap, names), strict=True)
    return bytes(byte for byte, chars in enumerate(columns) if len(set(chars)) > 1 and byte in data)


def _by_words(data: bytes, names: list[str], differing: bytes, lead: int) -> str | None:
    """Return which of these encodings costs least in words that they read differently; None if it is not clear."""
    sample = data if len(data) <= _SAMPLE else _words(data, b"[" + re.escape(differing) + b"]")
    costs = dict(zip(ENCODINGS, encoding_costs(sample), strict=True))
    best, *others = sorted(names, key=costs.__getitem__)
    if best == "cp1251":  # «Язвы» is «язвы» in Mac Cyrillic, in which few texts are
        others = [name for name in others if name != "mac-cyrillic"]
    return best if not others or costs[best] + lead <= costs[others[0]] else None


def _words(data: bytes, having: bytes) -> bytes:
    """Return words with such a byte and the ASCII bytes next to them, from the beginning, the middle and the end."""
    size = len(data) // _WINDOWS + 1
    pattern = re.compile(rb"[\x00-\x7f]?[\x80-\xff]{0,20}%b[\x80-\xff]{0,20}[\x00-\x7f]?" % having)
    return b"".join(
        match[0]
        for start in range(0, len(data), size)
        for match in islice(pattern.finditer(data, start, start + size), _WORDS_PER_WINDOW)
    )


def _is_binary(data: bytes) -> bool:
    """Return whether bytes have a zero or more control characters than text."""
    controls = data[:_CHUNK].translate(None, _no_controls())
    return len(controls) > _CONTROL_SHARE * len(data[:_CHUNK]) or b"\0" in controls


@cache
def _no_controls() -> bytes:
    return bytes(byte for byte in range(256) if byte > 0x7F or kind(chr(byte)) != CONTROL)
