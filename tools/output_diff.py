"""What changes between two revisions: edits by rule, sentences and tokens, counted per MB of a fixed text of our own.

`python tools/output_diff.py --against REVISION` runs that revision and the package here over the same texts and prints
a table for CHANGELOG.md, with an example of each change. The texts are examples/news and those that the benchmarks
generate: prose of four kinds, correct and in ASCII, pages with broken words, and mojibake. It needs git.
"""

import argparse
import json
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import rucorpus
from revisions import ROOT, environment, sources

Results = list[tuple[str, int, int, str]]  # rule, start, stop, and what stands there then


class Difference(NamedTuple):
    """What one of two revisions does and the other does not."""

    rule: str
    is_new: bool
    example: str


def texts() -> dict[str, list[str]]:
    """Return the texts, by the function that they are for."""
    sys.path.insert(0, str(ROOT / "benchmarks"))
    import gold

    news = [path.read_text("utf-8") for path in sorted((ROOT / "examples" / "news").glob("*.txt"))]
    clean = gold.clean_texts(25)
    return {
        "normalize": [*news, *clean, *(text.translate(gold.ASCII) for text in clean)],
        "dehyphenate": [question.given for question in gold.broken_pages()],
        "fix_mojibake": [question.given for question in gold.mojibake()],
        "sentence_spans": [*news, *clean, *(question.given for question in gold.sentences())],
        "token_spans": [*news, *clean],
    }


def edits(text: str, **options: Any) -> Results:
    """Return the edits of a trace.

    >>> edits("Да...")
    [('ellipsis.three_dots', 2, 5, '…')]
    """
    return [(edit.rule, edit.start, edit.stop, edit.new) for edit in rucorpus.trace(text, **options).edits]


def spans(text: str, function: str) -> Results:
    """Return the spans of a function as results.

    >>> spans("Да! Нет.", "sentence_spans")
    [('', 0, 3, 'Да!'), ('', 4, 8, 'Нет.')]
    """
    return [("", start, stop, text[start:stop]) for start, stop in getattr(rucorpus, function)(text)]


def stage(text: str, function: str) -> Results:
    """Return the edits of one stage."""
    return edits(text, stages=(getattr(rucorpus, function),))


# By the name of the public function, which an older revision may not have.
RUN: dict[str, Callable[[str], Results]] = {
    "normalize": edits,
    "dehyphenate": partial(stage, function="dehyphenate"),
    "fix_mojibake": partial(stage, function="fix_mojibake"),
    "sentence_spans": partial(spans, function="sentence_spans"),
    "token_spans": partial(spans, function="token_spans"),
}


def all_results(given: dict[str, list[str]]) -> dict[str, list[Results]]:
    """Return the results of every function that there is, for each of its texts."""
    return {name: [RUN[name](text) for text in some] for name, some in given.items() if hasattr(rucorpus, name)}


def results_at(revision: str, given: dict[str, list[str]]) -> dict[str, list[Results]]:
    """Return the results of another revision for the same texts."""
    with sources(revision) as path:
        command = [sys.executable, str(Path(__file__)), "--json"]
        done = subprocess.run(
            command,
            env=environment(path),
            input=json.dumps(given),
            check=True,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
    return {name: [list(map(tuple, each)) for each in some] for name, some in json.loads(done.stdout).items()}


def differences(old: Results, new: Results, text: str) -> Iterator[Difference]:
    """Yield what only one of two lists has.

    >>> list(differences([], [("ellipsis.three_dots", 2, 5, "…")], "Да... Нет."))
    [Difference(rule='ellipsis.three_dots', is_new=True, example='Да[...→…] Нет.')]
    """
    for one, other, is_new in ((old, new, False), (new, old, True)):
        for rule, start, stop, there in sorted({*one} - {*other}):
            before, after = text[max(0, start - 15) : start], text[stop : stop + 15]
            change = "" if text[start:stop] == there else f"→{there}"
            yield Difference(rule, is_new, f"{before}[{text[start:stop]}{change}]{after}".replace("\n", "⏎"))


def table(found: dict[str, list[Difference]], megabytes: dict[str, float]) -> Iterator[str]:
    """Yield the lines of a table in Markdown: by rule, what came and went per MB.

    >>> change = Difference("ellipsis.three_dots", True, "Да[...→…]")
    >>> print(*table({"normalize": [change]}, {"normalize": 0.5}), sep="\\n")
    | function | rule | more per MB | fewer per MB | example |
    | --- | --- | ---: | ---: | --- |
    | normalize | ellipsis.three_dots | 2 | 0 | new: `Да[...→…]` |
    """
    yield "| function | rule | more per MB | fewer per MB | example |"
    yield "| --- | --- | ---: | ---: | --- |"
    for name, changes in found.items():
        by_rule: dict[str, list[Difference]] = defaultdict(list)
        for change in changes:
            by_rule[change.rule].append(change)
        for rule, some in sorted(by_rule.items()):
            more = sum(change.is_new for change in some)
            more_per_mb, fewer_per_mb = (f"{count / megabytes[name]:.3g}" for count in (more, len(some) - more))
            example = max(some, key=lambda change: (change.is_new, -len(change.example)))
            shown = example.example[:80].replace("|", r"\|").replace("`", "'")
            words = f"{'new' if example.is_new else 'gone'}: `{shown}`"
            yield f"| {name} | {rule or '–'} | {more_per_mb} | {fewer_per_mb} | {words} |"


def main() -> None:
    """Print the table, or the results for a revision that asks for them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--against", metavar="REVISION", default="HEAD", help="the revision before (default: HEAD)")
    parser.add_argument("--json", action="store_true", help="print all results for the texts on standard input")
    args = parser.parse_args()
    if args.json:
        print(json.dumps(all_results(json.load(sys.stdin))))
        return
    given = texts()
    old, new = results_at(args.against, given), all_results(given)
    found = {
        name: [
            change
            for before, after, text in zip(old[name], new[name], some, strict=True)
            for change in differences(before, after, text)
        ]
        for name, some in given.items()
        if name in old
    }
    megabytes = {name: sum(len(text.encode()) for text in some) / 1e6 for name, some in given.items()}
    sizes = ", ".join(f"{name} {size:.2f}" for name, size in megabytes.items())
    print(f"Changes since {args.against}, in MB of text: {sizes}\n")
    print("".join(f"{name} is new.\n" for name in given if name not in old))
    print("\n".join(table(found, megabytes)) if any(found.values()) else "No output changed.")


if __name__ == "__main__":
    main()
