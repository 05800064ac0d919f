"""Cells, arcs, borders and names of polities in the payload."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from shapely.geometry import shape

from geohist.build.drawn import drawn_arcs
from geohist.build.statuses import STATUSES, border_spans
from geohist.build.topology import topology
from geohist.errors import GeohistError
from geohist.files.reading import read_features
from geohist.scene.coding import code_path
from geohist.scene.days import span_of
from geohist.when import When

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geohist.atlas import Atlas

OVERVIEW_DEG = 0.1
"""Tolerance of the coarser level, degrees: two and a half pixels at the opening view, within its budget of lines and vertices."""
OVERVIEW_SCALE, DETAIL_SCALE = 1e-3, 1e-4


def territory_geometry(atlas: Atlas) -> dict[str, Any]:
    """Give ``topology``, ``cells``, ``borders`` and ``names`` of the payload from the built cells.

    Raises:
        GeohistError: if the cells have not been built, or are not those of ``cells.csv``.
    """
    features = read_features(atlas.root, "cells.geojson")
    if {feature["properties"].get("id") for feature in features} != set(atlas.cells):
        raise GeohistError("the built cells are not those of territory/cells.csv; run: geohist build", file="cells.geojson")
    outlines = {feature["properties"]["id"]: shape(feature["geometry"]) for feature in features}
    properties = {feature["properties"]["id"]: feature["properties"] for feature in features}
    topo = topology(outlines, OVERVIEW_DEG)
    spans = border_spans(topo, atlas.tenures, atlas.border_rules, atlas.polities, atlas.span, drawn_arcs(topo, atlas.cuts))
    return {
        "topology": {
            "overview": {"scale": OVERVIEW_SCALE, "arcs": [code_path(arc, OVERVIEW_SCALE) for arc in topo.overview]},
            "detail": {"scale": DETAIL_SCALE, "arcs": [code_path(arc, DETAIL_SCALE) for arc in topo.arcs]},
            "sides": [list(pair) for pair in topo.sides],
            "cells": [[[list(ring) for ring in polygon] for polygon in cell] for cell in topo.rings],
        },
        "cells": [
            {
                "id": cell,
                "title": properties[cell]["title"],
                "xy": [round(atlas.cells[cell].lon, 2), round(atlas.cells[cell].lat, 2)],
                "km2": round(properties[cell].get("km2", 0)),
            }
            for cell in topo.cells
        ],
        "borders": [[span.arc, span.lo, span.hi, STATUSES.index(span.status), span.accuracy_km] for span in spans],
        "names": [_name(feature) for feature in read_features(atlas.root, "names.geojson")],
    }


def _name(feature: Mapping[str, Any]) -> dict[str, Any]:
    properties = feature["properties"]
    lo, hi = span_of(When.parse(properties["date"]))
    return {
        "polity": properties["polity"],
        "from": lo,
        "to": hi,
        "xy": list(feature["geometry"]["coordinates"]),
        "width_deg": properties["width_deg"],
        "area_km2": properties["area_km2"],
    }
