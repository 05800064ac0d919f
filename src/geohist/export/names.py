"""Places by the names of their day: one feature for each span on which a place is called the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geohist.when import OPEN_FUTURE, OPEN_PAST, When, day_iso

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping


def names_of_their_day(places: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Make the layer of names: a place has its title on the days for which no other name is recorded."""
    return [feature for place in places for feature in _names_of(place)]


def _names_of(place: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    found = place["properties"]
    spans = sorted(
        ((When(name["date"]).core_lo, When(name["date"]).core_hi, name["name"]) for name in found.get("names", ())),
        key=lambda span: (span[0], span[1]),
    )
    rows: list[tuple[int, int, Mapping[str, str]]] = []
    free = OPEN_PAST
    for begins, hi, name in spans:
        lo = max(begins, free)
        if free < lo:
            rows.append((free, lo, found["title"]))
        if lo < hi:
            rows.append((lo, hi, name))
            free = hi
    if free < OPEN_FUTURE:
        rows.append((free, OPEN_FUTURE, found["title"]))
    for number, (lo, hi, name) in enumerate(rows, start=1):
        properties = {"id": f"{found['id']}-{number}", "name": name, "place": found["id"], "kind": found["kind"], "rank": found["rank"]}
        if lo <= OPEN_PAST and hi >= OPEN_FUTURE:
            properties |= {"start": None, "end": None}  # always: EDTF has no word for an interval without ends
        else:
            first, last = "" if lo <= OPEN_PAST else day_iso(lo), ".." if hi >= OPEN_FUTURE else day_iso(hi - 1)
            properties["date"] = f"{first or '..'}/{last}"
        yield {"type": "Feature", "properties": properties, "geometry": place["geometry"]}
