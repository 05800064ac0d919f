"""The QGIS package, asked in the real QGIS: it opens layered, styled and temporal, and draws on each day what the atlas says."""

import json
import os
import subprocess
from pathlib import Path

import pytest

import geohist
from geohist.export import write
from geohist.files.reading import read_features
from geohist.when import day_iso, parse_day

ASK = Path(__file__).parent / "qgis" / "ask.py"
PYTHON = "/usr/bin/python3"
ZONES = ("UTC", "America/Los_Angeles", "Asia/Tokyo")
RECORD_LAYERS = ("treaties", "events", "letters", "missions", "routes", "zones")
MIDDLE = ("1917-11-28", "1920-04-23", "1921-03-16", "1926-06-05", "1939-07-23")


def has_qgis():
    return Path(PYTHON).exists() and subprocess.run([PYTHON, "-c", "import qgis.core"], capture_output=True, check=False).returncode == 0


pytestmark = pytest.mark.skipif(not has_qgis(), reason="QGIS's Python module is not there; on Debian 12: apt install python3-qgis")


def ask(questions, folder, zone="UTC"):
    file = folder / "questions.json"
    file.write_text(json.dumps(questions))
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "TZ": zone, "XDG_RUNTIME_DIR": str(folder)}
    environment.pop("PYTHONPATH", None)
    done = subprocess.run([PYTHON, str(ASK), str(file)], capture_output=True, text=True, env=environment, check=False, timeout=200)
    assert "ANSWER" in done.stdout, done.stderr[-2000:]
    return json.loads(done.stdout.partition("ANSWER")[2])


@pytest.fixture(scope="module")
def atlas(geodata):
    return geohist.open(geodata)


@pytest.fixture(scope="module")
def package(atlas, tmp_path_factory):
    folder = tmp_path_factory.mktemp("qgis")
    write(atlas, "qgis", folder)
    return folder


@pytest.fixture(scope="module")
def facts(package, tmp_path_factory):
    return ask({"project": str(package / "geohist.qgz"), "facts": True}, tmp_path_factory.mktemp("facts"))["facts"]


def edges(atlas):
    """The first and the last day of a dozen records, the days beside them, five days in the middle and both ends of the span."""
    chosen = [record for layer in RECORD_LAYERS for record in atlas.layer_records(layer)[:2]]
    days = {day for record in chosen for day in (record.when.core_lo, record.when.core_hi - 1, record.when.core_hi)}
    days |= {parse_day(day) for day in MIDDLE} | {atlas.span[0], atlas.span[1] - 1}
    return sorted(day_iso(day) for day in days if atlas.span[0] <= day < atlas.span[1])


def test_every_layer_is_valid_and_temporal(facts):
    assert facts["error"] == ""
    assert len(facts["layers"]) == 22
    assert facts["renderers"]["geohist_doubts"] == "RuleRenderer"
    assert [name for name, valid, temporal in facts["layers"].values() if not (valid and temporal)] == []


def test_the_groups_stand_in_drawing_order_and_nothing_hides_the_signs(facts):
    assert facts["groups"][0].startswith("Treaties")
    order = facts["order"]
    assert (
        order.index("geohist_treaties") < order.index("geohist_borders") < order.index("geohist_territories") < order.index("geohist_land")
    )


def test_the_controller_has_range_and_step_and_plays(facts):
    assert facts["span"] == ["1914-01-01T00:00:00Z", "1945-12-31T23:59:59Z"]
    assert facts["step"] == [1.0, 6]  # one, and QGIS's number of months
    assert facts["navigation"] == 1


def test_paths_are_relative_and_the_metadata_filled(facts, atlas):
    assert facts["absolute"] is False
    assert facts["metadata"][0] == atlas.title["en"]
    assert "ODbL" in facts["metadata"][2]
    assert facts["crs"]


def test_the_opening_each_scene_of_a_tour_and_each_treaty_have_a_bookmark(facts, atlas):
    assert facts["bookmarks"][0] == "Opening view"
    scenes = sum(len(tour.scenes) for tour in atlas.tours.values())
    assert len(facts["bookmarks"]) == 1 + scenes + len(atlas.layer_records("treaties"))


def test_built_layers_are_read_only_and_signs_are_labelled(facts):
    assert "geohist_territories" in facts["read_only"]
    assert "geohist_treaties" not in facts["read_only"]
    assert {"geohist_treaties", "geohist_polity_names", "geohist_place_names"} <= set(facts["labelled"])


def test_days_are_dates_and_the_controllers_fields_are_times(facts):
    fields = facts["fields"]["geohist_territories"]
    assert (fields["start"], fields["end"], fields["t_start"], fields["t_end"]) == ("Date", "Date", "DateTime", "DateTime")


