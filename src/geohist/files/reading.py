"""Reading the files of an atlas as they are: JSON, TOML and tables, with errors that say where."""

from __future__ import annotations

import csv
import io
import json
import tomllib
from typing import TYPE_CHECKING, Any

from geohist.errors import GeohistError

if TYPE_CHECKING:
    from pathlib import Path


def read_text(root: Path, name: str) -> str | None:
    """Read a UTF-8 file of the atlas; None where it is not there.

    Raises:
        GeohistError: It is not UTF-8.
    """
    path = root / name
    if not path.is_file():
        return None
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise GeohistError(f"not UTF-8 (byte {error.start})", file=name) from None


def read_json(root: Path, name: str) -> Any:
    """Read a JSON file; None where it is not there.

    Raises:
        GeohistError: It is no JSON, or a key stands twice in one object.
    """
    text = read_text(root, name)
    if text is None:
        return None

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) != len(pairs):
            keys = [key for key, _ in pairs]
            twice = next(key for key in keys if keys.count(key) > 1)
            raise GeohistError(f"the key {twice!r} stands twice in one object", file=name, record=str(found.get("id") or "") or None)
        return found

    try:
        return json.loads(text, object_pairs_hook=once)
    except json.JSONDecodeError as error:
        raise GeohistError(f"not JSON: line {error.lineno}, column {error.colno}: {error.msg}", file=name) from None


def read_features(root: Path, name: str) -> list[dict[str, Any]]:
    """Read the features of a GeoJSON file; none where it is not there.

    Raises:
        GeohistError: It is no FeatureCollection of features.
    """
    found = read_json(root, name)
    if found is None:
        return []
    if not isinstance(found, dict) or found.get("type") != "FeatureCollection" or not isinstance(found.get("features"), list):
        raise GeohistError("not a layer", file=name, expected="a GeoJSON FeatureCollection")
    for index, feature in enumerate(found["features"]):
        if not isinstance(feature, dict) or not isinstance(feature.get("properties"), dict):
            raise GeohistError("not a feature", file=name, record=f"features.{index}", expected="an object with properties and geometry")
    return list(found["features"])


def read_list(root: Path, name: str) -> list[dict[str, Any]]:
    """Read a JSON list of objects; empty where the file is not there.

    Raises:
        GeohistError: It is no such list.
    """
    found = read_json(root, name)
    if found is None:
        return []
    if not isinstance(found, list) or not all(isinstance(item, dict) for item in found):
        raise GeohistError("not a register", file=name, expected="a JSON list of objects")
    return found


def read_table(root: Path, name: str, columns: tuple[str, ...]) -> list[dict[str, str]]:
    """Read a comma-separated table with a heading; empty where the file is not there.

    Raises:
        GeohistError: Its columns are not the ones expected, in that order, or a row is too long or too short.
    """
    text = read_text(root, name)
    if text is None:
        return []
    rows = list(csv.reader(io.StringIO(text), strict=True))
    if not rows or tuple(rows[0]) != columns:
        raise GeohistError("other columns than expected", file=name, expected=",".join(columns), given=",".join(rows[0]) if rows else "")
    for number, row in enumerate(rows[1:], start=2):
        if len(row) != len(columns):
            raise GeohistError(
                "a row of another length", file=name, record=f"row {number}", expected=f"{len(columns)} cells", given=len(row)
            )
    return [dict(zip(columns, row, strict=True)) for row in rows[1:]]


def read_toml(root: Path, name: str) -> dict[str, Any] | None:
    """Read a TOML file; None where it is not there.

    Raises:
        GeohistError: It is no TOML.
    """
    text = read_text(root, name)
    if text is None:
        return None
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise GeohistError(f"not TOML: {error}", file=name) from None
