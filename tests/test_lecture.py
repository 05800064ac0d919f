"""What a lecturer takes along: tours, slides, films, the one-file page, the kit."""

import gzip
import shutil
import subprocess
import zipfile

import numpy as np
import pytest
from PIL import Image

import geohist
from geohist.check.material import Material
from geohist.check.tours import broken_tours
from geohist.errors import GeohistError
from geohist.lecture.cutting import cut_to
from geohist.lecture.film import Shot, Standing, _standing, film, frames, shots_of_span, shots_of_tour
from geohist.lecture.kit import kit
from geohist.lecture.page import bare, modules, page, sheets
from geohist.lecture.palette import in_few_colours
from geohist.lecture.slides import _title_points, slides
from geohist.lecture.tour import Scene, Tour, tour, tour_ids
from geohist.model.text import Text
from geohist.render import ground_of
from geohist.render.canvas import Sheet
from geohist.service.routes import PLAYER
from geohist.when import parse_day
from tests.browser import CHROMIUM, chromium


@pytest.fixture(scope="module")
def atlas(geodata):
    return geohist.open(geodata)


@pytest.fixture(scope="module")
def short():
    """Two scenes around Kars."""
    scenes = []
    for date in ("1920-10-30", "1920-12-02"):
        day = parse_day(date)
        scenes.append(Scene(day, day + 1, "43.4,40.5,6", None, Text({"tr": "Kars’ta.", "en": "At Kars."}), ()))
    return Tour("short", Text({"tr": "Kısa", "en": "Short"}), None, tuple(scenes))


@pytest.fixture(scope="module")
def deck(atlas, short, tmp_path_factory):
    return slides(atlas, short, tmp_path_factory.mktemp("slides") / "short.pptx", address="https://example.org/")


def test_every_tour_of_the_atlas_opens_and_keeps_the_rules(atlas, geodata):
    assert {"kars", "moscow"} <= set(tour_ids(atlas))
    assert all(len(tour(atlas, key).scenes) >= 3 for key in tour_ids(atlas))
    assert list(broken_tours(Material(geodata))) == []


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('day = "1920-10-30"', 'day = "1899-10-30"', "outside-span"),
        ('"tekinsoy-2025#kars-taken"', '"tekinsoy-2025#kars-takken"', "dangling-excerpt"),
        ('id = "kars"', 'id = "karz"', "misnamed-tour"),
        ('view = "kars"', 'vieww = "kars"', "unknown-key"),
        ('day = "1920-10-30"', 'day = "1920-10-30"\nspan = "1920-10-01/1920-10-30"', "wrong-value"),
    ],
)
def test_a_broken_tour_is_found(geodata, tmp_path, old, new, code):
    (tmp_path / "tours").mkdir()
    shutil.copytree(geodata / "sources", tmp_path / "sources")
    shutil.copy(geodata / "atlas.toml", tmp_path)
    text = (geodata / "tours" / "kars.toml").read_text("utf-8")
    assert old in text
    (tmp_path / "tours" / "kars.toml").write_text(text.replace(old, new, 1), "utf-8")
    assert code in [finding.code for finding in broken_tours(Material(tmp_path))]


def test_an_unknown_tour_is_refused_with_the_nearest(atlas):
    with pytest.raises(GeohistError, match="did you mean 'moscow'"):
        tour(atlas, "moscou")


def test_a_slide_has_native_shapes_title_excerpt_notes_and_no_bitmap(deck, atlas):
    import pptx

    read = pptx.Presentation(str(deck))
    assert len(read.slides) == 2
    slide = read.slides[1]
    assert slide.shapes.title.text == "Treaty of Gümrü (Alexandropol)"
    group = next(shape for shape in slide.shapes if shape.name.startswith("Map:"))
    names = {shape.name for shape in group.shapes}
    assert {"Ankara Government", "Georgia", "Erivan"} <= names
    assert "Land is held by" in group._element.nvGrpSpPr.cNvPr.get("descr")
    words = " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
    assert "2 December 1920" in words
    assert "At Kars." in words
    notes = slide.notes_slide.notes_text_frame.text
    assert "https://example.org/#date=1920-12-02&view=43.4,40.5,6&lang=en" in notes
    assert atlas.version in notes
    assert "“" in notes
    assert [name for name in zipfile.ZipFile(deck).namelist() if name.startswith("ppt/media")] == []


