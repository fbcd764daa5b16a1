"""Where rucorpus agrees with other libraries on the same input, and of what kinds the differences are.

    pip install . PyICU lxml razdel iuliia chardet ftfy polytypo
    python tools/agreements.py FOLDER

FOLDER holds Russian texts in UTF-8, in files `*.txt`. A library that is missing is left out. For each comparison the
table has how many inputs were compared, how many gave the same, and the kinds of the others with how often and an
example. tests/protection/test_parsers.py compares Markdown and reStructuredText with markdown-it-py and docutils.
"""

import argparse
import random
import re
import sys
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import rucorpus
from rucorpus._base.normal_forms import normalize as normal_form

PARAGRAPHS, LONGEST = 4000, 1200


class Pair(NamedTuple):
    """What rucorpus and the other library return for one input, and the kind of the difference, "" for none."""

    given: str
    ours: str
    theirs: str
    kind: str


def nfc_of_icu(_: list[str]) -> Iterator[Pair]:
    """NFC of every code point, and of every letter of the first plane with each of three combining characters."""
    import icu

    nfc = icu.Normalizer2.getNFCInstance()
    every = [chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000]
    letters = [char for char in every if char.isalpha() and ord(char) < 0x10000]
    for text in [*every, *(letter + accent for letter in letters for accent in "\u0301\u0308\u0327")]:
        ours, theirs = normal_form("NFC", text), str(nfc.normalize(text))
        yield Pair(text, ours, theirs, "" if ours == theirs else "a character of a later Unicode")


def unicode_form_of_icu(_: list[str]) -> Iterator[Pair]:
    """normalize_unicode beside NFC, for every code point between two Cyrillic letters."""
    import icu

    nfc = icu.Normalizer2.getNFCInstance()
    for code in range(sys.maxunicode + 1):
        if not 0xD800 <= code < 0xE000:
            text = f"б{chr(code)}б"
            ours, theirs = rucorpus.normalize_unicode(text, protect=None), str(nfc.normalize(text))
            yield Pair(text, ours, theirs, "" if ours == theirs else unicode_rules(text))


def unicode_rules(text: str) -> str:
    """Return the rules of normalize_unicode that go beyond NFC in a text."""
    traced = rucorpus.trace(text, stages=(rucorpus.normalize_unicode,), protect=None)
    return "+".join(sorted({edit.rule for edit in traced.edits} - {"unicode.composition"}))


def bgn_of_icu(paragraphs: list[str]) -> Iterator[Pair]:
    """Words in BGN/PCGN."""
    import icu

    convert = icu.Transliterator.createInstance("Russian-Latin/BGN")
    for word in words(paragraphs):
        ours, theirs = rucorpus.transliterate(word, "bgn_pcgn"), str(convert.transliterate(word))
        yield Pair(word, ours, theirs, letters_of_difference(word, ours, theirs))


def schemes_of_iuliia(paragraphs: list[str]) -> Iterator[Pair]:
    """Words in each scheme that both have."""
    import iuliia

    names = [name for name in rucorpus.schemes() if hasattr(iuliia, name.upper())]
    for word in words(paragraphs)[:4000]:
        for name in names:
            ours, theirs = rucorpus.transliterate(word, name), iuliia.translate(word, getattr(iuliia, name.upper()))
            kind = letters_of_difference(word, ours, theirs)
            yield Pair(word, ours, theirs, kind and f"{name}: {kind}")


def sentences_of_razdel(paragraphs: list[str]) -> Iterator[Pair]:
    """The boundaries of sentences in a paragraph: each boundary of one that the other has not."""
    import razdel

    for text in paragraphs:
        ours = {start for start, _ in rucorpus.sentence_spans(text)}
        theirs = {sentence.start for sentence in razdel.sentenize(text)}
        for start in sorted(ours | theirs):
            if start:
                around = text[max(0, start - 30) : start] + "‖" + text[start : start + 20]
                kind = boundary_kind(text, start, start in ours) if (start in ours) != (start in theirs) else ""
                yield Pair(around, str(start in ours), str(start in theirs), kind)


