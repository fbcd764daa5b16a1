"""Our functions against yardsticks: one pass of `str.translate`, one pattern, a loop with the standard library."""

import gzip
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from csv import DictReader, writer
from functools import partial
from json import dumps, loads
from pathlib import Path
from typing import IO, Any

import kinds
import rucorpus
from bench import Result, ratio
from rucorpus._base.edits import apply
from rucorpus._base.scanner import Rule, scanner

# Shares of the time of one `str.translate` pass.
WANTED = {
    ("normalize_unicode", "clean"): "≤ 0.1",
    ("normalize_quotes", "clean"): "≤ 0.067",
    ("normalize_dashes", "clean"): "≤ 0.083",
    ("normalize", "clean"): "≤ 0.2",
    ("normalize", "damaged"): "≤ 0.67",
}


def each(function: Callable[[str], object], documents: list[str]) -> Callable[[], None]:
    """Return a run of `function` over all documents."""

    def run() -> None:
        for document in documents:
            function(document)

    return run


def edits(documents: list[str]) -> Iterator[Result]:
    """Edits and `apply` against one `re.sub` that does the same."""

    def between_words(match: re.Match[str]) -> str:
        return "—"

    def three_dots(match: re.Match[str]) -> str:
        return "…"

    rules = [
        Rule("between_words", "(?<= -)(?= )", between_words, "Да - нет → Да — нет"),
        Rule("three_dots", r"(?<=\.)\.\.", three_dots, "Да... → Да…"),
    ]
    text = "\n".join(documents).replace("—", "-").replace("…", "...")
    found = scanner("benchmark", rules, start="[-.]")
    pattern = re.compile(r"[-.](?:(?P<between_words>(?<= -)(?= ))|(?P<three_dots>(?<=\.)\.\.))")
    by_name: dict[str, Callable[[re.Match[str]], str]] = {"between_words": between_words, "three_dots": three_dots}

    def substitute(match: re.Match[str]) -> str:
        return by_name[match.lastgroup or ""](match)

    assert apply(text, found(text, None)) == pattern.sub(substitute, text)
    value = ratio(lambda: apply(text, found(text, None)), lambda: pattern.sub(substitute, text))
    yield Result("edits + apply", "re.sub doing the same", value, "≤ 1.3")


def normalizers(documents: list[str]) -> Iterator[Result]:
    """The normalizers against one pass of `str.translate`, over clean text and over damaged text."""
    clean = [rucorpus.normalize(document) for document in documents]
    damaged = [rucorpus.normalize(document, style="ascii") for document in clean]
    for name in ("normalize_unicode", "normalize_quotes", "normalize_dashes", "normalize_ellipsis", "normalize"):
        for kind, some in (("clean", clean), ("damaged", damaged)):
            value = _translations(getattr(rucorpus, name), some)
            yield Result(f"{name}, {kind} text", "str.translate", value, WANTED.get((name, kind), ""))
    for kind in kinds.SENTENCES:
        clean_kind = [rucorpus.normalize(document) for document in kinds.texts(kind)]
        ascii_kind = [rucorpus.normalize(document, style="ascii") for document in clean_kind]
        wanted = "≤ 0.4" if kind == "encyclopaedia" else "≤ 0.8"
        quotes, dashes = (kinds.density(clean_kind, characters) for characters in ("«»„“", "—–"))
        yield Result(
            f"normalize, {kind}, clean ({quotes:.0f} + {dashes:.0f})",
            "str.translate",
            _translations(rucorpus.normalize, clean_kind),
            wanted,
        )
        value = _translations(rucorpus.normalize, ascii_kind)
        yield Result(f"normalize, {kind}, damaged", "str.translate", value, "≤ 1.2")
    value = ratio(each(rucorpus.trace, damaged), each(rucorpus.normalize, damaged), rounds=5)
    yield Result("trace, damaged text", "normalize", value, "≤ 2")


def _translations(function: Callable[[str], object], documents: list[str]) -> float:
    """Return the time that a function takes for the documents, as a multiple of that of one `str.translate`."""
    table = {ord(letter): letter.upper() for letter in "abcdefghijklmnopqrst"}
    return ratio(each(function, documents), each(lambda text: text.translate(table), documents), rounds=5)


def broken_words(documents: list[str]) -> Iterator[Result]:
    """`dehyphenate` against joining at every line end, over pages with a broken word on each line, and over none."""
    broken = [re.sub("(.{50,60}?[а-яё]{2})(?=[а-яё]{2})", r"\1-\n", document) for document in documents]
    for kind, text, wanted in (
        ("broken words", "\n".join(broken), "≤ 20"),
        ("clean text", "\n".join(documents), "≤ 3"),
    ):
        value = ratio(partial(rucorpus.dehyphenate, text), partial(re.compile("-\n").sub, "", text), rounds=5)
        yield Result(f"dehyphenate, {kind}", 're.sub("-\\n", "")', value, wanted)


