"""The signs of a still: seal, lozenge, envelope, pennant."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from geohist.render.drawing import Area, Disc, Drawing, Item, Lines, Pen, ring
from geohist.scene.coding import decode_path

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geohist.render.canvas import Canvas
    from geohist.render.drawing import Box
    from geohist.scene.moment import Moment

LAYERS = {"treaties": "treaty", "events": "event", "letters": "letter", "missions": "mission"}
"""The layers that have a sign, and what the style table calls it."""
_ORDER = ("treaties", "events", "letters", "missions")
_SIZE = 1.12  # signs in a still are this much larger than on the screen


@dataclass
class Drawn:
    """What was drawn: boxes that labels keep clear, kinds for the legend, and the places that matter today (and whether most)."""

    boxes: list[Box] = field(default_factory=list)
    kinds: set[str] = field(default_factory=set)
    focus: dict[str, bool] = field(default_factory=dict)


def draw_signs(drawing: Drawing, canvas: Canvas, moment: Moment, style: Mapping[str, Any], without: frozenset[str] = frozenset()) -> Drawn:
    """Draw the signs of the day, filled, of the weeks before, hollow, and of open missions; one sign a place and kind."""
    drawn = Drawn()
    for key, signs in sorted(_by_place(moment, without).items()):
        x, y = canvas.point(signs[0][0]["xy"])
        if not canvas.on_map((x, y), 8 * canvas.unit):
            continue
        for number, (record, today) in enumerate(sorted(signs, key=lambda one: _ORDER.index(one[0]["layer"]))):
            unit = canvas.unit * _SIZE
            shift = (13, -9) if record["layer"] == "missions" and number == 0 else (21 * number, 0)
            spot = x + shift[0] * unit, y + shift[1] * unit
            items, reach = sign(record["layer"], *spot, unit, style, today=today)
            drawing.add(*(_clipped(item, canvas.box) for item in items))
            drawn.boxes.append((spot[0] - reach, spot[1] - reach, spot[0] + reach, spot[1] + reach))
            drawn.kinds.add(record["layer"] if today else f"{record['layer']}-earlier")
            if today and record["layer"] == "letters":
                _way(drawing, canvas, record, style)
                drawn.focus |= {record[end]: True for end in ("from_place", "to_place") if record.get(end)}
        if key and any(today and record["layer"] != "missions" for record, today in signs):
            drawn.focus[key] = True
    return drawn


def _by_place(moment: Moment, without: frozenset[str]) -> dict[str, list[tuple[Mapping[str, Any], bool]]]:
    """Give the records that have a sign, by place; each with whether it is of the day (an open mission is)."""
    lately = [(record, False) for layer in ("treaties", "events") for record in moment.lately(layer)]
    found: dict[str, list[tuple[Mapping[str, Any], bool]]] = defaultdict(list)
    for record, today in [*((r, True) for r in moment.today), *lately, *((r, True) for r in moment.open_now("missions"))]:
        layer = record["layer"]
        if layer not in LAYERS or layer in without or not record["xy"]:
            continue
        place = record["place"] or ""
        if all(other["layer"] != layer for other, _ in found[place]):
            found[place].append((record, today))
    return {place: signs for place, signs in found.items() if signs}


def _way(drawing: Drawing, canvas: Canvas, record: Mapping[str, Any], style: Mapping[str, Any]) -> None:
    """Draw the straight way of a letter: a sign of who wrote to whom, not of its road."""
    look = style["signs"]["letter"]
    points = canvas.project(decode_path(record["path"]["arc"], record["path"]["scale"]))
    if len(points) > 1:
        casing = Pen(style["page"]["paper"], 3.4 * canvas.unit, alpha=0.8)
        pen = Pen(look["color"], look["line"] * 1.2 * canvas.unit)
        drawing.add(
            Lines((points,), casing, layer="letters", name="way of a letter, casing", clip=canvas.box, level=13.9),
            Lines((points,), pen, layer="letters", name="way of a letter", clip=canvas.box, level=13.95),
        )


def sign(
    layer: str, x: float, y: float, unit: float, style: Mapping[str, Any], *, today: bool, level: float = 17
) -> tuple[list[Item], float]:
    """Give a record's sign as items, filled if it is of the day, and its reach in pixels."""
    colour, paper = style["signs"][LAYERS[layer]]["color"], style["page"]["paper"]
    maker = {"treaties": seal, "events": lozenge, "letters": envelope, "missions": pennant}[layer]
    items, reach = maker(x, y, unit, colour, paper, today, level)
    if today and layer == "treaties":
        radii = style["signs"]["treaty"]["rings"]
        items = [Disc(x, y, r * unit, None, Pen(colour, 1.0 * unit, alpha=0.6), layer=layer, level=level - 0.1) for r in radii] + items
    return items, reach


