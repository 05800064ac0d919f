"""The checker: each rule fails on a record made to fail it, and on nothing else."""

import json
import shutil
from pathlib import Path

import pytest

import geohist.check
from geohist.check import RULES, check
from geohist.check.material import Material
from geohist.check.shape import stale_built_files
from geohist.errors import GeohistError

QUICK = [rule for rule in RULES if rule is not stale_built_files]
LETTERS = "letters.geojson"
SQUARE = [[31.0, 21.5], [33.5, 21.5], [33.5, 24.0], [31.0, 24.0], [31.0, 21.5]]


def findings(root):
    """Everything the rules find, the rebuild of the built files left out."""
    material = Material(Path(root))
    return [finding for rule in QUICK for finding in rule(material)]


@pytest.fixture
def copy(tiny, tmp_path):
    return shutil.copytree(tiny, tmp_path / "atlas")


class Break:
    """A way to break one file: ``change`` gets the properties (or the whole object) of the item with an id."""

    def __init__(self, file, item, change, *, whole=False):
        self.file, self.item, self.change, self.whole = file, item, change, whole

    def __call__(self, root):
        path = root / self.file
        found = json.loads(path.read_text())
        if isinstance(found, dict) and "features" in found:
            feature = next(one for one in found["features"] if one["properties"]["id"] == self.item)
            self.change(feature if self.whole else feature["properties"])
        elif isinstance(found, list):
            self.change(next(one for one in found if one["id"] == self.item))
        else:
            self.change(found)
        path.write_text(json.dumps(found, ensure_ascii=False))


def replaced(file, old, new):
    def change(root):
        text = (root / file).read_text()
        assert old in text
        (root / file).write_text(text.replace(old, new, 1))

    return change


def event(change, **more):
    return Break("events.geojson", "syene-raid", change, **more)


def treaty(change, **more):
    return Break("treaties.geojson", "samos-peace", change, **more)


def route(change, **more):
    return Break("routes.geojson", "petronius-to-napata", change, **more)


def zone(change, **more):
    return Break("zones.geojson", "lower-nubia-claimed", change, **more)


def annals(change):
    return Break("sources/annals.json", None, change)


TENURE = "territory/tenure.csv"
BORDERS = "territory/borders.csv"

