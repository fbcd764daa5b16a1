"""`python tools/train_dehyphenation.py FOLDER OUT` makes letter_model.xz, what letters around a hyphen weigh.

FOLDER holds the texts that `hyphen_sets.py` describes; the words of the OpenCorpora dictionary come with pymorphy3.
Only figures come out of them: what a feature of two halves weighs, and a bit for each common word. A second run gives
the same bytes. Needs `pip install rucorpus[train]`, 3 GB and three minutes. `--check WORD` prints instead how the
breaks of pages with known answers are judged, with figures that the other folds taught; WORD deals out the documents to
the folds.

An example is a word cut in two: a compound at its hyphen, which stays, or a word between two syllables, where it goes.
"""

import argparse
import array
import lzma
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pymorphy3
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from hyphen_sets import FOLDS, Page, fold, pages, words_elsewhere, words_of_pages
from rucorpus._dehyphenation import decision, letter_model
from rucorpus._dehyphenation.line_breaks import break_at, has_soft_breaks, line_ends

WORDS = 21_000  # common words that are kept: with the figures they fit into 64 KB
COMPOUND = 3.0  # a real hyphen counts so many times: deleting it cannot be undone
EVERY = 48  # one of so many words of the dictionary is cut in two
BIASES = (-1.5, -1.25, -1.0, -0.75, -0.5, -0.25)  # what --check tries in place of `letter_model.BIAS`
VOWELS = set("аеёиоуыэюяАЕЁИОУЫЭЮЯ")


class Example(NamedTuple):
    """The halves of a word, whether the hyphen between them is real, and how much the example counts."""

    first: str
    second: str
    real: bool
    weight: float


def examples(words: Counter[str]) -> Iterator[Example]:
    """Yield compounds cut at each hyphen, and words cut at two of their syllables."""
    for word, count in sorted(words.items()):
        for hyphen in re.finditer("-", word):
            yield Example(word[: hyphen.start()], word[hyphen.end() :], True, COMPOUND * min(count, 12) ** 0.5)
        for part in re.finditer(r"[^\W\d_]{4,}", word):
            cuts = syllable_ends(part[0])
            taken = random.Random(word).sample(cuts, min(2, len(cuts)))
            for cut in (part.start() + cut for cut in taken):
                yield Example(word[:cut], word[cut:], False, min(count, 50) ** 0.5 * len(cuts) / len(taken) / 2)


def likely(found: Iterable[Example]) -> Iterator[Example]:
    """Yield the examples without compounds that are none: halves of a known word, left over in a text badly joined."""
    known = pymorphy3.MorphAnalyzer().word_is_known
    for example in found:
        left, right = example.first.rpartition("-")[2].lower(), example.second.partition("-")[0].lower()
        words = len(left) > 1 and len(right) > 1 and known(left) and known(right)
        if not (example.real and known(left + right)) or words or known(f"{left}-{right}"):
            yield example


def dictionary() -> Iterator[Example]:
    """Yield compounds and other words of the dictionary; each counts little, for most are rare."""
    plain = 0
    for word, *_ in pymorphy3.MorphAnalyzer().dictionary.words.iteritems(""):
        if "-" in word:
            first, _, second = word.rpartition("-")
            yield Example(first, second, True, 0.5 * COMPOUND)
        elif len(word) > 3:
            plain += 1
            if plain % EVERY == 0 and (cuts := syllable_ends(word)):
                cut = random.Random(word).choice(cuts)
                yield Example(word[:cut], word[cut:], False, 1.2)


def syllable_ends(word: str) -> list[int]:
    """Return where a word can be broken: behind a vowel or й, ь, ъ, or before a consonant; Latin words anywhere.

    >>> syllable_ends("сестра")
    [2, 3, 4]
    """
    if re.search("[A-Za-z]", word):
        return list(range(2, len(word) - 2))
    return [
        cut
        for cut in range(2, len(word) - 1)
        if VOWELS & set(word[:cut])
        and VOWELS & set(word[cut:])
        and word[cut] not in "ьъйыЬЪЙЫ"
        and (word[cut - 1] in VOWELS or word[cut - 1] in "ьъйЬЪЙ" or word[cut] not in VOWELS)
    ]


