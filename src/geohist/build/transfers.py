"""Transfers: what changed hands on a day, by whom, to whom and by which instrument."""

from __future__ import annotations

import itertools
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geohist.build.area import area_km2
from geohist.build.spans import dated, least_certain, named, stamp
from geohist.canonical import feature_collection

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geohist.atlas import Atlas
    from geohist.model import Tenure

SHOWN = 3
"""Cells named in a title before the rest are counted."""

TITLES = {
    "sovereign": {"tr": "{what}: {to} egemenliğinde (önce {of})", "en": "{what}: {to} sovereign (before: {of})"},
    "control": {"tr": "{what}: {to} denetiminde (önce {of})", "en": "{what}: {to} in control (before: {of})"},
    "occupation": {"tr": "{what}: {to} işgalinde (önce {of})", "en": "{what}: occupied by {to} (before: {of})"},
    "mandate": {"tr": "{what}: {to} mandasında (önce {of})", "en": "{what}: under mandate of {to} (before: {of})"},
    "protection": {"tr": "{what}: {to} himayesinde (önce {of})", "en": "{what}: under protection of {to} (before: {of})"},
}
STANDING = {
    "sovereign": {"tr": "{what}: {to} artık egemen", "en": "{what}: {to} now sovereign"},
    "control": {"tr": "{what}: {to} artık denetimde", "en": "{what}: {to} now in control"},
    "occupation": {"tr": "{what}: {to} artık işgalci", "en": "{what}: {to} now as occupier"},
    "mandate": {"tr": "{what}: {to} artık mandater", "en": "{what}: {to} now under mandate"},
    "protection": {"tr": "{what}: {to} artık koruyucu", "en": "{what}: {to} now as protector"},
}
IN_LAW = {
    "open": {
        "tr": "{what}: hukuken artık {was} değil, egemen belirsiz; {to} elinde",
        "en": "{what}: in law no longer {was}, the sovereign open; still held by {to}",
    },
    "settled": {"tr": "{what}: hukuken {now} (önce belirsiz); {to} elinde", "en": "{what}: in law {now} (open before); still held by {to}"},
    "passed": {"tr": "{what}: hukuken {now} (önce {was}); {to} elinde", "en": "{what}: in law {now} (before: {was}); still held by {to}"},
}
"""Words for a change of sovereign alone; ``unknown`` is the sovereign whom the law of the day left open."""


@dataclass(frozen=True)
class Transfer:
    """Cells that pass from one polity to another on a day; where both are the same, the capacity or the sovereign changes.

    Attributes:
        day: Day number, the first on which the new holder holds.
        km2: Geodesic area.
        excerpts: Keys of the passages on which it rests.
    """

    day: int
    cells: tuple[str, ...]
    giver: str
    taker: str
    capacity: str
    sovereign: str
    instrument: str
    certainty: str
    excerpts: tuple[str, ...]
    km2: float
    title: Mapping[str, str]


def transfers(atlas: Atlas, shapes: Mapping[str, Any]) -> list[Transfer]:
    """Find every change of holder, capacity or sovereign within the span of the atlas, by day; ``shapes`` are the cells' in degrees."""
    rows: dict[str, list[Tenure]] = defaultdict(list)
    for tenure in atlas.tenures:
        rows[tenure.cell].append(tenure)
    grouped: dict[tuple[int, str, str, str, str, str, str], list[Tenure]] = defaultdict(list)
    for cell in sorted(rows):
        for old, new in itertools.pairwise(sorted(rows[cell], key=lambda row: row.lo)):
            if old.hi == new.lo and (old.polity, old.capacity, old.sovereign) != (new.polity, new.capacity, new.sovereign):
                in_law = old.sovereign if (old.polity, old.capacity) == (new.polity, new.capacity) else ""
                grouped[new.lo, old.polity, new.polity, new.capacity, new.sovereign, new.instrument, in_law].append(new)
    sizes = {cell: area_km2(shapes[cell]) for cell in {row.cell for found in grouped.values() for row in found}}
    return [
        Transfer(
            day=day,
            cells=tuple(row.cell for row in found),
            giver=giver,
            taker=taker,
            capacity=capacity,
            sovereign=sovereign,
            instrument=instrument,
            certainty=least_certain(row.certainty for row in found),
            excerpts=tuple(sorted({key for row in found for key in row.excerpts})),
            km2=sum(sizes[row.cell] for row in found),
            title=_title(atlas, found, sizes, giver, was),
        )
        for (day, giver, taker, capacity, sovereign, instrument, was), found in sorted(grouped.items())
    ]


def transfers_layer(handed: Sequence[Transfer], shapes: Mapping[str, Any]) -> bytes:
    """Give ``transfers.geojson``: what changed hands, with the land at the coarseness of the territories; ``start`` is the day.

    Changes of right alone (the holder stays) are not in it; they stand in the chronicle.
    """
    import numpy as np
    import shapely

    from geohist.build.territories import TOLERANCE

    ids = sorted(shapes)
    coarse = dict(zip(ids, shapely.coverage_simplify(np.array([shapes[cell] for cell in ids]), TOLERANCE), strict=True))
    counts: dict[str, int] = defaultdict(int)
    features = []
    for one in handed:
        if one.giver == one.taker:
            continue
        stem = f"{stamp(one.day)}-{one.giver}-{one.taker}"
        counts[stem] += 1
        features.append(
            {
                "properties": {
                    "id": stem if counts[stem] == 1 else f"{stem}-{counts[stem]}",
                    "title": dict(one.title),
                    **dated(one.day, one.day + 1),
                    "from": one.giver,
                    "to": one.taker,
                    "capacity": one.capacity,
                    "sovereign": one.sovereign,
                    "instrument": one.instrument,
                    "certainty": one.certainty,
                    "km2": round(one.km2),
                    "cells": list(one.cells),
                    "excerpts": list(one.excerpts),
                },
                "geometry": shapely.geometry.mapping(shapely.coverage_union_all([coarse[cell] for cell in one.cells])),
            }
        )
    return feature_collection(features)


def _title(atlas: Atlas, rows: Sequence[Tenure], sizes: Mapping[str, float], giver: str, was: str) -> dict[str, str]:
    """Say what happens to which cells, the largest first; names are the day's. ``was`` is the sovereign before, if he alone changes."""
    shown = sorted(rows, key=lambda row: (-sizes[row.cell], row.cell))[:SHOWN]
    more = len(rows) - len(shown)
    day, taker, capacity, now = rows[0].lo, rows[0].polity, rows[0].capacity, rows[0].sovereign
    of, to = named(atlas, giver, day - 1), named(atlas, taker, day)
    rest = {"tr": f" ve {more} yer daha" if more else "", "en": f" and {more} more" if more else ""}
    form = STANDING[capacity] if giver == taker else TITLES[capacity]
    if was:
        form = IN_LAW["open" if now == "unknown" else "settled" if was == "unknown" else "passed"]
    law = {"was": named(atlas, was, day - 1), "now": named(atlas, now, day)} if was else {}
    what = {language: ", ".join(atlas.cells[row.cell].title.say(language) for row in shown) + rest[language] for language in rest}
    return {
        language: form[language].format(
            what=what[language], of=of[language], to=to[language], **{role: name[language] for role, name in law.items()}
        )
        for language in rest
    }
