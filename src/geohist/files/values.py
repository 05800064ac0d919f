"""From what a file says to the frozen values of the model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geohist.files.layout import RECORD_LAYERS
from geohist.files.records import RecordFile
from geohist.model import Actor, Cell, Claim, Cut, Excerpt, Leg, Name, Place, Polity, Reading, Record, Role, Scene, Source, Stop, Text, Tour
from geohist.when import When, Written, parse_day

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_SHARED = frozenset(RecordFile.model_fields) | {"place", "stops", "legs"}


def text(found: Mapping[str, str] | None) -> Text | None:
    """Make a text, None of nothing."""
    return Text(found) if found else None


def written(found: Mapping[str, Any] | None) -> Written | None:
    """Make a date as written, None of nothing."""
    return Written(found["text"], found["calendar"]) if found else None


def claim(found: Mapping[str, Any]) -> Claim:
    """Make a claim."""
    return Claim(
        about=found["about"],
        value=found.get("value"),
        excerpt=found.get("excerpt"),
        authority=found.get("authority"),
        written=written(found.get("written")),
        slip=text(found.get("slip")),
        place=found.get("place"),
    )


def reading(found: Mapping[str, Any]) -> Reading:
    """Make a reading."""
    return Reading(found["about"], found.get("value"), Text(found["why"]))


def stop(found: Mapping[str, Any]) -> Stop:
    """Make a stop of a route."""
    return Stop(
        place=found["place"],
        when=When(found["date"]),
        attested=found["attested"],
        note=text(found.get("note")),
        claims=tuple(map(claim, found.get("claims", ()))),
        readings=tuple(map(reading, found.get("readings", ()))),
    )


def record(layer: str, feature: Mapping[str, Any]) -> Record:
    """Make a record of one of the layers."""
    if layer not in RECORD_LAYERS:
        raise ValueError(layer)
    found = feature["properties"]
    return Record(
        id=found["id"],
        layer=layer,
        title=Text(found["title"]),
        when=When(found["date"], written(found.get("written"))),
        certainty=found["certainty"],
        geometry=feature["geometry"],
        place=found.get("place"),
        summary=text(found.get("summary")),
        note=text(found.get("note")),
        polities=tuple(found.get("polities", ())),
        actors=tuple(Role(one["actor"], one["role"], text(one.get("office"))) for one in found.get("actors", ())),
        claims=tuple(map(claim, found["claims"])),
        readings=tuple(map(reading, found.get("readings", ()))),
        happened=found.get("happened", True),
        extra={key: value for key, value in found.items() if key not in _SHARED},
        stops=tuple(map(stop, found.get("stops", ()))),
        legs=tuple(Leg(one["mode"], one["attested"], tuple(one.get("via", ()))) for one in found.get("legs", ())),
    )


def names(found: Sequence[Mapping[str, Any]]) -> tuple[Name, ...]:
    """Make the names of the day."""
    return tuple(Name(Text(one["name"]), When(one["date"])) for one in found)


def place(feature: Mapping[str, Any]) -> Place:
    """Make a place."""
    found = feature["properties"]
    lon, lat = feature["geometry"]["coordinates"][:2]
    return Place(
        id=found["id"],
        title=Text(found["title"]),
        lon=lon,
        lat=lat,
        kind=found["kind"],
        rank=found["rank"],
        names=names(found.get("names", ())),
        side=found.get("side") or "",
        geonameid=found.get("geonameid"),
        authority=found.get("authority"),
        note=text(found.get("note")),
    )


def actor(found: Mapping[str, Any]) -> Actor:
    """Make a person."""
    return Actor(found["id"], Text(found["title"]), tuple(found.get("spellings", ())), text(found.get("note")))


def polity(found: Mapping[str, Any]) -> Polity:
    """Make a polity."""
    return Polity(
        id=found["id"],
        title=Text(found["title"]),
        names=names(found.get("names", ())),
        fill=found["fill"],
        ribbon=found.get("ribbon"),
        label=found["label"],
        actor=found.get("actor", False),
        predecessors=tuple(found.get("predecessors", ())),
        successors=tuple(found.get("successors", ())),
        continues=found.get("continues", ""),
        note=text(found.get("note")),
    )


def source(found: Mapping[str, Any]) -> Source:
    """Make a source with its excerpts."""
    excerpts = {
        one["id"]: Excerpt(
            key=f"{found['id']}#{one['id']}",
            exact=one["exact"],
            prefix=one["prefix"],
            suffix=one["suffix"],
            position=(one["position"][0], one["position"][1]),
            locator=one.get("locator", ""),
            cites=tuple(one.get("cites", ())),
            translation=Text(one.get("translation", {})),
            translator=one.get("translator") or "",
            note=text(one.get("note")),
        )
        for one in found.get("excerpts", ())
    }
    return Source(
        id=found["id"],
        record=found["record"],
        unknown=tuple(found.get("unknown", ())),
        short=found["short"],
        text=found["text"],
        excerpts=excerpts,
        passed_over=tuple(found.get("passed_over", ())),
    )


def cut(feature: Mapping[str, Any]) -> Cut:
    """Make a drawn line."""
    found = feature["properties"]
    return Cut(
        id=found["id"],
        title=Text(found["title"]),
        authority=found["authority"],
        accuracy_km=found["accuracy_km"],
        precision=found["precision"],
        geometry=feature["geometry"],
        note=text(found.get("note")),
    )


def cell(row: Mapping[str, str]) -> Cell:
    """Make a cell of a row of ``cells.csv``."""
    return Cell(
        id=row["id"],
        title=Text({"tr": row["title_tr"], "en": row["title_en"]}),
        lon=float(row["lon"]),
        lat=float(row["lat"]),
        groups=tuple(row["groups"].split()),
        units=tuple(row["units"].split()),
        note=row["note"],
    )


def scene(found: Mapping[str, Any]) -> Scene:
    """Make a scene of a tour."""
    when = When(found.get("day") or found["span"])
    return Scene(
        lo=when.core_lo,
        hi=when.core_hi,
        view=found.get("view", "fit"),
        title=text(found.get("title")),
        text=Text(found["text"]),
        excerpts=tuple(found.get("excerpts", ())),
        select=found.get("select", ""),
    )


def tour(found: Mapping[str, Any]) -> Tour:
    """Make a tour."""
    first, second = found.get("compare") or (None, None)
    compare = (parse_day(first), parse_day(second)) if first and second else None
    return Tour(found["id"], Text(found["title"]), text(found.get("summary")), tuple(map(scene, found["scenes"])), compare)
