"""`python tools/list_whole_words.py OUT` writes whole_words.xz, the words of a dictionary that look like abbreviations.

The OpenCorpora dictionary comes with pymorphy3. Left out are names, abbreviations, common words, of which the package
has a list, and words with the endings in `abbreviations.INFLECTED`. A second run gives the same bytes. Needs
`pip install rucorpus[train]`.
"""

import argparse
import lzma
import re
from collections.abc import Iterator
from pathlib import Path

import pymorphy3

from rucorpus._base.common_words import russian_words
from rucorpus._sentences.abbreviations import INFLECTED, SHORTENED, WORD_BITS, word_bit

LEFT_OUT = re.compile(r"\b(?:Name|Surn|Patr|Geox|Orgn|Trad|Abbr|Init)\b")


def whole_words() -> Iterator[str]:
    """Yield the words that are kept."""
    common = russian_words()
    for word, tag, *_ in pymorphy3.MorphAnalyzer().dictionary.iter_known_words():
        if SHORTENED.fullmatch(word) is None or INFLECTED.fullmatch(word) or word in common:
            continue
        if not LEFT_OUT.search(str(tag)):
            yield word


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path, metavar="OUT")
    out = parser.parse_args().out
    bits = bytearray(WORD_BITS // 8)
    for bit in map(word_bit, whole_words()):
        bits[bit >> 3] |= 1 << (bit & 7)
    (out / "whole_words.xz").write_bytes(lzma.compress(bytes(bits), preset=9 | lzma.PRESET_EXTREME))


if __name__ == "__main__":
    main()
