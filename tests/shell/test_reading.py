"""What one reads, in the real browser: panel, apparatus, dates, quotes, both catalogues."""

import pytest

from .browse import ROOT, state, text

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("day", "title", "quote", "source"),
    [
        ("1920-03-01", "Fair at Orta", "“Orta panayırı kalabalıktı.”", "Deniz Ay 2001, p. 3"),
        ("1920-06-01", "The long walk", "“Kuzey’e yürüdüler.”", "Deniz Ay 2001, p. 5 citing Su 1950"),
        ("1920-12-02", "Accord of Orta", "“Orta’da 2 Aralık 1920’de anlaşma imzalandı.”", "Deniz Ay 2001, p. 9 citing Su 1950"),
    ],
)
def test_the_panel_shows_the_excerpt_of_the_day(at, day, title, quote, source):
    page = at(f"#date={day}")
    assert text(page, ".panel .title") == title
    assert text(page, ".excerpt blockquote >> nth=0") == quote
    assert text(page, ".excerpt .citation >> nth=0") == source


def test_what_the_editors_say_themselves_is_marked_as_theirs(at):
    page = at("#date=1920-05-10")
    assert text(page, ".paraphrase").upper() == "EDITOR’S PARAPHRASE REGISTER OF LETTERS, NO. 7"


def test_several_records_of_a_day_are_listed_and_can_be_read(at):
    page = at("#date=1920-12-02")
    page.click(".record-line[data-goes-to=e-dance]")
    assert text(page, ".panel .title") == "Dance at Orta"


def test_a_disputed_day_is_written_as_one_of_two(at):
    page = at("#date=1920-12-02")
    assert text(page, ".date") == "2 or 3 December 1920"
    assert text(page, ".beside") == "Thursday or Friday"


def test_both_calendars_stand_where_they_differ(at):
    page = at("#date=1920-03-01")
    assert text(page, ".beside") == "Monday · Rumi 1 Mart 1336"
    assert "written 17 Şubat 1336 (Rumi)" in text(page, ".own-date")


def test_a_press_on_the_map_opens_the_apparatus(at):
    page = at("#date=1920-12-02")
    box = page.locator(f"{ROOT} .map-host").bounding_box()
    x, y = page.wait_for_function(f"document.querySelector('{ROOT}').player.map.symbolOf('t-accord')").json_value()
    page.mouse.click(box["x"] + x, box["y"] + y)
    state(page, selection="treaties/t-accord", apparatus="true")
    assert text(page, ".panel .title") == "Accord of Orta: on which day?"


def test_the_apparatus_sets_a_disagreement_side_by_side(at):
    page = at("#date=1920-12-02&at=treaties/t-accord")
    assert page.locator(f"{ROOT} .card").count() == 2
    assert text(page, ".card[data-witness=A] .card-value") == "2 December 1920"
    assert text(page, ".card[data-witness=B] .card-value") == "3 December 1920"
    assert text(page, ".card[data-witness=A] mark") == "2 Aralık 1920"
    assert text(page, ".card[data-witness=B] mark") == "3 Aralık 1920"
    assert page.locator(f"{ROOT} .card.is-drawn").get_attribute("data-witness") == "A"
    assert text(page, ".reading") == "READING The map draws 2 December 1920 ≠ 3 December 1920. Why. A names its witness."
    assert text(page, ".properties tr.differ") == "date 2 December 1920 A, B disagree"
    assert text(page, ".properties tbody tr >> nth=1") == "place Orta A one claim"


def test_the_apparatus_of_a_cell_tells_who_held_it_and_when(at):
    page = at("#date=1921-02-01&at=cells/do%C4%9Fu")
    assert text(page, ".holder") == "North"
    assert text(page, ".holding dl") == "Capacity occupier Sovereign South By Accord of Orta Certainty probable Accuracy of its line ± 5 km"
    assert text(page, ".panel .note") == "Editors’ note. East of the river by hearsay."
    assert text(page, ".others") == "ZONES HERE THAT DAY Quiet zone"
    assert page.locator(f"{ROOT} .history li").all_inner_texts()[0].split("\n")[-1] == "1 January – 1 December 1920"
    assert text(page, ".history li.now b") == "North"


def test_the_editors_note_on_a_cell_is_read_in_the_language_chosen(at):
    page = at("#date=1921-02-01&at=cells/do%C4%9Fu&lang=tr")
    assert text(page, ".panel .note").endswith(". Nehrin doğusu söylentiye göre.")
    assert page.locator(f"{ROOT} .panel .note [lang]").count() == 0


def test_a_stop_that_gathers_some_days_dates_what_came_before_it(at):
    page = at("#date=1921-04-01")
    shown = page.evaluate(
        """async () => {
          const player = document.querySelector('.geohist-player').player;
          const {changeSentences} = await import('/player/shell/changes.js');
          const last = player.atlas.beats.at(-1);
          const [one, other] = player.atlas.transfers;
          const atlas = Object.create(player.atlas, {transfers: {value: [{...one, day: last.day - 2}, other]}});
          return changeSentences(atlas, {...last, transfers: [0, 1]}, 'en');
        }"""
    )
    assert shown == ["30 Mar 1921 · Doğu: from South to North", "Dağ: from South to North"]


def test_both_catalogues_have_the_same_words(at):
    page = at("#date=1920-12-02")
    keys = page.evaluate("""async () => {
      const {CATALOGUES} = await import('/player/shell/words.js');
      const inner = (v) => v && typeof v === 'object' && !Array.isArray(v);
      const walk = (o, at = '') => Object.entries(o).flatMap(([k, v]) => (inner(v) ? walk(v, `${at}${k}.`) : [`${at}${k}:${typeof v}`]));
      return [walk(CATALOGUES.en), walk(CATALOGUES.tr)];
    }""")
    assert sorted(keys[0]) == sorted(keys[1])


def test_a_pinned_panel_stays_while_the_clock_moves(at):
    page = at("#date=1920-12-02")
    page.click("[data-does=pin]")
    page.click("[data-does=next]")
    state(page, day="1921-04-01", easing="false", pinned="true")
    assert text(page, ".panel .title") == "Accord of Orta"
    page.click("[data-does=pin]")
    page.wait_for_selector(f"{ROOT} .panel .title:has-text('Dağ')")


def test_readers_hear_the_date_and_what_changed(at):
    page = at("#date=1920-12-02")
    page.keyboard.press("ArrowRight")
    page.wait_for_selector(f"{ROOT} .timeline[aria-valuetext='1 April 1921']")
    page.wait_for_selector(f"{ROOT} [data-live]:has-text('1 April 1921. Dağ: from South to North')", state="attached")


def test_a_quote_is_copied_with_its_citation(at):
    page = at("#date=1920-12-02")
    page.click(f"{ROOT} .excerpt .link >> nth=0")
    page.wait_for_selector(f"{ROOT} .notice")
    lines = page.evaluate("navigator.clipboard.readText()").split("\n")
    assert lines[:3] == [
        "“Orta’da 2 Aralık 1920’de anlaşma imzalandı.”",
        "[At Orta, on 2 December 1920, the accord was signed.]",
        "Deniz Ay, “Ay Defteri”, 2001, p. 9 (Su 1950).",
    ]