def seal(x: float, y: float, unit: float, colour: str, paper: str, today: bool, level: float) -> tuple[list[Item], float]:  # noqa: FBT001 - one signature for all signs
    """Make a treaty's seal: disc, ring, dot."""
    size = (9 if today else 8) * unit
    face, inner = (colour, paper) if today else (paper, colour)
    return [
        Disc(x, y, size + 1.6 * unit, paper, layer="treaties", level=level),
        Disc(x, y, size, face, Pen(colour, 1.5 * unit), layer="treaties", name="treaty", level=level + 0.1),
        Disc(x, y, size * 0.6, None, Pen(inner, 1.3 * unit), layer="treaties", level=level + 0.2),
        Disc(x, y, size * 0.24, inner, layer="treaties", level=level + 0.3),
    ], size + 2 * unit


def lozenge(x: float, y: float, unit: float, colour: str, paper: str, today: bool, level: float) -> tuple[list[Item], float]:  # noqa: FBT001
    """Make an event's lozenge."""
    size = 6.5 * unit
    outer, inner = (ring([(x, y - r), (x + r, y), (x, y + r), (x - r, y)]) for r in (size + 2.2 * unit, size))
    return [
        Area(outer, paper, layer="events", level=level),
        Area(inner, colour if today else paper, Pen(colour, 1.4 * unit), layer="events", name="event", level=level + 0.1),
    ], size + 2 * unit


def envelope(x: float, y: float, unit: float, colour: str, paper: str, today: bool, level: float) -> tuple[list[Item], float]:  # noqa: FBT001
    """Make a letter's envelope."""
    wide, high = 7 * unit, 5 * unit
    face, line = (colour, paper) if today else (paper, colour)
    outer, inner = (
        ring([(x - w, y - h), (x + w, y - h), (x + w, y + h), (x - w, y + h)])
        for w, h in ((wide + 2 * unit, high + 2 * unit), (wide, high))
    )
    flap = np.array([(x - wide, y - high), (x, y + unit), (x + wide, y - high)])
    return [
        Area(outer, paper, layer="letters", level=level),
        Area(inner, face, Pen(colour, 1.3 * unit), layer="letters", name="letter", level=level + 0.1),
        Lines((flap,), Pen(line, 1.3 * unit), layer="letters", level=level + 0.2),
    ], wide + 2 * unit


def pennant(x: float, y: float, unit: float, colour: str, paper: str, today: bool, level: float) -> tuple[list[Item], float]:  # noqa: FBT001
    """Make a mission's pennant."""
    left, top = x - 5 * unit, y - 8 * unit
    flag = ring(
        [
            (left, top),
            (left + 11 * unit, top),
            (left + 8 * unit, top + 3.5 * unit),
            (left + 11 * unit, top + 7 * unit),
            (left, top + 7 * unit),
        ]
    )
    pole = (np.array([(left, top), (left, y + 8 * unit)]),)
    return [
        Lines(pole, Pen(paper, 4.4 * unit, round_cap=True), layer="missions", level=level),
        Area(flag, None, Pen(paper, 3.6 * unit), layer="missions", level=level),
        Lines(pole, Pen(colour, 1.8 * unit), layer="missions", name="mission", level=level + 0.1),
        Area(flag, colour if today else paper, Pen(colour, 1.0 * unit), layer="missions", name="mission", level=level + 0.1),
    ], 9 * unit


def _clipped(item: Item, box: Box) -> Item:
    from dataclasses import replace

    return replace(item, clip=box)
