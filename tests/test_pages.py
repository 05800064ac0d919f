"""The pages beside the map, by Streamlit's own test runner, and their catalogue."""

import string

import pytest
from streamlit.testing.v1 import AppTest

from geohist.model import ABOUT
from geohist.pages.words import WORDS
from geohist.service.shelf import ATLAS_VARIABLE


def page_of(name):
    def script(name):
        from geohist.pages import disagreements_page, downloads_page, help_page, sources_page
        from geohist.service.shelf import shelf

        modules = {"sources": sources_page, "disagreements": disagreements_page, "downloads": downloads_page, "help": help_page}
        modules[name].show(shelf().atlas, {})

    return AppTest.from_function(script, args=(name,), default_timeout=30)


@pytest.mark.parametrize("name", ["sources", "disagreements", "downloads", "help"])
@pytest.mark.parametrize("lang", ["en", "tr"])
def test_each_page_opens_in_both_languages(geodata, monkeypatch, name, lang):
    monkeypatch.setenv(ATLAS_VARIABLE, str(geodata))
    test = page_of(name)
    test.session_state["lang"] = lang
    test.run()
    assert not test.exception
    assert test.title[0].value == WORDS[name][lang]


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


def test_every_disagreement_is_listed_and_the_filter_narrows_them(geodata, monkeypatch):
    import geohist

    monkeypatch.setenv(ATLAS_VARIABLE, str(geodata))
    test = page_of("disagreements")
    test.session_state["lang"] = "en"
    test.run()
    found = geohist.open(geodata).disagreements()
    assert test.caption[0].value == f"{len(found)} disagreements"
    assert len(test.header) == len(found)


def test_the_catalogue_says_everything_in_both_languages_with_the_same_blanks():
    for key, words in WORDS.items():
        assert set(words) == {"en", "tr"}, key
        if key != "share":  # a percentage stands before its sign in Turkish
            blanks = [{field for _, field, _, _ in string.Formatter().parse(words[lang]) if field} for lang in ("en", "tr")]
            assert blanks[0] == blanks[1], key


def test_every_subject_of_a_claim_has_a_word():
    assert {f"about_{subject}" for subject in ABOUT} <= set(WORDS)


def test_every_export_has_a_button():
    from geohist.export import FORMATS
    from geohist.pages.downloads_page import HEADLINES, OTHERS

    assert set(FORMATS) - {"kml"} == {*HEADLINES, *OTHERS}  # KML is in the KMZ
