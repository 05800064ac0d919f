"""The part of EDTF (Extended Date/Time Format, Library of Congress 2019) that the atlas uses, read into day bounds.

Read: years, months, days, seasons 21–24, unspecified digits (``192X``, ``1920-XX``, ``1920-12-XX``), the qualifiers ``~ ? %`` at the end
of a date, intervals with open (``..``) or unknown (empty) ends, one-of sets with lists and ranges, long years (``Y-34000``). Refused with
a sentence: all-of sets, qualifiers inside a date, times of the day. Why this is not left to the ``edtf`` package is written in
``docs/decisions/0001-time.md``; the tests hold that the package accepts every string read here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from geohist.errors import GeohistError
from geohist.when.days import OPEN_FUTURE, OPEN_PAST, day_number, month_length

Precision = Literal["day", "month", "season", "year", "decade", "century", "interval", "set"]

PADDING_DAYS = {"day": 7, "month": 31, "season": 92, "year": 366, "decade": 3653, "century": 36525}
"""How far ``~`` and ``%`` reach beyond the named day, month … on each side, in days: one more of the same unit, and a week for a day."""

_DATE = re.compile(r"(?P<year>-?\d{4}|-?\d{3}X|-?\d{2}XX|Y-?\d{5,})(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?(?P<mark>[~?%]?)")
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}  # winter begins in December of the year named
_EXPECTED = "an EDTF date such as 1921-03-16, 1920-12~, 1920-08-12/1921-05, 1920-12-02/.. or [1920-12-02,1920-12-03]"


class WhenError(GeohistError):
    """A date is not written as the atlas reads dates."""


@dataclass(frozen=True, slots=True)
class Part:
    """One date without interval or set: its named days ``[core_lo, core_hi)`` and its bounds ``[lo, hi)`` with padding, as day numbers."""

    lo: int
    hi: int
    core_lo: int
    core_hi: int
    precision: Precision
    approximate: bool
    uncertain: bool


def read_part(text: str) -> Part:
    """Read one date.

    Raises:
        WhenError: if it is not one of the forms listed above or names a day that does not exist.
    """
    found = _DATE.fullmatch(text)
    if not found:
        raise WhenError("not a date", expected=_EXPECTED, given=text)
    try:
        lo, hi, precision = _named_days(found["year"], found["month"], found["day"])
    except WhenError:
        raise
    except GeohistError as error:
        raise WhenError(error.message, expected=error.expected, given=text, nearest=error.nearest) from None
    approximate, uncertain = found["mark"] in {"~", "%"}, found["mark"] in {"?", "%"}
    pad = PADDING_DAYS[precision] if approximate else 0
    return Part(lo - pad, hi + pad, lo, hi, precision, approximate, uncertain)


def _named_days(year_text: str, month_text: str | None, day_text: str | None) -> tuple[int, int, Precision]:
    if "X" in year_text:
        if month_text is not None:
            raise WhenError("a month of an unspecified year", expected="the year in full or no month", given=f"{year_text}-{month_text}")
        return _unspecified_years(year_text)
    year = int(year_text.removeprefix("Y"))
    if month_text in {None, "XX"}:
        if day_text is not None and day_text != "XX":
            raise WhenError(
                "a day of an unspecified month", expected="the month in figures or no day", given=f"{year_text}-{month_text}-{day_text}"
            )
        return day_number(year, 1, 1), day_number(year + 1, 1, 1), "year"
    month = int(str(month_text))
    if month in _SEASONS:
        if day_text is not None:
            raise WhenError("a season has no days", expected=f"{year_text}-{month_text}", given=f"{year_text}-{month_text}-{day_text}")
        first, last = _SEASONS[month]
        end_year = year + (1 if last < first else 0)
        return day_number(year, first, 1), day_number(end_year, last, month_length(end_year, last)) + 1, "season"
    if day_text in {None, "XX"}:
        lo = day_number(year, month, 1)
        return lo, lo + month_length(year, month), "month"
    lo = day_number(year, month, int(str(day_text)))
    return lo, lo + 1, "day"


def _unspecified_years(text: str) -> tuple[int, int, Precision]:
    width = text.count("X")
    sign = -1 if text.startswith("-") else 1
    first = int(text.lstrip("-").replace("X", "0")) * sign
    other = int(text.lstrip("-").replace("X", "9")) * sign
    first, last = min(first, other), max(first, other)
    return day_number(first, 1, 1), day_number(last + 1, 1, 1), "decade" if width == 1 else "century"


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a whole EDTF string says: alternatives in order, each a pair of ends; an end is a Part, ``".."`` (open) or ``""`` (unknown)."""

    alternatives: tuple[tuple[Part | str, Part | str], ...]
    precision: Precision


def read(text: str) -> Parsed:
    """Read a whole EDTF string.

    Raises:
        WhenError: if it is not one of the forms listed above, an interval ends before it starts, or both its ends are open.
    """
    if text.startswith("[") and text.endswith("]"):
        members = tuple(_read_member(member.strip(), text) for member in text[1:-1].split(","))
        return Parsed(members, "set")
    if text.startswith("{"):
        raise WhenError(
            "an all-of set says several dates at once", expected="one record a date, or a one-of set in square brackets", given=text
        )
    if "/" in text:
        return Parsed((_read_interval(text),), "interval")
    part = read_part(text)
    return Parsed(((part, part),), part.precision)


def _read_member(member: str, text: str) -> tuple[Part | str, Part | str]:
    if ".." not in member:
        part = read_part(member)
        return part, part
    first, _, last = member.partition("..")
    if not first or not last:
        raise WhenError("a one-of set with an open end", expected="both ends of the range", given=text)
    return _in_order(read_part(first), read_part(last), text, nearest=text.replace(member, f"{last}..{first}"))


def _read_interval(text: str) -> tuple[Part | str, Part | str]:
    first, _, last = text.partition("/")
    if "/" in last:
        raise WhenError("an interval has two ends", expected=_EXPECTED, given=text)
    if first in {"", ".."} and last in {"", ".."}:
        raise WhenError("an interval needs at least one end", expected=_EXPECTED, given=text)
    start: Part | str = first if first in {"", ".."} else read_part(first)
    end: Part | str = last if last in {"", ".."} else read_part(last)
    if isinstance(start, Part) and isinstance(end, Part):
        return _in_order(start, end, text, nearest=f"{last}/{first}")
    return start, end


def _in_order(start: Part, end: Part, text: str, nearest: str) -> tuple[Part, Part]:
    if end.core_hi <= start.core_lo:
        raise WhenError("the end lies before the start", expected="the earlier date first", given=text, nearest=nearest)
    return start, end


def bounds(alternative: tuple[Part | str, Part | str]) -> tuple[int, int, int, int]:
    """Give ``(lo, hi, core_lo, core_hi)`` of one alternative as day numbers, open or unknown ends at OPEN_PAST and OPEN_FUTURE."""
    start, end = alternative
    lo, core_lo = (start.lo, start.core_lo) if isinstance(start, Part) else (OPEN_PAST, OPEN_PAST)
    hi, core_hi = (end.hi, end.core_hi) if isinstance(end, Part) else (OPEN_FUTURE, OPEN_FUTURE)
    return lo, hi, core_lo, core_hi
