"""Shapefile: what a DBF can hold, and a list of what it cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geohist.export.columns import GEOMETRY
from geohist.export.files_by_layer import closed
from geohist.export.gpkg import still_clock
from geohist.export.tables import tables
from geohist.export.vectors import write_batches

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
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
            ended = closed(table, atlas)
            names, lost = dbf_names(ended.batches())
            stamp = {"DBF_DATE_LAST_UPDATE": "2000-01-01"}
            write_batches(reduced(ended.batches(), names), table, folder / f"{table.name}.shp", "ESRI Shapefile", layer_options=stamp)
            losses += [f"{table.name}: {sentence}" for sentence in lost]
    (folder / "LOSSES.txt").write_text("\n".join([*_LOSSES, "", *losses]) + "\n", "utf-8")


def dbf_names(batches: pa.RecordBatchReader) -> tuple[dict[str, str], list[str]]:
    """Say which columns of a layer a DBF can hold and what they are called there, and in sentences what that costs."""
    longest = _longest(batches)
    lost: list[str] = []
    names: dict[str, str] = {}
    for name, length in longest.items():
        if length > _LONGEST:
            lost.append(f"{name} is left out: its longest text has {length} bytes")
            continue
        short = _unused(name, set(names.values()))
        if short != name:
            lost.append(f"{name} is called {short}")
        names[name] = short
    return names, lost


def _longest(batches: pa.RecordBatchReader) -> dict[str, int]:
    """Return the bytes of the longest text of each column but times and shapes, 0 for what is no text."""
    import pyarrow as pa
    import pyarrow.compute as pc

    kept = [field for field in batches.schema if field.name != GEOMETRY and not pa.types.is_timestamp(field.type)]
    longest = {field.name: 0 for field in kept}
    texts = [field.name for field in kept if pa.types.is_string(field.type)]
    for batch in batches if texts else ():
        for name in texts:
            longest[name] = max(longest[name], pc.max(pc.binary_length(batch[name])).as_py() or 0)
    return longest


def reduced(batches: pa.RecordBatchReader, names: Mapping[str, str]) -> pa.RecordBatchReader:
    """Bring a layer into what a DBF holds, batch by batch: columns by their short names, truth values as numbers."""
    import pyarrow as pa

    fields = [pa.field(short, _plain(batches.schema.field(name).type)) for name, short in names.items()]
    schema = pa.schema([*fields, batches.schema.field(GEOMETRY)])

    def made() -> Iterator[pa.RecordBatch]:
        for batch in batches:
            columns = [batch[name].cast(field.type) for name, field in zip(names, fields, strict=True)]
            yield pa.RecordBatch.from_arrays([*columns, batch[GEOMETRY]], schema=schema)

    return pa.RecordBatchReader.from_batches(schema, made())


def _plain(kind: pa.DataType) -> pa.DataType:
    import pyarrow as pa

    return pa.int64() if pa.types.is_boolean(kind) else kind


def _unused(column: str, taken: set[str]) -> str:
    short = column[:_SHORT]
    number = 1
    while short in taken:
        short = f"{column[: _SHORT - 1]}{number}"
        number += 1
    return short
