"""How a name may be set on the land it names: sizes, one line or two, and the boxes that lie on its ground."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from geohist.render.typeface import Type, width_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geohist.render.drawing import Box

LINE = 1.18
"""Height of a line of a label, em."""
_GRID = 15  # boxes are tried this far apart, units
_MOST = 160  # boxes handed to the placement for one name


@dataclass(frozen=True)
class Setting:
    """Words in lines, in one type, and the boxes to try."""

    lines: tuple[str, ...]
    type: Type
    boxes: tuple[Box, ...]


def type_of(look: Mapping[str, Any], unit: float, size: float | None = None) -> Type:
    """Give the type of a row of the style table's labels in a still; the third size is that of stills of 1920 px."""
    pixels = (size if size is not None else look["size"][2]) * unit
    return Type(look["face"], look.get("weight", 400), pixels, look.get("style") == "italic", look.get("spacing", 0.0))


def size_of(lines: Sequence[str], look: Type, unit: float) -> tuple[float, float]:
    """Width and height of words in lines, pixels."""
    return max(width_of(line, look) for line in lines) + 2 * unit, look.size * LINE * len(lines)


def splits(words: str) -> list[tuple[str, ...]]:
    """Give the whole in one line, then broken in two at the space nearest the middle."""
    spaces = [at for at, letter in enumerate(words) if letter == " "]
    if not spaces:
        return [(words,)]
    middle = min(spaces, key=lambda at: abs(at - len(words) / 2))
    return [(words,), (words[:middle], words[middle + 1 :])]


def boxes_on(area: Any, width: float, height: float, unit: float, bounds: Box, share: float = 1.0) -> tuple[Box, ...]:
    """Find boxes of a size that lie on an area within bounds, those nearest its middle first.

    With ``share`` below 1 that much of the box must lie on the area.
    """
    left, top, right, bottom = area.bounds
    left, top, right, bottom = max(left, bounds[0]), max(top, bounds[1]), min(right, bounds[2]), min(bottom, bounds[3])
    if right - left < width * share or bottom - top < height * share:
        return ()
    xs, ys = np.arange(left, right, _GRID * unit), np.arange(top, bottom, _GRID * unit)
    middles = np.column_stack([axis.ravel() for axis in np.meshgrid(xs, ys)])
    middles = middles[shapely.contains_xy(area, middles[:, 0], middles[:, 1])]
    if not len(middles):
        return ()
    half = width / 2, height / 2
    if share >= 1:
        sides = (middles[:, 0] - half[0], middles[:, 1] - half[1], middles[:, 0] + half[0], middles[:, 1] + half[1])
        on = shapely.contains(area, shapely.box(*sides))
    else:
        across, down = (axis.ravel() for axis in np.meshgrid(np.linspace(-0.95, 0.95, 9) * half[0], np.linspace(-0.9, 0.9, 3) * half[1]))
        samples = shapely.contains_xy(area, middles[:, :1] + across, middles[:, 1:] + down)
        on = samples.mean(axis=1) >= share
    found = middles[on]
    if not len(found):
        return ()
    heart = np.asarray(shapely.centroid(area).coords[0])
    # A name reads best a little above the middle; sideways matters less than up and down.
    away = np.hypot((found[:, 0] - heart[0]) * 0.8, found[:, 1] - heart[1])
    best = found[np.argsort(away, kind="stable")[:_MOST]]
    return tuple((float(x) - half[0], float(y) - half[1], float(x) + half[0], float(y) + half[1]) for x, y in best)


def around(x: float, y: float, width: float, height: float, unit: float, reach: tuple[float, float] = (34, 170)) -> tuple[Box, ...]:
    """Give boxes round a point, near ones first, for a name on a leader."""
    found = []
    for distance in np.arange(reach[0], reach[1], 17) * unit:
        for turn in np.radians(np.arange(0, 360, 22.5)):
            across, down = np.cos(turn), np.sin(turn)
            middle = x + across * (distance + width / 2), y + down * (distance + height / 2)
            found.append((middle[0] - width / 2, middle[1] - height / 2, middle[0] + width / 2, middle[1] + height / 2))
    return tuple(found)
