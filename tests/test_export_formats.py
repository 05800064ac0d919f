"""Each format opens in a reader that is not ours, with days, words and shapes as in the atlas."""

import gzip
import json
import zipfile
from itertools import pairwise

import fiona
import geopandas as gpd
import pytest

import geohist
from geohist.export import FORMATS, write
from geohist.export.choice import Choice
from geohist.export.tables import NAMES, tables

YEAR = "1921"
LAYERS = ("territories", "zones", "treaties", "events", "letters", "routes", "legs", "rail_legs", "places")


@pytest.fixture(scope="module")
def atlas(geodata):
    return geohist.open(geodata)


@pytest.fixture(scope="module")
def exported(atlas, tmp_path_factory):
    """What a format makes of the year 1921, each written once."""
    made = {}

    def of(form):
        if form not in made:
            made[form] = tmp_path_factory.mktemp(form)
            write(atlas, form, made[form], span=YEAR, layers=LAYERS)
        return made[form]

    return of


@pytest.fixture(scope="module")
def year(atlas):
    """The same year, as the atlas has it: properties by id, by layer."""
    span = (geohist.When(YEAR).core_lo, geohist.When(YEAR).core_hi)
    return {table.name: {row["id"]: row for row in table.rows} for table in tables(atlas, Choice(LAYERS, span))}


def moscow(year):
    return year["treaties"]["moscow-1921"]


def test_flatgeobuf_opens_in_gdal_with_every_end_closed(exported, year):
    found = gpd.read_file(exported("flatgeobuf") / "territories.fgb").set_index("id")
    assert set(found.index) == set(year["territories"])
    assert found["end"].notna().all()
    assert found.crs == "EPSG:4326"
    with fiona.open(exported("flatgeobuf") / "treaties.fgb") as layer:
        assert {key: kind for key, kind in layer.schema["properties"].items() if key == "t_start"} == {"t_start": "datetime"}


def test_shapefiles_open_in_pyshp_and_say_what_they_lose(exported, year):
    import shapefile

    with shapefile.Reader(exported("shapefile") / "treaties.shp", encoding="utf-8") as reader:
        rows = {record["id"]: record.as_dict() for record in reader.records()}
        assert len(reader.shapes()) == len(year["treaties"])
    assert rows["moscow-1921"]["start"].isoformat() == "1921-03-16"
    assert rows["moscow-1921"]["title_tr"] == moscow(year)["title_tr"]
    losses = (exported("shapefile") / "LOSSES.txt").read_text("utf-8")
    assert "treaties: claims is left out" in losses
    assert "accuracy_km is called accuracy_k" in losses


def test_geoparquet_opens_in_duckdb_and_says_it_is_geoparquet(exported, year):
    import duckdb
    from pyarrow import parquet

    file = exported("geoparquet") / "territories.parquet"
    about = json.loads(parquet.read_metadata(file).metadata[b"geo"])
    assert about["version"] == "1.1.0"
    assert about["columns"]["geometry"]["covering"]["bbox"]
    found = duckdb.read_parquet(str(file))
    rows = found.filter("start <= DATE '1921-03-16' AND (\"end\" IS NULL OR \"end\" >= DATE '1921-03-16')").fetchall()
    on_the_day = {key for key, row in year["territories"].items() if row["start"] <= "1921-03-16" <= (row["end"] or "9999")}
    assert {row[0] for row in rows} == on_the_day
    import shapely

    shapes = shapely.from_wkb([bytes(wkb) for (wkb,) in found.project("geometry").fetchall()])
    assert shapely.is_valid(shapes).all()
    bbox = about["columns"]["geometry"]["bbox"]
    assert [round(edge, 4) for edge in shapely.total_bounds(shapes).tolist()] == [round(edge, 4) for edge in bbox]
    kinds = dict(zip(found.columns, map(str, found.types), strict=True))
    assert (kinds["start"], kinds["km2"], kinds["t_start"]) == ("DATE", "BIGINT", "TIMESTAMP")


def test_geoparquet_comes_back_in_geopandas_with_its_shapes(exported, atlas):
    found = gpd.read_parquet(exported("geoparquet") / "treaties.parquet").set_index("id")
    assert found.crs == "EPSG:4326"
    near = gpd.read_parquet(exported("geoparquet") / "treaties.parquet", bbox=(37, 55, 38, 56))
    assert "moscow-1921" in set(near["id"]), "found by the bounds of each feature"
    assert len(near) < len(found)
    point = found.loc["moscow-1921"].geometry
    assert [point.x, point.y] == list(atlas.record("moscow-1921").geometry["coordinates"])


