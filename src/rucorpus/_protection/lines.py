"""Lines and their indentation."""

from .page import compiled


def width(space: str) -> int:
    """Return the width of leading whitespace in columns; a tab advances to the next multiple of four."""
    return len(space.expandtabs(4))


def line_end(text: str, start: int) -> int:
    """Return the end of the line that contains `start`."""
    stop = text.find("\n", start)
    return stop if stop >= 0 else len(text)


def end_of_indented(text: str, start: int, limit: int) -> int:
    """Return the end of the lines indented by at least `limit` columns after the line that contains `start`.

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
