"""The page for the lecture, as a lecturer uses it, and the recorder of the player."""

import subprocess

import pytest
from playwright.sync_api import expect

from tests.browser import CHROMIUM, chromium

pytestmark = [pytest.mark.browser, pytest.mark.skipif(CHROMIUM is None, reason="needs Debian's Chromium")]
READY = "[data-ready=true]"


@pytest.fixture(scope="module")
def page():
    with chromium() as browser:
        context = browser.new_context(viewport={"width": 1400, "height": 900}, locale="en-GB")
        page = context.new_page()
        page.outside = []
        page.on(
            "request",
            lambda request: page.outside.append(request.url) if "127.0.0.1" not in request.url and request.url.startswith("http") else None,
        )
        page.set_default_timeout(60_000)
        yield page


@pytest.fixture(scope="module")
def prepared(page, address):
    """The page as the share sheet of the map opens it."""
    page.goto(f"{address}/#date=1920-12-02&view=43,41,5.2&lang=en&without=letters")
    page.wait_for_selector(READY)
    page.click("[data-does=share]")
    page.click("[data-does=lecture]")
    page.wait_for_selector("img.gh-still")
    return page


def test_the_page_shows_the_day_and_view_that_the_map_showed(prepared):
    assert "2 December 1920" in prepared.locator("img.gh-still").get_attribute("alt")
    assert "view=43.000,41.000,5.20" in prepared.locator("code", has_text="snapshot.svg").inner_text()
    assert "without=letters" in prepared.locator("code", has_text="snapshot.svg").inner_text()
    assert prepared.outside == []


def test_the_slide_of_the_view_is_saved_with_native_shapes(prepared, tmp_path):
    import pptx

    with prepared.expect_download() as saved:
        prepared.get_by_role("button", name="Slide (PPTX)").click()
    saved.value.save_as(tmp_path / "slide.pptx")
    deck = pptx.Presentation(str(tmp_path / "slide.pptx"))
    assert len(deck.slides) == 1
    assert saved.value.suggested_filename == "geohist-1920-12-02.pptx"
    assert "1920-12-02" in deck.slides[0].notes_slide.notes_text_frame.text


def test_a_bad_day_is_a_sentence_that_says_what_is_allowed(prepared):
    field = prepared.get_by_label("Day (year-month-day)")
    field.fill("1850-01-01")
    field.press("Enter")
    expect(prepared.locator("[data-testid=stAlert]")).to_contain_text("1914-01-01 to 1945-12-31")
    field.fill("1920-12-02")
    field.press("Enter")
    expect(prepared.locator("[data-testid=stAlert]")).to_have_count(0)
    prepared.wait_for_selector("img.gh-still")


def test_the_player_records_itself(page, address, tmp_path):
    imageio_ffmpeg = pytest.importorskip("imageio_ffmpeg", reason="ffmpeg counts the frames")
    page.goto(f"{address}/#date=1920-12-02&view=43,41,5.2&lang=en")
    page.reload()
    page.wait_for_selector(READY)
    page.click("[data-does=share]")
    page.click("[data-does=record]")
    page.click("[data-does=record-start]")
    status = "document.querySelector('.recording-status')"
    page.wait_for_function(f"parseInt({status}.textContent.split(':')[1]) >= 3 && Number({status}.dataset.frames) >= 40")
    with page.expect_download() as saved:
        page.click("[data-does=record-stop]")
    film = tmp_path / "film.webm"
    saved.value.save_as(film)
    assert saved.value.suggested_filename.startswith("geohist-1920-12-02--")
    told = subprocess.run(
        [imageio_ffmpeg.get_ffmpeg_exe(), "-i", film, "-map", "0:v", "-f", "framemd5", "-"], capture_output=True, text=True, check=True
    )
    assert "vp8" in told.stderr or "vp9" in told.stderr
    frames = [line.split(",")[-1] for line in told.stdout.splitlines() if not line.startswith("#")]
    assert len(frames) > 5
    assert len(set(frames)) > 3
    assert page.locator(".recording").is_hidden()


def test_a_browser_that_cannot_record_says_so(page):
    page.evaluate("window.MediaRecorder = undefined")
    page.click("[data-does=share]")
    page.click("[data-does=record]")
    expect(page.locator(".geohist-player .notice")).to_contain_text("cannot record")
