"""Pick the railways of 1914–1945 out of today's network, line by line, each with the years in which it was used.

Usage: ``python clip_rail.py`` (needs ``scgraph_data`` 2.0.0, whose world railways are OpenStreetMap data under the ODbL). ``lines.json``
names the lines and the stations they pass. Between two stations the track follows the network; ``~`` before a station allows one gap on
the way to it, drawn straight at its narrowest; ``!`` marks a station of which the network knows nothing, reached straight. It
writes ``lines.geojson`` and ``manifest.json`` beside itself; both carry the ODbL. Coordinates are WGS 84.
"""

from __future__ import annotations

import hashlib
import heapq
import importlib.util
import json
import math
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import shapely
from shapely.geometry import LineString, MultiPoint, Point, box, mapping

from geohist import canonical

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
EXTENT = (-12.0, 24.0, 76.0, 69.0)
TOLERANCE = 0.004
"""Generalisation in degrees, about 400 m."""

FARTHEST_STATION_KM = 12.0
LONGEST_DETOUR = 1.75
"""A track longer than this times the crow's flight between two stations is not the old line: the table must say more."""

WIDEST_MEND_KM = 6.0
MENDS_AN_END = 6
LONGEST_EDGE_KM = 60.0
"""What the package draws as one straight edge longer than this is no track."""

MARKS = "~!"

Pair = tuple[float, float]


@dataclass(frozen=True)
class Reach:
    """What a search came upon: the weighted way to each node, and the node before it."""

    best: dict[int, float]
    before: dict[int, int]

    def way_to(self, end: int) -> list[int]:
        """The nodes from the start of the search to ``end``."""
        way = [end]
        while self.before[way[-1]] != way[-1]:
            way.append(self.before[way[-1]])
        return way[::-1]


class Network:
    """Today's railways: nodes as (longitude, latitude), edges with lengths in km."""

    def __init__(self, graph: list[dict[int, float]], nodes: list[list[float]]) -> None:
        self.graph = graph
        self.nodes: list[Pair] = [(lon, lat) for lat, lon in nodes]
        west, south, east, north = EXTENT
        self.inside = [n for n, (x, y) in enumerate(self.nodes) if west <= x <= east and south <= y <= north and len(graph[n]) > 0]
        self.tree = shapely.STRtree([Point(self.nodes[n]) for n in self.inside])
        self.mends: dict[int, list[int]] = {}
        self.mend_loose_ends()

    def mend_loose_ends(self) -> None:
        """Join each loose end of the network to the nodes near it: the package lost many short pieces of track."""
        for node in self.inside:
            if len(self.graph[node].keys() - {node}) > 1:
                continue
            x, y = self.nodes[node]
            reach_x, reach_y = WIDEST_MEND_KM / (111 * math.cos(math.radians(y))), WIDEST_MEND_KM / 111
            around = self.tree.query(box(x - reach_x, y - reach_y, x + reach_x, y + reach_y))
            near = sorted((distance_km(self.nodes[node], self.nodes[self.inside[n]]), self.inside[n]) for n in around)
            for other in [n for km, n in near if n != node and km <= WIDEST_MEND_KM][:MENDS_AN_END]:
                self.mends.setdefault(node, []).append(other)
                self.mends.setdefault(other, []).append(node)

    def nearest(self, pair: Pair) -> tuple[int, float]:
        """The node nearest to a station, and how far off it is in km."""
        node = self.inside[int(self.tree.nearest(Point(pair)))]
        return node, distance_km(self.nodes[node], pair)

    def reach(self, start: int, end: int) -> Reach:
        """Every node within the longest detour between two nodes, with its weighted way from ``start`` and the node before it."""
        goal = self.nodes[end]
        limit = LONGEST_DETOUR * distance_km(self.nodes[start], goal) + 15
        best, before = {start: 0.0}, {start: start}
        heap = [(distance_km(self.nodes[start], goal), start)]
        while heap:
            _, node = heapq.heappop(heap)
            if node == end:
                break
            for other, weight in self.ways_from(node):
                length = best[node] + weight * distance_km(self.nodes[node], self.nodes[other])
                ahead = length + distance_km(self.nodes[other], goal)
                if ahead <= limit and length < best.get(other, math.inf):
                    best[other], before[other] = length, node
                    heapq.heappush(heap, (ahead, other))
        return Reach(best, before)

    def track(self, start: int, end: int) -> list[Pair] | None:
        """The shortest way along the network between two nodes; None where there is none within the longest detour."""
        reach = self.reach(start, end)
        return [self.nodes[n] for n in reach.way_to(end)] if end in reach.best else None

    def bridged(self, start: int, end: int) -> tuple[list[Pair], float]:
        """The track between two nodes with the one gap in it drawn straight where it is cheapest, and the width of the gap in km."""
        forth, back = self.reach(start, end), self.reach(end, start)
        if end in forth.best:
            return [self.nodes[n] for n in forth.way_to(end)], 0.0
        far = list(back.best)
        tree = shapely.STRtree([Point(self.nodes[n]) for n in far])

        def cost(pair: tuple[int, int]) -> float:
            return forth.best[pair[0]] + 3 * distance_km(self.nodes[pair[0]], self.nodes[pair[1]]) + back.best[pair[1]]

        here, there = min(((n, far[int(tree.nearest(Point(self.nodes[n])))]) for n in forth.best), key=cost)
        way = [*forth.way_to(here), *reversed(back.way_to(there))]
        return [self.nodes[n] for n in way], distance_km(self.nodes[here], self.nodes[there])

    def ways_from(self, node: int) -> Iterator[tuple[int, float]]:
        """The neighbours of a node with the weight of the way: a mend counts threefold, so that track is preferred to it."""
        for other in self.graph[node]:
            if distance_km(self.nodes[node], self.nodes[other]) <= LONGEST_EDGE_KM:
                yield other, 1.0
        for other in self.mends.get(node, ()):
            yield other, 3.0


