"""A made-up atlas with as many cells as one likes: a grid whose blocks change hands, one block a day."""

from __future__ import annotations

import tomllib
from typing import Any

from figures import ROOT

from geohist.build.statuses import STATUSES
from geohist.scene.territory import CAPACITIES

FILLS = ("#EDBF5E", "#78B0E3", "#C9D7A0", "#E7A6A1", "#B9A7D6", "#9CCFC2", "#F2D9B3", "#C7C2B8")
FIRST = 701_000
"""The first day; its number means nothing."""


def grid(columns: int = 150, rows: int = 100, block: int = 10) -> dict[str, Any]:
    """Make a payload of `columns` × `rows` cells in square blocks; on day n block n passes to the next polity, on the last day all do.

    Columns and rows must be whole numbers of blocks.
    """
    across, down = columns // block, rows // block
    blocks = across * down
    last = FIRST + blocks + 1

    def block_of(c: int) -> int:
        return c // columns // block * across + c % columns // block

    def holder(b: int) -> int:
        return (b % across + 3 * (b // across)) % len(FILLS)

    arcs, sides, rings, centres = _mesh(columns, rows)
    tenure = []
    for c in range(len(rings)):
        b = block_of(c)
        day, who = FIRST + 1 + b, holder(b)
        for lo, hi, turn in ((None, day, 0), (day, last, 1), (last, None, 2)):
            tenure.append([c, lo, hi, (who + turn) % len(FILLS), 0, -1, "certain", "", None, []])
    return {
        "format": 1,
        "version": f"grid{len(rings)}",
        "id": "grid",
        "title": _both("A grid"),
        "span": [FIRST, last + 30],
        "languages": ["en", "tr"],
        "opening": {"day": FIRST, "view": [35, 39.5, 4.6]},
        "style": tomllib.loads((ROOT / "geodata" / "style.toml").read_text("utf-8")),
        "polities": [
            {"id": f"p{n}", "title": _both(f"Polity {n}"), "names": [], "fill": fill, "ribbon": fill, "label": "#333333", "actor": True}
            for n, fill in enumerate(FILLS)
        ],
        "topology": {"overview": {"scale": 1e-3, "arcs": arcs}, "detail": {"scale": 1e-3, "arcs": arcs}, "sides": sides, "cells": rings},
        "cells": [{"id": f"c{c}", "title": _both(f"Cell {c}"), "xy": xy, "km2": 200} for c, xy in enumerate(centres)],
        "tenure": tenure,
        "capacities": list(CAPACITIES),
        "statuses": list(STATUSES),
        "borders": _borders(sides, block_of, holder, last),
        "names": [],
        "transfers": [
            {
                "day": FIRST + 1 + b,
                "cells": [c for c in range(len(rings)) if block_of(c) == b],
                "from": holder(b),
                "to": (holder(b) + 1) % len(FILLS),
                "capacity": "sovereign",
                "instrument": "",
                "km2": 200 * block * block,
                "text": _both(f"Block {b} changes hands"),
            }
            for b in range(blocks)
        ],
        "records": [],
        "excerpts": {},
        "sources": {},
        "actors": {},
        "places": {},
        "base": {"rivers": [], "lakes": [], "railways": [], "seas": []},
        "beats": [{"day": FIRST + 1 + b, "records": [], "transfers": [b], "dwell_ms": 2000, "place": None} for b in range(blocks)],
        "tours": [],
    }


def _mesh(columns: int, rows: int) -> tuple[list[list[int]], list[list[int]], list[Any], list[list[float]]]:
    """Give arcs (thousandths of a degree), their left and right cells, each cell's rings of arc numbers, and each cell's middle."""
    x0, y0, dx, dy = 20_000, 33_000, 30_000 // columns, 13_000 // rows

    def cell(i: int, j: int) -> int:
        return j * columns + i if 0 <= i < columns and 0 <= j < rows else -1

    level = [(i, j) for j in range(rows + 1) for i in range(columns)]  # eastward: north on the left
    upright = [(i, j) for j in range(rows) for i in range(columns + 1)]  # northward: west on the left
    arcs = [[x0 + i * dx, y0 + j * dy, dx, 0] for i, j in level] + [[x0 + i * dx, y0 + j * dy, 0, dy] for i, j in upright]
    sides = [[cell(i, j), cell(i, j - 1)] for i, j in level] + [[cell(i - 1, j), cell(i, j)] for i, j in upright]
    rings, centres = [], []
    for j in range(rows):
        for i in range(columns):
            south, west = j * columns + i, len(level) + j * (columns + 1) + i
            rings.append([[[south, west + 1, ~(south + columns), ~west]]])
            centres.append([(x0 + (i + 0.5) * dx) / 1000, (y0 + (j + 0.5) * dy) / 1000])
    return arcs, sides, rings, centres


def _both(words: str) -> dict[str, str]:
    return {"en": words, "tr": words}


def _borders(sides: list[list[int]], block_of: Any, holder: Any, last: int) -> list[list[int | None]]:
    """Give the days on which each arc divides two holders: between blocks their holders differ but for a while."""
    out: list[list[int | None]] = []
    for arc, (left, right) in enumerate(sides):
        if left < 0 or right < 0 or block_of(left) == block_of(right):
            continue
        a, b = sorted((block_of(left), block_of(right)))
        marks = [None, FIRST + 1 + a, FIRST + 1 + b, last, None]
        for n, (turn_a, turn_b) in enumerate(((0, 0), (1, 0), (1, 1), (2, 2))):
            if (holder(a) + turn_a - holder(b) - turn_b) % len(FILLS):
                out.append([arc, marks[n], marks[n + 1], 0, None])
    return out
