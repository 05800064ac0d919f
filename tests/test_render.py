"""Stills: what a day looks like as a picture, and what the picture says of itself."""

import io
import re
import subprocess
import time
import xml.etree.ElementTree as ET
from itertools import combinations

import pytest
from PIL import Image

import geohist
from geohist.errors import GeohistError
from geohist.render import picture, snapshot, still_of
from geohist.render.canvas import Canvas, View, view_of
from geohist.render.drawing import Words
from geohist.render.options import options_of, pixels_of
from geohist.render.raster import to_pixels
from geohist.scene.placement import overlap

SVG = "{http://www.w3.org/2000/svg}"
VIEWS = [("1921-03-16", None), ("1918-03-03", "44,41,5.6"), ("1920-12-02", "kars"), ("1923-07-24", "fit"), ("1939-10-17", None)]


@pytest.fixture(scope="module")
def atlas(geodata):
    return geohist.open(geodata)


@pytest.fixture(scope="module")
def moscow(atlas):
    return still_of(atlas, "1921-03-16")


@pytest.mark.parametrize(("date", "view"), VIEWS)
def test_no_label_covers_another_a_sign_or_the_inset(atlas, date, view):
    still = still_of(atlas, date, view=view)
    assert len(still.labels) > 8
    assert [pair for pair in combinations(still.labels.items(), 2) if overlap(pair[0][1], pair[1][1])] == []
    assert [key for key, box in still.labels.items() if any(overlap(box, other) for other in still.obstacles)] == []


def test_the_place_of_the_day_is_named(moscow):
    assert "place-moscow" in moscow.labels


def test_every_word_stands_on_the_sheet_and_none_is_smaller_than_a_lecture_room_can_read(moscow):
    words = [item for item in moscow.drawing.items if isinstance(item, Words)]
    assert all(0 <= item.x <= 1920 and 0 <= item.y <= 1080 for item in words)
    assert min(item.type.size for item in words) >= 13.5


def test_labels_on_paper_and_on_their_halo_have_contrast(moscow):
    def luminance(colour):
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    for item in moscow.drawing.items:
        if isinstance(item, Words) and item.halo and item.layer in {"places", "polities"}:
            light, dark = sorted((luminance(item.colour), luminance(item.halo)), reverse=True)
            assert (light + 0.05) / (dark + 0.05) >= 4, item.text


@pytest.mark.parametrize("size", ["1920x1080", "4:3@900", "a4@900", "a4-tall@1200", "square@900"])
@pytest.mark.parametrize("lang", ["en", "tr"])
def test_every_shape_has_date_title_and_legend_in_each_language(atlas, size, lang):
    still = still_of(atlas, "1921-03-16", size=pixels_of(size), lang=lang)
    words = " ".join(item.text for item in still.drawing.items if isinstance(item, Words))
    assert {"en": "16 March 1921", "tr": "16 Mart 1921"}[lang] in words
    assert {"en": "LEGEND", "tr": "AÇIKLAMA"}[lang] in words
    assert still.caption.quotes[0].exact.split()[0] in words


def test_a_picture_without_words_is_all_map(atlas):
    still = still_of(atlas, "1921-03-16", options=options_of("title,date,legend,caption,citation,scale,names,inset"))
    assert [item.text for item in still.drawing.items if isinstance(item, Words) and item.layer != "graticule"] == []
    assert not still.labels


def test_a_png_carries_title_description_address_and_data_version(atlas, moscow):
    image = Image.open(io.BytesIO(picture(moscow, "png")))
    assert image.size == (1920, 1080)
    assert image.text["Title"] == "16 March 1921: Treaty of Moscow"
    assert "Ankara Government" in image.text["Description"]
    assert image.text["Source"].startswith("#date=1921-03-16&view=")
    assert atlas.version in image.text["Comment"]


def test_an_svg_has_real_paths_selectable_text_and_its_own_faces(atlas, moscow):
    root = ET.fromstring(picture(moscow, "svg"))  # noqa: S314 - our own file
    assert len(root.findall(f".//{SVG}path")) > 80
    assert root.findall(f".//{SVG}image") == []
    texts = [text.text for text in root.iter(f"{SVG}text")]
    assert {"Moscow", "UKRAINIAN SSR", "Treaty of Moscow"} <= set(texts)
    style = root.find(f"{SVG}style").text
    assert 'font-family:"Geohist Sans"' in style
    assert "http" not in re.sub(r"data:font/woff2;base64,[^)]*", "", style)
    assert root.find(f"{SVG}title").text == "16 March 1921: Treaty of Moscow"
    assert "Land is held by" in root.find(f"{SVG}desc").text
    assert atlas.version in "".join(root.find(f"{SVG}metadata").itertext())


