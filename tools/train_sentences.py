"""`python tools/train_sentences.py FOLDER OUT` makes boundaries.txt, the weights of the doubtful boundaries.

FOLDER holds the sets of texts that `sentence_sets.py` describes. Only figures are learned from them: the weight of each
feature. The same sets give the same bytes. Needs `pip install rucorpus[train]`. `--check WORD` prints instead the
errors in a thousand sentences of the splitter with tables learned from the other folds; WORD deals out the documents.

The examples are the doubtful boundaries, in the context of the true sentences, and our own: `OWN_EXAMPLES` and those of
data/sentences/abbreviations.txt. Those that a rule decides are learned from as well: others share their features.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from rucorpus._base.data_files import data_lines
from rucorpus._sentences import capitalization, features, next_words, rules, word_shapes
from rucorpus._sentences.paragraphs import paragraphs
from rucorpus._sentences.rules import Decision
from rucorpus._sentences.splitter import sentence_spans, sentences
from rucorpus._sentences.terminators import patterns
from sentence_sets import FOLDS, Document, documents, training_arguments
from train_headings import SETS as HEADING_SETS
from train_headings import case_levels

# How much an example of a set counts: the sets of space-joined tokens are the same texts again, in a form that is rare
# outside; the small and clean sets count more.
SETS = {
    "corpora": 1.5, "syntag": 3.0, "gicrya_plain": 1.0, "rnc_plain": 1.0, "gicrya": 0.3, "rnc": 0.3,
    "ud_gsd": 1.0, "ud_pud": 1.0, "ud_taiga": 0.5,
}  # fmt: skip
CASE_SETS = set(HEADING_SETS) - {"glued"}
OWN = 3.0  # the weight of our own examples
# Examples of what is in no table: currencies, remarks in brackets.
OWN_EXAMPLES = (
    "Заплатили 5 млн. долл. США за дом. ‖ Дом цел.",
    "Долг вырос до 90 тыс. долл. США. ‖ Его ждут.",
    "Чему он так рад? (спросила она соседа) и ушла.",
    "Зачем он смеётся? (она указала на повара) спросила хозяйка.",
    "Видите ли... (простите меня) всё не то.",
)
OFTEN = 3  # a feature seen less often weighs nothing
SCALE = 100  # weights are whole numbers
LEAST = 10  # smaller weights are left out; with 2 the errors of the folds are the same
STRENGTH = 1.0  # inverse of regularization; from 0.3 to 3 the errors of the folds hardly differ
HEAD = """\
# Weights of what stands around a doubtful boundary, by feature and value; features.py says how the values are made.
# Above a sum of 0 a sentence begins. Made by tools/train_sentences.py from figures only; see SOURCES.md. Do not edit.
"""


class Example(NamedTuple):
    """The features of a doubtful boundary, whether a sentence begins there, how much it counts, and its fold."""

    features: tuple[str, ...]
    begins: bool
    weight: float
    fold: int


def examples(document: Document) -> list[Example]:
    """Return the doubtful boundaries of a document, each in the sentence that truly stands there."""
    found: list[Example] = []

    def decide(text: str, _: int, match: re.Match[str], own: tuple[str, ...], low: int) -> Decision:
        start = max(begin, starts[bisect_right(starts, match.start()) - 1])
        word, fields = features.context(text, start, match, low)
        if fields[0][0] in "?!":
            fields = features.among_capitals(text, match, low, fields)
        begins = match.end() in document.starts
        if match[1][-1:] == '"' and features.opens(text, start, match.end(1)):
            begins = match.end(1) - 1 in document.starts
        found.append(Example(features.features(word, fields), begins, SETS.get(document.set, OWN), document.fold))
        return begins, "truth"

    starts = sorted(document.starts)
    for begin, end in paragraphs(document.text, lines=False):
        sentences(document.text, begin, end, patterns().values(), decide=decide)
    return found


def own_examples() -> Iterator[Example]:
    """Yield the boundaries in the examples of the abbreviations and in `OWN_EXAMPLES`, which belong to no fold."""
    of_abbreviations = (line.split(None, 2)[2] for line in data_lines("sentences/abbreviations.txt"))
    for example in (*of_abbreviations, *OWN_EXAMPLES):
        parts = example.split("‖ ")
        starts = frozenset(accumulate(map(len, parts), initial=0))
        yield from examples(Document("".join(parts), starts, "abbreviations", -1))


def train(chosen: list[Example]) -> dict[str, int]:
    """Return the weights of the features, as whole numbers."""
    often = Counter(feature for example in chosen for feature in example.features)
    columns = {feature: at for at, feature in enumerate(sorted(f for f, times in often.items() if times >= OFTEN))}
    rows = [[columns[feature] for feature in example.features if feature in columns] for example in chosen]
    flat = np.concatenate([np.array(row, dtype=np.int32) for row in rows])
    pointers = np.cumsum([0, *map(len, rows)])
    table = csr_matrix((np.ones(len(flat)), flat, pointers), shape=(len(rows), len(columns)))
    model = LogisticRegression(C=STRENGTH, solver="liblinear", max_iter=300, fit_intercept=False, random_state=0)
    model.fit(table, [example.begins for example in chosen], sample_weight=[example.weight for example in chosen])
    weights = {feature: round(SCALE * weight) for feature, weight in zip(columns, model.coef_[0], strict=True)}
    return {feature: weight for feature, weight in weights.items() if abs(weight) >= LEAST}


def use(weights: dict[str, int], levels: dict[str, str]) -> None:
    """Make the package use these tables instead of its own."""
    vars(features)["boundary_weights"] = vars(rules)["boundary_weights"] = lambda: weights
    features.word_weights.cache_clear()
    use_levels(levels)


def use_levels(levels: dict[str, str]) -> None:
    """Make the package use this capitalization.txt instead of its own."""
    vars(capitalization)["levels"] = lambda: levels
    word_shapes.word_after.cache_clear()
    next_words.meaning.cache_clear()
    rules.decide_context.cache_clear()


def check(texts: list[Document]) -> None:
    """Print the errors of each set, with weights and levels learned without the fold of a text."""
    wrong: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for fold in range(FOLDS):
        others = [document for document in texts if document.fold != fold]
        levels = case_levels(document for document in others if document.set in CASE_SETS)
        use_levels(levels)
        use(train([*own_examples(), *(example for document in others for example in examples(document))]), levels)
        for document in texts:
            if document.fold == fold:
                starts = {start for start, _ in sentence_spans(document.text)}
                wrong[document.set] += len(starts ^ document.starts)
                total[document.set] += len(document.starts)
    for name in SETS:
        print(f"{name:13} {1000 * wrong[name] / total[name]:6.2f} errors in 1000 sentences")


def main() -> None:
    args = training_arguments(__doc__)
    texts = documents(args.folder, SETS, args.check or "")
    if args.check:
        check(texts)
    else:
        found = [*own_examples(), *(example for document in texts for example in examples(document))]
        lines = [f"{feature}\t{weight}\n" for feature, weight in train(found).items()]
        (args.out / "boundaries.txt").write_text(HEAD + "".join(lines), "utf-8", newline="\n")


if __name__ == "__main__":
    main()
