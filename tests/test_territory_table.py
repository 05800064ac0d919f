"""The table of what the atlas must hold names cells, zones and borders that exist, and days on which one of them begins or has ended."""

import re
from pathlib import Path

import pytest

import geohist
from geohist.when import day_iso

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs/territory.md").read_text(encoding="utf-8")
ROWS = [[part.strip() for part in line.strip("|").split(" | ")] for line in PAGE.splitlines() if re.match(r"\| (?!matter|---)", line)]


@pytest.fixture(scope="module")
def turns():
    """For each cell, group, zone and border the ISO days on which something of it begins or has ended."""
    atlas = geohist.open(ROOT / "geodata")
    found: dict[str, set[str]] = {}

    def add(name, lo, hi):
        found.setdefault(name, set()).update(day_iso(day) for day in (lo, hi))

    for row in atlas.tenures:
        for name in (row.cell, *atlas.cells[row.cell].groups):
            add(name, row.lo, row.hi)
    for zone in atlas.layer_records("zones"):
        add(zone.id, zone.when.core_lo, min(zone.when.core_hi, atlas.span[1]))
    for rule in atlas.border_rules:
        add(rule.name, rule.lo, rule.hi)
    return found


def test_the_table_has_a_row_for_each_matter():
    assert len(ROWS) >= 45
    assert all(len(row) == 6 for row in ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_what_the_table_names_is_in_the_atlas_and_turns_on_its_days(row, turns):
    names = re.findall(r"`([^`]+)`|“([^”]+)”", row[1])
    known = [one or other for one, other in names]
    assert known
    assert [name for name in known if name not in turns] == []
    days = set().union(*(turns[name] for name in known))
    assert [day for day in re.findall(r"\d{4}-\d{2}-\d{2}", row[2]) if day not in days] == []


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_each_matter_says_how_sure_it_is_and_on_whose_authority(row):
    assert re.fullmatch(r"[cpd](, \d+)?", row[3])
    assert row[4]
