"""Dates of reduced precision: a year, a month or a day, as they stand in the data."""

import re
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from functools import cache, lru_cache

DateReader = Callable[[object], str | None]

_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_DIRECTIVE = re.compile(r"%(.)", re.DOTALL)
_PRECISIONS = [("djcx", 10), ("mbB", 7), ("YyG", 4)]  # directives, and how much of YYYY-MM-DD they tell
_MONTHS = {
    "январь": "01", "января": "01",
    "февраль": "02", "февраля": "02",
    "март": "03", "марта": "03",
    "апрель": "04", "апреля": "04",
    "май": "05", "мая": "05",
    "июнь": "06", "июня": "06",
    "июль": "07", "июля": "07",
    "август": "08", "августа": "08",
    "сентябрь": "09", "сентября": "09",
    "октябрь": "10", "октября": "10",
    "ноябрь": "11", "ноября": "11",
    "декабрь": "12", "декабря": "12",
}  # fmt: skip


def iso_date(value: object) -> str | None:
    """Return `value` if it is an ISO 8601 date of a year, a month or a day, else None.

    >>> iso_date("2022-01"), iso_date("2022-02-30"), iso_date("10 января 2022")
    ('2022-01', None, None)

    Nothing is filled up or cut off: a time of day makes it no date.
    """
    if isinstance(value, str):
        return value if len(value) <= 10 and _is_in_calendar(value) else None
    return value.isoformat() if type(value) is date else None  # a column of dates; a datetime has a time of day


@lru_cache(maxsize=4096)  # a corpus has few dates, and each many times
def _is_in_calendar(value: str) -> bool:
    match = _ISO.fullmatch(value)
    try:
        return match is not None and bool(date(*(int(part or 1) for part in match.groups())))
    except ValueError:
        return False


def date_reader(formats: str | Sequence[str] | None) -> DateReader:
    """Return the function that turns a value of the data into an ISO date, by strptime `formats` if there are any.

    >>> read = date_reader(["%d %B %Y", "%m.%Y"])
    >>> read("10 января 2022"), read("01.2022")
    ('2022-01-10', '2022-01')

    The first format that fits wins, and the result is as precise as that format. `%B` also takes Russian names of
    months, in the nominative and the genitive, on every locale. Whole numbers count as their digits (20220110 is read
    by "%Y%m%d").
    The function raises ValueError where no format fits; `date_reader` itself where a format is none or has no year.
    """
    if formats is None:
        return iso_date
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
        raise ValueError(f"{_shown(value)} does not match date_format {' or '.join(map(repr, precisions))}")

    return read


def _precision(form: str) -> int:
    """How many characters of YYYY-MM-DD the strptime format tells; ValueError where it is no format or has no year."""
    directives = set(_DIRECTIVE.findall(form))
    if not directives & set("YyGcx"):
        raise ValueError(f"date_format {form!r} has no year; expected a strptime format such as '%d.%m.%Y' or '%Y-%m'")
    try:
        # The only sure way to ask strptime about a format is to let it read what strftime wrote by it.
        datetime.strptime(datetime(2000, 1, 1, tzinfo=UTC).strftime(form), form)
    except ValueError as error:
        raise ValueError(f"date_format {form!r} is not a strptime format: {error}") from error
    if directives & set("UVW") and directives & set("aAuw"):  # a week tells the day only together with a weekday
        return 10
    return next(length for letters, length in _PRECISIONS if directives & set(letters))


@cache
def _month() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(_MONTHS)})\b", re.IGNORECASE)


def _parsed(value: object, form: str) -> datetime | None:
    if not isinstance(value, (str, int)) or isinstance(value, bool):
        return None
    text = str(value)
    named = _month().sub(lambda month: _MONTHS[month[0].lower()], text)
    if named != text:
        text, form = named, _DIRECTIVE.sub(lambda sign: "%m" if sign[1] == "B" else sign[0], form)
    try:
        return datetime.strptime(text, form)
    except ValueError:
        return None


def _shown(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= 60 else shown[:59] + "…"
