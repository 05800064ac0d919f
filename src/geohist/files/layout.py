"""Which file of an atlas holds what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geohist.files import records, registers, territory

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import BaseModel

    from geohist.files.common import Strict

RECORD_LAYERS: Final = ("treaties", "events", "letters", "missions", "routes", "zones")
"""The layers of records, each ``<name>.geojson``."""

BUILT: Final = (
    "cells.geojson",
    "territories.geojson",
    "borders.geojson",
    "transfers.geojson",
    "names.geojson",
    "legs.geojson",
    "rail/legs.geojson",
    "chronicle.txt",
)
"""What ``geohist build`` writes."""

PROPERTIES: Final[Mapping[str, type[Strict]]] = {
    "treaties.geojson": records.TreatyFile,
    "events.geojson": records.EventFile,
    "letters.geojson": records.LetterFile,
    "missions.geojson": records.MissionFile,
    "routes.geojson": records.RouteFile,
    "zones.geojson": records.ZoneFile,
    "places.geojson": registers.PlaceFile,
    "territory/cuts.geojson": territory.CutFile,
}
"""The properties of each feature file."""

GEOMETRIES: Final[Mapping[str, tuple[str, ...]]] = {
    "treaties.geojson": ("Point",),
    "events.geojson": ("Point",),
    "letters.geojson": ("LineString",),
    "missions.geojson": ("Point",),
    "routes.geojson": ("LineString",),
    "zones.geojson": ("Polygon", "MultiPolygon"),
    "places.geojson": ("Point",),
    "territory/cuts.geojson": ("LineString", "MultiLineString"),
}
"""The kinds of geometry each feature file may hold."""

LISTS: Final[Mapping[str, type[Strict]]] = {"actors.json": registers.ActorFile, "polities.json": registers.PolityFile}
"""Files that are one JSON list."""

TABLES: Final[Mapping[str, type[Strict]]] = {
    "territory/cells.csv": territory.CellRow,
    "territory/tenure.csv": territory.TenureRow,
    "territory/borders.csv": territory.BorderRow,
}
"""Tables."""


def keys_of(model: type[BaseModel]) -> tuple[str, ...]:
    """Return the keys of a model as they stand in a file, in order."""
    return tuple(field.alias or name for name, field in model.model_fields.items())
