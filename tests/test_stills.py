"""A still as a reader of printed atlases looks at it: its edge, its inset, its claims, its curved names, three languages, two looks."""

import os
import shutil
import subprocess
import xml.etree.ElementTree as ET
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest

import geohist
from geohist.errors import GeohistError
from geohist.render import ground_of, picture, still_of
from geohist.render.canvas import Sheet
from geohist.render.drawing import Words
from geohist.render.edge import extent_of
from geohist.render.options import Options, options_of, pixels_of
from geohist.render.raster import to_pixels
from geohist.render.typeface import width_of
from geohist.render.zones import PATTERNED
from geohist.scene.placement import overlap

DATES = (
    "1914-01-01", "1915-04-10", "1916-05-16", "1918-03-03", "1919-05-15", "1920-04-23",
    "1920-08-10", "1921-03-16", "1922-09-09", "1924-08-06", "1936-07-20", "1945-12-31",
)  # fmt: skip
SHAPES = ("16:9@1080", "4:3@1080", "square@1080")
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def atlas(geodata):
    return geohist.open(geodata)


def rgb(colour):
    return np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)])


@pytest.mark.parametrize("number", range(len(DATES)), ids=DATES)
def test_on_twelve_days_in_three_shapes_no_label_covers_another_or_a_sign_and_no_word_leaves_its_part(atlas, number):
    date, lang = DATES[number], ("en", "tr", "ru")[number % 3]
    for shape in SHAPES:
        width, height = pixels_of(shape)
        still = still_of(atlas, date, size=(width, height), lang=lang)
        assert [pair for pair in combinations(still.labels.items(), 2) if overlap(pair[0][1], pair[1][1])] == []
        assert [key for key, box in still.labels.items() if any(overlap(box, other) for other in still.obstacles)] == []
        right = Sheet(width, height).text_box[2]
        beside = [item for item in still.drawing.items if isinstance(item, Words) and item.layer in {"text", "legend"}]
        assert [item.text for item in beside if item.x + width_of(item.text, item.type) > right - 1] == []


def test_beyond_the_atlas_there_is_paper_and_no_sea(atlas):
    still = still_of(atlas, "1944-06-01", view="70,40,4", options=options_of("inset,scale"))
    pixels = to_pixels(still.drawing).astype(int)
    paper, sea = rgb(atlas.style["page"]["paper_2"]), rgb(atlas.style["map"]["sea"])
    beyond = pixels[100:900, 1500:1900]
    assert (np.abs(beyond - paper).max(axis=2) <= 1).all()
    assert (np.abs(pixels[100:900, 460:900] - sea).max(axis=2) <= 1).any(), "within it the Caspian is as blue as ever"


def test_no_coast_is_drawn_where_the_land_was_only_cut(atlas):
    ground = ground_of(atlas)
    assert ground.extent.east == 75.0
    pieces = [piece for pieces in ground.cut_coasts.values() for piece in pieces]
    assert pieces
    assert all(((piece[:-1, 0] < 74.99) | (piece[1:, 0] < 74.99)).all() for piece in pieces)


def test_land_that_ends_by_itself_has_no_edge():
    island = np.array([(0.0, 0.0), (1.0, 2.0), (3.0, 1.0), (0.0, 0.0)])
    assert extent_of([island]).sides == ()
    cut = np.array([(0.0, 0.0), (1.0, 2.0), (3.0, 2.0), (3.0, 1.0), (0.0, 0.0)])
    assert extent_of([cut]).sides == ((0, 3.0), (1, 2.0))


def test_a_view_inside_the_atlas_has_no_neat_line(atlas):
    near, far = (still_of(atlas, "1921-03-16", view=view, options=options_of("inset")) for view in ("kars", "70,40,4"))
    assert [item.name for item in near.drawing.items if item.layer == "edge"] == []
    assert {item.name for item in far.drawing.items if item.layer == "edge"} == {"beyond the atlas", "neat line", "neat line, inner"}


def test_an_inset_shows_the_place_of_the_story(atlas):
    for date, place in (("1921-10-13", "kars"), ("1920-12-02", "gyumri")):
        inset = still_of(atlas, date).inset
        assert not inset.locator
        assert inset.canvas.on_map(inset.canvas.point([atlas.places[place].lon, atlas.places[place].lat]))