def test_a_slide_has_a_code_only_where_it_leads_somewhere(atlas, short, deck, tmp_path):
    import pptx

    without = slides(atlas, short, tmp_path / "x.pptx")
    coded = [any(shape.name == "QR code" for shape in pptx.Presentation(str(file)).slides[0].shapes) for file in (deck, without)]
    assert coded == [True, False]


def test_a_turned_name_is_turned_on_the_slide_too(deck):
    import pptx

    group = next(shape for shape in pptx.Presentation(str(deck)).slides[0].shapes if shape.name.startswith("Map:"))
    (west,) = (shape for shape in group.shapes if shape.name == "ANKARA GOVERNMENT")
    assert west.text_frame.text == "ANKARA GOVERNMENT"
    assert 0 < west.rotation < 10, "west of the middle a parallel falls towards it"


def test_a_long_title_is_set_smaller():
    sizes = [
        _title_points(words)
        for words in ("Kars", "An agreement without a mandate", "One of those very long titles that no column can hold in two lines")
    ]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] > sizes[-1]


def test_the_shapes_of_a_map_keep_to_its_frame(deck):
    import pptx

    read = pptx.Presentation(str(deck))
    group = next(shape for shape in read.slides[0].shapes if shape.name.startswith("Map:"))
    for shape in group.shapes:
        if not shape.has_text_frame or not shape.text_frame.text:
            assert shape.left >= group.left - 40_000
            assert shape.left + shape.width <= group.left + group.width + 40_000


def test_a_template_gives_size_and_title(atlas, short, tmp_path):
    import pptx

    own = pptx.Presentation()  # 4:3, with python-pptx's own title
    own.slides.add_slide(own.slide_layouts[0])
    own.save(str(tmp_path / "own.pptx"))
    made = slides(atlas, short, tmp_path / "x.pptx", template=tmp_path / "own.pptx", lang="tr")
    read = pptx.Presentation(str(made))
    assert read.slide_width == own.slide_width
    assert len(read.slides) == 2
    (tmp_path / "none.pptx").write_text("not a deck")
    with pytest.raises(GeohistError, match="no PPTX"):
        slides(atlas, short, tmp_path / "y.pptx", template=tmp_path / "none.pptx")
    assert not (tmp_path / "y.pptx").exists()


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_libreoffice_draws_the_slides(deck, tmp_path):
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "png", "--outdir", tmp_path, deck]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    picture = np.asarray(Image.open(tmp_path / "short.png").convert("RGB"))
    amber = (np.abs(picture.astype(int) - (0xED, 0xBF, 0x5E)).sum(axis=2) < 12).mean()
    assert amber > 0.1, "the land of the Ankara Government is not on the slide"


def test_a_film_goes_from_beat_to_beat_or_at_a_speed(atlas):
    read = shots_of_span(atlas, "1920-11-01", "1920-12-10")
    steady = shots_of_span(atlas, "1920-11-01", "1920-12-10", days_a_second=10)
    assert [shot.day for shot in read] == [shot.day for shot in steady]
    assert read[0].day == parse_day("1920-11-01")
    assert sum(shot.ms for shot in steady) == pytest.approx(4000, rel=0.3)
    assert all(shot.ms >= 2000 for shot in read)


def test_a_tour_becomes_shots_that_run_through_its_spans(atlas):
    road = tour(atlas, "moscow")
    shots = shots_of_tour(atlas, road, "en")
    assert len(shots) > len(road.scenes)
    assert [shot.day for shot in shots if shot.text] == [scene.day for scene in road.scenes]


