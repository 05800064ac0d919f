"""One layer merged: what was changed, added and taken away, in words and in features."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from geohist import canonical
from geohist.export.back.columns import DERIVED, put, same, unflatten
from geohist.export.back.rows import FILES
from geohist.export.days import with_export_days
from geohist.export.tables import flat

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from geohist.export.back.rows import Edited, Row

_WORDS = 60


@dataclass
class Merged:
    """A layer after the merge: its features by id, the changes in words, and remarks on what was not taken."""

    features: dict[str, dict[str, Any]]
    changes: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def merge(name: str, before: Iterable[Mapping[str, Any]], exported: Iterable[str], edited: Edited) -> Merged:
    """Merge the rows of a package into a layer.

    Args:
        name: The layer.
        before: Its features as in the file.
        exported: Ids of those that the package was made of: one of them that is gone was taken away.
        edited: What came back. A column that is gone altogether changes nothing.
    """
    features = {str(feature["properties"]["id"]): dict(feature) for feature in before}
    merged, rows = Merged(features), edited.rows
    for key in sorted(set(exported) & set(features) - set(rows)):
        del features[key]
        merged.changes.append(f"{name}: {key} is taken away")
    for key, row in sorted(rows.items()):
        if key in features:
            features[key] = _changed(name, features[key], row, edited.columns, merged)
        else:
            made = unflatten(row.values, edited.columns, FILES[name], key)
            features[key] = {"type": "Feature", "properties": made, "geometry": row.geometry}
            merged.changes.append(f"{name}: {key} is new")
    return merged


def _changed(name: str, feature: Mapping[str, Any], row: Row, columns: Sequence[str], merged: Merged) -> dict[str, Any]:
    before, properties, key = flat(with_export_days(feature)["properties"]), dict(feature["properties"]), str(feature["properties"]["id"])
    dated = not same("date", before.get("date"), row.values.get("date"))
    for column in columns:
        was = None if before.get(column) == "" else before.get(column)
        now = row.values.get(column)
        if column in {"fid", "t_start", "t_end"} or same(column, was, now):
            continue
        if column in DERIVED:
            if not dated and str(was) != str(now):
                merged.remarks.append(f"{name}: {key}: {column} follows from date and was not taken; change date instead")
            continue
        put(properties, column, now, FILES[name], key)
        merged.changes.append(f"{name}: {key}: {column}: {_said(was)} → {_said(now)}")
    shape = alike(row.geometry, feature["geometry"])
    if canonical.geometry(shape) != canonical.geometry(feature["geometry"]):
        merged.changes.append(f"{name}: {key}: {_moved(feature['geometry'], shape)}")
        return {**feature, "properties": properties, "geometry": shape}
    return {**feature, "properties": properties}


def alike(shape: Mapping[str, Any] | None, model: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """Return a geometry single where the file has it single: a GeoPackage holds lines and areas as multiple ones."""
    if shape and shape["type"] == f"Multi{model['type']}" and len(shape["coordinates"]) == 1:
        return {"type": model["type"], "coordinates": shape["coordinates"][0]}
    return shape


def _said(value: Any) -> str:
    if value is None:
        return "nothing"
    words = str(value)
    return repr(words if len(words) <= _WORDS else f"{words[: _WORDS - 1]}…")


def _moved(before: Mapping[str, Any], after: Mapping[str, Any] | None) -> str:
    if after is None:
        return "its geometry is gone"
    if before["type"] == after["type"] == "Point":
        from pyproj import Geod

        metres = Geod(ellps="WGS84").inv(*before["coordinates"][:2], *after["coordinates"][:2])[2]
        return f"moved by {metres / 1000:.1f} km to {after['coordinates'][0]:.4f} {after['coordinates'][1]:.4f}"
    return "its geometry is changed"
