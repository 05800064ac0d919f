"""Time as the atlas knows it: EDTF in files, integer days inside, other calendars kept as written."""

from geohist.when.days import (
    OPEN_FUTURE,
    OPEN_PAST,
    Calendar,
    day_iso,
    day_number,
    day_parts,
    day_to_julian,
    day_to_rumi,
    iso_to_span,
    julian_to_day,
    parse_day,
    rumi_to_day,
    span_to_iso,
)
from geohist.when.instant import When, Written
from geohist.when.notation import WhenError
from geohist.when.wording import format_day, format_span

__all__ = [
    "OPEN_FUTURE",
    "OPEN_PAST",
    "Calendar",
    "When",
    "WhenError",
    "Written",
    "day_iso",
    "day_number",
    "day_parts",
    "day_to_julian",
    "day_to_rumi",
    "format_day",
    "format_span",
    "iso_to_span",
    "julian_to_day",
    "parse_day",
    "rumi_to_day",
    "span_to_iso",
]
