"""The edge of the atlas: beyond it nothing is known, so nothing but paper is drawn there, up to a neat line as on a printed map."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from geohist.render.cutting import rings_of
from geohist.render.drawing import Area, Drawing, Lines, Pen

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geohist.render.canvas import Canvas
    from geohist.render.drawing import Pixels

_FINE_DEG = 1e-3  # land this near a side of the atlas was cut there
_STEPS = 90  # positions along a side: parallels are curves
_FAR_DEG = 60.0  # how far an open side is drawn beyond the map's own extent


@dataclass(frozen=True)
class Extent:
    """Where the atlas's land was cut off, degrees; None at a side where all land ends by itself."""

    west: float | None = None
    south: float | None = None
    east: float | None = None
    north: float | None = None

    @property
    def sides(self) -> tuple[tuple[int, float], ...]:
        """The cut sides: axis (0 longitude, 1 latitude) and position."""
        named = ((0, self.west), (1, self.south), (0, self.east), (1, self.north))
        return tuple((axis, at) for axis, at in named if at is not None)

    def holds(self, degrees: Pixels) -> Any:
        """Tell of each position whether it lies inside."""
        inside = np.ones(len(degrees), dtype=bool)
        for axis, (low, high) in enumerate(((self.west, self.east), (self.south, self.north))):
            if low is not None:
                inside &= degrees[:, axis] >= low - _FINE_DEG
            if high is not None:
                inside &= degrees[:, axis] <= high + _FINE_DEG
        return inside

    def off(self, line: Pixels) -> list[Pixels]:
        """Give the pieces of a line that do not run along a cut side."""
        along = np.zeros(len(line) - 1, dtype=bool)
        for axis, at in self.sides:
            on = np.abs(line[:, axis] - at) < _FINE_DEG
            along |= on[:-1] & on[1:]
        if not along.any():
            return [line]
        pieces = np.split(np.arange(len(along)), np.flatnonzero(np.diff(along)) + 1)
        return [line[piece[0] : piece[-1] + 2] for piece in pieces if not along[piece[0]]]


def extent_of(coasts: Sequence[Pixels]) -> Extent:
    """Find the sides at which land was cut off: the outermost meridians and parallels along which its edge runs straight."""
    if not coasts:
        return Extent()
    every = np.concatenate(coasts)
    low, high = every.min(axis=0), every.max(axis=0)
    cut = {
        (axis, float(at))
        for line in coasts
        for axis in (0, 1)
        for at in (low[axis], high[axis])
        if len(line) > 1 and ((np.abs(line[:-1, axis] - at) < _FINE_DEG) & (np.abs(line[1:, axis] - at) < _FINE_DEG)).any()
    }

    def side(axis: int, at: float) -> float | None:
        return at if (axis, at) in cut else None

    return Extent(side(0, float(low[0])), side(1, float(low[1])), side(0, float(high[0])), side(1, float(high[1])))


def draw_edge(drawing: Drawing, canvas: Canvas, extent: Extent, style: Mapping[str, Any]) -> None:
    """Draw paper beyond the atlas and a double neat line along its edge, where the map reaches that far."""
    left, top, right, bottom = canvas.box
    xs, ys = np.linspace(left, right, 40), np.linspace(top, bottom, 40)
    frame = np.concatenate([np.column_stack(pair) for x in (left, right) for pair in [(np.full(40, x), ys)]])
    frame = np.concatenate([frame, *[np.column_stack([xs, np.full(40, y)]) for y in (top, bottom)]])
    seen = canvas.degrees(frame)
    if extent.holds(seen).all():
        return
    (west, south), (east, north) = seen.min(axis=0), seen.max(axis=0)
    sides = (
        extent.west if extent.west is not None else west - _FAR_DEG,
        extent.south if extent.south is not None else max(south - _FAR_DEG, -80.0),
        extent.east if extent.east is not None else east + _FAR_DEG,
        extent.north if extent.north is not None else min(north + _FAR_DEG, 88.0),
    )
    atlas = shapely.make_valid(shapely.Polygon(canvas.project(_around(*sides))))
    beyond = rings_of(shapely.difference(shapely.box(*canvas.box), atlas))
    if not beyond:
        return
    unit, page = canvas.unit, style["page"]
    outer = shapely.buffer(atlas, 6 * unit, join_style="mitre")
    drawing.add(
        Area(beyond, page["paper_2"], layer="edge", name="beyond the atlas", clip=canvas.box, level=8.7),
        Lines(rings_of(outer), Pen(page["ink"], 0.9 * unit), layer="edge", name="neat line", clip=canvas.box, level=8.8),
        Lines(rings_of(atlas), Pen(page["ink"], 1.6 * unit), layer="edge", name="neat line, inner", clip=canvas.box, level=8.81),
    )


def _around(west: float, south: float, east: float, north: float) -> Pixels:
    lons, lats = np.linspace(west, east, _STEPS), np.linspace(south, north, _STEPS)
    return np.concatenate(
        [
            np.column_stack([lons, np.full(_STEPS, south)]),
            np.column_stack([np.full(_STEPS, east), lats]),
            np.column_stack([lons[::-1], np.full(_STEPS, north)]),
            np.column_stack([np.full(_STEPS, west), lats[::-1]]),
        ]
    )
