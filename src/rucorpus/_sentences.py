"""Sentences: where one ends and the next begins.

One pattern walks over the marks that may end a sentence and settles the plain case by itself; every other place goes to
small rules that vote SPLIT, JOIN or None (no opinion), and the first opinion wins. `explain` says which rule decided.
Conventions: docs/sentences.md; they follow OpenCorpora, SynTagRus, GICRYA and RNC, the corpora razdel is measured on.
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from ._abbreviations import Table, checked, guards, table
from ._arguments import require_text
from ._blocks import blocks, spaced_evenly
from ._headings import without_headings
from ._pairs import keep_pairs, pairs
from ._periods import JOIN, NUMBER, PERIOD_RULES, SPLIT, Boundary, Rule

Span = tuple[int, int]
Vote = tuple[int, str, bool]


def _plain_word(place: Boundary) -> bool | None:
    """Это знал и он. ‖ Она ушла из США. ‖ Он остался."""
    word = place.word
    if place.kind or len(word) < 2 or not word.isalpha():
        return None
    if place.left[-len(word) - 1 : -len(word)] == "(" and place.first.isascii():  # «(галакт. Dune)»
        return JOIN
    alone = place.left == word and word.isupper()  # a speaker, «КП. Готовы?», or a number, «II. Начало»
    return JOIN if alone and (len(word) == 2 or ROMAN.fullmatch(word)) else SPLIT


ROMAN = re.compile(r"[IVXLC]+")


def _not_a_start(place: Boundary) -> bool | None:
    """Он пришёл . , а она ушла. ‖ ... А я остался."""
    if place.first in ",;:?!)]}»”%/":
        return JOIN
    return SPLIT if place.first in ".…" and place.right.lstrip(".… ")[:1].isalpha() else None


def _lower_after_period(place: Boundary) -> bool | None:
    """Погода хорошая. ‖ гуляли весь день."""
    word = place.word
    if word[-1:] in '»"':
        return SPLIT
    if place.kind or len(word) < 3 or not word.isalpha() or word.isupper():
        return JOIN
    return JOIN if VOWELS.isdisjoint(word.lower()) else SPLIT


VOWELS = frozenset("аеёиоуыэюя")


def _dash_after_period(place: Boundary) -> bool | None:
    """Цены вырастут. ‖ — отметил министр. ‖ Цены в 2011 г. — самые низкие."""
    if not (letter := place.letter()).isalnum():
        return None
    abbreviated = place.kind or len(place.word) < 2 or place.word[-2:-1] == "."
    return JOIN if letter.islower() and abbreviated else SPLIT


def _speech_after_dash(place: Boundary) -> bool | None:
    """«Ты идёшь?» — спросил он. ‖ Она молчала."""
    return JOIN if place.letter().islower() else None


def _lower_after_mark(place: Boundary) -> bool | None:
    """«Ты идёшь?» спросил он. ‖ Она… молчала. ‖ почему? ‖ никто не знал."""
    if not place.letter().islower():
        return None
    return SPLIT if place.mark in ("?", "!") else JOIN


def _smile(place: Boundary) -> bool | None:
    """Я так рада :) ‖ Пошли гулять) ‖ Там тепло (юг) и сухо."""
    if place.left[-1:] in ":;=-)(" or len(place.mark) > 1:
        return SPLIT
    if NUMBER.fullmatch(place.left[-2:].strip()):
        return JOIN
    return SPLIT if place.opener() or (place.whole and place.left.count("(") <= place.left.count(")")) else JOIN


def _mark(place: Boundary) -> bool | None:
    """Да! ‖ 5 мая."""
    return SPLIT


RULES: list[tuple[str, str, Rule]] = [
    # mark  next     rule                  mark: . one period, ! any other, ) a bracket alone
    (".",   "A",     _plain_word),        # next: A capital, a lower case, 0 digit, - dash, « the rest
    (".!",  "«",     _not_a_start),
    *PERIOD_RULES,
    (".",   "a",     _lower_after_period),
    (".",   "-",     _dash_after_period),
    ("!",   "-",     _speech_after_dash),
    ("!",   "a-«",   _lower_after_mark),
    (".!",  "Aa0-«", _mark),
    (")",   "Aa0-«", _smile),
]  # fmt: skip
BY_PLACE = {m + n: [rule for marks, nexts, rule in RULES if m in marks and n in nexts] for m in ".!)" for n in "Aa0-«"}


def _decide(place: Boundary) -> tuple[bool, str]:
    """Return the first opinion of the rules, and the name of the rule that has it."""
    kind = "." if place.mark == "." else ")" if place.mark[0] in ")(" else "!"
    for rule in BY_PLACE[kind + place.next]:
        if (vote := rule(place)) is not None:
            return vote, rule.__name__.strip("_")
    return JOIN, "none"


SMILE = r"[:;=]-?[)(]+|[☀-➿\uFE0F\U0001F300-\U0001FAFF]+"
CLOSING = rf"""(?:\[\d{{1,3}}\]|\s?[)\]}}»”]|\s?["'’“]++(?=[\s)\]}}»”]|$)|\s?(?:{SMILE}))*+"""
MARKS = rf"(?<![.?!…].)(?<=[.?!…])[.?!…]*+{CLOSING}(?=\s)"
BRACKETS = r"(?<=[^)(][)(])[)(]*+(?=\s+[^\Wа-яёa-z\d_])"
PLAIN_AFTER = r"(?= *+(?:[-–—]{1,2} |[«\"„(])?[А-ЯЁ\d])"
PLAIN_MARKS = r"(?<=[а-яё]{2}[.?!…])(?:[.?!…]{1,3}+[»\")]?|[»\")])"
PLAIN_BEFORE = r"(?<=[а-яё]{2}[»\")][.] )|(?<=[А-ЯЁ]{3}[.?!] )"
# «Да… он», «Да?.. он», «А. С. Пушкин»: after periods lower case goes on, and nothing ends between two initials.
NEVER = r"(?!\.{1,4} [а-яё]|(?<=…) [а-яё]|(?<=\b[А-ЯЁ][.]) ?[А-ЯЁ][.])"


@cache
def _places(plain: bool) -> re.Pattern[str]:
    """Return the pattern of places where a sentence may end; where it finds `marks`, the rules decide."""
    rest = rf"{NEVER}(?P<marks>{MARKS}|{BRACKETS})\s+(?=\S)"
    if not plain:
        return re.compile(rf"[.?!…)(](?:{rest})")
    after_word = rf"(?<=[а-яёa-z]{{2}}[.?!…] ){guards('[.] ')}|(?<=[а-яё]{{4}} [.?!…] ){guards(' [.] ')}"
    settled = rf"(?: {PLAIN_AFTER}(?:{after_word}|{PLAIN_BEFORE})|{PLAIN_MARKS} {PLAIN_AFTER})(?P<blanks> ++)?+"
    return re.compile(rf"[.?!…)(](?:{settled}|{rest})")


def _walk(
    text: str, begin: int, end: int, known: Table, pattern: re.Pattern[str], votes: list[Vote] | None = None
) -> list[Span]:
    """Return the sentences of a block, and in `votes` why."""
    spans: list[Span] = []
    found, start = spans.append, begin
    for match in pattern.finditer(text, begin, end):
        after = match.end()
        if match.lastindex is None:
            found((start, after - 1))
            start = after
            if votes is None:
                continue
            vote, rule = SPLIT, "plain"
        elif match.lastgroup == "blanks":
            found((start, match.start("blanks") - 1))
            start, vote, rule = after, SPLIT, "plain"
        else:
            stop = match.end("marks")
            vote, rule = _decide(Boundary(text, start, match.start(), stop, after, known))
            if vote:
                found((start, stop))
                start = after
        if votes is not None:
            votes.append((after, rule, vote))
    found((start, end))
    return spans


def explain(text: str, abbreviations: Iterable[str] = ()) -> list[Vote]:
    """Return every place where a sentence could begin, the rule that decided, and whether one does.

    >>> explain("Живу в г. Орле. Учусь.")
    [(10, 'head', False), (16, 'plain', True)]
    """
    votes: list[Vote] = []
    spaced = spaced_evenly(text)
    for begin, end in blocks(text, spaced, False):
        _walk(spaced, begin, end, *_settings(checked(abbreviations)), votes)
    return votes


@lru_cache(maxsize=64)
def _settings(own: tuple[str, ...]) -> tuple[Table, re.Pattern[str]]:
    """Return the abbreviations with the user's own, and the pattern: the plain case knows none of those."""
    return table(own), _places(not own)


def sentence_spans(
    text: str,
    *,
    headings: bool = False,
    whole_quotes: bool = False,
    lines: bool = False,
    abbreviations: Iterable[str] = (),
) -> list[Span]:
    """Return where the sentences of `text` begin and end.

    >>> sentence_spans("Роман написал Л. Н. Толстой. Его читают.")
    [(0, 28), (29, 40)]

    Offsets count code points, half-open; spans are sorted and disjoint, never empty, without blanks at either end, and
    cover every character that is no blank. A blank line always ends a sentence; a single line end is a blank, or with
    `lines` an end too. `headings` also cuts headings, captions and photo credits glued to the next sentence without
    punctuation; `whole_quotes` never cuts inside a balanced pair of quotes or brackets; `abbreviations` adds your own,
    as they stand before the period («мкр», «т. ч»). Linear in `len(text)`.

    «;» and «:» never end a sentence, nor does a mark without a blank after it («конец.Начало»). Raises TypeError when
    `text` is not a str or `abbreviations` is a single one. Conventions and known gaps: docs/sentences.md.
    """
    require_text(text)
    known, pattern = _settings(checked(abbreviations) if abbreviations != () else ())
    spans: list[Span] = []
    spaced = spaced_evenly(text)
    for begin, end in blocks(text, spaced, lines):
        found = _walk(spaced, begin, end, known, pattern)
        if headings:
            found = without_headings(spaced, found)
        spans += keep_pairs(found, pairs(spaced, begin, end)) if whole_quotes else found
    return spans


def split_sentences(
    text: str,
    *,
    headings: bool = False,
    whole_quotes: bool = False,
    lines: bool = False,
    abbreviations: Iterable[str] = (),
) -> list[str]:
    """Return the sentences of `text`, the slices that `sentence_spans` names with the same options.

    >>> split_sentences("Он родился в 1900 г. в Москве. «Ты идёшь?» — спросил он. Она молчала...")
    ['Он родился в 1900 г. в Москве.', '«Ты идёшь?» — спросил он.', 'Она молчала...']
    >>> split_sentences("Токаев и террористы На фоне протестов он выступил.", headings=True)
    ['Токаев и террористы', 'На фоне протестов он выступил.']

    Blanks between sentences belong to none of them and are left out; nothing else is, and nothing is changed. What is
    promised, what is not done and what is raised: see `sentence_spans`.
    """
    spans = sentence_spans(text, headings=headings, whole_quotes=whole_quotes, lines=lines, abbreviations=abbreviations)
    return [text[start:stop] for start, stop in spans]
