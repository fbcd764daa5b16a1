"""The errors a caller may want to catch; each carries its facts as attributes."""

from collections.abc import Iterable


class RucorpusError(ValueError):
    """Base of every error that is about the data or the names given to rucorpus.

    >>> issubclass(RucorpusError, ValueError)
    True
    """


class CorpusError(RucorpusError):
    """A file or a record in it cannot be read; `str()` is `path:line: reason`.

    >>> error = CorpusError("news/7.jsonl", "expected a JSON object, got a list", line=3)
    >>> print(error)
    news/7.jsonl:3: expected a JSON object, got a list
    >>> error.path, error.line, error.reason
    ('news/7.jsonl', 3, 'expected a JSON object, got a list')

    `.path` is the file as it was given or found, `.member` a file inside an archive, `.line` counts from 1, `.offset`
    counts bytes from 0 in the decompressed file; what is not known is None. What caused it is `__cause__`.
    """

    def __init__(
        self, path: str, reason: str, *, member: str | None = None, line: int | None = None, offset: int | None = None
    ) -> None:
        super().__init__(path, reason, member, line, offset)
        self.path, self.reason, self.member, self.line, self.offset = path, reason, member, line, offset

    def __str__(self) -> str:
        place = [self.path, self.member, self.line]
        return ":".join(str(part) for part in place if part is not None) + f": {self.reason}"

    def __reduce__(self) -> tuple[object, ...]:
        # Exceptions are rebuilt from `args` alone, which cannot fill keyword-only parameters.
        facts = {"member": self.member, "line": self.line, "offset": self.offset}
        return _rebuilt, (self.path, self.reason, facts)


def _rebuilt(path: str, reason: str, facts: dict[str, object]) -> CorpusError:
    return CorpusError(path, reason, **facts)  # type: ignore[arg-type]


class SchemeError(RucorpusError):
    """There is no such scheme of transliteration, or no way back from it.

    >>> print(SchemeError("iso_9_1986", nearest=["iso_9_1968"], count=46))
    no scheme 'iso_9_1986'; did you mean 'iso_9_1968'? schemes() lists all 46

    `.scheme` is the name that was given, `.nearest` a tuple of names that look like it, best first, and `.reason` says
    why where the scheme exists but cannot be used.
    """

    def __init__(
        self,
        scheme: str,
        reason: str | None = None,
        *,
        nearest: Iterable[str] = (),
        count: int = 0,
        listed_by: str = "schemes()",
    ) -> None:
        super().__init__(scheme, reason, tuple(nearest), count, listed_by)
        self.scheme, self.reason, self.nearest = scheme, reason, tuple(nearest)
        self._listed = f"{listed_by} lists all {count}"

    def __str__(self) -> str:
        if self.reason:
            return f"scheme {self.scheme!r}: {self.reason}"
        near = f"; did you mean {', '.join(map(repr, self.nearest))}?" if self.nearest else ";"
        return f"no scheme {self.scheme!r}{near} {self._listed}"

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuilt_scheme_error, self.args


def _rebuilt_scheme_error(
    scheme: str, reason: str | None, nearest: tuple[str, ...], count: int, listed_by: str
) -> SchemeError:
    return SchemeError(scheme, reason, nearest=nearest, count=count, listed_by=listed_by)


# Their public home, shown in tracebacks and kept in pickles.
for _error in (RucorpusError, CorpusError, SchemeError):
    _error.__module__ = "rucorpus"
