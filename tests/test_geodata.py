"""The first atlas itself: checked, rebuilt, proved."""

import json
import os
from pathlib import Path

import pytest

from geohist.check import check
from geohist.quote import prove
from geohist.source_text import read

TEXTS = Path(os.environ.get("GEOHIST_TEXTS", Path(__file__).parents[2] / "shared" / "sources"))


@pytest.mark.parametrize("which", ["geodata", "tiny"])
def test_the_checker_finds_nothing_wrong_and_every_built_file_is_what_a_rebuild_gives(which, request):
    findings = [str(finding) for finding in check(request.getfixturevalue(which)) if finding.severity == "error"]
    assert findings == []


def test_every_excerpt_stands_in_its_text_word_for_word(geodata):
    if not TEXTS.is_dir():
        pytest.skip("the five texts are not here: set GEOHIST_TEXTS to the folder with your copies")
    for file in sorted((geodata / "sources").glob("*.json")):
        source = json.loads(file.read_text("utf-8"))
        assert [str(flaw) for flaw in prove(source, read(TEXTS / source["text"]["file"]))] == []


def test_kars_goes_from_hand_to_hand_as_it_did(geodata):
    import geohist

    atlas = geohist.open(geodata)
    hands = [tenure.polity for tenure in atlas.tenures if tenure.cell == "kars"]
    told = [polity for number, polity in enumerate(hands) if number == 0 or hands[number - 1] != polity]
    assert told == [
        "russian-empire",
        "russian-republic",
        "transcaucasia",
        "ottoman-empire",
        "south-west-caucasus",
        "britain",
        "armenia",
        "turkey",
    ]


def test_the_chronicle_is_in_the_order_of_its_days(geodata):
    days = [line[:10] for line in (geodata / "chronicle.txt").read_text("utf-8").splitlines()]
    assert days == sorted(days)
    assert len(days) > 500


def test_the_five_journeys_twelve_instruments_and_their_company_are_there(geodata):
    import geohist

    atlas = geohist.open(geodata)
    assert {"bekir-sami-1920", "second-delegation-1921", "memduh-sevket-1920", "aralov-1922", "aras-kaya-1937"} <= set(atlas.records)
    least = {"treaties": 12, "events": 15, "letters": 5, "missions": 4, "routes": 5}
    assert all(len(atlas.layer_records(layer)) >= number for layer, number in least.items())
    assert len(atlas.disagreements()) >= 3