def encodings_of_chardet(paragraphs: list[str]) -> Iterator[Pair]:
    """The encoding of paragraphs; what decodes to the same text counts as the same."""
    import chardet

    for number, text in enumerate(paragraphs[:1200]):
        encoding = ("utf-8", "cp1251", "koi8-r", "cp866", "iso-8859-5", "mac-cyrillic")[number % 6]
        data = text.encode(encoding, "ignore")
        ours, theirs = rucorpus.detect_encoding(data), chardet.detect(data)["encoding"]
        right = [decoded(data, name) == data.decode(encoding) for name in (ours, theirs)]
        kinds = {
            (True, False): "rucorpus is right",
            (False, True): "chardet is right",
            (False, False): "both are wrong",
        }
        yield Pair(f"{encoding}: {text[:40]}", str(ours), str(theirs), kinds.get((right[0], right[1]), ""))


def mojibake_of_ftfy(paragraphs: list[str]) -> Iterator[Pair]:
    """Text in one encoding that was read as another, repaired."""
    import ftfy

    pairs = [
        ("utf-8", "cp1252"),
        ("utf-8", "latin-1"),
        ("utf-8", "cp1251"),
        ("cp1251", "latin-1"),
        ("koi8-r", "cp1251"),
    ]
    for number, text in enumerate(paragraphs[:1000]):
        written, read = pairs[number % len(pairs)]
        damaged = text[:200].encode(written, "ignore").decode(read, "ignore")
        ours, theirs = rucorpus.fix_mojibake(damaged), str(ftfy.fix_encoding(damaged))
        sound = text[:200].encode(written, "ignore").decode(written)
        right = (ours == sound, theirs == sound)
        kinds = {
            (True, False): "rucorpus repairs",
            (False, True): "ftfy repairs",
            (False, False): "neither repairs all",
        }
        yield Pair(damaged, ours, theirs, f"{written} as {read}: {kinds[right]}" if ours != theirs else "")


def typography_of_polytypo(paragraphs: list[str]) -> Iterator[Pair]:
    """Paragraphs in ASCII typography, made Russian; runs of spaces and what must not break count as plain ones."""
    import polytypo

    for text in paragraphs:
        typed = rucorpus.normalize(text, style="ascii")
        if set(typed) & set("\"'-") or "..." in typed:
            made = rucorpus.normalize(typed), polytypo.transform(typed, locale="ru")
            ours, theirs = (re.sub(r"\s+", " ", text.replace("\u2011", "-")) for text in made)
            yield Pair(typed, ours, theirs, characters_of_difference(ours, theirs))


def text_of_lxml(paragraphs: list[str]) -> Iterator[Pair]:
    """The text of fifty sound books in FB2, without whitespace."""
    from lxml import etree

    with tempfile.TemporaryDirectory() as folder:
        for number in range(50):
            path = Path(folder, f"{number}.fb2")
            path.write_text(book(paragraphs[number * 40 : number * 40 + 40]), "utf-8")
            ours = "".join(document.text for document in rucorpus.Corpus(path))
            body = etree.parse(str(path)).find("{*}body")
            theirs = "".join(body.itertext())
            ours, theirs = "".join(ours.split()), "".join(theirs.split())
            yield Pair(ours[:60], ours, theirs, characters_of_difference(ours, theirs))


def book(paragraphs: Iterable[str]) -> str:
    from xml.sax.saxutils import escape

    inside = "\n".join(f"<p>{escape(text[:20])}<emphasis>{escape(text[20:40])}</emphasis>{escape(text[40:])}</p>"
                       for text in paragraphs)  # fmt: skip
    head = "<description><title-info><book-title>Книга</book-title></title-info></description>"
    root = '<FictionBook xmlns="http://www.gribuser.ru/xml/fictionbook/2.0">'
    return f"<?xml version='1.0' encoding='utf-8'?>\n{root}{head}<body><section>{inside}</section></body></FictionBook>"


