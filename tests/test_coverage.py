"""Every date expression of a source is found and accounted for."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

import geohist
from geohist.cli import app
from geohist.coverage import account, expressions, used_excerpts
from geohist.coverage.citations import author_year, is_imprint
from geohist.model import Excerpt, Source
from geohist.source_text import normalise, read

ROOT = Path(__file__).parents[1]
TEXTS = Path(os.environ.get("GEOHIST_TEXTS") or ROOT / "../shared/sources")
CASES = [line.split("\t") for line in (Path(__file__).parent / "coverage_cases.tsv").read_text("utf-8").splitlines()[1:]]


def said(text):
    return [(found.text, found.kind) for found in expressions(normalise(text).text)]


@pytest.mark.parametrize(("text", "wanted", "why"), CASES, ids=[case[0] for case in CASES])
def test_date_expressions_are_found(text, wanted, why):
    assert said(text) == [tuple(one.split("|")) for one in wanted.split("; ") if one], why


def test_an_expression_stands_where_it_says():
    text = normalise("Heyet 11 Mayıs 1920’de yola çıktı, 19 Temmuz’da vardı.").text
    assert [text[found.start : found.end] for found in expressions(text)] == ["11 Mayıs 1920", "19 Temmuz"]


@pytest.mark.parametrize(
    "citation",
    [
        "(Yazar, 1995:81)",
        "(Yazar, 1995: 81-82)",
        "(Yazar, 1991; Öteki ve Beriki, 2022; Üçüncü, 1990)",
        "(Saray, 2004, Türkmen, 2017)",
        "(Yazar, 2004a)",
    ],
)
def test_a_bracket_of_author_and_year_is_a_citation(citation):
    text = f"Böyle denir {citation}."
    assert author_year(text) == [(12, 12 + len(citation))]


@pytest.mark.parametrize("bracket", ["(Ekim 1920)", "(Kasım-Aralık 1922)", "(1880-1969)", "(Moskova 1921)", "(o gün, 5 Mayıs 1920, köyde)"])
def test_other_brackets_are_no_citations(bracket):
    assert author_year(f"Böyle denir {bracket}.") == []


@pytest.mark.parametrize(
    ("text", "imprint"),
    [
        ("Bir Kitap, Ankara 1981, s.141.", True),
        ("Dergi, C.10,2018, ss.109-132", True),
        ("Dergi, Mayıs 2016, s.9", True),
        ("M., 1963, No 11", True),
        ("Gazete, 11 Mart 1925, No:1371", False),
        ("1917 yılında sona erdi", False),
    ],
)
def test_a_year_before_a_page_number_is_an_imprint(text, imprint):
    assert is_imprint(text, expressions(text)[0]) is imprint


TEXT = (
    "Heyet 11 Mayıs 1920’de yola çıktı (Yazar, 1991). 19 Temmuz’da vardı. 1789 uzaktır. "
    "Kaynak: A. Kitap, Şehir 1934. B. Kitap, Köy 1956. Kitap 1960, s. 3."
)


def source(*, excerpts=(), passed_over=()):
    text = normalise(TEXT).text
    made = {}
    for name, words in excerpts:
        at = text.index(words)
        made[name] = Excerpt(key=f"annals#{name}", exact=words, prefix="", suffix="", position=(at, at + len(words)))
    over = []
    for first, last, reason in passed_over:
        over.append({"exact": first, "position": [text.index(first), text.index(last) + len(last)], "reason": reason})
    return Source("annals", {"language": "tr"}, (), "Annals", {"letters": len(text)}, made, tuple(over))


def test_what_nobody_accounts_for_is_unaccounted():
    found = account(source(), normalise(TEXT), set())
    assert [entry.expression.text for entry in found.unaccounted] == ["11 Mayıs 1920", "19 Temmuz", "1789", "1934", "1956"]
    assert found.passed_over == {"bibliographic": 2}


def test_an_expression_within_a_used_excerpt_is_encoded():
    told = source(excerpts=[("left", "11 Mayıs 1920’de yola çıktı")])
    found = account(told, normalise(TEXT), {"annals#left"})
    assert (found.encoded, found.entries[0].by) == (1, "annals#left")
    assert 0 < found.share < 0.5


def test_an_excerpt_on_which_nothing_rests_encodes_nothing():
    assert account(source(excerpts=[("left", "11 Mayıs 1920’de")]), normalise(TEXT), set()).encoded == 0


def test_an_excerpt_that_holds_half_the_expression_does_not_encode_it():
    assert account(source(excerpts=[("left", "1920’de yola")]), normalise(TEXT), {"annals#left"}).encoded == 0


def test_one_span_passes_over_a_whole_list():
    found = account(source(passed_over=[("Kaynak", "1956", "bibliographic")]), normalise(TEXT), set())
    assert found.passed_over == {"bibliographic": 4}
    assert "1934" not in {entry.expression.text for entry in found.unaccounted}


def test_an_account_is_printed_and_decides_how_the_command_ends():
    atlas = ROOT / "tests/atlases/tiny"
    texts = ROOT / "tests/atlases/texts"
    run = CliRunner().invoke(app, ["coverage", "--atlas", str(atlas), "--texts", str(texts), "--source", "annals", "--json"])
    (found,) = json.loads(run.stdout)
    assert found["source"] == "annals"
    assert found["expressions"] == len(found["entries"])
    assert run.exit_code == (1 if found["unaccounted"] else 0)


def test_every_date_in_the_five_sources_is_accounted_for():
    if not TEXTS.is_dir():
        pytest.skip("the reader's copies of the five articles are not here; GEOHIST_TEXTS says where they are")
    atlas = geohist.open(ROOT / "geodata")
    used = used_excerpts(atlas)
    missing = {
        one.id: [entry.around for entry in account(one, read(TEXTS / one.text["file"]), used).unaccounted] for one in atlas.sources.values()
    }
    assert not {name: left for name, left in missing.items() if left}


JOURNEYS = {
    "aralov-1922": ("moscow", "ankara"),
    "bekir-sami-1920": ("ankara", "moscow"),
    "enver-1920": ("moscow", "berlin"),
    "frunze-1921": ("kharkiv", "ankara"),
    "halil-pasha-1920": ("baku", "moscow"),
    "ibrahim-1920": ("erzurum", "erzurum"),
    "karakhan-1929": ("istanbul", "sevastopol"),
    "litvinov-1931": ("moscow", "ankara"),
    "mustafa-kemal-1919": ("samsun", "sivas"),
    "mustafa-suphi-1920": ("kars", "trabzon"),
    "yusuf-kemal-return-1920": ("moscow", "trabzon"),
}


@pytest.mark.parametrize("route", JOURNEYS)
def test_a_journey_the_sources_tell_of_is_on_the_map(route):
    stops = geohist.open(ROOT / "geodata").records[route].stops
    assert (stops[0].place, stops[-1].place) == JOURNEYS[route]
    assert any(claim.excerpt or claim.authority for stop in stops for claim in stop.claims)


def test_background_is_for_1789_and_not_for_1917():
    for one in geohist.open(ROOT / "geodata").sources.values():
        for entry in one.passed_over:
            years = re.findall(r"\b(?:1[5-9]|20)\d\d\b", entry["exact"])
            assert entry["reason"] != "background" or any(not 1914 <= int(year) <= 1945 for year in years), (one.id, entry["exact"])


def test_what_was_passed_over_stands_no_longer_inside_an_excerpt_that_encodes_it():
    atlas = geohist.open(ROOT / "geodata")
    used = used_excerpts(atlas)
    for one in atlas.sources.values():
        spans = [excerpt.position for excerpt in one.excerpts.values() if excerpt.key in used]
        for entry in one.passed_over:
            start, end = entry["position"]
            assert not any(a <= start and end <= b for a, b in spans), (one.id, entry["exact"])
