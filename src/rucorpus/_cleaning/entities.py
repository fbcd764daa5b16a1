"""Character references of HTML: &nbsp; &laquo; &#8212; &#x2014;, also those that were encoded twice (&amp;nbsp;).

Source: the HTML Living Standard, named character references and the numeric ones of windows-1252.
"""

from collections.abc import Collection
from functools import partial
from re import Match

from .._base.edits import Edits, rules_kept
from .._base.fixed_point import settle
from .._base.scanner import compiled
from .._base.validation import require_text
from .._protection.application import outside
from .._protection.finder import Protect

RULE_NAMES = ("entities.named", "entities.numeric")
_AMPERSAND = r"(?:(?:amp|AMP|#0{0,4}38|#[xX]0{0,4}26);)"
_REFERENCE = (
    rf"&{_AMPERSAND}*+"
    r"(?:(?P<name>[A-Za-z][A-Za-z0-9]{1,31})|#(?P<decimal>[0-9]{1,7})|#[xX](?P<hex>[0-9a-fA-F]{1,6}));"
)
_ENCODED_AMPERSAND = rf"&{_AMPERSAND}+"
# In code a reference is meant as it stands. The bounds keep the time linear.
_CODE = (
    r"(?P<code>(?P<ticks>`+)(?:(?!(?P=ticks))[^\n]){1,300}(?P=ticks)"
    r"|<(?P<tag>code|pre|kbd|samp)\b[^\n]{0,300}?</(?P=tag)>)"
)
_SPACES_AND_JOINERS = "\xa0\xad\u2002\u2003\u2004\u2005\u2007\u2008\u2009\u200a\u200b\u200c\u200d\u202f\u205f\u2060"


def decode_entities(text: str, *, protect: Protect = "auto") -> str:
    """Return `text` with character references of HTML decoded.

    >>> decode_entities("&laquo;Мир&raquo;&nbsp;&#8212; &amp;quot;газета&amp;quot;")
    '«Мир»\\xa0— "газета"'

    References that were encoded more than once are decoded in full. Left alone: names that HTML does not know,
    references without a semicolon, those of controls, line ends and surrogates, and what is in code (`&nbsp;`,
    <code>&lt;</code>). Tags are not removed: &lt;b&gt; becomes <b>.

    Args:
        text: Any str.
        protect: What is not prose and stays as it is; see `protected_spans`.

    Guarantees:
        Idempotent, linear in `len(text)`; text with nothing to decode is returned itself.

    Raises:
        TypeError: `text` is not a str.

    Source:
        The HTML Living Standard.
    """
    require_text(text)
    return outside(text, protect, partial(settle, normalizers=(entity_pass,), keep_edits=False)).text


def entity_pass(text: str, unusual: set[str] | None = None, *, without: Collection[str] = ()) -> Edits:
    """Return the edits of one pass but those of the rules `without`."""
    if "&" not in text:
        return []
    edits: Edits = []
    for match in compiled(f"{_CODE}|{_REFERENCE}|{_ENCODED_AMPERSAND}").finditer(text):
        new = None if match["code"] else _decoded(match)
        if new is not None and new != match[0]:
            edits.append((*match.span(), new, "entities.named" if match["name"] else "entities.numeric"))
    return rules_kept(edits, without)


def _decoded(match: Match[str]) -> str:
    """Return what a reference stands for; an unknown one loses only what encoded its ampersand."""
    if match["name"]:
        from html.entities import html5

        found = html5.get(f"{match['name']};", "")
    elif match["decimal"] or match["hex"]:
        found = _character(int(match["decimal"] or match["hex"], 10 if match["decimal"] else 16))
    else:
        return "&"
    is_text = found.isprintable() or found in _SPACES_AND_JOINERS
    return found if found and is_text else f"&{match[0].strip('&;').rpartition(';')[2]};"


def _character(number: int) -> str:
    """Return the character with a number, those of windows-1252 among the controls included; "" if there is none."""
    if 0x80 <= number < 0xA0:
        return bytes([number]).decode("cp1252", "ignore")
    return chr(number) if number <= 0x10FFFF else ""
