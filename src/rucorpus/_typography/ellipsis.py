"""Ellipses: … for three dots, ?.. and !.. after a question mark or an exclamation mark.

Source: Правила русской орфографии и пунктуации (ed. Лопатин, 2006), the sections on the ellipsis and on combinations
of punctuation marks. Two dots, four and more, and paths (../text) stay: what they stand for cannot be known.
"""

import re

from .._base.edits import Edits, EditTuple, apply
from .._base.scanner import compiled
from .._base.validation import require_style, require_text
from .html_tags import outside_tags

# A run of dots and ellipses of exactly one of two forms. `.` and `…` on either side make it a longer run: leader dots
# or a slip of the pen. A slash beside it makes it a path.
_DOTS = r"\.\.\.(?<![.…/\\]...)(?![.…/\\])"
_AFTER_TERMINATOR = r"…(?<=[?!]…)(?![.…])"


def normalize_ellipsis(text: str, *, style: str = "russian") -> str:
    """Return `text` with … for three dots, and ?.. or !.. where they follow a question or exclamation mark.

    >>> normalize_ellipsis("Он ушёл... Куда?... Вот как!…")
    'Он ушёл… Куда?.. Вот как!..'
    >>> normalize_ellipsis("Он ушёл…", style="ascii")
    'Он ушёл...'

    Idempotent, linear in `len(text)`; text with nothing to change is returned itself. Two dots, four dots and more,
    and paths stay. `style="ascii"` writes … as three dots and changes nothing else. Raises TypeError when `text` is
    not a str, ValueError for an unknown style.
    """
    return apply(text, ellipsis_edits(text, style=style))


def ellipsis_edits(text: str, *, style: str = "russian") -> Edits:
    """Return the edits of `normalize_ellipsis`, sorted and disjoint.

    >>> ellipsis_edits("Да... Нет?...")
    [(2, 5, '…', 'ellipsis.three_dots'), (10, 13, '..', 'ellipsis.after_mark')]
    """
    require_text(text)
    require_style(style)
    if style == "ascii":
        return outside_tags(text, [(*match.span(), "...", "ellipsis.to_ascii") for match in re.finditer("…", text)])
    edits = [_edit_of_dots(text, match.start()) for match in compiled(_DOTS).finditer(text)]
    if "…" in text:
        edits += ((*match.span(), "..", "ellipsis.after_mark") for match in compiled(_AFTER_TERMINATOR).finditer(text))
    return outside_tags(text, sorted(edits))


def _edit_of_dots(text: str, start: int) -> EditTuple:
    if start > 0 and text[start - 1] in "?!":
        return start, start + 3, "..", "ellipsis.after_mark"
    return start, start + 3, "…", "ellipsis.three_dots"
