"""What travels to the browser says what the atlas says."""

import gzip
import json
import shutil

import pytest
from hypothesis import given
from hypothesis import strategies as st

import geohist
from geohist.errors import GeohistError
from geohist.model import Text
from geohist.scene.beats import LEAST_DWELL_MS, LONGEST_DWELL_MS, Pace, beats_part, told_transfers
from geohist.scene.coding import code_path, decode_path
from geohist.scene.message import payload, payload_parts
from geohist.scene.moment import Moment
from geohist.when import day_iso, parse_day

positions = st.lists(st.tuples(st.floats(-180, 180), st.floats(-90, 90)), min_size=1, max_size=30)


@pytest.fixture(scope="module")
def atlas(geodata):
    return geohist.open(geodata)


@pytest.fixture(scope="module")
def parts(atlas):
    return payload_parts(atlas)


@given(positions)
def test_a_coded_path_comes_back_within_half_a_unit(path):
    decoded = decode_path(code_path(path, 1e-3), 1e-3)
    ends = [decoded[0], decoded[-1]]
    for (x, y), (back_x, back_y) in zip([path[0], path[-1]], ends, strict=True):
        assert abs(x - back_x) <= 0.5e-3 + 1e-9
        assert abs(y - back_y) <= 0.5e-3 + 1e-9


def test_the_payload_is_no_more_than_800_kilobytes_gzipped(atlas):
    assert len(gzip.compress(payload(atlas), 9)) <= 800_000


def test_the_payload_is_the_same_for_the_same_atlas(atlas):
    assert payload(atlas) == payload(geohist.open(atlas.root))


def test_every_passage_a_record_cites_travels_with_it(parts):
    for record in parts["records"]:
        for claim in record["claims"]:
            assert "excerpt" not in claim or claim["excerpt"] in parts["excerpts"]


def test_every_cell_has_one_holder_on_the_first_the_last_and_a_middle_day(parts):
    for day in (parts["span"][0], parse_day("1920-12-02"), parts["span"][1] - 1):
        rows = [row for row in parts["tenure"] if (row[1] is None or row[1] <= day) and (row[2] is None or day < row[2])]
        assert sorted(row[0] for row in rows) == list(range(len(parts["cells"])))


def test_kars_is_held_by_whom_the_sources_say(parts):
    kars = next(index for index, cell in enumerate(parts["cells"]) if cell["id"] == "kars")
    holder = {day: Moment(parts, parse_day(day)).holders[kars]["polity"] for day in ("1914-06-01", "1920-01-01", "1921-03-16")}
    assert holder["1914-06-01"] == "russian-empire"
    assert holder["1920-01-01"] == "armenia"
    assert holder["1921-03-16"] == "turkey"


def test_every_beat_lies_in_the_span_and_is_read_for_two_to_twelve_seconds(parts):
    days = [beat["day"] for beat in parts["beats"]]
    assert days == sorted(set(days))
    assert all(parts["span"][0] <= day < parts["span"][1] for day in days)
    assert all(LEAST_DWELL_MS <= beat["dwell_ms"] <= LONGEST_DWELL_MS for beat in parts["beats"])


def test_the_treaty_of_moscow_is_a_beat(parts):
    day = parse_day("1921-03-16")
    beat = next(beat for beat in parts["beats"] if beat["day"] == day)
    assert beat["records"][0] == "moscow-1921"
    assert beat["place"] == "moscow"


def test_the_doubt_about_who_held_a_cell_travels_with_the_row(parts, atlas):
    noted = {(row.cell, row.note) for row in atlas.tenures if row.note}
    cells = [cell["id"] for cell in parts["cells"]]
    assert {(cells[row[0]], Text(parts["notes"][row[10]])) for row in parts["tenure"] if len(row) > 10} == noted


def test_a_note_that_many_rows_share_travels_once_in_both_languages(parts):
    assert len({note["en"] for note in parts["notes"]}) == len(parts["notes"]) < sum(len(row) > 10 for row in parts["tenure"])
    assert all(note["tr"] and note["tr"] != note["en"] for note in parts["notes"])


def test_what_did_not_happen_is_no_beat():
    plan = {
        "id": "plan",
        "layer": "events",
        "from": 10,
        "to": 11,
        "place": None,
        "claims": [],
        "title": {"en": "A plan"},
        "happened": False,
    }
    assert beats_part([plan], [], {}, set(), (0, 100)) == []


def test_every_name_of_a_polity_lies_on_land_it_holds(parts, atlas):
    for name in parts["names"]:
        day = name["from"] if name["from"] is not None else parts["span"][0]
        if not parts["span"][0] <= day < parts["span"][1]:
            continue
        answer = atlas.who_held(*name["xy"], day_iso(day))
        assert name["polity"] in {holder.polity for holder in answer.holders}, (name, day_iso(day))


