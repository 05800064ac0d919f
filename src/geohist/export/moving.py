"""Moving Features JSON (OGC 19-045r3): each journey as a moving point, so far as its times are known or inferred."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from geohist.export.days import instant_of
from geohist.export.tables import tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from geohist.atlas import Atlas
    from geohist.export.choice import Choice

_CRS = {"type": "Name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}
_TRS = {"type": "Name", "properties": {"name": "urn:ogc:data:time:iso8601"}}


def write_moving(atlas: Atlas, choice: Choice, folder: Path) -> None:
    """Write ``journeys.mf.json``: positions WGS 84, instants to the second, written as UTC although they are days of the place."""
    legs: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    wanted = tuple(name for name in ("legs", "rail_legs") if choice.takes_layer(name))
    for table in tables(atlas, replace(choice, layers=wanted)) if wanted else ():
        for leg in table.features:
            legs[leg["properties"]["route"]].append(leg)
    features = [moving_point(route, sorted(found, key=_departs), atlas) for route, found in sorted(legs.items())]
    if not features:
        return
    lines = ",\n".join(json.dumps(feature, ensure_ascii=False, separators=(",", ":")) for feature in features)
    head = f'{{"type":"FeatureCollection","crs":{json.dumps(_CRS)},"trs":{json.dumps(_TRS)},"features":[\n'
    (folder / "journeys.mf.json").write_text(f"{head}{lines}\n]}}\n", "utf-8")


def _departs(leg: Mapping[str, Any]) -> float:
    return float(leg["properties"]["t_from"])


def moving_point(route: str, legs: Iterable[Mapping[str, Any]], atlas: Atlas) -> dict[str, Any]:
    """Return a journey: along each leg time is shared out by length; at a stop the point rests."""
    path: list[tuple[float, list[float]]] = []
    for leg in legs:
        path += timed(leg)
    instants: list[str] = []
    coordinates: list[list[float]] = []
    for time, position in path:
        instant = f"{instant_of(time)}Z"
        if not instants or instant != instants[-1]:
            instants.append(instant)
            coordinates.append(position)
    record = atlas.records.get(route)
    properties: dict[str, Any] = {"id": route}
    if record:
        properties |= {f"title_{language}": words for language, words in record.title.items()}
        properties |= {"date": record.date, "certainty": record.certainty}
    moving = {"type": "MovingPoint", "datetimes": instants, "coordinates": coordinates, "interpolation": "Linear"}
    return {"type": "Feature", "id": route, "properties": properties, "temporalGeometry": moving}


def timed(leg: Mapping[str, Any]) -> list[tuple[float, list[float]]]:
    """Return the vertices of a leg with fractional day numbers, in proportion to the way behind them."""
    from pyproj import Geod

    found, line = leg["properties"], leg["geometry"]["coordinates"]
    steps = list(Geod(ellps="WGS84").line_lengths([position[0] for position in line], [position[1] for position in line]))
    whole, gone = sum(steps) or 1.0, 0.0
    begins, lasts = float(found["t_from"]), float(found["t_to"]) - float(found["t_from"])
    times = [(begins, list(line[0]))]
    for step, position in zip(steps, line[1:], strict=True):
        gone += step
        times.append((begins + lasts * gone / whole, list(position)))
    return times
