"""Land whose holder is doubtful: a row of the legend and a word of the told map, on the days on which there is such land."""

import json

import pytest

from .browse import ROOT, WIDE, text
from .payload import payload

pytestmark = pytest.mark.browser
ROWS = f"[...document.querySelectorAll('{ROOT} .legend li')].map((row) => row.dataset.key)"


def doubted():
    """The payload in which it is doubtful that the last cell became the North's."""
    parts = payload()
    [row] = [row for row in parts["tenure"] if row[0] == 3 and row[1] is not None]
    row[6] = "doubtful"
    return json.dumps(parts)


@pytest.fixture(scope="module")
def page(chromium, site):
    page = chromium.new_page(viewport=WIDE)
    page.set_default_timeout(20_000)
    faults = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.route("**/atlas.json", lambda route: route.fulfill(body=doubted(), content_type="application/json"))
    page.goto(site[0] + "/#date=1921-04-01")
    page.wait_for_selector(f"{ROOT}[data-ready=true]")
    yield page
    assert faults == []
    page.close()


def test_the_legend_has_its_row_on_a_day_with_such_land_and_not_on_the_day_before(page):
    page.wait_for_function(ROWS + ".includes('doubtful')")
    assert text(page, ".legend li[data-key=doubtful]") == "holder doubtful"
    assert page.locator(f"{ROOT} .legend li[data-key=doubtful] pattern circle").count() == 2
    page.evaluate("location.hash = 'date=1921-03-31'")
    page.wait_for_function(f"!{ROWS}.includes('doubtful') && {ROWS}.includes('occupation')")


def test_it_is_told_to_those_who_do_not_see_the_dots(page):
    told = "document.querySelector('[data-told]').textContent"
    page.evaluate("location.hash = 'date=1921-04-02'")
    page.wait_for_function(f"{told}.includes('2 areas; doubtful: Dağ')")
    page.evaluate("location.hash = 'date=1921-03-31'")
    page.wait_for_function(f"{told}.includes('31 March 1921') && !{told}.includes('doubtful')")


def test_without_the_territory_there_is_no_row(page):
    page.evaluate("location.hash = 'date=1921-04-02'")
    page.wait_for_function(ROWS + ".includes('doubtful')")
    store = f"document.querySelector('{ROOT}').player.store"
    page.evaluate(f"{store}.set({{layers: {{...{store}.get().layers, territory: false}}}})")
    page.wait_for_function(f"!{ROWS}.includes('doubtful')")
    page.evaluate(f"{store}.set({{layers: {{...{store}.get().layers, territory: true}}}})")
