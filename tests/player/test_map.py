"""The map in a real browser, on a land of twelve squares: colours, picking, names, a lost context."""

import functools
import http.server
import importlib.util
import json
import threading
import tomllib
from pathlib import Path

import pytest

from tests.browser import chromium
from tests.player.make_fixture import CHANGE, DOUBTFUL, OCCUPIED, written

pytestmark = pytest.mark.browser
HERE = Path(__file__).parent
ROOT = HERE.parents[1]
DECK = Path(importlib.util.find_spec("pydeck").origin).parent / "nbextension" / "static" / "index.js"
PAGE = """<!doctype html><meta charset="utf-8"><style>html,body{margin:0}</style>
<div id="map" style="position:absolute;width:700px;height:520px"></div>
<script src="/deck.js"></script><script type="module">
import {createStore} from '/player/store.js';
import {decodeAtlas} from '/player/decode.js';
import {createMap} from '/player/map/index.js';
const atlas = decodeAtlas(await (await fetch('/atlas.json')).json());
const [longitude, latitude, zoom] = atlas.opening.view;
const store = createStore({day: atlas.opening.day, view: {longitude, latitude, zoom}});
Object.assign(globalThis, {atlas, store});
try {
  globalThis.map = createMap({host: document.querySelector('#map'), deck, atlas, store});
  await map.ready;
  globalThis.state = 'ready';
} catch (error) { globalThis.state = error.name; }
</script>"""

PIXEL = """(lonlat) => {
  const {instance, device, canvas} = map.gl;
  const [x, y] = map.project(lonlat).map((v) => Math.round(v * canvas.width / map.size.width));
  const out = new Uint8Array(4);
  instance.redraw('test');
  device.gl.readPixels(x, canvas.height - 1 - y, 1, 1, device.gl.RGBA, device.gl.UNSIGNED_BYTE, out);
  return [...out].slice(0, 3);
}"""


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        path = self.path.split("?")[0]
        body, kind = self.answer(path)
        self.send_response(200 if body is not None else 404)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(body or b"")

    def answer(self, path):
        if path == "/":
            return PAGE.encode(), "text/html"
        if path == "/deck.js":
            return DECK.read_bytes(), "text/javascript"
        if path == "/atlas.json":
            style = tomllib.loads((ROOT / "geodata" / "style.toml").read_text("utf-8"))
            return json.dumps(json.loads((HERE / "fixture.json").read_text("utf-8")) | {"style": style}).encode(), "application/json"
        file = ROOT / "src" / "geohist" / path.lstrip("/")
        kind = "text/javascript" if path.endswith(".js") else "font/woff2"
        return (file.read_bytes(), kind) if file.is_file() else (None, "text/plain")

    def log_message(self, *_):
        """Stay silent: the test's own words are enough."""


@pytest.fixture(scope="module")
def address():
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="module")
def browser():
    with chromium() as one:
        yield one


@pytest.fixture(scope="module")
def page(browser, address):
    page = browser.new_page(viewport={"width": 700, "height": 520})
    page.problems = []
    page.on("pageerror", lambda error: page.problems.append(str(error)))
    page.goto(address)
    page.wait_for_function("globalThis.state", timeout=60_000)
    assert page.evaluate("state") == "ready"
    yield page
    assert page.problems == []
    page.close()


@pytest.fixture
def at_day(page):
    return functools.partial(settle, page)


