"""Ten errands of docs/errands.md, done on the served page by the steps written there."""

import logging
import re
import time

import pytest
from playwright.sync_api import expect

from tests.browser import chromium, served

pytestmark = pytest.mark.browser
ROOT = ".geohist-player"
WIDE, BEAMER = {"width": 1280, "height": 800}, {"width": 1024, "height": 768}
# Seconds a person needs, by the keystroke-level model (Card, Moran and Newell, 1980): a key, pointing and pressing,
# a look before the next step.
KEY, POINT, LOOK = 0.28, 1.1, 1.2
PATIENCE_MS = 20_000


class Reader:
    """Somebody at the page, whose keys, presses and looks are counted."""

    def __init__(self, page):
        self.page, self.keys, self.points, self.looks = page, 0, 0, 0
        self.player = page.locator(ROOT)
        self.panel = page.locator(f"{ROOT} .panel")
        self.started = time.perf_counter()

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)
        self.keys += len(keys)

    def type(self, words):
        self.page.keyboard.type(words)
        self.keys += len(words)

    def point(self, thing):
        thing.click()
        self.points += 1

    def sees(self, thing, words=None):
        expect(thing).to_be_visible(timeout=PATIENCE_MS)
        if words:
            expect(thing).to_contain_text(words, timeout=PATIENCE_MS)
        self.looks += 1
        return thing

    def waits_for_view(self, condition):
        self.page.wait_for_function(
            "([root, condition]) => { const {longitude, latitude, zoom} = document.querySelector(root).player.store.get().view;"
            " return new Function('longitude', 'latitude', 'zoom', `return ${condition}`)(longitude, latitude, zoom); }",
            arg=[ROOT, condition],
        )
        self.looks += 1

    def search(self, words, shown):
        self.press("/")
        self.type(words)
        return self.sees(self.page.get_by_role("option", name=shown).first)

    def tally(self):
        """Seconds the page took, steps, and the seconds of a person who does the same."""
        machine = time.perf_counter() - self.started
        return machine, self.looks, machine + self.keys * KEY + self.points * POINT + self.looks * LOOK


def who_held_batum_in_may_1919(reader):
    reader.point(reader.search("Batum May 1919", "Batum 1 May 1919"))
    reader.sees(reader.panel.locator("[data-held=batum]"), re.compile("Held on 1 May 1919 by:.*Britain.*occupier"))


def where_the_delegation_was_on_1_july_1920(reader):
    reader.point(reader.search("delegation 1 July 1920", "Bekir Sami Bey’s delegation to Moscow"))
    reader.sees(reader.panel.locator("[data-whereabouts]"), "1 July 1920: on the way, Erzerum → Trebizond · inferred")


def which_sources_disagree_about_gumru(reader):
    reader.point(reader.search("Gumru", "Treaty of Gümrü (Alexandropol)"))
    reader.point(reader.sees(reader.panel.locator("[data-does=apparatus]"), "1 disagreement: date"))
    cards = reader.panel.locator(".card")
    reader.sees(cards.nth(0), re.compile("2 December 1920.*Tekinsoy"))
    reader.sees(cards.nth(1), re.compile("3 December 1920.*An Assessment on Turco-Russian Political Relations"))


def what_changed_between_sevres_and_lausanne(reader):
    reader.press("c")
    for label, name in [("From", "Sevres"), ("To", "Lausanne")]:
        reader.point(reader.sees(reader.panel.get_by_label(label, exact=True)))
        reader.press("Control+a")
        reader.type(name)
    reader.press("Enter")
    reader.sees(reader.panel.locator("h2"), "What changed between 10 August 1920 and 24 July 1923")
    reader.sees(reader.panel, re.compile(r"\d+ areas, [\d,]+ km², changed hands\..*Greece → Ankara Government"))


def all_letters_of_chicherin(reader):
    reader.search("all letters of Chicherin", "Georgy Chicherin Letters · 12")
    reader.press("Enter")
    reader.sees(reader.panel.locator("[data-does=chapter-letters][aria-pressed=true]"), "12")
    expect(reader.panel.locator(".life li")).to_have_count(12, timeout=PATIENCE_MS)


def a_link_for_a_colleague(reader):
    reader.press("s")
    link = reader.sees(reader.player.locator(".share-link"))
    expect(link).to_have_value(re.compile(r"^http://127\.0\.0\.1:\d+/#date=1920-04-23&view=.*&data=\w+$"), timeout=PATIENCE_MS)
    reader.sees(reader.player.locator(".share-said"), "copied")
    reader.sees(reader.player.locator(".share-foot"), "This address works on this computer only.")


