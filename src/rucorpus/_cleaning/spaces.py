"""Spaces: one between words, none before `, . ; : ! ? … ) »` and after `( «`, one after punctuation that lost it.

Source: Мильчин, Чельцова, Справочник издателя и автора, on spaces beside punctuation. A paragraph is a line. Where a
space may be meant (smileys, code, columns, an ellipsis between words) it stays.
"""

from collections.abc import Collection, Iterator
from re import Match

from .._base.edits import Edits, EditTuple, rules_kept
from .._base.scanner import before_in_line, compiled
from .._base.validation import require_text
from .._protection.application import settled
from .._protection.finder import Protect

RULE_NAMES = ("spaces.run", "spaces.before_mark", "spaces.after_opening", "spaces.lost")
_SPACES = " \u00a0\u2002\u2003\u2009\u202f"
_PUNCTUATION = ",.;:!?…)»"
_CYRILLIC = "А-Яа-яЁё"
# More than one, or one beside punctuation; not at the start or end of a line.
_FOUND = rf"[{_SPACES}](?<!^.)(?<![{_SPACES}\t\n].)(?:[{_SPACES}]+|(?=[{_PUNCTUATION}])|(?<=[«(].))(?=\S)"
# Punctuation ends a word or a phrase if no word follows it directly; `:)` and `;-)` are smileys.
_ENDS = rf"(?=[{_SPACES}\n{_PUNCTUATION}\]“\"'\-–—]|\Z)"
_SMILEY = r"[:;=][-'^o]?[()\[\]DPpЗз3*|/\\]|[:;]\w+:"
_BEFORE_PUNCTUATION = {
    ",": rf",(?!,){_ENDS}|,(?=[{_CYRILLIC}])|,(?=\d)(?<=\d[{_SPACES}],)",
    ".": rf"\.(?:(?!\.)|\.\.(?!\.)){_ENDS}",
    ";": rf"(?!{_SMILEY});{_ENDS}",
    ":": rf"(?!{_SMILEY}):{_ENDS}|:(?=\d)(?<=\d[{_SPACES}]:)",
    "!": rf"!(?:{_ENDS}|(?=[{_CYRILLIC}]))",
    "?": rf"\?(?:{_ENDS}|(?=[{_CYRILLIC}]))",
    "…": rf"…{_ENDS}",
    ")": r"\)(?!\))",
    "»": rf"»{_ENDS}",
}
_TABLE = r"\S {4,}\S(?:.*\S)? {4,}\S|\t|\|.*\|"
_CHORD = r"[A-H][#b]?(?:m|maj|min|dim|aug|sus|add)?\d{0,2}(?:/[A-H][#b]?)?"
_CHORDS = rf" *{_CHORD}(?: +{_CHORD})+ *(?=\n|\Z)"  # above the words of a song
_NUMBERED = r"(?:^|[\s(«,;])[\dА-Яа-яA-Za-z]{1,2}\Z"  # а ) б )
_LONGEST_LINE = 400  # characters before a position that are read
_LONGEST_ROW = 1000  # characters of a row of a table or of chords, each of whose spaces is looked at with all of it
_WORD_AFTER = rf"(?=[{_CYRILLIC}«(])"
# A quotation that ends on its line, so that its first quotation mark opens. Straight ones are quotations only after a
# space on the wrong side: автор:"Пушкин" is a query, 1,"Дом" the row of a table.
_STRAIGHT = rf'(?<=[{_SPACES}].)(?="[{_CYRILLIC}][^"\n]{{0,300}}(?<!\s)"(?!\w))'
_CURLY = rf"(?=[„“][{_CYRILLIC}][^„“”\n]{{0,300}}[“”](?!\w))"
_LOST = (
    rf"[,;:!?…](?<=[а-яё»)].){_WORD_AFTER}"
    rf"|[,;:](?:(?<=[а-яё»)].)|(?<=[а-яё»)][{_SPACES}].))(?:{_CURLY}|{_STRAIGHT})"
    r"|\.(?<=[а-яё]{3}\.)(?=[А-ЯЁ«])"
)
_ADDRESS = r"(?:://|www\.|@|\\)\S*\Z"
_SMILEY_AFTER = r"[:;]\((?![^\n()]{1,300}\))"  # слово:( and no bracket that closes
_SITE = r"\b(?:Яндекс|Газета|Лента|Рамблер|Одноклассники|Mail|Мейл)\.\Z"


