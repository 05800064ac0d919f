"""Shapefile: what a DBF can hold, and a list of what it cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geohist.export.columns import GEOMETRY
from geohist.export.files_by_layer import closed
from geohist.export.gpkg import still_clock
from geohist.export.tables import tables
from geohist.export.vectors import write_batches

if TYPE_CHECKING:
    from pathlib import Path

    import pyarrow as pa

    from geohist.atlas import Atlas
    from geohist.export.choice import Choice

_SHORT = 10  # letters of a column's name in a DBF
_LONGEST = 254  # bytes of a text in a DBF

_LOSSES = (
    "A Shapefile cannot hold everything. What is lost or changed here (GeoPackage and GeoParquet keep it all):",
    "- names of columns have at most ten letters; the long ones are cut, as listed below;",
    "- texts end after 254 bytes; columns with longer ones are left out, as listed below: claims and other evidence are in the GeoPackage;",
    "- there are no times: t_start and t_end are left out, start and end are whole days;",
    "- there are no empty numbers and no truth values: yes is 1, no is 0;",
    "- an open end cannot be told from a missing one: it is the atlas's last day;",
)


def write_shapefiles(atlas: Atlas, choice: Choice, folder: Path) -> None:
    """Write ``<layer>.shp`` with what belongs to it, and ``LOSSES.txt``, which says what the format cannot hold."""
    losses = []
    with still_clock():
        for table in tables(atlas, choice):
            reduced, lost = dbf_columns(closed(table, atlas).batches().read_all())
            stamp = {"DBF_DATE_LAST_UPDATE": "2000-01-01"}
            write_batches(reduced.to_reader(), table, folder / f"{table.name}.shp", "ESRI Shapefile", layer_options=stamp)
            losses += [f"{table.name}: {sentence}" for sentence in lost]
    (folder / "LOSSES.txt").write_text("\n".join([*_LOSSES, "", *losses]) + "\n", "utf-8")


def dbf_columns(whole: pa.Table) -> tuple[pa.Table, list[str]]:
    """Bring a layer into what a DBF holds; say what that costs."""
    import pyarrow as pa
    import pyarrow.compute as pc

    lost: list[str] = []
    names: dict[str, str] = {}
    columns = []
    for field, found in zip(whole.schema, whole.columns, strict=True):
        if field.name == GEOMETRY or pa.types.is_timestamp(field.type):
            continue
        column = found
        if pa.types.is_string(field.type):
            longest = pc.max(pc.binary_length(found)).as_py() or 0
            if longest > _LONGEST:
                lost.append(f"{field.name} is left out: its longest text has {longest} bytes")
                continue
        elif pa.types.is_boolean(field.type):
            column = found.cast(pa.int64())
        short = _unused(field.name, set(names.values()))
        if short != field.name:
            lost.append(f"{field.name} is called {short}")
        names[field.name] = short
        columns.append(column)
    geometry = whole.schema.field(GEOMETRY)
    fields = [pa.field(short, column.type) for short, column in zip(names.values(), columns, strict=True)]
    return pa.table([*columns, whole[GEOMETRY]], schema=pa.schema([*fields, geometry])), lost


def _unused(column: str, taken: set[str]) -> str:
    short = column[:_SHORT]
    number = 1
    while short in taken:
        short = f"{column[: _SHORT - 1]}{number}"
        number += 1
    return short