@pytest.mark.slow
@pytest.mark.parametrize("zone", ZONES)
def test_each_day_shows_what_the_atlas_says_in_every_time_zone(atlas, package, tmp_path, zone):
    days = edges(atlas)
    drawn = ask({"project": str(package / "geohist.qgz"), "days": days}, tmp_path, zone)["days"]
    held = {feature["properties"]["id"]: feature["properties"] for feature in read_features(atlas.root, "territories.geojson")}
    for day in days:
        moment = atlas.at(day)
        for at_once in zip(*drawn[day]["territories"], strict=True):
            assert len(set(at_once)) == 1, "the same whatever the controller's own zone"
        shown = {
            cell: (held[key]["polity"], held[key]["capacity"], held[key]["sovereign"])
            for key in drawn[day]["territories"][0]
            for cell in held[key]["cells"]
        }
        assert shown == {cell: (one.polity, one.capacity, one.sovereign) for cell, one in moment.tenures.items()}, day
        for layer in RECORD_LAYERS:
            expected = sorted(record.id for record in (*moment.records, *moment.zones) if record.layer == layer)
            assert drawn[day].get(layer, [[], []]) == [expected, expected], f"{layer} on {day}"


@pytest.mark.slow
def test_the_colour_of_the_land_is_that_of_who_is_in_control(atlas, package, tmp_path):
    days = ["1914-01-01", "1921-03-16", "1945-12-31"]
    wide = {found["properties"]["id"] for found in read_features(atlas.root, "cells.geojson") if found["properties"]["km2"] > 1000}
    cells = [cell for cell in atlas.cells.values() if cell.id in wide]  # a pixel is some 2 km
    asked = {"project": str(package / "geohist.qgz"), "points": [[cell.lon, cell.lat] for cell in cells], "colour_days": days}
    found = ask(asked, tmp_path)["colours"]
    for day in days:
        tenures = atlas.at(day).tenures
        plain = [(cell.id, colour) for cell, colour in zip(cells, found[day], strict=True) if tenures[cell.id].capacity != "occupation"]
        wrong = [(cell, colour) for cell, colour in plain if colour != atlas.polities[tenures[cell].polity].fill.lower()]
        assert wrong == []
        assert len(plain) > 200


def test_the_sheet_goes_to_pdf_with_title_date_and_sources(atlas, package, tmp_path):
    sheet = ask({"project": str(package / "geohist.qgz"), "layout": str(tmp_path)}, tmp_path)["layout"]
    assert sheet["code"] == 0
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")
    assert sheet["words"]["title"] == atlas.title["en"]
    assert sheet["words"]["date"][-4:] == str(atlas.heading["opening"]["day"])[:4]
    assert "CC BY 4.0" in sheet["words"]["sources"]
    assert {"QgsLayoutItemMap", "QgsLayoutItemLegend", "QgsLayoutItemScaleBar"} <= set(sheet["items"])


def test_the_project_inside_the_package_is_the_same(facts, package, tmp_path):
    inside = f"geopackage:{package / 'geohist.gpkg'}?projectName=geohist"
    answer = ask({"project": inside, "facts": True}, tmp_path)
    assert answer["read"]
    assert answer["facts"]["layers"] == facts["layers"]


def test_a_layer_added_by_hand_takes_its_style_and_time_by_default(package, tmp_path):
    names = ["territories", "treaties", "borders"]
    styles = ask({"project": str(package / "geohist.qgz"), "package": str(package / "geohist.gpkg"), "styles": names}, tmp_path)["styles"]
    for name in names:
        assert styles[name][:4] == [True, "RuleRenderer", True, "t_start"]


def test_the_map_is_drawn_with_many_colours_on_its_first_and_last_day(atlas, package, tmp_path):
    days = [day_iso(atlas.span[0]), day_iso(atlas.span[1] - 1)]
    seen = ask({"project": str(package / "geohist.qgz"), "pictures": {"days": days, "folder": str(tmp_path)}}, tmp_path)["pictures"]
    assert min(seen) > 50


def test_names_follow_the_language_chosen(atlas, tmp_path):
    write(atlas, "qgis", tmp_path / "out", language="tr", layers=["treaties", "territories"])
    found = ask({"project": str(tmp_path / "out" / "geohist.qgz"), "facts": True}, tmp_path)["facts"]
    assert {name for name, _, _ in found["layers"].values()} == {"Antlaşmalar", "Kim yönetiyor"}
    assert found["title"] == atlas.title["tr"]


def test_an_atlas_before_year_1_opens_too(tiny, tmp_path):
    old = geohist.open(tiny)
    write(old, "qgis", tmp_path / "out")
    found = ask({"project": str(tmp_path / "out" / "geohist.qgz"), "facts": True}, tmp_path)["facts"]
    assert found["error"] == ""
    assert all(valid and temporal for _, valid, temporal in found["layers"].values())