BROKEN = {
    "unreadable": [
        replaced("events.geojson", "{", "["),
        replaced("actors.json", '"id": "caesar"', '"id": "caesar", "id": "caesar"'),
        replaced(TENURE, "cell,from", "cell,since"),
        replaced(TENURE, ",certain,,,,\n", ",certain,,,\n"),
        replaced("atlas.toml", "=", "=="),
        lambda root: (root / "style.toml").write_text("[page"),
    ],
    "missing-heading": [lambda root: (root / "atlas.toml").unlink()],
    "unknown-key": [
        event(lambda found: found.update(colour="red")),
        event(lambda found: found["claims"][0].update(exerpt="x")),
        event(lambda found: found["title"].update(xx="x")),
        Break("polities.json", "rome", lambda found: found.update(capital="x")),
    ],
    "missing-key": [event(lambda found: found.pop("certainty")), annals(lambda found: found.pop("short"))],
    "missing-language": [
        event(lambda found: found["title"].pop("tr")),
        route(lambda found: found["traveller"].pop("en")),
        replaced(TENURE, "annals#samos,,", "annals#samos,By hearsay.,"),
        replaced(TENURE, "annals#samos,,", "annals#samos,,Söylentiye göre."),
    ],
    "wrong-value": [
        event(lambda found: found.update(kind="skirmish")),
        event(lambda found: found.update(id="Syene Raid")),
        event(lambda found: found["claims"].append({"about": "quantity", "value": "ten", "authority": "The lists"})),
        event(lambda found: found["claims"].append({"about": "outcome", "value": "peace", "authority": "The lists"})),
        event(lambda found: found["claims"].append({"about": "text", "value": "peace", "authority": "The lists"})),
        event(lambda found: found["claims"].append({"about": "head", "value": 3, "authority": "The lists"})),
        route(lambda found: found["legs"].pop()),
        Break(LETTERS, "candace-to-petronius", lambda found: found.update(sent="-0020")),
        Break("places.geojson", "samos", lambda found: found.pop("authority")),
        replaced(TENURE, ",occupation,", ",ocupation,"),
        replaced(TENURE, ",50,", ",far,"),
        replaced("polities.json", "#B5651D", "brown"),
    ],
    "bad-date": [
        event(lambda found: found.update(date="0025-02-30")),
        event(lambda found: found["claims"][0].update(value="sometime")),
        replaced(TENURE, "-0023,-0021", "-0023,2 years"),
    ],
    "claim-without-evidence": [
        event(lambda found: found["claims"][0].pop("excerpt")),
        event(lambda found: found["claims"][0].update(authority="Strabo, XVII")),
    ],
    "wrong-geometry": [
        event(lambda found: found.update(geometry=None), whole=True),
        zone(lambda found: found["geometry"].update(type="Point"), whole=True),
    ],
    "duplicate-id": [
        event(lambda found: found.update(id="samos-peace")),
        annals(lambda found: found["excerpts"][1].update(id="alexandria")),
        replaced("territory/cells.csv", "meroe,33.5", "napata,33.5"),
    ],
    "retired-id": [event(lambda found: found.update(id="samos-treaty"))],
    "misnamed-source": [annals(lambda found: found.update(id="anals"))],
    "dangling-place": [
        event(lambda found: found.update(place="syenne")),
        route(lambda found: found["stops"][1].update(place="pselcis")),
        route(lambda found: found["stops"][0]["claims"][0].update(place="nowhere")),
        treaty(lambda found: found["claims"][2].update(value="samoss")),
        Break(LETTERS, "candace-to-petronius", lambda found: found.update(to="premiss")),
    ],
    "dangling-actor": [event(lambda found: found["actors"][0].update(actor="candce"))],
    "dangling-party": [treaty(lambda found: found["claims"][3].update(value="kushh"))],
    "dangling-polity": [
        event(lambda found: found["polities"].append("rom")),
        replaced(TENURE, ",ptolemies,", ",ptolemaics,"),
        replaced(TENURE, "occupation,kush", "occupation,kushh"),
        Break("polities.json", "ptolemies", lambda found: found.update(successors=["roma"])),
    ],
    "dangling-excerpt": [
        event(lambda found: found["claims"][0].update(excerpt="nehir#syenee")),
        replaced(TENURE, "annals#petronius", "annals#petronios"),
        annals(lambda found: found["passed_over"].append({"exact": "x", "position": [0, 1], "reason": "repeated", "where": "annals#no"})),
    ],
    "dangling-cell": [replaced(TENURE, "@kush,", "@kuush,"), replaced(BORDERS, "napata", "napatta")],
    "dangling-instrument": [replaced(TENURE, "samos-peace", "samos-piece"), replaced(BORDERS, "samos-peace", "samos-piece")],
    "dangling-way": [route(lambda found: found["legs"][0].update(via=["elephantine"]))],
    "dangling-redirect": [replaced("redirects.json", '"samos-peace"', '"samos-piece"')],
    "unused-excerpt": [event(lambda found: found["claims"].pop())],
    "end-before-start": [
        Break("events.geojson", "germanicus-at-syene", lambda found: found.update(end="0018-12-31")),
        replaced(TENURE, "-0023,-0021", "-0023,-0025"),
    ],
    "days-not-derived": [
        Break("events.geojson", "germanicus-at-syene", lambda found: found.update(start="0019-02-01")),
        Break("events.geojson", "germanicus-at-syene", lambda found: found.pop("end")),
        event(lambda found: found.update(start="0001-01-01")),
    ],
    "outside-span": [
        event(lambda found: found.update(date="1921") or found["claims"][0].update(value="1921")),
        replaced(BORDERS, "-0020,", "1920,"),
    ],
    "received-before-sent": [Break(LETTERS, "candace-to-petronius", lambda found: found.update(received="-0023"))],
    "stops-out-of-order": [route(lambda found: found["stops"][3].update(date="-0024"))],
    "unsupported-date": [
        event(lambda found: found.update(date="-0024-06")),
        event(lambda found: found["claims"][0].update(slip={"tr": "yanlış", "en": "wrong"})),
        Break("missions.geojson", "premis-garrison", lambda found: found.update(date="-0023/-0022")),
        route(lambda found: found["stops"][2].update(date="-0023-23")),
    ],
    "no-claims": [event(lambda found: found.update(claims=[]))],
    "attested-without-claim": [route(lambda found: found["stops"][1].update(attested=True))],
    "excerpt-too-long": [annals(lambda found: found["excerpts"][0].update(exact="word " * 61))],
    "too-much-quoted": [annals(lambda found: found["excerpts"][0].update(position=[0, 1000]))],
    "missing-translation": [
        Break("sources/nehir.json", None, lambda found: found["excerpts"][0].pop("translation")),
        Break("sources/nehir.json", None, lambda found: found["excerpts"][0].pop("translator")),
    ],
    "disagreement-without-reading": [
        treaty(lambda found: found.pop("readings")),
        route(
            lambda found: found["stops"][3]["claims"].append(
                {"about": "arrived", "value": "-0022", "authority": "Pliny", "place": "napata"}
            )
        ),
    ],
    "reading-not-drawn": [treaty(lambda found: found["readings"][0].update(value="-0019-21"))],
    "unclaimed-party": [treaty(lambda found: found["parties"].append("ptolemies"))],
    "out-of-range": [
        event(lambda found: found["geometry"].update(coordinates=[24.1, 132.9]), whole=True),
        event(lambda found: found["geometry"].update(coordinates=["32", 24]), whole=True),
        replaced("territory/cells.csv", "meroe,33.5,17", "meroe,33.5,170"),
    ],
    "invalid-geometry": [
        zone(lambda found: found["geometry"].update(coordinates=[[SQUARE[0], SQUARE[2], SQUARE[1], SQUARE[3], SQUARE[0]]]), whole=True),
        zone(lambda found: found["geometry"].update(coordinates=[SQUARE[:-1]]), whole=True),
        zone(lambda found: found["geometry"].update(coordinates=SQUARE), whole=True),
    ],
    "miswound-ring": [zone(lambda found: found["geometry"].update(coordinates=[SQUARE[::-1]]), whole=True)],
    "off-place": [
        event(lambda found: found["geometry"].update(coordinates=[32.8, 24.1]), whole=True),
        route(lambda found: found["geometry"]["coordinates"].pop(1), whole=True),
        Break(LETTERS, "candace-to-petronius", lambda found: found["geometry"]["coordinates"].reverse(), whole=True),
    ],
    "tenure-gap": [replaced(TENURE, "dodekaschoinos,-0023", "dodekaschoinos,-0022"), replaced(TENURE, "cyrenaica,,,", "cyrenaica,,0019,")],
    "tenure-overlap": [replaced(TENURE, "dodekaschoinos,,-0024", "dodekaschoinos,,-0023"), replaced(TENURE, "cyrenaica,", "meroe,")],
    "not-canonical": [
        replaced("events.geojson", '"id":', '"id": '),
        replaced(TENURE, "@egypt,-0029-08-01", "thebaid,-0029-08-01"),
        replaced("sources/nehir.json", '  "id"', '"id"'),
    ],
}

