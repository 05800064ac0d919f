"""Journeys on the ground: legs touch their stops, trains keep to railways of the day, ships to the water, and time runs forward."""

import itertools
import json
import shutil
from pathlib import Path

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import LineString, Point, shape

from geohist.build.legs import LEGS, RAIL_LEGS, Ground, build_legs, route_legs
from geohist.build.rail import Railways, split_via
from geohist.build.sea import Waters, distance_km, length_km
from geohist.build.timing import Window, days_needed, schedule
from geohist.errors import GeohistError
from geohist.when import When, parse_day

GEODATA = Path(__file__).parent.parent / "geodata"
TINY = Path(__file__).parent / "atlases/tiny"
JOURNEYS = ("bekir-sami-1920", "second-delegation-1921", "memduh-sevket-1920", "aralov-1922", "aras-kaya-1937")
STATION_KM = 15


@pytest.fixture(scope="module")
def ground():
    return Ground.read(GEODATA)


@pytest.fixture(scope="module")
def routes():
    found = json.loads((GEODATA / "routes.geojson").read_text(encoding="utf-8"))["features"]
    return {route["properties"]["id"]: route["properties"] for route in found}


@pytest.fixture(scope="module")
def built():
    return build_legs(GEODATA)


@pytest.fixture(scope="module")
def legs(built):
    found = [leg for content in built.values() for leg in json.loads(content)["features"]]
    return sorted(found, key=lambda leg: (leg["properties"]["route"], leg["properties"]["t_from"]))


@pytest.fixture(scope="module")
def land():
    found = json.loads((GEODATA / "basemap/land.geojson").read_text(encoding="utf-8"))["features"]
    return shapely.union_all([shape(one["geometry"]) for one in found])


def coordinates(leg):
    return [tuple(pair) for pair in leg["geometry"]["coordinates"]]


def km_ashore(track, land):
    parts = shapely.get_parts(LineString(track).intersection(land))
    return sum(length_km(list(part.coords)) for part in parts if part.geom_type == "LineString")


def test_the_five_journeys_are_there_and_built_leg_by_leg(routes, legs):
    assert set(JOURNEYS) <= set(routes)
    for name, route in routes.items():
        assert [leg["properties"]["mode"] for leg in legs if leg["properties"]["route"] == name] == [leg["mode"] for leg in route["legs"]]


def test_a_rebuild_is_identical_to_the_files(built):
    for name, content in built.items():
        assert (GEODATA / name).read_bytes() == content, name


def test_rail_legs_stand_in_the_file_under_odbl(built):
    modes = {name: {leg["properties"]["mode"] for leg in json.loads(content)["features"]} for name, content in built.items()}
    assert modes[RAIL_LEGS] == {"rail"}
    assert "rail" not in modes[LEGS]


def test_each_leg_touches_its_stops_or_their_harbours(legs, ground):
    for leg in legs:
        own, track = leg["properties"], coordinates(leg)
        for place, end in ((own["from_place"], track[0]), (own["to_place"], track[-1])):
            quay = ground.waters.harbours[place][0] if own["mode"] == "sea" else ground.places[place]
            assert distance_km(end, quay) < 1, (own["id"], place)


def test_rail_legs_follow_the_railways_of_their_day(legs, ground):
    for leg in (leg for leg in legs if leg["properties"]["mode"] == "rail"):
        day = leg["properties"]["t_to"]
        open_lines = shapely.MultiLineString([line.track for line in ground.railways.lines if line.lo <= day < line.hi])
        shapely.prepare(open_lines)
        ends = [Point(coordinates(leg)[0]).buffer(STATION_KM / 80), Point(coordinates(leg)[-1]).buffer(STATION_KM / 80)]
        between = shape(leg["geometry"]).difference(shapely.union_all(ends))
        along = shapely.points(shapely.get_coordinates(shapely.segmentize(between, 0.05)))
        assert shapely.distance(open_lines, along).max() < 0.001, leg["properties"]["id"]


