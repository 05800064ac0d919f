"""The base map: what is cut from the packages is complete, light, of its time, and where it should be."""

import gzip
import importlib.util
import json
from pathlib import Path
from types import SimpleNamespace

import pytest
import shapely
from shapely.geometry import LineString, Point, shape

from geohist.build.sea import OFFING_KM, Waters, length_km
from geohist.canonical import feature_collection
from geohist.scene.base import base_part
from geohist.when import When, parse_day

GEODATA = Path(__file__).parent.parent / "geodata"
BASE = GEODATA / "basemap"
LAYERS = ("basemap/land", "basemap/lakes", "basemap/rivers", "basemap/seas", "rail/lines")


def features(name):
    return json.loads((GEODATA / f"{name}.geojson").read_text(encoding="utf-8"))["features"]


@pytest.fixture(scope="module")
def land():
    whole = shapely.union_all([shape(one["geometry"]) for one in features("basemap/land")])
    shapely.prepare(whole)
    return whole


@pytest.fixture(scope="module")
def railways():
    """The railways as they travel to every picture."""
    return base_part(SimpleNamespace(root=GEODATA))["railways"]


@pytest.fixture(scope="module")
def waters():
    return Waters.read(GEODATA)


@pytest.mark.parametrize("name", LAYERS)
def test_each_layer_is_canonical_and_valid_and_has_ids_of_its_own(name):
    found = features(name)
    assert (GEODATA / f"{name}.geojson").read_bytes() == feature_collection(found)
    assert len({one["properties"]["id"] for one in found}) == len(found) > 0
    assert all(shape(one["geometry"]).is_valid for one in found)


def test_the_manifests_name_package_version_fingerprint_and_licence_of_every_layer():
    base = json.loads((BASE / "manifest.json").read_text(encoding="utf-8"))["files"]
    rail = json.loads((GEODATA / "rail/manifest.json").read_text(encoding="utf-8"))
    assert set(base) == {f"{name.split('/')[1]}.geojson" for name in LAYERS if name.startswith("basemap/")}
    for entry in (base["land.geojson"], base["lakes.geojson"], base["rivers.geojson"], rail):
        assert entry["package"]
        assert entry["version"]
        assert len(entry["sha256"]) == 64
        assert entry["licence"]


def test_what_comes_from_openstreetmap_lies_apart_with_its_licence():
    assert json.loads((GEODATA / "rail/manifest.json").read_text(encoding="utf-8"))["licence"] == "ODbL-1.0"
    notice = (GEODATA / "rail/LICENSE.md").read_text(encoding="utf-8")
    assert "OpenStreetMap contributors" in notice
    assert "ODbL" in notice


@pytest.mark.parametrize("name", ["basemap/lakes", "basemap/rivers", "basemap/seas", "rail/lines"])
def test_what_can_be_labelled_is_named_in_three_languages(name):
    assert all(one["properties"]["title"].keys() >= {"tr", "en", "ru"} for one in features(name))


@pytest.mark.parametrize(("lon", "lat", "name"), [(42.8, 38.7, "van"), (45.5, 37.7, "urmia"), (45.4, 40.4, "sevan"), (33.3, 38.8, "tuz")])
def test_the_lakes_of_the_region_are_drawn(lon, lat, name):
    held = [one["properties"]["id"] for one in features("basemap/lakes") if shape(one["geometry"]).contains(Point(lon, lat))]
    assert held == [name]


@pytest.mark.parametrize(("lon", "lat"), [(32.8, 49.2), (42.8, 48.0), (49.2, 54.4), (38.5, 37.5), (38.4, 58.6)])
def test_reservoirs_of_later_days_are_land(lon, lat, land):
    assert land.contains(Point(lon, lat))
    assert not any(shape(one["geometry"]).contains(Point(lon, lat)) for one in features("basemap/lakes"))


def test_the_caspian_is_water(land):
    assert not land.contains(Point(50.6, 41.6))


def test_the_name_of_each_sea_stands_on_water(land):
    lakes = shapely.union_all([shape(one["geometry"]) for one in features("basemap/lakes")])
    for sea in features("basemap/seas"):
        point = shape(sea["geometry"])
        assert not land.contains(point) or lakes.contains(point), sea["properties"]["id"]


