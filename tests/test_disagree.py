"""Disagreements are found by the engine from the claims."""

import pytest

import geohist
from geohist.disagree import contradict, disagreements, values
from geohist.model import Claim, Reading, Record, Stop, Text
from geohist.when import When

WHY = Text({"tr": "çünkü", "en": "because"})


def claim(about, value, *, slip=False, place=None):
    return Claim(about, value, excerpt="s#a", slip=WHY if slip else None, place=place)


def record(*claims, readings=(), stops=()):
    return Record("r", "treaties", Text(), When("1920"), "certain", {}, claims=claims, readings=readings, stops=stops)


@pytest.mark.parametrize(
    ("about", "one", "other", "clash"),
    [
        ("date", "1920-12-02", "1920-12-03", True),
        ("date", "1920-12-02", "1920-12", False),
        ("date", "1920-12-02~", "1920-12-03", False),
        ("date", "1920-12-02/..", "1921", False),
        ("date", "[1920-12-02,1920-12-04]", "1920-12-03", True),
        ("received", "1920-06-03", "1920-06-04", True),
        ("place", "kars", "gumru", True),
        ("place", "kars", "kars", False),
        ("head", "bekir-sami", "yusuf-kemal", True),
        ("party", "turkey", "armenia", False),
        ("signatory", "kazim-karabekir", "khatisian", False),
        ("quantity", {"amount": 10, "unit": "gold-rouble"}, {"amount": 5, "unit": "gold-rouble"}, True),
        ("quantity", {"amount": 10, "unit": "gold-rouble"}, {"amount": 5, "unit": "rifle"}, False),
        ("outcome", {"tr": "a", "en": "a"}, {"tr": "b", "en": "b"}, False),
        ("text", None, None, False),
    ],
)
def test_the_law_of_each_property(about, one, other, clash):
    assert contradict(claim(about, one), claim(about, other)) is clash
    assert contradict(claim(about, other), claim(about, one)) is clash


def test_claims_about_different_properties_do_not_disagree():
    assert not contradict(claim("place", "kars"), claim("head", "bekir-sami"))


@pytest.mark.parametrize(
    ("about", "one", "other"), [("party", "turkey", "ottomans"), ("outcome", {"tr": "a", "en": "a"}, {"tr": "b", "en": "b"})]
)
def test_a_slip_disagrees_even_where_values_could_stand_together(about, one, other):
    assert contradict(claim(about, one, slip=True), claim(about, other))
    assert not contradict(claim(about, one, slip=True), claim(about, other, slip=True))


def test_a_slipped_date_disagrees_even_with_a_vaguer_one_that_takes_it_in():
    vague, slipped = claim("date", "1919-07/1919-08"), claim("date", "1919-07-24", slip=True)
    assert contradict(vague, slipped)
    assert not contradict(vague, claim("date", "1919-07-24"))


def test_the_reading_says_for_which_value_of_a_list_a_slip_stands():
    claims = (claim("party", "ussr", slip=True), claim("party", "soviet-russia"), claim("party", "turkey"))
    (before,) = disagreements(record(*claims))
    assert values(before.claims) == ("ussr", "soviet-russia", "turkey")
    (after,) = disagreements(record(*claims, readings=(Reading("party", "soviet-russia", WHY),)))
    assert values(after.claims) == ("ussr", "soviet-russia")


def test_arrivals_at_two_places_do_not_disagree():
    assert not contradict(claim("arrived", "1920-07-11", place="moscow"), claim("arrived", "1920-06-03", place="trabzon"))
    assert contradict(claim("arrived", "1920-07-11", place="moscow"), claim("arrived", "1920-07-19", place="moscow"))


def test_a_disagreement_holds_the_claims_that_clash_and_the_reading():
    reading = Reading("date", "1920-12-03", WHY)
    (found,) = disagreements(
        record(
            claim("date", "1920-12-02"), claim("date", "1920-12"), claim("date", "1920-12-03"), claim("place", "gumru"), readings=(reading,)
        )
    )
    assert (found.record, found.about, found.reading) == ("r", "date", reading)
    assert values(found.claims) == ("1920-12-02", "1920-12-03")


def test_a_stop_of_a_route_can_be_disputed():
    stop = Stop("moscow", When("1920-07-19"), attested=True, claims=(claim("arrived", "1920-07-11"), claim("arrived", "1920-07-19")))
    (found,) = disagreements(record(stops=(stop,)))
    assert (found.where, found.reading) == ("stops.0", None)


def test_the_tiny_atlas_disagrees_about_its_peace(tiny):
    (found,) = geohist.open(tiny).disagreements()
    assert (found.record, found.about) == ("samos-peace", "date")
    assert found.reading.value == "-0020"
