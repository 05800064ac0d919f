"""Tables into the formats that GDAL writes, batch by batch, with every column's type said and nothing inferred."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geohist.export.columns import GEOMETRY

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    import pyarrow as pa

    from geohist.export.tables import Table

CRS = "EPSG:4326"


def geometries(table: Table) -> Any:
    """Return the geometries of a table as an array of shapely's."""
    return shapes_of(table.features, kind=table.kind)


def shapes_of(features: Sequence[Mapping[str, Any]], *, kind: str) -> Any:
    """Return the shapes of features of one kind, as shapely's, lines and areas multiple, built all at once from their coordinates."""
    import numpy as np
    import shapely

    found = [feature["geometry"] for feature in features]
    if kind == "Point":
        return shapely.points(np.array([shape["coordinates"][:2] for shape in found], dtype=float))
    parts = [shape["coordinates"] if shape["type"].startswith("Multi") else [shape["coordinates"]] for shape in found]
    if kind == "LineString":
        lines = [line for one in parts for line in one]
        offsets: tuple[Any, ...] = (_offsets(lines), _offsets(parts))
        return shapely.from_ragged_array(shapely.GeometryType.MULTILINESTRING, _positions(lines), offsets)
    areas = [area for one in parts for area in one]
    rings = [ring for area in areas for ring in area]
    offsets = (_offsets(rings), _offsets(areas), _offsets(parts))
    return shapely.from_ragged_array(shapely.GeometryType.MULTIPOLYGON, _positions(rings), offsets)


def _positions(lines: Sequence[Sequence[Sequence[float]]]) -> Any:
    from itertools import chain

    import numpy as np

    flat = chain.from_iterable(chain.from_iterable(lines))
    return np.fromiter(flat, dtype=float).reshape(-1, 2)


def _offsets(found: Sequence[Sequence[Any]]) -> Any:
    import numpy as np

    return np.concatenate([[0], np.cumsum([len(one) for one in found])]).astype(np.int64)


def geometry_type(table: Table) -> str:
    """Return the one type of a layer's geometries; lines and areas are always multiple, so that an editor may add either."""
    return table.kind if table.kind == "Point" else f"Multi{table.kind}"


def write_batches(batches: pa.RecordBatchReader, table: Table, file: Path, driver: str, **options: Any) -> None:
    """Write a table as one layer of a file that GDAL knows, WGS 84.

    Args:
        batches: Its columns, and its shapes in ``geometry``; each batch is made when it is written.
        table: The table.
        file: Where to; a layer is added where the format holds several.
        driver: GDAL's name of the format.
        options: Passed on to pyogrio and GDAL.
    """
    import pyogrio.raw

    pyogrio.raw.write_arrow(
        batches, file, driver=driver, geometry_type=geometry_type(table), geometry_name=GEOMETRY, crs=CRS, encoding="UTF-8", **options
    )
