"""The atlas's own tours: whole in both languages, and nothing in them without a witness."""

import gzip
import shutil

import pytest

import geohist
from geohist.check import check
from geohist.scene.message import payload, payload_parts

WANTED = {"moscow", "kars", "baku-1920", "sevres-to-lausanne", "straits-1915-1945", "friendship-to-frost"}


@pytest.fixture(scope="module")
def parts(geodata):
    return payload_parts(geohist.open(geodata))


def test_the_six_tours_are_there(parts):
    assert {tour["id"] for tour in parts["tours"]} >= WANTED


def test_every_scene_speaks_both_languages(parts):
    for tour in parts["tours"]:
        assert set(tour["title"]) >= {"en", "tr"}
        for scene in tour["scenes"]:
            assert set(scene["text"]) >= {"en", "tr"}


def test_every_excerpt_of_a_scene_travels_with_it(parts):
    missing = [key for tour in parts["tours"] for scene in tour["scenes"] for key in scene["excerpts"] if key not in parts["excerpts"]]
    assert missing == []


def test_every_scene_has_an_excerpt_or_a_record_on_its_last_day_or_within_it(parts):
    days = {beat["day"] for beat in parts["beats"] if beat["records"]}
    bare = [
        (tour["id"], number)
        for tour in parts["tours"]
        for number, scene in enumerate(tour["scenes"], start=1)
        if not scene["excerpts"] and not any(day in days for day in range(scene["from"], scene["to"]))
    ]
    assert bare == []


def test_a_tour_goes_forward_in_time(parts):
    for tour in parts["tours"]:
        ends = [scene["to"] for scene in tour["scenes"]]
        assert ends == sorted(ends), tour["id"]


def test_tours_names_and_successors_leave_the_payload_within_its_budget(geodata):
    assert len(gzip.compress(payload(geohist.open(geodata)), 9)) <= 800_000


SCENE = 'day = "{day}"\nview = "{view}"\ntext = {{ tr = "Burada.", en = "Here." }}\n'


@pytest.mark.parametrize(
    ("view", "message"),
    [
        ("memphsi", "not a view"),
        ("200,95,4", "the view lies off the atlas"),
        ("-2,31,5", "the view lies off the atlas"),
        ("40,20,30,35", "a view turned inside out"),
        ("32.9,24.1,24", "nearer or further than the map goes"),
    ],
)
def test_a_scene_that_looks_nowhere_is_found(tiny, tmp_path, view, message):
    found = findings(tiny, tmp_path, SCENE.format(day="0010-03-01", view=view))
    assert [(one.code, one.message, one.field) for one in found] == [("impossible-view", message, "scenes.0.view")]


def test_a_scene_that_points_at_no_record_and_days_off_the_atlas_are_found(tiny, tmp_path):
    scene = SCENE.format(day="0010-03-01", view="fit") + 'select = "events/nowhere"\n'
    found = findings(tiny, tmp_path, scene, 'compare = ["0010-03-01", "1920-01-01"]\n')
    assert [one.code for one in found] == ["dangling-record", "outside-span"]


def findings(tiny, tmp_path, scene, head=""):
    """What the checker says of the tiny atlas with a tour of one scene."""
    folder = tmp_path / "atlas"
    shutil.copytree(tiny, folder)
    (folder / "tours").mkdir(exist_ok=True)
    title = '{ tr = "Deneme", en = "Trial" }'
    (folder / "tours" / "trial.toml").write_text(f'id = "trial"\ntitle = {title}\n{head}\n[[scenes]]\n{scene}', encoding="utf-8")
    return [one for one in check(folder) if one.file == "tours/trial.toml"]
