"""Tables into the formats that GDAL writes, with every column's type said and nothing inferred."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from geohist.export.tables import Table

CRS = "EPSG:4326"
_UTC = 100  # GDAL's flag of an instant in UTC
_DTYPES = {"int": "int64", "float": "float64", "bool": "bool", "date": "datetime64[D]", "datetime": "datetime64[ms]"}
_EMPTY: Mapping[str, Any] = {"int": 0, "float": 0.0, "bool": False, "date": "NaT", "datetime": "NaT"}


def geometries(table: Table) -> Any:
    """Return the geometries of a table as an array of shapely's, lines and areas multiple, built all at once from their coordinates."""
    import numpy as np
    import shapely

    found = [feature["geometry"] for feature in table.features]
    if table.kind == "Point":
        return shapely.points(np.array([shape["coordinates"][:2] for shape in found], dtype=float))
    parts = [shape["coordinates"] if shape["type"].startswith("Multi") else [shape["coordinates"]] for shape in found]
    if table.kind == "LineString":
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


def arrays(table: Table, columns: Mapping[str, str]) -> tuple[list[Any], list[Any]]:
    """Return each column as a typed array, and a mask of what is null in it."""
    import numpy as np

    data, masks = [], []
    for column, kind in columns.items():
        values = [row.get(column) for row in table.rows]
        mask = np.array([value is None for value in values], dtype=bool)
        if kind == "str":
            data.append(np.array([None if value is None else str(value) for value in values], dtype=object))
        else:
            data.append(np.array([_EMPTY[kind] if value is None else value for value in values], dtype=_DTYPES[kind]))
        masks.append(mask)
    return data, masks


def geometry_type(table: Table) -> str:
    """Return the one type of a layer's geometries; lines and areas are always multiple, so that an editor may add either."""
    return table.kind if table.kind == "Point" else f"Multi{table.kind}"


def write_table(
    table: Table, file: Path, driver: str, *, columns: Mapping[str, str] | None = None, utc: Sequence[int] = (), **options: Any
) -> None:
    """Write a table as one layer of a file that GDAL knows, WGS 84.

    Args:
        table: What to write.
        file: Where to; a layer is added where the format holds several.
        driver: GDAL's name of the format.
        columns: Names and types of the columns, if other than the table's own.
        utc: Indices of the columns whose instants are written as UTC; others have no zone.
        options: Passed on to pyogrio and GDAL.
    """
    import numpy as np
    import pyogrio.raw
    import shapely

    chosen = columns or table.columns
    zones = {index: np.full(len(table.rows), _UTC) for index in utc}
    data, masks = arrays(table, chosen)
    pyogrio.raw.write(
        file,
        shapely.to_wkb(geometries(table)),
        data,
        np.array(list(chosen), dtype=object),
        field_mask=masks,
        driver=driver,
        geometry_type=geometry_type(table),
        crs=CRS,
        encoding="UTF-8",
        gdal_tz_offsets={list(chosen)[index]: zone for index, zone in zones.items()},
        **options,
    )
