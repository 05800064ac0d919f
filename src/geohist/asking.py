"""Asking an atlas: what held on a day, and who held a point."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from geohist.errors import GeohistError
from geohist.files.reading import read_features
from geohist.when import day_iso, parse_day

if TYPE_CHECKING:
    import numpy.typing as npt

    from geohist.atlas import Atlas
    from geohist.holdings import Days, Holdings, Ledger
    from geohist.model import Record, Tenure, Text


@dataclass(frozen=True)
class Situation:
    """What holds on one day.

    Attributes:
        day: The day number.
        tenures: Who holds each cell, by cell id.
        records: What happened, was under way or in force that day, zones apart.
        zones: The zones of that day.
    """

    day: int
    tenures: dict[str, Tenure]
    records: tuple[Record, ...]
    zones: tuple[Record, ...]

    @property
    def date(self) -> str:
        """The ISO day."""
        return day_iso(self.day)


@dataclass(frozen=True)
class Holder:
    """Who holds a point in one capacity: from the first day to the last (ISO), None where open to the edge of the atlas's span."""

    polity: str
    title: Text
    capacity: str
    first: str | None
    last: str | None


@dataclass(frozen=True)
class Evidence:
    """What an answer rests on.

    Attributes:
        instrument: Id of the treaty or event by which it was held, or a work in words.
        certainty: ``certain``, ``probable`` or ``doubtful``.
        accuracy_km: How well the extent is known, None where nothing is said.
        excerpts: Keys of the passages.
        note: Where the doubt is, None where there is nothing to say.
    """

    instrument: str
    certainty: str
    accuracy_km: float | None
    excerpts: tuple[str, ...]
    note: Text | None


