"""The tasks in which libraries are compared, and the libraries that do each of them."""

import contextlib
import json
import sys
from collections.abc import Callable, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, NamedTuple

import adapters
import errors
import gold
import rucorpus
from adapters import Function


class Peer(NamedTuple):
    """A library: the name of its distribution, and what makes its function for the task."""

    package: str
    make: Callable[[], Function]
    judged: bool = True  # whether the questions are meant for it: not if it knows no schemes


class Task(NamedTuple):
    """What is compared: our function and those of peers, the questions with answers, and how errors are counted."""

    title: str
    name: str  # of our function
    ours: Callable[[], Function]
    questions: Callable[[], Sequence[tuple[Any, Any]]]
    peers: list[Peer]
    judge: Callable[[Any, Any], errors.Count] | None = None
    per: str = ""  # what the errors are counted per thousand of
    inputs: Callable[[], list[Any]] | None = None  # for speed and memory; by default those of the questions

    def measured_on(self) -> list[Any]:
        """Return the inputs for speed and memory."""
        return self.inputs() if self.inputs else [given for given, _ in self.questions()]


# iuliia knows these as well.
SCHEMES = (
    "wikipedia",
    "icao_doc_9303",
    "gost_779_alt",
    "iso_9_1968",
    "bgn_pcgn",
    "scientific",
    "telegram",
    "yandex_maps",
)


def _samples() -> list[tuple[Any, Any]]:
    known = rucorpus.schemes()
    return [((given, name), [made]) for name in SCHEMES for given, made in known[name].samples.items()]


def _encoded() -> list[tuple[Any, Any]]:
    return [(data, (data, text)) for size in (60, 200, 1000) for data, text in gold.encoded(size)]


TYPOGRAPHY = [Peer("typus", adapters.typus), Peer("polytypo", adapters.polytypo), Peer("typograf", adapters.typograf)]
COUNTED = "quotation marks, dashes, hyphens and ellipses"
TASKS = [
    Task(
        "Sentences",
        "split_sentences",
        lambda: rucorpus.split_sentences,
        gold.sentences,
        [
            Peer("razdel", adapters.razdel),
            Peer("rusenttokenize", adapters.rusenttokenize),
            Peer("sentencex", adapters.sentencex),
            Peer("yasbd-lib", adapters.yasbd),
            Peer("choppa-srx", adapters.choppa),
            Peer("spacy", adapters.spacy_sentencizer),
            Peer("blingfire", adapters.blingfire),
            Peer("PyICU", adapters.icu_sentences),
        ],
        errors.of_boundaries,
        "boundaries",
        gold.clean_texts,
    ),
    Task(
        "Typography of ASCII text",
        "normalize",
        lambda: rucorpus.normalize,
        gold.damaged_typography,
        TYPOGRAPHY,
        errors.of_punctuation,
        COUNTED,
    ),
    Task(
        "Correct typography, where every change is an error",
        "normalize",
        lambda: rucorpus.normalize,
        gold.correct_typography,
        TYPOGRAPHY,
        errors.of_punctuation,
        COUNTED,
    ),
    Task(
        "Words broken over line ends",
        "dehyphenate",
        lambda: rucorpus.dehyphenate,
        gold.broken_pages,
        [Peer("textacy", adapters.textacy)],
        errors.of_words,
        "words",
    ),
    Task(
        "Text decoded with the wrong encoding",
        "fix_mojibake",
        lambda: rucorpus.fix_mojibake,
        gold.mojibake,
        [Peer("ftfy", adapters.ftfy)],
        errors.of_texts,
        "texts of 120 characters",
    ),
    Task(
        "Detection of encodings",
        "detect_encoding",
        lambda: rucorpus.detect_encoding,
        _encoded,
        [Peer("chardet", adapters.chardet), Peer("charset-normalizer", adapters.charset_normalizer)],
        errors.of_codecs,
        "pieces of 60, 200 and 1,000 bytes",
    ),
    Task(
        "Transliteration",
        "transliterate",
        lambda: lambda given: rucorpus.transliterate(*given),
        _samples,
        [
            Peer("iuliia", adapters.iuliia),
            Peer("cyrtranslit", adapters.cyrtranslit, judged=False),
            Peer("transliterate", adapters.transliterate, judged=False),
            Peer("Unidecode", adapters.unidecode, judged=False),
            Peer("anyascii", adapters.anyascii, judged=False),
            Peer("PyICU", adapters.icu_latin, judged=False),
        ],
        errors.of_texts,
        "samples of eight schemes",
        lambda: [(text, "wikipedia") for text in gold.clean_texts()],
    ),
    Task(
        "Tokens",
        "split_tokens",
        lambda: rucorpus.split_tokens,
        gold.sentences,
        [
            Peer("razdel", adapters.razdel_tokens),
            Peer("spacy", adapters.spacy_tokens),
            Peer("blingfire", adapters.blingfire_tokens),
        ],
        inputs=gold.clean_texts,
    ),
    Task(
        "Reading the CSV of Lenta.ru",
        "Corpus",
        lambda: adapters.corpus,
        lambda: adapters.file("lenta.csv.gz"),
        [Peer("corus", adapters.corus)],
    ),
    Task(
        "Reading JSON lines",
        "Corpus",
        lambda: adapters.corpus,
        lambda: adapters.file("news.jsonl.gz"),
        [Peer("datatrove", adapters.datatrove)],
    ),
]


def version_of(package: str) -> str:
    """Return the version of a peer; of typograf, that of the npm package."""
    if package == "typograf":
        found = Path(sys.prefix, "node_modules", "typograf", "package.json")
        return str(json.loads(found.read_text("utf-8"))["version"])
    with contextlib.suppress(PackageNotFoundError):
        return version(package)
    return ""
