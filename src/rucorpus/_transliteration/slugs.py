"""Slugs: a title as it stands in an address."""

import re

from .transliterator import transliterate

_PLAIN = str.maketrans("đıłø", "dilo")  # Latin letters that do not decompose
# Combining characters, and between letters what stands for ъ and ь or for an apostrophe.
_WITHIN_WORD = "[\u0300-\u036f\u00ad\u02b9\u02ba]|(?<=\\w)['’ʼ`”·]+(?=\\w)"


def slug(text: str, scheme: str = "wikipedia") -> str:
    """Return `text` as a slug: words in Latin letters and digits, in lower case, joined by hyphens.

    >>> slug("Язык C++ — первый урок"), slug("Объезд, дом 5", "passport")
    ('yazyk-c-pervy-urok', 'obieezd-dom-5')

    Nothing is shortened, and no words are left out. There is no `protect`: the whole title becomes the slug, code and
    addresses in it too.

    Args:
        text: Any str; one without letters and digits gives "".
        scheme: A name or an alias from `schemes`. Letters that it does not write are written as in ISO 9, without
            diacritics.

    Guarantees:
        A slug neither begins nor ends with a hyphen and has no two in a row; the slug of a slug is the same. Linear in
        `len(text)`.

    Raises:
        TypeError: `text` or `scheme` is not a str.
        SchemeError: The scheme is unknown.
    """
    from .._base.normal_forms import normalize

    latin = transliterate(transliterate(text, scheme, protect=None), "iso9", protect=None)
    plain = re.sub(_WITHIN_WORD, "", normalize("NFKD", latin)).lower().translate(_PLAIN)
    return re.sub("[^a-z0-9]+", "-", plain).strip("-")
