"""Canonical form: one way to write what is the same."""

import json
import shutil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geohist import canonical
from geohist.errors import GeohistError
from geohist.formatting import derived_days, format_atlas

numbers = st.floats(-90, 90, allow_nan=False)
rings = st.lists(st.tuples(numbers, numbers).map(list), min_size=3, max_size=8, unique_by=tuple)


@given(rings, st.integers(0, 7), st.booleans())
def test_a_ring_is_the_same_wherever_it_begins_and_whichever_way_it_runs(points, turn, back):
    turn %= len(points)
    other = points[turn:] + points[:turn]
    other = other[::-1] if back else other
    ring = canonical.ring([*points, points[0]])
    if abs(canonical.signed_area(ring)) > 1e-9:
        assert canonical.ring([*other, other[0]]) == ring


@given(rings)
def test_a_ring_begins_at_its_smallest_vertex_closes_and_runs_anticlockwise(points):
    ring = canonical.ring([*points, points[0]])
    assert ring[0] == ring[-1] == min(ring)
    assert canonical.signed_area(ring) >= 0
    assert canonical.signed_area(canonical.ring(points, hole=True)) <= 0


@given(rings)
def test_canonical_form_is_canonical_already(points):
    shape = canonical.geometry({"type": "Polygon", "coordinates": [[*points, points[0]]]})
    again = canonical.geometry(shape)
    assert abs(canonical.signed_area(shape["coordinates"][0])) < 1e-9 or again == shape


def test_minus_zero_is_zero():
    assert canonical.compact(canonical.position([-0.00001, 4])) == "[0.0,4.0]"


def test_features_stand_a_line_each_sorted_by_id():
    features = [{"properties": {"id": key}, "geometry": {"type": "Point", "coordinates": [1, 2]}} for key in "ba"]
    lines = canonical.feature_collection(features).decode().splitlines()
    assert [json.loads(line.rstrip(","))["properties"]["id"] for line in lines[1:-1]] == ["a", "b"]


@pytest.mark.parametrize(
    ("date", "days"),
    [
        ("1921-03-16", {"start": "1921-03-16", "end": "1921-03-16"}),
        ("1920-12", {"start": "1920-12-01", "end": "1920-12-31"}),
        ("1920-12-02~", {"start": "1920-12-02", "end": "1920-12-02"}),
        ("1920-12-02/..", {"start": "1920-12-02", "end": None}),
        ("/1923", {"start": None, "end": "1923-12-31"}),
        ("[1920-12-02,1920-12-03]", {"start": "1920-12-02", "end": "1920-12-03"}),
        ("-3400", {}),
        ("-0020/0019", {"end": "0019-12-31"}),
    ],
)
def test_start_and_end_follow_from_the_date(date, days):
    assert derived_days(date) == days


@pytest.fixture
def copy(tiny, tmp_path):
    return shutil.copytree(tiny, tmp_path / "atlas")


def test_the_tiny_atlas_is_canonical(copy):
    assert format_atlas(copy) == []


def test_a_file_is_brought_into_canonical_form_without_losing_a_value(copy):
    path = copy / "events.geojson"
    wanted = path.read_bytes()
    found = json.loads(wanted)
    found["features"].reverse()
    for feature in found["features"]:
        properties = feature["properties"]
        properties.pop("start", None)
        feature["properties"] = dict(reversed(properties.items()))
    path.write_text(json.dumps(found, indent=1))
    assert format_atlas(copy) == ["events.geojson"]
    assert path.read_bytes() == wanted


def test_nothing_is_written_when_one_file_is_broken(copy):
    (copy / "events.geojson").write_text("{")
    before = (copy / "places.geojson").read_bytes() + b" "
    (copy / "places.geojson").write_bytes(before)
    with pytest.raises(GeohistError, match=r"events\.geojson: not JSON: line 1"):
        format_atlas(copy)
    assert (copy / "places.geojson").read_bytes() == before


def test_a_member_that_the_format_does_not_know_is_not_dropped_in_silence(copy):
    path = copy / "events.geojson"
    path.write_text(path.read_text().replace('"type":"Feature",', '"type":"Feature","bbox":[1,2,3,4],', 1))
    with pytest.raises(GeohistError, match="bbox"):
        format_atlas(copy)


def test_what_qgis_adds_of_itself_may_go_but_another_crs_may_not(copy):
    path = copy / "events.geojson"
    wanted = path.read_text()
    crs = '"name":"events","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:%s"}},'
    path.write_text(wanted.replace('"features"', crs % "OGC:1.3:CRS84" + '"features"', 1))
    assert format_atlas(copy) == ["events.geojson"]
    assert path.read_text() == wanted
    path.write_text(wanted.replace('"features"', crs % "EPSG::32636" + '"features"', 1))
    with pytest.raises(GeohistError, match="WGS 84"):
        format_atlas(copy)


def test_a_failed_write_leaves_the_file_as_it_was(tmp_path, monkeypatch):
    path = tmp_path / "a.json"
    path.write_text("old")

    def fail(*_):
        raise OSError("disk full")

    monkeypatch.setattr("os.replace", fail)
    with pytest.raises(GeohistError, match="it cannot be written there: disk full"):
        canonical.write(path, b"new")
    assert path.read_text() == "old"
    assert [file.name for file in tmp_path.iterdir()] == ["a.json"]
