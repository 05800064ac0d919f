"""What a picture is made of before anything says how it is written: areas, lines, discs and words on a sheet of pixels.

PNG, SVG, PDF and slides are four ways of writing one drawing, so that they cannot disagree.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geohist.render.typeface import Type

Pixels: TypeAlias = npt.NDArray[np.float64]
"""Positions, n × 2, pixels from the top left."""
Box: TypeAlias = tuple[float, float, float, float]
"""Left, top, right, bottom in pixels, counted from the top left."""


@dataclass(frozen=True)
class Pen:
    """How a line looks; ``width`` and ``dash`` in pixels."""

    colour: str
    width: float
    dash: tuple[float, ...] = ()
    round_cap: bool = False
    alpha: float = 1.0


@dataclass(frozen=True)
class Pattern:
    """What fills an area besides its colour: parallel lines at ``angle`` degrees, or dots where ``radius`` is given; all in pixels.

    Dots are ``staggered`` where there is one more in the middle of every four.
    """

    colour: str
    every: float
    width: float = 0.0
    angle: float = 45.0
    radius: float = 0.0
    alpha: float = 1.0
    staggered: bool = False


@dataclass(frozen=True)
class Item:
    """Anything drawn: ``layer`` groups it, ``name`` is what a reader of the file meets, ``clip`` the box outside which nothing shows."""

    layer: str = field(default="", kw_only=True)
    name: str = field(default="", kw_only=True)
    clip: Box | None = field(default=None, kw_only=True)
    level: float = field(default=0.0, kw_only=True)


@dataclass(frozen=True, eq=False)
class Area(Item):
    """A closed area of rings (holes run the other way); ``filling`` is its pattern, where it has been worked out before."""

    rings: tuple[Pixels, ...]
    fill: str | None = None
    pen: Pen | None = None
    alpha: float = 1.0
    pattern: Pattern | None = None
    filling: Item | None = None


@dataclass(frozen=True, eq=False)
class Lines(Item):
    """Lines that look alike."""

    lines: tuple[Pixels, ...]
    pen: Pen


@dataclass(frozen=True)
class Disc(Item):
    """A circle."""

    x: float
    y: float
    radius: float
    fill: str | None = None
    pen: Pen | None = None


@dataclass(frozen=True)
class Words(Item):
    """One line of words: ``x`` is where its start, middle or end stands (``anchor``), ``y`` its base line; ``angle`` anticlockwise.

    With a ``pole`` (a pixel) the base line is a circle round it through ``x`` and ``y``, where the middle of the words stands.
    """

    text: str
    x: float
    y: float
    type: Type
    colour: str
    anchor: str = "start"
    halo: str | None = None
    halo_width: float = 0.0
    angle: float = 0.0
    pole: tuple[float, float] | None = None


@dataclass
class Drawing:
    """A picture of ``width`` × ``height`` pixels: what it shows, in words too."""

    width: int
    height: int
    ground: str
    language: str = "en"
    title: str = ""
    description: str = ""
    address: str = ""
    version: str = ""
    items: list[Item] = field(default_factory=list)

    def add(self, *items: Item) -> None:
        """Add what is drawn; the higher ``level`` lies on top, of one level the later."""
        self.items += items

    def ordered(self) -> list[Item]:
        """Give everything from the ground up."""
        return sorted(self.items, key=lambda item: item.level)


def rectangle(left: float, top: float, right: float, bottom: float) -> tuple[Pixels, ...]:
    """Give a rectangle as the rings of an area."""
    return (np.array([(left, top), (right, top), (right, bottom), (left, bottom), (left, top)], dtype=float),)


def ring(points: Iterable[Sequence[float]]) -> tuple[Pixels, ...]:
    """Give a closed ring through points as the rings of an area."""
    found = [tuple(point) for point in points]
    return (np.array([*found, found[0]], dtype=float),)


def pattern_of(area: Area) -> Item | None:
    """Give an area's pattern as lines or dots cut to the area, aligned over the whole picture so that neighbours agree."""
    if area.pattern is None or area.filling is not None:
        return area.filling
    import shapely

    from geohist.render.cutting import polygons

    look = area.pattern
    land = polygons(area.rings)
    if area.clip is not None:
        land = shapely.clip_by_rect(land, *area.clip)
    if land.is_empty:
        return None
    shared: dict[str, Any] = {"layer": area.layer, "name": "", "clip": area.clip, "level": area.level}
    if look.radius:
        grid = _grid(land.bounds, look.every)
        if look.staggered:
            grid = np.concatenate([grid, grid + look.every / 2])
        inside = grid[shapely.contains_xy(land, grid[:, 0], grid[:, 1])]
        # Aslant: a drawing of level and upright lines only is moved to whole pixels, where a dot's two ends become one and it vanishes.
        dots = tuple(np.array([(x, y), (x + 0.01, y + 0.01)]) for x, y in inside)
        return Lines(dots, Pen(look.colour, 2 * look.radius, round_cap=True, alpha=look.alpha), **shared) if dots else None
    stripes = shapely.intersection(shapely.linestrings(_stripes(land.bounds, look.every, look.angle)), land)
    pieces = [
        shapely.get_coordinates(piece) for piece in shapely.get_parts(stripes) if piece.geom_type == "LineString" and not piece.is_empty
    ]
    if not pieces:
        return None
    return Lines(tuple(pieces), Pen(look.colour, look.width, alpha=look.alpha), **shared)


def _grid(box: Box, every: float) -> Pixels:
    """Give the points of a square grid that covers a box, n × 2."""
    xs, ys = (np.arange(np.floor(lo / every) - 1, hi / every + 1) * every for lo, hi in ((box[0], box[2]), (box[1], box[3])))
    return np.column_stack([axis.ravel() for axis in np.meshgrid(xs, ys)])


@lru_cache(maxsize=64)
def _stripes(box: Box, every: float, angle: float) -> Pixels:
    """Give straight lines at an angle (degrees anticlockwise) that cover a box, n × 2 × 2."""
    along = np.array([np.cos(np.radians(angle)), -np.sin(np.radians(angle))])
    across = np.array([-along[1], along[0]])
    corners = np.array([(box[i], box[j]) for i in (0, 2) for j in (1, 3)])
    lo, hi = (corners @ across).min(), (corners @ across).max()
    near, far = (corners @ along).min(), (corners @ along).max()
    steps = np.arange(np.floor(lo / every), hi / every + 1) * every
    return np.stack([np.outer(steps, across) + near * along, np.outer(steps, across) + far * along], axis=1)
