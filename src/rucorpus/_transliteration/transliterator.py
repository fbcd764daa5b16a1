"""Transliteration both ways: of a whole text, fast, or as edits, one for each changed word."""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from .._base.edits import Edits, EditTuple, Step, apply
from .._base.validation import require_text

Change: TypeAlias = tuple[int, int, str]  # start, stop, new


class Way(NamedTuple):
    """A scheme in one direction: what it makes of a text, and the words it changes."""

    write: Callable[[str], str]
    changes: Callable[[str], Iterable[Change]]
    rule: str


def transliterate(text: str, scheme: str, *, reverse: bool = False) -> str:
    """Return `text` in Latin letters by `scheme`, or read back into Cyrillic with `reverse=True`.

    >>> transliterate("Щукин, Юлия", "passport")
    'Shchukin, Iuliia'
    >>> transliterate("Ŝukin, Ûliâ", "iso9", reverse=True)
    'Щукин, Юлия'
    >>> transliterate("privet, kak dela?", "informal", reverse=True)
    'привет, как дела?'

    `schemes()` lists the schemes. Capitals follow the word (Щука, Shchuka; ЩУКА, SHCHUKA), stress marks stay, й and ё
    may be decomposed, letters that the scheme does not write stay as they are. URLs, e-mail addresses, @names and
    #tags in Latin script stay, in both directions. The way back is exact for the schemes that are `reversible`, else a
    guess. Linear in `len(text)`.

    As a stage of `trace` and `normalize`: `functools.partial(transliterate, scheme="passport")`. `"icu:Any-Latin"` and
    the like run a transform of ICU (extra `icu`), by the ICU that is installed. Names are not translated, words not
    pronounced: it goes by letters.

    Raises TypeError when `text` or `scheme` is not a str, SchemeError for a scheme that is unknown or has no way back,
    ImportError for a scheme of ICU without PyICU. Sources: `schemes()[scheme].sources`.
    """
    require_text(text)
    return _way(_required(scheme), bool(reverse)).write(text)


def transliteration_edits(text: str, scheme: str, *, reverse: bool = False) -> Edits:
    """Return the edits of `transliterate`, one for each word that changes.

    >>> transliteration_edits("Да, yes", "passport")
    [(0, 2, 'Da', 'transliteration.icao_doc_9303')]
    """
    require_text(text)
    way = _way(_required(scheme), bool(reverse))
    return [(start, stop, new, way.rule) for start, stop, new in way.changes(text)]


def transliteration_steps(text: str, scheme: str, *, reverse: bool = False, account: bool = True) -> Iterator[Step]:
    """Yield the edits and the text they make; where nobody wants an account, the text alone, in a third of the time.

    >>> list(transliteration_steps("Да", "passport", account=False))
    [([], 'Da')]
    """
    if account:
        edits = transliteration_edits(text, scheme, reverse=reverse)
        yield edits, apply(text, edits)
    else:
        yield [], transliterate(text, scheme, reverse=reverse)


def _required(scheme: object) -> str:
    if not isinstance(scheme, str):
        raise TypeError(f"scheme: expected the name of a scheme as a str, got {type(scheme).__name__}; see schemes()")
    return scheme


@lru_cache(maxsize=256)
def _way(scheme: str, reverse: bool) -> Way:
    if scheme.startswith("icu:"):
        from .icu import Transform

        transform = Transform(scheme, reverse=reverse)
        return Way(transform.write, transform.changes, "transliteration.icu")
    return _read(scheme) if reverse else _written(scheme)


def _written(scheme: str) -> Way:
    from .byte_romanizer import charmap
    from .romanizer import spelling

    how = spelling(scheme)
    return Way(charmap(scheme).write, how.changes, f"transliteration.{how.scheme.name}")


def _read(scheme: str) -> Way:
    from .schemes import find

    name = find(scheme).name
    if name == "informal":
        from .informal import changes
    else:
        from .cyrillizer import reading

        changes = reading(name).changes
    return Way(lambda text: apply(text, _nameless(changes(text))), changes, f"transliteration.{name}.reverse")


def _nameless(changes: Iterable[Change]) -> Iterator[EditTuple]:
    return ((start, stop, new, "") for start, stop, new in changes)
