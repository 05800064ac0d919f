"""Looks: the one style table, in Python, in the player's style sheets and on the pages; colours that can be told apart and read in each."""

import json
import re
import tomllib
from pathlib import Path

import pytest

import geohist
from geohist.errors import GeohistError
from geohist.scene.look import dressed, looks_of, polities_in, style_in
from tests.test_history import SIGHTS, _contrast, _difference, _one_family, _table, neighbours, polities, tenure, touching  # noqa: F401 - fixtures

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "geohist"
STYLE = tomllib.loads((ROOT / "geodata" / "style.toml").read_text("utf-8"))
LOOKS = looks_of(STYLE)
PAGES = [
    *sorted((SOURCE / "player" / "css").glob("*.css")),
    *(SOURCE / name for name in ("player/template.html", "pages/paper.css", "pages/atlas_page.py", "lecture/page.py", "service/embed.py")),
]
HEX = re.compile(r"#[0-9A-Fa-f]{6}\b")
TABLES = {
    "a": {"b": 1, "c": {"d": 2}},
    "map": {"bystander": "#EEEEEE"},
    "looks": {"first": {}, "second": {"a": {"c": {"d": 3, "e": 4}}, "map": {"bystander": "#FFFFFF"}}},
}


def test_a_look_says_only_what_differs():
    assert style_in(TABLES, "second") == {"a": {"b": 1, "c": {"d": 3, "e": 4}}, "map": {"bystander": "#FFFFFF"}}
    assert style_in(TABLES) == style_in(TABLES, "first") == {key: TABLES[key] for key in ("a", "map")}
    assert TABLES["a"] == {"b": 1, "c": {"d": 2}}


def test_a_look_that_the_table_does_not_have_is_refused():
    with pytest.raises(GeohistError, match="no such look"):
        style_in(TABLES, "third")
    with pytest.raises(GeohistError, match="one look"):
        style_in({"page": {}}, "plain")


def test_a_polity_in_a_neutral_colour_follows_the_look_and_one_in_its_own_does_not():
    quiet = {"id": "quiet", "fill": "#EEEEEE", "ribbon": None, "label": "#111111"}
    actor = {"id": "actor", "fill": "#AA0000", "ribbon": "#880000", "label": "#FFFFFF"}
    assert [one["fill"] for one in polities_in([quiet, actor], TABLES, "second")] == ["#FFFFFF", "#AA0000"]
    own = {**TABLES, "looks": {"first": {}, "third": {"polities": {"actor": {"fill": "#00AA00"}}}}}
    assert polities_in([actor], own, "third") == [{**actor, "fill": "#00AA00"}]


def test_the_parts_of_a_payload_are_dressed_whole():
    parts = {"style": TABLES, "polities": [{"id": "quiet", "fill": "#EEEEEE", "ribbon": None, "label": None}], "span": [1, 2]}
    worn = dressed(parts, "second")
    assert (worn["span"], worn["style"]["a"]["c"]["e"], worn["polities"][0]["fill"]) == ([1, 2], 4, "#FFFFFF")
    assert parts["style"] is TABLES


def test_the_atlas_has_a_period_look_and_a_plain_one():
    assert LOOKS == ("period", "plain")
    assert style_in(geohist.open(ROOT / "geodata").style, "period")["page"] == STYLE["page"]


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("sight", SIGHTS)
def test_touching_polities_can_be_told_apart_in_each_look(polities, touching, look, sight):  # noqa: F811
    worn = {one["id"]: one for one in polities_in(list(polities.values()), STYLE, look)}
    alike = {}
    for one, other in touching:
        left, right = worn[one], worn[other]
        if not (left["actor"] or right["actor"]) or (left["fill"] == right["fill"] and _one_family(polities, one, other)):
            continue
        apart = _difference(left["fill"], right["fill"], sight)
        if apart < 20:
            alike[one, other] = round(apart, 1)
    assert alike == {}


@pytest.mark.parametrize("look", LOOKS)
def test_words_can_be_read_on_what_they_stand_on_in_each_look(polities, look):  # noqa: F811
    table = style_in(STYLE, look)
    page, land = table["page"], table["map"]
    papers = [page["paper"], page["paper_2"]]
    pairs = [(page[ink], paper) for ink in ("ink", "ink_2", "ink_3", "oxblood", "link") for paper in papers]
    pairs += [(sign["color"], page["paper"]) for sign in table["signs"].values() if isinstance(sign, dict) and "color" in sign]
    pairs += [
        (page["paper"], page["oxblood"]),
        (page["ink"], page["mark"]),
        (land["water_name"], land["sea"]),
        (land["neutral_label"], land["bystander"]),
    ]
    pairs += [(one["label"], one["fill"]) for one in polities_in(list(polities.values()), STYLE, look)]
    assert {pair: round(_contrast(*pair), 2) for pair in pairs if _contrast(*pair) < 4.5} == {}


def test_the_style_sheet_before_the_atlas_has_the_colours_of_the_table():
    sheet = (SOURCE / "player" / "css" / "tokens.css").read_text("utf-8")
    tokens = dict(re.findall(r"--([a-z0-9-]+): (#[0-9A-F]{6});", sheet))
    page = {name.replace("_", "-"): colour for name, colour in STYLE["page"].items()}
    signs = {name: sign["color"] for name, sign in STYLE["signs"].items() if isinstance(sign, dict) and "color" in sign}
    assert tokens == page | signs | {"sea": STYLE["map"]["sea"]}


@pytest.mark.parametrize("file", PAGES, ids=lambda file: file.name)
def test_no_page_has_a_colour_of_its_own(file):
    table = set(HEX.findall(json.dumps(STYLE)))
    assert {colour.upper() for colour in HEX.findall(file.read_text("utf-8"))} <= {colour.upper() for colour in table}


def test_the_player_draws_in_no_colour_of_its_own():
    own = {}
    for file in (SOURCE / "player").rglob("*.js"):
        found = set(HEX.findall(file.read_text("utf-8"))) - {"#FFFFFF"}  # white labels are told from dark ones by that
        if found:
            own[file.name] = found
    assert own == {}
