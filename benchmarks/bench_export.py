"""How long exports take beside pyogrio writing the same features, for the atlas and for 100,000 features, and how much memory."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

from figures import ROOT, Figure, table

if TYPE_CHECKING:
    from collections.abc import Callable

    from geohist.export.tables import Table

TIMES = 2
MANY = 100_000
DRIVERS = {
    "gpkg": ("GPKG", "gpkg"),
    "flatgeobuf": ("FlatGeobuf", "fgb"),
    "shapefile": ("ESRI Shapefile", "shp"),
    "geojson": ("GeoJSON", "geojson"),
}
WRITES = {"geoparquet": "parquet", "kml": "kml", "csv": "csv"}
MEMORY = """
import resource, sys
sys.path.insert(0, {here!r})
from bench_export import many, frame, ours
table = many()
if {measure}:
    gdf = frame(table)
    print(int(gdf.memory_usage(deep=True).sum()) + sum(len(shape.wkb) for shape in gdf.geometry))
else:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    ours([table], "gpkg", {folder!r})
    print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024)
"""


def many() -> Table:
    """Make 100,000 features like the atlas's: points with days, words and a nested column."""
    from geohist.export.tables import Table
    from geohist.when import day_iso

    features = []
    for number in range(MANY):
        day = day_iso(698_710 + number % 11_600)
        properties = {
            "id": f"event-{number}", "title": {"tr": f"Olay {number}", "en": f"Event {number}"}, "date": day, "start": day, "end": day,
            "certainty": "certain", "claims": [{"about": "date", "value": day, "excerpt": "a#b"}], "rank": number % 6, "km": number / 7,
        }  # fmt: skip
        point = [20 + number % 400 / 10, 30 + number % 317 / 10]
        features.append({"type": "Feature", "properties": properties, "geometry": {"type": "Point", "coordinates": point}})
    return Table("events", tuple(features))


def frame(one: Table) -> Any:
    """Give the same features as the GeoDataFrame that pyogrio is handed."""
    from geohist.export.files_by_layer import geodataframe

    found = geodataframe(one)
    for column, kind in one.columns.items():
        if kind == "date":
            found[column] = found[column].astype("datetime64[ms]")
    return found


def ours(tables: list[Table], form: str, folder: str) -> None:
    """Write tables that are read already."""
    from unittest.mock import patch

    from geohist.export import _writer
    from geohist.export.choice import Choice

    module = {"gpkg": "qgis.package", "geojson": "geojson", "kml": "kml"}.get(form, "files_by_layer")
    with patch(f"geohist.export.{module}.tables", lambda *_: iter(tables)):
        _writer(form)(ATLAS, Choice(), Path(folder))


def raw(frames: dict[str, Any], form: str, folder: str) -> None:
    """Write the same with pyogrio or, where it has no such driver, with what geopandas has."""
    import pyogrio

    for name, found in frames.items():
        if form == "geoparquet":
            found.to_parquet(f"{folder}/{name}.parquet", index=False, compression="zstd", schema_version="1.1.0", write_covering_bbox=True)
        elif form == "csv":
            found.to_wkt(rounding_precision=4).to_csv(f"{folder}/{name}.csv", index=False)
        elif form == "kml":
            pyogrio.write_dataframe(found, f"{folder}/{name}.kml", driver="LIBKML", layer=name)
        else:
            driver, ending = DRIVERS[form]
            file = f"{folder}/all.gpkg" if form == "gpkg" else f"{folder}/{name}.{ending}"
            pyogrio.write_dataframe(found, file, driver=driver, layer=name)


def seconds(work: Callable[[str], None]) -> float:
    """Give the best of a few runs, each into an empty folder."""
    best = float("inf")
    for _ in range(TIMES):
        folder = tempfile.mkdtemp()
        begun = time.perf_counter()
        work(folder)
        best = min(best, time.perf_counter() - begun)
        shutil.rmtree(folder)
    return best


def compare(tables: list[Table], what: str) -> str:
    """Time each format beside the baseline, both from the same features as they are read; the writing alone stands below."""
    figures, baseline = [], []
    for form in (*DRIVERS, *WRITES):

        def mine(folder: str, form: str = form) -> None:
            forget(tables)
            ours(tables, form, folder)

        def theirs(folder: str, form: str = form) -> None:
            forget(tables)
            raw({one.name: from_features(one) for one in tables}, form, folder)

        took, other = seconds(mine), seconds(theirs)
        frames = {one.name: from_features(one) for one in tables}
        alone = seconds(lambda folder, form=form, frames=frames: raw(frames, form, folder))
        figures += [Figure(f"{form}: times the baseline", [took / other], "×", most=1.5, digits=2), Figure(form, [took], "s", digits=2)]
        baseline += [Figure(f"{form}, from features", [other], "s", digits=2), Figure(f"{form}, writing alone", [alone], "s", digits=2)]
    return table(what, figures, baseline)


def forget(tables: list[Table]) -> None:
    """Let flat rows and columns be worked out again: both sides begin with the features."""
    for one in tables:
        one.__dict__.pop("rows", None)
        one.__dict__.pop("columns", None)


def from_features(one: Table) -> Any:
    """Make a GeoDataFrame the usual way, of flat properties, days as times."""
    import geopandas as gpd
    import pandas as pd

    found = gpd.GeoDataFrame.from_features(
        ({**feature, "properties": row} for feature, row in zip(one.features, one.rows, strict=True)), crs="EPSG:4326"
    )
    for column, kind in one.columns.items():
        if kind in {"date", "datetime"}:
            found[column] = pd.to_datetime(found[column], format="ISO8601").astype("datetime64[ms]")
    return found


def memory() -> str:
    """Hold the memory that writing 100,000 features takes against the GeoDataFrame's."""
    figures = []
    for measure in (True, False):
        with tempfile.TemporaryDirectory() as folder:
            code = MEMORY.format(here=str(Path(__file__).parent), folder=folder, measure=measure)
            done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        figures.append(int(done.stdout.split()[-1]) / 1e6)
    size, more = figures
    ratio = Figure("beyond the features, times the GeoDataFrame", [more / size], "×", most=2, digits=2)
    return table("Memory, 100,000 features, GeoPackage", [ratio], [Figure("GeoDataFrame", [size], "MB")])


def main() -> None:
    from geohist.export import write
    from geohist.export.tables import tables

    print(table("The whole QGIS package", [Figure("seconds", [seconds(lambda folder: write(ATLAS, "qgis", folder))], "s", most=10)]))
    warnings.simplefilter("ignore")  # GDAL on what a Shapefile cannot hold; LOSSES.txt says it
    print(compare(list(tables(ATLAS)), "The atlas"))
    print(compare([many()], "100,000 features"))
    print(memory())


def _atlas() -> Any:
    import geohist

    return geohist.open(ROOT / "geodata")


ATLAS = _atlas()

if __name__ == "__main__":
    main()