def test_sea_legs_stay_off_the_land(legs, land):
    for leg in (leg for leg in legs if leg["properties"]["mode"] == "sea"):
        assert km_ashore(coordinates(leg), land) <= 1, leg["properties"]["id"]


def test_a_leg_is_not_much_longer_than_it_must_be(legs):
    for leg in legs:
        track = coordinates(leg)
        assert leg["properties"]["length_km"] == pytest.approx(length_km(track), abs=0.1)
        assert leg["properties"]["length_km"] < 3 * distance_km(track[0], track[-1])


def test_only_rail_legs_are_not_schematic(legs):
    assert all(leg["properties"]["schematic"] is (leg["properties"]["mode"] != "rail") for leg in legs)


def test_time_runs_forward_along_each_journey(legs):
    for before, after in itertools.pairwise(legs):
        assert before["properties"]["t_from"] < before["properties"]["t_to"]
        if before["properties"]["route"] == after["properties"]["route"]:
            assert before["properties"]["t_to"] <= after["properties"]["t_from"]


@pytest.mark.parametrize(
    ("route", "first", "last"),
    [("bekir-sami-1920", "1920-05-11", "1920-07-19"), ("second-delegation-1921", "1921-01-15", "1921-02-19")],
)
def test_attested_days_hold(legs, route, first, last):
    own = [leg["properties"] for leg in legs if leg["properties"]["route"] == route]
    assert (own[0]["start"], own[-1]["end"]) == (first, last)
    assert own[0]["t_from"] == parse_day(first) + 0.5


def test_an_arrival_known_to_the_month_falls_in_it(legs):
    last = [leg["properties"] for leg in legs if leg["properties"]["route"] == "memduh-sevket-1920"][-1]
    assert last["end"].startswith("1920-09")


def test_a_journey_of_the_second_atlas_needs_neither_railways_nor_land():
    content = build_legs(TINY)
    own = [leg["properties"] for leg in json.loads(content[LEGS])["features"]]
    assert own
    assert all("start" not in leg for leg in own)
    assert set(content) == {LEGS}


def test_no_train_runs_to_kayseri_in_1920(ground):
    stations = [(name, ground.places[name]) for name in ("ankara", "kayseri")]
    with pytest.raises(GeohistError, match="kayseri: no railway within 15 km of it on 1920-05-11"):
        ground.railways.track(stations, frozenset(), parse_day("1920-05-11"))
    assert length_km(ground.railways.track(stations, frozenset(), parse_day("1930-01-01"))) > 300


def test_a_railway_that_leads_nowhere_is_an_error_of_its_route(ground, routes):
    wrong = routes["second-delegation-1921"] | {"stops": [dict(stop) for stop in routes["second-delegation-1921"]["stops"]]}
    wrong["stops"][1]["place"] = "konya"
    with pytest.raises(GeohistError, match=r"routes\.geojson, second-delegation-1921, kars to konya: no railway joins them"):
        route_legs(wrong, ground)


def test_a_misspelt_way_point_is_named_with_the_nearest():
    with pytest.raises(GeohistError, match="did you mean 'voronezh'"):
        split_via(["voronej"], {"voronezh": (39.2, 51.7)}, frozenset())


def test_a_named_line_is_preferred_to_a_shorter_way(ground):
    stations = [(name, ground.places[name]) for name in ("moscow", "rostov-on-don")]
    day = parse_day("1921-02-01")
    by_kharkov = ground.railways.track(stations, frozenset({"moscow-kursk", "kursk-kharkov", "kharkov-rostov"}), day)
    by_voronezh = ground.railways.track(stations, frozenset({"moscow-voronezh", "voronezh-rostov"}), day)
    assert LineString(by_kharkov).distance(Point(ground.places["kharkiv"])) < 0.2
    assert LineString(by_voronezh).distance(Point(ground.places["voronezh"])) < 0.2


