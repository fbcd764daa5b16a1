"""The names of all rules of typography, for `without`."""

from .dashes import ASCII_RULES as ASCII_DASHES
from .dashes import RULES as DASHES
from .ellipsis import ASCII_RULES as ASCII_ELLIPSES
from .ellipsis import RULES as ELLIPSES
from .quote_fast_path import FORMS
from .unicode_form import ANYWHERE, BY_NEIGHBOURS

_OF_WORDS_AND_MARKS = (
    "unicode.composition",
    "unicode.look_alike",
    "quotes.unpaired",
    "quotes.apostrophe",
    "quotes.to_ascii",
    *(rule for _, _, rule in FORMS),
)


def rule_names() -> frozenset[str]:
    """Return the names of all rules.

    >>> sorted(name for name in rule_names() if name.startswith("ellipsis"))
    ['ellipsis.after_mark', 'ellipsis.three_dots', 'ellipsis.to_ascii']
    """
    of_tables = (
        *(f"unicode.{rule.name}" for rule in (*ANYWHERE, *BY_NEIGHBOURS)),
        *(f"dashes.{rule.name}" for rule in (*DASHES, *ASCII_DASHES)),
        *(f"ellipsis.{rule.name}" for rule in (*ELLIPSES, *ASCII_ELLIPSES)),
    )
    return frozenset((*of_tables, *_OF_WORDS_AND_MARKS))