def common_words(counts: Counter[str]) -> bytes:
    """Return the bits of the words that are the most frequent."""
    found: Counter[int] = Counter()
    for word, count in sorted(counts.items()):
        for part in word.lower().replace("ё", "е").split("-"):
            if len(part) > 2 and part.isalpha():
                found[letter_model.word_bit(part)] += count
    bits = np.zeros(letter_model.WORD_BITS, dtype=np.uint8)
    bits[[bit for bit, _ in found.most_common(WORDS)]] = 1
    packed: bytes = np.packbits(bits, bitorder="little").tobytes()
    return packed


class Rows:
    """Examples as rows of a sparse matrix whose columns are the places of the table."""

    def __init__(self, found: Iterable[Example], words: bytes) -> None:
        places, ends, answers, weights = array.array("i"), array.array("q", [0]), array.array("b"), array.array("d")
        for first, second, real, weight in found:
            places.extend(map(letter_model.bucket, letter_model.features(first, second, words)))
            ends.append(len(places))
            answers.append(real)
            weights.append(weight)
        ones = np.ones(len(places), dtype=np.float32)
        shape = (len(answers), letter_model.BUCKETS)
        self.rows = csr_matrix((ones, np.array(places), np.array(ends)), shape=shape)
        self.answers, self.weights = np.array(answers), np.array(weights)

    def train(self, chosen: np.ndarray) -> bytes:
        """Return the figures of the table, learned from these rows."""
        model = LogisticRegression(solver="liblinear", tol=1e-2, random_state=0, fit_intercept=False)
        model.fit(self.rows[chosen], self.answers[chosen], sample_weight=self.weights[chosen])
        figures = np.clip(np.rint(letter_model.SCALE * model.coef_[0]), -127, 127)
        return bytes(figures.astype(np.int8))


def judged(page: Page) -> Iterator[tuple[str, str, bool]]:
    """Yield the true verdict at each break within a page, ours, and whether the page is natural."""
    text, true = page["raw"], {place: (kind, name) for place, kind, name in page["breaks"]}
    judge = decision.judge_by(None, has_soft_breaks(text))
    for end in line_ends(text):
        broken = break_at(text, end.start())
        kind, name = true.get(broken.start(), ("", "")) if broken else ("", "")
        if broken and kind and name != "over a page":
            yield kind, decision.judged(judge, text, broken)[0], page["set"] == "natural"


def use(table: letter_model.Table, bias: float) -> None:
    """Make the package use this table and this bias instead of its own."""
    letter_model.learned = lambda: table  # type: ignore[assignment]
    letter_model.BIAS = bias
    decision._judge_alone.cache_clear()


def check(found: list[Page], rows: Rows, folds: np.ndarray, words: bytes, salt: str) -> None:
    """Print how many breaks are judged right, by a table that the fold of a page had no part in."""
    right: Counter[tuple[float, str]] = Counter()
    total: Counter[tuple[float, str]] = Counter()
    for number in range(FOLDS):
        table = letter_model.Table(memoryview(rows.train(folds != number)).cast("b"), words)
        for bias in BIASES:
            use(table, bias)
            answers = (answer for page in found if fold(page["doc"], salt) == number for answer in judged(page))
            for kind, verdict, natural in answers:
                for name in (kind, *(["natural"] if natural else [])):
                    total[bias, name] += 1
                    right[bias, name] += verdict == kind
    for bias in BIASES:
        shares = (f"{name} {100 * right[bias, name] / total[bias, name]:.2f} %" for name in ("natural", "join", "keep"))
        print(f"bias {bias:4.1f}: {', '.join(shares)}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--check", metavar="WORD", help="print the figures of folds instead; WORD deals out the pages")
    args = parser.parse_args()
    found = pages(args.folder)
    parts, elsewhere = words_of_pages(found, args.check or ""), words_elsewhere(args.folder, found)
    lists = [list(dictionary()), *(list(likely(examples(words))) for words in (elsewhere, *parts))]
    folds = np.repeat([-1, -1, *range(FOLDS)], [len(part) for part in lists])
    words = common_words(elsewhere if args.check else sum(parts, elsewhere))
    rows = Rows(chain.from_iterable(lists), words)
    if args.check:
        check(found, rows, folds, words, args.check)
    else:
        packed = lzma.compress(rows.train(folds >= -1) + words, preset=9 | lzma.PRESET_EXTREME)
        (args.out / "letter_model.xz").write_bytes(packed)


if __name__ == "__main__":
    main()
