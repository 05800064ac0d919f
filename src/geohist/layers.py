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


def read_layer(root: Path, name: str, layers: tuple[str, ...]) -> gpd.GeoDataFrame:
    """Read one layer of an atlas into a GeoDataFrame in EPSG:4326.

    The JSON is read here and not by GDAL, which would turn nested properties into strings and fails on years before 1. Dates stay
    the strings of the file: a column of days cannot hold them all.

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
    return gpd.GeoDataFrame(columns, geometry=shapes, crs="EPSG:4326")
