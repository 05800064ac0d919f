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
from geohist.build.drawn import drawn_arcs
from geohist.build.statuses import border_spans, one_state
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


def on_days(rows, day):
    return [one for one in rows if one["start"] <= day <= one["end"]]


def on(features, day):
    return [one for one in features if one["properties"]["start"] <= day <= one["properties"]["end"]]


def test_on_every_day_of_change_each_cell_is_in_exactly_one_territory(cells, territories):
    for day in sorted({one["properties"]["start"] for one in territories}):
        held = Counter(cell for one in on(territories, day) for cell in one["properties"]["cells"])
        assert held == Counter(cells.keys()), day


def test_territories_tile_the_land_on_every_day_of_change(territories):
    held = [(one["properties"]["start"], one["properties"]["end"], shape(one["geometry"])) for one in territories]
    land = sum(area.area for start, _, area in held if start == "1914-01-01")
    for day in sorted({start for start, _, _ in held}):
        shapes = [area for start, end, area in held if start <= day <= end]
        assert shapely.coverage_is_valid(shapes), f"{day}: an overlap or a crack"
        assert sum(area.area for area in shapes) == pytest.approx(land, abs=1e-6), f"{day}: a gap"


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


def test_a_border_runs_exactly_where_two_holders_or_sovereigns_differ(atlas, cells):
    topo = topology({name: shape(one["geometry"]) for name, one in cells.items()}, 0.05)
    spans = border_spans(topo, atlas.tenures, atlas.border_rules, atlas.polities, atlas.span)
    for day in map(parse_day, DAYS):
        held = {row.cell: row for row in atlas.tenures if row.lo <= day < row.hi}
        drawn = Counter(span.arc for span in spans if span.lo <= day < span.hi and span.status != "administrative")
        wanted = set()
        for arc, (left, right) in enumerate(topo.sides):
            if min(left, right) >= 0:
                one, other = held[topo.cells[left]], held[topo.cells[right]]
                if (one.polity, one.sovereign) != (other.polity, other.sovereign) and not one_state(one, other, atlas.polities):
                    wanted.add(arc)
        assert set(drawn) == wanted
        assert all(count == 1 for count in drawn.values())


def test_a_border_along_a_drawn_line_is_never_known_better_than_the_line(atlas, cells):
    topo = topology({name: shape(one["geometry"]) for name, one in cells.items()}, 0.05)
    drawn = drawn_arcs(topo, atlas.cuts)
    spans = border_spans(topo, atlas.tenures, atlas.border_rules, atlas.polities, atlas.span, drawn)
    along = [span for span in spans if span.arc in drawn]
    assert {4.0, 5.0, 10.0, 25.0} <= set(drawn.values())
    assert along
    assert all(span.accuracy_km >= drawn[span.arc] for span in along)


def test_an_administrative_border_runs_within_the_land_of_one_polity(atlas, cells):
    topo = topology({name: shape(one["geometry"]) for name, one in cells.items()}, 0.05)
    spans = border_spans(topo, atlas.tenures, atlas.border_rules, atlas.polities, atlas.span)
    within = [span for span in spans if span.status == "administrative"]
    assert {span.left for span in within} >= {"russian-empire", "ussr"}
    assert all(span.left == span.right and span.name for span in within)
    assert not {(span.arc, day) for span in within for day in (span.lo, span.hi - 1)} & {
        (span.arc, day) for span in spans if span.status != "administrative" for day in (span.lo, span.hi - 1)
    }


def test_the_republics_of_the_union_are_divided_in_1937_and_not_from_the_occupied_land_by_that_line():
    lines = [one["properties"] for one in layer("borders")]
    inner = {one["name"] for one in on_days(lines, "1937-06-01") if one["status"] == "administrative"}
    assert inner >= {"Soviet Armenia and Azerbaijan", "Soviet Ukraine and Russia", "Mountainous Karabakh"}
    assert all(one["polity_a"] == one["polity_b"] == "ussr" for one in on_days(lines, "1942-08-30") if one["status"] == "administrative")


def test_no_line_divides_the_land_of_ankara_between_the_treaty_of_moscow_and_the_end_of_the_sultanate():
    lines = [one["properties"] for one in layer("borders")]
    assert [one["id"] for one in on_days(lines, "1921-10-14") if one["polity_a"] == one["polity_b"] == "turkey"] == []
    assert any(one["status"] == "sovereign-line" for one in on_days(lines, "1921-10-14"))


def test_a_change_of_sovereign_alone_is_no_transfer_and_is_told_as_one_of_law():
    changed = [one["properties"] for one in layer("transfers") if one["properties"]["start"] == "1922-11-01"]
    assert not [one for one in changed if "palestine" in one["cells"]]
    lines = (ATLAS / "chronicle.txt").read_text(encoding="utf-8").splitlines()
    told = [line for line in lines if line.startswith("1922-11-01") and "Palestine" in line]
    assert len(told) == 1
    assert "in law no longer Ottoman Empire" in told[0]
    assert "occup" not in told[0].split("still held")[0]


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
