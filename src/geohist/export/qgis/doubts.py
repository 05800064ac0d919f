"""Land whose holder is doubtful, as a layer of its own: a territory is one feature, of whose cells some may be doubtful."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geohist.build.spans import dated, named, stamp
from geohist.export.days import with_export_days
from geohist.export.tables import Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from geohist.atlas import Atlas
    from geohist.export.choice import Choice

NAME = "doubts"
CERTAINTY = "doubtful"


def with_doubts(tables: Sequence[Table], atlas: Atlas, choice: Choice) -> list[Table]:
    """Add the layer above the territories, where these and the cells are there; shapes are those of the cells, simplified if they are."""
    by_name = {table.name: table for table in tables}
    if not {"territories", "cells"} <= set(by_name):
        return list(tables)
    shapes = {feature["properties"]["id"]: feature["geometry"] for feature in by_name["cells"].features}
    features = tuple(with_export_days(feature) for feature in _features(atlas, shapes) if choice.takes(feature))
    if not features:
        return list(tables)
    at = [table.name for table in tables].index("territories") + 1
    return [*tables[:at], Table(NAME, features), *tables[at:]]


def _features(atlas: Atlas, shapes: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for tenure in atlas.tenures:
        if tenure.certainty != CERTAINTY or tenure.cell not in shapes:
            continue
        yield {
            "properties": {
                "id": f"{tenure.cell}-{stamp(tenure.lo)}",
                "title": named(atlas, tenure.polity, tenure.lo),
                "cell": tenure.cell,
                "polity": tenure.polity,
                "capacity": tenure.capacity,
                "sovereign": tenure.sovereign,
                **dated(tenure.lo, tenure.hi),
                "certainty": tenure.certainty,
                "accuracy_km": tenure.accuracy_km,
                "authority": tenure.instrument,
                "note": dict(tenure.note) if tenure.note else None,
            },
            "geometry": shapes[tenure.cell],
        }
