"""A quick check: a text without the characters that markup begins with has none, and most prose is such a text.

It costs a few searches for single characters, and looks closer where one of the frequent ones stands. A property in the
tests holds that what it passes over has no spans.
"""

import re
from collections.abc import Collection

from .plain_form import hidden

# Every construct has one of these signs, or matches one of the patterns. The order is by how fast they are found: in
# Russian text < shares its lowest byte with a frequent letter, so it comes last.
_SIGNS = "`\\${|~_#<"
# The character that a pattern begins with is looked for first. Only it is literal, which is found faster than a word.
_PATTERNS = [
    (sign, re.compile(re.escape(sign) + rest).search)
    for sign, rest in (
        ("*", r"[^\s\w!-)+-~]"),  # ** or a hidden character; no footnote
        ("/", r"(?:(?<=\./)|[^/\s]*/)"),  # an address; not и/или
        ("%", r"(?!\.?(?:[\s,;:!?)»“”\"…—–]|\Z))"),  # a placeholder; not 5 %
        ("'", "(?='')"),
        ('"', '(?:--|(?<=msgid."))'),
        ("w", r"(?=ww\.)"),
        ("]", r"[(\[:]"),
        # After a bracket only these are markup; a number, a Russian word or (сноска 1) is a footnote or a remark.
        ("[", r"(?!\([^\[\]()\n]*\)\][\s\w.,;»])(?:[^\d\sА-Яа-яЁё]|[А-Яа-яЁё]-)"),
    )
]
_has_at_sign = re.compile("@").search  # faster than `in`, because Russian text has many letters with its lowest byte
_FRONT_MATTER = ("---", "+++", ";;;")
HIDDEN = hidden()


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
    for sign, search in _PATTERNS:
        if sign in text and search(text):
            return True
    return _has_at_sign(text) is not None
