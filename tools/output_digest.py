"""Digests of what every function returns for a fixed corpus, so that no output changes unnoticed.

`python tools/output_digest.py` compares the outputs with tests/digest/digests.json, prints what differs and exits 1 if
anything does. `--against REVISION` runs the functions of that revision too and prints its outputs next to the new ones.
After a change on purpose, `--update` writes the file anew, and CHANGELOG.md says under **Output** what has changed.

The corpus is that of digest_corpus.py and the small files of tests/formats.py. Without extras, files that need one are
left out and named.
"""

import argparse
import difflib
import hashlib
import json
import re
import runpy
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import chdir, suppress
from functools import partial
from importlib import import_module
from itertools import islice, pairwise, product
from pathlib import Path
from typing import Any

import rucorpus
from digest_corpus import corpus, is_for, short_texts
from revisions import ROOT, environment, sources

STORED = ROOT / "tests" / "digest" / "digests.json"
DIGITS = 4  # of the digest of one text; the whole sha256 covers all texts of a call

NEEDS_EXTRA = "needs an extra that is not installed"  # in place of an output
SKIPPED = "-" * DIGITS  # in place of its digits

Outputs = dict[str, dict[str, str]]  # by call, then by the name of the text
Stored = dict[str, dict[str, str]]  # by call: `sha256` of all outputs; `texts`, the first digits for each, concatenated

CODECS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251", "koi8-r", "koi8-u", "cp866", "iso8859-5",
          "mac-cyrillic"]  # fmt: skip
KNOWN = {"город", "кое-где", "северо-запад", "какой-то", "перенос", "премьер-министр", "москва", "весна", "вода"}
CALLS = [
    *(f"normalize(text, style={style!r})" for style in ("russian", "ascii")),
    *(f"trace(text, style={style!r})" for style in ("russian", "ascii")),
    *(f"trace(text, stages=({stages}, *STAGES))" for stages in ("dehyphenate", "fix_mojibake, dehyphenate")),
    "trace(text, stages=(partial(dehyphenate, vocabulary=KNOWN, across_spaces=True),))",
    "trace(text, stages=(fix_mojibake,))",
    "trace(text, stages=(*STAGES, partial(transliterate, scheme='gost_779')))",
    "normalize_unicode(text)",
    *(
        f"normalize_{kind}(text, style={style!r})"
        for kind, style in product(("quotes", "dashes", "ellipsis"), ("russian", "ascii"))
    ),
    *(
        f"dehyphenate(text, vocabulary={vocabulary}, across_spaces={spaces})"
        for vocabulary, spaces in product(("None", "KNOWN"), (False, True))
    ),
    "fix_mojibake(text)",
    "decode_entities(text)",
    "unwrap_lines(text)",
    "normalize_spaces(text)",
    "trace(text, stages=(decode_entities, dehyphenate, unwrap_lines, normalize_spaces, *STAGES))",
    *(
        f"sentence_spans(text, headings={headings}, whole_quotes={quotes}, lines={lines}, abbreviations={own})"
        for headings, quotes, lines, own in product((False, True), (False, True), (False, True), ((), ("кое", "т. то")))
    ),
    "token_spans(text, kinds=True)",
    "[detect_encoding(text.encode(codec, 'ignore')[:size]) for codec in CODECS for size in (20, 100, 1000)]",
]
# For the many short texts: the edits of each function, what explains its decisions, the numbers behind them.
SHORT_CALLS = [
    *(f"normalize(text, style={style!r})" for style in ("russian", "ascii")),
    *(f"trace(text, style={style!r}).explain()" for style in ("russian", "ascii")),
    "trace(text, protect=None)",
    "trace(text, stages=(decode_entities, fix_mojibake, dehyphenate, unwrap_lines, normalize_spaces, *STAGES))",
    *(
        f"trace(text, stages=({stage},))"
        for stage in (
            *("normalize_quotes", "normalize_dashes", "normalize_ellipsis", "unwrap_lines", "normalize_spaces"),
            *("dehyphenate", "partial(dehyphenate, vocabulary=KNOWN, across_spaces=True)", "fix_mojibake"),
        )
    ),
    "[str(explanation) for explanation in explain(text, ('кое', 'т. то'))]",
    "[str(explanation) for explanation in explain_headings(text, sentence_spans(text))]",
    "sentence_spans(text, headings=True, whole_quotes=True, max_length=40)",
    "split_sentences(text, lines=True)",
    "list(iter_sentences([text[:9], text[9:50], text[50:]], headings=True))",
    "token_spans(text, kinds=True)",
    "[str(protected_spans(text, name)) for name in FORMATS]",
    "[str(text_cost(text)), str(running_costs(text, 3)), str(encoding_costs(text.encode()))]",
    "[f'{score(first, second):.3f}' for first, second in pairwise(re.findall('[а-яё]+', text.lower()))]",
    "readings(text[:25])",
    "[detect_encoding(text.encode(codec, 'ignore')) for codec in CODECS]",
    "slug(text)",
]
# Functions behind the public ones, which show numbers and reasons; an older revision may lack some.
INTERNAL = {
    "_dehyphenation.letter_model": ("score",),
    "_encodings.bigram_costs": ("encoding_costs", "running_costs", "text_cost"),
    "_protection.choices": ("FORMATS",),
    "_protection.evidence": ("LEADING", "SUPPORTING", "plain_format"),
    "_protection.page": ("Page",),
    "_sentences.explanation": ("explain", "explain_headings"),
}
READINGS: list[dict[str, Any]] = [
    {"on_error": "skip", **options}
    for options in (
        {},
        {"encoding": "detect"},
        {"encoding": "cp1251"},
        {"text": "url", "id": "text", "date": "id"},
        {"text": "текст"},
        {"date_format": "%Y-%m"},
        {"max_record": 150},
        {"delimiter": ";", "quotechar": "'"},
        {"header": ["id", "text", "date", "url"]},
        {"notes": "inline"},
        {"format": "jsonl"},
        {"format": "text"},
    )
]
DAMAGED_READINGS: list[dict[str, Any]] = [{"on_error": "skip"}, {"on_error": "recover"}]
# Damage: at how many sixteenths of the length of a file, how many bytes are taken out (None: the rest), what is put in.
DAMAGE: list[tuple[int, int | None, bytes]] = [
    *((share, None, b"") for share in (3, 8, 12, 15)),
    *((share, 1, b"") for share in (1, 6, 10, 14)),
    *(product((5, 9, 13), (0,), (b"\n", b'"', b"<", b"\xff", b"\0", b"&a;", b"\\", b"\r\n\r\n"))),
]
BY_LIBRARIES = (".parquet", ".arrow", ".epub")  # whose bytes depend on the version that wrote them
JOB_OPTIONS = [
    "",
    "--headings",
    *(f"--to {name}" for name in ("sentences", "tokens", "conllu")),
    "--stages fix_mojibake,dehyphenate,normalize_quotes",
]


