"""Placing labels so that none covers another or a sign: greedy, by rank, over a grid of taken boxes."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in pixels, counted from the top left."""

ANCHORS = ("E", "R", "Q", "N", "S", "W", "L", "Z")
"""Sides tried for a point's label: east, north-east, south-east, north, south, west, north-west, south-west."""

_DIRECTION = {"E": (1, 0), "R": (1, -1), "Q": (1, 1), "N": (0, -1), "S": (0, 1), "W": (-1, 0), "L": (-1, -1), "Z": (-1, 1)}
_CELL = 64.0


@dataclass(frozen=True)
class Wish:
    """A label that wants a place.

    Attributes:
        key: Who it is, so that the caller knows it again.
        rank: Smaller is placed first.
        x: Pixel of the point or of the centre; ``y`` likewise.
        width: Size of the words in pixels; ``height`` likewise.
        radius: Of the sign it stands beside; 0 for a label centred on its place.
        sides: Which anchors to try, in order; empty for a label centred on its place.
        nudges: Other centres (dx, dy) to try for a centred label.
        dot: Box of the sign that is drawn only if the label finds room: both must be free.
        boxes: The very boxes to try, in order, where the caller has worked them out; then sides and nudges say nothing.
        leader: A line runs from the place to the label, and must cross nothing that is taken.
    """

    key: str
    rank: float
    x: float
    y: float
    width: float
    height: float
    radius: float = 0.0
    sides: Sequence[str] = ()
    nudges: Sequence[tuple[float, float]] = ((0.0, 0.0),)
    dot: Box | None = None
    boxes: Sequence[Box] = ()
    leader: bool = False


@dataclass
class Taken:
    """Boxes that are taken, found by a grid."""

    _grid: dict[tuple[int, int], list[Box]] = field(default_factory=lambda: defaultdict(list))

    def add(self, box: Box) -> None:
        """Take a box."""
        for cell in _cells(box):
            self._grid[cell].append(box)

    def free(self, box: Box) -> bool:
        """Tell whether a box touches none that is taken."""
        return not any(overlap(box, other) for cell in _cells(box) for other in self._grid[cell])

    def clear(self, start: tuple[float, float], end: tuple[float, float], step: float = 5.0) -> bool:
        """Tell whether a line from ``start`` to ``end`` crosses nothing that is taken, but for what lies at its start."""
        length = math.dist(start, end)
        shares = (way / length for way in _steps(10.0, length, step)) if length else iter(())
        points = ((start[0] + (end[0] - start[0]) * s, start[1] + (end[1] - start[1]) * s) for s in shares)
        return all(self.free((x - 2, y - 2, x + 2, y + 2)) for x, y in points)


def nearest(box: Box, x: float, y: float) -> tuple[float, float]:
    """Give the point of a box nearest to another: where a leader ends."""
    return min(max(x, box[0]), box[2]), min(max(y, box[1]), box[3])


def overlap(one: Box, two: Box) -> bool:
    """Tell whether two boxes share area."""
    return one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]


def place(wishes: Iterable[Wish], obstacles: Iterable[Box], bounds: Box, gap: float = 3.0) -> dict[str, Box]:
    """Give each label that finds room its box, by key; wishes are served by rank, obstacles and bounds are kept clear."""
    taken = Taken()
    for box in obstacles:
        taken.add(box)
    placed: dict[str, Box] = {}
    for wish in sorted(wishes, key=lambda item: (item.rank, item.key)):
        if wish.dot is not None and not taken.free(wish.dot):
            continue
        for box in _candidates(wish, gap):
            inside = box[0] >= bounds[0] and box[1] >= bounds[1] and box[2] <= bounds[2] and box[3] <= bounds[3]
            if inside and taken.free(box) and (not wish.leader or taken.clear((wish.x, wish.y), nearest(box, wish.x, wish.y))):
                taken.add(box)
                if wish.dot is not None:
                    taken.add(wish.dot)
                placed[wish.key] = box
                break
    return placed


def _steps(start: float, end: float, step: float) -> Iterable[float]:
    at = start
    while at < end:
        yield at
        at += step


def _candidates(wish: Wish, gap: float) -> Iterable[Box]:
    if wish.boxes:
        yield from wish.boxes
        return
    if not wish.sides:
        for dx, dy in wish.nudges:
            left, top = wish.x + dx - wish.width / 2, wish.y + dy - wish.height / 2
            yield left, top, left + wish.width, top + wish.height
        return
    for side in wish.sides:
        east, south = _DIRECTION[side]
        reach = wish.radius + gap
        slant = 0.6 if east and south else 1.0
        centre_x = wish.x + east * (reach * slant + wish.width / 2)
        centre_y = wish.y + south * (reach * slant + wish.height / 2)
        yield centre_x - wish.width / 2, centre_y - wish.height / 2, centre_x + wish.width / 2, centre_y + wish.height / 2


def _cells(box: Box) -> Iterable[tuple[int, int]]:
    for column in range(int(box[0] // _CELL), int(box[2] // _CELL) + 1):
        for row in range(int(box[1] // _CELL), int(box[3] // _CELL) + 1):
            yield column, row
