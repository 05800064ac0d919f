"""Days as other programs take them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from geohist.formatting import derived_days
from geohist.when import When, day_iso

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geohist.atlas import Atlas

_FIRST_SECOND = "0001-01-01T00:00:00"
_DAY_SECONDS = 86_400


def with_export_days(feature: Mapping[str, Any]) -> dict[str, Any]:
    """Return a feature whose ``start`` and ``end`` stand right after its ``date``.

    Where the file leaves them to be derived, they are; a DATE cannot hold years before 1, so that what lies there has none.
    """
    properties = dict(feature["properties"])
    if "date" in properties and not ("start" in properties and "end" in properties):
        days = {"start": None, "end": None, **derived_days(properties["date"])}
        head = {key: value for key, value in properties.items() if key not in days}
        properties = {}
        for key, value in head.items():
            properties[key] = value
            if key == "date":
                properties |= days
    return {"type": "Feature", "properties": properties, "geometry": feature["geometry"]}


def last_second(end: str | None, date: str | None) -> str | None:
    """Return the last second of a span, None where it is open.

    What was over before year 1 gets the first second a DATETIME can hold, so that no program takes it for something that lasts.
    """
    if end is None and date is not None and When(date).core_hi <= 1:
        return _FIRST_SECOND
    return None if end is None else f"{end}T23:59:59"


def instant_of(time: float) -> str:
    """Write a fractional day number as an instant without time zone, to the second: 701635.5 is noon."""
    whole = int(time // 1)
    seconds = min(round((time - whole) * _DAY_SECONDS), _DAY_SECONDS - 1)
    return f"{day_iso(whole)}T{dt.timedelta(seconds=seconds)!s:0>8}"


def last_day(atlas: Atlas) -> str:
    """Return the atlas's last day (ISO): the end that open spans get where a format cannot leave an end open."""
    return day_iso(atlas.span[1] - 1)
