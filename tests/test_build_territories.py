"""Territories tile the land every day; borders run where holders differ; transfers are the changes of hands."""

from __future__ import annotations

import itertools
import json
from collections import Counter, defaultdict
from pathlib import Path

import pytest
import shapely
from shapely.geometry import shape

import geohist
from geohist.build.statuses import border_spans
from geohist.build.topology import topology
from geohist.when import parse_day

ATLAS = Path(__file__).parents[1] / "geodata"
DAYS = ("1914-01-01", "1916-08-23", "1918-09-15", "1920-09-30", "1921-03-16", "1923-10-29", "1936-07-20", "1942-08-30", "1945-12-31")


def layer(name):
    return json.loads((ATLAS / f"{name}.geojson").read_text(encoding="utf-8"))["features"]


@pytest.fixture(scope="module")
def atlas():
    return geohist.open(ATLAS)


@pytest.fixture(scope="module")
def cells():
    return {feature["properties"]["id"]: feature for feature in layer("cells")}


@pytest.fixture(scope="module")
def territories():
    return layer("territories")


def on(features, day):
    return [one for one in features if one["properties"]["start"] <= day <= one["properties"]["end"]]


def test_on_every_day_of_change_each_cell_is_in_exactly_one_territory(cells, territories):
    for day in sorted({one["properties"]["start"] for one in territories}):
        held = Counter(cell for one in on(territories, day) for cell in one["properties"]["cells"])
        assert held == Counter(cells.keys()), day


@pytest.mark.parametrize("day", DAYS)
def test_territories_tile_the_land(territories, day):
    shapes = [shape(one["geometry"]) for one in on(territories, day)]
    assert shapely.coverage_is_valid(shapes)


def test_a_territory_lasts_as_long_as_its_cells_stay_the_same(territories):
    by_holder = defaultdict(list)
    for one in territories:
        known = one["properties"]
        by_holder[known["polity"], known["capacity"], known["sovereign"]].append(known)
    for rows in by_holder.values():
        for one, other in itertools.pairwise(sorted(rows, key=lambda row: row["start"])):
            assert parse_day(one["end"]) < parse_day(other["start"])
            if parse_day(one["end"]) + 1 == parse_day(other["start"]):
                assert one["cells"] != other["cells"]


def test_a_border_runs_exactly_where_two_holders_differ(atlas, cells):
    topo = topology({name: shape(one["geometry"]) for name, one in cells.items()}, 0.05)
    spans = border_spans(topo, atlas.tenures, atlas.border_rules, atlas.polities, atlas.span)
    for day in map(parse_day, DAYS):
        held = {row.cell: (row.polity, row.sovereign) for row in atlas.tenures if row.lo <= day < row.hi}
        drawn = Counter(span.arc for span in spans if span.lo <= day < span.hi)
        wanted = {
            arc
            for arc, (left, right) in enumerate(topo.sides)
            if min(left, right) >= 0 and held[topo.cells[left]] != held[topo.cells[right]]
        }
        assert set(drawn) == wanted
        assert all(count == 1 for count in drawn.values())


def test_arcs_make_the_cells_again(cells):
    topo = topology({name: shape(one["geometry"]) for name, one in cells.items()}, 0.05)
    for level in (topo.arcs, topo.overview):
        assert len(level) == len(topo.sides)
    for name, polygons in zip(topo.cells, topo.rings, strict=True):
        points = sum(len(topo.arcs[arc if arc >= 0 else ~arc]) - 1 for polygon in polygons for ring in polygon for arc in ring)
        rings = sum(len(polygon) for polygon in polygons)
        assert points + rings == shapely.get_num_coordinates(shape(cells[name]["geometry"])), name


def test_every_transfer_goes_from_one_polity_to_another_on_one_day(atlas, cells):
    for one in layer("transfers"):
        known = one["properties"]
        assert known["from"] != known["to"]
        assert known["start"] == known["end"]
        day = parse_day(known["start"])
        for cell in known["cells"]:
            before, after = (next(row for row in atlas.tenures if row.cell == cell and row.lo <= when < row.hi) for when in (day - 1, day))
            assert (before.polity, after.polity) == (known["from"], known["to"])
        assert known["km2"] == pytest.approx(sum(cells[cell]["properties"]["km2"] for cell in known["cells"]), abs=len(known["cells"]))


def test_the_chronicle_says_that_kars_was_taken_on_30_october_1920():
    lines = (ATLAS / "chronicle.txt").read_text(encoding="utf-8").splitlines()
    assert lines == sorted(lines, key=lambda line: line[:10])
    assert any(line.startswith("1920-10-30  land     Kars: ") and "(before: Armenia)" in line for line in lines)
