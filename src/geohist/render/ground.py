"""The geometry of a payload on a map: arcs, areas and lines in pixels, worked out once for each view."""

from __future__ import annotations

from collections import OrderedDict
from functools import cached_property, lru_cache, partial
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
import shapely

from geohist.render.bending import pole_of
from geohist.render.cutting import lines_in, linestrings, rings_of, simpler
from geohist.render.edge import extent_of

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

    from geohist.render.canvas import Canvas
    from geohist.render.drawing import Pixels
    from geohist.render.edge import Extent

Made = TypeVar("Made")
_MOST_KEPT = 400  # pieces of a map kept at a time: those of some five days
_FINE_PX = 0.3  # what is smaller than this share of a unit is not drawn
_MARGIN = 24  # how far beyond the map's edge geometry is kept, units, so that no edge of a cut shows


class Ground:
    """A payload's geometry in degrees, decoded once; ``on`` gives it on a map."""

    def __init__(self, parts: Mapping[str, Any]) -> None:
        self.parts = parts
        self.on = lru_cache(maxsize=6)(self._on)

    def _on(self, canvas: Canvas) -> Land:
        return Land(self, canvas)

    @cached_property
    def arcs(self) -> list[Pixels]:
        """Every arc in degrees."""
        coded = self.parts["topology"]["detail"]
        return [decoded(arc, coded["scale"]) for arc in coded["arcs"]]

    @cached_property
    def extent(self) -> Extent:
        """Where the atlas's land was cut off."""
        return extent_of([self.arcs[n] for n in self._coastal])

    @cached_property
    def cut_coasts(self) -> dict[int, list[Pixels]]:
        """The pieces that are coast of each arc that runs along the edge of the atlas for a while."""
        off = {n: self.extent.off(self.arcs[n]) for n in self._coastal}
        return {n: pieces for n, pieces in off.items() if len(pieces) != 1 or len(pieces[0]) != len(self.arcs[n])}

    @cached_property
    def _coastal(self) -> list[int]:
        return [n for n, pair in enumerate(self.parts["topology"]["sides"]) if -1 in pair]

    @cached_property
    def rivers(self) -> list[tuple[int, list[Pixels]]]:
        """Each river's rank and lines."""
        return [(river["rank"], _paths(river["paths"])) for river in self.parts["base"]["rivers"]]

    @cached_property
    def lakes(self) -> list[list[Pixels]]:
        """Each lake's rings."""
        return [_paths(lake["paths"]) for lake in self.parts["base"]["lakes"]]

    @cached_property
    def railways(self) -> list[tuple[int | None, int | None, list[Pixels]]]:
        """Each railway's days in use and lines."""
        return [(railway["from"], railway["to"], _paths(railway["paths"])) for railway in self.parts["base"]["railways"]]


