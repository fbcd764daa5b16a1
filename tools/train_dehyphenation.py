"""`python tools/train_dehyphenation.py FOLDER OUT` writes letter_model.xz, the weights of the letters around a hyphen.

FOLDER holds the texts that `hyphen_sets.py` describes; the words of the OpenCorpora dictionary come with pymorphy3.
Only numbers come out of them: the weight of each feature of two halves, and a bit for each common word. A second run
gives the same bytes. Needs `pip install rucorpus[train]`, 3 GB and three minutes. `--check WORD` prints instead how
many breaks of annotated pages are decided right, with weights learned from the other folds; WORD seeds the division of
the documents into folds.

An example is a word cut in two: a compound at its hyphen, which stays, or a word between two syllables, where it goes.
"""

import array
import lzma
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

import numpy as np
import pymorphy3
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from hyphen_sets import FOLDS, Page, fold, pages, words_elsewhere, words_of_pages
from rucorpus._dehyphenation import decision, letter_model
from rucorpus._dehyphenation.line_breaks import broken_words, soft_breaks_prevail
from sentence_sets import training_arguments

WORDS = 40_000  # common words that are kept: with the weights they take 84 KB
COMPOUND = 3.0  # a real hyphen counts so many times: deleting it cannot be undone
PENALTY = 3.0  # the inverse strength of regularization; by folds, 1 is worse in every figure
EVERY = 48  # one in so many words of the dictionary is cut in two
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
    """Yield the examples without false compounds: halves of a known word, left over in a text badly joined."""
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
    """Return where a word can be broken: after a vowel or й, ь, ъ, or before a consonant; Latin words anywhere.

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
    """Examples as rows of a sparse matrix whose columns are the buckets of the model."""

    def __init__(self, found: Iterable[Example], words: bytes) -> None:
        buckets, ends, answers, weights = array.array("i"), array.array("q", [0]), array.array("b"), array.array("d")
        for first, second, real, weight in found:
            buckets.extend(map(letter_model.bucket, letter_model.features(first, second, words)))
            ends.append(len(buckets))
            answers.append(real)
            weights.append(weight)
        ones = np.ones(len(buckets), dtype=np.float32)
        shape = (len(answers), letter_model.BUCKETS)
        self.rows = csr_matrix((ones, np.array(buckets), np.array(ends)), shape=shape)
        self.answers, self.weights = np.array(answers), np.array(weights)

    def train(self, chosen: np.ndarray) -> bytes:
        """Return the weights of the model, learned from these rows."""
        model = LogisticRegression(solver="liblinear", C=PENALTY, tol=1e-2, random_state=0, fit_intercept=False)
        model.fit(self.rows[chosen], self.answers[chosen], sample_weight=self.weights[chosen])
        weights = np.clip(np.rint(letter_model.SCALE * model.coef_[0]), -127, 127)
        return bytes(weights.astype(np.int8))


def decided(page: Page) -> Iterator[tuple[str, str, bool]]:
    """Yield the right action at each break within a page, ours, and whether the page is natural."""
    text, right = page["raw"], {offset: (action, name) for offset, action, name in page["breaks"]}
    is_soft_near = soft_breaks_prevail(text)
    for broken in chain.from_iterable(broken_words(text)):
        action, name = right.get(broken.start(), ("", ""))
        if action and name != "over a page":
            decide = decision.decider(None, is_soft_near(broken.start()))
            yield action, decision.decide_in_text(decide, text, broken).action, page["set"] == "natural"


def use(model: letter_model.LetterModel, bias: float) -> None:
    """Make the package use this model and this bias instead of its own."""
    letter_model.learned = lambda: model  # type: ignore[assignment]
    letter_model.BIAS = bias
    decision._without_words.cache_clear()
    decision._decision_by_letters.cache_clear()


def check(found: list[Page], rows: Rows, folds: np.ndarray, words: bytes, salt: str) -> None:
    """Print how many breaks are decided right, by a model that the fold of a page had no part in."""
    right: Counter[tuple[float, str]] = Counter()
    total: Counter[tuple[float, str]] = Counter()
    for number in range(FOLDS):
        model = letter_model.LetterModel(memoryview(rows.train(folds != number)).cast("b"), words)
        for bias in BIASES:
            use(model, bias)
            decisions = (each for page in found if fold(page["doc"], salt) == number for each in decided(page))
            for action, ours, natural in decisions:
                for name in (action, *(["natural"] if natural else [])):
                    total[bias, name] += 1
                    right[bias, name] += ours == action
    for bias in BIASES:
        shares = (f"{name} {100 * right[bias, name] / total[bias, name]:.2f} %" for name in ("natural", "join", "keep"))
        print(f"bias {bias:4.1f}: {', '.join(shares)}")


def main() -> None:
    args = training_arguments(__doc__)
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
