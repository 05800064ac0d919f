"""Layers as tables for analysis."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geohist.errors import GeohistError
from geohist.files.problems import close
from geohist.files.reading import read_features

if TYPE_CHECKING:
    from pathlib import Path

    import geopandas as gpd

FOLDERS = ("", "territory/", "basemap/", "rail/")
DAYS = ("start", "end")
CATEGORIES = frozenset(
    {
        "capacity",
        "certainty",
        "claimant",
        "in_force",
        "kind",
        "medium",
        "mode",
        "polity",
        "polity_a",
        "polity_b",
        "sign",
        "sovereign",
        "status",
    }
)
"""Columns with few values, each borne by many features."""


def read_layer(root: Path, name: str, layers: tuple[str, ...]) -> gpd.GeoDataFrame:
    """Read one layer of an atlas into a GeoDataFrame in EPSG:4326.

    The JSON is read here and not by GDAL, which would turn nested properties into strings and fails on years before 1.

    ``start`` and ``end`` are days (``datetime64[s]``, both inclusive; ``NaT`` where open or before year 1), ``date`` the EDTF string that
    holds all. Words and ids are ``string``, kinds, polities and the like ``category``, numbers ``int64`` and ``float64`` (``Int64`` where
    some are missing), truth values ``boolean``; what is nested (texts by language, claims …) stays as in the file.

    Raises:
        GeohistError: There is no such layer.
    """
    import geopandas as gpd
    from shapely.geometry import shape

    file = next((f"{folder}{name}.geojson" for folder in FOLDERS if (root / f"{folder}{name}.geojson").is_file()), None)
    if file is None:
        raise GeohistError("no such layer", given=name, expected=", ".join(layers), nearest=close(name, layers))
    features = read_features(root, file)
    columns: dict[str, list[Any]] = {key: [] for feature in features for key in feature["properties"]}
    for feature in features:
        for key, column in columns.items():
            column.append(feature["properties"].get(key))
    shapes: Any = [shape(feature["geometry"]) if feature.get("geometry") else None for feature in features]
    if "date" in columns:
        columns = {"start": [None] * len(features), "end": [None] * len(features)} | columns
    typed = {key: _typed(key, columns[key]) for key in _in_order(columns)}
    return gpd.GeoDataFrame(typed, geometry=shapes, crs="EPSG:4326")


def _in_order(columns: dict[str, list[Any]]) -> list[str]:
    """Put the days right after the date."""
    days = [key for key in DAYS if key in columns]
    rest = [key for key in columns if key not in DAYS]
    at = rest.index("date") + 1 if "date" in rest else len(rest)
    return [*rest[:at], *days, *rest[at:]]


def _typed(key: str, values: list[Any]) -> Any:
    """Return a column with the type of what it holds."""
    import numpy as np
    import pandas as pd

    if key in DAYS:
        return pd.Series(np.array([value or "NaT" for value in values], dtype="datetime64[s]"))
    kinds = set(map(type, values)) - {type(None)}
    if kinds == {str}:
        return pd.Series(values, dtype="category" if key in CATEGORIES else "string")
    if kinds == {bool}:
        return pd.Series(values, dtype="boolean" if None in values else "bool")
    if kinds == {int}:
        return pd.Series(values, dtype="Int64" if None in values else "int64")
    if kinds and kinds <= {int, float}:
        return pd.Series([np.nan if value is None else value for value in values], dtype="float64")
    return pd.Series(values, dtype="object")
