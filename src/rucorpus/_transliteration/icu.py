"""Transforms of ICU, by the name ICU gives them; they need the extra `icu`."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from .._base.edits import EditTuple
from .._base.scanner import compiled
from .._errors import SchemeError

PREFIX = "icu:"
_MISSING = (
    'a scheme of ICU needs PyICU: pip install "rucorpus[icu]"; where that has to be built, install the ICU library of '
    "your system and pkg-config first: apt install libicu-dev pkg-config, dnf install libicu-devel, brew install icu4c"
)


class Transform:
    """One transform of the installed ICU.

    >>> Transform("icu:Latin-ASCII", reverse=False).convert("Ångström")          # doctest: +SKIP
    'Angstrom'
    """

    def __init__(self, scheme: str, *, reverse: bool) -> None:
        icu = _icu()
        name = scheme.removeprefix(PREFIX)
        known = set(icu.Transliterator.getAvailableIDs())
        direction = icu.UTransDirection.REVERSE if reverse else icu.UTransDirection.FORWARD
        try:
            self._transform = icu.Transliterator.createInstance(name, direction)
        except icu.ICUError as error:
            raise _refused(scheme, known, reverse) from error

    def convert(self, text: str) -> str:
        """Return `text` as ICU transforms it."""
        # ICU takes no lone surrogates: the text between them is transformed.
        parts = compiled("([\ud800-\udfff]+)").split(text)
        parts[::2] = [self._transform.transliterate(part) for part in parts[::2]]
        return "".join(parts)

    def edits(self, text: str) -> Iterator[EditTuple]:
        """Yield an edit for each line that changes, trimmed to what differs; for the whole text if ICU joins lines."""
        lines = text.splitlines(keepends=True)
        made = list(map(self.convert, lines))
        whole = self.convert(text)
        if "".join(made) != whole:
            lines, made = [text], [whole]
        start = 0
        for line, new in zip(lines, made, strict=True):
            if line != new:
                yield _trimmed(line, new, start)
            start += len(line)


def _trimmed(old: str, new: str, start: int) -> EditTuple:
    before = _common_length(old, new)
    after = _common_length(old[before:][::-1], new[before:][::-1])
    return start + before, start + len(old) - after, new[before : len(new) - after], "transliteration.icu"


def _common_length(one: str, other: str) -> int:
    """Return how many characters two texts have in common at their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((index for index, (a, b) in pairs if a != b), min(len(one), len(other)))


def _refused(scheme: str, known: set[str], reverse: bool) -> SchemeError:
    from difflib import get_close_matches

    name = scheme.removeprefix(PREFIX)
    if name in known and reverse:
        return SchemeError(scheme, "ICU has no reverse of this transform")
    near = [PREFIX + found for found in get_close_matches(name, sorted(known), n=3)]
    return SchemeError(scheme, nearest=near, count=len(known), listed_by="icu.Transliterator.getAvailableIDs()")


@cache
def _icu() -> Any:
    try:
        import icu
    except ImportError as error:
        raise ImportError(_MISSING) from error
    return icu
