"""Dashes: — between words and before a remark, – between numbers, − before a number, - inside words.

Sources: Правила русской орфографии и пунктуации (ed. Лопатин, 2006), the chapters on the dash and the hyphen; Мильчин,
Чельцова, Справочник издателя и автора, on ranges of numbers. Where printed texts differ, the choice is named beside
the rule.
"""

from collections.abc import Collection, Iterator
from functools import partial
from re import Match

from .._base.characters import CYRILLIC, DASHES, LETTERS
from .._base.edits import Edits, rules_kept
from .._base.scanner import Rule, compiled, positions, present, scanner
from .._base.validation import Style, require_style, require_text
from .._protection.application import settled
from .._protection.finder import Protect
from .html_tags import TAG_CONTENT, outside_tags
from .hyphens_in_words import (
    AFTER_PREFIX,
    MAY_END_COMPOUND,
    PARTICLE,
    is_broken_compound,
    is_part_of_word,
    is_spaced_compound,
)
from .number_ranges import is_range
from .subtraction import FIRST_OF_TERM, is_minus, is_subtraction


def normalize_dashes(text: str, *, style: Style = "russian", protect: Protect = "auto") -> str:
    """Return `text` with Russian dashes: — between words, – between numbers, − before a number.

    >>> normalize_dashes("- Правда,- сказал он. - В 1941-1945 гг. было -5 °C, кто-то знал")
    '— Правда, — сказал он. — В 1941–1945 гг. было −5 °C, кто-то знал'
    >>> normalize_dashes("Правда — ложь", style="ascii")
    'Правда - ложь'

    Left alone: hyphens in compounds and suspended ones (пяти- и шестиместные), phones, dates and codes
    (8-800-123-45-67, 2010-01-02, ГОСТ 7.79-2000, Ту-154), addresses, command-line options, rulers, words broken over a
    line end.

    Args:
        text: Any str.
        style: "russian", or "ascii" for hyphens instead of dashes.
        protect: What is not prose and stays as it is; see `protected_spans`.

    Guarantees:
        No letter is lost; spaces are only added beside a dash that lost one. Idempotent, linear in `len(text)`; text
        with nothing to change is returned itself.

    Raises:
        TypeError: `text` is not a str.
        ValueError: An unknown style.
    """
    require_text(text)
    require_style(style)
    return settled(text, protect, partial(dash_pass, style=style))


def dash_pass(text: str, unusual: set[str] | None = None, *, style: Style, without: Collection[str] = ()) -> Edits:
    """Return the edits of one pass but those of the rules `without`; it may leave work for another pass."""
    return rules_kept(outside_tags(text, (_to_russian if style == "russian" else _to_ascii)(text, unusual)), without)


def _dash(match: Match[str]) -> str:
    stays = is_minus if match[0] == "−" else is_spaced_compound
    return match[0] if stays(match.string, *match.span()) else "—"


def _dash_and_space(match: Match[str]) -> str:
    text, start, stop = match.string, *match.span()
    is_in_word = match[0] == "-" and (is_part_of_word(text, stop) or is_broken_compound(text, start, stop))
    return match[0] if is_in_word else "— "


def _minus_in_sum(match: Match[str]) -> str | None:
    return "−" if is_subtraction(match.string, *match.span()) else None


def _dash_of_remark(match: Match[str]) -> str | None:
    text, start, stop = match.string, *match.span()
    line_start = text.rfind("\n", max(0, start - _LONGEST_OPENING), start) + 1
    is_at_line_start = start - line_start < _LONGEST_OPENING and compiled(_OPENING).fullmatch(text, line_start, start)
    return ("—" if text[stop].isspace() else "— ") if is_at_line_start else None


def _range_dash(match: Match[str]) -> str:
    if match[0] not in "—−" and is_range(match.string, *match.span()):
        return "–"
    return "-" if match[0] in "‐‑‒" else match[0]


