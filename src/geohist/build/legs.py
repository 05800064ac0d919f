"""Legs: the journeys of an atlas, each leg with its path on the ground and its time.

A rail leg follows the railways of its day, a sea leg stays on the water, a leg by road or river is drawn straight through the places
it names and marked schematic. Rail legs derive from OpenStreetMap (ODbL) and are built into a file of their own.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from geohist.build.rail import Railways, split_via
from geohist.build.sea import Waters, length_km
from geohist.build.timing import Window, days_needed, schedule
from geohist.canonical import feature_collection
from geohist.errors import GeohistError
from geohist.files.reading import read_features
from geohist.files.territory import AtlasFile
from geohist.loading import heading as read_heading
from geohist.when import When, span_to_iso

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from geohist.build.sea import Pair, Track
    from geohist.build.timing import Stay

ROUTES = "routes.geojson"
PLACES = "places.geojson"
LEGS = "legs.geojson"
RAIL_LEGS = "rail/legs.geojson"


@dataclass(frozen=True)
class Ground:
    """What legs are laid on: the places by id, with their titles, the railways and the waters of an atlas.

    Attributes:
        speeds: Kilometres a day of each mode.
    """

    places: Mapping[str, Pair]
    titles: Mapping[str, Mapping[str, str]]
    railways: Railways
    waters: Waters
    speeds: Mapping[str, float]

    @classmethod
    def read(cls, root: Path) -> Ground:
        """Read it from the files of an atlas."""
        places = {feature["properties"]["id"]: feature for feature in read_features(root, PLACES)}
        positions = {name: _pair(found["geometry"]["coordinates"]) for name, found in places.items()}
        heading = AtlasFile.model_validate(read_heading(root))
        titles = {
            name: {language: words for language, words in found["properties"]["title"].items() if language in heading.languages}
            for name, found in places.items()
        }
        return cls(positions, titles, Railways.read(root), Waters.read(root), heading.speeds.model_dump())

    def path(self, mode: str, start: str, end: str, via: list[str], day: int) -> Track:
        """Lay a leg between two places on a day (a day number).

        Raises:
            GeohistError: It names something unknown, or there is no way of that mode.
        """
        through, lines = split_via(via, self.places, self.railways.ids)
        stations = [(name, self.places[name]) for name in (start, *through, end)]
        if mode == "rail" and self.railways.lines:
            return self.railways.track(stations, lines, day)
        if mode == "sea":
            parts = [self.waters.track(a, b) for a, b in pairwise(stations)]
            return tuple(pair for number, part in enumerate(parts) for pair in (part if number == 0 else part[1:]))
        return tuple(position for _, position in stations)


def _pair(found: Sequence[float]) -> Pair:
    return float(found[0]), float(found[1])


def build_legs(root: Path) -> dict[str, bytes]:
    """Build the legs of every journey of an atlas.

    Returns:
        The content of ``legs.geojson`` and, in an atlas with railways, of ``rail/legs.geojson``: LineStrings in WGS 84 with ``id``,
        ``route``, ``title``, ``mode``, ``attested``, ``schematic``, ``from_place``, ``to_place``, ``t_from``, ``t_to`` (fractional day
        numbers), ``start``, ``end`` (ISO days, inclusive) and ``length_km``.

    Raises:
        GeohistError: A journey cannot be laid or timed; the error names file, record and field.
    """
    ground = Ground.read(root)
    features = [leg for route in read_features(root, ROUTES) for leg in route_legs(route["properties"], ground)]
    if not ground.railways.lines:
        return {LEGS: feature_collection(features)}
    rail = [leg for leg in features if leg["properties"]["mode"] == "rail"]
    other = [leg for leg in features if leg["properties"]["mode"] != "rail"]
    return {LEGS: feature_collection(other), RAIL_LEGS: feature_collection(rail)}


def route_legs(route: Mapping[str, Any], ground: Ground) -> list[dict[str, Any]]:
    """Lay and time the legs of one route, given by its properties.

    Raises:
        GeohistError: As ``build_legs``.
    """
    stops = route["stops"]
    strange = next((stop["place"] for stop in stops if stop["place"] not in ground.places), None)
    if strange is not None:
        raise GeohistError("no such place", file=ROUTES, record=route["id"], field="stops", given=strange)
    windows = [Window.of(When.parse(stop["date"]), attested=stop["attested"]) for stop in stops]
    paths: list[Track] = []
    try:
        for number, leg in enumerate(route["legs"]):
            day = windows[number + 1].hi - 1
            paths.append(ground.path(leg["mode"], stops[number]["place"], stops[number + 1]["place"], leg.get("via", []), day))
        days = [days_needed(length_km(path), ground.speeds[leg["mode"]]) for leg, path in zip(route["legs"], paths, strict=True)]
        times = schedule(windows, days)
    except GeohistError as error:
        raise GeohistError(
            error.message,
            file=ROUTES,
            record=route["id"],
            field=error.field,
            expected=error.expected,
            given=error.given,
            nearest=error.nearest,
        ) from error
    return [_feature(route, number, path, times, ground) for number, path in enumerate(paths)]


def _feature(route: Mapping[str, Any], number: int, path: Track, times: list[Stay], ground: Ground) -> dict[str, Any]:
    leg = route["legs"][number]
    start, end = route["stops"][number]["place"], route["stops"][number + 1]["place"]
    t_from, t_to = times[number].left, times[number + 1].arrived
    first, last = span_to_iso(math.floor(t_from), math.floor(t_to) + 1)
    days = {key: day for key, day in (("start", first), ("end", last)) if day is not None}
    title = {language: f"{words} – {ground.titles[end][language]}" for language, words in ground.titles[start].items()}
    properties = {
        "id": f"{route['id']}-{number + 1}",
        "route": route["id"],
        "title": title,
        "mode": leg["mode"],
        "attested": leg["attested"],
        "schematic": leg["mode"] != "rail" or not ground.railways.lines,
        "from_place": start,
        "to_place": end,
        "t_from": round(t_from, 2),
        "t_to": round(t_to, 2),
        **days,
        "length_km": round(length_km(path), 1),
    }
    return {"type": "Feature", "properties": properties, "geometry": {"type": "LineString", "coordinates": [list(pair) for pair in path]}}
