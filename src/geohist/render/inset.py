"""An inset: where names found no room, that region again, larger, over land where little is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from geohist.render.canvas import Canvas, View
from geohist.scene.placement import overlap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geohist.render.drawing import Box
    from geohist.render.lettering import Lettered

LARGER = 1.4
"""Zooms by which the inset is larger than its map."""
_SIZE = (400, 310)  # units
_LEAST_MAP = (820, 640)  # a smaller map has no room for an inset, units
_CROWD = 3  # names without room that make a crowd
_WEIGHTY = 4.4  # names of this rank and better count
_MOST_COVERED = 4  # labels an inset may take the place of


@dataclass(frozen=True)
class Inset:
    """Where the inset lies, what it shows, and the frame of that on the map, pixels."""

    canvas: Canvas
    frame: Box


def find_inset(canvas: Canvas, tried: Lettered, signs: Sequence[Box], figures: Sequence[Box]) -> Inset | None:
    """Find the most crowded region and the emptiest corner for it; None where nothing is crowded or no corner is empty enough."""
    unit = canvas.unit
    left, top, right, bottom = canvas.box
    if right - left < _LEAST_MAP[0] * unit or bottom - top < _LEAST_MAP[1] * unit or canvas.view.zoom > 7:  # noqa: PLR2004 - near enough
        return None
    crowd = np.array([(x, y) for x, y, rank in tried.without.values() if rank <= _WEIGHTY])
    if len(crowd) < _CROWD:
        return None
    width, height = _SIZE[0] * unit, _SIZE[1] * unit
    near = width / 2**LARGER, height / 2**LARGER
    inside = (np.abs(crowd[:, None, :] - crowd[None, :, :]) < np.array(near) / 2).all(axis=2)
    best = int(inside.sum(axis=1).argmax())
    if inside[best].sum() < _CROWD:
        return None
    middle = crowd[inside[best]].mean(axis=0)
    frame = (middle[0] - near[0] / 2, middle[1] - near[1] / 2, middle[0] + near[0] / 2, middle[1] + near[1] / 2)
    edge = 16 * unit
    corners = [(x, y) for x in (right - width - edge, left + edge) for y in (top + edge, bottom - height - edge)]
    found = [
        (_cost(box, frame, tried, signs, figures), n, box) for n, (x, y) in enumerate(corners) for box in [(x, y, x + width, y + height)]
    ]
    cost, _, box = min(found)
    if cost > _MOST_COVERED:
        return None
    lon, lat = canvas.degrees([middle])[0]
    view = View(round(float(lon), 3), round(float(lat), 3), round(canvas.view.zoom + LARGER, 2))
    return Inset(Canvas(box, unit, view), frame)


def _cost(box: Box, frame: Box, tried: Lettered, signs: Sequence[Box], figures: Sequence[Box]) -> float:
    """Count what an inset would cover; a sign or the region itself forbids it."""
    if overlap(box, frame) or any(overlap(box, sign) for sign in signs):
        return 99.0
    covered = [key for key, label in tried.boxes.items() if overlap(box, label)]
    weights = {"polity": 1.5, "sea": 1.0, "place": 1.0, "zone": 2.0}
    return sum(weights.get(key.split("-")[0], 1.0) for key in covered) + 0.1 * sum(overlap(box, figure) for figure in figures)
