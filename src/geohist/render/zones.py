"""Zones on a still: claims and proposals as an edge only, protection and demilitarised belts with their pattern."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from geohist.render.cutting import polygons, rings_of
from geohist.render.drawing import Area, Drawing, Pattern, Pen
from geohist.render.ground import decoded
from geohist.render.land import STILL, dash_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geohist.render.ground import Land
    from geohist.scene.moment import Moment

PATTERNED = frozenset({"protection", "demilitarised", "occupied"})
"""Signs of zones that carry their pattern unasked; the others would hide who holds the land."""


def draw_zones(
    drawing: Drawing, land: Land, moment: Moment, style: Mapping[str, Any], *, filled: bool = False
) -> list[tuple[Mapping[str, Any], Any]]:
    """Draw the zones of the day; give each with its visible area in pixels, for its name."""
    shown = []
    for record in moment.open_now("zones"):
        area = _area(land, record)
        if area.is_empty or area.area < 200 * land.canvas.unit**2:
            continue
        shown.append((record, area))
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
            Area(rings, None, halo, pattern=pattern, layer="zones", name=f"{name}, edge", clip=land.canvas.box, level=6.95),
            Area(rings, None, pen, layer="zones", name=name, clip=land.canvas.box, level=6.96),
        )
    return shown


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
