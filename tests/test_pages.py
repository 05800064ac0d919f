"""The pages beside the map, by Streamlit's own test runner, and their catalogue."""

import re
import string

import pytest
from streamlit.testing.v1 import AppTest

from geohist.model import ABOUT
from geohist.pages.disagreements_page import folded
from geohist.pages.words import COUNTED, LANGUAGES, WORDS, counted, grouped
from geohist.service.shelf import ATLAS_VARIABLE


def page_of(name):
    def script(name):
        from geohist.pages import disagreements_page, downloads_page, help_page, lecture_page, sources_page
        from geohist.service.shelf import shelf

        modules = {
            "sources": sources_page,
            "disagreements": disagreements_page,
            "downloads": downloads_page,
            "help": help_page,
            "lecture": lecture_page,
        }
        modules[name].show(shelf().atlas, {})

    return AppTest.from_function(script, args=(name,), default_timeout=30)


@pytest.mark.parametrize("name", ["sources", "disagreements", "downloads", "help", "lecture"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_page_opens_in_every_language(geodata, monkeypatch, name, lang):
    monkeypatch.setenv(ATLAS_VARIABLE, str(geodata))
    test = page_of(name)
    test.session_state["lang"] = lang
    test.run()
    assert not test.exception
    title = f"{name}_title" if name in {"disagreements", "lecture"} else name
    assert test.title[0].value == WORDS[title][lang]


def test_a_day_that_is_none_is_answered_beside_the_preview(geodata, monkeypatch):
    monkeypatch.setenv(ATLAS_VARIABLE, str(geodata))
    test = page_of("lecture").run()
    assert not test.error
    day = next(field for field in test.text_input if field.label == WORDS["lecture_day"]["en"])
    day.set_value("1921-02-30").run()
    assert not test.exception
    assert test.error[0].value.startswith("1921-02 has 28 days")


@pytest.mark.parametrize("name", ["sources", "disagreements", "downloads"])
def test_each_page_opens_for_an_atlas_before_the_year_1(tiny, monkeypatch, name):
    monkeypatch.setenv(ATLAS_VARIABLE, str(tiny))
    test = page_of(name)
    test.session_state["lang"] = "en"
    test.run()
    assert not test.exception


def test_a_still_is_offered_of_the_day_on_which_the_atlas_opens(geodata, monkeypatch):
    monkeypatch.setenv(ATLAS_VARIABLE, str(geodata))
    test = page_of("downloads")
    test.session_state["lang"] = "en"
    test.run()
    assert test.date_input[0].value.isoformat() == "1920-04-23"


def shown(test):
    """The disagreements on the page, as HTML."""
    return [block.proto.body for block in test.get("html") if 'class="gh-cards"' in block.proto.body]


@pytest.fixture
def disagreements(geodata, monkeypatch):
    monkeypatch.setenv(ATLAS_VARIABLE, str(geodata))
    test = page_of("disagreements")
    test.session_state["lang"] = "en"
    return test.run()


def test_every_disagreement_is_listed_in_the_order_of_days(disagreements, geodata):
    import geohist

    atlas = geohist.open(geodata)
    found = sorted(atlas.disagreements(), key=lambda item: atlas.records[item.record].when.core_lo)
    assert len(shown(disagreements)) == len(found) > 20
    for html, item in zip(shown(disagreements), found, strict=True):
        assert f"&at={atlas.records[item.record].layer}/{item.record}" in html


def test_the_value_that_the_map_draws_stands_first_and_those_who_agree_together(disagreements):
    baku = next(html for html in shown(disagreements) if "at=events/ottoman-entry-baku-1918" in html)
    values = re.findall(r'gh-value">([^<]*)<', baku)
    assert values == ["15 September 1918", "until 3 March 1918"]
    assert baku.index("gh-drawn") < baku.index(values[1])
    assert baku.count('class="gh-card') - baku.count('class="gh-cards') == 2


def test_disagreements_are_narrowed_by_words_subject_and_source(disagreements):
    everything = len(shown(disagreements))
    quantities = disagreements.pills[0].set_value(["quantity"]).run()
    assert 0 < len(shown(quantities)) < everything
    assert all(">quantity</p>" in html for html in shown(quantities))
    both = quantities.pills[1].set_value(["meyer"]).run()
    assert all("Meyer" in html for html in shown(both))
    typed = page_of("disagreements")
    typed.session_state["lang"] = "tr"
    found = shown(typed.run().text_input[0].set_value("GUMRU").run())
    assert found
    assert all("gumru" in folded(html) for html in found)
    nothing = typed.text_input[0].set_value("zzzz").run()
    assert shown(nothing) == []
    assert any(WORDS["none_match"]["tr"] in block.proto.body for block in nothing.get("html"))


def test_a_source_says_what_rests_on_it_and_gives_its_record_in_three_forms(geodata, monkeypatch):
    monkeypatch.setenv(ATLAS_VARIABLE, str(geodata))
    test = page_of("sources")
    test.session_state["lang"] = "en"
    test.run()
    whole = " ".join(block.proto.body for block in test.get("html"))
    assert "On the map: " in whole
    assert "at=treaties/moscow-1921" in whole
    codes = [block.value for block in test.code]
    assert codes[0].startswith("@")
    assert codes[1].startswith("TY  - ")
    assert '"type": ' in codes[2]
    assert len(test.get("download_button")) == len(codes) == 3 * 5


def test_excerpts_stand_in_the_order_of_the_text(geodata, monkeypatch):
    import geohist

    monkeypatch.setenv(ATLAS_VARIABLE, str(geodata))
    test = page_of("sources")
    test.session_state["lang"] = "tr"
    test.run()
    source = geohist.open(geodata).sources["meyer"]
    html = next(
        block.proto.body
        for block in test.get("html")
        if "gh-excerpts" in block.proto.body and "dostluk anlaşması projesi" in block.proto.body
    )
    ordered = [one.exact[:40] for one in sorted(source.excerpts.values(), key=lambda one: one.position)]
    places = [html.index(words.replace("'", "&#x27;").replace('"', "&quot;")) for words in ordered[:12]]
    assert places == sorted(places)


def test_the_catalogue_says_everything_in_every_language_with_the_same_blanks():
    for key, words in WORDS.items():
        assert set(words) == set(LANGUAGES), key
        blanks = [{field for _, field, _, _ in string.Formatter().parse(words[lang]) if field} for lang in LANGUAGES]
        assert blanks[0] == blanks[1] == blanks[2], key
    for noun, forms in COUNTED.items():
        assert [len(forms[lang]) for lang in LANGUAGES] == [2, 1, 3], noun


def test_nouns_after_numbers_take_the_form_of_the_language():
    assert [counted("excerpts", n, "ru") for n in (1, 3, 5, 11, 21, 112)] == [
        "1 отрывок", "3 отрывка", "5 отрывков", "11 отрывков", "21 отрывок", "112 отрывков"
    ]  # fmt: skip
    assert [counted("excerpts", n, "en") for n in (0, 1, 2)] == ["0 excerpts", "1 excerpt", "2 excerpts"]
    assert counted("excerpts", 1200, "tr") == "1.200 alıntı"
    assert [grouped(1234.5, lang) for lang in LANGUAGES] == ["1,234.5", "1.234,5", "1\u00a0234,5"]


def test_every_subject_of_a_claim_has_a_word():
    assert {f"about_{subject}" for subject in ABOUT} <= set(WORDS)


def test_every_export_has_a_button():
    from geohist.export import FORMATS
    from geohist.pages.downloads_page import HEADLINES, OTHERS

    assert set(FORMATS) - {"kml"} == {*HEADLINES, *OTHERS}  # KML is in the KMZ
