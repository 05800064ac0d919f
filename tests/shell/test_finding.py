"""Search, lives, comparison and tours, in the real browser."""

import pytest

from .browse import PHONE, ROOT, state, text

pytestmark = pytest.mark.browser

FOUND = f"{ROOT} .found"


def search(page, typed):
    page.keyboard.press("/")
    page.fill(f"{ROOT} [data-does=search]", typed)
    page.wait_for_selector(f"{FOUND}:not([hidden])")


def rows(page, group):
    return [" ".join(row.split()) for row in page.locator(f"{FOUND} [role=group][aria-label='{group}'] .found-title").all_inner_texts()]


@pytest.mark.parametrize("typed", ["işik", "IŞIK", "ISIK", "ışık", "isik", "scirbe", "kâtip", "katip", "katib"])
def test_a_person_is_found_whatever_the_case_the_marks_and_one_wrong_letter(at, typed):
    page = at("#date=1920-03-01")
    search(page, typed)
    assert rows(page, "People")[0] == "Işık the Scribe"


def test_a_name_is_found_under_another_spelling_and_a_place_under_its_older_name(at):
    page = at("#date=1920-03-01")
    search(page, "ayse hanim")
    assert rows(page, "People") == ["Ayşe the Walker"]
    search(page, "mezzopol")
    assert rows(page, "Places") == ["Orta Mezzopolis"]


def test_quotes_are_found_in_both_languages_and_say_whose_they_are(at):
    page = at("#date=1920-03-01")
    for typed in ("panayır kalabalık", "fair crowded"):
        search(page, typed)
        assert page.locator(f"{FOUND} [aria-label=Quotes] .found-row").count() == 1
    assert text(page, ".found [aria-label=Quotes] small") == "Ay 2001 · 1 March 1920 · Orta"


def test_a_tour_is_found_by_its_title_and_by_that_of_a_scene(at):
    page = at("#date=1921-06-01")
    search(page, "east")
    assert rows(page, "Tours") == ["The east"]
    search(page, "önce")
    assert rows(page, "Tours") == ["Before"]
    assert text(page, ".found [aria-label=Tours] small") == "The east · Scene 1 of 3"
    page.click(f"{FOUND} [aria-label=Tours] .found-row")
    state(page, task="tour/east/1", day="1920-03-01", search="false")


def test_arrows_and_enter_move_clock_selection_and_keyboard(at):
    page = at("#date=1920-03-01")
    search(page, "orta")
    first = page.get_attribute(f"{FOUND} [aria-selected=true]", "id")
    page.keyboard.press("ArrowDown")
    assert page.get_attribute(f"{FOUND} [aria-selected=true]", "id") != first
    assert page.get_attribute(f"{ROOT} [data-does=search]", "aria-activedescendant") == page.get_attribute(
        f"{FOUND} [aria-selected=true]", "id"
    )
    search(page, "accord")
    page.keyboard.press("Enter")
    state(page, day="1920-12-02", selection="treaties/t-accord", easing="false", search="false")
    page.wait_for_function("document.activeElement.matches('.panel .title')")


def test_a_day_beside_a_name_says_when_to_look(at):
    page = at("#date=1920-03-01")
    search(page, "dogu 5 February 1921")
    assert rows(page, "Day") == ["5 February 1921"]
    assert text(page, ".found [aria-label=Territory] small") == "5 February 1921: North"
    page.click(f"{FOUND} [aria-label=Territory] .found-row")
    state(page, day="1921-02-05", selection="cells/doğu", apparatus="true")


def test_what_is_not_there_is_said_and_escape_gives_the_keyboard_back(at):
    page = at("#date=1920-03-01")
    page.focus(f"{ROOT} [data-does=toggle]")
    search(page, "qwrtz")
    assert "Nothing here is called “qwrtz”" in text(page, ".found")
    page.keyboard.press("Escape")
    state(page, search="false")
    assert page.evaluate("document.activeElement.dataset.does") == "toggle"


def test_the_search_of_a_phone_covers_the_header_and_not_more(at):
    page = at("#date=1920-03-01", PHONE)
    page.click(f"{ROOT} [data-does=open-search]")
    page.fill(f"{ROOT} [data-does=search]", "orta")
    box = page.locator(FOUND).bounding_box()
    assert (box["x"], box["width"]) == (0, 390)
    page.click(f"{FOUND} [aria-label=Places] .found-row")
    state(page, selection="places/orta", search="false")


