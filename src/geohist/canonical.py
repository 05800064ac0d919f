r"""The one form in which the files of an atlas are kept, so that a difference between two versions is a difference of content.

Features and registers: sorted by id, one a line, keys in the order of the format; coordinates of four decimals, outer rings
anticlockwise and holes clockwise, each ring beginning at its smallest vertex; NFC, ``\n``. Tables: sorted by what they are about.
"""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from geohist.writing import written

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

DECIMALS = 4
"""Decimals of a degree that are kept: about 11 m."""

Ring = list[list[float]]


def position(found: Sequence[float]) -> list[float]:
    """Round a position to four decimals."""
    return [round(number, DECIMALS) + 0.0 for number in found]  # + 0.0 makes floats of whole numbers, and 0 of -0


def line(found: Iterable[Sequence[float]]) -> Ring:
    """Round a line; positions that fall together become one."""
    points: Ring = []
    last: list[float] | None = None
    for one in found:
        point = [round(number, DECIMALS) + 0.0 for number in one]  # as in position, without a call for each of a million
        if point != last:
            points.append(point)
            last = point
    return points


def signed_area(ring: Sequence[Sequence[float]]) -> float:
    """Return the area of a closed ring in square degrees, positive when it runs anticlockwise."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring)) / 2


def ring(found: Iterable[Sequence[float]], *, hole: bool = False) -> Ring:
    """Round and close a ring, wind it by the right-hand rule, and begin it at its smallest vertex."""
    points = line(found)
    if len(points) > 1 and points[0] == points[-1]:
        points.pop()
    if (signed_area([*points, *points[:1]]) > 0) == hole:
        points.reverse()
    if points:
        least = min(points)
        starts = [at for at, point in enumerate(points) if point == least]  # a ring that touches itself may pass it twice
        first = starts[0] if len(starts) == 1 else min(starts, key=lambda at: points[at:] + points[:at])
        points = points[first:] + points[:first]
    return [*points, *points[:1]]


def polygon(found: Sequence[Iterable[Sequence[float]]]) -> list[Ring]:
    """Bring a polygon into canonical form: the outer ring, then the holes in order."""
    return [ring(found[0]), *sorted(ring(one, hole=True) for one in found[1:])] if found else []


def geometry(found: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """Bring a GeoJSON geometry into canonical form."""
    if found is None:
        return None
    kind, coordinates = found["type"], found.get("coordinates", [])
    shaped: Any = coordinates
    if kind == "Point":
        shaped = position(coordinates)
    elif kind in {"LineString", "MultiPoint"}:
        shaped = line(coordinates)
    elif kind == "MultiLineString":
        shaped = [line(one) for one in coordinates]
    elif kind == "Polygon":
        shaped = polygon(coordinates)
    elif kind == "MultiPolygon":
        shaped = sorted(polygon(one) for one in coordinates)
    return {"type": kind, "coordinates": shaped}


def composed(value: Any) -> Any:
    """Bring every string in a JSON value into Unicode NFC."""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, dict):
        return {composed(key): composed(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [composed(one) for one in value]
    return value


def compact(value: Any) -> str:
    """Write a JSON value on one line without spaces."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def spaced(value: Any) -> str:
    """Write a JSON value on one line for reading."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def feature_collection(features: Iterable[Mapping[str, Any]]) -> bytes:
    """Write features, each with ``properties`` (in the order given) and ``geometry``, as a canonical layer sorted by id."""
    shaped = [
        {"type": "Feature", "properties": composed(dict(one["properties"])), "geometry": geometry(one.get("geometry"))} for one in features
    ]
    shaped.sort(key=lambda one: str(one["properties"].get("id", "")))
    lines = ",\n".join(map(compact, shaped))
    return (
        f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n'.encode() if lines else b'{"type":"FeatureCollection","features":[]}\n'
    )


def register(items: Iterable[Mapping[str, Any]]) -> bytes:
    """Write a register: a JSON list sorted by id, one item a line."""
    lines = ",\n".join(spaced(composed(dict(item))) for item in sorted(items, key=lambda item: str(item.get("id", ""))))
    return f"[\n{lines}\n]\n".encode() if lines else b"[]\n"


def document(value: Mapping[str, Any], listed: frozenset[str] = frozenset({"excerpts", "passed_over"})) -> bytes:
    """Write one JSON object: a key a line, and the items of the ``listed`` keys a line each."""
    parts = []
    for key, found in composed(dict(value)).items():
        if key in listed and found:
            items = ",\n".join(f"    {spaced(item)}" for item in found)
            parts.append(f"  {spaced(key)}: [\n{items}\n  ]")
        else:
            parts.append(f"  {spaced(key)}: {spaced(found)}")
    return ("{\n" + ",\n".join(parts) + "\n}\n").encode()


def outline(value: Mapping[str, Any]) -> bytes:
    """Write one JSON object of objects of words, each word a line."""
    return (json.dumps(composed(dict(value)), ensure_ascii=False, indent=2) + "\n").encode()


def table(columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> bytes:
    """Write a comma-separated table with its heading, in the order given."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([unicodedata.normalize("NFC", row[column].strip()) for column in columns] for row in rows)
    return out.getvalue().encode()


def write(path: Path, content: bytes) -> bool:
    """Put a file in place at once: whole or not at all.

    Returns:
        Whether anything changed.

    Raises:
        GeohistError: It cannot be written there.
    """
    if path.is_file() and path.read_bytes() == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    written(path, content)
    return True
