"""Signs and journeys on a still: seal, lozenge, envelope, pennant, delegation and its route."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from geohist.render.canvas import POINTS_PER_PX, Canvas, Pixels
from geohist.scene.coding import decode_path

if TYPE_CHECKING:
    from collections.abc import Mapping

    from matplotlib.axes import Axes

    from geohist.scene.moment import Moment
    from geohist.scene.placement import Box

LAYERS = ("events", "letters", "missions", "treaties")


@dataclass
class Drawn:
    """What was drawn: the boxes that labels must keep clear, the kinds for the legend, and the places that matter today."""

    boxes: list[Box] = field(default_factory=list)
    kinds: set[str] = field(default_factory=set)
    focus: list[str] = field(default_factory=list)


def draw_signs(axes: Axes, canvas: Canvas, moment: Moment, style: Mapping[str, Any]) -> Drawn:
    """Draw the signs of the day, filled, and of the weeks before, hollow; one sign a place and kind."""
    drawn = Drawn()
    seen: set[tuple[str, str]] = set()
    for today, records in ((True, moment.today), (False, [r for layer in ("treaties", "events") for r in moment.lately(layer)])):
        for record in records:
            if record["layer"] not in LAYERS or not record["xy"] or (record["layer"], record["place"] or "") in seen:
                continue
            seen.add((record["layer"], record["place"] or ""))
            _sign(axes, canvas, record, style, drawn, today=today)
    for record in moment.open_now("missions"):
        if record["xy"] and ("missions", record["place"]) not in seen:
            seen.add(("missions", record["place"]))
            _sign(axes, canvas, record, style, drawn, today=True)
    return drawn


def _sign(axes: Axes, canvas: Canvas, record: Mapping[str, Any], style: Mapping[str, Any], drawn: Drawn, *, today: bool) -> None:
    x, y = (float(value) for value in canvas.project(record["xy"])[0])
    if not canvas.on_map((x, y), 8):
        return
    unit = canvas.unit
    layer = record["layer"]
    shift = {"missions": (13, -9), "letters": (0, 0), "events": (0, 0), "treaties": (0, 0)}[layer]
    x, y = x + shift[0] * unit, y + shift[1] * unit
    draw = {"treaties": seal, "events": lozenge, "letters": envelope, "missions": pennant}[layer]
    look = style["signs"][{"treaties": "treaty", "events": "event", "letters": "letter", "missions": "mission"}[layer]]
    reach = draw(axes, x, y, unit, look["color"], style["page"]["paper"], today)
    if today and layer == "treaties":
        rings(axes, x, y, unit, look["color"])
    drawn.boxes.append((x - reach, y - reach, x + reach, y + reach))
    drawn.kinds.add(layer if today else f"{layer}-earlier")
    if today and record["place"] and layer != "missions":
        drawn.focus.append(record["place"])


def seal(axes: Axes, x: float, y: float, unit: float, colour: str, paper: str, today: bool) -> float:  # noqa: FBT001 - one signature for all signs
    """Draw a treaty's seal; give its reach in pixels."""
    from matplotlib.patches import Circle

    size = (9 if today else 8) * unit
    for radius, face, edge, width in (
        (size + 1.5 * unit, paper, "none", 0),
        (size, colour if today else paper, colour, 1.6),
        (size * 0.62, "none", paper if today else colour, 1.4),
        (size * 0.24, paper if today else colour, "none", 0),
    ):
        axes.add_patch(Circle((x, y), radius, facecolor=face, edgecolor=edge, linewidth=width * unit * POINTS_PER_PX, zorder=17))
    return size + 2 * unit


def rings(axes: Axes, x: float, y: float, unit: float, colour: str) -> None:
    """Draw the two rings round a treaty of the day."""
    from matplotlib.patches import Circle

    for radius in (14.5, 21):
        axes.add_patch(Circle((x, y), radius * unit, facecolor="none", edgecolor=colour, linewidth=0.9 * unit, alpha=0.6, zorder=16.9))


def lozenge(axes: Axes, x: float, y: float, unit: float, colour: str, paper: str, today: bool) -> float:  # noqa: FBT001
    """Draw an event's lozenge; give its reach in pixels."""
    from matplotlib.patches import RegularPolygon

    size = 6.5 * unit
    axes.add_patch(RegularPolygon((x, y), 4, radius=size + 1.8 * unit, facecolor=paper, edgecolor="none", zorder=17))
    face = colour if today else paper
    axes.add_patch(
        RegularPolygon((x, y), 4, radius=size, facecolor=face, edgecolor=colour, linewidth=1.4 * unit * POINTS_PER_PX, zorder=17.1)
    )
    return size + 2 * unit


def envelope(axes: Axes, x: float, y: float, unit: float, colour: str, paper: str, today: bool) -> float:  # noqa: FBT001
    """Draw a letter's envelope; give its reach in pixels."""
    from matplotlib.lines import Line2D
    from matplotlib.patches import Rectangle

    wide, high = 7 * unit, 5 * unit
    ground, line = (colour, paper) if today else (paper, colour)
    axes.add_patch(
        Rectangle(
            (x - wide - unit, y - high - unit), 2 * wide + 2 * unit, 2 * high + 2 * unit, facecolor=paper, edgecolor="none", zorder=17
        )
    )
    axes.add_patch(
        Rectangle(
            (x - wide, y - high), 2 * wide, 2 * high, facecolor=ground, edgecolor=colour, linewidth=1.3 * unit * POINTS_PER_PX, zorder=17.1
        )
    )
    axes.add_line(
        Line2D([x - wide, x, x + wide], [y - high, y + unit, y - high], color=line, linewidth=1.3 * unit * POINTS_PER_PX, zorder=17.2)
    )
    return wide + 2 * unit


