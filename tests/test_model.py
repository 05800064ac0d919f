"""The values of the model: they cannot be built wrong, and they know the names of their day."""

import copy
import dataclasses
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geohist.errors import GeohistError
from geohist.model import Claim, Name, Place, Polity, Tenure, Text
from geohist.model.evidence import covered
from geohist.when import When, day_number


def test_a_text_cannot_be_changed():
    text = Text({"tr": "Kars", "en": "Kars"})
    with pytest.raises(TypeError):
        text["tr"] = "Gümrü"
    with pytest.raises(TypeError):
        text.update(en="x")
    assert copy.deepcopy(text) == pickle.loads(pickle.dumps(text)) == text  # noqa: S301 - our own bytes
    assert {text: 1}[Text({"en": "Kars", "tr": "Kars"})] == 1


def test_a_text_falls_back_to_english_and_then_to_anything():
    assert Text({"tr": "Tiflis", "en": "Tbilisi"}).say("ru") == "Tbilisi"
    assert Text({"tr": "Tiflis"}).say("ru") == "Tiflis"
    assert Text().say("en") == ""


def test_a_claim_rests_on_a_passage_or_on_a_named_work_but_not_on_both():
    for evidence in ({}, {"excerpt": "s#a", "authority": "Treaty, Art. 2"}):
        with pytest.raises(GeohistError, match="one of excerpt and authority"):
            Claim("place", "kars", **evidence)


def test_a_claim_about_something_unknown_is_refused():
    with pytest.raises(GeohistError, match="something unknown"):
        Claim("weather", "rain", excerpt="s#a")


def test_a_claim_with_a_day_that_does_not_exist_is_refused():
    with pytest.raises(GeohistError, match="28 days"):
        Claim("date", "1919-02-29", excerpt="s#a")


def test_a_value_is_frozen():
    claim = Claim("date", "1920-12-02", excerpt="s#a")
    assert claim.when == When("1920-12-02")
    with pytest.raises(dataclasses.FrozenInstanceError):
        claim.value = "1920-12-03"


def test_a_tenure_that_ends_before_it_begins_is_refused():
    with pytest.raises(GeohistError, match="ends before it begins"):
        Tenure("kars", 10, 10, "turkey", "sovereign", "turkey")


def test_names_follow_the_day():
    title = Text({"tr": "Tiflis", "en": "Tbilisi"})
    names = (Name(Text({"tr": "Tiflis", "en": "Tiflis"}), When("/1936")), Name(title, When("1937/..")))
    place = Place("tbilisi", title, 44.8, 41.7, "capital", 1, names)
    assert place.name_on(day_number(1936, 12, 31), "en") == "Tiflis"
    assert place.name_on(day_number(1937, 1, 1), "en") == "Tbilisi"
    assert Polity("x", title).name_on(0, "tr") == "Tiflis"


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda pair: (min(pair), max(pair)))))
def test_what_two_excerpts_share_counts_once(spans):
    assert covered(spans) == len({at for start, end in spans for at in range(start, end)})
