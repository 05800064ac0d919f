"""Many questions at once: the arrays agree with asking one by one, and say why where there is no answer."""

from datetime import date
from pathlib import Path

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as some
from shapely.geometry import Point, box

import geohist
from geohist.errors import GeohistError
from geohist.holdings import EPOCH, REASONS, Grid, day_numbers
from geohist.when import day_iso, parse_day

ATLAS = Path(__file__).parents[1] / "geodata"
KARS = (43.09, 40.61)


@pytest.fixture(scope="module")
def atlas():
    return geohist.open(ATLAS)


def reason(found):
    return [REASONS[number] for number in found.reasons]


@settings(max_examples=200, deadline=None)
@given(
    lon=some.floats(-12, 77),
    lat=some.floats(20, 72),
    day=some.dates(min_value=date(1914, 1, 1), max_value=date(1945, 12, 31)),
)
def test_many_questions_get_the_answers_that_one_question_gets(atlas, lon, lat, day):
    found = atlas.who_held_many([lon], [lat], [day.isoformat()])
    one = atlas.who_held(lon, lat, day.isoformat())
    assert found.polities()[0] == (one.holders[0].polity if one.holders else "")
    assert found.capacities()[0] == (one.holders[0].capacity if one.holders else "")
    assert (found.cell_ids[found.cells[0]] if found.cells[0] >= 0 else None) == one.cell


def test_points_on_borders_and_corners_get_the_answers_that_one_question_gets(atlas):
    rng = np.random.default_rng(1921)
    points = shapely.get_coordinates(atlas._asker._shapes)
    points = points[rng.choice(len(points), 400, replace=False)]
    corners = np.round(points[:200] * 16) / 16
    asked = np.concatenate([points, corners])
    days = rng.integers(*atlas.span, len(asked))
    found = atlas.who_held_many(*asked.T, days)
    for (lon, lat), day, cell in zip(asked, days, found.cells, strict=True):
        one = atlas.who_held(lon, lat, int(day))
        assert (found.cell_ids[cell] if cell >= 0 else None) == one.cell, (lon, lat)


def test_each_question_without_an_answer_says_why(atlas):
    found = atlas.who_held_many(
        [KARS[0], 35.0, 43.09, 200.0, float("nan"), KARS[0]],
        [KARS[1], 43.5, 40.61, 40.0, 40.0, 95.0],
        ["1921-03-16", "1921-03-16", "1950-01-01", "1921-03-16", "1921-03-16", "1921-03-16"],
    )
    assert reason(found) == ["", "at sea or outside the map", "outside the span of the atlas", *3 * ["no such point"]]
    assert found.polities().tolist() == ["turkey", "", "", "", "", ""]
    assert found.rows.tolist()[1:] == 5 * [-1]


def test_a_row_number_leads_to_the_tenure_with_its_evidence(atlas):
    found = atlas.who_held_many([KARS[0]], [KARS[1]], "1921-04-01")
    row = found.tenures[found.rows[0]]
    assert (row.cell, row.polity, row.instrument) == ("kars", "turkey", "moscow-1921")


def test_days_may_be_iso_days_numpy_dates_or_numbers():
    texts = ["1921-03-16", "1914-01-01"]
    wanted = [parse_day(text) for text in texts]
    assert day_numbers(texts).tolist() == day_numbers(np.array(texts, "datetime64[D]")).tolist() == day_numbers(wanted).tolist() == wanted
    assert day_iso(EPOCH) == "1970-01-01"


def test_lists_of_different_length_and_words_that_are_no_day_are_refused(atlas):
    with pytest.raises(GeohistError, match="as many"):
        atlas.who_held_many([43.0, 44.0], [40.0], ["1921-03-16"])
    with pytest.raises(GeohistError):
        atlas.who_held_many([43.0], [40.0], ["the ides of March"])
    with pytest.raises(GeohistError, match="no such days"):
        atlas.who_held_many([43.0], [40.0], [1921.5])


@settings(max_examples=60, deadline=None)
@given(
    edges=some.lists(some.integers(0, 90), min_size=3, max_size=6, unique=True),
    points=some.lists(some.tuples(some.integers(-10, 100), some.integers(-10, 100)), min_size=1, max_size=20),
)
def test_the_grid_finds_what_the_shapes_say(edges, points):
    shapes = [box(west / 37, 0, east / 37, 1.3) for west, east in zip(sorted(edges), sorted(edges)[1:], strict=False)]
    lons, lats = np.array(points, float).T / 41
    for lon, lat, cell in zip(lons, lats, Grid(shapes).cells_at(lons, lats), strict=True):
        touched = [number for number, shape in enumerate(shapes) if shape.intersects(Point(lon, lat))]
        assert cell == (touched[0] if touched else -1)
