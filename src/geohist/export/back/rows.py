"""The rows of a package as they come back, and the package's own word on what it was made of."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geohist.errors import GeohistError
from geohist.export.tables import EDITABLE, LAYERS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FILES: Mapping[str, str] = {name: file for name, file in LAYERS if name in EDITABLE}
"""The file of the atlas behind each editable layer."""


@dataclass(frozen=True)
class Row:
    """One edited feature: its columns, without what is null or empty, and its GeoJSON geometry."""

    values: Mapping[str, Any]
    geometry: Mapping[str, Any] | None


@dataclass(frozen=True)
class Edited:
    """A layer that comes back: its columns, in order, and its rows by id."""

    columns: tuple[str, ...]
    rows: Mapping[str, Row]


@dataclass(frozen=True)
class Package:
    """What a GeoPackage brings back.

    Attributes:
        about: The metadata it was written with.
        layers: The editable layers that it holds.
        passed_over: Names of its other layers.
    """

    about: Mapping[str, str]
    layers: Mapping[str, Edited]
    passed_over: tuple[str, ...]


def authored_state(root: Path) -> str:
    """Return a fingerprint of the editable files of an atlas: a package says which state it was made from."""
    digest = hashlib.sha256()
    for file in sorted(FILES.values()):
        path = root / file
        digest.update(file.encode() + b"\0" + (path.read_bytes() if path.is_file() else b"") + b"\0")
    return digest.hexdigest()[:16]


def read_package(file: Path) -> Package:
    """Read a package.

    Raises:
        GeohistError: It is no GeoPackage of geohist, or a row has no id or one that stands twice.
    """
    import fiona
    import pyogrio

    if not file.is_file():
        raise GeohistError("there is no such file", given=str(file))
    try:
        names = fiona.listlayers(file)
        about = pyogrio.read_info(file, layer=names[0])["dataset_metadata"] or {}
    except (fiona.errors.FionaError, pyogrio.errors.DataSourceError, IndexError):
        raise GeohistError("it is no GeoPackage that can be read", given=str(file)) from None
    if "geohist_atlas" not in about:
        raise GeohistError("the package was not exported by geohist", given=str(file), expected="what geohist export --format qgis wrote")
    known = {name for name, _ in LAYERS}
    try:
        layers = {name: _rows(file, name) for name in names if name in FILES}
    except (fiona.errors.FionaError, pyogrio.errors.DataSourceError, KeyError, ValueError, RuntimeError):
        raise GeohistError("the package is damaged: a layer cannot be read to its end", given=str(file)) from None
    passed = tuple(name for name in names if name not in FILES and name in known)
    return Package(about, layers, passed)


def _rows(file: Path, name: str) -> Edited:
    import fiona

    rows: dict[str, Row] = {}
    with fiona.open(file, layer=name) as features:
        columns = tuple(features.schema["properties"])
        for feature in features:
            values = {key: value for key, value in dict(feature.properties).items() if value is not None and value != ""}
            key = values.get("id")
            if key is None:
                raise GeohistError("a feature has no id", file=f"{file.name}, layer {name}", record=f"fid {feature.id}", field="id")
            if key in rows:
                raise GeohistError("the id stands twice", file=f"{file.name}, layer {name}", record=str(key), field="id")
            shape = json.loads(json.dumps(feature.geometry.__geo_interface__)) if feature.geometry else None
            rows[str(key)] = Row(values, shape)
    return Edited(columns, rows)
