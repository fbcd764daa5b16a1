"""A quick check: a text without the characters that markup begins with has none, and most prose is such a text.

It costs a few searches for single characters. A property in the tests holds that what it passes over has no spans.
"""

import re
from collections.abc import Collection

from .plain_form import hidden

# Every construct has one of these. The order is by how fast they are found: in Russian text < and @ share their lowest
# byte with frequent letters, so they come last.
_SIGNS = "`\\${|~_#*/%<@"
_WORDS = (
    ("'", "'''"),
    ("w", "www."),
    ("m", "msg"),
    ('"', '"--'),
)  # longer ones, each with the character that is looked for first
_FRONT_MATTER = ("---", "+++", ";;;")
HIDDEN = hidden()
# After a bracket only these are markup; a number or a Russian word is a footnote or a remark.
_BRACKET = re.compile(r"\[(?:[^\d\sА-Яа-яЁё]|[А-Яа-яЁё]-|[^\[\]\n]*\][(\[:])")


def may_have_markup(text: str, unusual: Collection[str] = ()) -> bool:
    """Return False if there is nothing to protect; `unusual` are characters that `normalize_unicode` may change.

    >>> may_have_markup("Он сказал [1], что «да»."), may_have_markup("Метод `sort`")
    (False, True)
    """
    for sign in _SIGNS:
        if sign in text:
            return True
    if text.startswith(_FRONT_MATTER) or not HIDDEN.isdisjoint(unusual):
        return True
    for first, word in _WORDS:
        if first in text and word in text:
            return True
    start = text.find("[")
    while start >= 0:
        if _BRACKET.match(text, start):
            return True
        start = text.find("[", start + 1)
    return False
