"""The texts of output_digest.py: tests/digest/corpus.jsonl, examples/news, and generated ones.

Each line of corpus.jsonl is a name and a text, from our own documentation and test cases as they once were; each of
short.jsonl a name and a list of short texts: such cases, random ones, and those of pattern_texts.py. Other short texts
are mixtures and rows of pieces.toml. What is said to be of a package has fewer calls: those of CALLS_OF.
"""

import json
import tomllib
from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path
from random import Random
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SHORT = ROOT / "tests/digest/short.jsonl"
WORDS = [
    "он", "сказал", "вода", "горо", "дом", "кое", "где", "северо", "запад", "Москва", "Анна", "Иванов", "г.", "ул.",
    "т.", "д.", "5", "1941", "12,5", "км", "в", "и", "на", "А.", "С.", "да", "нет", "«Заря»", "тучи", "какой", "США",
    "Лондон", "премьер", "министр", "весна", "пере", "нос", "O'Нил", "№", "7", "%", "ушёл", "Почему", "кто-то",
]  # fmt: skip
ENDS = [". ", "! ", "? ", ", ", " ", " ", " ", " ", " "]
JOINTS = {
    "quotes": [' "', '" ', '", ', " «", "» ", " „", "“ ", " ” ", "'", " '", "' ", ' ("', '") ', '""', "``", "''"],
    "dashes": [" - ", " – ", " — ", "-", "–", "—", " -", "- ", ",- ", ", - ", " -- ", "\n- ", "\n— ", "−", ". - ", "‑"],
    "ellipses": ["...", "... ", "…", "… ", "?..", "!... ", "?… ", ". . . ", "..", "….", "..., ", " ... ", '..." '],
    "line ends": ["-\n", "\u00ad\n", "‐\n", "¬\n", "-\r\n", "-\n\n", "-\f", "-\n12\n", " -\n", "- ", "\n", "—\n"],
    "headings": ["\n", "\n\n", " | ", ". ", ": ", "\n* ", "\n1. ", "\n2) ", " Фото: ", "\nГлава ", ".\n", "\t"],
    "unicode": ["\u00a0", "\u00ad", "\u200b", "\u0301 ", "и\u0306", "c", "p", "i", "ё", "\ufeff", "\u2028", "\r"],
}  # fmt: skip
LETTERS = [*map(chr, range(0x400, 0x460)), *"абвгдеёжзийклмнопрстуфхцчшщъыьэюяѣѵѳґғқңөұүһҳҷӣӯәʼ'’ "]
MISREADINGS = [
    ("cp1251", "latin-1"), ("cp1251", "koi8-r"), ("koi8-r", "cp1251"), ("cp866", "cp1251"), ("cp1251", "mac-cyrillic"),
    ("utf-8", "cp1251"), ("utf-8", "latin-1"), ("utf-8", "cp1252"), ("utf-8", "koi8-r"), ("iso8859-5", "cp1251"),
]  # fmt: skip

MIXTURES, BLOCK = 400, 25  # texts of each kind; of one block
# The calls of output_digest.py that a package has: those with one of these in them.
CALLS_OF = {
    "cleaning": ("decode_entities", "unwrap_lines", "normalize_spaces"),
    "dehyphenation": ("dehyphenate", "score("),
    "encodings": ("fix_mojibake", "_cost", "detect_encoding"),
    "protection": ("protected_spans", "protect=None"),
    "sentences": ("explain(text", "explain_headings(", "sentence"),
    "tokens": ("token_spans",),
    "transliteration": ("transliterate(", "slug(", "readings("),
    "typography": ("trace(text, style", "(normalize_", "protect=None"),
}


def generated() -> Iterator[tuple[str, str]]:
    """Yield names and texts, the same on every Python: only `Random.random` is promised to stay."""
    draw = Random(13).random

    def chosen(options: list[str], count: int) -> list[str]:
        return [options[int(draw() * len(options))] for _ in range(count)]

    def text(joints: list[str], size: int = 200) -> str:
        return "".join(part for pair in zip(chosen(WORDS, size), chosen(joints, size), strict=True) for part in pair)

    for kind, joints in JOINTS.items():
        yield from ((f"generated/{kind} {number}", text([*joints, *ENDS])) for number in range(6))
    yield from ((f"generated/all {number}", text([*chain(*JOINTS.values()), *ENDS])) for number in range(6))
    yield from ((f"generated/letters {number}", "".join(chosen(LETTERS, 1000))) for number in range(6))
    for written, read in MISREADINGS:
        misread = text(ENDS, 40).encode(written, "ignore").decode(read, "replace")
        yield f"generated/{written} read as {read}", f"{misread}\n{text(ENDS, 20)}"


def corpus() -> dict[str, str]:
    """Return the texts by name."""
    lines = (ROOT / "tests/digest/corpus.jsonl").read_text("utf-8").strip().split("\n")
    news = ((f"news/{path.stem}", path.read_text("utf-8")) for path in sorted((ROOT / "examples/news").glob("*.txt")))
    return {**dict(map(json.loads, lines)), **dict(news), **dict(generated())}


@cache
def short_texts() -> dict[str, list[str]]:
    """Return the blocks of short texts by name."""
    return {**stored_short_texts(), **dict(mixtures()), **dict(distances())}


def stored_short_texts() -> dict[str, list[str]]:
    """Return those that are not mixtures."""
    return dict(map(json.loads, SHORT.read_text("utf-8").strip().split("\n")))


def mixtures() -> Iterator[tuple[str, list[str]]]:
    """Yield blocks of texts that are made of a few pieces in random order."""
    draw = Random(7).random
    for kind in _pieces()["kind"]:
        pieces = kind["pieces"].split("¦")
        for number in range(MIXTURES // BLOCK):
            lengths = [2 + int(draw() * 11) for _ in range(BLOCK)]
            texts = ["".join(pieces[int(draw() * len(pieces))] for _ in range(length)) for length in lengths]
            yield f"{kind['name']} {number + 1} of {kind['package']}", texts


def distances() -> Iterator[tuple[str, list[str]]]:
    """Yield blocks of a text in which what decides is a little nearer or farther."""
    for row in _pieces()["distance"]:
        for text in row["texts"]:
            gaps = range(text["gap"] - 2, text["gap"] + 3)
            filled = [text["in"].replace("{}", (row["filler"] * gap)[:gap]) for gap in gaps]
            yield f"{text['in']} of {row['package']}", filled


@cache
def _pieces() -> dict[str, Any]:
    return tomllib.loads((ROOT / "tests/digest/pieces.toml").read_text("utf-8"))


def is_for(block: str, call: str) -> bool:
    """Return whether a call is made for a block of short texts.

    >>> is_for("fences 1 of protection", "slug(text)"), is_for("cases 1", "slug(text)")
    (False, True)
    """
    _, of, package = block.rpartition(" of ")
    return not of or any(part in call for part in CALLS_OF[package])
