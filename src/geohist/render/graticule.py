"""The graticule: meridians and parallels, with their degrees at the frame."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from geohist.render.cutting import lines_in
from geohist.render.drawing import Drawing, Lines, Pen, Words
from geohist.render.typeface import Type, width_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geohist.render.canvas import Canvas
    from geohist.render.drawing import Box, Pixels
    from geohist.render.edge import Extent

SIDES = {"tr": {"N": "K", "S": "G", "E": "D", "W": "B"}, "ru": {"N": "с. ш.", "S": "ю. ш.", "E": "в. д.", "W": "з. д."}}  # noqa: RUF001 - Russian
"""Letters of the four sides of the sky where they are not the English ones."""
_STEPS = (20, 10, 5, 2, 1)
_APART = 230  # meridians and parallels stand about this far apart, units


def draw_graticule(drawing: Drawing, canvas: Canvas, style: Mapping[str, Any], extent: Extent) -> list[Box]:
    """Draw the graticule; give the boxes of its figures, which labels keep clear. Beyond the atlas there are none."""
    per_degree = 111_320 / canvas.metres_per_px / canvas.unit
    step = next((step for step in _STEPS if step * per_degree <= 1.5 * _APART), 1)
    corners = canvas.degrees(_frame(canvas.box))
    west, east = np.floor(corners[:, 0].min() / step) * step, np.ceil(corners[:, 0].max() / step) * step
    south, north = np.floor(corners[:, 1].min() / step) * step, np.ceil(corners[:, 1].max() / step) * step
    lats, lons = np.arange(south, north + step, step), np.arange(west, east + step, step)
    parallels = [canvas.project(np.column_stack([np.linspace(west, east, 80), np.full(80, lat)])) for lat in lats]
    meridians = [canvas.project(np.column_stack([np.full(60, lon), np.linspace(south, north, 60)])) for lon in lons]
    pen = Pen(style["page"]["ink_2"], 0.7 * canvas.unit, alpha=0.2)
    drawing.add(Lines(lines_in([*parallels, *meridians], canvas.box), pen, layer="graticule", name="graticule", clip=canvas.box, level=5.8))

    def known(x: float, y: float) -> bool:
        return bool(extent.holds(canvas.degrees([(x, y)]))[0])

    look = Type("sans", 400, 13.5 * canvas.unit)
    taken: list[Box] = []
    left, top, right, bottom = canvas.box
    for lat, line in zip(lats, parallels, strict=True):
        y = _crossing(line, 0, left)
        if y is not None and top + 20 * canvas.unit < y < bottom - 30 * canvas.unit and known(left, y):
            taken.append(
                _figure(drawing, canvas, style, look, degrees_of(lat, "NS", drawing.language), left + 7 * canvas.unit, y - 4 * canvas.unit)
            )
    for lon, line in zip(lons, meridians, strict=True):
        x = _crossing(line, 1, bottom)
        words = degrees_of(lon, "EW", drawing.language)
        if x is not None and left + 60 * canvas.unit < x < right - 330 * canvas.unit and known(x, bottom):
            taken.append(_figure(drawing, canvas, style, look, words, x + 5 * canvas.unit, bottom - 7 * canvas.unit))
    return taken


def _figure(drawing: Drawing, canvas: Canvas, style: Mapping[str, Any], look: Type, words: str, x: float, y: float) -> Box:
    unit, page = canvas.unit, style["page"]
    drawing.add(
        Words(words, x, y, look, page["ink_2"], halo=page["paper"], halo_width=2 * unit, layer="graticule", clip=canvas.box, level=9)
    )
    return x - 3 * unit, y - look.size, x + width_of(words, look) + 3 * unit, y + 4 * unit


def degrees_of(value: float, sides: str, language: str) -> str:
    """Write degrees with the letter of their side of the sky; ``sides`` are the positive and the negative one, in English."""
    letter = sides[0] if value > 0 else sides[1] if value < 0 else ""
    return f"{abs(value):g}° {SIDES.get(language, {}).get(letter, letter)}".strip()


def _crossing(line: Pixels, axis: int, at: float) -> float | None:
    """Find where a line crosses ``x = at`` (axis 0) or ``y = at`` (axis 1), on the other axis."""
    side = line[:, axis] - at
    for i in np.flatnonzero(np.sign(side[:-1]) != np.sign(side[1:])):
        share = side[i] / (side[i] - side[i + 1])
        return float(line[i, 1 - axis] + share * (line[i + 1, 1 - axis] - line[i, 1 - axis]))
    return None


def _frame(box: Box) -> Pixels:
    left, top, right, bottom = box
    xs, ys = np.linspace(left, right, 9), np.linspace(top, bottom, 9)
    sides = [[(x, y) for x in xs] for y in (top, bottom)] + [[(x, y) for y in ys] for x in (left, right)]
    return np.array([point for side in sides for point in side])
