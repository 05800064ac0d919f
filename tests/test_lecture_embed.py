"""Embedding: the player in a frame, pictures by address, oEmbed."""

import io
import json
import re
import threading
import time

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.testclient import TestClient
from typer.testing import CliRunner

import geohist
from geohist.cli import app
from geohist.lecture.cutting import cut_to, detailed_about
from geohist.lecture.orders import slide
from geohist.render import ground_of
from geohist.render.canvas import View
from geohist.service import shelf as shelves
from geohist.service.embed import frame
from geohist.service.pictures import Asked
from geohist.service.routes import routes
from geohist.service.workshop import Order, workshop
from geohist.when import parse_day
from tests.browser import CHROMIUM, chromium, free_port


@pytest.fixture(scope="module")
def client(geodata):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(shelves.ATLAS_VARIABLE, str(geodata))
        yield TestClient(Starlette(routes=routes()))


@pytest.fixture
def short():
    return "kars"


def test_an_embedded_map_opens_where_its_address_says(client):
    answer = client.get("/geohist/embed?date=1921-03-16&view=44,40.6,5.6&lang=tr")
    assert answer.status_code == 200
    data = json.loads(re.search(r'id="geohist-data" type="application/json">(.*?)</script>', answer.text).group(1))
    assert data["hash"] == "date=1921-03-16&view=44,40.6,5.6&lang=tr"
    assert data["autoplay"] is False
    assert client.get(data["atlas"]).status_code == 200
    assert "application/json+oembed" in answer.text
    assert "x-frame-options" not in answer.headers


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("date=1850-01-01", "1914-01-01 to 1945-12-31"),
        ("date=soon", "not a day"),
        ("view=1,2", "not a view"),
        ("lang=de", "en or tr or ru"),
        ("tour=nowhere", "kars"),
        ("colour=red", "date, view, lang, at, tour, without, show, play"),
        ("play=yes", "0 or 1"),
    ],
)
def test_a_bad_parameter_is_a_400_that_says_what_is_allowed(client, query, says):
    answer = client.get(f"/geohist/embed?{query}")
    assert answer.status_code == 400
    assert says in answer.text


def test_what_an_address_says_cannot_break_out_of_the_page(client):
    answer = client.get("/geohist/embed", params={"at": "</script><script>alert(1)</script>"})
    assert "<script>alert(1)" not in answer.text


@pytest.mark.parametrize(
    ("ending", "kind", "start"), [("svg", "image/svg+xml", b"<?xml"), ("pdf", "application/pdf", b"%PDF"), ("png", "image/png", b"\x89PNG")]
)
def test_a_picture_comes_by_address_in_each_form_and_is_kept_by_its_tag(client, ending, kind, start):
    address = f"/geohist/snapshot.{ending}?date=1921-03-16&view=44,40.6,5.6&size=960x540&without=inset,legend"
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith(kind)
    assert answer.content.startswith(start)
    assert "max-age" in answer.headers["cache-control"]
    again = client.get(address, headers={"if-none-match": answer.headers["etag"]})
    assert again.status_code == 304
    assert again.content == b""
    other = client.get(address.replace("16&", "17&"))
    assert other.headers["etag"] != answer.headers["etag"]


@pytest.mark.parametrize(
    ("address", "status", "says"),
    [
        ("snapshot.gif?date=1921-03-16", 404, "png, svg, pdf"),
        ("snapshot.png", 400, "day"),
        ("snapshot.png?date=1921-03-16&size=7000x7000", 400, "3840"),
        ("snapshot.png?date=1921-03-16&size=-5x1", 400, "1920x1080"),
        ("snapshot.svg?date=1921-03-16&without=everything", 400, "legend"),
        ("snapshot.svg?date=1921-03-16&zones=loud", 400, "edge"),
        ("snapshot.svg?date=1921-03-16&look=loud", 400, "look"),
        ("made/moscow-kit-en.zip", 404, "/lecture"),
        ("snapshot.pdf?date=1921-03-16&colour=red", 400, "date, view, lang, look, size"),
        ("embedded", 404, "nothing at"),
    ],
)
def test_a_picture_that_cannot_be_is_refused_in_words(client, address, status, says):
    answer = client.get(f"/geohist/{address}")
    assert answer.status_code == status
    assert says in answer.text
    assert "<html" not in answer.text


def test_a_picture_shrinks_as_a_whole():
    assert Asked(size="4:3@2160").within(960).size == "960x720"
    assert Asked(size="640x480").within(960).size == "640x480"


def test_a_deck_is_made_beside_the_page_and_fetched_by_its_name(client, geodata, short):
    atlas = geohist.open(geodata)
    order = Order("deck", short, atlas.version)
    job = workshop().begin(order, lambda folder, report: _made(folder / order.name, report))
    assert workshop().begin(order, lambda folder, report: _made(folder / order.name, report)) is job
    assert job.over.wait(20)
    assert job.problem == ""
    answer = client.get(f"/geohist/made/{order.name}")
    assert answer.content == b"made"
    assert order.name in answer.headers["content-disposition"]


def test_what_is_stopped_or_fails_leaves_a_sentence_and_no_file(short):
    go = threading.Event()

    def slow(folder, report):
        go.wait(20)
        report(1, 2)
        return folder / "never"

    stopped = workshop().begin(Order("kit", short, "stopped"), slow)
    broken = workshop().begin(Order("kit", short, "broken"), lambda _folder, _report: 1 / 0)
    stopped.cancel()
    go.set()
    assert stopped.over.wait(20)
    assert broken.over.wait(20)
    assert stopped.problem == "it was given up"
    assert "ZeroDivisionError" in broken.problem
    assert stopped.file is broken.file is None


