"""One file a layer: FlatGeobuf, GeoParquet, CSV, PMTiles."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING, Any

from geohist.export.columns import GEOMETRY
from geohist.export.days import last_day
from geohist.export.gpkg import still_clock
from geohist.export.tables import Table, tables
from geohist.export.vectors import CRS, geometries, geometry_type, write_batches

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import pyarrow as pa

    from geohist.atlas import Atlas
    from geohist.export.choice import Choice

_DEEPEST = 4  # zoom of the last tiles: one of its 4,096 steps is some 600 m, finer than the outlines of the territories


def write_flatgeobuf(atlas: Atlas, choice: Choice, folder: Path) -> None:
    """Write ``<layer>.fgb``; an open end is the atlas's last day, because readers of FlatGeobuf draw nothing where it is null."""
    with still_clock():
        for table in tables(atlas, choice):
            ended = closed(table, atlas)
            write_batches(ended.batches(), ended, folder / f"{table.name}.fgb", "FlatGeobuf", layer=table.name)


def write_pmtiles(atlas: Atlas, choice: Choice, folder: Path) -> None:
    """Write ``<layer>.pmtiles`` for the web; ``start`` and ``end`` are numbers, 19210316, so that a map's filter can compare them."""
    zooms = {"MINZOOM": "0", "MAXZOOM": str(_DEEPEST)}
    with still_clock():
        for table in tables(atlas, choice):
            numbered = _numbered(closed(table, atlas)).to_reader()
            file, options = folder / f"{table.name}.pmtiles", zooms | {"NAME": table.name}
            write_batches(numbered, table, file, "PMTiles", layer=table.name, dataset_options=options)


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


def _numbered(table: Table) -> pa.Table:
    import pyarrow as pa

    whole = table.batches().read_all()
    kept = whole.select([name for name in whole.column_names if name in _TILED])
    for name, days in zip(("start", "end"), table.values(("start", "end")), strict=True) if table.temporal else ():
        kept = kept.append_column(name, pa.array([int(day.replace("-", "")) if day else 0 for day in days], pa.int64()))
    return kept.append_column(whole.schema.field(GEOMETRY), whole[GEOMETRY])


def write_parquet(atlas: Atlas, choice: Choice, folder: Path) -> None:
    """Write ``<layer>.parquet``: GeoParquet 1.1, WKB, with bounds of each feature in ``bbox``; an open end is null."""
    for table in tables(atlas, choice):
        write_geoparquet(table, folder / f"{table.name}.parquet")


def write_geoparquet(table: Table, file: Path) -> None:
    """Write one layer as GeoParquet 1.1, batch by batch; the metadata are written last, when the bounds of the whole are known."""
    import numpy as np
    import pyarrow as pa
    import pyproj
    import shapely
    from pyarrow import parquet

    edges = ("xmin", "ymin", "xmax", "ymax")
    batches = table.batches()
    fields = [field for field in batches.schema if field.name != GEOMETRY]
    boxes = pa.struct([(edge, pa.float64()) for edge in edges])
    schema = pa.schema([*fields, pa.field(GEOMETRY, pa.binary()), pa.field("bbox", boxes)])
    bounds = np.array([np.inf, np.inf, -np.inf, -np.inf])
    with parquet.ParquetWriter(file, schema, compression="zstd") as writer:
        for batch in batches:
            found = shapely.bounds(shapely.from_wkb(batch[GEOMETRY].to_numpy(zero_copy_only=False)))
            bounds = np.concatenate([np.minimum(bounds[:2], found[:, :2].min(axis=0)), np.maximum(bounds[2:], found[:, 2:].max(axis=0))])
            box = pa.StructArray.from_arrays([pa.array(found[:, index]) for index in range(4)], fields=list(boxes))
            writer.write_batch(pa.RecordBatch.from_arrays([*batch.columns, box], schema=schema))
        about = {
            "encoding": "WKB",
            "geometry_types": [geometry_type(table)],
            "crs": pyproj.CRS(CRS).to_json_dict(),
            "edges": "planar",
            "bbox": bounds.tolist(),
            "covering": {"bbox": {edge: ["bbox", edge] for edge in edges}},
        }
        writer.add_key_value_metadata({"geo": json.dumps({"version": "1.1.0", "primary_column": GEOMETRY, "columns": {GEOMETRY: about}})})


def geodataframe(table: Table) -> Any:
    """Return a table as a GeoDataFrame, EPSG:4326: nullable types of pandas, days as Python dates."""
    import geopandas as gpd
    import pandas as pd
    import pyarrow as pa

    kinds: Mapping[Any, Any] = {
        pa.string(): pd.StringDtype(),
        pa.int64(): pd.Int64Dtype(),
        pa.float64(): pd.Float64Dtype(),
        pa.bool_(): pd.BooleanDtype(),
    }
    whole = table.batches().read_all().drop_columns([GEOMETRY])
    return gpd.GeoDataFrame(whole.to_pandas(types_mapper=kinds.get, date_as_object=True), geometry=geometries(table), crs=CRS)


def write_csv(atlas: Atlas, choice: Choice, folder: Path) -> None:
    """Write ``<layer>.csv``: UTF-8, commas, ``lon`` and ``lat`` for points, ``wkt`` for lines and areas; empty is nothing or open."""
    import shapely

    for table in tables(atlas, choice):
        names = [column for column in table.columns if column not in {"t_start", "t_end"}]
        columns = [_cells(values) for values in table.values(names)]
        if table.kind == "Point":
            where: list[Any] = [[feature["geometry"]["coordinates"][axis] for feature in table.features] for axis in (0, 1)]
        else:
            where = [shapely.to_wkt(geometries(table), rounding_precision=4)]
        with (folder / f"{table.name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow([*names, *(("lon", "lat") if table.kind == "Point" else ("wkt",))])
            writer.writerows(zip(*columns, *where, strict=True))


def _cells(values: list[Any]) -> list[Any]:
    """Write truth values as CSV has them."""
    return [str(value).lower() if isinstance(value, bool) else value for value in values] if bool in set(map(type, values)) else values


def closed(table: Table, atlas: Atlas) -> Table:
    """Return a table whose open ends are the atlas's last day."""
    if not table.temporal:
        return table
    last = last_day(atlas)

    def ended(feature: dict[str, Any]) -> dict[str, Any]:
        found = feature["properties"]
        return feature if found.get("end", "") is not None else {**feature, "properties": {**found, "end": last}}

    return Table(table.name, tuple(map(ended, table.features)), table.authored)