def pennant(axes: Axes, x: float, y: float, unit: float, colour: str, paper: str, today: bool) -> float:  # noqa: FBT001
    """Draw a mission's pennant; give its reach in pixels."""
    from matplotlib.lines import Line2D
    from matplotlib.patches import Polygon

    flag = [
        (x - 5 * unit, y - 8 * unit),
        (x + 6 * unit, y - 8 * unit),
        (x + 3 * unit, y - 4.5 * unit),
        (x + 6 * unit, y - unit),
        (x - 5 * unit, y - unit),
    ]
    axes.add_line(Line2D([x - 5 * unit] * 2, [y - 8 * unit, y + 8 * unit], color=paper, linewidth=4 * unit * POINTS_PER_PX, zorder=17))
    axes.add_line(Line2D([x - 5 * unit] * 2, [y - 8 * unit, y + 8 * unit], color=colour, linewidth=1.8 * unit * POINTS_PER_PX, zorder=17.1))
    axes.add_patch(
        Polygon(
            flag, closed=True, facecolor=colour if today else paper, edgecolor=colour, linewidth=1.2 * unit * POINTS_PER_PX, zorder=17.1
        )
    )
    return 9 * unit


def draw_routes(axes: Axes, canvas: Canvas, moment: Moment, style: Mapping[str, Any], drawn: Drawn) -> None:
    """Draw the journeys under way on the day, and those that ended within the weeks before, with stops and marker."""
    from matplotlib.patches import Circle

    look, unit = style["routes"], canvas.unit
    routes = moment.open_now("routes") + moment.lately("routes")
    for route in {r["id"]: r for r in routes}.values():
        for leg in route["legs"]:
            points = canvas.project(decode_path(leg["path"]["arc"], leg["path"]["scale"]))
            kind = "sea" if leg["mode"] == "sea" else "attested" if leg["attested"] else "inferred"
            drawn.kinds.add(f"leg-{kind}")
            _leg(axes, points, look[kind] | {"color": look["color"], "casing": look["casing"]}, unit)
        for stop in route["stops"]:
            x, y = (float(value) for value in canvas.project(stop["xy"])[0])
            if canvas.on_map((x, y), 6):
                face = look["color"] if stop["attested"] else style["page"]["paper"]
                axes.add_patch(
                    Circle((x, y), 4.2 * unit, facecolor=face, edgecolor=look["color"], linewidth=1.5 * unit * POINTS_PER_PX, zorder=16)
                )
                drawn.boxes.append((x - 5 * unit, y - 5 * unit, x + 5 * unit, y + 5 * unit))
                drawn.focus.append(stop["place"])
        _marker(axes, canvas, moment, route, style, drawn)


def _leg(axes: Axes, points: Pixels, look: Mapping[str, Any], unit: float) -> None:
    from matplotlib.lines import Line2D

    width = look["width"] * unit * 1.2
    dash: Any = (0, tuple(part / look["width"] for part in look["dash"])) if "dash" in look else "-"
    casing = {
        "color": look["casing"],
        "linewidth": look["casing_width"] * unit * POINTS_PER_PX * 1.2,
        "alpha": look.get("casing_opacity", 1.0),
    }
    axes.add_line(Line2D(points[:, 0], points[:, 1], zorder=14, solid_joinstyle="round", **casing))
    axes.add_line(Line2D(points[:, 0], points[:, 1], color=look["color"], linewidth=width * POINTS_PER_PX, linestyle=dash, zorder=14.1))


def _marker(axes: Axes, canvas: Canvas, moment: Moment, route: Mapping[str, Any], style: Mapping[str, Any], drawn: Drawn) -> None:
    """Draw where the delegation is on the day, if it is under way: hollow where that is inferred."""
    from matplotlib.patches import Circle

    leg = next((leg for leg in route["legs"] if leg["from"] <= moment.day + 0.5 < leg["to"]), None)
    if leg is None:
        return
    points = canvas.project(decode_path(leg["path"]["arc"], leg["path"]["scale"]))
    steps = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(points, axis=0).T))])
    way = (moment.day + 0.5 - leg["from"]) / (leg["to"] - leg["from"]) * steps[-1]
    x, y = float(np.interp(way, steps, points[:, 0])), float(np.interp(way, steps, points[:, 1]))
    if canvas.on_map((x, y), 10):
        unit, colour, paper = canvas.unit, style["routes"]["color"], style["page"]["paper"]
        axes.add_patch(Circle((x, y), 10.5 * unit, facecolor=paper, edgecolor="none", zorder=18))
        axes.add_patch(Circle((x, y), 9 * unit, facecolor=paper, edgecolor=colour, linewidth=2 * unit * POINTS_PER_PX, zorder=18.1))
        drawn.boxes.append((x - 11 * unit, y - 11 * unit, x + 11 * unit, y + 11 * unit))
        drawn.kinds.add("delegation")
