"""Who held what: the tables of the Turkish–Soviet atlas against the literature, and against each other."""

import csv
import json
import math
import re
from datetime import date, timedelta
from pathlib import Path

import pytest

import geohist
from geohist.when import When

ROOT = Path(__file__).parents[1]
GEODATA = ROOT / "geodata"
EXPECTED = list(csv.DictReader((ROOT / "tests" / "who_held_what.csv").open(encoding="utf-8")))
FIRST, LAST = date(1914, 1, 1), date(1945, 12, 31)

# Machado, Oliveira and Fernandes (2009), severity 1.0, applied in linear RGB.
SIGHTS = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
TO_XYZ = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))
WHITE = (0.95047, 1.0, 1.08883)


def _table(name):
    with (GEODATA / "territory" / f"{name}.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def polities():
    return {one["id"]: one for one in json.loads((GEODATA / "polities.json").read_text(encoding="utf-8"))}


@pytest.fixture(scope="module")
def tenure():
    """The rows of each cell: first day, day after the last, row."""
    groups = {}
    for cell in _table("cells"):
        for name in (cell["id"], *cell["groups"].split()):
            groups.setdefault(name, []).append(cell["id"])
    rows = {cell["id"]: [] for cell in _table("cells")}
    for row in _table("tenure"):
        first = date.fromisoformat(row["from"]) if row["from"] else FIRST
        after = (date.fromisoformat(row["until"]) if row["until"] else LAST) + timedelta(days=1)
        for cell in groups[row["cell"]]:
            rows[cell].append((first, after, row))
    return {cell: sorted(found, key=lambda one: one[0]) for cell, found in rows.items()}


@pytest.fixture(scope="module")
def atlas():
    return geohist.open(GEODATA)


@pytest.fixture(scope="module")
def borders():
    return json.loads((GEODATA / "borders.geojson").read_text(encoding="utf-8"))["features"]


@pytest.fixture(scope="module")
def neighbours():
    """Every two cells that share more than a point."""
    from shapely import STRtree, intersection, length
    from shapely.geometry import shape

    features = json.loads((GEODATA / "cells.geojson").read_text(encoding="utf-8"))["features"]
    names = [feature["properties"]["id"] for feature in features]
    shapes = [shape(feature["geometry"]) for feature in features]
    pairs = zip(*STRtree(shapes).query(shapes, predicate="intersects"), strict=True)
    return [(names[one], names[other]) for one, other in pairs if one < other and length(intersection(shapes[one], shapes[other])) > 0]


@pytest.fixture(scope="module")
def touching(tenure, neighbours):
    """Every two polities that ever hold neighbouring cells on one day, with an example."""
    pairs = {}
    for left, right in neighbours:
        for begins, ends, one in tenure[left]:
            for starts, stops, other in tenure[right]:
                if begins < stops and starts < ends and one["polity"] != other["polity"]:
                    key = tuple(sorted((one["polity"], other["polity"])))
                    pairs.setdefault(key, (left, right, max(begins, starts).isoformat()))
    return pairs


def _linear(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def _times(matrix, vector):
    return [sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix]


def _lab(colour, sight):
    seen = [min(1.0, max(0.0, part)) for part in _times(SIGHTS[sight], _linear(colour))]
    ratio = [part / white for part, white in zip(_times(TO_XYZ, seen), WHITE, strict=True)]
    x, y, z = (part ** (1 / 3) if part > 216 / 24389 else (24389 / 27 * part + 16) / 116 for part in ratio)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _difference(one, other, sight):
    """Return the CIE 1976 difference of two colours as a kind of sight sees them."""
    return math.dist(_lab(one, sight), _lab(other, sight))


def _contrast(one, other):
    light, dark = sorted((_times(TO_XYZ, _linear(colour))[1] for colour in (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _one_family(polities, one, other):
    """Say whether two polities are linked by succession: then they share one hue."""
    reached, edge = set(), {one}
    while edge:
        reached |= edge
        edge = {near for name in edge for near in (*polities[name]["predecessors"], *polities[name]["successors"])} - reached
    return other in reached


@pytest.mark.parametrize("row", EXPECTED, ids=lambda row: f"{row['place']} {row['date']}")
def test_the_atlas_says_who_held_a_place_as_the_literature_does(atlas, row):
    answer = atlas.who_held(float(row["lon"]), float(row["lat"]), row["date"])
    assert answer.holders, answer.says
    assert (answer.holders[0].polity, answer.holders[0].capacity) == (row["polity"], row["capacity"]), row["authority"]


@pytest.mark.parametrize("row", [row for row in EXPECTED if row["border"]], ids=lambda row: f"{row['place']} {row['date']}")
def test_the_border_near_a_place_has_the_status_that_the_literature_gives_it(row, borders):
    from shapely.geometry import Point, shape

    neighbour, status = row["border"].split(": ")
    here = {row["polity"], neighbour}
    lines = [
        (shape(one["geometry"]).distance(Point(float(row["lon"]), float(row["lat"]))), one["properties"]["status"])
        for one in borders
        if {one["properties"]["polity_a"], one["properties"]["polity_b"]} == here
        and one["properties"]["start"] <= row["date"] <= one["properties"]["end"]
    ]
    assert lines, f"{' and '.join(sorted(here))} do not touch"
    assert min(lines)[1] == status, row["authority"]


def test_there_are_enough_places_to_ask_about_and_each_names_its_authority():
    assert len(EXPECTED) >= 150
    assert all(row["authority"] for row in EXPECTED)
    assert sum(bool(row["border"]) for row in EXPECTED) >= 60


def test_each_cell_has_exactly_one_holder_on_every_day(tenure):
    wrong = []
    for cell, rows in tenure.items():
        edges = [FIRST, *(after for _, after, _ in rows)]
        starts = [*(first for first, _, _ in rows), LAST + timedelta(days=1)]
        wrong += [(cell, edge.isoformat(), start.isoformat()) for edge, start in zip(edges, starts, strict=True) if edge != start]
    assert not wrong


def test_each_row_of_tenure_says_on_whose_authority():
    assert [row["cell"] for row in _table("tenure") if not row["instrument"]] == []


def test_doubt_is_explained_or_measured():
    silent = [row for row in _table("tenure") if row["certainty"] == "doubtful" and not row["note"] and not row["accuracy_km"]]
    assert silent == []


def test_a_note_on_who_held_what_has_one_turkish_wherever_it_stands():
    pairs = {(row["note"], row["note_tr"]) for row in _table("tenure")}
    assert len({english for english, _ in pairs}) == len({turkish for _, turkish in pairs}) == len(pairs)


def test_a_note_names_the_same_days_and_articles_in_both_languages():
    """Numbers are the same in both: a year, a day or an article lost in translation is found here."""
    pairs = {(row["note"], row["note_tr"]) for row in _table("tenure")}
    differ = [pair for pair in pairs if len({tuple(sorted(re.findall(r"\d+", words))) for words in pair}) > 1]
    assert differ == []


def test_a_sovereign_in_his_own_land_is_not_named_twice():
    for row in _table("tenure"):
        assert (row["capacity"] == "sovereign") == (row["sovereign"] == ""), row


def test_every_holder_has_a_name_on_every_day_on_which_it_holds(tenure, polities):
    named = {key: [When(name["date"]) for name in one["names"]] for key, one in polities.items()}
    nameless = []
    for cell, rows in tenure.items():
        for first, after, row in rows:
            covered = sum(
                max(0, min(when.core_hi, after.toordinal()) - max(when.core_lo, first.toordinal())) for when in named[row["polity"]]
            )
            if covered != (after - first).days:
                nameless.append((cell, row["polity"], first.isoformat()))
    assert not nameless


def test_succession_is_told_from_both_sides(polities):
    for key, one in polities.items():
        assert all(key in polities[near]["successors"] for near in one["predecessors"]), key
        assert all(key in polities[near]["predecessors"] for near in one["successors"]), key


def test_each_zone_says_whose_it_was_whether_it_held_and_how_well_it_is_known(atlas):
    zones = atlas.layer_records("zones")
    assert len(zones) >= 40
    for zone in zones:
        assert isinstance(zone.extra["in_force"], bool), zone.id
        assert zone.extra["accuracy_km"] > 0, zone.id
        assert zone.note, zone.id
        assert any(claim.authority for claim in zone.claims), zone.id


def test_no_agreement_that_was_never_in_force_is_shown_as_law(atlas):
    for zone in atlas.layer_records("zones"):
        assert zone.extra["in_force"] == (zone.extra["sign"] in {"demilitarised", "protection", "occupied"}), zone.id


def test_the_spheres_of_1920_are_not_drawn_as_articles_of_sevres(atlas):
    spheres = [zone for zone in atlas.layer_records("zones") if zone.id.startswith("tripartite-")]
    assert len(spheres) == 2
    assert all("Tripartite Agreement" in claim.authority for zone in spheres for claim in zone.claims)


def test_crimea_is_never_given_to_ukraine(tenure):
    assert {row["polity"] for _, _, row in tenure["crimea"]}.isdisjoint({"ukraine", "ukrainian-ssr"})


def test_nobody_holds_the_three_sanjaks_for_turkey_before_1920(tenure):
    for cell in ("kars", "ardahan-north", "ardahan-south", "artvin", "oltu", "batum"):
        held = [first for first, _, row in tenure[cell] if row["polity"] == "turkey"]
        assert min(held) >= date(1920, 5, 17), cell


def test_the_two_governments_stand_side_by_side_until_the_sultanate_ends(tenure):
    on = date(1921, 3, 16)
    now = {cell: row for cell, rows in tenure.items() for first, after, row in rows if first <= on < after}
    assert now["ankara"]["polity"] == "turkey"
    assert now["ankara"]["sovereign"] == "ottoman-empire"
    assert now["istanbul"]["sovereign"] == "ottoman-empire"
    assert all(after <= date(1922, 11, 1) for rows in tenure.values() for _, after, row in rows if "ottoman-empire" in row["polity"])


def test_bystanders_share_one_neutral(polities):
    quiet = {(one["fill"], one["ribbon"]) for one in polities.values() if not one["actor"] and one["id"] not in {"nobody", "unknown"}}
    assert quiet == {("#F0EDE4", None)}


def test_a_name_can_be_read_on_its_own_fill(polities):
    assert {key: _contrast(one["label"], one["fill"]) for key, one in polities.items() if _contrast(one["label"], one["fill"]) < 4.5} == {}


def test_each_row_of_borders_is_a_border_on_some_day(atlas, neighbours):
    held = {}
    for row in atlas.tenures:
        held.setdefault(row.cell, []).append(row)
    for rule in atlas.border_rules:
        between = [pair for pair in neighbours if any(a in rule.cells_a and b in rule.cells_b for a, b in (pair, pair[::-1]))]
        within = rule.status == "administrative"
        met = any(
            (one.polity == other.polity) == within and max(one.lo, other.lo, rule.lo) < min(one.hi, other.hi, rule.hi)
            for left, right in between
            for one in held[left]
            for other in held[right]
        )
        assert met, f"{rule.name}, row {rule.row}: no such border on any of its days"


@pytest.mark.parametrize("sight", SIGHTS)
def test_touching_polities_can_be_told_apart(polities, touching, sight):
    alike = {}
    for (one, other), where in touching.items():
        left, right = polities[one], polities[other]
        if not (left["actor"] or right["actor"]) or (left["fill"] == right["fill"] and _one_family(polities, one, other)):
            continue
        apart = _difference(left["fill"], right["fill"], sight)
        if apart < 20:
            alike[one, other] = (round(apart, 1), where)
    assert alike == {}
