"""The page around it, in the real browser: address, language, legend, fallbacks, mounts, phone."""

import json
import re

import pytest

from .browse import PHONE, ROOT, state, text

pytestmark = pytest.mark.browser


def test_a_reload_of_the_address_gives_the_same_picture(at):
    page = at("#date=1920-12-02&lang=tr&at=treaties/t-accord&without=rivers,letters")
    page.evaluate(f"document.querySelector('{ROOT}').player.map.zoomBy(0.5)")
    page.wait_for_function("/view=[^&]*,5\\.\\d\\d/.test(location.hash) || /view=[^&]*,6\\.\\d\\d/.test(location.hash)")
    page.wait_for_timeout(900)
    keys = """({player: {store}}) => {
      const {day, lang, selection, apparatus, layers, view} = store.get();
      return JSON.stringify([day, lang, selection, apparatus, layers, [view.longitude, view.latitude, view.zoom].map((n) => n.toFixed(2))]);
    }"""
    before, address = page.eval_on_selector(ROOT, keys), page.url
    page.reload()
    page.wait_for_selector(f"{ROOT}[data-ready=true]")
    assert page.eval_on_selector(ROOT, keys) == before
    assert page.url == address
    assert json.loads(before)[4]["rivers"] is False


def test_back_steps_through_selections(at):
    page = at("#date=1920-12-02")
    page.keyboard.press("a")
    state(page, selection="treaties/t-accord", apparatus="true")
    page.evaluate(f"document.querySelector('{ROOT}').player.shell.ctx.select('cells', 'doğu', true)")
    state(page, selection="cells/doğu")
    page.go_back()
    state(page, selection="treaties/t-accord", apparatus="true")
    page.go_back()
    state(page, selection="", apparatus="false")


def test_the_language_changes_every_word_and_the_address(at):
    page = at("#date=1920-12-02")
    page.click("[data-language=tr]")
    state(page, lang="tr")
    assert page.get_attribute("html", "lang") == "tr"
    assert text(page, ".date") == "2 veya 3 Aralık 1920"
    assert text(page, ".panel .title") == "Orta Anlaşması"
    assert text(page, ".nav") == "Atlas Turlar Kaynaklar"
    assert page.get_attribute(f"{ROOT} [data-does=toggle]", "aria-label") == "Oynat"
    page.wait_for_function("location.hash.includes('lang=tr')")


def test_the_legend_holds_what_is_drawn_and_nothing_else(at):
    page = at("#date=1920-03-01")
    rows = f"[...document.querySelectorAll('{ROOT} .legend li')].map((row) => row.dataset.key).join() === "
    page.wait_for_function(rows + "'agreed,events'")
    page.keyboard.press("End")
    page.wait_for_function(rows + "'occupation,demilitarised,agreed,de-facto,treaties,missions,hollow'")


def test_a_layer_can_be_switched_off(at):
    page = at("#date=1920-12-02")
    page.click("[data-does=layers]")
    page.uncheck("[data-layer=missions]")
    page.wait_for_selector(f"{ROOT} .legend li[data-key=missions]", state="detached")
    page.wait_for_function("location.hash.includes('without=missions')")


def test_share_copies_the_address(at):
    page = at("#date=1920-12-02")
    page.click("[data-does=share]")
    page.wait_for_selector(f"{ROOT} .share-said:has-text('copied')")
    assert re.search(r"#date=1920-12-02&view=[-\d.,]+&lang=en&data=shell001$", page.evaluate("navigator.clipboard.readText()"))


def test_without_webgl_the_still_of_the_day_stands_and_the_rest_works(fresh):
    no_webgl = """
      const get = HTMLCanvasElement.prototype.getContext;
      HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
        return /webgl/.test(kind) ? null : get.call(this, kind, ...rest);
      };
    """
    page = fresh("#date=1920-12-02", script=no_webgl)
    state(page, map="still")
    assert "WebGL 2" in text(page, ".still-why")
    assert page.get_attribute(f"{ROOT} .still", "src") == "/still.png?date=1920-12-02&lang=en"
    page.click("[data-does=next]")
    page.wait_for_selector(f"{ROOT} .still[src='/still.png?date=1921-04-01&lang=en']")
    assert text(page, ".panel .title") == "Dağ"