def test_the_base_layers_weigh_under_150_kb_in_the_payload():
    from geohist.scene.base import base_part

    part = base_part(SimpleNamespace(root=GEODATA))
    assert len(gzip.compress(json.dumps(part, separators=(",", ":")).encode())) < 150_000


def test_straits_and_harbours_keep_to_the_water(land, waters):
    for track in (*waters.passages, *(chain for chain in waters.harbours.values() if len(chain) > 1)):
        ashore = LineString(track).intersection(land)
        km = sum(length_km(list(part.coords)) for part in shapely.get_parts(ashore) if part.geom_type == "LineString")
        assert km < 0.5, track


def test_every_strait_ends_in_open_water(land, waters):
    for track in waters.passages:
        for lon, lat in (track[0], track[-1]):
            assert land.distance(Point(lon, lat)) * 111 > OFFING_KM


def test_every_harbour_belongs_to_a_place_and_lies_near_it(waters):
    places = {one["properties"]["id"]: tuple(one["geometry"]["coordinates"]) for one in features("places")}
    assert set(waters.harbours) <= set(places)
    for name, chain in waters.harbours.items():
        assert length_km([chain[0], places[name]]) < 8, name


def test_kayseri_has_no_railway_before_1927():
    lines = {one["properties"]["id"]: When.parse(one["properties"]["date"]) for one in features("rail/lines")}
    assert lines["ankara-kayseri"].start == "1927-05-29"


@pytest.mark.parametrize(
    ("line", "day", "runs"),
    [
        ("ankara-kayseri", "1927-05-28", False),
        ("ankara-kayseri", "1927-05-29", True),
        ("konya-adana", "1918-06-04", False),  # opened in 1918, the day is not said
        ("konya-adana", "1918-12-31", True),
        ("sivas-erzurum", "1939-07-23", False),
        ("tiflis-batum", "1914-01-01", True),
    ],
)
def test_a_railway_is_drawn_on_the_days_on_which_it_certainly_ran(railways, line, day, runs):
    title = next(one["properties"]["title"] for one in features("rail/lines") if one["properties"]["id"] == line)
    drawn = next(one for one in railways if one["title"] == title)
    at = parse_day(day)
    assert ((drawn["from"] is None or drawn["from"] <= at) and (drawn["to"] is None or at < drawn["to"])) is runs


def test_narrow_gauge_is_marked():
    gauges = {one["properties"]["id"]: one["properties"]["gauge"] for one in features("rail/lines")}
    assert gauges["sarikamis-erzurum"] == "narrow"
    assert gauges["alexandropol-kars"] == "broad"
    assert set(gauges.values()) <= {"broad", "standard", "narrow", "mixed"}


def test_lines_that_share_a_station_meet_in_one_point():
    lines = {one["properties"]["id"]: {tuple(pair) for pair in one["geometry"]["coordinates"]} for one in features("rail/lines")}
    for a, b in [("tiflis-batum", "baku-tiflis"), ("alexandropol-kars", "tiflis-alexandropol"), ("voronezh-rostov", "rostov-vladikavkaz")]:
        assert lines[a] & lines[b], (a, b)


@pytest.mark.slow
def test_a_rebuild_of_the_railways_is_identical(tmp_path, monkeypatch):
    pytest.importorskip("scgraph_data", reason="base data package not installed")
    spec = importlib.util.spec_from_file_location("clip_rail", GEODATA / "rail/clip_rail.py")
    clip = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(__import__("sys").modules, "clip_rail", clip)
    spec.loader.exec_module(clip)
    (tmp_path / "rail").mkdir()
    for name in ("places.geojson", "rail/lines.json"):
        (tmp_path / name).write_bytes((GEODATA / name).read_bytes())
    monkeypatch.setattr(clip, "HERE", tmp_path / "rail")
    clip.main()
    for name in ("lines.geojson", "manifest.json"):
        assert (tmp_path / "rail" / name).read_bytes() == (GEODATA / "rail" / name).read_bytes()
