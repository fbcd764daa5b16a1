"""Dashes: — between words and before a remark, – between numbers, − before a number, - inside words.

Sources: Правила русской орфографии и пунктуации (ed. Лопатин, 2006), the chapters on the dash and the hyphen; Мильчин,
Чельцова, Справочник издателя и автора, on ranges of numbers. Where print varies the choice is named beside the rule.
"""

from collections.abc import Iterator
from functools import cache
from re import Match

from .._base.characters import CYRILLIC, DASHES, LETTERS
from .._base.edits import Edits, apply
from .._base.scanner import Pass, Rule, compiled, places, scanner
from .._base.validation import require_style, require_text
from .html_tags import outside_tags
from .number_ranges import is_range

_BLANK = " \t\u00a0\u202f\u2009"
_PARTICLE = rf"(?:то|либо|нибудь|таки|ка)(?![{LETTERS}])"
# A second half of the words that во-, кое-, по- and из- begin.
_AFTER_PREFIX = (
    r"(?<=\b[Вв]о.)(?:перв|втор|трет|четв|пят|шест|седьм)"
    r"|(?<=\b[Кк]ое.)(?:кто|кого|кому|кем|ком|что|чего|чему|чем|где|как|куда|когда|откуда)"
    r"|(?<=\b[Пп]о.)(?:моему|твоему|своему|нашему|вашему|видимому|прежнему|новому|разному|\w{2,30}ски\b)"
    r"|(?<=\b[Ии]з.)(?:за|под)\b"
)


def normalize_dashes(text: str, *, style: str = "russian") -> str:
    """Return `text` with Russian dashes: — between words, – between numbers, − before a number.

    >>> normalize_dashes("- Правда,- сказал он. - В 1941-1945 гг. было -5 °C, кто-то знал")
    '— Правда, — сказал он. — В 1941–1945 гг. было −5 °C, кто-то знал'
    >>> normalize_dashes("Правда — ложь", style="ascii")
    'Правда - ложь'

    Idempotent, linear in `len(text)`; text with nothing to change is returned itself. No letter is lost; blanks are
    only added beside a dash that lost one. Left alone: hyphens in compounds and suspended ones (пяти- и шестиместные),
    phones, dates and codes (8-800-123-45-67, 2010-01-02, ГОСТ 7.79-2000, Ту-154), addresses, command-line options,
    rulers, words broken over a line end. Raises TypeError when `text` is not a str, ValueError for an unknown style.
    """
    return apply(text, dash_edits(text, style=style))


def dash_edits(text: str, *, style: str = "russian") -> Edits:
    """Return the edits of `normalize_dashes`, sorted and disjoint.

    >>> dash_edits("Правда - ложь")
    [(7, 8, '—', 'dashes.between_words')]
    """
    require_text(text)
    require_style(style)
    return outside_tags(text, (_to_russian if style == "russian" else _to_ascii)()(text))


def _between_words(match: Match[str]) -> str:
    """Правда - ложь -- одно → Правда — ложь — одно"""
    return "—"


def _subtraction(match: Match[str]) -> str:
    """Значит, 5 - 3 = 2 → Значит, 5 − 3 = 2"""
    return "−"


def _lost_blank_after(match: Match[str]) -> str:
    """-Привет, сказал он -или нет → — Привет, сказал он — или нет"""
    return "-" if match[0] == "-" and _is_part_of_word(match.string, match.end()) else "— "


def _is_part_of_word(text: str, start: int) -> bool:
    """Tell whether what a hyphen begins is named as a part of a word: «суффиксы -чик, -щик», «-ов-»."""
    before = text[max(0, start - 1 - _LONGEST_BEFORE) : start - 1]
    return bool(compiled(_MORPHEME_BEFORE).search(before) or compiled(_MORPHEME).match(text, start))


def _lost_blank_before(match: Match[str]) -> str:
    """- Стой!- крикнул он (прим.- Ред.) → — Стой! — крикнул он (прим. — Ред.)"""
    return " —"


