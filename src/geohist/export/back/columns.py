"""From flat columns back to the nested properties of the files."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from geohist.errors import GeohistError
from geohist.export.schema import TEXTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

DERIVED = ("start", "end", "t_start", "t_end")
"""Columns that follow from ``date``."""
NESTED = frozenset({"polities", "actors", "claims", "readings", "written", "parties", "stops", "legs", "names"})
"""Columns that hold JSON."""


def text_column(column: str) -> tuple[str, str] | None:
    """Split ``title_tr`` into the property and the language; None for what is no such column."""
    key, _, language = column.rpartition("_")
    return (key, language) if key in TEXTS and len(language) == 2 else None  # noqa: PLR2004 - a language has two letters


def same(column: str, one: Any, other: Any) -> bool:
    """Whether two values of a column say the same: JSON is compared as what it says, whole numbers with or without a point."""
    if column in NESTED and isinstance(one, str) and isinstance(other, str) and one != other:
        try:
            return bool(json.loads(one) == json.loads(other))
        except ValueError:
            return False
    return bool(one == other)


def put(properties: dict[str, Any], column: str, value: Any, where: str, record: str) -> None:
    """Set one column in the nested properties; None takes it away.

    Raises:
        GeohistError: A nested value is no JSON.
    """
    if split := text_column(column):
        key, language = split
        words = dict(properties.get(key) or {})
        words.pop(language, None)
        if value is not None:
            words[language] = value
        _set(properties, key, words or None)
        return
    if column in NESTED and isinstance(value, str):
        try:
            value = json.loads(value)
        except ValueError as error:
            raise GeohistError(f"the column holds JSON, and this is none: {error}", file=where, record=record, field=column) from None
    _set(properties, column, value)


def unflatten(values: Mapping[str, Any], columns: Iterable[str], where: str, record: str) -> dict[str, Any]:
    """Make the properties of a new feature."""
    properties: dict[str, Any] = {}
    for column in columns:
        if column in values and column not in DERIVED:
            put(properties, column, values[column], where, record)
    return properties


def _set(properties: dict[str, Any], key: str, value: Any) -> None:
    if value is None:
        properties.pop(key, None)
    else:
        properties[key] = value
