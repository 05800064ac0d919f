"""Zones on a still: claims and proposals as an edge only, protection and demilitarised belts with their pattern."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
import shapely

from geohist.render.cutting import polygons, rings_of
from geohist.render.drawing import Area, Drawing, Pattern, Pen
from geohist.render.ground import decoded
from geohist.render.land import STILL, dash_of

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from geohist.render.ground import Land
    from geohist.scene.moment import Moment

Zone: TypeAlias = "tuple[Mapping[str, Any], Any]"
"""A zone's record and its area on the map, pixels."""
_LEAST_PX2 = 200  # a smaller zone is a speck, units²
PATTERNED = frozenset({"protection", "demilitarised", "occupied"})
"""Signs of zones that carry their pattern unasked; the others would hide who holds the land."""


def zones_of(land: Land, moment: Moment) -> list[Zone]:
    """Give the zones of the day that are large enough to be seen, each with its area on the map in pixels, the weightiest first."""
    found = []
    for record in moment.open_now("zones"):
        area = land.kept(("zone", record["id"]), partial(_area, land, record))
        if not area.is_empty and area.area >= _LEAST_PX2 * land.canvas.unit**2:
            found.append((record, area))
    return sorted(found, key=lambda zone: (zone[0]["from"] != moment.day, zone[0]["sign"] not in PATTERNED, -zone[1].area))


def named_or_patterned(zones: Sequence[Zone], named: Container[str], moment: Moment) -> list[Zone]:
    """Give the zones worth drawing: an edge whose name found no room would say nothing."""
    return [zone for zone in zones if zone[0]["id"] in named or zone[0]["sign"] in PATTERNED or zone[0]["from"] == moment.day]


def draw_zones(
    drawing: Drawing, land: Land, zones: Sequence[Zone], moment: Moment, style: Mapping[str, Any], *, filled: bool = False
) -> None:
    """Draw zones."""
    for record, area in zones:
        look, unit = style["areas"][record["sign"]], land.canvas.unit
        colour = colour_of(record, moment, style)
        pattern = None
        if filled or record["sign"] in PATTERNED:
            pattern = Pattern(
                colour,
                look["every"] * STILL * unit,
                look.get("width", 0) * STILL * unit,
                look.get("angle", 0),
                look.get("radius", 0) * STILL * unit,
            )
        edge = look.get("edge", {"width": 1.0})
        pen = Pen(colour, edge["width"] * STILL * 1.2 * unit, dash_of(edge, unit * STILL), round_cap=edge.get("cap") == "round")
        halo = Pen(style["page"]["paper"], pen.width + 1.6 * unit, alpha=0.55)
        rings = rings_of(area)
        name = str(record["title"].get(drawing.language) or record["title"]["en"])
        drawing.add(
            Area(rings, None, halo, pattern=pattern, layer="zones", name=f"{name}, edge", clip=land.canvas.box, level=5.95),
            Area(rings, None, pen, layer="zones", name=name, clip=land.canvas.box, level=5.96),
        )


def colour_of(record: Mapping[str, Any], moment: Moment, style: Mapping[str, Any]) -> str:
    """Give a zone's colour: its claimant's darker tint, else ink."""
    claimant = record.get("claimant")
    tint = moment.polity(claimant)["ribbon"] if claimant else None
    return str(tint or style["page"]["ink_2"])


def _area(land: Land, record: Mapping[str, Any]) -> Any:
    left, top, right, bottom = land.around
    found = []
    for polygon in record["rings"]:
        rings = [np.nan_to_num(land.canvas.project(decoded(ring, 1e-3)), posinf=1e7, neginf=-1e7) for ring in polygon]
        found.append(polygons(rings))
    return shapely.clip_by_rect(shapely.union_all(found), left, top, right, bottom)