def normalize_spaces(text: str, *, protect: Protect = "auto") -> str:
    """Return `text` with spaces where Russian print has them: single, none before punctuation, one after it.

    >>> normalize_spaces("Слово , ещё  слово !Да ( так ) , « мир » года.Через год")
    'Слово, ещё слово! Да (так), «мир» года. Через год'

    Left alone: spaces at the start of a line and at its end, tabs and columns, addresses, numbers, abbreviations
    (т.е.), smileys, spaces around dashes, words run together without punctuation; no-break spaces are not inserted.
    Spaces after « and before » go only where the other one of the pair or a space shows that they are on the wrong
    side.

    Args:
        text: Any str.
        protect: What is not prose and stays as it is; see `protected_spans`.

    Guarantees:
        No letter is lost, and nothing but spaces is added or removed. Idempotent, linear in `len(text)`; text with
        nothing to change is returned itself.

    Raises:
        TypeError: `text` is not a str.
    """
    require_text(text)
    return settled(text, protect, space_pass)


def space_pass(text: str, unusual: set[str] | None = None, *, without: Collection[str] = ()) -> Edits:
    """Return the edits of one pass but those of the rules `without`."""
    return rules_kept(sorted([*_surplus(text), *_lost(text)]), without)


def _surplus(text: str) -> Iterator[EditTuple]:
    """Yield the edits that remove spaces."""
    for match in compiled(f"(?m){_FOUND}").finditer(text):
        start, stop = match.span()
        if text[stop] in _PUNCTUATION and _is_before_punctuation(text, match):
            yield start, stop, "", "spaces.before_mark"
        elif text[start - 1] in "«(" and _is_after_opening(text, match):
            yield start, stop, "", "spaces.after_opening"
        elif stop - start > 1 and not _is_column(text, match):
            yield _shortened(match)


def _shortened(match: Match[str]) -> EditTuple:
    """Return the edit that leaves one of the spaces, a no-break one only if all are."""
    first = match[0][0]
    kept = first if match[0] == first * len(match[0]) else " "
    if kept == first:
        return match.start() + 1, match.end(), "", "spaces.run"
    return *match.span(), kept, "spaces.run"


def _is_before_punctuation(text: str, match: Match[str]) -> bool:
    start, stop = match.span()
    before = text[start - 1]
    if not (before.isalnum() or before in "»)]%…!?.“\"°′″+*'’"):
        return False
    if not compiled(_BEFORE_PUNCTUATION[text[stop]]).match(text, stop):
        return False
    if text[stop] == ")":
        line = before_in_line(text, start, _LONGEST_LINE)
        return (
            line.rfind("(") > line.rfind(")")
            or line.count("(") > line.count(")")
            or bool(compiled(_NUMBERED).search(line))
        )
    return not (before.isdecimal() and compiled(r": \d").match(text, stop))  # 3 : 2


def _is_after_opening(text: str, match: Match[str]) -> bool:
    start, stop = match.span()
    opening, before = text[start - 1], text[start - 2 : start - 1] if start > 1 else ""
    if not (text[stop].isalnum() or text[stop] in '«„"(—-–+№…' or text.startswith("...", stop)):
        return False
    return opening == "«" or not (before.isalnum() or (before and before in ":;=(-"))


def _is_column(text: str, match: Match[str]) -> bool:
    """Return whether the spaces part the columns of a table, or chords."""
    low, high = max(0, match.start() - _LONGEST_ROW), min(len(text), match.end() + _LONGEST_ROW)
    line_start, line_stop = text.rfind("\n", low, match.start()) + 1 or low, text.find("\n", match.end(), high)
    line_stop = high if line_stop < 0 else line_stop
    if line_stop - line_start > _LONGEST_ROW:
        return False
    if compiled(_CHORDS).match(text, line_start):
        return True
    return match.end() - match.start() >= 4 and compiled(_TABLE).search(text, line_start, line_stop) is not None


def _lost(text: str) -> Iterator[EditTuple]:
    """Yield the edits that put a space after punctuation."""
    for match in compiled(_LOST).finditer(text):
        before = before_in_line(text, match.end(), _LONGEST_LINE)
        is_code = compiled(_ADDRESS).search(before) or compiled(_SITE).search(before)
        if not is_code and not compiled(_SMILEY_AFTER).match(text, match.start()):
            yield match.end(), match.end(), " ", "spaces.lost"
