"""Rules about coordinates: on the globe, valid, rightly wound, and where the gazetteer says."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from geohist.canonical import position, signed_area
from geohist.check.material import objects

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geohist.check.finding import Finding
    from geohist.check.material import Item, Material

DEPTHS = {"Point": 1, "LineString": 2, "MultiLineString": 3, "Polygon": 3, "MultiPolygon": 4}
"""How deep the coordinates of each kind of geometry are nested."""
LEAST_RING = 4
"""Positions a closed ring has at least."""


def positions(coordinates: Any) -> Iterator[list[Any]]:
    """Yield every position in nested coordinates."""
    if isinstance(coordinates, list) and coordinates and not isinstance(coordinates[0], list):
        yield coordinates
    elif isinstance(coordinates, list):
        for one in coordinates:
            yield from positions(one)


def _shapes(found: Material) -> Iterator[tuple[Item, str, Any]]:
    for items in found.features.values():
        for item in items:
            if isinstance(item.geometry, dict):
                yield item, str(item.geometry.get("type")), item.geometry.get("coordinates")


def _readable(kind: str, coordinates: Any) -> bool:
    """Whether coordinates are nested as their kind wants, in positions of two numbers (a height is no part of an atlas)."""
    return _nested(coordinates, DEPTHS.get(kind, 0))


def _nested(coordinates: Any, depth: int) -> bool:
    if not isinstance(coordinates, list) or not coordinates or depth < 1:
        return False
    if depth == 1:
        return len(coordinates) == 2 and all(map(_is_number, coordinates))  # noqa: PLR2004 - longitude and latitude
    return all(_nested(one, depth - 1) for one in coordinates)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def coordinates_out_of_range(found: Material) -> Iterator[Finding]:
    """Every position is a longitude and a latitude in degrees."""
    for item, _, coordinates in _shapes(found):
        for point in positions(coordinates):
            if not _nested(point, 1):
                yield item.finding("out-of-range", "not a position", "geometry", expected="longitude and latitude", given=point)
                break
            lon, lat = point
            if abs(lon) > 180 or abs(lat) > 90:  # noqa: PLR2004 - degrees
                swapped = f"[{lat}, {lon}]" if abs(lon) <= 90 and abs(lat) <= 180 else None  # noqa: PLR2004
                expected = "longitude within ±180 and latitude within ±90"
                yield item.finding(
                    "out-of-range", "the position is not on the globe", "geometry", expected=expected, given=point, nearest=swapped
                )
                break
    for item in found.tables["territory/cells.csv"]:
        try:
            lon, lat = float(item.value["lon"]), float(item.value["lat"])
        except ValueError:  # the rule for kinds of value names it
            continue
        if abs(lon) > 180 or abs(lat) > 90:  # noqa: PLR2004
            expected = "longitude within ±180 and latitude within ±90"
            yield item.finding("out-of-range", "the position is not on the globe", "lon", expected=expected, given=[lon, lat])


def _rings(kind: str, coordinates: Any) -> list[list[Any]]:
    """Return the polygons of a geometry, each a list of rings."""
    if not _readable(kind, coordinates):
        return []
    return [coordinates] if kind == "Polygon" else list(coordinates) if kind == "MultiPolygon" else []


def invalid_geometries(found: Material) -> Iterator[Finding]:
    """Every shape is valid: lines have length, rings close and cross neither themselves nor one another."""
    from shapely.errors import ShapelyError
    from shapely.geometry import shape
    from shapely.validation import explain_validity

    for item, kind, coordinates in _shapes(found):
        if not _readable(kind, coordinates):
            expected = f"positions as a {kind} nests them"
            yield item.finding("invalid-geometry", "the coordinates are not positions", "geometry.coordinates", expected=expected)
            continue
        rings = [ring for polygon in _rings(kind, coordinates) for ring in polygon]
        if any(len(ring) < LEAST_RING or ring[0] != ring[-1] for ring in rings):
            yield item.finding("invalid-geometry", "a ring is not closed or has too few positions", "geometry")
            continue
        try:
            made = shape({"type": kind, "coordinates": coordinates})
        except (ShapelyError, ValueError) as error:
            yield item.finding("invalid-geometry", f"not a geometry: {error}", "geometry")
            continue
        if not made.is_valid or (kind == "LineString" and made.length == 0 and item.file != "letters.geojson"):
            yield item.finding("invalid-geometry", f"the shape is not valid: {explain_validity(made)}", "geometry")


def miswound_rings(found: Material) -> Iterator[Finding]:
    """Outer rings run anticlockwise, holes clockwise."""
    for item, kind, coordinates in _shapes(found):
        for number, polygon in enumerate(_rings(kind, coordinates)):
            for index, ring in enumerate(polygon):
                if (signed_area(ring) > 0) == (index > 0):
                    which = "hole" if index else "outer ring"
                    expected = "clockwise" if index else "anticlockwise"
                    yield item.finding("miswound-ring", f"the {which} runs the wrong way", f"geometry.{number}.{index}", expected=expected)


def off_place(found: Material) -> Iterator[Finding]:
    """A record's geometry is that of the places it names."""
    known = {
        item.name: position(item.geometry["coordinates"])
        for item in found.features["places.geojson"]
        if isinstance(item.geometry, dict) and _readable("Point", item.geometry.get("coordinates"))
    }
    for item in found.records:
        kind = "Point" if "place" in item.value else "LineString"
        if item.file == "zones.geojson" or not isinstance(item.geometry, dict) or not _readable(kind, item.geometry.get("coordinates")):
            continue
        stops = [stop.get("place") for stop in objects(item.value.get("stops"))]
        ends = [item.value.get("from"), item.value.get("to")] if item.file == "letters.geojson" else []
        expected = [known.get(name) if isinstance(name, str) else None for name in stops or ends or [item.value.get("place")]]
        if None in expected:  # a place that is not there is named by another rule
            continue
        given = [position(one) for one in positions(item.geometry["coordinates"])]
        if given not in (expected, _without_repeats(expected)):
            yield item.finding("off-place", "the geometry is not that of its place", "geometry", expected=str(expected), given=given)


def _without_repeats(line: list[Any]) -> list[Any]:
    return line[:1] + [after for before, after in pairwise(line) if before != after]
