"""Short texts that tell the patterns of the package from their mutants: the blocks `patterns` of the digests.

`python tools/pattern_texts.py` writes these blocks of tests/digest/short.jsonl anew; `python tools/output_digest.py
--update` then stores what the functions return for them. `--only` names the packages, `--seconds` bounds the time for
each, and another `--seed` draws other texts. Texts of the file that still tell a mutant from its pattern are kept.

Every pattern that a package compiles is exchanged for each of its mutants (those of mutation_testing.py) while the
package is in use. A text tells them apart if a call of output_digest.py returns something else for it. Tried are the
texts of the file; texts drawn from the pattern itself, with each alternative, each end of a range, each number of
repetitions at its bounds and one beyond; and known texts changed by a character where the pattern matches.
"""

import argparse
import functools
import json
import random
import re
import signal
import sys
import time
import unicodedata
import warnings
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib import import_module
from itertools import accumulate, chain, islice
from typing import Any, NamedTuple, TypeAlias

from digest_corpus import BLOCK, CALLS_OF, SHORT, is_for, stored_short_texts
from mutation_testing import in_pattern

parser: Any = import_module("re._parser")  # which other modules than ours use as well; it has no types
opcode: Any = import_module("re._constants")

DRAWN, CHANGED = 150, 150  # texts tried for a pattern
TRIED = 10  # for one mutant: texts of each kind
LONGEST = 120  # characters of a text
SECONDS = 2.0  # for one search or one call
AROUND = 30  # characters around a change that are looked at
SURROUNDINGS = [
    *("{}", "{}", "Да {} и нет.", "слово {}. Другое", "Тут{}да", "«{}» - так", "в {}\nИ потом", "да\n{}\nнет", "{} да"),
    *("1 {} 2", "Вот {}, он"),
]
# A character of each kind, for what a pattern leaves open.
ANY_CHARACTERS = "аЯб 1.,-«»\n()w\"'…—:;"
CATEGORIES = {
    opcode.CATEGORY_DIGIT: "0159",
    opcode.CATEGORY_NOT_DIGIT: "аЯ -",
    opcode.CATEGORY_SPACE: "  \n\t\u00a0",
    opcode.CATEGORY_NOT_SPACE: "аб1«-.",
    opcode.CATEGORY_WORD: "абвЯw5",
    opcode.CATEGORY_NOT_WORD: " .-«\n",
}
METHODS = ("match", "fullmatch", "search", "finditer", "findall", "split", "sub", "subn")


class Exchangeable:
    """A compiled pattern that can be exchanged for another while it is in use."""

    def __init__(self, pattern: re.Pattern[str], package: str) -> None:
        self.original = self.used = pattern
        self.package = package

    def __getattr__(self, name: str) -> Any:
        return getattr(self.used, name)

    @contextmanager
    def exchanged(self, mutant: re.Pattern[str]) -> Iterator[None]:
        """Use the mutant meanwhile."""
        self.used = mutant
        try:
            yield
        finally:
            self.used = self.original


def _method(name: str) -> Callable[..., Any]:
    # Not by __getattr__: code that keeps `pattern.match` would keep that of the original.
    return lambda self, *arguments, **options: getattr(self.used, name)(*arguments, **options)


for _name in METHODS:
    setattr(Exchangeable, _name, _method(_name))


def make_exchangeable() -> dict[tuple[str, int], Exchangeable]:
    """Make every pattern that the package compiles from now on exchangeable, and its caches of words remember nothing.

    Returned are the patterns with their flags; more are added whenever one is compiled.
    """
    found: dict[tuple[str, int], Exchangeable] = {}
    compile_, lru_cache = vars(re)["_compile"], functools.lru_cache

    def compiled(pattern: Any, flags: int) -> Any:
        package = _calling_package() if isinstance(pattern, str) else None
        if package is None:
            return pattern if isinstance(pattern, Exchangeable) else compile_(pattern, flags)
        key = (pattern, int(flags))
        if key not in found:
            found[key] = Exchangeable(compile_(pattern, flags), package)
        return found[key]

    def not_cached(maxsize: int | None = 128, typed: bool = False) -> Any:
        return lru_cache(maxsize, typed) if maxsize is None else lambda function: function

    vars(re)["_compile"], functools.lru_cache = compiled, not_cached  # type: ignore[assignment]
    return found


