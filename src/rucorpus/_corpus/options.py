"""The arguments of a Corpus, checked and brought to one form."""

import codecs
import os
from collections.abc import Sequence
from typing import Literal, TypeAlias, get_args

from .._errors import abridged
from .dates import DateReader, iso_date
from .formats.registry import FORMATS
from .records import Fields, ReadOptions, Selector, TableOptions
from .sources.lines import DETECT
from .sources.paths import STANDARD_INPUT

Notes: TypeAlias = Literal["end", "inline", "drop"]
NOTES: tuple[Notes, ...] = get_args(Notes)
PathLike = str | os.PathLike[str]


def given_paths(paths: PathLike | Sequence[PathLike]) -> list[str]:
    """Return paths as a list of str."""
    listed = paths if isinstance(paths, (list, tuple)) else [paths]
    if not listed:
        raise ValueError("paths is empty; expected a file, a folder, a glob, or a list of them")
    given = [_path(each) for each in listed]
    if given.count(STANDARD_INPUT) > 1:
        raise ValueError("paths names standard input (-) twice, but it can be read only once")
    return given


def _path(given: object) -> str:
    path = os.fspath(given) if isinstance(given, (str, os.PathLike)) else None
    if not isinstance(path, str):
        raise TypeError(f"paths must be a str or os.PathLike, or a list of them, got {given!r}")
    return path


def codec(encoding: str) -> str:
    """Return the usual name of a codec for text, or "detect".

    >>> codec("UTF8"), codec("windows-1251")
    ('utf-8', 'cp1251')
    """
    if not isinstance(encoding, str):
        raise TypeError(f"encoding must be the name of a codec such as 'cp1251', got {encoding!r}")
    if encoding == DETECT:
        return encoding
    try:
        " ".encode(encoding)  # lookup() also finds codecs that are not for text, such as 'hex'
        "\ufeff".encode(encoding, "ignore")  # 'idna' does not encode every text
        return codecs.lookup(encoding).name.removesuffix("-sig")
    except (LookupError, ValueError) as error:
        expected = "expected 'detect' or a codec of Python, such as 'utf-8' or 'cp1251'"
        raise ValueError(abridged(f"no encoding {encoding!r}; {expected}")) from error


def whole_number(name: str, value: int, least: int) -> int:
    """Return `value` if it is a whole number of at least `least`."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(f"{name} must be a whole number, got {value!r}")
    if value < least:
        raise ValueError(f"{name} must be {least} or more, got {value}")
    return value


def read_options(
    format_name: str | None,
    encoding: str,
    selectors: tuple[Selector, Selector, Selector],
    date_format: str | Sequence[str] | None,
    max_record: int,
    notes: str,
) -> ReadOptions:
    """Return the options of reading; raise TypeError or ValueError for a wrong one. `selectors`: text, id, date."""
    if format_name is not None and format_name not in [*FORMATS]:
        known = ", ".join(map(repr, FORMATS))
        raise ValueError(f"unknown format {format_name!r}; known are {known}; with None the suffix decides")
    for option, selector in zip(("text", "id", "date"), selectors, strict=True):
        if not (isinstance(selector, str) or callable(selector)):
            raise TypeError(f"{option} must be a field name or a function of the record, got {selector!r}")
    if notes not in NOTES:
        raise ValueError(f"notes must be {', '.join(map(repr, NOTES[:-1]))} or {NOTES[-1]!r}, got {notes!r}")
    read_date: DateReader = iso_date
    if date_format is not None:
        from .date_formats import date_reader

        read_date = date_reader(date_format)
    limit = whole_number("max_record", max_record, least=1)
    return ReadOptions(codec(encoding), Fields(*selectors, read_date), limit, format_name, notes=notes)


def table_options(delimiter: str | None, quotechar: str | None, header: Sequence[str] | None) -> TableOptions:
    """Return the options of tables; raise TypeError or ValueError for a wrong one."""
    for name, value in (("delimiter", delimiter), ("quotechar", quotechar)):
        if value is not None and not isinstance(value, str):
            raise TypeError(f"{name} must be one character, got {value!r}")
        if value is not None and (len(value) != 1 or value in "\r\n"):
            raise ValueError(f"{name} must be one character, got {value!r}")
    if delimiter is not None and delimiter == quotechar:
        raise ValueError(f"delimiter and quotechar are the same character, {delimiter!r}")
    if header is not None and (
        not isinstance(header, (list, tuple)) or not header or not all(isinstance(each, str) for each in header)
    ):
        raise TypeError(f"header must be a list of the names of the columns, got {header!r}")
    return TableOptions(delimiter, quotechar, None if header is None else tuple(header))
