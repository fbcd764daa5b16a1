"""Kinds of tokens: word, number, punctuation, symbol, emoji, address, code."""

import re
from functools import cache

KINDS = ("word", "number", "punctuation", "symbol", "emoji", "address", "code")


@cache
def _pattern() -> re.Pattern[str]:
    """Return the pattern whose matching group is named after the kind; the first match wins."""
    return re.compile(
        r"(?P<number>[0-9]++(?:[.,:/-][0-9]++)*+[¼-¾⅐-⅞⁰¹²³⁴-⁹⁺⁻]*+\Z|[¼-¾⅐-⅞]\Z)"
        r"|(?P<address>[#@]\w|\w(?:[^\s:@.]|\.[0-9])*+(?:://|@|\.[^\W\d]|\.[0-9a-z-]++\.))"
        r"|(?P<word>[\w\u00ad\u0300-\u036f])"
        r"|(?P<emoji>[:;=].|-_|\){2}|\({2}|[⌚⌛⏩-⏳☀-➿⭐⭕\U0001f000-\U0001faff])"
        r"|(?P<code></?[A-Za-z]|`.|&.|\$?\{.|%.)"
        r"|(?P<punctuation>[-.,:;!?…–—―‐‑()\[\]{}«»„“”\"'‘’‚‹›/]|<<|>>)"
        r"|(?P<symbol>)"
    )


def kind_of(token: str) -> str:
    """Return the kind of a token.

    >>> [kind_of(token) for token in ("5-й", "1,5", "?!", "№", ":)", "a@b.ru", "{name}")]
    ['word', 'number', 'punctuation', 'symbol', 'emoji', 'address', 'code']
    """
    match = _pattern().match(token)
    kind = (match and match.lastgroup) or "symbol"
    return "word" if kind == "symbol" and any(map(str.isalpha, token)) else kind
