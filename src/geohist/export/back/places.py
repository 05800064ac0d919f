"""Records stand where their places are: their geometry follows, it is not drawn by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geohist import canonical

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geohist.export.back.merging import Merged


def follow_places(layers: Mapping[str, Merged], points: Mapping[str, Any]) -> None:
    """Set the geometry of records from the points of their places, by place id; say so where it changes anything."""
    for name, merged in layers.items():
        for key, feature in merged.features.items():
            places = _places_of(name, feature["properties"])
            found = [points[place] for place in places if place in points]
            if not places or len(found) != len(places):
                continue  # the checker names the place that is not there
            shape = {"type": "Point", "coordinates": found[0]} if name not in {"letters", "routes"} else _line(found)
            if canonical.geometry(shape) != canonical.geometry(feature["geometry"]):
                feature["geometry"] = shape
                merged.remarks.append(f"{name}: {key} stands where {'its places are' if len(places) > 1 else places[0] + ' is'}")
                merged.changes = [
                    change for change in merged.changes if not change.startswith((f"{name}: {key}: moved", f"{name}: {key}: its g"))
                ]


def _line(points: list[Any]) -> dict[str, Any]:
    return {"type": "LineString", "coordinates": points}


def _places_of(name: str, properties: Mapping[str, Any]) -> list[str]:
    if name == "letters":
        return [str(properties.get("from")), str(properties.get("to"))]
    if name == "routes":
        return [str(stop.get("place")) for stop in properties.get("stops") or ()]
    return [str(properties["place"])] if name in {"treaties", "events", "missions"} and properties.get("place") else []
