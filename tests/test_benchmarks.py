"""The benchmarks themselves: they import, and what they print is what was measured. Nothing here is timed."""

import importlib
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"
RUN = {"seconds": 2.0, "frames": [100.0, 300.0, 200.0]}
ONE_CELL = {
    "opening": {"view": [36, 42, 5]},
    "polities": [{"id": "north", "fill": "#FF0000"}, {"id": "south", "fill": "#0000FF"}],
    "cells": [{"id": "a", "xy": [36.5, 42.5]}],
    "topology": {
        "overview": {"scale": 1e-3, "arcs": [[36000, 42000, 1000, 0, 0, 1000], [36000, 42000, 0, 1000, 1000, 0]]},
        "cells": [[[[0, -2]]]],
    },
    "tenure": [[0, None, 10, "south", 0], [0, 10, None, 0, 0]],
    "transfers": [{"day": 10}],
}
MEASURED = {
    "bench_commands": ([{"geohist.open": [0.3, 0.2, 0.4]}], "geohist.open 0.30 s 0.20–0.40 of 3 ≤ 1: met"),
    "bench_first_picture": ([{"first visit": [2000.0]}], "first visit 2.00 s"),
    "bench_frames": ([{"moving": RUN}], "moving: drawn a second 1.5"),
    "bench_payload": ([{"cells": [1, 2], "topology": {"sides": [[0, -1]]}}, 0], "atlas, gzipped 0.1 kB ≤ 800: met"),
    "bench_playing": ([{"requests": 3}, {"requests": 0}], "requests 3 ≤ 0: NOT MET"),
    "bench_script": ([{"a frame, free run at 30 days a second": [1.0, 9.0, 1.5]}], "1.50 ms 1.00–9.00 of 3 ≤ 2: met"),
    "bench_step": ([[5.0], [1.2]], "sent for one step 1.2 kB"),
}


@pytest.fixture
def load(monkeypatch):
    """Imports a module of the benchmarks as running one of them would."""
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    return importlib.import_module


def test_every_benchmark_imports_and_can_be_run(load):
    names = [file.stem for file in BENCHMARKS.glob("bench_*.py")]
    assert set(MEASURED) <= set(names)
    assert all(callable(load(name).main) for name in names)


@pytest.mark.parametrize("name", MEASURED)
def test_a_benchmark_prints_the_median_of_what_it_measured(load, name):
    measured, line = MEASURED[name]
    printed = load("figures").table("Title", load(name).figures(*measured))
    assert line in " ".join(printed.split())


def test_a_figure_short_of_its_target_says_so(load):
    figure = load("figures").Figure
    assert figure("frames", [3.0, 3.9, 9.0], "", least=4).words()[-1] == "≥ 4: NOT MET"
    assert figure("frames", [4.0], "", least=4).met is True
    assert figure("frames", [4.0], "").met is None


def test_a_baseline_stands_below_and_is_named(load):
    figures = load("figures")
    lines = figures.table("Title", [figures.Figure("ours", [1], "s")], [figures.Figure("theirs", [2], "s")]).splitlines()
    assert lines[0].startswith("Title  (load ")
    assert lines[2].split() == ["baseline:", "theirs", "2.0", "s"]


def test_the_cells_of_the_baseline_are_the_payloads_own(load):
    watching = load("watching")
    [feature] = watching.features_on(ONE_CELL, 10)["features"]
    assert feature["geometry"]["coordinates"] == [[[[36, 42], [37, 42], [37, 43], [36, 43], [36, 42]]]]
    assert feature["properties"]["fill"] == [255, 0, 0]
    assert watching.fills_on(ONE_CELL, 9) == [[0, 0, 255]]
    assert load("bench_step").turning_day(ONE_CELL) == (10, 0)


def test_the_middle_of_a_view_is_the_middle_of_its_canvas(load):
    pixel_of = load("watching").pixel_of
    assert pixel_of([36, 42], [36, 42, 5], 800, 600) == [400, 300]
    east, north = pixel_of([37, 43], [36, 42, 5], 800, 600)
    assert east == pytest.approx(400 + 512 / 360 * 32)
    assert north < 300


def test_every_made_up_cell_is_a_closed_ring_with_itself_on_the_left(load):
    grid = load("synthetic").grid(4, 6, block=2)
    topology = grid["topology"]
    arcs = topology["overview"]["arcs"]
    assert len(grid["cells"]) == 24
    for cell, [[ring]] in enumerate(topology["cells"]):
        steps = [(arcs[n][2:], 1) if n >= 0 else (arcs[~n][2:], -1) for n in ring]
        assert [sum(step[axis] * way for step, way in steps) for axis in (0, 1)] == [0, 0]
        assert all(topology["sides"][n][0] == cell if n >= 0 else topology["sides"][~n][1] == cell for n in ring)


def test_a_made_up_border_stands_just_where_two_holders_meet(load):
    synthetic = load("synthetic")
    grid = synthetic.grid(4, 6, block=2)

    def holder(cell, day):
        return next(row[3] for row in grid["tenure"] if row[0] == cell and (row[1] or 0) <= day < (row[2] or day + 1))

    for day in range(grid["span"][0], grid["span"][1]):
        standing = {arc for arc, lo, hi, *_ in grid["borders"] if (lo or 0) <= day < (hi or day + 1)}
        divided = {n for n, (a, b) in enumerate(grid["topology"]["sides"]) if min(a, b) >= 0 and holder(a, day) != holder(b, day)}
        assert standing == divided