def test_at_a_speed_the_date_runs_on_between_two_changes(atlas):
    shots = shots_of_span(atlas, "1920-11-10", "1920-11-30", days_a_second=5)
    assert sum(shot.runs for shot in shots) == 21
    days = [shot.day_at(ms) for shot in shots for ms in np.arange(0, shot.ms - 1, 200)]
    assert days == sorted(set(days)), "a day after a day, none twice"
    assert [shot.day for shot in shots] == [shot.day_at(0) for shot in shots]
    long = max(shots, key=lambda shot: shot.runs)
    state = _standing(atlas, long, "en", (640, 480), "")
    first, last = state.at(0), state.at(long.ms - 1)
    assert (first == state.picture).all(), "the date that is laid on it lies where the still has it"
    changed = np.argwhere((first != last).any(axis=2))
    assert len(changed) > 20
    assert changed[:, 0].max() < 60
    assert changed[:, 1].max() < Sheet(640, 480).text_box[2]


def test_frames_of_a_running_date_keep_its_pace():
    flat = np.zeros((4, 4, 3), np.uint8)
    state = Standing(1000, flat, lambda ms: np.full((1, 1, 3), int(ms / 10), np.uint8))
    found = list(frames(iter([Standing(200, flat), state]), 25))
    assert len(found) == 5 + 25
    assert [int(frame[0, 0, 0]) for frame in found[-13:]] == [4 * step for step in range(12, 25)], "after the fade"


def test_few_colours_keep_the_fills_and_a_small_red_sign():
    rng = np.random.default_rng(1)
    picture = np.zeros((60, 60, 3), np.uint8) + np.array([237, 191, 94], np.uint8)
    picture[30:] = (198, 173, 171)
    picture[28:32] = rng.integers(150, 200, (4, 60, 3))
    picture[2:4, 2:4] = (142, 27, 47)
    found = np.asarray(in_few_colours(picture, 16).convert("RGB"))
    assert tuple(found[15, 15]) == (237, 191, 94)
    assert tuple(found[50, 50]) == (198, 173, 171)
    assert tuple(found[2, 2]) == (142, 27, 47)
    assert len(np.unique(found.reshape(-1, 3), axis=0)) <= 16


def test_frames_fade_and_then_stand():
    black, white = np.zeros((4, 4, 3), np.uint8), np.full((4, 4, 3), 255, np.uint8)
    found = [int(frame[0, 0, 0]) for frame in frames(iter([Standing(400, black), Standing(1200, white)]), 25)]
    assert len(found) == 10 + 14 + 30
    assert found[:10] == [0] * 10
    assert found[-30:] == [255] * 30
    assert found == sorted(found)


@pytest.mark.parametrize("ending", ["mp4", "webm"])
def test_a_film_has_its_frames_size_and_length(atlas, tmp_path, ending):
    import imageio_ffmpeg

    days = [parse_day("1920-10-30"), parse_day("1920-12-02")]
    out = film(atlas, [Shot(day, "43.4,40.5,6", 600) for day in days], tmp_path / f"x.{ending}", size=(640, 480), fps=10)
    reader = imageio_ffmpeg.read_frames(str(out))
    meta = next(reader)
    pictures = [np.frombuffer(frame, np.uint8) for frame in reader]
    assert meta["size"] == (640, 480)
    assert len(pictures) == 6 + 2 + 6
    assert atlas.version.encode() in out.read_bytes()
    assert np.abs(pictures[0].astype(int) - pictures[-1]).mean() > 1
    assert list(tmp_path.iterdir()) == [out]


def test_a_gif_moves(atlas, tmp_path):
    days = [parse_day("1920-10-30"), parse_day("1920-12-02")]
    out = film(atlas, [Shot(day, "43.4,40.5,6", 500) for day in days], tmp_path / "x.gif", size=(640, 480))
    image = Image.open(out)
    assert image.n_frames == 4
    assert image.info["duration"] == 500
    assert atlas.version.encode() in image.info["comment"]


def test_a_cancelled_film_leaves_nothing_behind(atlas, tmp_path):
    def cancel(done, _whole):
        if done:
            raise KeyboardInterrupt

    shots = [Shot(parse_day(date), "43.4,40.5,6", 300) for date in ("1920-10-30", "1920-12-02")]
    for name in ("x.mp4", "x.gif"):
        with pytest.raises(KeyboardInterrupt):
            film(atlas, shots, tmp_path / name, size=(640, 480), progress=cancel)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "options", "says"),
    [("x.avi", {}, "no such kind of film"), ("x.mp4", {"fps": 500}, "no such rate"), ("no/x.gif", {}, "written there")],
)
def test_a_film_that_cannot_be_is_refused(atlas, tmp_path, name, options, says):
    with pytest.raises(GeohistError, match=says):
        film(atlas, [Shot(parse_day("1920-10-30"), "kars", 300)], tmp_path / name, size=(640, 480), **options)
    assert list(tmp_path.iterdir()) == []


