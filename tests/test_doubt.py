"""Where it is doubtful who held the land, still and QGIS say so by dots, and the legend says what the dots are."""

import json
import os
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

import geohist
from geohist.export import write
from geohist.render import ground_of, picture, still_of
from geohist.render.drawing import Area, Lines, Pattern, Words, pattern_of, rectangle
from geohist.render.raster import to_pixels
from geohist.scene.look import looks_of, polities_in
from geohist.scene.moment import Moment
from geohist.when import parse_day
from tests.test_one_style import PYTHON

SVG = "{http://www.w3.org/2000/svg}"
DAY, CELL, HOLDER, VIEW = "1919-03-01", "akhaltsikhe", "south-west-caucasus", "43,41.6,7"
ROME = "12.5,41.9,7"


@pytest.fixture(scope="module")
def atlas(geodata):
    return geohist.open(geodata)


@pytest.fixture(scope="module")
def still(atlas):
    return still_of(atlas, DAY, view=VIEW)


def dots_of(still):
    return [item for item in still.drawing.items if isinstance(item, Lines) and item.layer == "doubt"]


def words_of(still):
    return [item.text for item in still.drawing.items if isinstance(item, Words)]


def test_the_day_that_is_looked_at_has_such_a_cell(atlas):
    moment = Moment(ground_of(atlas).parts, parse_day(DAY))
    held = moment.holders[[cell["id"] for cell in moment.parts["cells"]].index(CELL)]
    assert (held["polity"], held["certainty"]) == (HOLDER, "doubtful")


def test_the_svg_has_dots_in_the_colour_of_the_holders_lettering_and_the_legend_names_them(atlas, still):
    root = ET.fromstring(picture(still, "svg"))  # noqa: S314 - our own file
    group = next(group for group in root.iter(f"{SVG}g") if group.get("class") == "doubt")
    strokes = {path.get("stroke") for path in group.iter(f"{SVG}path")}
    assert atlas.polities[HOLDER].label in strokes
    opacity = atlas.style["areas"]["doubtful"]["opacity"]
    assert {path.get("stroke-opacity") for path in group.iter(f"{SVG}path")} == {f"{opacity:g}"}
    assert "dotted: holder doubtful" in words_of(still)


@pytest.mark.parametrize(("lang", "says"), [("tr", "noktalı: kimin elinde, şüpheli"), ("ru", "точки: чьё — под вопросом")])
def test_the_legend_says_it_in_each_language(atlas, lang, says):
    assert says in words_of(still_of(atlas, DAY, view=VIEW, lang=lang))


def test_where_nothing_is_doubtful_there_are_no_dots_and_no_line_of_the_legend(atlas):
    still = still_of(atlas, DAY, view=ROME)
    assert dots_of(still) == []
    assert "dotted: holder doubtful" not in words_of(still)


def test_every_dot_shows_in_the_pixels(still):
    """Few dots in one path are drawn too: a drawing that is moved to whole pixels must not lose them."""
    found = to_pixels(still.drawing).astype(int)
    for item in dots_of(still):
        spots = np.array([line.mean(axis=0) for line in item.lines])
        around = [found[int(y) - 1 : int(y) + 2, int(x) - 1 : int(x) + 2].reshape(-1, 3) for x, y in spots if 4 < x < 1916 and 4 < y < 1076]
        apart = [np.ptp(piece, axis=0).max() for piece in around if len(piece)]
        assert np.mean(np.array(apart) > 10) > 0.9, item


def test_rows_of_dots_stand_off_against_each_other_and_keep_within_the_land():
    dots = pattern_of(Area(rectangle(10, 10, 50, 50), pattern=Pattern("#000000", 8, radius=1, staggered=True)))
    spots = {tuple(np.round(line[0], 6)) for line in dots.lines}
    assert spots == {(x, y) for start in (16, 12) for x in range(start, 50, 8) for y in range(start, 50, 8)}


def test_dots_can_be_seen_on_the_land_of_every_holder_that_is_doubtful_in_each_look(atlas):
    """Their colour is that of lettering, which has 4.5 : 1 on the land; none may be without one but the neutral."""
    doubted = {tenure.polity for tenure in atlas.tenures if tenure.certainty == "doubtful"}
    for look in looks_of(atlas.style):
        worn = {one["id"]: one for one in polities_in(ground_of(atlas).parts["polities"], atlas.style, look)}
        assert {key for key in doubted if worn[key]["fill"] and not worn[key]["label"]} == set()
    assert len(doubted) > 20


@pytest.fixture(scope="module")
def drawn_by_qgis(atlas, tmp_path_factory):
    """The land round the middle of the cell as QGIS draws it, the day before its holder is doubtful and the first on which he is."""
    if not Path(PYTHON).exists() or subprocess.run([PYTHON, "-c", "import qgis.core"], capture_output=True, check=False).returncode:
        pytest.skip("QGIS's Python module is not there; on Debian 12: apt install python3-qgis")
    folder = tmp_path_factory.mktemp("doubt")
    write(atlas, "qgis", folder, layers=["territories", "cells"])
    place = next(cell["xy"] for cell in ground_of(atlas).parts["cells"] if cell["id"] == CELL)
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_RUNTIME_DIR": str(folder)}
    environment.pop("PYTHONPATH", None)
    seen = {}
    for day in ("1914-02-01", DAY):
        layers = ["geohist_doubts", "geohist_territories"]
        asked = {"project": str(folder / "geohist.qgz"), "places": {day: place}, "day": day, "layers": layers, "folder": str(folder)}
        (folder / "asked.json").write_text(json.dumps(asked))
        ask = Path(__file__).parent / "qgis" / "pixels.py"
        subprocess.run([PYTHON, ask, folder / "asked.json"], capture_output=True, env=environment, check=True, timeout=200)
        seen[day] = np.asarray(Image.open(folder / f"{day}.png").convert("RGB"))[108:133, 108:133].reshape(-1, 3)
    return seen


def test_qgis_draws_the_dots_on_the_days_of_the_doubt_only(atlas, drawn_by_qgis):
    colour = atlas.polities[HOLDER].fill
    fill = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)])
    apart = np.abs(drawn_by_qgis[DAY].astype(int) - fill).max(axis=1)
    assert apart.min() <= 2, "between the dots the land has its holder's fill"
    assert apart.max() > 40, "the dots stand out"
    assert len(np.unique(drawn_by_qgis["1914-02-01"], axis=0)) == 1
