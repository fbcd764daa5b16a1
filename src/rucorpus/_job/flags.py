"""The flags of the command line, in one table for each function that has these options.

A new option of Corpus, `normalize` or `sentence_spans` is a row in the table of its function.
"""

import re
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Mapping
from typing import Any, NamedTuple

from .._corpus.formats.registry import FORMATS
from .._corpus.options import NOTES
from .._protection.choices import FORMATS as FORMATS_OF_TEXT

_SIZE = re.compile(r"([0-9]{1,15})\s*([kmgt]?)(?:i?b)?", re.IGNORECASE)
_POWERS = {"": 0, "k": 1, "m": 2, "g": 3, "t": 4}


class Flag(NamedTuple):
    """A flag: what its help says, and how argparse reads it."""

    help: str
    reading: Mapping[str, Any] = {}


def names(given: str) -> tuple[str, ...]:
    """Return the names in a list separated by commas."""
    return tuple(name.strip() for name in given.split(",") if name.strip())


def size(given: str) -> int:
    """Return a number of bytes, which may have a unit.

    >>> size("512M"), size("1000")
    (536870912, 1000)
    """
    match = _SIZE.fullmatch(given.strip())
    if not match or not int(match[1]):
        raise ArgumentTypeError(f"expected a number of bytes such as 1000000 or 512M, got {given!r}")
    return int(match[1]) << 10 * _POWERS[match[2].lower()]


def character(given: str) -> str:
    r"""Return the character that was given by itself or by a name, because a shell may change a tab or a space."""
    return {"tab": "\t", r"\t": "\t", "space": " "}.get(given, given)


def lines_of(path: str) -> tuple[str, ...]:
    """Return the lines of a file that are neither empty nor comments."""
    try:
        with open(path, encoding="utf-8-sig") as file:
            lines = [line.strip() for line in file]
    except (OSError, UnicodeError) as error:
        raise ArgumentTypeError(f"{path}: {getattr(error, 'strerror', None) or 'not UTF-8'}") from error
    return tuple(line for line in lines if line and not line.startswith("#"))


_NAME = {"metavar": "NAME"}
_SWITCH = {"action": "store_true"}

CORPUS = {
    "format": Flag(f"the format of every file, whatever its suffix: {', '.join(FORMATS)}", _NAME),
    "encoding": Flag("of the input files, or detect (default: utf-8)", _NAME),
    "text": Flag("the column of a table, or the field of JSON, that holds the text (default: text)", _NAME),
    "id": Flag("the column or field that holds the id (default: id)", _NAME),
    "date": Flag("the column or field that holds the date (default: date)", _NAME),
    "date_format": Flag("how dates are written, such as %%d.%%m.%%Y; may be repeated", {"action": "append"}),
    "max_record": Flag("bytes that a record may have, such as 512M (default: 256M)", {"type": size, "metavar": "SIZE"}),
    "on_error": Flag(
        "at a damaged record: stop, skip it, or keep what can be read of it (default: raise)",
        {"choices": ("raise", "skip", "recover")},
    ),
    "delimiter": Flag("between the columns of CSV, or tab (default: detected)", {"type": character}),
    "quotechar": Flag('around the values of CSV (default: ")', {"type": character}),
    "header": Flag("the names of the columns of CSV without a header, separated by commas", {"type": names}),
    "notes": Flag(f"where the notes of an FB2 book go: {', '.join(NOTES)} (default: end)", {"choices": NOTES}),
}
TEXT = {  # options of `normalize`
    "style": Flag("of quotation marks and dashes (default: russian)", {"choices": ("russian", "ascii")}),
    "without": Flag("names of rules to leave out, separated by commas", {"type": names, "metavar": "RULES"}),
}
PROTECT = {  # an option of both
    "protect": Flag(
        "the format of the texts, whose markup stays: auto, none or a format (default: by suffix, else auto)",
        {"choices": ("auto", *FORMATS_OF_TEXT, "none")},
    ),
}
SENTENCES = {  # options of `sentence_spans`
    "headings": Flag("also split off headings and captions glued to a sentence", _SWITCH),
    "whole_quotes": Flag("never cut inside quotation marks or brackets", _SWITCH),
    "lines": Flag("a line end also ends a sentence, as chats and Markdown need it", _SWITCH),
    "max_length": Flag("cut sentences longer than this many characters", {"type": int, "metavar": "N"}),
    "abbreviations": Flag("a file of your own abbreviations, one per line", {"type": lines_of, "metavar": "FILE"}),
}
_OPTIONS = (*CORPUS, *TEXT, *PROTECT, *SENTENCES)
_ANY = "|".join(_OPTIONS)
_IN_MESSAGE = re.compile(rf"\b({_ANY})=(?=(\S?))|\b([a-z]+_[a-z]+)\b|^({_ANY})(?= must |:)")


def add(parser: ArgumentParser, title: str, flags: Mapping[str, Flag]) -> None:
    """Add the flags to the help of a parser, below a title."""
    group = parser.add_argument_group(title)
    for name, (meaning, reading) in flags.items():
        group.add_argument(f"--{name.replace('_', '-')}", help=meaning, **reading)


def given(arguments: Namespace, flags: Mapping[str, Flag]) -> dict[str, Any]:
    """Return the options whose flags were given."""
    values = {name: getattr(arguments, name) for name in flags}
    return {name: value for name, value in values.items() if value is not None and value is not False}


def as_flags(message: str) -> str:
    """Return a message about options with the flags that set them.

    >>> as_flags("longer than max_record=50 bytes; raise max_record to read it, or name it with encoding=")
    'longer than --max-record 50 bytes; raise --max-record to read it, or name it with --encoding'
    >>> as_flags("without: no rule 'dash'")
    "--without: no rule 'dash'"
    """
    return _IN_MESSAGE.sub(_as_flag, message)


def _as_flag(found: re.Match[str]) -> str:
    name = found[1] or found[3] or found[4]
    if name not in _OPTIONS:
        return found[0]
    return f"--{name.replace('_', '-')}{' ' if found[2] and found[2] not in ';,.' else ''}"
