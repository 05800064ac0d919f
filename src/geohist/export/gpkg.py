"""GeoPackage: every layer in one file, typed columns, and what it was made of."""

from __future__ import annotations

import json
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from geohist.export.back.rows import authored_state
from geohist.export.vectors import write_batches

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from geohist.atlas import Atlas
    from geohist.export.choice import Choice
    from geohist.export.tables import Table

EPOCH = "2000-01-01T00:00:00.000Z"
"""The time stamp of everything in an export: the same atlas gives the same bytes."""


def write_layers(chosen: Sequence[Table], atlas: Atlas, choice: Choice, file: Path) -> None:
    """Write the layers as one GeoPackage, EPSG:4326, without styles.

    ``start`` and ``end`` are DATE, ``t_start`` (00:00:00) and ``t_end`` (23:59:59) DATETIME; an open end is null. What the package was
    made of stands in its metadata.
    """
    about = {
        "geohist_atlas": atlas.id,
        "geohist_version": atlas.version,
        "geohist_state": authored_state(atlas.root),
        "geohist_choice": json.dumps(choice.to_dict(), ensure_ascii=False),
    }
    with still_clock():
        for number, table in enumerate(chosen):
            write_batches(
                table.batches(zone="UTC"),
                table,
                file,
                "GPKG",
                layer=table.name,
                layer_options={"GEOMETRY_NAME": "geom"},
                dataset_options={} if number else {"VERSION": "1.2"},
                dataset_metadata=None if number else about,
            )


@contextmanager
def still_clock() -> Iterator[None]:
    """Let GDAL stamp the same time on everything it writes."""
    import pyogrio

    before = pyogrio.get_gdal_config_option("OGR_CURRENT_DATE")
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": EPOCH})
    try:
        yield
    finally:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": before})


def finish(file: Path) -> None:
    """Copy a package into a fresh file: SQLite counts the writes of a file in its header, and GDAL's number differs from run to run."""
    fresh = file.with_suffix(".fresh")
    database = sqlite3.connect(file)
    try:
        database.execute("VACUUM INTO ?", (str(fresh),))
    finally:
        database.close()
    fresh.replace(file)
