"""For readers without a mouse, without sight, or without patience for motion: axe, keyboard, the map in words."""

from importlib.resources import files

import pytest

from .browse import PHONE, ROOT, WIDE

pytestmark = pytest.mark.browser
AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
BEAMER = {"width": 1024, "height": 768}
SERIOUS = """async () => {
  const {violations} = await axe.run(document, {resultTypes: ['violations']});
  const where = ({target, failureSummary}) => `${target.join(' ')} ${failureSummary ?? ''}`;
  const bad = violations.filter((v) => ['serious', 'critical'].includes(v.impact));
  return bad.map((v) => `${v.id}: ${v.nodes.slice(0, 3).map(where).join(' ; ')}`);
}"""


def serious(page):
    page.emulate_media(reduced_motion="reduce")  # words that are still fading in have less contrast than they will have
    page.evaluate(AXE)
    found = page.evaluate(SERIOUS)
    page.emulate_media(reduced_motion="no-preference")
    return found


@pytest.mark.parametrize("size", [WIDE, BEAMER, PHONE], ids=["wide", "beamer", "phone"])
@pytest.mark.parametrize("where", ["#date=1920-12-02", "#date=1920-12-02&lang=tr&at=treaties/t-accord"], ids=["reading", "apparatus"])
def test_axe_finds_nothing_serious(at, size, where):
    page = at(where, size=size)
    assert serious(page) == []
    page.click("[data-does=layers]")
    assert serious(page) == []


def test_the_map_is_told_in_words(at):
    page = at("#date=1920-12-02")
    page.wait_for_function("document.querySelector('[data-told]').textContent.includes('The map on 2 December 1920.')")
    told = " ".join(page.text_content(f"{ROOT} [data-told]").split())
    assert "In the picture" in told
    assert "Treaty: Accord of Orta" in told
    page.click("[data-language=tr]")
    page.wait_for_function("document.querySelector('[data-told]').textContent.includes('Harita 2 Aralık 1920’de şöyle.')")


def test_what_is_told_follows_the_picture(at):
    page = at("#date=1920-12-02")
    page.evaluate(f"document.querySelector('{ROOT}').player.store.set({{view: {{longitude: 36, latitude: 42.1, zoom: 8.5}}}})")
    page.wait_for_function("!document.querySelector('[data-told]').textContent.includes('In the picture')")


def test_everything_that_acts_can_be_reached_by_keyboard_and_shows_its_focus(at):
    page = at("#date=1920-12-02")
    page.evaluate("document.body.tabIndex = -1; document.body.focus()")
    reached, unseen = set(), []
    for _ in range(70):
        page.keyboard.press("Tab")
        name, seen = page.evaluate("""() => {
          const e = document.activeElement;
          const look = getComputedStyle(e);
          const around = getComputedStyle(e.parentElement ?? e);
          const seen = [look, around].some((l) => l.outlineStyle !== 'none' && parseFloat(l.outlineWidth) >= 1.5);
          return [e.dataset.does ?? e.dataset.language ?? e.className, seen];
        }""")
        reached.add(name)
        if not seen and name not in unseen:
            unseen.append(name)
    transport = {"toggle", "next", "previous", "date", "timeline", "loop"}
    assert transport | {"layers", "home", "zoom-in", "share", "cite", "legend", "tr", "pin", "close"} <= reached
    assert set(unseen) <= {""}  # the document itself, between the last and the first


def test_reduced_motion_steps(fresh):
    page = fresh("#date=1920-03-01", reduced_motion="reduce")
    easing = page.evaluate(f"""() => new Promise((done) => {{
      const {{store, shell}} = document.querySelector('{ROOT}').player;
      const days = new Set();
      store.on(['day', 'easing'], ({{day, easing}}) => days.add(`${{day}} ${{easing}}`));
      shell.ctx.next();
      setTimeout(() => done([...days]), 600);
    }})""")
    assert len(easing) == 1
    assert easing[0].endswith("false")


FOCUSED = "document.activeElement.closest('{}') !== null"


def test_what_opens_by_keyboard_gets_the_keyboard_and_gives_it_back_to_what_is_read(at):
    page = at("#date=1920-12-02")
    page.keyboard.press("a")
    page.wait_for_selector(f"{ROOT}[data-apparatus=true]")
    page.wait_for_function(FOCUSED.format(".panel"))
    page.keyboard.press("Escape")
    page.wait_for_selector(f"{ROOT}[data-apparatus=false]")
    page.wait_for_function(FOCUSED.format(".panel"))
    page.keyboard.press("t")
    page.wait_for_selector(f"{ROOT}[data-task=tours]")
    page.wait_for_function(FOCUSED.format(".panel"))
    page.keyboard.press("Escape")
    page.wait_for_selector(f"{ROOT}[data-task='']")
    page.wait_for_function(FOCUSED.format(ROOT))


def test_arrows_move_the_map_once_it_is_reached_by_keyboard(at):
    page = at("#date=1920-12-02")
    # Near enough that there is somewhere to go.
    page.evaluate(f"document.querySelector('{ROOT}').player.map.flyTo({{longitude: 36, latitude: 40, zoom: 7}}, {{jump: true}})")
    longitude = f"document.querySelector('{ROOT}').player.store.get().view.longitude"
    latitude = longitude.replace("longitude", "latitude")
    west, south = page.evaluate(longitude), page.evaluate(latitude)
    page.focus("[data-does=tours]") if page.locator("[data-does=tours]").count() else page.focus("[data-does=help]")
    page.keyboard.press("Tab")
    for _ in range(20):
        if page.evaluate("document.activeElement.classList.contains('map-host')"):
            break
        page.keyboard.press("Tab")
    page.wait_for_selector(".map-host[data-own-keys]")
    page.keyboard.press("ArrowRight")
    page.wait_for_function(f"{longitude} > {west} + 0.2")
    page.keyboard.press("ArrowUp")
    page.wait_for_function(f"{latitude} > {south} + 0.2")
    assert page.get_attribute(ROOT, "data-day") == "1920-12-02"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.tagName") != "CANVAS"


def test_after_a_press_of_the_mouse_on_the_map_the_arrows_are_the_clocks(at):
    page = at("#date=1920-12-02")
    box = page.locator(".map-host").bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + 30)
    page.keyboard.press("ArrowRight")
    page.wait_for_function(f"document.querySelector('{ROOT}').dataset.day !== '1920-12-02'")
