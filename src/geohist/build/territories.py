"""Territories: the land one polity holds in one capacity, for every span on which it stays the same."""

from __future__ import annotations

import itertools
from collections import defaultdict
from typing import TYPE_CHECKING, Any

import numpy as np

from geohist.build.area import area_km2
from geohist.build.spans import dated, least_certain, named, stamp
from geohist.canonical import feature_collection

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from geohist.atlas import Atlas
    from geohist.model import Tenure

TOLERANCE = 0.05
"""Degrees, a few kilometres: territories repeat the same coast for every span, so they are kept coarser than the cells they are made of."""


def territories_layer(atlas: Atlas, shapes: Mapping[str, Any]) -> bytes:
    """Give ``territories.geojson``: on every day the features that hold tile the land of the cells.

    ``accuracy_km`` is the worst of the cells', ``cells`` are their ids, ``authority`` the instruments by which they are held.
    """
    import shapely

    ids = sorted(shapes)
    coarse = dict(zip(ids, shapely.coverage_simplify(np.array([shapes[cell] for cell in ids]), TOLERANCE), strict=True))
    sizes = {cell: area_km2(shapes[cell]) for cell in ids}
    return feature_collection(_features(atlas, coarse, sizes))


def _features(atlas: Atlas, shapes: Mapping[str, Any], sizes: Mapping[str, float]) -> Iterator[dict[str, Any]]:
    import shapely

    held: dict[tuple[str, str, str], list[Tenure]] = defaultdict(list)
    for tenure in atlas.tenures:
        held[tenure.polity, tenure.capacity, tenure.sovereign].append(tenure)
    for (polity, capacity, sovereign), rows in sorted(held.items()):
        for lo, hi, now in _spans(rows):
            cells = sorted(row.cell for row in now)
            known = [row.accuracy_km for row in now if row.accuracy_km is not None]
            of = f"-of-{sovereign}" if sovereign != polity else ""
            yield {
                "properties": {
                    "id": f"{polity}-{capacity}{of}-{stamp(lo)}",
                    "title": named(atlas, polity, lo),
                    "polity": polity,
                    "capacity": capacity,
                    "sovereign": sovereign,
                    **dated(lo, hi),
                    "certainty": least_certain(row.certainty for row in now),
                    "accuracy_km": max(known, default=None),
                    "km2": round(sum(sizes[cell] for cell in cells)),
                    "cells": cells,
                    "authority": sorted({row.instrument for row in now if row.instrument}),
                    "excerpts": sorted({key for row in now for key in row.excerpts}),
                },
                "geometry": shapely.geometry.mapping(shapely.coverage_union_all([shapes[cell] for cell in cells])),
            }


def _spans(rows: list[Tenure]) -> Iterator[tuple[int, int, list[Tenure]]]:
    """Yield the spans on which the cells among some tenures stay the same, each with the tenures that hold at its beginning."""
    edges = sorted({edge for row in rows for edge in (row.lo, row.hi)})
    last: tuple[int, int, list[Tenure]] | None = None
    for lo, hi in itertools.pairwise(edges):
        now = [row for row in rows if row.lo <= lo < row.hi]
        if last and last[1] == lo and {row.cell for row in now} == {row.cell for row in last[2]}:
            last = (last[0], hi, last[2])
            continue
        if last:
            yield last
        last = (lo, hi, now) if now else None
    if last:
        yield last
