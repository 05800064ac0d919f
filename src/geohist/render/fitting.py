"""The view that shows what happens on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from geohist.render.canvas import View, fitted
from geohist.render.ground import decoded

if TYPE_CHECKING:
    from geohist.render.canvas import Sheet
    from geohist.scene.moment import Moment

_ROOM = 0.35  # of what happens, left free on each side
_LEAST_DEG = 7.0


def fitted_to_day(moment: Moment, sheet: Sheet) -> View | None:
    """Fit the day's records, stops and changed land on the sheet's map; None on a day on which nothing happens."""
    spots = [record["xy"] for record in moment.today if record["xy"] and record["layer"] != "zones"]
    beat = next((beat for beat in moment.parts["beats"] if beat["day"] == moment.day), None)
    for key in beat["records"] if beat else ():
        record = moment.record(key)
        spots += [stop["xy"] for stop in record.get("stops", ()) if stop["from"] is not None and abs(stop["from"] - moment.day) < 31]  # noqa: PLR2004 - a month
    parts = moment.parts
    actors = {key["id"] for key in parts["polities"] if key["actor"]}
    for transfer in moment.transfers:
        if {transfer["from"], transfer["to"]} & actors:
            for cell in transfer["cells"]:
                refs = [ref for polygon in parts["topology"]["cells"][cell] for ref in polygon[0]]
                coded = parts["topology"]["overview"]
                spots += [point for ref in refs for point in decoded(coded["arcs"][max(ref, ~ref)], coded["scale"]).tolist()]
    if not spots:
        return None
    points = np.array(spots)
    (west, south), (east, north) = points.min(axis=0), points.max(axis=0)
    wide, high = max((east - west) * (1 + 2 * _ROOM), _LEAST_DEG), max((north - south) * (1 + 2 * _ROOM), _LEAST_DEG * 0.7)
    lon, lat = (west + east) / 2, (south + north) / 2
    return fitted(max(lon - wide / 2, -180), max(lat - high / 2, -80), min(lon + wide / 2, 180), min(lat + high / 2, 80), sheet.map_units)
