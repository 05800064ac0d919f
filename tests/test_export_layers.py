"""A layer of the atlas is a GeoDataFrame whose columns have the types of what they hold."""

import pandas as pd
import pytest

import geohist


@pytest.fixture(scope="module")
def atlas(geodata):
    return geohist.open(geodata)


def test_days_can_be_compared_and_counted(atlas):
    treaties = atlas.layer("treaties").set_index("id")
    assert treaties["start"].dtype == treaties["end"].dtype == "datetime64[s]"
    assert treaties.loc["moscow-1921", "start"] == pd.Timestamp("1921-03-16")
    assert len(treaties[treaties["start"] < "1918"]) == sum(record.when.start < "1918" for record in atlas.layer_records("treaties"))


def test_what_holds_on_a_day_is_what_the_atlas_says(atlas):
    held = atlas.layer("territories")
    on = held[(held["start"] <= "1921-03-16") & (held["end"].isna() | (held["end"] >= "1921-03-16"))]
    found = {cell: polity for cells, polity in zip(on["cells"], on["polity"], strict=True) for cell in cells}
    assert found == {cell: tenure.polity for cell, tenure in atlas.at("1921-03-16").tenures.items()}


def test_words_numbers_and_kinds_have_their_types(atlas):
    kinds = atlas.layer("territories").dtypes.astype(str)
    assert (kinds["id"], kinds["polity"], kinds["km2"], kinds["accuracy_km"]) == ("string", "category", "int64", "float64")
    assert str(atlas.layer("events")["happened"].dtype) == "boolean"


def test_what_has_no_end_or_lies_before_year_1_has_no_day_and_its_date_says_it(tiny):
    events = geohist.open(tiny).layer("events").set_index("id")
    assert pd.isna(events.loc["alexandria-taken", "start"])
    assert events.loc["alexandria-taken", "date"] == "-0029-08-01"
    assert events.loc["germanicus-at-syene", "start"] == pd.Timestamp("0019-01-01").as_unit("s")
    assert list(events.columns[events.columns.get_loc("date") :][:3]) == ["date", "start", "end"]
