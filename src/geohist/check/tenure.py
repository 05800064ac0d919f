"""Rules about tenure: each cell has on every day of the span exactly one holder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geohist.check.finding import Finding
from geohist.check.material import when
from geohist.when import day_iso

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geohist.check.material import Item, Material

TENURE = "territory/tenure.csv"


def _spans(found: Material) -> dict[str, list[tuple[int, int, Item]]]:
    """Return the days ``[lo, hi)`` of each row of each cell, in order; rows that cannot be read are left to other rules."""
    spans: dict[str, list[tuple[int, int, Item]]] = {item.name: [] for item in found.tables["territory/cells.csv"]}
    if found.span is None:
        return {}
    for item in found.tables[TENURE]:
        first, last = when(item.value["from"]), when(item.value["until"])
        if (item.value["from"] and first is None) or (item.value["until"] and last is None):
            continue
        lo = max(first.core_lo, found.span[0]) if first else found.span[0]
        hi = min(last.core_hi, found.span[1]) if last else found.span[1]
        for cell in found.groups.get(item.value["cell"], ()) if lo < hi else ():
            spans[cell].append((lo, hi, item))
    return {cell: sorted(rows, key=lambda row: (row[0], row[1])) for cell, rows in spans.items()}


def tenure_gaps(found: Material) -> Iterator[Finding]:
    """Nobody's land is named as such: no cell is without a holder on any day."""
    for cell, rows in _spans(found).items():
        edge, end = found.span or (0, 0)
        for lo, hi in [*((lo, hi) for lo, hi, _ in rows), (end, end)]:
            if lo > edge:
                yield _finding(cell, "tenure-gap", f"nobody holds the cell from {day_iso(edge)} to {day_iso(lo - 1)}", "until")
            edge = max(edge, hi)


def tenure_overlaps(found: Material) -> Iterator[Finding]:
    """No cell has two holders shown on one day."""
    for cell, rows in _spans(found).items():
        reached, holder = None, None
        for lo, hi, item in rows:
            if reached is not None and holder is not None and lo < reached:
                both = f"{holder.name} and {item.name}"
                message = f"{both} both hold the cell from {day_iso(lo)} to {day_iso(min(reached, hi) - 1)}"
                yield _finding(cell, "tenure-overlap", message, "from")
            if reached is None or hi > reached:
                reached, holder = hi, item


def _finding(cell: str, code: str, message: str, field: str) -> Finding:
    return Finding(code, message, TENURE, cell, field, expected="exactly one row for a cell on a day")
