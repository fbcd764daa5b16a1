"""Sets of texts with known sentences, from which the tables of the sentence splitter are learned.

A folder holds `<name>.txt.xz`: a document a line, chunks separated by `|`; inside a chunk `\\|` and `\\n` are escapes.
A chunk is a sentence, or the whitespace between two.
"""

import hashlib
import lzma
import re
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

FOLDS = 5
CHUNKS = re.compile(r"(?<!\\)\|")


def training_arguments(description: str | None) -> Namespace:
    """Return the arguments of a tool that trains tables: `folder`, `out` and `check`, a word or None."""
    parser = ArgumentParser(description=description, formatter_class=RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument(
        "out", type=Path, nargs="?", help="the folder of the tables, such as src/rucorpus/data/sentences"
    )
    parser.add_argument(
        "--check", metavar="WORD", help="print figures of folds instead and write nothing; WORD seeds the folds"
    )
    arguments = parser.parse_args()
    if not arguments.check and not (arguments.out and arguments.out.is_dir()):
        parser.error(f"expected OUT to be a folder, got {arguments.out}")
    return arguments


class Document(NamedTuple):
    """A text, the offsets where a sentence begins, the set it belongs to and its fold."""

    text: str
    starts: frozenset[int]
    set: str
    fold: int


def documents(folder: Path, names: Iterable[str], salt: str = "") -> list[Document]:
    """Read the sets; texts that share a long sentence share a fold, which `salt` deals out."""
    texts = [(_chunks(line), name) for name in names for line in _lines(folder / f"{name}.txt.xz")]
    found = []
    for (parts, name), group in zip(texts, _groups([parts for parts, _ in texts]), strict=True):
        fold = int(hashlib.sha1(f"{salt}{group}".encode()).hexdigest(), 16) % FOLDS
        offset, starts = 0, []
        for part in parts:
            if part.strip():
                starts.append(offset)
            offset += len(part)
        found.append(Document("".join(parts), frozenset(starts), name, fold))
    return found


def _lines(path: Path) -> list[str]:
    if not path.exists():
        raise SystemExit(
            f"expected the set {path.name} in {path.parent}, found none; the format is described in {__file__}"
        )
    with lzma.open(path, "rt", encoding="utf-8", newline="\n") as lines:
        return list(lines)


def _chunks(line: str) -> list[str]:
    return [part.replace(r"\|", "|").replace(r"\n", "\n") for part in CHUNKS.split(line.rstrip("\n"))]


def _groups(texts: list[list[str]]) -> list[int]:
    """Return for each text the number of the first one that it shares sentences with, itself or through others."""
    parents = list(range(len(texts)))
    seen: dict[str, int] = {}

    def root(number: int) -> int:
        while parents[number] != number:
            number = parents[number]
        return number

    for number, parts in enumerate(texts):
        for part in parts:
            if len(part) > 40:
                one, other = sorted((root(seen.setdefault(part, number)), root(number)))
                parents[other] = one
    return [root(number) for number in range(len(texts))]