@pytest.mark.parametrize(
    ("start", "end"),
    [("istanbul", "odesa"), ("mudros", "istanbul"), ("izmir", "istanbul"), ("odesa", "yalta"), ("baku", "bandar-e-anzali")],
)
def test_ships_pass_the_straits_and_round_the_capes(ground, land, start, end):
    track = ground.waters.track((start, ground.places[start]), (end, ground.places[end]))
    assert km_ashore(track, land) <= 1


def test_the_way_back_by_sea_is_the_way_out_reversed(ground):
    out, back = [
        (ground.waters.track((a, ground.places[a]), (b, ground.places[b]))) for a, b in (("trabzon", "tuapse"), ("tuapse", "trabzon"))
    ]
    assert out == back[::-1]


def test_no_ship_sails_from_one_sea_to_a_lake_of_its_own():
    square = shapely.box(0, 0, 20, 20).difference(shapely.box(4, 9, 6, 11)).difference(shapely.box(14, 9, 16, 11))
    with pytest.raises(GeohistError, match="here to there: no way by sea"):
        Waters((square,), (), {}).track(("here", (5.0, 10.0)), ("there", (15.0, 10.0)))


def test_an_atlas_without_railways_has_none():
    assert Railways.read(TINY).lines == ()


def window(date, *, attested=True):
    return Window.of(When.parse(date), attested=attested)


def test_between_attested_days_time_is_shared_out_by_the_legs():
    times = schedule([window("1920-05-11"), window("1920", attested=False), window("1920-05-21")], [1.0, 4.0])
    assert times[1].arrived == times[0].left + 2.0


def test_a_stay_fills_its_days():
    times = schedule([window("1929-12-12"), window("1929-12-14/1929-12-17"), window("1929-12-19")], [1.0, 1.0])
    assert (times[1].arrived, times[1].left) == (parse_day("1929-12-14") + 0.5, parse_day("1929-12-17") + 0.5)


def test_a_departure_that_is_not_known_is_reckoned_back_from_the_arrival():
    times = schedule([window("1921-10/1922-01", attested=False), window("1922-01-30")], [20.0])
    assert times[0].left == parse_day("1922-01-10") + 0.5


def test_days_that_leave_no_time_are_refused():
    with pytest.raises(GeohistError, match="the dates leave no time for the leg to it"):
        schedule([window("1920-05-11"), window("1920-05-10")], [1.0])


@given(
    days=st.lists(st.floats(min_value=0.1, max_value=60), min_size=1, max_size=6),
    gaps=st.lists(st.integers(min_value=1, max_value=90), min_size=7, max_size=7),
    known=st.lists(st.booleans(), min_size=7, max_size=7),
)
def test_every_schedule_runs_forward_and_keeps_attested_days(days, gaps, known):
    numbers = [700000 + sum(gaps[: n + 1]) for n in range(len(days) + 1)]
    stops = [
        Window(n, n + 1, attested=True) if sure else Window(690000, 720000, attested=False) for n, sure in zip(numbers, known, strict=False)
    ]
    times = schedule(stops, days)
    assert all(a.left < b.arrived for a, b in itertools.pairwise(times))
    assert all(stop.lo <= time.arrived < stop.hi for stop, time in zip(stops, times, strict=True) if stop.attested)


def test_speeds_are_known_for_every_mode(ground):
    assert ground.speeds == {"rail": 300, "sea": 250, "river": 120, "road": 35}


def test_a_leg_takes_as_long_as_the_speed_of_its_mode_in_the_atlas_says(ground):
    assert days_needed(600, ground.speeds["rail"]) == 2
    assert days_needed(70, ground.speeds["road"]) == 2


def test_an_atlas_may_set_its_own_speeds(tmp_path):
    folder = tmp_path / "tiny"
    shutil.copytree(TINY, folder)
    heading = folder / "atlas.toml"
    heading.write_text(heading.read_text(encoding="utf-8") + "\n[speeds]\nroad = 20\n", encoding="utf-8")
    assert Ground.read(folder).speeds == Ground.read(TINY).speeds | {"road": 20}
