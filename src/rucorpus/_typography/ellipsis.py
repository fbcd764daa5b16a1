"""Ellipses: … for three dots, ?.. and !.. after a question mark or an exclamation mark.

Source: Правила русской орфографии и пунктуации (ed. Лопатин, 2006), the sections on the ellipsis and on combinations
of punctuation marks. Two dots, four and more, and paths (../text) stay: what they stand for cannot be known.
"""

from collections.abc import Collection
from functools import partial

from .._base.edits import Edits, rules_kept
from .._base.scanner import Rule, compiled, positions, scanner
from .._base.validation import Style, require_style, require_text
from .._protection.application import settled
from .._protection.finder import Protect
from .html_tags import outside_tags


def normalize_ellipsis(text: str, *, style: Style = "russian", protect: Protect = "auto") -> str:
    """Return `text` with … for three dots, and ?.. or !.. where they follow a question or exclamation mark.

    >>> normalize_ellipsis("Он ушёл... Куда?... Вот как!…")
    'Он ушёл… Куда?.. Вот как!..'
    >>> normalize_ellipsis("Он ушёл…", style="ascii")
    'Он ушёл...'

    Two dots, four dots and more, and paths stay.

    Args:
        text: Any str.
        style: "russian", or "ascii", which writes … as three dots and changes nothing else.
        protect: What is not prose and stays as it is; see `protected_spans`.

    Guarantees:
        Idempotent, linear in `len(text)`; text with nothing to change is returned itself.

    Raises:
        TypeError: `text` is not a str.
        ValueError: An unknown style.
    """
    require_text(text)
    require_style(style)
    return settled(text, protect, partial(ellipsis_pass, style=style))


def ellipsis_pass(text: str, unusual: set[str] | None = None, *, style: Style, without: Collection[str] = ()) -> Edits:
    """Return the edits of one pass but those of the rules `without`; it may leave work for another pass."""
    return rules_kept(outside_tags(text, (_to_russian if style == "russian" else _to_ascii)(text, unusual)), without)


def candidates(text: str, unusual: set[str] | None = None) -> list[int]:
    dots = (match.start() for match in compiled(r"\.\.\.").finditer(text))
    return sorted((*dots, *positions(text, "…")))


# A Latin name right after the dots, a bracket or a comma before them: the spread operator of programs.
_SPREAD = r"(?:(?<=[(\[{,]...)|(?<=, ...))[A-Za-z_$]"
# Three dots and no more: a longer run is a row of leader dots or a slip. A slash beside it makes it a path.
RULES = [
    Rule("after_mark", r"\.\.\.(?<=[?!]...)(?![.…/\\])", "..", "Что?... → Что?.."),
    Rule("after_mark", r"…(?<=[?!]…)(?![.…])", "..", "Вот!… → Вот!.."),
    Rule("three_dots", rf"\.\.\.(?<![.…/\\]...)(?![.…/\\])(?!{_SPREAD})", "…", "Да... max(...list) → Да… max(...list)"),
]
ASCII_RULES = [Rule("to_ascii", "…", "...", "Да… → Да...")]
_to_russian = scanner("ellipsis", RULES, candidates=candidates)
_to_ascii = scanner("ellipsis", ASCII_RULES)
