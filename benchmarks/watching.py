"""Pages to measure: the player served as a user serves it, and st.pydeck_chart showing the same cells."""

from __future__ import annotations

import json
import math
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from figures import ROOT
from tests.browser import free_port, running

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

HERE = Path(__file__).parent
WATCH = (HERE / "watch.js").read_text("utf-8")
SIZE = {"width": 1280, "height": 720}
READY = ".geohist-player[data-ready=true]"


def watched(browser: Any, *, still: bool = False) -> Any:
    """Open an empty page of 1280 × 720 with the watcher in it; `still` asks for no motion, so a step is one picture."""
    context = browser.new_context(viewport=SIZE, locale="en-GB", reduced_motion="reduce" if still else "no-preference")
    context.add_init_script(WATCH)
    page = context.new_page()
    page.set_default_timeout(120_000)
    return page


def open_player(page: Any, address: str, day: str) -> None:
    """Open the atlas at its opening view on a day, not playing, and wait for the first picture to be whole."""
    page.goto(f"{address}/#date={day}&lang=en")
    page.wait_for_selector(READY)
    page.wait_for_timeout(2500)


def atlas_parts(folder: Path) -> dict[str, Any]:
    """Give the payload of an atlas as a mapping."""
    import geohist
    from geohist.scene import payload

    parts: dict[str, Any] = json.loads(payload(geohist.open(folder)))
    return parts


def outlines(parts: Mapping[str, Any]) -> list[list[list[list[list[float]]]]]:
    """Give each cell of a payload as a GeoJSON MultiPolygon's coordinates at the opening level."""
    coded = parts["topology"]["overview"]
    arcs = []
    for deltas in coded["arcs"]:
        x = y = 0
        points = []
        for dx, dy in zip(deltas[::2], deltas[1::2], strict=True):
            x, y = x + dx, y + dy
            points.append([round(x * coded["scale"], 4), round(y * coded["scale"], 4)])
        arcs.append(points)

    def ring(refs: Sequence[int]) -> list[list[float]]:
        points: list[list[float]] = []
        for ref in refs:
            arc = arcs[ref] if ref >= 0 else arcs[~ref][::-1]
            points += arc[1:] if points else arc
        return points

    return [[[ring(refs) for refs in polygon] for polygon in cell] for cell in parts["topology"]["cells"]]


def fills_on(parts: Mapping[str, Any], day: int) -> list[list[int]]:
    """Give each cell's colour on a day as red, green, blue."""
    index = {polity["id"]: i for i, polity in enumerate(parts["polities"])}
    fills = [[200, 200, 200]] * len(parts["cells"])
    for cell, lo, hi, polity, *_ in parts["tenure"]:
        if (lo is None or lo <= day) and (hi is None or day < hi):
            fill = parts["polities"][index.get(polity, polity)].get("fill") or "#D9D4C7"
            fills[cell] = [int(fill[i : i + 2], 16) for i in (1, 3, 5)]
    return fills


def features_on(parts: Mapping[str, Any], day: int) -> dict[str, Any]:
    """Give the cells as GeoJSON, coloured for a day: what a page without a player of its own would send at each step."""
    shapes = zip(outlines(parts), fills_on(parts, day), strict=True)
    return {
        "type": "FeatureCollection",
        "features": [
            {"type": "Feature", "properties": {"fill": fill}, "geometry": {"type": "MultiPolygon", "coordinates": cell}}
            for cell, fill in shapes
        ],
    }


def pixel_of(point: Sequence[float], view: Sequence[float], width: float, height: float) -> list[float]:
    """Project a longitude and latitude to pixels of a Web-Mercator canvas centred on `view` (longitude, latitude, zoom; tiles of 512)."""

    def world(lon: float, lat: float) -> tuple[float, float]:
        y = math.log(math.tan(math.pi / 4 + math.radians(lat) / 2))
        return 512 * (lon + 180) / 360, 512 * (math.pi - y) / (2 * math.pi)

    (x, y), (x0, y0) = world(*point[:2]), world(*view[:2])
    scale = 2 ** view[2]
    return [width / 2 + (x - x0) * scale, height / 2 + (y - y0) * scale]


@contextmanager
def chart_served(days: Sequence[Mapping[str, Any]], view: Sequence[float]) -> Iterator[str]:
    """Serve a page with one st.pydeck_chart that steps through `days` (GeoJSON each) by rerun; yields its address."""
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "days.json"
        data.write_text(json.dumps({"days": list(days), "view": list(view)}), "utf-8")
        options = ("--server.address=127.0.0.1", f"--server.port={port}", "--server.headless=true", "--server.fileWatcherType=none")
        options += ("--browser.serverAddress=127.0.0.1", "--browser.gatherUsageStats=false")
        command = [sys.executable, "-m", "streamlit", "run", str(HERE / "pydeck_page.py"), *options, "--", str(data)]
        with running(command, port, cwd=ROOT) as address:
            yield address
