"""The errors a caller may want to catch; each carries its facts as attributes."""

from collections.abc import Iterable
from functools import partial

_LONGEST = 1000  # characters of a message


def abridged(message: str) -> str:
    """Return a message of at most 1,000 characters, its middle left out if need be.

    >>> len(abridged("ю" * 10**6)), abridged("no such file")
    (1000, 'no such file')
    """
    half = _LONGEST // 2
    return message if len(message) <= _LONGEST else f"{message[: half - 1]}…{message[-half:]}"


class RucorpusError(ValueError):
    """The base of every error about the data or the names given to rucorpus.

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

    `__cause__` is the original error. What is not known is None.

    Attributes:
        path: The file as it was given or found.
        member: A file inside an archive.
        line: Counts from 1.
        offset: Counts bytes from 0 in the decompressed file.
        reason: What is wrong. It and the message have at most 1,000 characters; the middle of a longer one is left out.
    """

    def __init__(
        self, path: str, reason: str, *, member: str | None = None, line: int | None = None, offset: int | None = None
    ) -> None:
        reason = abridged(reason)
        super().__init__(path, reason, member, line, offset)
        self.path: str = path
        self.reason: str = reason
        self.member: str | None = member
        self.line: int | None = line
        self.offset: int | None = offset

    def __str__(self) -> str:
        location = [self.path, self.member, self.line]
        return abridged(":".join(str(part) for part in location if part is not None) + f": {self.reason}")

    def __reduce__(self) -> tuple[object, ...]:
        # Pickle calls a class with `args` alone, which cannot fill keyword-only parameters.
        return partial(type(self), member=self.member, line=self.line, offset=self.offset), (self.path, self.reason)


class SchemeError(RucorpusError):
    """There is no such transliteration scheme, or it cannot be reversed.

    >>> print(SchemeError("iso_9_1986", nearest=["iso_9_1968"], count=46))
    no scheme 'iso_9_1986'; did you mean 'iso_9_1968'? schemes() lists all 46

    Attributes:
        scheme: The name that was given.
        nearest: A tuple of similar names, best first.
        reason: Why a scheme that exists cannot be used, else None.
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
        self.scheme: str = scheme
        self.reason: str | None = reason
        self.nearest: tuple[str, ...] = tuple(nearest)
        self._listed = f"{listed_by} lists all {count}"

    def __str__(self) -> str:
        if self.reason:
            return abridged(f"scheme {self.scheme!r}: {self.reason}")
        near = f"; did you mean {', '.join(map(repr, self.nearest))}?" if self.nearest else ";"
        return abridged(f"no scheme {self.scheme!r}{near} {self._listed}")

    def __reduce__(self) -> tuple[object, ...]:
        scheme, reason, nearest, count, listed_by = self.args
        return partial(type(self), nearest=nearest, count=count, listed_by=listed_by), (scheme, reason)


# Their public home, shown in tracebacks and kept in pickles.
for _error in (RucorpusError, CorpusError, SchemeError):
    _error.__module__ = "rucorpus"
