"""Borders: arcs whose two holders differ, joined into lines that share holders, status and days.

The rule by which an arc without a row in ``borders.csv`` gets its status is written in :mod:`geohist.build.statuses`.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from geohist.build.spans import dated, named, stamp
from geohist.canonical import feature_collection

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geohist.atlas import Atlas
    from geohist.build.statuses import BorderSpan
    from geohist.build.topology import Topology


def borders_layer(atlas: Atlas, topo: Topology, spans: Sequence[BorderSpan]) -> bytes:
    """Give ``borders.geojson``: each line with its two holders, status, days and accuracy in km."""
    return feature_collection(_features(atlas, topo, spans))


def _features(atlas: Atlas, topo: Topology, spans: Sequence[BorderSpan]) -> Iterator[dict[str, Any]]:
    import shapely

    joined: dict[tuple[Any, ...], list[int]] = defaultdict(list)
    for span in spans:
        a, b = sorted((span.left, span.right))
        joined[
            a, b, span.lo, span.hi, span.status, span.name, span.instrument, -1 if span.accuracy_km is None else span.accuracy_km
        ].append(span.arc)
    counts: dict[str, int] = defaultdict(int)
    for (a, b, lo, hi, status, name, instrument, accuracy), arcs in sorted(joined.items()):
        stem = f"{a}-{b}-{stamp(lo)}" if a != b else f"{a}-inner-{stamp(lo)}"
        counts[stem] += 1
        one, other = named(atlas, a, lo), named(atlas, b, lo)
        line = shapely.line_merge(shapely.MultiLineString([topo.arcs[arc] for arc in arcs]))
        yield {
            "properties": {
                "id": stem if counts[stem] == 1 else f"{stem}-{counts[stem]}",
                "title": {language: f"{one[language]} – {other[language]}" for language in one},
                "polity_a": a,
                "polity_b": b,
                "status": status,
                **dated(lo, hi),
                "accuracy_km": None if accuracy < 0 else accuracy,
                "name": name,
                "authority": instrument,
            },
            "geometry": shapely.geometry.mapping(shapely.normalize(line)),
        }
