"""The errors a caller may want to catch; each carries its facts as attributes."""


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
