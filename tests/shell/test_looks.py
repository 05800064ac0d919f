"""The page in its looks, on paper and shared: colours of the table, the sheet to print, the code to photograph, the locator."""

import io
import json

import numpy as np
import pytest
import zxingcpp
from PIL import Image

from geohist.scene.look import polities_in, style_in

from .browse import PHONE, ROOT, WIDE, state, text
from .payload import payload
from .test_access import serious

pytestmark = pytest.mark.browser
PLAYER = f"document.querySelector('{ROOT}').player"
STYLE = payload()["style"]
# The pixel of the land at a cell's own point, read from the canvas that deck.gl has just drawn.
LAND = f"""(id) => {{
  const {{map, atlas}} = {PLAYER};
  const cell = atlas.cells[atlas.cellIndex.get(id)];
  const {{canvas, device}} = map.gl;
  const [x, y] = map.project(cell.xy).map((v) => Math.round(v * canvas.width / map.size.width));
  map.gl.redraw();
  const out = new Uint8Array(4);
  device.gl.readPixels(x, canvas.height - 1 - y, 1, 1, device.gl.RGBA, device.gl.UNSIGNED_BYTE, out);
  return '#' + [...out.slice(0, 3)].map((v) => v.toString(16).padStart(2, '0')).join('').toUpperCase();
}}"""


def fills(look):
    """Every polity's fill in a look, by id."""
    return {one["id"]: one["fill"] for one in polities_in(payload()["polities"], STYLE, look)}


def look_of(page):
    return page.get_attribute(ROOT, "data-look")


def test_the_plain_look_is_chosen_kept_in_the_address_and_remembered(at):
    page = at("#date=1920-03-01")
    page.click("[data-does=layers]")
    page.check("[data-look-choice=plain]")
    page.wait_for_function("location.hash.includes('look=plain')")
    assert page.evaluate("localStorage.getItem('geohist-look')") == "plain"
    page.keyboard.press("Escape")
    page.keyboard.press("p")
    page.wait_for_function("!location.hash.includes('look=')")
    assert page.evaluate("localStorage.getItem('geohist-look')") is None
    page = at("#date=1920-03-01&look=plain")
    assert look_of(page) == "plain"


def test_a_browser_that_had_the_plain_look_opens_in_it(fresh):
    page = fresh("#date=1920-03-01", script="localStorage.setItem('geohist-look', 'plain')")
    assert look_of(page) == "plain"
    page = fresh("#date=1920-03-01&look=period", script="localStorage.setItem('geohist-look', 'plain')")
    assert look_of(page) == ""


@pytest.mark.parametrize("look", ["period", "plain"])
def test_the_land_and_the_page_have_the_colours_of_the_table(at, look):
    page = at(f"#date=1920-03-01&look={look}")
    off = "borders: false, rivers: false, railways: false, zones: false"
    page.evaluate(f"{PLAYER}.store.set({{layers: {{...{PLAYER}.store.get().layers, {off}}}}})")
    page.wait_for_function(f"!{PLAYER}.map.stats().fading && !{PLAYER}.map.stats().waiting")
    wanted = fills(look)
    held = page.evaluate(f"""() => {{
      const {{atlas, store}} = {PLAYER};
      const rows = atlas.cells.map((cell, i) => [cell.id, atlas.holderOn(i, store.get().day)]);
      return rows.filter(([, row]) => row?.capacity === 'sovereign').map(([id, row]) => [id, atlas.polities[row.polity].id]);
    }}""")
    assert held
    for cell, polity in held:
        page.wait_for_function(f"({LAND})({json.dumps(cell)}) === {json.dumps(wanted[polity])}")
    paper = page.evaluate(f"getComputedStyle(document.querySelector('{ROOT} .panel')).backgroundColor")
    hexed = style_in(STYLE, look)["page"]["paper"]
    assert paper == f"rgb({int(hexed[1:3], 16)}, {int(hexed[3:5], 16)}, {int(hexed[5:], 16)})"


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_axe_finds_nothing_serious_in_the_plain_look_nor_in_the_share_sheet(at, size):
    page = at("#date=1920-12-02&at=treaties/t-accord&look=plain", size=size)
    page.click("[data-does=layers]")
    assert serious(page) == []
    page.keyboard.press("Escape")
    page.evaluate(f"{PLAYER}.store.set({{sharing: true}})")
    page.wait_for_selector(f"{ROOT} .share")
    assert serious(page) == []


