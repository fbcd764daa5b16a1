"""Ellipses: … for three dots, ?.. and !.. after a question or exclamation mark.

Source: Правила русской орфографии и пунктуации (ed. Лопатин, 2006), the sections on the ellipsis and on combinations
of marks. Two dots, four and more, and paths (../text) are left alone: nobody can say what they stand for.
"""

import re

from .._base.edits import Edits, apply
from .._base.scanner import compiled
from .._base.validation import require_style, require_text
from .html_tags import outside_tags

# A run of dots and ellipses of exactly one of three forms. `.` and `…` on either side make it a longer run, which
# is a row of leader dots or a slip; a slash beside it makes it a path.
_DOTS = r"\.\.\.(?<![.…/\\]...)(?![.…/\\])"
_MARKED = r"…(?<=[?!]…)(?![.…])"


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
        signs = re.finditer("…", text)
        return outside_tags(text, [(sign.start(), sign.end(), "...", "ellipsis.to_ascii") for sign in signs])
    found: Edits = [_three_dots(text, match.start()) for match in compiled(_DOTS).finditer(text)]
    if "…" in text:
        found += (
            (match.start(), match.end(), "..", "ellipsis.after_mark") for match in compiled(_MARKED).finditer(text)
        )
    return outside_tags(text, sorted(found))


def _three_dots(text: str, start: int) -> tuple[int, int, str, str]:
    after_mark = start > 0 and text[start - 1] in "?!"
    return (start, start + 3, *(("..", "ellipsis.after_mark") if after_mark else ("…", "ellipsis.three_dots")))
