"""What was edited in another program comes back: as a difference in words, checked, and canonical."""

import json
import shutil
import sqlite3
import subprocess
import typing

import pytest

import geohist
from geohist.errors import GeohistError
from geohist.export import write
from geohist.export.back import read_back
from geohist.export.back.columns import NESTED
from geohist.export.back.rows import FILES
from geohist.files.layout import PROPERTIES

from .test_export_qgis import PYTHON, has_qgis

EDIT = __file__.replace("test_export_back.py", "qgis/edit.py")
AUTHORED = tuple(FILES.values())


@pytest.fixture
def workshop(tiny, tmp_path):
    """A copy of the tiny atlas, and a package exported from it."""
    root = tmp_path / "tiny"
    shutil.copytree(tiny, root)
    write(geohist.open(root), "qgis", tmp_path / "out")
    return root, tmp_path / "out" / "geohist.gpkg"


def change(package, statement, *values):
    """Edit a package without QGIS; its spatial indices are of no interest here."""
    database = sqlite3.connect(package)
    for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        database.execute(f'DROP TRIGGER "{name}"')
    with database:
        database.execute(statement, values)
    database.close()


def bytes_of(root):
    return {name: (root / name).read_bytes() for name in AUTHORED if (root / name).is_file()}


def test_an_unedited_package_changes_no_byte(geodata, tmp_path):
    atlas = geohist.open(geodata)
    write(atlas, "qgis", tmp_path)
    outcome = read_back(atlas, tmp_path / "geohist.gpkg")
    assert outcome.changes == ()
    assert dict(outcome.files) == {}
    assert "territories" in outcome.remarks[-1]


def test_every_record_made_anew_from_its_columns_is_the_same_to_the_byte(geodata, tmp_path):
    shutil.copytree(geodata, tmp_path / "atlas")
    atlas = geohist.open(tmp_path / "atlas")
    write(atlas, "gpkg", tmp_path / "out")
    before = bytes_of(atlas.root)
    for name in ("treaties", "events", "letters", "missions", "routes"):
        (atlas.root / FILES[name]).write_text('{"type":"FeatureCollection","features":[]}\n')
    outcome = read_back(geohist.open(atlas.root), tmp_path / "out" / "geohist.gpkg", anyway=True)
    assert outcome.sound, [str(finding) for finding in outcome.findings]
    outcome.write(atlas.root)
    assert bytes_of(atlas.root) == before


def test_a_changed_title_is_one_change_in_words_and_one_line_in_the_file(workshop):
    root, package = workshop
    before = bytes_of(root)
    change(package, "UPDATE treaties SET title_en = 'Peace at Samos' WHERE id = 'samos-peace'")
    outcome = read_back(geohist.open(root), package)
    assert outcome.changes == ("treaties: samos-peace: title_en: 'Peace of Samos' → 'Peace at Samos'",)
    assert outcome.write(root) == ["treaties.geojson"]
    after = bytes_of(root)
    assert after["treaties.geojson"] == before["treaties.geojson"].replace(b"Peace of Samos", b"Peace at Samos")
    assert {name for name in after if after[name] != before[name]} == {"treaties.geojson"}


def test_a_changed_date_brings_its_days_with_it(workshop):
    root, package = workshop
    change(package, "UPDATE events SET date = '0019-05' WHERE id = 'germanicus-at-syene'")
    outcome = read_back(geohist.open(root), package)
    assert b'"start":"0019-05-01","end":"0019-05-31"' in outcome.files["events.geojson"]


def test_a_changed_day_alone_is_not_taken_and_the_sentence_says_why(workshop):
    root, package = workshop
    change(package, "UPDATE events SET start = '0019-02-01' WHERE id = 'germanicus-at-syene'")
    outcome = read_back(geohist.open(root), package)
    assert outcome.changes == ()
    assert "events: germanicus-at-syene: start follows from date and was not taken; change date instead" in outcome.remarks


def test_an_edit_that_breaks_a_rule_is_reported_and_nothing_written(workshop):
    root, package = workshop
    before = bytes_of(root)
    change(package, "UPDATE events SET place = 'nowhere', date = 'soon' WHERE id = 'syene-raid'")
    outcome = read_back(geohist.open(root), package)
    codes = {finding.code for finding in outcome.findings}
    assert not outcome.sound
    assert {"bad-date", "dangling-place"} & codes
    with pytest.raises(GeohistError, match="nothing was written"):
        outcome.write(root)
    assert bytes_of(root) == before


def test_broken_json_names_record_and_field(workshop):
    root, package = workshop
    change(package, "UPDATE treaties SET claims = '[{oops' WHERE id = 'samos-peace'")
    with pytest.raises(GeohistError, match=r"treaties\.geojson, samos-peace, claims: the column holds JSON"):
        read_back(geohist.open(root), package)


def test_a_package_of_an_older_state_is_refused_unless_asked_for(workshop):
    root, package = workshop
    (root / "events.geojson").write_bytes((root / "events.geojson").read_bytes().replace(b"The raid on Syene", b"A raid on Syene"))
    with pytest.raises(GeohistError, match="edited since"):
        read_back(geohist.open(root), package)
    assert any("raid" in change for change in read_back(geohist.open(root), package, anyway=True).changes)


