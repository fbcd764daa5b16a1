"""Features of a doubtful boundary: what stands around a terminator, as the learned weights know it.

A feature is the values of a few fields of a `BoundaryContext`, such as «terminator word: . им».
data/sentences/boundaries.txt holds its weight, learned by tools/train_sentences.py; above a sum of 0 a sentence begins.
"""

import re
from collections import defaultdict
from functools import cache
from typing import NamedTuple

from .._base.data_files import data_lines
from .abbreviations import begins_adjective, is_in_no_case, is_unknown, may_be_shortened
from .next_words import is_move
from .surroundings import (
    AFTER,
    AUTHOR,
    NUMBERS,
    begins_in_lower_case,
    begins_with_capitals,
    follows,
    in_date,
    is_item,
    is_terse,
    is_title,
)
from .word_shapes import closing, leading, with_neighbours, word_after, word_before

LEFT_CONTEXT = 160  # characters before a terminator that are looked at, which keeps the time linear


class BoundaryContext(NamedTuple):
    """What stands around a terminator, as classes."""

    ending: str  # the terminator with at most three closing characters, and a space if whitespace stands before it
    before: str  # the kind of the abbreviation before it, or the shape of the word
    distance: str  # from the beginning of the sentence, in steps; "=" if the word is all there is
    open: str  # quotation marks and brackets that are open
    lead: str  # dash, quotation marks and brackets before the next word
    shape: str  # of the next word
    level: str  # of the next word in data/sentences/capitalization.txt, if it is capitalized
    follow: str  # what stands after the next word
    # What the sentence begins with. Before a lead: x for a letter or digit, "said" for «;» after the words of an
    # author. Before lower case: its case, or "capitals" after «!» where sentences begin with capitals. After a bracket:
    # = for the next word.
    first: str
    meaning: str = ""  # of the next word where rules ask for it, see next_words.py
    gap: str = ""  # between the sentences: a line end, "0" for nothing, else empty


Fields = tuple[str, ...]  # those of a BoundaryContext; a plain tuple is a tenth faster


def context(text: str, start: int, match: re.Match[str], low: int) -> tuple[str, Fields]:
    """Return the word before a terminator, and the fields of the `BoundaryContext` around it.

    The match is one of `terminators`, in a sentence that begins at `start`, in a paragraph that begins at `low`.
    The field `first` is never "capitals", see `among_capitals`.

    >>> from .terminators import patterns
    >>> text = "Он живёт в г. Орле."
    >>> word, fields = context(text, 0, patterns()["."].search(text), 0)
    >>> word, BoundaryContext(*fields).before, BoundaryContext(*fields).shape
    ('г', 'both', 'Aa')
    """
    begin, offset = match.span()
    length = begin - start
    left = text[start if length < LEFT_CONTEXT else begin - LEFT_CONTEXT : begin]
    closers, lead, next_word, tail = match.groups()
    stop = begin + 1 + len(closers)
    ending = text[begin]
    if closers:
        if closers[-1] == '"' and opens(text, start, stop):
            closers, lead = closers[:-1].rstrip(), '"'
        ending += closing(closers)
    if length and text[begin - 1].isspace():
        ending += " "
        left = left.rstrip()
    last = left.rfind(" ") + 1
    word, before, neighbours_matter = word_before(left[last:])
    shape, level, follow, meant = word_after(next_word, tail)
    if neighbours_matter:
        before = with_neighbours(left, word, before)
        if before in NUMBERS and ending == "." and is_item(text, (low, match.endpos), start, begin - len(word), word):
            before = "item"
        if before == "0" and shape[0] in "0y" and in_date(text, begin, offset):
            meant = "date"
        elif next_word in ("О", "Об") and before in AFTER_DATE and is_title(text, offset, left):
            meant = "title"
    if ending[0] == "!" and shape[0] == "L" and word in NAMES_WITH_TERMINATOR:
        meant = "name"
    if word[-1:] in MOVE_ENDS and is_move(text, offset, word):
        meant = "move" if word.isdigit() else "move after move" if ending[0] in "?!)" else meant
    first = ""
    if lead:
        lead = leading(lead)
        said = ending == ";" and AUTHOR.search(left)
        first = "said" if said else "x" if text[start].isalnum() else text[start]
    elif ending == ")" and next_word and text.startswith(next_word[:5], start):
        first = "="
    elif ending == ")" and (beginning := BRACKETED.fullmatch(left)):
        meant = "after word and bracket" if beginning[1] else "after bracket"
    elif shape in ("a", "i", "La"):
        first = "a" if text[start].islower() else "A"
    elif (ending == ";" and follow in (".", ")")) or (shape == "i." and ending == "." and next_word in ITEM_LETTERS):
        meant = "item" if next_word == "а" or follows(text, (low, offset), next_word, follow) else meant
    if shape == "I" and before == "word" and SHOWN.search(left):
        meant = "label"
    if shape == "00." and before == "word" and next_word != "1" and not follows(text, (low, offset), next_word):
        meant = "number"
    one_space = offset == stop + 1 and text[stop] != "\n"
    gap = "" if one_space else "0" if offset == stop else "\n" if "\n" in text[stop:offset] else ""
    opened = _open(left) if "«" in left or "(" in left or '"' in left else ""
    alone = not last and len(left.split()) < 2
    distance = "=" if alone else DISTANCES[length] if length < 65 else "6"
    return word, (ending, before, distance, opened, lead, shape, level, follow, first, meant, gap)


