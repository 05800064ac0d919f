"""Day numbers and calendars.

A day is the integer of ``datetime.date.toordinal()`` (0001-01-01 is 1) in the proleptic Gregorian calendar, extended without limit to
years before 1; year 0 is 1 BCE, as in EDTF and ISO 8601. Spans are half-open ``[lo, hi)``; the files' inclusive ISO days meet them
only in :func:`span_to_iso` and :func:`iso_to_span`.
"""

from __future__ import annotations

import re
from typing import Literal

from geohist.errors import GeohistError

Calendar = Literal["gregorian", "julian", "rumi"]

OPEN_PAST = -(10**9)
"""The lower bound of a span that has no known beginning."""
OPEN_FUTURE = 10**9
"""The upper bound of a span that has no known end."""

_MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_JULIAN_OFFSET = -1  # the Julian 0001-01-01 is the Gregorian 0000-12-30, two days before day 1
_RUMI_REFORM = 699864  # 1 March 1917, New Style: from here Rumi months and days are Gregorian (Ottoman law of 8 February 1332)
_RUMI_FIRST = 671753  # 1 March 1256 Rumi, 13 March 1840: the fiscal calendar begins with the Tanzimat
_RUMI_LAST = 703091  # 31 December 1925: abolished by law no. 698 of 26 December 1925
_RUMI_YEARS = 584
_ISO_DAY = re.compile(r"(-?\d{4,})-(\d\d)-(\d\d)")
_LAST_ISO_YEAR = 9999


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int) -> int:
    """Give the number of days in a Gregorian month."""
    return 29 if month == 2 and _is_leap(year) else _MONTH_LENGTHS[month - 1]  # noqa: PLR2004 - February


def _days_before_year(year: int) -> int:
    past = year - 1
    return past * 365 + past // 4 - past // 100 + past // 400


def day_number(year: int, month: int, day: int) -> int:
    """Give the day number of a proleptic Gregorian date; year 0 is 1 BCE.

    Raises:
        GeohistError: if the month or the day does not exist.
    """
    if not 1 <= month <= 12:  # noqa: PLR2004 - months of a year
        raise GeohistError("no such month", expected="1 to 12", given=month)
    length = month_length(year, month)
    if not 1 <= day <= length:
        raise GeohistError(
            f"{year:04d}-{month:02d} has {length} days",
            expected=f"a day from 1 to {length}",
            given=day,
            nearest=f"{year:04d}-{month:02d}-{length:02d}",
        )
    return _days_before_year(year) + sum(month_length(year, m) for m in range(1, month)) + day


def day_parts(number: int) -> tuple[int, int, int]:
    """Give year, month and day (proleptic Gregorian) of a day number."""
    year = (number * 400) // 146097 + 1
    while _days_before_year(year) >= number:
        year -= 1
    while _days_before_year(year + 1) < number:
        year += 1
    rest = number - _days_before_year(year)
    month = 1
    while rest > month_length(year, month):
        rest -= month_length(year, month)
        month += 1
    return year, month, rest


def day_iso(number: int) -> str:
    """Write a day number as an ISO day such as ``1921-03-16``; years before 0 get a minus sign."""
    year, month, day = day_parts(number)
    sign = "-" if year < 0 else ""
    return f"{sign}{abs(year):04d}-{month:02d}-{day:02d}"


def parse_day(text: str) -> int:
    """Read one ISO day.

    Raises:
        GeohistError: if the text is no ISO day or the day does not exist.
    """
    found = _ISO_DAY.fullmatch(text.strip())
    if not found:
        raise GeohistError("not a day", expected="an ISO day such as 1921-03-16", given=text)
    year, month, day = (int(part) for part in found.groups())
    return day_number(year, month, day)


