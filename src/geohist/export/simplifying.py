"""Simpler shapes, neighbours staying together: what borders on a cell keeps the vertices that the simplified cells keep."""

from __future__ import annotations

import functools
import math
from typing import TYPE_CHECKING, Any

from geohist.errors import GeohistError
from geohist.files.reading import read_features

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

MOST_KM = 50.0
TOGETHER = ("cells", "territories", "transfers", "borders")
"""Layers made of the edges of cells: simplified together, they tile the land as before."""
ALONE = ("land", "lakes", "rivers", "railways", "legs", "rail_legs")
"""Layers whose shapes are simplified one by one; ends of lines stay. All others, which an editor may change, are left as they are."""

_KM_A_DEGREE = 111.2
_STEP = 1e-4  # degrees: positions have four decimals
_RING = 4  # positions of the smallest ring, the first said twice

Position = tuple[int, int]


def tolerance_of(text: str) -> float:
    """Read how much detail to leave out, in kilometres; 0 for an empty text.

    Raises:
        GeohistError: It is no number from 0 to ``MOST_KM``.
    """
    try:
        km = float(text or 0)
    except ValueError:
        km = math.nan
    if not 0 <= km <= MOST_KM:
        raise GeohistError("no such simplification", expected=f"kilometres from 0 to {MOST_KM:g}", given=text)
    return km


def simplifier(root: Path, km: float) -> Callable[[str, Mapping[str, Any]], Mapping[str, Any]]:
    """Return what simplifies a feature of a layer, so that details smaller than ``km`` kilometres are left out.

    Args:
        root: The folder of the atlas.
        km: The square root of the area of the smallest corner that stays, in kilometres.
    """
    cells = read_features(root, "cells.geojson")
    kept = _kept(tuple(feature["geometry"] for feature in cells), km) if cells else frozenset()

    def simple(layer: str, feature: Mapping[str, Any]) -> Mapping[str, Any]:
        shape = feature["geometry"]
        if layer in TOGETHER:
            shape = {**shape, "coordinates": _thinned(shape["coordinates"], kept, area=shape["type"].endswith("Polygon"))}
        elif layer in ALONE:
            shape = _alone(shape, km)
        return {**feature, "geometry": shape}

    return simple


def _kept(shapes: Sequence[Mapping[str, Any]], km: float) -> frozenset[Position]:
    """Return the vertices that stay when the cells are simplified as one coverage, first as the territories are when they are built.

    East and west are drawn together as on a map of the middle latitude, so that a kilometre is as long in all directions.
    """
    import numpy as np
    import shapely
    from shapely.geometry import shape

    from geohist.build.territories import TOLERANCE

    cells = shapely.coverage_simplify(np.array([shape(dict(one)) for one in shapes]), TOLERANCE)
    _, south, _, north = shapely.total_bounds(cells)
    narrow = math.cos(math.radians((south + north) / 2))
    simple = shapely.coverage_simplify(shapely.transform(cells, lambda xy: xy * [narrow, 1.0]), km / _KM_A_DEGREE)
    return frozenset(_positions(shapely.transform(simple, lambda xy: xy / [narrow, 1.0])))


def _positions(shapes: Any) -> set[Position]:
    import numpy as np
    import shapely

    return set(map(tuple, np.rint(shapely.get_coordinates(shapes) / _STEP).astype(int).tolist()))


def _key(position: Sequence[float]) -> Position:
    return round(position[0] / _STEP), round(position[1] / _STEP)


def _thinned(coordinates: Any, kept: frozenset[Position], *, area: bool) -> Any:
    if not isinstance(coordinates[0][0], int | float):
        return [_thinned(one, kept, area=area) for one in coordinates]
    staying = [position for position in coordinates if _key(position) in kept]
    if (area or coordinates[0] == coordinates[-1]) and staying and staying[0] != staying[-1]:
        staying.append(staying[0])  # the ring began at a vertex that is gone
    elif not area and coordinates[0] != coordinates[-1]:
        staying = [coordinates[0], *(one for one in staying if one not in (coordinates[0], coordinates[-1])), coordinates[-1]]
    return staying if len(staying) >= (_RING if area else 2) else coordinates


def _alone(shape: Mapping[str, Any], km: float) -> Mapping[str, Any]:
    import shapely
    from shapely.geometry import mapping
    from shapely.geometry import shape as read

    simple = shapely.simplify(read(dict(shape)), km / _KM_A_DEGREE, preserve_topology=True)
    return dict(mapping(shapely.orient_polygons(simple))) if not simple.is_empty else shape


cached = functools.lru_cache(maxsize=2)(simplifier)
"""``simplifier``, kept for the layers of one export."""