def test_a_life_is_told_by_date_and_marks_the_day(at):
    page = at("#date=1920-06-10")
    page.click(f"{ROOT} .name[data-person=yolcu]")
    state(page, selection="actors/yolcu", task="person/yolcu")
    assert page.locator(f"{ROOT} .life .what").all_inner_texts() == ["The offer", "The long walk", "Accord of Orta"]
    assert text(page, ".life li.now .what") == "The long walk"
    assert text(page, ".parties") == "also written Ayşe Hanım, A. Yürür"
    page.keyboard.press("ArrowRight")
    state(page, day="1920-12-02", easing="false", task="person/yolcu")
    assert text(page, ".life li.now .what") == "Accord of Orta"
    page.keyboard.press("ArrowLeft")
    state(page, day="1920-06-01", easing="false")


def test_a_life_can_be_read_chapter_by_chapter(at):
    page = at("#date=1920-06-10&at=actors/yolcu")
    page.click("[data-does=chapter-letters]")
    page.wait_for_selector(f"{ROOT} [data-does=chapter-letters][aria-pressed=true]")
    assert page.locator(f"{ROOT} .life .what").all_inner_texts() == ["The offer"]


def test_a_life_lights_its_places_and_journeys(at):
    page = at("#date=1920-06-10&at=actors/yolcu")
    lit = page.wait_for_function(f"document.querySelector('{ROOT}').player.store.get().lit").json_value()
    assert [(place["place"], place["count"]) for place in lit["places"]] == [("orta", 3), ("kuzey", 2)]
    assert lit["routes"] == ["r-walk"]
    assert len(lit["days"]) == 3


def test_one_comes_back_to_a_life_from_what_one_read_in_it(at):
    page = at("#date=1920-06-10&at=actors/yolcu")
    page.click(f"{ROOT} .life [data-goes-to=t-accord]")
    state(page, day="1920-12-02", selection="treaties/t-accord", aside="true", easing="false")
    assert page.get_attribute(f"{ROOT} [data-does=back]", "aria-label") == "Back to Ayşe the Walker"
    page.click("[data-does=back]")
    state(page, selection="actors/yolcu", aside="false")
    page.keyboard.press("Escape")
    state(page, task="", selection="")


def test_two_days_are_compared_in_words_and_areas(at):
    page = at("#date=1920-03-01")
    page.keyboard.press("c")
    page.fill("[data-does=compare-from]", "1 March 1920")
    page.fill("[data-does=compare-to]", "accord")
    page.click("[data-does=compare-go]")
    state(page, task="compare", day="1920-12-02")
    page.click("[data-does=compare-by-list]")
    assert text(page, ".panel .title") == "What changed between 1 March 1920 and 2 December 1920"
    assert text(page, ".passages") == "South → North 140,000 km² · 1 area Doğu"
    assert text(page, ".net tr[data-polity=south]") == "South −140,000 −140,000"
    page.wait_for_function("location.hash.includes('compare=1920-03-01..1920-12-02')")
    page.click("[data-does=show-from]")
    state(page, day="1920-03-01", task="compare")
    lit = page.evaluate(f"document.querySelector('{ROOT}').player.store.get().lit")
    assert lit["cells"] == [1]


def test_a_comparison_is_taken_along_as_text(at):
    page = at("#date=1921-06-01&compare=1920-03-01..1921-06-01&lang=tr")
    page.click("[data-does=copy-changes]")
    page.wait_for_selector(f"{ROOT} .notice")
    lines = page.evaluate("navigator.clipboard.readText()").split("\n")
    assert lines[:4] == [
        "1 Mart 1920’den 1 Haziran 1921’e ne değişti",
        "2 parça toprak, 280.000 km², el değiştirdi.",
        "",
        "Güney → Kuzey: 280.000 km² (Doğu, Dağ)",
    ]
    assert "compare=1920-03-01..1921-06-01" in lines[-1]


def test_what_is_no_day_in_a_comparison_is_answered_in_a_sentence(at):
    page = at("#date=1920-12-02&compare=1920-03-01..1920-12-02")
    page.fill("[data-does=compare-to]", "1 March 1920")
    page.click("[data-does=compare-go]")
    assert text(page, ".compare-fault") == "These are one and the same day: write two different ones."
    page.fill("[data-does=compare-to]", "whenever")
    page.click("[data-does=compare-go]")
    assert "“whenever” is not a date I can read" in text(page, ".compare-fault")