def test_csv_opens_in_pandas_with_positions(exported, year, atlas):
    import pandas as pd

    found = pd.read_csv(exported("csv") / "treaties.csv").set_index("id")
    assert set(found.index) == set(year["treaties"])
    assert [found.loc["moscow-1921", "lon"], found.loc["moscow-1921", "lat"]] == list(atlas.record("moscow-1921").geometry["coordinates"])
    lines = pd.read_csv(exported("csv") / "territories.csv")
    assert gpd.GeoSeries.from_wkt(lines["wkt"]).is_valid.all()


def test_kml_opens_in_fastkml_with_time_spans(exported, year):
    import fastkml

    document = fastkml.KML.parse(exported("kml") / "geohist.kml").features[0]
    folders = {folder.name: folder for folder in document.features}
    assert len(folders["territories"].features) == len(year["territories"])
    marks = {mark.id: mark for mark in folders["treaties"].features}
    mark = marks["treaties.moscow-1921"]
    assert mark.name == moscow(year)["title_en"]
    assert (str(mark.begin), str(mark.end)) == ("1921-03-16", "1921-03-16")
    assert mark.geometry.geom_type == "Point"


def test_kmz_is_the_same_document_zipped(exported):
    with zipfile.ZipFile(exported("kmz") / "geohist.kmz") as archive:
        assert archive.namelist() == ["doc.kml"]
        assert archive.read("doc.kml") == (exported("kml") / "geohist.kml").read_bytes()


def test_linked_places_keep_to_the_format(exported, atlas):
    import jsonschema

    found = json.loads((exported("linked-places") / "places.lpf.json").read_text("utf-8"))
    jsonschema.validate(found, LINKED_PLACES)
    assert len(found["features"]) == len(atlas.places)
    tiflis = next(one for one in found["features"] if one["@id"].endswith(":tbilisi"))
    dated = [name for name in tiflis["names"] if "when" in name]
    assert any(name["toponym"] == "Tiflis" for name in dated)
    assert tiflis["links"][0]["identifier"] == f"gn:{atlas.places['tbilisi'].geonameid}"
    assert len(gpd.read_file(exported("linked-places") / "places.lpf.json")) == len(atlas.places), "it is GeoJSON too"


_DAY = {
    "type": "object",
    "minProperties": 1,
    "additionalProperties": False,
    "properties": {
        key: {"type": "string", "pattern": r"^-?\d{1,4}(-(0[1-9]|1[0-2])(-([0-2]\d|3[01]))?)?$"} for key in ("in", "earliest", "latest")
    },
    "not": {"anyOf": [{"required": ["in", "earliest"]}, {"required": ["in", "latest"]}]},
}
_TIMESPAN = {"type": "object", "minProperties": 1, "additionalProperties": False, "properties": {"start": _DAY, "end": _DAY}}
_WHEN = {"type": "object", "required": ["timespans"], "properties": {"timespans": {"type": "array", "minItems": 1, "items": _TIMESPAN}}}
_LANGUAGE = {"type": "string", "pattern": r"^[a-z]{2,3}(-\w+)*$"}
_NAME = {
    "type": "object",
    "required": ["toponym", "lang", "citations"],
    "properties": {
        "toponym": {"type": "string", "minLength": 1},
        "lang": _LANGUAGE,
        "when": _WHEN,
        "citations": {
            "items": {"anyOf": [{"required": ["label"]}, {"required": ["@id"]}], "properties": {"year": {"pattern": r"^-?\d+$"}}}
        },
    },
}
_PLACE = {
    "type": "object",
    "required": ["@id", "type", "properties", "names", "types", "geometry", "when"],
    "properties": {
        "@id": {"type": "string", "pattern": r"^\w+:[^\s]+$"},
        "type": {"const": "Feature"},
        "properties": {
            "type": "object",
            "required": ["title", "fclasses"],
            "properties": {
                "ccodes": {"minItems": 1, "items": {"pattern": "^[A-Z]{2}$"}},
                "fclasses": {"minItems": 1, "uniqueItems": True, "items": {"enum": list("AHLPRSTUVX")}},
            },
        },
        "when": _WHEN,
        "names": {"type": "array", "minItems": 1, "items": _NAME},
        "types": {
            "type": "array",
            "minItems": 1,
            "items": {"required": ["identifier"], "properties": {"identifier": {"pattern": r"^aat:\d+$"}}},
        },
        "geometry": {"type": "object", "required": ["type", "coordinates"]},
        "links": {
            "items": {
                "required": ["type", "identifier"],
                "properties": {
                    "type": {"enum": ["closeMatch", "exactMatch", "primaryTopicOf", "subjectOf", "seeAlso"]},
                    "identifier": {"pattern": r"^(bnf|cerl|dbp|gn|gnd|gov|loc|pl|tgn|viaf|wd|wp):[^\s]+$"},
                },
            }
        },
        "descriptions": {"items": {"required": ["value"], "properties": {"lang": _LANGUAGE}}},
    },
}
_CITATION = {
    "type": "object",
    "required": ["schema", "citationID"],
    "additionalProperties": False,
    "properties": {
        "schema": {"const": "https://whgazetteer.org/schema/csl-citation.json"},
        "citationID": {"type": "string"},
        "citationItems": {
            "items": {
                "required": ["id"],
                "properties": {
                    "itemData": {
                        "required": ["type", "id", "title"],
                        "properties": {"type": {"const": "dataset"}, "author": {"items": {"required": ["family"]}}},
                    }
                },
            }
        },
    },
}
LINKED_PLACES = {
    "type": "object",
    "required": ["type", "@context", "features", "citation"],
    "properties": {
        "type": {"const": "FeatureCollection"},
        "@context": {"type": "string", "format": "uri"},
        "citation": _CITATION,
        "features": {"type": "array", "minItems": 1, "items": _PLACE},
    },
}
"""What the World Historical Gazetteer asks of a Linked Places file of what we write, in our own words."""