def test_relative_imports_become_bare_names():
    assert bare("map/index.js", "import {a} from '../store.js';") == "import {a} from 'geohist/store.js';"
    assert bare("main.js", "const m = await import('./load.js')") == "const m = await import('geohist/load.js')"
    assert not [name for name, source in modules().items() if "from '." in bare(name, source)]
    with pytest.raises(GeohistError, match="not there"):
        bare("main.js", "import './nowhere.js'")


def test_the_page_carries_every_style_sheet_of_the_player():
    assert {f"{name}.css" for name in sheets()} == {file.name for file in (PLAYER / "css").glob("*.css")}


def test_the_page_keeps_to_its_weight(atlas, tmp_path):
    body = page(atlas, tmp_path / "x.html").read_bytes()
    assert len(body) <= 3_000_000
    assert len(gzip.compress(body)) <= 2_200_000
    short = page(atlas, tmp_path / "y.html", span=tour(atlas, "kars").span).read_bytes()
    assert len(short) < len(body)


def test_a_payload_cut_to_a_span_knows_nothing_of_other_days(atlas):
    parts = ground_of(atlas).parts
    lo, hi = parse_day("1920-01-01"), parse_day("1921-01-01")
    small = cut_to(parts, lo, hi)
    assert small["span"] == [lo, hi]
    assert lo <= small["opening"]["day"] < hi
    assert all(lo <= beat["day"] < hi for beat in small["beats"])
    for beat in small["beats"]:
        assert all(lo <= small["transfers"][index]["day"] <= beat["day"] for index in beat["transfers"])
        assert set(beat["records"]) <= {record["id"] for record in small["records"]}
    claims = [claim for record in small["records"] for claim in record["claims"] if claim.get("excerpt")]
    assert all(claim["excerpt"] in small["excerpts"] for claim in claims)
    with pytest.raises(GeohistError, match="empty span"):
        cut_to(parts, hi, lo)


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="needs Debian's Chromium")
def test_the_page_plays_from_a_file_with_the_network_cut_and_asks_for_nothing(atlas, tmp_path):
    span = parse_day("1920-01-01"), parse_day("1922-01-01")
    out = page(atlas, tmp_path / "x.html", span=span, day=parse_day("1920-12-02"), view="43,41,5")
    with chromium() as browser:
        context = browser.new_context(offline=True, viewport={"width": 1280, "height": 800})
        tab = context.new_page()
        asked, errors = [], []
        tab.on("request", lambda request: asked.append(request.url))
        tab.on("pageerror", lambda error: errors.append(str(error)))
        tab.goto(out.as_uri())
        tab.wait_for_selector('.geohist-player[data-ready="true"]', timeout=90_000)
        assert "date=1920-12-02" in tab.url
        assert "2 December 1920" in tab.locator(".geohist-player").inner_text()
        faces = tab.evaluate("[...document.fonts].filter((face) => face.status === 'loaded').length")
        tab.keyboard.press("ArrowRight")
        tab.wait_for_timeout(1500)
        assert "2 December 1920" not in tab.locator(".geohist-player").inner_text()
        context.close()
    assert [url for url in asked if not url.startswith("data:")] == [out.as_uri()]
    assert errors == []
    assert faces >= 5


def test_a_kit_is_whole_or_not_there(atlas, short, tmp_path):
    files = kit(atlas, short, tmp_path / "kit", with_film=False)
    names = {path.relative_to(tmp_path / "kit").as_posix() for path in files}
    assert {"README.md", "works.json", "short.pptx", "short.html", "stills/01-1920-10-30.png", "stills/02-1920-12-02.pdf"} <= names
    assert "OpenStreetMap" in (tmp_path / "kit" / "README.md").read_text("utf-8")
    with pytest.raises(GeohistError, match="already"):
        kit(atlas, short, tmp_path / "kit")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["kit"]
