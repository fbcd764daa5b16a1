"""Dates of reduced precision: a year, a month or a day, as they are written in the data."""

import re
from collections.abc import Callable
from datetime import date, datetime
from functools import lru_cache

DateReader = Callable[[object], str | None]

# Compiled when the first date is read.
_ISO = r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?"
_ZONE = r"(?: ?(?:[Zz]|UTC|GMT|[+-]\d\d:?(?:\d\d)?)(?:\[[\w/+-]{1,40}\])?)?"  # [Europe/Moscow]: RFC 9557
_TIME = rf"(?a)(?:[Tt ]\d\d:\d\d|T\d\d)(?::\d\d(?:[.,]\d{{1,9}})?)?{_ZONE}"
_BASIC = rf"(?a)(\d{{4}})(\d\d)(\d\d)T\d\d(?:\d\d(?:\d\d(?:[.,]\d{{1,9}})?)?)?{_ZONE}"  # 20210503T100000Z


def iso_date(value: object) -> str | None:
    """Return `value` if it is an ISO 8601 date of a year, a month or a day, else None.

    >>> iso_date("2022-01"), iso_date("2022-02-30"), iso_date("10 января 2022")
    ('2022-01', None, None)
    >>> iso_date("2021-05-03T23:30:00+03:00"), iso_date(datetime(2021, 5, 3, 10))
    ('2021-05-03', '2021-05-03')

    Nothing is added. Of a time stamp the day is taken as it is written, in its own time zone; a time stamp may have no
    hyphens and colons (20210503T100000Z).
    """
    if isinstance(value, str):
        day = value if len(value) <= 10 else _day(value)
        return day if day and _is_in_calendar(day) else None
    if isinstance(value, datetime):  # a column of time stamps
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else None


def _day(stamp: str) -> str:
    if re.fullmatch(_TIME, stamp[10:]):
        return stamp[:10]
    basic = re.fullmatch(_BASIC, stamp)
    return "-".join(basic.groups()) if basic else ""


@lru_cache(maxsize=4096)  # a corpus has few dates, and each many times
def _is_in_calendar(value: str) -> bool:
    match = re.fullmatch(_ISO, value)
    try:
        return match is not None and bool(date(*(int(part or 1) for part in match.groups())))
    except ValueError:
        return False
