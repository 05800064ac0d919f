"""Cells as shared arcs: the same lines make areas and borders, and every line is stored once.

An arc runs between two nodes, points where more than two cells (or cells and the sea) meet; a boundary without a node is one closed arc
that starts at its smallest vertex. Rings refer to arcs by TopoJSON's rule: ``n`` forwards, ``~n`` backwards.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import shapely

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from shapely.geometry.base import BaseGeometry

Vertex = tuple[float, float]
Line = npt.NDArray[np.float64]

SEA = -1
"""Number of the side of an arc on which no cell lies: sea, or land outside the extent."""


@dataclass(frozen=True)
class Topology:
    """Cells, the arcs between them at two generalisations, and how arcs make rings.

    Attributes:
        cells: Ids; their order numbers them.
        arcs: Longitude and latitude of each arc, degrees (n × 2), as fine as the cells.
        overview: The same arcs with fewer vertices, in the same numbering.
        sides: For each arc the cell to its left and to its right, SEA for none.
        rings: For each cell its polygons, each a list of rings (outer first), each a list of arc references.
    """

    cells: tuple[str, ...]
    arcs: tuple[Line, ...]
    overview: tuple[Line, ...]
    sides: tuple[tuple[int, int], ...]
    rings: tuple[tuple[tuple[tuple[int, ...], ...], ...], ...]


def topology(outlines: Mapping[str, BaseGeometry], overview_deg: float) -> Topology:
    """Find the arcs of a valid coverage of polygons (degrees, by cell id); ``overview_deg`` is the tolerance of the coarser level.

    Generalisation is the Visvalingam–Whyatt of GEOS's coverage simplifier, which only leaves vertices out: the coarser arcs are the finer
    ones without them, so both levels keep the same nodes and tile alike.
    """
    cells = tuple(sorted(outlines))
    polygons = [_polygons(outlines[cell]) for cell in cells]
    owner = {
        (a, b): number for number, cell in enumerate(polygons) for polygon in cell for ring in polygon for a, b in itertools.pairwise(ring)
    }
    nodes = _nodes(owner)
    arcs: list[list[Vertex]] = []
    sides: list[tuple[int, int]] = []
    known: dict[tuple[Vertex, Vertex], int] = {}

    def reference(piece: list[Vertex]) -> int:
        """Number of an arc, made if it is new; ``~n`` when it was met in the other direction."""
        first, last = (piece[0], piece[1]), (piece[-1], piece[-2])
        if last in known:
            return ~known[last]
        if first not in known:
            known[first] = len(arcs)
            arcs.append(piece)
            sides.append((owner[first], owner.get((piece[1], piece[0]), SEA)))
        return known[first]

    rings = tuple(
        tuple(tuple(tuple(reference(piece) for piece in _pieces(ring, nodes)) for ring in polygon) for polygon in cell) for cell in polygons
    )
    kept = _kept([outlines[cell] for cell in cells], overview_deg)
    return Topology(cells, tuple(np.array(arc) for arc in arcs), tuple(np.array(_thinned(arc, kept)) for arc in arcs), tuple(sides), rings)


def _polygons(geometry: BaseGeometry) -> list[list[list[Vertex]]]:
    """List polygons as rings of vertices, the cell always to the left."""
    found = []
    for part in shapely.get_parts(shapely.orient_polygons(geometry)):
        rings = [part.exterior, *part.interiors]
        found.append([[(float(x), float(y)) for x, y in ring.coords] for ring in rings])
    return found


def _nodes(owner: Mapping[tuple[Vertex, Vertex], int]) -> set[Vertex]:
    """Find the vertices where the pair of cells on the two sides changes, or more than two lines meet."""
    around: dict[Vertex, set[frozenset[int]]] = defaultdict(set)
    neighbours: dict[Vertex, set[Vertex]] = defaultdict(set)
    for (a, b), cell in owner.items():
        pair = frozenset((cell, owner.get((b, a), SEA)))
        for vertex, other in ((a, b), (b, a)):
            around[vertex].add(pair)
            neighbours[vertex].add(other)
    return {vertex for vertex, pairs in around.items() if len(pairs) > 1 or len(neighbours[vertex]) > 2}  # noqa: PLR2004 - more than two lines


def _pieces(ring: Sequence[Vertex], nodes: set[Vertex]) -> Iterable[list[Vertex]]:
    """Cut a closed ring at its nodes; without any it is one piece that starts at its smallest vertex."""
    open_ring = list(ring[:-1])
    at = [number for number, vertex in enumerate(open_ring) if vertex in nodes]
    start = at[0] if at else open_ring.index(min(open_ring))
    turned = [*open_ring[start:], *open_ring[:start], open_ring[start]]
    piece = [turned[0]]
    for vertex in turned[1:]:
        piece.append(vertex)
        if vertex in nodes:
            yield piece
            piece = [vertex]
    if len(piece) > 1:
        yield piece


def _kept(geometries: Sequence[BaseGeometry], tolerance: float) -> set[Vertex]:
    thin = shapely.coverage_simplify(np.array(geometries, dtype=object), tolerance)
    return {(float(x), float(y)) for x, y in shapely.get_coordinates(thin)}


def _thinned(arc: Sequence[Vertex], kept: set[Vertex]) -> list[Vertex]:
    if arc[0] != arc[-1]:
        return [arc[0], *(vertex for vertex in arc[1:-1] if vertex in kept), arc[-1]]
    ring = [vertex for vertex in arc[:-1] if vertex in kept]
    if len(ring) < 3:  # noqa: PLR2004 - a triangle; the simplifier never goes below, but a node may have been alone
        ring = list(arc[:-1])
    return [*ring, ring[0]]