def settle(page, day, **patch):
    page.evaluate("(patch) => store.set(patch)", {"day": day, **patch})
    page.wait_for_function("(d) => map.palette.seen.day === d && map.stats().fading === 0", arg=day, timeout=20_000)
    page.evaluate("map.redraw(); new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


def test_the_committed_fixture_is_what_the_script_makes():
    assert (HERE / "fixture.json").read_text("utf-8") == written()


def test_a_cell_that_changes_hands_takes_its_new_owners_colour(page, at_day):
    at_day(CHANGE - 1)
    before = page.evaluate(PIXEL, [15.0, 45.0])
    at_day(CHANGE)
    after = page.evaluate(PIXEL, [15.0, 45.0])
    assert before == [0xED, 0xBF, 0x5E]
    assert after == [0x69, 0xA6, 0xC0]


def test_an_occupied_cell_is_striped_in_the_colours_of_holder_and_sovereign(page, at_day):
    at_day(OCCUPIED)
    seen = {tuple(page.evaluate(PIXEL, [17.5 + step / 25, 46.5])) for step in range(25)}
    assert (0xED, 0xBF, 0x5E) in seen
    assert (0x69, 0xA6, 0xC0) in seen


# The colours of a square of 33 pixels round a point, each once.
COLOURS = """(lonlat) => {
  const {device, canvas} = map.gl;
  const [x, y] = map.project(lonlat).map((v) => Math.round(v * canvas.width / map.size.width));
  const out = new Uint8Array(4 * 33 * 33);
  map.gl.redraw();
  device.gl.readPixels(x - 16, canvas.height - 17 - y, 33, 33, device.gl.RGBA, device.gl.UNSIGNED_BYTE, out);
  return [...new Set(Array.from({length: 33 * 33}, (_, i) => out.slice(4 * i, 4 * i + 3).join()))];
}"""
ALBA = "237,191,94"
DOTTED = [9.5, 50.5]


def test_land_whose_holder_is_doubtful_is_dotted_and_land_held_for_certain_is_not(page, at_day):
    at_day(DOUBTFUL - 1)
    assert page.evaluate(COLOURS, DOTTED) == [ALBA]
    at_day(DOUBTFUL)
    seen = page.evaluate(COLOURS, DOTTED)
    assert ALBA in seen
    darkest = min(sum(map(int, colour.split(","))) for colour in seen)
    assert darkest < 237 + 191 + 94 - 150, "the dots stand out"
    assert page.evaluate(COLOURS, [9.5, 46.5]) == [ALBA]


def test_who_owns_by_right_is_dotted_only_where_that_is_what_is_doubted_and_without_territory_nothing_is(page, at_day):
    at_day(DOUBTFUL)
    page.evaluate("store.set({layers: {...store.get().layers, territory: false}})")
    page.wait_for_function("map.palette.seen.coloured === false && map.stats().fading === 0")
    assert len(page.evaluate(COLOURS, DOTTED)) == 1
    page.evaluate("store.set({claims: 'claimed', layers: {...store.get().layers, territory: true}})")
    page.wait_for_function("map.palette.seen.claims === 'claimed' && map.palette.seen.coloured && map.stats().fading === 0")
    assert len(page.evaluate(COLOURS, DOTTED)) > 1
    page.evaluate("store.set({claims: 'both'})")


def test_beside_another_day_each_part_has_the_dots_of_its_own(page, at_day):
    cut = "({cut: 'x', at: map.size.width - 10, shift: 0})"
    at_day(CHANGE)
    page.evaluate(f"store.set({{pair: {{day: {DOUBTFUL}, ...{cut}}}}})")
    page.wait_for_function(f"map.pair.standing && map.pair.key.startsWith('{DOUBTFUL} ')")
    assert len(page.evaluate(COLOURS, DOTTED)) > 1
    page.evaluate(f"store.set({{day: {DOUBTFUL}, pair: {{day: {CHANGE}, ...{cut}}}}})")
    page.wait_for_function(f"map.pair.key.startsWith('{CHANGE} ') && map.stats().fading === 0")
    assert page.evaluate(COLOURS, DOTTED) == [ALBA]
    page.evaluate("store.set({pair: null})")
    page.wait_for_function("!map.pair.now")


def test_a_click_finds_the_cell_and_a_sign_before_the_cell(page, at_day):
    at_day(CHANGE)
    assert page.evaluate("map.pick(...map.project([14, 42]))") == {"layer": "cells", "id": "c1"}
    assert page.evaluate("map.pick(...map.project([4, 38]))") is None
    assert page.evaluate("map.pick(...map.symbolOf('peace'))") == {"layer": "treaties", "id": "peace"}


def test_no_label_covers_another_or_a_sign(page, at_day):
    for day, zoom in ((950, 4.6), (CHANGE, 5.2), (1020, 6.5)):
        at_day(day, view={"longitude": 15, "latitude": 46, "zoom": zoom})
        stats = page.evaluate("map.stats()")
        assert stats["labels"] >= 5
        assert stats["overlaps"] == 0


def test_the_counting_of_overlaps_finds_one(page):
    found = page.evaluate("""async () => {
      const {overlaps} = await import('/player/labels/place.js');
      const box = (x) => ({boxes: [{x, y: 0, w: 10, h: 10}], dot: null});
      const pair = (x) => new Map([['a', box(0)], ['b', box(x)]]);
      return [overlaps(pair(5)), overlaps(pair(10)), overlaps(new Map([['a', box(0)]]), [{x: 9, y: 9, w: 5, h: 5}])];
    }""")
    assert found == [1, 0, 1]


def test_places_are_named_as_on_the_day_and_in_the_readers_language(page, at_day):
    at_day(850, view={"longitude": 18, "latitude": 44, "zoom": 5}, lang="en")
    words = "map.overlay.drawn.candidates.filter((c) => c.place === 'brava-city').map((c) => c.lines[0])[0]"
    assert page.evaluate(words) == "Old Brava"
    at_day(950, lang="tr")
    assert page.evaluate(words) == "Brava City tr"
    at_day(950, lang="en")


def test_a_traveller_is_between_the_stops_on_the_days_between(page, at_day):
    at_day(1020)
    signs = {sign["id"]: sign for sign in page.evaluate("map.stats().symbols") if sign["sign"] == "delegation"}
    start, end = page.evaluate("[map.project([10, 50]), map.project([21, 42])]")
    assert start[0] < signs["ride"]["x"] < end[0]
    assert signs["ride"]["filled"] is False


def test_a_lost_context_is_replaced_and_shows_the_same(page, at_day):
    at_day(CHANGE)
    shown = page.evaluate(PIXEL, [15.0, 45.0])
    contexts = page.evaluate("map.stats().contexts")
    page.evaluate("map.lose()")
    page.wait_for_function(
        "(n) => map.stats().contexts > n && map.stats().alive && map.gl.instance.layerManager.layers.length > 0",
        arg=contexts,
        timeout=20_000,
    )
    at_day(CHANGE)
    assert page.evaluate(PIXEL, [15.0, 45.0]) == shown


def test_a_clock_that_stands_still_draws_nothing(page, at_day):
    at_day(950)
    page.wait_for_timeout(400)
    frames = page.evaluate("map.stats().frames")
    page.wait_for_timeout(400)
    assert page.evaluate("map.stats().frames") == frames


def test_without_webgl_the_map_says_so_by_type(browser, address):
    page = browser.new_page()
    page.add_init_script(
        "const get = HTMLCanvasElement.prototype.getContext;"
        "HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {"
        "  return kind.startsWith('webgl') ? null : get.call(this, kind, ...rest);"
        "};"
    )
    page.goto(address)
    page.wait_for_function("globalThis.state", timeout=30_000)
    assert page.evaluate("state") == "NoWebGL"
    page.close()
