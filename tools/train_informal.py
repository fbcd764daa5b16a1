"""`python tools/train_informal.py OUT TEXT...` makes the tables of the scheme `informal`.

letters.packed is an n-gram model of the letters in Russian words, words.packed the commonest words, names among them;
english_letters.packed and english_words.packed are the same for English. TEXT are files of Russian text, `*.txt` or
`*.txt.xz`; those of the sentence sets, with `|` between chunks, may be among them. Names come from russian_names.txt
and the OpenCorpora dictionary, English words from the frequency list of wordfreq. The models hold only figures: a
log-probability for each n-gram of up to five letters. A second run gives the same bytes. It needs
`pip install rucorpus[train]` and four minutes. `--check` prints instead how many words of each file are read correctly
when they are spelt by `HABITS`, with tables trained on the other folds; how many of the names, and how many English
words stay, of those that are in no table either.

Probabilities are smoothed as in Witten and Bell (1991). Kept are the n-grams that differ most from what shorter ones
predict, weighted by how often they occur; the rest backs off as in Katz (1987).
"""

import argparse
import hashlib
import lzma
import random
import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, groupby
from math import exp, log
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple
from unittest.mock import patch

from rucorpus import transliterate
from rucorpus._base.common_words import QUANTUM
from rucorpus._base.ngram_model import ORDER

LETTERS = 23_500  # n-grams of Russian words that are kept
ENGLISH_LETTERS = 9_000  # and of English ones
WORDS, ENGLISH_WORDS = 60_000, 14_000  # common words that are kept
LEAST_COUNT = 3  # an n-gram seen less often is not kept
FOLDS = 5
BLOCK = 20_000  # characters that stay together in a fold
SENTENCES = 150  # of each file and fold that --check reads
LISTED_NAME, NAME_IN_DICTIONARY, OTHER_CASE = 60.0, 1.0, 0.2  # how often names are taken to occur in the texts
FREQUENT = 2e6  # words of running text that the frequencies of wordfreq are taken to be counted in
LEAST_FREQUENCY = 3e-7
BASE_FORM = 0.3  # how many of the forms of a noun or adjective are its base form, at least
NAMES = {"Name", "Surn", "Patr", "Geox"}  # tags of the dictionary
RARE = 0.6  # the letters of words are counted by this power of their counts: common words are known by themselves
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


class Tables(NamedTuple):
    """The content of the files."""

    letters: bytes
    words: bytes
    english_letters: bytes
    english_words: bytes