def test_a_pdf_has_selectable_text_embedded_faces_and_metadata(atlas, tmp_path):
    path = snapshot(atlas, "1921-03-16", tmp_path / "x.pdf")
    body = path.read_bytes()
    assert body.startswith(b"%PDF-")
    assert atlas.version.encode() in body
    assert b"/Metadata" in body
    assert b"/Subtype /Image" not in body
    assert b"GeohistSans" in body
    try:
        text = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout
    except FileNotFoundError:
        pytest.skip("no pdftotext here")
    assert "Treaty of Moscow" in text
    assert "imzalanmıştır" in text
    assert "UKRAINIAN SSR" in text


def test_the_fill_of_a_polity_is_that_of_the_style_table(atlas, moscow):
    left, top, right, bottom = moscow.labels["polity-ukrainian-ssr-0"]
    x, y = int((left + right) / 2), int(bottom + 12)
    assert tuple(to_pixels(moscow.drawing)[y, x]) == tuple(int(atlas.polities["ukrainian-ssr"].fill[i : i + 2], 16) for i in (1, 3, 5))
    assert top < bottom


def test_a_view_may_be_a_box_of_degrees_and_shows_it_whole():
    view = view_of("40,38,50,43", (1468, 1008))
    canvas = Canvas((0, 0, 1468, 1008), 1.0, view)
    assert all(canvas.on_map(point) for point in canvas.project([(40, 38), (50, 43), (40, 43), (50, 38)]))
    assert view.zoom > view_of("30,30,60,50", (1468, 1008)).zoom


def test_degrees_and_pixels_are_each_others_inverse():
    canvas = Canvas((100, 50, 900, 650), 1.3, View(43, 41, 5.5))
    points = [(40.1, 39.2), (47.5, 43.3)]
    assert abs(canvas.degrees(canvas.project(points)) - points).max() < 1e-6


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"date": "1908-07-24"}, "outside the span of the atlas"),
        ({"date": "yesterday"}, "yesterday"),
        ({"date": "1921-03-16", "view": "44,41"}, "not a view"),
        ({"date": "1921-03-16", "view": "50,41,44,43"}, "empty view"),
        ({"date": "1921-03-16", "view": "44,95,5"}, "off the map"),
        ({"date": "1921-03-16", "view": "atlantis"}, "not a view"),
        ({"date": "1921-03-16", "lang": "de"}, "no such language"),
        ({"date": "1921-03-16", "size": (99999, 10)}, "cannot be drawn"),
    ],
)
def test_what_cannot_be_drawn_is_refused_in_a_sentence_and_leaves_nothing(atlas, tmp_path, wrong, says):
    with pytest.raises(GeohistError, match=says):
        snapshot(atlas, wrong.pop("date"), tmp_path / "x.png", **wrong)
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_ending_and_an_unwritable_place_are_refused(atlas, tmp_path):
    with pytest.raises(GeohistError, match="no such kind of picture"):
        snapshot(atlas, "1921-03-16", tmp_path / "x.docx")
    with pytest.raises(GeohistError, match="nothing can be written there"):
        snapshot(atlas, "1921-03-16", tmp_path / "no" / "x.svg")


@pytest.mark.parametrize("size", ["0x0", "10x10", "9000x9000", "1920", "x", "square@", "4:3@100000", "²x³"])
def test_an_absurd_size_is_refused(size):
    if size == "square@":
        assert pixels_of(size) == (1080, 1080)
        return
    with pytest.raises(GeohistError):
        pixels_of(size)


def test_a_drawing_of_the_same_day_is_the_same_file(atlas):
    assert picture(still_of(atlas, "1921-10-13"), "svg") == picture(still_of(atlas, "1921-10-13"), "svg")


def test_an_atlas_of_another_region_draws_in_the_same_style(atlas, tiny, tmp_path):
    import shutil

    from geohist.when import day_iso

    other = shutil.copytree(tiny, tmp_path / "nile")
    with pytest.raises(GeohistError, match="does not say how it looks"):
        still_of(geohist.open(other), day_iso(max(geohist.open(other).span[0], 1)))
    shutil.copy(atlas.root / "style.toml", other / "style.toml")
    opened = geohist.open(other)
    still = still_of(opened, day_iso(max(opened.span[0], 1)))
    assert picture(still, "png").startswith(b"\x89PNG")
    assert "lcc" not in still.drawing.description


def test_a_warm_still_is_drawn_within_a_few_seconds(atlas):
    still_of(atlas, "1921-03-16")
    before = time.monotonic()
    picture(still_of(atlas, "1921-03-16"), "png")
    assert time.monotonic() - before < 8
