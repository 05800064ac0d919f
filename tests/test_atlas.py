"""Opening an atlas, looking things up, asking who held what."""

import json
import shutil
import subprocess
import sys

import pytest

import geohist
from geohist.errors import GeohistError
from geohist.when import day_number


@pytest.fixture(scope="module")
def nile(tiny):
    return geohist.open(tiny)


@pytest.fixture
def copy(tiny, tmp_path):
    return shutil.copytree(tiny, tmp_path / "atlas")


def edit(root, file, change):
    path = root / file
    found = json.loads(path.read_text())
    change(found)
    path.write_text(json.dumps(found))


def test_the_public_names_are_few_and_all_there():
    assert len(geohist.__all__) < 15
    for name in geohist.__all__:
        assert getattr(geohist, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = geohist.nothing


def test_importing_geohist_imports_nothing_heavy():
    code = "import sys, geohist; print(sorted({'pydantic', 'shapely', 'geopandas', 'numpy', 'streamlit'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"


def test_asking_who_held_a_place_needs_no_geopandas(tiny):
    code = f"import sys, geohist; geohist.open({str(tiny)!r}).who_held(31, 30.5, '-0029-08-01'); print('geopandas' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "False"


def test_an_atlas_has_what_its_files_say(nile):
    assert (nile.id, nile.title["en"], nile.languages) == ("nile", "Rome and Kush on the Nile", ("en", "tr"))
    assert nile.span == (day_number(-31, 1, 1), day_number(21, 1, 1))
    assert len(nile.records) == 8
    assert [record.id for record in nile.layer_records("events")] == ["alexandria-taken", "germanicus-at-syene", "syene-raid"]
    assert nile.records["syene-raid"].kind == "battle"
    assert nile.excerpt("nehir#samos").cites == ("Yazar 1911",)
    assert nile.sources["nehir"].language == "tr"
    assert nile.polities["rome"].name_on(day_number(-29, 8, 1), "en") == "Roman Republic"
    route = nile.records["petronius-to-napata"]
    assert [stop.place for stop in route.stops] == ["syene", "pselchis", "premis", "napata"]
    assert [leg.mode for leg in route.legs] == ["river", "river", "road"]
    assert route.excerpts() == ("annals#petronius", "annals#pselchis", "annals#napata")


def test_groups_are_expanded_in_tenure_and_borders(nile):
    egypt = {tenure.cell for tenure in nile.tenures if tenure.polity == "ptolemies"}
    assert egypt == {"delta", "middle-egypt", "thebaid"}
    assert nile.border_rules[0].cells_b == ("napata",)


def test_a_retired_id_leads_to_what_stands_for_it(nile):
    assert nile.record("samos-treaty").id == "samos-peace"


@pytest.mark.parametrize(
    ("ask", "says"),
    [
        (lambda atlas: atlas.record("samos-piece"), "did you mean 'samos-peace'"),
        (lambda atlas: atlas.excerpt("annals#samoss"), "did you mean 'annals#samos'"),
        (lambda atlas: atlas.excerpt("anals#samos"), "did you mean 'annals'"),
        (lambda atlas: atlas.layer_records("treatys"), "did you mean 'treaties'"),
        (lambda atlas: atlas.layer("zone"), "did you mean 'zones'"),
    ],
)
def test_asking_for_what_is_not_there_names_the_nearest(nile, ask, says):
    with pytest.raises(GeohistError, match=says):
        ask(nile)


def test_a_missing_file_is_an_empty_layer(copy):
    for name in ("zones.geojson", "letters.geojson", "actors.json", "redirects.json", "territory/borders.csv"):
        (copy / name).unlink()
    atlas = geohist.open(copy)
    assert atlas.layer_records("zones") == ()
    assert not atlas.actors
    assert not atlas.border_rules


def test_a_folder_that_is_no_atlas_is_refused(tmp_path):
    with pytest.raises(GeohistError, match=r"no atlas\.toml"):
        geohist.open(tmp_path)
    with pytest.raises(GeohistError, match="no such folder"):
        geohist.open(tmp_path / "nowhere")


SENTENCES = [
    (
        "events.geojson",
        lambda found: found["features"][0]["properties"].update(certainly="yes"),
        "events.geojson, alexandria-taken, certainly: there is no key 'certainly' here; did you mean 'certainty'?",
    ),
    (
        "events.geojson",
        lambda found: found["features"][0]["properties"].update(certainty="certan"),
        (
            "events.geojson, alexandria-taken, certainty: not one of the words allowed; "
            "expected certain, probable, doubtful, given 'certan'; did you mean 'certain'?"
        ),
    ),
    (
        "treaties.geojson",
        lambda found: found["features"][0]["properties"]["claims"][0].update(value="-0020-13"),
        "treaties.geojson, samos-peace, claims.0.value: no such month; expected 1 to 12, given '-0020-13'",
    ),
    (
        "zones.geojson",
        lambda found: found["features"][0]["properties"]["title"].pop("tr"),
        "zones.geojson, lower-nubia-claimed, title.tr: the words in 'tr' are missing; expected words in tr and in en",
    ),
    (
        "places.geojson",
        lambda found: found["features"][0].update(geometry=None),
        "places.geojson, alexandria, geometry: not the geometry of this layer; expected Point",
    ),
    (
        "sources/annals.json",
        lambda found: found.update(id="anals"),
        "sources/annals.json, id: the file is not named for its source; expected annals, given 'anals'",
    ),
]


@pytest.mark.parametrize(("file", "change", "sentence"), SENTENCES, ids=[case[2].split(":")[0] for case in SENTENCES])
def test_a_broken_file_is_refused_in_one_sentence(copy, file, change, sentence):
    edit(copy, file, change)
    with pytest.raises(GeohistError) as caught:
        geohist.open(copy)
    assert str(caught.value) == sentence


def test_a_tenure_of_an_unknown_group_is_refused(copy):
    path = copy / "territory/tenure.csv"
    path.write_text(path.read_text().replace("@kush,", "@kushh,"))
    with pytest.raises(
        GeohistError,
        match=r"territory/tenure\.csv, row \d \(@kushh\), cell: no such group of cells, given '@kushh'; did you mean '@kush'\?",
    ):
        geohist.open(copy)


def test_a_table_with_another_column_is_refused(copy):
    path = copy / "territory/cells.csv"
    path.write_text(path.read_text().replace("id,lon", "id,x", 1))
    with pytest.raises(GeohistError, match="other columns than expected"):
        geohist.open(copy)


def test_the_version_changes_with_every_file(copy):
    before = geohist.open(copy).version
    assert before == geohist.open(copy).version
    (copy / "style.toml").write_text("[page]\n")
    assert geohist.open(copy).version != before


def test_a_layer_is_a_table_with_what_is_nested_kept(nile):
    events = nile.layer("events")
    assert events.crs.to_epsg() == 4326
    assert events.set_index("id").title["syene-raid"]["en"] == "The raid on Syene"
    assert "start" in events.columns  # of the one event after the year 1
    assert len(nile.layer("cells")) == 7


def test_a_day_has_its_tenures_records_and_zones(nile):
    moment = nile.at("-0029-08-01")
    assert moment.tenures["delta"].polity == "rome"
    assert [record.id for record in moment.records] == ["alexandria-taken"]
    assert moment.zones == ()
    assert [zone.id for zone in nile.at("0019-06-01").zones] == ["lower-nubia-claimed"]
    assert set(moment.tenures) == set(nile.cells)


def test_the_day_on_which_a_cell_changes_hands_belongs_to_the_new_holder(nile):
    before, after = nile.who_held(31, 30.5, "-0029-07-31"), nile.who_held(31, 30.5, "-0029-08-01")
    assert [holder.polity for holder in before.holders] == ["ptolemies"]
    assert [holder.polity for holder in after.holders] == ["rome"]


def test_an_occupied_cell_names_the_occupier_and_the_sovereign(nile):
    answer = nile.who_held(32.5, 23.5, "-0022-06-01")
    assert [(holder.polity, holder.capacity) for holder in answer.holders] == [("rome", "occupation"), ("kush", "sovereign")]


def test_an_answer_has_the_shape_of_the_command_line(nile):
    found = nile.who_held(32.5, 23.5, "0019-06-01").to_dict()
    assert found == {
        "date": "0019-06-01",
        "lon": 32.5,
        "lat": 23.5,
        "holders": [
            {
                "polity": "rome",
                "title": {"tr": "Roma İmparatorluğu", "en": "Roman Empire"},
                "capacity": "sovereign",
                "from": "-0020-01-01",
                "to": None,
            }
        ],
        "zones": [
            {"id": "lower-nubia-claimed", "title": {"tr": "Kandake’nin Aşağı Nubya iddiası", "en": "The Candace’s claim to Lower Nubia"}}
        ],
        "evidence": {"instrument": "samos-peace", "certainty": "certain", "accuracy_km": 20.0, "excerpts": ["annals#samos"], "note": None},
    }


def _note(atlas, words):
    path = atlas / "territory/tenure.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("annals#samos,,", f"annals#samos,{words}"), encoding="utf-8")


def test_a_note_on_who_held_it_is_answered_in_the_languages_of_the_atlas(copy):
    _note(copy, "By hearsay.,Söylentiye göre.")
    answer = geohist.open(copy).who_held(32.5, 23.5, "0019-06-01")
    assert answer.evidence.note.say("tr") == "Söylentiye göre."
    assert answer.to_dict()["evidence"]["note"] == {"en": "By hearsay.", "tr": "Söylentiye göre."}


def test_a_note_without_its_turkish_is_refused(copy):
    _note(copy, "By hearsay.,")
    said = r"row \d \(dodekaschoinos\), note_tr: the note is not there in Turkish; expected in Turkish: By hearsay\."
    with pytest.raises(GeohistError, match=said):
        _ = geohist.open(copy).tenures


def test_a_point_at_sea_is_answered_with_a_sentence(nile):
    answer = nile.who_held(27, 35, "0001-01-01")
    assert (answer.cell, answer.holders) == (None, ())
    assert answer.says == "No land of this atlas lies at 27 35: it is at sea or outside the map."


def test_swapped_coordinates_are_noticed(nile):
    assert nile.who_held(24.5, 33.5, "0001-01-01").says.endswith("Longitude comes first: 33.5 24.5 lies in The Thebaid.")
    with pytest.raises(GeohistError, match="did you mean '120 31'"):
        nile.who_held(31, 120, "0001-01-01")


def test_a_day_outside_the_span_is_refused_with_the_nearest_within(nile):
    with pytest.raises(
        GeohistError, match=r"outside the span of the atlas; expected a day from -0031-01-01 to 0020-12-31, .*did you mean '0020-12-31'"
    ):
        nile.who_held(31, 30.5, "1921-03-16")
    with pytest.raises(GeohistError, match="not a day"):
        nile.at("1921-03")


def test_the_turkish_soviet_atlas_opens(geodata):
    atlas = geohist.open(geodata)
    assert atlas.id == "turkish-soviet"
    assert {disagreement.record for disagreement in atlas.disagreements()}