def seen(picture):
    """What a reader of QR codes makes of a picture."""
    return [found.text for found in zxingcpp.read_barcodes(np.asarray(Image.open(io.BytesIO(picture)).convert("L")))]


def test_the_share_sheet_gives_link_citation_and_code(at):
    page = at("#date=1920-12-02&lang=tr")
    page.click("[data-does=share]")
    page.wait_for_function("document.querySelector('.share-said').textContent !== ''")
    link = page.input_value(f"{ROOT} .share-link")
    assert "#date=1920-12-02&" in link
    assert link.endswith("&lang=tr&data=shell001")
    assert page.evaluate("navigator.clipboard.readText()") == link
    cited = page.input_value(f"{ROOT} .share-citation")
    assert "shell001" in cited
    assert "2 Aralık 1920" in cited
    assert link in cited
    assert seen(page.locator(f"{ROOT} .qr").screenshot()) == [link]
    page.click("[data-does=copy-citation]")
    page.wait_for_function(f"navigator.clipboard.readText().then((words) => words === {json.dumps(cited)})")
    page.keyboard.press("Escape")
    page.wait_for_selector(f"{ROOT} .share", state="hidden")
    assert page.evaluate("document.activeElement.dataset.does") == "share"


@pytest.mark.parametrize("length", [1, 14, 61, 106, 180, 400, 900, 2331])
def test_a_code_of_any_length_is_read_as_it_was_written(at, length):
    page = at("#date=1920-03-01")
    words = ("ağ#date=1921-03-16&" * 200).encode()[: length - 1].decode(errors="ignore")
    words += "x" * (length - len(words.encode()))
    rows = page.evaluate("(words) => import('/player/shell/qr.js').then(({qr}) => qr(words).map((row) => [...row]))", words)
    dark = np.kron(np.pad(np.array(rows, dtype=np.uint8), 4), np.ones((4, 4), dtype=np.uint8))
    assert [found.text for found in zxingcpp.read_barcodes((1 - dark) * 255)] == [words]


def test_what_no_code_can_hold_is_refused(at):
    page = at("#date=1920-03-01")
    said = page.evaluate("import('/player/shell/qr.js').then(({qr}) => qr('x'.repeat(2332))).catch((e) => `${e.name}: ${e.message}`)")
    assert said == "RangeError: A QR code holds 2331 bytes; the text has 2332."


def test_the_page_prints_as_one_sheet_with_everything_that_is_needed_and_no_button(at, tmp_path):
    page = at("#date=1920-12-02&lang=en")
    page.evaluate("""window.addEventListener('beforeprint', () => {
      const sheet = document.querySelector('.geohist-print');
      const map = sheet.querySelector('figure canvas');
      const {data} = map.getContext('2d').getImageData(0, 0, map.width, map.height);
      const colours = new Set();
      for (let i = 0; i < data.length; i += 4 * 97) colours.add((data[i] << 16) + (data[i + 1] << 8) + data[i + 2]);
      const buttons = sheet.querySelectorAll('button, input, select').length;
      window.printed = {words: sheet.textContent, buttons, wide: map.width, colours: colours.size};
    }, {once: true})""")
    page.pdf(path=tmp_path / "page.pdf", prefer_css_page_size=True, print_background=True)
    printed = page.evaluate("window.printed")
    words = " ".join(printed["words"].split())
    for needed in ["2 December 1920", "Accord of Orta", "shell001", "#date=1920-12-02", "treaty, where signed"]:
        assert needed in words
    assert printed["buttons"] == 0
    assert printed["wide"] >= 1500
    assert printed["colours"] > 20  # land, water, names: not a blank canvas
    content = (tmp_path / "page.pdf").read_bytes()
    assert content.count(b"/Type /Page\n") + content.count(b"/Type /Page ") + content.count(b"/Type /Page/") == 1
    assert b"841.9" in content  # A4, lying
    assert page.locator(".geohist-print").count() == 0
    page.wait_for_function(f"{PLAYER}.map.gl.canvas.width < 1500")