def decoded(data: bytes, name: str | None) -> str | None:
    try:
        return data.decode(name) if name else None
    except (LookupError, UnicodeDecodeError):
        return None


def letters_of_difference(word: str, ours: str, theirs: str) -> str:
    """Return the letters that the shortest part of a word must have for the results to differ, "" if they are equal."""
    if ours == theirs:
        return ""
    if ours.lower() == theirs.lower():
        return "case"
    return next((char for char in "ъьеёйэыцщюя" if char in word.lower()), "other letters")


def characters_of_difference(ours: str, theirs: str) -> str:
    """Return the first characters that differ, by name, "" if there are none."""
    for one, other in zip(ours, theirs, strict=False):
        if one != other:
            return f"{named(one)} and {named(other)}"
    return "" if len(ours) == len(theirs) else "one is longer"


def named(char: str) -> str:
    return char if char.isalnum() else unicodedata.name(char, repr(char)).lower()


def boundary_kind(text: str, start: int, is_ours: bool) -> str:
    """Return who has a boundary, and the characters at its sides."""
    before, after = text[:start].rstrip()[-1:], text[start]
    last = "a letter" if before.isalpha() else "a digit" if before.isdecimal() else named(before)
    first = "a capital" if after.isupper() else "a small letter" if after.islower() else named(after)
    return f"only {'rucorpus' if is_ours else 'razdel'}: {last}, then {first}"


def words(paragraphs: list[str]) -> list[str]:
    """Return the distinct words of the paragraphs."""
    found = re.findall("[А-Яа-яЁё]+", " ".join(paragraphs))
    return list(dict.fromkeys(found))[:20_000]


COMPARISONS: dict[str, Callable[[list[str]], Iterator[Pair]]] = {
    "ICU: NFC of all of Unicode": nfc_of_icu,
    "ICU: NFC and normalize_unicode": unicode_form_of_icu,
    "ICU: Russian-Latin/BGN and bgn_pcgn": bgn_of_icu,
    "iuliia: all schemes of both": schemes_of_iuliia,
    "razdel: boundaries of sentences": sentences_of_razdel,
    "chardet: detect_encoding": encodings_of_chardet,
    "ftfy: fix_mojibake": mojibake_of_ftfy,
    "polytypo: normalize": typography_of_polytypo,
    "lxml: text of FB2": text_of_lxml,
}


def compare(name: str, paragraphs: list[str]) -> None:
    """Print a row of the table, and the kinds of the differences."""
    compared, kinds, examples = 0, Counter[str](), dict[str, Pair]()
    try:
        for pair in COMPARISONS[name](paragraphs):
            compared += 1
            if pair.kind:
                kinds[pair.kind] += 1
                examples.setdefault(pair.kind, pair)
    except ImportError as error:
        print(f"{name}: left out, {error}")
        return
    same = compared - kinds.total()
    print(f"{name}: {same:,} of {compared:,} the same ({same / compared:.2%})")
    for kind, count in kinds.most_common(12):
        example = examples[kind]
        shown = [repr(each[:70]) for each in (example.given, example.ours, example.theirs)]
        print(f"    {count:6,}  {kind}: {shown[0]} → {shown[1]}, {shown[2]}", flush=True)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    texts = [path.read_text("utf-8") for path in sorted(Path(options.folder).glob("*.txt"))]
    paragraphs = [line.strip()[:LONGEST] for text in texts for line in text.split("\n") if len(line.strip()) > 60]
    paragraphs = random.Random(1).sample(paragraphs, min(PARAGRAPHS, len(paragraphs)))
    for name in COMPARISONS:
        if options.only in name:
            compare(name, paragraphs)


if __name__ == "__main__":
    main()