def test_on_a_day_without_a_story_a_far_view_has_no_inset(atlas):
    assert still_of(atlas, "1944-06-01").inset is None


def test_a_near_view_has_a_locator_with_its_own_frame_on_it(atlas):
    inset = still_of(atlas, "1920-12-02", view="kars").inset
    assert inset.locator
    left, top, right, bottom = inset.canvas.box
    assert left < inset.frame[0] < inset.frame[2] < right
    assert top < inset.frame[1] < inset.frame[3] < bottom


def test_a_claim_is_drawn_only_where_its_name_found_room_and_all_of_them_when_they_are_asked_for(atlas):
    still = still_of(atlas, "1920-08-01", options=options_of("inset"))
    records = {record["title"]["en"]: record for record in ground_of(atlas).parts["records"] if record["layer"] == "zones"}
    drawn = {item.name for item in still.drawing.items if item.layer == "zones" and item.name in records}
    named = {key.removeprefix("zone-").removesuffix("-leader") for key in still.labels if key.startswith("zone-")}
    assert named
    assert {records[name]["id"] for name in drawn if records[name]["sign"] not in PATTERNED} <= named
    filled = still_of(atlas, "1920-08-01", options=Options(inset="none", zones="filled"))
    assert len({item.name for item in filled.drawing.items if item.layer == "zones" and item.name in records}) > len(drawn)


def test_large_names_follow_the_parallels_and_are_one_text_in_svg(atlas):
    still = still_of(atlas, "1921-03-16")
    (name,) = (item for item in still.drawing.items if isinstance(item, Words) and item.text == "UKRAINIAN SSR")
    assert name.pole is not None
    root = ET.fromstring(picture(still, "svg"))  # noqa: S314 - our own file
    (text,) = (text for text in root.iter(f"{SVG}text") if text.text == "UKRAINIAN SSR")
    turns = [float(turn) for turn in text.get("rotate").split()]
    assert len(turns) == len(text.get("x").split()) == len("UKRAINIAN SSR")
    assert turns == sorted(turns, reverse=True), "further east, turned further to the left"
    west, east = (
        next(item for item in still.drawing.items if isinstance(item, Words) and item.text == words) for words in ("ITALY", "PERSIA")
    )
    assert west.x < name.x < east.x


def test_names_set_letter_by_letter_are_words_to_whoever_selects_them_in_a_pdf(atlas, tmp_path):
    if shutil.which("pdftotext") is None:
        pytest.skip("no pdftotext here")
    file = tmp_path / "x.pdf"
    file.write_bytes(picture(still_of(atlas, "1921-03-16", lang="ru"), "pdf"))
    text = subprocess.run(["pdftotext", file, "-"], capture_output=True, text=True, check=True).stdout
    assert "УКРАИНСКАЯ ССР" in text
    assert "16 марта 1921" in text
    fonts = subprocess.run(["pdffonts", file], capture_output=True, text=True, check=True).stdout.splitlines()[2:]
    assert fonts
    assert all(line.split()[-5:-2] == ["yes", "yes", "yes"] for line in fonts), "embedded, subset, with letters to select"


def test_a_look_changes_the_colours_and_an_unknown_one_is_refused(atlas):
    still = still_of(atlas, "1921-03-16", options=options_of("inset", look="plain"))
    assert still.drawing.ground == atlas.style["looks"]["plain"]["map"]["sea"]
    assert still.drawing.address.endswith("&look=plain")
    with pytest.raises(GeohistError, match="no such look"):
        still_of(atlas, "1921-03-16", options=options_of("", look="gaudy"))


def test_a_picture_names_the_works_it_rests_on(atlas):
    still = still_of(atlas, "1921-03-16")
    words = " ".join(item.text for item in still.drawing.items if isinstance(item, Words) and item.layer == "foot")
    assert still.caption.works
    assert all(work.rstrip(".") in words for work in still.caption.works)
    assert atlas.version in words


def resident():
    """The memory of this process that is in use, bytes."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="needs Linux")
def test_memory_stays_flat_from_still_to_still(atlas):
    days = [f"192{year}-0{month}-1{year}" for year in range(5) for month in (2, 5, 8)]
    for date in days[:5]:
        picture(still_of(atlas, date, size=(640, 480)), "png")
    start = resident()
    for date in days:
        picture(still_of(atlas, date, size=(640, 480)), "png")
    assert resident() - start < 40e6
