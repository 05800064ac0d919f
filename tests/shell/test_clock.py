"""What moves the clock, in the real browser: play, steps, free run, timeline, typed dates, keys."""

import pytest

from .browse import ROOT, state, text
from .payload import payload

pytestmark = pytest.mark.browser


def test_a_first_visit_says_what_one_sees_and_starts_by_itself_until_it_is_touched(fresh):
    page = fresh()
    assert "North and South, 1920–1921" in text(page, ".opening-line")
    state(page, playing="true")
    state(page, day="1920-05-10", easing="false")
    page.mouse.click(500, 300)
    state(page, playing="false", easing="false")


def test_an_address_stands_still_until_play_is_pressed(at):
    page = at("#date=1920-05-10")
    state(page, playing="false", day="1920-05-10")
    page.click("[data-does=toggle]")
    state(page, playing="true")
    state(page, day="1920-06-01", easing="false")
    page.click("[data-does=toggle]")
    state(page, playing="false")


def test_steps_go_from_beat_to_beat(at):
    page = at("#date=1920-12-02")
    page.click("[data-does=next]")
    state(page, day="1921-04-01", easing="false", beat="5")
    page.click("[data-does=previous]")
    state(page, day="1920-12-02", easing="false", beat="4")


def test_nothing_is_asked_of_the_network_while_playing(at, site):
    page = at("#date=1920-05-10")
    page.wait_for_load_state("networkidle")
    before = len(site[1].asked)
    page.click("[data-does=toggle]")
    state(page, day="1920-06-01", easing="false")
    state(page, day="1920-07-01", easing="false")
    assert site[1].asked[before:] == []


def test_a_free_run_shows_headlines_only(at):
    page = at("#date=1920-05-01")
    page.select_option("[data-does=mode]", "free")
    page.select_option("[data-does=speed]", "91")
    page.click("[data-does=toggle]")
    page.wait_for_selector(f"{ROOT} .headlines li:has-text('The offer')")
    assert page.locator(f"{ROOT} .excerpt").count() == 0
    page.click("[data-does=toggle]")
    state(page, playing="false")


def test_scrubbing_the_timeline_moves_the_clock(at):
    page = at("#date=1920-03-01")
    box = page.locator(f"{ROOT} .timeline").bounding_box()
    page.mouse.move(box["x"] + 200, box["y"] + 34)
    page.mouse.down()
    page.mouse.move(box["x"] + 300, box["y"] + 34, steps=4)
    page.mouse.move(box["x"] + 700, box["y"] + 34, steps=4)
    page.mouse.up()
    day = page.get_attribute(ROOT, "data-day")
    assert "1921-01-01" < day < "1921-08-01"
    assert text(page, ".past").endswith("earlier, 2 December 1920") or text(page, ".past").endswith("earlier, 1 April 1921")


def test_a_press_on_a_tick_goes_to_its_day_and_record(at):
    page = at("#date=1920-03-01")
    box = page.locator(f"{ROOT} .timeline").bounding_box()
    left, right = box["x"] + 88, box["x"] + box["width"] - 16
    share = (payload()["records"][4]["from"] - payload()["span"][0]) / (payload()["span"][1] - payload()["span"][0])
    page.mouse.click(left + share * (right - left), box["y"] + 28 + 1.5 * 14.4)
    state(page, day="1920-12-02", easing="false", selection="treaties/t-accord", apparatus="false")


def test_the_wheel_narrows_the_window(at):
    page = at("#date=1920-03-01")
    before = page.get_attribute(f"{ROOT} .timeline", "data-window")
    box = page.locator(f"{ROOT} .timeline").bounding_box()
    page.mouse.move(box["x"] + 300, box["y"] + 60)
    page.mouse.wheel(0, -200)
    page.wait_for_function(f"document.querySelector('{ROOT} .timeline').dataset.window !== '{before}'")
    lo, hi = page.get_attribute(f"{ROOT} .timeline", "data-window").split("/")
    assert lo > "1920-01-01"
    assert hi < "1922-01-01"


@pytest.mark.parametrize(
    ("typed", "day"),
    [("1921-03-16", "1921-03-16"), ("16 Mart 1921", "1921-03-16"), ("16 March 1921", "1921-03-16"), ("3.4.1921", "1921-04-03")],
)
def test_a_typed_date_is_gone_to(at, typed, day):
    page = at("#date=1920-03-01")
    page.click("[data-does=date]")
    page.fill("[data-does=type-date]", typed)
    page.press("[data-does=type-date]", "Enter")
    state(page, day=day)


def test_a_typed_date_that_cannot_be_is_answered_in_a_sentence(at):
    page = at("#date=1920-03-01")
    page.click("[data-does=date]")
    for typed, sentence in [
        ("the ides", "“the ides” is not a date I can read. Write 1921-03-16 or 16 March 1921."),
        ("30 Şubat 1921", "February 1921 has 28 days."),
        ("1950", "This atlas runs from 1 January 1920 to 31 December 1921."),
    ]:
        page.fill("[data-does=type-date]", typed)
        page.press("[data-does=type-date]", "Enter")
        assert text(page, ".fault") == sentence
    state(page, day="1920-03-01")


def test_the_keyboard_moves_the_clock(at):
    page = at("#date=1920-12-02")
    for key, wanted in [
        ("ArrowRight", {"day": "1921-04-01", "easing": "false"}),
        ("Shift+ArrowRight", {"day": "1921-04-02"}),
        ("Shift+ArrowLeft", {"day": "1921-04-01"}),
        ("ArrowLeft", {"day": "1920-12-02", "easing": "false"}),
        ("End", {"day": "1921-04-01"}),
        ("Home", {"day": "1920-03-01"}),
        ("Space", {"playing": "true"}),
        ("Space", {"playing": "false"}),
        ("l", {"layers_open": "true"}),
        ("Escape", {"layers_open": "false"}),
    ]:
        page.keyboard.press(key)
        state(page, **wanted)
    page.keyboard.press("?")
    page.wait_for_selector(f"{ROOT} .help")
    page.keyboard.press("Escape")
    page.wait_for_selector(f"{ROOT} .veil", state="hidden")


def test_reduced_motion_steps_and_does_not_start_by_itself(fresh):
    page = fresh(reduced_motion="reduce")
    assert "Press play" in text(page, ".opening-line")
    page.click("[data-does=next]")
    state(page, day="1920-05-10", easing="false", playing="false")
