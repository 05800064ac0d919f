"""Layers as flat tables: what a GIS can show in columns, with the nested evidence as JSON beside it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from geohist.export.choice import Choice
from geohist.export.days import instant_of, last_second, with_export_days
from geohist.export.names import names_of_their_day, polity_names_of_their_day
from geohist.export.schema import TEXTS, authored_columns
from geohist.files.reading import read_features

if TYPE_CHECKING:
    from geohist.atlas import Atlas

LAYERS: tuple[tuple[str, str], ...] = (
    ("land", "basemap/land.geojson"),
    ("territories", "territories.geojson"),
    ("lakes", "basemap/lakes.geojson"),
    ("rivers", "basemap/rivers.geojson"),
    ("railways", "rail/lines.geojson"),
    ("zones", "zones.geojson"),
    ("borders", "borders.geojson"),
    ("transfers", "transfers.geojson"),
    ("cells", "cells.geojson"),
    ("cuts", "territory/cuts.geojson"),
    ("seas", "basemap/seas.geojson"),
    ("legs", "legs.geojson"),
    ("rail_legs", "rail/legs.geojson"),
    ("letters", "letters.geojson"),
    ("places", "places.geojson"),
    ("place_names", "places.geojson"),
    ("polity_names", "names.geojson"),
    ("routes", "routes.geojson"),
    ("missions", "missions.geojson"),
    ("events", "events.geojson"),
    ("treaties", "treaties.geojson"),
)
"""Every layer that is exported, from the bottom of the map to its top, and its file in the atlas."""

NAMES = tuple(name for name, _ in LAYERS)
EDITABLE = ("places", "events", "letters", "missions", "treaties", "routes", "zones", "cuts")
"""Layers that an editor may change in another program and read back; all others are built or clipped."""

_KINDS = {"start": "date", "end": "date", "t_start": "datetime", "t_end": "datetime", "departs": "datetime", "arrives": "datetime"}


@dataclass(frozen=True)
class Table:
    """One layer: its name, its features as in the file, and its columns; ``authored`` are those its format has in any case."""

    name: str
    features: tuple[dict[str, Any], ...]
    authored: Mapping[str, str] = field(default_factory=dict)

    @property
    def temporal(self) -> bool:
        """Whether its features carry days."""
        return "t_start" in self.columns

    @property
    def kind(self) -> str:
        """``Point``, ``LineString`` or ``Polygon``."""
        return str(self.features[0]["geometry"]["type"]).removeprefix("Multi")

    @cached_property
    def rows(self) -> tuple[dict[str, Any], ...]:
        """The properties of each feature, flat."""
        return tuple(flat(feature["properties"]) for feature in self.features)

    @cached_property
    def columns(self) -> dict[str, str]:
        """Column names and their types (``str int float bool date datetime``): none is left to a reader's guess."""
        columns: dict[str, str] = {"id": "str", **self.authored}
        empty: list[str] = []
        for row in self.rows:
            for key, value in row.items():
                if key in self.authored:
                    continue
                if key in _KINDS:
                    columns[key] = _KINDS[key]
                elif value is not None:
                    columns[key] = _wider(None if key in empty else columns.get(key), _kind_of(value))
                    if key in empty:
                        empty.remove(key)
                elif key not in columns:
                    columns[key] = "str"
                    empty.append(key)
        return columns


def tables(atlas: Atlas, choice: Choice | None = None) -> Iterator[Table]:
    """Give every layer that the atlas has and the choice takes, in drawing order; an empty layer is left out."""
    choice = choice or Choice()
    for name, file in LAYERS:
        if not choice.takes_layer(name) or not (atlas.root / file).is_file():
            continue
        features: Any = read_features(atlas.root, file)
        if name == "place_names":
            features = names_of_their_day(features)
        elif name == "polity_names":
            features = polity_names_of_their_day(features, atlas.polities)
        features = tuple(with_export_days(feature) for feature in features if choice.takes(feature))
        if features:
            yield Table(name, features, authored_columns(file, atlas.languages) if name in EDITABLE else {})


def flat(properties: Mapping[str, Any]) -> dict[str, Any]:
    """Flatten a feature's properties: texts by language become ``title_tr``, ``title_en`` …, other nested values JSON.

    ``t_start`` and ``t_end`` are the first second of ``start`` and the last of ``end``: with plain dates QGIS draws the last day of a span
    with the next holder (docs/decisions/0003-qgis-time.md).
    """
    row: dict[str, Any] = {}
    for key, value in properties.items():
        if key in TEXTS and isinstance(value, Mapping):
            row |= {f"{key}_{language}": words for language, words in value.items()}
        elif isinstance(value, Mapping | list):
            row[key] = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        else:
            row[key] = value
        if isinstance(value, int | float) and key in {"start", "end"}:
            continue  # days as numbers, for tiles
        if key == "start":
            row["t_start"] = None if value is None else f"{value}T00:00:00"
        elif key == "end":
            row["t_end"] = last_second(value, properties.get("date"))
        elif key in {"t_from", "t_to"}:
            row["departs" if key == "t_from" else "arrives"] = instant_of(value) if value >= 1 else None  # a DATETIME begins with year 1
    return row


def _kind_of(value: object) -> str:
    if isinstance(value, bool):
        return "bool"
    if isinstance(value, int):
        return "int"
    return "float" if isinstance(value, float) else "str"


def _wider(before: str | None, now: str) -> str:
    if before in {None, now}:
        return now
    return "float" if {before, now} == {"int", "float"} else "str"
