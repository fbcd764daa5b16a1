"""Lines and how far they are indented."""

from .page import compiled


def width(space: str) -> int:
    """Return the column after leading whitespace; a tab goes on to the next multiple of four."""
    return len(space.expandtabs(4))


def line_end(text: str, start: int) -> int:
    """Return where the line ends that `start` is in."""
    stop = text.find("\n", start)
    return stop if stop >= 0 else len(text)


def end_of_indented(text: str, start: int, limit: int) -> int:
    """Return where the lines end that follow the line of `start` and are indented by `limit` columns or more.

    >>> end_of_indented("да:\\n  а\\n\\n  б\\nв", 0, 1)
    12
    """
    stop = line_end(text, start)
    for line in compiled(r"^([ \t]*)(\S)?").finditer(text, stop + 1):
        if line[2]:
            if width(line[1]) < limit:
                break
            stop = line_end(text, line.end())
    return stop