def names() -> dict[str, Any]:
    """Return what the calls mean by their names."""
    found: dict[str, Any] = {name: getattr(rucorpus, name) for name in rucorpus.__all__}
    for module, internal in INTERNAL.items():
        with suppress(ImportError):
            loaded = import_module(f"rucorpus.{module}")
            found |= {name: getattr(loaded, name) for name in internal if hasattr(loaded, name)}
    return {**found, "partial": partial, "pairwise": pairwise, "re": re, "KNOWN": KNOWN, "CODECS": CODECS}


def transliterations() -> Iterator[str]:
    """Yield the calls for every scheme, read back too where that is possible."""
    for name, scheme in rucorpus.schemes().items():
        yield f"transliterate(text, {name!r})"
        if scheme.has_reverse:
            yield f"transliterate(transliterate(text, {name!r}), {name!r}, reverse=True)"
    yield "transliterate(transliterate(text, 'passport'), 'informal', reverse=True)"


def shown(value: Any, text: str) -> str:
    """Return a result as text: of a trace its edits with their rules, of a span its offsets and what it spans."""
    if isinstance(value, rucorpus.Trace):
        stages = [("all", value.edits), *value.stages]
        edits = [f"{stage} {e.start} {e.stop} {e.rule} {e.new}" for stage, edits in stages for e in edits]
        return "\n".join([value.text, *edits])
    if isinstance(value, list):
        return "\n".join(
            f"{' '.join(map(str, x))} {text[x[0] : x[1]]}" if isinstance(x, tuple) else str(x) for x in value
        )
    return str(value)


def result(function: Callable[[str], Any], text: str, lenient: bool) -> str:
    """Return the output, or the error where an older revision does not know the function, the option or the format."""
    try:
        return shown(function(text), text)
    except ImportError:
        return NEEDS_EXTRA
    except Exception as error:
        if lenient:
            return repr(error)
        raise