def the_treaty_of_moscow_in_the_original(reader):
    reader.search("Treaty of Moscow", "Treaty of Moscow 16 March 1921")
    reader.press("Enter")
    reader.sees(reader.panel.locator("[data-of-what-text]"), "in the original (Turkish)")
    reader.sees(reader.panel.locator("[data-of-what-text]"), "The articles of the treaty itself are not in this atlas.")
    reader.sees(reader.panel.locator("blockquote[lang=tr]").first, "Batum’un Gürcistan’a")


def the_journey_of_frunze(reader):
    reader.search("Frunze's journey", "Mikhail Frunze Journeys · 1")
    reader.press("Enter")
    reader.point(reader.sees(reader.panel.locator("[data-goes-to=frunze-1921]")))
    reader.sees(reader.panel.locator("h2"), "Frunze’s mission to Ankara")
    reader.sees(reader.panel.locator("[data-whereabouts]"), "→")


def the_map_by_keyboard_only(reader):
    reader.press("?")
    reader.sees(reader.player.get_by_role("dialog"), "to the map; Enter opens its middle")
    reader.press("Escape", "m", "ArrowRight", "ArrowDown", "ArrowDown")
    reader.waits_for_view("longitude > 42.5 && latitude < 39")
    reader.press("+")
    reader.waits_for_view("zoom > 4.7")
    reader.press("Enter")
    reader.sees(reader.panel, re.compile("Held on 23 April 1920 by:"))
    assert reader.points == 0


def the_straits_on_a_beamer(reader):
    reader.page.set_viewport_size(BEAMER)
    expect(reader.player).to_have_attribute("data-layout", "middle", timeout=PATIENCE_MS)
    reader.press("t")
    reader.point(reader.sees(reader.panel.get_by_text("The Straits, 1915–1945")))
    reader.press("p")
    expect(reader.player).to_have_attribute("data-look", "plain", timeout=PATIENCE_MS)
    for scene in range(1, 13):
        reader.sees(reader.panel.locator(".kicker").first, re.compile(f"scene {scene} of 12", re.IGNORECASE))
        if scene < 12:
            reader.press("PageDown")
    reader.press("Escape")
    expect(reader.player).to_have_attribute("data-task", "", timeout=PATIENCE_MS)


ERRANDS = [
    who_held_batum_in_may_1919,
    where_the_delegation_was_on_1_july_1920,
    which_sources_disagree_about_gumru,
    what_changed_between_sevres_and_lausanne,
    all_letters_of_chicherin,
    a_link_for_a_colleague,
    the_treaty_of_moscow_in_the_original,
    the_journey_of_frunze,
    the_map_by_keyboard_only,
    the_straits_on_a_beamer,
]


@pytest.fixture(scope="module")
def page(geodata):
    with served(geodata) as address, chromium() as browser:
        context = browser.new_context(
            viewport=WIDE, locale="en-GB", reduced_motion="reduce", permissions=["clipboard-read", "clipboard-write"]
        )
        page = context.new_page()
        page.set_default_timeout(PATIENCE_MS)
        page.goto(address)
        page.wait_for_selector(f"{ROOT}[data-ready=true]", timeout=60_000)
        yield page


@pytest.fixture
def reader(page):
    """A reader before the opening of the map, with whatever the last one had opened put away."""
    page.evaluate(
        """(root) => {
          const {store, map, shell, atlas} = document.querySelector(root).player;
          const closed = {help: false, sharing: false, searching: false, task: null, aside: false, chapter: null};
          Object.assign(closed, {selection: null, apparatus: false, pinned: false});
          document.querySelector(root).getRootNode().activeElement?.blur();
          store.set({...closed, panelOpen: true, playing: false});
          map.home({jump: true});
          shell.ctx.clock.scrub(atlas.opening.day);
        }""",
        ROOT,
    )
    page.wait_for_selector(f'{ROOT}[data-day="1920-04-23"][data-playing=false][data-easing=false]')
    return Reader(page)


@pytest.mark.parametrize("errand", ERRANDS, ids=lambda errand: errand.__name__)
def test_the_errand_is_done_within_a_minute(errand, reader):
    errand(reader)
    machine, steps, person = reader.tally()
    logging.getLogger(__name__).info("%s: page %.1f s, %d looks, person %.0f s", errand.__name__, machine, steps, person)
    assert person < 60
