"""A million questions of who held a point on a day: ``who_held_many`` beside geopandas ``sjoin`` and a date mask, in the same run.

    python benchmarks/bench_who_held.py

geopandas gets its faster predicate (``within``) and joins against the cells, which are fewer than the territories by far; the tenures of
the cell found are then merged and masked by day. The answers of both are compared.
"""

from __future__ import annotations

import statistics
import time
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import numpy as np
import pandas as pd
from figures import ROOT, Figure, table

import geohist

if TYPE_CHECKING:
    from collections.abc import Callable

    from geohist.atlas import Atlas

QUESTIONS = 1_000_000
TIMES = 3
BOX = (20.0, 34.0, 52.0, 60.0)
"""West, south, east, north of the questions: Anatolia, the Caucasus, Russia."""


def timed(ask: Callable[[], Any], times: int) -> tuple[Any, list[float]]:
    """Ask some times; give the last answer and the seconds of each."""
    seconds, answer = [], None
    for _ in range(times):
        start = time.perf_counter()
        answer = ask()
        seconds.append(time.perf_counter() - start)
    return answer, seconds


def joined(cells: gpd.GeoDataFrame, tenures: pd.DataFrame, lons: Any, lats: Any, days: Any) -> pd.Series:
    """Answer by a spatial join and a date mask; empty where nobody is found."""
    points = gpd.GeoDataFrame({"day": days}, geometry=gpd.points_from_xy(lons, lats), crs=4326)
    found = points.sjoin(cells, predicate="within")[["day", "cell"]].reset_index().merge(tenures, on="cell")
    held = found[(found.lo <= found.day) & (found.day < found.hi)]
    return held.set_index("index").polity.reindex(points.index, fill_value="")


def measure(atlas: Atlas) -> list[Figure]:
    """Ask both ways and give the figures."""
    rng = np.random.default_rng(1921)
    lons, lats = rng.uniform(BOX[0], BOX[2], QUESTIONS), rng.uniform(BOX[1], BOX[3], QUESTIONS)
    days = rng.integers(*atlas.span, QUESTIONS)
    cells = atlas.layer("cells")[["id", "geometry"]].rename(columns={"id": "cell"})
    tenures = pd.DataFrame([(row.cell, row.lo, row.hi, row.polity) for row in atlas.tenures], columns=["cell", "lo", "hi", "polity"])
    _, first = timed(lambda: atlas.who_held_many(lons[:1], lats[:1], days[:1]), 1)
    ours, quick = timed(lambda: atlas.who_held_many(lons, lats, days).polities(), TIMES)
    theirs, slow = timed(lambda: joined(cells, tenures, lons, lats, days), TIMES)
    differ = int((ours != theirs.to_numpy(str)).sum())
    return [
        Figure("grid made, once an atlas", first, "s", digits=2),
        Figure("who_held_many, a million questions", quick, "s", digits=2),
        Figure("geopandas sjoin and date mask", slow, "s", digits=2),
        Figure("times faster", [statistics.median(slow) / statistics.median(quick)], "×", least=10),
        Figure("answers that differ", [differ], "", most=0, digits=0),
    ]


def main() -> None:
    """Print the figures."""
    print(table("Who held what, a million times", measure(geohist.open(ROOT / "geodata"))))


if __name__ == "__main__":
    main()
