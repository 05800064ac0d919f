"""Cells from units and cuts: a coverage, each face named by the one inner point in it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import LineString, Point, box, mapping, shape

from geohist.build.cells import cell_shapes
from geohist.errors import GeohistError
from geohist.model import Cell, Cut, Text

ATLAS = Path(__file__).parents[1] / "geodata"


def cell(name, lon, lat, *units):
    return Cell(name, Text({"tr": name, "en": name}), lon, lat, units=units)


def cut(*points):
    return Cut("cut", Text({"tr": "x", "en": "x"}), "nobody", 1.0, "approximate", mapping(LineString(points)))


def made(cells, units, *cuts):
    return cell_shapes({one.id: one for one in cells}, units, dict(enumerate(cuts)))


UNITS = {"west": box(0, 0, 2, 2), "east": box(2, 0, 4, 2)}
THREE = [cell("a", 1, 0.5, "west"), cell("b", 1, 1.5, "west"), cell("c", 3, 1, "east")]


def test_a_cut_divides_a_unit_and_leaves_its_neighbour_whole():
    shapes = made(THREE, UNITS, cut((-1, 1), (3, 1)))
    assert [round(shapes[name].area, 6) for name in "abc"] == [2, 2, 4]
    assert shapely.coverage_is_valid(list(shapes.values()))


def test_units_of_one_cell_are_dissolved():
    shapes = made([cell("all", 1, 1, "west", "east")], UNITS)
    assert shapes["all"].geom_type == "Polygon"
    assert shapes["all"].area == pytest.approx(8)


def test_two_inner_points_in_one_face_are_refused():
    with pytest.raises(GeohistError, match="the inner points of a and b; a cut must divide them"):
        made(THREE, UNITS)


def test_a_face_without_an_inner_point_is_refused():
    with pytest.raises(GeohistError, match="holds no inner point"):
        made(THREE, UNITS, cut((-1, 1), (5, 1)), cut((-1, 1.8), (5, 1.8)))


def test_an_island_of_a_cut_unit_goes_to_the_nearest_cell():
    units = {"west": shapely.multipolygons([box(0, 0, 2, 2), box(0, 2.5, 0.5, 3)]), "east": UNITS["east"]}
    assert made(THREE, units, cut((-1, 1), (2, 1)))["b"].covers(Point(0.2, 2.7))


def test_a_scrap_at_an_edge_goes_to_the_cell_it_touches():
    shapes = made(THREE, UNITS, cut((-1, 1), (3, 1)), cut((-0.01, 1.99), (0.02, 2.01)))
    assert shapely.union_all(list(shapes.values())).area == pytest.approx(8)


def test_an_inner_point_outside_its_cell_is_refused():
    with pytest.raises(GeohistError, match="outside its cell"):
        made([cell("all", 9, 9, "west", "east")], UNITS)


def test_an_unknown_unit_is_refused():
    with pytest.raises(GeohistError, match="no such base unit"):
        made([cell("all", 1, 1, "west", "east", "north")], UNITS)


def test_a_unit_of_no_cell_is_refused():
    with pytest.raises(GeohistError, match="belongs to no cell"):
        made([cell("a", 1, 1, "west")], UNITS)


@given(st.floats(0.6, 1.4), st.floats(0.6, 1.4), st.floats(0.6, 1.4))
def test_cells_always_tile_their_units(left, middle, right):
    shapes = made(THREE, UNITS, cut((-1, left), (1, middle), (2.5, right)))
    assert shapely.coverage_is_valid(list(shapes.values()))
    assert shapely.union_all(list(shapes.values())).area == pytest.approx(8)


def test_the_cells_of_the_atlas_have_no_gap_and_no_overlap():
    layer = json.loads((ATLAS / "cells.geojson").read_text(encoding="utf-8"))
    shapes = [shape(feature["geometry"]) for feature in layer["features"]]
    assert shapely.coverage_is_valid(shapes)
    assert not len(shapely.get_parts(shapely.coverage_invalid_edges(shapes, gap_width=0.001)).nonzero()[0])


def test_every_inner_point_of_the_atlas_lies_in_its_own_cell():
    layer = json.loads((ATLAS / "cells.geojson").read_text(encoding="utf-8"))
    for feature in layer["features"]:
        assert shape(feature["geometry"]).covers(Point(feature["properties"]["lon"], feature["properties"]["lat"])), feature["properties"][
            "id"
        ]