def _lost_blanks(match: Match[str]) -> str:
    """Стой,-крикнул он, и слово--слово → Стой, — крикнул он, и слово — слово"""
    return " — "


def _minus(match: Match[str]) -> str:
    """Ночью -5 °C, днём -1...-2 °C → Ночью −5 °C, днём −1...−2 °C"""
    return "−"


def _between_numbers(match: Match[str]) -> str:
    """в 1941-1945 гг., но 8-800-123-45-67 → в 1941–1945 гг., но 8-800-123-45-67"""
    if match[0] not in "—−" and is_range(match.string, *match.span()):
        return "–"
    return "-" if match[0] in "‐‑‒" else match[0]


def _hyphen(match: Match[str]) -> str:
    """Кто–то, во—вторых, кто‑то → Кто-то, во-вторых, кто-то"""
    return "-"


def _ascii_hyphen(match: Match[str]) -> str:
    """1941–1945 — это война → 1941-1945 - это война"""
    return "-"


# Each pattern goes on after the first sign, so a look-behind sees that sign as its last character: 8 times faster than
# patterns that begin with a look-behind.
_RUN = r"(?:(?<=-)-{1,2})?"  # the rest of -- and ---
_SPACED = rf"(?<=[{_BLANK}][^—])(?<!\|[{_BLANK}].){_RUN}(?=[{_BLANK}\n]|\Z)|(?<=^[^—]){_RUN}(?=[{_BLANK}]+\S)"
_IN_SUM = rf"(?<=−)(?:(?<=[\d)=][{_BLANK}].)(?=[{_BLANK}])|(?=.?[{_BLANK}][\d(]))"
# A row of signs is a ruler: - - - or -- -- --
_IN_ROW_OR_SUM = rf"(?:(?<=[{DASHES}](?s:.).)|{_IN_SUM})(?:{_SPACED})|(?:{_SPACED})(?s:.)[{DASHES}]"
_NUMBER = r"\d[\d,.]{0,20}"
_FORMULA = rf"[{_BLANK}]{_NUMBER}(?:[{_BLANK}]?[-+*/×:−–][{_BLANK}]?{_NUMBER}){{0,8}}[{_BLANK}]?="
_WORD = rf"[{_BLANK}](?!и(?:ли)? )[{LETTERS}]"  # not the next of two words with suspended hyphens
_AFTER_MARK = r"(?:(?<=[,!?…].)(?<!<!.)|(?<=\.\..))"  # <!-- opens a comment
# After these a hyphen begins a part of a word: «русобородое и -усое», «глаголы на -ить».
_PART_OF_WORD = "".join(rf"(?<!\b{word} [-‐‑])" for word in ("и", "или", "на", "суффикс", "окончание", "частица"))
_LONGEST_BEFORE = 60
_MORPHEME = rf"[{CYRILLIC}]{{1,6}}(?:-(?![-{LETTERS}\d])|(?:,|,? и|,? или) -[{CYRILLIC}])"
_MORPHEME_BEFORE = (
    r"(?:(?i:суффикс|окончани|пр[еи]фикс|приставк|постфикс|аффикс|морфем|частиц|кор(?:ень|н)|флекси|формант)\w*:? "
    rf"|(?:^|[\s(«])-[{CYRILLIC}]{{1,6}}-?»?(?:[,;/]|,? и|,? или) )\Z"
)
# Names that an author hides: «на --ой проспект», «мимо --ской церкви».
_END_OF_NAME = rf"-(?:с?к?(?:ой|ого|ому|ом|ий|ая|ую|ое)|к?[оеё]в)(?![{LETTERS}])"
_ENDING = rf"(?<=\d[{_BLANK}].)[{CYRILLIC}]{{1,2}}(?![{LETTERS}])"  # 1990 -х
_NUMBER_ALONE = rf"\d[\d.,]*(?![\d{LETTERS}]|[{DASHES}]\d)"
RULES: list[Rule] = [
    (rf"(?<=\d[{_BLANK}][-–−])(?={_FORMULA})", _subtraction),
    (_SPACED, _between_words),
    (
        rf"(?:(?<=^.)|(?<=[{_BLANK}].)){_PART_OF_WORD}(?!{_END_OF_NAME}){_RUN}(?!{_PARTICLE}|{_ENDING})(?=[{CYRILLIC}]|[«„]\S)",
        _lost_blank_after,
    ),
    (
        rf"(?:{_AFTER_MARK}|(?<=[:»“].)){_RUN}(?=[{_BLANK}][{LETTERS}«„])|(?<=[^.]\..){_RUN}(?={_WORD})"
        rf"|(?<=[{LETTERS}\d)][–—―])(?={_WORD})|(?<=[{LETTERS}\d)]-)-{{1,2}}(?={_WORD})",
        _lost_blank_before,
    ),
    (
        rf"{_AFTER_MARK}{_RUN}(?=[{CYRILLIC}]|[«„]\S)|(?<=:.){_RUN}(?=[{CYRILLIC}]{{2}})"
        rf"|(?<=[{CYRILLIC}]{{2}}-)-{{1,2}}(?=[{CYRILLIC}]{{2}})",
        _lost_blanks,
    ),
    # After a blank, but not behind a number, where it may be a dash, nor a Latin word, where it is an option: kill -9.
    (
        rf"(?<=[-‐‑])(?:(?<=^.)|(?<=[(\[].)|(?<=\d….)|(?<=\d\.\..)|(?<=\d\.\.\..)|(?<=[{_BLANK}].)(?<![\da-z][{_BLANK}].))"
        rf"(?={_NUMBER_ALONE})",
        _minus,
    ),
    (rf"(?<=\d.){_RUN}(?=\d)|(?<=[IVXLCDM].){_RUN}(?=[IVXLCDM])", _between_numbers),
    (rf"(?<=[{LETTERS}][–—])(?={_PARTICLE}|{_AFTER_PREFIX})|(?<=[‐‑])(?<![{DASHES}].)(?![{DASHES}])", _hyphen),
]
ASCII_RULES: list[Rule] = [("[‐‑‒–—―−]", _ascii_hyphen)]


