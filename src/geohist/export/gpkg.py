"""GeoPackage: every layer in one file, typed columns, default styles for QGIS."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any

from geohist.export.qml import style_of
from geohist.export.tables import Table, flat, tables

if TYPE_CHECKING:
    from pathlib import Path

    from geohist.atlas import Atlas

_SINGLE = {"Polygon": "MultiPolygon", "LineString": "MultiLineString", "Point": "Point"}
_STYLES = """
CREATE TABLE layer_styles (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT(256), f_table_schema TEXT(256), f_table_name TEXT(256),
  f_geometry_column TEXT(256), styleName TEXT(30), styleQML TEXT, styleSLD TEXT, useAsDefault BOOLEAN,
  description TEXT, owner TEXT(30), ui TEXT(30), update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')))
"""


_STYLE = """
INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName, styleQML, styleSLD, useAsDefault,
  description, owner, update_time) VALUES ('', '', ?, 'geom', ?, ?, '', 1, 'geohist', '', '2000-01-01T00:00:00.000Z')
"""


def write_gpkg(atlas: Atlas, file: Path) -> None:
    """Write the atlas as one GeoPackage, EPSG:4326.

    ``start`` and ``end`` are DATE, ``t_start`` (00:00:00) and ``t_end`` (23:59:59) DATETIME; an open end is null. The same atlas gives the
    same rows; GDAL's time stamps are set to the data's, so that it gives the same bytes too.
    """
    import fiona

    with fiona.Env(OGR_CURRENT_DATE="2000-01-01T00:00:00.000Z"):
        for table in tables(atlas):
            _write_layer(file, table)
    database = sqlite3.connect(file)
    try:
        database.execute(_STYLES)
        for table in tables(atlas):
            database.execute(_STYLE, (table.name, table.name, style_of(table, atlas)))
        database.commit()
        # A fresh copy: SQLite counts the writes of a file in its header, and GDAL's number differs from run to run.
        fresh = file.with_suffix(".fresh")
        database.execute("VACUUM INTO ?", (str(fresh),))
    finally:
        database.close()
    fresh.replace(file)


def _write_layer(file: Path, table: Table) -> None:
    import fiona

    kinds = {feature["geometry"]["type"].removeprefix("Multi") for feature in table.features}
    kind = _SINGLE[kinds.pop()] if len(kinds) == 1 else "Unknown"
    columns = table.columns()
    rows = [
        {"type": "Feature", "geometry": _multi(feature["geometry"], kind), "properties": _row(columns, feature["properties"])}
        for feature in table.features
    ]
    with fiona.open(
        file, "w", driver="GPKG", layer=table.name, crs="EPSG:4326", schema={"geometry": kind, "properties": columns}, GEOMETRY_NAME="geom"
    ) as layer:
        layer.writerecords(rows)


def _row(columns: dict[str, str], properties: dict[str, Any]) -> dict[str, Any]:
    values = flat(properties)
    return {column: _typed(values.get(column), kind) for column, kind in columns.items()}


def _typed(value: Any, kind: str) -> Any:
    if value is None:
        return None
    return {"float": float, "str": str}.get(kind, lambda given: given)(value)


def _multi(geometry: dict[str, Any], kind: str) -> dict[str, Any]:
    if kind.startswith("Multi") and not geometry["type"].startswith("Multi"):
        return {"type": kind, "coordinates": [geometry["coordinates"]]}
    return geometry
