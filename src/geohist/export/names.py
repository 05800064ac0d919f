"""Places and polities by the names of their day: one feature for each span on which they are called the same."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from geohist.when import OPEN_FUTURE, OPEN_PAST, When, day_iso

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from geohist.model import Polity


def names_of_their_day(places: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Make the layer of names: a place has its title on the days for which no other name is recorded."""
    return [feature for place in places for feature in _names_of(place)]


def polity_names_of_their_day(features: Iterable[Mapping[str, Any]], polities: Mapping[str, Polity]) -> Iterator[dict[str, Any]]:
    """Divide the built layer of names where a polity takes another one: there a span has the name of its first day."""
    for feature in features:
        found = feature["properties"]
        polity, when = polities.get(found["polity"]), When(found["date"])
        edges = {edge for name in polity.names for edge in (name.when.core_lo, name.when.core_hi)} if polity else set()
        days = [when.core_lo, *sorted(edge for edge in edges if when.core_lo < edge < when.core_hi), when.core_hi]
        for number, (lo, hi) in enumerate(pairwise(days)):
            if polity is None or len(days) == 2:  # noqa: PLR2004 - one span
                yield dict(feature)
                continue
            properties = {
                **found,
                "id": f"{found['id']}-{number + 1}",
                "title": {language: polity.name_on(lo, language) for language in found["title"]},
                "date": f"{day_iso(lo)}/{day_iso(hi - 1)}",
            }
            days_of = {key: value for key, value in properties.items() if key not in {"start", "end"}}
            yield {**feature, "properties": days_of}


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
