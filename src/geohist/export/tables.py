"""Layers as flat tables: what a GIS can show in columns, with the nested evidence as JSON beside it."""

from __future__ import annotations

import functools
import gc
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from geohist.export.choice import Choice
from geohist.export.columns import Column, batches, columns_of
from geohist.export.days import with_export_days
from geohist.export.names import names_of_their_day, polity_names_of_their_day
from geohist.export.schema import authored_columns
from geohist.export.simplifying import ALONE, TOGETHER
from geohist.export.simplifying import cached as simplifier
from geohist.files.reading import read_features

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import pyarrow as pa

    from geohist.atlas import Atlas

LAYERS: tuple[tuple[str, str], ...] = (
    ("land", "basemap/land.geojson"),
    ("territories", "territories.geojson"),
    ("lakes", "basemap/lakes.geojson"),
    ("rivers", "basemap/rivers.geojson"),
    ("railways", "rail/lines.geojson"),
    ("zones", "zones.geojson"),
    ("borders", "borders.geojson"),
    ("transfers", "transfers.geojson"),
    ("cells", "cells.geojson"),
    ("cuts", "territory/cuts.geojson"),
    ("seas", "basemap/seas.geojson"),
    ("legs", "legs.geojson"),
    ("rail_legs", "rail/legs.geojson"),
    ("letters", "letters.geojson"),
    ("places", "places.geojson"),
    ("place_names", "places.geojson"),
    ("polity_names", "names.geojson"),
    ("routes", "routes.geojson"),
    ("missions", "missions.geojson"),
    ("events", "events.geojson"),
    ("treaties", "treaties.geojson"),
)
"""Every layer that is exported, from the bottom of the map to its top, and its file in the atlas."""

SIMPLIFIED = (*TOGETHER, *ALONE)
NAMES = tuple(name for name, _ in LAYERS)
EDITABLE = ("places", "events", "letters", "missions", "treaties", "routes", "zones", "cuts")
"""Layers that an editor may change in another program and read back; all others are built or clipped."""


@dataclass(frozen=True)
class Table:
    """One layer: its name, its features as in the file, and its columns; ``authored`` are those its format has in any case."""

    name: str
    features: tuple[dict[str, Any], ...]
    authored: Mapping[str, str] = field(default_factory=dict)

    @property
    def temporal(self) -> bool:
        """Whether its features carry days."""
        return "t_start" in self.columns

    @property
    def kind(self) -> str:
        """``Point``, ``LineString`` or ``Polygon``."""
        return str(self.features[0]["geometry"]["type"]).removeprefix("Multi")

    @cached_property
    def layout(self) -> tuple[Column, ...]:
        """Its columns and where each is read from."""
        return columns_of([feature["properties"] for feature in self.features], self.authored)

    @property
    def columns(self) -> dict[str, str]:
        """Column names and their types (``str int float bool date datetime``): none is left to a reader's guess."""
        return {column.name: column.kind for column in self.layout}

    @property
    def rows(self) -> tuple[dict[str, Any], ...]:
        """The properties of each feature, flat, None for what is not there; made anew each time."""
        names = [column.name for column in self.layout]
        return tuple(dict(zip(names, values, strict=True)) for values in zip(*self.values(names), strict=True))

    def values(self, names: Sequence[str]) -> list[list[Any]]:
        """Return the values of some columns, feature by feature."""
        found = [feature["properties"] for feature in self.features]
        by_name = {column.name: column for column in self.layout}
        return [by_name[name].values(found) if name in by_name else [None] * len(found) for name in names]

    def batches(self, *, zone: str | None = None) -> pa.RecordBatchReader:
        """Return it as batches of Arrow, shapes as WKB in ``geometry``; instants are in a zone or have none."""
        from geohist.export.vectors import shapes_of

        return batches(self.features, self.layout, functools.partial(shapes_of, kind=self.kind), zone=zone)


@contextmanager
def uncollected() -> Iterator[None]:
    """Let the collector of garbage rest: a large layer is a million lists, none of them garbage, and looking through them takes long."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def tables(atlas: Atlas, choice: Choice | None = None) -> Iterator[Table]:
    """Give every layer that the atlas has and the choice takes, in drawing order; an empty layer is left out."""
    choice = choice or Choice()
    wanted = [(name, file) for name, file in LAYERS if choice.takes_layer(name) and (atlas.root / file).is_file()]
    for number, (name, file) in enumerate(wanted, start=1):
        if choice.tell:
            choice.tell(name, number, len(wanted))
        with uncollected():
            features: Any = read_features(atlas.root, file)
        if name == "place_names":
            features = names_of_their_day(features)
        elif name == "polity_names":
            features = polity_names_of_their_day(features, atlas.polities)
        features = tuple(with_export_days(feature) for feature in features if choice.takes(feature))
        if choice.simplify and name in SIMPLIFIED:
            simple = simplifier(atlas.root, choice.simplify)
            features = tuple(simple(name, feature) for feature in features)
        if features:
            yield Table(name, features, authored_columns(file, atlas.languages) if name in EDITABLE else {})


def flat(properties: Mapping[str, Any]) -> dict[str, Any]:
    """Flatten the properties of one feature, as the columns of its layer have them."""
    return {column.name: column.values([properties])[0] for column in columns_of([properties], {})}