def folds(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the blocks of a file, each with its fold."""
    data = lzma.decompress(path.read_bytes()) if path.suffix == ".xz" else path.read_bytes()
    text = data.decode("utf-8")
    text = re.sub(r"(?<!\\)\|", "", text.replace("\\n", "\n")).replace(r"\|", "|")
    for block in re.findall(rf"(?s).{{1,{BLOCK}}}(?:\s+|$)", text):
        yield fold(block), block


def fold(text: str) -> int:
    """Return the fold of a text or word, the same in every run."""
    return int(hashlib.sha1(text.encode()).hexdigest(), 16) % FOLDS


def words(texts: Iterable[str]) -> Counter[str]:
    """Count the words of the texts, ё as е."""
    return Counter(word for text in texts for word in re.findall("[а-я]+", text.lower().replace("ё", "е")))


class Dictionary(NamedTuple):
    """What the OpenCorpora dictionary knows: its names in the nominative, and words with ё by the word with е."""

    names: frozenset[str]
    with_yo: Mapping[str, str]


@cache
def dictionary() -> Dictionary:
    """Read the dictionary that comes with pymorphy3."""
    names, found = set[str](), dict[str, str]()
    for word, tag, _, _, index in _morphology().dictionary.iter_known_words():
        if "ё" in word:
            found[word.replace("ё", "е")] = word
        if index == 0 and NAMES & tag.grammemes:
            names.update(word.split("-"))
    return Dictionary(frozenset(names), found)


@cache
def _morphology() -> Any:
    import pymorphy3

    return pymorphy3.MorphAnalyzer()


def listed_names() -> dict[str, str]:
    """Return the names of russian_names.txt with their kinds, and those that are made from them."""
    found: dict[str, str] = {}
    for line in (Path(__file__).parent / "russian_names.txt").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            kind, names = line.split("\t")
            for name in re.split("[ -]", names.lower()):
                found.setdefault(name, kind)
                if kind == "men":
                    found.update(dict.fromkeys(patronymics(name), "patronymics"))
                if kind == "surnames":
                    found.setdefault(woman_of(name), "surnames")
    return found


def patronymics(name: str) -> Iterator[str]:
    """Yield the patronymics of a man's name.

    >>> list(patronymics("аркадий"))
    ['аркадьевич', 'аркадьевна']
    >>> list(patronymics("пётр"))
    ['петрович', 'петровна']
    """
    irregular = {"пётр": "петр", "лев": "льв", "павел": "павл", "михаил": "михайл", "яков": "яковл", "ян": "ян"}
    stem = irregular.get(name, name)
    if name in ("илья", "никита", "кузьма", "фома", "лука", "савва", "данила"):
        yield from (name[:-1] + "ич", name[:-1] + ("инична" if name in ("илья", "кузьма", "фома") else "ична"))
    elif name == "яков":
        yield from ("яковлевич", "яковлевна")
    elif stem.endswith("ий"):
        before = stem[:-2]
        soft = [f"{before}ь"] if re.search("([аеёиоуыэюя][бвджзлмнпрстф]|нт)$", before) else []
        yield from (ending for part in soft or [f"{before}и"] for ending in (f"{part}евич", f"{part}евна"))
    elif stem[-1] in "йь":
        yield from (f"{stem[:-1]}евич", f"{stem[:-1]}евна")
    elif stem[-1] not in "аеёиоуыэюя":
        yield from (f"{stem}ович", f"{stem}овна")


def woman_of(surname: str) -> str:
    """Return the surname of a woman of that family: Иванов, Иванова; Горький, Горькая."""
    if surname.endswith(("ов", "ев", "ёв", "ин", "ын")):
        return f"{surname}а"
    return f"{surname[:-2]}ая" if surname.endswith(("ий", "ый", "ой")) else surname


def names(left_out: int | None = None) -> tuple[dict[str, float], dict[str, str]]:
    """Return how often names count as seen, ё as е, and those with ё; a fold may be left out."""
    found: dict[str, float] = defaultdict(float)
    with_yo: dict[str, str] = {}
    for name in listed_names():
        if fold(name) != left_out:
            cases = {form.word for form in _cases(name)} - {name}
            for form, weight in [(name, LISTED_NAME), *((case, LISTED_NAME * OTHER_CASE) for case in sorted(cases))]:
                plain = form.replace("ё", "е")
                found[plain] += weight
                if form != plain:
                    with_yo[plain] = form
    for name in dictionary().names:
        if left_out is None or (fold(name) != left_out and name.replace("ё", "е") not in found):
            found[name.replace("ё", "е")] += NAME_IN_DICTIONARY
    return found, with_yo


def _cases(name: str) -> Any:
    parses = [parse for parse in _morphology().parse(name) if NAMES & parse.tag.grammemes]
    return parses[0].lexeme if parses else []


def frequent_words(language: str, letters: str, left_out: int | None = None) -> dict[str, float]:
    """Return how often the commonest words of a language occur in `FREQUENT` words of running text."""
    from wordfreq import get_frequency_dict

    return {
        word: FREQUENT * frequency
        for word, frequency in sorted(get_frequency_dict(language).items())
        if frequency > LEAST_FREQUENCY and fold(word) != left_out and re.fullmatch(letters, word)
    }


def tables(seen: Mapping[str, float], left_out: int | None = None) -> Tables:
    """Return the tables that are learned from how often words occur."""
    counts, with_yo = names(left_out)
    for word, count in chain(seen.items(), frequent_words("ru", "[а-яё]+", left_out).items()):
        counts[word.replace("ё", "е")] += count
    english = frequent_words("en", "[a-z]+", left_out)
    for word, count in base_forms(counts).items():
        counts[word] = max(count, counts[word])
    counts = {word: count for word, count in counts.items() if len(word) > 1 or word in "аявксоуи"}
    return Tables(
        letters=packed(rows(model(_rarer(counts), LETTERS))),
        words=packed(word_rows(counts, WORDS, {**dictionary().with_yo, **with_yo})),
        english_letters=packed(rows(model(_rarer(english), ENGLISH_LETTERS))),
        english_words=packed(word_rows(english, ENGLISH_WORDS)),
    )


def _rarer(counts: Mapping[str, float]) -> dict[str, float]:
    return {word: count**RARE for word, count in counts.items()}


def base_forms(counts: Mapping[str, float]) -> dict[str, float]:
    """Return how often base forms may be expected: тюльпан, where only тюльпаны and тюльпанов are seen."""
    found: dict[str, float] = defaultdict(float)
    for word, count in counts.items():
        parse = _morphology().parse(word)[0]
        if parse.is_known and parse.tag.POS in ("NOUN", "ADJF") and not NAMES & parse.tag.grammemes:
            found[parse.normal_form.replace("ё", "е")] += BASE_FORM * count
    return found


def word_rows(
    counts: Mapping[str, float], size: int, with_yo: Mapping[str, str] = MappingProxyType({})
) -> dict[str, str]:
    """Return the commonest words as rows: the level of each, and which of its е are ё."""
    total = sum(counts.values())
    found: dict[str, str] = defaultdict(str)
    for word, count in sorted(sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:size]):
        places = "".join(str(i) for i, char in enumerate(re.findall("[её]", with_yo.get(word, ""))) if char == "ё")
        found[word[:2]] += f" {word[2:]}:{_level(log(count / total))}{places}"
    return found


def _level(log_probability: float) -> str:
    return chr(ord("A") + min(57, round(-log_probability / QUANTUM)))


def model(counts: Mapping[str, float], size: int) -> dict[str, float]:
    """Return the n-grams that are kept, and for `before<` the cost of backing off, as log-probabilities."""
    seen: list[dict[str, float]] = [defaultdict(float) for _ in range(ORDER)]
    for word, count in counts.items():
        whole = f"^{word}$"
        for stop in range(2, len(whole) + 1):
            for length in range(1, min(ORDER, stop) + 1):
                seen[length - 1][whole[stop - length : stop]] += count
    logs = _log_probabilities(seen)
    gains = {
        ngram: abs(logs[ngram] - logs[ngram[1:]]) * count**0.8
        for ngrams in seen[2:]
        for ngram, count in ngrams.items()
        if count >= LEAST_COUNT
    }
    kept = [*seen[0], *seen[1], *sorted(gains, key=lambda ngram: (-gains[ngram], ngram))[:size]]
    return {ngram: logs[ngram] for ngram in kept} | _back_off_costs(kept, logs)


def _back_off_costs(kept: list[str], logs: dict[str, float]) -> dict[str, float]:
    """Return for each `before<` the log of what is left to letters that are not kept after it, as in Katz (1987)."""
    here: dict[str, float] = defaultdict(float)
    below: dict[str, float] = defaultdict(float)
    for ngram in kept:
        if len(ngram) > 1:
            here[ngram[:-1]] += exp(logs[ngram])
            below[ngram[:-1]] += exp(logs[ngram[1:]])
    return {before + "<": min(0.0, log(max(1 - here[before], 1e-4) / max(1 - below[before], 1e-4))) for before in here}


def _log_probabilities(seen: list[dict[str, float]]) -> dict[str, float]:
    """Return the smoothed log-probability of the last letter of each n-gram after the others."""
    found: dict[str, float] = {}
    for ngrams in seen:
        total: dict[str, float] = defaultdict(float)
        kinds = Counter[str]()
        for ngram, count in ngrams.items():
            total[ngram[:-1]] += count
            kinds[ngram[:-1]] += 1
        for ngram, count in ngrams.items():
            before = ngram[:-1]
            below = found[ngram[1:]] if before else 1 / len(ngrams)
            found[ngram] = (count + kinds[before] * below) / (total[before] + kinds[before])
    return {ngram: log(probability) for ngram, probability in found.items()}


def rows(levels: Mapping[str, float]) -> dict[str, str]:
    """Return a model as rows: the letters before, then pairs of a letter and its level."""
    found: dict[str, str] = defaultdict(str)
    for ngram, log_probability in sorted(levels.items()):
        found[ngram[:-1]] += ngram[-1] + _level(log_probability)
    return found


def packed(found: Mapping[str, str]) -> bytes:
    """Return rows as a file, the same bytes in every run; `_base/packed_rows.py` describes it."""
    blocks = {
        letter: zlib.compress("\n".join("\t".join(column) for column in zip(*rows, strict=True)).encode("cp1251"), 9)
        for letter, rows in groupby(sorted(found.items()), lambda row: row[0][:1])
    }
    head = "\t".join(f"{letter}{len(block)}" for letter, block in blocks.items())
    return b"".join([head.encode("cp1251"), b"\n", *blocks.values()])


def check(paths: list[Path]) -> None:
    """Print how much is read correctly with tables trained on the other folds."""
    blocks = {path: list(folds(path)) for path in paths}
    right, total = Counter[str](), Counter[str]()
    for left_out in range(FOLDS):
        use(tables(words(text for found in blocks.values() for other, text in found if other != left_out), left_out))
        for path, found in blocks.items():
            pairs = list(_spelt([text for other, text in found if other == left_out], left_out))
            right[path.name] += sum(meant == read for meant, read in pairs)
            total[path.name] += len(pairs)
        for kind, is_right in chain(_names_read(left_out), _english_kept(left_out)):
            right[kind] += is_right
            total[kind] += 1
        shown = "  ".join(f"{what} {100 * right[what] / total[what]:.2f}" for what in total)
        print(f"{left_out + 1} folds, correct, %: {shown}", flush=True)


def use(made: Tables) -> None:
    """Let `informal` read these tables."""
    from rucorpus._base import common_words, ngram_model, packed_rows
    from rucorpus._base.data_files import data_bytes
    from rucorpus._transliteration import informal

    files = {f"transliteration/{name}.packed": data for name, data in made._asdict().items()}
    patch.object(packed_rows, "data_bytes", lambda name: files.get(name) or data_bytes(name)).start()
    for cached in (
        common_words.russian_words,
        common_words.english_words,
        ngram_model.english_letters,
        informal.ranked,
        ngram_model.russian_letters,
    ):
        cached.cache_clear()


def _spelt(texts: list[str], seed: int) -> Iterator[tuple[str, str]]:
    """Yield words and their readings, from sentences that are each spelt with constant habits."""
    choose = random.Random(seed)
    sentences = re.findall(r"[А-ЯЁ][^.!?\nA-Za-z]{30,150}[.!?]", "\n".join(texts))
    for sentence in choose.sample(sentences, min(SENTENCES, len(sentences))):
        habit = {letter: choose.choice(spellings) for letter, spellings in HABITS.items()}
        meant = sentence.lower()
        read = transliterate("".join(habit.get(letter, letter) for letter in meant), "informal", reverse=True)
        plain = str.maketrans("ё", "е")
        yield from zip(meant.translate(plain).split(), read.lower().translate(plain).split(), strict=False)


def _names_read(left_out: int) -> Iterator[tuple[str, bool]]:
    """Yield for spellings of the names that were left out their kind, and whether they are read right."""
    for name, kind in listed_names().items():
        if fold(name) == left_out:
            for latin in sorted(spellings_of_name(name)):
                read = transliterate(latin, "informal", reverse=True).lower()
                yield kind, read.replace("ё", "е") == name.replace("ё", "е")


def spellings_of_name(name: str) -> set[str]:
    """Return how a name is spelt in passports and every day.

    >>> sorted(spellings_of_name("георгий"))
    ['Georgii', 'Georgiy', 'Georgy']
    """
    passport, everyday = (transliterate(name.capitalize(), scheme) for scheme in ("passport", "wikipedia"))
    found = {passport, everyday, re.sub("ii$", "iy", passport), re.sub("i(?:ia|ya)$", "ia", passport)}
    return found | {re.sub("iya$", "ia", everyday), re.sub("(?<=[lnst])ye(?=v)", "ie", everyday)}


def _english_kept(left_out: int) -> Iterator[tuple[str, bool]]:
    """Yield for English words that were left out whether they stay; words that are also Russian do not count."""
    from rucorpus._base.common_words import russian_words

    common = sorted(frequent_words("en", "[a-z]{3,}").items(), key=lambda item: (-item[1], item[0]))[:8_000]
    for word, _ in common:
        read = transliterate(word, "informal", reverse=True)
        if fold(word) == left_out and read not in russian_words():
            yield "English words that stay", read == word


def main() -> None:
    """Train the tables or check them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path, help="the folder that the tables go to")
    parser.add_argument("texts", type=Path, nargs="+")
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    if arguments.check:
        check(arguments.texts)
    else:
        made = tables(words(text for path in arguments.texts for _, text in folds(path)))
        for name, data in made._asdict().items():
            (arguments.out / f"{name}.packed").write_bytes(data)


if __name__ == "__main__":
    main()
