"""Sentences: where one ends and the next begins.

One pattern walks over the marks that may end a sentence and settles the plain case by itself; every other place goes to
small rules that vote SPLIT, JOIN or None (no opinion), and the first opinion wins. `explain` says which rule decided.
Conventions: docs/sentences.md; they follow OpenCorpora, SynTagRus, GICRYA and RNC, the corpora razdel is measured on.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from ._abbreviations import ABBREVIATION_RULES, DASHES, INITIAL, JOIN, SPLIT, Place, Table, checked, openers, table

Span = tuple[int, int]
Vote = tuple[int, str, bool]
Rule = Callable[[Place], bool | None]

# ---- the rules ------------------------------------------------------------------------------------------------------


def plain_word(place: Place) -> bool | None:
    """Это знал и он. ‖ Она ушла из США. ‖ Он остался."""
    word = place.word
    if place.kind or len(word) < 2 or not word.isalpha() or not place.first.isupper():
        return None
    if place.left[-len(word) - 1 : -len(word)] == "(":  # «(псевдоангл. Mens' Love)»: one word fills no sentence
        return JOIN
    return JOIN if place.left == word and len(word) < 4 and word.isupper() else SPLIT  # «КП. Вы готовы?»: a speaker


def not_a_start(place: Place) -> bool | None:
    """Он пришёл . , а она ушла. ‖ ... А я остался."""
    if place.first in ",;:?!)]}»”%/":
        return JOIN
    return SPLIT if place.first in ".…" and place.right.lstrip(".… ")[:1].isalpha() else None


def foreign_script(place: Place) -> bool | None:
    """Ислам (араб. الإسلام) — религия."""
    return JOIN if place.first.isalpha() and not place.first.isupper() and not place.first.islower() else None


def list_number(place: Place) -> bool | None:
    """1. Открыть дверь. ‖ 2. Войти. ‖ а) Снять шляпу."""
    left = place.left
    if place.whole and len(left) < 12 and NUMBER.fullmatch(left):
        return JOIN
    return JOIN if left[-1:].isdigit() and NUMBER_INSIDE.search(left) else None


NUMBER = re.compile(r"[«\"„(]?(?:\d{1,3}(?:\.\d{1,3})*|[а-яёa-z]|[IVX]{1,5})\)?")
NUMBER_INSIDE = re.compile(r"[;:)»\"]\s+[«\"]?\d{1,2}$")


def lower_after_period(place: Place) -> bool | None:
    """Погода хорошая. ‖ гуляли весь день."""
    if not place.first.islower():
        return None
    word = place.word
    if word[-1:] in '»"':
        return SPLIT
    if place.kind or len(word) < 3 or not word.isalpha() or word.isupper():
        return JOIN
    return JOIN if VOWELS.isdisjoint(word.lower()) else SPLIT


VOWELS = frozenset("аеёиоуыэюя")


def dash_after_period(place: Place) -> bool | None:
    """Цены вырастут. ‖ — отметил министр. ‖ Цены в 2011 г. — самые низкие."""
    if place.first not in DASHES or not (letter := place.letter()).isalnum():
        return None
    abbreviated = place.kind or len(place.word) < 2 or place.word[-2:-1] == "."
    return JOIN if letter.islower() and abbreviated else SPLIT


def digit_after_period(place: Place) -> bool | None:
    """Он уехал. ‖ 5 мая вернулся. ‖ Дело слушали 19. 04. 2002 в суде."""
    if not place.first.isdigit():
        return None
    return JOIN if place.word.isdigit() and DECIMAL.match(place.right) else SPLIT


DECIMAL = re.compile(r"\d\d?(?![\d.])(?!\s[А-ЯЁ])|\d\d?\.\s?\d")


def speech_after_dash(place: Place) -> bool | None:
    """«Ты идёшь?» — спросил он. ‖ Она молчала."""
    return JOIN if place.first in DASHES and place.letter().islower() else None


def lower_after_mark(place: Place) -> bool | None:
    """«Ты идёшь?» спросил он. ‖ Она… молчала. ‖ почему? ‖ никто не знал."""
    if not place.letter().islower():
        return None
    return SPLIT if place.mark in ("?", "!") else JOIN


def smile(place: Place) -> bool | None:
    """Я так рада :) ‖ Пошли гулять) ‖ Там тепло (юг) и сухо."""
    if place.left[-1:] in ":;=-)(" or len(place.mark) > 1:
        return SPLIT
    if NUMBER.fullmatch(place.left[-2:].strip()):
        return JOIN
    return SPLIT if place.opener() or (place.whole and place.left.count("(") <= place.left.count(")")) else JOIN


def mark(place: Place) -> bool | None:
    """Да! ‖ 5 мая."""
    return SPLIT


AFTER_PERIOD: list[Rule] = [
    plain_word, not_a_start, list_number, lower_after_period, dash_after_period, foreign_script, *ABBREVIATION_RULES,
    digit_after_period, mark,
]  # fmt: skip
AFTER_OTHERS: list[Rule] = [not_a_start, list_number, speech_after_dash, lower_after_mark, mark]
AFTER_BRACKET: list[Rule] = [smile]


def decide(place: Place) -> tuple[bool, str]:
    """Return the first opinion of the rules, and the name of the rule that has it."""
    rules = AFTER_PERIOD if place.mark == "." else AFTER_BRACKET if place.mark[0] in ")(" else AFTER_OTHERS
    for rule in rules:
        if (vote := rule(place)) is not None:
            return vote, rule.__name__
    return JOIN, "none"


# ---- the walk -------------------------------------------------------------------------------------------------------

LINE_ENDS = "\n\r\v\x85\u2028\u2029"
LINE_END = r"(?:\r\n|[\n\v\x85\u2028\u2029]|\r(?!\n))"
CLOSING = r"""(?:\[\d{1,3}\]|\s?[)\]}»”]|\s?["'’“]++(?=[\s)\]}»”]|$)|\s?[:;=]-?[)(]+)*+"""
MARKS = rf"(?<![.?!…].)(?<=[.?!…])[.?!…]*+{CLOSING}(?=\s)"
BRACKETS = r"(?<=[^)(][)(])[)(]*+(?=\s+[^\Wа-яёa-z\d_])"
PLAIN_AFTER = r"(?=(?:[-–—]{1,2} |[«\"„])?[А-ЯЁ][а-яё ])"
PLAIN_MARKS = r"(?<=[а-яё]{2}[.?!…])(?:[.?!…]{1,3}+[»\")]?|[»\")])"
PLAIN_BEFORE = r"(?<=[а-яёa-z]{2}[.?!…] )", r"(?<=[а-яё]{2}[»\")][.] )|(?<=[а-яё]{4} [.?!…] )|(?<=[А-ЯЁ]{3}[.?!] )"


@cache
def places(plain: bool) -> re.Pattern[str]:
    """Return the pattern of places where a sentence may end; with group 1 the rules decide, without it is plain."""
    rest = rf"({MARKS}|{BRACKETS})\s+(?=\S)"
    rest = rf"(?!(?<=\b[А-ЯЁ][.]) ?[А-ЯЁ][.]){rest}"  # «А. С. Пушкин»: nothing ends between two initials
    if not plain:
        return re.compile(rf"[.?!…)(](?:{rest})")
    words = [word for word in table() if word.isalpha()]
    ends = [[word for word in words if len(word) == size] for size in (2, 3)]
    guards = "".join(rf"(?<!\b{either(some)}[.] )" for some in ends)
    guards += rf"(?<!{either([word[-4:] for word in words if len(word) > 3])}[.] )"
    before = rf"(?:{PLAIN_BEFORE[0]}{guards}|{PLAIN_BEFORE[1]})"
    return re.compile(rf"[.?!…)(](?: {PLAIN_AFTER}{before}|{PLAIN_MARKS} {PLAIN_AFTER}|{rest})")


def either(words: list[str]) -> str:
    """Return a pattern of words of equal length, grouped by their first letter to be tried fast."""
    groups: dict[str, list[str]] = {}
    for word in sorted(set(words)):
        groups.setdefault(word[0], []).append(word[1:])
    return "(?:" + "|".join(f"{letter}(?:{'|'.join(rests)})" for letter, rests in groups.items()) + ")"


def walk(
    text: str, begin: int, end: int, known: Table, pattern: re.Pattern[str], votes: list[Vote] | None = None
) -> list[Span]:
    """Return the sentences of a block, and in `votes` why."""
    spans, start = [], begin
    for match in pattern.finditer(text, begin, end):
        stop, after = match.span()
        if match.lastindex is None:
            stop, vote, rule = after - 1, SPLIT, "plain"
        else:
            vote, rule = decide(Place(text, start, stop, match.end(1), after, known))
            stop = match.end(1)
        if votes is not None:
            votes.append((after, rule, vote))
        if vote:
            spans.append((start, stop))
            start = after
    spans.append((start, end))
    return spans


def explain(text: str, abbreviations: Iterable[str] = ()) -> list[Vote]:
    """Return every place where a sentence could begin, the rule that decided, and whether one does."""
    votes: list[Vote] = []
    own = checked(abbreviations)
    for begin, end in blocks(text, False):
        walk(text, begin, end, table(own), places(not own), votes)
    return votes


def blocks(text: str, lines: bool) -> Iterator[Span]:
    """Yield the parts between blank lines, or the lines, without the blanks around them."""
    start = 0
    if any(map(text.__contains__, LINE_ENDS)):
        inside = rf"[^\S{LINE_ENDS}]*{LINE_END}\s*"
        for match in re.finditer(rf"{LINE_END}\s*" if lines else LINE_END + inside, text):
            yield from trimmed(text, start, match.start())
            start = match.end()
    yield from trimmed(text, start, len(text))


def trimmed(text: str, start: int, stop: int) -> Iterator[Span]:
    """Yield the span without the blanks around it, nothing when it is blank."""
    while start < stop and text[start].isspace():
        start += 1
    while start < stop and text[stop - 1].isspace():
        stop -= 1
    if start < stop:
        yield start, stop


def sentence_spans(
    text: str,
    *,
    headings: bool = False,
    whole_quotes: bool = False,
    lines: bool = False,
    abbreviations: Iterable[str] = (),
) -> list[Span]:
    if not isinstance(text, str):
        raise TypeError(f"expected str, got {type(text).__name__}")
    own = checked(abbreviations)
    spans: list[Span] = []
    for begin, end in blocks(text, lines):
        spans += walk(text, begin, end, table(own), places(not own))
    return spans


def split_sentences(
    text: str,
    *,
    headings: bool = False,
    whole_quotes: bool = False,
    lines: bool = False,
    abbreviations: Iterable[str] = (),
) -> list[str]:
    spans = sentence_spans(text, headings=headings, whole_quotes=whole_quotes, lines=lines, abbreviations=abbreviations)
    return [text[start:stop] for start, stop in spans]
