"""A still beside a plain GeoDataFrame.plot of the same features, a deck and a film: python benchmarks/bench_lecture.py [ATLAS]."""

import io
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import geohist
from geohist.lecture.film import film, shots_of_span
from geohist.lecture.slides import slides
from geohist.lecture.tour import tour
from geohist.render import FORMATS, ground_of, picture, still_of
from geohist.render.options import pixels_of
from geohist.scene.moment import Moment
from geohist.when import day_iso, parse_day

if TYPE_CHECKING:
    from collections.abc import Callable

    from geohist.atlas import Atlas

DAY = "1921-03-16"


def timed(work: "Callable[[], object]", times: int = 5) -> float:
    """The best of several runs, seconds."""
    best = float("inf")
    for _ in range(times):
        before = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - before)
    return best


def plain(atlas: "Atlas") -> "Callable[[], None]":
    """Plot the same land, borders, waters and railways with geopandas, 1920 × 1080, into a PNG."""
    import matplotlib as mpl

    mpl.use("Agg")
    import matplotlib.pyplot as plt

    moment = Moment(ground_of(atlas).parts, parse_day(DAY))
    ids = [cell["id"] for cell in moment.parts["cells"]]
    fills = {ids[n]: moment.polity(held["polity"])["fill"] for n, held in enumerate(moment.holders) if held}
    conic = "+proj=lcc +lat_1=37 +lat_2=54 +lat_0=46 +lon_0=39.5"
    cells = atlas.layer("cells").to_crs(conic)
    borders = atlas.layer("borders")
    borders = borders[(borders["start"].astype(str) <= DAY) & (borders["end"].isna() | (borders["end"].astype(str) >= DAY))].to_crs(conic)
    more = [atlas.layer(name).to_crs(conic) for name in ("rivers", "lakes")]
    colours = [fills.get(cell, "#ffffff") for cell in cells["id"]]

    def draw() -> None:
        figure, axes = plt.subplots(figsize=(19.2, 10.8), dpi=100)
        cells.plot(ax=axes, color=colours)
        borders.plot(ax=axes, color="#51443C")
        for layer in more:
            layer.plot(ax=axes)
        axes.set_xlim(-2.2e6, 2.2e6)
        axes.set_ylim(-1.5e6, 1.5e6)
        figure.savefig(io.BytesIO(), format="png")
        plt.close(figure)

    return draw


def resident() -> float:
    """The memory of this process that is in use, MB (Linux)."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def hundred(atlas: "Atlas") -> str:
    """Draw a hundred stills of as many days, each as PNG, and say what memory was in use on the way."""
    first, last = atlas.span
    at = {}
    for number, day in enumerate(range(first, last, (last - first) // 100), start=1):
        picture(still_of(atlas, day_iso(day)), "png")
        if number in {10, 50, 100}:
            at[number] = resident()
    return ", ".join(f"{size:.0f} MB after {number}" for number, size in at.items())


def in_every_shape(atlas: "Atlas") -> None:
    """Print time and size of a still in each shape and format, warm."""
    for shape in ("16:9", "4:3", "a4", "a4-tall", "square", "7680x4320"):
        still = still_of(atlas, DAY, size=pixels_of(shape))
        took = {ending: (timed(lambda kind=ending, one=still: picture(one, kind), 1), len(picture(still, ending))) for ending in FORMATS}
        words = ", ".join(f"{ending} {seconds:.2f} s {size / 1e6:.1f} MB" for ending, (seconds, size) in took.items())
        drawn = timed(lambda named=shape: still_of(atlas, DAY, size=pixels_of(named)), 1)
        print(f"{shape:9} {still.drawing.width}x{still.drawing.height}: drawing {drawn:.2f} s; {words}")


def main() -> None:
    """Print each figure beside its limit."""
    atlas = geohist.open(sys.argv[1] if len(sys.argv) > 1 else "geodata")
    still_of(atlas, DAY)
    base = timed(plain(atlas))
    drawn = timed(lambda: still_of(atlas, DAY))
    still = timed(lambda: picture(still_of(atlas, DAY), "png"))
    beside = f"plain GeoDataFrame.plot {base:.2f} s; ratio {still / base:.2f} (limit 1.5)"
    print(f"still 1920x1080, warm: {still:.2f} s (drawing {drawn:.2f}); {beside}")
    in_every_shape(atlas)
    print(f"memory over a hundred stills: {hundred(atlas)}")
    with tempfile.TemporaryDirectory() as folder:
        chosen = tour(atlas, "moscow")
        took = timed(lambda: slides(atlas, chosen, Path(folder) / "x.pptx"), 1)
        print(f"deck of {len(chosen.scenes)} scenes: {took:.1f} s (limit 15)")
        shots = shots_of_span(atlas, "1920-10-20", "1920-12-10", view="43.5,40.6,5.5")
        took = timed(lambda: film(atlas, shots, Path(folder) / "x.mp4"), 1)
        count = sum(round(shot.ms * 25 / 1000) for shot in shots)
        print(f"film 1280x720, {count} frames, {len(shots)} states: {count / took:.0f} frames a second (limit 12)")


if __name__ == "__main__":
    main()