def encodings(documents: list[str]) -> Iterator[Result]:
    """`detect_encoding` against decoding with every codec, and `fix_mojibake` against one pass of `str.translate`."""
    names = ("utf-8", "cp1251", "koi8-r", "cp866", "iso-8859-5", "mac-cyrillic")

    def decoded(data: bytes) -> None:
        for name in names:
            data.decode(name, "replace")

    for size, wanted in ((100, "≤ 20"), (10_000, "")):
        excerpts = ["".join(documents)[at : at + size] for at in range(0, 50 * size, size)]
        data = [text.encode(name, "replace")[:size] for text in excerpts for name in names]
        value = ratio(partial(_for_each, rucorpus.detect_encoding, data), partial(_for_each, decoded, data))
        yield Result(f"detect_encoding, {size} bytes", "decoding with six codecs", value, wanted)
    table = {ord(letter): letter.upper() for letter in "abcdefghijklmnopqrst"}
    misread = [text.encode("cp1251", "ignore").decode("latin-1") for text in documents[::10]]
    for kind, some in (("clean text", documents), ("mojibake", misread)):
        value = ratio(each(rucorpus.fix_mojibake, some), each(lambda text: text.translate(table), some), rounds=3)
        yield Result(f"fix_mojibake, {kind}", "str.translate", value, "")


def _for_each(function: Callable[[bytes], object], excerpts: list[bytes]) -> None:
    for excerpt in excerpts:
        function(excerpt)


def sentences(documents: list[str]) -> Iterator[Result]:
    """The sentence splitter against one naive pattern."""
    ours = rucorpus.sentence_spans
    ends = re.compile(r"[.?!…]\s+")

    def naive(text: str) -> list[tuple[int, int]]:
        stops = [match.start() + 1 for match in ends.finditer(text)] + [len(text)]
        return list(zip([0, *stops[:-1]], stops, strict=True))

    yield Result(
        "sentence_spans", "one pattern for all terminators", ratio(each(ours, documents), each(naive, documents)), ""
    )


def tokens(documents: list[str]) -> Iterator[Result]:
    """The tokenizer against one bare pattern."""
    find = re.compile(r"\w+(?:[-’']\w+)*|[^\w\s]").finditer
    ours = each(rucorpus.token_spans, documents)
    bare = each(lambda text: [match.span() for match in find(text)], documents)
    yield Result("token_spans", "one bare pattern", ratio(ours, bare, rounds=3), "≤ 1.5")


def reader(documents: list[str]) -> Iterator[Result]:
    """The corpus reader against the loops that one would write with the standard library."""
    records = [{"id": str(number), "text": text} for number, text in enumerate(documents * 5)]
    with tempfile.TemporaryDirectory() as folder:
        plain, packed, table = (Path(folder, f"corpus.{suffix}") for suffix in ("jsonl", "jsonl.gz", "csv"))
        plain.write_text("".join(f"{dumps(record, ensure_ascii=False)}\n" for record in records), "utf-8")
        packed.write_bytes(gzip.compress(plain.read_bytes()))
        with table.open("w", encoding="utf-8", newline="") as file:
            writer(file).writerows([("id", "text"), *map(dict.values, records)])

        def parsed(path: Path, open_: Callable[[Path], IO[str]], rows: Callable[[IO[str]], Iterable[Any]]) -> None:
            with open_(path) as lines:
                for row in rows(lines):
                    row["text"]

        def objects(lines: IO[str]) -> Iterator[Any]:
            return map(loads, lines)

        gunzip = partial(gzip.open, mode="rt", encoding="utf-8")
        for path, name, open_, rows, wanted in (
            (plain, "json.loads in a loop", partial(Path.open, encoding="utf-8"), objects, "≤ 1.25"),
            (packed, "gzip and json.loads in a loop", gunzip, objects, "≤ 0.67 (isal)"),
            (table, "csv.DictReader", partial(Path.open, encoding="utf-8", newline=""), DictReader, "≤ 1.25"),
        ):
            corpus, loop = rucorpus.Corpus(path), partial(parsed, path, open_, rows)  # type: ignore[arg-type]
            figure = ratio(lambda corpus=corpus: sum(1 for _ in corpus), loop)  # type: ignore[misc]
            yield Result(f"Corpus, {path.name}", name, figure, wanted)


def imports(documents: list[str]) -> Iterator[Result]:
    """The import of the package, and of the package with what `normalize` needs, against that of `re`."""

    def imported(code: str) -> Callable[[], object]:
        return lambda: subprocess.run([sys.executable, "-c", code], check=True)

    clock = time.perf_counter
    bare = ratio(imported("pass"), imported("import re"), clock=clock)
    for code, wanted in (("import rucorpus", "≤ 4"), ("from rucorpus import normalize", "")):
        whole = ratio(imported(code), imported("import re"), clock=clock)
        yield Result(code, "import re (both above a bare start)", (whole - bare) / (1 - bare), wanted)


ALL = (edits, normalizers, broken_words, encodings, sentences, tokens, reader, imports)