def outputs_of_texts(lenient: bool) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield every call of a text function with its outputs; transliteration leaves out the documentation and cases."""
    texts = corpus()
    prose = {name: text for name, text in texts.items() if name.startswith(("news/", "generated/"))}
    for call, chosen in [*((call, texts) for call in CALLS), *((call, prose) for call in transliterations())]:
        function = eval(f"lambda text: {call}", names())
        yield call, {name: result(function, text, lenient) for name, text in chosen.items()}


def outputs_of_short_texts(lenient: bool) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield calls with what they return for blocks of short texts; transliteration has every eighth and its own."""
    blocks = short_texts()
    some = {*islice(blocks, 0, None, 8), *(name for name in blocks if name.endswith(" of transliteration"))}
    for call, chosen in [*((call, blocks) for call in SHORT_CALLS), *((call, some) for call in transliterations())]:
        function = eval(f"lambda text: {call}", names())
        given = {name: texts for name, texts in blocks.items() if name in chosen and is_for(name, call)}
        outputs = {name: "\n".join(result(function, text, lenient) for text in texts) for name, texts in given.items()}
        yield f"{call}, short texts", outputs


def documents(path: str, **options: Any) -> str:
    """Return the documents and the errors of a file, one a line; an empty file could not be made."""
    if not Path(path).stat().st_size:
        return NEEDS_EXTRA
    read = rucorpus.Corpus(path, **options)
    rows = [[d.id, d.text, d.date, d.meta, [*d.place._asdict().values()]] for d in read]
    if any(isinstance(error.__cause__, ImportError) for error in read.errors):
        return NEEDS_EXTRA
    lines = (json.dumps(row, ensure_ascii=False, default=str) for row in rows)
    return "\n".join([*lines, *map(without_cause, read.errors)])


def outputs_of_evidence(lenient: bool) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the format of every two constructs that are evidence for one, in a short text and in a longer one."""
    call = "[plain_format(Page(text + construct + end)) for construct in CONSTRUCTS for end in ENDS]"
    known = names()
    if lenient and "SUPPORTING" not in known:
        return
    known["CONSTRUCTS"] = ["да", *(row.example for row in known["LEADING"] + known["SUPPORTING"])]
    known["ENDS"] = ["", "\nда" * 40, "\n" * 79]
    function = eval(f"lambda text: {call}", known)
    texts = {construct: f"{construct}\n\n" for construct in known["CONSTRUCTS"]}
    yield call, {name: result(function, text, lenient) for name, text in texts.items()}


def with_damage(data: bytes, share: int, taken: int | None, put: bytes) -> bytes:
    """Return bytes of which some are taken out at a share of their length, and others put in.

    >>> with_damage(b"abcdefgh", 8, 1, b"-"), with_damage(b"abcdefgh", 8, None, b"")
    (b'abcd-fgh', b'abcd')
    """
    at = len(data) * share // 16
    return data[:at] + put + (b"" if taken is None else data[at + taken :])


def without_cause(error: rucorpus.CorpusError) -> str:
    """Return an error with all its facts; of what another library says only the type, which stays the same."""
    cause = error.__cause__
    foreign = cause is not None and not isinstance(cause, rucorpus.RucorpusError)
    reason = error.reason.replace(str(cause), type(cause).__name__) if foreign else error.reason
    return f"{error.path} {error.member} {error.line} {error.offset}: {reason}"


def small_files() -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Return a small file of every format in every packing, and damaged ones."""
    formats = runpy.run_path(str(ROOT / "tests" / "formats.py"))
    plain = {**formats["FILES"], "a.srt": formats["PAGES"]["a.srt"]}
    packings = {"": lambda name, data: data, **formats["PACKINGS"]}
    packed = {name + suffix: packings[suffix](name, plain[name]) for name, suffix in sorted(product(plain, packings))}
    damaged = {
        f"{number} {name}": with_damage(plain[name], *change)
        for name, (number, change) in product(plain, enumerate(DAMAGE))
        if not name.endswith(BY_LIBRARIES)
    }
    return packed, damaged