# Each pattern continues after the first dash, so a look-behind sees that dash as its last character: 8 times faster
# than patterns that begin with a look-behind.
_SPACE = " \t\u00a0\u202f\u2009"
_REST = r"(?:(?<=-)-{1,2})?"  # of -- and ---
# At a line end not after a Latin word: the next line may go on with an option of a command.
_BEFORE_SPACE = rf"(?=[{_SPACE}]|(?<![a-z][{_SPACE}].)(?:\n|\Z))"
_AFTER_ONE_SPACE = rf"(?<=[{_SPACE}][^—])(?<!\|[{_SPACE}].)"
_AFTER_SPACE = rf"{_AFTER_ONE_SPACE}{_REST}{_BEFORE_SPACE}"
_NO_COMPOUND = rf"(?:(?<=[-‐‑‒–])(?!{MAY_END_COMPOUND})|(?<=-)-{{1,2}}|(?<=―))"
_AT_LINE_START = rf"(?<=^[^—]){_REST}(?=[{_SPACE}]+\S)"
_SPACED = f"{_AFTER_SPACE}|{_AT_LINE_START}"
_IN_SUM = rf"(?<=−)(?:(?<=[\d)=][{_SPACE}].)(?=[{_SPACE}])|(?=.?[{_SPACE}][\d(]))"
# A row of dashes is a ruler: - - - or -- -- --
_IN_ROW_OR_SUM = rf"(?:(?<=[{DASHES}]..)|{_IN_SUM})(?:{_SPACED})|(?=-{{0,2}}+.[{DASHES}])(?:{_SPACED}).[{DASHES}]"
_NUMBER = r"\d[\d,.]{0,20}"
_NUMBER_ALONE = rf"\d[\d.,]*(?![\d{LETTERS}]|[{DASHES}]\d)"
# What a recipe measures: a hyphen before it begins an item of a list. A change of weight (-5 кг) looks the same.
_QUANTITY = (
    rf"\d[\d.,/–-]{{0,10}}[{_SPACE}]?(?:[лг]|гр|мл|кг|шт|ст\.|ч\.[{_SPACE}]?л|[сч]т?\.?[{_SPACE}]?лож\w*|столов\w+|чайн\w+"
    rf"|десертн\w+|ложк\w*|ложек|стакан\w*|щепот\w+|зубч\w+|зубк\w+|пуч\w+|пач\w+|упаков\w+|банк\w*|яйц\w*|штук\w*)"
    rf"(?![{LETTERS}])"
)
_WORD = rf"[{_SPACE}](?!и(?:ли)? )[{LETTERS}]"  # not the second of two words with suspended hyphens
_REMARK = rf"[{CYRILLIC}]|[«„]\S"
_AFTER_PUNCTUATION = r"(?:(?<=[,!?…].)(?<!<!.)|(?<=\.\..))"  # <!-- opens a comment
# After these a hyphen begins a part of a word: «русобородое и -усое», «глаголы на -ить».
_NO_PART_OF_WORD = "".join(rf"(?<!\b{word} [-‐‑])" for word in ("и", "или", "на", "суффикс", "окончание", "частица"))
# What may stand at the start of a line before the dash of a remark: tags, emphasis, an opening quotation mark.
_OPENING = rf"[{_SPACE}]*(?:\[\w+(?:=[^\]\n]*)?\]|<{TAG_CONTENT}>|\*{{1,3}}|_{{1,2}}|[«„“\"])+"
_LONGEST_OPENING = 200
_AFTER_OPENING = rf"(?<=[\]>*_«„“\"].){_REST}(?=[{_SPACE}]+[«„\"]?[{CYRILLIC}]|[А-ЯЁ][а-яё ]|(?<=[–—])[{CYRILLIC}])"
# Names that an author hides: «на --ой проспект», «мимо --ской церкви».
_NO_END_OF_NAME = rf"(?!-(?:с?к?(?:ой|ого|ому|ом|ий|ая|ую|ое)|к?[оеё]в)(?![{LETTERS}]))"
_ENDING = rf"(?<=\d[{_SPACE}].)[{CYRILLIC}]{{1,2}}(?![{LETTERS}])"  # 1990 -х
RULES = [
    Rule("subtraction", rf"(?<=[\w%°$€₽½¼¾⅓⅔.)][{_SPACE}][-–−])(?=[{_SPACE}]{FIRST_OF_TERM})", _minus_in_sum,
         "Значит, 5 - 3 = 2 → Значит, 5 − 3 = 2"),
    Rule("between_words", rf"{_AFTER_ONE_SPACE}{_NO_COMPOUND}{_BEFORE_SPACE}", "—",
         "Правда - ложь -- одно → Правда — ложь — одно"),
    Rule("between_words", rf"{_AFTER_ONE_SPACE}(?<=[-‐‑‒–−]){_BEFORE_SPACE}", _dash,
         "Мы - под дождём → Мы — под дождём"),
    Rule("between_words", _AT_LINE_START, "—", "- Да?\n-- Нет. → — Да?\n— Нет."),
    Rule("remark", _AFTER_OPENING, _dash_of_remark, "[b]- Да![/b] → [b]— Да![/b]"),
    Rule("lost_blank_after",
         rf"(?:(?<=^.)|(?<=[{_SPACE}].)){_NO_PART_OF_WORD}{_NO_END_OF_NAME}{_REST}(?!{PARTICLE}|{_ENDING})(?={_REMARK})",
         _dash_and_space, "-Привет, сказал он -или нет → — Привет, сказал он — или нет"),
    Rule("lost_blank_before", rf"(?:{_AFTER_PUNCTUATION}|(?<=[:»“].)){_REST}(?=[{_SPACE}][{LETTERS}«„])", " —",
         "- Стой!- крикнул он. → — Стой! — крикнул он."),
    Rule("lost_blank_before", rf"(?<=[^{DASHES}.\n]\..){_REST}(?={_WORD})", " —", "(прим.- Ред.) → (прим. — Ред.)"),
    Rule("lost_blank_before", rf"(?<=[{LETTERS}\d)][–—―])(?={_WORD})", " —", "Дом– это я → Дом — это я"),
    Rule("lost_blank_before", rf"(?<=[{LETTERS}\d)]-)-{{1,2}}(?={_WORD})", " —", "Дом-- это я → Дом — это я"),
    Rule("lost_blanks", rf"{_AFTER_PUNCTUATION}{_REST}(?={_REMARK})", " — ", "Стой,-крикнул он → Стой, — крикнул он"),
    Rule("lost_blanks", rf"(?<=[!?…][»“\"].){_REST}(?=[{CYRILLIC}])", " — ", "«Стой!»-крикнул → «Стой!» — крикнул"),
    Rule("lost_blanks", rf"(?<=[»“]-)-{{1,2}}(?=[{CYRILLIC}])", " — ", "«Мир»--газета → «Мир» — газета"),
    Rule("lost_blanks", rf"(?<=:.){_REST}(?=[{CYRILLIC}]{{2}})", " — ", "Сказал:-Иду → Сказал: — Иду"),
    Rule("lost_blanks", rf"(?<=[{CYRILLIC}]{{2}}-)-{{1,2}}(?=[{CYRILLIC}]{{2}})", " — ", "дом--улица → дом — улица"),
    Rule("minus", rf"(?<=^[-‐‑])(?!{_QUANTITY})(?={_NUMBER_ALONE})", "−", "-5 °C → −5 °C"),
    Rule("minus", rf"(?<=[(\[][-‐‑])(?={_NUMBER_ALONE})", "−", "Ночью (-5 °C) → Ночью (−5 °C)"),
    Rule("minus", rf"(?<=[-‐‑])(?:(?<=\d….)|(?<=\d\.\..)|(?<=\d\.\.\..))(?={_NUMBER_ALONE})", "−",
         "Днём −1...-2 °C → Днём −1...−2 °C"),
    # Not after a number, where it may be a dash, nor after a Latin word, where it is an option: kill -9.
    Rule("minus", rf"(?<=[{_SPACE}][-‐‑])(?<![\da-z][{_SPACE}].)(?!{_QUANTITY})(?={_NUMBER_ALONE})", "−",
         "Ночью -5 °C, kill -9, мука -2 стакана → Ночью −5 °C, kill -9, мука -2 стакана"),
    Rule("between_numbers", rf"(?<=\d.){_REST}(?=\d)", _range_dash,
         "в 1941-1945 гг., но 8-800-123-45-67 → в 1941–1945 гг., но 8-800-123-45-67"),
    Rule("between_numbers", rf"(?<=[IVXLCDM].){_REST}(?=[IVXLCDM])", _range_dash, "XIX-XX вв. → XIX–XX вв."),
    Rule("hyphen", rf"(?<=[{LETTERS}][–—])(?={PARTICLE}|{AFTER_PREFIX})", "-",
         "Кто–то, во—вторых → Кто-то, во-вторых"),
    Rule("hyphen", rf"(?<=[‐‑])(?<![{DASHES}].)(?![{DASHES}])", "-", "кто‑то, дом‐музей → кто-то, дом-музей"),
]  # fmt: skip
ASCII_RULES = [Rule("ascii_hyphen", "[‐‑‒–—―−]", "-", "1941–1945 — это война → 1941-1945 - это война")]


