"""Days as they travel to the browser: day numbers, null where a span is open."""

from __future__ import annotations

from geohist.when import OPEN_FUTURE, OPEN_PAST, When


def from_day(lo: int) -> int | None:
    """Give the first day of a span, or None where it has no known beginning."""
    return None if lo <= OPEN_PAST else lo


def to_day(hi: int) -> int | None:
    """Give the day after the last, or None where it has no known end."""
    return None if hi >= OPEN_FUTURE else hi


def span_of(when: When) -> tuple[int | None, int | None]:
    """Give the named days of a date as a half-open span."""
    return from_day(when.core_lo), to_day(when.core_hi)
