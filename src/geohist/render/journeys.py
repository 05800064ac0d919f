"""Journeys on a still: the legs travelled and to come, the stops, and where the delegation is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from geohist.render.drawing import Disc, Drawing, Lines, Pen
from geohist.render.ground import decoded, meets
from geohist.render.land import dash_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geohist.render.canvas import Canvas
    from geohist.render.drawing import Pixels
    from geohist.render.signs import Drawn
    from geohist.scene.moment import Moment

_WIDER = 1.25  # journeys in a still are this much wider than on the screen


def draw_routes(drawing: Drawing, canvas: Canvas, moment: Moment, style: Mapping[str, Any], drawn: Drawn) -> None:
    """Draw the journeys under way on the day, and those that ended within the weeks before; note what they cover in ``drawn``."""
    routes = {route["id"]: route for route in moment.open_now("routes") + moment.lately("routes")}
    for route in routes.values():
        seen = False
        for leg in route["legs"]:
            points = canvas.project(decoded(leg["path"]["arc"], leg["path"]["scale"]))
            if meets(points, canvas.box):
                _leg(drawing, canvas, points, leg, style, past=leg["to"] <= moment.day)
                drawn.kinds.add(f"leg-{_kind(leg)}")
                seen = True
        if seen:
            _stops(drawing, canvas, moment, route, style, drawn)
            _marker(drawing, canvas, moment, route, style, drawn)


def _kind(leg: Mapping[str, Any]) -> str:
    return "sea" if leg["mode"] == "sea" else "attested" if leg["attested"] else "inferred"


def _leg(drawing: Drawing, canvas: Canvas, points: Pixels, leg: Mapping[str, Any], style: Mapping[str, Any], *, past: bool) -> None:
    kind, unit = _kind(leg), canvas.unit * _WIDER
    look = style["routes"][kind]
    alpha = look.get("casing_opacity", 1.0)
    casing = Pen(style["routes"]["casing"], look["casing_width"] * unit, round_cap=True, alpha=alpha)
    pen = Pen(style["routes"]["color"], look["width"] * unit, dash_of(look, unit), alpha=0.8 if past else 1.0)
    drawing.add(
        Lines((points,), casing, layer="journeys", name=f"leg, {kind}, casing", clip=canvas.box, level=14),
        Lines((points,), pen, layer="journeys", name=f"leg, {kind}", clip=canvas.box, level=14.1),
    )


def _stops(drawing: Drawing, canvas: Canvas, moment: Moment, route: Mapping[str, Any], style: Mapping[str, Any], drawn: Drawn) -> None:
    unit, look = canvas.unit, style["signs"]["stop"]
    for stop in route["stops"]:
        x, y = canvas.point(stop["xy"])
        if canvas.on_map((x, y), 6 * unit):
            face = look["color"] if stop["attested"] else style["page"]["paper"]
            pen = Pen(look["color"], 1.5 * unit)
            drawing.add(
                Disc(x, y, 6.4 * unit, style["page"]["paper"], layer="journeys", clip=canvas.box, level=16),
                Disc(x, y, 4.6 * unit, face, pen, layer="journeys", name=f"stop: {stop['place']}", clip=canvas.box, level=16.1),
            )
            drawn.boxes.append((x - 6.5 * unit, y - 6.5 * unit, x + 6.5 * unit, y + 6.5 * unit))
            drawn.kinds.add("stop" if stop["attested"] else "stop-inferred")
            if route["from"] is None or abs((stop["from"] or route["from"]) - moment.day) < 120:  # noqa: PLR2004 - as long as signs linger
                drawn.focus.setdefault(stop["place"], False)


def _marker(drawing: Drawing, canvas: Canvas, moment: Moment, route: Mapping[str, Any], style: Mapping[str, Any], drawn: Drawn) -> None:
    """Draw where the delegation is at noon, if it is under way: hollow, since that is inferred."""
    noon = moment.day + 0.5
    leg = next((leg for leg in route["legs"] if leg["from"] <= noon < leg["to"]), None)
    if leg is None:
        return
    points = canvas.project(decoded(leg["path"]["arc"], leg["path"]["scale"]))
    steps = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(points, axis=0).T))])
    way = (noon - leg["from"]) / (leg["to"] - leg["from"]) * steps[-1]
    x, y = float(np.interp(way, steps, points[:, 0])), float(np.interp(way, steps, points[:, 1]))
    if canvas.on_map((x, y), 10 * canvas.unit):
        unit, colour, paper = canvas.unit, style["routes"]["color"], style["page"]["paper"]
        drawing.add(
            Disc(x, y, 11 * unit, paper, layer="journeys", clip=canvas.box, level=18),
            Disc(
                x, y, 9 * unit, paper, Pen(colour, 2.2 * unit), layer="journeys", name="delegation, inferred", clip=canvas.box, level=18.1
            ),
            Disc(x, y, 3 * unit, colour, layer="journeys", clip=canvas.box, level=18.2),
        )
        drawn.boxes.append((x - 11 * unit, y - 11 * unit, x + 11 * unit, y + 11 * unit))
        drawn.kinds.add("delegation")
