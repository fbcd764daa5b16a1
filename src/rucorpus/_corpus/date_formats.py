"""Dates as strptime reads them, by the formats of the option `date_format`, with Russian names of months."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime

from .dates import DateReader

_DIRECTIVE = re.compile(r"%(.)", re.DOTALL)
_PRECISIONS = [("djcx", 10), ("mbB", 7), ("YyG", 4)]  # directives, and the length of YYYY-MM-DD that they determine
_MONTHS = {
    "январь": "01", "января": "01", "февраль": "02", "февраля": "02", "март": "03", "марта": "03",
    "апрель": "04", "апреля": "04", "май": "05", "мая": "05", "июнь": "06", "июня": "06",
    "июль": "07", "июля": "07", "август": "08", "августа": "08", "сентябрь": "09", "сентября": "09",
    "октябрь": "10", "октября": "10", "ноябрь": "11", "ноября": "11", "декабрь": "12", "декабря": "12",
}  # fmt: skip
_MONTH_NAME = re.compile(rf"\b(?:{'|'.join(_MONTHS)})\b", re.IGNORECASE)


def date_reader(formats: str | Sequence[str]) -> DateReader:
    """Return a function that turns a value of the data into an ISO date, by strptime `formats`.

    >>> read = date_reader(["%d %B %Y", "%m.%Y"])
    >>> read("10 января 2022"), read("01.2022")
    ('2022-01-10', '2022-01')

    The first format that fits wins, and the result is as precise as that format. `%B` also reads Russian names of
    months, in the nominative and the genitive, on every locale. A whole number is read as its digits (20220110 by
    "%Y%m%d"). The function raises ValueError where no format fits. `date_reader` raises TypeError or ValueError for a
    format that strptime does not know or that has no year.
    """
    if isinstance(formats, str):
        formats = [formats]
    if not isinstance(formats, (list, tuple)) or not all(isinstance(each, str) for each in formats):
        raise TypeError(f"date_format must be a strptime format such as '%d.%m.%Y' or a list of them, got {formats!r}")
    if not formats:
        raise ValueError("date_format is an empty list; leave it out, or name a strptime format such as '%d.%m.%Y'")
    precisions = {each: _precision(each) for each in formats}

    def read(value: object) -> str | None:
        for each, length in precisions.items():
            if found := _parsed(value, each):
                return found.date().isoformat()[:length]
        raise ValueError(f"{_shortened(value)} does not match date_format {' or '.join(map(repr, precisions))}")

    return read


def _precision(date_format: str) -> int:
    """Return how many characters of YYYY-MM-DD a strptime format determines; "%m.%Y" → 7."""
    directives = set(_DIRECTIVE.findall(date_format))
    if not directives & set("YyGcx"):
        expected = "expected a strptime format such as '%d.%m.%Y' or '%Y-%m'"
        raise ValueError(f"date_format {date_format!r} has no year; {expected}")
    try:
        # strptime has no other check of a format than to parse what strftime wrote by it.
        datetime.strptime(datetime(2000, 1, 1, tzinfo=UTC).strftime(date_format), date_format)
    except ValueError as error:
        raise ValueError(f"date_format {date_format!r} is not a strptime format: {error}") from error
    if directives & set("UVW") and directives & set("aAuw"):  # a week gives a day only together with a weekday
        return 10
    return next(length for letters, length in _PRECISIONS if directives & set(letters))


def _parsed(value: object, date_format: str) -> datetime | None:
    if not isinstance(value, (str, int)) or isinstance(value, bool):
        return None
    text = str(value)
    numbered = _MONTH_NAME.sub(lambda month: _MONTHS[month[0].lower()], text)
    if numbered != text:
        date_format = _DIRECTIVE.sub(lambda directive: "%m" if directive[1] == "B" else directive[0], date_format)
    try:
        return datetime.strptime(numbered, date_format)
    except ValueError:
        return None


def _shortened(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:59] + "…"
