"""What the map is asked to show, and for how long: claims, bands, graticule, loop, an address made with other data."""

from itertools import pairwise

import pytest

from .browse import ROOT, text

pytestmark = pytest.mark.browser
STORE = f"document.querySelector('{ROOT}').player.store.get()"


def test_the_reader_chooses_between_held_and_claimed(at):
    page = at("#date=1921-04-01")
    page.click("[data-does=layers]")
    page.check("[data-claims=claimed]")
    page.wait_for_function("location.hash.includes('show=claimed')")
    page.wait_for_selector(f"{ROOT} .legend li[data-key=occupation]", state="detached")
    page = at("#date=1921-04-01&show=controlled,graticule")
    assert page.evaluate(f"[{STORE}.claims, {STORE}.graticule]") == ["controlled", True]
    page = at("#date=1921-04-01")
    assert page.evaluate(f"[{STORE}.claims, {STORE}.graticule]") == ["both", False]


def test_the_graticule_is_drawn_when_asked_for(at):
    page = at("#date=1920-03-01")
    ink = """() => {
      const sheet = document.querySelector('[data-sheet=zones]');
      const {data} = sheet.getContext('2d').getImageData(0, 0, sheet.width, sheet.height);
      return sheet.style.visibility !== 'hidden' && data.some((v, i) => i % 4 === 3 && v > 0);
    }"""
    page.wait_for_function(f"!({ink})()")
    page.click("[data-does=layers]")
    page.check("[data-layer=graticule]")
    page.wait_for_function(ink)


def test_the_clock_goes_round_in_a_loop(at):
    page = at("#date=1920-03-01")
    page.evaluate(f"document.querySelector('{ROOT}').player.store.set({{loop: {STORE}.day ? [{STORE}.day, {STORE}.day + 100] : null}})")
    page.wait_for_selector(f"{ROOT} .loop[aria-pressed=true]")
    page.evaluate(f"document.querySelector('{ROOT}').player.shell.ctx.clock.setMode('free')")
    page.evaluate(f"document.querySelector('{ROOT}').player.store.set({{speed: 365}})")
    days = page.evaluate(f"""() => new Promise((done) => {{
      const {{store, shell}} = document.querySelector('{ROOT}').player;
      const days = [];
      const off = store.on('day', ({{day}}) => days.push(day));
      shell.ctx.clock.play();
      setTimeout(() => {{ shell.ctx.clock.pause(); off(); store.set({{loop: null}}); done(days); }}, 1500);
    }})""")
    assert any(later < earlier for earlier, later in pairwise(days))
    assert max(days) - min(days) <= 100


def test_shift_and_drag_chooses_the_loop(at):
    page = at("#date=1920-12-02")
    box = page.locator(f"{ROOT} .timeline").bounding_box()
    page.keyboard.down("Shift")
    page.mouse.move(box["x"] + 300, box["y"] + 60)
    page.mouse.down()
    page.mouse.move(box["x"] + 500, box["y"] + 60, steps=4)
    page.mouse.up()
    page.keyboard.up("Shift")
    lo, hi = page.evaluate(f"{STORE}.loop")
    assert hi - lo > 20
    page.click("[data-does=loop]")
    assert page.evaluate(f"{STORE}.loop") is None


def test_an_address_made_with_other_data_says_so(fresh):
    page = fresh("#date=1920-12-02&data=older123")
    assert "made with data older123; the atlas now holds data shell001" in text(page, ".notice")
    page.wait_for_function("!location.hash.includes('data=')")


def test_an_address_made_with_these_data_says_nothing(fresh):
    page = fresh("#date=1920-12-02&data=shell001")
    assert page.is_hidden(f"{ROOT} .notice")


def test_names_keep_off_legend_and_buttons(at):
    page = at("#date=1920-12-02")
    page.wait_for_function(f"{STORE}.obstacles.length >= 2")
    page.wait_for_function(f"document.querySelector('{ROOT}').player.map.stats().waiting === false")
    over = page.evaluate(f"""() => {{
      const {{store, map}} = document.querySelector('{ROOT}').player;
      const meets = (a, b) => a.x < b.right && b.left < a.x + a.w && a.y < b.bottom && b.top < a.y + a.h;
      const hidden = ([, spot]) => spot.boxes.some((box) => store.get().obstacles.some((o) => meets(box, o)));
      return [...map.overlay.drawn.labels].filter(hidden).map(([id]) => id);
    }}""")
    assert over == []


def test_a_long_legend_is_folded_to_twelve_rows(at):
    page = at("#date=1920-12-02")
    found = page.evaluate("""async () => {
      const {shortened} = await import('/player/shell/legend.js');
      const rows = (keys) => keys.map((key) => ({key}));
      const long = shortened(rows(['occupation', 'bystanders', 'agreed', 'front', 'railway', ...'abcdefghi']));
      return [long.kept.map((r) => r.key).join(' '), long.more, shortened(rows(['agreed'])).more];
    }""")
    assert found == ["occupation agreed front a b c d e f g h i", 2, 0]