def test_annotations_have_selectors_that_find_the_words(exported, atlas):
    found = json.loads((exported("annotations") / "annotations.jsonld").read_text("utf-8"))
    assert found["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert found["partOf"]["total"] == len(found["items"]) == sum(len(source.excerpts) for source in atlas.sources.values())
    for item in found["items"]:
        quote, position = item["target"]["selector"]
        assert position["end"] - position["start"] == len(quote["exact"])
        assert item["motivation"] in {"linking", "highlighting"}
    linked = {body["source"] for item in found["items"] for body in item["body"] if body["type"] == "SpecificResource"}
    assert f"urn:geohist:{atlas.id}:treaties:moscow-1921" in linked


def test_journeys_open_in_movingpandas_and_their_times_only_grow(exported):
    found = json.loads((exported("mf-json") / "journeys.mf.json").read_text("utf-8"))
    for feature in found["features"]:
        times = feature["temporalGeometry"]["datetimes"]
        assert times == sorted(set(times))
        assert len(times) == len(feature["temporalGeometry"]["coordinates"])
    import movingpandas

    journeys = movingpandas.read_mf_dict(found, traj_id_property="id")
    assert len(journeys) == len(found["features"])


def test_pmtiles_open_in_their_own_reader_with_days_as_numbers(atlas, tmp_path):
    import mapbox_vector_tile as tile
    from pmtiles import reader

    write(atlas, "pmtiles", tmp_path, layers=["treaties"])
    with (tmp_path / "treaties.pmtiles").open("rb") as file:
        tiles = reader.Reader(reader.MmapSource(file))
        assert tiles.header()["min_zoom"] == 0
        decoded = tile.decode(gzip.decompress(tiles.get(0, 0, 0)))
    rows = {feature["properties"]["id"]: feature["properties"] for feature in decoded["treaties"]["features"]}
    assert rows["moscow-1921"]["start"] == rows["moscow-1921"]["end"] == 19210316


def test_citations_open_in_readers_of_ris_bibtex_and_csl(exported, atlas):
    folder = exported("citations")
    csl = json.loads((folder / "sources.csl.json").read_text("utf-8"))
    assert {one["id"] for one in csl} == set(atlas.sources)
    import rispy

    with (folder / "sources.ris").open(encoding="utf-8") as file:
        found = {one["id"]: one for one in rispy.load(file)}
    assert found["tekinsoy-2025"]["year"] == "2025"
    assert (found["tekinsoy-2025"]["start_page"], found["tekinsoy-2025"]["end_page"]) == ("187", "206")
    import bibtexparser

    text = (folder / "sources.bib").read_text("utf-8")
    library = bibtexparser.parse_string(text)
    assert not library.failed_blocks
    entries = {entry.key: {field.key: field.value for field in entry.fields} for entry in library.entries}
    assert set(entries) == set(atlas.sources)
    assert entries["tekinsoy-2025"]["pages"] == "187--206"


def test_geojson_keeps_to_rfc_7946(exported):
    for file in exported("geojson").glob("*.geojson"):
        found = json.loads(file.read_text("utf-8"))
        assert "crs" not in found
        for feature in found["features"]:
            shape = feature["geometry"]
            polygons = (
                [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"] if shape["type"] == "MultiPolygon" else []
            )
            for outer, *_ in polygons:
                turned = sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(outer))
                assert turned > 0, "outer rings run anticlockwise"
        assert len(gpd.read_file(file)) == len(found["features"])


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "qgis"])
def test_every_format_writes_the_second_atlas_the_same_twice(form, tiny, tmp_path):
    atlas = geohist.open(tiny)
    first = {file.name: file.read_bytes() for file in write(atlas, form, tmp_path / "a")}
    second = {file.name: file.read_bytes() for file in write(geohist.open(tiny), form, tmp_path / "b")}
    assert first == second
    assert "README.txt" in first


def test_every_layer_of_the_format_page_is_a_layer():
    assert set(LAYERS) <= set(NAMES)
