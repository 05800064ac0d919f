"""Areas on the ellipsoid."""

from __future__ import annotations

from functools import cache
from typing import Any


@cache
def _geod() -> Any:
    from pyproj import Geod

    return Geod(ellps="WGS84")


def area_km2(shape: Any) -> float:
    """Give the geodesic area of a polygon in degrees (WGS 84), in square kilometres."""
    return abs(float(_geod().geometry_area_perimeter(_oriented(shape))[0])) / 1e6


def _oriented(shape: Any) -> Any:
    """Wind outer rings anticlockwise and holes clockwise: pyproj adds the areas of rings by their sign."""
    import shapely

    return shapely.orient_polygons(shape)
