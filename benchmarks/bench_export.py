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
import gc, pathlib, sys
sys.path.insert(0, {here!r})
from bench_export import many, frame, ours, raw
table = many()
import geohist.export.qgis.package, pyogrio, pyogrio.raw, pyarrow, shapely, geopandas, pyproj
size = 0
if not {beyond}:
    gdf = frame(table)
    print(int(gdf.memory_usage(deep=True).sum()) + sum(len(shape.wkb) for shape in gdf.geometry))
    raise SystemExit
gc.collect()
status, peak = pathlib.Path("/proc/self/status"), pathlib.Path("/proc/self/clear_refs")
def kilobytes(key): return int(next(line for line in status.read_text().splitlines() if line.startswith(key)).split()[1])
peak.write_text("5")
before = kilobytes("VmRSS:")
ours([table], {form!r}, {folder!r})
print((kilobytes("VmHWM:") - before) * 1024)
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
    """Write tables that are read already; what is worked out of them is worked out anew."""
    from unittest.mock import patch

    from geohist.export import _WRITERS, _writer
    from geohist.export.choice import Choice
    from geohist.export.tables import Table, uncollected

    module = _WRITERS[form].partition(":")[0]
    fresh = [Table(one.name, one.features, one.authored) for one in tables]
    with patch(f"geohist.export.{module}.tables", lambda *_: iter(fresh)), uncollected():
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


def seconds(work: Callable[[str], None]) -> tuple[float, float]:
    """Give the best of a few runs, each into an empty folder: by the clock and by the processor."""
    best, least = float("inf"), float("inf")
    for _ in range(TIMES):
        folder = tempfile.mkdtemp()
        begun, worked = time.perf_counter(), time.process_time()
        work(folder)
        best, least = min(best, time.perf_counter() - begun), min(least, time.process_time() - worked)
        shutil.rmtree(folder)
    return best, least


def compare(tables: list[Table], what: str) -> str:
    """Time each format, from the features as they are read, beside pyogrio's writing alone of GeoDataFrames made before.

    Both the clock and the processor's time are given: the clock of a machine in use says little.
    """
    frames = {one.name: frame(one) for one in tables}
    figures, baseline = [], []
    for form in (*DRIVERS, *WRITES):
        took, worked = seconds(lambda folder, form=form: ours(tables, form, folder))
        other, laboured = seconds(lambda folder, form=form: raw(frames, form, folder))
        most = None if form == "csv" else 1.5
        figures += [
            Figure(f"{form}: times the baseline, clock", [took / other], "×", most=most, digits=2),
            Figure(f"{form}: times the baseline, processor", [worked / laboured], "×", most=most, digits=2),
            Figure(form, [took], "s", digits=2),
        ]
        baseline += [
            Figure(f"{form}, pyogrio writing alone", [other], "s", digits=2),
            Figure(f"{form}, its processor time", [laboured], "s", digits=2),
        ]
    return table(what, figures, baseline)


def memory() -> str:
    """Hold the memory that writing 100,000 features takes at its peak, beyond the features, against the GeoDataFrame's."""
    size = _measured(beyond=False, form="")
    figures = [
        Figure(f"{form}: times the GeoDataFrame", [_measured(beyond=True, form=form) / size], "×", most=2, digits=2)
        for form in ("gpkg", "flatgeobuf", "shapefile", "geojson", "geoparquet")
    ]
    return table("Peak of memory beyond the features, 100,000 features", figures, [Figure("GeoDataFrame", [size], "MB")])


def _measured(*, beyond: bool, form: str) -> float:
    with tempfile.TemporaryDirectory() as folder:
        code = MEMORY.format(here=str(Path(__file__).parent), folder=folder, beyond=beyond, form=form)
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return int(done.stdout.split()[-1]) / 1e6


def main() -> None:
    from geohist.export import write
    from geohist.export.tables import tables

    print(table("The whole QGIS package", [Figure("seconds", [seconds(lambda folder: write(ATLAS, "qgis", folder))[0]], "s", most=10)]))
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
