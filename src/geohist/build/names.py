"""Where the name of a polity goes: one place for each large part of its land, for each span on which its land stays the same."""

from __future__ import annotations

import itertools
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import shapely

from geohist.build.spans import dated, named, stamp
from geohist.canonical import feature_collection

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from shapely.geometry.base import BaseGeometry

    from geohist.atlas import Atlas
    from geohist.model import Tenure

COARSE_DEG = 0.06
"""How far the outlines are generalised before a place is sought, degrees: a label needs no finer land."""
LEAST_KM2 = 2_500
"""Smallest part that gets a name of its own."""
MOST_PARTS = 4
"""Most names of one polity at a time."""
KEEP = 0.7
"""A name stays where it was while its old place offers this share of the best new width: labels should not wander."""

_KM_PER_DEG = 111.32
_LINES = 21


@dataclass(frozen=True)
class NamePlace:
    """A place for a name: position and free width in degrees, area of the part in km², on ``[lo, hi)``."""

    polity: str
    lo: int
    hi: int
    lon: float
    lat: float
    width_deg: float
    area_km2: float


def names_layer(atlas: Atlas, shapes: Mapping[str, BaseGeometry]) -> bytes:
    """Give ``names.geojson``: a point a span for each large part of a polity's land, ``width_deg`` free for its name."""
    features = []
    for number, place in enumerate(name_places(atlas.tenures, shapes, atlas.span)):
        properties = {
            "id": f"name-{place.polity}-{stamp(place.lo)}-{number}",
            "title": named(atlas, place.polity, place.lo),
            **dated(place.lo, place.hi),
            "polity": place.polity,
            "width_deg": round(place.width_deg, 2),
            "area_km2": round(place.area_km2),
        }
        point = {"type": "Point", "coordinates": [round(place.lon, 2), round(place.lat, 2)]}
        features.append({"type": "Feature", "properties": properties, "geometry": point})
    return feature_collection(features)


def name_places(tenures: Sequence[Tenure], outlines: Mapping[str, BaseGeometry], span: tuple[int, int]) -> list[NamePlace]:
    """Find the places of every polity's name over the span ``[lo, hi)``, sorted by polity and day."""
    cells = sorted(outlines)
    coarse = dict(zip(cells, shapely.coverage_simplify([outlines[cell] for cell in cells], COARSE_DEG), strict=True))
    held: dict[str, list[Tenure]] = defaultdict(list)
    for tenure in tenures:
        if tenure.cell in coarse:
            held[tenure.polity].append(tenure)
    places: list[NamePlace] = []
    for polity in sorted(held):
        places += _of_polity(polity, held[polity], coarse, span)
    return places


def _of_polity(polity: str, rows: Sequence[Tenure], coarse: Mapping[str, BaseGeometry], span: tuple[int, int]) -> list[NamePlace]:
    days = sorted({max(row.lo, span[0]) for row in rows} | {min(row.hi, span[1]) for row in rows})
    open_places: dict[tuple[float, float], NamePlace] = {}
    done: list[NamePlace] = []
    for lo, hi in itertools.pairwise(days):
        cells = sorted(row.cell for row in rows if row.lo <= lo < row.hi)
        if not cells:
            done += open_places.values()
            open_places = {}
            continue
        now: dict[tuple[float, float], NamePlace] = {}
        for part, area in _parts(coarse[cell] for cell in cells):
            lon, lat, width = _place(part, list(open_places))
            before = open_places.pop((lon, lat), None)
            same = before is not None and abs(before.width_deg - width) < 0.15 * width and abs(before.area_km2 - area) < 0.15 * area
            start = before.lo if before is not None and same else lo
            if before is not None and not same:
                done.append(before)
            now[lon, lat] = NamePlace(polity, start, hi, lon, lat, width, area)
        done += open_places.values()
        open_places = now
    return sorted([*done, *open_places.values()], key=lambda place: (place.lo, -place.area_km2))


def _parts(polygons: Iterable[BaseGeometry]) -> list[tuple[BaseGeometry, float]]:
    land = shapely.coverage_union_all(list(polygons))
    parts = [part for part in shapely.get_parts(land) if part.area > 0]
    sized = sorted(((part, _area_km2(part)) for part in parts), key=lambda item: -item[1])
    largest = sized[0][1] if sized else 0
    return [(part, area) for part, area in sized[:MOST_PARTS] if area >= min(LEAST_KM2, largest)]


def _area_km2(part: BaseGeometry) -> float:
    return float(part.area) * _KM_PER_DEG**2 * float(np.cos(np.radians(part.centroid.y)))


def _place(part: BaseGeometry, old: Sequence[tuple[float, float]]) -> tuple[float, float, float]:
    """Find the widest level band inside the part; an old place inside it is kept while it is nearly as good."""
    _, min_y, _, max_y = part.bounds
    edges = _edges(part)
    lines = np.linspace(min_y, max_y, _LINES + 2)[1:-1]
    room = (max_y - min_y) / (_LINES + 1)
    crossed = [_inside(edges, y) for y in lines]
    bands = [(*_common(crossed[max(i - 1, 0) : i + 2], None), y) for i, y in enumerate(lines)]
    lo, hi, lat = max(bands, key=lambda band: (band[1] - band[0]) * np.cos(np.radians(band[2])))
    for kept_lon, kept_lat in old:
        if not min_y < kept_lat < max_y:
            continue
        around = [_inside(edges, kept_lat + dy) for dy in (-0.6 * room, 0.0, 0.6 * room)]
        kept_lo, kept_hi = _common(around, kept_lon)
        if kept_hi - kept_lo >= KEEP * (hi - lo) and abs((kept_lo + kept_hi) / 2 - kept_lon) < (kept_hi - kept_lo) / 4:
            return kept_lon, kept_lat, kept_hi - kept_lo
    return float((lo + hi) / 2), float(lat), float(hi - lo)


def _edges(part: BaseGeometry) -> npt.NDArray[np.float64]:
    """Give the edges of a polygon with its holes as rows of ``x1, y1, x2, y2``."""
    rings = [shapely.get_coordinates(ring) for ring in shapely.get_rings(part)]
    return np.concatenate([np.hstack([ring[:-1], ring[1:]]) for ring in rings])


def _inside(edges: npt.NDArray[np.float64], y: float) -> list[tuple[float, float]]:
    """Give the stretches of a latitude that lie inside, from west to east."""
    x1, y1, x2, y2 = edges[(edges[:, 1] <= y) != (edges[:, 3] <= y)].T
    crossings = np.sort(x1 + (y - y1) / (y2 - y1) * (x2 - x1))
    return [(float(lo), float(hi)) for lo, hi in zip(crossings[::2], crossings[1::2], strict=True)]


def _common(lines: Sequence[list[tuple[float, float]]], through: float | None) -> tuple[float, float]:
    """Give the longest stretch inside on all the lines (and through a longitude, if one is given), or an empty one."""
    found = (0.0, 0.0)
    for stretch in lines[len(lines) // 2]:
        lo, hi = stretch
        for line in lines:
            lo, hi = max(((max(lo, a), min(hi, b)) for a, b in line), key=lambda pair: pair[1] - pair[0], default=(0.0, 0.0))
        if hi - lo > found[1] - found[0] and (through is None or lo <= through <= hi):
            found = (lo, hi)
    return found