def outputs_of_files(lenient: bool) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield what is read from small files with every option, and from damaged ones."""
    packed, damaged = small_files()
    as_text = [name for name in packed if not any(suffix in name for suffix in BY_LIBRARIES)]
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        for name, data in (packed | damaged).items():
            Path(name).write_bytes(data)
        for options in READINGS:
            paths = as_text if "format" in options else packed
            read = partial(documents, **options)
            yield f"Corpus(path, **{options})", {path: result(read, path, lenient) for path in paths}
        for options in DAMAGED_READINGS:
            read = partial(documents, **options)
            yield f"Corpus(damaged, **{options})", {path: result(read, path, lenient) for path in damaged}


def outputs_of_job(lenient: bool) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the lines that the main job writes for examples/news."""
    for options in JOB_OPTIONS:
        command = ["-m", "rucorpus", "examples/news", *options.split()]
        done = subprocess.run(
            [sys.executable, *command], cwd=ROOT, check=not lenient, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        lines = done.stdout.decode().split("\n")
        yield " ".join(["python", *command]), {f"line {number}": line for number, line in enumerate(lines, 1)}


def each_output(lenient: bool = False) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield every call with its outputs by text."""
    for kind in (outputs_of_evidence, outputs_of_short_texts, outputs_of_texts, outputs_of_files, outputs_of_job):
        yield from kind(lenient)


def outputs(lenient: bool = False) -> Outputs:
    """Return all outputs, by call and text."""
    return dict(each_output(lenient))


def digest(found: dict[str, str]) -> dict[str, str]:
    """Return the entry of one call in the stored file."""
    each = [hashlib.sha256(output.encode("utf-8", "surrogatepass")).hexdigest() for output in found.values()]
    digits = [SKIPPED if output == NEEDS_EXTRA else x[:DIGITS] for output, x in zip(found.values(), each, strict=True)]
    return {"sha256": hashlib.sha256("".join(each).encode()).hexdigest(), "texts": "".join(digits)}


def differing(found: dict[str, str], stored: dict[str, str]) -> list[str]:
    """Return the names of the texts whose outputs are not those stored, without those that need an extra."""
    now, then = digest(found)["texts"], stored["texts"]
    starts = range(0, len(now), DIGITS)
    return [
        name
        for name, at in zip(found, starts, strict=True)
        if now[at : at + DIGITS] not in (SKIPPED, then[at : at + DIGITS])
    ]


def compare(found: Outputs, stored: Stored, old: Outputs | None = None, examples: int = 3) -> Iterator[str]:
    """Yield lines that say which calls differ from those stored, in which texts, and the outputs of a few of them."""
    for call in sorted({*found, *stored}):
        if call not in found or call not in stored:
            yield f"{call}: {'not stored yet' if call in found else 'stored, but no longer called'}"
        elif digest(found[call]) != stored[call]:
            names = differing(found[call], stored[call])
            if not names and skipped(found[call]) and len(digest(found[call])["texts"]) == len(stored[call]["texts"]):
                continue
            texts = f"{len(found[call])} texts (stored: {len(stored[call]['texts']) // DIGITS})"
            yield f"{call}: {len(names)} of {texts} differ: {', '.join(names[:20])}"
            for name in names[:examples]:
                yield f"  {name}"
                yield from changes(old.get(call, {}).get(name) if old else None, found[call][name])


def skipped(found: dict[str, str]) -> list[str]:
    """Return the names of the texts that need an extra which is not installed."""
    return [name for name, output in found.items() if output == NEEDS_EXTRA]


def changes(old: str | None, new: str, context: int = 4) -> Iterable[str]:
    """Yield the changed words with a few around them, or the beginning of the new output if the old is not known."""
    if old is None:
        return [f"    {new[:300]!r}"]
    before, after = re.findall(r"\s+|\S+", old), re.findall(r"\s+|\S+", new)
    groups = difflib.SequenceMatcher(None, before, after, autojunk=False).get_grouped_opcodes(context)
    pairs = ((before[g[0][1] : g[-1][2]], after[g[0][3] : g[-1][4]]) for g in groups)
    return (f"    {''.join(a)!r}\n  → {''.join(b)!r}" for a, b in islice(pairs, 5))


def outputs_at(revision: str) -> Outputs:
    """Return the outputs of the package of another revision for the corpus of this one."""
    with sources(revision) as path:
        command = [sys.executable, __file__, "--json"]
        done = subprocess.run(command, env=environment(path), check=True, stdout=subprocess.PIPE)
    return dict(json.loads(done.stdout))


def main() -> int:
    """Check, update or print, and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--update", action="store_true", help="store the digests of the outputs as they are now")
    parser.add_argument("--against", metavar="REVISION", help="compare with the outputs of this revision of git")
    parser.add_argument("--examples", type=int, default=3, help="differing texts to print for each call (default: 3)")
    parser.add_argument("--json", action="store_true", help="print all outputs and compare nothing")
    args = parser.parse_args()
    found = outputs(lenient=args.json)
    if args.json:
        print(json.dumps(found))
        return 0
    now = {call: digest(texts) for call, texts in found.items()}
    left_out = sorted({name for texts in found.values() for name in skipped(texts)})
    if left_out:
        print(f"left out, because they need extras: {', '.join(left_out)}")
    if args.update and left_out:
        sys.exit("nothing is stored: install the extra `test` first")
    if args.update:
        STORED.write_text(json.dumps(now, ensure_ascii=False, indent=1, sort_keys=True) + "\n", "utf-8")
        return 0
    old = outputs_at(args.against) if args.against else None
    stored = {call: digest(texts) for call, texts in old.items()} if old else json.loads(STORED.read_text("utf-8"))
    lines = list(compare(found, stored, old, args.examples))
    print("\n".join(lines) or f"{len(now)} calls return what they did")
    return int(bool(lines))


if __name__ == "__main__":
    sys.exit(main())
