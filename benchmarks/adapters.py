"""How each library does a task, as a function; none is imported before it is used, and many are not installed."""

import csv
import gzip
import json
import logging
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Any

import gold
import rucorpus

Function = Callable[[Any], Any]


# ---- sentences: text → list of sentences


def razdel() -> Function:
    from razdel import sentenize

    return lambda text: [sentence.text for sentence in sentenize(text)]


def rusenttokenize() -> Function:
    from rusenttokenize import ru_sent_tokenize

    logging.getLogger("rusenttokenize").setLevel(logging.ERROR)
    return ru_sent_tokenize


def sentencex() -> Function:
    from sentencex import segment

    return lambda text: list(segment("ru", text))


def yasbd() -> Function:
    from yasbd import BoundaryDetector

    segment = BoundaryDetector(lang="ru").segment
    return lambda text: list(segment(text))


def choppa() -> Function:
    from choppa import DEFAULT_SRX_RULESET, SrxDocument, SrxTextIterator

    rules = SrxDocument(ruleset=DEFAULT_SRX_RULESET)
    return lambda text: list(SrxTextIterator(rules, "ru_two", text))


def spacy_sentencizer() -> Function:
    import spacy

    nlp = spacy.blank("ru")
    nlp.add_pipe("sentencizer")
    nlp.max_length = 10**9
    return lambda text: [sentence.text for sentence in nlp(text).sents]


def blingfire() -> Function:
    from blingfire import text_to_sentences

    return lambda text: text_to_sentences(text).split("\n")


def icu_sentences() -> Function:
    from icu import BreakIterator, Locale

    iterator = BreakIterator.createSentenceInstance(Locale("ru"))

    def split(text: str) -> list[str]:
        iterator.setText(text)
        stops = list(iterator)
        return [text[start:stop] for start, stop in zip([0, *stops], stops, strict=False)]

    return split


# ---- tokens: text → list of tokens


def razdel_tokens() -> Function:
    from razdel import tokenize

    return lambda text: [token.text for token in tokenize(text)]


def spacy_tokens() -> Function:
    import spacy

    tokenizer = spacy.blank("ru").tokenizer
    return lambda text: [token.text for token in tokenizer(text)]


def blingfire_tokens() -> Function:
    from blingfire import text_to_words

    return lambda text: text_to_words(text).split(" ")


# ---- typography, broken words, mojibake: text → text


def typus() -> Function:
    from typus import ru_typus

    return ru_typus


def polytypo() -> Function:
    from polytypo import transform

    return partial(transform, locale="ru")


def typograf() -> Function:
    command = ["node", str(Path(__file__).with_name("typograf.cjs"))]
    environment = {**os.environ, "NODE_PATH": str(Path(sys.prefix, "node_modules"))}
    open_ = partial(subprocess.Popen[str], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    try:
        return partial(_served, open_(command, env=environment, encoding="utf-8"))
    except OSError as error:
        raise ImportError("node is not installed") from error


def _served(node: "subprocess.Popen[str]", text: str) -> str:
    assert node.stdin
    assert node.stdout
    try:
        print(json.dumps([text]), file=node.stdin, flush=True)
        return str(json.loads(node.stdout.readline())["texts"][0])
    except (OSError, ValueError) as error:
        raise ImportError("typograf is not installed: npm install typograf") from error


def textacy() -> Function:
    from textacy.preprocessing.normalize import hyphenated_words

    return hyphenated_words


def ftfy() -> Function:
    from ftfy import fix_encoding

    return fix_encoding


# ---- encodings: bytes → codec


def chardet() -> Function:
    from chardet import detect

    return lambda data: detect(data)["encoding"]


def charset_normalizer() -> Function:
    from charset_normalizer import from_bytes

    def detect(data: bytes) -> str | None:
        best = from_bytes(data).best()
        return best.encoding if best else None

    return detect


# ---- transliteration: (text, scheme) → text


def iuliia() -> Function:
    import iuliia

    return lambda given: iuliia.translate(given[0], getattr(iuliia, given[1].upper()))


def _ignoring_scheme(function: Callable[[str], str]) -> Function:
    return lambda given: function(given[0])


def unidecode() -> Function:
    from unidecode import unidecode

    return _ignoring_scheme(unidecode)


def anyascii() -> Function:
    from anyascii import anyascii

    return _ignoring_scheme(anyascii)


def cyrtranslit() -> Function:
    from cyrtranslit import to_latin

    return _ignoring_scheme(partial(to_latin, lang_code="ru"))


def transliterate() -> Function:
    from transliterate import translit

    return _ignoring_scheme(partial(translit, language_code="ru", reversed=True))


def icu_latin() -> Function:
    from icu import Transliterator

    return _ignoring_scheme(Transliterator.createInstance("Russian-Latin/BGN").transliterate)


# ---- files: path → list of documents


def corpus(path: str, text: str = "text") -> list[str]:
    return [document.text for document in rucorpus.Corpus(path, text=text)]


def corus() -> Function:
    from corus import load_lenta

    return lambda path: [record.text for record in load_lenta(path)]


def datatrove() -> Function:
    from datatrove.pipeline.readers import JsonlReader
    from loguru import logger

    logger.remove()

    def read(path: str) -> list[str]:
        folder, name = os.path.split(path)
        return [document.text for document in JsonlReader(folder, glob_pattern=name).run()]

    return read


@cache
def files() -> "tempfile.TemporaryDirectory[str]":
    """Return a folder with the same 1,600 documents as the CSV of Lenta.ru and as JSON lines, compressed."""
    folder = tempfile.TemporaryDirectory()
    texts = gold.clean_texts(100) * 4
    with gzip.open(f"{folder.name}/lenta.csv.gz", "wt", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["url", "title", "text", "topic", "tags"])
        rows.writerows([f"https://example.org/{n}", "Заголовок", text, "Наука", "Все"] for n, text in enumerate(texts))
    with gzip.open(f"{folder.name}/news.jsonl.gz", "wt", encoding="utf-8") as file:
        file.writelines(json.dumps({"id": str(n), "text": t}, ensure_ascii=False) + "\n" for n, t in enumerate(texts))
    return folder


def file(name: str) -> list[tuple[Any, Any]]:
    return [(f"{files().name}/{name}", None)]
