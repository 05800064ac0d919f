"""A payload cut to a span of days, or with detail only about a view: smaller, and with no way out of the span."""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any

from geohist.errors import GeohistError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geohist.render.canvas import View

_REACH = (1400, 800)  # half of a large window, pixels: what is further off than this when the page opens is drawn coarsely
_TILE = 512  # a Web Mercator world is 512 · 2^zoom pixels wide in the player


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
        {
            **beat,
            "transfers": [number[id(parts["transfers"][index])] for index in beat["transfers"] if id(parts["transfers"][index]) in number],
        }
        for beat in parts["beats"]
        if lo <= beat["day"] < hi
    ]
    shown = {key for beat in beats for key in beat["records"]}
    records = [record for record in parts["records"] if record["id"] in shown or within(record["from"], record["to"])]
    notes, tenure = _noted(parts["notes"], [row for row in parts["tenure"] if within(row[1], row[2])])
    tours = [tour for tour in parts["tours"] if all(lo <= scene["from"] and scene["to"] <= hi for scene in tour["scenes"])]
    keys = {key for tour in tours for scene in tour["scenes"] for key in scene["excerpts"]}
    keys |= {claim["excerpt"] for record in records for claim in _claims(record) if claim.get("excerpt")} | {
        k for row in tenure for k in row[9]
    }
    opening = parts["opening"]
    return {
        **parts,
        "span": [lo, hi],
        "opening": {**opening, "day": min(max(opening["day"], lo), hi - 1)},
        "notes": notes,
        "tenure": tenure,
        "borders": [row for row in parts["borders"] if within(row[1], row[2])],
        "names": [name for name in parts["names"] if within(name["from"], name["to"])],
        "transfers": transfers,
        "records": records,
        "excerpts": {key: excerpt for key, excerpt in parts["excerpts"].items() if key in keys},
        "beats": beats,
        "tours": tours,
    }


def detailed_about(parts: Mapping[str, Any], view: View) -> dict[str, Any]:
    """Keep of a payload's detailed lines those about a view; the others take the course of the overview, between the same ends."""
    from math import cos, radians

    degree = _TILE * 2**view.zoom / 360
    half = _REACH[0] / degree, _REACH[1] / degree * cos(radians(view.lat))
    near = (view.lon - half[0], view.lat - half[1], view.lon + half[0], view.lat + half[1])
    topology = parts["topology"]
    fine, coarse = topology["detail"], topology["overview"]
    step = round(coarse["scale"] / fine["scale"])
    arcs = [
        arc if _meets(arc, fine["scale"], near) else _coarsened(arc, far, step)
        for arc, far in zip(fine["arcs"], coarse["arcs"], strict=True)
    ]
    return {**parts, "topology": {**topology, "detail": {**fine, "arcs": arcs}}}


def _meets(arc: list[int], scale: float, box: tuple[float, float, float, float]) -> bool:
    xs, ys = list(accumulate(arc[::2])), list(accumulate(arc[1::2]))
    return min(xs) * scale <= box[2] and max(xs) * scale >= box[0] and min(ys) * scale <= box[3] and max(ys) * scale >= box[1]


def _coarsened(fine: list[int], coarse: list[int], step: int) -> list[int]:
    """Give a coarse arc in the units of the fine one, with its ends, so that neighbours still meet."""
    columns = []
    for axis in (0, 1):
        places = [place * step for place in accumulate(coarse[axis::2])]
        exact = list(accumulate(fine[axis::2]))
        places[0], places[-1] = exact[0], exact[-1]
        columns.append([places[0], *(after - before for before, after in pairwise(places))])
    return [number for point in zip(*columns, strict=True) for number in point]


def _noted(notes: Sequence[Any], rows: Sequence[list[Any]]) -> tuple[list[Any], list[list[Any]]]:
    """Give the notes that rows of tenure bear, and the rows with the numbers of theirs among these."""
    borne = sorted({row[10] for row in rows if len(row) > 10})  # noqa: PLR2004 - the note stands after ten values, where there is one
    number = {old: new for new, old in enumerate(borne)}
    return [notes[old] for old in borne], [[*row[:10], *(number[old] for old in row[10:])] for row in rows]


def _claims(record: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [*record["claims"], *(claim for stop in record.get("stops", ()) for claim in stop.get("claims", ()))]
