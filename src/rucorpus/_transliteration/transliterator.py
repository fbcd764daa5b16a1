"""Transliteration in both directions: of a whole text, fast, or as edits, one for each word that changes."""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from .._base.edits import Edits, EditTuple, Step, apply
from .._base.validation import require_text
from .._protection.finder import Protect, find

if TYPE_CHECKING:
    from .romanizer import Romanizer
    from .schemes import Scheme

_WORD_BY_WORD = 2000  # characters


class Direction(NamedTuple):
    """A scheme in one direction: its output for a text, and the edits that make it."""

    convert: Callable[[str], str]
    edits: Callable[[str], Iterable[EditTuple]]


def transliterate(text: str, scheme: str, *, reverse: bool = False, protect: Protect = "auto") -> str:
    """Return `text` in Latin letters by `scheme`, or with `reverse=True` in Cyrillic ones.

    >>> transliterate("Щукин, Юлия", "passport")
    'Shchukin, Iuliia'
    >>> transliterate("Ŝukin, Ûliâ", "iso9", reverse=True)
    'Щукин, Юлия'
    >>> transliterate("privet, kak dela?", "informal", reverse=True)
    'привет, как дела?'

    Capitals follow the word: Щука is Shchuka, ЩУКА is SHCHUKA. Stress accents stay, and letters that the scheme does
    not write; й and ё may be decomposed. URLs, e-mail addresses, @names and #tags in Latin script stay, in both
    directions. Names are not translated and words not pronounced: letters are replaced by letters.

    Args:
        text: Any str.
        scheme: A name or an alias from `schemes`; or with the extra `icu` a transform of the installed ICU, such as
            `"icu:Any-Latin"`.
        reverse: From Latin to Cyrillic: exactly for the schemes that are `reversible`, else a guess.
        protect: What is not prose and stays as it is; see `protected_spans`.

    Guarantees:
        Linear in `len(text)`; text with nothing to change is returned itself.
        `functools.partial(transliterate, scheme="passport")` is a stage of `normalize`.

    Raises:
        TypeError: `text` or `scheme` is not a str.
        SchemeError: The scheme is unknown or has no reverse.
        ImportError: A scheme of ICU without PyICU.

    Source:
        `schemes()[scheme].sources`.
    """
    require_text(text)
    convert, edits_of = _direction(_require_name(scheme), bool(reverse))
    if spans := find(text, protect):
        from .protected_text import converted  # late, as below: plain prose needs none of it

        made = converted(text, spans, convert, lambda text: list(edits_of(text)))
    else:
        made = convert(text)
    return text if made == text else made


def transliteration_edits(text: str, scheme: str, *, reverse: bool = False, protect: Protect = "auto") -> Edits:
    """Return one edit for each word that `transliterate` changes.

    >>> transliteration_edits("Да, yes", "passport")
    [(0, 2, 'Da', 'transliteration.icao_doc_9303')]
    """
    require_text(text)
    direction = _direction(_require_name(scheme), bool(reverse))
    if spans := find(text, protect):
        from .protected_text import edits_outside

        return edits_outside(text, spans, lambda text: list(direction.edits(text)))
    return list(direction.edits(text))


def transliteration_steps(text: str, scheme: str, *, reverse: bool = False, keep_edits: bool = True) -> Iterator[Step]:
    """Yield the edits and the text they make; without `keep_edits` no edits, in a third of the time.

    >>> list(transliteration_steps("Да", "passport", keep_edits=False))
    [([], 'Da')]
    """
    if keep_edits:
        edits = transliteration_edits(text, scheme, reverse=reverse, protect=None)
        yield edits, apply(text, edits)
    else:
        yield [], transliterate(text, scheme, reverse=reverse, protect=None)


def _require_name(scheme: object) -> str:
    if not isinstance(scheme, str):
        raise TypeError(f"scheme: expected the name of a scheme as a str, got {type(scheme).__name__}; see schemes()")
    return scheme


@lru_cache(maxsize=256)
def _direction(name: str, reverse: bool) -> Direction:
    if name.startswith("icu:"):
        from .icu import Transform

        transform = Transform(name, reverse=reverse)
        return Direction(transform.convert, transform.edits)
    if reverse and name == "informal":  # it has tables of its own
        from .informal import edits

        return Direction(lambda text: apply(text, edits(text)), edits)
    from .schemes import find

    scheme = find(name)
    if scheme.name != name:
        return _direction(scheme.name, reverse)
    return _to_cyrillic(scheme) if reverse else _to_latin(scheme)


def _to_latin(scheme: "Scheme") -> Direction:
    from .romanizer import Romanizer

    romanizer = Romanizer(scheme)
    return Direction(_Conversion(romanizer).convert, romanizer.edits)


class _Conversion:
    """A scheme applied to texts: to the first characters word by word, to all others by the byte romanizer.

    Making its tables takes as long as 2,000 characters word by word: a sixth of the first use.
    """

    def __init__(self, romanizer: "Romanizer") -> None:
        self._romanizer = romanizer
        self._fast: Callable[[str], str] | None = None
        self._left = _WORD_BY_WORD

    def convert(self, text: str) -> str:
        self._left -= len(text)
        if self._fast is None and self._left >= 0:
            return apply(text, self._romanizer.edits(text))
        if self._fast is None:
            from .byte_romanizer import ByteRomanizer

            self._fast = ByteRomanizer(self._romanizer).romanize
        return self._fast(text)


def _to_cyrillic(scheme: "Scheme") -> Direction:
    from .cyrillizer import Cyrillizer

    edits = Cyrillizer(scheme).edits
    return Direction(lambda text: apply(text, edits(text)), edits)
