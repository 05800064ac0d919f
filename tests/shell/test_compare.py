"""Two days on the map at once, in the real browser: under a line, side by side, and as a table to take along."""

import csv
import io

import pytest

from .browse import PHONE, ROOT, WIDE, state, text
from .test_access import serious

pytestmark = pytest.mark.browser

SOUTH, NORTH = [0x78, 0xB0, 0xE3], [0xED, 0xBF, 0x5E]
PLAYER = f"document.querySelector('{ROOT}').player"
PAIR = "#date=1921-06-01&view=36,42,5&compare=1920-03-01..1921-06-01"
# Dağ, which passed from the South to the North between the two days.
CHANGED = [38.5, 39.5]
COLOUR = f"""([x, y]) => {{
  const {{map}} = {PLAYER};
  const {{instance, device, canvas}} = map.gl;
  const k = canvas.width / map.size.width;
  const out = new Uint8Array(4);
  instance.redraw('test');
  device.gl.readPixels(Math.round(x * k), canvas.height - 1 - Math.round(y * k), 1, 1, device.gl.RGBA, device.gl.UNSIGNED_BYTE, out);
  return [...out].slice(0, 3);
}}"""


def shown(page, how):
    """Wait until the map shows the two days so; gives what the map was told."""
    page.wait_for_function(
        f"how => {PLAYER}.store.get().task?.mode === how && {PLAYER}.map.pair.now === {PLAYER}.store.get().pair", arg=how
    )
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    return page.evaluate(f"{PLAYER}.store.get().pair")


def colour_at(page, spot):
    page.wait_for_function(f"{PLAYER}.map.stats().fading === 0")
    return page.evaluate(COLOUR, spot)


def pixel(page, lonlat):
    return page.evaluate(f"(xy) => {PLAYER}.map.project(xy)", lonlat)


def test_under_the_line_each_side_shows_its_own_day(at):
    page = at(PAIR + "&how=swipe")
    pair = shown(page, "swipe")
    spot = pixel(page, CHANGED)
    assert pair["at"] < spot[0]
    assert page.locator(f"{ROOT} .swipe-date").all_inner_texts() == ["1 March 1920", "1 June 1921"]
    assert colour_at(page, spot) == NORTH
    page.focus(f"{ROOT} [data-does=swipe]")
    page.keyboard.press("End")
    assert shown(page, "swipe")["at"] > spot[0]
    assert colour_at(page, spot) == SOUTH
    canvases = f"[...document.querySelectorAll('{ROOT} .map-host canvas')].filter((canvas) => !canvas.dataset.sheet).length"
    assert page.evaluate(canvases) == 1
    assert page.evaluate(f"{PLAYER}.map.stats().contexts") == 1


def test_two_maps_never_both_show_the_first_day(at):
    page = at(PAIR)
    page.click(f"{ROOT} [data-does=show-from]")
    state(page, day="1920-03-01", task="compare")
    page.click(f"{ROOT} [data-does=compare-by-side]")
    state(page, day="1921-06-01", task="compare")
    page.evaluate("(hash) => { location.hash = hash; }", PAIR.replace("1921-06-01&view", "1920-03-01&view") + "&how=swipe")
    shown(page, "swipe")
    state(page, day="1921-06-01", task="compare")


