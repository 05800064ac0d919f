"""Make ``fixture.json``: a payload of twelve square cells in a sea, small enough to reason about.

Four columns by three rows of cells, 4° wide and high, from 8° E 40° N. West half is Alba, east half Brava, until day 1000, when cell 5 goes
from Alba to Brava; cell 6 is occupied by Alba from day 1100; that cell 8 is
Alba's is doubtful from day 1200. Run ``python tests/player/make_fixture.py`` after a change of the contract.
"""

import json
from pathlib import Path

HERE = Path(__file__).parent
COLUMNS, ROWS, SIDE, WEST, SOUTH = 4, 3, 4, 8, 40
CHANGE, OCCUPIED, DOUBTFUL = 1000, 1100, 1200


def words(text):
    """The same words in both languages, told apart by a mark."""
    return {"en": text, "tr": f"{text} tr"}


def grid():
    """Arcs of a grid: level ones first, then upright ones; cells as rings of them."""
    arcs, sides = [], []
    for row in range(ROWS + 1):
        for column in range(COLUMNS):
            arcs.append([WEST + column * SIDE, SOUTH + row * SIDE, SIDE, 0])
            sides.append([cell(column, row), cell(column, row - 1)])
    for column in range(COLUMNS + 1):
        for row in range(ROWS):
            arcs.append([WEST + column * SIDE, SOUTH + row * SIDE, 0, SIDE])
            sides.append([cell(column - 1, row), cell(column, row)])
    upright = COLUMNS * (ROWS + 1)
    rings = [
        [[[row * COLUMNS + column, upright + (column + 1) * ROWS + row, ~((row + 1) * COLUMNS + column), ~(upright + column * ROWS + row)]]]
        for row in range(ROWS)
        for column in range(COLUMNS)
    ]
    return arcs, sides, rings


def cell(column, row):
    """Number of a cell, or -1 in the sea."""
    return row * COLUMNS + column if 0 <= column < COLUMNS and 0 <= row < ROWS else -1


