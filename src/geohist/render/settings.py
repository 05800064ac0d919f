"""How a name may be set on the land it names: sizes, one line or two, and the boxes that lie on its ground."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from geohist.render.bending import bent_boxes, share_on
from geohist.render.typeface import Type, width_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geohist.render.drawing import Box, Pixels

LINE = 1.18
"""Height of a line of a label, em."""
_GRID = 15  # boxes are tried this far apart, units
_MOST = 160  # boxes handed to the placement for one name


@dataclass(frozen=True)
class Setting:
    """Words in lines, in one type, and the boxes to try; bent round a pole, with the middle of each box's words."""

    lines: tuple[str, ...]
    type: Type
    boxes: tuple[Box, ...]
    pole: tuple[float, float] | None = None
    middles: tuple[tuple[float, float], ...] = ()

    def middle(self, box: Box) -> tuple[float, float]:
        """Give where the middle of the words stands in one of the boxes."""
        if self.middles:
            return self.middles[self.boxes.index(box)]
        return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


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


def settled(
    area: Any, lines: tuple[str, ...], look: Type, unit: float, bounds: Box, share: float = 1.0, pole: tuple[float, float] | None = None
) -> Setting:
    """Set words on an area within bounds, the boxes nearest its middle first; with a pole, round it.

    With ``share`` below 1 that much of the words must lie on the area.
    """
    width, height = size_of(lines, look, unit)
    middles = _middles_on(area, width, height, unit, bounds, share, pole)
    if not len(middles):
        return Setting(lines, look, (), pole)
    half = np.array([width, height]) / 2
    boxes = bent_boxes(middles, (width, height), pole) if pole else np.concatenate([middles - half, middles + half], axis=1)
    spots = tuple((float(x), float(y)) for x, y in middles) if pole else ()
    return Setting(lines, look, tuple((float(a), float(b), float(c), float(d)) for a, b, c, d in boxes), pole, spots)


def _middles_on(area: Any, width: float, height: float, unit: float, bounds: Box, share: float, pole: tuple[float, float] | None) -> Pixels:
    """Find where the middle of words of a size may stand, the best first."""
    left, top, right, bottom = area.bounds
    left, top, right, bottom = max(left, bounds[0]), max(top, bounds[1]), min(right, bounds[2]), min(bottom, bounds[3])
    nowhere = np.zeros((0, 2))
    if right - left < width * share or bottom - top < height * share:
        return nowhere
    xs, ys = np.arange(left, right, _GRID * unit), np.arange(top, bottom, _GRID * unit)
    middles = np.column_stack([axis.ravel() for axis in np.meshgrid(xs, ys)])
    middles = middles[shapely.contains_xy(area, middles[:, 0], middles[:, 1])]
    if not len(middles):
        return nowhere
    half = width / 2, height / 2
    if pole is not None:
        on = share_on(area, middles, (width, height), pole) >= share
    elif share >= 1:
        sides = (middles[:, 0] - half[0], middles[:, 1] - half[1], middles[:, 0] + half[0], middles[:, 1] + half[1])
        on = shapely.contains(area, shapely.box(*sides))
    else:
        across, down = (axis.ravel() for axis in np.meshgrid(np.linspace(-0.95, 0.95, 9) * half[0], np.linspace(-0.9, 0.9, 3) * half[1]))
        samples = shapely.contains_xy(area, middles[:, :1] + across, middles[:, 1:] + down)
        on = samples.mean(axis=1) >= share
    found = middles[on]
    if not len(found):
        return nowhere
    heart = np.asarray(shapely.centroid(area).coords[0])
    # A name reads best a little above the middle; sideways matters less than up and down.
    away = np.hypot((found[:, 0] - heart[0]) * 0.8, found[:, 1] - heart[1])
    best: Pixels = found[np.argsort(away, kind="stable")[:_MOST]]
    return best


def around(x: float, y: float, width: float, height: float, unit: float, reach: tuple[float, float] = (34, 170)) -> tuple[Box, ...]:
    """Give boxes round a point, near ones first, for a name on a leader."""
    found = []
    for distance in np.arange(reach[0], reach[1], 17) * unit:
        for turn in np.radians(np.arange(0, 360, 22.5)):
            across, down = np.cos(turn), np.sin(turn)
            middle = x + across * (distance + width / 2), y + down * (distance + height / 2)
            found.append((middle[0] - width / 2, middle[1] - height / 2, middle[0] + width / 2, middle[1] + height / 2))
    return tuple(found)