def test_the_line_is_a_slider_with_arrows_of_its_own(at):
    page = at(PAIR + "&how=swipe")
    shown(page, "swipe")
    knob = page.locator(f"{ROOT} [data-does=swipe]")
    knob.focus()
    page.keyboard.press("Home")
    page.keyboard.press("PageUp")
    page.keyboard.press("ArrowRight")
    assert knob.get_attribute("role") == "slider"
    assert knob.get_attribute("aria-valuenow") == "12"
    assert knob.get_attribute("aria-valuetext") == "1 March 1920 on 12 % of the map, 1 June 1921 on the rest"
    state(page, day="1921-06-01", task="compare")


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["mouse", "finger"])
def test_the_line_is_dragged(at, size):
    page = at(PAIR + "&how=swipe", size)
    before = shown(page, "swipe")["at"]
    box = page.locator(f"{ROOT} [data-does=swipe]").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    if size is WIDE:
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x - 90, y, steps=3)
        page.mouse.up()
    else:
        hand = page.context.new_cdp_session(page)
        for kind, to in (("touchStart", x), ("touchMove", x - 40), ("touchMove", x - 90), ("touchEnd", None)):
            points = [] if to is None else [{"x": to, "y": y}]
            hand.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    page.wait_for_function(f"(at) => Math.abs({PLAYER}.store.get().pair.at - at) < 3", arg=before - 90)
    assert page.evaluate(f"{PLAYER}.store.get().view") == pytest.approx({"longitude": 36, "latitude": 42, "zoom": 5}, abs=0.6)


@pytest.mark.parametrize(("size", "cut"), [(WIDE, "x"), (PHONE, "y")], ids=["wide", "phone"])
def test_side_by_side_the_two_maps_show_the_same_ground_of_two_days(at, size, cut):
    page = at(PAIR.replace("36,42,5", "38,40,4.6") + "&how=side", size)
    pair = shown(page, "side")
    assert pair["cut"] == cut
    own = pixel(page, CHANGED)
    other = [own[0] - pair["shift"], own[1]] if cut == "x" else [own[0], own[1] - pair["shift"]]
    assert (colour_at(page, own), colour_at(page, other)) == (NORTH, SOUTH)
    picked = page.evaluate(f"([a, b]) => [a, b].map((at) => {PLAYER}.map.pick(...at)?.id)", [own, other])
    assert picked == ["dağ", "dağ"]
    page.evaluate(f"{PLAYER}.store.set({{view: {{longitude: 38.4, latitude: 40.3, zoom: 4.8}}}})")
    shown(page, "side")
    moved = pixel(page, CHANGED)
    beside = [moved[0] - pair["shift"], moved[1]] if cut == "x" else [moved[0], moved[1] - pair["shift"]]
    assert moved != own
    assert (colour_at(page, moved), colour_at(page, beside)) == (NORTH, SOUTH)


def test_each_day_has_its_own_names_over_its_own_part(at):
    page = at(PAIR + "&how=side")
    pair = shown(page, "side")
    page.wait_for_function(f"!{PLAYER}.map.stats().waiting")
    boxes = f"[...({PLAYER}.map.pair.overlay.drawn.labels.values())].flatMap(({{boxes}}) => boxes.map(({{x, w}}) => x + w))"
    rights = page.evaluate(boxes)
    assert rights
    assert max(rights) <= pair["at"]
    lefts = page.evaluate(f"[...({PLAYER}.map.overlay.drawn.labels.values())].flatMap(({{boxes}}) => boxes.map(({{x}}) => x))")
    assert min(lefts) >= pair["at"]


def test_how_two_days_are_compared_is_in_the_address_and_escape_leaves(at):
    page = at("#date=1920-03-01&view=36,42,5")
    page.keyboard.press("c")
    page.fill("[data-does=compare-from]", "1 March 1920")
    page.fill("[data-does=compare-to]", "1 June 1921")
    page.click("[data-does=compare-go]")
    state(page, task="compare", day="1921-06-01")
    page.click("[data-does=compare-by-side]")
    page.wait_for_function("location.hash.includes('compare=1920-03-01..1921-06-01&how=side')")
    shown(page, "side")
    page.click("[data-does=compare-by-list]")
    page.wait_for_function(f"{PLAYER}.map.pair.now === null && !location.hash.includes('how=')")
    page.click("[data-does=compare-by-swipe]")
    shown(page, "swipe")
    page.keyboard.press("Escape")
    state(page, task="")
    page.wait_for_function(f"{PLAYER}.map.pair.now === null && {PLAYER}.store.get().free.left === 0")
    assert page.locator(f"{ROOT} .swipe").is_hidden()