def test_what_is_no_package_of_geohist_is_one_sentence(tiny, tmp_path):
    (tmp_path / "a.gpkg").write_text("no database")
    with pytest.raises(GeohistError, match="no GeoPackage that can be read"):
        read_back(geohist.open(tiny), tmp_path / "a.gpkg")


def test_a_package_cut_short_is_one_sentence(workshop):
    root, package = workshop
    whole = package.read_bytes()
    for length in (0, 100, 4096, len(whole) // 2, len(whole) - 4096):
        package.write_bytes(whole[:length])
        with pytest.raises(GeohistError, match=r"no GeoPackage that can be read|is damaged"):
            read_back(geohist.open(root), package)


def test_a_foreign_package_with_a_layer_of_the_same_name_is_one_sentence(tiny, tmp_path):
    import geopandas as gpd
    import shapely

    gpd.GeoDataFrame({"id": ["a"]}, geometry=[shapely.Point(1, 2)], crs=4326).to_file(tmp_path / "a.gpkg", layer="treaties")
    with pytest.raises(GeohistError, match="the package was not exported by geohist"):
        read_back(geohist.open(tiny), tmp_path / "a.gpkg")


def test_a_package_of_another_atlas_is_one_sentence(tiny, geodata, tmp_path):
    write(geohist.open(geodata), "gpkg", tmp_path, layers=["treaties"])
    with pytest.raises(GeohistError, match="the package is of another atlas"):
        read_back(geohist.open(tiny), tmp_path / "geohist.gpkg")


def test_a_feature_whose_shape_was_deleted_is_reported_and_nothing_written(workshop):
    root, package = workshop
    before = bytes_of(root)
    change(package, "UPDATE zones SET geom = NULL")
    outcome = read_back(geohist.open(root), package)
    assert any("its geometry is gone" in one for one in outcome.changes)
    assert not outcome.sound
    with pytest.raises(GeohistError, match="nothing was written"):
        outcome.write(root)
    assert bytes_of(root) == before


def test_a_package_of_a_part_takes_nothing_of_the_rest_away(tiny, tmp_path):
    atlas = geohist.open(tiny)
    write(atlas, "gpkg", tmp_path, layers=["events"], span="0001/0020")
    outcome = read_back(atlas, tmp_path / "geohist.gpkg")
    assert outcome.changes == ()


def test_every_nested_property_of_the_files_is_known_as_json():
    nested = set()
    for file in AUTHORED:
        for name, found in PROPERTIES[file].model_fields.items():
            kinds = {typing.get_origin(kind) or kind for kind in (found.annotation, *typing.get_args(found.annotation))}
            if list in kinds or any("WrittenFile" in str(kind) for kind in kinds):
                nested.add(found.alias or name)
    assert nested == set(NESTED)


@pytest.mark.skipif(not has_qgis(), reason="QGIS's Python module is not there; on Debian 12: apt install python3-qgis")
def test_an_edit_session_in_the_real_qgis_comes_back(workshop, tmp_path):
    root, package = workshop
    claims = json.dumps([{"about": "date", "value": "-0024", "excerpt": "nehir#syene"}])
    edits = [
        {"layer": "treaties", "id": "samos-peace", "set": {"title_en": "Peace at Samos", "note_en": "A note.", "note_tr": "Bir not."}},
        {"layer": "places", "id": "syene", "wkt": "POINT (32.95 24.05)"},
        {"layer": "events", "delete": "alexandria-taken"},
        {
            "layer": "events",
            "new": {
                "id": "second-raid", "title_tr": "İkinci baskın", "title_en": "A second raid", "date": "-0024", "certainty": "doubtful",
                "claims": claims, "place": "syene", "kind": "battle",
            },
            "wkt": "POINT (32.9 24.1)",
        },
    ]  # fmt: skip
    asked = tmp_path / "edits.json"
    asked.write_text(json.dumps({"package": str(package), "edits": edits}))
    done = subprocess.run(
        [PYTHON, EDIT, str(asked)], capture_output=True, text=True, check=False, env={"QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path)}
    )
    assert done.returncode == 0, done.stderr
    outcome = read_back(geohist.open(root), package)
    assert set(outcome.changes) == {
        "treaties: samos-peace: title_en: 'Peace of Samos' → 'Peace at Samos'",
        "treaties: samos-peace: note_en: nothing → 'A note.'",
        "treaties: samos-peace: note_tr: nothing → 'Bir not.'",
        "places: syene: moved by 7.5 km to 32.9500 24.0500",
        "events: alexandria-taken is taken away",
        "events: second-raid is new",
    }
    assert "events: syene-raid stands where syene is" in outcome.remarks
    if outcome.sound:
        outcome.write(root)
        assert geohist.open(root).record("second-raid").geometry["coordinates"] == [32.95, 24.05]
    else:
        assert {finding.code for finding in outcome.findings if finding.severity == "error"} <= {"dangling-instrument", "unused-excerpt"}