def test_the_payload_is_plain_json(parts):
    assert json.loads(json.dumps(parts, allow_nan=False))["format"] == 1


def test_only_land_of_the_story_that_changes_hands_is_a_beat():
    cells = [{"xy": [43.0, 40.6]}, {"xy": [24.0, 50.0]}]
    handed = [
        {"day": 5, "cells": [0], "from": "germany", "to": "poland", "km2": 1},
        {"day": 7, "cells": [1], "from": "russian-empire", "to": "poland", "km2": 1},
        {"day": 9, "cells": [0, 1], "from": "russian-empire", "to": "armenia", "km2": 1},
    ]
    told = told_transfers(handed, cells, [25, 35, 51, 45], {"russian-empire"}, {})
    assert [beat["day"] for beat in beats_part([], handed, {}, told, (0, 100))] == [9]
    everywhere = told_transfers(handed, cells, None, {"russian-empire"}, {})
    assert [beat["day"] for beat in beats_part([], handed, {}, everywhere, (0, 100))] == [7, 9]


def test_a_state_that_goes_on_under_another_government_only_changes_its_name():
    handed = [
        {"day": 5, "cells": [0], "from": "empire", "to": "republic", "km2": 9_000},
        {"day": 5, "cells": [0], "from": "empire", "to": "finland", "km2": 9_000},
    ]
    assert told_transfers(handed, [{"xy": [43.0, 40.6]}], None, {"empire"}, {"republic": "empire"}) == {1}


def _land(*days):
    return [{"day": day, "cells": [0], "from": "greece", "to": "turkey", "km2": km2} for day, km2 in days]


PACE = Pace(2_000, 3)


def _stops(handed, records=(), pace=PACE):
    return [(beat["day"], beat["transfers"]) for beat in beats_part(records, handed, {}, set(range(len(handed))), (0, 100), pace)]


def _record(day):
    title = {"tr": "Olay", "en": "Event"}
    return {"id": f"e{day}", "layer": "events", "from": day, "to": day + 1, "place": None, "claims": [], "title": title, "happened": True}


def test_little_land_alone_does_not_stop_the_play():
    assert _stops(_land((10, 1_999))) == []
    assert _stops(_land((10, 2_000))) == [(10, [0])]


def test_little_land_stops_it_on_a_day_with_a_record():
    assert _stops(_land((10, 5)), [_record(10)]) == [(10, [0])]


def test_days_of_land_alone_within_three_days_are_one_beat_on_the_last():
    assert _stops(_land((10, 1_500), (12, 800), (13, 10), (14, 3_000))) == [(13, [0, 1, 2]), (14, [3])]


def test_a_day_with_a_record_keeps_days_of_land_apart():
    assert _stops(_land((10, 2_500), (12, 2_500)), [_record(11)]) == [(10, [0]), (11, []), (12, [1])]


def test_without_settings_every_day_on_which_land_changes_is_a_beat():
    assert _stops(_land((10, 1), (11, 1)), pace=Pace()) == [(10, [0]), (11, [1])]


def test_the_atlas_says_what_stops_its_play(parts, atlas):
    assert atlas.heading["play"] == {"least_km2": 2000, "together_days": 3}
    alone = [beat for beat in parts["beats"] if not beat["records"]]
    assert all(sum(parts["transfers"][index]["km2"] for index in beat["transfers"]) >= 2000 for beat in alone)
    assert 40 <= len(alone) <= 160


def test_what_does_not_stop_the_play_still_changes_the_map_and_is_told_in_the_chronicle(parts, atlas):
    stops = {index for beat in parts["beats"] for index in beat["transfers"]}
    little = [transfer for index, transfer in enumerate(parts["transfers"]) if index not in stops]
    told = (atlas.root / "chronicle.txt").read_text(encoding="utf-8")
    assert little
    assert all(f"{day_iso(transfer['day'])}  land     {transfer['text']['en']}" in told for transfer in little)


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        ("routes.geojson", '"place":"napata"', '"place":"napatta"', "no such place, given 'napatta'; did you mean 'napata'"),
        ("transfers.geojson", '"delta"', '"deltta"', "the built transfers name cells that are not there; run: geohist build"),
        ("cells.geojson", '"id":"delta"', '"id":"deltta"', "the built cells are not those of territory/cells.csv; run: geohist build"),
        ("names.geojson", '"width_deg"', '"width"', "the atlas cannot be drawn: a file is not as it must be"),
    ],
)
def test_an_atlas_that_cannot_be_drawn_is_refused_with_a_sentence(tiny, tmp_path, file, old, new, says):
    broken = shutil.copytree(tiny, tmp_path / "atlas") / file
    assert old in broken.read_text("utf-8")
    broken.write_text(broken.read_text("utf-8").replace(old, new), "utf-8")
    with pytest.raises(GeohistError, match=says):
        payload(geohist.open(broken.parent))
