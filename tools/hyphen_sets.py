"""Texts that the letter model of `dehyphenate` is learned from, and pages to measure it on.

A folder holds, where it has them:

    dehyphenation/*.jsonl.xz   a page a line: `raw`, `gold` (a paragraph a line), `doc`, `set`, `noise` (spans of page
                               numbers and heads), `breaks` (`[offset of the hyphen, join | keep | leave, class]`)
    sentences/*.txt.xz         sets of sentences, as sentence_sets.py describes
    text/*.txt                 plain texts, a paragraph a line
"""

import hashlib
import json
import lzma
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sentence_sets import CHUNKS

FOLDS = 3
WORD = re.compile(r"\w+(?:-\w+)*")
SHARED = 6  # a paragraph that has as many words in a row of a page is left out

Page = dict[str, Any]


def pages(folder: Path) -> list[Page]:
    """Return the annotated pages."""
    found: list[Page] = []
    for path in sorted((folder / "dehyphenation").glob("*.jsonl.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            found += map(json.loads, lines)
    if not found:
        raise SystemExit(f"expected pages in {folder}/dehyphenation, found none; the format is described in {__file__}")
    return found


def fold(document: str, salt: str = "") -> int:
    """Return the fold of a document; another `salt` divides the documents otherwise."""
    return int(hashlib.sha1(f"{salt}{document}".encode()).hexdigest(), 16) % FOLDS


def words_of_pages(found: list[Page], salt: str = "") -> list[Counter[str]]:
    """Return how often each word occurs in the paragraphs of each fold; a paragraph counts once."""
    paragraphs = {(fold(page["doc"], salt), paragraph) for page in found for paragraph in page["gold"].split("\n")}
    counts: list[Counter[str]] = [Counter() for _ in range(FOLDS)]
    for number, paragraph in sorted(paragraphs):
        counts[number].update(WORD.findall(paragraph))
    return counts


def words_elsewhere(folder: Path, found: list[Page]) -> Counter[str]:
    """Return how often each word occurs in the other texts, without the paragraphs that a page has too."""
    known = {run for page in found for run in _runs(page["gold"])}
    counts: Counter[str] = Counter()
    for paragraph in _paragraphs(folder):
        if known.isdisjoint(_runs(paragraph)):
            counts.update(WORD.findall(paragraph))
    return counts


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[start : start + SHARED]) for start in range(len(words) - SHARED + 1)}


def _paragraphs(folder: Path) -> Iterator[str]:
    for path in sorted((folder / "sentences").glob("*.txt.xz")):
        with lzma.open(path, "rt", encoding="utf-8", newline="\n") as lines:
            for line in lines:
                yield from (part.replace(r"\|", "|").replace(r"\n", "\n") for part in CHUNKS.split(line.rstrip("\n")))
    for path in sorted((folder / "text").glob("*.txt")):
        yield from path.read_text("utf-8").split("\n")
