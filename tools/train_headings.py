"""`python tools/train_headings.py FOLDER OUT` makes capitalization.txt and headings.txt, which find glued headings.

FOLDER holds the sets of texts that `sentence_sets.py` describes. The set `glued` has its headings left in; the others
show what must not be cut. Only figures are learned: how words are written, and the weight of each feature. The same
sets give the same bytes. Needs `pip install rucorpus[train]`, a minute and 2 GB; `--check` prints figures of folds by
document instead (trained on four, tested on one).

1. capitalization.txt: of each stem, how often it stands capitalized where a sentence begins and inside one.
2. A first regression separates beginnings from names by the word and the words beside it; its examples are the real
   candidates, and the ends and beginnings of all sentences, put together without their period.
3. A second one adds what the part before and the text after look like; its examples are the real candidates only.
The level and the first sum of an example never come from its own fold: else tables would look better than they are.
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from rucorpus._sentences import headings
from rucorpus._sentences.capitalization import STEM
from rucorpus._sentences.heading_features import HeadingCandidate, word_features
from rucorpus._sentences.headings import CANDIDATE, GUARDS
from rucorpus._sentences.splitter import sentence_spans
from sentence_sets import FOLDS, Document, documents, training_arguments

SETS = ("glued", "corpora", "syntag", "gicrya_plain", "rnc_plain", "ud_gsd", "ud_pud")
STEMS = 6500  # lines of capitalization.txt
EXTRA = 1.0  # wrong cuts allowed in a thousand clean sentences, on the worse of
CLEAN = ("corpora", "syntag")
SCALE = 10  # weights are whole numbers
PASS = {"least alone": 0.065, "least beside": 0.06, "least part": 0.005}  # share of names that pass each threshold
STAGES: dict[str, Callable[[HeadingCandidate, dict[str, str]], list[str]]] = {
    "least alone": lambda candidate, levels: word_features(candidate.opener.bare, levels),
    "least beside": HeadingCandidate.beside_features,
    "least part": lambda candidate, _: candidate.part_features(),
}
CASE_HEAD = """\
# Stems (the first six letters) of usual words in lower case, and how often the word stands capitalized where a sentence
# begins, against capitalized inside one: 3 = as often, each step more or less = twice as often, 0 a name, 9 never one.
# Made by tools/train_headings.py from figures only; see SOURCES.md. Do not edit.
"""
WEIGHTS_HEAD = """\
# Features of a position where a heading may end, and their weights; heading_features.py computes them. At a sum of 0 or
# more it ends. `bias` is part of every sum; with less than `least alone`, `beside`, `part` the rest is not computed.
# Made by tools/train_headings.py from figures only; see SOURCES.md. Do not edit.
"""


class Example(NamedTuple):
    """A candidate, whether a sentence begins there, how much it counts, whether it is real, its set and its fold."""

    candidate: HeadingCandidate
    begins: bool
    weight: float
    real: bool
    set: str
    fold: int


WORD = re.compile(r"(?<![А-ЯЁа-яё-])[А-ЯЁа-яё](?:[а-яё]|-(?=[а-яё]))*(?![А-ЯЁа-яё])")


@cache
def counts(document: Document) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """Count the stems in lower case, capitalized inside a sentence, capitalized where one begins."""
    lower: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    first: Counter[str] = Counter()
    text = document.text
    for match in WORD.finditer(text):
        offset, stem = match.start(), match[0].lower()[:STEM]
        if match[0][0].islower():
            lower[stem] += 1
        elif not document.starts.isdisjoint((offset, offset - 1, offset - 2)):
            first[stem] += 1
        elif re.match(r"[\w,.»)%] ", text[max(0, offset - 2) : offset]):
            inside[stem] += 1
    return lower, inside, first


def case_levels(texts: Iterable[Document]) -> dict[str, str]:
    """Return the levels of the stems that begin sentences most often."""
    lower: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    first: Counter[str] = Counter()
    for document in texts:
        if document.set != "glued":  # its texts are part of another set
            for total, more in zip((lower, inside, first), counts(document), strict=True):
                total.update(more)
    stems = sorted(lower | inside | first, key=lambda stem: (-(first[stem] + lower[stem] / 12), stem))[:STEMS]
    ratios = {stem: (first[stem] + lower[stem] / 40 + 0.2) / (inside[stem] + 0.3) for stem in stems}
    return {stem: str(min(9, max(0, round(math.log2(ratio)) + 3))) for stem, ratio in ratios.items()}


def examples(texts: list[Document]) -> list[Example]:
    """Return the real candidates, then every third of the sentence ends made candidates without their period."""
    real = [example for document in texts for example in real_examples(document)]
    made = [example for document in texts if document.set != "glued" for example in made_examples(document)]
    return real + made[::3]


def real_examples(document: Document) -> Iterator[Example]:
    """Yield the candidates inside the sentences, seen from the last true beginning; a true one also from the first."""
    text, weight = document.text, 0.5 if document.set == "rnc_plain" else 1.0
    for begin, stop in sentence_spans(text):
        start = begin
        for match in CANDIDATE.finditer(text, begin, stop):
            if (offset := match.start() + 1) <= begin:
                continue
            true = offset in document.starts
            for left in {start, begin} if true or document.set == "glued" else {start}:
                candidate = HeadingCandidate(text, left, offset, stop)
                if not any(guard(candidate) for guard in GUARDS):
                    full = weight if left == start else weight / 2
                    yield Example(candidate, true, full, left == start, document.set, document.fold)
            start = offset if true else start


def made_examples(document: Document) -> Iterator[Example]:
    """Yield a candidate for each sentence that ends with a period, as if it were a heading without one."""
    starts = [*sorted(document.starts), len(document.text)]
    for begin, offset, stop in zip(starts, starts[1:], starts[2:], strict=False):
        left, right = document.text[begin:offset].rstrip(), document.text[offset:stop].rstrip()
        text = f"{left[:-1]} {right}"
        if left[-1:] == "." and left[-2:] != ".." and CANDIDATE.match(text, len(left) - 1):
            candidate = HeadingCandidate(text, 0, len(left), len(text))
            yield Example(candidate, True, 0.1, False, "made", document.fold)


Names = list[list[str]]
Array: TypeAlias = np.ndarray[Any, Any]


def matrix(rows: Names, columns: dict[str, int]) -> csr_matrix:
    numbers = [[columns[name] for name in row if name in columns] for row in rows]
    pointers = np.cumsum([0, *map(len, numbers)])
    flat = np.concatenate([np.array(row, dtype=np.int32) for row in numbers])
    return csr_matrix((np.ones(len(flat)), flat, pointers), shape=(len(rows), len(columns)))


def regression(
    rows: Names, picked: Array, true: Array, weight: Array, often: int, c: float, first: Array | None = None
) -> tuple[dict[str, float], float, float]:
    """Return the weights of the names, and of the first sum; names seen too rarely weigh nothing."""
    number = Counter(name for row in np.flatnonzero(picked) for name in rows[row])
    columns = {name: column for column, name in enumerate(sorted(n for n, k in number.items() if k >= often))}
    x = matrix([rows[row] for row in np.flatnonzero(picked)], columns)
    if first is not None:
        x = hstack([x, csr_matrix(first[picked][:, None] / 2)]).tocsr()
    fitted = LogisticRegression(C=c, solver="liblinear", max_iter=100).fit(
        x, true[picked], sample_weight=weight[picked]
    )
    return dict(zip(columns, fitted.coef_[0], strict=False)), fitted.coef_[0][-1] / 2, fitted.intercept_[0]


def sums(rows: Names, weights: dict[str, float]) -> Array:
    return np.array([sum(weights.get(name, 0.0) for name in row) for row in rows])


class Training:
    """The examples as arrays, so that a regression can leave folds out."""

    def __init__(self, texts: list[Document]) -> None:
        self.texts, self.examples = texts, examples(texts)
        self.fold = np.array([example.fold for example in self.examples])
        self.true = np.array([example.begins for example in self.examples])
        self.weight = np.array([example.weight for example in self.examples])
        self.real = np.array([example.set != "made" for example in self.examples])
        self.wide = [
            example.candidate.part_features() + example.candidate.nearby_features() if example.set != "made" else []
            for example in self.examples
        ]

    def near(self, example: Example, levels: dict[str, str]) -> list[str]:
        return word_features(example.candidate.opener.bare, levels) + example.candidate.beside_features(levels)

    def train(self, out: int | None = None) -> tuple[dict[str, float], dict[str, str]]:
        """Return the weights and levels that all folds but `out` teach."""
        folds = [fold for fold in range(FOLDS) if fold != out]
        levels = {fold: case_levels(d for d in self.texts if d.fold not in (fold, out)) for fold in folds}
        rows = [self.near(e, levels[e.fold]) if e.fold != out else [] for e in self.examples]
        first = np.zeros(len(rows))
        for fold in folds:
            known = self.first(rows, (self.fold != fold) & (self.fold != out))
            first[self.fold == fold] = sums(rows, known)[self.fold == fold]
        picked = (self.fold != out) & self.real
        far, scale, bias = regression(self.wide, picked, self.true, self.weight, often=4, c=0.2, first=first)
        near = self.first(rows, self.fold != out)
        weights = {name: weight * scale for name, weight in near.items()} | far | {"bias": bias}
        return weights, case_levels(d for d in self.texts if d.fold != out)

    def first(self, rows: Names, picked: Array) -> dict[str, float]:
        """Return the weights of the words at and beside the position, without those that hardly matter."""
        found, _, _ = regression(rows, picked, self.true, self.weight, often=8, c=0.3)
        return {name: weight for name, weight in found.items() if abs(weight) >= 0.15}

    def scores(self, weights: dict[str, float], levels: dict[str, str], picked: Array) -> Array:
        numbers = np.flatnonzero(picked)
        rows = [self.near(self.examples[number], levels) + self.wide[number] for number in numbers]
        return sums(rows, weights) + weights["bias"]

    def held_out(self) -> tuple[Array, Array]:
        """Return the sums of the real candidates, each with weights learned without its fold, and their numbers."""
        numbers, found = [], []
        for fold in range(FOLDS):
            picked = (self.fold == fold) & self.real & np.array([e.real for e in self.examples])
            numbers.append(np.flatnonzero(picked))
            found.append(self.scores(*self.train(fold), picked))
        return np.concatenate(found), np.concatenate(numbers)


def threshold(training: Training) -> float:
    """Return the sum above which there are as many wrong cuts as allowed."""
    found, numbers = training.held_out()
    chosen = [training.examples[number] for number in numbers]
    true = np.array([example.begins for example in chosen])
    least = -np.inf
    for name in CLEAN:
        allowed = int(EXTRA * sum(len(d.starts) for d in training.texts if d.set == name) / 1000)
        wrong = np.sort(found[~true & np.array([example.set == name for example in chosen])])[::-1]
        least = max(least, wrong[allowed])
    return float(least)


def whole(training: Training, weights: dict[str, float], levels: dict[str, str], least: float) -> dict[str, int]:
    """Return the weights as whole numbers, moved so that a cut starts at 0, and the thresholds of the stages."""
    named = weights | {"bias": weights["bias"] - least}
    clean = [e for e in training.examples if e.set in CLEAN and not e.begins]
    so_far = np.full(len(clean), named["bias"])
    for stage, share in PASS.items():
        so_far += sums([STAGES[stage](e.candidate, levels) for e in clean], weights)
        named[stage] = np.quantile(so_far, 1 - share)
    rounded = {name: round(weight * SCALE) for name, weight in sorted(named.items())}
    return {name: weight for name, weight in rounded.items() if weight or name in PASS or name == "bias"}


def check(training: Training) -> None:
    """Print recall and wrong cuts of the splitter, with tables learned without the fold of a text."""
    least = threshold(training)
    hits: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    lost: Counter[str] = Counter()
    for fold in range(FOLDS):
        weights, levels = training.train(fold)
        use(whole(training, weights, levels, least), levels)
        for document in training.texts:
            if document.fold == fold:
                text, name = document.text, document.set
                plain, cut = ({start for start, _ in sentence_spans(text, headings=on)} for on in (False, True))
                glue = glued(document)
                hits[name] += len(cut & glue)
                lost[name] += len(glue - cut)
                wrong[name] += len(cut - plain - document.starts)
    for name in SETS:
        total = sum(len(d.starts) for d in training.texts if d.set == name)
        recall = 100 * hits[name] / max(1, hits[name] + lost[name])
        print(f"{name:13} recall {recall:5.1f} of {hits[name] + lost[name]:4}, extra {1000 * wrong[name] / total:.2f}")


TERMINAL = re.compile(r"""[.?!…;:][)\]»”"'’ ]*$|[:;=]-?[)(]+$""")


def glued(document: Document) -> set[int]:
    """Return where a sentence begins after one without a terminator."""
    text = document.text
    return {start for start in document.starts if start and not TERMINAL.search(text[:start].rstrip()[-20:])}


def use(weights: dict[str, int], levels: dict[str, str]) -> None:
    """Make the package use these tables instead of its own."""
    for name, table in (("heading_weights", weights), ("levels", levels)):
        setattr(headings, name, partial(lambda known: known, table))
    for cached in (headings.word_sum, headings.last_sum, headings.opener_sum):
        cached.cache_clear()


def write(training: Training, out: Path) -> None:
    weights, levels = training.train()
    known = {name: str(weight) for name, weight in whole(training, weights, levels, threshold(training)).items()}
    for name, head, table in (("capitalization.txt", CASE_HEAD, levels), ("headings.txt", WEIGHTS_HEAD, known)):
        rows = [f"{key} {value}\n" for key, value in sorted(table.items())]
        (out / name).write_text(head + "".join(rows), "utf-8", newline="\n")


def main() -> None:
    args = training_arguments(__doc__)
    training = Training(documents(args.folder, SETS, args.check or ""))
    if args.check:
        check(training)
    else:
        write(training, args.out)


if __name__ == "__main__":
    main()
