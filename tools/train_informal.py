"""`python tools/train_informal.py OUT TEXT...` makes informal.xz: how likely letters follow each other in words.

TEXT are files of Russian text, `*.txt` or `*.txt.xz`; those of the sentence sets, with `|` between chunks, may be among
them. Only figures come out: a weight for up to five letters. A second run gives the same bytes. It needs a minute.
`--check` prints instead how many words of each file are read right, out of spellings made up by `HABITS`, with tables
that the other folds taught.

Likelihoods are those of Witten and Bell (1991), each order mixed with the one below; kept are the groups of letters
that tell most beyond what fewer letters tell, weighed by how often they occur.
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
from rucorpus._transliteration.informal import ORDER, STEP

SIZE = 23_500  # groups of letters that are kept: as many as fit into 60 KB
OFTEN = 3  # a group seen less often is not kept
FOLDS = 5
BLOCK = 20_000  # characters that stay together in a fold
SENTENCES = 150  # of each file and fold are read by --check
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


def table(counts: Counter[str]) -> dict[str, int]:
    """Return the groups of letters that are kept and how likely their last letter is, in steps.

    With `<` at the end, what a look at fewer letters costs behind the others.
    """
    seen: list[Counter[str]] = [Counter() for _ in range(ORDER)]
    for word, count in counts.items():
        whole = f"^{word}$"
        for stop in range(2, len(whole) + 1):
            for size in range(1, min(ORDER, stop) + 1):
                seen[size - 1][whole[stop - size : stop]] += count
    likely = _likelihoods(seen)
    gains = {
        group: abs(likely[group] - likely[group[1:]]) * count**0.8
        for groups in seen[2:]
        for group, count in groups.items()
        if count >= OFTEN
    }
    kept = [*seen[0], *seen[1], *sorted(gains, key=lambda group: (-gains[group], group))[:SIZE]]
    values = {group: likely[group] for group in kept} | _costs(kept, likely)
    return {group: round(-value / STEP) for group, value in values.items()}


def _costs(kept: list[str], likely: dict[str, float]) -> dict[str, float]:
    """Return for the letters before others what is left to those that are not kept, as Katz (1987) has it."""
    here: dict[str, float] = defaultdict(float)
    below: dict[str, float] = defaultdict(float)
    for group in kept:
        if len(group) > 1:
            here[group[:-1]] += exp(likely[group])
            below[group[:-1]] += exp(likely[group[1:]])
    return {before + "<": min(0.0, log(max(1 - here[before], 1e-4) / max(1 - below[before], 1e-4))) for before in here}


def _likelihoods(seen: list[Counter[str]]) -> dict[str, float]:
    found: dict[str, float] = {}
    for groups in seen:
        total, kinds = Counter[str](), Counter[str]()
        for group, count in groups.items():
            total[group[:-1]] += count
            kinds[group[:-1]] += 1
        for group, count in groups.items():
            before = group[:-1]
            below = found[group[1:]] if before else 1 / len(groups)
            found[group] = (count + kinds[before] * below) / (total[before] + kinds[before])
    return {group: log(likelihood) for group, likelihood in found.items()}


def packed(levels: dict[str, int]) -> bytes:
    """Return the table as `informal.xz` has it: the letters before, then pairs of a letter and its level."""
    rows: dict[str, str] = defaultdict(str)
    for group, level in sorted(levels.items()):
        rows[group[:-1]] += group[-1] + chr(ord("a") + min(level, 25))
    text = "\n".join(f"{before}\t{follow}" for before, follow in sorted(rows.items()))
    return lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME)


def check(paths: list[Path]) -> None:
    """Print how many words of each file are read right by tables that the other folds taught."""
    blocks = {path: list(folds(path)) for path in paths}
    right: Counter[Path] = Counter()
    total: Counter[Path] = Counter()
    for fold in range(FOLDS):
        levels = table(words(text for found in blocks.values() for other, text in found if other != fold))
        likely = {group: -STEP * level for group, level in levels.items()}
        informal.weight.cache_clear()
        informal._read.cache_clear()
        with patch.object(informal, "weights", lambda likely=likely: likely):
            for path, found in blocks.items():
                for meant, read in _spelt([text for other, text in found if other == fold], fold):
                    right[path] += meant == read
                    total[path] += 1
        shown = "  ".join(f"{path.name} {100 * right[path] / total[path]:.2f}" for path in paths)
        print(f"{fold + 1} folds, {len(packed(levels))} bytes: words read right, %: {shown}", flush=True)


def _spelt(texts: list[str], seed: int) -> Iterator[tuple[str, str]]:
    """Yield words and what is read for them, from sentences typed by someone of constant habits."""
    choose = random.Random(seed)
    sentences = re.findall(r"[А-ЯЁ][^.!?\nA-Za-z]{30,150}[.!?]", "\n".join(texts))
    for sentence in choose.sample(sentences, min(SENTENCES, len(sentences))):
        habit = {letter: choose.choice(spellings) for letter, spellings in HABITS.items()}
        meant = sentence.lower()
        read = transliterate("".join(habit.get(letter, letter) for letter in meant), "informal", reverse=True)
        plain = str.maketrans("ё", "е")
        yield from zip(meant.translate(plain).split(), read.lower().translate(plain).split(), strict=False)


def main() -> None:
    """Make the table or check it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path, help="the folder that informal.xz goes to")
    parser.add_argument("texts", type=Path, nargs="+")
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    if arguments.check:
        check(arguments.texts)
    else:
        levels = table(words(text for path in arguments.texts for _, text in folds(path)))
        (arguments.out / "informal.xz").write_bytes(packed(levels))


if __name__ == "__main__":
    main()
