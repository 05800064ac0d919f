"""Records, their evidence and the gazetteer, as the player reads them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from geohist.errors import GeohistError
from geohist.files.problems import close
from geohist.scene.coding import code_path, code_polygons
from geohist.scene.days import span_of
from geohist.when import When

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from geohist.atlas import Atlas
    from geohist.model import Claim, Name, Reading, Record, Stop
    from geohist.when import Written

ZONE_SCALE = 1e-3
"""Degrees a unit for the outlines of zones: about a hundred metres, finer than any zone is known."""
PATH_SCALE = 1e-3
"""Degrees a unit for the paths of journeys and letters."""

_OWN_FORM = frozenset({"kind", "stops", "legs", "from", "to", "sent", "received"})
"""Keys of a layer that travel in a form of their own."""


def records_part(atlas: Atlas, legs: Mapping[str, list[dict[str, Any]]]) -> list[dict[str, Any]]:
    """Give every record, in the atlas's order; ``legs`` are the built legs' features by route id, in order.

    Raises:
        GeohistError: if a journey stops at a place that is not in the gazetteer.
    """
    disputed: dict[str, list[str]] = defaultdict(list)
    for disagreement in atlas.disagreements():
        disputed[disagreement.record].append(disagreement.about)
    return [_record(atlas, record, sorted(set(disputed[record.id])), legs.get(record.id, [])) for record in atlas.records.values()]


def evidence_part(atlas: Atlas, keys: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Give the excerpts with these keys (``source#id``) and no others."""
    part: dict[str, dict[str, Any]] = {}
    for key in sorted(set(keys)):
        excerpt = atlas.excerpt(key)
        entry: dict[str, Any] = {"exact": excerpt.exact, "translation": dict(excerpt.translation), "locator": excerpt.locator}
        if excerpt.translator:
            entry["translator"] = excerpt.translator
        if excerpt.cites:
            entry["cites"] = list(excerpt.cites)
        part[key] = entry
    return part


def sources_part(atlas: Atlas) -> dict[str, dict[str, Any]]:
    """Give each source's bibliographic record, short name and what is unknown of it."""
    return {
        source.id: {
            "short": source.short,
            "title": source.record.get("title", source.short),
            "record": dict(source.record),
            "unknown": list(source.unknown),
        }
        for source in atlas.sources.values()
    }


def actors_part(atlas: Atlas) -> dict[str, dict[str, Any]]:
    """Give each person's name, how else it is written, and the editor's doubt."""
    return {
        actor.id: {"title": dict(actor.title)}
        | _without_empty({"spellings": list(actor.spellings), "note": actor.note and dict(actor.note)})
        for actor in atlas.actors.values()
    }


def places_part(atlas: Atlas) -> dict[str, dict[str, Any]]:
    """Give the gazetteer: names of the day, position, kind, rank and preferred side of the label."""
    return {
        place.id: {
            "title": dict(place.title),
            "names": names_part(place.names),
            "xy": [round(place.lon, 3), round(place.lat, 3)],
            "kind": place.kind,
            "rank": place.rank,
            "side": place.side,
        }
        for place in atlas.places.values()
    }


def names_part(names: Iterable[Name]) -> list[dict[str, Any]]:
    """Give names with the half-open spans on which they were in use."""
    part = []
    for name in names:
        lo, hi = span_of(name.when)
        part.append({"name": dict(name.text), "from": lo, "to": hi})
    return part