_BAR_BETWEEN_NUMBERS = r"―(?<=[\dIVXLCDM]―)(?=[\dIVXLCDM])"
# All but a dash between blanks and a hyphen between Cyrillic letters. Patterns that begin with one sign are fast.
_DOUBTFUL = (rf"-(?!(?<=[{CYRILLIC}]-)[{CYRILLIC}])", r"—(?!(?<=[ \n]—) )")


def _places(text: str) -> list[int]:
    found = places(text, DASHES.replace("-", "").replace("—", ""))
    if kept := set(_bars_on_purpose(text)) if "―" in text else ():
        found = [at for at in found if at not in kept]
    for pattern in _DOUBTFUL:
        found += (match.start() for match in compiled(pattern).finditer(text))
    return sorted(found)


def _bars_on_purpose(text: str) -> Iterator[int]:
    """Yield where a horizontal bar stands between numbers in a paragraph that has the dash — between words."""
    done, has_dashes = 0, False
    for bar in compiled(_BAR_BETWEEN_NUMBERS).finditer(text):
        if bar.start() >= done:
            start, done = text.rfind("\n", 0, bar.start()) + 1, _line_end(text, bar.end())
            has_dashes = text.find(" — ", start, done) >= 0
        if has_dashes:
            yield bar.start()


def _line_end(text: str, place: int) -> int:
    stop = text.find("\n", place)
    return stop if stop >= 0 else len(text)


@cache
def _to_russian() -> Pass:
    return scanner("dashes", RULES, start=f"[{DASHES}](?!{_IN_ROW_OR_SUM})", places_of=_places)


@cache
def _to_ascii() -> Pass:
    return scanner("dashes", ASCII_RULES)