CASES = [(code, change) for code, changes in BROKEN.items() for change in changes]


@pytest.mark.parametrize(("code", "change"), CASES, ids=[f"{code}-{number}" for number, (code, _) in enumerate(CASES)])
def test_a_broken_record_is_found(copy, code, change):
    change(copy)
    found = findings(copy)
    assert code in {finding.code for finding in found}, [str(finding) for finding in found]


def test_a_note_in_one_language_only_is_named_with_its_row_and_what_it_says(copy):
    replaced(TENURE, "annals#samos,,", "annals#samos,By hearsay.,")(copy)
    (found,) = (one for one in findings(copy) if one.code == "missing-language")
    assert (found.file, found.field, found.expected) == (TENURE, "note_tr", "in Turkish: By hearsay.")
    assert "dodekaschoinos" in found.record


def test_the_tiny_atlas_breaks_no_rule(tiny):
    assert [str(finding) for finding in findings(tiny)] == []


def test_every_rule_says_in_a_sentence_what_it_asks():
    for rule in RULES:
        assert rule.__doc__.strip().endswith(".")
        assert len(rule.__name__) <= 32


def test_every_code_has_a_failing_record():
    import inspect
    import re

    from geohist.check import dates, evidence, geometry, references, shape, tenure

    sources = "".join(inspect.getsource(module) for module in (dates, evidence, geometry, references, shape, tenure))
    codes = set(re.findall(r'(?:finding|Finding|_finding|of_error|_of_kind)\((?:cell, |found, )?"([a-z-]+)"', sources))
    codes |= {f"dangling-{what}" for what in re.findall(r'_dangling\("([a-z]+)"', sources)} | {"unreadable"}
    assert codes - {"stale-built", "cannot-build"} <= set(BROKEN)
    assert len(codes) >= 35


