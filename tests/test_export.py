"""Exports open in other programs with the right types and nothing lost."""

import json
import sqlite3

import fiona
import geopandas as gpd
import pytest

import geohist
from geohist.errors import GeohistError
from geohist.export import write


@pytest.fixture(scope="module")
def atlas(geodata):
    return geohist.open(geodata)


@pytest.fixture(scope="module")
def package(atlas, tmp_path_factory):
    return write(atlas, "gpkg", tmp_path_factory.mktemp("gpkg"))[0]


def test_every_record_is_in_the_package(atlas, package):
    for layer in ("treaties", "events", "letters", "missions", "routes", "zones"):
        with fiona.open(package, layer=layer) as features:
            assert len(features) == len(atlas.layer_records(layer))


def test_days_are_dates_and_the_controllers_fields_are_times(package):
    with fiona.open(package, layer="territories") as layer:
        kinds = dict(layer.schema["properties"])
    assert (kinds["start"], kinds["end"], kinds["t_start"], kinds["t_end"]) == ("date", "date", "datetime", "datetime")


def test_a_day_lasts_from_its_first_second_to_its_last(package):
    treaties = gpd.read_file(package, layer="treaties").set_index("id")
    moscow = treaties.loc["moscow-1921"]
    assert str(moscow.t_start).startswith("1921-03-16 00:00:00")
    assert str(moscow.t_end).startswith("1921-03-16 23:59:59")


def test_titles_are_flat_columns_in_both_languages(package):
    treaties = gpd.read_file(package, layer="treaties").set_index("id")
    assert treaties.loc["moscow-1921", "title_en"] == "Treaty of Moscow"
    assert "Moskova" in treaties.loc["moscow-1921", "title_tr"]


def test_every_layer_has_a_default_style_that_carries_its_time(package):
    with sqlite3.connect(package) as database:
        styles = dict(database.execute("SELECT f_table_name, styleQML FROM layer_styles WHERE useAsDefault"))
    assert set(fiona.listlayers(package)) - {"layer_styles"} == set(styles)
    assert 'startField="t_start"' in styles["territories"]
    assert 'mode="0"' in styles["cells"], "what has no days of its own is there for the atlas's whole span"


def test_the_same_atlas_gives_the_same_bytes(atlas, package, tmp_path):
    assert write(atlas, "gpkg", tmp_path)[0].read_bytes() == package.read_bytes()


def test_geojson_keeps_claims_and_adds_flat_titles(atlas, tmp_path):
    files = {file.name: file for file in write(atlas, "geojson", tmp_path)}
    features = {f["properties"]["id"]: f for f in json.loads(files["treaties.geojson"].read_text("utf-8"))["features"]}
    moscow = features["moscow-1921"]["properties"]
    assert moscow["title_en"] == moscow["title"]["en"]
    assert moscow["claims"]
    assert "CC BY 4.0" in files["README.txt"].read_text("utf-8")


def test_an_unknown_format_is_refused_with_the_nearest(atlas, tmp_path):
    with pytest.raises(GeohistError, match="did you mean 'geojson'"):
        write(atlas, "geojsn", tmp_path)
    assert not list(tmp_path.iterdir())


def test_a_target_that_cannot_be_a_folder_is_one_sentence(atlas, tmp_path):
    (tmp_path / "taken").write_text("a file stands here")
    with pytest.raises(GeohistError, match="the export cannot be written there"):
        write(atlas, "geojson", tmp_path / "taken")