def middle(number):
    """Middle of a cell."""
    return [WEST + (number % COLUMNS) * SIDE + SIDE / 2, SOUTH + (number // COLUMNS) * SIDE + SIDE / 2]


def tenure():
    """Who holds what: the two halves, the change, the occupation, the doubt."""
    rows = []
    for number in range(COLUMNS * ROWS):
        home = 0 if number % COLUMNS < 2 else 1
        if number == 5:
            rows += [[5, None, CHANGE, 0, 0, -1, "certain", "", None, []], [5, CHANGE, None, 1, 0, -1, "certain", "peace", None, []]]
        elif number == 6:
            rows += [[6, None, OCCUPIED, 1, 0, -1, "certain", "", None, []], [6, OCCUPIED, None, 0, 2, 1, "certain", "", None, []]]
        elif number == 8:
            rows += [[8, None, DOUBTFUL, 0, 0, -1, "certain", "", None, []], [8, DOUBTFUL, None, 0, 0, -1, "doubtful", "", None, []]]
        else:
            rows.append([number, None, None, home, 0, -1, "certain", "", None, []])
    return rows


def borders(sides):
    """Each arc with two holders, by the three stretches of time."""
    out = []
    for arc, (left, right) in enumerate(sides):
        if left < 0 or right < 0:
            continue
        for lo, hi in ((None, CHANGE), (CHANGE, OCCUPIED), (OCCUPIED, None)):
            holders = {holder(left, lo or 0), holder(right, lo or 0)}
            if len(holders) == 2:
                out.append([arc, lo, hi, 2 if hi is None else 0, 30 if hi is None else None])
    return out


def holder(number, day):
    """The holder of a cell on a day."""
    return next(row[3] for row in tenure() if row[0] == number and (row[1] or -1) <= day < (row[2] or 10**9))


def record(key, layer, kind, lo, hi, place, **more):
    """A record with what every record has."""
    return {
        "id": key, "layer": layer, "kind": kind, "title": words(key.capitalize()), "date": "0003", "from": lo, "to": hi,
        "certainty": "certain", "place": place, "xy": PLACES[place]["xy"] if place else None, "claims": [], **more,
    }  # fmt: skip


PLACES = {
    f"town-{n}": {
        "title": words(f"Townsville {n}"), "names": [], "xy": [12 + (n % 5) * 0.7, 45 + (n // 5) * 0.45],
        "kind": "town", "rank": 3, "side": None,
    }
    for n in range(20)
}  # fmt: skip
PLACES["alba-city"] = {"title": words("Alba City"), "names": [], "xy": [10, 50], "kind": "capital", "rank": 1, "side": "E"}
PLACES["brava-city"] = {
    "title": words("Brava City"),
    "names": [{"name": words("Old Brava"), "from": None, "to": 900}],
    "xy": [21, 42], "kind": "capital", "rank": 1, "side": "W",
}  # fmt: skip


def payload():
    """The whole payload, but for the style table, which the tests add from ``geodata/style.toml``."""
    arcs, sides, rings = grid()
    polities = [("alba", "#EDBF5E", "#C39626", "#594620"), ("brava", "#69A6C0", "#34809B", "#002E43")]
    path = {"scale": 1e-3, "arc": [10000, 50000, 5000, -3000, 6000, -5000]}
    return {
        "format": 1, "version": "fixture", "id": "two-lands", "title": words("Two lands"), "span": [800, 1400], "languages": ["en", "tr"],
        "opening": {"day": 950, "view": [16, 46, 4.6]}, "style": {},
        "polities": [
            {"id": key, "title": words(key.capitalize()), "names": [], "fill": fill, "ribbon": ribbon, "label": label, "actor": True}
            for key, fill, ribbon, label in polities
        ],
        "topology": {
            "overview": {"scale": 1, "arcs": arcs}, "detail": {"scale": 1, "arcs": arcs}, "sides": sides, "cells": rings,
        },
        "cells": [{"id": f"c{n}", "title": words(f"Cell {n}"), "xy": middle(n), "km2": 130000} for n in range(COLUMNS * ROWS)],
        "tenure": tenure(), "capacities": ["sovereign", "control", "occupation", "mandate", "protection"],
        "statuses": ["agreed", "de-facto", "front", "disputed", "administrative", "sovereign-line", "bystander"], "borders": borders(sides),
        "names": [
            {"polity": 0, "from": None, "to": None, "xy": [12, 48.5], "width_deg": 7, "area_km2": 800000},
            {"polity": 1, "from": None, "to": None, "xy": [20, 48.5], "width_deg": 7, "area_km2": 800000},
        ],
        "transfers": [{
            "day": CHANGE, "cells": [5], "from": 0, "to": 1, "capacity": "sovereign", "instrument": "peace", "km2": 130000,
            "text": words("Five"),
        }],
        "records": [
            record("peace", "treaties", "treaty", CHANGE, CHANGE + 1, "alba-city", disagreements=["date"]),
            record("clash", "events", "battle", CHANGE, CHANGE + 1, "town-7"),
            record("post", "missions", "embassy", 900, None, "brava-city"),
            record("note", "letters", "letter", 1000, 1021, "alba-city", sent=1000, received=1020, path=path,
                   from_place="alba-city", to_place="brava-city"),
            record("ride", "routes", "route", 1000, 1060, None, stops=[
                {"place": "alba-city", "xy": [10, 50], "from": 1000, "to": 1001, "attested": True, "claims": []},
                {"place": "brava-city", "xy": [21, 42], "from": 1040, "to": 1060, "attested": True, "claims": []},
            ], legs=[{"mode": "rail", "attested": False, "from": 1001, "to": 1040, "path": path}]),
            record("claim", "zones", "claimed", 900, None, None, sign="claimed", claimant="alba", in_force=True, accuracy_km=10,
                   rings=[[[17000, 41000, 2000, 0, 0, 2000, -2000, 0, 0, -2000]]]),
        ],
        "excerpts": {}, "sources": {}, "actors": {}, "places": PLACES,
        "base": {"rivers": [], "lakes": [], "railways": [], "seas": [{"title": words("Wide Sea"), "xy": [6, 46], "size": "small"}]},
        "beats": [{"day": CHANGE, "records": ["peace", "clash"], "transfers": [0], "dwell_ms": 2000, "place": "alba-city"}],
    }  # fmt: skip


def written():
    """The payload as it is committed."""
    return json.dumps(payload(), ensure_ascii=False, separators=(",", ":")) + "\n"


if __name__ == "__main__":
    (HERE / "fixture.json").write_text(written(), encoding="utf-8")