class Land:
    """The geometry on one map, in pixels, cut to its surroundings."""

    def __init__(self, ground: Ground, canvas: Canvas) -> None:
        self.ground, self.canvas = ground, canvas
        left, top, right, bottom = canvas.box
        margin = _MARGIN * canvas.unit
        self.around = left - margin, top - margin, right + margin, bottom + margin
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()

    def kept(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """Give what was made under a key before, or make it: most of a map is the same from one day to the next."""
        if key not in self._kept:
            made = make()
            while len(self._kept) >= _MOST_KEPT:
                self._kept.popitem(last=False)
            self._kept[key] = made
        self._kept.move_to_end(key)
        found: Made = self._kept[key]
        return found

    @cached_property
    def arcs(self) -> list[Pixels]:
        """Every arc."""
        return self.lines(self.ground.arcs)

    @cached_property
    def pole(self) -> tuple[float, float] | None:
        """The pixel round which the parallels run."""
        return pole_of(self.canvas)

    @cached_property
    def near(self) -> list[bool]:
        """Whether an arc's extent meets the map."""
        return [meets(arc, self.around) for arc in self.arcs]

    def lines(self, degrees: Sequence[Pixels]) -> list[Pixels]:
        """Project lines in one go and leave out what is too fine to see."""
        if not degrees:
            return []
        ends = np.cumsum([len(line) for line in degrees])[:-1]
        pixels = np.split(np.nan_to_num(self.canvas.project(np.concatenate(degrees)), posinf=1e7, neginf=-1e7), ends)
        return simpler(pixels, _FINE_PX * self.canvas.unit)

    def shown(self, lines: Iterable[Pixels]) -> tuple[Pixels, ...]:
        """Cut lines to the map's surroundings."""
        return lines_in([line for line in lines if meets(line, self.around)], self.around)

    @cached_property
    def _cells(self) -> list[Any]:
        rings = self.ground.parts["topology"]["cells"]
        return [[self._polygon(polygon) for polygon in cell if any(self.near[max(ref, ~ref)] for ref in polygon[0])] for cell in rings]

    def _polygon(self, polygon: Sequence[Sequence[int]]) -> Any:
        shell, *holes = [self.ring(refs) for refs in polygon]
        found = shapely.Polygon(shell, [hole for hole in holes if len(hole) > 3]) if len(shell) > 3 else shapely.Polygon()  # noqa: PLR2004 - a ring
        return found if found.is_valid else found.buffer(0)

    def ring(self, refs: Sequence[int]) -> Pixels:
        """Join arcs into a ring (``~n`` is arc n backwards)."""
        pieces = [self.arcs[~ref][::-1] if ref < 0 else self.arcs[ref] for ref in refs]
        return np.concatenate([pieces[0], *(piece[1:] for piece in pieces[1:])])

    def area(self, cells: Iterable[int]) -> Any:
        """Give the land of cells as one shapely area, cut to the map's surroundings."""
        key = frozenset(cells)
        return self.kept(("area", key), partial(self._area, key))

    def _area(self, cells: frozenset[int]) -> Any:
        whole = _joined([polygon for cell in sorted(cells) for polygon in self._cells[cell]])
        if not whole.is_valid:
            whole = shapely.make_valid(whole)
        return shapely.clip_by_rect(whole, *self.around)

    def rings(self, cells: Iterable[int]) -> tuple[Pixels, ...]:
        """Give the outlines of the land of cells, shells and holes."""
        return rings_of(self.area(cells))

    @cached_property
    def coast(self) -> tuple[Pixels, ...]:
        """Give the lines between land and sea."""
        sides, cut = self.ground.parts["topology"]["sides"], self.ground.cut_coasts
        near = [n for n, pair in enumerate(sides) if -1 in pair and self.near[n]]
        whole = [self.arcs[n] for n in near if n not in cut]
        return self.shown(merged([*whole, *self.lines([piece for n in near for piece in cut.get(n, ())])]))


def _joined(polygons: list[Any]) -> Any:
    """Join neighbours; quickly where their edges agree, which on a very small map they may no longer do."""
    if not polygons:
        return shapely.MultiPolygon()
    try:
        return shapely.coverage_union_all(polygons)
    except shapely.errors.GEOSException:
        return shapely.union_all(polygons)


def decoded(arc: Sequence[int], scale: float) -> Pixels:
    """Read ``[x0, y0, dx, dy, …]`` as positions in degrees."""
    return np.cumsum(np.asarray(arc, dtype=float).reshape(-1, 2), axis=0) * scale


def _paths(paths: Mapping[str, Any]) -> list[Pixels]:
    return [decoded(arc, paths["scale"]) for arc in paths["arcs"] if len(arc) > 2]  # noqa: PLR2004 - one position


def meets(points: Pixels, box: Sequence[float]) -> bool:
    """Tell whether the extent of positions meets a box."""
    low, high = points.min(axis=0), points.max(axis=0)
    return bool(high[0] >= box[0] and low[0] <= box[2] and high[1] >= box[1] and low[1] <= box[3])


def merged(lines: Sequence[Pixels], *, directed: bool = False) -> list[Pixels]:
    """Join lines end to end, so that dashes run on and no joint shows; ``directed`` keeps the way they run."""
    found = [line for line in lines if len(line) > 1]
    if not found:
        return []
    joined = shapely.line_merge(_many(found), directed=directed)
    return [np.asarray(shapely.get_coordinates(part)) for part in shapely.get_parts(joined)]


def _many(lines: Sequence[Pixels]) -> Any:
    return shapely.multilinestrings(linestrings(lines))