def test_a_failure_to_load_gives_a_sentence_and_a_way_to_try_again(fresh, site):
    site[1].failing.add("/atlas.json")
    try:
        page = fresh(ready="failed")
        assert "The atlas could not be loaded: /atlas.json was refused (500)" in text(page, ".failed")
    finally:
        site[1].failing.clear()
    page.click(f"{ROOT} .retry")
    page.wait_for_selector(f"{ROOT}[data-ready=true]")


def test_the_player_lives_in_a_shadow_root_as_well(fresh):
    page = fresh("#date=1920-12-02", path="/shadow")
    page.keyboard.press("ArrowRight")
    state(page, day="1921-04-01", easing="false")
    page.click("[data-does=date]")
    page.keyboard.type("1920-05-10 ")
    page.keyboard.press("Enter")
    state(page, day="1920-05-10", playing="false")
    assert page.evaluate("getComputedStyle(document.querySelector('.map').shadowRoot.querySelector('.panel .title')).fontSize") == "29px"


def test_one_player_moves_between_mounts(fresh):
    page = fresh("#date=1920-12-02")
    moved = page.evaluate("""async () => {
      const {mount} = await import('/player/main.js');
      const first = document.querySelector('.geohist-player');
      const data = first.player.data;
      const box = () => document.body.appendChild(document.createElement('section'));
      const [a, b] = [box(), box()];
      const leaveA = mount({parentElement: a, data});
      const leaveB = mount({parentElement: b, data});
      leaveA();
      const stays = b.firstChild === first;
      leaveB();
      const gone = !first.isConnected;
      mount({parentElement: a, data});
      return [stays, gone, a.firstChild === first, first.player.map.stats().contexts, document.querySelectorAll('.geohist-player').length];
    }""")
    assert moved == [True, True, True, 1, 1]
    page.keyboard.press("ArrowRight")
    state(page, day="1921-04-01", easing="false")


@pytest.mark.parametrize("lang", ["en", "tr"])
@pytest.mark.parametrize("selection", ["", "&at=treaties/t-accord"])
def test_nothing_overflows_on_a_phone(at, lang, selection):
    page = at(f"#date=1920-12-02&lang={lang}{selection}", size=PHONE)
    state(page, layout="narrow")
    beyond = page.evaluate("""() => {
      const root = document.querySelector('.geohist-player');
      const all = [...root.querySelectorAll('button, p, h2, h3, blockquote, cite, th, td, select, .card, .date, .beside')];
      const bad = all.filter((e) => {
        const r = e.getBoundingClientRect();
        return r.width > 1 && r.height > 1 && (r.right > innerWidth + 1 || r.left < -1) && !e.closest('.for-readers');
      }).map((e) => e.className || e.tagName);
      return [document.documentElement.scrollWidth, root.scrollWidth, ...bad];
    }""")
    assert beyond == [390, 390]
    small = page.evaluate("""() => [...document.querySelectorAll('.geohist-player :is(.header, .transport, .map-buttons) button')]
      .map((e) => [e.dataset.does ?? e.dataset.language, e.getBoundingClientRect()])
      .filter(([, r]) => r.width && Math.min(r.width, r.height) < 36).map(([name]) => name)""")
    assert small == []


def test_the_sheet_of_a_phone_is_drawn_up(at):
    page = at("#date=1920-12-02", size=PHONE)
    state(page, sheet="peek")
    box = page.locator(f"{ROOT} .handle").bounding_box()
    page.mouse.move(195, box["y"] + 8)
    page.mouse.down()
    page.mouse.move(195, 300, steps=5)
    page.mouse.move(195, 120, steps=5)
    page.mouse.up()
    state(page, sheet="full")
    assert page.locator(f"{ROOT} .panel").bounding_box()["height"] == pytest.approx(0.9 * 844, abs=2)
