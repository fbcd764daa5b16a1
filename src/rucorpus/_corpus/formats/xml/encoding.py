"""The encoding of an XML file: by its byte order mark, its declaration, and the encoding that the user names."""

import codecs
import re

from ...documents import Place
from ...sources.lines import DETECT, beginning

_DECLARED = re.compile(rb"""\s*<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([\w.: -]{1,60})["']""")
_BYTE_ORDER_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_UTF_8 = "utf-8"
_WIDE = ("utf-16", "utf-32")  # a declaration that can be read as ASCII is in neither
_ENOUGH = 12  # bytes after the first of a character


def xml_encoding(head: bytes, given: str, place: Place) -> str:
    """Return the encoding of an XML file that begins with `head`.

    >>> xml_encoding(b"<?xml version='1.0' encoding='utf8'?>", "utf-8", Place("a.fb2"))
    'utf-8'
    >>> xml_encoding("<?xml version='1.0'?><a>Снег</a>".encode("cp1251"), "cp1251", Place("a.fb2"))
    'cp1251'

    A byte order mark overrides the declaration (RFC 7303, section 3.3), and so does a text that plainly is UTF-8, as
    none in a Cyrillic encoding is by chance: programs convert a file and leave its declaration as it was. `given`, if
    it is not UTF-8, overrides a declaration that is absent or says otherwise, except where the file is UTF-8 and is
    said to be: a folder often holds both. Under "detect" the encoding is detected only where there is no declaration
    that the bytes fit.
    """
    for byte_order_mark, name in _BYTE_ORDER_MARKS:
        if head.startswith(byte_order_mark):
            return name
    if b"\0" in head[:2]:
        return "utf-16be" if head.startswith(b"\0") else "utf-16le"  # these names expat knows as well
    match = _DECLARED.match(head)
    declared = _codec(match[1].decode()) if match else _UTF_8
    if declared.startswith(_WIDE) or _is_plainly_utf_8(head):
        declared = _UTF_8
    if declared == _UTF_8:
        return _UTF_8 if given == _UTF_8 or _is_utf_8(head) else beginning(head, given, place)[0]
    return declared if given in (_UTF_8, DETECT) else given


def _codec(name: str) -> str:
    """UTF8 → utf-8; a name that Python does not know stays."""
    try:
        return codecs.lookup(name).name
    except LookupError:
        return name


def _is_plainly_utf_8(head: bytes) -> bool:
    """Return whether `head` is UTF-8 with so many characters beyond ASCII that it can be nothing else."""
    return _is_utf_8(head) and len(head) - len(head.decode(_UTF_8, "ignore")) >= _ENOUGH


def _is_utf_8(head: bytes) -> bool:
    """Return whether `head`, which may end inside a character, is UTF-8."""
    try:
        codecs.getincrementaldecoder(_UTF_8)().decode(head)
    except UnicodeDecodeError:
        return False
    return True