def among_capitals(text: str, match: re.Match[str], low: int, fields: Fields) -> Fields:
    """Return the fields with "capitals" as `first` where that is so; it takes long to find, and is seldom asked for.

    >>> from .terminators import patterns
    >>> text = "Дверь скрипнула. Вы тут! пролепетала она. Ответа не было. Свеча погасла."
    >>> match = patterns()["!"].search(text)
    >>> BoundaryContext(*among_capitals(text, match, 0, context(text, 17, match, 0)[1])).first
    'capitals'
    """
    if not begins_with_capitals(text, (low, match.endpos), *match.span()):
        return fields
    first = BoundaryContext._fields.index("first")
    return (*fields[:first], "capitals", *fields[first + 1 :])


def may_be_among_capitals(around: BoundaryContext) -> bool:
    """Return whether lower case follows «!» or «?», where it matters how other sentences begin."""
    return around.ending[0] in "?!" and around.first in ("a", "A")


# «На рис. А», «показан на рис. А»
SHOWN = re.compile(r"(?:(?<!\w)(?:пока[зж]|изображ|представлен).*|^)(?<!\w)(?:[Нн]а|[Вв]|[Сс]м\.) (?:рис|ил)$")
ITEM_LETTERS = frozenset("абвгдеёжзийклмноabcdefghijklmnopqrstuvwxyz")  # from «п.» on they are abbreviations
NAMES_WITH_TERMINATOR = ("yahoo",)  # «Yahoo! Mail»
AFTER_DATE = ("both-0", "pair-tail", "pair-both")  # «1999 г.», «18 мая с. г.»
# What a sentence begins with: «Санаторий (ведомственный», «- (если дождь».
BRACKETED = re.compile(r"(?:[А-ЯЁ]([а-яё]+)|[-–—*•]{1,2}) \([а-яё][^()]*")
MOVE_ENDS = frozenset("0123456789+#")
DISTANCES = "0111222223333333" + "4" * 15 + "5" * 34


def opens(text: str, start: int, stop: int) -> bool:
    """Return whether the quotation mark before `stop`, with whitespace on either side, opens the next sentence.

    >>> text = 'Он ушёл. " Весна " прочитана. "'
    >>> opens(text, 0, 10), opens(text, 9, 31)
    (True, False)
    """
    spaced, odd = text[stop - 2].isspace(), text.count('"', start, stop) % 2 == 1
    return spaced and odd and text.find('"', stop, stop + AFTER) >= 0