def test_the_locator_stands_on_a_near_view_only_and_can_be_put_away(at):
    page = at("#date=1920-03-01")
    bounds = page.evaluate(f"{PLAYER}.atlas.bounds")
    page.evaluate(f"{PLAYER}.map.fit({bounds}, {{jump: true}})")
    page.wait_for_selector(f"{ROOT} .inset", state="hidden")
    page.evaluate(f"{PLAYER}.store.set({{view: {{...{PLAYER}.store.get().view, zoom: 8.6}}}})")
    page.wait_for_selector(f"{ROOT} .inset")
    frame, inset = (page.locator(f"{ROOT} .inset{part}").bounding_box() for part in (" i", ""))
    assert inset["x"] <= frame["x"] <= inset["x"] + inset["width"]
    assert frame["width"] < inset["width"] / 2
    legend = page.locator(f"{ROOT} .legend").bounding_box()
    beside = inset["x"] + inset["width"] <= legend["x"] or legend["x"] + legend["width"] <= inset["x"]
    assert beside or inset["y"] + inset["height"] <= legend["y"] or legend["y"] + legend["height"] <= inset["y"]
    page.click("[data-does=layers]")
    page.uncheck("[data-layer=inset]")
    page.wait_for_selector(f"{ROOT} .inset", state="hidden")
    page.wait_for_function("location.hash.includes('without=inset')")


def test_a_phone_has_no_locator(at):
    page = at("#date=1920-03-01", size=PHONE)
    page.evaluate(f"{PLAYER}.store.set({{view: {{...{PLAYER}.store.get().view, zoom: 8.6}}}})")
    state(page, layout="narrow")
    page.wait_for_selector(f"{ROOT} .inset", state="hidden")


def test_the_look_is_named_in_the_language_of_the_page(at):
    page = at("#date=1920-03-01&lang=tr")
    page.click("[data-does=layers]")
    assert "Sade" in text(page, ".layers")


@pytest.mark.parametrize("where", ["date=1920-03-01", "date=1920-12-02", "date=1921-04-01", "date=1921-04-01&without=treaties,routes"])
def test_the_legend_names_the_signs_and_journeys_that_are_drawn_and_no_more(at, where):
    page = at(f"#{where}")
    page.wait_for_function(f"""() => {{
      const {{map}} = {PLAYER};
      const keys = {{treaty: 'treaties', event: 'events', letter: 'letters', mission: 'missions'}};
      const {{symbols, routes}} = map.overlay.drawn;
      const on = symbols.filter((s) => s.x >= 0 && s.y >= 0 && s.x <= map.size.width && s.y <= map.size.height);
      const drawn = new Set(on.map((s) => keys[s.sign]).filter(Boolean));
      if (on.some((s) => !s.filled && ['treaty', 'event'].includes(s.sign))) drawn.add('hollow');
      const kindOf = (leg) => (leg.attested ? 'attested' : leg.mode === 'sea' ? 'sea' : 'inferred');
      for (const {{record}} of routes) for (const leg of record.legs) drawn.add(kindOf(leg));
      const all = [...Object.values(keys), 'hollow', 'attested', 'inferred', 'sea'];
      const named = [...document.querySelectorAll('.legend li')].map((row) => row.dataset.key).filter((key) => all.includes(key));
      return [...drawn].sort().join() === named.sort().join();
    }}""")
