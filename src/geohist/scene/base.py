"""The base map in the payload: rivers, lakes, railways, names of seas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geohist.files.reading import read_features
from geohist.scene.coding import Position, code_path, lines_of
from geohist.scene.days import span_of
from geohist.when import When

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geohist.atlas import Atlas

BASE_SCALE = 1e-3
"""Degrees a unit for base lines: about a hundred metres."""
BASE_TOLERANCE = 0.012
"""How far rivers and lakes are generalised, degrees: about a kilometre, half of what Natural Earth errs by in the region."""


def base_part(atlas: Atlas) -> dict[str, Any]:
    """Give the base map; a layer without a file is empty."""
    return {
        "rivers": [_lines(feature) for feature in read_features(atlas.root, "basemap/rivers.geojson")],
        "lakes": [_lines(feature) for feature in read_features(atlas.root, "basemap/lakes.geojson")],
        "railways": [_railway(feature) for feature in read_features(atlas.root, "rail/lines.geojson")],
        "seas": [_sea(feature) for feature in read_features(atlas.root, "basemap/seas.geojson")],
    }


def _lines(feature: dict[str, Any]) -> dict[str, Any]:
    properties = feature["properties"]
    arcs = [code_path(_thin(line), BASE_SCALE) for line in lines_of(feature["geometry"])]
    return {"title": properties["title"], "rank": properties.get("rank", 1), "paths": {"scale": BASE_SCALE, "arcs": arcs}}


def _thin(line: Sequence[Position]) -> Sequence[Position]:
    """Leave out vertices; a closed ring keeps at least a triangle."""
    import shapely

    thin = shapely.LineString(line).simplify(BASE_TOLERANCE)
    return list(thin.coords) if len(thin.coords) > 3 or line[0] != line[-1] else line  # noqa: PLR2004 - a triangle closes with four


def _railway(feature: dict[str, Any]) -> dict[str, Any]:
    in_use = feature["properties"].get("date")
    lo, hi = _surely(When.parse(in_use)) if in_use else (None, None)
    return _lines(feature) | {"from": lo, "to": hi}


def _surely(when: When) -> tuple[int | None, int | None]:
    """Give the days on which a line certainly ran: of one that opened in a year, from the year's last day on."""
    lo, hi = span_of(when)
    first = None if lo is None else when.parts[0].hi - 1
    after = None if hi is None else when.parts[-1].lo + 1
    return (lo, hi) if first is not None and after is not None and first >= after else (first, after)


def _sea(feature: dict[str, Any]) -> dict[str, Any]:
    properties = feature["properties"]
    lon, lat = feature["geometry"]["coordinates"]
    entry = {
        "title": properties["title"],
        "xy": [round(lon, 2), round(lat, 2)],
        "size": properties["size"],
        "rank": properties.get("rank", 2),
    }
    return entry | ({"angle": properties["angle"]} if "angle" in properties else {})
