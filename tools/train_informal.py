"""`python tools/train_informal.py OUT TEXT...` makes informal.xz, an n-gram model of the letters in Russian words.

TEXT are files of Russian text, `*.txt` or `*.txt.xz`; those of the sentence sets, with `|` between chunks, may be among
them. The model holds only figures: a log-probability for each n-gram of up to five letters. A second run gives the same
bytes. It needs a minute. `--check` prints instead how many words of each file are read correctly when they are spelt by
`HABITS`, with models trained on the other folds.

Probabilities are smoothed as in Witten and Bell (1991). Kept are the n-grams that differ most from what shorter ones
predict, weighted by how often they occur; the rest backs off as in Katz (1987).
"""

import argparse
import hashlib
import lzma
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from math import exp, log
from pathlib import Path
from unittest.mock import patch

from rucorpus import transliterate
from rucorpus._transliteration import informal
from rucorpus._transliteration.informal import ORDER, QUANTUM

SIZE = 23_500  # n-grams that are kept: as many as fit into 60 KB
LEAST_COUNT = 3  # an n-gram seen less often is not kept
FOLDS = 5
BLOCK = 20_000  # characters that stay together in a fold
SENTENCES = 150  # of each file and fold that --check reads
_PLAIN: dict[str, Sequence[str]] = dict(zip("абгдезиклмнопрстуфэ", "abgdeziklmnoprstufe", strict=True))
HABITS: dict[str, Sequence[str]] = _PLAIN | {
    "в": "vvvw",
    "ё": ("yo", "jo", "e"),
    "ж": ("zh", "j"),
    "й": "yj",
    "х": ("h", "kh", "x"),
    "ц": ("ts", "c"),
    "ч": ("ch",),
    "ш": ("sh",),
    "щ": ("shch", "sch"),
    "ъ": ("'", ""),
    "ы": "yi",
    "ь": ("'", "", ""),
    "ю": ("yu", "ju"),
    "я": ("ya", "ja"),
}


def folds(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the blocks of a file, each with its fold."""
    data = lzma.decompress(path.read_bytes()) if path.suffix == ".xz" else path.read_bytes()
    text = data.decode("utf-8")
    text = re.sub(r"(?<!\\)\|", "", text.replace("\\n", "\n")).replace(r"\|", "|")
    for block in re.findall(rf"(?s).{{1,{BLOCK}}}(?:\s+|$)", text):
        yield int(hashlib.sha1(block.encode()).hexdigest(), 16) % FOLDS, block


def words(texts: Iterable[str]) -> Counter[str]:
    """Count the words of the texts, ё as е."""
    return Counter(word for text in texts for word in re.findall("[а-я]+", text.lower().replace("ё", "е")))


def model(counts: Counter[str]) -> dict[str, int]:
    """Return the n-grams that are kept, and for `before<` the cost of backing off, in negative quanta."""
    seen: list[Counter[str]] = [Counter() for _ in range(ORDER)]
    for word, count in counts.items():
        whole = f"^{word}$"
        for stop in range(2, len(whole) + 1):
            for size in range(1, min(ORDER, stop) + 1):
                seen[size - 1][whole[stop - size : stop]] += count
    logs = _log_probabilities(seen)
    gains = {
        ngram: abs(logs[ngram] - logs[ngram[1:]]) * count**0.8
        for ngrams in seen[2:]
        for ngram, count in ngrams.items()
        if count >= LEAST_COUNT
    }
    kept = [*seen[0], *seen[1], *sorted(gains, key=lambda ngram: (-gains[ngram], ngram))[:SIZE]]
    values = {ngram: logs[ngram] for ngram in kept} | _back_off_costs(kept, logs)
    return {ngram: round(-value / QUANTUM) for ngram, value in values.items()}


def _back_off_costs(kept: list[str], logs: dict[str, float]) -> dict[str, float]:
    """Return for each `before<` the log of what is left to letters that are not kept after it, as in Katz (1987)."""
    here: dict[str, float] = defaultdict(float)
    below: dict[str, float] = defaultdict(float)
    for ngram in kept:
        if len(ngram) > 1:
            here[ngram[:-1]] += exp(logs[ngram])
            below[ngram[:-1]] += exp(logs[ngram[1:]])
    return {before + "<": min(0.0, log(max(1 - here[before], 1e-4) / max(1 - below[before], 1e-4))) for before in here}


def _log_probabilities(seen: list[Counter[str]]) -> dict[str, float]:
    """Return the smoothed log-probability of the last letter of each n-gram after the others."""
    found: dict[str, float] = {}
    for ngrams in seen:
        total, kinds = Counter[str](), Counter[str]()
        for ngram, count in ngrams.items():
            total[ngram[:-1]] += count
            kinds[ngram[:-1]] += 1
        for ngram, count in ngrams.items():
            before = ngram[:-1]
            below = found[ngram[1:]] if before else 1 / len(ngrams)
            found[ngram] = (count + kinds[before] * below) / (total[before] + kinds[before])
    return {ngram: log(probability) for ngram, probability in found.items()}


def packed(levels: dict[str, int]) -> bytes:
    """Return the model as informal.xz has it: lines of the letters before, then pairs of a letter and its level."""
    rows: dict[str, str] = defaultdict(str)
    for ngram, level in sorted(levels.items()):
        rows[ngram[:-1]] += ngram[-1] + chr(ord("a") + min(level, 25))
    text = "\n".join(f"{before}\t{follow}" for before, follow in sorted(rows.items()))
    return lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME)


def check(paths: list[Path]) -> None:
    """Print how many words of each file are read correctly by models trained on the other folds."""
    blocks = {path: list(folds(path)) for path in paths}
    right: Counter[Path] = Counter()
    total: Counter[Path] = Counter()
    for fold in range(FOLDS):
        levels = model(words(text for found in blocks.values() for other, text in found if other != fold))
        ngrams = {ngram: -QUANTUM * level for ngram, level in levels.items()}
        informal.log_probability.cache_clear()
        informal._likeliest.cache_clear()
        with patch.object(informal, "ngrams", lambda ngrams=ngrams: ngrams):
            for path, found in blocks.items():
                for meant, read in _spelt([text for other, text in found if other == fold], fold):
                    right[path] += meant == read
                    total[path] += 1
        shown = "  ".join(f"{path.name} {100 * right[path] / total[path]:.2f}" for path in paths)
        print(f"{fold + 1} folds, {len(packed(levels))} bytes: words read correctly, %: {shown}", flush=True)


def _spelt(texts: list[str], seed: int) -> Iterator[tuple[str, str]]:
    """Yield words and their readings, from sentences that are each spelt with constant habits."""
    choose = random.Random(seed)
    sentences = re.findall(r"[А-ЯЁ][^.!?\nA-Za-z]{30,150}[.!?]", "\n".join(texts))
    for sentence in choose.sample(sentences, min(SENTENCES, len(sentences))):
        habit = {letter: choose.choice(spellings) for letter, spellings in HABITS.items()}
        meant = sentence.lower()
        read = transliterate("".join(habit.get(letter, letter) for letter in meant), "informal", reverse=True)
        plain = str.maketrans("ё", "е")
        yield from zip(meant.translate(plain).split(), read.lower().translate(plain).split(), strict=False)


def main() -> None:
    """Train the model or check it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path, help="the folder that informal.xz goes to")
    parser.add_argument("texts", type=Path, nargs="+")
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    if arguments.check:
        check(arguments.texts)
    else:
        levels = model(words(text for path in arguments.texts for _, text in folds(path)))
        (arguments.out / "informal.xz").write_bytes(packed(levels))


if __name__ == "__main__":
    main()