# All but a hyphen between Cyrillic letters, or one and a digit, and in a chain of numbers (2021-06-12), a dash between
# spaces, a dash that already stands between numbers, an arrow and a minus. Patterns that begin with one character are
# fast.
_CHAIN = "|".join(rf"(?<=-{digits}-)" for digits in (r"\d", r"\d\d", r"\d{3}", r"\d{4}"))
_DOUBTFUL = {
    "-": rf"-(?!(?<=[{CYRILLIC}]-)[{CYRILLIC}\d]|(?<=\d-)(?:[{CYRILLIC}]|\d{{1,4}}-\d)|-?>|(?:{_CHAIN})\d)",
    "—": r"—(?!(?<=[ \n]—) |(?<=\d—)\d)",
    "–": r"–(?!(?<=\d–)\d|(?<=[IVXLCDM]–)[IVXLCDM])",
    "−": r"−(?!\d)",
}
_BAR_BETWEEN_NUMBERS = r"―(?<=[\dIVXLCDM]―)(?=[\dIVXLCDM])"


def candidates(text: str, unusual: set[str] | None = None) -> list[int]:
    """Return the positions of the dashes that a rule may change."""
    found = positions(text, present("‐‑‒―", unusual))
    if kept := set(_intended_bars(text)) if "―" in text else ():
        found = [position for position in found if position not in kept]
    for dash in (dash for dash in ("-", "—", "–", *present("−", unusual)) if dash in text):
        found += (match.start() for match in compiled(_DOUBTFUL[dash]).finditer(text))
    return sorted(found)


def _intended_bars(text: str) -> Iterator[int]:
    """Yield the positions of horizontal bars between numbers in a paragraph that has the dash — between words."""
    done, has_dashes = 0, False
    for bar in compiled(_BAR_BETWEEN_NUMBERS).finditer(text):
        if bar.start() >= done:
            start, done = text.rfind("\n", 0, bar.start()) + 1, text.find("\n", bar.end())
            done = done if done >= 0 else len(text)
            has_dashes = text.find(" — ", start, done) >= 0
        if has_dashes:
            yield bar.start()


# Not a dash of a ruler, nor of a sum.
START = f"[{DASHES}](?!{_IN_ROW_OR_SUM})"
_to_russian = scanner("dashes", RULES, START, candidates)
_to_ascii = scanner("dashes", ASCII_RULES)
