"""Who held very many points on very many days, as arrays.

A grid over the cells answers most points at once: a square that lies wholly inside one cell, or wholly outside all of them, needs no
geometry. Only points in squares that a boundary crosses are tested against the shapes, by the same rule as for a single point (a border
belongs to both sides; the cell first by id is taken), so that both ways of asking always agree.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import numpy.typing as npt

from geohist.errors import GeohistError
from geohist.when import parse_day

if TYPE_CHECKING:
    from geohist.model import Tenure

Floats = npt.NDArray[np.float64]
Numbers = npt.NDArray[np.int64]
Words = npt.NDArray[np.object_]
Days = Sequence[str] | npt.ArrayLike

SQUARE: Final = 1 / 16
"""Degrees: side of a square of the grid; a power of two, so that the edges of squares are exact numbers."""
CROSSED, OUTSIDE = -2, -1
EPOCH: Final = 719_163
"""Day number of 1970-01-01, from which numpy counts."""
REASONS: Final = ("", "no such point", "at sea or outside the map", "outside the span of the atlas", "nothing recorded")
"""Why a question has no answer, by its number in :attr:`Holdings.reasons`."""


@dataclass(frozen=True)
class Holdings:
    """Who held each of many points on its day; all arrays have the length of the question.

    Attributes:
        rows: Number of the tenure in ``tenures`` (those of the atlas), -1 where there is no answer.
        cells: Number of the cell in ``cell_ids``, -1 for none.
        reasons: Number in ``REASONS`` of why there is no answer, 0 where there is one.
    """

    rows: Numbers
    cells: Numbers
    reasons: npt.NDArray[np.int8]
    tenures: tuple[Tenure, ...]
    cell_ids: tuple[str, ...]

    def polities(self) -> Words:
        """Give the id of the polity in control of each point, empty where there is no answer."""
        return self._of("polity")

    def capacities(self) -> Words:
        """Give the capacity in which each point was held, empty where there is no answer."""
        return self._of("capacity")

    def sovereigns(self) -> Words:
        """Give the id of the sovereign of each point, empty where there is no answer."""
        return self._of("sovereign")

    def _of(self, field: str) -> Words:
        return np.array([*(getattr(row, field) for row in self.tenures), ""], object)[self.rows]


class Grid:
    """Cells on a grid of squares; the shapes are polygons in degrees (WGS 84), in the order of their ids."""

    def __init__(self, shapes: Sequence[Any]) -> None:
        import shapely

        self.shapes = np.array(shapes, dtype=object)
        shapely.prepare(self.shapes)
        west, south, east, north = shapely.total_bounds(self.shapes)
        self.west, self.south = np.floor(west), np.floor(south)
        self.squares = np.full((_squares(north - self.south), _squares(east - self.west)), OUTSIDE, np.int32)
        self.candidates: Numbers = np.empty((0, 0), np.int64)
        self._divide(2 ** int(np.ceil(np.log2(max(self.squares.shape)))), shapely.STRtree(self.shapes))

    def _divide(self, side: int, tree: Any) -> None:
        """Say of blocks of squares which cell each lies in; those a boundary crosses are divided in four, down to single squares.

        A crossed square refers to a row of ``candidates``, the cells that meet it in order, -1 where there are no more.
        """
        import shapely

        corners = np.zeros((1, 2), np.int64)
        while len(corners):
            rows, columns = corners.T
            west, south = self.west + columns * SQUARE, self.south + rows * SQUARE
            blocks = shapely.box(west, south, west + side * SQUARE, south + side * SQUARE)
            block, cell = tree.query(blocks)
            met = shapely.intersects(self.shapes[cell], blocks[block])
            block, cell = block[met], cell[met]
            whole = shapely.contains_properly(self.shapes[cell], blocks[block])
            for at, inside in zip(block[whole], cell[whole], strict=True):
                row, column = corners[at]
                self.squares[row : row + side, column : column + side] = inside
            block, cell = block[~whole], cell[~whole]
            if side == 1:
                self._cross(corners, block, cell)
                return
            side //= 2
            corners = (corners[np.unique(block)][:, None] + side * np.array([[0, 0], [0, 1], [1, 0], [1, 1]])).reshape(-1, 2)
            corners = corners[(corners < self.squares.shape).all(axis=1)]

    def _cross(self, corners: Numbers, block: Numbers, cell: Numbers) -> None:
        order = np.lexsort((cell, block))
        squares, starts, counts = np.unique(block[order], return_index=True, return_counts=True)
        self.candidates = np.full((len(squares), counts.max(initial=0)), OUTSIDE, np.int64)
        row = np.repeat(np.arange(len(squares)), counts)
        self.candidates[row, np.arange(len(block)) - np.repeat(starts, counts)] = cell[order]
        self.squares[tuple(corners[squares].T)] = CROSSED - np.arange(len(squares))

    def cells_at(self, lons: Floats, lats: Floats) -> Numbers:
        """Give the number of the cell each point lies in, -1 for none; longitudes and latitudes in degrees, NaN lies nowhere."""
        import shapely

        height, width = self.squares.shape
        columns, rows = np.floor((lons - self.west) / SQUARE), np.floor((lats - self.south) / SQUARE)
        inside = (columns >= 0) & (columns < width) & (rows >= 0) & (rows < height)
        numbers = np.where(inside, rows * width + columns, 0).astype(np.int64)
        found = np.where(inside, self.squares.ravel()[numbers], OUTSIDE).astype(np.int64)
        open_points = np.flatnonzero(found <= CROSSED)
        choices = self.candidates[CROSSED - found[open_points]]
        found[open_points] = OUTSIDE
        for turn in range(self.candidates.shape[1]):
            left = np.flatnonzero((found[open_points] == OUTSIDE) & (choices[:, turn] != OUTSIDE))
            left = left[np.argsort(choices[left, turn], kind="stable")]
            cells, starts = np.unique(choices[left, turn], return_index=True)
            for cell, (start, stop) in zip(cells, itertools.pairwise([*starts, len(left)]), strict=True):
                group = open_points[left[start:stop]]
                found[group[shapely.intersects_xy(self.shapes[cell], lons[group], lats[group])]] = cell
        return found


class Ledger:
    """The tenures of an atlas by cell and day, to be asked with arrays."""

    def __init__(self, cell_ids: Sequence[str], shapes: Sequence[Any], tenures: tuple[Tenure, ...], span: tuple[int, int]) -> None:
        order = sorted(range(len(cell_ids)), key=cell_ids.__getitem__)
        self.cell_ids = tuple(cell_ids[at] for at in order)
        self.grid = Grid([shapes[at] for at in order])
        self.tenures, self.span = tenures, span
        number = {cell: at for at, cell in enumerate(self.cell_ids)}
        known = [at for at, row in enumerate(tenures) if row.cell in number]
        keys = np.array([self._key(number[tenures[at].cell], tenures[at].lo) for at in known], np.int64)
        rank = np.argsort(keys, kind="stable")
        self._keys, self._rows = keys[rank], np.array(known, np.int64)[rank]
        self._ends = np.array([self._key(number[tenures[at].cell], tenures[at].hi) for at in known], np.int64)[rank]

    def _key(self, cell: Any, day: Any) -> Any:
        """Number days of all cells in one line, cell after cell."""
        return cell * (self.span[1] - self.span[0] + 1) + (day - self.span[0])

    def ask(self, lons: npt.ArrayLike, lats: npt.ArrayLike, days: Days) -> Holdings:
        """Answer as many questions as there are longitudes, latitudes (degrees) and days; a single day stands for all.

        Raises:
            GeohistError: The arrays differ in length, or a day is no day.
        """
        x, y, on = np.asarray(lons, np.float64), np.asarray(lats, np.float64), day_numbers(days)
        on = np.broadcast_to(on, x.shape) if on.size == 1 else on
        if not x.shape == y.shape == on.shape or x.ndim != 1:
            shapes = f"{x.shape}, {y.shape} and {on.shape}"
            raise GeohistError("longitudes, latitudes and days must be as many", expected="three lists of one length", given=shapes)
        real = (np.abs(x) <= 180) & (np.abs(y) <= 90)  # noqa: PLR2004 - degrees
        within = (on >= self.span[0]) & (on < self.span[1])
        cells = self.grid.cells_at(np.where(real, x, np.nan), np.where(real, y, np.nan))
        key = self._key(np.where(cells >= 0, cells, 0), np.where(within, on, self.span[0]))
        at = np.searchsorted(self._keys, key, side="right") - 1
        held = (at >= 0) & within & (cells >= 0) if len(self._keys) else np.zeros(x.shape, bool)
        held &= key < self._ends[at] if len(self._keys) else False
        rows = np.where(held, self._rows[at] if len(self._keys) else -1, -1)
        reasons = np.select([held, ~real, ~within, cells < 0], [0, 1, 3, 2], 4).astype(np.int8)
        return Holdings(rows, cells, reasons, self.tenures, self.cell_ids)


def day_numbers(days: Days) -> Numbers:
    """Give day numbers of ISO days, of numpy dates or of day numbers.

    Raises:
        GeohistError: It is no day.
    """
    given = np.atleast_1d(np.asarray(days))
    if given.dtype.kind == "M":
        return given.astype("datetime64[D]").astype(np.int64) + EPOCH
    if given.dtype.kind in "US":
        names, where = np.unique(given, return_inverse=True)
        return np.array([parse_day(str(name)) for name in names], np.int64)[where]
    if given.dtype.kind in "iu":
        return given.astype(np.int64)
    raise GeohistError("no such days", expected="ISO days, numpy dates or whole day numbers", given=str(given.dtype))


def _squares(degrees: float) -> int:
    return int(np.floor(degrees / SQUARE)) + 1