def test_a_tour_goes_scene_by_scene_with_a_presenters_keys(at):
    page = at("#date=1921-06-01")
    page.click(f"{ROOT} [data-does=tours]")
    page.click(f"{ROOT} [data-tour=east]")
    state(page, task="tour/east/1", day="1920-03-01", easing="false")
    assert text(page, ".panel .title") == "Before"
    assert page.locator(f"{ROOT} .tour-text p").all_inner_texts() == ["The fair is on.", "All is quiet."]
    assert text(page, ".excerpt blockquote >> nth=0") == "“Orta panayırı kalabalıktı.”"
    page.keyboard.press("PageDown")
    state(page, task="tour/east/2")
    assert text(page, ".panel .title") == "The long walk"
    state(page, task="tour/east/2", day="1920-06-20", easing="false")
    page.keyboard.press("ArrowRight")
    state(page, task="tour/east/3", day="1920-12-02", easing="false")
    assert text(page, ".panel .title") == "Accord of Orta"
    page.keyboard.press("ArrowRight")
    page.keyboard.press("PageUp")
    state(page, task="tour/east/2")
    page.keyboard.press("Escape")
    state(page, task="")


def test_a_scene_has_an_address_of_its_own(at):
    page = at("#date=1920-03-01")
    page.evaluate("location.hash = 'tour=east/3'")
    state(page, task="tour/east/3", day="1920-12-02", easing="false")
    page.wait_for_function("location.hash.includes('tour=east/3')")


def test_the_record_a_scene_names_is_marked_on_the_map_and_opened_from_it(at):
    page = at("#date=1920-03-01")
    page.evaluate("location.hash = 'tour=east/3'")
    state(page, task="tour/east/3", selection="treaties/t-accord", apparatus="false", aside="false")
    page.click(f"{ROOT} [data-does=scene-record]")
    state(page, aside="true", apparatus="true", selection="treaties/t-accord")
    page.keyboard.press("Escape")


def test_a_tour_ends_with_its_two_days_to_compare(at):
    page = at("#date=1920-12-02&tour=east/3")
    page.click(f"{ROOT} [data-does=compare-tour]")
    state(page, task="compare", day="1921-06-01")
    page.wait_for_function("location.hash.includes('compare=1920-03-01..1921-06-01')")


def test_a_tour_stays_while_a_record_is_looked_at(at):
    page = at("#date=1920-03-01&tour=east/1")
    page.click(f"{ROOT} [data-does=scene-record]")
    state(page, aside="true", selection="events/e-fair")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    state(page, aside="false", task="tour/east/1")


def test_a_scene_looks_where_it_says(at):
    page = at("#date=1920-03-01")
    page.evaluate("location.hash = 'tour=east/1'")
    page.wait_for_function(f"""() => {{
      const {{longitude, latitude, zoom}} = document.querySelector('{ROOT}').player.store.get().view;
      return Math.abs(longitude - 36.2) < 0.5 && Math.abs(latitude - 42.2) < 0.5 && zoom > 5.4;
    }}""")


def test_the_map_dims_what_did_not_change(at):
    page = at("#date=1920-12-02&view=36,42,5.2&compare=1920-03-01..1920-12-02")
    state(page, task="compare")
    inked = """([x, y]) => {
      const canvas = document.querySelector('.geohist-player [data-sheet=journeys]');
      const ratio = canvas.width / canvas.clientWidth;
      return [...canvas.getContext('2d').getImageData(Math.round(x * ratio), Math.round(y * ratio), 1, 1).data];
    }"""
    at_pixel = f"(xy) => document.querySelector('{ROOT}').player.map.project(xy)"
    page.wait_for_function(f"document.querySelector('{ROOT}').player.map.overlay.lines.empty === false")
    page.wait_for_timeout(300)
    changed, unchanged = (page.evaluate(inked, page.evaluate(at_pixel, xy)) for xy in ([38.4, 44.4], [33.6, 39.6]))
    assert changed[3] == 0
    assert 140 < unchanged[3] < 175


def test_the_bare_address_of_a_scene_opens_where_the_scene_looks(fresh):
    page = fresh("#tour=east/1")
    state(page, task="tour/east/1", day="1920-03-01")
    view = page.evaluate(f"document.querySelector('{ROOT}').player.store.get().view")
    assert abs(view["longitude"] - 36.2) < 0.5
    assert view["zoom"] > 5.4
