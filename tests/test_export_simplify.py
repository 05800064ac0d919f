"""Simplified shapes are lighter and still fit: no gap, no overlap, borders on the edges of the land."""

import itertools
import json

import numpy as np
import pytest
import shapely

import geohist
from geohist.errors import GeohistError
from geohist.export import write
from geohist.export.choice import Choice
from geohist.export.simplifying import MOST_KM
from geohist.export.tables import tables
from geohist.export.vectors import geometries

KM = 10.0
LAYERS = ("cells", "territories", "transfers", "borders", "rivers", "zones")


@pytest.fixture(scope="module")
def atlas(geodata):
    return geohist.open(geodata)


@pytest.fixture(scope="module")
def whole(atlas):
    return {table.name: table for table in tables(atlas, Choice(LAYERS))}


@pytest.fixture(scope="module")
def simple(atlas):
    return {table.name: table for table in tables(atlas, Choice(LAYERS, simplify=KM))}


def on(day, table):
    rows = table.rows
    return geometries(table)[np.array([row["start"] <= day <= (row["end"] or "9999") for row in rows])]


@pytest.mark.parametrize("day", ["1914-08-01", "1918-03-04", "1921-03-16", "1939-07-23"])
def test_the_land_is_tiled_after_it_as_before(day, whole, simple):
    before, after = on(day, whole["territories"]), on(day, simple["territories"])
    assert shapely.is_valid(after).all()
    assert shapely.coverage_is_valid(after)
    together = shapely.coverage_union_all(after)
    assert together.area == pytest.approx(shapely.area(after).sum(), rel=1e-9), "no overlap"
    assert len(shapely.get_parts(together)) == len(shapely.get_parts(shapely.coverage_union_all(before))), "no piece is lost or cut off"
    holes = [sum(len(part.interiors) for part in shapely.get_parts(shapely.coverage_union_all(shapes))) for shapes in (before, after)]
    assert holes[1] <= holes[0], "no gap"


def test_it_is_much_lighter(whole, simple):
    for layer in ("territories", "borders", "rivers"):
        before, after = (int(shapely.get_num_coordinates(geometries(tables[layer])).sum()) for tables in (whole, simple))
        assert after < 0.7 * before


def test_borders_stay_on_the_edges_of_the_land(simple):
    edges = {tuple(sorted(pair)) for pair in pieces(shapely.boundary(geometries(simple["cells"])))}
    borders = {tuple(sorted(pair)) for pair in pieces(geometries(simple["borders"]))}
    assert len(borders - edges) <= 0.001 * len(borders)


def pieces(lines):
    for line in shapely.get_parts(lines):
        found = [tuple(position) for position in np.round(shapely.get_coordinates(line), 4).tolist()]
        yield from itertools.pairwise(found)


def test_what_an_editor_may_change_keeps_its_shape(whole, simple):
    assert shapely.equals_exact(geometries(whole["zones"]), geometries(simple["zones"])).all()


def test_the_readme_says_so(tiny, tmp_path):
    write(geohist.open(tiny), "geojson", tmp_path, simplify=5)
    assert "shapes without details smaller than 5 km" in (tmp_path / "README.txt").read_text("utf-8")


@pytest.mark.parametrize("km", [-1, MOST_KM + 1, float("nan")])
def test_a_simplification_out_of_bounds_is_refused(km, tiny, tmp_path):
    with pytest.raises(GeohistError, match="kilometres from 0 to 50"):
        write(geohist.open(tiny), "geojson", tmp_path, simplify=km)


def test_a_simplified_package_that_nobody_edited_changes_nothing(tiny, tmp_path):
    from geohist.export.back import read_back

    atlas = geohist.open(tiny)
    write(atlas, "gpkg", tmp_path, simplify=5)
    assert read_back(atlas, tmp_path / "geohist.gpkg").changes == ()


def test_each_layer_is_told_before_it_is_written(tiny, tmp_path):
    told = []
    write(geohist.open(tiny), "geojson", tmp_path, tell=lambda *step: told.append(step))
    names = [name for name, _, _ in told]
    assert {file.stem for file in tmp_path.glob("*.geojson")} <= set(names)
    assert [number for _, number, _ in told] == list(range(1, len(told) + 1))
    assert {total for _, _, total in told} == {len(told)}
    assert json.loads((tmp_path / f"{names[0]}.geojson").read_text("utf-8"))["features"]