def _made(file, report):
    report(1, 1)
    file.write_bytes(b"made")
    return file


def test_a_slide_of_one_view_says_where_it_comes_from(geodata):
    pptx = pytest.importorskip("pptx", reason="slides need python-pptx")
    atlas = geohist.open(geodata)
    deck = pptx.Presentation(
        io.BytesIO(slide(atlas, parse_day("1921-03-16"), "43,40.6,5.4", text="Words.", address="https://example.org/"))
    )
    assert len(deck.slides) == 1
    words = " ".join(shape.text_frame.text for shape in deck.slides[0].shapes if shape.has_text_frame)
    assert "Treaty of Moscow" in words
    assert "Words." in words
    assert "https://example.org/#date=1921-03-16&view=43,40.6,5.4" in deck.slides[0].notes_slide.notes_text_frame.text


def test_the_command_makes_one_slide_of_a_day_or_says_what_it_wants(geodata, tmp_path):
    pptx = pytest.importorskip("pptx", reason="slides need python-pptx")
    out = tmp_path / "day.pptx"
    done = CliRunner().invoke(app, ["slides", "--date", "1921-03-16", "--view", "43,40.6,5.4", "--atlas", str(geodata), "-o", str(out)])
    assert done.exit_code == 0
    assert len(pptx.Presentation(str(out)).slides) == 1
    refused = CliRunner().invoke(app, ["slides", "--atlas", str(geodata), "-o", str(tmp_path / "none.pptx")])
    assert "--date DAY" in str(refused.exception)
    assert not (tmp_path / "none.pptx").exists()


def test_the_page_about_a_view_is_smaller_and_its_lines_still_meet(geodata):
    parts = ground_of(geohist.open(geodata)).parts
    near = detailed_about(parts, View(43, 40.6, 6.5))
    before, after = (one["topology"]["detail"]["arcs"] for one in (parts, near))
    assert sum(map(len, after)) < 0.9 * sum(map(len, before))
    assert [arc[:2] for arc in after] == [arc[:2] for arc in before]
    assert [(sum(arc[::2]), sum(arc[1::2])) for arc in after] == [(sum(arc[::2]), sum(arc[1::2])) for arc in before]


def test_a_page_of_a_span_keeps_the_tours_within_it(geodata):
    atlas = geohist.open(geodata)
    tour = atlas.tours["kars"]
    cut = cut_to(ground_of(atlas).parts, *tour.span)
    assert "kars" in {one["id"] for one in cut["tours"]}
    assert all(cut["span"][0] <= scene["from"] and scene["to"] <= cut["span"][1] for one in cut["tours"] for scene in one["scenes"])
    assert {key for scene in tour.scenes for key in scene.excerpts} <= set(cut["excerpts"])


def test_a_page_of_a_span_keeps_the_notes_of_its_rows_and_no_others(geodata):
    whole = ground_of(geohist.open(geodata)).parts
    cut = cut_to(whole, *geohist.open(geodata).tours["kars"].span)

    def noted(parts):
        return {(*row[:4], parts["notes"][row[10]]["tr"]) for row in parts["tenure"] if len(row) > 10}

    assert 0 < len(noted(cut)) < len(noted(whole))
    assert noted(cut) <= noted(whole)
    assert {note["tr"] for note in cut["notes"]} == {note for *_, note in noted(cut)}


def test_oembed_gives_a_frame_of_bounded_size(client):
    url = "http://testserver/geohist/embed?date=1921-03-16"
    found = client.get("/geohist/oembed", params={"url": url, "maxwidth": "600"}).json()
    assert (found["version"], found["type"], found["width"]) == ("1.0", "rich", 600)
    assert 'src="http://testserver/geohist/embed?date=1921-03-16"' in found["html"]
    assert client.get("/geohist/oembed", params={"url": "http://testserver/elsewhere"}).status_code == 400
    assert client.get("/geohist/oembed", params={"url": url, "maxwidth": "5"}).status_code == 400
    assert client.get("/geohist/oembed", params={"url": url, "format": "xml"}).status_code == 501


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="needs Debian's Chromium")
def test_a_foreign_page_shows_the_map_in_a_frame_with_its_time_control(geodata, tmp_path, monkeypatch):
    monkeypatch.setenv(shelves.ATLAS_VARIABLE, str(geodata))
    port = free_port()
    server = uvicorn.Server(uvicorn.Config(Starlette(routes=routes()), host="127.0.0.1", port=port, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    code = frame(f"http://127.0.0.1:{port}/geohist/embed?date=1920-12-02&view=43,41,5", "A map")
    page = tmp_path / "foreign.html"
    page.write_text(f"<!doctype html><title>Foreign</title><body style='width:700px'>{code}", "utf-8")
    try:
        with chromium() as browser:
            tab = browser.new_page(viewport={"width": 900, "height": 700})
            tab.goto(page.as_uri())
            inside = tab.frame_locator("iframe")
            inside.locator('.geohist-player[data-ready="true"]').wait_for(timeout=90_000)
            assert tab.locator("iframe").bounding_box()["width"] <= 700
            assert "2 December 1920" in inside.locator(".geohist-player").inner_text()
            inside.get_by_role("button", name="Next change").click()
            tab.wait_for_timeout(1500)
            assert "2 December 1920" not in inside.locator(".geohist-player").inner_text()
    finally:
        server.should_exit = True
        thread.join(timeout=20)