def distance_km(a: Pair, b: Pair) -> float:
    """Distance on a sphere of 6371 km, good to half a percent."""
    dx = math.radians(b[0] - a[0]) * math.cos(math.radians((a[1] + b[1]) / 2))
    return 6371.0 * math.hypot(dx, math.radians(b[1] - a[1]))


def draw_line(line: dict[str, Any], points: dict[str, Pair], network: Network) -> tuple[LineString, float, list[str]]:
    """The geometry of one historical line, the km drawn straight over gaps, and what is wrong with its table row."""
    wrong: list[str] = []
    gaps = 0.0
    drawn: list[Pair] = []
    last: int | None = None
    for station in line["stations"]:
        pair = points[station.lstrip(MARKS)]
        node, off = network.nearest(pair)
        if station.startswith("!") or (drawn and last is None):
            ends = pair if station.startswith("!") else network.nodes[node]
            gaps += distance_km(drawn[-1], ends) if drawn else 0.0
            drawn.append(ends)
            last = None if station.startswith("!") else node
            continue
        if off > FARTHEST_STATION_KM:
            wrong.append(f"{line['id']}: no railway within {off:.0f} km of {station}")
        track = [network.nodes[node]] if last is None else network.track(last, node)
        if track is None and last is not None and station.startswith("~"):
            track, gap = network.bridged(last, node)
            gaps += gap
        if track is None:
            wrong.append(f"{line['id']}: the network does not lead to {station} without a detour")
            track = [network.nodes[node]]
        drawn.extend(LineString(track).simplify(TOLERANCE).coords[1 if drawn else 0 :] if len(track) > 1 else track)
        last = node
    rounded = [(round(x, 4), round(y, 4)) for x, y in drawn]
    return LineString([pair for n, pair in enumerate(rounded) if n == 0 or pair != rounded[n - 1]]), gaps, wrong


def load_network() -> tuple[Network, str]:
    """The network of the installed package, and the fingerprint of its file."""
    spec = importlib.util.find_spec("scgraph_data.world_railways")
    if spec is None or spec.origin is None:
        raise SystemExit("scgraph_data 2.0.0 is not installed: pip install 'geohist[basedata]'")
    from scgraph_data import world_railways

    return Network(world_railways.graph, world_railways.nodes), hashlib.sha256(Path(spec.origin).read_bytes()).hexdigest()


def main() -> None:
    """Read the table and the network, write the lines and their manifest."""
    table = json.loads((HERE / "lines.json").read_text(encoding="utf-8"))
    places = json.loads((HERE.parent / "places.geojson").read_text(encoding="utf-8"))
    points = {feature["properties"]["id"]: tuple(feature["geometry"]["coordinates"]) for feature in places["features"]} | {
        name: tuple(pair) for name, pair in table["points"].items()
    }
    network, sha = load_network()
    features, wrong = [], []
    for line in table["lines"]:
        geometry, gaps, complaints = draw_line(line, points, network)
        wrong += complaints
        properties = {key: line[key] for key in ("id", "title", "date", "gauge")}
        properties["stations"] = [s.lstrip(MARKS) for s in line["stations"] if s.lstrip(MARKS) not in table["points"]]
        properties["bridged_km"] = round(gaps)
        features.append({"type": "Feature", "properties": properties, "geometry": mapping(geometry)})
    if wrong:
        raise SystemExit("\n".join(wrong))
    canonical.write(HERE / "lines.geojson", canonical.feature_collection(features))
    manifest = {
        "package": "scgraph_data",
        "kind": "PyPI",
        "version": "2.0.0",
        "source_file": "world_railways.py",
        "sha256": sha,
        "data": "OpenStreetMap contributors",
        "licence": "ODbL-1.0",
        "tolerance_deg": TOLERANCE,
        "rebuild": "clip_rail.py",
    }
    canonical.write(HERE / "manifest.json", (json.dumps(manifest, ensure_ascii=False, indent=2) + "\n").encode())
    spread = MultiPoint([pair for f in features for pair in f["geometry"]["coordinates"]])
    print(f"lines.geojson: {len(features)} lines, {len(spread.geoms)} points, {(HERE / 'lines.geojson').stat().st_size / 1024:.0f} kB")


if __name__ == "__main__":
    main()