def _calling_package() -> str | None:
    """Return the folder of the package that a pattern is compiled for: _base compiles for others."""
    frame, package = sys._getframe(2), None
    while frame := frame.f_back:  # type: ignore[assignment]
        _, inside, path = frame.f_code.co_filename.rpartition("/rucorpus/")
        if inside:
            package = path.split("/")[0]
            if package != "_base":
                break
    return package


class Around(NamedTuple):
    """What is changed in a pattern, and the characters around it; patterns that share a part share its mutants."""

    before: str
    old: str
    after: str
    new: str


class Change(NamedTuple):
    """A mutant of a pattern."""

    mutant: str
    around: Around


def changes(pattern: str) -> Iterator[Change]:
    """Yield the mutants of a pattern.

    >>> [change.mutant for change in changes("а+б?")]
    ['а*б?', 'а+б']
    """
    for start, stop, new in in_pattern(pattern):
        before, after = pattern[max(0, start - AROUND) : start], pattern[stop : stop + AROUND]
        yield Change(pattern[:start] + new + pattern[stop:], Around(before, pattern[start:stop], after, new))


class Drawing:
    """Draws texts that a pattern nearly or exactly matches.

    >>> drawing = Drawing(random.Random(1))
    >>> sorted({drawing.text(parser.parse("да{2}|нет")) for _ in range(100)})
    ['да', 'даа', 'дааа', 'нет']
    """

    def __init__(self, draw: random.Random) -> None:
        self.draw = draw

    def text(self, pattern: Iterable[tuple[Any, Any]]) -> str:
        """Return a text drawn from a parsed pattern."""
        return "".join(self._part(kind, value) for kind, value in pattern)

    def _part(self, kind: Any, value: Any) -> str:
        match kind:
            case opcode.LITERAL:
                return chr(value)
            case opcode.IN:
                return self._of_class(value)
            case opcode.NOT_LITERAL | opcode.ANY:
                return self.draw.choice(ANY_CHARACTERS)
            case opcode.BRANCH:
                return self.text(self.draw.choice(value[1]))
            case opcode.SUBPATTERN:
                return self.text(value[3])
            case opcode.ATOMIC_GROUP:
                return self.text(value)
            case opcode.ASSERT | opcode.ASSERT_NOT:
                is_there = self.draw.random() < (0.6 if kind is opcode.ASSERT else 0.25)
                return self.text(value[1]) if is_there else ""
            case opcode.MAX_REPEAT | opcode.MIN_REPEAT | opcode.POSSESSIVE_REPEAT:
                return "".join(self.text(value[2]) for _ in range(self._repetitions(*value[:2])))
        return ""

    def _repetitions(self, least: int, most: Any) -> int:
        """Draw a number of repetitions: at the bounds, one beyond, or one more than the least."""
        inside, outside = [least, least + 1], [max(0, least - 1)]
        if most is opcode.MAXREPEAT or most > least + LONGEST // 2:
            inside.append(least + 2)
        else:
            inside, outside = [least, min(least + 1, most), most], [*outside, most + 1]
        return self.draw.choice(inside if self.draw.random() < 0.7 else outside)

    def _of_class(self, members: Sequence[tuple[Any, Any]]) -> str:
        if members[0][0] is opcode.NEGATE:
            others = [character for character in ANY_CHARACTERS if not _is_of(character, members[1:])]
            return self.draw.choice(others) if others else ""
        kind, value = self.draw.choice(members)
        if kind is opcode.RANGE:
            return chr(self.draw.choice((*value, self.draw.randint(*value))))
        return chr(value) if kind is opcode.LITERAL else self.draw.choice(CATEGORIES.get(value, "а"))


def _is_of(character: str, members: Iterable[tuple[Any, Any]]) -> bool:
    """Return whether a character is one of those of a class."""
    for kind, value in members:
        if kind is opcode.CATEGORY and character in CATEGORIES.get(value, ""):
            return True
        if kind is opcode.LITERAL and ord(character) == value:
            return True
        if kind is opcode.RANGE and value[0] <= ord(character) <= value[1]:
            return True
    return False


def drawn_texts(pattern: re.Pattern[str], draw: random.Random) -> Iterator[str]:
    """Yield texts drawn from a pattern, in prose; none of patterns that `re` does not parse."""
    with suppress(re.error):
        tree, drawing = parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG), Drawing(draw)
        for _ in range(DRAWN):
            yield draw.choice(SURROUNDINGS).replace("{}", drawing.text(tree))


