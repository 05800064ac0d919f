"""Ways by rail: along the railways that were in use on the day, from station to station."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from geohist.build.sea import distance_km
from geohist.errors import GeohistError
from geohist.files.problems import close
from geohist.files.reading import read_features
from geohist.when import When, day_iso

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from geohist.build.sea import Pair, Track

LINES = "rail/lines.geojson"
STATION_KM = 15.0
"""How far a town may lie from its railway; farther off the journey needs a leg by road."""

NAMED_LINE_WEIGHT = 0.4
"""What a kilometre of a line that the route names counts, so that it is preferred to a shorter way."""


WAY_TO_STATION_WEIGHT = 3.0
"""What a kilometre between a town and its station counts, so that it is not a short cut between lines."""


@dataclass(frozen=True)
class Line:
    """A railway line of the atlas: its track (WGS 84) and the days on which it was in use, half-open."""

    id: str
    track: Track
    lo: int
    hi: int


@dataclass(frozen=True)
class Railways:
    """The railways of an atlas. Lines meet where they share a position."""

    lines: tuple[Line, ...]

    @classmethod
    def read(cls, root: Path) -> Railways:
        """Read the railway lines of an atlas; it may have none."""
        found = []
        for feature in read_features(root, LINES):
            own, shape = feature["properties"], feature["geometry"]
            date = When.parse(own["date"])
            parts = shape["coordinates"] if shape["type"] == "MultiLineString" else [shape["coordinates"]]
            found += [Line(own["id"], tuple((x, y) for x, y in part), date.core_lo, date.core_hi) for part in parts]
        return cls(tuple(found))

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids of all lines."""
        return frozenset(line.id for line in self.lines)

    def track(self, stations: Sequence[tuple[str, Pair]], named: frozenset[str], day: int) -> Track:
        """Find the way by rail through towns in order, each given by id and position, on the lines in use on a day.

        Args:
            stations: The towns; the track begins and ends at the first and last town themselves.
            named: Ids of lines that are preferred.
            day: A day number.

        Raises:
            GeohistError: A town has no railway that day, or no line joins two of them.
        """
        import networkx as nx

        network = self._network(day, named)
        for name, position in stations:
            self._join(network, name, position, day)
        way: list[Pair] = [stations[0][1]]
        for (name, _), (other, _) in pairwise(stations):
            try:
                found = nx.shortest_path(network, name, other, weight="km")
            except nx.NetworkXNoPath:
                raise GeohistError("no railway joins them on that day", field=f"{name} to {other}", given=day_iso(day)) from None
            way += [node for node in found if not isinstance(node, str)]
        way.append(stations[-1][1])
        return tuple(pair for number, pair in enumerate(way) if number == 0 or pair != way[number - 1])

    def _network(self, day: int, named: frozenset[str]) -> Any:
        import networkx as nx

        network = nx.Graph()
        for line in self.lines:
            if line.lo <= day < line.hi:
                weight = NAMED_LINE_WEIGHT if line.id in named else 1.0
                for a, b in pairwise(line.track):
                    km = weight * distance_km(a, b)
                    network.add_edge(a, b, km=min(km, network.get_edge_data(a, b, {"km": km})["km"]))
        return network

    def _join(self, network: Any, name: str, position: Pair, day: int) -> None:
        """Join a town to the nearest point of each line that comes near it: it may have several stations, on both sides of a strait."""
        near = {}
        for line in self.lines:
            if line.lo <= day < line.hi:
                km, node = min((distance_km(node, position), node) for node in line.track)
                if km <= STATION_KM:
                    near[node] = km
        if not near:
            raise GeohistError(f"no railway within {STATION_KM:.0f} km of it on {day_iso(day)}", field=name, expected="a town on a railway")
        for node, km in near.items():
            network.add_edge(name, node, km=WAY_TO_STATION_WEIGHT * km)


def split_via(via: Sequence[str], places: Mapping[str, Pair], lines: frozenset[str]) -> tuple[list[str], frozenset[str]]:
    """Tell the places that a leg goes through, in order, from the railway lines it goes on.

    Raises:
        GeohistError: A name is neither.
    """
    strange = next((name for name in via if name not in places and name not in lines), None)
    if strange is not None:
        nearest = close(strange, (*places, *lines))
        raise GeohistError("neither a place nor a railway line", field="via", given=strange, nearest=nearest)
    return [name for name in via if name in places], frozenset(name for name in via if name not in places)