@dataclass(frozen=True)
class Answer:
    """Who held a point on a day.

    Attributes:
        cell: Id of the cell the point lies in, None where it lies in none.
        holders: Who was in control, and, where another was sovereign in law, the sovereign.
        zones: The zones the point lay in that day.
        says: A sentence where there is nobody to name; empty otherwise.
        evidence: What it rests on, None where there is nobody to name.
        languages: Those in which ``to_dict`` names holders and zones and gives the note.
    """

    date: str
    lon: float
    lat: float
    cell: str | None
    holders: tuple[Holder, ...]
    zones: tuple[Record, ...]
    says: str = ""
    evidence: Evidence | None = None
    languages: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the answer as JSON has it."""
        return {
            "date": self.date,
            "lon": self.lon,
            "lat": self.lat,
            "holders": [
                {
                    "polity": one.polity,
                    "title": {language: one.title.say(language) for language in self.languages},
                    "capacity": one.capacity,
                    "from": one.first,
                    "to": one.last,
                }
                for one in self.holders
            ],
            "zones": [{"id": zone.id, "title": {language: zone.title.say(language) for language in self.languages}} for zone in self.zones],
            "evidence": self._rests_on(),
        }

    def _rests_on(self) -> dict[str, Any] | None:
        if (found := self.evidence) is None:
            return None
        note = {language: found.note.say(language) for language in self.languages} if found.note else None
        return asdict(found) | {"excerpts": list(found.excerpts), "note": note}


def day_within(atlas: Atlas, day: str | int) -> int:
    """Return a day number within the atlas's span.

    Raises:
        GeohistError: It is no day, or lies outside the span.
    """
    number = parse_day(day) if isinstance(day, str) else day
    lo, hi = atlas.span
    if not lo <= number < hi:
        near = day_iso(lo if number < lo else hi - 1)
        span = f"a day from {day_iso(lo)} to {day_iso(hi - 1)}"
        raise GeohistError("the day lies outside the span of the atlas", expected=span, given=day_iso(number), nearest=near)
    return number


def at(atlas: Atlas, day: str | int) -> Situation:
    """Return what holds on a day."""
    number = day_within(atlas, day)
    now = [record for record in atlas.records.values() if record.holds_on(number)]
    return Situation(
        day=number,
        tenures={tenure.cell: tenure for tenure in atlas.tenures if tenure.lo <= number < tenure.hi},
        records=tuple(record for record in now if record.layer != "zones"),
        zones=tuple(record for record in now if record.layer == "zones"),
    )


class Asker:
    """Finds the cell of a point and its holders; the cells' shapes are read once."""

    def __init__(self, atlas: Atlas) -> None:
        from shapely import STRtree
        from shapely.geometry import shape

        self.atlas = atlas
        features = read_features(atlas.root, "cells.geojson")
        if atlas.cells and not features:
            raise GeohistError("the cells have no shapes yet; run: geohist build", file="cells.geojson")
        self._ids = [str(feature["properties"]["id"]) for feature in features]
        self._shapes = [shape(feature["geometry"]) for feature in features]
        self._tree = STRtree(self._shapes)
        self._tenures: dict[str, list[Tenure]] = defaultdict(list)
        for tenure in atlas.tenures:
            self._tenures[tenure.cell].append(tenure)

    def cell_at(self, lon: float, lat: float) -> str | None:
        """Return the id of the cell a point lies in, the first of two where it lies on their border; None at sea or outside."""
        from shapely import Point

        found = sorted(self._ids[index] for index in self._tree.query(Point(lon, lat), predicate="intersects"))
        return found[0] if found else None

    def who_held(self, lon: float, lat: float, day: str | int) -> Answer:
        """Return who held a point on a day."""
        if not -180 <= lon <= 180 or not -90 <= lat <= 90:  # noqa: PLR2004 - degrees
            swapped = f"{lat} {lon}" if -180 <= lat <= 180 and -90 <= lon <= 90 else None  # noqa: PLR2004
            raise GeohistError("no such point", expected="longitude, then latitude, in degrees", given=f"{lon} {lat}", nearest=swapped)
        number = day_within(self.atlas, day)
        cell = self.cell_at(lon, lat)
        zones, languages = self._zones(lon, lat, number), self.atlas.languages
        if cell is None:
            says = f"No land of this atlas lies at {lon} {lat}: it is at sea or outside the map."
            if -90 <= lon <= 90 and (other := self.cell_at(lat, lon)):  # noqa: PLR2004
                title = self.atlas.cells[other].title.say("en") if other in self.atlas.cells else other
                says += f" Longitude comes first: {lat} {lon} lies in {title}."
            return Answer(day_iso(number), lon, lat, None, (), zones, says, languages=languages)
        row = self._row(cell, number)
        if row is None:
            says = f"Nothing is recorded of who held {cell} on {day_iso(number)}."
            return Answer(day_iso(number), lon, lat, cell, (), zones, says, languages=languages)
        now = self._tenures[cell][row]
        evidence = Evidence(now.instrument, now.certainty, now.accuracy_km, now.excerpts, now.note)
        return Answer(day_iso(number), lon, lat, cell, self._holders(cell, row, number), zones, evidence=evidence, languages=languages)

    def who_held_many(self, lons: npt.ArrayLike, lats: npt.ArrayLike, days: Days) -> Holdings:
        """Return who held each of many points on its day."""
        return self._ledger.ask(lons, lats, days)

    @cached_property
    def _ledger(self) -> Ledger:
        from geohist.holdings import Ledger

        return Ledger(self._ids, self._shapes, self.atlas.tenures, self.atlas.span)

    @cached_property
    def _zone_shapes(self) -> dict[str, Any]:
        from shapely.geometry import shape

        return {zone.id: shape(dict(zone.geometry)) for zone in self.atlas.layer_records("zones")}

    def _row(self, cell: str, day: int) -> int | None:
        """Return which of a cell's tenures holds on a day."""
        rows = self._tenures[cell]
        index = bisect_right(rows, day, key=lambda tenure: tenure.lo) - 1
        return index if index >= 0 and day < rows[index].hi else None

    def _holders(self, cell: str, index: int, day: int) -> tuple[Holder, ...]:
        rows = self._tenures[cell]
        now = rows[index]
        first, last = _stretch(rows, index, lambda tenure: (tenure.polity, tenure.capacity))
        holders = [Holder(now.polity, self._title(now.polity, day), now.capacity, first, last)]
        if now.sovereign != now.polity:
            first, last = _stretch(rows, index, lambda tenure: tenure.sovereign)
            holders.append(Holder(now.sovereign, self._title(now.sovereign, day), "sovereign", first, last))
        return tuple(holders)

    def _title(self, polity: str, day: int) -> Text:
        from geohist.model import Text
        from geohist.model.gazetteer import name_among

        known = self.atlas.polities.get(polity)
        return name_among(known.names, known.title, day) if known else Text(dict.fromkeys(self.atlas.languages, polity))

    def _zones(self, lon: float, lat: float, day: int) -> tuple[Record, ...]:
        from shapely import Point

        point = Point(lon, lat)
        zones = (record for record in self.atlas.layer_records("zones") if record.holds_on(day))
        return tuple(zone for zone in zones if self._zone_shapes[zone.id].intersects(point))


def _stretch(rows: list[Tenure], index: int, same: Any) -> tuple[str | None, str | None]:
    """Return the first and last day (ISO) of the unbroken run of rows around one that agree with it, None where open."""
    first = last = index
    while first > 0 and rows[first - 1].hi == rows[first].lo and same(rows[first - 1]) == same(rows[index]):
        first -= 1
    while last + 1 < len(rows) and rows[last].hi == rows[last + 1].lo and same(rows[last + 1]) == same(rows[index]):
        last += 1
    begins, ends = rows[first].begins, rows[last].ends
    return day_iso(begins.core_lo) if begins else None, day_iso(ends.core_hi - 1) if ends else None
