"""The QGIS package: a GeoPackage with data, default styles and the project, and the project beside it."""

from __future__ import annotations

import json
import sqlite3
from typing import TYPE_CHECKING

from geohist.export.gpkg import finish, write_layers
from geohist.export.qgis.doubts import with_doubts
from geohist.export.qgis.layer import qml
from geohist.export.qgis.project import NAME, project, zipped
from geohist.export.tables import tables

if TYPE_CHECKING:
    from pathlib import Path

    from geohist.atlas import Atlas
    from geohist.export.choice import Choice

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
_PROJECTS = "CREATE TABLE qgis_projects (name TEXT PRIMARY KEY, metadata BLOB, content BLOB)"


def write_package(atlas: Atlas, choice: Choice, folder: Path) -> None:
    """Write ``geohist.gpkg``, with the project inside it, and the project beside it as ``geohist.qgz``."""
    _write(atlas, choice, folder, with_project=True)


def write_styled(atlas: Atlas, choice: Choice, folder: Path) -> None:
    """Write ``geohist.gpkg`` with default styles and without a project."""
    _write(atlas, choice, folder, with_project=False)


def _write(atlas: Atlas, choice: Choice, folder: Path, *, with_project: bool) -> None:
    chosen = with_doubts(list(tables(atlas, choice)), atlas, choice)
    if not chosen:
        return
    file = folder / f"{NAME}.gpkg"
    write_layers(chosen, atlas, choice, file)
    styles = [(table.name, table.name, qml(table, atlas, choice.language)) for table in chosen]
    packed = zipped(project(chosen, atlas, choice.language)) if with_project else b""
    database = sqlite3.connect(file)
    try:
        database.execute(_STYLES)
        database.executemany(_STYLE, styles)
        if packed:
            about = json.dumps({"last_modified_time": "2000-01-01T00:00:00", "last_modified_user": "geohist"})
            database.execute(_PROJECTS)
            database.execute("INSERT INTO qgis_projects VALUES (?, ?, ?)", (NAME, about, packed.hex()))
        database.commit()
    finally:
        database.close()
    finish(file)
    if packed:
        (folder / f"{NAME}.qgz").write_bytes(packed)
