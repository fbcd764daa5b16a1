"""`python tools/train_encodings.py FOLDER OUT` makes bigram_costs.txt, costs of pairs of characters in Russian text.

FOLDER holds `text/*.txt`, plain texts, and `sentences/*.txt.xz`, sets of sentences as sentence_sets.py describes. Only
counts come out of them. A second run gives the same bytes. Needs no packages, ten seconds and 1 GB. `--check WORD`,
two minutes, prints instead how often the encoding of texts of each fold is detected with a table learned from the other
folds; WORD is the salt that assigns texts to folds.

A text counts once as it stands and a tenth in capitals: they are rare, but no sign of another encoding.
"""

import hashlib
import lzma
import math
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import TypeAlias
from unittest.mock import patch

from rucorpus import detect_encoding
from rucorpus._encodings import bigram_costs
from rucorpus._encodings.bigram_costs import (
    CONTROL,
    ENCODINGS,
    KINDS,
    LATIN,
    OTHER_CAPITAL,
    OTHER_SMALL,
    SYMBOL,
    kind,
    sentences_as_lines,
)
from sentence_sets import CHUNKS, training_arguments

FOLDS = 3
CAPITALS = 0.1
PRIOR = 2.0  # occurrences added to each first character, distributed by how frequent the second one is
MIN_COUNT = 0.5  # of a kind of characters
OTHER_LETTERS = 0.03  # letters of other Cyrillic alphabets stand where и does, so often
MEMBERS = {
    OTHER_CAPITAL: 15,
    OTHER_SMALL: 15,
    SYMBOL: 80,
    CONTROL: 40,
    LATIN: 52,
}  # how many characters share the count of their kind
SCALE, MOST = 10, 140
BOX_DRAWING = frozenset(map(chr, range(0x2500, 0x25A0)))  # in a novel it is an older mojibake: і of KOI8-U
SIZES = (20, 50, 100, 200, 500)

Pairs: TypeAlias = dict[tuple[str, str], float]


def texts(folder: Path) -> Iterator[str]:
    """Yield the plain texts and the documents of the sets."""
    for path in sorted((folder / "text").glob("*.txt")):
        yield path.read_text("utf-8-sig")
    for path in sorted((folder / "sentences").glob("*.txt.xz")):
        with lzma.open(path, "rt", encoding="utf-8", newline="\n") as lines:
            for line in lines:
                yield "".join(CHUNKS.split(line.rstrip("\n"))).replace(r"\n", "\n").replace(r"\|", "|")


def fold(text: str, salt: str) -> int:
    """Return the fold to which `salt` assigns a text."""
    return int(hashlib.sha1(f"{salt}{text}".encode()).hexdigest(), 16) % FOLDS


def counted(folder: Path, salt: str) -> list[Pairs]:
    """Return how often each pair of kinds occurs in the texts of each fold, as they are and in capitals."""
    plain: list[Counter[tuple[str, str]]] = [Counter() for _ in range(FOLDS)]
    for text in texts(folder):
        plain[fold(text, salt)].update(pairwise(sentences_as_lines(text)))
    return [_of_kinds(pairs) for pairs in plain]


def _of_kinds(pairs: Counter[tuple[str, str]]) -> Pairs:
    found: defaultdict[tuple[str, str], float] = defaultdict(float)
    for (first, second), count in pairs.items():
        found[kind(first), kind(second)] += count
        if len(first.upper()) == len(second.upper()) == 1:
            found[kind(first.upper()), kind(second.upper())] += CAPITALS * count
    for other, vowel in ((OTHER_SMALL, "и"), (OTHER_CAPITAL, "И")):
        for first, second in [pair for pair in found if vowel in pair]:
            pair = first.replace(vowel, other), second.replace(vowel, other)
            found[pair] += OTHER_LETTERS * found[first, second]
    return found


def together(parts: Iterable[Pairs]) -> Pairs:
    """Return the sum of counts."""
    found: defaultdict[tuple[str, str], float] = defaultdict(float)
    for part in parts:
        for pair, count in part.items():
            found[pair] += count
    return found


def table(pairs: Pairs) -> dict[tuple[str, str], int]:
    """Return the cost of every pair: the logarithm of its probability after its first character, in tenths."""
    firsts: defaultdict[str, float] = defaultdict(float)
    seconds = dict.fromkeys(KINDS, MIN_COUNT)
    for (first, second), count in pairs.items():
        firsts[first] += count
        seconds[second] += count
    total = sum(seconds.values())

    def cost(first: str, second: str) -> int:
        occurrences = pairs.get((first, second), 0) + PRIOR * seconds[second] / total
        share = occurrences / (firsts[first] + PRIOR) / MEMBERS.get(second, 1)
        return min(MOST, round(-SCALE * math.log(share)))

    return {(first, second): cost(first, second) for first in KINDS for second in KINDS}


def written(costs: dict[tuple[str, str], int]) -> str:
    """Return the table as the text of the file, a row for each first character."""
    head = "# Rows: the first character; columns: the second, in the order of the rows. See SOURCES.md. Do not edit.\n"
    return head + "".join(f"{first} {' '.join(str(costs[first, second]) for second in KINDS)}\n" for first in KINDS)


def excerpts(folder: Path, number: int, salt: str, size: int, encoding: str) -> Iterator[bytes]:
    """Yield a few byte strings from each longer text of a fold."""
    for text in texts(folder):
        if fold(text, salt) == number and len(text) > 4 * size:
            dice = random.Random(f"{size}{encoding}{text[:200]}")
            for _ in range(min(20, len(text) // 5000 + 1)):
                start = dice.randrange(len(text) - 2 * size)
                piece = text[start : start + 2 * size]
                data = piece.encode(encoding, "ignore")[:size]
                if not BOX_DRAWING.intersection(piece) and sum(byte > 0x7F for byte in data) > 0.6 * size:
                    yield data


def check(folder: Path, salt: str) -> None:
    """Print the share of excerpts whose encoding is detected with tables not learned from their texts."""
    counts = counted(folder, salt)
    right: Counter[tuple[str, int]] = Counter()
    total: Counter[tuple[str, int]] = Counter()
    for number in range(FOLDS):
        costs = table(together(pairs for other, pairs in enumerate(counts) if other != number))
        bigram_costs._byte_costs.cache_clear()
        with patch.object(bigram_costs, "pair_costs", lambda costs=costs: costs):
            for encoding in ENCODINGS:
                for size in SIZES:
                    for data in excerpts(folder, number, salt, size, encoding):
                        name = detect_encoding(data)
                        total[encoding, size] += 1
                        right[encoding, size] += data.decode(name or "ascii", "replace") == data.decode(encoding)
    print(f"{'bytes':14}" + "".join(f"{size:8}" for size in SIZES))
    for encoding in ENCODINGS:
        print(f"{encoding:14}" + "".join(f"{100 * right[encoding, s] / total[encoding, s]:8.2f}" for s in SIZES))


def main() -> None:
    args = training_arguments(__doc__)
    if args.check:
        check(args.folder, args.check)
    else:
        (args.out / "bigram_costs.txt").write_text(written(table(together(counted(args.folder, "")))), "utf-8")


if __name__ == "__main__":
    main()
