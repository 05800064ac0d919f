"""One file a layer: FlatGeobuf, Shapefile, GeoParquet, CSV, PMTiles."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any

from geohist.export.days import last_day
from geohist.export.gpkg import still_clock
from geohist.export.tables import Table, tables
from geohist.export.vectors import CRS, geometries, write_table

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from geohist.atlas import Atlas
    from geohist.export.choice import Choice

_DEEPEST = 4  # zoom of the last tiles: one of its 4,096 steps is some 600 m, finer than the outlines of the territories
_SHORT = 10  # letters of a column's name in a DBF


def write_flatgeobuf(atlas: Atlas, choice: Choice, folder: Path) -> None:
    """Write ``<layer>.fgb``; an open end is the atlas's last day, because readers of FlatGeobuf draw nothing where it is null."""
    with still_clock():
        for table in tables(atlas, choice):
            write_table(closed(table, atlas), folder / f"{table.name}.fgb", "FlatGeobuf", layer=table.name)


def write_shapefiles(atlas: Atlas, choice: Choice, folder: Path) -> None:
    """Write ``<layer>.shp`` with what belongs to it, and ``LOSSES.txt``, which says what the format cannot hold."""
    losses = []
    with still_clock():
        for table in tables(atlas, choice):
            renamed, lost = dbf_columns(closed(table, atlas))
            stamp = {"DBF_DATE_LAST_UPDATE": "2000-01-01"}
            write_table(renamed, folder / f"{table.name}.shp", "ESRI Shapefile", columns=renamed.authored, layer_options=stamp)
            losses += [f"{table.name}: {sentence}" for sentence in lost]
    (folder / "LOSSES.txt").write_text("\n".join([*_DBF, "", *losses]) + "\n", "utf-8")


_DBF = (
    "A Shapefile cannot hold everything. What is lost or changed here (GeoPackage and GeoParquet keep it all):",
    "- names of columns have at most ten letters; the long ones are cut, as listed below;",
    "- texts end after 254 bytes; columns with longer ones are left out, as listed below: claims and other evidence are in the GeoPackage;",
    "- there are no times: t_start and t_end are left out, start and end are whole days;",
    "- there are no empty numbers and no truth values: yes is 1, no is 0;",
    "- an open end cannot be told from a missing one: it is the atlas's last day;",
)


def dbf_columns(table: Table) -> tuple[Table, list[str]]:
    """Bring a table into what a DBF holds; say what that costs."""
    lost, features = [], []
    names: dict[str, str] = {}
    for column, kind in table.columns.items():
        longest = max((len(str(row.get(column) or "").encode()) for row in table.rows), default=0)
        if kind == "datetime":
            continue
        if kind == "str" and longest > 254:  # noqa: PLR2004 - bytes of a DBF text
            lost.append(f"{column} is left out: its longest text has {longest} bytes")
            continue
        short = _unused(column, set(names.values()))
        if short != column:
            lost.append(f"{column} is called {short}")
        names[column] = short
    for feature, row in zip(table.features, table.rows, strict=True):
        found = {short: int(row[column]) if isinstance(row.get(column), bool) else row.get(column) for column, short in names.items()}
        features.append({**feature, "properties": found})
    return Table(table.name, tuple(features), {short: _dbf_kind(table.columns[column]) for column, short in names.items()}), lost


def _dbf_kind(kind: str) -> str:
    return "int" if kind == "bool" else kind


def _unused(column: str, taken: set[str]) -> str:
    short = column[:_SHORT]
    number = 1
    while short in taken:
        short = f"{column[: _SHORT - 1]}{number}"
        number += 1
    return short


def write_pmtiles(atlas: Atlas, choice: Choice, folder: Path) -> None:
    """Write ``<layer>.pmtiles`` for the web; ``start`` and ``end`` are numbers, 19210316, so that a map's filter can compare them."""
    with still_clock():
        for table in tables(atlas, choice):
            numbered = _numbered(closed(table, atlas))
            zooms = {"MINZOOM": "0", "MAXZOOM": str(_DEEPEST), "NAME": table.name}
            write_table(
                numbered, folder / f"{table.name}.pmtiles", "PMTiles", columns=numbered.authored, layer=table.name, dataset_options=zooms
            )


_TILED = (
    "id",
    "title_tr",
    "title_en",
    "name_tr",
    "name_en",
    "polity",
    "capacity",
    "sovereign",
    "status",
    "sign",
    "kind",
    "mode",
    "rank",
    "place",
)


def _numbered(table: Table) -> Table:
    columns = {column: table.columns[column] for column in _TILED if column in table.columns}
    features = []
    for feature, row in zip(table.features, table.rows, strict=True):
        days = {key: _number(row[key]) for key in ("start", "end") if key in row}
        features.append({**feature, "properties": {column: row.get(column) for column in columns} | days})
    return Table(table.name, tuple(features), columns | ({"start": "int", "end": "int"} if table.temporal else {}))


def _number(day: str | None) -> int:
    return int(day.replace("-", "")) if day else 0


def write_parquet(atlas: Atlas, choice: Choice, folder: Path) -> None:
    """Write ``<layer>.parquet``: GeoParquet 1.1, WKB, with bounds of each feature; an open end is null."""
    for table in tables(atlas, choice):
        geodataframe(table).to_parquet(
            folder / f"{table.name}.parquet", index=False, compression="zstd", schema_version="1.1.0", write_covering_bbox=True
        )


_PANDAS: Mapping[str, Any] = {"str": "string", "int": "Int64", "float": "Float64", "bool": "boolean", "datetime": "datetime64[ms]"}


def geodataframe(table: Table) -> Any:
    """Return a table as a GeoDataFrame, EPSG:4326: nullable types of pandas, days as Python dates."""
    import datetime as dt

    import geopandas as gpd
    import pandas as pd

    columns: dict[str, Any] = {}
    for column, kind in table.columns.items():
        values = [row.get(column) for row in table.rows]
        if kind == "date":
            columns[column] = pd.Series([None if value is None else dt.date.fromisoformat(value) for value in values], dtype=object)
        else:
            columns[column] = pd.Series(values, dtype=object).astype(_PANDAS[kind])
    return gpd.GeoDataFrame(columns, geometry=geometries(table), crs=CRS)


def write_csv(atlas: Atlas, choice: Choice, folder: Path) -> None:
    """Write ``<layer>.csv``: UTF-8, commas, ``lon`` and ``lat`` for points, ``wkt`` for lines and areas; empty is nothing or open."""
    import shapely

    for table in tables(atlas, choice):
        columns = [column for column in table.columns if column not in {"t_start", "t_end"}]
        points = table.kind == "Point"
        shapes = [[]] * len(table.rows) if points else shapely.to_wkt(geometries(table), rounding_precision=4)
        with (folder / f"{table.name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow([*columns, *(("lon", "lat") if points else ("wkt",))])
            for feature, row, shape in zip(table.features, table.rows, shapes, strict=True):
                where = feature["geometry"]["coordinates"] if points else [shape]
                writer.writerow([*(_cell(row.get(column)) for column in columns), *where])


def _cell(value: Any) -> Any:
    return ("true" if value else "false") if isinstance(value, bool) else value


def closed(table: Table, atlas: Atlas) -> Table:
    """Return a table whose open ends are the atlas's last day."""
    if not table.temporal:
        return table
    last = last_day(atlas)

    def ended(properties: Mapping[str, Any]) -> dict[str, Any]:
        return {key: last if key == "end" and value is None else value for key, value in properties.items()}

    features = tuple({**feature, "properties": ended(feature["properties"])} for feature in table.features)
    return Table(table.name, features, table.authored)
