"""Every page that is served: in the reader's language, sound to axe, on a wide screen and on a phone."""

from importlib.resources import files

import pytest

from tests.browser import chromium

pytestmark = pytest.mark.browser
AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
SERIOUS = """async () => {
  const {violations} = await axe.run(document, {resultTypes: ['violations']});
  const bad = violations.filter((v) => ['serious', 'critical'].includes(v.impact));
  const where = ({target, failureSummary}) => `${target.join(" ")} ${failureSummary}`;
  return bad.map((v) => `${v.id}: ${v.nodes.slice(0, 3).map(where).join(" ; ")}`);
}"""
PAGES = ("sources", "disagreements", "downloads", "lecture", "help")
WIDE, PHONE = {"width": 1400, "height": 900}, {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def browser():
    with chromium() as one:
        yield one


@pytest.fixture(scope="module")
def page(browser):
    """One page for all, without motion: words that are fading in have less contrast than they will have."""
    context = browser.new_context(viewport=WIDE, locale="en-GB", reduced_motion="reduce")
    page = context.new_page()
    page.set_default_timeout(60_000)
    yield page
    context.close()


def settled(page, url):
    page.goto(url)
    page.wait_for_selector("h1")
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
    page.wait_for_selector("[data-testid=stPageLink] a")
    page.wait_for_selector("[data-testid=stSkeleton]", state="detached")


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_serious_on_any_page(page, address, name):
    settled(page, f"{address}/{name}?lang=ru")
    page.evaluate(AXE)
    assert page.evaluate("document.documentElement.lang") == "ru"
    for size in (WIDE, PHONE):
        page.set_viewport_size(size)
        assert page.evaluate(SERIOUS) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    page.set_viewport_size(WIDE)


def test_what_is_folded_away_is_sound_as_well(page, address):
    settled(page, f"{address}/sources?lang=tr")
    page.locator("[data-testid=stExpander] summary").nth(1).click()
    page.wait_for_selector("[data-testid=stDownloadButton]:visible")
    page.evaluate(AXE)
    assert page.evaluate(SERIOUS) == []


@pytest.mark.parametrize(("locale", "lang"), [("tr-TR", "tr"), ("ru-RU", "ru"), ("de-DE", "en")])
def test_a_page_opens_in_the_language_of_the_browser(browser, address, locale, lang):
    context = browser.new_context(viewport=WIDE, locale=locale)
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.goto(f"{address}/help")
    page.wait_for_selector(f"html[lang={lang}]", state="attached")
    context.close()


def test_the_language_chosen_on_the_map_goes_along_to_the_pages_and_back(browser, address):
    context = browser.new_context(viewport=WIDE, locale="en-GB")
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.goto(f"{address}/#date=1921-03-16")
    page.wait_for_selector("[data-ready=true]")
    page.click("[data-language=ru]")
    page.click(".geohist-player nav a >> text=Источники")
    page.wait_for_selector("h1 >> text=Источники")
    page.get_by_role("radio", name="TR").or_(page.get_by_role("button", name="TR")).first.click()
    page.wait_for_selector("h1 >> text=Kaynaklar")
    page.click("[data-testid=stPageLink] a >> text=Atlas")
    page.wait_for_selector(".geohist-player[data-lang=tr]")
    context.close()
