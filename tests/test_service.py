"""The service answers what the page fetches, and says in words what it has not."""

import gzip
import json
import shutil
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from geohist.service import routes as routes_module
from geohist.service import shelf as shelves
from geohist.service.doors import PAGES, OnlyKnownDoors, is_known
from geohist.service.routes import addresses, deck_bundle, player_version, routes


@pytest.fixture(scope="module")
def client(geodata):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(shelves.ATLAS_VARIABLE, str(geodata))
        yield TestClient(Starlette(routes=routes()))


def test_the_atlas_comes_once_from_an_immutable_address(client):
    version = shelves.shelf().version
    answer = client.get(addresses(version)["atlas"])
    assert answer.status_code == 200
    assert "immutable" in answer.headers["cache-control"]
    assert answer.json()["version"] == version


def test_another_version_of_the_data_is_a_404_that_says_so(client):
    answer = client.get("/geohist/atlas-000000.json")
    assert answer.status_code == 404
    assert "The data has changed" in answer.text


def test_deck_gl_comes_from_the_pydeck_wheel(client):
    assert deck_bundle().is_file()
    answer = client.get(addresses("x")["deck"])
    assert answer.status_code == 200
    assert len(answer.content) > 500_000


def test_the_player_is_served_under_its_fingerprint(client):
    answer = client.get(f"/geohist/player-{player_version()}/main.js")
    assert answer.status_code == 200
    assert "javascript" in answer.headers["content-type"]


def test_an_unknown_path_is_a_404_in_words(client):
    answer = client.get("/geohist/nothing/here")
    assert answer.status_code == 404
    assert "nothing at /geohist/nothing/here" in answer.text


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("date=1850-01-01", "the day lies outside the span of the atlas"),
        ("date=16.3.1921", "not a day"),
        ("date=1921-03-16&view=here", "not a view"),
        ("date=1921-03-16&lang=de", "no such language"),
    ],
)
def test_a_bad_parameter_of_a_still_is_a_400_that_says_what_is_allowed(client, query, says):
    answer = client.get(f"/geohist/snapshot.png?{query}")
    assert answer.status_code == 400
    assert says in answer.text
    assert "expected" in answer.text


def test_a_still_is_a_picture(client):
    answer = client.get("/geohist/snapshot.png?date=1921-03-16")
    assert answer.status_code == 200
    assert answer.content.startswith(b"\x89PNG")


def test_an_unknown_export_names_those_there_are(client):
    answer = client.get("/geohist/export/atlas.shp")
    assert answer.status_code == 404
    assert "geohist.gpkg" in answer.text


def test_the_exports_come_as_files(client):
    zipped = client.get("/geohist/export/geojson.zip")
    assert zipped.content.startswith(b"PK")
    package = client.get("/geohist/export/geohist.gpkg")
    assert package.content.startswith(b"SQLite format 3")
    assert ".gpkg" in package.headers["content-disposition"]


def test_a_broken_atlas_is_a_503_that_names_file_and_record(tiny, tmp_path, monkeypatch):
    broken = tmp_path / "atlas"
    shutil.copytree(tiny, broken)
    (broken / "atlas.toml").write_text('id = "broken"\n')
    monkeypatch.setenv(shelves.ATLAS_VARIABLE, str(broken))
    answer = TestClient(Starlette(routes=routes())).get("/geohist/atlas-current.json")
    assert answer.status_code == 503
    assert "atlas.toml" in answer.text


def test_a_changed_file_opens_the_atlas_again(tiny, tmp_path, monkeypatch):
    mine = tmp_path / "atlas"
    shutil.copytree(tiny, mine)
    monkeypatch.setenv(shelves.ATLAS_VARIABLE, str(mine))
    before = shelves.shelf()
    assert shelves.shelf() is before
    heading = mine / "atlas.toml"
    heading.write_text(heading.read_text("utf-8").replace("title", "title ", 1), "utf-8")
    import os

    os.utime(heading, (2_000_000_000, 2_000_000_000))
    assert shelves.shelf() is not before


@pytest.mark.usefixtures("client")
def test_the_payload_is_kept_gzipped():
    body = gzip.decompress(shelves.shelf().payload_gz)
    assert json.loads(body)["format"] == 1


def test_an_address_that_is_no_page_is_a_404_and_not_the_page():
    answer = TestClient(OnlyKnownDoors(Starlette(routes=routes()))).get("/nowhere/at/all")
    assert answer.status_code == 404
    assert "nothing at /nowhere/at/all" in answer.text


def test_every_page_has_its_door():
    source = (Path(routes_module.__file__).parents[1] / "pages" / "main.py").read_text("utf-8")
    assert all(f'url_path="{page[1:]}"' in source for page in PAGES if page != "/")
    assert all(is_known(path) for path in ("/sources", "/sources/_stcore/health", "/static/js/index.js", "/favicon.png"))