def _record(atlas: Atlas, record: Record, disputed: list[str], legs: list[dict[str, Any]]) -> dict[str, Any]:
    lo, hi = span_of(record.when)
    entry: dict[str, Any] = {
        "id": record.id,
        "layer": record.layer,
        "kind": record.kind,
        "title": dict(record.title),
        "date": record.date,
        "from": lo,
        "to": hi,
        "certainty": record.certainty,
        "place": record.place,
        "xy": _position(atlas, record),
        "claims": [_claim(claim) for claim in record.claims],
    }
    optional = {
        "summary": record.summary and dict(record.summary),
        "note": record.note and dict(record.note),
        "written": _written(record.when.written),
        "polities": list(record.polities),
        "actors": [
            _without_empty({"actor": role.actor, "role": role.role, "office": role.office and dict(role.office)}) for role in record.actors
        ],
        "readings": [_reading(reading) for reading in record.readings],
        "disagreements": disputed,
    }
    entry |= _without_empty(optional)
    if not record.happened:
        entry["happened"] = False
    entry |= {key: value for key, value in record.extra.items() if key not in _OWN_FORM}
    if record.layer == "letters":
        entry |= _letter(record, hi)
    if record.layer == "zones":
        entry["rings"] = code_polygons(dict(record.geometry), ZONE_SCALE)
    if record.layer == "routes":
        entry["stops"] = [_stop(atlas, record, stop) for stop in record.stops]
        entry["legs"] = [_leg(leg) for leg in legs]
    return entry


def _letter(record: Record, hi: int | None) -> dict[str, Any]:
    """Give a letter's way: where from and to, the days sent and received; it is under way until it is received, where that is known."""
    received = record.extra.get("received")
    arrived = When.parse(received).core_hi - 1 if received else None
    until = hi if hi is None or arrived is None else max(hi, arrived + 1)
    return {
        "place": record.extra["from"],
        "from_place": record.extra["from"],
        "to_place": record.extra["to"],
        "sent": record.when.core_lo,
        "received": arrived,
        "to": until,
        "path": {"scale": PATH_SCALE, "arc": code_path(record.geometry["coordinates"], PATH_SCALE)},
    }


def _position(atlas: Atlas, record: Record) -> list[float] | None:
    if record.place and record.place in atlas.places:
        place = atlas.places[record.place]
        return [round(place.lon, 3), round(place.lat, 3)]
    kind, coordinates = record.geometry.get("type"), record.geometry.get("coordinates", ())
    if kind == "Point" or record.layer == "letters":
        return [round(value, 3) for value in (coordinates if kind == "Point" else coordinates[0])]
    return None


def _claim(claim: Claim) -> dict[str, Any]:
    return {"about": claim.about} | _without_empty(
        {
            "value": claim.value,
            "excerpt": claim.excerpt,
            "authority": claim.authority,
            "written": _written(claim.written),
            "slip": claim.slip and dict(claim.slip),
            "place": claim.place,
        }
    )


def _reading(reading: Reading) -> dict[str, Any]:
    return {"about": reading.about, "value": reading.value, "why": dict(reading.why)}


def _stop(atlas: Atlas, record: Record, stop: Stop) -> dict[str, Any]:
    place = atlas.places.get(stop.place)
    if place is None:
        near = close(stop.place, atlas.places)
        raise GeohistError("there is no such place", file="routes.geojson", record=record.id, given=stop.place, nearest=near)
    lo, hi = span_of(stop.when)
    entry = {
        "place": stop.place,
        "xy": [round(place.lon, 3), round(place.lat, 3)],
        "date": stop.when.edtf,
        "from": lo,
        "to": hi,
        "attested": stop.attested,
    }
    return entry | _without_empty(
        {
            "note": stop.note and dict(stop.note),
            "claims": [_claim(claim) for claim in stop.claims],
            "readings": [_reading(reading) for reading in stop.readings],
        }
    )


def _leg(feature: dict[str, Any]) -> dict[str, Any]:
    properties = feature["properties"]
    return {
        "mode": properties["mode"],
        "attested": properties["attested"],
        "schematic": properties["schematic"],
        "from": round(properties["t_from"], 2),
        "to": round(properties["t_to"], 2),
        "path": {"scale": PATH_SCALE, "arc": code_path(feature["geometry"]["coordinates"], PATH_SCALE)},
    }


def _written(written: Written | None) -> dict[str, str] | None:
    return None if written is None else {"text": written.text, "calendar": written.calendar}


def _without_empty(entry: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in entry.items() if value not in (None, "", [], {}, ())}
