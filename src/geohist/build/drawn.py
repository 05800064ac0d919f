"""Which arcs run along a drawn line, and how well that line is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geohist.build.cells import GRID

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geohist.build.topology import Topology
    from geohist.model import Cut

MOSTLY = 0.5
"""Share of an arc's length that must lie on a line."""


def drawn_arcs(topo: Topology, cuts: Mapping[str, Cut]) -> dict[int, float]:
    """Give the accuracy in km of the least known line that each arc runs along, by number of the arc."""
    import shapely

    lines = [(shapely.geometry.shape(dict(cut.geometry)).buffer(2 * GRID), cut.accuracy_km) for cut in cuts.values()]
    tree = shapely.STRtree([line for line, _ in lines])
    found: dict[int, float] = {}
    for number, vertices in enumerate(topo.arcs):
        arc = shapely.LineString(vertices)
        for index in tree.query(arc, predicate="intersects"):
            line, accuracy = lines[index]
            if line.intersection(arc).length >= MOSTLY * arc.length:
                found[number] = max(found.get(number, 0.0), accuracy)
    return found
