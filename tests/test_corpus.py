"""History a reader can check: what the sources say, where they part, and what the map draws."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import geohist

if TYPE_CHECKING:
    from geohist.atlas import Atlas
    from geohist.disagree import Disagreement

GEODATA = Path(__file__).parent.parent / "geodata"


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return geohist.open(GEODATA)


def disagreement(atlas: Atlas, record: str, about: str) -> Disagreement:
    found = [one for one in atlas.disagreements() if one.record == record and one.about == about]
    assert found, f"no disagreement about the {about} of {record}"
    return found[0]


def drawn(atlas: Atlas, record: str) -> str:
    return atlas.records[record].date


def test_the_five_sources_are_quoted_and_none_beyond_a_third(atlas: Atlas) -> None:
    assert set(atlas.sources) == {"gazi", "jhf-2020", "meyer", "tekinsoy-2025", "tubar-2023"}
    for source in atlas.sources.values():
        assert len(source.excerpts) >= 30
        assert source.share_quoted <= 1 / 3


def test_the_sources_part_over_the_day_of_gumru(atlas: Atlas) -> None:
    found = disagreement(atlas, "gumru-1920", "date")
    said = {claim.excerpt: claim.value for claim in found.claims}
    assert said["tekinsoy-2025#gumru-signed"] == "1920-12-02"
    assert said["gazi#gumru-3-december"] == "1920-12-03"
    assert found.reading is not None
    assert found.reading.value == drawn(atlas, "gumru-1920")


def test_the_sources_part_over_the_letter_to_lenin(atlas: Atlas) -> None:
    dates = {str(claim.value) for claim in disagreement(atlas, "mk-to-lenin-1920-04-26", "date").claims}
    assert {"1920-04-18", "1920-04-26"} <= dates
    addressees = {claim.value for claim in disagreement(atlas, "mk-to-lenin-1920-04-26", "addressee").claims}
    assert addressees == {"lenin", "kazim-karabekir"}


def test_the_sources_part_over_whose_the_gold_was(atlas: Atlas) -> None:
    assert {claim.value for claim in disagreement(atlas, "soviet-aid-total", "sender").claims} == {"soviet-russia", "bukhara"}


def test_the_sources_part_over_the_day_ali_fuat_left_moscow(atlas: Atlas) -> None:
    said = {claim.value for claim in disagreement(atlas, "ali-fuat-leaves-moscow-1922", "date").claims}
    assert said == {"1922-05-10", "1922-05-11"}


def test_the_sources_part_over_the_day_the_second_delegation_reached_moscow(atlas: Atlas) -> None:
    found = disagreement(atlas, "second-delegation-1921", "arrived")
    said = {claim.excerpt: claim.value for claim in found.claims}
    assert said == {"gazi#second-delegation": "1921-02-19", "jhf-2020#arrived-18-february": "1921-02-18"}


def test_bekir_sami_left_ankara_in_may_and_reached_moscow_in_july(atlas: Atlas) -> None:
    stops = atlas.records["bekir-sami-1920"].stops
    assert (stops[0].place, stops[0].when.edtf) == ("ankara", "1920-05-11")
    assert (stops[-1].place, stops[-1].when.edtf) == ("moscow", "1920-07-19")
    assert {claim.excerpt.partition("#")[0] for claim in stops[0].claims if claim.excerpt} == {"gazi", "meyer", "tekinsoy-2025"}


def test_every_disagreement_has_a_reading_with_its_reason(atlas: Atlas) -> None:
    for found in atlas.disagreements():
        assert found.reading is not None, (found.record, found.about)
        assert found.reading.why["tr"]
        assert found.reading.why["en"]


def test_a_slip_is_never_drawn(atlas: Atlas) -> None:
    slips = [
        (record.id, claim)
        for record in atlas.records.values()
        for claim in record.claims
        if claim.slip is not None and claim.about == "date"
    ]
    assert len(slips) >= 5
    for record, claim in slips:
        assert claim.value != drawn(atlas, record), record


def test_the_interview_with_stalin_is_not_drawn_on_the_day_the_envoy_was_sent(atlas: Atlas) -> None:
    claims = {claim.value: claim for claim in atlas.records["stalin-interview-1920"].claims if claim.about == "date"}
    assert claims["1920-08-12"].slip is not None
    assert drawn(atlas, "stalin-interview-1920") == "1920-11-05"
    assert atlas.records["representation-baku-1920"].when.start == "1920-08-12"


@pytest.mark.parametrize(
    ("record", "day", "place"),
    [
        ("erzincan-armistice-1917", "1917-12-18", "erzincan"),
        ("brest-litovsk-1918", "1918-03-03", "brest"),
        ("batum-1918", "1918-06-04", "batumi"),
        ("mudros-1918", "1918-10-30", "mudros"),
        ("sevres-1920", "1920-08-10", "sevres"),
        ("moscow-1921", "1921-03-16", "moscow"),
        ("kars-1921", "1921-10-13", "kars"),
        ("ankara-1921", "1921-10-20", "ankara"),
        ("ankara-ukraine-1922", "1922-01-02", "ankara"),
        ("mudanya-1922", "1922-10-11", "mudanya"),
        ("lausanne-1923", "1923-07-24", "lausanne"),
        ("montreux-1936", "1936-07-20", "montreux"),
    ],
)
def test_an_instrument_is_drawn_where_and_when_it_was_signed(atlas: Atlas, record: str, day: str, place: str) -> None:
    found = atlas.records[record]
    assert (found.layer, found.date, found.place) == ("treaties", day, place)


def test_old_style_days_are_kept_beside_the_new(atlas: Atlas) -> None:
    manifesto = next(claim for claim in atlas.records["tsar-manifesto-1914"].claims if claim.written)
    assert manifesto.written is not None
    assert (manifesto.value, manifesto.written.text, manifesto.written.calendar) == ("1914-11-02", "20 Ekim 1914", "julian")
    march_days = next(claim for claim in atlas.records["march-days-baku-1918"].claims if claim.written)
    assert march_days.value == "1918-03-31"


def test_events_follow_one_another_as_they_must(atlas: Atlas) -> None:
    order = [
        "samsun-landing-1919",
        "erzurum-congress-1919",
        "sivas-congress-1919",
        "occupation-of-istanbul-1920",
        "opening-of-gnat-1920",
        "sovietisation-azerbaijan-1920",
        "first-cabinet-decision-1920-05-05",
        "chicherin-to-mk-1920-06-03",
        "mk-to-chicherin-1920-06-20",
        "lenin-meeting-1920-08-14",
        "draft-treaty-1920",
        "capture-of-sarikamis-1920",
        "capture-of-kars-1920",
        "capture-of-gumru-1920",
        "gumru-1920",
        "moscow-conference-1921",
        "moscow-1921",
        "kars-conference-1921",
        "kars-1921",
        "moscow-embassy-raid-1922",
        "ali-fuat-leaves-moscow-1922",
        "recapture-of-izmir-1922",
        "mudanya-1922",
    ]
    starts = [atlas.records[record].when.core_lo for record in order]
    assert starts == sorted(starts)


def test_the_corpus_holds_what_the_first_slice_promises(atlas: Atlas) -> None:
    least = {"treaties": 12, "events": 15, "letters": 5, "missions": 4, "routes": 5}
    for layer, number in least.items():
        assert sum(record.layer == layer for record in atlas.records.values()) >= number, layer


def test_an_outcome_is_told_in_both_languages(atlas: Atlas) -> None:
    for record in atlas.records.values():
        for claim in record.claims:
            if claim.about == "outcome":
                assert claim.value["tr"] != claim.value["en"], record.id
