"""Layers as flat tables: what a GIS can show in columns, with the nested evidence as JSON beside it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geohist.files.reading import read_features

if TYPE_CHECKING:
    from geohist.atlas import Atlas

LAYERS: tuple[tuple[str, str], ...] = (
    ("territories", "territories.geojson"),
    ("zones", "zones.geojson"),
    ("borders", "borders.geojson"),
    ("transfers", "transfers.geojson"),
    ("routes", "routes.geojson"),
    ("legs", "legs.geojson"),
    ("rail_legs", "rail/legs.geojson"),
    ("railways", "rail/lines.geojson"),
    ("letters", "letters.geojson"),
    ("missions", "missions.geojson"),
    ("events", "events.geojson"),
    ("treaties", "treaties.geojson"),
    ("places", "places.geojson"),
    ("cells", "cells.geojson"),
    ("cuts", "territory/cuts.geojson"),
)
"""Every layer that is exported, from the bottom of the map to its top, and its file in the atlas."""

_FLAT_TEXT = ("title", "summary", "note", "effect")
_DATES = ("start", "end")


@dataclass(frozen=True)
class Table:
    """One layer: its name, its features as in the file, and its columns."""

    name: str
    features: tuple[dict[str, Any], ...]

    @property
    def temporal(self) -> bool:
        """Whether its features carry days."""
        return any("start" in feature["properties"] for feature in self.features)

    def columns(self) -> dict[str, str]:
        """Give column names and their types (``str int float bool date datetime``): none is left to a reader's guess."""
        columns: dict[str, str] = {"id": "str"}
        for feature in self.features:
            for key, value in flat(feature["properties"]).items():
                kind = columns.get(key)
                if key in _DATES or key in {"t_start", "t_end"}:
                    columns[key] = "date" if key in _DATES else "datetime"
                elif value is not None:
                    columns[key] = _wider(kind, _kind_of(value))
                elif kind is None:
                    columns[key] = "str"
        return columns


def tables(atlas: Atlas) -> Iterator[Table]:
    """Give every layer that the atlas has, in drawing order."""
    for name, file in LAYERS:
        if Path(atlas.root, file).is_file():
            features = tuple(read_features(atlas.root, file))
            if features:
                yield Table(name, features)


def flat(properties: Mapping[str, Any]) -> dict[str, Any]:
    """Flatten a feature's properties: texts by language become ``title_tr``, ``title_en`` …, other nested values JSON.

    ``t_start`` and ``t_end`` are the first second of ``start`` and the last of ``end``: with plain dates QGIS draws the last day of a span
    with the next holder (docs/decisions/0003-qgis-time.md).
    """
    row: dict[str, Any] = {}
    for key, value in properties.items():
        if key in _FLAT_TEXT and isinstance(value, Mapping):
            row |= {f"{key}_{language}": words for language, words in value.items()}
        elif isinstance(value, Mapping | list):
            row[key] = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        else:
            row[key] = value
        if key == "start":
            row["t_start"] = None if value is None else f"{value}T00:00:00"
        if key == "end":
            row["t_end"] = None if value is None else f"{value}T23:59:59"
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