def test_one_broken_file_hides_nothing_in_the_others(copy):
    BROKEN["unreadable"][0](copy)
    BROKEN["dangling-polity"][1](copy)
    BROKEN["miswound-ring"][0](copy)
    codes = {finding.code for finding in findings(copy)}
    assert {"unreadable", "dangling-polity", "miswound-ring"} <= codes


@pytest.mark.parametrize("junk", [None, 3, "x", [], {}, [[]], [None], {"a": []}])
@pytest.mark.parametrize(
    "key", ["id", "title", "date", "claims", "readings", "stops", "legs", "actors", "polities", "place", "excerpts", "text"]
)
def test_junk_anywhere_is_a_finding_and_never_a_crash(copy, key, junk):
    for breaks in (event, treaty, route, zone):
        breaks(lambda found: found.update({key: junk}))(copy) if key != "id" else None
    annals(lambda found: found.update({key: junk}))(copy)
    assert findings(copy)


@pytest.mark.parametrize(
    "junk", [None, 3, {}, {"type": "Polygon"}, {"type": "Polygon", "coordinates": [[[]]]}, {"type": "Polygon", "coordinates": [[1, 2]]}]
)
def test_junk_for_a_geometry_is_a_finding_and_never_a_crash(copy, junk):
    zone(lambda found: found.update(geometry=junk), whole=True)(copy)
    event(lambda found: found.update(geometry=junk), whole=True)(copy)
    assert findings(copy)


def test_a_finding_says_where_what_was_expected_and_what_would_be_right(copy):
    BROKEN["dangling-place"][0](copy)
    (finding,) = [one for one in findings(copy) if one.code == "dangling-place"]
    assert (
        str(finding) == "events.geojson, syene-raid, place: there is no such place, given 'syenne'; did you mean 'syene'? [dangling-place]"
    )
    assert finding.to_dict() == {
        "code": "dangling-place",
        "message": "there is no such place",
        "file": "events.geojson",
        "record": "syene-raid",
        "field": "place",
        "expected": None,
        "given": "syenne",
        "nearest": "syene",
        "severity": "error",
    }


def test_a_gap_and_an_overlap_name_the_days(copy):
    BROKEN["tenure-gap"][0](copy)
    BROKEN["tenure-overlap"][1](copy)
    said = {finding.code: str(finding) for finding in findings(copy)}
    assert (
        "dodekaschoinos, until: nobody holds the cell from -0023-01-01 to -0023-12-31" in said["tenure-gap"]
        or "cyrenaica" in said["tenure-gap"]
    )
    assert "both hold the cell from -0031-01-01 to 0020-12-31" in said["tenure-overlap"]


def test_a_stale_built_file_is_found(copy):
    if not (copy / "cells.geojson").is_file():
        pytest.fail("the tiny atlas is not built; run: geohist build --atlas tests/atlases/tiny")
    assert [str(finding) for finding in check(copy)] == []
    path = copy / "cells.geojson"
    path.write_text(path.read_text().replace("29.0,31.5", "29.1,31.5", 1))
    (copy / "chronicle.txt").unlink()
    assert [(finding.code, finding.file) for finding in check(copy)] == [("stale-built", "cells.geojson"), ("stale-built", "chronicle.txt")]


def test_an_atlas_that_cannot_be_built_is_a_finding(copy):
    path = copy / "territory/cells.csv"
    path.write_text(path.read_text().replace("meroe,33.5,17", "meroe,50,17"))
    assert "cannot-build" in {finding.code for finding in check(copy)}


def test_errors_come_before_warnings(copy):
    BROKEN["unused-excerpt"][0](copy)
    BROKEN["miswound-ring"][0](copy)
    severities = [finding.severity for finding in check(copy)]
    assert severities == sorted(severities)
    assert set(severities) == {"error", "warning"}


def test_a_folder_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(GeohistError, match="no such folder"):
        geohist.check.check(tmp_path / "nowhere")


def test_a_rule_that_stumbles_is_reported_and_stops_no_other(copy, monkeypatch):
    def stumbling_rule(_):
        raise ZeroDivisionError("by zero")

    BROKEN["miswound-ring"][0](copy)
    monkeypatch.setattr(geohist.check, "RULES", (stumbling_rule, *QUICK))
    found = {finding.code: finding.message for finding in check(copy)}
    assert found["rule-failed"] == "the rule on stumbling rule could not be applied (ZeroDivisionError: by zero)"
    assert "miswound-ring" in found