def _open(left: str) -> str:
    """Return the quotation marks and brackets that are open at the end."""
    opened = "«" if "«" in left and left.rfind("«") > left.rfind("»") else ""
    if "(" in left and left.rfind("(") > left.rfind(")"):
        opened += "("
    if '"' in left and left.count('"') & 1:
        opened += '"'
    return opened


def is_shortened(text: str, match: re.Match[str], low: int, word: str) -> bool:
    """Return whether a word before a period is shortened: unknown, and no sentence around begins in lower case.

    Where the text around abbreviates often, common words may be shortened as well.

    >>> from .terminators import patterns
    >>> text = "Хор спел роск. песню."
    >>> is_shortened(text, patterns()["."].search(text), 0, "роск")
    True
    """
    if is_in_no_case(text, max(low, match.start() - LEFT_CONTEXT), match.start()):
        return True
    around = (low, match.endpos), match.start() - len(word), match.end()
    unknown = is_unknown(word) or begins_adjective(word)
    if unknown and not begins_in_lower_case(text, *around):
        return True
    return may_be_shortened(word) and is_terse(text, *around)


def is_before_lower_case(around: BoundaryContext) -> bool:
    """Return whether lower case follows a period in a sentence that begins with a capital: «Хор спел роск. песню»."""
    lower = around.shape in ("a", "i") and around.first == "A"
    return lower and around.ending == "." and not around.lead and around.gap != "0"


def features(word: str, fields: Fields) -> tuple[str, ...]:
    """Return the features of a word and of what stands around its terminator.

    >>> features("г", (".", "both", "3", "", "", "Aa", "", ".", "", "", ""))[:3]
    ('terminator word: . г', 'word ahead: г Aa', 'terminator before distance: . both 3')
    """
    ahead = (word_ahead(word, fields),) if fields[1] in WITH_AHEAD else ()
    return (f"terminator word: {fields[0][0]} {word}", *ahead, *shared_features(fields))


KINDS = ("tail", "both", "head", "word", "degree")
WITH_AHEAD = frozenset(prefix + kind for prefix in ("", "pair-", "part-") for kind in (*KINDS, "both-0"))


def word_ahead(word: str, fields: Fields) -> str:
    """Return the feature of an abbreviation with what stands after it."""
    return f"word ahead: {word} {fields[4]}{fields[5]}{fields[6]}"


def shared_features(fields: Fields) -> tuple[str, ...]:
    """Return the features that do not depend on the word."""
    ending, before, distance, opened, lead, shape, level, follow, first, _, _ = fields
    terminator, ahead = ending[0], f"{lead}{shape}{level}"
    return (
        f"terminator before distance: {terminator} {before} {distance}",
        f"ending open lead: {ending} {opened} {lead}",
        f"ending open ahead: {ending} {opened} {ahead}",
        f"before ahead follow: {before} {ahead} {follow}",
        f"ending shape: {ending} {lead}{shape}",
        f"terminator first lead: {terminator} {first} {lead}",
    )


@cache
def boundary_weights() -> dict[str, int]:
    """Return the weight of every feature.

    >>> boundary_weights()["terminator word: . тыс"] < 0
    True
    """
    rows = (line.rpartition("\t") for line in data_lines("sentences/boundaries.txt"))
    return {feature: int(weight) for feature, _, weight in rows}


@cache
def word_weights() -> dict[str, dict[str, int]]:
    """Return the weights of the words before each terminator.

    >>> word_weights()["."]["тыс"] == boundary_weights()["terminator word: . тыс"]
    True
    """
    weights: dict[str, dict[str, int]] = defaultdict(dict)
    for feature, weight in boundary_weights().items():
        name, _, values = feature.partition(": ")
        if name == "terminator word":
            weights[values[0]][values[2:]] = weight
    return weights


def word_weight(word: str, fields: Fields) -> int:
    """Return the weight of the features that depend on the word."""
    weight = word_weights()[fields[0][0]].get(word, 0)
    if fields[1] in WITH_AHEAD:
        weight += boundary_weights().get(word_ahead(word, fields), 0)
    return weight