def changed_texts(pattern: re.Pattern[str], texts: Sequence[str], draw: random.Random) -> Iterator[str]:
    """Yield texts changed by a character where a pattern matches."""
    found = [(text, match) for text in draw.sample(texts, len(texts)) if (match := pattern.search(text))][:30]
    for _ in range(CHANGED if found else 0):
        text, match = draw.choice(found)
        at = draw.randint(max(0, match.start() - 2), min(len(text), match.end() + 2))
        put = draw.choice(("", text[at : at + 1] * 2, text[at : at + 1].swapcase(), draw.choice(ANY_CHARACTERS)))
        yield text[:at] + put + text[at + draw.randint(0, 1) :]


def texts_with_words(around: Around, texts: Iterable[str]) -> Iterator[str]:
    """Yield texts with another word of an alternation, where a mutant joins two of its words.

    >>> [*texts_with_words(Around("дом|сад", "|", "лес|луг", ""), ["У нас сады.", "Да.", "За домом"])]
    ['У нас лесы.', 'За садом', 'За лесом']
    """
    before, after = re.findall(r"\w{2,}", around.before), re.findall(r"\w{2,}", around.after)
    if around.old == "|" and before and after:
        for text in texts:
            for word in (word for word in (*before, *after) if word in text):
                yield from (text.replace(word, new, 1) for new in (before[-1], after[0]) if new != word)


def is_usable(text: str) -> bool:
    """Return whether a text is short, and every Python knows its characters.

    >>> is_usable("да"), is_usable(" "), is_usable("\\ud800")
    (True, False, False)
    """
    return bool(text.strip()) and len(text) <= LONGEST and not any(unicodedata.category(c) in _UNKNOWN for c in text)


_UNKNOWN = ("Cn", "Co", "Cs")


Matches: TypeAlias = set[tuple[int, int, int | None]]  # the span of each and the group that matched last


class Texts:
    """Texts, joined so that one search finds in which of them two patterns match differently."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.all = list(dict.fromkeys(texts))
        self.starts = [0, *accumulate(len(text) + 2 for text in self.all)]
        self.joined = "".join(f"{text}\n\n" for text in self.all)

    def matches(self, pattern: re.Pattern[str]) -> Matches:
        """Return where a pattern matches, and by which group; nowhere if that takes too long."""
        with suppress(TimeoutError), limited():
            return {(*match.span(), match.lastindex) for match in islice(pattern.finditer(self.joined), 100_000)}
        return set()

    def differing(self, pattern: Matches, mutant: re.Pattern[str]) -> list[str]:
        """Return the texts in which a mutant matches elsewhere than its pattern."""
        return self.having(pattern ^ self.matches(mutant))

    def having(self, matches: Matches) -> list[str]:
        """Return the texts in which matches begin."""
        numbers = {bisect_right(self.starts, start) - 1 for start, *_ in matches}
        return [self.all[number] for number in sorted(numbers) if number < len(self.all)]


class Outputs:
    """What the calls of a package return for texts; what they return without mutants is remembered."""

    def __init__(self, package: str) -> None:
        import output_digest

        calls = [*output_digest.SHORT_CALLS, *output_digest.transliterations()]
        chosen = [call for call in calls if is_for(f"patterns of {package}", call)]
        self.functions = [eval(f"lambda text: {call}", output_digest.names()) for call in chosen]
        self.shown = output_digest.shown
        self.known: dict[str, list[str]] = {}

    def tells(self, text: str, pattern: Exchangeable, mutant: re.Pattern[str]) -> bool:
        """Return whether a call returns something else for a text with the mutant."""
        if text not in self.known:
            self.known[text] = [self._of(function, text) for function in self.functions]
        with pattern.exchanged(mutant):
            pairs = zip(self.functions, self.known[text], strict=True)
            return any(self._of(function, text) != before for function, before in pairs)

    def _of(self, function: Callable[[str], Any], text: str) -> str:
        try:
            with limited():
                return self.shown(function(text), text)
        except Exception as error:
            return repr(error)


@contextmanager
def limited() -> Iterator[None]:
    """Raise TimeoutError after so many seconds of processor time: a mutant may search without end."""
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def _stop(*_: object) -> None:
    raise TimeoutError


class Selection:
    """The texts chosen for one package; `others` are in the digests anyway, `before` were chosen before."""

    def __init__(self, package: str, others: Sequence[str], before: Sequence[str], draw: random.Random) -> None:
        self.outputs, self.draw = Outputs(package), draw
        self.others, self.before = Texts(others), Texts(before)
        self.chosen: dict[str, None] = {}
        self.told: dict[Around, bool] = {}

    def compile(self) -> None:
        """Call the functions for some texts, because patterns are compiled when they are needed."""
        for text in self.draw.sample(self.others.all, 500):
            for function in self.outputs.functions:
                function(text)

    def add(self, key: tuple[str, int], pattern: Exchangeable, stop: float) -> None:
        """Choose texts for the mutants of a pattern, until the processor time `stop`."""
        source, flags = key
        known = [self.others, Texts(self.chosen), self.before]
        candidates = chain(
            drawn_texts(pattern.original, self.draw), changed_texts(pattern.original, self.others.all, self.draw)
        )
        groups = [*known, Texts(filter(is_usable, candidates))]
        matches = [group.matches(pattern.original) for group in groups]
        for mutant, around in changes(source):
            if self.told.get(around) or time.process_time() > stop:
                continue
            with suppress(re.error):
                text = self._telling(pattern, re.compile(mutant, flags), around, groups, matches)
                self.told[around] = text is not None
                if text is not None and text not in self.others.all:
                    self.chosen[text] = None

    def _telling(
        self,
        pattern: Exchangeable,
        mutant: re.Pattern[str],
        around: Around,
        groups: Sequence[Texts],
        matches: Sequence[Matches],
    ) -> str | None:
        """Return the first text that tells a mutant from its pattern: one where they match differently, or any."""
        tried = list[str]()
        for group, found in zip(groups, matches, strict=True):
            tried += group.differing(found, mutant)[:TRIED]
            tried += islice(filter(is_usable, texts_with_words(around, group.having(found))), TRIED)
        tried += self.draw.sample(groups[-1].all, min(TRIED, len(groups[-1].all)))
        return next((text for text in dict.fromkeys(tried) if self.outputs.tells(text, pattern, mutant)), None)


def blocks(package: str, texts: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield the blocks of the texts of a package."""
    for number, at in enumerate(range(0, len(texts), BLOCK), 1):
        yield f"patterns {number} of {package}", list(texts[at : at + BLOCK])