def julian_to_day(year: int, month: int, day: int) -> int:
    """Give the day number of a Julian (Old Style) date.

    Raises:
        GeohistError: if the month or the day does not exist in the Julian calendar.
    """
    length = 29 if month == 2 and year % 4 == 0 else _MONTH_LENGTHS[month - 1] if 1 <= month <= 12 else 0  # noqa: PLR2004 - February, December
    if not 1 <= day <= length:
        raise GeohistError("no such day in the Julian calendar", given=f"{year:04d}-{month:02d}-{day:02d}")
    past = year - 1
    months = sum(_MONTH_LENGTHS[: month - 1]) + (1 if month > 2 and year % 4 == 0 else 0)  # noqa: PLR2004 - after February
    return past * 365 + past // 4 + months + day + _JULIAN_OFFSET - 1


def day_to_julian(number: int) -> tuple[int, int, int]:
    """Give year, month and day in the Julian (Old Style) calendar."""
    year = (number - _JULIAN_OFFSET) * 4 // 1461 + 1
    while julian_to_day(year, 1, 1) > number:
        year -= 1
    while julian_to_day(year + 1, 1, 1) <= number:
        year += 1
    month = 12
    while julian_to_day(year, month, 1) > number:
        month -= 1
    return year, month, number - julian_to_day(year, month, 1) + 1


def rumi_to_day(year: int, month: int, day: int) -> int:
    """Give the day number of an Ottoman fiscal (Rumi) date; months are counted from January.

    Until 15 February 1332 days and months are Julian and the year begins on 1 March; 16 February 1332 was followed by 1 March 1333,
    which is 1 March 1917, and from then on days and months are Gregorian. The year 1333 had ten months; 1334 began on 1 January 1918.

    Raises:
        GeohistError: if the date lies outside 1 March 1256 to 31 December 1341 or does not exist.
    """
    reformed = year >= 1333  # noqa: PLR2004 - the first year of the reform
    if reformed:
        number = day_number(year + _RUMI_YEARS, month, day)
    else:
        number = julian_to_day(year + _RUMI_YEARS + (1 if month < 3 else 0), month, day)  # noqa: PLR2004 - the year begins in March
    if not _RUMI_FIRST <= number <= _RUMI_LAST or (number < _RUMI_REFORM) == reformed:
        raise GeohistError(
            "no such day in the Rumi calendar", expected="1 March 1256 to 31 December 1341", given=f"{year}-{month:02d}-{day:02d}"
        )
    return number


def day_to_rumi(number: int) -> tuple[int, int, int] | None:
    """Give year, month (from January) and day in the Rumi calendar, or None outside 1 March 1256 to 31 December 1341."""
    if not _RUMI_FIRST <= number <= _RUMI_LAST:
        return None
    if number >= _RUMI_REFORM:
        year, month, day = day_parts(number)
        return year - _RUMI_YEARS, month, day
    year, month, day = day_to_julian(number)
    return year - _RUMI_YEARS - (1 if month < 3 else 0), month, day  # noqa: PLR2004 - the year begins in March


def span_to_iso(lo: int, hi: int) -> tuple[str | None, str | None]:
    """Turn a half-open span into the files' inclusive ISO days; None where it is open or outside the years 1–9999."""
    start = None if lo <= OPEN_PAST or not 1 <= day_parts(lo)[0] <= _LAST_ISO_YEAR else day_iso(lo)
    end = None if hi >= OPEN_FUTURE or not 1 <= day_parts(hi - 1)[0] <= _LAST_ISO_YEAR else day_iso(hi - 1)
    return start, end


def iso_to_span(start: str | None, end: str | None) -> tuple[int, int]:
    """Turn inclusive ISO days into a half-open span; None is open.

    Raises:
        GeohistError: if a day does not exist or the end lies before the start.
    """
    lo = OPEN_PAST if start is None else parse_day(start)
    hi = OPEN_FUTURE if end is None else parse_day(end) + 1
    if hi <= lo:
        raise GeohistError("the end lies before the start", expected=f"an end on or after {start}", given=end)
    return lo, hi
