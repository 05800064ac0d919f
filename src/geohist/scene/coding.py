"""Paths as short lists of whole numbers: the form in which geometry travels to the browser."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

Position = Sequence[float]


def code_path(positions: Iterable[Position], scale: float) -> list[int]:
    """Code positions (degrees, WGS 84) as ``[x0, y0, dx, dy, …]`` in units of ``scale`` degrees; repeated positions are left out."""
    coded: list[int] = []
    last_x = last_y = 0
    for position in positions:
        x, y = round(position[0] / scale), round(position[1] / scale)
        if coded and (x, y) == (last_x, last_y):
            continue
        coded += [x - last_x, y - last_y]
        last_x, last_y = x, y
    return coded


def decode_path(coded: Sequence[int], scale: float) -> list[tuple[float, float]]:
    """Read ``[x0, y0, dx, dy, …]`` back into positions in degrees."""
    positions: list[tuple[float, float]] = []
    x = y = 0
    for dx, dy in zip(coded[::2], coded[1::2], strict=True):
        x, y = x + dx, y + dy
        positions.append((x * scale, y * scale))
    return positions


def code_polygons(geometry: dict[str, Any], scale: float) -> list[list[list[int]]]:
    """Code a GeoJSON Polygon or MultiPolygon as polygons of rings of paths."""
    polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    return [[code_path(ring, scale) for ring in polygon] for polygon in polygons]


def lines_of(geometry: dict[str, Any]) -> list[list[Position]]:
    """List the lines of a GeoJSON LineString, MultiLineString, Polygon or MultiPolygon."""
    kind, coordinates = geometry["type"], geometry["coordinates"]
    if kind == "LineString":
        return [coordinates]
    if kind in {"MultiLineString", "Polygon"}:
        return list(coordinates)
    if kind == "MultiPolygon":
        return [ring for polygon in coordinates for ring in polygon]
    return []
