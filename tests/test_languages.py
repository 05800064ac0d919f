"""Further languages: titles beside those of the atlas, in files of their own."""

import json
import shutil

import pytest

import geohist
from geohist.check.languages import broken_languages
from geohist.check.material import Material
from geohist.formatting import canonical_file
from geohist.scene.message import payload_parts


@pytest.fixture(scope="module")
def atlas(geodata):
    return geohist.open(geodata)


@pytest.fixture
def copy(tiny, tmp_path):
    root = shutil.copytree(tiny, tmp_path / "atlas")
    (root / "languages").mkdir()
    return root


def written(root, words, language="la"):
    (root / "languages" / f"{language}.json").write_text(json.dumps(words, ensure_ascii=False), "utf-8")
    return root


def test_the_atlas_offers_russian_because_every_polity_and_place_is_named_in_it(atlas):
    assert atlas.tongues == (*atlas.languages, "ru")


def test_a_title_in_a_further_language_is_found_and_english_stands_in_for_one_that_is_missing(copy):
    atlas = geohist.open(written(copy, {"records": {"samos-peace": "Pax Samia"}}))
    assert atlas.title_of(atlas.records["samos-peace"], "la") == "Pax Samia"
    other = atlas.records["syene-raid"]
    assert atlas.title_of(other, "la") == other.title["en"]


def test_words_of_a_further_language_travel_in_the_payload_beside_the_others(atlas):
    parts = payload_parts(atlas)
    cells = {cell["id"]: cell["title"] for cell in parts["cells"]}
    records = {record["id"]: record["title"] for record in parts["records"]}
    tours = {tour["id"]: tour for tour in parts["tours"]}
    assert cells["kars"] == {"tr": "Kars", "en": "Kars", "ru": "Карс"}
    assert records["moscow-1921"]["ru"] == "Московский договор"
    assert tours["kars"]["title"]["ru"].startswith("Карс")
    assert any("ru" in scene.get("title", {}) for scene in tours["baku-1920"]["scenes"])


def test_every_cell_treaty_mission_and_tour_of_the_atlas_has_a_russian_title(atlas):
    russian = atlas.translations["ru"]
    assert set(atlas.cells) == set(russian.cells)
    wanted = {record.id for layer in ("treaties", "missions") for record in atlas.layer_records(layer)}
    assert wanted <= set(russian.records)
    assert set(atlas.tours) == set(russian.tours)
    assert all("ru" in actor.title for actor in atlas.actors.values())


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ({"cells": {"atlantis": "Atlantis"}}, "there is no such cell"),
        ({"records": {"samos-piece": "Pax"}}, "did you mean 'samos-peace'?"),
        ({"tours": {"nowhere": {"title": "Nusquam"}}}, "there is no such tour"),
        ({"cells": {"syene": 4}}, "not a value that can stand here"),
        ({"winds": {}}, "there is no key 'winds' here"),
    ],
)
def test_words_for_what_is_not_there_are_found(copy, words, says):
    found = [str(one) for one in broken_languages(Material(written(copy, words)))]
    assert any(says in one for one in found), found


def test_a_language_of_the_atlas_itself_is_no_further_one(copy):
    assert [one.code for one in broken_languages(Material(written(copy, {}, "en")))] == ["misnamed-language"]


def test_titles_are_kept_in_the_order_of_their_ids(copy):
    written(copy, {"records": {"syene-raid": "Incursio", "samos-peace": "Pax"}})
    assert list(json.loads(canonical_file(copy, "languages/la.json"))["records"]) == ["samos-peace", "syene-raid"]
