"""The real page, served as a user serves it, in a real browser."""

import pytest
from playwright.sync_api import expect

from tests.browser import chromium, served

pytestmark = pytest.mark.browser
READY = "[data-ready=true]"


@pytest.fixture(scope="module")
def browser():
    with chromium() as one:
        yield one


@pytest.fixture
def page(browser):
    context = browser.new_context(viewport={"width": 1400, "height": 900}, locale="en-GB")
    page = context.new_page()
    page.outside = []
    page.on(
        "request",
        lambda request: page.outside.append(request.url) if "127.0.0.1" not in request.url and request.url.startswith("http") else None,
    )
    yield page
    context.close()


def opened(page, url):
    page.goto(url)
    page.wait_for_selector(READY, timeout=60_000)
    return page.locator(".geohist-player")


def test_the_first_visit_starts_moving_by_itself(page, address):
    player = opened(page, address)
    expect(player).to_have_attribute("data-playing", "true", timeout=15_000)
    assert page.outside == []


def test_the_treaty_of_moscow_stands_beside_the_map_on_its_day(page, address):
    player = opened(page, f"{address}/#date=1921-03-16&lang=en")
    expect(player.get_by_role("heading", name="Treaty of Moscow").first).to_be_visible()
    expect(player).to_contain_text("16 Mart 1921")


def test_an_address_opens_the_same_picture_again(page, address):
    opened(page, f"{address}/#date=1920-12-02&lang=tr")
    before = page.evaluate("location.hash")
    page.reload()
    page.wait_for_selector(READY, timeout=60_000)
    player = page.locator(".geohist-player")
    expect(player).to_contain_text("Aralık 1920")
    assert "1920-12-02" in before
    assert "1920-12-02" in page.evaluate("location.hash")


def test_playing_asks_nothing_of_the_network(page, address):
    player = opened(page, f"{address}/#date=1920-04-23&lang=en")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("websocket", lambda socket: asked.append(socket.url))
    player.press("Space")
    expect(player).to_have_attribute("data-playing", "true")
    for _ in range(3):  # over several beats: each writes the address, which must not bring anything with it
        beat = player.get_attribute("data-beat")
        expect(player).not_to_have_attribute("data-beat", beat, timeout=40_000)
    player.press("Space")
    assert asked == []


def test_twenty_page_changes_need_one_graphics_context(page, address):
    page.add_init_script(
        """(() => { window.contexts = 0; const get = HTMLCanvasElement.prototype.getContext;
        HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
          const fresh = kind === 'webgl2' && !this.counted; const made = get.call(this, kind, ...rest);
          if (fresh && made) { this.counted = true; window.contexts += 1; } return made; } })()"""
    )
    opened(page, f"{address}/#date=1920-04-23&lang=en")
    first = page.evaluate("window.contexts")
    for _ in range(10):
        page.locator(".geohist-player nav a", has_text="Help").click()
        page.wait_for_selector("h1:has-text('Help')")
        page.locator("[data-testid=stPageLink] a", has_text="Atlas").click()
        page.wait_for_selector(READY)
    assert page.evaluate("window.contexts") == first


@pytest.mark.parametrize("name", ["sources", "disagreements", "downloads", "help"])
def test_the_other_pages_open_without_an_error(page, address, name):
    page.goto(f"{address}/{name}")
    page.wait_for_selector("h1", timeout=30_000)
    page.wait_for_load_state("networkidle")
    assert page.locator("[data-testid=stException]").count() == 0
    assert page.outside == []


def test_a_broken_atlas_gives_a_page_with_its_findings(browser, geodata, tmp_path):
    import shutil

    broken = tmp_path / "atlas"
    shutil.copytree(geodata, broken)
    treaties = broken / "treaties.geojson"
    treaties.write_text(treaties.read_text("utf-8").replace('"date":"1921-03-16"', '"date":"1921-02-30"', 1), "utf-8")
    with served(broken) as url:
        page = browser.new_page()
        page.goto(url)
        page.wait_for_selector("h1", timeout=60_000)
        expect(page.locator("body")).to_contain_text("treaties.geojson")
        expect(page.locator("body")).to_contain_text("1921-02")
        expect(page.locator("body")).not_to_contain_text("Traceback")
        page.close()


def test_the_page_prints_as_one_lying_sheet_without_its_frame(page, address, tmp_path):
    opened(page, f"{address}/#date=1921-03-16&lang=en&view=43,40.6,6.2")
    page.evaluate("""window.addEventListener('beforeprint', () => {
      window.printed = document.querySelector('.geohist-print').textContent;
    })""")
    page.pdf(path=tmp_path / "page.pdf", prefer_css_page_size=True)
    assert (tmp_path / "page.pdf").read_bytes().count(b"/Contents") == 1  # one page
    assert "Treaty of Moscow" in page.evaluate("window.printed")