def test_the_two_days_are_turned_round(at):
    page = at(PAIR + "&how=swipe")
    page.click("[data-does=swap-dates]")
    state(page, day="1920-03-01")
    page.wait_for_function("location.hash.includes('compare=1921-06-01..1920-03-01')")
    assert page.locator(f"{ROOT} .swipe-date").all_inner_texts() == ["1 June 1921", "1 March 1920"]
    assert text(page, ".passages > li >> nth=0").startswith("North → South 280,000 km²")
    assert text(page, ".net tr[data-polity=south]") == "South +280,000 +280,000"


def test_where_the_clock_goes_on_the_second_map_says_so_and_can_be_taken(at):
    page = at(PAIR + "&how=swipe")
    shown(page, "swipe")
    page.evaluate("location.hash = location.hash.replace('date=1921-06-01', 'date=1920-12-02')")
    state(page, day="1920-12-02", task="compare")
    assert text(page, ".panel .chips .quiet") == "The second map follows the clock: 2 December 1920."
    page.click("[data-does=take-day]")
    page.wait_for_function("location.hash.includes('compare=1920-03-01..1920-12-02')")


def test_a_tour_offers_the_two_days_it_sets_against_each_other(at):
    page = at("#date=1920-03-01&compare=1920-03-01..1920-12-02")
    page.click(f"{ROOT} .presets summary")
    assert text(page, ".presets li") == "The east 1 March 1920 – 1 June 1921"
    page.click("[data-preset=east]")
    state(page, day="1921-06-01", task="compare")
    page.wait_for_function("location.hash.includes('compare=1920-03-01..1921-06-01')")


def test_the_changes_are_saved_as_a_table(at):
    page = at(PAIR)
    with page.expect_download() as taken:
        page.click("[data-does=save-changes]")
    assert taken.value.suggested_filename == "changes-1920-03-01-1921-06-01.csv"
    rows = list(csv.DictReader(io.StringIO(taken.value.path().read_text("utf-8-sig"))))
    assert [(row["change"], row["from_id"], row["to_id"], row["to_capacity"], row["cell"], row["km2"]) for row in rows] == [
        ("hands", "south", "north", "occupation", "doğu", "140000"),
        ("hands", "south", "north", "sovereign", "dağ", "140000"),
    ]


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("how", ["list", "swipe", "side"])
def test_axe_finds_nothing_serious_in_a_comparison(at, size, how):
    page = at(f"{PAIR}&how={how}", size)
    state(page, task="compare")
    assert serious(page) == []


def test_without_graphics_the_list_is_left(fresh):
    page = fresh("#date=1921-06-01&compare=1920-03-01..1921-06-01&how=swipe", script=NO_GRAPHICS)
    assert page.is_disabled("[data-does=compare-by-swipe]")
    assert page.locator(f"{ROOT} .swipe").is_hidden()
    assert text(page, ".panel .title") == "What changed between 1 March 1920 and 1 June 1921"


def test_a_phone_goes_round_its_days_by_the_sheet_of_layers(at):
    page = at("#date=1920-06-10", PHONE)
    page.click("[data-does=layers]")
    page.click("[data-does=loop-here]")
    page.wait_for_selector(f"{ROOT} [data-does=loop-here][aria-pressed=true]")
    low, high = page.evaluate(f"{PLAYER}.store.get().loop")
    assert low < high
    page.click("[data-does=loop-here]")
    page.wait_for_function(f"{PLAYER}.store.get().loop === null")


NO_GRAPHICS = """
  const get = HTMLCanvasElement.prototype.getContext;
  HTMLCanvasElement.prototype.getContext = function (kind, ...rest) { return /webgl/.test(kind) ? null : get.call(this, kind, ...rest); };
"""
