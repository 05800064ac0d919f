"""What changed between two days: sums, order, looking back, and the same in every form."""

import csv
import io
import json
import re
from itertools import pairwise

import pytest
from typer.testing import CliRunner

import geohist
from geohist.changed import as_sentences, as_table
from geohist.cli import app

from .conftest import ROOT

GEODATA = ROOT / "geodata"

SEVRES, LAUSANNE = "1920-08-10", "1923-07-24"


@pytest.fixture(scope="module")
def atlas():
    return geohist.open(GEODATA)


@pytest.fixture(scope="module")
def between(atlas):
    return atlas.changed(SEVRES, LAUSANNE)


def test_between_sevres_and_lausanne_greece_italy_and_france_lose_ground_to_ankara(between):
    lost = {passage.loser: set(passage.cells) for passage in between.passages if passage.gainer == "turkey"}
    assert {"izmir", "edirne", "bursa"} <= lost["greece"]
    assert "antalya" in lost["italy"]
    assert "adana" in lost["france"]
    assert {"kars", "surmalu"} <= lost["armenia"]


def test_before_the_armistice_the_ottomans_gain_what_brest_litovsk_gave_them(atlas):
    found = atlas.changed("1918-03-03", "1918-10-30")
    gained = {cell for passage in found.passages if passage.gainer == "ottoman-empire" for cell in passage.cells}
    assert {"kars", "batum"} <= gained


def test_from_1938_to_1939_germany_and_the_ussr_divide_poland_and_hatay_is_turkish(atlas):
    found = atlas.changed("1938-01-01", "1939-12-31")
    pairs = {(passage.loser, passage.gainer) for passage in found.passages}
    assert {("poland", "germany"), ("poland", "ussr"), ("austria", "germany"), ("france", "turkey")} <= pairs


def test_sums_are_those_of_the_parts_and_successions_are_in_none(between):
    assert between.km2 == sum(between.gained.values()) == sum(between.lost.values())
    assert ("soviet-russia", "ussr") in {(passage.loser, passage.gainer) for passage in between.successions}
    assert "soviet-russia" not in {one.loser for one in between.passages if one.gainer == "ussr"}


def test_gainers_of_the_history_come_first_then_the_larger(between):
    groups = [(max(one.actors for one in passages), km2) for _, km2, passages in between.by_gainer()]
    assert all(first >= second for first, second in pairwise(groups))
    assert [km2 for _, km2, passages in between.by_gainer()] == [sum(one.km2 for one in p) for _, _, p in between.by_gainer()]


def test_looked_back_upon_who_gained_has_lost(atlas, between):
    back = atlas.changed(LAUSANNE, SEVRES)
    assert (back.gained, back.lost, back.km2) == (between.lost, between.gained, between.km2)
    assert {(one.gainer, one.loser, one.cells) for one in back.passages} == {(one.loser, one.gainer, one.cells) for one in between.passages}


def test_ground_held_on_both_days_by_the_same_polity_changes_in_standing_alone(between):
    ankara = next(one for one in between.standings if one.polity == "turkey")
    assert (ankara.before[1], ankara.after) == ("ottoman-empire", ("sovereign", "turkey"))


@pytest.mark.parametrize("days", [("1920-08-10", "1920-08-10"), ("1913-12-31", "1920-08-10"), ("1920-08-10", "yesterday")])
def test_what_are_no_two_days_of_the_atlas_is_refused(atlas, days):
    with pytest.raises(geohist.GeohistError):
        atlas.changed(*days)


def test_sentences_say_names_of_the_day_in_the_language_asked_for(atlas, between):
    assert re.search(r"Ankara Hükûmeti: \+\d{3}\.\d{3} km²\n  Yunanistan → ", "\n".join(as_sentences(atlas, between, "tr")))
    assert re.search(r"Ankara Government: \+\d{3},\d{3} km²\n  Greece → ", "\n".join(as_sentences(atlas, between, "en")))


def test_the_table_has_a_row_for_each_cell_and_the_sums_of_the_difference(atlas, between):
    rows = list(csv.DictReader(io.StringIO(as_table(atlas, between, "en"))))
    assert sum(int(row["km2"]) for row in rows if row["change"] == "hands") == between.km2
    kars = next(row for row in rows if row["cell"] == "kars")
    assert (kars["from"], kars["to"], kars["from_day"], kars["to_day"]) == ("Armenia", "Ankara Government", SEVRES, LAUSANNE)


def test_the_command_prints_sentences_json_or_csv(between):
    def said(*options):
        result = CliRunner().invoke(app, ["changed", SEVRES, LAUSANNE, "--atlas", str(GEODATA), *options])
        assert result.exit_code == 0
        return result.stdout

    assert said().startswith(f"{between.km2:,} km² changed hands.")
    assert json.loads(said("--json"))["gained"] == between.gained
    assert said("--csv").splitlines()[0].startswith("change,from_day,to_day,from_id")
