"""Tracks at sea: the shortest way that keeps its distance from the land, through straits and out of harbours by set points.

The method is a visibility graph: the corners of the land, widened by eight kilometres, joined where one sees the other. Straits are
narrower than that, so they are passages of set points; a harbour has a quay and a point off it. The tracks are schematic.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from geohist.errors import GeohistError
from geohist.files.reading import read_features, read_json

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

LAND = "basemap/land.geojson"
WAYS = "basemap/sea_ways.json"
OFFING_KM = 8.0
"""How far a track keeps off the land."""

SMOOTHING_KM = 1.5
MARGINS_DEG = (1.5, 4.0, 9.0)
"""How far around its two ends a track is looked for: a wider window only if there is none in the narrower."""

KM_PER_DEGREE = 111.32

Pair = tuple[float, float]
Track = tuple[Pair, ...]


def distance_km(a: Pair, b: Pair) -> float:
    """Distance of two positions in km, on a sphere of 6371 km."""
    phi, psi = math.radians(a[1]), math.radians(b[1])
    half = math.sin((psi - phi) / 2) ** 2 + math.cos(phi) * math.cos(psi) * math.sin(math.radians(b[0] - a[0]) / 2) ** 2
    return 2 * 6371.0 * math.asin(min(1.0, math.sqrt(half)))


def length_km(track: Sequence[Pair]) -> float:
    """Length of a track in km."""
    return sum(distance_km(a, b) for a, b in pairwise(track))


@dataclass(frozen=True)
class Waters:
    """Where ships go: the land they keep off, the straits and the harbours of an atlas.

    Attributes:
        land: Polygons, WGS 84.
        passages: Chains of positions through straits.
        harbours: By place id, the way from the quay to the open water.
    """

    land: tuple[Any, ...]
    passages: tuple[Track, ...]
    harbours: Mapping[str, Track]
    known: dict[tuple[Pair, Pair], Track] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def read(cls, root: Path) -> Waters:
        """Read the land, the passages and the harbours of an atlas; it may have none of them."""
        from shapely.geometry import shape

        ways = read_json(root, WAYS) or {}
        chains = {
            kind: {name: tuple((x, y) for x, y in chain) for name, chain in ways.get(kind, {}).items()} for kind in ("passages", "harbours")
        }
        land = tuple(shape(feature["geometry"]) for feature in read_features(root, LAND))
        return cls(land, tuple(chains["passages"].values()), chains["harbours"])

    def track(self, start: tuple[str, Pair], end: tuple[str, Pair]) -> Track:
        """Find the way by sea between two places, each given by id and position.

        It begins and ends at the quay where the harbour is known, else at the place itself.

        Raises:
            GeohistError: Land lies everywhere between the two.
        """
        out, back = (self.harbours.get(name, (position,)) for name, position in (start, end))
        ends = (out[-1], back[-1])
        key = min(ends, ends[::-1])
        if key not in self.known:
            found = self._search(*key)
            if found is None:
                raise GeohistError("no way by sea", field=f"{start[0]} to {end[0]}", expected="two places on one sea")
            self.known[key] = found
        middle = self.known[key] if key == ends else self.known[key][::-1]
        whole = (*out, *middle[1:], *back[::-1][1:])
        return tuple(pair for number, pair in enumerate(whole) if number == 0 or pair != whole[number - 1])

    def _search(self, start: Pair, end: Pair) -> Track | None:
        if not self.land:
            return (start, end)
        return next((found for margin in MARGINS_DEG if (found := _Window(self, start, end, margin).shortest())), None)


class _Window:
    """The part of the sea around two positions, in a local plane of kilometres."""

    def __init__(self, waters: Waters, start: Pair, end: Pair, margin: float) -> None:
        import numpy as np
        import shapely

        west, east = sorted((start[0], end[0]))
        south, north = sorted((start[1], end[1]))
        frame = shapely.box(west - margin, south - margin, east + margin, north + margin)
        self.scale = np.array([KM_PER_DEGREE * math.cos(math.radians((south + north) / 2)), KM_PER_DEGREE])
        inside = [polygon.intersection(frame) for polygon in waters.land if polygon.intersects(frame)]
        wide = shapely.union_all([shapely.transform(polygon, lambda found: found * self.scale).buffer(OFFING_KM, 4) for polygon in inside])
        self.obstacle = wide.simplify(SMOOTHING_KM)
        self.frame = shapely.transform(frame, lambda found: found * self.scale)
        self.chains = [chain for chain in waters.passages if all(frame.covers(shapely.Point(pair)) for pair in chain)]
        self.ends = (start, end)

    def shortest(self) -> Track | None:
        """The shortest way between the two ends, None where there is none in this window."""
        import networkx as nx

        graph, nodes = self._graph()
        try:
            way = nx.shortest_path(graph, 0, 1, weight="km")
        except nx.NetworkXNoPath:
            return None
        return tuple(nodes[number] for number in way)

    def _graph(self) -> tuple[Any, list[Pair]]:
        import networkx as nx
        import numpy as np
        import shapely

        chains = [[self.ends.index(pair) if pair in self.ends else None for pair in chain] for chain in self.chains]
        nodes: list[Pair] = [*self.ends]
        for chain, numbers in zip(self.chains, chains, strict=True):
            for at, pair in enumerate(chain):
                if numbers[at] is None:
                    numbers[at] = len(nodes)
                    nodes.append(pair)
        corners = [tuple(pair / self.scale) for pair in self._corners()]
        nodes += [(round(float(x), 4), round(float(y), 4)) for x, y in corners]
        flat = np.array(nodes) * self.scale
        first, second = np.triu_indices(len(nodes), k=1)
        lines = shapely.linestrings(np.stack([flat[first], flat[second]], axis=1))
        core = self.obstacle.buffer(-0.2)
        shapely.prepare(core)
        free = ~shapely.intersects(core, lines)
        graph = nx.Graph()
        graph.add_nodes_from(range(len(nodes)))
        for a, b in zip(first[free].tolist(), second[free].tolist(), strict=True):
            graph.add_edge(a, b, km=float(np.hypot(*(flat[a] - flat[b]))))
        for numbers in chains:
            for a, b in pairwise(numbers):
                graph.add_edge(a, b, km=float(np.hypot(*(flat[a] - flat[b]))))
        for number in (0, 1):
            if graph.degree(number) == 0:
                self._leave(graph, number, flat)
        return graph, nodes

    def _leave(self, graph: Any, number: int, flat: Any) -> None:
        """Join an end that lies within the offing, a port without a set harbour, to the nearest corner of the open water."""
        import numpy as np

        away = np.hypot(*(flat - flat[number]).T)
        nearest = next((int(other) for other in np.argsort(away, kind="stable") if other > 1 and graph.degree(int(other)) > 0), None)
        if nearest is not None:
            graph.add_edge(number, nearest, km=float(away[nearest]))

    def _corners(self) -> list[Any]:
        """The corners of the widened land around which a shortest way can bend: those that stick out into the water."""
        import numpy as np
        import shapely

        found = []
        for polygon in shapely.get_parts(self.obstacle):
            if polygon.geom_type != "Polygon":
                continue
            for ring in shapely.get_rings(shapely.orient_polygons(polygon)):
                points = shapely.get_coordinates(ring)[:-1]
                before, after = points - np.roll(points, 1, axis=0), np.roll(points, -1, axis=0) - points
                turn = before[:, 0] * after[:, 1] - before[:, 1] * after[:, 0]
                found += [point for point, bend in zip(points, turn, strict=True) if bend > 0]
        shapely.prepare(self.frame)
        return [point for point in found if self.frame.contains(shapely.Point(point))]