def select(
    package: str,
    stored: dict[str, list[str]],
    patterns: dict[tuple[str, int], Exchangeable],
    options: argparse.Namespace,
) -> Iterator[tuple[str, list[str]]]:
    """Yield the blocks of a package chosen anew, after printing how many mutants are told apart."""
    before = [text for block in own_blocks(package, stored) for text in stored[block]]
    others = [text for block, texts in stored.items() if not block.startswith("patterns") for text in texts]
    selection, stop = (
        Selection(package, others, before, random.Random(options.seed)),
        time.process_time() + options.seconds,
    )
    selection.compile()
    of_package = [(key, pattern) for key, pattern in patterns.items() if pattern.package == f"_{package}"]
    for key, pattern in sorted(of_package, key=lambda each: len(each[0][0])):
        if time.process_time() < stop:
            selection.add(key, pattern, stop)
    left = [around for around, is_told in selection.told.items() if not is_told]
    told = len(selection.told) - len(left)
    print(f"{package}: {len(of_package)} patterns, {told} of {len(selection.told)} mutants are told apart", flush=True)
    for around in left if options.show else ():
        print(f"  {''.join(around[:3])} ← {around.new!r}")
    yield from blocks(package, list(selection.chosen))


def own_blocks(package: str, stored: Iterable[str]) -> list[str]:
    """Return the blocks of texts that were chosen for a package.

    >>> own_blocks("tokens", ["cases 1", "patterns 1 of tokens", "patterns 1 of sentences"])
    ['patterns 1 of tokens']
    """
    return [block for block in stored if block.startswith("patterns") and block.endswith(f" of {package}")]


def main() -> None:
    """Choose the texts of the packages and write them."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--only", nargs="*", default=list(CALLS_OF), choices=list(CALLS_OF))
    arguments.add_argument("--seconds", type=float, default=900)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--show", action="store_true", help="print the mutants that no text tells apart")
    options = arguments.parse_args()
    signal.signal(signal.SIGVTALRM, _stop)
    warnings.simplefilter("ignore")  # of sets in sets, in mutants
    patterns, stored = make_exchangeable(), stored_short_texts()
    for package in options.only:
        found = dict(select(package, stored, patterns, options))
        kept = {block: texts for block, texts in stored.items() if block not in own_blocks(package, stored)}
        stored = kept | found
        lines = (json.dumps(block, ensure_ascii=False) for block in stored.items())
        SHORT.write_text("".join(f"{line}\n" for line in lines), "utf-8")


if __name__ == "__main__":
    main()
