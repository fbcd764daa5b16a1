"""Transforms of ICU, by the name ICU gives them; they need the extra `icu`."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from .._base.scanner import compiled
from .._errors import SchemeError

PREFIX = "icu:"
_MISSING = (
    "a scheme of ICU needs PyICU: pip install rucorpus[icu]; where that has to be built, install the ICU library of "
    "your system and pkg-config first: apt install libicu-dev pkg-config, dnf install libicu-devel, brew install icu4c"
)


class Transform:
    """One transform of the ICU that is installed.

    >>> Transform("icu:Latin-ASCII", reverse=False).write("Ångström")          # doctest: +SKIP
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

    def write(self, text: str) -> str:
        """Return `text` as ICU transforms it."""
        # A lone surrogate is no text for ICU: what stands between them is transformed.
        parts = compiled("([\ud800-\udfff]+)").split(text)
        parts[::2] = [self._transform.transliterate(part) for part in parts[::2]]
        return "".join(parts)

    def changes(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yield what changes, by lines where ICU keeps them apart, trimmed to what differs."""
        lines = text.splitlines(keepends=True)
        made = list(map(self.write, lines))
        whole = self.write(text)
        if "".join(made) != whole:
            lines, made = [text], [whole]
        start = 0
        for line, new in zip(lines, made, strict=True):
            if line != new:
                yield _trimmed(line, new, start)
            start += len(line)


def _trimmed(old: str, new: str, start: int) -> tuple[int, int, str]:
    before = _alike(old, new)
    behind = _alike(old[before:][::-1], new[before:][::-1])
    return start + before, start + len(old) - behind, new[before : len(new) - behind]


def _alike(one: str, other: str) -> int:
    """Return how many characters two texts have in common at their beginning."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _refused(scheme: str, known: set[str], reverse: bool) -> SchemeError:
    from difflib import get_close_matches

    name = scheme.removeprefix(PREFIX)
    if name in known and reverse:
        return SchemeError(scheme, "ICU has no way back for this transform")
    near = [PREFIX + found for found in get_close_matches(name, sorted(known), n=3)]
    return SchemeError(scheme, nearest=near, count=len(known), listed_by="icu.Transliterator.getAvailableIDs()")


@cache
def _icu() -> Any:
    try:
        import icu
    except ImportError as error:
        raise ImportError(_MISSING) from error
    return icu
