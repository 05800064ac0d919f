"""A payload cut to a span of days: smaller, and with no way out of the span."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geohist.errors import GeohistError

if TYPE_CHECKING:
    from collections.abc import Mapping


def cut_to(parts: Mapping[str, Any], lo: int, hi: int) -> dict[str, Any]:
    """Keep of a payload what holds or happens on the days ``[lo, hi)``.

    Raises:
        GeohistError: if the span is empty.
    """
    if lo >= hi:
        raise GeohistError("an empty span of days")

    def within(start: int | None, end: int | None) -> bool:
        return (start is None or start < hi) and (end is None or end > lo)

    transfers = [transfer for transfer in parts["transfers"] if lo <= transfer["day"] < hi]
    number = {id(transfer): index for index, transfer in enumerate(transfers)}
    beats = [
        {**beat, "transfers": [number[id(parts["transfers"][index])] for index in beat["transfers"]]}
        for beat in parts["beats"]
        if lo <= beat["day"] < hi
    ]
    shown = {key for beat in beats for key in beat["records"]}
    records = [record for record in parts["records"] if record["id"] in shown or within(record["from"], record["to"])]
    tenure = [row for row in parts["tenure"] if within(row[1], row[2])]
    keys = {claim["excerpt"] for record in records for claim in _claims(record) if claim.get("excerpt")} | {
        k for row in tenure for k in row[-1]
    }
    opening = parts["opening"]
    return {
        **parts,
        "span": [lo, hi],
        "opening": {**opening, "day": min(max(opening["day"], lo), hi - 1)},
        "tenure": tenure,
        "borders": [row for row in parts["borders"] if within(row[1], row[2])],
        "names": [name for name in parts["names"] if within(name["from"], name["to"])],
        "transfers": transfers,
        "records": records,
        "excerpts": {key: excerpt for key, excerpt in parts["excerpts"].items() if key in keys},
        "beats": beats,
    }


def _claims(record: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [*record["claims"], *(claim for stop in record.get("stops", ()) for claim in stop.get("claims", ()))]
